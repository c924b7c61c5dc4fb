# ruff: noqa: RUF009 - `entry` is dataclasses.field with a description
"""What a scenario changes: one form for each kind of measure."""

from dataclasses import dataclass
from typing import Literal

from thorbecke.scenarios.distributions import Distribution
from thorbecke.scenarios.form import entry

__all__ = [
    "AddCriterion",
    "Amount",
    "DropCriterion",
    "Figure",
    "Gap",
    "Index",
    "Measure",
    "Ozb",
    "ReplaceRule",
    "ScaleUpCut",
    "Weight",
]

Channel = Literal["AU", "IU", "DU", "SPUK", "own"]
Grade = Literal["P", "S", "D", "U"]
Lasting = Literal["structural", "incidental"]
Status = Literal["agreed", "need", "uncertain"]

_NEUTRAL = "true (default): the fund keeps its size and the uitkeringsfactor is solved anew; false: the factor stays"


@dataclass(frozen=True, kw_only=True)
class Gap:
    """Years for which the sources give no figure, and why."""

    since: int = entry("First year without a figure", year=True)
    until: int | None = entry("Last year without a figure; leave out where it is open", default=None, year=True)
    why: str = entry("What is missing, in one sentence")

    def holds(self, year: int) -> bool:
        """Whether the figure of this year is missing."""
        return self.since <= year and (self.until is None or year <= self.until)


@dataclass(frozen=True, kw_only=True)
class Common:
    """What every measure says of itself."""

    id: str = entry("Short name without spaces, unique in this file", example="youth-care-2026")
    title: str = entry("What people call the measure")
    source: tuple[str, ...] = entry("Where it can be read: addresses or documents", example="https://vng.nl/...")
    grade: Grade = entry(
        "P: primary source, read; S: secondary source, read; D: derived by arithmetic; U: not seen, an assumption",
        example="P",
    )
    status: Status = entry(
        "agreed (default): applied and counted as granted; need: what is needed, not granted; uncertain: neither",
        default="agreed",
    )
    purpose: tuple[str, ...] = entry(
        "Tag such as jeugd, wmo, opschalingskorting; more than one means: together, not divided", default=("algemeen",)
    )
    settles: bool = entry(
        "true: by its own words it covers the whole need of its purpose, also where the amount is not known",
        default=False,
    )
    gaps: tuple[Gap, ...] = entry("Years for which the sources give no figure", default=())
    note: str = entry("What a reader must know", default="")

    def gap(self, year: int) -> Gap | None:
        """The gap that this year lies in, None where there is none."""
        return next((gap for gap in self.gaps if gap.holds(year)), None)


@dataclass(frozen=True, kw_only=True)
class Amount(Common):
    """An amount into (+) or out of (-) the fund, in mln euro a year."""

    change: Literal["amount"] = entry("An amount into or out of the fund")
    amounts: dict[int, float] = entry("Mln euro by year; + is more for the municipalities", example="{2026: 675}")
    lasting: Lasting = entry("structural: the last amount goes on; incidental: it ends with the last year")
    distribution: Distribution = entry("How it is shared out", example="{through: factor}")
    channel: Channel = entry(
        "How it is paid: AU, IU, DU or SPUK; own: by a tax or contribution of the municipality itself", example="AU"
    )
    included: str | None = entry(
        "The circular from which on the published figures contain it, as mei-2024", default=None
    )
    part_of: str | None = entry(
        "The id of the total that this is a part of, so that nothing counts twice", default=None
    )


@dataclass(frozen=True, kw_only=True)
class ScaleUpCut(Common):
    """Another path of the opschalingskorting; what differs from the path it stands beside goes through the factor."""

    change: Literal["opschalingskorting"] = entry("Another path of the opschalingskorting")
    levels: dict[int, float] = entry("Level of the cut by year in mln euro, positive", example="{2026: 0}")
    instead_of: dict[int, float] | None = entry("The levels it is compared with; default: as carried out", default=None)


@dataclass(frozen=True, kw_only=True)
class Figure(Common):
    """Another value for an input of the law (`thorbecke list figures`)."""

    change: Literal["figure"] = entry("Another value for an input figure")
    figure: str = entry("Name of the input", example="beschikbaar_bedrag")
    values: dict[int, float] | None = entry("Value by year, in the unit of the figure", default=None)
    percent: dict[int, float] | None = entry("Change by year in percent of what it was", default=None)
    until: int | None = entry("Last year; leave out where it goes on", default=None, year=True)
    neutral: bool = entry(_NEUTRAL, default=True)


@dataclass(frozen=True, kw_only=True)
class Weight(Common):
    """Another euro per unit: of one maatstaf, of one cluster, or of one maatstaf within a cluster."""

    change: Literal["weight"] = entry("Another euro per unit")
    criterion: str | None = entry("Maatstaf by code, number or name; default: every one of the cluster", default=None)
    cluster: str | None = entry("Only the part of the weights that belongs to this cluster", default=None)
    euro_per_unit: dict[int, float] | None = entry("Euro per unit by year, before the uitkeringsfactor", default=None)
    percent: dict[int, float] | None = entry("Change by year in percent of what it was", default=None)
    until: int | None = entry("Last year; leave out where it goes on", default=None, year=True)
    neutral: bool = entry(_NEUTRAL, default=True)


@dataclass(frozen=True, kw_only=True)
class DropCriterion(Common):
    """A maatstaf that no longer counts."""

    change: Literal["drop_criterion"] = entry("A maatstaf that no longer counts")
    criterion: str = entry("Maatstaf by code, number or name")
    since: int = entry("First year", year=True)
    until: int | None = entry("Last year; leave out where it goes on", default=None, year=True)
    neutral: bool = entry(_NEUTRAL, default=True)


@dataclass(frozen=True, kw_only=True)
class AddCriterion(Common):
    """A new maatstaf, its units in a table of the user's."""

    change: Literal["add_criterion"] = entry("A new maatstaf")
    code: str = entry("Code of the new maatstaf, without spaces", example="rivierdijk")
    units: str = entry(
        "Table (CSV, XLSX, ODS) beside this file, with the columns gemeente and eenheden", example="rivierdijk.csv"
    )
    euro_per_unit: dict[int, float] = entry("Euro per unit by year, before the uitkeringsfactor")
    cluster: str = entry("The cluster it belongs to")
    until: int | None = entry("Last year; leave out where it goes on", default=None, year=True)
    neutral: bool = entry(_NEUTRAL, default=True)


@dataclass(frozen=True, kw_only=True)
class Index(Common):
    """How the general grant grows in the years after the circular's: each year's percentage on the year before."""

    change: Literal["index"] = entry("The indexing of the fund")
    system: Literal["trap-op-trap-af", "frozen", "bbp"] = entry("Which indexing system")
    since: int = entry("First year it holds", year=True)
    percent: dict[int, float] | None = entry("Growth by year in percent", default=None)
    volume: dict[int, float] | None = entry(
        "bbp: mean real growth of eight years (t-9 to t-2), by year in percent", default=None
    )
    price: dict[int, float] | None = entry("bbp: change of the price of GDP, by year in percent", default=None)


@dataclass(frozen=True, kw_only=True)
class Ozb(Common):
    """Another share of the value of property that counts as tax capacity (Fvw art. 8(2))."""

    change: Literal["ozb"] = entry("Another share of the OZB base that is equalised")
    dwellings: dict[int, float] | None = entry("Share by year for dwellings, in percent of the value", default=None)
    other: dict[int, float] | None = entry("Share by year for other property, in percent of the value", default=None)
    until: int | None = entry("Last year; leave out where it goes on", default=None, year=True)
    neutral: bool = entry(_NEUTRAL, default=True)


@dataclass(frozen=True, kw_only=True)
class ReplaceRule(Common):
    """Rules of the law replaced by others: of other years, or an alternative that stands beside the law."""

    change: Literal["rule"] = entry("A rule replaced by another")
    rules: tuple[str, ...] = entry("Names of the functions that come in, in order", example="uitkering_per_inwoner")
    since: int = entry("First year", year=True)
    until: int | None = entry("Last year; leave out where it goes on", default=None, year=True)


Measure = Amount | ScaleUpCut | Figure | Weight | DropCriterion | AddCriterion | Index | Ozb | ReplaceRule
