"""What a dossier must hold before it is decided on: each part says what of it lacks."""

from collections.abc import Callable, Iterator

from thorbecke.register.dossier_forms import KOEPELS
from thorbecke.register.dossier_money import balance_of
from thorbecke.register.kinds import Data
from thorbecke.register.regimes import questions
from thorbecke.studies import task_balance
from thorbecke.texts import Text

__all__ = ["PARTS", "koepels_silent", "lacks_adequacy"]


def _costs(data: Data) -> Iterator[str]:
    for level in data["levels"]:
        if not any(line["level"] == level for line in data["estimates"]):
            yield Text("The costs for {level} are missing: a quantitative estimate.", level=level)


def _funding(data: Data) -> Iterator[str]:
    for level in data["levels"]:
        if not any(line["level"] == level for line in (*data["fundings"], *data["granted"])):
            yield Text("The funding route for {level} is missing.", level=level)


def _ministers(data: Data) -> Iterator[str]:
    for role, name in (("bzk", "BZK"), ("financien", "Financiën")):
        if role not in data["ministers"]:
            yield Text("The minister of {name} has not been consulted.", name=name)


def koepels_silent(data: Data) -> list[str]:
    """The koepels of the levels it touches that gave no judgement, as roles."""
    return [KOEPELS[level] for level in data["levels"] if KOEPELS[level] not in data["judgements"]]


def _consultation(data: Data) -> Iterator[str]:
    for role in koepels_silent(data):
        yield Text("The judgement of {koepel} is missing.", koepel=role.upper())


def _feasibility(data: Data) -> Iterator[str]:
    if data["feasibility"] is None:
        yield Text("The feasibility test (UDO) is missing.")
        return
    form = (data["scope"] or {}).get("test", "light")
    for name in questions("light" if form == "none" else form):
        if not data["feasibility"][name].strip():
            yield Text("The feasibility test (UDO) leaves a question open: {question}.", question=name)


def _bzk_test(data: Data) -> Iterator[str]:
    if data["bzk_test"] is None:
        yield Text("The test of BZK is missing.")


PARTS: dict[str, Callable[[Data], Iterator[str]]] = {
    "costs": _costs,
    "funding": _funding,
    "ministers": _ministers,
    "consultation": _consultation,
    "feasibility": _feasibility,
    "bzk_test": _bzk_test,
}
"""The parts by name; each gives a sentence for everything of it that lacks."""


def lacks_adequacy(data: Data, bound: str) -> Iterator[str]:
    """A sentence for every level and year in which less is proposed than is needed, or that cannot be told."""
    if bound not in task_balance.BOUNDS:
        yield Text("By which estimate funding is adequate has not been chosen: lower, best or upper.")
        return
    for level in data["levels"]:
        yield from _short(data, level, bound)


def _short(data: Data, level: str, bound: task_balance.Bound) -> Iterator[str]:
    years = [year for year in balance_of(data, level) if year.needed(bound) is not None]
    if not years:
        yield Text("What {level} need by the {bound} estimate is not known by year.", level=level, bound=bound)
    for year in years:
        short = year.shortfall(bound)
        if short is None:
            yield Text("What {level} are given in {year} is not known.", level=level, year=year.year)
        elif short > 0:
            words = "The funding for {level} in {year} is {mln} mln euro short of the {bound} estimate."
            yield Text(words, level=level, year=year.year, mln=f"{short:g}", bound=bound)
