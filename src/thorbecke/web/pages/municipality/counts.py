"""Counts that a person gives in a form: typed one by one or in a file, with what is wrong about each at its place."""

import io
import tempfile
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from fastapi import Request

from thorbecke.datasets import Notation, OwnUnits, read_count, read_own_units
from thorbecke.errors import InputFileError, UnknownNameError, did_you_mean
from thorbecke.texts import Text
from thorbecke.web.language import language_of

__all__ = ["FIELD", "Counts", "from_file", "given_again", "typed"]

FIELD = "m."
_TYPED = "typed"
_LONGEST_NAME, _LONGEST_SUFFIX = 60, 10
_MOST_UNPACKED = 30_000_000
_NOTATION = Text("Say which above.")
_ZIP = b"PK"


@dataclass(frozen=True)
class Counts:
    """What was given: each count, the text in each field, and what is wrong with fields, with the file or with all."""

    given: tuple[OwnUnits, ...] = ()
    name: str = ""
    texts: Mapping[str, str] = field(default_factory=dict)
    wrong: Mapping[str, str] = field(default_factory=dict)
    file_problem: str = ""
    problem: str = ""

    @property
    def is_wrong(self) -> bool:
        """Whether nothing can be computed from it."""
        return bool(self.wrong or self.file_problem or self.problem)

    def refused(self, why: str) -> "Counts":
        """The same with what turned out to be wrong: at the file, at the field that the message names, or of all."""
        if self.name != _TYPED:
            return replace(self, file_problem=why)
        named = [own.what for own in self.given if why.startswith(f"{own.place}:")]
        return replace(self, wrong={named[0]: why}) if named else replace(self, problem=why)


def typed(fields: Mapping[str, str], lines: Mapping[str, Mapping[str, Any]], request: Request) -> Counts:
    """The counts that are typed, in the notation of the reader's language.

    Raises UnknownNameError for a field of a maatstaf that these figures do not have.
    """
    notation = Notation.COMMA if language_of(request).code == "nl" else Notation.POINT
    texts = {key.removeprefix(FIELD): text.strip() for key, text in fields.items() if key.startswith(FIELD)}
    given, wrong = [], {}
    for code, text in texts.items():
        if code not in lines:
            raise UnknownNameError(
                Text("'{code}' is no maatstaf here.{hint}", code=code[:60], hint=did_you_mean(code, lines))
            )
        try:
            if text:
                place = str(lines[code]["name"])
                given.append(OwnUnits(code, read_count(text[:_LONGEST_NAME], notation, place), None, place))
        except InputFileError as error:
            wrong[code] = error.args[0]
    problem = "" if given or wrong else Text("Type one count at least, or choose a file.")
    return Counts(tuple(given), _TYPED, texts, wrong, problem=problem)


def from_file(content: bytes, filename: str, decimal: str) -> Counts:
    """The counts in a file of the reader's; what it holds is read from a scratch folder that is gone afterwards."""
    name, notation = _plain(filename), _notation(decimal)
    try:
        _refuse_what_unpacks_without_end(content, name)
        with tempfile.TemporaryDirectory(prefix="thorbecke-") as scratch:
            path = Path(scratch) / name
            path.write_bytes(content)
            return Counts(tuple(read_own_units(path, notation, _NOTATION)), name)
    except InputFileError as error:
        return Counts(name=name, file_problem=error.args[0])


def _notation(decimal: str) -> Notation | None:
    """The decimal sign that was chosen, None where the file is to show it; raises UnknownNameError for another."""
    if decimal and decimal not in tuple(Notation):
        known = ", ".join(Notation)
        raise UnknownNameError(Text("There is no decimal sign '{sign}': {known}.", sign=decimal[:20], known=known))
    return Notation(decimal) if decimal else None


def _plain(filename: str) -> str:
    """The name of a file as it may stand in a folder and a message: its end says what kind of file it is."""
    last = filename.replace("\\", "/").rpartition("/")[2]
    path = Path("".join(char for char in last if char.isprintable()).lstrip("."))
    return f"{path.stem[:_LONGEST_NAME] or 'file'}{path.suffix[:_LONGEST_SUFFIX]}"


def _refuse_what_unpacks_without_end(content: bytes, name: str) -> None:
    """A workbook is a zip; one that would fill the memory is refused before it is opened."""
    if not content.startswith(_ZIP):
        return
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            whole = sum(entry.file_size for entry in packed.infolist())
    except zipfile.BadZipFile as error:
        raise InputFileError(
            Text("{name} cannot be opened as a workbook: {error}. Save it anew.", name=name, error=error)
        ) from error
    if whole > _MOST_UNPACKED:
        raise InputFileError(
            Text("{name} unpacks to {whole} MB: too much for a table of counts.", name=name, whole=whole // 1000000)
        )


def given_again(units: Mapping[str, float], counts: Counts, request: Request) -> Counts:
    """The counts with the fields filled in, so that they can be changed or asked again as a file."""
    language = language_of(request)
    texts = {code: _text(value, comma=language.code == "nl") for code, value in units.items()}
    return replace(counts, texts=texts)


def _text(value: float, *, comma: bool) -> str:
    text = str(int(value)) if value.is_integer() else f"{value:.15f}".rstrip("0")
    return text.replace(".", ",") if comma else text
