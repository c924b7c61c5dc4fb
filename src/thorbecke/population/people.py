"""Who lives where: the persons of one municipality in households, by age and position, exactly as many as asked."""

from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from thorbecke.population.assumptions import assumption
from thorbecke.population.fitting import Floats, Ints, fit, whole_table
from thorbecke.population.targets import AGE_GROUPS, MINORS

__all__ = ["KINDS", "POSITIONS", "People", "draw_people"]

POSITIONS = ("institution", "child_at_home", "single", "couple", "couple_with_children", "lone_parent")
KINDS = (*POSITIONS[2:], "institution", "unoccupied")
_CHILD, _SINGLE, _LONE = 1, 2, 5
_COUPLES = (3, 4)
Shuffle = np.random.Generator


@dataclass(frozen=True)
class People:
    """The households of one municipality (a row each, people in institutions one by one) and its persons.

    Per household: kind (place in KINDS), head and partner (ages; the partner of a single is 0), minors, adult children.
    Per person: household (row above), age and position (place in POSITIONS).
    """

    kind: Ints
    head: Ints
    partner: Ints
    minors: Ints
    adult_children: Ints
    household: Ints
    age: Ints
    position: Ints


@cache
def _first_ages() -> tuple[int, ...]:
    found = assumption("age_groups").values
    return (*(int(found["groups"][group]) for group in AGE_GROUPS), int(found["last"]) + 1)


def _ages(group: int, count: int) -> Ints:
    """Ages of so many persons of a group, spread evenly over its years; the oldest group thins out with age."""
    first, after = _first_ages()[group : group + 2]
    along = (np.arange(count) + 0.5) / max(count, 1)
    if group == len(AGE_GROUPS) - 1:
        along = along ** assumption("age_groups").number("skew_80_plus")
    return first + np.floor(along * (after - first)).astype(np.int64)


def _adult_ages(counts: Ints) -> Ints:
    """Ages of the adults that a row of the table of positions counts, youngest group first."""
    return np.concatenate([_ages(len(MINORS) + place, int(count)) for place, count in enumerate(counts)])


def draw_people(ages: Ints, institution: int, kinds: Ints, shuffle: Shuffle) -> People:
    """Persons by age group, people in institutions and households by kind, put together at random but to the number."""
    heads = np.array([1, 2, 2, 1]) * kinds
    adults = ages[len(MINORS) :]
    at_home = int(adults.sum() - institution - heads.sum())
    positions = np.array([institution, at_home, *heads])
    start = assumption("position_by_age").table(*POSITIONS)
    table = whole_table(fit(start, positions, adults), positions, adults)
    homes = _homes(table, shuffle)
    minors = np.concatenate([_ages(place, int(count)) for place, count in enumerate(ages[: len(MINORS)])])
    return _with_children(*homes, np.sort(minors), _adult_ages(table[_CHILD]), shuffle)


def _homes(table: Ints, shuffle: Shuffle) -> tuple[Ints, Ints, Ints]:
    """Kind, head and partner of every household, and of everyone in an institution; partners are of about one age."""
    kinds, heads, partners = [], [], []
    for position in range(_SINGLE, len(POSITIONS)):
        ages = _adult_ages(table[position])
        if position in _COUPLES:
            pairs = ages.reshape(-1, 2)
            heads.append(pairs[:, 1])
            partners.append(pairs[:, 0])
        else:
            heads.append(ages)
            partners.append(np.zeros_like(ages))
        kinds.append(np.full(len(heads[-1]), position - _SINGLE))
    alone = _adult_ages(table[0])
    kind = np.concatenate([*kinds, np.full(len(alone), KINDS.index("institution"))])
    order = shuffle.permutation(len(kind) - len(alone))
    whole = np.concatenate([order, np.arange(len(order), len(kind))])
    head, partner = np.concatenate([*heads, alone]), np.concatenate([*partners, np.zeros_like(alone)])
    return kind[whole], head[whole], partner[whole]


def _with_children(kind: Ints, head: Ints, partner: Ints, minors: Ints, grown: Ints, shuffle: Shuffle) -> People:
    """Every family gets one child, the other children fall at random; the oldest heads have the oldest children."""
    lone, couple = KINDS.index("lone_parent"), KINDS.index("couple_with_children")
    families = np.flatnonzero((kind == couple) | (kind == lone))
    children = np.sort(np.concatenate([minors, grown]))
    more = _more_children(kind[families] == lone, len(children) - len(families), shuffle)
    home = np.concatenate([families, families[more]])
    noise = shuffle.normal(0.0, assumption("families").number("age_noise"), len(home))
    home = home[np.argsort(head[home] + noise, kind="stable")]
    young = children < _first_ages()[len(MINORS)]
    count = len(kind)
    everyone = np.arange(count)
    paired = np.flatnonzero(partner > 0)
    household = np.concatenate([everyone, paired, home])
    own_position = np.where(kind == KINDS.index("institution"), 0, kind + _SINGLE)
    order = np.argsort(household, kind="stable")
    return People(
        kind=kind,
        head=head,
        partner=partner,
        minors=np.bincount(home[young], minlength=count),
        adult_children=np.bincount(home[~young], minlength=count),
        household=household[order],
        age=np.concatenate([head, partner[paired], children])[order],
        position=np.concatenate([own_position, own_position[paired], np.full(len(home), _CHILD)])[order],
    )


def _more_children(lone: "np.ndarray[Any, np.dtype[np.bool_]]", more: int, shuffle: Shuffle) -> Ints:
    """The family (by its place) of every child beyond the first."""
    if not more:
        return np.zeros(0, dtype=np.int64)
    weights: Floats = np.where(lone, assumption("families").number("lone_parent_weight"), 1.0)
    upto = np.cumsum(weights)
    family: Ints = np.searchsorted(upto, shuffle.random(more) * upto[-1], side="right").astype(np.int64)
    return family
