"""Disputes: drafts stay private, claims stand side by side, terms run over holidays, awards are followed or not."""

from datetime import UTC, date, datetime

import pytest

from tests.register import cases
from tests.register.cases import ACTORS, do, steps, submit, walk, way_to
from thorbecke.errors import ActRefusedError, NotAllowedError, UnknownNameError
from thorbecke.register import Actor, Register, Role, act, bench, deadlines, dossier_facts, init, open_steps, rebuild


@pytest.fixture
def register(tmp_path):
    init(str(tmp_path / "register.db"))
    with Register(str(tmp_path / "register.db"), clock=lambda: datetime(2026, 12, 1, tzinfo=UTC)) as opened:
        yield opened


def disputed(register: Register, dossier: str = "d", regime: str = "tussenregeling") -> None:
    walk(register, dossier, way_to("arbitration", regime))


def draft(register: Register, text: str, role: Role = "vng", name: str = "draft", mln: float = 100.0) -> None:
    statement = f"d/{cases.ORGANISATIONS[role]}"
    payload = {"dossier": "d", "text": text, "claims": [{"level": "gemeenten", "amounts": {2026: mln}}]}
    act(register, "statement", statement, name, ACTORS[role], payload)


def test_a_draft_is_seen_by_its_own_organisation_alone_until_it_is_submitted(register):
    disputed(register)
    draft(register, "Wij vragen 120.", mln=120)
    for role in ("vakdepartement", "arbiter", "ipo", "secretary"):
        assert register.subjects("statement", ACTORS[role]) == []
        with pytest.raises(UnknownNameError):
            register.subject("statement", "d/VNG", ACTORS[role])
    with pytest.raises(NotAllowedError, match="or it is private"):
        act(register, "statement", "d/VNG", "submit", ACTORS["vakdepartement"])
    assert bench(register, "d", ACTORS["arbiter"]).statements == {}
    draft(register, "Wij vragen 110.", name="revise", mln=110)
    act(register, "statement", "d/VNG", "submit", ACTORS["vng"])
    assert register.subject("statement", "d/VNG").data["text"] == "Wij vragen 110."
    assert [event.act for event in register.events("statement")] == ["submit"]
    with pytest.raises(ActRefusedError, match="it is submitted"):
        draft(register, "Toch 130.", name="revise")


@pytest.mark.parametrize(
    ("statement", "actor", "levels", "message"),
    [
        ("d/VWS", ACTORS["vng"], ["gemeenten"], "is called 'd/VNG'"),
        ("d/SZW", Actor("u", "n", "SZW", "vakdepartement"), ["gemeenten"], "of which you are a party"),
        ("e/VNG", ACTORS["vng"], ["gemeenten"], "of which you are a party"),
        ("d/VNG", ACTORS["vng"], ["gemeenten", "gemeenten"], "each once"),
    ],
)
def test_a_statement_is_ones_own_in_a_dispute_of_ones_own(register, statement, actor, levels, message):
    disputed(register)
    claims = [{"level": level, "amounts": {2026: 1.0}} for level in levels]
    payload = {"dossier": statement[0], "text": "x", "claims": claims}
    with pytest.raises(ActRefusedError, match=message):
        act(register, "statement", statement, "draft", actor, payload)


def test_a_statement_is_submitted_only_while_arbiters_have_the_case(register):
    walk(register, "d", way_to("decided", "tussenregeling"))
    draft(register, "Vooruitlopend.")
    with pytest.raises(ActRefusedError, match="not before arbiters: it is decided"):
        act(register, "statement", "d/VNG", "submit", ACTORS["vng"])


def test_claims_stand_side_by_side_and_their_difference_is_computed_by_year(register):
    disputed(register)
    submit(register, "d", "vng", 120)
    submit(register, "d", "vakdepartement", 75.5)
    do(register, "d", "award", "arbiter")
    found = {one.year: (one.claims, one.difference, one.award) for one in bench(register, "d").years}
    assert found == {
        2026: ({"VWS": 75.5, "VNG": 120.0}, 44.5, 90.0),
        2027: ({"VWS": 75.5, "VNG": 120.0}, 44.5, None),
    }


def test_an_award_without_reasons_or_evidence_is_none(register):
    disputed(register)
    submit(register, "d", "vng")
    submit(register, "d", "bzk")
    award = cases.PAYLOADS["award"]
    with pytest.raises(ActRefusedError, match="Left empty: reasons"):
        do(register, "d", "award", "arbiter", award | {"reasons": " "})
    with pytest.raises(ActRefusedError, match="Evidence is missing"):
        do(register, "d", "award", "arbiter", award | {"source": []})
    do(register, "d", "award", "arbiter")


def test_another_dispute_under_the_law_in_force_asks_for_another_agreement(register):
    disputed(register, regime="geldend-recht")
    do(register, "d", "award", "arbiter")
    do(register, "d", "fund", "financien")
    with pytest.raises(ActRefusedError, match="has not agreed"):
        do(register, "d", "request_arbitration", "vng")


@pytest.mark.parametrize(
    ("follows", "holds"), [(["wholly"], "yes"), (["wholly", "partly"], "no"), (["not"], "no"), ([], "packaged")]
)
def test_whether_awards_bind_in_practice_shows_in_what_was_done_with_them(register, follows, holds):
    disputed(register)
    submit(register, "d", "vng")
    submit(register, "d", "vakdepartement")
    do(register, "d", "award", "arbiter")
    for how in follows:
        do(register, "d", "follow_up", "vakdepartement", {"follows": how})
    fact = dossier_facts.facts_of(register, date(2026, 12, 1))["bindende-arbitrage"]
    state = fact.at(2026)
    assert state is not None
    assert (state.since, state.in_practice) == ((2025, "no") if holds == "packaged" else (2026, holds))
    assert state.in_law == "no"


_FACTS = {
    "artikel-2": "artikel-2-fvw-aangescherpt",
    "uitvoerbaarheid": "uitvoerbaarheid-vanaf-begin",
    "wdb": "wdb-in-werking",
}


@pytest.mark.parametrize(
    ("regime", "left_out", "mln", "facts"),
    [
        ("tussenregeling", "", 100, {"artikel-2": "yes", "uitvoerbaarheid": "yes", "wdb": "yes"}),
        ("tussenregeling", "", 90, {"artikel-2": "no", "uitvoerbaarheid": "yes", "wdb": "yes"}),
        ("geldend-recht", "", 90, {"artikel-2": "unknown", "uitvoerbaarheid": "yes", "wdb": "yes"}),
        ("geldend-recht", "", 130, {"artikel-2": "yes", "uitvoerbaarheid": "yes", "wdb": "yes"}),
        ("geldend-recht", "", 79, {"artikel-2": "no", "uitvoerbaarheid": "yes", "wdb": "yes"}),
        ("geldend-recht", "test_feasibility", 100, {"artikel-2": "unknown", "uitvoerbaarheid": "no", "wdb": "yes"}),
        ("geldend-recht", "consult", 100, {"artikel-2": "unknown", "uitvoerbaarheid": "yes", "wdb": "no"}),
    ],
)
def test_a_decision_tells_the_resolution_what_is_done_in_practice(register, regime, left_out, mln, facts):
    way = [
        (name, role, cases.funding(mln=float(mln)) if name == "propose_funding" else payload)
        for name, role, payload in steps(regime, ["gemeenten"])
        if name != left_out
    ]
    walk(register, "d", way)
    found = dossier_facts.facts_of(register, date(2026, 12, 1))
    shown = {fact.id: state.in_practice for fact in found.values() if (state := fact.at(2026))}
    assert {name: shown[_FACTS[name]] for name in facts} == facts


# -- terms ----------------------------------------------------------------------------------------------------------


def consulted_on(register: Register, asked: str, **more: str) -> None:
    walk(register, "d", way_to("funding_proposed", "tussenregeling"))
    do(register, "d", "request_consultation", "vakdepartement", {"date": asked, **more})


def test_a_term_runs_over_holidays_to_the_next_working_day(register):
    consulted_on(register, "2026-03-20", until="2026-04-03")  # Good Friday; Easter is on the 5th
    (found,) = deadlines(register, date(2026, 4, 2))
    assert (found.wait.due, found.days, found.status) == (date(2026, 4, 7), 5, "due")
    assert "kan volgen zonder het oordeel" in found.wait.passes


def test_days_that_a_dossier_chose_are_counted_as_the_law_counts(register):
    way = way_to("funding_proposed", "tussenregeling")
    way[0] = ("open", "vakdepartement", cases.opened(chosen=[{"id": "consultation_days", "value": "14"}]))
    way = [step for step in way if (step[2] or {}).get("level", "gemeenten") == "gemeenten" and step[0] != "scope"]
    way.insert(1, ("scope", "vng", {"changes_tasks": True, "levels": ["gemeenten"]}))
    walk(register, "d", way)
    do(register, "d", "request_consultation", "vakdepartement", {"date": "2026-04-13"})
    (found,) = deadlines(register, date(2026, 4, 14))
    assert found.wait.due == date(2026, 4, 28)  # the 27th is the birthday of the King
    do(register, "d", "consult", "vng")
    assert deadlines(register, date(2026, 4, 14)) == []


def test_a_term_of_which_no_length_is_known_says_so(register):
    consulted_on(register, "2026-03-20")
    (found,) = deadlines(register, date(2026, 4, 2))
    assert (found.wait.due, found.status) == (None, "no term")


@pytest.mark.parametrize(("until", "decided"), [("2026-11-16", True), ("2026-12-16", False)])
def test_silence_counts_once_the_term_has_passed_and_not_before(register, until, decided):
    way = [step for step in steps("tussenregeling") if step[0] not in {"consult", "decide", "test_bzk"}]
    walk(register, "d", way)
    do(register, "d", "request_consultation", "vakdepartement", {"date": "2026-11-02", "until": until})
    do(register, "d", "test_bzk", "bzk")
    step = next(one for one in open_steps(register, register.subject("dossier", "d")) if one.act == "decide")
    assert step.is_open is decided
    if decided:
        do(register, "d", "decide", "vakdepartement")
        assert register.subject("dossier", "d").data["decision"]["without"] == ["consultation"]


def test_a_day_that_parties_agreed_is_waited_for_until_it_is_met(register):
    walk(register, "d", way_to("signalled", "tussenregeling"))
    day = {"title": "Afspraak", "date": "2026-01-05", "until": "2026-07-01", "awaits": "Opnieuw meten"}
    do(register, "d", "note", "vng", day)
    assert [one.wait.what for one in deadlines(register, date(2026, 6, 1))] == ["Opnieuw meten"]
    do(register, "d", "note", "vng", {"title": "Gemeten", "meets": "Afspraak"})
    assert deadlines(register, date(2026, 6, 1)) == []
    rebuild(register)
    assert deadlines(register, date(2026, 6, 1)) == []


# -- steps ----------------------------------------------------------------------------------------------------------


def test_open_steps_are_those_of_one_who_may(register):
    walk(register, "d", way_to("costed", "tussenregeling"))
    subject = register.subject("dossier", "d")
    every = {step.act for step in open_steps(register, subject)}
    assert {step.act for step in open_steps(register, subject, ACTORS["financien"])} < every
    assert open_steps(register, subject, Actor("u", "n", "SZW", "vakdepartement")) == ()
    assert open_steps(register, subject, ACTORS["gemeente"]) == ()
