"""`thorbecke dossier`: tasks and means of the state and local government: cases, acts, deadlines, and the model."""

import json
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from thorbecke.cli import dossier_acts
from thorbecke.cli.acting import AsOption, OnOption, actor_of, day_asked
from thorbecke.cli.dossier_acts import DossierName, RegimeOption
from thorbecke.cli.options import DatabaseOption, Estimate, FormatOption, OutputOption
from thorbecke.cli.output import emit, write_atomically
from thorbecke.cli.years import parse_years
from thorbecke.errors import OutputError, ThorbeckeError

if TYPE_CHECKING:
    from thorbecke.studies import task_balance

__all__ = ["app"]

app = typer.Typer(
    help="Whether tasks come with means: list, show, open, act, statement, deadlines, measure, facts, regimes, form.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


class Side(StrEnum):
    """What of a dossier is shown."""

    timeline = "timeline"
    steps = "steps"
    money = "money"
    bench = "bench"


class Urgency(StrEnum):
    """How urgent a deadline is."""

    passed = "passed"
    due = "due"
    open = "open"
    none = "no term"


_Scenarios = Annotated[
    list[str] | None,
    typer.Option("--scenario", metavar="SCENARIO", help="What is given by these scenarios instead; may be repeated."),
]
_Years = Annotated[str | None, typer.Option("--years", "--year", metavar="YEARS", help="As 2026, or 2025-2029.")]
_File = Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to this file.")]


@app.command(name="list")
def list_dossiers(
    state: Annotated[str | None, typer.Option("--state", help="Only in this state, as decided.")] = None,
    regime: RegimeOption = None,
    level: Annotated[str | None, typer.Option("--level", help="gemeenten, provincies or waterschappen.")] = None,
    department: Annotated[str | None, typer.Option("--department", help="Only of this department, as VWS.")] = None,
    purpose: Annotated[str | None, typer.Option("--purpose", help="Only with this tag, as jeugd.")] = None,
    as_: AsOption = None,
    database: DatabaseOption = None,
    form: FormatOption = None,
    output: OutputOption = None,
) -> None:
    """The dossiers: state, regime, whom they touch."""
    from thorbecke.register import dossier_lists, open_register

    with open_register(database) as register:
        wanted = {"state": state, "regime": regime, "level": level, "department": department, "purpose": purpose}
        answer = dossier_lists.listed(register, actor_of(as_), **wanted)
    emit(answer, form, output)


@app.command()
def show(
    dossier: DossierName,
    side: Annotated[Side, typer.Argument(help="What of it: timeline, steps, money or bench.")] = Side.timeline,
    regime: RegimeOption = None,
    scenarios: _Scenarios = None,
    bound: Annotated[Estimate | None, typer.Option("--bound", help="The estimate that counts as adequate.")] = None,
    years: _Years = None,
    as_: AsOption = None,
    database: DatabaseOption = None,
    form: FormatOption = None,
    output: OutputOption = None,
) -> None:
    """One dossier: its history with evidence, the steps it can take, its money, or its dispute before arbiters."""
    from thorbecke.register import dossier_answers, open_register
    from thorbecke.scenarios import read

    _check_side(side, Side.steps, {"--regime": regime})
    _check_side(side, Side.money, {"--scenario": scenarios, "--bound": bound, "--years": years})
    asked = list(parse_years(years)) if years else None
    given = [read(name) for name in scenarios or []]
    with open_register(database) as register:
        actor = actor_of(as_)
        match side:
            case Side.timeline:
                answer = dossier_answers.timeline_of(register, dossier, actor)
            case Side.steps:
                answer = dossier_answers.steps_of(register, dossier, actor, regime)
            case Side.money:
                own = cast("task_balance.Bound | None", bound and bound.value)
                answer = dossier_answers.money_of(register, dossier, actor, given, own, asked)
            case Side.bench:
                answer = dossier_answers.bench_of(register, dossier, actor)
    emit(answer, form, output)


def _check_side(side: Side, wanted: Side, given: dict[str, object]) -> None:
    """Raise ThorbeckeError for an option that this side of a dossier knows nothing of."""
    for option, value in given.items():
        if value and side is not wanted:
            raise ThorbeckeError(
                f"{option} goes with {wanted}, not with {side}: thorbecke dossier show DOSSIER {wanted}."
            )


app.command("open")(dossier_acts.open_)
app.command()(dossier_acts.act)
app.command()(dossier_acts.statement)


@app.command()
def deadlines(
    on: OnOption = None,
    status: Annotated[Urgency | None, typer.Option("--status", help="passed, due, open or 'no term'.")] = None,
    as_: AsOption = None,
    database: DatabaseOption = None,
    form: FormatOption = None,
    output: OutputOption = None,
) -> None:
    """What dossiers wait for: passed, due within 14 days, or open; until when, and what happens then."""
    from thorbecke.register import dossier_lists, open_register

    with open_register(database) as register:
        answer = dossier_lists.waits_of(register, day_asked(on), actor_of(as_), status.value if status else None)
    emit(answer, form, output)


@app.command()
def measure(
    dossier: DossierName,
    as_: AsOption = None,
    database: DatabaseOption = None,
    output: _File = None,
) -> None:
    """A dossier as a scenario file, for `thorbecke simulate`: what it gives municipalities, and what they need."""
    from thorbecke.register import dossier_measures, open_register

    if output is not None and output.suffix != ".yaml":
        raise OutputError(f"{output}: a scenario is a YAML file; call it {output.with_suffix('.yaml')}.")
    with open_register(database) as register:
        text = dossier_measures.scenario_text(register.subject("dossier", dossier, actor_of(as_)))
    _write(text, output, "thorbecke simulate")


@app.command()
def facts(
    on: OnOption = None,
    database: DatabaseOption = None,
    output: _File = None,
) -> None:
    """What dossiers show of the resolution's articles in practice, for `thorbecke resolution check --facts FILE`."""
    from thorbecke.register import dossier_facts, open_register

    with open_register(database) as register:
        text = dossier_facts.facts_text(register, day_asked(on))
    _write(text, output, "thorbecke resolution check --facts")


@app.command()
def regimes(form: FormatOption = None, output: OutputOption = None) -> None:
    """The regimes beside each other: what each asks, which powers it gives, and what that rests on."""
    from thorbecke.register import dossier_lists

    emit(dossier_lists.regimes_of(), form, output)


@app.command(name="form")
def form_(name: Annotated[str, typer.Argument(metavar="ACT", help="An act on a dossier.")]) -> None:
    """The JSON schema of what an act on a dossier brings along."""
    from thorbecke.register import form_of, known_kinds

    typer.echo(json.dumps(form_of(known_kinds(), "dossier", name), ensure_ascii=False, indent=1))


def _write(text: str, output: Path | None, next_: str) -> None:
    if output is None:
        typer.echo(text, nl=False)
    else:
        write_atomically(output, text.encode())
        typer.echo(f"Written: {output}. Next: {next_} {output}")
