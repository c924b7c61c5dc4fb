"""Questions by name: what a page, a program and a script ask in the same words and get the same answer to."""

from thorbecke.studies.questions.asked import Asked, Question, Value
from thorbecke.studies.questions.drawings import chart_of, is_drawn
from thorbecke.studies.questions.maps import MapFigure, map_figures
from thorbecke.studies.questions.register import ask, question, questions

__all__ = [
    "Asked",
    "MapFigure",
    "Question",
    "Value",
    "ask",
    "chart_of",
    "is_drawn",
    "map_figures",
    "question",
    "questions",
]
