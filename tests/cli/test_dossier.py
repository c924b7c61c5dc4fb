"""Dossiers from the command line: cases without a database, acts on one of your own, each refusal one clear line."""

import csv
import io
import json
from pathlib import Path

import pytest

OPENED = """\
title: Een nieuwe taak
task: Gemeenten doen iets nieuws
levels: [gemeenten]
departments: [VWS]
regime: tussenregeling
"""
DRAFT = """\
text: Er is 120 nodig.
claims:
  - {level: gemeenten, amounts: {2026: 120}}
"""


pytestmark = pytest.mark.usefixtures("no_database")


@pytest.fixture
def own(thorbecke, monkeypatch, tmp_path):
    """A register of one's own, with a dossier in it."""
    monkeypatch.setenv("THORBECKE_DATABASE", str(tmp_path / "register.db"))
    thorbecke("register", "init")
    Path("taak.yaml").write_text(OPENED, encoding="utf-8")
    found = thorbecke("dossier", "open", "taak", "taak.yaml", "--as", "ada/VWS/vakdepartement")
    assert found.code == 0, found.err
    return thorbecke


def test_without_a_database_the_documented_cases_are_there(thorbecke):
    found = thorbecke("dossier", "list")
    assert found.code == 0
    assert [line.split()[0] for line in found.out.splitlines()[2:5]] == ["jeugdzorg", "klimaatakkoord", "omgevingswet"]
    assert "thorbecke register init" in found.out
    rows = list(csv.DictReader(io.StringIO(thorbecke("dossier", "list", "--state", "costed", "--format", "csv").out)))
    assert [row["id"] for row in rows] == ["klimaatakkoord", "omgevingswet"]


@pytest.mark.parametrize("side", ["timeline", "steps", "money", "bench"])
def test_a_case_is_shown_from_every_side_as_table_and_as_json(thorbecke, side):
    assert thorbecke("dossier", "show", "jeugdzorg", side).code == 0
    found = thorbecke("dossier", "show", "jeugdzorg", side, "--format", "json").json
    assert found["dossier"] == "jeugdzorg"
    assert found["rows"]


def test_money_is_held_against_a_scenario_by_the_estimate_that_is_asked(thorbecke):
    asked = ("dossier", "show", "klimaatakkoord", "money", "--scenario", "resolutie-2021", "--format", "json")
    rows = thorbecke(*asked, "--bound", "upper", "--year", "2024").json["rows"]
    assert [(row["level"], row["shortfall"], row["adequate"]) for row in rows] == [
        ("gemeenten", 40, "no"),
        ("provincies", None, "cannot be told"),
        ("waterschappen", None, "cannot be told"),
    ]


def test_deadlines_and_regimes_are_shown(thorbecke):
    assert "2024-06-30" in thorbecke("dossier", "deadlines", "--on", "2026-01-01", "--status", "passed").out
    rows = {row["id"]: row for row in thorbecke("dossier", "regimes", "--format", "json").json["rows"]}
    assert rows["block"]["geldend-recht"] == "closed (law)"
    assert rows["block"]["tussenregeling"] == "open (resolution)"
    assert rows["consultation_days"]["wdb"] == "unknown"


def test_facts_of_the_register_go_into_the_check_of_the_resolution(thorbecke):
    assert thorbecke("dossier", "facts", "--on", "2026-01-01", "-o", "feiten.yaml").code == 0
    found = thorbecke("resolution", "check", "--year", "2024", "--facts", "feiten.yaml", "--format", "json")
    assert found.code == 0
    assert "uitspraak in jeugdzorg niet geheel opgevolgd" in found.out


def test_a_dossier_goes_into_the_model_as_a_scenario(thorbecke):
    assert thorbecke("dossier", "measure", "klimaatakkoord", "-o", "klimaat.yaml").code == 0
    assert thorbecke("scenario", "validate", "klimaat.yaml").code == 0
    assert thorbecke("simulate", "klimaat.yaml", "--year", "2024").code == 0


def test_acts_are_done_on_ones_own_register_with_evidence(own):
    Path("nota.pdf").write_bytes(b"%PDF-1.7")
    done = own(
        "dossier", "act", "taak", "note", "--set", "title=Een nota", "--as", "bo/BZK/bzk", "--attach", "nota.pdf",
        "--version", "1",
    )  # fmt: skip
    assert done.out.startswith("Done: note on dossier taak, version 2.\nHead: 2:")
    (_, row) = own("dossier", "show", "taak", "--format", "json").json["rows"]
    assert (row["by"], row["documents"], row["text"]) == ("BZK", "nota.pdf", "Een nota.")
    assert own("register", "verify").code == 0


def test_a_statement_is_drafted_in_private(own):
    Path("zienswijze.yaml").write_text(DRAFT, encoding="utf-8")
    assert own("dossier", "statement", "taak", "draft", "zienswijze.yaml", "--as", "cas/VNG/vng").code == 0
    found = own("dossier", "statement", "taak", "submit", "--as", "cas/VNG/vng")
    assert (found.code, "not before arbiters: it is signalled" in found.err) == (2, True)
    assert "No statement was submitted" in own("dossier", "show", "taak", "bench").out


def test_a_measure_of_a_scenario_begins_a_dossier(own):
    found = own(
        "dossier", "open", "klimaat", "--scenario", "klimaat-artikel-2", "--measure", "uitvoeringslasten",
        "--department", "EZK", "--regime", "tussenregeling", "--as", "cas/VNG/vng",
    )  # fmt: skip
    assert found.out.startswith("Done: estimate on dossier klimaat, version 3.")


def test_the_form_of_an_act_is_a_schema(thorbecke):
    found = json.loads(thorbecke("dossier", "form", "estimate").out)
    assert {"level", "lasting", "method", "author"} <= set(found["required"])


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["show", "jeugdzorgh"], "There is no dossier 'jeugdzorgh'"),
        (["list", "--state", "decide"], "There is no state 'decide'. Did you mean decided"),
        (["show", "jeugdzorg", "steps", "--regime", "wpb"], "There is no regime 'wpb'. Did you mean wdb"),
        (["show", "jeugdzorg", "money", "--scenario", "resolutie"], "There is no scenario 'resolutie'"),
        (["list", "--department", "VSW"], "There is no department 'VSW'. Did you mean VWS"),
        (["list", "--purpose", "jeugdd"], "There is no purpose 'jeugdd'. Did you mean jeugd"),
        (["show", "jeugdzorg", "--bound", "best"], "--bound goes with money, not with timeline"),
        (["show", "jeugdzorg", "money", "--regime", "wdb"], "--regime goes with steps"),
        (["deadlines", "--on", "1 mei"], "'1 mei' is no day"),
        (["act", "jeugdzorg", "note", "--set", "title=x", "--as", "a/VNG/vng"], "There is no register at"),
        (["measure", "klimaatakkoord", "-o", "x.txt"], "call it x.yaml"),
        (["form", "estimates"], "Did you mean estimate"),
        (["open", "x", "--scenario", "klimaat-artikel-2"], "give --measure, --department and --regime"),
        (["list", "--as", "VNG"], "is not USER/ORGANISATION/ROLE"),
        (["list", "--as", "a/VNG/vgn"], "there is no role 'vgn'"),
        (["list", "--as", "a/VNG/bzk"], "Nobody acts as bzk"),
    ],
)
def test_what_cannot_be_is_refused_in_one_clear_line(thorbecke, arguments, message):
    found = thorbecke("dossier", *arguments)
    assert (found.code, found.out) == (2, "")
    assert message in found.err
    assert found.err.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["act", "taak", "decide", "--as", "a/VWS/vakdepartement"], "The costs for gemeenten are missing"),
        (["act", "taak", "decide"], "Everyone may read; to act, sign in"),
        (["act", "taak", "decide", "--as", "a/VNG/vng"], "is for vakdepartement, not for vng"),
        (["act", "taak", "decid", "--as", "a/VNG/vng"], "Did you mean decide"),
        (["act", "taak", "note", "nota.yaml", "--as", "a/VNG/vng"], "nota.yaml cannot be read"),
        (["act", "taak", "note", "--set", "title", "--as", "a/VNG/vng"], "'title' is not NAME=TEXT"),
        (["act", "taak", "note", "--set", "titel=x", "--as", "a/VNG/vng"], "Did you mean 'title'"),
        (["act", "taak", "note", "--set", "title=x", "--as", "a/VNG/vng", "--attach", "x.pdf"], "x.pdf cannot be read"),
        (["act", "taak", "note", "--set", "title=x", "--as", "a/VNG/vng", "--version", "9"], "Someone acted first"),
        (["statement", "taak", "submit"], "to act, sign in"),
    ],
)
def test_an_act_that_cannot_be_is_refused_in_one_clear_line(own, arguments, message):
    found = own("dossier", *arguments)
    assert (found.code, found.out) == (2, "")
    assert message in found.err
    assert found.err.count("\n") == 1
