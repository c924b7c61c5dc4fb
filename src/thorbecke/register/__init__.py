"""What parties agreed, kept with evidence: acts as events that nobody can change, and what subjects have come to."""

from thorbecke.register import votes
from thorbecke.register.acting import act
from thorbecke.register.actors import PUBLIC, ROLES, Actor, Parties, Role, is_visible
from thorbecke.register.backup import backup, restore
from thorbecke.register.database import Database, default_address
from thorbecke.register.events import Event, Head
from thorbecke.register.kinds import Act, Attachment, Data, Guard, Kinds, Situation, Subject, SubjectKind, kinds_of
from thorbecke.register.organisations import Organisation, check_actor, find_organisation, organisations
from thorbecke.register.permissions import NEW, ActRule, KindRules, rules_in, rules_of
from thorbecke.register.register import Register
from thorbecke.register.replay import Problem, Progress, Verification, rebuild, verify
from thorbecke.register.schema import init, upgrade
from thorbecke.register.subjects import known_kinds
from thorbecke.register.voting_cases import replay_votes, seeded_votes, voting_cases

__all__ = [
    "NEW",
    "PUBLIC",
    "ROLES",
    "Act",
    "ActRule",
    "Actor",
    "Attachment",
    "Data",
    "Database",
    "Event",
    "Guard",
    "Head",
    "KindRules",
    "Kinds",
    "Organisation",
    "Parties",
    "Problem",
    "Progress",
    "Register",
    "Role",
    "Situation",
    "Subject",
    "SubjectKind",
    "Verification",
    "act",
    "backup",
    "check_actor",
    "default_address",
    "find_organisation",
    "init",
    "is_visible",
    "kinds_of",
    "known_kinds",
    "organisations",
    "rebuild",
    "replay_votes",
    "restore",
    "rules_in",
    "rules_of",
    "seeded_votes",
    "upgrade",
    "verify",
    "votes",
    "voting_cases",
]
