"""The accounts of a year beside the grant: one model with both, every municipality at once."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from thorbecke import datasets
from thorbecke.datasets import OZB_CLUSTER, CircularYear, gemeenten_in, inhabitants, iv3
from thorbecke.errors import QuantityError
from thorbecke.model import Model
from thorbecke.parameters import Links, links
from thorbecke.quantity import Quantity
from thorbecke.studies.account_notes import incomplete, not_closing, without_revenue
from thorbecke.studies.convention import Convention
from thorbecke.studies.national import law_in
from thorbecke.texts import Text

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = [
    "COVER",
    "INCOME",
    "OVERHEAD",
    "SOCIAL_DOMAIN",
    "Standing",
    "circular_for",
    "clusters_of",
    "standing",
    "tasks_of",
]

OVERHEAD = "Overhead"
COVER = ("Gemeentefonds", "Mutaties reserves")
INCOME = ("Overige eigen middelen", OZB_CLUSTER)
UNSPLIT = "Persoonsgebonden budgetten, niet gesplitst"
WMO, YOUTH, PARTICIPATION = (
    "Individuele voorzieningen Wmo",
    "Individuele voorzieningen Jeugd",
    "Participatie",
)
SOCIAL_DOMAIN = ("Sociale basisvoorzieningen", PARTICIPATION, WMO, YOUTH, UNSPLIT)
_BUDGET_MONTH = "mei"
_CHOSEN = "chosen convention"


@dataclass(frozen=True)
class Standing:
    """Accounts and, where there is one, grant of a year; `which` is the circular of the grant, None without one."""

    model: Model
    accounts: iv3.Accounts
    which: CircularYear | None
    convention: Convention
    remarks: tuple[str, ...] = ()

    @property
    def year(self) -> int:
        """The year of the accounts."""
        return self.accounts.year

    @property
    def codes(self) -> Sequence[str]:
        """The municipalities, in order."""
        return self.model.coords["gemeente"]

    @property
    def clusters(self) -> Sequence[str]:
        """The clusters, in order."""
        return self.model.coords["cluster"]

    @property
    def net(self) -> bool:
        """Whether net expenses are known: revenue per taakveld was published."""
        return self.accounts.has_revenue

    @property
    def delivered(self) -> list[int]:
        """Where the municipalities stand that delivered all that the convention asks for."""
        return [place for place in range(len(self.codes)) if place not in self._lacking]

    @property
    def notes(self) -> tuple[str, ...]:
        """What is to be known of the figures, with who delivered nothing or not all that the convention asks for."""
        lacking = {self.codes[place]: what for place, what in self._lacking.items()}
        whole = self.array("netto_lasten")[self.delivered].sum(axis=1).tolist() if self.net else []
        net = {self.codes[place]: found for place, found in zip(self.delivered, whole, strict=False)}
        return (*self.remarks, *incomplete(self.accounts, lacking), *not_closing(self.accounts, net))

    def lacks(self, place: int) -> str:
        """What a municipality did not deliver of what the convention asks for; empty when all is there."""
        return self._lacking.get(place, "")

    @cached_property
    def _lacking(self) -> dict[int, str]:
        asked = {"lasten": Text("its {accounts}", accounts=self.accounts)}
        if self.net:
            asked["baten"] = Text("revenue per taakveld")
            if self.convention.overhead:
                asked["overhead_per_cluster"] = Text("what it pays in salaries (overhead is spread by them)")
        missing = {name: np.isnan(self.array(name)[:, 0]) for name in asked}
        return {
            place: next(what for name, what in asked.items() if missing[name][place])
            for place in np.flatnonzero(np.any(list(missing.values()), axis=0)).tolist()
        }

    def array(self, name: str) -> "NDArray[np.float64]":
        """A figure as an array, municipalities first."""
        return np.asarray(self.model.value(name).data, dtype=float)

    def under(self, convention: Convention) -> "Standing":
        """The same accounts and grant under another convention of the deficit."""
        quantities = convention.quantities(list(self.model.coords["taakveld"]), self.year)
        return replace(self, model=self.model.replace(_CHOSEN, **quantities), convention=convention)

    def accounts_sources(self) -> list[str]:
        """Where the accounts and their link to clusters come from."""
        return [self.accounts.provenance.cite(), self.model.sources["cluster_van_taakveld"]]

    def sources(self) -> list[str]:
        """Where accounts, grant and the link between them come from; a convention is chosen and has no source."""
        return sorted(set(self.model.sources.values()) - {_CHOSEN})


def circular_for(year: int, report: iv3.Report) -> CircularYear | None:
    """The circular to hold accounts against: a budget the May circular of the year before, which it was made on; else
    the newest for the year. None when there is none at hand.
    """
    sets = [which for which in datasets.available() if which.year == year]
    basis = [w for w in sets if w.circular.month == _BUDGET_MONTH and w.circular.year == year - 1]
    if report is iv3.Report.BEGROTING and basis:
        return basis[-1]
    return sets[-1] if sets else None


def standing(
    year: int, report: iv3.Report | None = None, circular: str | None = None, convention: Convention | None = None
) -> Standing:
    """Accounts of a year beside the grant of a circular (as `mei-2023`; default: see `circular_for`).

    Raises UnknownNameError when there are no such accounts or no such circular.
    """
    chosen = iv3.newest(year, report)
    which = datasets.named(circular, year) if circular else circular_for(year, chosen)
    found = _standing(iv3.load(year, chosen), which)
    return found.under(convention) if convention else found


def _standing(accounts: iv3.Accounts, which: CircularYear | None) -> Standing:
    year, codes, link = accounts.year, list(gemeenten_in(accounts.year)), links("taakveld_cluster")
    figures = iv3.to_quantities(accounts, codes)
    clusters, taakvelden = clusters_of(link), list(figures.coords["taakveld"])
    marks, convention = _marks(clusters), Convention().quantities(taakvelden, year)
    given = {
        **figures.quantities,
        **marks,
        **convention,
        "cluster_van_taakveld": _matrix(link, taakvelden, clusters, year),
        "inwoners": _inhabitants(year, codes),
    }
    sources = dict.fromkeys(figures.quantities, figures.source) | dict.fromkeys(convention, _CHOSEN)
    sources |= dict.fromkeys(("cluster_van_taakveld", *marks), f"{link.title}, {link.source}")
    sources["inwoners"] = datasets.provenance_of("inwoners").cite()
    coords: dict[str, Sequence[str]] = {"gemeente": codes, "cluster": clusters, "taakveld": taakvelden}
    notes: list[str] = []
    if which:
        grant = _grant(which, codes, clusters)
        given, coords, sources = given | grant.quantities, coords | grant.coords, sources | grant.sources
        notes = grant.notes
    model = Model(law_in(year), given, coords, sources)
    return Standing(model, accounts, which, Convention(), (*notes, *without_revenue(accounts)))


def clusters_of(link: Links) -> list[str]:
    """Clusters of tasks, then of own income, then what closes the accounts."""
    last = (OVERHEAD, *INCOME, *COVER)
    return [*(own for own in link.clusters if own not in last), "Overig", *last]


def tasks_of(clusters: Sequence[str]) -> list[str]:
    """The clusters of tasks: all but overhead, own income and what closes the accounts."""
    return [own for own in clusters if own not in (OVERHEAD, *INCOME, *COVER)]


def _marks(clusters: Sequence[str]) -> dict[str, Quantity]:
    groups = {
        "ozb": (OZB_CLUSTER,),
        "overhead": (OVERHEAD,),
        "taak": tasks_of(clusters),
        "dekking": COVER,
        "sociaal_domein": SOCIAL_DOMAIN,
        "jeugd": (YOUTH,),
        "wmo": (WMO,),
        "participatie": (PARTICIPATION,),
    }
    return {
        f"cluster_is_{name}": Quantity.of(np.array([float(own in group) for own in clusters]), ("cluster",))
        for name, group in groups.items()
    }


def _matrix(link: Links, taakvelden: Sequence[str], clusters: Sequence[str], year: int) -> Quantity:
    belongs = np.zeros((len(taakvelden), len(clusters)))
    for place, code in enumerate(taakvelden):
        belongs[place, clusters.index(link.of(code, year).cluster)] = 1.0
    return Quantity.of(belongs, ("taakveld", "cluster"))


def _inhabitants(year: int, codes: Sequence[str]) -> Quantity:
    count = inhabitants(year)
    return Quantity.of(np.array([float(count[code]) for code in codes]), ("gemeente",), "inwoner")


@dataclass(frozen=True)
class _Grant:
    """The figures of a grant, its clusters widened to those of the accounts."""

    quantities: dict[str, Quantity]
    coords: dict[str, Sequence[str]]
    sources: dict[str, str]
    notes: list[str]


def _grant(which: CircularYear, codes: Sequence[str], clusters: Sequence[str]) -> _Grant:
    found = datasets.to_quantities(datasets.load(which))
    if list(found.coords["gemeente"]) != list(codes):
        raise QuantityError(
            Text(
                "The municipalities of {which} are not those of {year}: import the circular anew.",
                which=which,
                year=which.year,
            )
        )
    own = found.coords["cluster"]
    quantities = {name: _widened(value, own, clusters) for name, value in found.quantities.items()}
    quantities.pop("inwoners")
    coords = {dim: labels for dim, labels in found.coords.items() if dim not in ("gemeente", "cluster")}
    suppletie, source, note = _suppletie(which, found)
    sources = {name: text for name, text in found.sources.items() if name in quantities} | {"suppletie": source}
    return _Grant({**quantities, "suppletie": suppletie}, coords, sources, [note] if note else [])


def _widened(value: Quantity, own: Sequence[str], clusters: Sequence[str]) -> Quantity:
    """A figure by cluster with the clusters of the accounts: a cluster that the grant does not have gets nothing."""
    if "cluster" not in value.dims:
        return value
    data = np.zeros((value.data.shape[0], len(clusters)))
    data[:, [clusters.index(name) for name in own]] = value.data
    return Quantity.of(data, value.dims, value.unit)


def _suppletie(which: CircularYear, found: datasets.ModelFigures) -> tuple[Quantity, str, str]:
    """The suppletie of a set or, where it publishes none, of the newest set of the year that does, with a note."""
    own = found.quantities["suppletie"]
    if not np.isnan(own.data).all():
        return own, found.sources["suppletie"], ""
    for other in reversed([known for known in datasets.available() if known.year == which.year]):
        figures = datasets.to_quantities(datasets.load(other))
        value = figures.quantities["suppletie"]
        if not np.isnan(value.data).all():
            note = Text(
                "{which} publishes no suppletie: that of {circular} is used, the same regulation.",
                which=which,
                circular=other.circular,
            )
            return value, figures.sources["suppletie"], note
    return (
        own,
        found.sources["suppletie"],
        Text("No suppletie is published for {year}: it is not in the totals.", year=which.year),
    )
