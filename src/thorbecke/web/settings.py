"""What a server is told when it starts."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from thorbecke.datasets import data_folder
from thorbecke.web.sign_in.provider import Provider, read_provider

__all__ = ["DATABASE", "Settings", "environment_of", "settings_in"]

_MEGABYTE = 1_000_000
DATABASE = "THORBECKE_DATABASE"
_ADDRESS, _DEMO, _OIDC, _SESSIONS = "THORBECKE_ADDRESS", "THORBECKE_DEMO", "THORBECKE_OIDC", "THORBECKE_SESSIONS"
_SECRET = "THORBECKE_OIDC_SECRET"  # noqa: S105 - the name of a variable, not what is in it


@dataclass(frozen=True)
class Settings:
    """How to serve: largest request in bytes, seconds a request may work, costly requests a minute per address.

    database: of the register; None: the documented cases, which nobody changes. demo: fixed users sign in without a
    provider. provider: where people sign in. address: what people type to come here, as https://register.example.nl;
    None: as their request says. sessions: the file that holds who is signed in.
    """

    largest_request: int = 1 * _MEGABYTE
    largest_upload: int = 25 * _MEGABYTE
    longest_work: float = 20.0
    costly_per_minute: int = 600
    computing_threads: int = 2
    database: str | None = None
    demo: bool = False
    provider: Provider | None = None
    address: str | None = None
    sessions: Path | None = None

    @property
    def session_file(self) -> Path:
        """The file that holds who is signed in: the one given, or one in the user's data folder."""
        return self.sessions or data_folder() / "sessions.db"

    @property
    def realm(self) -> str:
        """What a session is good for: this register and this way to sign in; no other server takes it."""
        way = "demo" if self.demo else self.provider.issuer if self.provider else ""
        return f"{self.database or ''} {way}"


def settings_in(environment: Mapping[str, str] = os.environ) -> Settings:
    """What the environment says; raises InputFileError for a file about the provider that is not right."""
    provider = read_provider(Path(environment[_OIDC])) if environment.get(_OIDC) else None
    if provider and environment.get(_SECRET):
        provider = replace(provider, client_secret=environment[_SECRET])
    return Settings(
        database=environment.get(DATABASE) or None,
        demo=bool(environment.get(_DEMO)),
        provider=provider,
        address=(environment.get(_ADDRESS) or "").rstrip("/") or None,
        sessions=Path(environment[_SESSIONS]) if environment.get(_SESSIONS) else None,
    )


def environment_of(
    database: str | None = None, oidc: Path | None = None, address: str | None = None, *, demo: bool = False
) -> dict[str, str]:
    """What a server is told on the command line, as every process of it reads it; what was not told is left out."""
    told = {DATABASE: database, _OIDC: oidc, _ADDRESS: address, _DEMO: "1" if demo else None}
    return {name: str(value) for name, value in told.items() if value is not None}
