"""The rules themselves, one module per law. They know nothing of files, scenarios or the web."""

from thorbecke.law import bfv, fvw, iv3, maatstaven, normering, opschalingskorting, toezicht, verdeling

__all__ = [
    "INPUTS",
    "RULES",
    "bfv",
    "fvw",
    "iv3",
    "maatstaven",
    "normering",
    "opschalingskorting",
    "toezicht",
    "verdeling",
]

_LAWS = (fvw, bfv, maatstaven, normering, opschalingskorting, verdeling, iv3, toezicht)
INPUTS = tuple(given for law in _LAWS for given in law.INPUTS)
RULES = tuple(rule for law in _LAWS for rule in law.RULES)
