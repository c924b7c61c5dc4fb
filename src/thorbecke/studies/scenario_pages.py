"""Scenarios to look at: the packaged ones in a row, and one measure by measure."""

from typing import Any

from thorbecke.scenarios import Amount, Measure, ScaleUpCut, Scenario, by_year, packaged, read
from thorbecke.studies.answer import Answer, Column
from thorbecke.texts import Text

__all__ = ["listed", "shown"]

_LIST = (
    Column("name", "Name"),
    Column("title", "Title"),
    Column("first", "From", "text"),
    Column("last", "To", "text"),
    Column("measures", "Measures", "number"),
)
_SHOW = (
    Column("id", "Id"),
    Column("title", "Title"),
    Column("change", "Change"),
    Column("by_year", "By year (mln or as said)"),
    Column("lasting", "Lasting"),
    Column("distribution", "Distribution"),
    Column("channel", "Channel"),
    Column("status", "Status"),
    Column("grade", "Grade"),
)


def listed() -> Answer:
    """One row for each packaged scenario."""
    rows = []
    for name in packaged():
        scenario = read(name)
        rows.append(
            {
                "name": name,
                "title": scenario.title,
                "first": scenario.base.first,
                "last": scenario.base.last,
                "measures": len(scenario.measures),
                "summary": scenario.summary,
                "gaps": Text.joined(scenario.gaps, "; "),
            }
        )
    return Answer(
        ("command", "scenario list"),
        Text("Packaged scenarios; 'thorbecke scenario show NAME' tells more"),
        _LIST,
        rows,
        unit="",
    )


def shown(scenario: Scenario) -> Answer:
    """One row for each measure of a scenario; what is left open stands in the notes too."""
    rows = [_row(measure) for measure in scenario.measures]
    open_ = [
        Text("Left open: {title}: {gaps}", title=measure.title, gaps=_gaps(measure))
        for measure in scenario.measures
        if measure.gaps
    ]
    notes = [
        Text("{title}: {note}", title=measure.title, note=Text(measure.note))
        for measure in scenario.measures
        if measure.note
    ]
    return Answer(
        ("scenario", scenario.name),
        Text.joined((f"{scenario.title}.", scenario.summary), " ") if scenario.summary else f"{scenario.title}.",
        _SHOW,
        rows,
        unit="mln euro",
        sources=list(dict.fromkeys(source for measure in scenario.measures for source in measure.source)),
        notes=[*(Text("Left open: {gap}", gap=gap) for gap in scenario.gaps), *open_, *notes],
    )


def _row(measure: Measure) -> dict[str, Any]:
    amount = measure if isinstance(measure, Amount) else None
    return {
        "id": measure.id,
        "title": measure.title,
        "change": measure.change,
        "by_year": _by_year(measure),
        "lasting": amount.lasting if amount else "structural",
        "distribution": _distribution(measure),
        "channel": amount.channel if amount else "AU",
        "purpose": ", ".join(measure.purpose),
        "status": measure.status,
        "grade": measure.grade,
        "gaps": _gaps(measure),
        "note": Text(measure.note),
        "source": "; ".join(measure.source),
    }


def _by_year(measure: Measure) -> str:
    found = []
    for name, values in by_year(measure).items():
        figures = ", ".join(f"{year}: {value:g}" for year, value in values.items())
        found.append(figures if name in ("amounts", "levels") else f"{name} {figures}")
    since = getattr(measure, "since", None)
    return "; ".join(found) or (Text("from {since}", since=since) if since else "")


def _distribution(measure: Measure) -> str:
    if isinstance(measure, ScaleUpCut) or measure.change == "index":
        return "factor"
    if not isinstance(measure, Amount):
        return ""
    way = measure.distribution
    named = getattr(way, "cluster", "") or ", ".join(getattr(way, "criteria", ()))
    return f"{way.through}: {named}" if named else way.through


def _gaps(measure: Measure) -> str:
    def years(since: int, until: int | None) -> str:
        return (
            Text("{since} on", since=since) if until is None else str(since) if since == until else f"{since}-{until}"
        )

    return Text.joined(
        (Text("{years}: {why}", years=years(gap.since, gap.until), why=Text(gap.why)) for gap in measure.gaps), "; "
    )
