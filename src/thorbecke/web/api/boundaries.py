"""Boundaries of municipalities for maps: as GeoJSON or TopoJSON, year by year."""

from typing import Any

from fastapi import Request, Response

from thorbecke.datasets import FIRST_MAP, LAST_MAP, gemeenten_in, geojson_of, provenance_of_boundaries, topology_of
from thorbecke.studies import edition
from thorbecke.texts import Text
from thorbecke.web.api import own
from thorbecke.web.api.accepted import GEOJSON, JSON, TOPOJSON, accepted
from thorbecke.web.api.models import Model
from thorbecke.web.api.respond import as_json
from thorbecke.web.api.routes import Declared, declare, new_router

__all__ = ["router"]

router = new_router()
_FORMS = (GEOJSON, TOPOJSON, JSON)
_YEARS = {"type": "integer", "minimum": FIRST_MAP, "maximum": LAST_MAP}


class Map(Model):
    """The map of a year."""

    year: int
    municipalities: int
    href: str


class Maps(Model):
    """The years of which there is a map."""

    maps: list[Map]
    sources: list[str]
    edition: str


def maps(request: Request) -> Response:
    """The years of which there is a map."""
    accepted(request, (JSON,))
    own.read(request)
    found = [
        {"year": year, "municipalities": len(gemeenten_in(year)), "href": f"{request.url.path}/{year}"}
        for year in range(FIRST_MAP, LAST_MAP + 1)
    ]
    return as_json({"maps": found, "sources": [provenance_of_boundaries().cite()], "edition": edition()})


def boundaries(request: Request) -> Response:
    """The map of one year; as GeoJSON for `application/json` too."""
    form = accepted(request, _FORMS)
    own.read(request)
    year = own.whole_number(request.path_params, "year", None, FIRST_MAP, LAST_MAP) or LAST_MAP
    found: dict[str, Any] = topology_of(year) if form == TOPOJSON else geojson_of(year)
    about = {"year": year, "sources": [provenance_of_boundaries().cite()], "edition": edition()}
    return as_json(found | about, media_type=form)


declare(router, "/boundaries", "boundaries", maps, Declared(Text("The years of which there is a map"), Maps))
declare(
    router,
    "/boundaries/{year}",
    "boundaries_of_year",
    boundaries,
    Declared(
        Text("The boundaries of municipalities, as GeoJSON or TopoJSON"),
        forms=_FORMS,
        parameters=own.described(path=("year",), year=("The year of the map.", 2025, _YEARS)),
        more="Longitude and latitude; every municipality is a feature with its CBS code as `id` and its name.",
    ),
)
