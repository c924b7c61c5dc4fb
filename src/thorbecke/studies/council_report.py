"""What a council should know of its grant, put together from the answers to other questions: the data of a report."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from thorbecke.datasets import CircularYear, available, newest
from thorbecke.errors import NotPublishedError, UnknownNameError
from thorbecke.studies import grant, questions
from thorbecke.studies.agreements import agreements_of
from thorbecke.studies.answer import Answer, Column, Kind, Municipality
from thorbecke.texts import Text

__all__ = ["Chapter", "CouncilReport", "KeyFigure", "council_report"]

_BALANCE_YEAR, _RATIOS_YEAR = 2024, 2025
_CENT = 0.01
_CAUSES = {
    "units": Text("Units: more or fewer inhabitants, homes, clients"),
    "euro_per_unit": Text("Euro per unit"),
    "uitkeringsfactor": Text("Uitkeringsfactor: the size of the fund"),
    "ozb": Text("Deduction for own tax capacity (OZB)"),
    "suppletie": Text("Suppletie"),
    "iu_du": Text("Integratie-, decentralisatie- and other uitkeringen"),
}
Narrow = Callable[[Answer], Answer]


@dataclass(frozen=True)
class KeyFigure:
    """A figure that stands on the front: its label, its value and what kind of figure it is."""

    label: Text
    value: float
    kind: Kind


@dataclass(frozen=True)
class Chapter:
    """A part of the report: what it is about, the question behind it, and the answer as a report shows it.

    `asked` is there where the answer is that of a question (its chart too); `problem` says why there is no answer.
    """

    name: str
    heading: Text
    about: Text
    asked: questions.Asked | None = None
    answer: Answer | None = None
    problem: str = ""


@dataclass(frozen=True)
class CouncilReport:
    """The report of one municipality on the newest figures, beside those of `before` where there are any."""

    who: Municipality
    which: CircularYear
    before: CircularYear | None
    key: tuple[KeyFigure, ...]
    chapters: tuple[Chapter, ...]

    @property
    def sources(self) -> tuple[str, ...]:
        """Every source that an answer in it names, each once."""
        answers = [chapter.answer for chapter in self.chapters if chapter.answer]
        return tuple(dict.fromkeys(source for answer in answers for source in answer.sources))


def council_report(gemeente: str, agreements: Sequence[str] = ()) -> CouncilReport:
    """The report of a municipality; `agreements` names the packaged scenarios whose effect on it is told.

    Raises UnknownNameError with suggestions for a municipality or an agreement that does not exist.
    """
    which = newest()
    who = grant.municipality(gemeente, which.year)
    before = _before(which)
    chapters = tuple(_chapters(who, which, before, agreements))
    return CouncilReport(who, which, before, tuple(_key(chapters)), chapters)


def _before(which: CircularYear) -> CircularYear | None:
    """The set of figures before: an earlier circular for the same year, else the newest one of the year before."""
    earlier = [one for one in available() if one < which]
    same = [one for one in earlier if one.year == which.year]
    return max(same or earlier, default=None)


def _chapters(
    who: Municipality, which: CircularYear, before: CircularYear | None, agreements: Sequence[str]
) -> Iterator[Chapter]:
    there = {"circular": str(which.circular), "year": which.year}
    here = {"gemeente": who.code} | there
    yield _chapter(_GRANT, "overview_of", here)
    if before:
        yield _chapter(_change(before, which), "comparison", _from(before) | here, causes_alone)
    yield _chapter(_OUTLOOK, "outlook_of", {"gemeente": who.code}, without_spare)
    if agreements:
        yield replace(_AGREEMENTS, answer=agreements_of(who, agreements))
    yield _chapter(_RATIOS, "ratios_of", {"gemeente": who.code, "year": _RATIOS_YEAR})
    yield _chapter(_BALANCE, "balance_of", {"gemeente": who.code, "year": _BALANCE_YEAR}, without_spare)
    yield _chapter(_CHARGES, "local_charges_by_municipality", there, partial(own_row, code=who.code))


_GRANT = Chapter(
    "grant", Text("What the municipality gets"), Text("From the gemeentefonds, beside all municipalities.")
)
_OUTLOOK = Chapter(
    "outlook", Text("The years to come"), Text("On the budget path of the fund, with units held as they are.")
)
_AGREEMENTS = Chapter(
    "agreements",
    Text("What agreements with the state brought"),
    Text("Each agreement by itself and all together, in euro per inhabitant a year."),
)
_RATIOS = Chapter("ratios", Text("How it stands"), Text("Key ratios beside the signal values that supervisors use."))
_BALANCE = Chapter(
    "balance", Text("Tasks and means"), Text("What it budgets beside what it gets, and what its peers spend.")
)
_CHARGES = Chapter(
    "charges", Text("What households pay"), Text("For their home, in euro a year, on a synthetic population.")
)


def _change(before: CircularYear, which: CircularYear) -> Chapter:
    about = Text("By cause, from {before} to {which}.", before=_set(before), which=_set(which))
    return Chapter("change", Text("Why it changed"), about)


def _chapter(own: Chapter, question: str, given: dict[str, Any], narrowed: Narrow | None = None) -> Chapter:
    """The chapter with its answer, or with the reason why there is none."""
    try:
        asked = questions.question(question).asked(**given)
        answer = asked.answer()
    except (NotPublishedError, UnknownNameError) as error:
        return replace(own, problem=error.args[0])
    return replace(own, asked=asked, answer=narrowed(answer) if narrowed else answer)


def _set(which: CircularYear) -> Text:
    return Text("circular {circular} for {year}", circular=str(which.circular), year=which.year)


def _from(before: CircularYear) -> dict[str, Any]:
    return {"old_circular": str(before.circular), "old_year": before.year}


def _key(chapters: Sequence[Chapter]) -> Iterator[KeyFigure]:
    found = {chapter.name: chapter.answer for chapter in chapters if chapter.answer}
    if "grant" in found:
        total = found["grant"].rows[-1]
        yield KeyFigure(Text("euro in all"), total["amount"], "euro")
        yield KeyFigure(Text("euro per inhabitant"), total["per_inwoner"], "euro")
        yield KeyFigure(Text("euro per inhabitant of all municipalities"), total["nation"], "euro")
    if "change" in found:
        yield KeyFigure(Text("euro since the circular before"), found["change"].rows[-1]["euro"], "change")


# -- answers as narrow as a report shows them -----------------------------------------------------------------------


def without_spare(answer: Answer) -> Answer:
    """The answer without the columns that a narrow screen leaves out."""
    return replace(answer, columns=tuple(column for column in answer.columns if not column.spare))


def causes_alone(answer: Answer) -> Answer:
    """A comparison as its causes, one row each with the euro they bring, and the difference as the last row."""
    total = answer.rows[-1]
    rows = [{"cause": text, "euro": total[cause]} for cause, text in _CAUSES.items() if abs(total[cause]) >= _CENT]
    rows.append({"cause": Text("Difference"), "euro": total["difference"]})
    columns = (Column("cause", Text("Cause")), Column("euro", Text("Euro"), "change"))
    return replace(answer, columns=columns, rows=rows, strong=frozenset({len(rows) - 1}), quiet=frozenset())


def own_row(answer: Answer, code: str) -> Answer:
    """The row of one municipality in a table of all, turned: one row for each amount that is known, in euro."""
    row = next((row for row in answer.rows if row["code"] == code), {})
    shown = [column for column in answer.columns if column.kind == "cents" and row.get(column.key) is not None]
    rows = [{"what": column.heading, "amount": row[column.key]} for column in shown]
    columns = (Column("what", Text("What")), Column("amount", Text("Euro"), "cents"))
    return replace(answer, columns=columns, rows=rows, strong=frozenset(), quiet=frozenset())
