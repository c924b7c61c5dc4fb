"""Whether what a proposition waits for is binding: the resolution check on the agreements to date.

Two checks where some agreements do not bind yet: on those that bind, and on all. What is met on the first is binding,
what is met only on both together is agreed, and all else is open; what cannot be told never counts as met.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from thorbecke import resolution
from thorbecke.errors import UnknownNameError, closest_or_all
from thorbecke.register.agenda.forms import Basis, GapYear, Requirement, Status, Terms
from thorbecke.register.agenda.to_date import ToDate, facts_in, to_date
from thorbecke.register.kinds import Subject
from thorbecke.resolution import ArticleResult, Bound, Check
from thorbecke.scenarios import read
from thorbecke.studies import edition

__all__ = ["articles_of", "basis_of", "check_of"]

_KEPT = 64


def basis_of(terms: Terms, find: Callable[[str, str], Subject]) -> Basis:
    """What is binding now, on the agreements that the register holds; raises UnknownNameError.

    find: gives the subject that holds the agreements to date, as a guard's situation does.
    """
    held = to_date(terms.resolution, find)
    found = check_of(terms, held)
    wanted = articles_of(terms, found)
    with_all = found if not held.not_binding else check_of(terms, replace(held, binding=held.all, not_binding=()))
    return Basis(
        resolution=found.resolution,
        reading=terms.reading,
        bound=terms.bound,
        edition=edition(),
        agreements=held.binding,
        not_binding=held.not_binding,
        facts=tuple(fact.id for fact in held.facts),
        requirements=tuple(_requirement(one, found, with_all) for one in (*wanted, *_conditions(terms))),
        gaps=tuple(_gaps([found.article(one) for one in wanted])),
    )


def check_of(terms: Terms, held: ToDate) -> Check:
    """The resolution check by these terms on the agreements that bind; raises UnknownNameError for the reading."""
    return _checked(_Question(terms.resolution, terms.reading, terms.bound, held.binding, held.facts_json))


def articles_of(terms: Terms, found: Check) -> tuple[str, ...]:
    """The articles that must be met: of the reading, then those named beside; raises UnknownNameError."""
    known = {article.id: article for article in found.articles}
    for one in terms.also:
        article, _, condition = one.partition("/")
        if article not in known:
            raise UnknownNameError(f"{found.title} has no article '{article[:60]}'.{closest_or_all(article, known)}")
        own = [condition.id for condition in known[article].conditions]
        if condition and condition not in own:
            raise UnknownNameError(
                f"Article {article} has no condition '{condition[:60]}'.{closest_or_all(condition, own)}"
            )
    more = (one for one in terms.also if "/" not in one)
    return tuple(dict.fromkeys((*found.reading.requires, *more)))


def _conditions(terms: Terms) -> tuple[str, ...]:
    return tuple(one for one in dict.fromkeys(terms.also) if "/" in one)


def _requirement(name: str, binding: Check, agreed: Check) -> Requirement:
    verdict = _verdict(name, binding)
    status: Status = "binding" if verdict == "met" else "agreed" if _verdict(name, agreed) == "met" else "open"
    return Requirement(id=name, verdict=verdict, status=status)


def _verdict(name: str, found: Check) -> str:
    article, _, condition = name.partition("/")
    result = found.article(article)
    if not condition:
        return result.verdict.value
    return next((own.verdict.value for own in result.conditions if own.id == condition), "unknown")


def _gaps(articles: list[ArticleResult]) -> Iterator[GapYear]:
    """The gaps of the articles, added up by year as far as they are known."""
    for when in sorted({label for article in articles for label in article.gap_mln}):
        gaps = [article.gap_mln[when] for article in articles if when in article.gap_mln]
        known = [gap for gap in gaps if gap is not None]
        at_least = any(when in article.gap_at_least for article in articles) or 0 < len(known) < len(gaps)
        yield GapYear(when=when, mln=sum(known) if known else None, at_least=at_least)


# -- the check itself, once for every question ------------------------------------------------------------------------


@dataclass(frozen=True)
class _Question:
    resolution: str
    reading: str
    bound: Bound
    scenarios: tuple[str, ...]
    facts_json: str


@lru_cache(maxsize=_KEPT)
def _checked(question: _Question) -> Check:
    readable = resolution.read(question.resolution)
    own = {fact.id: fact for fact in facts_in(question.facts_json)}
    return resolution.check(
        replace(readable, facts=readable.facts | own),
        [read(name) for name in question.scenarios],
        reading=question.reading,
        bound=question.bound,
    )
