"""The rules give what municipalities published."""

import numpy as np
import pytest

from tests.cases import (
    Change,
    OwnBudget,
    PerUnit,
    Specification,
    Total,
    changes,
    own_budgets,
    per_unit,
    specifications,
    totals,
)
from thorbecke.datasets import Circular, CircularYear
from thorbecke.law import fvw
from thorbecke.quantity import Quantity
from thorbecke.studies import Municipality
from thorbecke.studies.grant import specification
from thorbecke.studies.national import law_in, model_of
from thorbecke.studies.own_units import with_own_units

SPECIFICATIONS = specifications()


def published(circular: str, year: int) -> CircularYear:
    return CircularYear(Circular.parse(circular), year)


@pytest.mark.parametrize("case", [case for case in SPECIFICATIONS if case.circular and case.year >= 2024], ids=str)
def test_a_specification_comes_out_line_by_line(case: Specification):
    """With its own units where it counted itself, every line within a euro."""
    which = published(case.circular or "", case.year)
    codes = {line.number: line.maatstaf for line in case.lines}
    own = {str(codes[entry.number]): entry.units for entry in case.own_units}
    who = Municipality(case.gemeente, case.name)
    answer = specification(with_own_units(model_of(which), who, own, "own"), which, who)
    amounts = {row["code"]: row["amount"] for row in answer.rows}
    assert len(case.lines) == 26
    for line in case.lines:
        assert amounts[line.maatstaf] == pytest.approx(line.amount, abs=1), line.name


LINES = [
    pytest.param(case, section, id=f"{case} {section}")
    for case in SPECIFICATIONS
    for section in ("A", "B")
    if any(line.complete and line.section == section for line in case.lines)
]


@pytest.mark.parametrize(("case", "section"), LINES)
def test_the_rules_of_its_year_give_the_lines_that_show_units_and_euro_per_unit(case: Specification, section: str):
    """Misprints are listed in the case with their reason; the value that was meant stands in for them."""
    lines = [line for line in case.lines if line.complete and line.section == section]
    misprints = [case.misprint(line.number) for line in lines]
    units, rates = (
        np.array(
            [
                float(
                    getattr(misprint, name) if misprint and getattr(misprint, name) is not None else getattr(line, name)
                )
                for line, misprint in zip(lines, misprints, strict=True)
            ]
        )
        for name in ("units", "euro_per_unit")
    )
    if section == "A":
        values = Quantity.of(units[None, :], ("gemeente", "ozb_maatstaf"), "euro")
        found = fvw.ozb_aftrek_per_maatstaf(values, Quantity.of(-rates, ("ozb_maatstaf",), "1"))
    else:
        law = law_in(case.year).rules["bedrag_in_basis"]
        counts = Quantity.of(units[None, :], ("gemeente", "maatstaf"), "eenheid")
        found = law(counts, Quantity.of(rates, ("maatstaf",), "euro/eenheid"))
    for line, amount in zip(lines, found.data[0], strict=True):
        assert amount == pytest.approx(line.amount, abs=1), line.name


def test_beekdaelen_2023_shows_no_units_and_no_packaged_set_holds_its_year():
    """Its lines can be read but not recomputed: the figures of 2023 are not at hand. Its subtotal adds up."""
    (case,) = (case for case in SPECIFICATIONS if case.year == 2023)
    assert not any(line.complete for line in case.lines)
    assert sum(line.amount or 0 for line in case.lines if line.section == "A") == case.subtotals["A"]


@pytest.mark.parametrize("budget", own_budgets(), ids=lambda budget: budget.name)
def test_a_municipality_booked_what_the_model_gives_within_a_thousand_euro(budget: OwnBudget):
    which = published("mei-2023", 2024)
    model = model_of(which)
    # The suppletie of 2024 was first published with the September circular of that year.
    suppletie = model_of(published("september-2024", 2024)).value("suppletie")
    place = model.place("gemeente", budget.gemeente)
    found = model.replace(suppletie=suppletie).value("totaal").isel(gemeente=place).item()
    assert found == pytest.approx(budget.booked, abs=1000)
    assert found == pytest.approx(budget.computed, abs=1)


@pytest.mark.parametrize("total", totals("general_grant"), ids=lambda total: f"{total.circular} {total.year}")
def test_the_general_grants_add_up_to_the_published_total(total: Total):
    found = model_of(published(total.circular, total.year)).value("verdeeld_bedrag").item()
    assert found / 1e6 == pytest.approx(total.amount, abs=total.tolerance)


@pytest.mark.parametrize("total", totals("general_grant_iu_du"), ids=lambda total: f"{total.circular} {total.year}")
def test_general_grant_and_other_payments_add_up_to_the_published_total(total: Total):
    found = model_of(published(total.circular, total.year)).value("totaal").sum("gemeente").item()
    assert found / 1e6 == pytest.approx(total.amount, abs=total.tolerance)


@pytest.mark.parametrize("case", per_unit(), ids=lambda case: case.maatstaf)
def test_a_unit_brings_what_was_published(case: PerUnit):
    model = model_of(published(case.circular, case.year))
    place = model.place("maatstaf", case.maatstaf)
    rate = model.value("bedrag_per_eenheid").isel(maatstaf=place) * model.value("uitkeringsfactor")
    assert rate.item() == pytest.approx(case.amount, abs=case.tolerance)


@pytest.mark.parametrize("case", changes(), ids=lambda case: case.name)
def test_a_change_of_the_fund_through_the_factor_costs_what_was_booked(case: Change):
    model = model_of(published(case.circular, case.year))
    smaller = model.value("verdeeld_bedrag") + Quantity.of(case.change * 1e6, (), "euro")
    changed = model.solve("uitkeringsfactor", beschikbaar_bedrag=smaller)
    place = model.place("gemeente", case.gemeente)
    effect = (changed.value("totaal") - model.value("totaal")).isel(gemeente=place).item()
    assert effect / 1e6 == pytest.approx(case.amount, abs=case.tolerance)
    assert round(effect / 1e6, 1) == case.booked
