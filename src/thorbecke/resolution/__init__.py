"""The resolution's articles as conditions, checked against computed figures and registered facts."""

from thorbecke.resolution.articles import Bound, Package, Reading, Resolution
from thorbecke.resolution.asking import RESOLUTION, offer
from thorbecke.resolution.check import check
from thorbecke.resolution.effect import effect_of_gap, spread_of_gap
from thorbecke.resolution.facts import Known, RegisteredFact, State
from thorbecke.resolution.front_page import FrontPage, Outcome, front_page, of_checks, outcome_of, package_called
from thorbecke.resolution.reader import Readable, packaged, packaged_resolution, read, read_facts
from thorbecke.resolution.report import SIGNS, gaps_chart, spans, to_html, to_markdown, to_pdf
from thorbecke.resolution.results import ArticleResult, Check, ConditionResult, YearResult
from thorbecke.resolution.schema import json_schema
from thorbecke.resolution.tables import articles_table, check_table, front_table, years_table
from thorbecke.resolution.template import template
from thorbecke.resolution.verdict import Verdict, all_of, any_of

__all__ = [
    "RESOLUTION",
    "SIGNS",
    "ArticleResult",
    "Bound",
    "Check",
    "ConditionResult",
    "FrontPage",
    "Known",
    "Outcome",
    "Package",
    "Readable",
    "Reading",
    "RegisteredFact",
    "Resolution",
    "State",
    "Verdict",
    "YearResult",
    "all_of",
    "any_of",
    "articles_table",
    "check",
    "check_table",
    "effect_of_gap",
    "front_page",
    "front_table",
    "gaps_chart",
    "json_schema",
    "of_checks",
    "offer",
    "outcome_of",
    "package_called",
    "packaged",
    "packaged_resolution",
    "read",
    "read_facts",
    "spans",
    "spread_of_gap",
    "template",
    "to_html",
    "to_markdown",
    "to_pdf",
    "years_table",
]

offer()
