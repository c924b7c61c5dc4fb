"""What is changed: agreements and ideas as files, read, stacked and applied to a model."""

from thorbecke.scenarios.apply import apply, baseline
from thorbecke.scenarios.check import checked
from thorbecke.scenarios.distributions import Distribution, ThroughFactor
from thorbecke.scenarios.form import LAST_YEAR, entry, fill, schema_of
from thorbecke.scenarios.granted import granted, granted_at_least, missing, needed
from thorbecke.scenarios.lever_measures import Reached, measures_of, positions_in
from thorbecke.scenarios.levers import Lever, Position, choices_of, levers, neutral, placed
from thorbecke.scenarios.measures import Amount, Gap, Measure, ScaleUpCut, Weight
from thorbecke.scenarios.reader import LONGEST_TEXT, packaged, parse, read, validate
from thorbecke.scenarios.scenario import Base, Scenario
from thorbecke.scenarios.schema import json_schema
from thorbecke.scenarios.series import active_years, by_year
from thorbecke.scenarios.stack import stack
from thorbecke.scenarios.template import template
from thorbecke.scenarios.text import canonical, fingerprint, opened, packed, unpacked, written

__all__ = [
    "LAST_YEAR",
    "LONGEST_TEXT",
    "Amount",
    "Base",
    "Distribution",
    "Gap",
    "Lever",
    "Measure",
    "Position",
    "Reached",
    "ScaleUpCut",
    "Scenario",
    "ThroughFactor",
    "Weight",
    "active_years",
    "apply",
    "baseline",
    "by_year",
    "canonical",
    "checked",
    "choices_of",
    "entry",
    "fill",
    "fingerprint",
    "granted",
    "granted_at_least",
    "json_schema",
    "levers",
    "measures_of",
    "missing",
    "needed",
    "neutral",
    "opened",
    "packaged",
    "packed",
    "parse",
    "placed",
    "positions_in",
    "read",
    "schema_of",
    "stack",
    "template",
    "unpacked",
    "validate",
    "written",
]
