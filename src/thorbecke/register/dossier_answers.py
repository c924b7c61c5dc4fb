"""One dossier as answers, from several sides: its history, its next steps, its money, its dispute."""

from collections.abc import Mapping, Sequence
from typing import Any, cast

from thorbecke.register.actors import PUBLIC, Actor
from thorbecke.register.bench import bench
from thorbecke.register.dossier_money import balance_of
from thorbecke.register.dossier_steps import open_steps, timeline
from thorbecke.register.dossier_terms import regime_in, setting_in
from thorbecke.register.register import Register
from thorbecke.scenarios import Scenario
from thorbecke.studies import Answer, Column, task_balance

__all__ = ["bench_of", "money_of", "steps_of", "timeline_of"]

_QUESTION = "dossier"
_UNKNOWN = "unknown"


def timeline_of(register: Register, dossier: str, actor: Actor = PUBLIC) -> Answer:
    """One row for each act on a dossier, in the order of the register; raises UnknownNameError."""
    subject = register.subject("dossier", dossier, actor)
    rows = [
        {
            "date": one.happened or _UNKNOWN,
            "act": one.act,
            "by": one.organisation,
            "role": one.role,
            "text": one.text,
            "grade": one.grade,
            "ground": one.ground,
            "source": "; ".join(one.source),
            "documents": ", ".join(str(document["name"]) for document in one.evidence),
            "registered": one.registered,
            "number": one.number,
            "hash": one.hash,
        }
        for one in timeline(register, "dossier", dossier, actor)
    ]
    columns = (
        Column("date", "Date"),
        Column("act", "Act"),
        Column("by", "By"),
        Column("grade", "Grade"),
        Column("text", "What"),
        Column("source", "Source", spare=True),
        Column("documents", "Documents", spare=True),
        Column("ground", "Ground", spare=True),
    )
    regime = regime_in(subject.data)
    title = f"{subject.data['title']} ({dossier}): {subject.state}, under {regime.id}"
    return _answer(dossier, title, columns, rows, notes=[regime.what, *filter(None, [register.read_only])])


def steps_of(register: Register, dossier: str, actor: Actor = PUBLIC, regime: str | None = None) -> Answer:
    """One row for each step that a dossier can take: who may, and what it still lacks; under its regime or another."""
    subject = register.subject("dossier", dossier, actor)
    rows = [
        {
            "act": step.act,
            "to": step.to or "",
            "who": ", ".join(step.who),
            "open": "yes" if step.is_open else "no",
            "lacks": " ".join(step.lacks),
            "duties": " ".join(step.duties),
            "ground": step.ground,
        }
        for step in open_steps(register, subject, regime=regime)
    ]
    columns = (
        Column("act", "Act"),
        Column("to", "Leads to"),
        Column("who", "Who"),
        Column("open", "Open"),
        Column("lacks", "Lacks"),
        Column("duties", "Asked by law, no bar", spare=True),
        Column("ground", "Ground", spare=True),
    )
    own = regime or subject.data["regime"]
    return _answer(dossier, f"Steps of {dossier}, which is {subject.state}, under {own}", columns, rows)


def money_of(
    register: Register,
    dossier: str,
    actor: Actor = PUBLIC,
    scenarios: Sequence[Scenario] = (),
    bound: task_balance.Bound | None = None,
    years: Sequence[int] | None = None,
) -> Answer:
    """What each level needs and is given by year, and what is short by an estimate: the one asked, or the dossier's.

    scenarios: what they give the municipalities for its purpose, instead of what the dossier says.
    """
    subject = register.subject("dossier", dossier, actor)
    data = subject.data
    own = bound or cast("task_balance.Bound", _bound_in(setting_in(data, "bound")))
    levels = [(level, balance_of(data, level, scenarios, years)) for level in data["levels"]]
    notes = [f"Measured by the {own} estimate{'' if bound else _because(data)}.", *_totals(data)]
    given = "; ".join(scenario.title for scenario in scenarios) or f"dossier {dossier}"
    sources = sorted({source for line in (*data["estimates"], *data["granted"]) for source in line["source"]})
    title = f"Needed and given in {dossier} (given: {given})"
    return task_balance.table((_QUESTION, dossier), title, levels, own, notes=notes, sources=sources)


def _bound_in(chosen: str) -> str:
    return chosen if chosen in task_balance.BOUNDS else "best"


def _because(data: Mapping[str, Any]) -> str:
    chosen = setting_in(dict(data), "bound")
    return (
        ", as the dossier chose" if chosen in task_balance.BOUNDS else "; the dossier chose none, so this is no verdict"
    )


def _totals(data: Mapping[str, Any]) -> list[str]:
    """What is known only for years together."""
    return [
        f"{line['level']}, {line['part'] or line['id']}: {_range(line['total'])} mln euro for {line['total']['first']}-"
        f"{line['total']['last']} together ({line['author']}); not in the rows."
        for line in data["estimates"]
        if line["total"]
    ]


def _range(total: Mapping[str, Any]) -> str:
    return " to ".join(f"{total[bound]:g}" for bound in task_balance.BOUNDS if total[bound] is not None)


def bench_of(register: Register, dossier: str, actor: Actor = PUBLIC) -> Answer:
    """Claims of the parties side by side, one row for each level and year, with their difference and the award."""
    whole = bench(register, dossier, actor)
    parties = tuple(whole.statements)
    rows = [
        {"level": one.level, "year": str(one.year), "difference": one.difference, "award": one.award, **one.claims}
        for one in whole.years
    ]
    columns = (
        Column("level", "Level"),
        Column("year", "Year"),
        *(Column(party, party, "units") for party in parties),
        Column("difference", "Difference", "units"),
        Column("award", "Award", "units"),
    )
    notes = [] if parties else ["No statement was submitted, or none is known."]
    return _answer(dossier, f"Before the arbiters: {dossier}", columns, rows, unit="mln euro", notes=notes)


def _answer(
    dossier: str,
    title: str,
    columns: tuple[Column, ...],
    rows: Sequence[Mapping[str, Any]],
    unit: str = "",
    **more: Any,
) -> Answer:
    return Answer((_QUESTION, dossier), title, columns, rows, unit=unit, **parts)
