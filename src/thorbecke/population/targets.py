"""What the population of every municipality must add up to: whole numbers from the published figures."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from thorbecke import parameters
from thorbecke.datasets import CircularYear, kerncijfers, load
from thorbecke.population.assumptions import assumption
from thorbecke.population.fitting import Floats, Ints, share_out

if TYPE_CHECKING:
    import polars as pl

__all__ = ["AGE_GROUPS", "INCOME_CLASSES", "TENURES", "Targets", "targets"]

AGE_GROUPS = ("0-4", "5-9", "10-14", "15-17", "18-24", "25-44", "45-64", "65-74", "75-79", "80+")
MINORS, ADULTS = AGE_GROUPS[:4], AGE_GROUPS[4:]
INCOME_CLASSES = (
    "up to 100% of social minimum",
    "100-110% of social minimum",
    "110-120% of social minimum",
    "other low income",
    "rest of lowest 40%",
    "middle 40%",
    "highest 20%",
)
TENURES = ("owner", "tenant of woningcorporatie", "other tenant")


@dataclass(frozen=True)
class Targets:
    """Per municipality (in the order of `codes`): whole numbers to reach, and the published figures behind them.

    `published` holds, by name of the margin, figures as published or worked out from what is published, NaN where
    missing; the whole numbers are those figures rounded, or what is left when others are taken off.
    """

    which: CircularYear
    codes: tuple[str, ...]
    ages: Ints  # (gemeente, age group)
    institution: Ints
    kinds: Ints  # (gemeente, kind of household)
    income: Ints  # (gemeente, income class), of households
    tenure: Ints  # (gemeente, tenure), of households
    bijstand: Ints
    dwellings: Ints
    woz: Ints  # euro
    mean_income: Floats  # euro
    help: Ints
    published: Mapping[str, Floats]
    sources: tuple[str, ...]


def targets(which: CircularYear) -> Targets:
    """The targets for the figures of one circular and year, every municipality; raises UnknownNameError.

    Sources: the counts of the circular (inhabitants, young, 75+, one-person households, woonruimten, low income,
    bijstandsontvangers, WOZ value), and shares within them from the key figures of CBS.
    """
    figures = load(which)
    units = figures.eenheden.sort("gemeente")
    codes = tuple(units["gemeente"])
    counts = _Counts.of(units, which.year)
    ages = _ages(counts)
    institution, kinds = _households(counts, ages)
    households = kinds.sum(axis=1)
    income = _income(counts, households)
    published = {
        "inhabitants": counts.inwoners,
        "under 18": counts.jong,
        "75 and over": np.where(counts.known_75, counts.oud, np.nan),
        **{f"age {group}": column for group, column in zip(AGE_GROUPS, _age_shares(counts).T, strict=True)},
        "in institutions": counts.institution,
        "one-person households": counts.single,
        "households of more persons": counts.multi,
        "households with children": counts.with_children,
        "one-parent households": counts.lone_parents,
        "dwellings": counts.dwellings,
        "WOZ value of dwellings": counts.woz,
        "low-income households": counts.low_income,
        "up to 100% of social minimum": counts.inkomen["tot_100_sociaal_minimum_pct"].to_numpy() / 100 * households,
        "up to 120% of social minimum": counts.inkomen["tot_120_sociaal_minimum_pct"].to_numpy() / 100 * households,
        "in lowest 40% of incomes": counts.inkomen["laagste_40_pct"].to_numpy() / 100 * households,
        "in highest 20% of incomes": counts.inkomen["hoogste_20_pct"].to_numpy() / 100 * households,
        "standardised income": counts.inkomen["gestandaardiseerd_inkomen"].to_numpy() * 1000 * households,
        "bijstandsontvangers": counts.bijstand,
        "owner-occupied": _tenure_shares()[:, 0] * households,
        "rented from woningcorporatie": _tenure_shares()[:, 1] * households,
        "Wmo clients with household help": _clients(counts)[0],
    }
    return Targets(
        which=which,
        codes=codes,
        ages=ages,
        institution=institution,
        kinds=kinds,
        income=income,
        tenure=_rows(households, _tenure_shares()),
        bijstand=_whole(counts.bijstand),
        dwellings=_whole(counts.dwellings),
        woz=_whole(counts.woz),
        mean_income=counts.inkomen["gestandaardiseerd_inkomen"].to_numpy() * 1000,
        help=_clients(counts)[1],
        published=published,
        sources=(
            figures.provenance.cite(),
            *(kerncijfers.provenance_of(table).cite() for table in kerncijfers.tables()),
        ),
    )


def _whole(values: Floats) -> Ints:
    return np.floor(np.asarray(values) + 0.5).astype(np.int64)


def _rows(totals: Ints, weights: Floats) -> Ints:
    return np.array([share_out(int(total), row) for total, row in zip(totals, weights, strict=True)])


def _joined(name: str) -> "Mapping[str, Floats]":
    """Household counts of 2019, or of 2017 where 2019 lacks the municipality."""
    new, old = (kerncijfers.key_figures("huishoudens", year) for year in (2019, 2017))
    known = new[name].is_not_null().to_numpy()
    return {column: np.where(known, new[column].to_numpy(), old[column].to_numpy()) for column in new.columns[1:]}


@dataclass(frozen=True)
class _Counts:
    """The figures of every municipality as published, and what follows from them by arithmetic alone."""

    inwoners: Floats
    jong: Floats
    oud: Floats
    known_75: np.ndarray
    single: Floats
    multi: Floats
    with_children: Floats
    lone_parents: Floats
    institution: Floats
    dwellings: Floats
    woz: Floats
    low_income: Floats
    bijstand: Floats
    inkomen: "pl.DataFrame"

    @classmethod
    def of(cls, units: "pl.DataFrame", year: int) -> "_Counts":
        column = {name: units[name].to_numpy() for name in units.columns[1:]}
        inwoners, dwellings = column["inwo"], column["woonr"]
        fvw, joined = kerncijfers.key_figures("fvw", 2019), _joined("meerpersoons")
        of_2019 = kerncijfers.key_figures("leeftijden", 2019).drop("gemeente").sum_horizontal().to_numpy()
        institution = fvw["inwoners_zorginstellingen"].to_numpy() / of_2019
        together = (joined["inwoners"] * (1 - institution) - joined["eenpersoons"]) / joined["meerpersoons"]
        multi = (inwoners * (1 - institution) - column["ephh"]) / together
        with_children = multi * joined["met_kinderen"] / joined["meerpersoons"]
        lone = fvw["eenouderhuishoudens"].to_numpy() / of_2019 * joined["inwoners"] / joined["met_kinderen"]
        above = column["inw75+dr"]
        return cls(
            inwoners=inwoners,
            jong=column["jong"],
            oud=above + parameters.load("drempel_75_plus").at(year) * inwoners,
            known_75=above > 0,
            single=column["ephh"],
            multi=multi,
            with_children=with_children,
            lone_parents=with_children * lone,
            institution=institution * inwoners,
            dwellings=dwellings,
            woz=column["WOZwe80"] / parameters.load("verevend_aandeel_ozb").at(year, "woningen"),
            low_income=column["lidr_w_nw"] + parameters.load("drempel_laag_inkomen").at(year) * dwellings,
            bijstand=column["bo3_nw"],
            inkomen=kerncijfers.key_figures("inkomen", 2021),
        )


def _age_shares(counts: _Counts) -> Floats:
    """Inhabitants by age group, unrounded: young and 75+ as the circular counts them, within them as CBS did."""
    of_2023, of_2019 = (kerncijfers.key_figures("leeftijden", year) for year in (2023, 2019))
    young = kerncijfers.key_figures("fvw", 2019)["65-74"].to_numpy() / of_2019["65-79"].to_numpy()
    now = {name: of_2023[name].to_numpy().astype(float) for name in of_2023.columns[1:]}
    under_18 = assumption("age_groups").number("under_18_of_15_19")
    parts = [now["0-4"], now["5-9"], now["10-14"], under_18 * now["15-19"]]
    middle = [
        (1 - under_18) * now["15-19"] + now["20-24"],
        now["25-44"],
        now["45-64"],
        now["65-79"] * young,
    ]
    old = [now["65-79"] * (1 - young), now["80+"]]
    total = sum(now.values())
    oud = np.where(counts.known_75, counts.oud, (old[0] + old[1]) / total * counts.inwoners)
    between = counts.inwoners - counts.jong - oud
    groups = ((parts, counts.jong), (middle, between), (old, oud))
    return np.array([part / sum(own) * whole for own, whole in groups for part in own]).T


def _ages(counts: _Counts) -> Ints:
    """Whole inhabitants by age group: inhabitants, under 18 and 75+ as published, rounded."""
    exact = _age_shares(counts)
    young, old = _whole(counts.jong), _whole(exact[:, 8:].sum(axis=1))
    between = _whole(counts.inwoners) - young - old
    return np.hstack([_rows(young, exact[:, :4]), _rows(between, exact[:, 4:8]), _rows(old, exact[:, 8:])])


def _households(counts: _Counts, ages: Ints) -> tuple[Ints, Ints]:
    """People in institutions, and households by kind: single, couple, couple with children, lone parent."""
    single, multi = _whole(counts.single), _whole(counts.multi)
    with_children = np.minimum(_whole(counts.with_children), multi)
    lone = np.minimum(_whole(counts.lone_parents), with_children)
    kinds = np.column_stack([single, multi - with_children, with_children - lone, lone])
    adults = ages[:, len(MINORS) :].sum(axis=1)
    heads = kinds @ np.array([1, 2, 2, 1])
    return np.minimum(_whole(counts.institution), adults - heads), kinds


def _income(counts: _Counts, households: Ints) -> Ints:
    """Households by income class, from the published shares and the count of low incomes."""
    share = {name: counts.inkomen[name].to_numpy() / 100 for name in counts.inkomen.columns if name.endswith("_pct")}
    up_to = [
        *(share[f"tot_{level}_sociaal_minimum_pct"] * households for level in (100, 110, 120)),
        counts.low_income,
        share["laagste_40_pct"] * households,
        (1 - share["hoogste_20_pct"]) * households,
    ]
    # The count of low incomes is the grant's own and goes first: what crosses it is kept on its side.
    below = [np.minimum(level, counts.low_income) for level in up_to[:4]]
    above = [np.maximum(level, counts.low_income) for level in up_to[4:]]
    levels = np.maximum.accumulate(np.column_stack([_whole(level) for level in [*below, *above]]), axis=1)
    edges = np.column_stack([np.zeros_like(households), np.minimum(levels, households[:, None]), households])
    return np.diff(edges, axis=1)


def _tenure_shares() -> Floats:
    """Owners, tenants of a woningcorporatie and other tenants as shares of dwellings."""
    wonen = kerncijfers.key_figures("wonen", 2022)
    koop, corporatie = wonen["koop_pct"].to_numpy() / 100, wonen["corporatie_pct"].to_numpy() / 100
    return np.column_stack([koop, corporatie, np.maximum(1 - koop - corporatie, 0.0)])


def _clients(counts: _Counts) -> tuple[Floats, Ints]:
    """Clients with household help: published for 2019 (NaN where missing), and whole numbers that add up to 2018.

    Where no figure was published the clients for each inhabitant of 75 and over are those of all others together.
    """
    found = kerncijfers.key_figures("wmo_hulp", 2019)["clienten"].to_numpy().astype(float)
    known = ~np.isnan(found)
    rate = found[known].sum() / counts.oud[known].sum()
    filled = np.where(known, found, rate * counts.oud)
    total = next(
        figure.amount
        for figure in parameters.figures("social_domain")
        if figure.name == "clienten hulp bij huishouden" and figure.year == 2018
    )
    whole = share_out(int(total or 0), filled)
    return np.where(known, found / filled.sum() * whole.sum(), np.nan), whole
