"""A scenario as text: one way to write it down, so that a file, an address and a program hold the same scenario."""

import base64
import binascii
import hashlib
import zlib
from dataclasses import MISSING, fields, is_dataclass
from typing import Any

from thorbecke.errors import InputFileError
from thorbecke.parameters import write_yaml
from thorbecke.scenarios.reader import LONGEST_TEXT, parse
from thorbecke.scenarios.scenario import Scenario
from thorbecke.texts import Text

__all__ = ["canonical", "fingerprint", "opened", "packed", "unpacked", "written"]

_DIGITS = 12
_BROKEN = Text(
    "The scenario in this address is damaged: it was cut off or changed. Ask for the whole address, or the file."
)


def written(scenario: Scenario) -> str:
    """The scenario as YAML that `parse` and `read` give back the same; what is left at its default is left out."""
    return write_yaml(_plain(scenario))


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        given = ((own, getattr(value, own.name)) for own in fields(value))
        return {own.name: _plain(held) for own, held in given if own.default is MISSING or held != own.default}
    if isinstance(value, dict):
        return {key: _plain(held) for key, held in value.items()}
    return [_plain(held) for held in value] if isinstance(value, tuple) else value


def opened(text: str) -> Scenario:
    """The scenario in a text, plain or packed as in an address; raises as `parse` does."""
    return parse(text if ":" in text else unpacked(text))


def canonical(text: str) -> str:
    """A scenario given as text, or packed as in an address, written down in the one way; raises as `parse` does."""
    return written(opened(text))


def fingerprint(text: str) -> str:
    """Twelve hexadecimal digits that stand for a scenario in its canonical text."""
    return hashlib.sha256(text.encode()).hexdigest()[:_DIGITS]


def packed(text: str) -> str:
    """A text as letters and digits that an address can hold, about a third as long as YAML is."""
    return base64.urlsafe_b64encode(zlib.compress(text.encode(), 9)).decode().rstrip("=")


def unpacked(letters: str) -> str:
    """The text that was packed; raises InputFileError where it is damaged, or longer than is read."""
    if len(letters) > LONGEST_TEXT:
        raise InputFileError(Text("A scenario in an address has {most:,} characters at most.", most=LONGEST_TEXT))
    opened = zlib.decompressobj()
    try:
        whole = base64.b64decode(letters + "=" * (-len(letters) % 4), altchars=b"-_", validate=True)
        text = opened.decompress(whole, LONGEST_TEXT * 4)
        if not opened.eof and not opened.unconsumed_tail:
            raise InputFileError(_BROKEN)
        return text.decode()
    except (binascii.Error, zlib.error, ValueError) as error:
        raise InputFileError(_BROKEN) from error
