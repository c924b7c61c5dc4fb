"""The subscription fee for help under the Wmo: what it costs municipalities, beside the contribution by income before.

Two graphs of the same rules, of 2018 and of the year asked, on the same households. Money is whole cents, clients are
whole thousandths, so that households add up to municipalities and these to the nation.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, partial

import numpy as np

from thorbecke import parameters
from thorbecke.errors import NotPublishedError, ThorbeckeError
from thorbecke.law import wmo2015
from thorbecke.model import Graph, Model
from thorbecke.population import Block, Column, Ints, Population, Workers, assumption, gross_income, map_blocks
from thorbecke.quantity import Quantity
from thorbecke.texts import Text

__all__ = ["BANDS", "BEFORE", "Fee", "FeeEffect", "fee_effect", "fee_of"]

BEFORE = 2018
BANDS = (Text("gross income up to 20.000"), Text("gross income of 20.000-40.000"), Text("gross income above 40.000"))
_BAND_KEYS = ("tot_20000", "20000_tot_40000", "boven_40000")
_SIZES = 2
# By whether partners share the household, and whether the younger has the state pension.
_THRESHOLDS = ("alleen_voor_aow", "alleen_met_aow", "samen_voor_aow", "samen_met_aow")
_THOUSAND = 1000
_HALF_A_YEAR = 0.5  # who is 66 is 66 and a half on average


@dataclass(frozen=True)
class Fee:
    """The fee of a year and what it does: all that is not in the population or the law of 2018.

    `attraction` is the growth of use by band of gross income (places of BANDS); `cost_per_client` in euro a year.
    """

    year: int
    amount: float
    periods: float
    aow_age: float
    attraction: tuple[float, ...]
    cost_per_client: float


def fee_of(year: int, attraction: tuple[float, ...] | None = None, cost_per_client: float | None = None) -> Fee:
    """The fee of a year with the published figures, but for what is given.

    The cost per client is published for 2023 alone and used for every year. Raises NotPublishedError where a figure of
    that year is neither published nor given, and ThorbeckeError for figures that cannot be.
    """
    amount = parameters.load("wmo_abonnementstarief").at(year)
    if attraction is None:
        try:
            growth = parameters.load("wmo_aanzuigende_werking")
            attraction = tuple(growth.at(year, key) for key in _BAND_KEYS)
        except NotPublishedError as error:
            raise NotPublishedError(
                Text("{problem} Give it with --attraction, as 0.05,0.67,1 for three incomes.", problem=error.args[0])
            ) from None
    cost = parameters.load("wmo_kosten_per_client").at(2023) if cost_per_client is None else cost_per_client
    if len(attraction) != len(BANDS) or min(attraction) <= -1 or not cost > 0:
        raise ThorbeckeError(
            Text("The growth of use is given for {count} incomes, each above -1, and a cost above 0.", count=len(BANDS))
        )
    periods = parameters.load("wmo_bijdrageperioden").at(year)
    return Fee(year, amount, periods, parameters.load("aow_leeftijd").at(year), attraction, cost)


@dataclass(frozen=True)
class FeeEffect:
    """What the fee does per municipality (in the order of the population) and group: band of income by size.

    clients in thousandths, cost and contribution in cents; each before the fee (rules of 2018) and under it.
    """

    fee: Fee
    population: Population
    clients: tuple[Ints, Ints]
    cost: tuple[Ints, Ints]
    contribution: tuple[Ints, Ints]

    @property
    def net(self) -> Ints:
        """What the fee costs: more help, and less contributed for it, in cents."""
        before, after = (cost - own for cost, own in zip(self.cost, self.contribution, strict=True))
        return after - before


def fee_effect(population: Population, fee: Fee, workers: Workers | None = None) -> FeeEffect:
    """The fee and the contribution by income of 2018 side by side, for every household of a population with help.

    Households without help pay nothing and cost nothing: they are passed over.
    """
    found = np.concatenate(map_blocks(partial(_sums, fee=fee), population, workers), axis=1)
    clients, cost, contribution = ((found[place], found[place + 3]) for place in (1, 2, 3))
    return FeeEffect(fee, population, clients, cost, contribution)


@cache
def _graph(year: int) -> Graph:
    return Graph(wmo2015.RULES, wmo2015.INPUTS, date(year, 1, 1))


def _sums(block: Block, fee: Fee) -> Ints:
    """Households; clients, cost and contribution before and after; by municipality and group of those with help."""
    band, together = _bands(block), block.whole("volwassenen") > 1
    figures: list[Column] = []
    for year, given in ((BEFORE, _by_income(block)), (fee.year, _by_fee(block, fee, band))):
        cost = Quantity.of(fee.cost_per_client, (), "euro/client")
        model = Model(_graph(year), {**_shared(block), **given, "kosten_per_client": cost}, {}, {})
        figures.append(block.cents(model.value("clienten"), per_euro=_THOUSAND))
        figures += [block.cents(model.value(name)) for name in ("kosten_hulp", "eigen_bijdrage")]
    return block.where("hulp").sums(figures, band * _SIZES + together, len(BANDS) * _SIZES)


def _gross(block: Block) -> Column:
    """Gross income of each household in the year by which a contribution of 2018 was set, in euro."""
    gross: Column = gross_income(block.column("besteedbaar"), block.column("leeftijd_oudste"))
    return gross


def _bands(block: Block) -> Column:
    """The band of gross income of each household."""
    return _gross(block).place_among(assumption("household_help").table("bands"))


def _shared(block: Block) -> Mapping[str, Quantity]:
    return {
        "clienten_zonder_abonnementstarief": block.quantity("hulp", "client"),
        "meerpersoons": block.quantity(block.whole("volwassenen") > 1),
        "leeftijd_jongste": block.quantity(block.whole("leeftijd_jongste") + _HALF_A_YEAR, "jaar"),
    }


def _by_income(block: Block) -> Mapping[str, Quantity]:
    """What the rules of 2018 take in beside what both take in."""
    aow_age = parameters.load("aow_leeftijd").at(BEFORE)
    threshold = parameters.load("wmo_inkomensdrempel").by_key(BEFORE)
    together = block.whole("volwassenen") > 1
    pensioners = block.whole("leeftijd_jongste") + _HALF_A_YEAR >= aow_age
    place = together * 2 + pensioners
    fixed = parameters.load("wmo_vaste_bijdrage").at(BEFORE)
    return {
        "aow_leeftijd": Quantity.of(aow_age, (), "jaar"),
        "bijdrageperioden": Quantity.of(parameters.load("wmo_bijdrageperioden").at(BEFORE), (), "periode"),
        "vaste_bijdrage": Quantity.of(fixed, (), "euro/periode/client"),
        "bijdrageplichtig_inkomen": block.quantity(_gross(block), "euro"),
        "inkomensdrempel": block.quantity(place.choose([threshold[key] for key in _THRESHOLDS]), "euro"),
        "inkomensdeel": Quantity.of(parameters.load("wmo_inkomensdeel").at(BEFORE), (), "1/client"),
    }


def _by_fee(block: Block, fee: Fee, band: Column) -> Mapping[str, Quantity]:
    """What the rules of a year with the fee take in beside what both take in."""
    return {
        "aow_leeftijd": Quantity.of(fee.aow_age, (), "jaar"),
        "bijdrageperioden": Quantity.of(fee.periods, (), "periode"),
        "abonnementstarief": Quantity.of(fee.amount, (), "euro/periode/client"),
        "aanzuigende_werking": block.quantity(band.choose(fee.attraction)),
    }
