"""Why a grant differs between two circulars or two years: the difference per line, split exactly by cause.

A maatstaf brings units × euro per unit × uitkeringsfactor; its change is split over the three by their Shapley value
(`attribution`), so that no order of changes is preferred and the causes add up to the difference. The change of an
OZB line is one cause, and so are a suppletie and a payment.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from thorbecke.datasets import CircularYear, gemeenten_in
from thorbecke.model import Model
from thorbecke.numbers import dutch
from thorbecke.studies.answer import Answer, Column, Municipality
from thorbecke.studies.attribution import shares_of_change
from thorbecke.studies.labels import maatstaf_facts
from thorbecke.studies.national import model_of
from thorbecke.texts import Text

__all__ = ["CAUSES", "compare", "compare_all"]

CAUSES = ("units", "euro_per_unit", "uitkeringsfactor", "ozb", "suppletie", "iu_du")

_CAUSE_COLUMNS = (
    Column("from", "From", "euro"),
    Column("to", "To", "euro"),
    Column("difference", "Difference", "change"),
    Column("units", "Units", "change"),
    Column("euro_per_unit", "Euro per unit", "change"),
    Column("uitkeringsfactor", "Factor", "change"),
    Column("ozb", "OZB", "change"),
    Column("suppletie", "Suppletie", "change"),
    Column("iu_du", "IU, DU, other", "change"),
)
_ALL_COLUMNS = (Column("code", "Code"), Column("name", "Name"), *_CAUSE_COLUMNS)


@dataclass(frozen=True)
class _Side:
    """One of the two sets: figures by the label of their line, an array over municipalities for each."""

    model: Model
    codes: list[str]

    def lines(self, name: str, dim: str) -> dict[str, Any]:
        """A figure by the labels of one dimension, over the municipalities compared where it goes by them."""
        quantity = self.model.value(name)
        labels = self.model.coords[dim]
        data = np.asarray(quantity.data)
        if "gemeente" in quantity.dims:
            places = [self.model.place("gemeente", code) for code in self.codes]
            data = data[places] if quantity.dims[0] == "gemeente" else data[:, places].T
            return {label: data[:, place] for place, label in enumerate(labels)}
        return {label: data[place] for place, label in enumerate(labels)}

    def each(self, name: str) -> Any:
        """A figure over the municipalities compared."""
        data = np.asarray(self.model.value(name).data)
        return data[[self.model.place("gemeente", code) for code in self.codes]] if data.ndim else data


@dataclass(frozen=True)
class _Line:
    """One line of the comparison: amounts on both sides (NaN: not published) and the causes of the difference."""

    label: str
    before: Any
    after: Any
    causes: dict[str, Any]


def _lines(old: _Side, new: _Side) -> Iterator[_Line]:
    yield from _ozb_lines(old, new)
    yield from _maatstaf_lines(old, new)
    before, after = old.each("suppletie"), new.each("suppletie")
    yield _Line("suppletie", before, after, {"suppletie": np.nan_to_num(after) - np.nan_to_num(before)})
    yield from _payment_lines(old, new)


def _maatstaf_lines(old: _Side, new: _Side) -> Iterator[_Line]:
    factors = [
        (side.lines("eenheden", "maatstaf"), side.lines("bedrag_per_eenheid", "maatstaf")) for side in (old, new)
    ]
    factor = [float(side.each("uitkeringsfactor")) for side in (old, new)]
    for label in dict.fromkeys([*factors[1][0], *factors[0][0]]):
        zero = np.zeros(len(old.codes))
        (units0, rate0), (units1, rate1) = ((units.get(label, zero), rate.get(label, 0.0)) for units, rate in factors)
        shares = shares_of_change([units0, rate0, factor[0]], [units1, rate1, factor[1]])
        before, after = units0 * rate0 * factor[0], units1 * rate1 * factor[1]
        yield _Line(label, before, after, dict(zip(CAUSES[:3], shares, strict=True)))


def _ozb_lines(old: _Side, new: _Side) -> Iterator[_Line]:
    before, after = (side.lines("ozb_aftrek_per_maatstaf", "ozb_maatstaf") for side in (old, new))
    zero = np.zeros(len(old.codes))
    for label in dict.fromkeys([*before, *after]):
        one, two = before.get(label, zero), after.get(label, zero)
        yield _Line(label, one, two, {"ozb": two - one})


def _payment_lines(old: _Side, new: _Side) -> Iterator[_Line]:
    before, after = (side.lines("uitkering_per_post", "post") for side in (old, new))
    missing = np.full(len(old.codes), np.nan)
    for label in dict.fromkeys([*before, *after]):
        one, two = before.get(label, missing), after.get(label, missing)
        yield _Line(label, one, two, {"iu_du": np.nan_to_num(two) - np.nan_to_num(one)})


def _row(label: dict[str, str], before: float, after: float, causes: dict[str, float]) -> dict[str, Any]:
    known = [None if np.isnan(value) else float(value) for value in (before, after)]
    difference = (known[1] or 0.0) - (known[0] or 0.0)
    return (
        label
        | {"from": known[0], "to": known[1], "difference": difference}
        | {cause: float(causes.get(cause, 0.0)) for cause in CAUSES}
    )


def compare(old: CircularYear, new: CircularYear, who: Municipality) -> Answer:
    """The difference of one municipality's grant between two sets, line by line and by cause, in euro.

    The last row is the total. A line that only one of the sets publishes stands in full under its cause, and a note
    says so: that is publication, not policy.
    """
    sides = _Side(model_of(old), [who.code]), _Side(model_of(new), [who.code])
    lines = list(_lines(*sides))
    rows = [
        _row(
            _label(line.label),
            line.before[0],
            line.after[0],
            {cause: values[0] for cause, values in line.causes.items()},
        )
        for line in lines
    ]
    rows.append({"line": "total", "number": "", "name": Text("Total")} | _sum(rows))
    return Answer(
        question=("command", "compare"),
        title=Text("{name} ({code}): {what}", name=who.name, code=who.code, what=_span(old, new)),
        columns=(Column("number", "Nr"), Column("name", "Line"), *_CAUSE_COLUMNS),
        rows=rows,
        circular=Text("{old} to {new}", old=old.circular, new=new.circular),
        year=new.year if old.year == new.year else Text("{old} to {new}", old=old.year, new=new.year),
        municipality=who,
        value=rows[-1]["difference"],
        sources=_sources(*sides),
        notes=_notes(lines, old, new, place=0),
        strong=frozenset({len(rows) - 1}),
        hidden=Text("lines without a difference"),
        quiet=frozenset(place for place, row in enumerate(rows[:-1]) if not row["difference"]),
    )


def _label(label: str) -> dict[str, str]:
    fact = maatstaf_facts().get(label)
    return {"line": label, "number": fact.number if fact else "", "name": fact.name if fact else label}


def _span(old: CircularYear, new: CircularYear) -> str:
    if old.year == new.year:
        return Text("grant {year}, from circular {old} to {new}", year=new.year, old=old.circular, new=new.circular)
    return Text("grant from {old} to {new}", old=old, new=new)


def _sum(rows: list[dict[str, Any]]) -> dict[str, float]:
    return {key: float(sum(row[key] or 0.0 for row in rows)) for key in ("from", "to", "difference", *CAUSES)}


def _sources(*sides: _Side) -> list[str]:
    return sorted({source for side in sides for source in side.model.sources.values()})


def comparable(lines: Sequence[_Line], place: int | slice) -> float:
    """The part of the difference that stands on lines which both sets publish, in euro."""
    return float(sum(np.nansum((line.after - line.before)[place]) for line in lines))


def _notes(lines: list[_Line], old: CircularYear, new: CircularYear, place: int | slice) -> list[str]:
    notes: list[str] = []
    for which, published, missing in ((old, "before", "after"), (new, "after", "before")):
        labels, amount = [], 0.0
        for line in lines:
            only = ~np.isnan(getattr(line, published)) & np.isnan(getattr(line, missing))
            amounts = np.where(only, np.nan_to_num(line.before) + np.nan_to_num(line.after), 0.0)
            if np.any(amounts[place]):
                labels.append(line.label)
                amount += float(np.sum(amounts[place]))
        if labels:
            notes.append(
                Text(
                    "Published only in {which}, EUR {amount} in all: {labels}. This part of the difference is "
                    "publication, not necessarily policy.",
                    which=which,
                    amount=dutch(amount),
                    labels=Text.joined(labels, "; "),
                )
            )
    if notes:
        notes.insert(
            0,
            Text(
                "On the lines that both sets publish the difference is EUR {amount}.",
                amount=dutch(comparable(lines, place)),
            ),
        )
    return notes


def compare_all(old: CircularYear, new: CircularYear) -> Answer:
    """The difference of every municipality's grant between two sets by cause, one row each, in euro.

    Municipalities that exist in only one of the two years are left out, and a note names them.
    """
    models = model_of(old), model_of(new)
    codes = [code for code in models[1].coords["gemeente"] if code in set(models[0].coords["gemeente"])]
    sides = _Side(models[0], codes), _Side(models[1], codes)
    lines = list(_lines(*sides))
    names = gemeenten_in(new.year)
    before, after = (
        np.sum([np.nan_to_num(getattr(line, side)) for line in lines], axis=0) for side in ("before", "after")
    )
    causes = {
        cause: np.sum([line.causes.get(cause, np.zeros(len(codes))) for line in lines], axis=0) for cause in CAUSES
    }
    rows = [
        _row(
            {"code": code, "name": names[code]}, before[at], after[at], {c: values[at] for c, values in causes.items()}
        )
        for at, code in enumerate(codes)
    ]
    lost = sorted({*models[0].coords["gemeente"], *models[1].coords["gemeente"]} - set(codes))
    notes = _notes(lines, old, new, slice(None))
    return Answer(
        question=("command", "compare"),
        title=Text("{count} municipalities: {span}", count=len(rows), span=_span(old, new)),
        columns=_ALL_COLUMNS,
        rows=rows,
        circular=Text("{old} to {new}", old=old.circular, new=new.circular),
        year=new.year if old.year == new.year else Text("{old} to {new}", old=old.year, new=new.year),
        value=float(np.sum(after - before)),
        sources=_sources(*sides),
        notes=[*notes, Text("In only one of the two years: {lost}.", lost=", ".join(lost))] if lost else notes,
    )
