"""Long work: asked, followed and fetched."""

from thorbecke.web.api.jobs.routes import router

__all__ = ["router"]
