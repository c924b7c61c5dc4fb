"""`thorbecke agenda`: the joint agenda of VNG, IPO and UvW: what is offered, what it waits for, what was agreed."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from thorbecke.cli.acting import (
    AsOption,
    AttachOption,
    Given,
    OnOption,
    PayloadFile,
    SetOption,
    VersionOption,
    WhyOption,
    acknowledge,
    actor_of,
    day_asked,
    do,
    given,
)
from thorbecke.cli.options import DatabaseOption, FormatOption, OutputOption
from thorbecke.cli.output import emit, write_atomically

__all__ = ["app"]

app = typer.Typer(
    help="The joint agenda: list, show, propose, act, agree, record, review, calendar.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
_Proposition = Annotated[str, typer.Argument(metavar="PROPOSITION", help="The proposition, by its id.")]
_File = Annotated[Path, typer.Argument(metavar="FILE", help="What it brings along, as a YAML file.")]


@app.command(name="list")
def list_propositions(
    theme: Annotated[str | None, typer.Option("--theme", help="Only of this theme, as digitalisering.")] = None,
    state: Annotated[list[str] | None, typer.Option("--state", help="Only in this state; may be repeated.")] = None,
    as_: AsOption = None,
    database: DatabaseOption = None,
    form: FormatOption = None,
    output: OutputOption = None,
) -> None:
    """The agenda board: parties, deadline, state, what each proposition waits for, and what lacks in mln euro a year.

    What lacks is what `thorbecke resolution check` says on the agreements to date.
    """
    from thorbecke.register import agenda_board, open_register

    with open_register(database) as register:
        answer = agenda_board.agenda_board(register, actor_of(as_), theme=theme, states=state or ())
    emit(answer, form, output)


@app.command()
def show(
    proposition: _Proposition,
    as_: AsOption = None,
    database: DatabaseOption = None,
    form: FormatOption = None,
    output: OutputOption = None,
) -> None:
    """One proposition: what is offered, what it waits for, and what lacks year by year."""
    from thorbecke.register import agenda_board, open_register

    with open_register(database) as register:
        answer = agenda_board.proposition_page(register, proposition, actor_of(as_))
    emit(answer, form, output)


@app.command()
def propose(
    proposition: _Proposition,
    file: _File,
    as_: AsOption = None,
    why: WhyOption = "",
    database: DatabaseOption = None,
) -> None:
    """Propose what the file holds: commitment, theme, owners, deadline, costs, and what must be binding first."""
    _do(proposition, "propose", given(as_, file, None, why=why, version=0), database)


@app.command()
def act(
    proposition: _Proposition,
    name: Annotated[
        str, typer.Argument(metavar="ACT", help="amend, support, table, reserve, lift, withdraw or fulfil.")
    ],
    file: PayloadFile = None,
    settings: SetOption = None,
    as_: AsOption = None,
    why: WhyOption = "",
    attach: AttachOption = None,
    version: VersionOption = None,
    database: DatabaseOption = None,
) -> None:
    """Do an act on a proposition. It is on disk when this command ends, and nobody can change it afterwards."""
    _do(proposition, name, given(as_, file, settings, why=why, attach=attach, version=version), database)


@app.command()
def agree(
    proposition: _Proposition,
    settings: SetOption = None,
    as_: AsOption = None,
    why: WhyOption = "",
    attach: AttachOption = None,
    version: VersionOption = None,
    database: DatabaseOption = None,
) -> None:
    """Agree for the Rijk on what was tabled; refused, with what it waits for, until that is binding.

    The resolution check on which the agreement rests is kept with it.
    """
    _do(proposition, "agree", given(as_, None, settings, why=why, attach=attach, version=version), database)


def _do(proposition: str, name: str, what: Given, database: str | None) -> None:
    from thorbecke.register import Register, agenda_review

    with Register(database) as register:
        done = agenda_review.act_on(register, proposition, name, what.actor, what.payload, **what.more)
    acknowledge(done)


@app.command()
def record(
    resolution: Annotated[str, typer.Argument(metavar="RESOLUTION", help="The resolution, as resolutie-2021.")],
    file: _File,
    as_: AsOption = None,
    why: WhyOption = "",
    database: DatabaseOption = None,
) -> None:
    """Record what was agreed to date, by scenario, and whether it binds; in place of what was recorded before."""
    do("agreements", resolution, "record", given(as_, file, None, why=why), database)


@app.command()
def review(
    on: OnOption = None,
    only_look: Annotated[bool, typer.Option("--dry-run", help="Say what would be done, and change nothing.")] = False,
    database: DatabaseOption = None,
    form: FormatOption = None,
    output: OutputOption = None,
) -> None:
    """Put under reservation what was agreed on what is not binding any more. Made for a daily run."""
    from thorbecke.register import Register, agenda_board, agenda_review, open_register

    day = day_asked(on)
    with open_register(database) if only_look else Register(database) as register:
        found = agenda_review.review(register, day, only_look=only_look)
    emit(agenda_board.reviewed_table(found), form, output)


@app.command()
def calendar(
    as_: AsOption = None,
    database: DatabaseOption = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to this file, as deadlines.ics.")
    ] = None,
) -> None:
    """Everything that falls due, of dossiers and propositions, as a calendar (iCalendar)."""
    from thorbecke.register import calendar_feed, open_register

    with open_register(database) as register:
        content = calendar_feed.feed(register, actor_of(as_))
    if output is not None:
        return write_atomically(output, content)
    sys.stdout.write(content.decode())
    return None
