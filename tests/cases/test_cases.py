"""The published cases are read as printed, and every line that does not add up says why."""

from dataclasses import replace

import pytest

from tests.cases import Line, OwnBudget, Specification, own_budgets, per_unit, specifications, totals
from thorbecke.datasets import Circular, CircularYear, load
from thorbecke.datasets.bedragen import bedragen_per_eenheid
from thorbecke.datasets.gemeenten import gemeenten_in

SPECIFICATIONS = specifications()
LINES = [
    pytest.param(case, line, id=f"{case} {line.number}")
    for case in SPECIFICATIONS
    for line in case.lines
    if line.complete
]


def test_all_published_specifications_are_there():
    assert [str(case) for case in SPECIFICATIONS] == [
        "Beekdaelen 2023",
        "Capelle aan den IJssel 2021",
        "Landgraaf 2024",
        *(f"Maassluis {year}" for year in (2016, 2017, 2018, 2019, 2021)),
    ]
    assert len(LINES) == 165


@pytest.mark.parametrize(("case", "line"), LINES)
def test_units_times_euro_per_unit_is_the_amount_or_a_misprint_says_why(case: Specification, line: Line):
    assert line.amount is not None

    def product(line: Line) -> float:
        return (line.units or 0) * (line.euro_per_unit or 0)

    misprint = case.misprint(line.number)
    meant = line
    if misprint:
        assert misprint.reason
        given = {name: value for name in ("units", "euro_per_unit") if (value := getattr(misprint, name)) is not None}
        meant = replace(line, **given)
        if given:
            assert abs(product(line) - line.amount) > 1, "no misprint: the printed line adds up"
    assert product(meant) == pytest.approx(meant.amount, abs=1)


@pytest.mark.parametrize("case", SPECIFICATIONS, ids=str)
def test_the_lines_of_a_section_add_up_to_its_subtotal(case: Specification):
    for section, subtotal in case.subtotals.items():
        assert sum(line.amount or 0 for line in case.lines if line.section == section) == pytest.approx(subtotal, abs=1)


@pytest.mark.parametrize("case", SPECIFICATIONS, ids=str)
def test_a_case_belongs_to_a_municipality_of_its_year(case: Specification):
    assert gemeenten_in(case.year)[case.gemeente] == case.name
    assert case.source.startswith("https://")
    marked = {misprint.number for misprint in case.misprints} | {own.number for own in case.own_units}
    assert marked <= {line.number for line in case.lines}


@pytest.mark.parametrize("case", [case for case in SPECIFICATIONS if case.circular and case.year < 2022], ids=str)
def test_the_packaged_euro_per_unit_is_what_the_specification_prints(case: Specification):
    table = bedragen_per_eenheid().filter(year=case.year, state=case.circular)
    published = dict(table.select("number", "published").iter_rows())
    for line in case.lines:
        if line.number in published and line.euro_per_unit is not None:
            assert float(published[line.number]) == line.euro_per_unit


def test_landgraaf_follows_mei_2023_but_for_five_lines_with_units_of_its_own():
    (case,) = (case for case in SPECIFICATIONS if case.name == "Landgraaf")
    figures = load(CircularYear(Circular.parse(case.circular or ""), case.year))
    units = figures.eenheden.filter(gemeente=case.gemeente).row(0, named=True)
    euro = dict(figures.bedragen.select("maatstaf", "totaal").iter_rows())
    own = {entry.number: entry.units for entry in case.own_units}
    assert (len(case.lines), len(own)) == (26, 5)
    for line in case.lines:
        assert line.maatstaf is not None
        official = units[line.maatstaf] * euro[line.maatstaf]
        if line.number in own:
            assert official != pytest.approx(line.amount, abs=1000)
            official = own[line.number] * euro[line.maatstaf]
        assert official == pytest.approx(line.amount, abs=1)


@pytest.mark.parametrize("budget", own_budgets(), ids=lambda budget: budget.name)
def test_the_official_figures_give_what_the_municipality_booked(budget: OwnBudget):
    assert gemeenten_in(2024)[budget.gemeente] == budget.name
    # Parts and sum were rounded to the euro one by one.
    assert budget.general_grant + budget.iu_du + budget.suppletie == pytest.approx(budget.computed, abs=1)
    assert budget.booked == pytest.approx(budget.computed, abs=1000)


def test_the_totals_name_circulars_whose_figures_are_packaged():
    for total in (*totals("general_grant"), *totals("general_grant_iu_du"), *totals("budgeted_expenditure")):
        assert load(CircularYear(Circular.parse(total.circular), total.year))


def test_a_published_amount_per_unit_is_euro_per_unit_times_factor():
    for case in per_unit():
        figures = load(CircularYear(Circular.parse(case.circular), case.year))
        euro = figures.bedragen.filter(maatstaf=case.maatstaf)["totaal"].item()
        assert (euro, figures.uitkeringsfactor) == (case.euro_per_unit, case.uitkeringsfactor)
        assert euro * figures.uitkeringsfactor == pytest.approx(case.amount, abs=case.tolerance)
