"""The register that a process of the server holds open."""

import weakref
from threading import Lock

from fastapi import Request

from thorbecke.register import Register, seeded, to_try
from thorbecke.web.settings import Settings

__all__ = ["Held", "register_of"]


class Held:
    """The register of a server: opened when it is asked for first, closed when the server ends."""

    def __init__(self, settings: Settings) -> None:
        self._settings, self._lock = settings, Lock()
        self._register: Register | None = None

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
        return to_try() if self._settings.demo else seeded()

    def close(self) -> None:
        """Close it."""
        with self._lock:
            if self._register is not None:
                self._register.close()
                self._register = None


def register_of(request: Request) -> Register:
    """The register of the server that a request came to; raises RegisterError when it cannot be used."""
    held: Held = request.app.state.held
    return held.get()
