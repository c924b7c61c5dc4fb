"""Opschalingskorting: the cut on the gemeentefonds for savings that mergers of municipalities were to bring.

The cut was planned to rise every year from 2015 to 2025. Its rise was stopped, first a year at a time, then until
2025, at last for good; what had been cut by then stayed. So a path and the amount at which it is frozen are enough.
"""

from thorbecke.model import Input, rule, rules_in
from thorbecke.quantity import Array

__all__ = ["INPUTS", "RULES"]

_PLAN = "Kamerstuk 35570 B, nr. 5; Aanhangsel bij 2021Z14719"
_STOP = "Coalitieakkoord 2021; Voorjaarsnota 2024"

INPUTS = (
    Input("geplande_opschalingskorting", "euro", (), "Cut of the year by the original path", _PLAN),
    Input("bevriezing_opschalingskorting", "euro", (), "Amount above which the cut does not rise this year", _STOP),
)


@rule(_STOP, unit="euro", since="2015-01-01")
def opschalingskorting(geplande_opschalingskorting: Array, bevriezing_opschalingskorting: Array) -> Array:
    """Cut of the year, in euro: the original path as far as it is not frozen."""
    return geplande_opschalingskorting.clip(max=bevriezing_opschalingskorting)


@rule(_STOP, unit="euro", since="2015-01-01")
def geschrapte_oploop(geplande_opschalingskorting: Array, opschalingskorting: Array) -> Array:
    """Part of the original path that municipalities were spared this year, in euro."""
    return geplande_opschalingskorting - opschalingskorting


@rule("Fvw art. 10", unit="euro", dims=("gemeente",), since="2015-01-01")
def opschalingskorting_per_gemeente(opschalingskorting: Array, aandeel_in_uitkeringsbasis: Array) -> Array:
    """What the cut takes from each municipality, in euro: it has no key of its own and goes through the factor."""
    return opschalingskorting * aandeel_in_uitkeringsbasis


RULES = rules_in(globals())
