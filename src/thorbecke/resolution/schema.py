"""The published JSON schema of a resolution file: `schema.json` beside this module, made from the forms."""

from typing import Any

from thorbecke.resolution.articles import Resolution
from thorbecke.scenarios import schema_of

__all__ = ["json_schema"]


def json_schema() -> dict[str, Any]:
    """The schema that editors complete a resolution by."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Resolution of thorbecke",
        "description": "Articles with conditions on computed figures and registered facts",
        **schema_of(Resolution),
    }
