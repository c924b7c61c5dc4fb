"""The picture of a tab, where browsers ask for it of their own accord: beside a file or an answer that is no page."""

from fastapi import APIRouter
from fastapi.responses import FileResponse

from thorbecke.web.look import FOLDER

__all__ = ["router"]

router = APIRouter(include_in_schema=False)


@router.get("/favicon.ico")
async def icon() -> FileResponse:
    """The same picture that pages name."""
    return FileResponse(FOLDER / "static" / "icon.svg", media_type="image/svg+xml")
