"""Accounts beside the grant: nothing is made or lost, and a convention only moves what it says it moves."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thorbecke.law import INPUTS, RULES
from thorbecke.law import iv3 as law
from thorbecke.model import Graph, Model
from thorbecke.quantity import Quantity
from thorbecke.studies.accounts import standing
from thorbecke.studies.national import law_in

TASKS, FIELDS = 3, 5
_AMOUNT = st.floats(-1e9, 1e9)
_POSITIVE = st.floats(1.0, 1e9)


def model(lasten: list[float], baten: list[float], salarissen: list[float]) -> Model:
    """One municipality with five taakvelden: three tasks, overhead and the booked grant, a cluster each."""
    amounts = {"lasten": lasten, "baten": baten, "salarissen": salarissen}
    given_figures = {
        name: Quantity.of(np.array([values]), ("gemeente", "taakveld"), "euro") for name, values in amounts.items()
    }
    given_figures["cluster_van_taakveld"] = Quantity.of(np.eye(FIELDS), ("taakveld", "cluster"))
    marks = {"taak": [1, 1, 1, 0, 0], "overhead": [0, 0, 0, 1, 0], "dekking": [0, 0, 0, 0, 1]}
    given_figures |= {f"cluster_is_{n}": Quantity.of(np.array(v, dtype=float), ("cluster",)) for n, v in marks.items()}
    return Model(law_in(2024), given_figures, {"gemeente": ["GM"], "cluster": list("abcde")}, {})


@given(*(st.lists(kind, min_size=FIELDS, max_size=FIELDS) for kind in (_AMOUNT, _AMOUNT, _POSITIVE)))
def test_spreading_overhead_makes_and_loses_nothing(lasten, baten, salarissen):
    found = model(lasten, baten, salarissen)
    net, spread = (np.asarray(found.value(n).data)[0] for n in ("netto_lasten", "netto_lasten_met_overhead"))
    assert spread.sum() == pytest.approx(net.sum(), rel=1e-9, abs=1e-3)
    assert spread[3] == pytest.approx(0.0, abs=1e-3)
    assert spread[4] == net[4]


@given(*(st.lists(kind, min_size=FIELDS, max_size=FIELDS) for kind in (_AMOUNT, _AMOUNT, _POSITIVE)))
def test_net_expenses_add_up_over_taakvelden_and_clusters_alike(lasten, baten, salarissen):
    net = np.asarray(model(lasten, baten, salarissen).value("netto_lasten").data)
    assert net.sum() == pytest.approx(sum(lasten) - sum(baten), rel=1e-9, abs=1e-3)


FOUND = standing(2024)


def of(name: str) -> np.ndarray:
    return FOUND.array(name)[FOUND.delivered]


def test_clusters_add_up_to_the_accounts_and_these_close():
    lasten = np.asarray(FOUND.model.value("lasten").data)[FOUND.delivered]
    assert of("lasten_per_cluster").sum(axis=1) == pytest.approx(lasten.sum(axis=1))
    # Deliveries are in thousands: what they leave open is rounding.
    assert np.abs(of("netto_lasten").sum(axis=1)).max() <= 50_000


def test_the_grant_by_cluster_adds_up_to_the_grant():
    by_cluster = of("gemeentefonds_per_cluster").sum(axis=1) + of("gemeentefonds_zonder_cluster")
    assert by_cluster == pytest.approx(of("totaal"))
    suppletie = of("suppletie")
    # What else has no cluster is the rounding of the split to cents.
    rest = of("gemeentefonds_zonder_cluster") - np.nan_to_num(suppletie)
    assert np.abs(rest / of("totaal")).max() < 1e-6


def test_differences_add_up_to_the_grant_less_net_expenses_of_tasks_and_own_means():
    cover = [FOUND.clusters.index(name) for name in ("Gemeentefonds", "Mutaties reserves")]
    tasks = of("netto_lasten").sum(axis=1) - of("netto_lasten")[:, cover].sum(axis=1)
    assert of("saldo") == pytest.approx(of("totaal") - tasks)
    spread = of("saldo_per_cluster_met_overhead").sum(axis=1)
    assert spread == pytest.approx(of("saldo_per_cluster").sum(axis=1))


def test_the_deficit_of_the_social_domain_is_that_of_its_parts_and_social_basis():
    basis = of("tekort_per_cluster")[:, FOUND.clusters.index("Sociale basisvoorzieningen")]
    parts = of("tekort_jeugd") + of("tekort_wmo") + of("tekort_participatie") + basis
    assert of("tekort_sociaal_domein") == pytest.approx(parts)


@settings(max_examples=10)
@given(st.sampled_from(["overhead", "buig", "own_contributions", "payments"]))
def test_each_part_of_the_convention_moves_the_deficit(name: str):
    other = FOUND.under(FOUND.convention.alternatives()[name])
    moved = other.array("tekort_sociaal_domein")[FOUND.delivered] - of("tekort_sociaal_domein")
    assert np.abs(moved).sum() > 1e8
    back = other.under(other.convention.alternatives()[name])
    assert np.array_equal(back.array("tekort_jeugd"), FOUND.array("tekort_jeugd"), equal_nan=True)


def test_leaving_own_contributions_out_only_touches_the_wmo():
    other = FOUND.under(FOUND.convention.alternatives()["own_contributions"])
    assert np.array_equal(other.array("tekort_jeugd"), FOUND.array("tekort_jeugd"), equal_nan=True)
    more = (other.array("tekort_wmo") - FOUND.array("tekort_wmo"))[FOUND.delivered]
    baten = of("baten_per_cluster")[:, FOUND.clusters.index("Individuele voorzieningen Wmo")]
    assert more == pytest.approx(baten)


@pytest.mark.parametrize("year", range(2017, 2027))
def test_the_rules_are_law_in_every_year_of_the_accounts(year: int):
    assert {rule.name for rule in law.RULES} <= law_in(year).rules.keys()


def test_another_unit_is_refused():
    from thorbecke.errors import QuantityError

    graph = Graph(RULES, INPUTS, law_in(2024).on)
    with pytest.raises(QuantityError, match="lasten"):
        Model(graph, {"lasten": Quantity.of(np.ones((1, 1)), ("gemeente", "taakveld"), "1")}, {}, {})
