"""Another distribution of the same money: own weights, a growth path, and the recalibration of 2023 taken back.

Own weights are a scenario that lives for one question: what if youth counted ten percent more? The fund keeps its
size unless it is told not to.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from thorbecke import parameters
from thorbecke.datasets import (
    OZB_CLUSTER,
    Circular,
    CircularYear,
    Notation,
    OwnWeight,
    available,
    find_maatstaf,
    gemeenten_in,
    load,
    newest,
    read_own_weights,
)
from thorbecke.errors import InputFileError, NotPublishedError, UnknownNameError, did_you_mean
from thorbecke.law import bfv, verdeling
from thorbecke.numbers import dutch
from thorbecke.quantity import Quantity
from thorbecke.scenarios import Scenario, Weight, checked
from thorbecke.studies.answer import Answer, Column
from thorbecke.studies.national import model_of
from thorbecke.studies.simulate import Effect, simulate
from thorbecke.texts import Text

__all__ = ["growth_path", "own_weights", "recalibration", "redistribute"]

_PATH = "ingroeipad_maximum_per_inwoner"
_MLN = 1e6


def redistribute(
    path: Path,
    year: int,
    circular: Circular | None = None,
    *,
    neutral: bool = True,
    notation: Notation | None = None,
) -> Effect:
    """The effect of own weights on every municipality in a year.

    `neutral`: the fund keeps its size and the uitkeringsfactor is solved anew; otherwise the factor stays and the fund
    grows or shrinks. Raises InputFileError for a file that cannot be used.
    """
    return simulate(own_weights(path, year, neutral=neutral, notation=notation), [year], circular)[0]


def own_weights(path: Path, year: int, *, neutral: bool = True, notation: Notation | None = None) -> Scenario:
    """The weights in a file as a scenario that holds from a year on."""
    given = read_own_weights(path, notation)
    _refuse_doubles(given)
    measures = tuple(_measure(weight, place, year, neutral) for place, weight in enumerate(given, 1))
    title = Text("Own weights of {name}{held}", name=path.name, held="" if neutral else Text(", the fund not held"))
    return checked(Scenario(name="own-weights", title=title, measures=measures), path.name)


def _refuse_doubles(given: Sequence[OwnWeight]) -> None:
    """Raise InputFileError for a weight that is given twice, under whatever names."""
    first: dict[tuple[str, str | None], OwnWeight] = {}
    for weight in given:
        known = first.setdefault((_maatstaf(weight), _cluster(weight)), weight)
        if known is not weight:
            raise InputFileError(
                Text(
                    "{place}: '{what}' stands in {other} too. Keep one.",
                    place=weight.place,
                    what=weight.what,
                    other=known.place,
                )
            )


def _maatstaf(given: OwnWeight) -> str:
    try:
        return find_maatstaf(given.what)
    except UnknownNameError as error:
        raise InputFileError(Text("{place}: {problem}", place=given.place, problem=error.args[0])) from error


def _cluster(given: OwnWeight) -> str | None:
    """The cluster by its own name; raises InputFileError with the closest."""
    if given.cluster is None:
        return None
    known = [name for name in load(newest()).bedragen.columns[1:-1] if name != OZB_CLUSTER]
    found = next((name for name in known if name.casefold() == given.cluster.casefold()), None)
    if found is None:
        hint = did_you_mean(given.cluster, known) or Text(" Clusters are {known}.", known="; ".join(known))
        raise InputFileError(
            Text("{place}: there is no cluster '{cluster}'.{hint}", place=given.place, cluster=given.cluster, hint=hint)
        )
    return found


def _measure(given: OwnWeight, number: int, year: int, neutral: bool) -> Weight:
    return Weight(
        change="weight",
        id=f"weight-{number}",
        title=f"{given.what}: {_words(given)}",
        source=(given.place,),
        grade="U",
        criterion=_maatstaf(given),
        cluster=_cluster(given),
        euro_per_unit=None if given.euro is None else {year: given.euro},
        percent=None if given.percent is None else {year: given.percent},
        neutral=neutral,
    )


def _words(given: OwnWeight) -> str:
    return f"{given.percent:+g}%" if given.euro is None else Text("{euro:g} euro per unit", euro=given.euro)


# -- a growth path --------------------------------------------------------------------------------------------------

_GROWTH = (
    Column("code", "Code"),
    Column("name", "Municipality"),
    Column("year", "Year", "text"),
    Column("full_effect", "Full effect", "euro"),
    Column("suppletie", "Suppletie", "euro"),
    Column("effect", "Effect", "euro"),
    Column("per_inwoner", "Per inhabitant", "cents"),
)


def growth_path(effect: Effect, bounds: Sequence[float] | None = None) -> Answer:
    """The effect of a redistribution as it grows in: bounded per inhabitant, further each year, by a suppletie.

    `bounds` in euro per inhabitant from the effect's year on, cumulative; default: those of 2023 to 2025.
    """
    path = parameters.load(_PATH)
    chosen = list(bounds or (value.amount for value in path.values if value.amount is not None))
    rows = [row for place, bound in enumerate(chosen) for row in _grown(effect, effect.year + place, bound)]
    sums = [_sum_note(rows, effect.year + place, bound) for place, bound in enumerate(chosen)]
    return Answer(
        question=("command", "redistribute"),
        title=Text(
            "{title}: growing in, {first}-{last}",
            title=effect.scenario.title,
            first=effect.year,
            last=effect.year + len(chosen) - 1,
        ),
        columns=_GROWTH,
        rows=rows,
        circular=effect.at.which.circular,
        year=f"{effect.year}-{effect.year + len(chosen) - 1}",
        sources=[effect.at.model.sources["eenheden"], *([path.values[0].source] if bounds is None else [])],
        notes=[*effect.notes, *sums, Text("Inhabitants are those of the first year throughout.")],
    )


def _sum_note(rows: Sequence[dict[str, Any]], year: int, bound: float) -> str:
    mln = sum(row["suppletie"] for row in rows if row["year"] == year) / _MLN
    return Text(
        "{year}: at most {bound} euro per inhabitant; the suppletie of all municipalities together is {mln} mln euro.",
        year=year,
        bound=dutch(bound, 2),
        mln=dutch(mln, 1),
    )


def _grown(effect: Effect, year: int, bound: float) -> Iterator[dict[str, Any]]:
    names = gemeenten_in(effect.at.which.year)
    full = Quantity.of(effect.difference, ("gemeente",), "euro")
    inwoners = Quantity.of(effect.inwoners, ("gemeente",), "inwoner")
    suppletie = np.asarray(bfv.suppletie(full, Quantity.of(bound, (), "euro/inwoner"), inwoners).data)
    figures = zip(effect.codes, effect.difference.tolist(), suppletie.tolist(), effect.inwoners.tolist(), strict=True)
    for code, whole, extra, people in figures:
        yield {
            "code": code,
            "name": names[code],
            "year": year,
            "full_effect": whole,
            "suppletie": extra,
            "effect": whole + extra,
            "per_inwoner": (whole + extra) / people,
        }


# -- the recalibration of 2023 --------------------------------------------------------------------------------------

_RECALIBRATION = (
    Column("code", "Code"),
    Column("name", "Municipality"),
    Column("suppletie", "Suppletie", "euro"),
    Column("bound", "Bound", "euro"),
    Column("full_effect", "Full effect", "euro"),
    Column("per_inwoner", "Per inhabitant", "cents"),
    Column("reason", "How it was told"),
)
NOT_DERIVABLE = Text("not derivable: no suppletie, so the effect lies within the bound")
GAINS, LOSES = Text("gains more than the bound"), Text("loses more than the bound")


def recalibration(year: int = 2024) -> Answer:
    """The full effect of the distribution of 2023 on every municipality, where the published suppletie gives it away.

    Raises NotPublishedError when no circular publishes the suppletie of that year.
    """
    which = _with_suppletie(year)
    model, bound = model_of(which), parameters.load(_PATH).value(year)
    suppletie, inwoners = model.value("suppletie"), model.value("inwoners")
    maximum = Quantity.of(parameters.load(_PATH).at(year), (), "euro/inwoner")
    with np.errstate(divide="ignore", invalid="ignore"):
        full = np.asarray(verdeling.volledig_herverdeeleffect(suppletie, maximum, inwoners).data)
    names, people = gemeenten_in(year), np.asarray(inwoners.data)
    bounds = np.asarray((maximum * inwoners).data)
    figures = zip(
        model.coords["gemeente"],
        np.asarray(suppletie.data).tolist(),
        bounds.tolist(),
        full.tolist(),
        people.tolist(),
        strict=True,
    )
    rows = [_recalibrated(names[code], code, *rest) for code, *rest in figures]
    return Answer.about(
        which,
        question=("command", "redistribute"),
        title=Text(
            "The distribution of 2023: full effect on each municipality, from the suppletie of {year}", year=year
        ),
        columns=_RECALIBRATION,
        rows=rows,
        value=float(sum(row["suppletie"] or 0.0 for row in rows)),
        sources=[model.sources["suppletie"], bound.source],
        notes=_told(rows, maximum.item()),
    )


def _told(rows: Sequence[dict[str, Any]], bound: float) -> list[str]:
    gain, lose = (sum(row["reason"] == reason for row in rows) for reason in (GAINS, LOSES))
    return [
        Text(
            "Told for {told} of {count} municipalities: {gain} gain and {lose} lose more than {bound} euro per "
            "inhabitant; {rest} lie within the bound and cannot be told.",
            told=gain + lose,
            count=len(rows),
            gain=gain,
            lose=lose,
            bound=dutch(bound, 2),
            rest=len(rows) - gain - lose,
        ),
        Text(
            "Municipalities with little capacity and a loss are spared longer, by a bound that was not "
            "published: where they are among those that lose, their full effect is a smaller loss than is shown "
            "here."
        ),
    ]


def _with_suppletie(year: int) -> CircularYear:
    for which in reversed(list(available())):
        if which.year == year and not np.isnan(model_of(which).value("suppletie").data).all():
            return which
    raise NotPublishedError(
        Text("No circular at hand publishes the suppletie of {year}; it is there for 2024.", year=year)
    )


def _recalibrated(name: str, code: str, suppletie: float, bound: float, full: float, people: float) -> dict[str, Any]:
    known = not np.isnan(full)
    reason = (GAINS if suppletie < 0 else LOSES) if known else NOT_DERIVABLE
    return {
        "code": code,
        "name": name,
        "suppletie": None if np.isnan(suppletie) else suppletie,
        "bound": bound,
        "full_effect": full if known else None,
        "per_inwoner": full / people if known else None,
        "reason": reason,
    }
