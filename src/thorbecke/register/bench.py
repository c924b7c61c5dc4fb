"""A dispute before arbiters: what each party says is due, side by side, and what was awarded."""

from dataclasses import dataclass

from thorbecke.register.actors import PUBLIC, Actor
from thorbecke.register.dossier_gates import organisations_of, statement_id
from thorbecke.register.dossier_money import as_years
from thorbecke.register.kinds import Subject
from thorbecke.register.register import Register

__all__ = ["Bench", "BenchYear", "bench"]


@dataclass(frozen=True)
class BenchYear:
    """One year for one level of government, in mln euro: what each party claims, how far apart they are, the award.

    difference: the highest claim less the lowest, None where fewer than two were made. award: None where none is known.
    """

    level: str
    year: int
    claims: dict[str, float]
    difference: float | None
    award: float | None


@dataclass(frozen=True)
class Bench:
    """Submitted statements by organisation, and the years that any of them or an award speaks of."""

    statements: dict[str, Subject]
    years: tuple[BenchYear, ...]


def bench(register: Register, dossier: str, actor: Actor = PUBLIC) -> Bench:
    """The dispute of a dossier as far as the actor may see it; raises UnknownNameError."""
    subject = register.subject("dossier", dossier, actor)
    submitted = {one.id: one for one in register.subjects("statement", actor, ["submitted"])}
    parties = [one for side in organisations_of(subject.data).values() for one in side]
    statements = {one: submitted[own] for one in parties if (own := statement_id(dossier, one)) in submitted}
    years = tuple(one for level in subject.data["levels"] for one in _years(level, statements, subject))
    return Bench(statements, years)


def _years(level: str, statements: dict[str, Subject], dossier: Subject) -> list[BenchYear]:
    claims = {
        organisation: as_years(claim["amounts"])
        for organisation, statement in statements.items()
        for claim in statement.data["claims"]
        if claim["level"] == level
    }
    awards = [award for award in dossier.data["awards"] if award["level"] == level]
    awarded = as_years(awards[-1]["amounts"]) if awards else {}
    years = sorted({year for series in (*claims.values(), awarded) for year in series})
    return [_year(level, year, claims, awarded) for year in years]


def _year(level: str, year: int, claims: dict[str, dict[int, float]], awarded: dict[int, float]) -> BenchYear:
    own = {organisation: series[year] for organisation, series in claims.items() if year in series}
    difference = max(own.values()) - min(own.values()) if len(own) > 1 else None
    return BenchYear(level, year, own, difference, awarded.get(year))
