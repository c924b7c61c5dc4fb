"""A sentence for people that can be said in another language: it stays English text until someone asks for another."""

from collections.abc import Iterable
from typing import Any

__all__ = ["Text"]


class Text(str):
    """English text that remembers the sentence it was made from and what fills its blanks.

    `Text("Not published: {names}.", names="suppletie")` is the text `Not published: suppletie.` wherever text is
    wanted; a catalogue that holds the sentence can say it in another language.
    """

    __slots__ = ("sentence", "values")

    sentence: str
    values: dict[str, Any]

    def __new__(cls, sentence: str, /, **values: Any) -> "Text":
        """The text with its blanks filled."""
        text = super().__new__(cls, sentence.format(**values) if values else sentence)
        text.sentence, text.values = sentence, values
        return text

    @classmethod
    def joined(cls, parts: Iterable[str], between: str = ", ") -> "Text":
        """Texts behind one another, each of which is still said in its own words."""
        values = {f"part{number}": part for number, part in enumerate(parts)}
        return cls(between.join(f"{{{name}}}" for name in values), **values)

    def __getnewargs_ex__(self) -> tuple[tuple[str], dict[str, Any]]:
        return (self.sentence,), self.values
