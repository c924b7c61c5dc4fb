"""Gemeentewet: charges on homes and their remission; and the taxes proposed beside them."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from thorbecke.law import belastinggebied, gemeentewet
from thorbecke.model import Graph, Model
from thorbecke.quantity import Quantity

HOUSE = ("huishouden",)
# An owner at the minimum, a tenant at the minimum, a tenant above it, an empty dwelling.
ROWS = {"woz_waarde": [300e3, 200e3, 250e3, 400e3], "eigenaar": [1, 0, 0, 0], "bewoond": [1, 1, 1, 0]}
UP_TO = [1.0, 1.0, np.inf, np.inf]


def inputs(norm: float = 1.0) -> dict[str, Quantity]:
    return {
        "woz_waarde": Quantity.of(np.array(ROWS["woz_waarde"]), HOUSE, "euro"),
        "eigenaar": Quantity.of(np.array(ROWS["eigenaar"], dtype=float), HOUSE),
        "bewoond": Quantity.of(np.array(ROWS["bewoond"], dtype=float), HOUSE),
        "inkomen_tot_sociaal_minimum": Quantity.of(np.array(UP_TO), HOUSE),
        "kwijtscheldingsnorm": Quantity.of(norm),
        "ozb_tarief_woningen": Quantity.of(np.full(4, 0.001), HOUSE),
        "afvalstoffenheffing": Quantity.of(np.full(4, 300.0), HOUSE, "euro"),
        "rioolheffing": Quantity.of(np.full(4, 200.0), HOUSE, "euro"),
    }


def charges(norm: float = 1.0) -> Model:
    graph = Graph(gemeentewet.RULES, gemeentewet.INPUTS, date(2025, 1, 1))
    return Model(graph, inputs(norm), {"huishouden": range(4)}, {})


def proposal(name: str, rate: float, norm: float = 1.0) -> Model:
    chosen = belastinggebied.INSTRUMENTS[name]
    rules, more = (*belastinggebied.RULES, *chosen.rules), (*belastinggebied.INPUTS, *chosen.inputs)
    given = {
        **inputs(norm),
        "volwassen_ingezetenen": Quantity.of(np.array([2.0, 1.0, 3.0, 0.0]), HOUSE, "persoon"),
        "nieuw_tarief": Quantity.of(np.full(4, rate), HOUSE, chosen.inputs[0].unit),
    }
    return Model(Graph(rules, more, date(2025, 1, 1)), given, {"huishouden": range(4)}, {})


def test_only_owners_pay_ozb_for_the_home_they_live_in():
    assert charges().value("ozb_eigenaar_woning").data.tolist() == [300.0, 0.0, 0.0, 0.0]


def test_waste_and_sewerage_are_paid_where_someone_lives():
    assert charges().value("woonlasten").data.tolist() == [800.0, 500.0, 500.0, 0.0]


def test_charges_are_remitted_to_tenants_up_to_the_norm():
    assert charges().value("te_betalen_woonlasten").data.tolist() == [800.0, 0.0, 500.0, 0.0]


def test_without_remission_everyone_pays():
    assert charges(norm=0.0).value("kwijtschelding_woonlasten").data.sum() == 0.0


@pytest.mark.parametrize(
    ("name", "rate", "household", "others"),
    [
        ("ozb-users", 0.001, [300.0, 0.0, 250.0, 0.0], [0.0, 0.0, 0.0, 0.0]),
        ("ozb-owners", 0.001, [300.0, 0.0, 0.0, 0.0], [0.0, 200.0, 250.0, 400.0]),
        ("residents-levy", 100.0, [200.0, 0.0, 300.0, 0.0], [0.0, 0.0, 0.0, 0.0]),
    ],
)
def test_who_pays_a_proposed_tax(name, rate, household, others):
    found = proposal(name, rate)
    assert found.value("nieuwe_belasting_huishouden").data.tolist() == household
    assert found.value("nieuwe_belasting_anderen").data.tolist() == others


@pytest.mark.parametrize("name", list(belastinggebied.INSTRUMENTS))
@given(rate=st.floats(0, 1000), norm=st.sampled_from([0.0, 1.0, 1.2]))
def test_every_euro_of_a_proposed_tax_is_paid_by_someone_or_remitted(name, rate, norm):
    found = proposal(name, rate, norm)
    parts = ("nieuwe_belasting_huishouden", "nieuwe_belasting_anderen", "kwijtschelding_nieuwe_belasting")
    paid = sum(found.value(part).data for part in parts)
    if name == "ozb-users" or name == "residents-levy":
        paid = paid * np.array(ROWS["bewoond"])
    assert paid == pytest.approx(found.value("nieuwe_belasting").data)


@given(st.lists(st.floats(1, 1e12), min_size=1, max_size=6), st.data())
def test_what_is_taken_out_adds_up_and_the_rates_bring_it_in(taxed, data):
    size = len(taxed)
    key = data.draw(st.lists(st.floats(0.01, 1e9), min_size=size, max_size=size))
    chosen = belastinggebied.INSTRUMENTS["ozb-users"]
    rules, more = (*belastinggebied.RULES, *chosen.rules), (*belastinggebied.INPUTS, *chosen.inputs)
    given = {
        "verschuiving": Quantity.of(4e9, (), "euro"),
        "uitnamesleutel": Quantity.of(np.array(key), ("gemeente",)),
        "belastbare_grondslag": Quantity.of(np.array(taxed), ("gemeente",), "euro"),
    }
    found = Model(Graph(rules, more, date(2025, 1, 1)), given, {"gemeente": range(size)}, {})
    assert found.value("uitname").data.sum() == pytest.approx(4e9)
    assert (found.value("benodigd_tarief").data * taxed).sum() == pytest.approx(4e9)
    assert found.value("standaardtarief").item() * sum(taxed) == pytest.approx(4e9)
