"""What a check says, in Dutch words."""

from dataclasses import dataclass
from datetime import date

from thorbecke.numbers import dutch
from thorbecke.resolution.front_page import FrontPage, Outcome, outcome_of
from thorbecke.resolution.results import STRUCTURAL, ArticleResult, ConditionResult, years_in_words
from thorbecke.resolution.verdict import Verdict

__all__ = ["BOUNDS", "SIGNS", "VERDICTS", "answer", "day", "gap_of", "label_of", "mln", "spans"]

VERDICTS = {Verdict.met: "gehaald", Verdict.not_met: "niet gehaald", Verdict.unknown: "niet te zeggen"}
SIGNS = {Verdict.met: "✓", Verdict.not_met: "✗", Verdict.unknown: "?"}
BOUNDS = {"best": "de beste raming", "lower": "de ondergrens", "upper": "de bovengrens"}
_MONTHS = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
]


def mln(value: float) -> str:
    """An amount in mln euro, whole, rounded half up: 1560.5 is `1.561`."""
    return dutch(value, 0)


def label_of(when: str) -> str:
    """A year, or the word for what goes on after the last one."""
    return "daarna" if when == STRUCTURAL else when


def day(text: str) -> str:
    """A date as people write it: `2021-02-12` is `12 februari 2021`; other text stays as it is."""
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return text
    return f"{found.day} {_MONTHS[found.month - 1]} {found.year}"


@dataclass(frozen=True)
class Span:
    """Years in which a condition comes to the same: the years, the verdict, and how much lacks in mln euro."""

    years: str
    verdict: Verdict
    gap: float | None

    @property
    def told(self) -> str:
        """The sign of the verdict, and how much lacks."""
        return SIGNS[self.verdict] + (f" {mln(self.gap)}" if self.gap else "")


def spans(condition: ConditionResult, after: str = "daarna") -> list[Span]:
    """A condition over the years, years with the same outcome taken together; `after`: the word for what follows."""
    found: dict[tuple[Verdict, float | None], list[str]] = {}
    for year in condition.years:
        found.setdefault((year.verdict, year.gap or None), []).append(year.when)
    return [Span(years_in_words(labels, after), verdict, gap) for (verdict, gap), labels in found.items()]


def gap_of(article: ArticleResult) -> str:
    """What lacks for good under an article, in words; empty where no amount is known or nothing lacks."""
    gap = article.gap_mln.get(STRUCTURAL)
    if not gap:
        return ""
    least = "ten minste " if STRUCTURAL in article.gap_at_least else ""
    return f"{least}{mln(gap)} mln euro per jaar tekort"


def answer(page: FrontPage) -> str:
    """The answer to the question of the report, in two or three sentences."""
    found, title = outcome_of(page.shown), page.titles[page.latest]
    yes = {Verdict.met: "Ja.", Verdict.not_met: "Nee.", Verdict.unknown: "Dat is niet te zeggen."}[found.verdict]
    counted = f"Van de {found.articles} artikelen is er {found.met or 'geen'} gehaald ({title})"
    told = f"; over {found.unknown} is niet te oordelen, omdat cijfers ontbreken" if found.unknown else ""
    return f"{yes} {counted}{told}.{_lasting(found)}"


def _lasting(found: Outcome) -> str:
    if found.gap is None:
        return ""
    least = "ten minste " if found.at_least else ""
    return f" Gemeenten komen structureel {least}{mln(found.gap)} miljoen euro per jaar tekort."
