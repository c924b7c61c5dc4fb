"""What a check comes to: a verdict for each article, its conditions year by year, and the chain down to sources."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from thorbecke.resolution.amounts import Link
from thorbecke.resolution.articles import Bound, Reading
from thorbecke.resolution.verdict import Verdict
from thorbecke.texts import Text

__all__ = ["STRUCTURAL", "ArticleResult", "Check", "ConditionResult", "YearResult", "years_in_words"]

STRUCTURAL = "structural"


def years_in_words(labels: Sequence[str], after: str = "daarna") -> str:
    """Years as people write them: `2022-2024, 2026, daarna`; other labels stay as they are."""
    spans: list[list[int]] = []
    for year in sorted(int(label) for label in labels if label.isdigit()):
        if spans and year == spans[-1][1] + 1:
            spans[-1][1] = year
        else:
            spans.append([year, year])
    words = [f"{first}" if first == last else f"{first}-{last}" for first, last in spans]
    others = [after if label == STRUCTURAL else label for label in labels if not label.isdigit()]
    return ", ".join([*words, *others])


@dataclass(frozen=True)
class YearResult:
    """One condition in one year (`when`: the year, or 'structural' for what goes on after the last one).

    `actual` and `required` in the condition's unit, `gap` in mln euro: None where it is not known or does not apply;
    `missing` says which figure lacks.
    """

    when: str
    verdict: Verdict
    actual: float | None = None
    required: float | None = None
    gap: float | None = None
    missing: str = ""
    links: tuple[Link, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The result as plain values."""
        own = {key: value for key, value in vars(self).items() if key != "links"}
        return own | {"chain": [vars(link) for link in self.links]}


@dataclass(frozen=True)
class ConditionResult:
    """One condition over the years: met in every one, or not, or not to be told."""

    id: str
    title: str
    kind: str
    verdict: Verdict
    comparison: str
    unit: str
    years: tuple[YearResult, ...]
    sources: tuple[str, ...]
    remedy: str
    note: str

    @property
    def missing(self) -> tuple[str, ...]:
        """The figures that lack, each once, with the years in which they do."""
        texts = dict.fromkeys(year.missing for year in self.years if year.missing)
        return tuple(Text("{text} ({years})", text=text, years=self._years_without(text)) for text in texts)

    def _years_without(self, text: str) -> str:
        return years_in_words([year.when for year in self.years if year.missing == text])

    def to_json(self) -> dict[str, Any]:
        """The result as plain values."""
        own = {key: value for key, value in vars(self).items() if key != "years"}
        return own | {"missing": list(self.missing), "years": [year.to_json() for year in self.years]}


@dataclass(frozen=True)
class ArticleResult:
    """One article: its verdict, the gap in mln euro by year, and what it unlocks.

    `gap_mln` adds up the gaps that are known; in the years of `gap_at_least` another could not be told.
    """

    id: str
    title: str
    demand: str
    verdict: Verdict
    gap_mln: dict[str, float | None]
    gap_at_least: tuple[str, ...]
    conditions: tuple[ConditionResult, ...]
    unlocks: tuple[str, ...]
    consequence: str
    remarks: tuple[str, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """The figures that lack, each with its condition and years."""
        return tuple(
            Text("{title}: {text}", title=own.title, text=text) for own in self.conditions for text in own.missing
        )

    @property
    def would_close(self) -> tuple[str, ...]:
        """What would close what is not met."""
        open_ = [own for own in self.conditions if own.verdict is Verdict.not_met and own.remedy]
        return tuple(own.remedy for own in open_)

    def to_json(self) -> dict[str, Any]:
        """The result as plain values."""
        own = {key: value for key, value in vars(self).items() if key != "conditions"}
        own |= {"missing": list(self.missing), "would_close": list(self.would_close)}
        return own | {"conditions": [condition.to_json() for condition in self.conditions]}


@dataclass(frozen=True)
class Check:
    """A resolution checked on scenarios, by one reading and one bound.

    `left_out` names agreements to date that do not count here.
    """

    resolution: str
    title: str
    question: str
    scenarios: tuple[str, ...]
    scenario_titles: tuple[str, ...]
    reading: Reading
    bound: Bound
    years: Sequence[int]
    articles: tuple[ArticleResult, ...]
    left_out: tuple[str, ...]
    sources: tuple[str, ...]

    def article(self, name: str) -> ArticleResult:
        """The result of one article."""
        return next(article for article in self.articles if article.id == name)

    def to_json(self) -> dict[str, Any]:
        """One object with everything that was asked and found."""
        return {
            "command": "resolution check",
            "resolution": self.resolution,
            "title": self.title,
            "scenarios": list(self.scenarios),
            "left_out": list(self.left_out),
            "reading": self.reading.id,
            "reading_title": self.reading.title,
            "bound": self.bound,
            "years": list(self.years),
            "unit": "mln euro",
            "articles": [article.to_json() for article in self.articles],
            "sources": list(self.sources),
        }
