# ruff: noqa: RUF009 - `entry` is dataclasses.field with a description
"""How an amount is shared out over the municipalities: one form for each way."""

from dataclasses import dataclass
from typing import Literal

from thorbecke.scenarios.form import entry

__all__ = ["Distribution", "ThroughCluster", "ThroughCriteria", "ThroughFactor", "ThroughInhabitants", "ThroughTable"]


@dataclass(frozen=True, kw_only=True)
class ThroughFactor:
    """Through the uitkeringsfactor: pro rata to every municipality's uitkeringsbasis."""

    through: Literal["factor"] = entry("Through the uitkeringsfactor")


@dataclass(frozen=True, kw_only=True)
class ThroughCluster:
    """Pro rata to what the weights of one cluster give."""

    through: Literal["cluster"] = entry("Through the weights of one cluster")
    cluster: str = entry("Name of the cluster", example="Individuele voorzieningen Jeugd")


@dataclass(frozen=True, kw_only=True)
class ThroughCriteria:
    """Pro rata to what some maatstaven give."""

    through: Literal["criteria"] = entry("Through the weights of some maatstaven")
    criteria: tuple[str, ...] = entry("Maatstaven by code, number or name")


@dataclass(frozen=True, kw_only=True)
class ThroughInhabitants:
    """The same for every inhabitant."""

    through: Literal["inhabitants"] = entry("The same for every inhabitant")


@dataclass(frozen=True, kw_only=True)
class ThroughTable:
    """By shares in percent that someone worked out: in the file itself, or in a table beside it."""

    through: Literal["table"] = entry("By a table of shares")
    shares: dict[str, float] | None = entry("Percent by municipality; together 100", default=None)
    file: str | None = entry("Table (CSV, XLSX, ODS) beside this file, with gemeente and percent", default=None)


Distribution = ThroughFactor | ThroughCluster | ThroughCriteria | ThroughInhabitants | ThroughTable
