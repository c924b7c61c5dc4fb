"""The resolution of 2021 on the agreements that followed it."""

from dataclasses import replace
from itertools import product
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thorbecke import scenarios
from thorbecke.errors import InputFileError, ThorbeckeError, UnknownNameError
from thorbecke.resolution import Check, Verdict, check, front_page, read
from thorbecke.scenarios import Amount, Scenario, granted

RESOLUTION = read("resolutie-2021")
SO_FAR = RESOLUTION.resolution.so_far
BETTER = {Verdict.not_met: 0, Verdict.unknown: 1, Verdict.met: 2}


def on(*names: str, **options) -> Check:
    return check(RESOLUTION, [scenarios.read(name) for name in names], **options)


def verdicts(found: Check) -> list[str]:
    return [article.verdict.value for article in found.articles]


def condition(found: Check, article: str, name: str):
    return next(own for own in found.article(article).conditions if own.id == name)


def test_carried_out_the_resolution_meets_its_own_articles_1_and_2_and_no_other_by_itself():
    found = on("resolutie-2021")
    assert verdicts(found) == ["met", "met", "not_met", "met"]
    assert set(found.article("1").gap_mln.values()) == {0.0}
    assert found.article("4").consequence.startswith("opent woon- en leefomgeving")


def test_the_explanation_asks_for_article_3_as_well():
    found = on("resolutie-2021", reading="explanation")
    assert verdicts(found) == ["met", "met", "not_met", "not_met"]
    assert found.article("3").unlocks == ("4",)
    assert on("resolutie-2021").article("3").unlocks == ()


def test_after_the_voorjaarsnota_2024_300_mln_a_year_of_the_cut_is_left():
    found = on(*SO_FAR)
    article = found.article("1")
    assert article.verdict is Verdict.not_met
    assert [article.gap_mln[str(year)] for year in range(2026, 2030)] == [300.0] * 4
    assert article.gap_mln["structural"] == 300
    assert "structural" in article.gap_at_least
    assert "Ook de korting die in de basis van het fonds zit, schrappen" in article.would_close


def test_without_any_agreement_the_cut_follows_its_plan_and_the_needs_are_open():
    found = on()
    assert found.article("1").gap_mln["2026"] == 975
    assert [found.article("2").gap_mln[str(year)] for year in (2022, 2023, 2024)] == [450, 540, 599]
    assert verdicts(found) == ["not_met"] * 4
    assert found.left_out == SO_FAR


def test_planned_cuts_without_a_source_are_told_as_missing():
    cut = condition(on(), "1", "opschalingskorting")
    assert cut.missing == ("gepland niveau van de opschalingskorting (2022-2024)",)
    assert [year.verdict for year in cut.years[:3]] == [Verdict.unknown] * 3


def test_shortfalls_of_two_definitions_are_not_chained():
    article = on().article("1")
    by_year = {own.id: {year.when for year in own.years} for own in article.conditions if own.id.startswith("jeugd")}
    assert by_year["jeugd-uitspraak-2022"] == {"2022"}
    assert "2022" not in by_year["jeugd-boven-kader"]
    assert [article.gap_mln[str(year)] for year in (2022, 2023, 2024)] == [1560, 628, 828]


def test_money_within_the_frame_does_not_count_against_a_shortfall_above_it():
    above = condition(on(*SO_FAR), "1", "jeugd-boven-kader")
    assert [year.actual for year in above.years[:2]] == [0.0, 0.0]
    assert [year.gap for year in above.years[:2]] == [628.0, 828.0]


def test_the_award_of_2022_was_paid():
    award = condition(on("arbitrage-jeugd-2021"), "1", "jeugd-uitspraak-2022")
    assert (award.verdict, award.years[0].actual, award.years[0].required) == (Verdict.met, 1614.0, 1560.0)


def test_a_grant_of_unknown_size_beside_the_agreements_leaves_the_need_open():
    climate = condition(on("coalitieakkoord-2021"), "2", "klimaat")
    assert climate.verdict is Verdict.unknown
    assert climate.missing[0] == "bedrag van de specifieke uitkering voor de uitvoering van klimaatbeleid (2022-2024)"


@pytest.mark.parametrize(
    ("bound", "verdict", "gap"),
    [("best", Verdict.unknown, None), ("lower", Verdict.met, 0.0), ("upper", Verdict.not_met, 168.0)],
)
def test_the_bound_of_a_need_is_the_users_choice(bound, verdict, gap):
    """Omgevingswet: a range was published, from a saving of 35 to a cost of 168 mln a year, and no best estimate."""
    act = condition(on(bound=bound), "2", "omgevingswet")
    assert act.verdict is verdict
    assert act.years[0].gap == gap


def test_facts_hold_as_last_seen_and_practice_may_stand_in_for_law():
    third = on().article("3")
    feasible = next(own for own in third.conditions if own.id == "uitvoerbaarheid")
    by_year = {year.when: year.verdict for year in feasible.years}
    assert (by_year["2022"], by_year["2023"], by_year["2025"]) == (Verdict.unknown, Verdict.met, Verdict.unknown)
    binding = next(own for own in third.conditions if own.id == "arbitrage")
    assert {year.verdict for year in binding.years} == {Verdict.not_met}


def test_one_year_is_checked_with_what_goes_on_after_it():
    found = on("voorjaarsnota-2024", years=[2026])
    assert list(found.article("1").gap_mln) == ["2026", "structural"]
    assert found.article("1").conditions[0].id == "jeugd-boven-kader"


@pytest.mark.parametrize(
    ("act", "error", "told"),
    [
        (lambda: on(years=[2019]), ThorbeckeError, "2022 to 2029"),
        (lambda: on(reading="decision-point"), UnknownNameError, "decision-points"),
        (lambda: on("voorjaarsnota-2024", "opschalingskorting-gepland"), InputFileError, "opschalingskorting"),
        (lambda: read("resolutie-2022"), UnknownNameError, "resolutie-2021"),
    ],
)
def test_a_wrong_question_is_refused_with_a_remedy(act, error, told):
    with pytest.raises(error, match=told):
        act()


# -- what must always hold ------------------------------------------------------------------------------------------

PURPOSES = ("jeugd", "wmo", "klimaat", "omgevingswet", "algemeen")
AMOUNT = next(
    measure
    for measure in scenarios.read("resolutie-2021").measures
    if isinstance(measure, Amount) and measure.id == "klimaat"
)


def extra(purpose: str, mln: float, first: int, lasting: Literal["structural", "incidental"]) -> Scenario:
    measure = replace(
        AMOUNT,
        id="extra",
        purpose=(purpose,),
        amounts={first: mln},
        lasting=lasting,
        settles=False,
        gaps=(),
    )
    return Scenario(name="extra", title="Extra", measures=(measure,))


@settings(max_examples=60)
@given(
    st.sets(st.sampled_from(SO_FAR)),
    st.sampled_from(PURPOSES),
    st.floats(0, 5000),
    st.integers(2020, 2031),
    st.sampled_from(["structural", "incidental"]),
    st.sampled_from(["best", "lower", "upper"]),
)
def test_more_money_never_makes_a_verdict_worse(names, purpose, mln, first, lasting, bound):
    before = [scenarios.read(name) for name in sorted(names)]
    less = check(RESOLUTION, before, bound=bound)
    more = check(RESOLUTION, [*before, extra(purpose, mln, first, lasting)], bound=bound)
    for old, new in zip(less.articles, more.articles, strict=True):
        assert BETTER[new.verdict] >= BETTER[old.verdict]
        for when, gap in old.gap_mln.items():
            assert gap is None or (new.gap_mln[when] or 0.0) <= gap


@pytest.mark.parametrize(
    ("names", "reading", "bound"),
    list(
        product(
            [(), ("coalitieakkoord-2021",), SO_FAR, ("resolutie-2021",)],
            ["decision-points", "explanation"],
            ["best", "lower", "upper"],
        )
    ),
)
def test_what_is_not_known_is_never_met(names, reading, bound):
    """A condition is met in a year only on figures that are there, a measure that covers it all, or a fact."""
    found = on(*names, reading=reading, bound=bound)
    for article in found.articles:
        for own in article.conditions:
            for year in own.years:
                if year.verdict is Verdict.unknown:
                    assert year.missing
                    assert own.verdict is not Verdict.met
                    assert article.verdict is not Verdict.met
                if year.verdict is Verdict.met and own.kind in ("granted", "opschalingskorting"):
                    settled = any("dekt naar zijn aard" in link.what for link in year.links)
                    sure = [link for link in year.links if link.what.startswith("ten minste toegekend")]
                    assert settled or sure or None not in (year.actual, year.required)
                    assert all((link.mln or 0) >= (year.required or 0) for link in sure)


def test_an_amount_that_is_not_divided_does_not_undo_what_is_sure():
    """The arbitration covers youth care in 2022; the coalition agreement adds an amount for youth and other things."""
    alone, both = on("arbitrage-jeugd-2021"), on("arbitrage-jeugd-2021", "coalitieakkoord-2021")
    year_2022, together = (condition(found, "1", "jeugd-uitspraak-2022").years[0] for found in (alone, both))
    assert year_2022.when == together.when == "2022"
    assert year_2022.verdict is together.verdict is Verdict.met
    assert together.actual is None
    assert [link.mln for link in together.links if link.what.startswith("ten minste")] == [1614]


@pytest.mark.parametrize("names", [(), SO_FAR, ("resolutie-2021",)])
def test_every_figure_that_was_used_has_a_source_and_a_grade(names):
    for article in on(*names, bound="upper").articles:
        for own in article.conditions:
            for year in own.years:
                assert own.kind == "reading" or year.links or year.missing or year.actual == 0
                for link in year.links:
                    assert link.source or link.mln is None, (own.id, link)
                    assert link.grade or link.mln is None


@settings(max_examples=20)
@given(st.permutations(SO_FAR))
def test_the_order_of_the_agreements_does_not_matter(names):
    assert [article.gap_mln for article in on(*names).articles] == [article.gap_mln for article in on(*SO_FAR).articles]


def test_the_gap_is_what_is_needed_less_what_is_granted():
    half = extra("klimaat", 300, 2022, "structural")
    found = check(RESOLUTION, [half])
    climate = condition(found, "2", "klimaat")
    for year in climate.years[:3]:
        assert year.gap == year.required - granted(half, int(year.when), "klimaat")


def test_the_front_page_takes_the_last_agreement_apart():
    page = front_page(RESOLUTION)
    assert [verdicts(found) for found in page.checks] == [
        ["not_met", "not_met", "not_met", "not_met"],
        ["not_met", "unknown", "not_met", "not_met"],
        ["not_met", "unknown", "not_met", "not_met"],
        ["not_met", "unknown", "not_met", "not_met"],
        ["met", "met", "not_met", "met"],
    ]
    assert page.titles[page.latest] == "2025: met de Voorjaarsnota 2025"
    assert page.shown.left_out == ()


def test_a_booked_deficit_cannot_be_told_where_conventions_disagree_and_is_never_added_to_another():
    found = on()
    booked = condition(found, "1", "begrote-tekorten")
    assert booked.verdict is Verdict.unknown
    for year in booked.years:
        stated = [link.mln for link in year.links if link.mln is not None]
        assert min(stated) < 0 < max(stated)
        assert "afspraak over het rekenen" in year.missing
    assert found.article("1").gap_mln["2024"] == 828


@pytest.mark.parametrize(("at_most", "verdict"), [(-10_000.0, "not_met"), (10_000.0, "met")])
def test_a_booked_deficit_is_told_where_all_conventions_agree(at_most, verdict):
    article = RESOLUTION.resolution.articles[0]
    changed = tuple(
        replace(own, at_most=at_most) if own.id == "begrote-tekorten" else own for own in article.conditions
    )
    resolution = replace(
        RESOLUTION.resolution, articles=(replace(article, conditions=changed), *RESOLUTION.resolution.articles[1:])
    )
    found = check(replace(RESOLUTION, resolution=resolution), [], [2024])
    assert condition(found, "1", "begrote-tekorten").verdict.value == verdict
