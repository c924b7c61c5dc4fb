"""Money is conserved in every scenario, and nothing changes that a scenario does not touch."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.scenarios import amount, made
from thorbecke.datasets import newest
from thorbecke.errors import InputFileError
from thorbecke.model import Model
from thorbecke.scenarios import Scenario, apply, baseline, packaged, read, stack
from thorbecke.studies.national import model_of
from thorbecke.studies.years import model_in

MLN = 1e6
CENT = 0.01
DISTRIBUTIONS = [
    ("{through: factor}", ["AU"]),
    ("{through: cluster, cluster: Individuele voorzieningen Jeugd}", ["AU", "IU", "DU", "SPUK"]),
    ("{through: criteria, criteria: [jong, inwo]}", ["AU", "DU"]),
    ("{through: inhabitants}", ["AU", "SPUK"]),
    ("{through: table, shares: {Beekdaelen: 40, GM0518: 60}}", ["DU"]),
]
WAYS = [(way, channel) for way, channels in DISTRIBUTIONS for channel in channels]
LENIENT = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)


@pytest.fixture(scope="module")
def model() -> Model:
    return model_of(newest())


def total(model: Model) -> float:
    return model.value("totaal").sum("gemeente").item()


@LENIENT
@given(
    ways=st.lists(st.sampled_from(WAYS), min_size=1, max_size=4),
    amounts=st.lists(st.floats(-2000, 2000, allow_subnormal=False), min_size=4, max_size=4),
    year=st.sampled_from([2024, 2025, 2026, 2029]),
)
def test_what_goes_in_comes_out_at_the_municipalities(tmp_path: Path, ways, amounts, year):
    base = model_in(year).model
    texts = [amount(f"{mln:.6f}", way, channel, 2024) for (way, channel), mln in zip(ways, amounts, strict=False)]
    changed = apply(base, made(tmp_path, *texts), year)
    given_ = sum(float(f"{mln:.6f}") for mln, _ in zip(amounts, ways, strict=False)) * MLN
    assert total(changed) - total(base) == pytest.approx(given_, abs=CENT)


@pytest.mark.parametrize(("through", "channel"), WAYS)
def test_each_distribution_gives_out_the_amount(tmp_path: Path, model: Model, through: str, channel: str):
    changed = apply(model, made(tmp_path, amount(123.456, through, channel)), 2025)
    assert total(changed) - total(model) == pytest.approx(123.456 * MLN, abs=CENT)


@pytest.mark.parametrize(
    "change",
    [
        "change: weight\ncriterion: jong\npercent: {2025: 10}",
        "change: weight\ncluster: Individuele voorzieningen Jeugd\npercent: {2025: -25}",
        "change: weight\ncriterion: inwo\ncluster: Participatie\neuro_per_unit: {2025: 12.5}",
        "change: weight\ncriterion: vast\neuro_per_unit: {2025: 500000}",
        "change: drop_criterion\ncriterion: oadw\nsince: 2025",
        "change: ozb\ndwellings: {2025: 100}\nother: {2025: 60}",
        "change: figure\nfigure: rekentarief\npercent: {2025: 5}",
        "change: rule\nrules: uitkering_per_inwoner\nsince: 2025",
    ],
)
def test_another_distribution_leaves_the_fund_at_its_size(tmp_path: Path, model: Model, change: str):
    changed = apply(model, made(tmp_path, change), 2025)
    assert not np.array_equal(changed.value("totaal").data, model.value("totaal").data)
    assert total(changed) == pytest.approx(total(model), abs=CENT)


def test_rules_of_2022_on_the_same_figures_pay_the_same_euros(tmp_path: Path, model: Model):
    rules = "[uitkeringsfactor_met_ozb, uitkeringsbasis_met_ozb, algemene_uitkering_naar_rato]"
    changed = apply(model, made(tmp_path, f"change: rule\nrules: {rules}\nsince: 2025"), 2025)
    assert changed.value("totaal").data == pytest.approx(model.value("totaal").data, abs=CENT)


def test_without_neutrality_the_factor_stays_and_the_fund_grows(tmp_path: Path, model: Model):
    change = "change: weight\ncriterion: jong\npercent: {2025: 10}\nneutral: false"
    changed = apply(model, made(tmp_path, change), 2025)
    place = model.place("maatstaf", "jong")
    brought = model.value("uitkering_per_maatstaf").sum("gemeente").isel(maatstaf=place).item()
    assert changed.value("uitkeringsfactor").item() == model.value("uitkeringsfactor").item()
    assert total(changed) - total(model) == pytest.approx(0.1 * brought, abs=CENT)


def test_a_new_criterion_shares_out_the_same_fund(tmp_path: Path, model: Model):
    codes = model.coords["gemeente"]
    rows = "".join(f"{code},{place % 7}\n" for place, code in enumerate(codes))
    (tmp_path / "dijk.csv").write_text("gemeente,eenheden\n" + rows, encoding="utf-8")
    change = "change: add_criterion\ncode: dijk\nunits: dijk.csv\neuro_per_unit: {2025: 1000}\ncluster: Overig"
    changed = apply(model, made(tmp_path, change), 2025)
    assert total(changed) == pytest.approx(total(model), abs=CENT)
    assert changed.value("uitkering_per_maatstaf").sizes["maatstaf"] == len(model.coords["maatstaf"]) + 1
    assert changed.value("uitkeringsfactor").item() < model.value("uitkeringsfactor").item()


# -- nothing changes ------------------------------------------------------------------------------------------------

NOTHING = [
    amount(0),
    amount(100, year=2030),
    "change: weight\ncriterion: jong\npercent: {2025: 0}",
    "change: weight\ncriterion: jong\npercent: {2031: 10}",
    "change: ozb\ndwellings: {2025: 80}\nother: {2025: 70}",
    "change: opschalingskorting\nlevels: {2019: 300}",
    "change: index\nsystem: frozen\nsince: 2024",
    "change: drop_criterion\ncriterion: jong\nsince: 2028",
    amount(500) + "\nstatus: need",
]


@pytest.mark.parametrize("change", NOTHING)
def test_a_scenario_that_changes_nothing_gives_back_the_very_model(tmp_path: Path, model: Model, change: str):
    scenario = made(tmp_path, change)
    assert apply(model, scenario, 2025) is model
    assert baseline(model, scenario, 2025) is model


def test_a_weight_set_to_what_it_is_changes_nothing_to_the_last_bit(tmp_path: Path, model: Model):
    weight = float(model.value("bedrag_per_eenheid").data[model.place("maatstaf", "jong")])
    changed = apply(
        model, made(tmp_path, f"change: weight\ncriterion: jong\neuro_per_unit: {{2025: {weight!r}}}"), 2025
    )
    assert changed is model


# -- only what is touched -------------------------------------------------------------------------------------------


def test_only_what_a_weight_touches_is_computed_again(tmp_path: Path):
    model = model_of(newest())
    model.value("totaal")
    changed = apply(model, made(tmp_path, "change: weight\ncriterion: jong\npercent: {2025: 10}"), 2025)
    changed.value("totaal")
    untouched = {"ozb_aftrek", "ozb_aftrek_per_maatstaf", "iu_du", "suppletie"}
    assert untouched.isdisjoint(changed.computed)
    assert set(changed.computed) == {
        "bedrag_in_basis",
        "uitkeringsbasis",
        "uitkeringsfactor",
        "algemene_uitkering",
        "totaal",
    }


def test_an_amount_through_the_factor_leaves_every_basis_as_it_was(tmp_path: Path):
    model = model_of(newest())
    model.value("totaal")
    changed = apply(model, made(tmp_path, amount(100)), 2025)
    changed.value("totaal")
    assert changed.computed == ["uitkeringsfactor", "algemene_uitkering", "totaal"]
    assert changed.value("uitkeringsbasis") is model.value("uitkeringsbasis")


def test_an_amount_with_its_own_key_leaves_the_general_grant_as_it_was(tmp_path: Path):
    model = model_of(newest())
    model.value("totaal")
    changed = apply(model, made(tmp_path, amount(100, "{through: inhabitants}")), 2025)
    assert changed.value("algemene_uitkering") is model.value("algemene_uitkering")
    changed.value("totaal")
    assert changed.computed == ["toevoeging_per_maatregel", "toevoeging", "totaal"]


# -- stacking -------------------------------------------------------------------------------------------------------


@LENIENT
@given(order=st.permutations(range(5)), year=st.sampled_from([2025, 2027]))
def test_the_order_of_stacking_does_not_matter_to_the_last_bit(tmp_path: Path, model: Model, order, year):
    texts = [
        amount(33.3),
        amount(70.1, "{through: cluster, cluster: Participatie}"),
        "change: weight\ncriterion: jong\npercent: {2025: 10}",
        "change: weight\ncriterion: inwo\npercent: {2025: -3}\nneutral: false",
        "change: index\nsystem: bbp\nsince: 2026\nvolume: {2026: 1.7, 2027: 1.6}\nprice: {2026: 2.9, 2027: 2.4}",
    ]
    scenarios = [made(tmp_path, text, name=f"s{place}") for place, text in enumerate(texts)]
    straight = apply(model, stack(scenarios), year).value("totaal").data
    shuffled = apply(model, stack([scenarios[place] for place in order]), year).value("totaal").data
    assert np.array_equal(straight, shuffled)


@pytest.mark.parametrize("name", packaged())
@pytest.mark.parametrize("year", [2024, 2025, 2026, 2028])
def test_a_packaged_scenario_brings_what_it_grants_where_nothing_is_left_open(name: str, year: int):
    from thorbecke.scenarios import granted, missing

    scenario, at = read(name), model_in(year)
    brought = difference(at.model, scenario, year)
    if missing(scenario, year, at.which.year) or any(measure.change == "index" for measure in scenario.measures):
        return
    expected = granted(scenario, year)
    assert expected is not None
    assert brought == pytest.approx(expected * MLN, abs=CENT)


def difference(model: Model, scenario: Scenario, year: int) -> float:
    circular = model_in(year).which.circular
    return total(apply(model, scenario, year, circular)) - total(baseline(model, scenario, year, circular))


# -- each change does what it says ----------------------------------------------------------------------------------


def test_the_order_within_a_file_does_not_matter_to_the_last_bit(tmp_path: Path, model: Model):
    scenario = made(
        tmp_path,
        "change: weight\ncriterion: jong\npercent: {2025: 10}",
        "change: weight\ncriterion: inwo\npercent: {2025: 7}\nneutral: false",
        *(amount(mln, "{through: inhabitants}") for mln in (0.1, 0.2, 0.3)),
    )
    turned = replace(scenario, measures=scenario.measures[::-1])
    assert np.array_equal(
        apply(model, scenario, 2025).value("totaal").data, apply(model, turned, 2025).value("totaal").data
    )


@pytest.mark.parametrize(
    ("change", "cluster"),
    [
        (
            "criterion: jong\ncluster: Individuele voorzieningen Jeugd\npercent: {2025: 10}",
            "Individuele voorzieningen Jeugd",
        ),
        (
            "criterion: jong\ncluster: Individuele voorzieningen Jeugd\neuro_per_unit: {2025: 1}",
            "Individuele voorzieningen Jeugd",
        ),
        ("criterion: jong\npercent: {2025: 10}", None),
        ("criterion: jong\neuro_per_unit: {2025: 1000}", None),
    ],
)
def test_the_parts_of_a_weight_move_with_the_whole(tmp_path: Path, model: Model, change: str, cluster: str | None):
    changed = apply(model, made(tmp_path, f"change: weight\n{change}"), 2025)
    place = model.place("maatstaf", "jong")
    name, split = "bedrag_per_eenheid", "bedrag_per_eenheid_per_cluster"
    whole = changed.value(name).data[place] - model.value(name).data[place]
    parts = changed.value(split).data[place] - model.value(split).data[place]
    # The published parts are rounded to cents, so that they add up to the whole but for that.
    assert whole != 0
    assert parts.sum() == pytest.approx(whole, abs=0.05)
    if cluster:
        assert np.count_nonzero(parts) == 1
        assert parts[model.place("cluster", cluster)] == pytest.approx(whole)


def test_a_figure_changes_by_its_percentage(tmp_path: Path, model: Model):
    changed = apply(model, made(tmp_path, "change: figure\nfigure: rekentarief\npercent: {2025: 5}"), 2025)
    assert changed.value("ozb_aftrek").data == pytest.approx(model.value("ozb_aftrek").data * 1.05)


def test_a_share_of_ozb_changes_the_value_that_counts(tmp_path: Path, model: Model):
    changed = apply(model, made(tmp_path, "change: ozb\ndwellings: {2025: 40}"), 2025)
    before, after = (own.value("ozb_aftrek_per_maatstaf").data for own in (model, changed))
    dwellings = [code.startswith("WOZwe") for code in model.coords["ozb_maatstaf"]]
    assert after == pytest.approx(np.where(dwellings, before / 2, before))


def test_the_size_of_the_fund_can_be_set(tmp_path: Path, model: Model):
    changed = apply(model, made(tmp_path, "change: figure\nfigure: beschikbaar_bedrag\nvalues: {2025: 4.0e+10}"), 2025)
    assert changed.value("verdeeld_bedrag").item() == pytest.approx(4e10)


def test_a_dropped_criterion_pays_nothing(tmp_path: Path, model: Model):
    changed = apply(model, made(tmp_path, "change: drop_criterion\ncriterion: oadw\nsince: 2025"), 2025)
    assert not changed.value("uitkering_per_maatstaf").data[:, model.place("maatstaf", "oadw")].any()


def test_every_inhabitant_counts_the_same_under_the_alternative(tmp_path: Path, model: Model):
    changed = apply(model, made(tmp_path, "change: rule\nrules: uitkering_per_inwoner\nsince: 2025"), 2025)
    each = changed.value("algemene_uitkering").data / model.value("inwoners").data
    assert each == pytest.approx(each[0])


def test_more_than_the_whole_fund_cannot_be_taken(model: Model, tmp_path: Path):
    scenario = made(tmp_path, amount(-60_000))
    with pytest.raises(InputFileError, match=r"In 2025 m1 would take 60,000 mln euro from a fund of 4\d,\d{3} mln"):
        apply(model, scenario, 2025)
