"""Jobs on disk, seen by every process of the server: a folder each, and one worked on at a time.

The process that accepted a job holds the lock on its file `alive` until the job is done; the system lets go of it when
the process ends in whatever way. A job that is not finished and whose lock is free is a job of a killed process.
"""

import fcntl
import json
import re
import shutil
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Literal

from thorbecke.datasets import data_folder
from thorbecke.errors import UnknownNameError
from thorbecke.texts import Text

__all__ = [
    "FINISHED",
    "MOST_WAITING",
    "Job",
    "State",
    "alive",
    "asked",
    "found",
    "in_turn",
    "keep",
    "removed",
    "waiting",
]

State = Literal["queued", "running", "done", "failed", "cancelled"]
FINISHED = ("done", "failed", "cancelled")
MOST_WAITING = 8
_ID = re.compile(r"[0-9a-f]{32}")
_KEPT = 7 * 24 * 3600
_STOPPED = "The server stopped while it worked on this. Ask again."


@dataclass(frozen=True)
class Job:
    """A job: what is done, how far it is (0 to 1), and what came of it."""

    id: str
    work: str
    state: State
    progress: float
    created: str
    finished: str | None = None
    detail: str = ""

    @property
    def folder(self) -> Path:
        """Where its files are."""
        return _folder() / self.id

    @property
    def cancelled(self) -> bool:
        """Whether someone wants it to stop."""
        return (self.folder / "cancel").exists()

    def now(self, state: State, progress: float | None = None, detail: str = "") -> "Job":
        """The job as it is now, written down."""
        finished = _now() if state in FINISHED else None
        new = replace(self, state=state, progress=self.progress if progress is None else progress)
        new = replace(new, finished=finished, detail=detail)
        keep(self.folder / "state.json", asdict(new))
        return new


def _folder() -> Path:
    return data_folder() / "jobs"


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def asked(work: str) -> Job:
    """A new job, waiting for its turn; what is older than a week is thrown away first."""
    for old in _folder().glob("*/state.json"):
        if time.time() - old.stat().st_mtime > _KEPT:
            shutil.rmtree(old.parent, ignore_errors=True)
    job = Job(uuid.uuid4().hex, work, "queued", 0.0, _now())
    job.folder.mkdir(parents=True)
    return job.now("queued")


def keep(path: Path, values: object) -> None:
    """Write plain values to a file, whole or not at all."""
    fresh = path.with_suffix(".new")
    fresh.write_text(json.dumps(values, ensure_ascii=False, allow_nan=False), encoding="utf-8")
    fresh.replace(path)


def found(name: str) -> Job:
    """A job by its id; raises UnknownNameError where there is none."""
    path = _folder() / name / "state.json"
    if not _ID.fullmatch(name) or not path.exists():
        raise UnknownNameError(Text("There is no job '{name}' here; jobs are kept for a week.", name=name[:40]))
    job = Job(**json.loads(path.read_text(encoding="utf-8")))
    if job.state in FINISHED:
        return job
    with (job.folder / "alive").open("a") as file:
        if not _taken(file):
            # Read again: it may have been finished between the two looks.
            job = Job(**json.loads(path.read_text(encoding="utf-8")))
            return job if job.state in FINISHED else job.now("failed", detail=_STOPPED)
    return replace(job, state="cancelled") if job.cancelled and job.state == "queued" else job


def _taken(file: IO[str]) -> bool:
    """Whether someone holds the lock on a file."""
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    fcntl.flock(file, fcntl.LOCK_UN)
    return False


def waiting() -> int:
    """How many jobs are not finished."""
    return sum(found(path.parent.name).state not in FINISHED for path in _folder().glob("*/state.json"))


def removed(job: Job) -> None:
    """Throw a finished job away."""
    shutil.rmtree(job.folder, ignore_errors=True)


def alive(job: Job) -> IO[str]:
    """The lock that says that this process has the job; closing it lets go."""
    file = (job.folder / "alive").open("a")
    fcntl.flock(file, fcntl.LOCK_EX)
    return file


@contextmanager
def in_turn(name: str) -> Iterator[None]:
    """Wait until no other job of any process has the turn of that name."""
    _folder().mkdir(parents=True, exist_ok=True)
    with (_folder() / name).open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
