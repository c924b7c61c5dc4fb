"""Whether the server lives, and whether it is ready to answer."""

from fastapi import APIRouter

from thorbecke import __version__
from thorbecke.studies import edition

__all__ = ["router"]

router = APIRouter(include_in_schema=False)


@router.get("/health")
async def health() -> dict[str, str]:
    """It lives: the event loop answers. Nothing is computed for it."""
    return {"status": "ok"}


@router.get("/ready")
async def ready() -> dict[str, str]:
    """It is ready: figures are read, and which they are. Asked before the start is over, there is no answer at all."""
    return {"status": "ready", "version": __version__, "edition": edition()}
