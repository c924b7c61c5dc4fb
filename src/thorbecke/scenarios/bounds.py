"""What cannot be below zero: weights, the size of the fund, counts and thresholds; what can: amounts, growths, parts.

An amount below zero is a cut. The part of a weight that belongs to one cluster may be below zero too, as it is in the
circulars: there only the whole is bounded.
"""

from collections.abc import Iterator, Mapping

from thorbecke.law import normering
from thorbecke.parameters import Entries
from thorbecke.scenarios.measures import AddCriterion, Figure, Index, Measure, Weight
from thorbecke.texts import Text

__all__ = ["check_bounds"]

_GROWTHS = {given.name for given in normering.INPUTS if given.unit == "1"}
_NOTHING_LEFT = -100.0
_WEIGHT = Text(
    "is below zero: a maatstaf brings in money; only tax capacity is deducted (Fvw art. 8). Write 0 or more, or take "
    "an amount out of the fund by 'change: amount'."
)


def check_bounds(measure: Measure, place: Entries) -> None:
    """No weight, fund, count or threshold is below zero, and nothing falls by more than all of it."""
    for key, values, least, why in _bounded(measure):
        where = place[key] if isinstance(place.get(key), Entries) else place
        for year, value in values.items():
            if value < least:
                raise where.refused(Text("{value:,.10g} {why}", value=value, why=why), str(year))


def _bounded(measure: Measure) -> Iterator[tuple[str, Mapping[int, float], float, str]]:
    """What a measure gives by year that has a bound: the key, the values, the least, and why."""
    percent = getattr(measure, "percent", None)
    if percent and isinstance(measure, Figure | Weight | Index):
        yield "percent", percent, _NOTHING_LEFT, Text("percent is a fall by more than all of it: -100 leaves nothing.")
    match measure:
        case AddCriterion():
            yield "euro_per_unit", measure.euro_per_unit, 0.0, _WEIGHT
        case Weight() if measure.cluster is None:
            yield "euro_per_unit", measure.euro_per_unit or {}, 0.0, _WEIGHT
        case Figure() if measure.figure not in _GROWTHS:
            yield (
                "values",
                measure.values or {},
                0.0,
                Text("is below zero, which '{figure}' cannot be.", figure=measure.figure),
            )
