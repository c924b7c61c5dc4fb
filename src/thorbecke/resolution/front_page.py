"""The front page of a resolution: its articles for several packages side by side, and the answer in one sentence."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from thorbecke.errors import UnknownNameError, did_you_mean
from thorbecke.resolution.articles import Bound, Package, Resolution
from thorbecke.resolution.check import check
from thorbecke.resolution.reader import Readable
from thorbecke.resolution.results import STRUCTURAL, Check
from thorbecke.resolution.verdict import Verdict, all_of
from thorbecke.scenarios import read
from thorbecke.texts import Text

__all__ = ["FrontPage", "Outcome", "front_page", "lasting_gap", "of_checks", "outcome_of", "package_called"]


@dataclass(frozen=True)
class FrontPage:
    """A resolution checked on several packages, in order; `titles` are what people call them."""

    question: str
    title: str
    adopted: str
    by: str
    titles: tuple[str, ...]
    checks: tuple[Check, ...]
    latest: int

    @property
    def shown(self) -> Check:
        """The package that is taken apart: the last one agreed."""
        return self.checks[self.latest]

    def to_json(self) -> dict[str, Any]:
        """One object: a check for each package."""
        packages = [
            {"package": title, **found.to_json()} for title, found in zip(self.titles, self.checks, strict=True)
        ]
        return {"command": "resolution report", "question": self.question, "title": self.title, "packages": packages}


def front_page(
    readable: Readable,
    packages: Sequence[Package] | None = None,
    years: Sequence[int] | None = None,
    reading: str | None = None,
    bound: Bound = "best",
) -> FrontPage:
    """The resolution on each of the packages (default: those it names), one beside the other.

    Raises as `check` and the reader of scenarios do.
    """
    chosen = list(packages if packages is not None else readable.resolution.packages)
    chosen = chosen or [Package(title="Zonder afspraken", scenarios=())]
    checks = [check(readable, [read(name) for name in package.scenarios], years, reading, bound) for package in chosen]
    return of_checks(readable, [package.title for package in chosen], checks)


def of_checks(readable: Readable, titles: Sequence[str], checks: Sequence[Check]) -> FrontPage:
    """A front page of checks that were made; the one taken apart is the last whose conditions do not all hold."""
    resolution = readable.resolution
    open_ = [place for place, found in enumerate(checks) if not _all_met(found)]
    return FrontPage(
        question=resolution.question,
        title=resolution.title,
        adopted=resolution.adopted,
        by=resolution.by,
        titles=tuple(titles),
        checks=tuple(checks),
        latest=_latest(checks, open_),
    )


def _latest(checks: Sequence[Check], open_: Sequence[int]) -> int:
    """The package with the most scenarios among those that leave something open, the later of equals."""
    if not open_:
        return len(checks) - 1
    return max(open_, key=lambda place: (len(checks[place].scenarios), place))


def _all_met(found: Check) -> bool:
    """Whether every article is met."""
    return all(article.verdict is Verdict.met for article in found.articles)


def lasting_gap(found: Check) -> float | None:
    """Mln euro a year that is known to lack for good, all articles together; None where no gap is known."""
    gaps = [article.gap_mln.get(STRUCTURAL) for article in found.articles]
    known = [gap for gap in gaps if gap is not None]
    return sum(known) if known else None


@dataclass(frozen=True)
class Outcome:
    """A check in a few figures: all articles together, how many there are, are met and cannot be told.

    `gap` is what lacks for good in mln euro a year, None where nothing is known to; `at_least`: it may be more.
    """

    verdict: Verdict
    articles: int
    met: int
    unknown: int
    gap: float | None
    at_least: bool


def outcome_of(found: Check) -> Outcome:
    """What a check comes to, in figures that a sentence can be made from."""
    verdicts = [article.verdict for article in found.articles]
    return Outcome(
        verdict=all_of(verdicts),
        articles=len(verdicts),
        met=verdicts.count(Verdict.met),
        unknown=verdicts.count(Verdict.unknown),
        gap=lasting_gap(found) or None,
        at_least=any(STRUCTURAL in article.gap_at_least for article in found.articles),
    )


def package_called(resolution: Resolution, name: str) -> Package:
    """The package of that short name; raises UnknownNameError with the closest."""
    known = {package.id or str(place): package for place, package in enumerate(resolution.packages, 1)}
    if name not in known:
        raise UnknownNameError(
            Text(
                "There is no package '{name}'.{hint} Known are: {known}.",
                name=name[:60],
                hint=did_you_mean(name, known),
                known=", ".join(known),
            )
        )
    return known[name]
