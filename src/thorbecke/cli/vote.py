"""`thorbecke vote`: what members decide: meetings, votes and their weights, results, the roll call, a recount."""

from pathlib import Path
from typing import Annotated

import typer

from thorbecke.cli.acting import AsOption, AttachOption, PayloadFile, SetOption, WhyOption, actor_of, do, given
from thorbecke.cli.options import DatabaseOption, FormatOption, OutputOption, not_empty
from thorbecke.cli.output import emit

__all__ = ["app"]

app = typer.Typer(
    help="What members decide: meetings, meeting, open, cast, close, result, roll-call, recount, weights, act.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
weights = typer.Typer(help="How many votes each member has: check, lay-down.", no_args_is_help=True)
app.add_typer(weights, name="weights")

_Poll = Annotated[str, typer.Argument(metavar="POLL", help="The vote, by its id, as balv-2021-02-12/7.")]
_Meeting = Annotated[str, typer.Argument(metavar="MEETING", help="The meeting, by its id, as balv-2021-02-12.")]
_Key = Annotated[
    str | None,
    typer.Option("--key", callback=not_empty, help="A name for this request: given again with it, it counts once."),
]
_File = Annotated[Path, typer.Argument(metavar="FILE", help="Source, reference date and votes, as a YAML file.")]


@app.command()
def meetings(database: DatabaseOption = None, form: FormatOption = None, output: OutputOption = None) -> None:
    """The meetings and votes in writing: form, day, state, and how many votes were held in each."""
    from thorbecke.register import open_register, vote_lists

    with open_register(database) as register:
        answer = vote_lists.meetings_table(register)
    emit(answer, form, output)


@app.command()
def meeting(
    name: _Meeting, database: DatabaseOption = None, form: FormatOption = None, output: OutputOption = None
) -> None:
    """One meeting: its agenda, amendments and motions, what became of each, deadlines, and who takes part."""
    from thorbecke.register import open_register, vote_lists

    with open_register(database) as register:
        answer = vote_lists.meeting_table(register, name)
    emit(answer, form, output)


@app.command(name="open")
def open_(
    poll: _Poll,
    question: Annotated[str, typer.Option("--question", help="What is asked, as the voter reads it.")],
    kind: Annotated[str, typer.Option("--kind", help="agenda_item, amendment or motion.")] = "agenda_item",
    ballot: Annotated[str, typer.Option("--ballot", help="The kind of ballot, by the rules.")] = "voor_tegen",
    as_: AsOption = None,
    database: DatabaseOption = None,
) -> None:
    """Open a vote on a point, an amendment or a motion; it bears the id of what is voted on."""
    from thorbecke.register import Register, act

    asked = {"meeting": poll.rpartition("/")[0], "kind": kind, "about": poll, "question": question, "ballot": ballot}
    with Register(database) as register:
        act(register, "poll", poll, "open", actor_of(as_), asked)
    typer.echo(f"Open: {poll}.")


@app.command()
def cast(
    poll: _Poll,
    gemeente: Annotated[str, typer.Argument(metavar="GEMEENTE", help="For which municipality, by name or code.")],
    choice: Annotated[str, typer.Argument(metavar="CHOICE", help="What it chooses, as voor, tegen or onthouding.")],
    as_: AsOption = None,
    key: _Key = None,
    database: DatabaseOption = None,
) -> None:
    """Cast the vote of one municipality. What is shown as cast is on disk."""
    from thorbecke.datasets import find_gemeente
    from thorbecke.register import Register, act

    with Register(database) as register:
        on = register.subject("meeting", register.subject("poll", poll).data["meeting"]).data["date"]
        code = find_gemeente(gemeente, int(on[:4]))
        event = act(register, "ballot", f"{poll}/{code}", "cast", actor_of(as_), {"choice": choice}, key=key)
    typer.echo(f"Cast: {code} {choice} (event {event.number}).")


@app.command()
def close(poll: _Poll, as_: AsOption = None, database: DatabaseOption = None) -> None:
    """Close a vote: from then on nothing is added to it."""
    from thorbecke.register import Register, act

    with Register(database) as register:
        act(register, "poll", poll, "close", actor_of(as_))
    typer.echo(f"Closed: {poll}.")


@app.command()
def result(
    poll: _Poll, database: DatabaseOption = None, form: FormatOption = None, output: OutputOption = None
) -> None:
    """The count of a vote, or the outcome as it was published; and what keeps it from being a legal result."""
    from thorbecke.register import open_register, vote_lists

    with open_register(database) as register:
        answer = vote_lists.result_table(register, poll)
    emit(answer, form, output)


@app.command(name="roll-call")
def roll_call(
    poll: _Poll, database: DatabaseOption = None, form: FormatOption = None, output: OutputOption = None
) -> None:
    """What each municipality chose, with how many votes; --output roll-call.csv is what is published."""
    from thorbecke.register import open_register, vote_lists

    with open_register(database) as register:
        answer = vote_lists.roll_call_table(register, poll)
    emit(answer, form, output)


@app.command()
def recount(poll: _Poll, database: DatabaseOption = None) -> None:
    """Count a vote again from the acts alone, check them all, and compare; leaves with 1 when anything differs."""
    from thorbecke.register import open_register, votes

    with open_register(database) as register:
        found = votes.recount(register, poll)
    for choice in sorted(found.gemeenten):
        own = "" if found.votes is None else f", {found.votes[choice]} votes"
        typer.echo(f"{choice}: {found.gemeenten[choice]} municipalities{own}")
    for problem in found.problems:
        typer.echo(str(problem))
    if not found.holds:
        raise typer.Exit(1)
    typer.echo(f"It holds: {found.events} acts of voting, each as it was written; both counts are the same.")


@app.command(name="act")
def act_(
    kind: Annotated[str, typer.Argument(help="meeting, agenda_item, amendment, motion, voter, poll or ballot.")],
    subject: Annotated[str, typer.Argument(metavar="ID", help="Its id, as balv-2021-02-12/GM0518.")],
    name: Annotated[str, typer.Argument(metavar="ACT", help="The act, as designate.")],
    file: PayloadFile = None,
    settings: SetOption = None,
    rules: Annotated[
        str | None, typer.Option("--rules", help="To call a meeting: how the body decides, by name or file.")
    ] = None,
    attach: AttachOption = None,
    why: WhyOption = "",
    as_: AsOption = None,
    database: DatabaseOption = None,
) -> None:
    """Any other act: call a meeting, put a point on its agenda, designate a voter, give a proxy, submit a motion."""
    from dataclasses import asdict

    from thorbecke.register import votes

    what = given(as_, file, settings, why=why, attach=attach)
    if rules:
        what.payload["rules"] = asdict(votes.read_body(rules))
    do(kind, subject, name, what, database)


@weights.command()
def check(file: _File) -> None:
    """Check a table of votes against the municipalities of its reference date."""
    from thorbecke.register import votes

    found = votes.read_weights(file)
    own = found.by_code.values()
    typer.echo(
        f"It fits: {len(own)} municipalities on {found.reference_date}, {sum(own)} votes, "
        f"{min(own)} to {max(own)} each. Source: {found.source}"
    )


@weights.command(name="lay-down")
def lay_down(meeting: _Meeting, file: _File, as_: AsOption = None, database: DatabaseOption = None) -> None:
    """Lay down for a meeting how many votes each member has; without it no result is called legal."""
    from dataclasses import asdict

    from thorbecke.register import Register, act, votes

    given = asdict(votes.read_weights(file))
    with Register(database) as register:
        act(register, "weights", meeting, "lay_down", actor_of(as_), given)
    typer.echo(f"Laid down: the votes of {len(given['table'])} members of {meeting}.")
