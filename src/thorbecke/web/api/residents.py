"""The synthetic residents of a circular: what they add up to, where they were drawn."""

from fastapi import Request, Response

from thorbecke.datasets import CircularYear, named
from thorbecke.errors import UnknownNameError
from thorbecke.population import DEFAULT_SEED, Population, folder_of, open_population
from thorbecke.studies import Answer, grant, population
from thorbecke.texts import Text
from thorbecke.web.api import arguments, own
from thorbecke.web.api.about import PREFIX
from thorbecke.web.api.answers import shared_parameters
from thorbecke.web.api.models import answer_model
from thorbecke.web.api.respond import FORMS, respond
from thorbecke.web.api.routes import Declared, declare, new_router

__all__ = ["built", "router"]

router = new_router()


def built(which: CircularYear) -> Population:
    """The population of a circular and year; raises UnknownNameError, with the way to build it, where there is none."""
    if not folder_of(which, DEFAULT_SEED).exists():
        raise UnknownNameError(
            Text(
                'No residents were drawn for {which} yet. Send {{"work": "population"}} to {address} first.',
                which=str(which),
                address=f"{PREFIX}/jobs",
            )
        )
    return open_population(which)


def _margins(people: Population, gemeente: str | None) -> Answer:
    if gemeente is None:
        return population.margins(people)
    who = grant.municipality(gemeente, people.which.year)
    if who.code not in people.codes:
        raise UnknownNameError(Text("{name} is not among the residents that were drawn.", name=who.name))
    return population.margins_of(people, who)


def residents(request: Request) -> Response:
    """Every margin of the population beside the published figure, for the nation or a municipality."""
    given = own.read(request, "circular", "year", *arguments.SHARED)
    which = named(given.get("circular"), own.year(given))
    return respond(request, lambda: _margins(built(which), request.path_params.get("gemeente")), given)


def _said(name: str, about: Text, *arguments_: str) -> Declared:
    return Declared(
        about,
        answer_model(name),
        forms=FORMS,
        parameters=[*own.described(*arguments_, "circular", "year", path=("gemeente",)), *shared_parameters()],
        costly=True,
        wrong=(410,),
        more=f"{about}. `POST /jobs` draws them, once.",
    )


declare(
    router, "/residents", "residents", residents, _said("residents", Text("What the synthetic residents add up to"))
)
declare(
    router,
    "/residents/{gemeente}",
    "residents_of_gemeente",
    residents,
    _said("residents_of", Text("What the synthetic residents of a municipality add up to"), "gemeente"),
)
