"""Editions of rules and figures: which is here, for addresses whose numbers must never change."""

from fastapi import Request, Response
from pydantic import Field

from thorbecke import __version__
from thorbecke.datasets import available
from thorbecke.studies import edition
from thorbecke.texts import Text
from thorbecke.web.api import own
from thorbecke.web.api.accepted import JSON, accepted
from thorbecke.web.api.models import Model
from thorbecke.web.api.respond import as_json, refuse_other_edition
from thorbecke.web.api.routes import Declared, declare, new_router

__all__ = ["router"]

router = new_router()


class Edition(Model):
    """An edition of rules and figures."""

    edition: str = Field(description="A hash of the rules and figures: other figures, another edition.")
    version: str = Field(description="Version of the software.")
    circulars: list[str] = Field(description="The sets of figures in it.")
    href: str


class Editions(Model):
    """The editions that can be asked here: the one of today."""

    editions: list[Edition]


def _edition(base: str) -> dict[str, object]:
    sets = sorted(str(which) for which in available())
    return {"edition": edition(), "version": __version__, "circulars": sets, "href": f"{base}/{edition()}"}


def listed(request: Request) -> Response:
    """The editions that can be asked here."""
    accepted(request, (JSON,))
    own.read(request)
    return as_json({"editions": [_edition(request.url.path)]})


def one(request: Request) -> Response:
    """One edition; another than today's is gone."""
    accepted(request, (JSON,))
    own.read(request)
    refuse_other_edition(request.path_params)
    return as_json(_edition(request.url.path.rpartition("/")[0]))


declare(router, "/editions", "editions", listed, Declared(Text("The editions of rules and figures here"), Editions))
declare(
    router,
    "/editions/{edition}",
    "editions_of_edition",
    one,
    Declared(
        Text("One edition of rules and figures"),
        Edition,
        parameters=own.described(path=("edition",), edition=("An edition by its name.", "", {"type": "string"})),
        wrong=(410,),
    ),
)
