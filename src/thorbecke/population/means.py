"""What households have: income, tenure, social assistance, help, and the value of their home."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from thorbecke.population.assumptions import assumption
from thorbecke.population.fitting import Floats, Ints, fit, whole_table
from thorbecke.population.people import KINDS, People
from thorbecke.population.targets import ADULTS, INCOME_CLASSES, TENURES

__all__ = ["NO_INCOME_CLASS", "NO_TENURE", "Means", "draw_means", "gross_income"]

NO_INCOME_CLASS, NO_TENURE = len(INCOME_CLASSES), len(TENURES)
_OLDEST_ON_BIJSTAND = 66
_FIXED_LEVELS = 3  # the classes bounded by the social minimum: their level is not moved
_TOP = len(INCOME_CLASSES) - 1
Shuffle = np.random.Generator


@dataclass(frozen=True)
class Means:
    """Per household: income class, standardised and disposable income (euro), tenure, social assistance and help.

    People in institutions come after the households and have none of these.
    """

    income_class: Ints
    income: Ints
    disposable: Ints
    tenure: Ints
    bijstand: Ints
    help: Ints


def draw_means(
    people: People, income: Ints, tenure: Ints, bijstand: int, clients: int, mean_income: float, shuffle: Shuffle
) -> Means:
    """Income classes, tenures, recipients and clients given to the households of a municipality, to the number."""
    homes = int((people.kind < len(KINDS) - 2).sum())
    kind, head = people.kind[:homes], people.head[:homes]
    age = np.searchsorted([25, 45, 65, 75, 80], head, side="right")
    classes = _give(_odds_of_income(), kind * len(ADULTS) + age, income, shuffle)
    owners = assumption("tenure_by_income").table("owner", "corporation", "other").T
    held = _give(owners, classes, tenure, shuffle)
    amount = _amounts(classes, income, mean_income, shuffle)
    on_bijstand = _most_likely(_needs_bijstand(classes, held, head), bijstand, shuffle)
    disposable = _disposable(amount, people, homes)
    gross = gross_income(disposable, head)
    helped = _most_likely(_odds_of_help(age, gross), clients, shuffle)
    rest = len(people.kind) - homes
    return Means(
        income_class=np.concatenate([classes, np.full(rest, NO_INCOME_CLASS)]),
        income=np.concatenate([amount, np.zeros(rest, dtype=np.int64)]),
        disposable=np.concatenate([disposable, np.zeros(rest, dtype=np.int64)]),
        tenure=np.concatenate([held, np.full(rest, NO_TENURE)]),
        bijstand=np.concatenate([on_bijstand, np.zeros(rest, dtype=np.int64)]),
        help=np.concatenate([helped, np.zeros(rest, dtype=np.int64)]),
    )


def _give(odds: Floats, group: Ints, totals: Ints, shuffle: Shuffle) -> Ints:
    """A class for everyone, so that the classes have these totals: by the odds of each group, else at random."""
    sizes = np.bincount(group, minlength=len(odds))
    table = whole_table(fit(odds, sizes, totals), sizes, totals)
    order = shuffle.permutation(len(group))
    order = order[np.argsort(group[order], kind="stable")]
    given = np.empty(len(group), dtype=np.int64)
    given[order] = np.repeat(np.tile(np.arange(len(totals)), len(odds)), table.ravel())
    return given


def _odds_of_income() -> Floats:
    """Odds of each income class, a row for every kind of household and age group of its head."""
    found = assumption("income_by_household")
    by_kind = found.table(*KINDS[: len(KINDS) - 2])
    by_age = np.array([found.values["by_age"][group] for group in ADULTS])
    odds: Floats = (by_kind[:, None, :] * by_age[None, :, :]).reshape(-1, len(INCOME_CLASSES))
    return odds


def _amounts(classes: Ints, counts: Ints, mean: float, shuffle: Shuffle) -> Ints:
    """Standardised incomes in whole euro: spread evenly within a class, with the mean of the municipality."""
    found = assumption("income_levels")
    levels = _levels(found.table("levels"), counts, mean)
    spread = found.table("spread")
    amount = np.empty(len(classes))
    for place, level in enumerate(levels):
        own = np.flatnonzero(classes == place)
        along = (2 * shuffle.permutation(len(own)) + 1) / max(len(own), 1) - 1
        amount[own] = level * (1 + spread[place] * along)
    return np.floor(amount + 0.5).astype(np.int64)


def _levels(levels: Floats, counts: Ints, mean: float) -> Floats:
    """Levels of the classes with which the mean comes out: the highest moves within bounds, then the four highest."""
    low, high = assumption("income_levels").table("highest")
    wanted = mean * counts.sum() - levels[:_TOP] @ counts[:_TOP]
    moved = levels.copy()
    if counts[_TOP]:
        moved[_TOP] = np.clip(wanted / counts[_TOP], low, high)
    fixed = moved[:_FIXED_LEVELS] @ counts[:_FIXED_LEVELS]
    others = moved[_FIXED_LEVELS:] @ counts[_FIXED_LEVELS:]
    if others:
        moved[_FIXED_LEVELS:] *= (mean * counts.sum() - fixed) / others
    return moved


def _needs_bijstand(classes: Ints, tenure: Ints, head: Ints) -> Floats:
    """Weights by which recipients are chosen: of working age, the lowest class first, tenants before owners."""
    weight = np.power(1e-4, np.minimum(classes, 2)) * np.where(tenure == 0, 0.05, 1.0)
    return np.where(head <= _OLDEST_ON_BIJSTAND, weight, weight * 1e-12)


def _disposable(standardised: Ints, people: People, homes: int) -> Ints:
    """Disposable income of each household in whole euro: its standardised income times its equivalence."""
    found = assumption("gross_income")
    adults = (people.partner[:homes] > 0) + people.adult_children[:homes]
    size = 1 + found.number("extra_adult") * adults + found.number("child") * people.minors[:homes]
    whole: Ints = np.floor(standardised * size + 0.5).astype(np.int64)
    return whole


def gross_income(disposable: Any, oldest: Any) -> Any:
    """Gross income of a household with this disposable income and age of the oldest, in the year before the Wmo fee.

    In the unit of the disposable income, which is of 2021 (assumption `gross_income`).
    """
    found = assumption("gross_income")
    ratio = np.where(oldest <= _OLDEST_ON_BIJSTAND, found.number("gross_by_net"), found.number("gross_by_net_aow"))
    return disposable * ratio * found.number("peiljaar")


def _odds_of_help(age: Ints, gross: Floats) -> Floats:
    found = assumption("household_help")
    by_age = np.array([found.values["by_age"][group] for group in ADULTS])
    band = np.searchsorted(found.table("bands"), gross, side="right")
    weight: Floats = by_age[age] * found.table("by_income")[band]
    return weight


def _most_likely(weights: Floats, count: int, shuffle: Shuffle) -> Ints:
    """1 for so many, drawn without putting back with chances pro rata to the weights; 0 for the others."""
    keys = shuffle.standard_exponential(len(weights)) / weights
    chosen = np.zeros(len(weights), dtype=np.int64)
    if count:
        chosen[np.argpartition(keys, count - 1)[:count]] = 1
    return chosen
