"""The members' decision: meetings, agenda, amendments and motions, voters, polls, ballots, and their count."""

from thorbecke.register.votes.bodies import bodies, read_body, unknown_rules
from thorbecke.register.votes.meetings import AGENDA_ITEM, MEETING, WEIGHTS
from thorbecke.register.votes.motions import AMENDMENT, MOTION
from thorbecke.register.votes.polls import BALLOT, POLL
from thorbecke.register.votes.quorum import Attendance
from thorbecke.register.votes.rules import ABSTENTION, Body, Option
from thorbecke.register.votes.tally import NO_WEIGHTS, REJECTED, Count, Tally, percent
from thorbecke.register.votes.voters import VOTER
from thorbecke.register.votes.weights import Weights, read_weights

__all__ = [
    "ABSTENTION",
    "NO_WEIGHTS",
    "REJECTED",
    "VOTING_KINDS",
    "Attendance",
    "Body",
    "Count",
    "Option",
    "Tally",
    "Weights",
    "bodies",
    "percent",
    "read_body",
    "read_weights",
    "unknown_rules",
]

VOTING_KINDS = (MEETING, WEIGHTS, AGENDA_ITEM, AMENDMENT, MOTION, VOTER, POLL, BALLOT)
"""The kinds of subject of the members' decision."""
