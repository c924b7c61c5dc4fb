"""Questions people ask of the model, one module per question."""

from thorbecke.studies.answer import Answer, Column, Kind, Municipality

__all__ = [
    "Answer",
    "Column",
    "Kind",
    "Municipality",
    "accounts",
    "balance",
    "balance_map",
    "balance_years",
    "booked_grant",
    "catalogue",
    "charts",
    "compare",
    "convention",
    "deficit",
    "effect_charts",
    "explain",
    "grant",
    "national",
    "outlook",
    "own_units",
    "peers",
    "ratios",
    "redistribute",
    "scenario_pages",
    "simulate",
    "summary",
    "years",
]
