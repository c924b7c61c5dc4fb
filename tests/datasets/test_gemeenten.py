"""Municipalities by year, as people name them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thorbecke.datasets.gemeenten import find_gemeente, gemeenten_in, gemeenten_table, inhabitants
from thorbecke.datasets.herindelingen import current_codes, reorganisations
from thorbecke.datasets.reference import rows
from thorbecke.errors import NotPublishedError, UnknownNameError

YEARS = range(2010, 2027)


@pytest.mark.parametrize(
    ("year", "count"),
    [(2010, 431), (2015, 393), (2019, 355), (2022, 345), *((year, 342) for year in range(2023, 2027))],
)
def test_the_number_of_municipalities_is_the_official_one(year, count):
    assert len(gemeenten_in(year)) == count


@pytest.mark.parametrize("year", YEARS)
def test_every_name_and_every_code_finds_its_municipality(year):
    for code, name in gemeenten_in(year).items():
        assert find_gemeente(name, year) == find_gemeente(code, year) == code


@pytest.mark.parametrize("year", YEARS)
def test_no_two_municipalities_of_a_year_answer_to_one_name(year):
    codes = gemeenten_in(year)
    names = [
        name
        for row in rows("gemeenten")
        if row["gemeente"] in codes
        for name in [row["name"], *row["aliases"].split(";")]
    ]
    answers = [find_gemeente(name, year) for name in names if name]
    assert set(answers) == set(codes)
    assert [code for code in codes if find_gemeente(codes[code].upper(), year) != code] == []


@pytest.mark.parametrize(
    "text",
    [
        "GM0518",
        "gm518",
        "0518",
        "518",
        "'s-Gravenhage",
        "’s-gravenhage",
        "s gravenhage",
        "DEN HAAG",
        "den-haag",
        " Den Haag ",
    ],
)
def test_people_name_the_hague_in_many_ways(text):
    assert find_gemeente(text, 2024) == "GM0518"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Den Bosch", "GM0796"),
        ("Sudwest Fryslan", "GM1900"),
        ("Hengelo (O.)", "GM0164"),
        ("Hengelo", "GM0164"),
        ("bergen nh", "GM0373"),
        ("De Friese Meren", "GM1940"),
    ],
)
def test_accents_additions_and_other_names_do_not_matter(text, code):
    assert find_gemeente(text, 2024) == code


@pytest.mark.parametrize(
    ("text", "year", "told"),
    [
        ("Eindhove", 2024, "Did you mean Eindhoven or Veldhoven?"),
        ("Den Hag", 2024, "Did you mean Den Haag"),
        ("Bergen", 2024, r"Bergen \(L\.\) or Bergen \(NH\.\)"),
        ("Weesp", 2024, r"went into Amsterdam \(GM0363\) on 2022-03-24"),
        ("457", 2023, r"Weesp \(GM0457\) went into Amsterdam"),
        ("Haaren", 2021, r"was divided over Boxtel .* Vught \(GM0865\) on 2021-01-01"),
        ("Boskoop", 2024, "was a municipality until 2013"),
        ("Eemsdelta", 2020, "from 2021 on, not yet in 2020"),
        ("GM9999", 2024, "'GM9999' is not a municipality in 2024"),
        ("", 2024, "'' is not a municipality"),
        ("Utrecht", 2009, "run from 2010 to 2026"),
    ],
)
def test_an_unknown_name_is_refused_with_what_helps(text, year, told):
    with pytest.raises(UnknownNameError, match=told):
        find_gemeente(text, year)


@given(st.text(max_size=40))
def test_any_text_finds_a_municipality_or_is_refused(text):
    try:
        found = find_gemeente(text, 2024)
    except UnknownNameError:
        return
    assert found in gemeenten_in(2024)


def test_the_merged_municipality_still_answers_in_its_own_time():
    assert find_gemeente("Weesp", 2022) == "GM0457"


def test_every_municipality_of_2024_is_classified():
    table = gemeenten_table(2024)
    assert table.height == 342
    assert table.drop("central_function").null_count().sum_horizontal().item() == 0
    assert table.filter(table["central_function"].is_null())["name"].to_list() == [
        "Utrecht",
        "Amsterdam",
        "'s-Gravenhage",
        "Rotterdam",
    ]
    assert table["classified"].unique().to_list() == [2024]


@pytest.mark.parametrize(("year", "nearest"), [(2010, 2023), (2022, 2023), (2023, 2023), (2025, 2025), (2026, 2025)])
def test_classes_of_another_year_are_those_of_the_nearest(year, nearest):
    assert gemeenten_table(year)["classified"].drop_nulls().unique().to_list() == [nearest]


@pytest.mark.parametrize("year", [2023, 2024])
def test_size_classes_fit_the_inhabitants(year):
    people = inhabitants(year)
    for code, size in gemeenten_table(year).select("gemeente", "size_class").iter_rows():
        bounds = [int(word.replace(".", "")) for word in size.split() if word[0].isdigit()]
        low = 0 if size.startswith("minder") else bounds[0]
        high = bounds[-1] if size.startswith("minder") or " tot " in size else float("inf")
        assert low <= people[code] < high, (code, size)


@pytest.mark.parametrize(("year", "total"), [(2017, 17_081_507), (2024, 17_942_942), (2025, 18_044_027)])
def test_the_inhabitants_add_up_to_the_country(year, total):
    assert sum(inhabitants(year).values()) == total


@pytest.mark.parametrize("year", range(2017, 2027))
def test_inhabitants_are_known_for_exactly_the_municipalities_of_the_year(year):
    assert list(inhabitants(year)) == list(gemeenten_in(year))


def test_inhabitants_of_other_years_are_refused():
    with pytest.raises(UnknownNameError, match="run from 2017 to 2026"):
        inhabitants(2016)


@pytest.mark.parametrize("year", range(2015, 2027))
def test_the_reorganisations_are_what_changes_the_lists(year):
    table = reorganisations()
    table = table.filter(table["first_list"] == year)
    before, after = gemeenten_in(year - 1), gemeenten_in(year)
    assert set(table["old"]) == set(before) - set(after)
    assert set(after) - set(before) <= set(table["new"]) <= set(after)


def test_shares_of_split_municipalities_are_marked_as_estimates():
    table = reorganisations()
    estimated = table.filter(table["estimate"])
    assert set(estimated["old_name"]) == {"Maasdonk", "Muiden", "Littenseradiel", "Winsum", "Haaren"}
    assert set(table.filter(~table["estimate"])["share_of_population"]) == {1.0}


@pytest.mark.parametrize("year", range(2014, 2027))
def test_figures_carried_to_the_borders_of_today_lose_nobody(year):
    carried = current_codes(year)
    assert set(carried) == set(gemeenten_in(year))
    assert {code for shares in carried.values() for code in shares} == set(gemeenten_in(2026))
    assert all(sum(shares.values()) == pytest.approx(1, abs=1e-12) for shares in carried.values())


def test_muiden_is_followed_through_weesp_to_amsterdam():
    assert current_codes(2015)["GM0424"] == pytest.approx({"GM0363": 0.033, "GM1942": 0.967})


def test_figures_from_before_the_known_reorganisations_are_refused():
    with pytest.raises(NotPublishedError, match="Take 2014 or later"):
        current_codes(2013)
