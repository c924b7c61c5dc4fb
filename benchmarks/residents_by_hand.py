"""The rules for residents written by hand in Polars, without a model: what the rules are measured against.

They read the same files and give the same whole cents by municipality and group of households, written as one would who
knows Polars: only the columns that are needed, every bill once, one key to group by, the streaming engine.
"""

from collections.abc import Mapping

import numpy as np
import polars as pl

from thorbecke import parameters
from thorbecke.population import KINDS, Ints, Population, assumption
from thorbecke.studies import household_groups, local_charges, local_tax, wmo

__all__ = ["apart", "charges", "fee_effect", "shift"]

KIND, INCOME = pl.col("huishoudtype"), pl.col("besteedbaar").cast(pl.Float64)
OWNER, LIVED_IN = pl.col("eigendom") == 0, KIND.ne(KINDS.index("unoccupied"))
REMITTED = ~OWNER & (pl.col("inkomensklasse") == 0)
GROUP = (
    pl.when(KIND.lt(KINDS.index("institution")))
    .then(((~OWNER).cast(pl.Int32) * 2 + (KIND > 0).cast(pl.Int32)) * 7 + pl.col("inkomensklasse").cast(pl.Int32))
    .otherwise(24 + KIND.cast(pl.Int32))
)
CELL = pl.col("gemeente").cast(pl.Int32) * household_groups.COUNT + GROUP
# What is taxed and who bears it, by instrument.
TAXED: Mapping[str, tuple[pl.Expr, pl.Expr]] = {
    "ozb-users": (pl.when(LIVED_IN).then(pl.col("woz")).otherwise(0), LIVED_IN),
    "ozb-owners": (pl.col("woz"), OWNER),
    "residents-levy": (
        pl.when(LIVED_IN).then(pl.col("volwassenen") + pl.col("volwassen_kinderen")).otherwise(0),
        LIVED_IN,
    ),
}


def cents(euro: pl.Expr) -> pl.Expr:
    """Whole cents, rounded half up."""
    return (euro * 100 + 0.5).floor()


def added_up(rows: pl.LazyFrame, cell: pl.Expr, figures: Mapping[str, pl.Expr]) -> pl.DataFrame:
    """Whole numbers added up by cell; sums of whole floats are exact below 2**53."""
    table = rows.select(cell.alias("cell"), **figures).group_by("cell")
    sums = table.agg(pl.len().alias("households"), *(pl.col(name).sum() for name in figures))
    return sums.collect(engine="streaming").cast(pl.Int64).sort("cell")


def shift(population: Population, amount: float, instrument: str) -> pl.DataFrame:
    """Bills of one proposal at one rate, and the fall of income tax."""
    base, bears = TAXED[instrument]
    rows, free = population.scan("huishoudens"), REMITTED & bears
    parts = (pl.when(free).then(0).otherwise(base).cast(pl.Int64), pl.col("besteedbaar").cast(pl.Int64))
    bases = rows.select("gemeente", taxed=parts[0], income=parts[1]).group_by("gemeente").sum()
    whole = bases.collect(engine="streaming").sum()
    tax = cents(base.cast(pl.Float64) * (amount / whole["taxed"][0]))
    figures = {
        "paid": pl.when(bears & ~REMITTED).then(tax).otherwise(0.0),
        "paid_by_others": pl.when(bears).then(0.0).otherwise(tax),
        "remitted": pl.when(free).then(tax).otherwise(0.0),
        "income_tax": cents(INCOME * (amount / whole["income"][0])),
    }
    return added_up(rows, CELL, figures)


def charges(population: Population, of_today: local_charges.Charges) -> pl.DataFrame:
    """OZB, waste and sewerage of every household at the rates that the budgets imply."""
    rates = pl.LazyFrame(
        {
            "gemeente": [int(code.removeprefix("GM")) for code in population.codes],
            "rate": of_today.ozb_rate,
            "waste": of_today.waste,
            "sewerage": of_today.sewerage,
        },
        schema_overrides={"gemeente": pl.Int16},
    ).fill_nan(0.0)
    ozb = pl.when(OWNER).then(pl.col("woz").cast(pl.Float64) * pl.col("rate")).otherwise(0.0)
    whole = pl.when(LIVED_IN).then(ozb + pl.col("waste") + pl.col("sewerage")).otherwise(0.0)
    figures = {
        "ozb": cents(ozb),
        "woonlasten": cents(whole),
        "remitted": cents(pl.when(REMITTED).then(whole).otherwise(0.0)),
    }
    return added_up(population.scan("huishoudens").join(rates, on="gemeente"), CELL, figures)


def fee_effect(population: Population, fee: wmo.Fee) -> pl.DataFrame:
    """Clients, cost and contribution under the rules of 2018 and under the fee, of households with help."""

    def of_2018(name: str) -> float:
        return parameters.load(name).at(wmo.BEFORE)

    found, threshold = assumption("gross_income"), parameters.load("wmo_inkomensdrempel").by_key(wmo.BEFORE)
    ratio = pl.when(pl.col("leeftijd_oudste") <= 66).then(found.number("gross_by_net"))
    gross = INCOME * ratio.otherwise(found.number("gross_by_net_aow")) * found.number("peiljaar")
    low, high = assumption("household_help").table("bands")
    band = pl.when(gross < low).then(0).when(gross < high).then(1).otherwise(2)
    attraction = pl.when(gross < low).then(fee.attraction[0]).when(gross < high).then(fee.attraction[1])
    together, age = pl.col("volwassenen") > 1, pl.col("leeftijd_jongste").cast(pl.Float64) + 0.5
    pension = age >= of_2018("aow_leeftijd")
    both = pl.when(pension).then(threshold["samen_met_aow"]).otherwise(threshold["samen_voor_aow"])
    alone = pl.when(pension).then(threshold["alleen_met_aow"]).otherwise(threshold["alleen_voor_aow"])
    above = (gross - pl.when(together).then(both).otherwise(alone)).clip(0.0) * of_2018("wmo_inkomensdeel")
    fixed = of_2018("wmo_vaste_bijdrage") * of_2018("wmo_bijdrageperioden")
    before = pl.col("hulp").cast(pl.Float64)
    now = before * (attraction.otherwise(fee.attraction[2]) + 1.0)
    asked = before * (pl.when(together & ~pension).then(0.0).otherwise(fixed) + above)
    asked_now = pl.when(together & (age < fee.aow_age)).then(0.0).otherwise(now * fee.amount * fee.periods)
    figures: dict[str, pl.Expr] = {}
    for when, clients, bill in (("before", before, asked), ("now", now, asked_now)):
        cost = clients * fee.cost_per_client
        figures |= {
            f"clients_{when}": (clients * 1000 + 0.5).floor(),
            f"cost_{when}": cents(cost),
            f"contribution_{when}": cents(pl.min_horizontal(bill, cost)),
        }
    rows = population.scan("huishoudens").filter(pl.col("hulp") != 0)
    cell = pl.col("gemeente").cast(pl.Int32) * 6 + band * 2 + together.cast(pl.Int32)
    return added_up(rows, cell, figures)


def apart(ours: local_charges.Charges | local_tax.Shift | wmo.FeeEffect, theirs: pl.DataFrame) -> int:
    """By how much households and cents through the rules and by hand differ: the sum over all cells of the tables."""
    groups = next(iter(figures_of(ours).values())).shape[1]
    numbers = np.array([int(code.removeprefix("GM")) for code in ours.population.codes])
    gemeente, group = np.divmod(theirs["cell"].to_numpy(), groups)
    off = 0
    for name, found in figures_of(ours).items():
        table = np.zeros_like(found)
        table[np.searchsorted(numbers, gemeente), group] = theirs[name].to_numpy()
        off += int(np.abs(table - found).sum())
    return off


def figures_of(ours: local_charges.Charges | local_tax.Shift | wmo.FeeEffect) -> dict[str, Ints]:
    """What the rules gave, by the names used here."""
    if isinstance(ours, wmo.FeeEffect):
        parts = {"clients": ours.clients, "cost": ours.cost, "contribution": ours.contribution}
        return {f"{name}_{when}": pair[n] for name, pair in parts.items() for n, when in enumerate(("before", "now"))}
    figures: tuple[str, ...] = ("paid", "paid_by_others", "remitted", "income_tax")
    if isinstance(ours, local_charges.Charges):
        figures = ("ozb", "woonlasten", "remitted")
    return {name: getattr(ours, name) for name in ("households", *figures)}
