"""Suppletie, help with a reorganisation, and the maatstaven that are computed from counts."""

from datetime import date
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from thorbecke import parameters
from thorbecke.datasets import CircularYear, load
from thorbecke.law import INPUTS, RULES, bfv, maatstaven
from thorbecke.model import Graph, Model
from thorbecke.quantity import Quantity
from thorbecke.studies.national import parameters_of

YEARS = {2013: Graph(RULES, INPUTS, date(2013, 1, 1)), 2024: Graph(RULES, INPUTS, date(2024, 1, 1))}


def figure(name: str, year: int = 2024, **given: Any) -> np.ndarray:
    """A figure from counts per municipality, with the parameters of the year unless they are given."""
    graph = YEARS[year]
    quantities = {
        key: Quantity.of(np.array(value, dtype=float), graph.inputs[key].dims, graph.inputs[key].unit)
        for key, value in given.items()
    }
    return np.asarray(Model(graph, quantities, {}, {}, parameters_of(year)).value(name).data)


# -- suppletie ------------------------------------------------------------------------------------------------------


def test_a_suppletie_brings_the_effect_back_within_its_bound():
    effect = [-100.0 * 1000, 10.0 * 1000, 100.0 * 1000]
    found = figure("suppletie", herverdeeleffect=effect, inwoners=[1000, 1000, 1000])
    assert found.tolist() == [77_500.0, 0.0, -77_500.0]


@given(
    arrays(float, 5, elements=st.floats(-1e8, 1e8)),
    arrays(float, 5, elements=st.floats(1, 1e6)),
)
def test_no_effect_passes_its_bound_and_no_small_effect_is_touched(effect, inhabitants):
    after = effect + figure("suppletie", herverdeeleffect=effect, inwoners=inhabitants)
    bound = 22.50 * inhabitants
    assert (abs(after) <= bound * (1 + 1e-9) + 1e-6).all()
    small = abs(effect) <= bound
    np.testing.assert_allclose(after[small], effect[small])


def test_the_suppletie_of_2024_as_published():
    from thorbecke.datasets import Circular

    rows = load(CircularYear(Circular.parse("september-2024"), 2024)).betalingen
    amounts = rows.filter(post="Suppletie nieuwe verdeling GF")["bedrag"].to_numpy()
    assert (len(amounts[amounts != 0]), len(amounts[amounts < 0])) == (262, 128)
    assert amounts.sum() == pytest.approx(-9.4e6, abs=0.05e6)


# -- reorganisation -------------------------------------------------------------------------------------------------


def test_help_with_a_reorganisation_counts_municipalities_and_inhabitants_outside_the_largest():
    found = figure(
        "hulp_bij_herindeling",
        gemeenten_minder=[2.0],
        gemeenten_betrokken_bij_splitsing=[0.0],
        inwoners_betrokken=[45_000.0],
        inwoners_grootste=[25_000.0],
    )
    assert found.item() == pytest.approx(2 * 2_245_440 + 20_000 * 53.29)


def test_a_split_adds_a_tenth_for_each_municipality_involved():
    base: dict[str, Any] = {"gemeenten_minder": [1.0], "inwoners_betrokken": [1.0], "inwoners_grootste": [1.0]}
    plain, split = (
        figure("hulp_bij_herindeling", gemeenten_betrokken_bij_splitsing=[involved], **base).item()
        for involved in (0.0, 5.0)
    )
    assert split == pytest.approx(plain * 1.5)


# -- counts ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "year", "given", "expected"),
    [
        (
            "huishoudens_laag_inkomen_met_drempel",
            2024,
            {"huishoudens_laag_inkomen": [300, 50], "woonruimten": [1000, 1000]},
            [200, 0],
        ),
        ("inwoners_75_plus_met_drempel", 2024, {"inwoners_75_plus": [4539], "inwoners": [37159]}, [2309.46]),
        ("laag_opleidingsniveau_met_drempel", 2024, {"laagopgeleiden": [150, 90], "inwoners": [1000, 1000]}, [50, 0]),
        ("bijstandsontvangers_driejaarsgemiddelde", 2024, {"bijstandsontvangers_per_jaar": [[700, 710, 690]]}, [700]),
        ("omgevingsadressendichtheid", 2024, {"omgevingsadressen": [500], "woonruimten": [17_000]}, [8500]),
        ("buitenwater", 2024, {"oppervlak_buitenwater": [8887, 46_000]}, [8887, 10_000]),
        ("extra_groei_jongeren", 2024, {"jongeren": [1200, 1050], "jongeren_tien_jaar_eerder": [1000, 1000]}, [100, 0]),
        ("schaalnadeel", 2013, {"bijstandsontvangers": [350, 1050], "schaalnadeel_bijstand": 350}, [0.5, 0.75]),
        ("schaalvoordeel", 2013, {"aantal_bijstandsontvangers": [1000], "schaalvoordeel_bijstand": 0.87}, [1000**0.87]),
        (
            "krimp",
            2013,
            {"inwoners_zeven_jaar_eerder": [10_000, 10_000], "inwoners": [9_700, 9_950], "krimp_drempel": 0.99},
            [200, 0],
        ),
        ("bedrijven", 2013, {"bedrijfsvestigingen": [1100], "bedrijfsvestigingen_drie_jaar_eerder": [1000]}, [1210]),
        (
            "percentage_slechte_grond",
            2013,
            {"aandeel_slechte_grond": [0.4, 0.2], "drempel_slechte_grond": 0.25},
            [0.15, 0],
        ),
        (
            "lage_inkomens_met_drempel",
            2013,
            {"lage_inkomens": [4500], "woonruimten": [14_939], "drempel_lage_inkomens": 0.1},
            [3006.1],
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_units_follow_from_counts(name, year, given, expected):
    np.testing.assert_allclose(figure(name, year, **given), expected, atol=1e-9)


@pytest.mark.parametrize("module", [bfv, maatstaven])
def test_every_bound_is_a_parameter_that_moves_its_figure(module):
    for given_ in module.INPUTS:
        if not given_.dims:
            assert given_.name in parameters.names()
            assert parameters.load(given_.name).unit == given_.unit
            needed = [rule for rule in RULES if given_.name in rule.needs]
            assert needed, f"{given_.name} moves nothing"


def units(code: str, circular: str = "mei-2024") -> np.ndarray:
    from thorbecke.datasets import Circular

    return load(CircularYear(Circular.parse(circular), 2024)).eenheden[code].to_numpy()


@pytest.mark.parametrize(
    ("code", "threshold", "of", "multiple", "above"),
    [
        ("lidr_w_nw", "drempel_laag_inkomen", "woonr", 100, 342),
        ("inw75+dr", "drempel_75_plus", "inwo", 1, 338),
        ("LOdr", "drempel_laag_opleidingsniveau", "inwo", 10, 339),
    ],
)
def test_the_thresholds_are_those_of_the_published_units(code, threshold, of, multiple, above):
    """Units plus the threshold are whole counts, as CBS publishes them, wherever there are units at all."""
    counted = units(code) > 0
    counts = (units(code) + parameters.load(threshold).at(2024) * units(of))[counted]
    assert counted.sum() == above
    assert (abs(counts / multiple - np.round(counts / multiple)) * multiple < 0.011).all()
