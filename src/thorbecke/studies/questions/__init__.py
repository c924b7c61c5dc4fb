"""Questions by name: what a page, a program and a script ask in the same words and get the same answer to."""

from thorbecke.studies.questions.asked import OF_YEARS, YEARS, Asked, Question, Value
from thorbecke.studies.questions.drawings import chart_of, is_drawn
from thorbecke.studies.questions.maps import MapFigure, map_figures
from thorbecke.studies.questions.register import ask, offer, question, questions
from thorbecke.studies.what_if import packaged_scenario

__all__ = [
    "OF_YEARS",
    "YEARS",
    "Asked",
    "MapFigure",
    "Question",
    "Value",
    "ask",
    "chart_of",
    "is_drawn",
    "map_figures",
    "offer",
    "packaged_scenario",
    "question",
    "questions",
]
