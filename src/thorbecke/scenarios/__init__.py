"""What is changed: agreements and ideas as files, read, stacked and applied to a model."""

from thorbecke.scenarios.apply import apply, baseline
from thorbecke.scenarios.check import checked
from thorbecke.scenarios.distributions import Distribution, ThroughFactor
from thorbecke.scenarios.form import entry, fill, schema_of
from thorbecke.scenarios.granted import granted, missing, needed
from thorbecke.scenarios.measures import Amount, Gap, Measure, ScaleUpCut, Weight
from thorbecke.scenarios.reader import packaged, read, validate
from thorbecke.scenarios.scenario import Base, Scenario
from thorbecke.scenarios.schema import json_schema
from thorbecke.scenarios.series import active_years, by_year
from thorbecke.scenarios.stack import stack
from thorbecke.scenarios.template import template
from thorbecke.scenarios.writer import written

__all__ = [
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
    "checked",
    "entry",
    "fill",
    "granted",
    "json_schema",
    "missing",
    "needed",
    "packaged",
    "read",
    "schema_of",
    "stack",
    "template",
    "validate",
    "written",
]
