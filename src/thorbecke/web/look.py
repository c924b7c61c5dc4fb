"""Which pages, styles and scripts this server has: a short name that changes when any of them does."""

import hashlib
from functools import cache
from pathlib import Path

__all__ = ["FOLDER", "look"]

FOLDER = Path(__file__).parent
_LETTERS = 10


@cache
def look() -> str:
    """Ten hexadecimal digits: a hash of everything that decides how a page looks."""
    whole = hashlib.sha256()
    for path in sorted(FOLDER.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            whole.update(path.relative_to(FOLDER).as_posix().encode() + hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()[:_LETTERS]
