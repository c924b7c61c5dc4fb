"""Questions by name: what a page, a program and a script ask in the same words and get the same answer to."""

from thorbecke.studies.questions.asked import Asked, Question, Value
from thorbecke.studies.questions.maps import MapFigure, map_figures
from thorbecke.studies.questions.register import ask, question, questions

__all__ = ["Asked", "MapFigure", "Question", "Value", "ask", "map_figures", "question", "questions"]
