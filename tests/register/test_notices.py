"""Notices go out once to each recipient, signed or as e-mail; what fails goes out at the next run."""

import json
from datetime import date, timedelta
from typing import Any, cast

import pytest
from cloudevents.core.bindings.http import HTTPMessage, from_structured_event

from tests.register.permits import VNG
from tests.register.propositions import IPO, RESOLUTION, agreed, do, record, table
from tests.register.recipients import mail_server, web_server
from thorbecke.errors import InputFileError, NotAllowedError
from thorbecke.register import PUBLIC, Register, agenda_review, init, notices, seeded, verify

LAST = date(2029, 12, 31)
SECRET = "een lang geheim dat niemand raadt"


@pytest.fixture
def agenda(database: str):
    init(database)
    with Register(database) as opened:
        yield opened


@pytest.fixture
def hook(monkeypatch):
    monkeypatch.setenv("HOOK_SECRET", SECRET)
    with web_server() as server:
        yield server


@pytest.fixture
def mailbox():
    with mail_server() as server:
        yield server


def webhook(address: str, name: str = "vng-zaken", organisation: str = "VNG") -> str:
    return (
        f"webhooks:\n  - {{name: {name}, organisations: [{organisation}], "
        f"address: '{address}', secret_from: HOOK_SECRET}}\n"
    )


def mail(port: int, name: str = "ipo-griffie", organisation: str = "IPO") -> str:
    return (
        f"mail:\n  server: 127.0.0.1\n  port: {port}\n  security: none\n  sender: register@example.nl\n"
        f"  to:\n    - {{name: {name}, organisations: [{organisation}], address: griffie@example.nl}}\n"
    )


@pytest.fixture
def chosen(tmp_path):
    def read(*parts: str) -> notices.Settings:
        path = tmp_path / "notices.yaml"
        path.write_text("address: https://register.example.nl\n" + "".join(parts), encoding="utf-8")
        return notices.read_settings(path)

    return read


def told(register: Register, settings: notices.Settings, on: date, **more) -> list[tuple[str, str, str]]:
    waits: list[float] = []
    found = notices.notify(register, settings, on, wait=waits.append, **more)
    return [(one.recipient, one.notice.type.rpartition(".")[2], one.outcome) for one in found]


# -- once -------------------------------------------------------------------------------------------------------------


def test_a_deadline_is_told_once_at_each_stage_to_each_recipient(agenda, hook, mailbox, chosen):
    table(agenda)
    settings = chosen(webhook(hook.address), mail(mailbox.port))
    assert told(agenda, settings, LAST - timedelta(days=15)) == []
    both = [("vng-zaken", "near", "sent"), ("ipo-griffie", "near", "sent")]
    assert told(agenda, settings, LAST - timedelta(days=14)) == both
    assert told(agenda, settings, LAST - timedelta(days=14)) == []
    assert told(agenda, settings, LAST - timedelta(days=4)) == []
    assert told(agenda, settings, LAST - timedelta(days=2)) == both
    assert told(agenda, settings, LAST) == []
    passed = [("vng-zaken", "passed", "sent"), ("ipo-griffie", "passed", "sent")]
    assert told(agenda, settings, LAST + timedelta(days=1)) == passed
    assert told(agenda, settings, LAST + timedelta(days=2)) == []
    assert (len(hook.received), len(mailbox.received)) == (3, 3)
    assert verify(agenda).holds


def test_what_passed_long_ago_is_no_news(agenda, hook, chosen):
    table(agenda)
    assert told(agenda, chosen(webhook(hook.address)), LAST + timedelta(days=31)) == []


def test_a_lapse_is_told_to_the_parties_and_to_nobody_else(agenda, hook, mailbox, chosen):
    agreed(agenda)
    record(agenda)
    agenda_review.review(agenda, date(2026, 3, 1))
    settings = chosen(webhook(hook.address, organisation="BZK"), mail(mailbox.port, organisation="UVW"))
    today = agenda.clock().date()
    assert told(agenda, settings, today) == [("vng-zaken", "reserved", "sent")]
    (received,) = hook.received
    assert json.loads(received[1])["data"]["consequence"].startswith("It waits for what resolutie-2021 asks")
    record(agenda, RESOLUTION)
    do(agenda, "lift", VNG)
    assert told(agenda, settings, today) == [("vng-zaken", "lifted", "sent")]
    assert told(agenda, settings, today + timedelta(days=40)) == []


def test_what_was_delivered_is_seen_by_its_organisation_alone_and_holds_no_address(agenda, mailbox, chosen):
    table(agenda)
    told(agenda, chosen(mail(mailbox.port)), LAST)
    assert agenda.subjects("notice", PUBLIC) == []
    assert agenda.subjects("notice", VNG) == []
    (delivered,) = agenda.subjects("notice", IPO)
    assert delivered.data["about"] == "proposition/woningen"
    assert "griffie@example.nl" not in "".join(event.payload_json for event in agenda.events("notice", actor=IPO))


def test_looking_sends_nothing_and_records_nothing(agenda, hook, chosen):
    table(agenda)
    settings, before = chosen(webhook(hook.address)), agenda.head()
    assert told(agenda, settings, LAST, only_look=True) == [("vng-zaken", "near", "to send")]
    assert (hook.received, agenda.head()) == ([], before)


def test_the_documented_cases_record_nothing_but_say_what_would_be_sent(hook, chosen):
    settings = chosen(webhook(hook.address))
    with seeded() as register:
        on = date(2024, 6, 20)
        assert told(register, settings, on, only_look=True) == [("vng-zaken", "near", "to send")]
        with pytest.raises(NotAllowedError, match="documented cases"):
            told(register, settings, on)
    assert hook.received == []


# -- webhook ----------------------------------------------------------------------------------------------------------


def test_a_webhook_gets_a_cloudevent_whose_signature_the_other_side_can_compute(agenda, hook, chosen):
    table(agenda)
    told(agenda, chosen(webhook(hook.address)), LAST)
    ((headers, body),) = hook.received
    event = from_structured_event(HTTPMessage(headers=headers, body=body))
    assert event.get_type() == "thorbecke.deadline.near"
    assert event.get_source() == "https://register.example.nl"
    assert event.get_subject() == "proposition/woningen"
    assert event.get_id() == headers["webhook-id"]
    data = cast("dict[str, Any]", event.get_data())
    assert data["day"] == "2029-12-31"
    assert data["parties"] == ["VNG", "IPO", "BZK"]
    own = notices.signature(SECRET, headers["webhook-id"], headers["webhook-timestamp"], body)
    assert headers["webhook-signature"] == own
    assert notices.signature("ander geheim", headers["webhook-id"], headers["webhook-timestamp"], body) != own


@pytest.mark.parametrize(
    ("statuses", "outcome", "attempts"),
    [
        ([503, 429, 200], "sent", 3),
        ([500], "failed", notices.ATTEMPTS),
        ([400], "failed", 1),
        ([302], "failed", 1),
    ],
    ids=["fails, then takes it", "fails", "refuses", "sends elsewhere"],
)
def test_a_webhook_that_fails_is_tried_again_and_one_that_refuses_is_not(
    agenda, hook, chosen, statuses, outcome, attempts
):
    table(agenda)
    hook.statuses = [*statuses]
    waits: list[float] = []
    (found,) = notices.notify(agenda, chosen(webhook(hook.address)), LAST, wait=waits.append)
    assert (found.outcome, len(hook.received)) == (outcome, attempts)
    assert waits == [1.0, 2.0][: attempts - 1]
    assert found.why == ("" if outcome == "sent" else f"answered {statuses[-1]}")


def test_what_failed_goes_out_at_the_next_run_under_the_same_id(agenda, hook, chosen):
    table(agenda)
    hook.statuses = [500]
    settings = chosen(webhook(hook.address))
    assert told(agenda, settings, LAST) == [("vng-zaken", "near", "failed")]
    hook.statuses = [204]
    assert told(agenda, settings, LAST) == [("vng-zaken", "near", "sent")]
    assert len({headers["webhook-id"] for headers, _ in hook.received}) == 1


def test_one_recipient_out_of_reach_holds_up_no_other_and_is_tried_for_one_notice_only(agenda, mailbox, hook, chosen):
    for name in ("a", "b", "c"):
        table(agenda, name)
    hook.statuses = [500]
    found = told(agenda, chosen(webhook(hook.address), mail(mailbox.port)), LAST)
    assert [outcome for _, _, outcome in found] == ["failed"] * 3 + ["sent"] * 3
    assert len(hook.received) == notices.ATTEMPTS


def test_a_server_that_is_not_there_is_said_to_be_so(agenda, chosen, monkeypatch):
    monkeypatch.setenv("HOOK_SECRET", SECRET)
    table(agenda)
    settings = chosen(webhook("http://127.0.0.1:1/in"), mail(1))
    found = notices.notify(agenda, settings, LAST, wait=lambda _: None)
    assert [one.outcome for one in found] == ["failed", "failed"]
    assert all("refused" in one.why.lower() or "connect" in one.why.lower() for one in found)


def test_without_its_secret_nothing_is_sent(agenda, hook, mailbox, chosen, monkeypatch):
    monkeypatch.delenv("HOOK_SECRET")
    table(agenda)
    with pytest.raises(InputFileError, match="HOOK_SECRET is not set"):
        told(agenda, chosen(webhook(hook.address), mail(mailbox.port)), LAST)
    assert mailbox.received == []


# -- e-mail -----------------------------------------------------------------------------------------------------------


def test_an_e_mail_says_what_is_due_when_and_for_whom(agenda, mailbox, chosen):
    table(agenda, title="Woningen\r\nBcc: iemand@example.nl")
    told(agenda, chosen(mail(mailbox.port)), LAST)
    (message,) = mailbox.received
    assert message["Subject"] == "Woningen Bcc: iemand@example.nl: last day 2029-12-31"
    assert (message["To"], message["From"], message["Bcc"]) == ("griffie@example.nl", "register@example.nl", None)
    assert message["Auto-Submitted"] == "auto-generated"
    text = message.get_content()
    assert "Woningen mogelijk maken" in text
    assert "Day: 2029-12-31" in text
    assert "Parties: VNG, IPO, BZK" in text


def test_an_e_mail_that_is_refused_goes_out_at_the_next_run(agenda, mailbox, chosen):
    table(agenda)
    settings = chosen(mail(mailbox.port))
    mailbox.refuses = "550 nobody here"
    (found,) = notices.notify(agenda, settings, LAST)
    assert found.outcome == "failed"
    assert "550" in found.why
    mailbox.refuses = ""
    assert told(agenda, settings, LAST) == [("ipo-griffie", "near", "sent")]
    assert len(mailbox.received) == 1


# -- settings ---------------------------------------------------------------------------------------------------------

HOOK = webhook("https://example.nl/in")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (HOOK.replace("https://", "ftp://"), "line 3: 'ftp://example.nl/in' is no web address"),
        (HOOK.replace("https://", "file:///"), "is no web address"),
        (HOOK.replace("https://", "https://ada:geheim@"), "is no web address"),
        (HOOK.replace("https://example.nl/in", "https://[::1"), "is no web address"),
        (HOOK.replace("[VNG]", "[VNGG]"), "line 3: There is no organisation 'VNGG'.* Did you mean VNG"),
        (HOOK.replace("[VNG]", "[]"), "line 3: 'vng-zaken' is named without an organisation"),
        (HOOK.replace("vng-zaken", "../x"), "line 3: '../x' must be a name of its own"),
        (HOOK + HOOK.partition("\n")[2], "line 4: 'vng-zaken' must be a name of its own"),
        (HOOK.replace("secret_from", "secret"), "line 3: 'secret' is not known here. Did you mean 'secret_from'"),
        (HOOK + "before: [-1]\n", "line 4: days are counted from 0"),
        ("", "nobody is named"),
        (mail(0), "line 4: 'port' cannot be 0"),
        (mail(25).replace("griffie@", "griffie "), "is no e-mail address"),
        (mail(25).replace("none", "starttsl"), "'security' cannot be 'starttsl'. Did you mean 'starttls'"),
        (mail(25) + "  user: ada\n", "'user' and 'password_from' both"),
    ],
    ids=lambda value: value if " " in value and ":" not in value else "",
)
def test_a_mistake_in_the_settings_is_refused_with_its_line(chosen, text, message):
    with pytest.raises(InputFileError, match=message):
        chosen(text)
