"""A dossier as a scenario that can be simulated, and a measure of a scenario as the beginning of a dossier."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Literal, cast

from thorbecke.errors import ActRefusedError, UnknownNameError, closest_or_all
from thorbecke.register.dossier_forms import Fund
from thorbecke.register.dossier_money import Line, amount_in, as_years
from thorbecke.register.forms import filled
from thorbecke.register.kinds import Data, Subject
from thorbecke.scenarios import Amount, Base, Distribution, Gap, Measure, Scenario, ThroughFactor, parse, written
from thorbecke.studies import Answer, simulate, task_balance

__all__ = ["acts_from", "effect_of", "measure_called", "scenario_of", "scenario_text"]

Channel = Literal["AU", "IU", "DU", "SPUK", "own"]
_LEVEL = "gemeenten"
_CHANNELS: dict[str, Channel] = {"AU": "AU", "DU": "DU", "IU": "IU", "SPUK": "SPUK", "eigen-heffing": "own"}
_ASSUMED = "How it is shared out is not in the dossier: through the uitkeringsfactor is an assumption."


def scenario_of(subject: Subject) -> Scenario:
    """What a dossier gives the municipalities, or would give them, and what they need, as a scenario.

    Given (or, as long as nothing is given, proposed) amounts are agreed measures, estimates are needs; a need changes
    no grant. Raises ActRefusedError where the dossier holds no amount by year for municipalities.
    """
    measures = _numbered([*_given(subject.data), *_needed(subject.data)])
    if not measures:
        raise ActRefusedError(
            f"Dossier '{subject.id}' holds no amounts by year for municipalities: nothing to simulate."
        )
    years = [year for measure in measures for year in measure.amounts]
    return Scenario(
        name=_slug(subject.id),
        title=subject.data["title"],
        summary=f"{subject.data['task']} (dossier {subject.id}, {subject.state}, versie {subject.version})",
        base=Base(first=min(years), last=max(years)),
        measures=tuple(measures),
    )


def scenario_text(subject: Subject) -> str:
    """The file of that scenario, which `thorbecke simulate` accepts."""
    return written(scenario_of(subject))


def effect_of(subject: Subject, years: Sequence[int]) -> Answer:
    """What the dossier's money does to every municipality in these years; one row for each.

    Raises as `scenario_of` does, InputFileError where its distribution cannot be carried out, and NotPublishedError for
    a year that cannot be computed.
    """
    scenario = parse(scenario_text(subject), f"{_slug(subject.id)}.yaml")
    return simulate.by_municipality(simulate.simulate(scenario, years))


def _given(data: Data) -> Iterator[Amount]:
    for line, amounts in _by_part(data["granted"] or data["fundings"], "amounts"):
        known = _distribution(line)
        if known is None and line["route"] == "eigen-heffing":
            continue
        yield Amount(
            **_common(line, " ".join(filter(None, ("bekostiging", line["part"]))), data, amounts),
            distribution=known or ThroughFactor(through="factor"),
            channel=_CHANNELS.get(line["route"], "AU") if known else "AU",
            included=line.get("included"),
            note="" if known else _ASSUMED,
        )


def _needed(data: Data) -> Iterator[Amount]:
    for bound in task_balance.BOUNDS:
        for line, amounts in _by_part(data["estimates"], bound):
            yield Amount(
                **_common(line, f"{line['id']}-{bound}", data, amounts),
                status="need" if bound == "best" else "uncertain",
                distribution=ThroughFactor(through="factor"),
                channel="AU",
                note="" if bound == "best" else f"The {bound} estimate, shown beside the need and not added to it.",
            )


def _by_part(lines: Iterable[Line], key: str) -> list[tuple[Line, dict[int, float]]]:
    """The newest line of each part for municipalities, with the amounts of a year by the newest that knows it."""
    parts: dict[str, tuple[Line, dict[int, float]]] = {}
    for line in lines:
        if line["level"] == _LEVEL and line[key]:
            _, before = parts.get(line["part"], (line, {}))
            parts[line["part"]] = line, before | as_years(line[key])
    return list(parts.values())


def _common(line: Line, name: str, data: Data, known: Mapping[int, float]) -> dict[str, Any]:
    every = {year: amount_in(known, line["lasting"], year) for year in range(min(known), max(known) + 1)}
    amounts = {year: mln for year, mln in every.items() if mln is not None}
    return {
        "id": _slug(name),
        "title": " ".join(filter(None, (data["title"], line["part"] or line.get("law", "")))),
        "change": "amount",
        "amounts": amounts,
        "lasting": line["lasting"],
        "purpose": (data["purpose"],),
        "source": tuple(line["source"]) or ("register",),
        "grade": line["grade"] or "U",
        "gaps": tuple(_gaps(amounts)),
    }


def _distribution(line: Line) -> Distribution | None:
    """How a line is shared out, as JSON kept it."""
    kept = line["distribution"]
    if kept is None:
        return None
    payload = {"level": _LEVEL, "route": "AU", "lasting": "incidental", "distribution": kept}
    return cast("Fund", filled(Fund, payload, "distribution")).distribution


def _gaps(amounts: Mapping[int, float]) -> Iterator[Gap]:
    for year in range(min(amounts), max(amounts)):
        if year not in amounts:
            yield Gap(since=year, until=year, why="The dossier holds no figure")


def _numbered(measures: Sequence[Amount]) -> list[Amount]:
    """The measures, each with an id of its own."""
    seen: dict[str, int] = {}
    found = []
    for measure in measures:
        count = seen[measure.id] = seen.get(measure.id, 0) + 1
        found.append(measure if count == 1 else replace(measure, id=f"{measure.id}-{count}"))
    return found


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-") or "dossier"


# -- the reverse ----------------------------------------------------------------------------------------------------


def measure_called(scenario: Scenario, name: str) -> Amount:
    """An amount of a scenario by its id; raises UnknownNameError with the closest."""
    amounts: dict[str, Measure] = {one.id: one for one in scenario.measures if isinstance(one, Amount)}
    if name not in amounts:
        hint = closest_or_all(name, amounts)
        raise UnknownNameError(f"'{scenario.name}' has no amount '{name}'.{hint}")
    return cast("Amount", amounts[name])


def acts_from(
    scenario: Scenario, name: str, departments: Sequence[str], regime: str
) -> list[tuple[str, dict[str, Any]]]:
    """The acts that begin a dossier with a measure of a scenario: what is needed as estimate, what is given as a fact.

    Raises UnknownNameError where the scenario has no such amount.
    """
    measure = measure_called(scenario, name)
    about = {"source": list(measure.source), "grade": measure.grade}
    opened = {
        "title": measure.title,
        "task": scenario.title,
        "levels": [_LEVEL],
        "departments": list(departments),
        "regime": regime,
        "purpose": measure.purpose[0],
        "text": measure.note,
        **about,
    }
    known: dict[str, float] = {str(year): mln for year, mln in measure.amounts.items()}
    scoped = ("scope", {"changes_tasks": True, "levels": [_LEVEL], **about})
    if measure.status == "need" and known:
        estimate = {
            "id": measure.id,
            "level": _LEVEL,
            "best": known,
            "lasting": measure.lasting,
            "method": f"Uit scenario {scenario.name}",
            "author": scenario.title,
            **about,
        }
        return [("open", opened), scoped, ("estimate", estimate)]
    note = {"title": f"Uit scenario {scenario.name}: {measure.title}", "meaning": measure.status, **about}
    return [("open", opened), ("note", note | ({"amounts": known} if known else {}))]
