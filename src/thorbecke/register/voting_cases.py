"""Documented votes of members as acts in files: the same acts give the same chain, everywhere."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

from thorbecke.errors import ActRefusedError, InputFileError, UnknownNameError
from thorbecke.parameters import Entries, read_yaml
from thorbecke.register.acting import act
from thorbecke.register.actors import Actor
from thorbecke.register.register import Register
from thorbecke.register.voting.bodies import read_body

__all__ = ["replay_votes", "voting_cases"]

_FOLDER = Path(__file__).parent / "data" / "meetings"
# Nobody of an organisation acted: whoever reads the chain must see that it was taken over.
_ACTOR = Actor("openbare-bronnen", "overgenomen uit openbare bronnen", "SECRETARIAAT", "secretary")


def voting_cases() -> list[Path]:
    """The packaged files with documented votes, in the order in which they are entered."""
    return sorted(_FOLDER.glob("*.yaml"))


def replay_votes(register: Register, path: Path | None = None) -> None:
    """Do the acts of a file, or of every packaged one; raises InputFileError with the line of one that is refused."""
    for file in voting_cases() if path is None else [path]:
        entries = read_yaml(file)
        entries.expect(("acts",))
        for one in entries.items_of("acts"):
            _replay(register, one)


def _replay(register: Register, entries: Entries) -> None:
    entries.expect(("kind", "subject", "act"), ("payload",))
    payload: dict[str, Any] = dict(entries.get("payload") or {})
    try:
        if isinstance(payload.get("rules"), str):  # by name, so that they are not copied into every case
            payload["rules"] = asdict(read_body(payload["rules"]))
        act(register, entries["kind"], entries["subject"], entries["act"], _ACTOR, payload)
    except (ActRefusedError, UnknownNameError) as error:
        raise InputFileError(f"{entries.file}, line {entries.line}: {error}") from error
