"""Guards on what an act on a dossier brings along: what its form cannot say."""

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields
from datetime import date, timedelta
from typing import Any

from thorbecke.errors import NotAllowedError
from thorbecke.register.dossier_dates import day_of, read_day
from thorbecke.register.dossier_forms import KOEPELS, Estimate, Opened, RegimeChange, SpanTotal
from thorbecke.register.kinds import Situation
from thorbecke.register.organisations import find_organisation
from thorbecke.register.regimes import regime_called
from thorbecke.texts import Text

__all__ = [
    "has_days",
    "has_evidence",
    "has_figures",
    "has_level",
    "has_texts",
    "is_new_dossier",
    "keeps_levels",
    "meets_a_day",
    "named_regime",
]

_FIRST, _LAST = 1990, 2050


def has_days(situation: Situation) -> str | None:
    """Dates are dates; what happened did so before today, and a term ends after it began."""
    tomorrow = date.fromisoformat(situation.moment[:10]) + timedelta(days=1)  # it may be a day later where they are
    happened, until = (getattr(situation.payload, name, "") for name in ("date", "until"))
    for text in filter(None, (happened, until)):
        if not _FIRST <= read_day(text).year <= _LAST:
            return Text(
                "'{date}' is out of range: dates run from {first} to {last}.", date=text, first=_FIRST, last=_LAST
            )
    if happened and read_day(happened) > tomorrow:
        return Text("'date' {date} has yet to come: an act tells what happened.", date=happened)
    if until and day_of(until) is None:
        return Text("'until' must be a day, as 2021-05-18, not '{date}'.", date=until)
    if until and happened and read_day(until) < read_day(happened):
        return Text("'until' {until} lies before 'date' {date}.", until=until, date=happened)
    return None


def has_texts(situation: Situation) -> str | None:
    """What must be said is not left empty."""
    form = situation.payload
    empty = [
        own.name
        for own in fields(form)
        if own.default is MISSING and isinstance(value := getattr(form, own.name), str) and not value.strip()
    ]
    return Text("Left empty: {names}.", names=", ".join(empty)) if empty else None


def has_evidence(situation: Situation) -> str | None:
    """There is a source or a document."""
    if not any(one.strip() for one in situation.payload.source) and not situation.attachments:
        return Text("Evidence is missing: name a 'source', or attach the document.")
    return None


def has_level(situation: Situation) -> str | None:
    """The level of government is one that the dossier touches."""
    levels = situation.subject.data["levels"]
    if situation.payload.level not in levels:
        return Text(
            "This dossier touches {levels}, not {level}.", levels=", ".join(levels), level=situation.payload.level
        )
    return None


def keeps_levels(situation: Situation) -> str | None:
    """Scoping adds levels of government that are touched, and takes none away."""
    before, after = situation.subject.data["levels"], situation.payload.levels
    lost = [level for level in before if level not in after]
    if lost:
        return Text("'levels' leaves out {levels}, which the dossier touches.", levels=", ".join(lost))
    return Text("'levels' names a level twice.") if len(set(after)) != len(after) else None


# -- figures --------------------------------------------------------------------------------------------------------


def has_figures(situation: Situation) -> str | None:
    """An estimate holds at least one figure, and its range is in order."""
    form: Estimate = situation.payload
    series = [form.lower or {}, form.best or {}, form.upper or {}]
    total = form.total
    if not any(series) and (total is None or total.lower is total.best is total.upper is None):
        return Text("The estimate holds no figure: give 'lower', 'best' or 'upper' by year, or a 'total'.")
    return next(_disordered(series, total), None)


def _disordered(series: list[dict[int, float]], total: SpanTotal | None) -> Iterator[str]:
    if total is not None and total.last < total.first:
        yield Text("'total' ends in {last}, before it begins in {first}.", last=total.last, first=total.first)
    ranges: dict[Any, list[float | None]] = {
        year: [own.get(year) for own in series] for year in sorted({year for own in series for year in own})
    }
    if total is not None:
        ranges["total"] = [total.lower, total.best, total.upper]
    for when, found in ranges.items():
        known = [mln for mln in found if mln is not None]
        if known != sorted(known):
            yield Text(
                "The range of {when} is not in order: lower, best and upper are {found}.", when=when, found=known
            )


# -- the dossier itself ---------------------------------------------------------------------------------------------


def named_regime(situation: Situation) -> str | None:
    """The regime exists, and what is chosen is left free by it."""
    form: Opened | RegimeChange = situation.payload
    names = [one.id for one in form.chosen]
    if len(set(names)) != len(names):
        return Text("'chosen' names a choice twice.")
    regime_called(form.regime).check_chosen({one.id: one.value for one in form.chosen})
    return None


def is_new_dossier(situation: Situation) -> str | None:
    """A dossier touches at least one level, belongs to departments, and is opened by one of its parties."""
    form: Opened = situation.payload
    if not form.levels or len(set(form.levels)) != len(form.levels):
        return Text("'levels' must name each level of government that it touches once.")
    if not form.departments or len(set(form.departments)) != len(form.departments):
        return Text("'departments' must name each department that it belongs to once.")
    for department in form.departments:
        if "vakdepartement" not in find_organisation(department).roles:
            return Text("'{name}' is no department.", name=department)
    actor = situation.actor
    if actor.role == "vakdepartement" and actor.organisation not in form.departments:
        raise NotAllowedError(f"{actor.organisation} cannot open a dossier that does not belong to it.")
    if actor.role in KOEPELS.values() and actor.role not in [KOEPELS[level] for level in form.levels]:
        raise NotAllowedError(f"{actor.organisation} speaks for none of the levels that it touches.")
    return None


def meets_a_day(situation: Situation) -> str | None:
    """A day that is agreed is for something, and a day that is met was agreed."""
    form = situation.payload
    agreed: list[Mapping[str, Any]] = situation.subject.data["agreed_days"]
    if form.until and not form.awaits.strip():
        return Text("'awaits' is missing: say what the day 'until' is for.")
    if form.meets and form.meets not in [one["title"] for one in agreed]:
        return Text("There is no open day of '{title}' to meet.", title=form.meets)
    return None
