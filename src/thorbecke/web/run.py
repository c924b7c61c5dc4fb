"""Starting the server: processes, log, and a graceful end."""

import logging
import os
import socket
import sys
from collections.abc import Mapping
from pathlib import Path

import structlog
import structlog.stdlib
import uvicorn
from fastapi import FastAPI
from structlog.typing import Processor
from uvicorn.supervisors import Multiprocess

from thorbecke.errors import ThorbeckeError
from thorbecke.register import Register
from thorbecke.web.app import create_app
from thorbecke.web.look import FOLDER
from thorbecke.web.settings import Settings, settings_in
from thorbecke.web.sign_in.demo import check_loopback

__all__ = ["missing_files", "run"]

_STYLES = FOLDER / "static" / "vendor" / "nl-design-system.css"
_GRACE = 10
_JSON_LOG = "THORBECKE_JSON_LOG"


def missing_files() -> Path | None:
    """The style sheet that is taken from npm when this project is set up, where it lacks."""
    return None if _STYLES.exists() else _STYLES


def run(host: str, port: int, workers: int, *, json_log: bool = False, told: Mapping[str, str] | None = None) -> None:
    """Serve until told to stop; requests under way are answered first.

    told: what the environment does not say, as `environment_of` gives it. Raises ThorbeckeError when the port is
    taken, or the demo could be reached by others; RegisterError when there is no register to serve.
    """
    chosen = {_JSON_LOG: "1" if json_log else "", **(told or {})}
    _check(settings_in({**os.environ, **chosen}), host, workers)
    with _bound(host, port) as door:
        os.environ |= chosen  # for the processes that answer
        address, number = door.getsockname()[:2]
        shown = f"[{address}]" if ":" in address else address
        sys.stderr.write(f"thorbecke serves on http://{shown}:{number} (Ctrl-C ends it)\n")
        config = uvicorn.Config(
            "thorbecke.web.run:application",
            factory=True,
            workers=workers,
            log_config=None,
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=_GRACE,
        )
        if workers == 1:
            uvicorn.Server(config).run(sockets=[door])
        else:
            Multiprocess(config, [door]).run()


def application() -> FastAPI:
    """The application of one process, with its log."""
    _log(as_json=bool(os.environ.get(_JSON_LOG)))
    return create_app(settings_in())


def _check(settings: Settings, host: str, workers: int) -> None:
    """Raise ThorbeckeError for what cannot be served as it was asked."""
    if settings.demo:
        check_loopback(host)
        if workers > 1 and not settings.database:
            raise ThorbeckeError("Each process would have a demo of its own: leave --workers out, or give --database.")
        if settings.provider:
            raise ThorbeckeError("People sign in at a provider or in the demo: give --oidc or --demo.")
    if settings.database:
        Register(settings.database).close()


def _bound(host: str, port: int) -> socket.socket:
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        door = socket.create_server((host, port), family=family, backlog=2048)
    except OSError as error:
        raise ThorbeckeError(
            f"{host}:{port} cannot be used: {error.strerror or error}. Give another --port, or 0 for a free one."
        ) from error
    # Without it, the second part of a short answer waits 40 ms for the reader to acknowledge the first.
    door.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    door.set_inheritable(True)
    return door


def _log(*, as_json: bool) -> None:
    first: list[Processor] = [structlog.processors.TimeStamper(fmt="iso", utc=True), structlog.processors.add_log_level]
    last = _as_json() if as_json else _for_people()
    structlog.configure(processors=[*first, *last], logger_factory=structlog.PrintLoggerFactory(sys.stderr))
    # What the server and its libraries say comes in the same form, tracebacks too.
    theirs = logging.StreamHandler(sys.stderr)
    cleaned = structlog.stdlib.ProcessorFormatter.remove_processors_meta
    theirs.setFormatter(structlog.stdlib.ProcessorFormatter(foreign_pre_chain=first, processors=[cleaned, *last]))
    logging.basicConfig(level=logging.WARNING, handlers=[theirs])


def _as_json() -> list[Processor]:
    return [structlog.processors.format_exc_info, structlog.processors.JSONRenderer()]


def _for_people() -> list[Processor]:
    """Without the values of variables in a traceback: they may be a reader's own."""
    plain = structlog.dev.plain_traceback
    return [structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty(), exception_formatter=plain)]
