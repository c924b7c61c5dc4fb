"""What was voted, counted: whole votes and exact shares, and what keeps the result from being a legal one."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from thorbecke.register.kinds import Data, Subject
from thorbecke.register.voting.bodies import members_of, rules_in_force, share_of, unknown_rules
from thorbecke.register.voting.quorum import Attendance, attendance_of, quorum_faults
from thorbecke.register.voting.rules import ABSTENTION, BallotType, Body, Option
from thorbecke.texts import Text

__all__ = ["NO_WEIGHTS", "REJECTED", "Ballots", "Count", "Tally", "count", "percent"]

REJECTED = "rejected"
NO_WEIGHTS = Text("No legal result: weights not given.")


@dataclass(frozen=True)
class Ballots:
    """What a count rests on: the meeting, the poll, votes by member (None: not given), choices, and who is there.

    weighed: the moment at which the votes by member were laid down.
    """

    meeting: Data
    poll: Subject
    weights: Mapping[str, int] | None
    choices: Mapping[str, str]
    present: frozenset[str]
    weighed: str = ""


@dataclass(frozen=True)
class Count:
    """One choice: how many municipalities made it, with how many votes, and the share of the votes that count.

    votes and share are None without weights; the share of an abstention is None where it does not count.
    shown: the share in percent, rounded half up as the rules have it.
    """

    id: str
    label: str
    gemeenten: int
    votes: int | None
    share: Fraction | None
    shown: str | None


@dataclass(frozen=True)
class Tally:
    """The count of a poll; of one that was published from elsewhere there are no counts and no attendance.

    outcome: the option that is adopted, `rejected`, or None where that cannot be told. lacks: why this is no legal
    result; empty when it is one. binding: whether it binds as it stands. notes: what else a reader must know.
    """

    poll: str
    meeting: str
    question: str
    state: str
    counts: tuple[Count, ...]
    attendance: Attendance | None
    outcome: str | None
    lacks: tuple[str, ...]
    binding: bool
    notes: tuple[str, ...]

    @property
    def legal(self) -> bool:
        """Whether this is a legal result."""
        return not self.lacks


def percent(share: Fraction, decimals: int) -> str:
    """A share in percent, rounded half up, with a decimal point: 2/3 is 66.67."""
    scale = 10**decimals
    whole = (2 * 100 * scale * share.numerator + share.denominator) // (2 * share.denominator)
    return f"{whole // scale}.{whole % scale:0{decimals}d}" if decimals else str(whole)


def count(given: Ballots) -> Tally:
    """The tally of a poll from its ballots."""
    body = rules_in_force(given.meeting)
    ballot = body.ballot(given.poll.data["ballot"])
    if given.poll.state == "published":
        return _tally(given, body, lacks=_not_here(given))
    took_part = attendance_of(body, members_of(given.meeting), given.weights, given.choices.keys() | given.present)
    votes = _votes(ballot, given)
    outcome, undecided = (None, ()) if votes is None else _outcome(body, ballot, votes)
    return _tally(
        given,
        body,
        counts=_counts(body, ballot, given, votes),
        attendance=took_part,
        outcome=outcome,
        lacks=(*_missing(given), *quorum_faults(took_part), *undecided),
    )


def _tally(
    given: Ballots,
    body: Body,
    *,
    lacks: tuple[str, ...],
    counts: tuple[Count, ...] = (),
    attendance: Attendance | None = None,
    outcome: str | None = None,
) -> Tally:
    binding, not_binding = _binding(given.meeting, body)
    return Tally(
        poll=given.poll.id,
        meeting=given.poll.data["meeting"],
        question=given.poll.data["question"],
        state=given.poll.state,
        counts=counts,
        attendance=attendance,
        outcome=outcome,
        lacks=lacks,
        binding=binding,
        notes=(*not_binding, *_weighed_late(given), *_convention(body), *unknown_rules(body)),
    )


def _votes(ballot: BallotType, given: Ballots) -> dict[str, int] | None:
    """Votes by choice, abstentions included; None without weights."""
    if given.weights is None:
        return None
    votes = dict.fromkeys([*(option.id for option in ballot.options), ABSTENTION], 0)
    for code, choice in given.choices.items():
        votes[choice] += given.weights[code]
    return votes


def _counts(body: Body, ballot: BallotType, given: Ballots, votes: dict[str, int] | None) -> tuple[Count, ...]:
    chosen = list(given.choices.values())
    shares = {} if votes is None else _shares(votes, abstentions=body.abstentions_count is True)
    return tuple(
        Count(
            id=option.id,
            label=option.label,
            gemeenten=chosen.count(option.id),
            votes=None if votes is None else votes[option.id],
            share=shares.get(option.id),
            shown=percent(shares[option.id], body.result_display.decimals) if option.id in shares else None,
        )
        for option in (*ballot.options, Option(id=ABSTENTION, label="Onthouding"))
    )


def _shares(votes: Mapping[str, int], *, abstentions: bool) -> dict[str, Fraction]:
    counted = {choice: own for choice, own in votes.items() if abstentions or choice != ABSTENTION}
    total = sum(counted.values())
    return {choice: Fraction(own, total) for choice, own in counted.items()} if total else {}


def _outcome(body: Body, ballot: BallotType, votes: Mapping[str, int]) -> tuple[str | None, tuple[str, ...]]:
    """What was decided, and why that cannot be told; whether abstentions count is asked only where it matters."""
    readings = (False, True) if body.abstentions_count is None else (body.abstentions_count,)
    found = {_carried(body, ballot, _shares(votes, abstentions=reading)) for reading in readings}
    if len(found) > 1:
        return None, (Text("It depends on whether abstentions count, which is not known."),)
    (only,) = found
    if only is None:
        return None, (Text("No choice has more than {share} of the votes.", share=body.majority.more_than),)
    return only, ()


def _carried(body: Body, ballot: BallotType, shares: Mapping[str, Fraction]) -> str | None:
    enough = share_of(body.majority.more_than)
    adopted = [option for option in ballot.adopts if shares.get(option, 0) > enough]
    if adopted:
        return max(adopted, key=lambda option: shares[option])
    against = [option.id for option in ballot.options if option.id not in ballot.adopts]
    if shares and (len(ballot.adopts) == 1 or any(shares[option] > enough for option in against)):
        return REJECTED
    return None


def _not_here(given: Ballots) -> tuple[str, ...]:
    """A result that was published from elsewhere: nothing of it can be computed here."""
    found = () if given.weights is not None else (NO_WEIGHTS,)
    return (*found, Text("The published result cannot be recomputed: the roll call is not here."))


def _missing(given: Ballots) -> tuple[str, ...]:
    found = () if given.weights is not None else (NO_WEIGHTS,)
    return found if given.poll.state == "closed" else (*found, Text("The vote is {state}.", state=given.poll.state))


def _binding(meeting: Data, body: Body) -> tuple[bool, tuple[str, ...]]:
    written = body.written_consultation
    if meeting["form"] != "ledenraadpleging" or (written and written.binding) or "ratified" in meeting:
        return True, ()
    return False, (Text("A vote in writing: it does not bind until the next meeting ratifies it."),)


def _weighed_late(given: Ballots) -> tuple[str, ...]:
    if given.weighed <= given.poll.data.get("opened", given.weighed):
        return ()
    return (Text("How many votes each member has was laid down after this vote was opened."),)


def _convention(body: Body) -> tuple[str, ...]:
    if not body.majority.convention:
        return ()
    return (
        Text("The majority, more than {share}: {source}.", share=body.majority.more_than, source=body.majority.source),
    )
