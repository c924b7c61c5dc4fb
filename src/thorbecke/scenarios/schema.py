"""The published JSON schema of a scenario file: `schema.json` beside this module, made from the forms."""

from typing import Any

from thorbecke.scenarios.form import schema_of
from thorbecke.scenarios.scenario import Scenario

__all__ = ["json_schema"]


def json_schema() -> dict[str, Any]:
    """The schema that editors complete a scenario by."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Scenario of thorbecke",
        "description": "Measures that change the gemeentefonds: an agreement, a memorandum, an idea",
        **schema_of(Scenario),
    }
