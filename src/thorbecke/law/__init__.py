"""The rules themselves, one module per law. They know nothing of files, scenarios or the web."""

from thorbecke.law import bfv, fvw, normering, opschalingskorting

__all__ = ["INPUTS", "RULES", "bfv", "fvw", "normering", "opschalingskorting"]

INPUTS = fvw.INPUTS + bfv.INPUTS + normering.INPUTS + opschalingskorting.INPUTS
RULES = fvw.RULES + bfv.RULES + normering.RULES + opschalingskorting.RULES
