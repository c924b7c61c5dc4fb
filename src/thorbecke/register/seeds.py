"""The documented cases that come along: read from files, done as acts, so that the chain is the same everywhere."""

import os
import tempfile
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import cast

from thorbecke.errors import ActRefusedError, UnknownNameError
from thorbecke.parameters import Entries, read_yaml
from thorbecke.register.acting import act
from thorbecke.register.actors import Actor, Role
from thorbecke.register.database import default_address
from thorbecke.register.register import Register
from thorbecke.register.schema import init
from thorbecke.register.voting_cases import replay_votes

__all__ = ["cases", "open_register", "replay_cases", "seeded"]

_FOLDER = Path(__file__).parent / "data" / "dossiers"
_AGENDA = Path(__file__).parent / "data" / "agenda"
_REGISTERED = datetime(2026, 1, 1, tzinfo=UTC)
"""When every case was registered: fixed, so that the hashes are; what happened when is in each act."""
_ABOUT = ("proposition", "act", "by", "role")


@cache
def cases() -> dict[str, Path]:
    """The files of the documented cases by name of their dossier."""
    return {path.stem: path for path in sorted(_FOLDER.glob("*.yaml"))}


def replay_cases(register: Register) -> None:
    """Do the acts of every documented case; raises ActRefusedError or InputFileError with the line of a wrong one."""
    for path in cases().values():
        entries = read_yaml(path)
        entries.expect(("dossier", "acts"))
        for place in entries.items_of("acts"):
            _replay(register, "dossier", str(entries["dossier"]), place)
    for path in sorted(_AGENDA.glob("*.yaml")):
        for place in read_yaml(path).items_of("acts"):
            _replay(register, "proposition", str(place["proposition"]), place)
    replay_votes(register)


def _replay(register: Register, kind: str, subject: str, place: Entries) -> None:
    place_of = f"{place.file}, line {place.line}"
    # Nobody of the organisation acted: whoever reads the chain must see that it was taken over.
    actor = Actor("openbare-bronnen", "overgenomen uit openbare bronnen", str(place["by"]), cast("Role", place["role"]))
    payload = {key: value for key, value in place.items() if key not in _ABOUT}
    try:
        act(register, kind, subject, str(place["act"]), actor, payload)
    except (ActRefusedError, UnknownNameError) as error:
        raise ActRefusedError(f"{place_of}: {error}") from error


class _Embedded(Register):
    """A register in a folder of its own that goes when it is closed, and on which nobody acts."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="thorbecke-")
        address = str(Path(self._folder.name) / "register.db")
        init(address)
        super().__init__(address, clock=lambda: _REGISTERED)
        replay_cases(self)
        self.read_only = "These are the documented cases. Make a register of your own: thorbecke register init."

    def close(self) -> None:
        """Close it, and take it away."""
        super().close()
        self._folder.cleanup()


def seeded() -> Register:
    """A register that holds the documented cases and takes no acts; the same, to the last hash, everywhere."""
    return _Embedded()


def open_register(address: str | None = None) -> Register:
    """The register at an address or the configured one; where none is configured and none was made, the cases.

    Raises RegisterError where one is asked for that is not there.
    """
    configured = address or os.environ.get("THORBECKE_DATABASE")
    if configured is None and not Path(default_address()).exists():
        return seeded()
    return Register(configured)
