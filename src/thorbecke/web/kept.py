"""Answers that were sent before, kept in the memory of a process to be sent again without computing."""

from dataclasses import dataclass
from threading import Lock

from cachetools import LRUCache
from starlette.types import Message

__all__ = ["Kept", "KeptAnswers"]

_MOST, _LARGEST = 64_000_000, 4_000_000


@dataclass(frozen=True)
class Kept:
    """An answer as it was sent: its head, and its body packed as the browser takes it."""

    head: Message
    body: bytes


class KeptAnswers:
    """Answers by what they depend on, the ones not asked for longest given up first; 64 MB at most."""

    def __init__(self) -> None:
        self._answers: LRUCache[str, Kept] = LRUCache(_MOST, getsizeof=lambda kept: len(kept.body))
        self._lock = Lock()

    def get(self, key: str) -> Kept | None:
        """The answer that was kept, None where there is none."""
        with self._lock:
            found: Kept | None = self._answers.get(key)
            return found

    def keep(self, key: str, answer: Kept) -> None:
        """Keep an answer, unless it is so large that it would crowd out all others."""
        if len(answer.body) <= _LARGEST:
            with self._lock:
                self._answers[key] = answer
