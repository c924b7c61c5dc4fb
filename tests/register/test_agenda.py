"""The joint agenda: agreed only on what is binding, and under reservation when that lapses."""

from datetime import date
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.register.permits import BZK, URK, VNG
from tests.register.propositions import (
    IPO,
    KEEPER,
    RESOLUTION,
    UVW,
    agreed,
    do,
    offer,
    propose,
    record,
    someone,
    table,
)
from thorbecke import resolution
from thorbecke.errors import ActRefusedError, NotAllowedError, UnknownNameError
from thorbecke.register import (
    NEW,
    PUBLIC,
    ROLES,
    Actor,
    Register,
    act,
    agenda_board,
    agenda_review,
    init,
    permissions,
    rebuild,
    seeded,
    verify,
)
from thorbecke.scenarios import read

READABLE = resolution.read(RESOLUTION)
PACKAGES = {package.id: package.scenarios for package in READABLE.resolution.packages}
READINGS = [reading.id for reading in READABLE.resolution.readings]
EVERYONE = ["VNG", "IPO", "UVW"]


@pytest.fixture
def agenda(database: str):
    init(database)
    with Register(database) as opened:
        yield opened


def row(register: Register, name: str = "woningen") -> dict[str, Any]:
    return next(dict(one) for one in agenda_board.agenda_board(register).rows if one["id"] == name)


# -- agreed only when binding -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("reading", READINGS)
@pytest.mark.parametrize("package", PACKAGES)
def test_a_proposition_is_agreed_exactly_when_the_check_opens_article_4(agenda, package, reading):
    record(agenda, *PACKAGES[package])
    table(agenda, terms={"reading": reading})
    found = resolution.check(READABLE, [read(name) for name in PACKAGES[package]], reading=reading)
    if found.article("4").verdict is resolution.Verdict.met:
        assert do(agenda, "agree", BZK).payload["basis"]["agreements"] == list(PACKAGES[package])
        assert agenda.subject("proposition", "woningen").state == "agreed"
    else:
        with pytest.raises(ActRefusedError, match="cannot be done yet: It waits for what resolutie-2021 asks: "):
            do(agenda, "agree", BZK)
        assert agenda.subject("proposition", "woningen").state == "tabled"


def test_only_the_resolution_carried_out_opens_and_only_in_the_reading_of_the_decision():
    """Pinned, so that the test above cannot pass on a check that opens nothing, or everything."""
    opened = {
        (package, reading)
        for package, scenarios in PACKAGES.items()
        for reading in READINGS
        if resolution.check(READABLE, [read(name) for name in scenarios], reading=reading).article("4").verdict == "met"
    }
    assert opened == {("uitgevoerd", "decision-points")}


def test_the_reading_of_the_explanation_opens_when_article_3_is_in_law_as_well(agenda):
    record(agenda, RESOLUTION)
    table(agenda, terms={"reading": "explanation"})
    assert row(agenda)["waits_for"] == "3: open"
    record(agenda, RESOLUTION, facts=True)
    basis = do(agenda, "agree", BZK).payload["basis"]
    assert [one["status"] for one in basis["requirements"]] == ["binding"] * 3
    assert len(basis["facts"]) == 5


def test_a_condition_named_beside_the_reading_must_be_binding_too(agenda):
    record(agenda, RESOLUTION)
    table(agenda, terms={"reading": "decision-points", "also": ["3/arbitrage"]})
    with pytest.raises(ActRefusedError, match=r"It waits for .*: 3/arbitrage \(open\)"):
        do(agenda, "agree", BZK)
    record(agenda, RESOLUTION, facts=True)
    assert do(agenda, "agree", BZK)


def test_what_is_agreed_but_does_not_bind_yet_opens_nothing(agenda):
    record(agenda, not_binding=(RESOLUTION,))
    table(agenda)
    assert row(agenda)["waits_for"] == "1: agreed, not binding, 2: agreed, not binding"
    with pytest.raises(ActRefusedError, match=r"1 \(agreed but not binding\)"):
        do(agenda, "agree", BZK)
    record(agenda, RESOLUTION)
    assert do(agenda, "agree", BZK)


def test_until_something_is_recorded_what_counts_is_what_the_resolution_names_as_agreed_to_date(agenda):
    propose(agenda)
    now = agenda_review.basis_now(agenda, agenda.subject("proposition", "woningen"))
    assert now.agreements == READABLE.resolution.so_far


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    address = str(tmp_path_factory.mktemp("agenda") / "register.db")
    init(address)
    with Register(address) as opened:
        yield opened


@pytest.mark.parametrize("bound", ["best", "lower", "upper"])
@pytest.mark.parametrize("reading", READINGS)
@pytest.mark.parametrize("package", PACKAGES)
def test_what_lacks_is_what_the_check_says(shared, package, reading, bound):
    agenda, name = shared, f"{package}-{reading}-{bound}"
    record(agenda, *PACKAGES[package])
    propose(agenda, name, terms={"reading": reading, "bound": bound})
    found = resolution.check(READABLE, [read(name) for name in PACKAGES[package]], reading=reading, bound=bound)
    required = [found.article(one) for one in found.reading.requires]
    now = agenda_review.basis_now(agenda, agenda.subject("proposition", name))
    for gap in now.gaps:
        known = [own for article in required if (own := article.gap_mln.get(gap.when)) is not None]
        assert gap.mln == (sum(known) if known else None)
    assert row(agenda, name)["missing"] == next(gap.mln for gap in now.gaps if gap.when == "structural")
    assert {one.id: one.verdict for one in now.requirements} == {one.id: one.verdict for one in required}


def test_the_board_shows_300_mln_or_more_on_the_agreements_to_date(agenda):
    table(agenda)
    shown = row(agenda)
    assert (shown["missing"], shown["at_least"], shown["state"]) == (300.0, "yes", "tabled")
    assert shown["waits_for"] == "1: open, 2: open"


# -- the basis is kept, and cannot be made up -------------------------------------------------------------------------


def test_an_agreement_keeps_the_check_it_rests_on_whatever_is_recorded_later(agenda):
    agreed(agenda)
    then = agenda.subject("proposition", "woningen").data["basis"]
    record(agenda)
    assert agenda.subject("proposition", "woningen").data["basis"] == then
    assert {one["when"]: one["mln"] for one in then["gaps"]}["structural"] == 0.0
    assert len(then["edition"]) == 12


def test_a_check_that_is_not_what_comes_out_now_is_refused(agenda):
    record(agenda, RESOLUTION)
    table(agenda)
    now = agenda_review.basis_now(agenda, agenda.subject("proposition", "woningen"))
    made_up = {**vars(now), "requirements": [vars(one) for one in now.requirements], "gaps": []}
    with pytest.raises(ActRefusedError, match="not what comes out now"):
        do(agenda, "agree", BZK, basis=made_up)


def test_an_agreement_without_a_check_is_refused(agenda):
    record(agenda, RESOLUTION)
    table(agenda)
    with pytest.raises(ActRefusedError, match="'basis' is missing"):
        act(agenda, "proposition", "woningen", "agree", BZK, {})


# -- lapse ------------------------------------------------------------------------------------------------------------


def test_a_review_puts_under_reservation_what_lapsed_and_nothing_else(agenda):
    agreed(agenda)
    table(agenda, "ander")
    day = date(2026, 3, 1)
    assert [one.event for one in agenda_review.review(agenda, day)] == [None]
    record(agenda, *PACKAGES["2025"])
    only_look = agenda_review.review(agenda, day, only_look=True)
    assert [(one.lapsed, one.event) for one in only_look] == [(True, None)]
    (found,) = agenda_review.review(agenda, day)
    assert found.event is not None
    assert found.event.actor == agenda_review.REVIEWER
    assert found.event.payload["text"].startswith("It waits for what resolutie-2021 asks: 1 (open)")
    assert [agenda.subject("proposition", one).state for one in ("woningen", "ander")] == [
        "under_reservation",
        "tabled",
    ]
    assert [one.event for one in agenda_review.review(agenda, day)] == [None]


def test_a_reservation_is_lifted_by_people_when_all_is_binding_again(agenda):
    agreed(agenda)
    record(agenda)
    agenda_review.review(agenda, date(2026, 3, 1))
    with pytest.raises(ActRefusedError, match="It waits for"):
        do(agenda, "lift", VNG)
    record(agenda, RESOLUTION)
    (found,) = agenda_review.review(agenda, date(2026, 3, 2))
    assert (found.may_be_lifted, found.event) == (True, None)
    assert do(agenda, "lift", VNG)
    assert agenda.subject("proposition", "woningen").state == "agreed"


def test_nobody_puts_under_reservation_what_holds(agenda):
    agreed(agenda)
    for actor in (VNG, KEEPER):
        with pytest.raises(ActRefusedError, match="is binding still"):
            do(agenda, "reserve", actor)


# -- who --------------------------------------------------------------------------------------------------------------


def test_every_owner_must_support_what_is_tabled_and_again_after_an_amendment(agenda):
    propose(agenda)
    with pytest.raises(ActRefusedError, match="It lacks the support of IPO"):
        do(agenda, "table", VNG)
    do(agenda, "support", IPO)
    do(agenda, "table", IPO)
    do(agenda, "amend", IPO, **offer(title="Meer woningen"))
    with pytest.raises(ActRefusedError, match="It lacks the support of VNG"):
        do(agenda, "table", IPO)


@pytest.mark.parametrize(
    ("name", "actor", "message"),
    [
        ("support", UVW, "This proposition is of VNG, IPO"),
        ("amend", UVW, "This proposition is of VNG, IPO"),
        ("withdraw", UVW, "This proposition is of VNG, IPO"),
        ("support", Actor("u", "n", "VNG", "secretary"), "not for secretary"),
        ("support", URK, "not for gemeente"),
    ],
)
def test_who_is_no_owner_may_not(agenda, name, actor, message):
    propose(agenda)
    with pytest.raises(NotAllowedError, match=message):
        do(agenda, name, actor, **(offer() if name == "amend" else {}))


@pytest.mark.parametrize("name", ["agree", "fulfil"])
def test_what_binds_and_what_is_done_has_evidence(agenda, name):
    record(agenda, RESOLUTION)
    table(agenda)
    if name == "fulfil":
        do(agenda, "agree", BZK)
    with pytest.raises(ActRefusedError, match="Evidence is missing"):
        do(agenda, name, BZK if name == "agree" else VNG, source=[])


def test_a_department_that_it_is_not_offered_to_does_not_agree(agenda):
    record(agenda, RESOLUTION)
    table(agenda)
    with pytest.raises(NotAllowedError, match="offered to BZK"):
        do(agenda, "agree", someone("financien"))


def test_only_the_secretariat_records_what_was_agreed(agenda):
    with pytest.raises(NotAllowedError, match="SECRETARIAAT alone"):
        act(agenda, "agreements", RESOLUTION, "record", Actor("u", "n", "VNG", "secretary"), {"agreements": []})


def test_a_confidential_proposition_is_seen_by_its_owners_until_it_is_tabled(agenda):
    propose(agenda, confidential=True)
    for reader in (PUBLIC, BZK, UVW):
        assert agenda_board.agenda_board(agenda, reader).rows == []
    do(agenda, "support", IPO)
    assert len(agenda_board.agenda_board(agenda, VNG).rows) == 1
    do(agenda, "table", VNG)
    assert len(agenda_board.agenda_board(agenda).rows) == 1
    assert [event.act for event in agenda.events("proposition")] == ["table"]


def test_a_confidential_draft_stays_so_when_an_amendment_does_not_say_it_again(agenda):
    propose(agenda, confidential=True)
    do(agenda, "amend", IPO, **offer(title="Meer woningen"))
    assert agenda.subjects("proposition") == []
    assert len(agenda.subjects("proposition", VNG)) == 1


def test_an_owner_is_not_amended_out_of_its_own_proposition(agenda):
    propose(agenda)
    with pytest.raises(ActRefusedError, match="It leaves out VNG"):
        do(agenda, "amend", IPO, **offer(owners=["IPO"]))
    do(agenda, "amend", IPO, **offer(owners=EVERYONE))
    assert agenda.subject("proposition", "woningen").data["supported_by"] == ["IPO"]


def test_a_confidential_draft_that_is_withdrawn_stays_private(agenda):
    propose(agenda, confidential=True)
    do(agenda, "withdraw", VNG)
    assert agenda.subjects("proposition") == []


# -- what is refused --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"terms": {"reading": "decision-point"}}, "no reading 'decision-point' .* Did you mean decision-points"),
        ({"terms": {"reading": "explanation", "resolution": "/etc/passwd"}}, "There is no resolution '/etc/passwd'"),
        ({"terms": {"reading": "explanation", "also": ["9"]}}, "has no article '9'"),
        ({"terms": {"reading": "explanation", "also": ["3/arbitraag"]}}, "no condition 'arbitraag'.* arbitrage"),
        ({"terms": {"reading": "explanation", "bound": "worst"}}, "'bound' cannot be 'worst'"),
        ({"deadline": "2029"}, "The deadline '2029' is no day"),
        ({"date": "15-01-2021"}, "'15-01-2021' is no date"),
        ({"date": "2040-01-15"}, "'date' 2040-01-15 has yet to come"),
        ({"commitment": " "}, "Left empty: commitment"),
        ({"source": []}, "Evidence is missing"),
        ({"theme": "wonen"}, "'theme' cannot be 'wonen'"),
        ({"owners": []}, "VNG is not among the owners"),
        ({"departments": []}, "Name at least one department"),
        ({"owners": ["IPO"]}, "VNG is not among the owners: IPO"),
        ({"departments": ["GM0184"]}, "GM0184 is no department"),
        ({"departments": ["BZKK"]}, "no organisation 'BZKK'.* BZK"),
        ({"unit": ""}, "A target needs the unit"),
        ({"costs": [{"lower": {2026: 5.0}, "best": {2026: 4.0}, "source": ["x"]}]}, "2026 do not run from lower"),
        ({"costs": [{"best": {2026: -4.0}, "source": ["x"]}]}, "at least 0"),
        ({"costs": [{"source": ["x"]}]}, "Costs without amounts"),
        ({"committment": "x"}, "'committment' is not known here. Did you mean 'commitment'"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_proposition_that_makes_no_sense_is_refused(agenda, wrong, message):
    with pytest.raises((ActRefusedError, UnknownNameError), match=message):
        propose(agenda, **wrong)
    assert agenda.head().number == 0


@pytest.mark.parametrize(
    ("payload", "subject", "message"),
    [
        ({"agreements": [{"scenario": "voorjaarsnota-2042"}]}, RESOLUTION, "no scenario 'voorjaarsnota-2042'"),
        ({"agreements": []}, "resolutie-2022", "no resolution 'resolutie-2022'.* resolutie-2021"),
        ({"agreements": []}, RESOLUTION, "Evidence is missing"),
        ({"agreements": [], "date": "gisteren"}, RESOLUTION, "'gisteren' is no date"),
        ({"agreements": [], "facts": [{"id": "x"}]}, RESOLUTION, "'title' is missing"),
    ],
    ids=["scenario", "resolution", "evidence", "date", "fact"],
)
def test_what_was_agreed_is_recorded_by_names_that_exist(agenda, payload, subject, message):
    with pytest.raises((ActRefusedError, UnknownNameError), match=message):
        act(agenda, "agreements", subject, "record", KEEPER, payload)


# -- role, act and state ----------------------------------------------------------------------------------------------

HISTORIES = {
    NEW: [],
    "proposed": ["propose"],
    "tabled": ["propose", "support", "table"],
    "agreed": ["propose", "support", "table", "agree"],
    "under_reservation": ["propose", "support", "table", "agree", "reserve"],
    "fulfilled": ["propose", "support", "table", "agree", "fulfil"],
    "withdrawn": ["propose", "withdraw"],
}
BY = {"support": IPO, "agree": BZK}
WIDE = offer(owners=EVERYONE, departments=["BZK", "FIN", "VWS"])


def lines() -> list[dict[str, Any]]:
    table_ = yaml.safe_load(permissions._FILE.read_text(encoding="utf-8"))["kinds"]
    return list(next(kind for kind in table_ if kind["kind"] == "proposition")["acts"])


def step(register: Register, name: str, act_: str, actor: Actor) -> None:
    """One act, with what was agreed such that nothing but table and roles can stand in its way."""
    record(register, *(() if act_ == "reserve" else (RESOLUTION,)))
    do(register, act_, actor, name, **(WIDE if act_ in {"propose", "amend"} else {}))
    if act_ == "support":
        do(register, act_, UVW, name)


def history(register: Register, name: str, state: str) -> None:
    for act_ in HISTORIES[state]:
        step(register, name, act_, BY.get(act_, VNG))


@pytest.mark.parametrize("state", HISTORIES)
def test_an_act_is_done_by_every_role_that_may_in_this_state_and_by_no_other(agenda, state):
    for line in lines():
        refused = f"{state}-{line['act']}"
        history(agenda, refused, state)
        for role in ROLES[:-1]:
            name = f"{refused}-{role}"
            if role not in line["roles"]:
                with pytest.raises(NotAllowedError if state != NEW else ActRefusedError):
                    step_or_act(agenda, refused, line["act"], role)
            elif state not in line["states"]:
                with pytest.raises(ActRefusedError, match="cannot be done"):
                    step_or_act(agenda, refused, line["act"], role)
            else:
                history(agenda, name, state)
                if line["act"] == "table":
                    do(agenda, "support", IPO, name)
                    do(agenda, "support", UVW, name)
                step(agenda, name, line["act"], someone(role))
                assert agenda.subject("proposition", name).state == line.get("to", state)
    assert verify(agenda).holds


def step_or_act(register: Register, name: str, act_: str, role: str) -> None:
    """An act that is to be refused, also where there is nothing yet that it could rest on."""
    payload = WIDE if act_ in {"propose", "amend"} else {}
    if act_ in {"agree", "reserve", "lift"}:
        basis = {"resolution": "x", "reading": "x", "bound": "best", "edition": "x", "agreements": [], "facts": []}
        payload = {"basis": basis | {"not_binding": [], "requirements": [], "gaps": []}}
    act(register, "proposition", name, act_, someone(role), payload)


# -- any history ------------------------------------------------------------------------------------------------------

# Mostly who may, for else hardly a history would come as far as an agreement.
ACTS = st.tuples(
    st.sampled_from(
        [(line["act"], BY.get(line["act"], VNG)) for line in lines()]
        + [("agree", BZK), ("agree", BZK), ("record", KEEPER), ("lapse", KEEPER), ("lapse", KEEPER), ("review", KEEPER)]
        + [("table", IPO), ("lift", UVW), ("agree", VNG), ("support", URK)]
    ),
    st.sampled_from(["a", "b"]),
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(ACTS, max_size=30))
def test_after_any_history_nothing_is_agreed_on_what_was_not_binding_and_a_rebuild_is_the_same(agenda, acts):
    for name in {"a", "b"} - {one.id for one in agenda.subjects("proposition")}:
        table(agenda, name)
    for (act_, actor), name in acts:
        try:
            if act_ in {"record", "lapse"}:
                record(agenda, *([RESOLUTION] if act_ == "record" else []))
            elif act_ == "review":
                agenda_review.review(agenda, date(2026, 3, 1))
            else:
                do(agenda, act_, actor, name, **(offer() if act_ in {"propose", "amend"} else {}))
        except (ActRefusedError, UnknownNameError):
            continue
    for event in agenda.events("proposition"):
        if event.act in {"agree", "lift"}:
            assert all(one["status"] == "binding" for one in event.payload["basis"]["requirements"])
    for subject in agenda.subjects("proposition", states=["agreed", "under_reservation"]):
        assert subject.data["basis"] is not None
    before = agenda.subjects("proposition")
    rebuild(agenda)
    assert agenda.subjects("proposition") == before
    assert verify(agenda).holds


# -- the documented propositions --------------------------------------------------------------------------------------


def test_the_documented_propositions_have_a_source_and_no_amount_that_no_source_gives():
    with seeded() as register:
        found = register.subjects("proposition")
        assert {one.data["theme"] for one in found} == {
            "wonen-en-leefomgeving",
            "klimaat-en-energie",
            "regionale-economie",
            "digitalisering",
            "samenwerking",
        }
        assert all(one.data["source"] and one.data["grade"] for one in found)
        assert all(not one.data["costs"] and not one.data["funding"] for one in found)
        assert all(one.state == "proposed" for one in found)
        homes = register.subject("proposition", "een-miljoen-woningen").data
        assert (homes["target"], homes["unit"], homes["deadline"]) == (1_000_000, "woningen", "2029-12-31")
        assert verify(register).holds
