"""The rules a scenario may put in the place of another: those of other years, and alternatives beside the law."""

from dataclasses import replace
from datetime import date

from thorbecke.errors import UnknownNameError, did_you_mean
from thorbecke.law import RULES, normering, verdeling
from thorbecke.model import Rule
from thorbecke.texts import Text

__all__ = ["rule_called"]


def _known() -> dict[str, Rule]:
    rules = (*RULES, normering.ACCRESPERCENTAGE_ALS_SOM, *verdeling.ALTERNATIVES)
    return {found.function.__name__.lstrip("_"): found for found in rules}


def rule_called(name: str) -> Rule:
    """The rule whose function has that name, in force whatever the year; raises UnknownNameError with the closest."""
    known = _known()
    if name not in known:
        raise UnknownNameError(Text("There is no rule '{name}'.{hint}", name=name, hint=did_you_mean(name, known)))
    return replace(known[name], since=date.min, until=date.max)
