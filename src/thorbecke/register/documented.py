"""The documented cases that come along, as acts in files: the same acts give the same chain, everywhere.

A file says `kind`, `subject`, `by` and `role` once for all its acts, or each act says its own. What else stands with an
act is what it brings along; where that has words of the same names, it stands under `payload`.
"""

from collections.abc import Mapping
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any, cast

from thorbecke.errors import ActRefusedError, InputFileError, UnknownNameError
from thorbecke.parameters import read_yaml
from thorbecke.register.acting import act
from thorbecke.register.actors import Actor, Role
from thorbecke.register.register import Register
from thorbecke.register.voting.bodies import read_body

__all__ = ["cases", "replay_case", "replay_cases"]

_DATA = Path(__file__).parent / "data"
_FOLDERS = ("dossiers", "agenda", "meetings")
_WHO_AND_WHAT = ("kind", "subject", "by", "role")


@cache
def cases() -> Mapping[str, Path]:
    """The files of the documented cases by name, as `dossiers/jeugdzorg`, in the order in which they are entered."""
    return {f"{folder}/{path.stem}": path for folder in _FOLDERS for path in sorted((_DATA / folder).glob("*.yaml"))}


def replay_cases(register: Register) -> None:
    """Do the acts of every documented case; raises as `replay_case` does."""
    for path in cases().values():
        replay_case(register, path)


def replay_case(register: Register, path: Path) -> None:
    """Do the acts of a file; raises InputFileError with the line of one that is refused."""
    entries = read_yaml(path)
    entries.expect(("acts",), _WHO_AND_WHAT)
    shared = {key: value for key, value in entries.items() if key in _WHO_AND_WHAT}
    for place in entries.items_of("acts"):
        try:
            _do(register, shared | place)
        except (ActRefusedError, UnknownNameError) as error:
            raise InputFileError(f"{place.file}, line {place.line}: {error}") from error


def _do(register: Register, said: Mapping[str, Any]) -> None:
    # Nobody of the organisation acted: whoever reads the chain must see that it was taken over.
    actor = Actor("openbare-bronnen", "overgenomen uit openbare bronnen", str(said["by"]), cast("Role", said["role"]))
    apart = (*_WHO_AND_WHAT, "act", "payload")
    payload = dict(said.get("payload") or {key: value for key, value in said.items() if key not in apart})
    if isinstance(payload.get("rules"), str):  # by name, so that they are not copied into every case
        payload["rules"] = asdict(read_body(payload["rules"]))
    act(register, str(said["kind"]), str(said["subject"]), str(said["act"]), actor, payload)
