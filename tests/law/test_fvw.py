"""The grant: what the law shares out adds up, whatever the figures; and the two ways to write it are one."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from thorbecke.datasets import available, load, newest
from thorbecke.law import INPUTS, RULES
from thorbecke.model import Graph, Model
from thorbecke.quantity import Quantity
from thorbecke.studies.national import model_of

SETS = list(available())
NOW, BEFORE_2023 = (Graph(RULES, INPUTS, date(year, 1, 1)) for year in (2025, 2013))


def model(units, rates, value, tariff, amount, graph=NOW) -> Model:
    """A nation of a few municipalities and two maatstaven, with an amount to share out."""
    count = len(units)
    given = {
        "eenheden": Quantity.of(units, ("gemeente", "maatstaf"), "eenheid"),
        "bedrag_per_eenheid": Quantity.of(rates, ("maatstaf",), "euro/eenheid"),
        "gecorrigeerde_woz_waarde": Quantity.of(value.reshape(count, 1), ("gemeente", "ozb_maatstaf"), "euro"),
        "rekentarief": Quantity.of(np.array([tariff]), ("ozb_maatstaf",), "1"),
        "beschikbaar_bedrag": Quantity.of(amount, (), "euro"),
    }
    return Model(graph, given, {}, {})


COUNTS = arrays(float, st.tuples(st.integers(1, 6), st.just(2)), elements=st.floats(1, 1e6))
RATES = arrays(float, 2, elements=st.floats(1, 1e4))
AMOUNT = st.floats(1e6, 1e11)


@st.composite
def nations(draw, graph=NOW):
    units = draw(COUNTS)
    value = draw(arrays(float, len(units), elements=st.floats(0, 1e9)))
    return model(units, draw(RATES), value, draw(st.floats(0, 0.01)), draw(AMOUNT), graph)


@given(nations())
def test_the_grants_add_up_to_the_amount_available(nation):
    amount = nation.value("beschikbaar_bedrag").item()
    scale = amount - nation.value("ozb_aftrek").sum("gemeente").item()
    assert nation.value("verdeeld_bedrag").item() == pytest.approx(amount, abs=1e-12 * scale)


@given(nations())
def test_a_solved_factor_given_back_gives_the_same_grants(nation):
    given_back = nation.replace(uitkeringsfactor=nation.value("uitkeringsfactor"))
    np.testing.assert_array_equal(given_back.value("algemene_uitkering").data, nation.value("algemene_uitkering").data)


@given(nations())
def test_doubling_every_euro_per_unit_halves_the_factor_and_moves_no_euro(nation):
    doubled = nation.replace(bedrag_per_eenheid=nation.value("bedrag_per_eenheid") * 2.0)
    assert doubled.value("uitkeringsfactor").item() * 2 == pytest.approx(nation.value("uitkeringsfactor").item())
    np.testing.assert_allclose(
        doubled.value("algemene_uitkering").data, nation.value("algemene_uitkering").data, rtol=1e-9, atol=1e-3
    )


@given(nations(), st.randoms(use_true_random=False))
def test_the_order_of_municipalities_does_not_matter(nation, random):
    count = nation.value("eenheden").sizes["gemeente"]
    order = random.sample(range(count), count)
    shuffled = nation.replace(
        **{
            name: Quantity(nation.value(name).data[order], nation.value(name).dims, nation.value(name).unit)
            for name in ("eenheden", "gecorrigeerde_woz_waarde")
        }
    )
    scale = abs(nation.value("ozb_aftrek").data).sum() + nation.value("beschikbaar_bedrag").item()
    np.testing.assert_allclose(
        shuffled.value("algemene_uitkering").data,
        nation.value("algemene_uitkering").data[order],
        atol=1e-9 * scale,
        rtol=1e-9,
    )


@given(nations())
def test_merged_municipalities_get_what_they_got_apart(nation):
    """Units add up and so do grants: nothing in the model since 2023 rewards or fines a merger but the fixed amount."""
    merged = nation.replace(
        **{
            name: Quantity(nation.value(name).data.sum(axis=0, keepdims=True), nation.value(name).dims, unit)
            for name, unit in (("eenheden", "eenheid"), ("gecorrigeerde_woz_waarde", "euro"))
        }
    )
    apart = nation.value("algemene_uitkering").data.sum()
    scale = abs(nation.value("ozb_aftrek").data).sum() + nation.value("beschikbaar_bedrag").item()
    assert merged.value("algemene_uitkering").item() == pytest.approx(apart, abs=1e-9 * scale)


@given(nations(BEFORE_2023))
@settings(max_examples=50)
def test_ozb_inside_the_basis_brings_the_same_euros_as_ozb_beside_it(inside):
    given = {name: inside.value(name) for name in inside.graph.inputs if inside.given(name)}
    beside = Model(NOW, given, {}, {})
    scale = abs(inside.value("ozb_aftrek").data).sum() + inside.value("beschikbaar_bedrag").item()
    assert inside.value("uitkeringsfactor").item() == pytest.approx(beside.value("uitkeringsfactor").item())
    np.testing.assert_allclose(
        inside.value("algemene_uitkering").data, beside.value("algemene_uitkering").data, atol=1e-9 * scale
    )
    difference = inside.value("uitkeringsbasis").data - beside.value("uitkeringsbasis").data
    factor = inside.value("uitkeringsfactor").item()
    np.testing.assert_allclose(difference * factor, inside.value("ozb_aftrek").data, atol=1e-9 * scale)


@pytest.mark.parametrize("which", SETS, ids=str)
def test_the_published_factor_is_found_back_from_the_published_amount(which):
    published = model_of(which)
    amount = published.value("verdeeld_bedrag")
    solved = published.solve("uitkeringsfactor", beschikbaar_bedrag=amount)
    assert solved.value("uitkeringsfactor").item() == pytest.approx(load(which).uitkeringsfactor, abs=1e-12)
    assert solved.value("verdeeld_bedrag").item() == pytest.approx(amount.item(), abs=1e-3)


def test_the_order_of_rows_in_the_tables_does_not_matter():
    from dataclasses import replace

    from thorbecke.datasets import to_quantities

    figures = load(newest())
    shuffled = to_quantities(
        replace(
            figures,
            eenheden=figures.eenheden.sample(fraction=1.0, shuffle=True, seed=1),
            bedragen=figures.bedragen.sample(fraction=1.0, shuffle=True, seed=2),
            betalingen=figures.betalingen.sample(fraction=1.0, shuffle=True, seed=3),
        )
    )
    other = Model(NOW, shuffled.quantities, shuffled.coords, shuffled.sources)
    np.testing.assert_allclose(other.value("totaal").data, model_of(newest()).value("totaal").data, atol=1e-6)


@pytest.mark.parametrize("which", SETS, ids=str)
def test_clusters_and_maatstaven_are_two_views_of_one_amount(which):
    """The split over clusters is published in cents; what it leaves stays below a cent per unit."""
    nation = model_of(which)
    by_cluster = nation.value("uitkering_per_cluster").sum("cluster").data
    by_maatstaf = nation.value("uitkering_per_maatstaf").sum("maatstaf").data
    units = abs(nation.value("eenheden").data).sum(axis=1)
    assert (abs(by_cluster - by_maatstaf) <= 0.01 * units * nation.value("uitkeringsfactor").item() + 1e-3).all()
    np.testing.assert_allclose(
        nation.value("iu_du_per_cluster").sum("cluster").data + unplaced(nation), nation.value("iu_du").data, atol=1e-6
    )


def unplaced(nation):
    """Payments whose cluster the official files do not name."""
    without = nation.value("cluster_van_post").data.sum(axis=1) == 0
    return np.nan_to_num(nation.value("uitkering_per_post").data)[:, without].sum(axis=1)
