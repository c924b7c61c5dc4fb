"""What falls due, of every kind in one form, and as a calendar that a calendar program reads."""

from datetime import UTC, date, datetime

import pytest
from icalendar import Calendar

from tests.register.members import begin, call
from tests.register.permits import BZK, VNG
from tests.register.propositions import IPO, agreed, do, offer, propose, record, table
from thorbecke.register import PUBLIC, Due, Register, agenda_review, calendar_feed, due, init, seeded

STAMP = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture
def agenda(database: str):
    init(database)
    with Register(database) as opened:
        yield opened


def test_a_proposition_falls_due_once_it_is_tabled_and_until_it_is_done(agenda):
    propose(agenda)
    assert due.dues(agenda) == []
    do(agenda, "support", IPO)
    do(agenda, "table", VNG)
    (found,) = due.dues(agenda)
    assert (found.day, found.parties, found.consequence) == (
        date(2029, 12, 31),
        ("VNG", "IPO", "BZK"),
        "The offer has not been agreed on in time.",
    )
    record(agenda, "resolutie-2021")
    do(agenda, "agree", BZK)
    assert due.dues(agenda)[0].consequence == "What was agreed has not been done in time."
    do(agenda, "fulfil", VNG)
    assert due.dues(agenda) == []


def test_an_agreement_under_reservation_says_so(agenda):
    agreed(agenda)
    record(agenda)
    agenda_review.review(agenda, date(2026, 3, 1))
    assert "under reservation" in due.dues(agenda)[0].consequence


def test_what_has_no_last_day_falls_never_due(agenda):
    table(agenda, deadline="")
    assert due.dues(agenda) == []


def test_only_what_falls_due_between_two_days_both_included(agenda):
    for name, day in {"a": "2026-03-01", "b": "2026-03-02", "c": "2026-03-03"}.items():
        table(agenda, name, deadline=day)
    assert [one.id for one in due.dues(agenda)] == ["a", "b", "c"]
    assert [one.id for one in due.dues(agenda, first=date(2026, 3, 2), last=date(2026, 3, 2))] == ["b"]


def test_the_documented_cases_have_one_day_that_a_source_gives():
    with seeded() as register:
        assert [(one.kind, one.id, one.day) for one in due.dues(register)] == [
            ("dossier", "klimaatakkoord", date(2024, 6, 30))
        ]


def test_a_calendar_program_reads_back_what_falls_due(agenda):
    hostile = "Woningen; \\n, \r\nBEGIN:VALARM\r\n<b>é</b>"
    table(agenda, title=hostile)
    calendar = Calendar.from_ical(calendar_feed.feed(agenda))
    (entry,) = calendar.walk("VEVENT")
    assert entry.decoded("dtstart") == date(2029, 12, 31)
    assert entry.decoded("dtend") == date(2030, 1, 1)
    assert not calendar.walk("VALARM")
    assert "<b>é</b>" in str(entry["summary"])
    assert "VNG, IPO, BZK" in str(entry["description"])


def test_the_calendar_stays_the_same_until_something_happens(agenda):
    table(agenda, "a")
    first = calendar_feed.feed(agenda)
    assert calendar_feed.feed(agenda) == first
    table(agenda, "b")
    assert calendar_feed.feed(agenda) != first


def test_a_meeting_falls_due_with_its_last_days_until_it_begins(agenda):
    call(agenda)
    found = {one.what: one for one in due.dues(agenda)}
    assert found["The meeting is held"].day == date(2021, 2, 12)
    assert found["Amendments are in"].day < date(2021, 2, 12)
    assert found["Amendments are in"].consequence == "What comes later is refused."
    assert {"VNG", "GM0518"} <= set(found["Amendments are in"].parties)
    assert found["Amendments are in"].parties_in_words.startswith("VNG and 3")
    begin(agenda)
    assert due.dues(agenda) == []


def test_an_entry_keeps_its_identity_when_its_consequence_changes():
    one = Due("proposition", "a", "A", "Bouwen", date(2026, 3, 1))
    other = Due("proposition", "a", "Anders", "Bouwen", date(2026, 3, 1), "Te laat")
    uids = [
        Calendar.from_ical(calendar_feed.calendar_of([due_], STAMP)).walk("VEVENT")[0]["uid"] for due_ in (one, other)
    ]
    assert uids[0] == uids[1]


def test_a_calendar_holds_only_what_its_reader_may_see(agenda):
    table(agenda)
    do(agenda, "amend", VNG, **offer(confidential=True))
    assert b"VEVENT" not in calendar_feed.feed(agenda, PUBLIC)
