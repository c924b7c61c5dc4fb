"""The provider of identities: where it is, and what it says of people read as a person who acts in the register."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from thorbecke.errors import InputFileError, NotAllowedError
from thorbecke.parameters import read_yaml
from thorbecke.register import Actor, Role, check_actor
from thorbecke.scenarios import entry, fill
from thorbecke.texts import Text

__all__ = ["Provider", "Word", "read_provider"]

_LOOPBACK = ("http://localhost", "http://127.0.0.1", "http://[::1]")


@dataclass(frozen=True, kw_only=True)
class Word:
    """A value of a claim, and what it is called in the register."""

    claim: str = entry("As the provider says it")
    means: str = entry("As the register has it")


@dataclass(frozen=True, kw_only=True)
class Provider:
    """A provider of OpenID Connect, and which of its claims say who someone is."""

    issuer: str = entry("Address of the provider, as https://login.example.nl")
    client_id: str = entry("Name of this server at the provider")
    client_secret: str = entry("Its secret; better in THORBECKE_OIDC_SECRET than in a file", default="")
    scope: str = entry("What is asked of the provider", default="openid profile")
    user_claim: str = entry("The claim with a name that is never given to someone else", default="sub")
    name_claim: str = entry("The claim with the name of the person", default="name")
    organisation_claim: str = entry("The claim with the organisation", default="organisation")
    role_claim: str = entry("The claim with the role", default="role")
    organisations: tuple[Word, ...] = entry("Organisations that the provider calls otherwise", default=())
    roles: tuple[Word, ...] = entry("Roles that the provider calls otherwise", default=())

    def actor(self, claims: Mapping[str, Any]) -> Actor:
        """Who someone is by what the provider says; raises NotAllowedError, and UnknownNameError, for who is nobody."""
        user = self._said(claims, self.user_claim)
        organisation = _word(self.organisations, self._said(claims, self.organisation_claim))
        role = _word(self.roles, self._said(claims, self.role_claim))
        name = str(claims.get(self.name_claim) or user)
        actor = Actor(user, name, organisation, cast("Role", role))
        check_actor(actor)
        return actor

    def _said(self, claims: Mapping[str, Any], name: str) -> str:
        """A claim; one that is a list must hold one value."""
        value = claims.get(name)
        values = value if isinstance(value, list) else [value]
        if len(values) != 1 or not isinstance(values[0], str) or not values[0].strip():
            raise NotAllowedError(Text("The provider does not say one '{claim}' of you, which is needed.", claim=name))
        return values[0]


def _word(words: tuple[Word, ...], said: str) -> str:
    return next((word.means for word in words if word.claim == said), said)


def read_provider(path: Path) -> Provider:
    """The provider in a file (YAML); raises InputFileError with the line."""
    entries = read_yaml(path)
    provider = fill(Provider, entries)
    if not provider.issuer.startswith(("https://", *_LOOPBACK)):
        raise entries.refused(f"'{provider.issuer[:60]}' must begin with https://.", "issuer")
    if "openid" not in provider.scope.split():
        raise InputFileError(f"{path}: 'scope' must hold openid.")
    return provider
