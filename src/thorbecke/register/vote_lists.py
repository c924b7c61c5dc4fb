"""Meetings, results and roll calls as answers."""

from typing import Any

from thorbecke.register import votes
from thorbecke.register.kinds import Subject
from thorbecke.register.register import Register
from thorbecke.studies import Answer, Column

__all__ = ["meeting_table", "meetings_table", "result_table", "roll_call_table"]

_KINDS = ("agenda_item", "amendment", "motion")
_UNIT = "votes"


def meetings_table(register: Register) -> Answer:
    """One row for each meeting, the newest first."""
    polls = [poll.data["meeting"] for poll in register.subjects("poll")]
    found = sorted(register.subjects("meeting"), key=lambda one: (one.data["date"], one.id), reverse=True)
    return Answer(
        question=("command", "vote meetings"),
        title="Meetings of members",
        columns=(
            Column("meeting", "Meeting"),
            Column("date", "Day"),
            Column("form", "Form"),
            Column("state", "State"),
            Column("polls", "Votes held"),
        ),
        rows=[
            {
                "meeting": one.id,
                **_picked(one, "date", "form", "title"),
                "state": one.state,
                "polls": polls.count(one.id),
            }
            for one in found
        ],
        unit=_UNIT,
    )


def meeting_table(register: Register, name: str) -> Answer:
    """One row for each point, amendment and motion of a meeting, with what became of it."""
    meeting = register.subject("meeting", name)
    body, there = votes.rules_in_force(meeting.data), votes.quorum(register, name)
    rows = [_point(register, one) for kind in _KINDS for one in register.subjects(kind) if one.data["meeting"] == name]
    laid_down = votes.weights_in(register, name)
    return Answer(
        question=("command", "vote meeting"),
        title=f"{meeting.data['title']}, {meeting.data['date']} ({name}): {meeting.state}",
        columns=(
            Column("id", "Id"),
            Column("kind", "Kind"),
            Column("title", "Title"),
            Column("state", "State"),
            Column("result", "Result"),
        ),
        rows=rows,
        unit=_UNIT,
        notes=[
            f"{there.taking_part} of {there.members} municipalities take part.",
            *_deadlines(meeting),
            votes.NO_WEIGHTS if laid_down is None else f"Votes of the members: {laid_down['source']}.",
            *votes.unknown_rules(body),
        ],
        sources=[meeting.data["source"]],
    )


def _deadlines(meeting: Subject) -> list[str]:
    return [f"Last day for {what.replace('_', ' ')}: {day}." for what, day in votes.deadlines_on(meeting.data).items()]


def _point(register: Register, one: Subject) -> dict[str, Any]:
    poll = next((poll for poll in register.subjects("poll") if poll.data["about"] == one.id), None)
    shown = "" if poll is None else _in_short(register, poll)
    return {"id": one.id, "kind": one.kind, "title": one.data["title"], "state": one.state, "result": shown}


def _in_short(register: Register, poll: Subject) -> str:
    published = poll.data.get("published")
    if published is not None:
        shares = ", ".join(f"{one['option']} {_comma(one['percent'])}%" for one in published["results"])
        return f"{shares} (published)"
    found = votes.tally(register, poll.id)
    shares = ", ".join(f"{one.id} {_comma(one.shown)}%" for one in found.counts if one.shown)
    return f"{poll.state}: {shares}" if shares else poll.state


def _comma(percent: str) -> str:
    """A percentage as the Netherlands write it."""
    return percent.replace(".", ",")


def result_table(register: Register, poll: str) -> Answer:
    """One row for each choice: how many municipalities, votes and which share; and what it comes to."""
    found, published = votes.tally(register, poll), votes.published_result(register, poll)
    rows = _published_rows(published["results"]) if published else [_counted(one) for one in found.counts]
    return Answer(
        question=("command", "vote result"),
        title=f"{found.question} ({poll}): {found.state}",
        columns=(
            Column("choice", "Choice"),
            Column("gemeenten", "Municipalities"),
            Column("votes", "Votes"),
            Column("percent", "Percent"),
        ),
        rows=rows,
        unit=_UNIT,
        notes=[*_verdict(found, published), *found.lacks, *_attendance(found), *found.notes],
        sources=[published["source"]] if published else [],
    )


def _counted(one: votes.Count) -> dict[str, Any]:
    return {"choice": one.id, "gemeenten": one.gemeenten, "votes": one.votes, "percent": one.shown}


def _published_rows(results: list[dict[str, str]]) -> list[dict[str, Any]]:
    return [{"choice": one["option"], "gemeenten": None, "votes": None, "percent": one["percent"]} for one in results]


def _verdict(found: votes.Tally, published: dict[str, Any] | None) -> list[str]:
    if published is not None:
        voted = published["gemeenten_voted"]
        return [
            f"As published: {published['outcome']} ({published['date']}).",
            *([] if voted is None else [f"{voted} municipalities voted."]),
        ]
    return [f"{'Result' if found.legal else 'Outcome of the count, no legal result'}: {found.outcome or 'none'}."]


def _attendance(found: votes.Tally) -> list[str]:
    there = found.attendance
    if there is None:
        return []
    part = "" if there.votes is None else f", with {there.votes_taking_part} of {there.votes} votes"
    return [f"{there.taking_part} of {there.members} municipalities take part{part}."]


def roll_call_table(register: Register, poll: str) -> Answer:
    """One row for each municipality that voted: what it chose, its votes, and which municipality cast them."""
    found = votes.tally(register, poll)
    return Answer(
        question=("command", "vote roll-call"),
        title=f"Roll call: {found.question} ({poll})",
        columns=(
            Column("gemeente", "Code"),
            Column("name", "Municipality"),
            Column("choice", "Choice"),
            Column("votes", "Votes"),
            Column("by", "Cast by"),
            Column("moment", "Registered", spare=True),
        ),
        rows=[vars(line) for line in votes.roll_call(register, poll)],
        unit=_UNIT,
        notes=found.lacks,
    )


def _picked(one: Subject, *keys: str) -> dict[str, Any]:
    return {key: one.data[key] for key in keys}
