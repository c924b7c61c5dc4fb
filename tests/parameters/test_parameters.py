"""Every packaged parameter has unit, years and a source; asking for what is not there says what is."""

from pathlib import Path

import pytest

from thorbecke.errors import InputFileError, NotPublishedError, UnknownNameError
from thorbecke.parameters import GRADES, Parameter, figures, load, names, read, table_names

FIGURES = [(name, value) for name in names() for value in load(name).values]


@pytest.mark.parametrize("name", names())
def test_a_parameter_says_what_it_is(name):
    parameter = load(name)
    assert all([parameter.title, parameter.unit, parameter.article, parameter.values])


@pytest.mark.parametrize("name", names())
def test_every_figure_has_a_source_and_every_gap_a_reason(name):
    for value in load(name).values:
        if value.amount is None:
            assert value.note
        else:
            assert value.grade in GRADES
            assert "://" in value.source or value.source.startswith("BZK, ")


@pytest.mark.parametrize(("name", "value"), [case for case in FIGURES if case[1].amount is not None], ids=str)
def test_moving_a_figure_moves_that_year_and_no_other(name, value):
    parameter = load(name)
    moved = parameter.changed(value.first, value.amount + 1, value.key)
    assert moved.at(value.first, value.key) == value.amount + 1
    for other in parameter.values:
        if other.amount is not None and (other.first, other.key) != (value.first, value.key):
            assert moved.at(other.first, other.key) == parameter.at(other.first, other.key)
    assert load(name) == parameter


@pytest.mark.parametrize(
    ("name", "key", "year", "figure"),
    [
        ("ingroeipad_maximum_per_inwoner", "", 2023, 7.50),
        ("ingroeipad_maximum_per_inwoner", "", 2024, 22.50),
        ("ingroeipad_maximum_per_inwoner", "", 2025, 37.50),
        ("verevend_aandeel_ozb", "woningen", 2025, 0.80),
        ("verevend_aandeel_ozb", "niet-woningen", 2025, 0.70),
        ("maximum_buitenwater", "", 2025, 10_000),
        ("drempel_laag_inkomen", "", 2024, 0.10),
        ("drempel_75_plus", "", 2024, 0.06),
        ("drempel_laag_opleidingsniveau", "", 2024, 0.10),
        ("drempel_lage_inkomens", "", 2020, 0.10),
        ("schaalnadeel_bijstand", "", 2015, 350),
        ("schaalvoordeel_bijstand", "", 2015, 0.87),
        ("wadden_schijfgrens", "eerste schijf", 2024, 2_500),
        ("wadden_schijfgrens", "tweede schijf", 2024, 7_500),
        ("herindeling_basisbedrag", "", 2008, 1_585_065),
        ("herindeling_basisbedrag", "", 2015, 2_245_440),
        ("herindeling_per_inwoner", "", 2015, 53.29),
        ("krimp_drempel", "", 2015, 0.99),
        ("groei_drempel", "", 2015, 0.10),
        ("leerlingen_factor", "voortgezet onderwijs", 2020, 0.80),
        ("opschalingskorting_oorspronkelijk", "", 2025, 975e6),
        ("opschalingskorting_actueel", "", 2026, 300e6),
        ("reele_groei_bbp", "", 2009, -0.0367),
        ("accrespercentage", "", 2026, 0.0472),
    ],
)
def test_figures_are_those_of_the_source(name, key, year, figure):
    assert load(name).at(year, key) == figure


def test_the_help_with_a_reorganisation_is_paid_whole():
    assert sum(load("herindeling_betaalritme").by_key(2015).values()) == pytest.approx(1)


@pytest.mark.parametrize("year", range(2008, 2018))
def test_growth_of_gdp_is_that_of_its_level(year):
    level, growth = load("bbp_prijsniveau_2015"), load("reele_groei_bbp")
    assert level.at(year) / level.at(year - 1) - 1 == pytest.approx(growth.at(year), abs=0.00005)


@pytest.mark.parametrize(
    ("name", "year", "told"),
    [
        ("ingroeipad_maximum_per_inwoner", 2022, "the first is of 2023"),
        ("ingroeipad_maximum_per_inwoner", 2026, "the last is of 2025"),
        ("herindeling_basisbedrag", 2002, "from 2001 to 2009 has a gap there"),
        ("reele_groei_bbp", 2019, "no figure with a source was found"),
        ("opschalingskorting_oorspronkelijk", 2023, "was not found in a source"),
        ("leerlingen_factor", 2024, "has no part ''"),
    ],
)
def test_a_year_without_figure_is_a_gap_and_says_so(name, year, told):
    with pytest.raises((NotPublishedError, UnknownNameError)) as caught:
        load(name).at(year)
    assert told in str(caught.value)


@pytest.mark.parametrize(
    ("act", "told"),
    [
        (lambda: load("opschalingskorting"), "Did you mean opschalingskorting_actueel or"),
        (lambda: load("verevend_aandeel_ozb").at(2024, "woning"), "Did you mean 'woningen'?"),
        (lambda: load("accrespercentage").changed(2026, 1, "x"), "it is one figure"),
        (lambda: figures("package"), "packages"),
    ],
)
def test_an_unknown_name_is_refused_with_the_closest(act, told):
    with pytest.raises(UnknownNameError) as caught:
        act()
    assert told in str(caught.value)


@pytest.mark.parametrize("table", table_names())
def test_every_row_of_a_table_has_a_source(table):
    for figure in figures(table):
        assert figure.source.startswith("http")
        assert figure.grade in {"gepubliceerd", "secundair"}
        assert figure.year <= figure.last_year
        assert figure.amount is not None or figure.note


def test_nothing_without_source_came_along():
    taken = [figure for table in table_names() for figure in figures(table)]
    suspect = ("geen bron", "verifi", "afgeleid", "berekend", "uit het hoofd", "te zoeken", "idem")
    for figure in taken:
        text = f"{figure.name} {figure.state} {figure.source} {figure.note}".casefold()
        assert not any(word in text for word in suspect), figure
    assert [load("reele_groei_bbp").value(year).amount for year in range(2018, 2022)] == [None] * 4


HEAD = "title: t\nunit: euro\narticle: a\nsource: https://x\ngrade: wet\n"


def parameter(folder: Path, text: str) -> Parameter:
    path = folder / "p.yaml"
    path.write_text(text, encoding="utf-8")
    return read(path)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (HEAD + "vaules: []\n", "p.yaml, line 6: 'vaules' is not known here. Did you mean 'values'?"),
        (HEAD + "unit: euro\n", "p.yaml, line 6: 'unit' stands here twice, first on line 2."),
        (HEAD, "p.yaml, line 1: 'values' is missing."),
        (HEAD + "values: []\n", "line 6: 'values' must be a list"),
        (HEAD + "values:\n  - 5\n", "line 6: every value must give"),
        (HEAD + "values:\n  - {amount: 1}\n", "line 7: give either 'year'"),
        (HEAD + "values:\n  - {year: 2024, from: 2023, amount: 1}\n", "line 7: give either 'year'"),
        (HEAD + "values:\n  - {year: 2024, until: 2025, amount: 1}\n", "line 7: 'until' goes with 'from'"),
        (HEAD + "values:\n  - {from: 2024, until: 2023, amount: 1}\n", "line 7: 'until' 2023 lies before"),
        (HEAD + "values:\n  - {year: 24, amount: 1}\n", "line 7: 'year' must be a year as in 2024, not '24'"),
        (HEAD + "values:\n  - {year: 2024}\n", "line 7: 'amount' is missing"),
        (HEAD + "values:\n  - {year: 2024, amount: }\n", "line 7: an empty amount needs a note"),
        (HEAD + "values:\n  - {year: 2024, amount: 0363}\n", "line 7: 'amount' must be a number as in 1234.56"),
        (HEAD + "values:\n  - {year: 2024, amount: true}\n", "line 7: 'amount' must be a number"),
        (HEAD + "values:\n  - {from: 2024, amount: 1}\n", "line 1: 'last_checked' is missing"),
        (
            HEAD + "values:\n  - {year: 2024, amount: 1}\n  - {year: 2024, amount: 2}\n",
            "line 6: two values hold in 2024",
        ),
        (
            HEAD.replace("source: https://x\n", "") + "values:\n  - {year: 2024, amount: 1}\n",
            "line 6: a figure without",
        ),
        (HEAD.replace("wet", "U") + "values:\n  - {year: 2024, amount: 1}\n", "'grade' must be one of wet"),
        (
            HEAD.replace("unit: euro", "unit: [a]") + "values:\n  - {year: 2024, amount: 1}\n",
            "line 2: 'unit' must be text",
        ),
    ],
)
def test_a_file_that_is_not_right_is_refused_with_its_line(tmp_path, text, told):
    with pytest.raises(InputFileError) as caught:
        parameter(tmp_path, text)
    assert told in str(caught.value)


def test_a_right_file_is_read(tmp_path):
    found = parameter(tmp_path, HEAD + "last_checked: 2025\nvalues:\n  - {from: 2020, key: a, amount: 1.5}\n")
    assert (found.name, found.keys, found.at(2030, "a"), found.last_checked) == ("p", ("a",), 1.5, 2025)
