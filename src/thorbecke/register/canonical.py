"""One way to write a value down, so that the same content always has the same hash."""

import json
from hashlib import sha256
from typing import Any

from thorbecke.errors import ActRefusedError

__all__ = ["digest", "text_of"]


def text_of(value: Any) -> str:
    """JSON with sorted keys, no spaces and every letter as itself.

    Raises ActRefusedError for what has no such form: infinite numbers, and signs that are no text.
    """
    try:
        text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
        text.encode()
    except (TypeError, ValueError) as error:
        raise ActRefusedError(f"This cannot be written down: {error}.") from error
    return text


def digest(content: str | bytes) -> str:
    """The SHA-256 of a text in UTF-8 or of bytes, in hexadecimal."""
    return sha256(content.encode() if isinstance(content, str) else content).hexdigest()
