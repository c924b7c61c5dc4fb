"""The register for programs: what is in it, what came of votes, its head and its events, and acts."""

from thorbecke.web.api.register.acts import ASKED
from thorbecke.web.api.register.routes import router

__all__ = ["ASKED", "router"]
