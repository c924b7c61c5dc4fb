"""The front page of a resolution: its articles for several packages side by side, and the answer in one sentence."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from thorbecke.resolution.articles import Bound, Package
from thorbecke.resolution.check import check
from thorbecke.resolution.reader import Readable
from thorbecke.resolution.results import STRUCTURAL, Check
from thorbecke.resolution.verdict import Verdict
from thorbecke.scenarios import read

__all__ = ["FrontPage", "front_page", "lasting_gap", "of_checks"]


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
