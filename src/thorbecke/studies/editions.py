"""Which rules and figures answers rest on: one short name for all of them, which changes when any of them does."""

import hashlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from thorbecke.datasets import data_folder

__all__ = ["edition"]

_PACKAGE = Path(__file__).parents[1]
# What people look at may change without a figure changing; all else decides figures.
_ONLY_SHOWN = ("cli", "web", "register")
_LETTERS = 12


@cache
def edition() -> str:
    """Twelve hexadecimal digits: a hash of the rules and figures of this package and of those a person imported.

    The same on every machine that has the same rules and figures.
    """
    whole = hashlib.sha256()
    for root in (_PACKAGE, data_folder() / "rekenmodel", data_folder() / "iv3"):
        for path in _files(root):
            name = path.relative_to(root).as_posix().encode()
            whole.update(len(name).to_bytes(4) + name + hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()[:_LETTERS]


def _files(root: Path) -> Iterator[Path]:
    for path in sorted(root.rglob("*")):
        inside = path.relative_to(root).parts
        if path.is_file() and "__pycache__" not in inside and not (root == _PACKAGE and inside[0] in _ONLY_SHOWN):
            yield path
