"""What a synthetic population adds up to beside the published figures: every margin, with the worst municipality."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from thorbecke import population as people
from thorbecke.datasets import gemeenten_in
from thorbecke.population import SYNTHETIC, Floats, Population
from thorbecke.studies.answer import Answer, Column, Municipality

__all__ = ["assumed", "margins", "margins_of"]

CLOSE = 0.005
_WHOLE = 1.0
_ROUNDED_TO = {"WOZ value of dwellings": 1000.0}
_WHY = {
    "in lowest 40% of incomes": "fewer than the low incomes that the grant counts, which go first",
}
_COLUMNS = (
    Column("margin", "Margin"),
    Column("target", "Published", "number"),
    Column("reached", "Reached", "number"),
    Column("difference", "Difference", "rate"),
    Column("worst", "Worst, %", "percent"),
    Column("worst_in", "In", spare=True),
    Column("beyond", "Beyond 0.5%", "number"),
    Column("missing", "Not published", "number", spare=True),
    Column("why", "Why", spare=True),
)


def margins(population: Population) -> Answer:
    """One row for each margin: published and reached for the nation, and how far the worst municipality is off.

    `beyond` counts the municipalities that are more than 0.5% and more than one whole unit off; households are whole
    and a published 5.7 becomes 6. `why` says why those cannot hold.
    """
    wanted, reached = people.wanted(population), people.reached(population)
    names = [gemeenten_in(population.which.year)[code] for code in population.codes]
    rows = [_row(margin, wanted, reached, names) for margin in wanted]
    return _answer(
        population,
        title=f"Synthetic population for {population.which}: {len(names)} municipalities, what it adds up to",
        columns=_COLUMNS,
        rows=rows,
        value=float(max(row["beyond"] for row in rows)),
    )


def _row(margin: str, wanted: Mapping[str, Floats], reached: Mapping[str, Floats], names: list[str]) -> dict[str, Any]:
    known = np.flatnonzero(~np.isnan(wanted[margin]))
    target, found = wanted[margin][known], reached[margin][known]
    gap = np.abs(found - target)
    share = np.divide(gap, np.abs(target), out=np.where(gap > 0, np.inf, 0.0), where=target != 0)
    beyond = (share > CLOSE) & (gap > _ROUNDED_TO.get(margin, _WHOLE))
    worst = int(np.argmax(np.where(gap > _WHOLE, share, 0.0))) if beyond.any() else int(np.argmax(share))
    return {
        "margin": margin,
        "target": float(target.sum()),
        "reached": float(found.sum()),
        "difference": float(found.sum() - target.sum()),
        "worst": float(share[worst] * 100) if len(known) else 0.0,
        "worst_in": names[known[worst]] if len(known) else "",
        "beyond": int(beyond.sum()),
        "missing": len(names) - len(known),
        "why": _WHY.get(margin, "") if beyond.any() else "",
    }


_ONE = (
    Column("margin", "Margin"),
    Column("target", "Published", "units"),
    Column("reached", "Reached", "number"),
    Column("difference", "Difference", "units"),
    Column("percent", "%", "percent"),
)


def margins_of(population: Population, who: Municipality) -> Answer:
    """One row for each margin of one municipality: published, reached and the difference."""
    place = population.codes.index(who.code)
    wanted, reached = people.wanted(population), people.reached(population)
    rows = []
    for margin, figures in wanted.items():
        target, found = float(figures[place]), float(reached[margin][place])
        known = not np.isnan(target)
        rows.append(
            {
                "margin": margin,
                "target": target if known else None,
                "reached": found,
                "difference": found - target if known else None,
                "percent": (found - target) / target * 100 if known and target else None,
            }
        )
    title = f"{who.name} ({who.code}): synthetic population for {population.which}, what it adds up to"
    return _answer(population, title=title, columns=_ONE, rows=rows, municipality=who)


_ASSUMED = (Column("name", "Assumption"), Column("title", "What"), Column("why", "Why"), Column("values", "Values"))


def assumed(population: Population) -> Answer:
    """Everything the population assumes, with its reason and values."""
    rows = [
        {
            "name": found.name,
            "title": found.title,
            "why": found.why,
            "values": "; ".join(
                f"{key}: {value}" for key, value in found.values.items() if key not in ("title", "why")
            ),
        }
        for found in people.assumptions().values()
    ]
    return _answer(population, title="What the synthetic population assumes", columns=_ASSUMED, rows=rows)


def _answer(population: Population, **parts: Any) -> Answer:
    notes = [
        f"Households and persons are {SYNTHETIC}. Seed {population.seed}.",
        "Published figures of other years are scaled to the inhabitants or households of the circular; "
        "'thorbecke population report --assumptions' lists what is assumed.",
    ]
    return Answer.about(
        population.which,
        question=("command", "population report"),
        unit="",
        notes=notes,
        sources=population.targets.sources,
        **parts,
    )
