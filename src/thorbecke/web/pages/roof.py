"""The resolution on the package that a reader chose: what stands in the address, checked and remembered."""

from dataclasses import dataclass
from functools import lru_cache
from typing import cast

from starlette.datastructures import QueryParams

from thorbecke import resolution
from thorbecke.errors import ThorbeckeError, UnknownNameError, did_you_mean
from thorbecke.resolution import Bound, FrontPage, Package, Readable, Reading
from thorbecke.scenarios import packaged, read
from thorbecke.studies import charts, edition, questions
from thorbecke.texts import Text
from thorbecke.web import addresses
from thorbecke.web.language import SWITCH

__all__ = [
    "BOUNDS",
    "OWN",
    "Roof",
    "chart",
    "latest",
    "package_names",
    "packages",
    "readings",
    "roof_in",
    "scenario_titles",
]

OWN = "eigen"
BOUNDS: dict[Bound, Text] = {
    "best": Text("the best estimate"),
    "lower": Text("the lower bound"),
    "upper": Text("the upper bound"),
}
_PACKAGE, _AGREEMENT, _READING, _BOUND = "pakket", "afspraak", "lezing", "raming"
_CHOICES = (_PACKAGE, _AGREEMENT, _READING, _BOUND)
_KNOWN = (*_CHOICES, addresses.EDITION, SWITCH)
_REMEMBERED = 128


@dataclass(frozen=True)
class Roof:
    """What a reader chose: a package by its short name (or of their own), the reading and the bound."""

    package: str
    scenarios: tuple[str, ...]
    reading: str
    bound: Bound

    def address(self, **other: str) -> str:
        """The front page with this choice, or with another package, reading or bound."""
        own = other.get("package", self.package)
        chosen: dict[str, questions.Value] = {
            _PACKAGE: own,
            _AGREEMENT: self.scenarios if own == OWN else (),
            _READING: other.get("reading", self.reading),
            _BOUND: other.get("bound", self.bound),
        }
        return f"/?{addresses.query(chosen)}"

    def lasting(self) -> str:
        """The same page at an address whose numbers never change."""
        return f"{self.address()}&{addresses.query({addresses.EDITION: edition()})}"

    def asked(self) -> questions.Asked:
        """The same as a question, for files, a link that lasts and a script."""
        question = questions.question("resolution_check")
        return question.asked(scenarios=self.scenarios, reading=self.reading, bound=self.bound)

    def page(self) -> FrontPage:
        """The chosen package alone, checked; computed once and remembered."""
        return _page(self)


def latest() -> Roof:
    """What is shown to a reader who chose nothing: the agreements to date, by the first reading and best estimates."""
    return roof_in(QueryParams())


def roof_in(query: QueryParams) -> Roof:
    """The choice in an address, or the agreements to date; raises UnknownNameError for what is not known."""
    _refuse_others(query)
    package = query.get(_PACKAGE) or _latest_package()
    asked = questions.question("resolution_check").asked(
        scenarios=_scenarios(package, query), reading=query.get(_READING) or None, bound=query.get(_BOUND) or "best"
    )
    chosen = dict(asked.arguments)
    return Roof(package, _scenarios(package, query), str(chosen["reading"]), cast(Bound, chosen["bound"]))


def _refuse_others(query: QueryParams) -> None:
    for name in query:
        if name not in _KNOWN:
            hint, known = did_you_mean(name, _KNOWN), ", ".join(_CHOICES)
            raise UnknownNameError(
                Text(
                    "'{name}' cannot be chosen here.{hint} Known are: {known}.", name=name[:60], hint=hint, known=known
                )
            )


def _scenarios(package: str, query: QueryParams) -> tuple[str, ...]:
    """The scenarios of a package; only one of a reader's own names them in the address."""
    own = tuple(dict.fromkeys(query.getlist(_AGREEMENT)))
    if package == OWN:
        return own
    if own:
        raise ThorbeckeError(
            Text(
                "'{name}' goes with a choice of your own: add {package}={own}.",
                name=_AGREEMENT,
                package=_PACKAGE,
                own=OWN,
            )
        )
    return resolution.package_called(_readable().resolution, package).scenarios


@lru_cache(maxsize=_REMEMBERED)
def packages(reading: str, bound: Bound) -> FrontPage:
    """Every package that the resolution names, one beside the other."""
    return resolution.front_page(_readable(), reading=reading, bound=bound)


def package_names() -> dict[str, Package]:
    """The packages by their short names."""
    return {package.id: package for package in _readable().resolution.packages}


def readings() -> tuple[Reading, ...]:
    """The ways to read which articles open the rest."""
    return _readable().resolution.readings


@lru_cache(maxsize=1)
def scenario_titles() -> dict[str, str]:
    """What may be chosen for a package of one's own: titles by name."""
    return {name: read(name).title for name in packaged()}


def chart(roof: Roof, title: str, spoken: charts.Spoken) -> str:
    """The gaps of the chosen package by year in a language, drawn and named for a page; empty where there are none."""
    found = resolution.gaps_chart(roof.page(), spoken)
    return charts.inline(found, title) if found is not None else ""


def _latest_package() -> str:
    """The package that the report takes apart: the last that leaves something open."""
    found = packages(_readable().resolution.readings[0].id, "best")
    return list(package_names())[found.latest]


@lru_cache(maxsize=_REMEMBERED)
def _page(roof: Roof) -> FrontPage:
    found = package_names().get(roof.package)
    scenarios = [questions.packaged_scenario(name) for name in roof.scenarios]
    title = found.title if found else " + ".join(scenario.title for scenario in scenarios) or "Zonder afspraken"
    check = resolution.check(_readable(), scenarios, reading=roof.reading, bound=roof.bound)
    return resolution.of_checks(_readable(), [title], [check])


@lru_cache(maxsize=1)
def _readable() -> Readable:
    return resolution.read(resolution.RESOLUTION)
