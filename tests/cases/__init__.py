"""Published cases to hold results against."""

from tests.cases.cases import (
    Change,
    Line,
    Misprint,
    OwnBudget,
    OwnUnits,
    PerUnit,
    Specification,
    Total,
    changes,
    own_budgets,
    per_unit,
    specifications,
    totals,
)

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
