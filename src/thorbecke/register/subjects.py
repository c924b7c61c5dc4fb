"""The kinds of subject that the register knows."""

from thorbecke.register.kinds import Kinds, kinds_of
from thorbecke.register.voting import VOTING_KINDS

__all__ = ["known_kinds"]


def known_kinds() -> Kinds:
    """Every kind of subject by name. A new kind is one more argument here."""
    return kinds_of(*VOTING_KINDS)
