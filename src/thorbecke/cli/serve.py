"""`thorbecke serve`: the pages and the API on this machine, or for others."""

from pathlib import Path
from typing import Annotated

import typer

from thorbecke.cli.options import not_empty
from thorbecke.errors import ThorbeckeError

__all__ = ["serve"]

_DOOR, _LAST_DOOR = 8000, 65535


def serve(
    host: Annotated[
        str, typer.Option("--host", metavar="ADDRESS", help="127.0.0.1: for this machine alone; 0.0.0.0: for others.")
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option("--port", metavar="NUMBER", min=0, max=_LAST_DOOR, help="The port; 0: a free one.")
    ] = _DOOR,
    workers: Annotated[
        int, typer.Option("--workers", metavar="NUMBER", min=1, max=64, help="Processes that answer.")
    ] = 1,
    json_log: Annotated[
        bool, typer.Option("--json-log", help="Write the log as JSON, a line for each request.")
    ] = False,
    database: Annotated[
        str | None,
        typer.Option(
            "--database",
            metavar="ADDRESS",
            envvar="THORBECKE_DATABASE",
            callback=not_empty,
            help="The register: a file (SQLite), or postgresql://user@host/name. Default: documented cases, to read.",
        ),
    ] = None,
    oidc: Annotated[
        Path | None, typer.Option("--oidc", metavar="FILE", help="Where people sign in (YAML), to act in the register.")
    ] = None,
    address: Annotated[
        str | None,
        typer.Option("--address", metavar="URL", callback=not_empty, help="What people type, as https://example.nl."),
    ] = None,
    demo: Annotated[
        bool, typer.Option("--demo", help="Sign in as anyone, to try the register; on this machine alone.")
    ] = False,
) -> None:
    """Pages and REST API on the packaged figures; nothing to set up. Ctrl-C ends it when requests are answered."""
    from thorbecke.web import environment_of, missing_files, run

    lacking = missing_files()
    if lacking:
        raise ThorbeckeError(f"The style sheets of the web app are not there ({lacking}). Give 'make run' once.")
    run(host, port, workers, json_log=json_log, told=environment_of(database, oidc, address, demo=demo))
