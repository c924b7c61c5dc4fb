"""What is done in `thorbecke dossier`: a dossier opened, an act on it, and a statement to the arbiters."""

from typing import Annotated, Any

import typer

from thorbecke.cli.acting import (
    AsOption,
    AttachOption,
    PayloadFile,
    SetOption,
    VersionOption,
    WhyOption,
    acknowledge,
    do,
    given,
)
from thorbecke.cli.options import DatabaseOption
from thorbecke.errors import ThorbeckeError

__all__ = ["DossierName", "RegimeOption", "act", "open_", "statement"]

DossierName = Annotated[str, typer.Argument(metavar="DOSSIER", help="The dossier, by its id.")]
RegimeOption = Annotated[str | None, typer.Option("--regime", help="geldend-recht, tussenregeling or wdb.")]


def open_(
    dossier: DossierName,
    file: PayloadFile = None,
    scenario: Annotated[
        str | None, typer.Option("--scenario", help="Begin it with a measure of this scenario.")
    ] = None,
    measure: Annotated[str | None, typer.Option("--measure", help="The measure, by its id.")] = None,
    departments: Annotated[list[str] | None, typer.Option("--department", help="Department it belongs to.")] = None,
    regime: RegimeOption = None,
    settings: SetOption = None,
    as_: AsOption = None,
    why: WhyOption = "",
    database: DatabaseOption = None,
) -> None:
    """Open a dossier with a file, or with a measure of a scenario: what is needed becomes its estimate."""
    from thorbecke.register import Register, act

    what = given(as_, file, settings, why=why)
    begin = [("open", what.payload)] if scenario is None else _begun_with(scenario, measure, departments, regime)
    with Register(database) as register:
        for version, (name, payload) in enumerate(begin):
            done = act(register, "dossier", dossier, name, what.actor, payload, why=why, expected_version=version)
    acknowledge(done)


def _begun_with(
    scenario: str, measure: str | None, departments: list[str] | None, regime: str | None
) -> list[tuple[str, dict[str, Any]]]:
    from thorbecke.register import dossier_measures
    from thorbecke.scenarios import read

    if measure is None or not departments or regime is None:
        raise ThorbeckeError("To begin with a scenario, give --measure, --department and --regime as well.")
    return dossier_measures.acts_from(read(scenario), measure, departments, regime)


def act(
    dossier: DossierName,
    name: Annotated[str, typer.Argument(metavar="ACT", help="The act; 'show DOSSIER steps' lists them.")],
    file: PayloadFile = None,
    settings: SetOption = None,
    as_: AsOption = None,
    why: WhyOption = "",
    attach: AttachOption = None,
    version: VersionOption = None,
    database: DatabaseOption = None,
) -> None:
    """Do an act on a dossier. It is on disk when this command ends, and nobody can change it afterwards."""
    do("dossier", dossier, name, given(as_, file, settings, why=why, attach=attach, version=version), database)


def statement(
    dossier: DossierName,
    name: Annotated[str, typer.Argument(metavar="ACT", help="draft, revise or submit.")],
    file: PayloadFile = None,
    settings: SetOption = None,
    as_: AsOption = None,
    why: WhyOption = "",
    attach: AttachOption = None,
    database: DatabaseOption = None,
) -> None:
    """Your organisation's statement to the arbiters: its own until it is submitted."""
    what = given(as_, file, settings, why=why, attach=attach)
    if name != "submit":
        what.payload.setdefault("dossier", dossier)
    do("statement", f"{dossier}/{what.actor.organisation}", name, what, database)
