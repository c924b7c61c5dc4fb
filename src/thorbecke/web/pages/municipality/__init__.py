"""The pages of a municipality: finding it, what it gets and why, and counts of its own."""

from thorbecke.web.pages.municipality.routes import router

__all__ = ["router"]
