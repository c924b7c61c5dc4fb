"""The rules themselves, one module per law. They know nothing of files, scenarios or the web."""

from thorbecke.law import (
    belastinggebied,
    bfv,
    fvw,
    gemeentewet,
    iv3,
    maatstaven,
    normering,
    opschalingskorting,
    termijnen,
    toezicht,
    verdeling,
    wmo2015,
)

__all__ = [
    "INPUTS",
    "RULES",
    "belastinggebied",
    "bfv",
    "fvw",
    "gemeentewet",
    "iv3",
    "maatstaven",
    "normering",
    "opschalingskorting",
    "termijnen",
    "toezicht",
    "verdeling",
    "wmo2015",
]

# The rules for residents (gemeentewet, belastinggebied, wmo2015) go by household and make graphs of their own.
_LAWS = (fvw, bfv, maatstaven, normering, opschalingskorting, verdeling, iv3, toezicht)
INPUTS = tuple(given for law in _LAWS for given in law.INPUTS)
RULES = tuple(rule for law in _LAWS for rule in law.RULES)
