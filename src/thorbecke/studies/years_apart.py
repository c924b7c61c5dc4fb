"""Why a grant differs from the year before: units of its own and of all, the size of the fund, the rest.

A general grant is its uitkeringsbasis times what the fund pays for all bases together, divided by all bases. The
change of that product is shared out over its three factors (see `attribution`), so the causes add up to the change.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from thorbecke.model import Model
from thorbecke.studies.answer import Municipality
from thorbecke.studies.attribution import shares_of_change
from thorbecke.studies.fund_path import Cause, FundYear
from thorbecke.texts import Text

__all__ = ["Point", "Reached", "apart", "point_of"]

_MLN = 1e6


@dataclass(frozen=True)
class Point:
    """One municipality and the fund in one year, in euro.

    `base` is what its expenditure maatstaven add up to before the factor, under every law.
    """

    fund: float
    factor: float
    all_bases: float
    all_deductions: float
    base: float
    deduction: float
    grant: float
    other: float
    inhabitants: float
    sources: tuple[str, ...]

    @property
    def paid(self) -> float:
        """What the fund pays for all bases together."""
        return self.fund - self.all_deductions

    @property
    def total(self) -> float:
        """All that is published for the municipality, or carried on from it."""
        return self.grant + self.other


@dataclass(frozen=True)
class Reached:
    """The figures of a year without and with a scenario; the same where there is none."""

    without: Point
    within: Point

    @property
    def scenario(self) -> float:
        """What the scenario adds to the municipality's total, in euro."""
        return self.within.total - self.without.total


def point_of(nation: Model, own: Model, who: Municipality) -> Point:
    """The figures of a municipality in the model `own`, and of the fund in the model `nation` (official units)."""
    place = own.place("gemeente", who.code)

    def one(name: str) -> float:
        return own.value(name).isel(gemeente=place).item()

    return Point(
        fund=nation.value("verdeeld_bedrag").item(),
        factor=nation.value("uitkeringsfactor").item(),
        all_bases=nation.value("bedrag_in_basis").sum("maatstaf").sum("gemeente").item(),
        all_deductions=nation.value("ozb_aftrek").sum("gemeente").item(),
        base=own.value("bedrag_in_basis").isel(gemeente=place).sum("maatstaf").item(),
        deduction=one("ozb_aftrek"),
        grant=one("algemene_uitkering"),
        other=one("totaal") - one("algemene_uitkering"),
        inhabitants=one("inwoners"),
        sources=tuple(sorted(set(own.sources.values()))),
    )


def apart(before: Reached, after: Reached, fund: FundYear | None, scenario: str) -> Iterator[dict[str, Any]]:
    """The causes of the change from one year to the next, in euro for the municipality and mln euro for all.

    The last row is the whole change, which the others add up to.
    """
    old, new = before.without, after.without
    for cause, euro in _causes(old, new, fund):
        if euro or cause.euro:
            yield _row(cause.what, cause.euro / _MLN if cause.euro else None, euro, cause.source)
    if scenario:
        in_fund = (after.within.fund - new.fund) - (before.within.fund - old.fund)
        yield _row(
            Text("scenario: {scenario}", scenario=scenario), in_fund / _MLN, after.scenario - before.scenario, ""
        )
    whole = after.within.total - before.within.total
    yield _row(Text("together"), (after.within.fund - before.within.fund) / _MLN, whole, "")


def _row(cause: str, mln: float | None, euro: float, source: str) -> dict[str, Any]:
    return {"cause": cause, "fonds": mln, "euro": euro, "source": source}


def _causes(old: Point, new: Point, fund: FundYear | None) -> Iterator[tuple[Cause, float]]:
    """Every cause, and what it does to the municipality."""
    units, all_units, size = shares_of_change(
        (old.base, 1 / old.all_bases, old.paid), (new.base, 1 / new.all_bases, new.paid)
    )
    yield Cause(Text("units and euro per unit of the municipality"), 0.0, ""), float(units)
    yield Cause(Text("units and euro per unit of all municipalities"), 0.0, ""), float(all_units)
    per_euro = float(size) / (new.paid - old.paid) if new.paid != old.paid else 0.0
    named = fund.causes if fund else ()
    for cause in named or (Cause(Text("size of the fund"), new.fund - old.fund, ""),):
        yield cause, cause.euro * per_euro
    yield (
        Cause(Text("OZB deduction of all municipalities"), 0.0, ""),
        (old.all_deductions - new.all_deductions) * per_euro,
    )
    yield Cause(Text("OZB deduction of the municipality"), 0.0, ""), new.deduction - old.deduction
    yield Cause(Text("suppletie, integratie- and decentralisatie-uitkeringen"), 0.0, ""), new.other - old.other
