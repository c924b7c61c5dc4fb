"""Documented cases as acts in files, entered in an empty register: the same acts give the same head, everywhere."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from thorbecke.errors import ActRefusedError
from thorbecke.parameters import Entries, read_yaml
from thorbecke.register.acting import act
from thorbecke.register.actors import Actor
from thorbecke.register.register import Register
from thorbecke.register.schema import init
from thorbecke.register.voting.bodies import read_body

__all__ = ["enter", "seeded", "seeds"]

_FOLDER = Path(__file__).parent / "data" / "seeds"


def seeds() -> list[Path]:
    """The packaged files with cases, in the order in which they are entered."""
    return sorted(_FOLDER.glob("*.yaml"))


@contextmanager
def seeded() -> Iterator[Register]:
    """A register of its own with the packaged cases, gone afterwards."""
    with TemporaryDirectory(prefix="thorbecke-") as folder:
        address = str(Path(folder) / "register.db")
        init(address)
        for path in seeds():
            enter(path, address)
        with Register(address) as register:
            yield register


def enter(path: Path, address: str) -> int:
    """Do the acts of a file in a register; gives how many. Raises InputFileError with the line of one that is refused.

    All are registered at the moment that the file names.
    """
    entries = read_yaml(path)
    entries.expect(("registered", "actor", "acts"))
    actor = Actor(**entries["actor"])
    moment = datetime.fromisoformat(entries["registered"])
    with Register(address, clock=lambda: moment) as register:
        for one in entries.items_of("acts"):
            _do(register, actor, one)
    return len(entries["acts"])


def _do(register: Register, actor: Actor, entries: Entries) -> None:
    entries.expect(("kind", "subject", "act"), ("payload", "why"))
    payload: dict[str, Any] = dict(entries.get("payload") or {})
    if isinstance(payload.get("rules"), str):
        payload["rules"] = asdict(read_body(payload["rules"]))
    try:
        act(
            register,
            entries["kind"],
            entries["subject"],
            entries["act"],
            actor,
            payload,
            why=entries.get("why") or "",
        )
    except ActRefusedError as error:
        raise entries.refused(str(error)) from error
