"""The grant on a municipality's own unit counts, and the difference from the official ones, line by line.

Counts come from a file, or from a form as they are typed.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import numpy as np

from thorbecke.datasets import CircularYear, Notation, OwnUnits, find_maatstaf, read_own_units
from thorbecke.errors import InputFileError, UnknownNameError, closest
from thorbecke.law import maatstaven
from thorbecke.model import Model
from thorbecke.quantity import Quantity
from thorbecke.studies.answer import Answer, Column, Municipality
from thorbecke.studies.grant import specification
from thorbecke.studies.labels import maatstaf_facts
from thorbecke.studies.national import law_in, parameters_of
from thorbecke.texts import Text

__all__ = ["by_maatstaf", "difference", "on_own_units", "own_units", "specification_on", "with_own_units"]

RULE_OF_COUNT = maatstaven.RULE_OF_COUNT

_COLUMNS = (
    Column("number", "Nr"),
    Column("name", "Name"),
    Column("units_official", "Official units", "units"),
    Column("units_own", "Own units", "units"),
    Column("euro_per_unit", "Euro per unit", "rate", spare=True),
    Column("from", "Official × factor", "euro"),
    Column("to", "Own × factor", "euro"),
    Column("difference", "Difference", "change"),
)
_LINES = (
    ("ozb_maatstaf", "gecorrigeerde_woz_waarde", "ozb_aftrek_per_maatstaf"),
    ("maatstaf", "eenheden", "uitkering_per_maatstaf"),
)


def with_own_units(model: Model, who: Municipality, units: Mapping[str, float], source: str) -> Model:
    """The model with other units for one municipality, by maatstaf code; the uitkeringsfactor stays as published.

    Raises UnknownNameError for a code that the model does not have.
    """
    place = model.place("gemeente", who.code)
    changed: dict[str, Quantity] = {}
    for dim, name, _ in _LINES:
        own = {code: count for code, count in units.items() if code in model.coords[dim]}
        if own:
            whole = model.value(name)
            data = np.array(whole.data)
            for code, count in own.items():
                data[place, model.place(dim, code)] = count
            changed[name] = Quantity(data, whole.dims, whole.unit)
    if "inwo" in units:
        inhabitants = model.value("inwoners")
        data = np.array(inhabitants.data)
        data[place] = units["inwo"]
        changed["inwoners"] = Quantity(data, inhabitants.dims, inhabitants.unit)
    return model.replace(source=source, **changed)


def own_units(
    model: Model, which: CircularYear, who: Municipality, path: Path, notation: Notation | None = None
) -> Answer:
    """The difference that own units make for one municipality, in euro after the uitkeringsfactor, line by line.

    Lines without an own count keep the official units. Raises InputFileError for a file that cannot be used.
    """
    units = by_maatstaf(model, which, who, read_own_units(path, notation))
    return difference(model, which, who, units, path.name)


def difference(model: Model, which: CircularYear, who: Municipality, units: Mapping[str, float], name: str) -> Answer:
    """The same for units by maatstaf code that are at hand; `name` says where they are from."""
    changed = with_own_units(model, who, units, Text("own units: {name}", name=name))
    rows = [row for dim, name, amounts in _LINES for row in _rows(model, changed, who, dim, name, amounts)]
    totals = [_total(model, changed, who, name) for name in ("algemene_uitkering", "totaal")]
    return Answer.about(
        which,
        question=("command", "grant"),
        title=Text(
            "{name} ({code}): own units against those of circular {circular}, {year}",
            name=who.name,
            code=who.code,
            circular=which.circular,
            year=which.year,
        ),
        columns=_COLUMNS,
        rows=[*rows, *totals],
        municipality=who,
        value=totals[-1]["to"],
        sources=sorted(set(changed.sources.values())),
        notes=[
            Text("{count} own counts; the uitkeringsfactor and everybody else's units as published.", count=len(units))
        ],
        strong=frozenset({len(rows), len(rows) + 1}),
        hidden=Text("lines without an own count"),
        quiet=frozenset(place for place, row in enumerate(rows) if row["code"] not in units),
    )


def specification_on(
    model: Model, which: CircularYear, who: Municipality, path: Path, notation: Notation | None = None
) -> Answer:
    """The whole specification of one municipality on its own units, in euro; raises as `own_units` does."""
    units = by_maatstaf(model, which, who, read_own_units(path, notation))
    return on_own_units(model, which, who, units, path.name)


def on_own_units(model: Model, which: CircularYear, who: Municipality, units: Mapping[str, float], name: str) -> Answer:
    """The same for units by maatstaf code that are at hand; `name` says where they are from."""
    return specification(with_own_units(model, who, units, Text("own units: {name}", name=name)), which, who)


def by_maatstaf(model: Model, which: CircularYear, who: Municipality, given: Iterable[OwnUnits]) -> dict[str, float]:
    """Own counts of the year by maatstaf code; refuses unknown names and two counts for one maatstaf.

    A count from which the law computes the units (inhabitants of 75 and over, say) becomes those units.
    """
    found: dict[str, OwnUnits] = {}
    for own in given:
        if own.year in (None, which.year):
            code = _code(own)
            if code in found:
                raise InputFileError(
                    Text(
                        "{place}: '{what}' was counted before, in {other}. Keep one.",
                        place=own.place,
                        what=own.what,
                        other=found[code].place,
                    )
                )
            found[code] = own
    if not found:
        raise InputFileError(
            Text("The file has no counts for {year}: check its column with the year.", year=which.year)
        )
    if "inwo" in found and found["inwo"].units < 1:
        place = found["inwo"].place
        raise InputFileError(
            Text("{place}: a municipality has one inhabitant at least. Write their number.", place=place)
        )
    units = {code: own.units for code, own in found.items() if own.what not in RULE_OF_COUNT}
    counts = {own.what: own.units for own in found.values() if own.what in RULE_OF_COUNT}
    return units | _computed(model, which, who, counts, units)


def _code(own: OwnUnits) -> str:
    if own.what in RULE_OF_COUNT:
        return RULE_OF_COUNT[own.what][0]
    try:
        return find_maatstaf(own.what)
    except UnknownNameError as error:
        near = closest(own.what, RULE_OF_COUNT, count=1)
        hint = Text(" The count '{near}' is accepted too.", near=near[0]) if near else ""
        raise InputFileError(
            Text("{place}: {problem}{hint}", place=own.place, problem=error.args[0], hint=hint)
        ) from error


def _computed(
    model: Model, which: CircularYear, who: Municipality, counts: dict[str, float], units: dict[str, float]
) -> dict[str, float]:
    """Units that the law computes from counts, with the municipality's own or official inhabitants and dwellings."""
    graph, place = law_in(which.year), model.place("gemeente", who.code)
    official = dict(zip(model.coords["maatstaf"], np.asarray(model.value("eenheden").data)[place], strict=True))
    base = {"inwoners": "inwo", "woonruimten": "woonr"}
    values = counts | {name: units[code] if code in units else float(official[code]) for name, code in base.items()}
    given = {name: Quantity.of([value], ("gemeente",), graph.figure(name).unit) for name, value in values.items()}
    small = Model(graph, given, {"gemeente": [who.code]}, {}, parameters_of(which.year))
    return {RULE_OF_COUNT[name][0]: small.value(RULE_OF_COUNT[name][1]).item() for name in counts}


def _rows(
    model: Model, changed: Model, who: Municipality, dim: str, name: str, amounts: str
) -> Iterable[dict[str, Any]]:
    facts, place = maatstaf_facts(), model.place("gemeente", who.code)
    rates = -model.value("rekentarief").data if dim == "ozb_maatstaf" else model.value("bedrag_per_eenheid").data
    each = [np.asarray(one.value(figure).data)[place] for figure in (name, amounts) for one in (model, changed)]
    lines = dict(zip(model.coords[dim], zip(rates, *each, strict=True), strict=True))
    for code, values in lines.items():
        rate, official, own, before, after = (float(value) for value in values)
        yield {
            "code": code,
            "number": facts[code].number,
            "name": facts[code].name,
            "units_official": official,
            "units_own": own,
            "euro_per_unit": rate,
            "from": before,
            "to": after,
            "difference": after - before,
        }


def _total(model: Model, changed: Model, who: Municipality, name: str) -> dict[str, Any]:
    place = model.place("gemeente", who.code)
    before, after = (one.value(name).isel(gemeente=place).item() for one in (model, changed))
    heading = {"algemene_uitkering": Text("Algemene uitkering"), "totaal": Text("Total published")}[name]
    row = {"code": name, "number": "", "name": heading, "units_official": None, "units_own": None}
    return row | {"euro_per_unit": None, "from": before, "to": after, "difference": after - before}
