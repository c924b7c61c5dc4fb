"""A larger local tax area: an amount moves from the gemeentefonds and income tax to a local tax.

Every figure of money is whole cents: bills of households and owners, what each municipality loses of its grant, the
fall of income tax. So households add up to municipalities and these to the nation, to the cent.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, partial

import numpy as np

from thorbecke.errors import ThorbeckeError, UnknownNameError, closest, either
from thorbecke.law import belastinggebied
from thorbecke.model import Graph, Model
from thorbecke.population import Block, Floats, Ints, Population, Workers, map_blocks, share_out
from thorbecke.quantity import Quantity
from thorbecke.studies.household_figures import home
from thorbecke.studies.household_groups import group_sums
from thorbecke.studies.national import model_of
from thorbecke.texts import Text

__all__ = ["KEYS", "RATES", "Proposal", "Shift", "instrument", "shift", "tax_base"]

KEYS = ("uitkeringsfactor", "per-inhabitant", "tax-capacity")
RATES = ("standard", "needed")
_CENTS = 100
_BILLS = ("nieuwe_belasting_huishouden", "nieuwe_belasting_anderen", "kwijtschelding_nieuwe_belasting")


@dataclass(frozen=True)
class Proposal:
    """What is proposed: how much (euro), by which tax, taken out of the gemeentefonds by which key.

    `rates`: one standard rate everywhere, or in each municipality the rate needed to make good its loss. `remission`:
    the income, as a share of the social minimum, up to which the tax is remitted (0: nowhere).
    """

    amount: float
    instrument: str = "ozb-users"
    taken_out: str = "uitkeringsfactor"
    rates: str = "standard"
    remission: float = 1.0

    def __post_init__(self) -> None:
        for name, known in (
            (self.instrument, tuple(belastinggebied.INSTRUMENTS)),
            (self.taken_out, KEYS),
            (self.rates, RATES),
        ):
            if name not in known:
                near = closest(name, known) or list(known)
                raise UnknownNameError(
                    Text("'{name}' is not known here. Did you mean {near}?", name=name, near=either(near))
                )
        if not 0 < self.amount < 1e12:
            raise ThorbeckeError(Text("The amount that moves must lie above 0 and below a million million euro."))


@dataclass(frozen=True)
class Shift:
    """What a proposal does, in whole cents unless said otherwise, municipalities in the order of the population.

    Per municipality and group of households: households (number), paid by the household, paid by others (who let or
    keep empty), remitted, income_tax (the fall of it). Per municipality: uitname (the loss of grant), taxed (what is
    taxed and not remitted), rate (charged) and needed (to make good the loss).
    """

    proposal: Proposal
    population: Population
    households: Ints
    paid: Ints
    paid_by_others: Ints
    remitted: Ints
    income_tax: Ints
    uitname: Ints
    taxed: Ints
    rate: Floats
    needed: Floats
    inhabitants: Floats

    @property
    def revenue(self) -> Ints:
        """What the new tax brings each municipality."""
        revenue: Ints = (self.paid + self.paid_by_others).sum(axis=1)
        return revenue

    @property
    def effect(self) -> Ints:
        """What the budget of each municipality gains."""
        return self.revenue - self.uitname


def instrument(name: str) -> belastinggebied.Instrument:
    """The proposed tax of that name."""
    return belastinggebied.INSTRUMENTS[name]


@cache
def _graph(name: str, year: int) -> Graph:
    chosen = instrument(name)
    rules, inputs = (*belastinggebied.RULES, *chosen.rules), (*belastinggebied.INPUTS, *chosen.inputs)
    return Graph(rules, inputs, date(year, 1, 1))


def _households(block: Block, proposal: Proposal, **more: Quantity) -> Model:
    """The model of the households of one block."""
    given = {"kwijtscheldingsnorm": Quantity.of(proposal.remission), **more}
    graph = _graph(proposal.instrument, block.population.which.year)
    return Model(graph, given, {}, {}, home(block))


def _bases(block: Block, proposal: Proposal) -> Ints:
    """What is taxed by municipality, and the income (whole euro) by which income tax falls."""
    model = _households(block, proposal)
    both = (model.value("belastbaar"), model.value("huishoudinkomen"))
    return block.sums([values.data for values in both])[1:, :, 0].T


def _bills(block: Block, proposal: Proposal, rate: Mapping[str, float], relief: float) -> Ints:
    """Households, bills and the fall of income tax by municipality and group: (figure, gemeente, group)."""
    unit = instrument(proposal.instrument).inputs[0].unit
    block = block.with_towns(tarief=np.array([rate[code] for code in block.codes]))
    model = _households(
        block,
        proposal,
        nieuw_tarief=block.quantity(block.column("tarief"), unit),
        lagere_inkomstenbelasting_per_euro=Quantity.of(relief),
    )
    bills = [block.cents(model.value(name)) for name in (*_BILLS, "lagere_inkomstenbelasting")]
    return group_sums(block, bills)


def tax_base(population: Population, proposal: Proposal, workers: Workers | None = None) -> Ints:
    """What a proposed tax falls on, by municipality in the order of the population: (gemeente, figure).

    The figures: what is taxed and not remitted, in the unit of the instrument, and disposable income in whole euro.
    """
    return np.vstack(map_blocks(partial(_bases, proposal=proposal), population, workers))


def shift(population: Population, proposal: Proposal, workers: Workers | None = None) -> Shift:
    """What the proposal does to every household and municipality of a population.

    The amount is shared out over the municipalities of the population. Income tax falls by the same amount, pro rata
    to disposable income. Raises UnknownNameError and ThorbeckeError for a proposal that cannot be.
    """
    bases = tax_base(population, proposal, workers)
    taxed, income = bases[:, 0], int(bases[:, 1].sum())
    key, inhabitants = _key(population, proposal, taxed)
    towns = _towns(population, proposal, taxed, key)
    needed = np.asarray(towns.value("benodigd_tarief").data)
    standard = np.full(len(taxed), towns.value("standaardtarief").item())
    rate = needed if proposal.rates == "needed" else standard
    by_code = dict(zip(population.codes, rate.tolist(), strict=True))
    bills = partial(_bills, proposal=proposal, rate=by_code, relief=proposal.amount / income)
    figures = np.concatenate(map_blocks(bills, population, workers), axis=1)
    households, paid, by_others, remitted, income_tax = figures
    uitname = share_out(round(proposal.amount * _CENTS), np.asarray(towns.value("uitname").data))
    return Shift(
        proposal,
        population,
        households=households,
        paid=paid,
        paid_by_others=by_others,
        remitted=remitted,
        income_tax=income_tax,
        uitname=uitname,
        taxed=taxed,
        rate=rate,
        needed=needed,
        inhabitants=inhabitants,
    )


def _key(population: Population, proposal: Proposal, taxed: Ints) -> tuple[Floats, Floats]:
    """The key by which the amount leaves the gemeentefonds, and the inhabitants of every municipality."""
    model = model_of(population.which)
    inhabitants = np.asarray(model.value("inwoners").data)[population.places]
    keys: Mapping[str, Floats] = {
        "uitkeringsfactor": np.asarray(model.value("uitkeringsbasis").data)[population.places],
        "per-inhabitant": inhabitants,
        "tax-capacity": taxed.astype(float),
    }
    return keys[proposal.taken_out], inhabitants


def _towns(population: Population, proposal: Proposal, taxed: Ints, key: Floats) -> Model:
    """The model of the municipalities."""
    given = {
        "verschuiving": Quantity.of(proposal.amount, (), "euro"),
        "uitnamesleutel": Quantity.of(key, ("gemeente",)),
        "belastbare_grondslag": Quantity.of(taxed.astype(float), ("gemeente",), instrument(proposal.instrument).base),
    }
    return Model(_graph(proposal.instrument, population.which.year), given, {"gemeente": population.codes}, {})
