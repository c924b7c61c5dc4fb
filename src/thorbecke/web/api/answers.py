"""The routes that answer questions: as JSON, CSV and workbooks, by the page."""

from collections.abc import Callable
from dataclasses import replace

from fastapi import Request, Response

from thorbecke.errors import UnknownNameError, did_you_mean
from thorbecke.studies import Answer, questions
from thorbecke.texts import Text
from thorbecke.web.api import arguments
from thorbecke.web.api.models import answer_model
from thorbecke.web.api.resources import RESOURCES, Resource
from thorbecke.web.api.respond import FORMS, respond
from thorbecke.web.api.routes import Declared, declare, new_router

__all__ = ["asked_in", "router", "shared_parameters"]

router = new_router()


def shared_parameters() -> list[dict[str, object]]:
    """The description of what every list of answers takes beside its own arguments."""
    return [arguments.parameter(name, *about) for name, about in arguments.SHARED.items()]


def asked_in(request: Request, question: questions.Question, skip: str = "") -> tuple[questions.Asked, dict[str, str]]:
    """The question with the arguments of path and address, and what is asked of page, columns and edition."""
    path = {name: value for name, value in request.path_params.items() if name in question.parameters and name != skip}
    names = {arguments.camel(name): name for name in question.parameters if name not in path}
    lists = {arguments.camel(name) for name in question.lists}
    given = arguments.read(request, (*names, *arguments.SHARED), lists=lists)
    own = {names[name]: value for name, value in given.items() if name in names}
    shared = {name: value for name, value in given.items() if name in arguments.SHARED}
    return question.asked(**own, **path), shared


def _handler(resource: Resource) -> Callable[[Request], Response]:
    question = questions.question(resource.question)

    def handle(request: Request) -> Response:
        asked, given = asked_in(request, question, resource.key)
        if not resource.one:
            return respond(request, asked.answer, given)
        wanted = request.path_params[resource.key]
        return respond(request, lambda: _picked(asked.answer(), resource.one, wanted), given)

    return handle


def _picked(answer: Answer, columns: tuple[str, ...], wanted: str) -> Answer:
    """The answer with only the rows that are called so; raises UnknownNameError with the closest."""
    folded = wanted.casefold()
    rows = [row for row in answer.rows if folded in (str(row[column]).casefold() for column in columns)]
    if rows:
        return replace(answer, rows=rows, strong=frozenset(), quiet=frozenset())
    known = [str(row[column]) for column in columns for row in answer.rows]
    hint = did_you_mean(wanted[:60], known)
    raise UnknownNameError(Text("There is no '{name}' here.{hint}", name=wanted[:60], hint=hint))


def _parameters(resource: Resource) -> list[dict[str, object]]:
    question = questions.question(resource.question)
    own = [one for one in arguments.described(question, resource.path) if one["name"] != resource.key]
    if resource.key:
        example = resource.example[resource.key]
        words = {"type": "string"}
        own = [arguments.parameter(resource.key, f"{resource.about}.", example, words, place="path"), *own]
    examples = resource.example
    own = [one | {"example": examples[str(one["name"])]} if one["name"] in examples else one for one in own]
    return [*own, *shared_parameters()]


for _resource in RESOURCES:
    _said = Declared(
        _resource.about,
        answer_model(_resource.question),
        forms=FORMS,
        parameters=_parameters(_resource),
        costly=_resource.costly,
        wrong=(410, 422) if "own" in questions.question(_resource.question).parameters else (410,),
    )
    declare(router, _resource.path, _resource.name, _handler(_resource), _said)
