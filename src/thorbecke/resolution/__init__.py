"""The resolution's articles as conditions, checked against computed figures and registered facts."""

from thorbecke.resolution.articles import Bound, Resolution
from thorbecke.resolution.check import check
from thorbecke.resolution.effect import effect_of_gap
from thorbecke.resolution.facts import Known, RegisteredFact, State
from thorbecke.resolution.front_page import FrontPage, front_page, of_checks
from thorbecke.resolution.reader import Readable, packaged, read, read_facts
from thorbecke.resolution.report import to_html, to_markdown, to_pdf
from thorbecke.resolution.results import ArticleResult, Check, ConditionResult, YearResult
from thorbecke.resolution.schema import json_schema
from thorbecke.resolution.template import template
from thorbecke.resolution.verdict import Verdict, all_of, any_of

__all__ = [
    "ArticleResult",
    "Bound",
    "Check",
    "ConditionResult",
    "FrontPage",
    "Known",
    "Readable",
    "RegisteredFact",
    "Resolution",
    "State",
    "Verdict",
    "YearResult",
    "all_of",
    "any_of",
    "check",
    "effect_of_gap",
    "front_page",
    "json_schema",
    "of_checks",
    "packaged",
    "read",
    "read_facts",
    "template",
    "to_html",
    "to_markdown",
    "to_pdf",
]
