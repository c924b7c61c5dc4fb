"""The language of a reader: chosen by a switch, else what the browser asks for, else Dutch."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from numbers import Number
from pathlib import Path
from string import Formatter
from typing import Any, Literal, cast

from babel import Locale, negotiate_locale
from babel.dates import format_date
from babel.messages.pofile import read_po
from fastapi import Request

from thorbecke.numbers import DutchNumber, dutch
from thorbecke.studies import Kind, written
from thorbecke.texts import Text

__all__ = ["COOKIE", "LANGUAGES", "SWITCH", "Language", "language_of"]

Code = Literal["nl", "en"]
LANGUAGES: tuple[Code, ...] = ("nl", "en")
COOKIE = "taal"
SWITCH = "taal"
_FOLDER = Path(__file__).parent / "locale"


@dataclass(frozen=True)
class Language:
    """A language that pages are shown in; the texts of the code are English."""

    code: Code

    @property
    def other(self) -> "Language":
        """The one that the switch offers."""
        return Language("en" if self.code == "nl" else "nl")

    @property
    def name(self) -> str:
        """Its name in itself."""
        return str(Locale(self.code).get_display_name(self.code)).capitalize()

    def say(self, text: str, /, **values: object) -> str:
        """A text in this language; one that the catalogue does not hold stays as it is.

        `values` fill the blanks of a sentence that a template gives, in this language already; a Text brings its own.
        """
        if isinstance(text, Text):
            values = {name: self.say(part) if (part := _part(value)) else value for name, value in text.values.items()}
            text = text.sentence
        sentence = _catalogue(self.code).get(str(text), str(text))
        return _Blanks(self).format(sentence, **values) if values else sentence

    def lacks(self, text: str) -> list[str]:
        """The sentences of a text that the catalogue does not hold; empty when it can be said whole."""
        if not isinstance(text, Text):
            return []
        own = [] if text.sentence in _catalogue(self.code) or not _says(text.sentence) else [text.sentence]
        return own + [sentence for value in text.values.values() for sentence in self.lacks(_part(value) or "")]

    def number(self, value: float | None, decimals: int = 0) -> str:
        """A number as this language writes it, rounded half up."""
        if value is None:
            return self.say(Text("not known"))
        return _swapped(dutch(value, decimals)) if self.code == "en" else dutch(value, decimals)

    def exact(self, value: float) -> str:
        """A number with all its decimals, as this language writes it."""
        shown = f"{value:,.12g}"
        return _swapped(shown) if self.code == "nl" else shown

    def day(self, day: date) -> str:
        """A date in words: 12 februari 2021."""
        return format_date(day, "d MMMM y", locale=self.code)

    def cell(self, value: object, kind: Kind) -> str:
        """A cell of a table: a number by its kind, a word for what is not published, text as it is."""
        if kind == "text" or not isinstance(value, int | float):
            return self.say(value if isinstance(value, Text) else written.shown(value, kind))
        shown = written.shown(value, kind)
        return _swapped(shown) if self.code == "en" else shown


class _Blanks(Formatter):
    """Fills the blanks of a sentence, with numbers as its language writes them; a whole one may be a year."""

    def __init__(self, language: Language) -> None:
        self._language = language

    def format_field(self, value: Any, format_spec: str) -> str:
        """What stands in one blank."""
        if isinstance(value, DutchNumber):
            return _swapped(value) if self._language.code == "en" else value
        if isinstance(value, float) and not format_spec:
            return self._language.exact(value)
        shown = str(super().format_field(value, format_spec))
        return _swapped(shown) if self._language.code == "nl" and isinstance(value, int | float) else shown


def _part(value: object) -> Text | None:
    """What fills a blank, where that is a text too: names and what people typed stay as they are."""
    said = value if isinstance(value, Number | str) else str(value)
    return said if isinstance(said, Text) else None


def _says(sentence: str) -> bool:
    """Whether a sentence says something of its own beside its blanks."""
    return any(char.isalpha() for literal, *_ in Formatter().parse(sentence) for char in literal)


def _swapped(number: str) -> str:
    """A number in the Dutch notation in the English one."""
    return number.translate(str.maketrans(",.", ".,"))


@cache
def _catalogue(code: str) -> dict[str, str]:
    """What the code says in English by what it is in a language; empty for English itself."""
    found: dict[str, str] = {}
    for path in sorted(_FOLDER.glob(f"{code}*.po")):
        with path.open("rb") as file:
            messages = read_po(file, locale=code)
        found |= {str(message.id): str(message.string) for message in messages if message.id and message.string}
    return found


def language_of(request: Request) -> Language:
    """The language of a request: by the address (`?taal=en`), the switch, what the browser asks for, else Dutch."""
    for asked in (request.query_params.get(SWITCH), request.cookies.get(COOKIE)):
        if asked in LANGUAGES:
            return Language(asked)
    wanted = [part.partition(";")[0].strip() for part in request.headers.get("accept-language", "").split(",")]
    found = negotiate_locale([one for one in wanted if one], list(LANGUAGES), sep="-")
    return Language(cast(Code, found) if found else "nl")
