"""The joint agenda from the command line: the board without a database, acts on one's own, each refusal one line."""

import csv
import io
from pathlib import Path

import pytest
from icalendar import Calendar

from tests.register.recipients import web_server

PROPOSED = """\
date: "2021-01-15"
title: Woningen
theme: wonen-en-leefomgeving
commitment: Woningen mogelijk maken
deadline: 2029-12-31
owners: [VNG]
terms: {reading: decision-points}
source: [eigen voorstel]
"""
CARRIED_OUT = """\
agreements:
  - {scenario: resolutie-2021}
source: [verzonnen, om mee te proberen]
"""
VNG, BZK, KEEPER = "ada/VNG/vng", "bo/BZK/bzk", "cas/SECRETARIAAT/secretary"


pytestmark = pytest.mark.usefixtures("no_database")


@pytest.fixture
def own(thorbecke, monkeypatch, tmp_path):
    """A register of one's own, with a proposition on the table."""
    monkeypatch.setenv("THORBECKE_DATABASE", str(tmp_path / "register.db"))
    thorbecke("register", "init")
    Path("woningen.yaml").write_text(PROPOSED, encoding="utf-8")
    Path("uitgevoerd.yaml").write_text(CARRIED_OUT, encoding="utf-8")
    Path("niets.yaml").write_text("agreements: []\nsource: [verzonnen]\n", encoding="utf-8")
    assert thorbecke("agenda", "propose", "woningen", "woningen.yaml", "--as", VNG).code == 0
    assert thorbecke("agenda", "act", "woningen", "table", "--as", VNG).code == 0
    return thorbecke


def state(own) -> str:
    return str(own("agenda", "list", "--format", "json").json["rows"][0]["state"])


def test_without_a_database_the_board_shows_what_sources_name_and_what_lacks(thorbecke):
    rows = thorbecke("agenda", "list", "--format", "json").json["rows"]
    assert len(rows) == 7
    assert {(row["missing"], row["at_least"], row["waits_for"]) for row in rows} == {(300, "yes", "1: open, 2: open")}
    found = csv.DictReader(io.StringIO(thorbecke("agenda", "list", "--theme", "digitalisering", "--format", "csv").out))
    assert [row["id"] for row in found] == ["digitale-overheid-en-samenleving"]


def test_what_lacks_on_the_board_is_what_the_check_says(thorbecke):
    articles = thorbecke("resolution", "check", "--so-far", "--format", "json").json["articles"]
    lasting = [article["gap_mln"]["structural"] for article in articles if article["id"] in {"1", "2"}]
    (row,) = thorbecke("agenda", "list", "--theme", "samenwerking", "--format", "json").json["rows"]
    assert row["missing"] == sum(gap for gap in lasting if gap is not None)


def test_one_proposition_is_shown_with_what_lacks_by_year(thorbecke):
    rows = thorbecke("agenda", "show", "een-miljoen-woningen", "--format", "json").json["rows"]
    assert {"what": "target", "which": "woningen", "value": "1.000.000", "mln": None} in rows
    assert {"what": "costs", "which": "", "value": "unknown", "mln": None} in rows
    lacks = {row["which"]: row["mln"] for row in rows if row["what"] == "lacks"}
    assert (lacks["2024"], lacks["afterwards"]) == (828, 300)


def test_a_proposition_is_agreed_when_what_it_waits_for_binds_and_goes_under_reservation_when_that_lapses(own):
    agree = ("agenda", "agree", "woningen", "--as", BZK, "--set", "source=akkoord")
    refused = own(*agree)
    assert (refused.code, refused.out) == (2, "")
    assert "It waits for what resolutie-2021 asks: 1 (open), 2 (open)." in refused.err
    assert own("agenda", "record", "resolutie-2021", "uitgevoerd.yaml", "--as", KEEPER).code == 0
    assert own(*agree).out.startswith("Done: agree on proposition woningen, version 3.")
    assert own("agenda", "record", "resolutie-2021", "niets.yaml", "--as", KEEPER).code == 0
    looked = own("agenda", "review", "--dry-run", "--on", "2026-03-01", "--format", "json").json["rows"]
    assert (looked[0]["done"], state(own)) == ("would be put under reservation", "agreed")
    done = own("agenda", "review", "--on", "2026-03-01", "--format", "json").json["rows"]
    assert (done[0]["done"], state(own)) == ("put under reservation", "under reservation")
    assert own("register", "verify").code == 0


def test_the_calendar_goes_to_a_file_or_to_the_screen(own):
    assert own("agenda", "calendar", "--output", "termijnen.ics").code == 0
    written = Path("termijnen.ics").read_bytes()
    assert own("agenda", "calendar").out.encode().replace(b"\r\n", b"\n") == written.replace(b"\r\n", b"\n")
    (entry,) = Calendar.from_ical(written).walk("VEVENT")
    assert str(entry["summary"]) == "Woningen: Woningen mogelijk maken"


def test_notices_are_sent_once_and_a_recipient_out_of_reach_leaves_with_1(own, monkeypatch):
    monkeypatch.setenv("HOOK_SECRET", "een lang geheim")
    with web_server() as hook:
        write_settings(hook.address)
        notify = ("register", "notify", "--settings", "notices.yaml", "--on", "2029-12-20", "--format", "json")
        assert own(*notify, "--dry-run").json["rows"][0]["outcome"] == "to send"
        assert hook.received == []
        hook.statuses = [400]
        failed = own(*notify)
        assert (failed.code, failed.json["rows"][0]["why"]) == (1, "answered 400")
        hook.statuses = [204]
        assert own(*notify).json["rows"][0]["outcome"] == "sent"
        again = own(*notify)
        assert (again.code, again.json["rows"]) == (0, [])
        assert len(hook.received) == 2


def write_settings(address: str) -> None:
    hook = f"{{name: vng, organisations: [VNG], address: '{address}', secret_from: HOOK_SECRET}}"
    Path("notices.yaml").write_text(f"address: https://example.nl\nwebhooks: [{hook}]\n", encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["list", "--theme", "digitaal"], "There is no theme 'digitaal'. Did you mean digitalisering?"),
        (["list", "--state", "tabeld"], "There is no state 'tabeld'. Did you mean tabled?"),
        (["show", "woning"], "There is no proposition 'woning'"),
        (["propose", "woningen", "woningen.yaml", "--as", VNG], "Someone acted first"),
        (["propose", "x", "nergens.yaml", "--as", VNG], "nergens.yaml"),
        (["act", "woningen", "tabel", "--as", VNG], "knows no act 'tabel'. Did you mean table"),
        (["act", "woningen", "withdraw"], "Everyone may read; to act, sign in"),
        (["act", "woningen", "withdraw", "--as", BZK], "not for bzk"),
        (["agree", "woningen", "--as", BZK], "Evidence is missing"),
        (["record", "resolutie-2022", "niets.yaml", "--as", KEEPER], "There is no resolution 'resolutie-2022'"),
        (["review", "--on", "1 maart"], "--on '1 maart' is no day"),
        (["calendar", "--output", "nergens/x.ics"], "nergens/x.ics cannot be written"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_cannot_be_done_is_refused_in_one_line(own, arguments, message):
    found = own("agenda", *arguments)
    assert (found.code, found.out) == (2, "")
    assert found.err.startswith("thorbecke: ")
    assert len(found.err.strip().splitlines()) == 1
    assert message in found.err


def test_on_the_documented_cases_nobody_acts(thorbecke):
    found = thorbecke("agenda", "act", "een-miljoen-woningen", "support", "--as", "eva/IPO/ipo")
    assert found.code == 2
    assert "There is no register" in found.err
