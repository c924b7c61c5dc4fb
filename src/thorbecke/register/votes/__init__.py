"""The members' decision: what was voted on, by whom, and what it came to; and the rules and weights it rests on."""

from thorbecke.register.votes.reading import (
    BallotPaper,
    Called,
    ballot_paper,
    published_result,
    quorum,
    roll_call,
    tally,
    weights_in,
)
from thorbecke.register.votes.recount import Recount, recount
from thorbecke.register.voting.bodies import bodies, deadlines_on, members_of, read_body, rules_in_force, unknown_rules
from thorbecke.register.voting.quorum import Attendance
from thorbecke.register.voting.rules import ABSTENTION, Body, Option
from thorbecke.register.voting.tally import NO_WEIGHTS, REJECTED, Count, Tally, percent
from thorbecke.register.voting.weights import Weights, read_weights

__all__ = [
    "ABSTENTION",
    "NO_WEIGHTS",
    "REJECTED",
    "Attendance",
    "BallotPaper",
    "Body",
    "Called",
    "Count",
    "Option",
    "Recount",
    "Tally",
    "Weights",
    "ballot_paper",
    "bodies",
    "deadlines_on",
    "members_of",
    "percent",
    "published_result",
    "quorum",
    "read_body",
    "read_weights",
    "recount",
    "roll_call",
    "rules_in_force",
    "tally",
    "unknown_rules",
    "weights_in",
]
