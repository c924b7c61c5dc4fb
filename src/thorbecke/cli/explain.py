"""`thorbecke explain`: from what a figure was computed, down to article and source."""

import json
import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from thorbecke.cli.options import CircularOption, Format, FormatOption, Gemeente, OutputOption, YearOption
from thorbecke.cli.output import write_atomically
from thorbecke.datasets import named
from thorbecke.errors import ThorbeckeError
from thorbecke.numbers import dutch
from thorbecke.studies import written

if TYPE_CHECKING:
    from thorbecke.studies import explain as studied

__all__ = ["explain"]

_DEFAULT_DEPTH = 3


def explain(
    figure: Annotated[str, typer.Argument(metavar="FIGURE", help="A figure: algemene_uitkering, uitkeringsbasis, ...")],
    gemeente: Gemeente = None,
    year: YearOption = None,
    circular: CircularOption = None,
    depth: Annotated[
        int | None, typer.Option("--depth", min=0, help="How many steps down. Default: 3 on a screen, all in JSON.")
    ] = None,
    form: FormatOption = None,
    output: OutputOption = None,
) -> None:
    """What a figure was computed from: values, formula, article of law and source, as a tree.

    Without a municipality the national figure is explained. 'thorbecke list figures' names every figure.
    """
    from thorbecke.studies import explain as study
    from thorbecke.studies import grant

    chosen = form or (Format.json if output and output.suffix == ".json" else Format.table)
    if chosen not in (Format.table, Format.json):
        raise ThorbeckeError("An explanation is a tree: choose --format table or json.")
    which = named(circular, year)
    who = grant.municipality(gemeente, which.year) if gemeente else None
    steps = depth if depth is not None else (_DEFAULT_DEPTH if chosen is Format.table else 99)
    model = study.model_that_holds(figure, which)
    tree = study.explain(model, which, figure, who.code if who else None, steps)
    if chosen is Format.json:
        found: dict[str, Any] = {"figure": figure, "circular": str(which.circular), "year": which.year}
        found["municipality"] = {"code": who.code, "name": who.name} if who else None
        found |= {"unit": tree.unit, "value": tree.value, "explanation": tree.to_json()}
        found["sources"] = sorted({leaf.source for leaf in tree.leaves() if leaf.source})
        text = json.dumps(found, ensure_ascii=False, indent=1) + "\n"
    else:
        place = f"{who.name} ({who.code})" if who else "all municipalities"
        text = f"{place}, {which.year}, circular {which.circular}\n" + "\n".join(_lines(tree, "", "")) + "\n"
    if output:
        write_atomically(output, text.encode())
    else:
        sys.stdout.write(text)


def _lines(node: "studied.Explanation", first: str, rest: str) -> list[str]:
    lines = [first + _headline(node), *(f"{rest}  {detail}" for detail in _details(node))]
    for place, child in enumerate(node.children, 1):
        last = place == len(node.children)
        lines += _lines(child, rest + ("└─ " if last else "├─ "), rest + ("   " if last else "│  "))
    return lines


def _headline(node: "studied.Explanation") -> str:
    name = f"{node.figure} [{node.line}]" if node.line else node.figure
    notes = [*([node.note] if node.note else []), *(["more with --depth"] if node.cut else [])]
    return f"{name} = {_amount(node)}{_in_brackets(notes)}"


def _in_brackets(notes: list[str]) -> str:
    return f"  ({'; '.join(notes)})" if notes else ""


def _amount(node: "studied.Explanation") -> str:
    if node.value is None:
        return "-"
    unit = "" if node.unit == "1" else f" {node.unit}"
    return dutch(node.value, written.decimals_of(node.value, node.unit)) + unit


def _details(node: "studied.Explanation") -> list[str]:
    if node.line and node.children:
        return []
    if node.formula and node.children:
        return [f"{node.title}", f"= {node.formula}   {node.article}"]
    return [
        part
        for part in (
            f"{node.title}   {node.article}" if not node.line else "",
            f"source: {node.source}" if node.source else "",
        )
        if part
    ]
