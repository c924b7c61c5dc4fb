"""What scenarios grant and need, by purpose and year; gaps stay gaps; what is packaged has its source."""

import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import numpy as np
import pytest
import yaml

import thorbecke.scenarios
from tests.scenarios import amount, made
from thorbecke.datasets import Circular, CircularYear, newest
from thorbecke.parameters import figures
from thorbecke.scenarios import (
    Amount,
    Scenario,
    apply,
    baseline,
    granted,
    granted_at_least,
    json_schema,
    missing,
    needed,
    packaged,
    read,
    stack,
)
from thorbecke.studies.national import model_of

PACKAGE = Path(thorbecke.scenarios.__file__).parent
CENT = 0.01


# -- what is packaged -----------------------------------------------------------------------------------------------


def test_the_agreements_of_these_years_are_there():
    assert set(packaged()) >= {
        "arbitrage-jeugd-2021",
        "bbp-indexering",
        "coalitieakkoord-2021",
        "herijking-2023",
        "klimaat-artikel-2",
        "omgevingswet-artikel-2",
        "opschalingskorting-gepland",
        "opschalingskorting-geschrapt",
        "opschalingskorting-gerealiseerd",
        "resolutie-2021",
        "trap-op-trap-af",
        "voorjaarsnota-2024",
        "voorjaarsnota-2025",
    }


@pytest.mark.parametrize("name", packaged())
def test_every_packaged_measure_names_where_it_was_read(name: str):
    scenario = read(name)
    assert scenario.name == name
    assert all(measure.grade in "PSD" for measure in scenario.measures)
    assert all(source.startswith("http") for measure in scenario.measures for source in measure.source)


@pytest.mark.parametrize("name", packaged())
def test_a_packaged_scenario_fits_the_published_schema(name: str):
    text = packaged()[name].read_text(encoding="utf-8")
    content = yaml.safe_load(text)
    for measure in content["measures"]:
        for key, value in measure.items():
            if isinstance(value, dict):
                measure[key] = {str(own): number for own, number in value.items()}
    jsonschema.validate(content, json_schema())
    assert text.startswith("# yaml-language-server: $schema=../schema.json")


def test_the_published_schema_is_the_one_the_forms_make():
    assert json.loads((PACKAGE / "schema.json").read_text(encoding="utf-8")) == json_schema()


@pytest.mark.parametrize(
    ("name", "measure", "subject"),
    [
        ("arbitrage-jeugd-2021", "toegekend-2022", "toegekend extra (bovenop 300)"),
        ("voorjaarsnota-2024", "prijs-bbp-systematiek", "eenmalige verlaging gemeentefonds"),
        ("voorjaarsnota-2024", "indexering-zorgkosten", "indexering zorgkosten"),
        ("voorjaarsnota-2025", "totaal", "totaal extra gemeenten"),
        ("voorjaarsnota-2025", "eigen-bijdrage-jeugd", "besparing eigen bijdrage jeugd"),
    ],
)
def test_amounts_are_those_of_the_table_of_agreements(name: str, measure: str, subject: str):
    table = {row.year: row.amount for row in figures("packages") if row.name == subject}
    (found,) = (own for own in read(name).measures if own.id == measure)
    assert isinstance(found, Amount)
    assert {year: mln * 1e6 for year, mln in found.amounts.items()} == table


def test_no_scenario_gives_municipalities_what_was_for_provinces_too():
    amounts = [
        value
        for name in packaged()
        for own in read(name).measures
        if isinstance(own, Amount)
        for value in own.amounts.values()
    ]
    assert 715 not in amounts
    assert 675 in amounts


# -- granted --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "year", "purpose", "mln"),
    [
        ("arbitrage-jeugd-2021", 2022, "jeugd", 1614),
        ("arbitrage-jeugd-2021", 2023, "jeugd", None),
        ("coalitieakkoord-2021", 2023, None, 3200),
        ("coalitieakkoord-2021", 2024, None, None),
        ("coalitieakkoord-2021", 2025, "opschalingskorting", 675),
        ("voorjaarsnota-2024", 2026, "opschalingskorting", 675),
        ("voorjaarsnota-2024", 2026, None, 750),
        ("voorjaarsnota-2024", 2027, None, None),
        ("voorjaarsnota-2024", 2029, None, 975),
        ("voorjaarsnota-2024", 2024, "omgevingswet", 72),
        ("voorjaarsnota-2025", 2026, None, 1300),
        ("voorjaarsnota-2025", 2026, "algemeen", 400),
        ("voorjaarsnota-2025", 2026, "jeugd", None),
        ("voorjaarsnota-2025", 2028, None, None),
        ("opschalingskorting-gepland", 2025, "opschalingskorting", -675),
        ("opschalingskorting-gepland", 2023, "opschalingskorting", None),
        ("resolutie-2021", 2026, "opschalingskorting", 300),
        ("klimaat-artikel-2", 2024, "klimaat", 0),
    ],
)
def test_what_an_agreement_grants(name: str, year: int, purpose: str | None, mln: float | None):
    assert granted(read(name), year, purpose) == mln


@pytest.mark.parametrize(
    ("name", "year", "purpose", "mln"),
    [
        ("arbitrage-jeugd-2021", 2022, "jeugd", 1614),
        ("coalitieakkoord-2021", 2022, "jeugd", 0),
        ("coalitieakkoord-2021", 2024, "jeugd", None),
        ("coalitieakkoord-2021", 2025, "opschalingskorting", 675),
        ("voorjaarsnota-2025", 2028, "jeugd", None),
    ],
)
def test_what_an_agreement_surely_grants(name: str, year: int, purpose: str, mln: float | None):
    assert granted_at_least(read(name), year, purpose) == mln


def test_a_cut_for_several_purposes_may_fall_on_one_of_them():
    (whole,) = (own for own in read("coalitieakkoord-2021").measures if own.id == "totaal")
    assert isinstance(whole, Amount)
    cut = Scenario(name="cut", title="Cut", measures=(replace(whole, amounts={2022: -90.0}),))
    assert granted_at_least(cut, 2022, "jeugd") == -90


def test_a_need_is_needed_and_not_granted():
    need = read("klimaat-artikel-2")
    assert needed(need, 2024, "klimaat") == 599
    assert needed(need, 2025, "klimaat") is None
    assert needed(read("omgevingswet-artikel-2"), 2024, "omgevingswet") is None


def test_a_gap_is_named_with_its_reason():
    assert missing(read("voorjaarsnota-2024"), 2027) == (
        "Indexering van zorgkosten: no figure for 2027. "
        "The source gives 75 for 2026 and 300 for 2029 and nothing between.",
    )


def test_an_incidental_amount_ends_and_a_structural_one_goes_on(tmp_path: Path):
    structural = made(tmp_path, amount(5))
    incidental = made(tmp_path, amount(5).replace("structural", "incidental"))
    assert [granted(structural, year) for year in (2024, 2025, 2026, 2039)] == [0, 5, 5, 5]
    assert [granted(incidental, year) for year in (2024, 2025, 2026)] == [0, 5, 0]


# -- published effects ----------------------------------------------------------------------------------------------


def test_rijssen_holten_books_its_share_of_675_million():
    model = model_of(CircularYear(Circular("mei", 2024), 2025))
    circular, scenario = Circular("mei", 2024), read("voorjaarsnota-2024")
    (price,) = (own for own in scenario.measures if own.id == "prijs-bbp-systematiek")
    alone = type(scenario)(name="prijs", title="Prijs", measures=(price,))
    place = model.place("gemeente", "GM1742")
    after, before = (do(model, alone, 2025, circular).value("totaal") for do in (apply, baseline))
    assert after is model.value("totaal")
    assert after.isel(gemeente=place).item() - before.isel(gemeente=place).item() == pytest.approx(
        -1.284e6, abs=0.0005e6
    )


def test_what_the_circular_holds_is_not_added_twice():
    scenario, model = read("voorjaarsnota-2024"), model_of(newest(year=2025))
    assert apply(model, scenario, 2025) is model
    early = Circular("mei", 2023)
    added = apply(model, scenario, 2025, early).value("totaal").sum("gemeente").item()
    assert added - model.value("totaal").sum("gemeente").item() == pytest.approx(-175e6, abs=CENT)


def test_the_index_of_2026_follows_from_its_parts(tmp_path: Path):
    model = model_of(newest(year=2025))
    parts = made(tmp_path, "change: index\nsystem: bbp\nsince: 2026\nvolume: {2026: 1.6}\nprice: {2026: 3.0708661417}")
    quoted = read("bbp-indexering")
    general = model.value("verdeeld_bedrag").item()
    for scenario in (parts, quoted):
        assert apply(model, scenario, 2026).value("verdeeld_bedrag").item() / general == pytest.approx(1.0472, abs=1e-9)


def test_growth_of_years_that_the_figures_hold_is_not_added():
    model = model_of(newest(year=2025))
    assert apply(model, read("trap-op-trap-af"), 2025) is model


def test_the_planned_cut_takes_675_million_of_2025_through_the_factor():
    model = model_of(newest(year=2025))
    cut = model.value("totaal").data - apply(model, read("opschalingskorting-gepland"), 2025).value("totaal").data
    basis = model.value("uitkeringsbasis").data
    assert cut == pytest.approx(675e6 * basis / basis.sum(), abs=CENT)


def test_two_agreements_stacked_bring_what_they_bring_apart():
    model, year = model_of(newest(year=2025)), 2026
    both = [read("voorjaarsnota-2024"), read("voorjaarsnota-2025")]
    together = effect(model, stack(both), year)
    assert together == pytest.approx(sum(effect(model, one, year) for one in both), abs=CENT)


def effect(model, scenario, year):
    before, after = baseline(model, scenario, year), apply(model, scenario, year)
    return np.asarray(after.value("totaal").data) - np.asarray(before.value("totaal").data)
