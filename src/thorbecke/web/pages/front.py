"""The front page: is the roof repaired? The resolution's articles on a chosen package, and a way to everything else."""

from fastapi import APIRouter, Request, Response

from thorbecke import resolution
from thorbecke.web.pages.page import write_page

__all__ = ["router"]

router = APIRouter(include_in_schema=False)
_RESOLUTION = "resolutie-2021"


@router.get("/")
def front(request: Request) -> Response:
    """The verdict on every article for each package, the gap, and the way to a municipality."""
    found = resolution.front_page(resolution.read(_RESOLUTION))
    return write_page(request, "front.html.j2", found=found)
