"""Which of the forms of an answer a reader accepts."""

from collections.abc import Sequence

from fastapi import Request
from starlette.exceptions import HTTPException

from thorbecke.texts import Text

__all__ = ["CSV", "GEOJSON", "HTML", "JSON", "JSON_LD", "ODS", "TOPOJSON", "XLSX", "YAML", "accepted"]

JSON, CSV, HTML, YAML = "application/json", "text/csv", "text/html", "application/yaml"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ODS = "application/vnd.oasis.opendocument.spreadsheet"
GEOJSON, TOPOJSON, JSON_LD = "application/geo+json", "application/topo+json", "application/ld+json"
_NOT_ACCEPTABLE = 406


def accepted(request: Request, offered: Sequence[str]) -> str:
    """The offered media type that the reader likes best, the first offered of equals; anything goes without `Accept`.

    Raises HTTPException 406, with what there is, when nothing offered is accepted.
    """
    wanted = _ranges(", ".join(request.headers.getlist("accept")))
    liked = {one: _liking(one, wanted) for one in offered}
    best = max(offered, key=lambda one: liked[one])
    if liked[best] > 0:
        return best
    raise HTTPException(
        _NOT_ACCEPTABLE,
        Text("This answer can be had as {offered}; name one of these in 'Accept'.", offered=", ".join(offered)),
    )


def _ranges(header: str) -> dict[str, float]:
    """The media ranges of an `Accept` header with how much each is liked, from 0 to 1."""
    found = {}
    for part in header.split(","):
        media, *parameters = (piece.strip().casefold() for piece in part.split(";"))
        if media:
            found[media] = next((_weight(one[2:]) for one in parameters if one.startswith("q=")), 1.0)
    return found or {"*/*": 1.0}


def _weight(text: str) -> float:
    try:
        return min(max(float(text), 0.0), 1.0)
    except ValueError:
        return 0.0


def _liking(media: str, wanted: dict[str, float]) -> float:
    """How much a media type is liked: by the most precise range that holds it."""
    main = media.partition("/")[0]
    return next((wanted[one] for one in (media, f"{main}/*", "*/*") if one in wanted), 0.0)
