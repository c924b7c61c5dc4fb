"""Registers that hold the documented cases: one on which nobody acts, and one to try things in."""

import os
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from thorbecke.register.database import default_address
from thorbecke.register.documented import replay_cases
from thorbecke.register.register import Register, now
from thorbecke.register.schema import init

__all__ = ["open_register", "seeded", "to_try"]

_REGISTERED = datetime(2026, 1, 1, tzinfo=UTC)
"""When every case was registered: fixed, so that the hashes are; what happened when is in each act."""


class _Embedded(Register):
    """A register with the documented cases, in a folder of its own that goes when it is closed."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="thorbecke-")
        address = str(Path(self._folder.name) / "register.db")
        init(address)
        super().__init__(address, clock=lambda: _REGISTERED)
        replay_cases(self)

    def close(self) -> None:
        """Close it, and take it away."""
        super().close()
        self._folder.cleanup()


def seeded() -> Register:
    """A register that holds the documented cases and takes no acts; the same, to the last hash, everywhere."""
    register = _Embedded()
    register.read_only = "These are the documented cases. Make a register of your own: thorbecke register init."
    return register


def to_try() -> Register:
    """A register that holds the documented cases and takes acts; what is done in it goes when it is closed."""
    register = _Embedded()
    register.clock = now
    return register


def open_register(address: str | None = None) -> Register:
    """The register at an address or the configured one; where none is configured and none was made, the cases.

    Raises RegisterError where one is asked for that is not there.
    """
    configured = address or os.environ.get("THORBECKE_DATABASE")
    if configured is None and not Path(default_address()).exists():
        return seeded()
    return Register(configured)
