"""What rests on synthetic residents: what they add up to, and what households pay; where a population was built."""

from collections.abc import Callable

from fastapi import Request, Response

from thorbecke.datasets import CircularYear, named
from thorbecke.errors import UnknownNameError
from thorbecke.population import DEFAULT_SEED, Population, folder_of, open_population, workers_at
from thorbecke.studies import Answer, Municipality, grant, local_charges, population
from thorbecke.texts import Text
from thorbecke.web.api import arguments, own
from thorbecke.web.api.about import PREFIX
from thorbecke.web.api.answers import shared_parameters
from thorbecke.web.api.models import answer_model
from thorbecke.web.api.respond import FORMS, respond
from thorbecke.web.api.routes import Declared, declare, new_router

__all__ = ["built", "router"]

router = new_router()
Study = Callable[[Population, Municipality | None], Answer]


def built(which: CircularYear) -> Population:
    """The population of a circular and year; raises UnknownNameError, with the way to build it, where there is none."""
    if not folder_of(which, DEFAULT_SEED).exists():
        raise UnknownNameError(
            Text(
                'No residents were drawn for {which} yet. Send {{"work": "population"}} to {address} first.',
                which=which,
                address=f"{PREFIX}/jobs",
            )
        )
    return open_population(which)


def _member(people: Population, text: str) -> Municipality:
    who = grant.municipality(text, people.which.year)
    if who.code not in people.codes:
        raise UnknownNameError(Text("{name} is not among the residents that were drawn.", name=who.name))
    return who


def _margins(people: Population, who: Municipality | None) -> Answer:
    return population.margins_of(people, who) if who else population.margins(people)


def _charges(people: Population, who: Municipality | None) -> Answer:
    with workers_at() as workers:
        found = local_charges.charges(people, workers=workers)
    return local_charges.by_household(found, who) if who else local_charges.by_municipality(found)


def _handler(study: Study) -> Callable[[Request], Response]:
    def handle(request: Request) -> Response:
        given = own.read(request, "circular", "year", *arguments.SHARED)
        which = named(given.get("circular"), own.year(given))

        def answer() -> Answer:
            people = built(which)
            name = request.path_params.get("gemeente")
            return study(people, _member(people, name) if name else None)

        return respond(request, answer, given)

    return handle


def _declare(path: str, name: str, about: str, study: Study) -> None:
    parameters = own.described("circular", "year", *(["gemeente"] if "{" in path else []), path=("gemeente",))
    said = Declared(
        about,
        answer_model(name),
        forms=FORMS,
        parameters=[*parameters, *shared_parameters()],
        costly=True,
        wrong=(410,),
        more=f"{about}. Rests on synthetic residents: `POST /jobs` draws them once.",
    )
    declare(router, path, path.strip("/").replace("-", "_").replace("/{", "_of_").rstrip("}"), _handler(study), said)


_declare("/residents", "residents", "What the synthetic residents add up to", _margins)
_declare("/residents/{gemeente}", "residents_of", "What those of a municipality add up to", _margins)
_declare("/local-charges", "local_charges", "What households pay for OZB, waste and sewerage", _charges)
_declare("/local-charges/{gemeente}", "local_charges_of", "What each kind of household pays", _charges)
