"""The deficit of the social domain under an openly chosen convention, with what the alternatives would make of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from thorbecke.datasets import gemeenten_in
from thorbecke.errors import NotPublishedError
from thorbecke.numbers import dutch
from thorbecke.parameters import Figure, figures
from thorbecke.studies.accounts import Standing, standing
from thorbecke.studies.answer import Answer, Column, Municipality
from thorbecke.texts import Text

__all__ = ["Stated", "everyone", "findings", "one", "under_every_convention"]

_PARTS = {
    "tekort_sociaal_domein": Text("Social domain"),
    "tekort_jeugd": Text("Youth"),
    "tekort_wmo": Text("Wmo"),
    "tekort_participatie": Text("Participation"),
}
_ALTERNATIVES = {
    "overhead": (Text("overhead spread by salaries"), Text("overhead apart")),
    "buig": (Text("BUIG and income support left out"), Text("BUIG and income support counted")),
    "own_contributions": (Text("own contributions not deducted"), Text("own contributions deducted")),
    "payments": (Text("IU and DU not counted"), Text("IU and DU counted")),
}
_FINDINGS = {
    "jeugd": ("tekort laag", "tekort hoog", "tekort", "tekort boven kader"),
    "buig": ("saldo",),
}
_MLN = 1e6
_WHY = Text(
    "A cluster of the gemeentefonds is a key to share money out, not a budget: the deficit here is net "
    "expenses less the weight of the cluster, which contains growth that was agreed later and, for "
    "youth, more than the agreed frame."
)
_UNLIKE = Text(
    "Published findings measure something else and do not chain with this figure or each other: AEF set "
    "spending in 2019 against the budget attributed to youth care then (low and high); Van Ark counts "
    "spending above the agreed frame (2023, 2024); BUIG sets benefits against the specific grant, while "
    "taakveld 6.3 also holds policy for low incomes that is paid from the general grant. Clusters with "
    "these names exist from 2023 on: there is no such deficit for 2019."
)


def _required(standing: Standing) -> None:
    if not standing.net:
        raise NotPublishedError(
            Text(
                "Of the {accounts} only expenses are at hand, so no deficit can be stated. Take the accounts of 2023 "
                "or a budget of 2023-2025, or import accounts with revenue.",
                accounts=standing.accounts,
            )
        )
    if standing.which is None:
        raise NotPublishedError(
            Text(
                "There is no circular with clusters for {year}, so no deficit can be stated. Before 2023 the grant "
                "has other clusters; for later years import a circular.",
                year=standing.year,
            )
        )


def _amounts(standing: Standing, places: Sequence[int]) -> dict[str, float]:
    return {part: float(standing.array(part)[list(places)].sum()) for part in _PARTS}


def _alternative(standing: Standing, places: Sequence[int]) -> dict[str, float]:
    """The deficits of the same municipalities under another convention; none where one did not deliver what it asks."""
    return _amounts(standing, places) if set(places) <= set(standing.delivered) else {}


def _row(name: str, amounts: dict[str, float], inhabitants: float, scale: float) -> dict[str, Any]:
    """A row of the table; a part without an amount cannot be stated."""
    own = {part: amounts[part] / scale if part in amounts else None for part in _PARTS}
    each = {f"{part}_per_inwoner": amounts[part] / inhabitants if part in amounts else None for part in _PARTS}
    return {"convention": name} | own | each


def one(standing: Standing, who: Municipality | None) -> Answer:
    """The deficits of a municipality in euro, or of all that delivered in mln euro, under the convention chosen.

    One more row for every alternative that differs from it in one respect. Positive is a deficit. Raises
    NotPublishedError where revenue or a grant by cluster is not at hand, or the municipality did not deliver.
    """
    _required(standing)
    places = [list(standing.codes).index(who.code)] if who else standing.delivered
    if who and places[0] not in standing.delivered:
        raise NotPublishedError(
            Text(
                "{name} did not deliver {lacks}: no deficit can be stated.",
                name=who.name,
                lacks=standing.lacks(places[0]),
            )
        )
    inhabitants = float(standing.array("inwoners")[places].sum())
    scale, unit = (1.0, "euro") if who else (_MLN, "mln euro")
    whose = f"{who.name} ({who.code})" if who else Text("{count} municipalities, mln euro", count=len(places))
    chosen = _amounts(standing, places)
    rows, notes = [_row(Text("as chosen"), chosen, inhabitants, scale)], [*standing.notes]
    for name, other in standing.convention.alternatives().items():
        words = _ALTERNATIVES[name][int(getattr(standing.convention, name) == (name == "overhead"))]
        beside = standing.under(other)
        rows.append(_row(words, _alternative(beside, places), inhabitants, scale))
        notes += beside.notes
    return _answer(
        standing,
        Text("{whose}: deficit of the social domain", whose=whose),
        rows,
        columns=_columns(Text("Convention"), "convention"),
        municipality=who,
        value=chosen["tekort_sociaal_domein"] / scale,
        unit=unit,
        strong=frozenset({0}),
        notes=[Text("Convention: {words}.", words=standing.convention.words()), *_honest(), *dict.fromkeys(notes)],
    )


@dataclass(frozen=True)
class Stated:
    """A deficit of all that delivered, in mln euro by the words of each convention, and where it comes from."""

    mln: dict[str, float]
    source: str


def under_every_convention(year: int, part: str) -> Stated:
    """A deficit of the nation under the default convention and every one that differs from it in one respect.

    Positive is a deficit. Raises NotPublishedError or UnknownNameError where accounts or a grant by cluster lack.
    """
    found = standing(year)
    _required(found)
    chosen = found.convention
    conventions = [chosen, *chosen.alternatives().values()]
    standings = [found.under(own) for own in conventions]
    amounts = {own.convention.words(): _amounts(own, own.delivered)[part] / _MLN for own in standings}
    return Stated(amounts, "; ".join(found.sources()))


def _columns(heading: str, key: str) -> tuple[Column, ...]:
    amounts = [Column(part, name, "euro") for part, name in _PARTS.items()]
    each = [
        Column(f"{part}_per_inwoner", Text("{name} p. inh.", name=name), "euro", spare=True)
        for part, name in _PARTS.items()
    ]
    return (Column(key, heading), *amounts, *each)


def _answer(standing: Standing, title: str, rows: list[dict[str, Any]], **parts: Any) -> Answer:
    which = standing.which
    beside = (Text("circular {circular}", circular=which.circular),) if which else ()
    return Answer(
        question=("command", "balance --deficit"),
        title=Text.joined((title, str(standing.accounts), *beside)),
        rows=rows,
        circular=which.circular if which else None,
        year=standing.year,
        sources=[*standing.sources(), *sorted({finding.source for finding in findings()})],
        **parts,
    )


def everyone(standing: Standing) -> Answer:
    """The deficits of every municipality under the convention chosen, in euro and euro per inhabitant.

    Raises NotPublishedError where revenue or a grant by cluster is not at hand.
    """
    _required(standing)
    names, inhabitants = gemeenten_in(standing.year), standing.array("inwoners")
    arrays = {part: standing.array(part) for part in _PARTS}
    rows: list[dict[str, Any]] = []
    for place, code in enumerate(standing.codes):
        amounts = {part: None if standing.lacks(place) else float(array[place]) for part, array in arrays.items()}
        each = {
            f"{part}_per_inwoner": value / inhabitants[place] for part, value in amounts.items() if value is not None
        }
        rows.append({"code": code, "name": names[code]} | amounts | dict.fromkeys(_per_inhabitant()) | each)
    return _answer(
        standing,
        Text("{count} municipalities: deficit of the social domain", count=len(rows)),
        rows,
        columns=(Column("code", "Code"), *_columns(Text("Name"), "name")),
        value=float(np.nansum(arrays["tekort_sociaal_domein"])),
        notes=[Text("Convention: {words}.", words=standing.convention.words()), *_honest(), *standing.notes],
    )


def _per_inhabitant() -> list[str]:
    return [f"{part}_per_inwoner" for part in _PARTS]


def findings() -> list[Figure]:
    """The published findings on deficits of youth care and BUIG, in euro; a positive saldo of BUIG is a surplus."""
    return [figure for figure in figures("social_domain") if figure.name in _FINDINGS.get(figure.subject, ())]


def _honest() -> list[str]:
    """Published findings in words, and why they differ from the figure."""
    found = [
        Text(
            "{subject} {year} {name} {amount} mln ({grade})",
            subject=figure.subject,
            year=figure.year,
            name=figure.name,
            amount=_signed(figure.amount / _MLN),
            grade=figure.grade,
        )
        for figure in findings()
        if figure.amount is not None
    ]
    return [_WHY, Text("Published: {found}.", found=Text.joined(found, "; ")), _UNLIKE]


def _signed(mln: float) -> str:
    return f"{'+' if mln > 0 else ''}{dutch(mln)}"
