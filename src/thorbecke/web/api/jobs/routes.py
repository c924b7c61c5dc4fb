"""The routes of jobs: ask one, see how far it is, fetch what came of it, stop it."""

from http import HTTPStatus
from typing import Annotated, Any

from fastapi import Depends, Request, Response
from fastapi.exceptions import RequestValidationError
from pydantic import Field, ValidationError
from starlette.exceptions import HTTPException

from thorbecke.errors import UnknownNameError
from thorbecke.texts import Text
from thorbecke.web.api import arguments, own
from thorbecke.web.api.about import PREFIX
from thorbecke.web.api.accepted import JSON, accepted
from thorbecke.web.api.answers import shared_parameters
from thorbecke.web.api.jobs import runner, store
from thorbecke.web.api.jobs.work import WORK, prepared
from thorbecke.web.api.models import Answered, Model
from thorbecke.web.api.respond import FORMS, as_json, respond
from thorbecke.web.api.routes import Declared, declare, new_router
from thorbecke.web.api.scenarios import sent

__all__ = ["router"]

router = new_router()
_TRY_AGAIN = "60"
_ID = {"type": "string", "pattern": "^[0-9a-f]{32}$"}
_PATH = own.described(path=("job",), job=("A job by its id.", "", _ID))
_BODY = {"required": True, "content": {JSON: {"schema": {"$ref": "#/components/schemas/Work"}}}}


class Job(Model):
    """A job and how far it is."""

    id: str
    work: str
    state: store.State
    progress: float = Field(ge=0, le=1)
    created: str = Field(json_schema_extra={"format": "date-time"})
    finished: str | None = Field(json_schema_extra={"format": "date-time"})
    detail: str = Field(description="Why it failed.")
    result: str | None = Field(description="Where its answer is, once it is done.")


def _shown(job: store.Job) -> dict[str, Any]:
    result = f"{PREFIX}/jobs/{job.id}/result" if job.state == "done" else None
    return {**vars(job), "result": result}


def ask(request: Request, body: Annotated[bytes, Depends(sent)]) -> Response:
    """Accept a job; it waits for its turn."""
    accepted(request, (JSON,))
    own.read(request)
    try:
        work = WORK.validate_json(body)
    except ValidationError as error:
        raise RequestValidationError(error.errors()) from error
    job = runner.begin(work.work, prepared(work))
    if job is None:
        told = Text("{most} jobs are waiting already. Try again later.", most=store.MOST_WAITING)
        raise HTTPException(HTTPStatus.SERVICE_UNAVAILABLE, told, {"Retry-After": _TRY_AGAIN})
    return as_json(_shown(job), status=HTTPStatus.ACCEPTED, Location=f"{PREFIX}/jobs/{job.id}")


def see(request: Request) -> Response:
    """A job as it is now."""
    accepted(request, (JSON,))
    own.read(request)
    return as_json(_shown(store.found(request.path_params["job"])))


def stop(request: Request) -> Response:
    """Stop a job that is not finished; throw one away that is."""
    own.read(request)
    job = store.found(request.path_params["job"])
    if job.state in store.FINISHED and not job.cancelled:
        store.removed(job)
    else:
        (job.folder / "cancel").touch()
    return Response(status_code=HTTPStatus.NO_CONTENT)


def result(request: Request) -> Response:
    """What came of a job that is done."""
    given = own.read(request, *arguments.SHARED)
    job = store.found(request.path_params["job"])
    if job.state != "done":
        raise UnknownNameError(Text("This job has no result: it is {state}.", state=job.state))
    return respond(request, lambda: runner.result_of(job.folder / "result.json"), given)


_MORE = (
    "`population` draws synthetic residents, `local-tax-shift` works on them. The answer says where to see how far it "
    "is. One job is worked on at a time; a job is kept for a week."
)
declare(
    router,
    "/jobs",
    "jobs",
    ask,
    Declared(Text("Ask long work"), Job, costly=True, wrong=(413, 422), more=_MORE),
    method="POST",
    status=HTTPStatus.ACCEPTED,
    body=_BODY,
)
declare(router, "/jobs/{job}", "jobs_of_job", see, Declared(Text("How far a job is"), Job, parameters=_PATH))
declare(
    router,
    "/jobs/{job}",
    "stop_job",
    stop,
    Declared(Text("Stop a job, or throw away a finished one"), parameters=_PATH, forms=()),
    method="DELETE",
    status=HTTPStatus.NO_CONTENT,
)
declare(
    router,
    "/jobs/{job}/result",
    "jobs_of_job_result",
    result,
    Declared(
        Text("What came of a job"), Answered, forms=FORMS, parameters=[*_PATH, *shared_parameters()], wrong=(410,)
    ),
)
