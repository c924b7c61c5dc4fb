"""Questions people ask of the model, one module per question."""

from thorbecke.studies.answer import Answer, Column, Kind, Municipality

__all__ = [
    "Answer",
    "Column",
    "Kind",
    "Municipality",
    "catalogue",
    "charts",
    "compare",
    "effect_charts",
    "explain",
    "grant",
    "national",
    "outlook",
    "own_units",
    "redistribute",
    "scenario_pages",
    "simulate",
    "summary",
    "years",
]
