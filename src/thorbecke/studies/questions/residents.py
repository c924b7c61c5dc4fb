"""Questions about what households pay: charges of their municipality, a larger local tax area, the fee of the Wmo.

They are answered on the synthetic population of a circular, where one was built: `thorbecke population build`.
"""

from functools import lru_cache

from thorbecke.datasets import named
from thorbecke.errors import UnknownNameError
from thorbecke.population import DEFAULT_SEED, Population, open_population
from thorbecke.studies import grant, local_charges, local_tax, local_tax_tables, wmo, wmo_tables
from thorbecke.studies.answer import Answer, Municipality
from thorbecke.studies.questions.asked import Value
from thorbecke.studies.questions.pins import code_of, which_of
from thorbecke.texts import Text

__all__ = ["QUESTIONS", "pin"]

_MILLION = 1e6
_FEE_YEAR = 2020
_KEPT = 4


def local_charges_of(
    gemeente: str | None = None,
    circular: str | None = None,
    year: int | None = None,
    remission: float = 1.0,
    seed: int = DEFAULT_SEED,
) -> Answer:
    """What kinds of households pay for their home: OZB, waste and sewerage, in a municipality or the nation."""
    population = _population(circular, year, seed)
    who = _member(population, gemeente)
    return local_charges.by_household(_charges(population, remission), who)


def local_charges_by_municipality(
    circular: str | None = None, year: int | None = None, remission: float = 1.0, seed: int = DEFAULT_SEED
) -> Answer:
    """What owners and tenants pay for their home, one row for every municipality."""
    return local_charges.by_municipality(_charges(_population(circular, year, seed), remission))


def tax_shift(
    amount: float,
    instrument: str = "ozb-users",
    taken_out: str = "uitkeringsfactor",
    rates: str = "standard",
    remission: float = 1.0,
    circular: str | None = None,
    year: int | None = None,
    seed: int = DEFAULT_SEED,
) -> Answer:
    """What moving so many million euro from the gemeentefonds to a local tax does to the nation."""
    return local_tax_tables.nation(_shifted(amount, instrument, taken_out, rates, remission, circular, year, seed))


def tax_shift_by_municipality(
    amount: float,
    instrument: str = "ozb-users",
    taken_out: str = "uitkeringsfactor",
    rates: str = "standard",
    remission: float = 1.0,
    circular: str | None = None,
    year: int | None = None,
    seed: int = DEFAULT_SEED,
) -> Answer:
    """What moving so many million euro to a local tax does, one row for every municipality."""
    found = _shifted(amount, instrument, taken_out, rates, remission, circular, year, seed)
    return local_tax_tables.by_municipality(found)


def tax_shift_of(
    amount: float,
    gemeente: str | None = None,
    instrument: str = "ozb-users",
    taken_out: str = "uitkeringsfactor",
    rates: str = "standard",
    remission: float = 1.0,
    circular: str | None = None,
    year: int | None = None,
    seed: int = DEFAULT_SEED,
) -> Answer:
    """What moving so many million euro to a local tax does to kinds of households, of a municipality or the nation."""
    found = _shifted(amount, instrument, taken_out, rates, remission, circular, year, seed)
    return local_tax_tables.by_household(found, _member(found.population, gemeente))


def wmo_fee(year: int = _FEE_YEAR, circular: str | None = None, seed: int = DEFAULT_SEED) -> Answer:
    """What the subscription fee of the Wmo costs the nation beside the contribution by income."""
    return wmo_tables.nation(_fee(year, circular, seed))


def wmo_fee_by_municipality(year: int = _FEE_YEAR, circular: str | None = None, seed: int = DEFAULT_SEED) -> Answer:
    """What the subscription fee of the Wmo costs, one row for every municipality."""
    return wmo_tables.by_municipality(_fee(year, circular, seed))


def wmo_fee_by_household(year: int = _FEE_YEAR, circular: str | None = None, seed: int = DEFAULT_SEED) -> Answer:
    """What households with help pay under the subscription fee of the Wmo and paid before it, by income and size."""
    return wmo_tables.by_household(_fee(year, circular, seed))


def _population(circular: str | None, year: int | None, seed: int) -> Population:
    """The population of the figures that are named; says how to build it where it lacks, not where it would lie."""
    which = named(circular, year)
    try:
        return open_population(which, seed)
    except UnknownNameError:
        raise UnknownNameError(
            Text(
                "The synthetic population for {year}, circular {circular}, is not built on this machine: "
                "run 'thorbecke population build'.",
                year=which.year,
                circular=str(which.circular),
            )
        ) from None


def _member(population: Population, gemeente: str | None) -> Municipality | None:
    if gemeente is None:
        return None
    who = grant.municipality(gemeente, population.which.year)
    if who.code not in population.codes:
        raise UnknownNameError(Text("{name} is not in the population that was built.", name=who.name))
    return who


@lru_cache(maxsize=_KEPT)
def _charges(population: Population, remission: float) -> local_charges.Charges:
    return local_charges.charges(population, remission)


def _shifted(
    amount: float,
    instrument: str,
    taken_out: str,
    rates: str,
    remission: float,
    circular: str | None,
    year: int | None,
    seed: int,
) -> local_tax.Shift:
    proposal = local_tax.Proposal(amount * _MILLION, instrument, taken_out, rates, remission)
    return _shift(_population(circular, year, seed), proposal)


@lru_cache(maxsize=_KEPT)
def _shift(population: Population, proposal: local_tax.Proposal) -> local_tax.Shift:
    return local_tax.shift(population, proposal)


@lru_cache(maxsize=_KEPT)
def _effect(population: Population, year: int) -> wmo.FeeEffect:
    return wmo.fee_effect(population, wmo.fee_of(year))


def _fee(year: int, circular: str | None, seed: int) -> wmo.FeeEffect:
    return _effect(_population(circular, None, seed), year)


QUESTIONS = (
    local_charges_of,
    local_charges_by_municipality,
    tax_shift,
    tax_shift_by_municipality,
    tax_shift_of,
    wmo_fee,
    wmo_fee_by_municipality,
    wmo_fee_by_household,
)


def pin(given: dict[str, Value]) -> dict[str, Value]:
    """The newest circular where it is left open, and the code of a municipality that is named."""
    own_year = given["year"] if "remission" in given else None  # the year of the fee is not that of a circular
    which = which_of(given["circular"], own_year)
    found = given | {"circular": str(which.circular)} | ({"year": which.year} if "remission" in given else {})
    if found.get("gemeente"):
        found["gemeente"] = code_of(found["gemeente"], which.year)
    return found
