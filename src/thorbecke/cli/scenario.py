"""`thorbecke scenario`: what lies packaged, one looked into, a file checked, a new one begun, the schema."""

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from thorbecke.cli.options import FormatOption, OutputOption
from thorbecke.cli.output import emit, write_atomically
from thorbecke.errors import OutputError

__all__ = ["app"]

_NEXT_YEAR = 2026

app = typer.Typer(help="Agreements and ideas as files: list, show, validate, new, schema.", no_args_is_help=True)
_Name = Annotated[str, typer.Argument(metavar="SCENARIO", help="A packaged scenario by name, or a .yaml file.")]


@app.command(name="list")
def list_scenarios(form: FormatOption = None, output: OutputOption = None) -> None:
    """The packaged scenarios: name, title, years, number of measures, and what the sources leave open."""
    from thorbecke.studies import scenario_pages

    emit(scenario_pages.listed(), form, output)


@app.command()
def show(scenario: _Name, form: FormatOption = None, output: OutputOption = None) -> None:
    """One scenario: its measures with amounts by year, distribution, channel, source, grade and gaps."""
    from thorbecke.scenarios import read
    from thorbecke.studies import scenario_pages

    emit(scenario_pages.shown(read(scenario)), form, output)


@app.command()
def validate(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Scenario files to check.")],
) -> None:
    """Check scenario files; says what is wrong, in which line, and how to mend it."""
    from thorbecke.scenarios import read

    for file in files:
        scenario = read(file)
        typer.echo(f"{file}: fine. {scenario.title}, {len(scenario.measures)} measures.")


@app.command()
def new(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The file to begin; it ends in .yaml.")],
) -> None:
    """Begin a scenario: a small file that is valid as it stands, with every choice explained."""
    from thorbecke.scenarios import template

    if file.suffix not in {".yaml", ".yml"}:
        raise OutputError(f"{file}: a scenario file ends in .yaml.")
    if file.exists():
        raise OutputError(f"{file} exists already: give another name, or remove it first.")
    name = "".join(char if char.isalnum() else "-" for char in file.stem.lower()).strip("-") or "scenario"
    write_atomically(file, template(name, _NEXT_YEAR).encode())
    typer.echo(f"Written: {file}. Next: thorbecke scenario validate {file}; thorbecke simulate {file}")


@app.command()
def schema(output: OutputOption = None) -> None:
    """The JSON schema of scenario files, for editors."""
    from thorbecke.scenarios import json_schema

    text = _text(json_schema())
    if output is None:
        typer.echo(text, nl=False)
    else:
        write_atomically(output, text.encode())


def _text(found: dict[str, Any]) -> str:
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"
