"""The kinds of subject that the register knows."""

from functools import cache

from thorbecke.register.agenda import AGENDA_KINDS
from thorbecke.register.dossiers import dossier_kind
from thorbecke.register.kinds import Kinds, kinds_of
from thorbecke.register.notice_kind import NOTICE
from thorbecke.register.statements import statement_kind
from thorbecke.register.voting import VOTING_KINDS

__all__ = ["known_kinds"]


@cache
def known_kinds() -> Kinds:
    """Every kind of subject by name. A new kind is one more argument here."""
    return kinds_of(dossier_kind(), statement_kind(), *VOTING_KINDS, *AGENDA_KINDS, NOTICE)
