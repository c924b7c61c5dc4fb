"""The common form of what falls due."""

from dataclasses import dataclass
from datetime import date

__all__ = ["Due"]


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
