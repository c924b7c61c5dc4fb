"""Votes from the command line: what is documented, a vote of one's own, and each refusal in one clear line."""

import csv

import pytest

from tests.docs.examples import ROOT
from tests.register.members import (
    POLL,
    cast,
    close,
    in_session,
)
from tests.register.test_chain import burgled
from thorbecke.register import Register, init, rules_of, votes

KINDS = ("meeting", "weights", "agenda_item", "amendment", "motion", "voter", "poll", "ballot")
URK = "u1/GM0184/gemeente"


@pytest.fixture
def address(tmp_path, monkeypatch) -> str:
    path = str(tmp_path / "register.db")
    monkeypatch.setenv("THORBECKE_DATABASE", path)
    init(path)
    return path


@pytest.fixture
def voted(address: str) -> str:
    """Two votes for and one against, closed."""
    with Register(address) as register:
        in_session(register, "GM0518", "GM0184", "GM0228")
        for code, choice in (("GM0518", "voor"), ("GM0184", "voor"), ("GM0228", "tegen")):
            cast(register, code, choice)
        close(register)
    return address


@pytest.mark.usefixtures("voted")
def test_a_result_says_what_it_is_and_what_it_rests_on(thorbecke):
    found = thorbecke("vote", "result", POLL, "--format", "json").json
    assert found["rows"][0] == {"choice": "voor", "gemeenten": 2, "votes": 58, "percent": "82.86"}
    assert "Result: voor." in found["notes"]
    assert "3 of 352 municipalities take part, with 70 of 1926 votes." in found["notes"]


@pytest.mark.usefixtures("voted")
def test_the_published_roll_call_is_what_was_voted(thorbecke, tmp_path):
    assert thorbecke("vote", "roll-call", POLL, "--output", str(tmp_path / "roll.csv")).code == 0
    rows = list(csv.DictReader((tmp_path / "roll.csv").read_text(encoding="utf-8").splitlines()))
    assert [(row["gemeente"], row["name"], row["choice"], row["votes"]) for row in rows] == [
        ("GM0184", "Urk", "voor", "3"),
        ("GM0228", "Ede", "tegen", "12"),
        ("GM0518", "'s-Gravenhage", "voor", "55"),
    ]


def test_a_recount_that_differs_leaves_with_1_and_names_the_event(thorbecke, voted):
    assert thorbecke("vote", "recount", POLL).code == 0
    with burgled(voted) as execute:
        execute("""UPDATE register_events SET payload_json = '{"choice":"voor"}' WHERE subject LIKE '%GM0228'""")
    found = thorbecke("vote", "recount", POLL)
    assert found.code == 1
    assert "its content does not match its hash: it was changed" in found.out


def test_without_weights_a_screen_says_so(thorbecke, address):
    with Register(address) as register:
        in_session(register, "GM0184", weighed=False)
        cast(register, "GM0184")
    found = thorbecke("vote", "result", POLL)
    assert "No legal result: weights not given." in found.out
    assert "Outcome of the count, no legal result: none." in found.out
    assert "No legal result: weights not given." in thorbecke("vote", "meeting", "balv-2021-02-12").out


def test_a_meeting_shows_its_deadlines_and_what_came_of_its_points(thorbecke, voted):
    found = thorbecke("vote", "meeting", "balv-2021-02-12", "--format", "json").json
    assert found["rows"][0]["result"] == "closed: voor 82,86%, tegen 17,14%"
    assert "Last day for amendments: 2021-02-01." in found["notes"]
    with Register(voted) as register:
        body = votes.rules_in_force(register.subject("meeting", "balv-2021-02-12").data)
    assert set(votes.unknown_rules(body)) <= set(found["notes"])


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["cast", POLL, "Urk", "voor", "--as", URK], "There is no poll 'balv-2021-02-12/7', or it is private"),
        (["result", "x"], "There is no poll 'x'"),
        (["meeting", "x"], "There is no meeting 'x'"),
        (["close", POLL], "Everyone may read; to act, sign in"),
        (["close", POLL, "--as", "ada"], "is not USER/ORGANISATION/ROLE"),
        (["act", "vergadering", "x", "call", "--as", URK], "The register knows no 'vergadering'"),
        (["act", "meeting", "x", "call", "--rules", "alv", "--as", URK], "There is no rules|There are no rules 'alv'"),
        (["weights", "check", "x.csv"], "says no source and no date"),
        (["weights", "check", "x.yaml"], "x.yaml cannot be read"),
    ],
)
@pytest.mark.usefixtures("address")
def test_what_cannot_be_done_is_said_in_one_line(thorbecke, arguments, message):
    found = thorbecke("vote", *arguments)
    assert found.code == 2
    assert found.err.count("\n") == 1
    assert any(part in found.err for part in message.split("|")), found.err


def test_on_the_documented_cases_nobody_acts(thorbecke, monkeypatch, tmp_path):
    monkeypatch.delenv("THORBECKE_DATABASE", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert thorbecke("vote", "meetings").out.count("balv-2021-02-12") == 1
    found = thorbecke("vote", "close", POLL, "--as", "ada/VNG/secretary")
    assert (found.code, "There is no register at" in found.err) == (2, True)


def test_the_table_on_the_page_is_the_table_of_the_program():
    page = (ROOT / "docs/nl/stemmen.md").read_text(encoding="utf-8").splitlines()
    shown = [line for line in page if line.startswith("| ") and not line.startswith("| onderwerp")]
    assert shown == [
        f"| {kind} | {rule.act} | {', '.join(rule.roles)} | {', '.join(rule.states)} | {rule.to or 'blijft'} |"
        for kind in KINDS
        for rule in rules_of(kind).acts
    ]
