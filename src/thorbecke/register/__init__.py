"""What parties agreed, kept with evidence: acts as events that nobody can change, and what subjects have come to."""

from thorbecke.register import votes
from thorbecke.register.acting import More, act, would_act
from thorbecke.register.actors import PUBLIC, ROLES, Actor, Parties, Role, is_visible
from thorbecke.register.backup import backup, restore
from thorbecke.register.bench import Bench, BenchYear, bench
from thorbecke.register.database import Database, default_address
from thorbecke.register.deadlines import Deadline, Status, deadlines
from thorbecke.register.documented import cases, replay_case, replay_cases
from thorbecke.register.dossier_forms import KOEPELS
from thorbecke.register.dossier_gates import SIDES
from thorbecke.register.dossier_money import balance_of
from thorbecke.register.dossier_steps import Moment, Step, form_of, open_steps, timeline, under
from thorbecke.register.dossier_terms import Wait, regime_in, setting_in, waits_in
from thorbecke.register.due_form import Due
from thorbecke.register.events import Event, Head
from thorbecke.register.kinds import Act, Attachment, Data, Guard, Kinds, Situation, Subject, SubjectKind, kinds_of
from thorbecke.register.organisations import Organisation, check_actor, find_organisation, organisations
from thorbecke.register.permissions import NEW, ActRule, KindRules, rules_in, rules_of
from thorbecke.register.regimes import Choice, Known, Regime, Setting, Term, choices, questions, regime_called, regimes
from thorbecke.register.register import Register
from thorbecke.register.replay import Problem, Progress, Verification, rebuild, verify
from thorbecke.register.schema import init, upgrade
from thorbecke.register.seeds import open_register, seeded, to_try
from thorbecke.register.subjects import known_kinds

__all__ = [
    "KOEPELS",
    "NEW",
    "PUBLIC",
    "ROLES",
    "SIDES",
    "Act",
    "ActRule",
    "Actor",
    "Attachment",
    "Bench",
    "BenchYear",
    "Choice",
    "Data",
    "Database",
    "Deadline",
    "Due",
    "Event",
    "Guard",
    "Head",
    "KindRules",
    "Kinds",
    "Known",
    "Moment",
    "More",
    "Organisation",
    "Parties",
    "Problem",
    "Progress",
    "Regime",
    "Register",
    "Role",
    "Setting",
    "Situation",
    "Status",
    "Step",
    "Subject",
    "SubjectKind",
    "Term",
    "Verification",
    "Wait",
    "act",
    "agenda_board",
    "agenda_review",
    "backup",
    "balance_of",
    "bench",
    "calendar_feed",
    "cases",
    "check_actor",
    "choices",
    "deadlines",
    "default_address",
    "dossier_answers",
    "dossier_facts",
    "dossier_lists",
    "dossier_measures",
    "due",
    "find_organisation",
    "form_of",
    "init",
    "is_visible",
    "kinds_of",
    "known_kinds",
    "notices",
    "open_register",
    "open_steps",
    "organisations",
    "questions",
    "rebuild",
    "regime_called",
    "regime_in",
    "regimes",
    "replay_case",
    "replay_cases",
    "restore",
    "rules_in",
    "rules_of",
    "seeded",
    "setting_in",
    "timeline",
    "to_try",
    "under",
    "upgrade",
    "verify",
    "vote_lists",
    "votes",
    "waits_in",
    "would_act",
]
