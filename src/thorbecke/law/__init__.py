"""The rules themselves, one module per law. They know nothing of files, scenarios or the web."""

from thorbecke.law import bfv, fvw, maatstaven, normering, opschalingskorting, verdeling

__all__ = ["INPUTS", "RULES", "bfv", "fvw", "maatstaven", "normering", "opschalingskorting", "verdeling"]

INPUTS = fvw.INPUTS + bfv.INPUTS + maatstaven.INPUTS + normering.INPUTS + opschalingskorting.INPUTS + verdeling.INPUTS
RULES = fvw.RULES + bfv.RULES + maatstaven.RULES + normering.RULES + opschalingskorting.RULES + verdeling.RULES
