"""The members' decision as acts: meetings, agenda, amendments and motions, voters, polls and ballots."""

from thorbecke.register.voting.meetings import AGENDA_ITEM, MEETING, WEIGHTS
from thorbecke.register.voting.motions import AMENDMENT, MOTION
from thorbecke.register.voting.polls import BALLOT, POLL
from thorbecke.register.voting.voters import VOTER

__all__ = ["VOTING_KINDS"]

VOTING_KINDS = (MEETING, WEIGHTS, AGENDA_ITEM, AMENDMENT, MOTION, VOTER, POLL, BALLOT)
"""The kinds of subject of the members' decision, in the order in which they come about."""
