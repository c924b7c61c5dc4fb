"""Doing jobs: one at a time in a thread of the process that accepted it."""

import json
from dataclasses import asdict
from pathlib import Path
from threading import Thread
from typing import IO, Any

from thorbecke.errors import OutputError, ThorbeckeError
from thorbecke.studies import Answer, Column, Municipality
from thorbecke.web.api.jobs import store
from thorbecke.web.api.jobs.work import Doing

__all__ = ["begin", "result_of"]

_WHOLE = 0.99
_NOT_WRITTEN = "The server cannot write this down. Whoever runs it must make room in its data folder."


class _CancelledError(Exception):
    """Someone wants the job to stop."""


def begin(work: str, doing: Doing) -> store.Job | None:
    """Accept a job and let it wait for its turn; None when too many are waiting already."""
    with store.in_turn("accepting"):
        if store.waiting() >= store.MOST_WAITING:
            return None
        job = store.asked(work)
        held = store.alive(job)
    # A thread that the end of the server does not wait for: the job is then reported as failed.
    Thread(target=_run, args=(job, doing, held), name=f"job-{job.id}", daemon=True).start()
    return job


def _run(job: store.Job, doing: Doing, held: IO[str]) -> None:
    with held, store.in_turn("working"):
        try:
            _stop_if_wanted(job)
            job.now("running", 0.0)
            answer = doing(lambda part: _tell(job, part), job.folder)
            store.keep(job.folder / "result.json", _plain(answer))
            job.now("done", 1.0)
        except _CancelledError:
            job.now("cancelled")
        except OutputError:
            job.now("failed", detail=_NOT_WRITTEN)
        except ThorbeckeError as error:
            job.now("failed", detail=str(error))


def _tell(job: store.Job, part: float) -> None:
    _stop_if_wanted(job)
    job.now("running", min(part, _WHOLE))


def _stop_if_wanted(job: store.Job) -> None:
    if job.cancelled:
        raise _CancelledError


def _plain(answer: Answer) -> dict[str, Any]:
    return {"title": answer.title, "columns": [asdict(column) for column in answer.columns], "answer": answer.to_json()}


def result_of(path: Path) -> Answer:
    """The answer that a job left in a file."""
    kept = json.loads(path.read_text(encoding="utf-8"))
    found: dict[str, Any] = kept["answer"]
    asked = next(iter(found))
    who = found["municipality"]
    return Answer(
        question=(asked, found[asked]),
        title=kept["title"],
        columns=tuple(Column(**column) for column in kept["columns"]),
        municipality=Municipality(**who) if who else None,
        **{name: found[name] for name in ("circular", "year", "unit", "value", "rows", "notes", "sources")},
    )
