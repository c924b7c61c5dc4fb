"""The register that a process of the server holds open."""

import tempfile
import weakref
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock

from fastapi import Request

from thorbecke.register import Register, init, replay_cases, seeded
from thorbecke.web.settings import Settings

__all__ = ["Held", "register_of"]


class Held:
    """The register of a server: opened when it is asked for first, closed when the server ends."""

    def __init__(self, settings: Settings) -> None:
        self._settings, self._lock = settings, Lock()
        self._register: Register | None = None
        self._clean: Callable[[], object] = lambda: None

    def get(self) -> Register:
        """The register: of the database, of the documented cases, or in the demo a copy of those that may change."""
        with self._lock:
            if self._register is None:
                self._register = self._open()
                # Also where nobody says that the server ends: what is on disk for the moment goes with this object.
                weakref.finalize(self, self._register.close)
            return self._register

    def _open(self) -> Register:
        if self._settings.database:
            return Register(self._settings.database)
        return self._to_try() if self._settings.demo else seeded()

    def _to_try(self) -> Register:
        folder = tempfile.TemporaryDirectory(prefix="thorbecke-demo-")
        self._clean = weakref.finalize(self, folder.cleanup)
        address = str(Path(folder.name) / "register.db")
        init(address)
        register = Register(address, clock=lambda: datetime.now(UTC))
        replay_cases(register)
        return register

    def close(self) -> None:
        """Close it; what was only for trying goes."""
        with self._lock:
            if self._register is not None:
                self._register.close()
                self._register = None
            self._clean()


def register_of(request: Request) -> Register:
    """The register of the server that a request came to; raises RegisterError when it cannot be used."""
    held: Held = request.app.state.held
    return held.get()
