"""Role by act by state by regime, done for real and held against the two tables as another reader has them."""

from itertools import product
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.register import cases
from tests.register.cases import ACTORS, LEVELS, SIGNED_IN, do, steps, walk, way_to
from thorbecke import register as package
from thorbecke.errors import ActRefusedError, NotAllowedError, ThorbeckeError
from thorbecke.register import Actor, Register, Role, act, init, open_steps, would_act

DATA = Path(package.__file__).parent / "data"
KIND = next(one for one in yaml.safe_load((DATA / "permissions.yaml").read_text())["kinds"] if one["kind"] == "dossier")
ACTS: dict[str, dict[str, Any]] = {line["act"]: line for line in KIND["acts"]}
STATES = ["new", *KIND["states"]]
REGIMES: dict[str, dict[str, str]] = {
    regime["id"]: {one["id"]: str(one["value"]) for one in regime["settings"]}
    for regime in yaml.safe_load((DATA / "regimes.yaml").read_text())["regimes"]
}


def listed(found: Any) -> list[str]:
    return found if isinstance(found, list) else [found]


def expected(role: Role, name: str, state: str, regime: str) -> str:
    """What should come of an act on a dossier that has every part: the state it leads to, or why it is refused."""
    line, settings = ACTS[name], REGIMES[regime]
    if role not in listed(line["roles"]):
        return "not allowed"
    if state not in listed(line["states"]) or name in {"publish", "accept_regime"}:
        return "refused"  # these dossiers are public, and no other regime was proposed
    if name == "block" and settings["block"] == "closed":
        return "refused"
    if name == "lift_block" and state != "bzk_blocked":
        return "refused"
    if name == "request_arbitration" and settings["arbitration"] != "open":
        return "refused"  # nobody agreed on it
    if name == "award" and settings["both_heard"] == "gate":
        return "refused"  # nobody submitted a statement
    before_parts = state in {"signalled", "scoped", "costed", "funding_proposed", "consulted"}
    if name == "decide" and before_parts and "gate" in (settings["costs"], settings["bzk_test"]):
        return "refused"
    return str(line.get("to", state))


@pytest.fixture(scope="module")
def acted(tmp_path_factory):
    database = str(tmp_path_factory.mktemp("dossiers") / "register.db")
    init(database)
    with Register(database) as register:
        yield register


def outcome(register: Register, dossier: str, role: Role, name: str) -> str:
    """The state that an act would lead to, or why it would be refused; nothing is done."""
    payload = cases.PAYLOADS.get(name, {})
    try:
        would_act(register, "dossier", dossier, name, ACTORS[role], payload)
    except NotAllowedError:
        return "not allowed"
    except ActRefusedError:
        return "refused"
    state = next((one.state for one in register.subjects("dossier") if one.id == dossier), "new")
    return register.kind("dossier").rules.rule(name).to or state


@pytest.mark.parametrize("regime", REGIMES)
@pytest.mark.parametrize("state", STATES)
def test_what_would_come_of_every_act_of_every_role_is_what_the_tables_say(acted, state, regime):
    if state == "bzk_blocked" and REGIMES[regime]["block"] == "closed":
        return  # nothing leads there: the next test but one shows it
    dossier = f"{regime}-{state}"
    walk(acted, dossier, way_to(state, regime))
    head = acted.head()
    found = {(role, name): outcome(acted, dossier, role, name) for role, name in product(SIGNED_IN, ACTS)}
    assert found == {(role, name): expected(role, name, state, regime) for role, name in found}
    assert acted.head() == head


# -- the gate -------------------------------------------------------------------------------------------------------

PARTS = {
    "costs": {"estimate"},
    "funding": {"propose_funding"},
    "ministers": {"advise_minister"},
    "consultation": {"consult"},
    "feasibility": {"test_feasibility"},
    "bzk_test": {"test_bzk"},
}


def possible(without: set[str]) -> bool:
    """Whether parties can come to a decision at all without these parts: one rests on another in the table."""
    return not ("costs" in without and "funding" not in without) and not (
        "funding" in without and not {"consultation", "bzk_test"} <= without
    )


SUBSETS = [
    frozenset(without)
    for chosen in product((False, True), repeat=len(PARTS))
    if possible(without := {part for part, out in zip(PARTS, chosen, strict=True) if out})
]


@pytest.mark.parametrize("regime", REGIMES)
@pytest.mark.parametrize("without", SUBSETS, ids=lambda found: "-".join(sorted(found)) or "whole")
def test_a_decision_waits_for_exactly_what_its_regime_makes_a_gate(acted, regime, without):
    dossier = "-".join(["gate", regime, *sorted(without)])
    left_out = {name for part in without for name in PARTS[part]}
    way = [step for step in steps(regime, ["gemeenten"]) if step[0] not in left_out]
    walk(acted, dossier, way[:-1])
    gates = {part for part in without if REGIMES[regime][part] == "gate"}
    if REGIMES[regime]["adequate"] == "gate":
        gates |= without & {"costs", "funding"}
    if gates:
        with pytest.raises(ActRefusedError, match="cannot be done yet"):
            walk(acted, dossier, way[-1:])
    else:
        walk(acted, dossier, way[-1:])
        decision = acted.subject("dossier", dossier).data["decision"]
        assert set(decision["without"]) == without


@pytest.mark.parametrize("regime", ["tussenregeling", "wdb"])
@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("name", ["estimate", "propose_funding", "consult"])
def test_the_gate_holds_for_every_level_of_government(acted, regime, level, name):
    dossier = f"level-{regime}-{level}-{name}"
    koepel = {"gemeenten": "vng", "provincies": "ipo", "waterschappen": "uvw"}[level]
    way = [
        step
        for step in steps(regime)
        if not (step[0] == name and (step[1] == koepel or (step[2] or {}).get("level") == level))
    ]
    walk(acted, dossier, way[:-1])
    with pytest.raises(ActRefusedError, match=koepel.upper() if name == "consult" else level):
        walk(acted, dossier, way[-1:])


@pytest.mark.parametrize(
    ("bound", "mln", "short"),
    [
        ("lower", 80, None),
        ("best", 80, "20 mln euro short of the best"),
        ("upper", 100, "30 mln"),
        ("upper", 130, None),
    ],
)
def test_adequate_is_measured_by_the_estimate_that_the_dossier_chose(acted, bound, mln, short):
    dossier = f"adequate-{bound}-{mln}"
    way = steps("wdb", ["gemeenten"], bound)
    way = [(n, r, cases.funding(mln=float(mln)) if n == "propose_funding" else p) for n, r, p in way]
    walk(acted, dossier, way[:-1])
    if short:
        with pytest.raises(ActRefusedError, match=short):
            walk(acted, dossier, way[-1:])
    else:
        walk(acted, dossier, way[-1:])


def test_without_a_chosen_estimate_nobody_can_call_funding_adequate(acted):
    way = steps("wdb", ["gemeenten"], None)
    walk(acted, "unchosen", way[:-1])
    with pytest.raises(ActRefusedError, match="has not been chosen: lower, best or upper"):
        walk(acted, "unchosen", way[-1:])


def test_another_proposal_of_funding_asks_for_another_judgement(acted):
    walk(acted, "again", way_to("bzk_tested", "tussenregeling"))
    do(acted, "again", "propose_funding", "financien", cases.funding(mln=10))
    data = acted.subject("dossier", "again").data
    assert (data["judgements"], data["bzk_test"]) == ({}, None)


# -- powers ---------------------------------------------------------------------------------------------------------


def test_an_objection_stops_nothing_under_the_law_in_force_and_a_block_does_under_the_others(acted):
    walk(acted, "objected", way_to("bzk_tested", "geldend-recht"))
    do(acted, "objected", "object", "bzk", {"text": "Niet uitvoerbaar"})
    with pytest.raises(ActRefusedError, match="no power to stop it: record an objection"):
        do(acted, "objected", "block", "bzk")
    do(acted, "objected", "decide", "vakdepartement")
    walk(acted, "blocked", [*way_to("bzk_blocked", "tussenregeling"), ("escalate", "vakdepartement", None)])
    with pytest.raises(ActRefusedError, match="BZK has stopped it"):
        do(acted, "blocked", "decide", "vakdepartement")
    do(acted, "blocked", "conclude_escalation", "bzk", {"agreed": True})
    do(acted, "blocked", "decide", "vakdepartement")


def test_arbitration_under_the_law_in_force_asks_both_sides_to_agree(acted):
    walk(acted, "agree", way_to("costed", "geldend-recht"))
    do(acted, "agree", "agree_arbitration", "vng")
    with pytest.raises(ActRefusedError, match="the side rijk has not agreed"):
        do(acted, "agree", "request_arbitration", "vng")
    do(acted, "agree", "agree_arbitration", "vakdepartement")
    do(acted, "agree", "request_arbitration", "vng")
    do(acted, "agree", "award", "arbiter")


def test_arbiters_hear_both_sides_before_they_judge_where_the_regime_says_so(acted):
    walk(acted, "heard", way_to("arbitration", "tussenregeling"))
    cases.submit(acted, "heard", "vng")
    with pytest.raises(ActRefusedError, match="No statement of the side rijk"):
        do(acted, "heard", "award", "arbiter")
    cases.submit(acted, "heard", "financien")
    do(acted, "heard", "award", "arbiter")


def test_another_regime_holds_only_once_the_other_side_agrees(acted):
    walk(acted, "regime", way_to("costed", "tussenregeling"))
    do(acted, "regime", "propose_regime", "vakdepartement")
    for role in ("vakdepartement", "financien"):
        with pytest.raises(ActRefusedError, match="other side must agree"):
            do(acted, "regime", "accept_regime", role)
    assert acted.subject("dossier", "regime").data["regime"] == "tussenregeling"
    do(acted, "regime", "accept_regime", "vng")
    assert acted.subject("dossier", "regime").data["regime"] == "geldend-recht"
    do(acted, "regime", "decide", "vakdepartement")


@pytest.mark.parametrize(
    ("payload", "message"),
    [
        (cases.opened("wdp"), "no regime 'wdp'. Did you mean wdb"),
        (cases.opened(chosen=[{"id": "costs", "value": "none"}]), "'costs' is settled under tussenregeling"),
        (cases.opened(chosen=[{"id": "bound", "value": "beste"}]), "cannot be 'beste': it can be lower, best, upper"),
        (cases.opened(chosen=[{"id": "escalation_days", "value": "-3"}]), "cannot be '-3'"),
        (cases.opened(chosen=[{"id": "bounds", "value": "best"}]), "no choice 'bounds'. Did you mean bound"),
        (cases.opened(departments=["VNG"]), "'VNG' is no department"),
        (cases.opened(departments=["SZW"]), "VWS cannot open a dossier that does not belong to it"),
        (cases.opened(levels=["gemeenten", "gemeenten"]), "each level of government that it touches once"),
        (cases.opened(title=" "), "Left empty: title"),
        (cases.opened(date="12 maart"), "'12 maart' is no date"),
        (cases.opened(date="2999-01-01"), "out of range"),
        (cases.opened(date="2049-01-01"), "has yet to come"),
    ],
)
def test_a_dossier_that_cannot_be_is_refused(acted, payload, message):
    with pytest.raises(ThorbeckeError, match=message):
        do(acted, "wrong", "open", "vakdepartement", payload)


@pytest.mark.parametrize(
    ("name", "role", "payload", "message"),
    [
        ("estimate", "vng", cases.estimate(lower=None, best=None, upper=None), "holds no figure"),
        ("estimate", "vng", cases.estimate(lower={2026: 200.0}), "range of 2026 is not in order"),
        ("estimate", "vng", cases.estimate(source=[]), "Evidence is missing"),
        ("estimate", "vng", cases.estimate("provincies"), "touches gemeenten, not provincies"),
        ("estimate", "vng", cases.estimate(total={"first": 2030, "last": 2026, "best": 1.0}), "before it begins"),
        ("estimate", "ipo", None, "ipo does not speak for them"),
        ("scope", "vng", {"changes_tasks": True, "levels": ["provincies"]}, "leaves out gemeenten"),
        ("note", "vng", {"title": "x", "until": "2026-06-01"}, "'awaits' is missing"),
        ("note", "vng", {"title": "x", "meets": "y"}, "no open day of 'y'"),
        ("note", "vng", {"title": "x", "until": "2026-06", "awaits": "z"}, "must be a day"),
    ],
)
def test_what_an_act_brings_must_make_sense(acted, name, role, payload, message):
    if not _there(acted, "sense"):
        walk(acted, "sense", steps("tussenregeling", ["gemeenten"])[:2])
    with pytest.raises(ThorbeckeError, match=message):
        would_act(acted, "dossier", "sense", name, ACTORS[role], cases.PAYLOADS[name] if payload is None else payload)


def _there(register: Register, dossier: str) -> bool:
    return dossier in {one.id for one in register.subjects("dossier")}


def test_a_department_has_no_say_in_the_dossier_of_another(acted):
    walk(acted, "others", way_to("signalled", "tussenregeling"))
    other = Actor("u", "n", "SZW", "vakdepartement")
    with pytest.raises(NotAllowedError, match="belongs to VWS, not to SZW"):
        act(acted, "dossier", "others", "withdraw", other)


def test_a_confidential_dossier_is_its_parties_own_until_it_is_published(acted):
    do(acted, "secret", "open", "vakdepartement", cases.opened(confidential=True))
    assert not _there(acted, "secret")
    for role in ("gemeente", "ipo", "arbiter"):
        assert "secret" not in {one.id for one in acted.subjects("dossier", ACTORS[role])}
    assert acted.subject("dossier", "secret", ACTORS["vng"]).state == "signalled"
    do(acted, "secret", "publish", "vakdepartement")
    assert _there(acted, "secret")


def test_a_confidential_dossier_is_shown_to_arbiters_once_it_is_before_them(acted):
    way = way_to("arbitration", "tussenregeling")
    way[0] = ("open", "vakdepartement", cases.opened(levels=LEVELS, confidential=True))
    for number, (name, role, payload) in enumerate(way):
        assert ("d2" in {one.id for one in acted.subjects("dossier", ACTORS["arbiter"])}) is False, number
        do(acted, "d2", name, role, payload)
    subject = acted.subject("dossier", "d2", ACTORS["arbiter"])
    cases.submit(acted, "d2", "vng")
    award = next(step for step in open_steps(acted, subject) if step.act == "award")
    assert award.lacks == ("No statement of the side rijk was submitted.",)
    assert not _there(acted, "d2")
    cases.submit(acted, "d2", "bzk")
    do(acted, "d2", "award", "arbiter")
