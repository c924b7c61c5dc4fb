"""A model computes on demand, keeps what it computed, and recomputes only what a change touches."""

import numpy as np
import pytest
import xarray as xr

from thorbecke.datasets import CircularYear, available, newest
from thorbecke.errors import NotPublishedError, QuantityError, UnknownNameError
from thorbecke.law import fvw
from thorbecke.model import Model
from thorbecke.quantity import Quantity
from thorbecke.studies.national import model_of

SETS = list(available())


@pytest.fixture
def model() -> Model:
    return model_of(newest())


def test_nothing_is_computed_before_it_is_asked(model):
    model.value("totaal")
    own = model.fresh()
    own.value("uitkeringsbasis")
    assert own.computed == ["bedrag_in_basis", "uitkeringsbasis"]


def test_only_what_a_change_touches_is_computed_again(model):
    model.value("totaal")
    changed = model.replace(uitkeringsfactor=1.5)
    changed.value("totaal")
    assert changed.computed == ["algemene_uitkering", "totaal"]
    assert changed.value("uitkeringsbasis") is model.value("uitkeringsbasis")


def test_giving_the_same_figure_again_gives_the_same_grants_to_the_last_bit(model):
    changed = model.replace(uitkeringsfactor=model.value("uitkeringsfactor"))
    np.testing.assert_array_equal(changed.value("totaal").data, model.value("totaal").data)


def test_a_model_is_not_changed_by_what_is_made_of_it(model):
    before = model.value("totaal").data.copy()
    model.replace(uitkeringsfactor=2.0).value("totaal")
    np.testing.assert_array_equal(model.value("totaal").data, before)


@pytest.mark.parametrize(
    ("figures", "message"),
    [
        ({"uitkeringsfactor": Quantity.of(1.5, (), "euro")}, "is in 1; what was given is in euro"),
        ({"inwoners": 5.0}, "'inwoners' goes by gemeente; what was given goes by none"),
        ({"inwoners": Quantity.of(np.ones(3), ("gemeente",), "inwoner")}, "has 3 along 'gemeente' where 342"),
        ({"rekentarief": Quantity.of(np.ones(342), ("gemeente",))}, "goes by ozb_maatstaf; .* goes by gemeente"),
        ({"inwoners": [1, 2]}, "named dimensions"),
    ],
)
def test_a_wrong_unit_or_dimension_is_refused(model, figures, message):
    with pytest.raises(QuantityError, match=message):
        model.replace(**figures)


def test_municipalities_in_another_order_are_refused(model):
    inhabitants = model["inwoners"]
    with pytest.raises(QuantityError, match="other labels along 'gemeente'"):
        model.replace(inwoners=inhabitants[::-1])


def test_an_unknown_figure_is_refused(model):
    with pytest.raises(UnknownNameError, match="uitkeringsfactor"):
        model.replace(uitkeringfactor=1.5)


def test_a_rule_whose_inputs_were_not_given_says_which(model):
    with pytest.raises(NotPublishedError, match="inwoners_75_plus"):
        model.value("inwoners_75_plus_met_drempel")


def test_a_rule_that_gives_another_unit_than_it_declares_is_caught(model):
    wrong = fvw.uitkeringsbasis
    broken = type(wrong)(
        "uitkeringsbasis",
        lambda inwoners: inwoners,
        wrong.article,
        wrong.unit,
        wrong.dims,
        wrong.since,
        wrong.until,
        ("inwoners",),
    )
    with pytest.raises(QuantityError, match="declares euro and gives inwoner"):
        model.replace_rule(broken).value("uitkeringsbasis")


def test_a_rule_that_leaves_a_dimension_behind_is_caught(model):
    wrong = fvw.uitkeringsbasis
    broken = type(wrong)(
        "uitkeringsbasis",
        lambda bedrag_in_basis: bedrag_in_basis,
        wrong.article,
        "euro",
        wrong.dims,
        wrong.since,
        wrong.until,
        ("bedrag_in_basis",),
    )
    with pytest.raises(QuantityError, match="declares"):
        model.replace_rule(broken).value("uitkeringsbasis")


def test_what_was_asked_before_does_not_change_the_sources_of_an_answer(model):
    """A dated parameter that somebody looked at is no source of the grants that rest on the circular alone."""
    own = model.fresh()
    before = dict(own.sources)
    assert own.value("maximum_buitenwater").unit == "hectare"
    assert "wetten.overheid.nl" in own.source("maximum_buitenwater")
    assert own.sources == before


def test_other_labels_leave_the_dated_parameters_within_reach(model):
    """A scenario with a key of its own relabels the measures; the law's own figures must not go out of sight."""
    keys = Quantity.of(np.ones((342, 1)), ("gemeente", "maatregel"))
    amount = Quantity.of(np.ones(1), ("maatregel",), "euro")
    changed = model.relabel("maatregel", ["measure"], maatregel_bedrag=amount, verdeelsleutel=keys)
    for name in ("maximum_buitenwater", "ingroeipad_maximum_per_inwoner"):
        assert changed.value(name).item() == model.value(name).item()


def test_other_labels_ask_for_every_figure_that_goes_by_them(model):
    with pytest.raises(QuantityError, match="bedrag_per_eenheid_per_cluster must be given anew"):
        model.relabel("cluster", ["one"], cluster_van_post=model.value("cluster_van_post"))


# -- further dimensions ---------------------------------------------------------------------------------------------


def test_a_dimension_that_a_user_adds_comes_out_at_the_other_end(model):
    factors = xr.DataArray([1.4, 1.5], dims="draw", coords={"draw": ["low", "high"]}, attrs={"unit": "1"})
    grants = model.replace(uitkeringsfactor=factors)["algemene_uitkering"]
    assert set(grants.dims) == {"gemeente", "draw"}
    for label, factor in (("low", 1.4), ("high", 1.5)):
        one = model.replace(uitkeringsfactor=factor)["algemene_uitkering"]
        np.testing.assert_array_equal(grants.sel(draw=label).data, one.data)


def test_dask_arrays_pass_through_unchanged_and_give_the_same_bits(model):
    import dask.array as da

    basis = model.value("verdeeld_bedrag").item()
    amounts = np.linspace(0.9, 1.1, 1000) * basis
    solved = model.solve("uitkeringsfactor", beschikbaar_bedrag=Quantity(amounts, ("draw",), "euro"))
    lazily = model.solve(
        "uitkeringsfactor", beschikbaar_bedrag=Quantity(da.from_array(amounts, chunks=250), ("draw",), "euro")
    )
    outcome = lazily.value("algemene_uitkering").data
    assert isinstance(outcome, da.Array)
    np.testing.assert_array_equal(outcome.compute(), solved.value("algemene_uitkering").data)


@pytest.mark.parametrize("which", SETS, ids=str)
def test_rules_run_on_xarray_as_they_do_in_the_model(which: CircularYear):
    model = model_of(which)
    rules = model.graph.rules
    for name in (
        "bedrag_in_basis",
        "uitkeringsbasis",
        "ozb_aftrek_per_maatstaf",
        "ozb_aftrek",
        "algemene_uitkering",
        "iu_du",
    ):
        found = rules[name].function(*[model[need] for need in rules[name].needs])
        np.testing.assert_allclose(found.transpose(*model.value(name).dims).data, model.value(name).data, rtol=1e-14)


def test_a_figure_comes_out_with_labels_unit_and_source(model):
    dataset = model.dataset("algemene_uitkering", "uitkeringsfactor", "uitkeringsbasis")
    assert dataset.algemene_uitkering.attrs["unit"] == "euro"
    assert dataset.algemene_uitkering.attrs["article"] == "Fvw art. 10"
    assert dataset.uitkeringsfactor.attrs["source"].startswith("Ministerie van BZK")
    assert dataset.sizes["gemeente"] == 342
    assert float(dataset.algemene_uitkering.sel(gemeente="GM1954")) == pytest.approx(67_516_902, abs=1)
