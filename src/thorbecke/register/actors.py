"""Who acts: a person, for an organisation, in a role."""

from dataclasses import dataclass
from typing import Literal, get_args

__all__ = ["PUBLIC", "ROLES", "Actor", "Parties", "Role", "is_visible"]

Role = Literal["vakdepartement", "bzk", "financien", "vng", "ipo", "uvw", "gemeente", "arbiter", "secretary", "public"]
ROLES: tuple[Role, ...] = get_args(Role)
Parties = tuple[str, ...] | None
"""The organisations something is private to; None when it is public."""


@dataclass(frozen=True)
class Actor:
    """A person who acts or reads: user id, name, the id of an organisation (None for the public) and a role in it."""

    user: str
    name: str
    organisation: str | None
    role: Role


PUBLIC = Actor("", "public", None, "public")


def is_visible(parties: Parties, actor: Actor) -> bool:
    """Whether the actor may see what is private to these parties (None: everyone may)."""
    return parties is None or actor.organisation in parties
