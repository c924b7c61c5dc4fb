"""Read the published cases that lie beside this module, as typed records.

`specifications/*.yaml` hold what municipalities published as the calculation of their general grant, line by line and
before the uitkeringsfactor; `own_budgets_2024.yaml` what municipalities booked; `totals.yaml` national figures.
Every plain value is read as text first: number `8a` and number `2` are both text, and nothing is guessed.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

__all__ = [
    "Change",
    "Line",
    "Misprint",
    "OwnBudget",
    "OwnUnits",
    "PerUnit",
    "Specification",
    "Total",
    "changes",
    "own_budgets",
    "per_unit",
    "specifications",
    "totals",
]

_HERE = Path(__file__).parent


@dataclass(frozen=True)
class Line:
    """One line as printed; what the page does not show, or cuts off, is None. `maatstaf` is the code of the model."""

    section: str
    number: str
    name: str
    maatstaf: str | None = None
    units: float | None = None
    euro_per_unit: float | None = None
    amount: float | None = None

    @property
    def complete(self) -> bool:
        """Whether the line shows units, euro per unit and amount."""
        return None not in (self.units, self.euro_per_unit, self.amount)


@dataclass(frozen=True)
class Misprint:
    """A line that is not what it says, and why; `units` or `euro_per_unit` is the value that gives the amount."""

    number: str
    reason: str
    units: float | None = None
    euro_per_unit: float | None = None


@dataclass(frozen=True)
class OwnUnits:
    """Units a municipality counted itself, where they are not those of the circular."""

    number: str
    units: float
    reason: str


@dataclass(frozen=True)
class Specification:
    """What one municipality published as the calculation of its general grant for one year."""

    gemeente: str
    name: str
    year: int
    circular: str | None
    document: str
    source: str
    read: str
    uncertain: tuple[str, ...]
    lines: tuple[Line, ...]
    subtotals: dict[str, float]
    own_units: tuple[OwnUnits, ...]
    misprints: tuple[Misprint, ...]

    def __str__(self) -> str:
        return f"{self.name} {self.year}"

    def misprint(self, number: str) -> Misprint | None:
        """The misprint of a line, if it has one."""
        return next((misprint for misprint in self.misprints if misprint.number == number), None)


@dataclass(frozen=True)
class OwnBudget:
    """What a municipality booked, in euro, and the official figures that give it within EUR 1,000."""

    gemeente: str
    name: str
    booked: float
    computed: float
    general_grant: float
    iu_du: float
    suppletie: float


@dataclass(frozen=True)
class Total:
    """A national total in millions of euro, as computed from or published for one circular and year."""

    kind: str
    circular: str
    year: int
    amount: float
    tolerance: float
    source: str


@dataclass(frozen=True)
class Change:
    """What a change of the fund (millions of euro), spread through the uitkeringsfactor, is for one municipality."""

    gemeente: str
    name: str
    circular: str
    year: int
    change: float
    amount: float
    tolerance: float
    booked: float
    source: str


@dataclass(frozen=True)
class PerUnit:
    """What one unit of a maatstaf brings, in euro: euro per unit times uitkeringsfactor."""

    maatstaf: str
    circular: str
    year: int
    euro_per_unit: float
    uitkeringsfactor: float
    amount: float
    tolerance: float


def _read(path: Path) -> dict[str, Any]:
    with path.open(encoding="utf-8") as file:
        found: dict[str, Any] = yaml.load(file, Loader=yaml.CBaseLoader)
    return found


def _numbers(record: dict[str, str], *names: str) -> dict[str, Any]:
    return {name: float(value) if name in names else value for name, value in record.items()}


def _specification(path: Path) -> Specification:
    case = _read(path)
    lines = case.pop("lines")
    return Specification(
        **{
            **case,
            "year": int(case["year"]),
            "circular": case.get("circular"),
            "uncertain": tuple(case["uncertain"]),
            "lines": tuple(Line(**_numbers(line, "units", "euro_per_unit", "amount")) for line in lines),
            "subtotals": {section: float(amount) for section, amount in case.get("subtotals", {}).items()},
            "own_units": tuple(OwnUnits(**_numbers(own, "units")) for own in case.get("own_units", [])),
            "misprints": tuple(
                Misprint(**_numbers(line, "units", "euro_per_unit")) for line in case.get("misprints", [])
            ),
        }
    )


def specifications() -> tuple[Specification, ...]:
    """Every published specification."""
    return tuple(_specification(path) for path in sorted((_HERE / "specifications").glob("*.yaml")))


def own_budgets() -> tuple[OwnBudget, ...]:
    """Municipalities whose own budget of 2024 equals the official figures of mei-2023 and september-2024."""
    amounts = ("booked", "computed", "general_grant", "iu_du", "suppletie")
    return tuple(OwnBudget(**_numbers(row, *amounts)) for row in _read(_HERE / "own_budgets_2024.yaml")["budgets"])


def totals(kind: str) -> tuple[Total, ...]:
    """The national totals of one kind: general_grant, general_grant_iu_du or budgeted_expenditure."""
    rows = _read(_HERE / "totals.yaml")[kind]
    return tuple(Total(kind, **{**_numbers(row, "amount", "tolerance"), "year": int(row["year"])}) for row in rows)


def changes() -> tuple[Change, ...]:
    """Changes of the fund that go through the uitkeringsfactor, and what municipalities booked for them."""
    amounts = ("change", "amount", "tolerance", "booked")
    rows = _read(_HERE / "totals.yaml")["through_the_factor"]
    return tuple(Change(**{**_numbers(row, *amounts), "year": int(row["year"])}) for row in rows)


def per_unit() -> tuple[PerUnit, ...]:
    """Published amounts per unit after the uitkeringsfactor."""
    amounts = ("euro_per_unit", "uitkeringsfactor", "amount", "tolerance")
    rows = _read(_HERE / "totals.yaml")["per_unit"]
    return tuple(PerUnit(**{**_numbers(row, *amounts), "year": int(row["year"])}) for row in rows)
