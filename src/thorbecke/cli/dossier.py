"""`thorbecke dossier`: tasks and means of the state and local government: cases, acts, deadlines, and the model."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, cast

import typer

from thorbecke.cli.acting import (
    AsOption,
    AttachOption,
    OnOption,
    PayloadFile,
    SetOption,
    VersionOption,
    WhyOption,
    acknowledge,
    day_asked,
)
from thorbecke.cli.dossier_input import actor_of, attachment_of, payload_of
from thorbecke.cli.options import FormatOption, OutputOption
from thorbecke.cli.output import emit, write_atomically
from thorbecke.cli.register import DatabaseOption
from thorbecke.cli.years import parse_years
from thorbecke.errors import OutputError, ThorbeckeError

if TYPE_CHECKING:
    from thorbecke.register import Register
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


class Estimate(StrEnum):
    """The estimate that is adequate."""

    by_lower = "lower"
    by_best = "best"
    by_upper = "upper"


class Urgency(StrEnum):
    """How urgent a deadline is."""

    passed = "passed"
    due = "due"
    open = "open"
    none = "no term"


_Dossier = Annotated[str, typer.Argument(metavar="DOSSIER", help="The dossier, by its id.")]
_Regime = Annotated[str | None, typer.Option("--regime", help="geldend-recht, tussenregeling or wdb.")]
_Scenarios = Annotated[
    list[str] | None,
    typer.Option("--scenario", metavar="SCENARIO", help="What is given by these scenarios instead; may be repeated."),
]
_Years = Annotated[str | None, typer.Option("--years", "--year", metavar="YEARS", help="As 2026, or 2025-2029.")]
_File = Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to this file.")]


@contextmanager
def _opened(database: str | None) -> "Iterator[Register]":
    """The configured register, or the documented cases where there is none."""
    from thorbecke.register import open_register

    with open_register(database) as register:
        yield register


@app.command(name="list")
def list_dossiers(
    state: Annotated[str | None, typer.Option("--state", help="Only in this state, as decided.")] = None,
    regime: _Regime = None,
    level: Annotated[str | None, typer.Option("--level", help="gemeenten, provincies or waterschappen.")] = None,
    department: Annotated[str | None, typer.Option("--department", help="Only of this department, as VWS.")] = None,
    purpose: Annotated[str | None, typer.Option("--purpose", help="Only with this tag, as jeugd.")] = None,
    as_: AsOption = None,
    database: DatabaseOption = None,
    form: FormatOption = None,
    output: OutputOption = None,
) -> None:
    """The dossiers: state, regime, whom they touch."""
    from thorbecke.register import dossier_lists

    with _opened(database) as register:
        wanted = {"state": state, "regime": regime, "level": level, "department": department, "purpose": purpose}
        answer = dossier_lists.listed(register, actor_of(as_), **wanted)
    emit(answer, form, output)


@app.command()
def show(
    dossier: _Dossier,
    side: Annotated[Side, typer.Argument(help="What of it: timeline, steps, money or bench.")] = Side.timeline,
    regime: _Regime = None,
    scenarios: _Scenarios = None,
    bound: Annotated[Estimate | None, typer.Option("--bound", help="The estimate that counts as adequate.")] = None,
    years: Annotated[
        str | None, typer.Option("--years", "--year", metavar="YEARS", help="As 2026, or 2025-2029.")
    ] = None,
    as_: AsOption = None,
    database: DatabaseOption = None,
    form: FormatOption = None,
    output: OutputOption = None,
) -> None:
    """One dossier: its history with evidence, the steps it can take, its money, or its dispute before arbiters."""
    from thorbecke.register import dossier_answers
    from thorbecke.scenarios import read

    _check_side(side, Side.steps, {"--regime": regime})
    _check_side(side, Side.money, {"--scenario": scenarios, "--bound": bound, "--years": years})
    asked = list(parse_years(years)) if years else None
    given = [read(name) for name in scenarios or []]
    with _opened(database) as register:
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


@app.command(name="open")
def open_dossier(
    dossier: _Dossier,
    file: PayloadFile = None,
    scenario: Annotated[
        str | None, typer.Option("--scenario", help="Begin it with a measure of this scenario.")
    ] = None,
    measure: Annotated[str | None, typer.Option("--measure", help="The measure, by its id.")] = None,
    departments: Annotated[list[str] | None, typer.Option("--department", help="Department it belongs to.")] = None,
    regime: _Regime = None,
    settings: SetOption = None,
    as_: AsOption = None,
    why: WhyOption = "",
    database: DatabaseOption = None,
) -> None:
    """Open a dossier with a file, or with a measure of a scenario: what is needed becomes its estimate."""
    from thorbecke.register import Register, act, dossier_measures
    from thorbecke.scenarios import read

    if scenario is None:
        acts = [("open", payload_of(file, settings))]
    elif measure is None or not departments or regime is None:
        raise ThorbeckeError("To begin with a scenario, give --measure, --department and --regime as well.")
    else:
        acts = dossier_measures.acts_from(read(scenario), measure, departments, regime)
    with Register(database) as register:
        for version, (name, payload) in enumerate(acts):
            done = act(register, "dossier", dossier, name, actor_of(as_), payload, why=why, expected_version=version)
    acknowledge(done)


@app.command()
def act(
    dossier: _Dossier,
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
    _do("dossier", dossier, name, file, settings, as_, why, attach, version, database)


@app.command()
def statement(
    dossier: _Dossier,
    name: Annotated[str, typer.Argument(metavar="ACT", help="draft, revise or submit.")],
    file: PayloadFile = None,
    settings: SetOption = None,
    as_: AsOption = None,
    why: WhyOption = "",
    attach: AttachOption = None,
    database: DatabaseOption = None,
) -> None:
    """Your organisation's statement to the arbiters: its own until it is submitted."""
    _do("statement", f"{dossier}/{actor_of(as_).organisation}", name, file, settings, as_, why, attach, None, database)


def _do(
    kind: str,
    subject: str,
    name: str,
    file: Path | None,
    settings: list[str] | None,
    as_: str | None,
    why: str,
    attach: list[Path] | None,
    version: int | None,
    database: str | None,
) -> None:
    from thorbecke import register

    payload: dict[str, Any] = payload_of(file, settings)
    if kind == "statement" and name != "submit":
        payload = {"dossier": subject.rpartition("/")[0], **payload}
    papers = tuple(attachment_of(path) for path in attach or [])
    with register.Register(database) as opened:
        actor = actor_of(as_)
        done = register.act(
            opened, kind, subject, name, actor, payload, why=why, attachments=papers, expected_version=version
        )
    acknowledge(done)


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
    from thorbecke.register import dossier_lists

    with _opened(database) as register:
        answer = dossier_lists.waits_of(register, day_asked(on), actor_of(as_), status.value if status else None)
    emit(answer, form, output)


@app.command()
def measure(
    dossier: _Dossier,
    as_: AsOption = None,
    database: DatabaseOption = None,
    output: _File = None,
) -> None:
    """A dossier as a scenario file, for `thorbecke simulate`: what it gives municipalities, and what they need."""
    from thorbecke.register import dossier_measures

    if output is not None and output.suffix != ".yaml":
        raise OutputError(f"{output}: a scenario is a YAML file; call it {output.with_suffix('.yaml')}.")
    with _opened(database) as register:
        text = dossier_measures.scenario_text(register.subject("dossier", dossier, actor_of(as_)))
    _write(text, output, "thorbecke simulate")


@app.command()
def facts(
    on: OnOption = None,
    database: DatabaseOption = None,
    output: _File = None,
) -> None:
    """What dossiers show of the resolution's articles in practice, for `thorbecke resolution check --facts FILE`."""
    from thorbecke.register import dossier_facts

    with _opened(database) as register:
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
