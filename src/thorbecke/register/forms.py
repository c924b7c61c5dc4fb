"""What an act brings along, checked before anything is written: names, texts, its payload by a form, documents."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from thorbecke.errors import ActRefusedError, InputFileError
from thorbecke.parameters import Entries
from thorbecke.register.canonical import digest
from thorbecke.register.kinds import Attachment
from thorbecke.scenarios import fill

__all__ = ["check_attachments", "check_id", "check_text", "evidence_of", "filled", "payload_of"]

_ID = re.compile(r"[A-Za-z0-9]+(?:[-._/][A-Za-z0-9]+)*")
_LONGEST_ID, _LONGEST_TEXT, _LONGEST_NAME = 200, 20_000, 200
_NOT_IN_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_NOT_IN_A_NAME = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff/\\]")
_MEDIA_TYPE = re.compile(r"[a-z0-9][a-z0-9.+-]{0,60}/[a-z0-9][a-z0-9.+-]{0,80}")


class _Payload(Entries):
    """Keys and values that came with an act and not from a file: a complaint about them names the act."""

    def refused(self, what: str, key: str | None = None) -> InputFileError:  # noqa: ARG002 - the key is in `what`
        return InputFileError(f"{self.file}: {what}")


def _entries(value: Any, act: str) -> Any:
    if isinstance(value, Mapping):
        entries = _Payload(act, 1)
        entries.update({str(key): _entries(inner, act) for key, inner in value.items()})
        return entries
    if isinstance(value, list | tuple):
        return [_entries(inner, act) for inner in value]
    return value


def filled(form: type, payload: Mapping[str, Any], act: str) -> Any:
    """The form of an act filled in; raises ActRefusedError that says what was found and what was expected."""
    try:
        return fill(form, _entries(payload, act))
    except InputFileError as error:
        raise ActRefusedError(str(error)) from error
    except RecursionError:
        raise ActRefusedError(f"{act}: lists or mappings lie too deep in one another.") from None


def payload_of(form: Any) -> dict[str, Any]:
    """What an event keeps of a filled form; raises ActRefusedError for signs that are no text."""
    payload = asdict(form)
    for text in _texts(payload):
        check_text(text)
    return payload


def _texts(value: Any) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in (*map(str, value), *value.values()):
            yield from _texts(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _texts(inner)


def check_text(text: str) -> None:
    """Raise ActRefusedError for signs that are no text, and for a text of more than 20,000 of them."""
    if found := _NOT_IN_TEXT.search(text):
        raise ActRefusedError(f"A text holds the sign U+{ord(found[0]):04X}, which is no text. Leave it out.")
    if len(text) > _LONGEST_TEXT:
        raise ActRefusedError(f"A text of {len(text)} signs is too long: attach it as a document.")


def check_id(subject: str) -> None:
    """Raise ActRefusedError unless a subject's id is letters and digits, with - . _ or / between them."""
    if len(subject) > _LONGEST_ID or not _ID.fullmatch(subject):
        raise ActRefusedError(
            f"'{subject[:60]}' cannot be an id: use letters and digits, with - . _ or / between them."
        )


def check_attachments(attachments: Iterable[Attachment], largest: int) -> None:
    """Raise ActRefusedError for a document that is too large, or has no proper name or media type."""
    for one in attachments:
        name = one.name
        if not name.strip(". ") or len(name) > _LONGEST_NAME or _NOT_IN_A_NAME.search(name):
            raise ActRefusedError(f"{name[:60]!r} cannot be the name of a document.")
        if not _MEDIA_TYPE.fullmatch(one.media_type):
            raise ActRefusedError(f"'{name}': {one.media_type[:60]!r} is no media type, as application/pdf is.")
        if len(one.content) > largest:
            raise ActRefusedError(f"'{name}' has {len(one.content)} bytes; a document may have {largest}.")


def evidence_of(attachments: Iterable[Attachment]) -> list[dict[str, Any]]:
    """What an event keeps of its documents: name, media type, size in bytes and SHA-256."""
    return [
        {
            "name": one.name,
            "media_type": one.media_type,
            "size": len(one.content),
            "sha256": digest(one.content),
        }
        for one in attachments
    ]
