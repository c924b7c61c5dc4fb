"""The kinds of subject that the register knows."""

from thorbecke.register.agenda import AGENDA_KINDS
from thorbecke.register.kinds import Kinds, kinds_of

__all__ = ["known_kinds"]


def known_kinds() -> Kinds:
    """Every kind of subject by name. A new kind is one more argument here."""
    return kinds_of(*AGENDA_KINDS)
