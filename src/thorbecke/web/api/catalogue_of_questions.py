"""Every question by name: what can be asked, with which arguments, and its answer."""

from typing import Any

from fastapi import Request, Response

from thorbecke.studies import edition, questions
from thorbecke.texts import Text
from thorbecke.web.api import arguments, own
from thorbecke.web.api.accepted import JSON, accepted
from thorbecke.web.api.answers import asked_in, shared_parameters
from thorbecke.web.api.models import Answered, Model
from thorbecke.web.api.respond import FORMS, as_json, respond
from thorbecke.web.api.routes import Declared, declare, new_router

__all__ = ["router"]

router = new_router()
_NAME = ("A question by name.", "grants", {"type": "string"})


class Argument(Model):
    """An argument of a question."""

    name: str
    about: str
    schema_: dict[str, Any]
    required: bool
    example: Any


class Question(Model):
    """A question: its name, what it asks, its arguments, and where it is answered."""

    name: str
    about: str
    arguments: list[Argument]
    href: str


class Questions(Model):
    """All questions."""

    questions: list[Question]
    edition: str


def _described(request: Request, question: questions.Question) -> dict[str, Any]:
    base = request.url.path.removesuffix(f"/{question.name}")
    keys = {"about": "description", "schema_": "schema"}
    found = [
        {name: one.get(keys.get(name, name)) for name in Argument.model_fields}
        for one in arguments.described(question, "")
    ]
    return {
        "name": question.name,
        "about": question.about,
        "arguments": found,
        "href": f"{base}/{question.name}/answers",
    }


def listed(request: Request) -> Response:
    """Every question with its arguments."""
    accepted(request, (JSON,))
    own.read(request)
    found = [_described(request, one) for one in questions.questions().values()]
    return as_json({"questions": found, "edition": edition()})


def one(request: Request) -> Response:
    """One question with its arguments."""
    accepted(request, (JSON,))
    own.read(request)
    return as_json(_described(request, questions.question(request.path_params["question"])))


def answered(request: Request) -> Response:
    """The answer to any question, its arguments behind the question mark."""
    asked, given = asked_in(request, questions.question(request.path_params["question"]))
    return respond(request, asked.answer, given)


_PATH = own.described(path=("question",), question=_NAME)
declare(router, "/questions", "questions", listed, Declared(Text("Every question with its arguments"), Questions))
declare(
    router,
    "/questions/{question}",
    "questions_of_question",
    one,
    Declared(Text("One question with its arguments"), Question, parameters=_PATH),
)
declare(
    router,
    "/questions/{question}/answers",
    "questions_of_question_answers",
    answered,
    Declared(
        Text("The answer to any question"),
        Answered,
        forms=FORMS,
        parameters=[*_PATH, *shared_parameters()],
        costly=True,
        wrong=(410, 422),
        more="The arguments of the question, as `/questions/{question}` names them, stand behind the question mark.",
    ),
)
