"""A dossier becomes a scenario that the model carries out, and a measure of a scenario begins a dossier."""

from datetime import UTC, datetime
from typing import Any

import pytest

from tests.register import cases
from tests.register.cases import ACTORS, do, walk, way_to
from thorbecke.errors import ActRefusedError, InputFileError, UnknownNameError
from thorbecke.register import Register, act, balance_of, dossier_measures, init
from thorbecke.scenarios import granted, needed, read
from thorbecke.studies import simulate


@pytest.fixture
def register(tmp_path):
    init(str(tmp_path / "register.db"))
    with Register(str(tmp_path / "register.db"), clock=lambda: datetime(2026, 12, 1, tzinfo=UTC)) as opened:
        yield opened


def dossier(register: Register, **funding: Any) -> None:
    walk(register, "Nieuw_2026", way_to("costed", "tussenregeling"))
    do(register, "Nieuw_2026", "propose_funding", "vakdepartement", cases.funding(mln=68.0, **funding))


def test_what_a_dossier_gives_and_needs_is_what_its_scenario_says(register, tmp_path):
    dossier(register)
    path = tmp_path / "nieuw.yaml"
    path.write_text(dossier_measures.scenario_text(register.subject("dossier", "Nieuw_2026")), encoding="utf-8")
    scenario = read(path)
    assert scenario.name == "nieuw-2026"
    assert [granted(scenario, year) for year in (2025, 2026, 2027)] == [0, 68, 68]
    assert [needed(scenario, year) for year in (2025, 2026, 2027)] == [0, 100, 100]
    (effect,) = simulate.simulate(scenario, [2026])
    assert effect.difference.sum() / 1e6 == pytest.approx(68, abs=0.001)


def test_the_effect_of_a_dossier_by_municipality_adds_up_and_follows_its_distribution(register):
    dossier(register, route="DU", distribution={"through": "inhabitants"})
    answer = dossier_measures.effect_of(register.subject("dossier", "Nieuw_2026"), [2026])
    assert sum(row["difference"] for row in answer.rows) / 1e6 == pytest.approx(68, abs=0.001)
    assert len({round(row["per_inwoner"], 6) for row in answer.rows}) == 1


def test_a_distribution_that_cannot_be_is_told_when_it_is_carried_out(register):
    dossier(register, distribution={"through": "cluster", "cluster": "Individuele voorzieningen Jeugt"})
    with pytest.raises(InputFileError, match="Did you mean"):
        dossier_measures.effect_of(register.subject("dossier", "Nieuw_2026"), [2026])


def test_a_dossier_without_amounts_by_year_is_nothing_to_simulate(register):
    walk(register, "d", way_to("signalled", "tussenregeling"))
    with pytest.raises(ActRefusedError, match="nothing to simulate"):
        dossier_measures.scenario_of(register.subject("dossier", "d"))


def test_what_is_needed_in_a_scenario_begins_a_dossier_with_its_estimate(register):
    acts = dossier_measures.acts_from(read("klimaat-artikel-2"), "uitvoeringslasten", ["VWS"], "tussenregeling")
    for name, payload in acts:
        act(register, "dossier", "klimaat", name, ACTORS["vng"], payload)
    subject = register.subject("dossier", "klimaat")
    assert subject.state == "costed"
    assert [one.needed("best") for one in balance_of(subject.data, "gemeenten")] == [450, 540, 599]
    again = dossier_measures.scenario_of(subject)
    assert [needed(again, year, "klimaat") for year in (2022, 2023, 2024)] == [450, 540, 599]


def test_what_a_scenario_gives_begins_a_dossier_as_a_fact(register):
    acts = dossier_measures.acts_from(read("arbitrage-jeugd-2021"), "toegekend-2022", ["VWS"], "geldend-recht")
    for name, payload in acts:
        act(register, "dossier", "jeugd", name, ACTORS["vakdepartement"], payload)
    assert register.subject("dossier", "jeugd").state == "signalled"
    assert register.events("dossier", "jeugd")[-1].payload["amounts"] == {"2022": 1314.0}
    with pytest.raises(UnknownNameError, match="Did you mean toegekend-2022"):
        dossier_measures.acts_from(read("arbitrage-jeugd-2021"), "toegekend-2023", ["VWS"], "geldend-recht")


def test_an_estimate_that_another_replaces_does_not_count_twice(register):
    dossier(register)
    later = cases.estimate(id="later", lower=None, upper=None, best={2026: 120.0, 2028: 90.0})
    do(register, "Nieuw_2026", "revise_estimate", "vng", later)
    subject = register.subject("dossier", "Nieuw_2026")
    own = dossier_measures.scenario_of(subject)
    years = [2026, 2027, 2028, 2029]
    assert [needed(own, year) for year in years] == [120, 120, 90, 90]
    assert [one.needed("best") for one in balance_of(subject.data, "gemeenten", years=years)] == [120, 120, 90, 90]


def test_a_levy_of_ones_own_is_paid_by_municipalities_themselves(register):
    dossier(register, route="eigen-heffing", distribution={"through": "inhabitants"})
    own = dossier_measures.scenario_of(register.subject("dossier", "Nieuw_2026"))
    assert [getattr(one, "channel", "") for one in own.measures if one.status == "agreed"] == ["own"]
