"""What a server is told when it starts."""

from dataclasses import dataclass

__all__ = ["Settings"]

_MEGABYTE = 1_000_000


@dataclass(frozen=True)
class Settings:
    """How to serve: largest request in bytes, seconds a request may work, costly requests a minute per address."""

    largest_request: int = 1 * _MEGABYTE
    longest_work: float = 20.0
    costly_per_minute: int = 600
    computing_threads: int = 2
