"""What is changed: agreements and ideas as files, read, stacked and applied to a model."""

from thorbecke.scenarios.apply import apply, baseline
from thorbecke.scenarios.check import checked
from thorbecke.scenarios.distributions import Distribution, ThroughFactor
from thorbecke.scenarios.form import entry, fill, schema_of
from thorbecke.scenarios.granted import granted, granted_at_least, missing, needed
from thorbecke.scenarios.measures import Amount, Gap, Measure, ScaleUpCut, Weight
from thorbecke.scenarios.reader import LONGEST_TEXT, packaged, parse, read, validate
from thorbecke.scenarios.scenario import Base, Scenario
from thorbecke.scenarios.schema import json_schema
from thorbecke.scenarios.series import active_years, by_year
from thorbecke.scenarios.stack import stack
from thorbecke.scenarios.template import template
from thorbecke.scenarios.text import canonical, fingerprint, packed, unpacked, written

__all__ = [
    "LONGEST_TEXT",
    "Amount",
    "Base",
    "Distribution",
    "Gap",
    "Measure",
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
    "entry",
    "fill",
    "fingerprint",
    "granted",
    "granted_at_least",
    "json_schema",
    "missing",
    "needed",
    "packaged",
    "packed",
    "parse",
    "read",
    "schema_of",
    "stack",
    "template",
    "unpacked",
    "validate",
    "written",
]
