"""How large the fund is in the years after the last circular, on a named footing, with the causes of every change.

    budget   the budget path of the Voorjaarsnota 2024, reserve for the accres included: every line published to 2029
    index    the amount of the year before, grown by the index of the law; a one-off amount first taken out
    factor   the uitkeringsfactor that a later circular is said to hold, on the units at hand

A year that rests on a figure without a source has no amount, and says which figure is missing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from thorbecke import parameters
from thorbecke.datasets import uitkeringsfactoren
from thorbecke.model import Model
from thorbecke.quantity import Quantity
from thorbecke.studies.indexation import growth_in
from thorbecke.studies.national import law_in
from thorbecke.texts import Text

__all__ = ["Cause", "Footing", "FundYear", "fund_years", "published_factor"]

Footing = Literal["budget", "index", "factor"]
_PATH = "fund_path"
_ONE_OFF = ("voorjaarsnota 2024", "eenmalige verlaging gemeentefonds")


@dataclass(frozen=True)
class Cause:
    """One reason why the fund differs from the year before: of what, how many euro, and where that can be read."""

    what: str
    euro: float
    source: str


@dataclass(frozen=True)
class FundYear:
    """General grants of all municipalities together in one year, in euro; None where `missing` says what lacks.

    `factor` is the published uitkeringsfactor where the amount follows from it rather than the other way round.
    """

    year: int
    euro: float | None
    basis: str
    causes: tuple[Cause, ...] = ()
    missing: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    factor: float | None = None


def fund_years(
    footing: Footing, start: FundYear, last: int, given: Mapping[int, float], prices: Mapping[int, float]
) -> tuple[FundYear, ...]:
    """The fund in every year after `start` up to `last`, in order.

    `given` (the index) and `prices` are fractions by year, for the footing 'index'.
    """
    found: list[FundYear] = []
    for year in range(start.year + 1, last + 1):
        before = found[-1] if found else start
        if footing == "budget":
            found.append(_by_budget(before, year))
        elif footing == "factor":
            found.append(_by_factor(year))
        else:
            found.append(_by_index(before, year, given, prices))
    return tuple(found)


# -- the budget path ------------------------------------------------------------------------------------------------


def _budget_lines(year: int) -> dict[str, parameters.Figure]:
    return {figure.name: figure for figure in parameters.figures(_PATH) if figure.year == year}


def _by_budget(before: FundYear, year: int) -> FundYear:
    """The amount of the year before, and every line of the budget path that moves."""
    old, new = _budget_lines(before.year), _budget_lines(year)
    if before.euro is None or not new or not old:
        return FundYear(year, None, Text("budget path"), missing=(Text("the budget of the fund in {year}", year=year),))
    causes = tuple(
        Cause(name, _euro(new, name) - _euro(old, name), (new.get(name) or old[name]).source)
        for name in dict.fromkeys([*old, *new])
        if _euro(new, name) != _euro(old, name)
    )
    sources = tuple(dict.fromkeys(figure.source for figure in new.values()))
    state = next(iter(new.values())).state
    euro = before.euro + sum(cause.euro for cause in causes)
    return FundYear(year, euro, Text("budget path, {state}", state=state), causes, sources=sources)


def _euro(lines: Mapping[str, parameters.Figure], name: str) -> float:
    return (lines[name].amount or 0.0) if name in lines else 0.0


# -- the index ------------------------------------------------------------------------------------------------------


def _by_index(before: FundYear, year: int, given: Mapping[int, float], prices: Mapping[int, float]) -> FundYear:
    growth = growth_in(year, given, prices)
    if before.euro is None:
        return FundYear(
            year, None, growth.basis, missing=(Text("the fund in {year}", year=before.year), *growth.missing)
        )
    if growth.fraction is None:
        return FundYear(year, None, growth.basis, missing=growth.missing)
    ended = _one_off_that_ended(year)
    base = before.euro + (ended.euro if ended else 0.0)
    accres = _accres(year, growth.fraction, base)
    causes = tuple(
        cause for cause in (ended, Cause(Text("accres: {basis}", basis=growth.basis), accres, growth.source)) if cause
    )
    return FundYear(year, base + accres, growth.basis, causes, sources=(growth.source,))


def _one_off_that_ended(year: int) -> Cause | None:
    """The end of the one-off amount of the year before, which the index must not grow."""
    for figure in parameters.figures("packages"):
        if (figure.subject, figure.name) == _ONE_OFF and figure.year == year - 1:
            return Cause(
                Text("end of: {name} ({year})", name=figure.name, year=figure.year),
                -(figure.amount or 0.0),
                figure.source,
            )
    return None


def _accres(year: int, fraction: float, base: float) -> float:
    figures = {"accrespercentage": Quantity.of(fraction), "accresgrondslag": Quantity.of(base, (), "euro")}
    return Model(law_in(year), figures, {}, {}).value("accres").item()


# -- the factor -----------------------------------------------------------------------------------------------------


def published_factor(year: int) -> tuple[float, str] | None:
    """The last uitkeringsfactor known for a year and where it was read, None when there is none."""
    rows = uitkeringsfactoren().filter(year=year).to_dicts()
    if not rows:
        return None
    return rows[-1]["uitkeringsfactor"], f"{rows[-1]['source']} ({rows[-1]['state']}, {rows[-1]['grade']})"


def _by_factor(year: int) -> FundYear:
    known = published_factor(year)
    if known is None:
        return FundYear(
            year, None, Text("published factor"), missing=(Text("the uitkeringsfactor of {year}", year=year),)
        )
    factor, source = known
    return FundYear(year, None, Text("uitkeringsfactor as quoted"), sources=(source,), factor=factor)
