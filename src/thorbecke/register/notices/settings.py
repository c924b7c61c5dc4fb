# ruff: noqa: RUF009 - `entry` is dataclasses.field with a description
"""To whom notices go and when: a file of the operator, checked. Secrets stand in the environment, not in it."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from thorbecke.errors import InputFileError
from thorbecke.parameters import Entries, read_yaml
from thorbecke.register.organisations import find_organisation
from thorbecke.scenarios import entry, fill

__all__ = ["Addressee", "Mail", "Settings", "Webhook", "read_settings", "secret_of"]

_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_MAIL_ADDRESS = re.compile(r"[^\s@<>,;:\"\\]+@[^\s@<>,;:\"\\]+")
_LAST_PORT = 65_535


@dataclass(frozen=True, kw_only=True)
class Webhook:
    """An address that takes notices as CloudEvents."""

    name: str = entry("Short name of the recipient, unique in this file", example="vng-zaken")
    organisations: tuple[str, ...] = entry("Organisations whose notices it gets, by id")
    address: str = entry("Where to post, http or https")
    secret_from: str = entry("Environment variable with the secret that notices are signed with")


@dataclass(frozen=True, kw_only=True)
class Addressee:
    """Someone who takes notices by e-mail."""

    name: str = entry("Short name of the recipient, unique in this file", example="ipo-griffie")
    organisations: tuple[str, ...] = entry("Organisations whose notices they get, by id")
    address: str = entry("E-mail address")


@dataclass(frozen=True, kw_only=True)
class Mail:
    """The server that e-mail goes through, and who gets it."""

    server: str = entry("Name of the SMTP server")
    port: int = entry("Its port", default=587)
    security: Literal["starttls", "tls", "none"] = entry("How the connection is kept private", default="starttls")
    user: str = entry("User, where the server asks for one", default="")
    password_from: str = entry("Environment variable with the password", default="")
    sender: str = entry("Address that the e-mail comes from")
    to: tuple[Addressee, ...] = entry("Who gets notices")


@dataclass(frozen=True, kw_only=True)
class Settings:
    """Who gets notices, how, and when."""

    address: str = entry("Web address of this register: the source of every notice")
    before: tuple[int, ...] = entry("Days before a last day on which a notice goes out", default=(14, 3))
    after: int = entry("Days after which what has passed is no news any more", default=30)
    webhooks: tuple[Webhook, ...] = entry("Addresses that take notices", default=())
    mail: Mail | None = entry("E-mail; left out, none is sent", default=None)

    @property
    def recipients(self) -> tuple[Webhook | Addressee, ...]:
        """Everyone who gets notices."""
        return (*self.webhooks, *(self.mail.to if self.mail else ()))


def read_settings(path: Path) -> Settings:
    """The settings in a file; raises InputFileError with file, line, what was found and how to mend it."""
    entries = read_yaml(path)
    found = fill(Settings, entries)
    _check_web(found.address, entries)
    if any(days < 0 for days in (*found.before, found.after)):
        raise entries.refused("days are counted from 0.", "before" if min(found.before, default=0) < 0 else "after")
    places = [*_listed(entries, "webhooks")]
    if found.mail:
        places += _check_mail(found.mail, entries["mail"])
    if not found.recipients:
        raise entries.refused("nobody is named under 'webhooks' or 'mail': no notice would go anywhere.")
    _check_recipients(found.recipients, places)
    return found


def _listed(entries: Entries, key: str) -> Iterator[Entries]:
    yield from entries.items_of(key) if entries.get(key) is not None else []


def _check_mail(mail: Mail, place: Entries) -> list[Entries]:
    if not 0 < mail.port <= _LAST_PORT:
        raise place.refused(f"'port' cannot be {mail.port}.", "port")
    if not _MAIL_ADDRESS.fullmatch(mail.sender):
        raise place.refused(f"'{mail.sender}' is no e-mail address.", "sender")
    if bool(mail.user) != bool(mail.password_from):
        raise place.refused("give 'user' and 'password_from' both, or neither.", "user")
    return list(_listed(place, "to"))


def _check_recipients(recipients: tuple[Webhook | Addressee, ...], places: list[Entries]) -> None:
    seen: set[str] = set()
    for one, place in zip(recipients, places, strict=True):
        if not _NAME.fullmatch(one.name) or one.name in seen:
            raise place.refused(f"'{one.name}' must be a name of its own: small letters, digits and hyphens.", "name")
        seen.add(one.name)
        if not one.organisations:
            raise place.refused(
                f"'{one.name}' is named without an organisation: it would get nothing.", "organisations"
            )
        for organisation in one.organisations:
            place.known(find_organisation, organisation, "organisations")
        if isinstance(one, Webhook):
            _check_web(one.address, place)
        elif not _MAIL_ADDRESS.fullmatch(one.address):
            raise place.refused(f"'{one.address}' is no e-mail address.", "address")


def _check_web(address: str, place: Entries) -> None:
    """Only http and https, to a named host, without a user or password that would end up in logs."""
    try:
        parts = urlsplit(address)
        sound = parts.scheme in {"http", "https"} and parts.hostname and not parts.username and parts.port != 0
    except ValueError:
        sound = False
    if not sound:
        raise place.refused(f"'{address}' is no web address as https://example.nl/in, without a user in it.", "address")


def secret_of(variable: str) -> str:
    """The secret in an environment variable; raises InputFileError that names the variable where it is not set."""
    secret = os.environ.get(variable, "")
    if not secret:
        raise InputFileError(f"The environment variable {variable} is not set: put the secret in it.")
    return secret
