"""The rules themselves, one module per law. They know nothing of files, scenarios or the web."""

from thorbecke.law import bfv, fvw

__all__ = ["INPUTS", "RULES", "bfv", "fvw"]

INPUTS = fvw.INPUTS + bfv.INPUTS
RULES = fvw.RULES + bfv.RULES
