"""A scenario as the text of a file, which reads back as the same scenario."""

from dataclasses import MISSING, fields, is_dataclass
from typing import Any

import yaml

from thorbecke.scenarios.scenario import Scenario

__all__ = ["written"]

_WIDTH = 118


def written(scenario: Scenario) -> str:
    """The YAML of a scenario; what has its default is left out. Units in files beside it are named, not copied."""
    return yaml.safe_dump(_plain(scenario), allow_unicode=True, sort_keys=False, width=_WIDTH)


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return {own.name: _plain(given) for own in fields(value) if _is_said(given := getattr(value, own.name), own)}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return dict(value) if isinstance(value, dict) else value


def _is_said(given: Any, own: Any) -> bool:
    """Whether an entry must stand in the file; one that tells forms apart has no default."""
    return bool(own.default is MISSING or given != own.default)
