"""The organisations that act in the register, and the roles their people may have."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from thorbecke.datasets import LAST_MAP, gemeenten_in
from thorbecke.errors import NotAllowedError, UnknownNameError, did_you_mean
from thorbecke.parameters import read_yaml
from thorbecke.register.actors import Actor, Role
from thorbecke.scenarios import entry, fill

__all__ = ["Organisation", "check_actor", "find_organisation", "organisations"]

_FILE = Path(__file__).parent / "data" / "organisations.yaml"
_FIRST_LIST = 2010


@dataclass(frozen=True, kw_only=True)
class Organisation:
    """An organisation with the roles its people may have in the register."""

    id: str = entry("Short name without spaces; of a gemeente its CBS code")
    name: str = entry("Its name")
    roles: tuple[Role, ...] = entry("What its people may act as")


@dataclass(frozen=True)
class _File:
    organisations: tuple[Organisation, ...]


@cache
def organisations() -> dict[str, Organisation]:
    """Every organisation by id: those of organisations.yaml, then the gemeenten of every year since 2010 by CBS code.

    A gemeente that no longer exists stays, for it may have acted; its name is the last it had.
    """
    listed = {one.id: one for one in fill(_File, read_yaml(_FILE)).organisations}
    names = {code: name for year in range(_FIRST_LIST, LAST_MAP + 1) for code, name in gemeenten_in(year).items()}
    gemeenten = {code: Organisation(id=code, name=names[code], roles=("gemeente",)) for code in sorted(names)}
    return listed | gemeenten


def find_organisation(text: str) -> Organisation:
    """The organisation with this id; raises UnknownNameError with the closest."""
    try:
        return organisations()[text]
    except KeyError:
        hint = did_you_mean(text, organisations())
        raise UnknownNameError(f"There is no organisation '{text}'.{hint} A gemeente goes by its code.") from None


def check_actor(actor: Actor) -> None:
    """Raise NotAllowedError unless the actor has an organisation that knows the role."""
    if actor.organisation is None or not actor.user:
        raise NotAllowedError("Everyone may read; to act, sign in for an organisation.")
    organisation = find_organisation(actor.organisation)
    if actor.role not in organisation.roles:
        known = ", ".join(organisation.roles)
        raise NotAllowedError(f"Nobody acts as {actor.role} for {organisation.name}; its roles are {known}.")
