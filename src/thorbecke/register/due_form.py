"""The common form of what falls due."""

from dataclasses import dataclass
from datetime import date

from thorbecke.texts import Text

__all__ = ["Due"]

_NAMED = 12


@dataclass(frozen=True)
class Due:
    """Something that must have happened on a day at the latest.

    kind, id, title: the subject it is about. what: that must have happened. consequence: what follows where it has
    not; empty where none is known. parties: the organisations it concerns. ground: in law or agreement, empty where
    there is none.
    """

    kind: str
    id: str
    title: str
    what: str
    day: date
    consequence: str = ""
    parties: tuple[str, ...] = ()
    ground: str = ""

    @property
    def parties_in_words(self) -> str:
        """The parties; of many, as all members are, the first and how many more there are."""
        if len(self.parties) <= _NAMED:
            return ", ".join(self.parties)
        return Text("{first} and {count} more", first=self.parties[0], count=len(self.parties) - 1)
