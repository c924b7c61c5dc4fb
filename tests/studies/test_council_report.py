"""The report for a council is put together from the answers that pages show, and says no other figures."""

import math

import pytest

from thorbecke import resolution
from thorbecke.errors import UnknownNameError
from thorbecke.scenarios import read
from thorbecke.studies import agreements, grant, questions, simulate
from thorbecke.studies.council_report import council_report

SO_FAR = resolution.read(resolution.RESOLUTION).resolution.so_far
REPORT = council_report("Beekdaelen", SO_FAR)
CHAPTERS = {chapter.name: chapter for chapter in REPORT.chapters}


def test_it_has_every_part_and_says_of_each_why_it_lacks():
    assert list(CHAPTERS) == ["grant", "change", "outlook", "agreements", "ratios", "balance", "charges"]
    assert [own.name for own in REPORT.chapters if (own.answer is None) != bool(own.problem)] == []


def test_the_front_figures_are_those_of_the_specification():
    total = questions.ask("grant_of", gemeente="Beekdaelen").value
    assert REPORT.key[0].value == pytest.approx(total)
    assert REPORT.key[0].value / REPORT.key[1].value == pytest.approx(36270, abs=1)


def test_the_causes_add_up_to_the_difference_between_the_two_totals():
    answer = CHAPTERS["change"].answer
    assert answer
    causes = [row["euro"] for row in answer.rows]
    assert sum(causes[:-1]) == pytest.approx(causes[-1], abs=0.05)
    assert str(REPORT.before) == "mei-2024 for 2025"
    old = questions.ask("grant_of", gemeente="Beekdaelen", circular="mei-2024", year=2025).value
    assert old
    assert causes[-1] == pytest.approx(REPORT.key[0].value - old)


def test_what_agreements_bring_is_the_effect_of_each_and_of_all():
    who = grant.municipality("Beekdaelen", 2025)
    rows = {str(row["agreement"]): row for row in agreements.agreements_of(who, SO_FAR).rows}
    (effect,) = simulate.simulate(read("voorjaarsnota-2024"), [2026])
    alone = effect.per_inwoner[effect.codes.index(who.code)]
    assert rows["Voorjaarsnota 2024"]["2026"] == pytest.approx(alone)
    together = questions.ask("effect_by_municipality", scenarios=SO_FAR, first=2026)
    own = next(row for row in together.rows if row["code"] == who.code)
    assert rows["All together"]["2026"] == pytest.approx(own["per_inwoner"])


def test_an_amount_that_no_source_gives_is_unknown_and_not_zero():
    who = grant.municipality("Beekdaelen", 2025)
    rows = {str(row["agreement"]): row for row in agreements.agreements_of(who, SO_FAR).rows}
    assert rows["Arbitrage jeugdzorg 2021"]["2026"] is None
    notes = agreements.agreements_of(who, SO_FAR).notes
    assert any("Extra voor jeugdzorg na de arbitrage" in note for note in notes)


def test_no_figure_of_it_is_not_a_number():
    for chapter in REPORT.chapters:
        values = [value for row in (chapter.answer.rows if chapter.answer else []) for value in row.values()]
        assert not [value for value in values if isinstance(value, float) and math.isnan(value)], chapter.name


def test_an_unknown_municipality_or_agreement_is_refused_with_the_closest():
    with pytest.raises(UnknownNameError, match="Beekdaelen"):
        council_report("Bekdalen")
    with pytest.raises(UnknownNameError, match="voorjaarsnota-2024"):
        council_report("Beekdaelen", ("voorjaarsnot-2024",))
