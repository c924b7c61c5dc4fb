"""What a municipality gets and why: the specification of its grant, and one row for every municipality."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from thorbecke import datasets
from thorbecke.datasets import OZB_CLUSTER, CircularYear, find_gemeente, gemeenten_in
from thorbecke.model import Model
from thorbecke.studies.answer import Answer, Column, Municipality
from thorbecke.studies.labels import maatstaf_facts
from thorbecke.texts import Text

__all__ = ["all_grants", "by_cluster", "municipality", "payment_kinds", "specification"]

_SPECIFICATION = (
    Column("section", ""),
    Column("number", "Nr"),
    Column("name", "Name"),
    Column("units", "Units", "units"),
    Column("euro_per_unit", "Euro per unit", "rate"),
    Column("amount", "Amount (EUR)", "euro"),
)


def municipality(text: str, year: int) -> Municipality:
    """The municipality of that year that a person names; raises UnknownNameError with suggestions."""
    code = find_gemeente(text, year)
    return Municipality(code, gemeenten_in(year)[code])


def payment_kinds(which: CircularYear) -> dict[str, str]:
    """Kind of each payment of a set: suppletie, algemene uitkering, aanvullende uitkering, iu or du."""
    posten = datasets.load(which).posten
    return dict(zip(posten["post"], posten["soort"], strict=True))


@dataclass(frozen=True)
class _At:
    """A model seen from one municipality."""

    model: Model
    code: str

    def row(self, name: str) -> list[float]:
        """The figure along its other dimension, for this municipality."""
        place = self.model.place("gemeente", self.code)
        return [float(value) for value in np.asarray(self.model.value(name).isel(gemeente=place).data)]

    def one(self, name: str) -> float:
        """The figure for this municipality, or the national one where it goes by no municipality."""
        return self.model.value(name).isel(gemeente=self.model.place("gemeente", self.code)).item()


def specification(model: Model, which: CircularYear, who: Municipality) -> Answer:
    """The specification of one municipality's grant in the order of the official one, in euro.

    Section A: OZB deduction; B: each maatstaf with units, euro per unit and amount before the uitkeringsfactor;
    then uitkeringsbasis, uitkeringsfactor and algemene uitkering; C: suppletie; D: other payments; total.
    """
    at = _At(model, who.code)
    rows = [*_section_a(at), *_section_b(at), *_section_c(at), *_section_d(at, which), *_totals(at)]
    return Answer.about(
        which,
        question=("command", "grant"),
        title=Text(
            "{name} ({code}): grant from the gemeentefonds {year}, circular {circular}",
            name=who.name,
            code=who.code,
            year=which.year,
            circular=which.circular,
        ),
        columns=_SPECIFICATION,
        rows=rows,
        municipality=who,
        value=at.one("totaal"),
        sources=sorted(set(model.sources.values())),
        notes=[*_notes(at), *_about_units(at, which, who)],
        strong=frozenset(place for place, row in enumerate(rows) if not row["number"] and row["code"] in _STRONG),
        quiet=frozenset(place for place, row in enumerate(rows) if _says_nothing(row)),
    )


def _says_nothing(row: Mapping[str, Any]) -> bool:
    """A maatstaf or payment of zero, or a payment that is announced without amounts (a note names those)."""
    return (row["section"] in "BD" and row["amount"] == 0) or (row["section"] == "D" and row["amount"] is None)


_STRONG = {"ozb_aftrek", "uitkeringsbasis", "algemene_uitkering", "suppletie", "iu_du", "totaal"}


def _line(section: str, code: str, name: str, amount: float | None, **more: Any) -> dict[str, Any]:
    return {"section": section, "number": "", "code": code, "name": name} | {
        "units": None,
        "euro_per_unit": None,
        "amount": amount,
        **more,
    }


def _section_a(at: _At) -> Iterator[dict[str, Any]]:
    facts, model = maatstaf_facts(), at.model
    values, rates = at.row("gecorrigeerde_woz_waarde"), model.value("rekentarief").data
    for code, value, rate, amount in zip(
        model.coords["ozb_maatstaf"], values, rates, at.row("ozb_aftrek_per_maatstaf"), strict=True
    ):
        fact = facts[code]
        yield _line("A", code, fact.name, amount, number=fact.number, units=value, euro_per_unit=-float(rate))
    yield _line("A", "ozb_aftrek", Text("OZB deduction"), at.one("ozb_aftrek"))


def _section_b(at: _At) -> Iterator[dict[str, Any]]:
    facts, model = maatstaf_facts(), at.model
    lines = dict(
        zip(
            model.coords["maatstaf"],
            zip(at.row("eenheden"), model.value("bedrag_per_eenheid").data, at.row("bedrag_in_basis"), strict=True),
            strict=True,
        )
    )
    for code, (units, rate, amount) in lines.items():
        fact = facts[code]
        yield _line("B", code, fact.name, amount, number=fact.number, units=units, euro_per_unit=float(rate))
    basis, factor = at.one("uitkeringsbasis"), at.one("uitkeringsfactor")
    yield _line("B", "uitkeringsbasis", Text("Uitkeringsbasis"), basis)
    yield _line("B", "uitkeringsfactor", Text("× uitkeringsfactor"), basis * factor, euro_per_unit=factor)
    yield _line("", "algemene_uitkering", Text("Algemene uitkering (B × factor + A)"), at.one("algemene_uitkering"))


_KINDS = {"algemene uitkering": "AU", "aanvullende uitkering": "art. 12", "iu": "IU", "du": "DU"}


def _published(value: float) -> float | None:
    return None if np.isnan(value) else value


def _section_c(at: _At) -> Iterator[dict[str, Any]]:
    yield _line("C", "suppletie", Text("Suppletie nieuwe verdeling"), _published(at.one("suppletie")))


def _section_d(at: _At, which: CircularYear) -> Iterator[dict[str, Any]]:
    kinds = payment_kinds(which)
    for post, amount in zip(at.model.coords["post"], at.row("uitkering_per_post"), strict=True):
        yield _line("D", post, post, _published(amount), number=_KINDS[kinds[post]])
    yield _line("D", "iu_du", Text("Other payments together"), at.one("iu_du"))


def _totals(at: _At) -> Iterator[dict[str, Any]]:
    yield _line("", "totaal", Text("Total published"), at.one("totaal"))
    yield _line(
        "", "totaal_per_inwoner", Text("Per inhabitant"), at.one("totaal_per_inwoner"), units=at.one("inwoners")
    )


def _notes(at: _At) -> list[str]:
    missing = [
        post
        for post, amount in zip(at.model.coords["post"], at.row("uitkering_per_post"), strict=True)
        if np.isnan(amount)
    ]
    if np.isnan(at.one("suppletie")):
        missing.insert(0, Text("suppletie nieuwe verdeling"))
    if not missing:
        return []
    return [Text("Not published in this set, so not in the total: {missing}.", missing=Text.joined(missing, "; "))]


def _about_units(at: _At, which: CircularYear, who: Municipality) -> list[str]:
    """What a reader should know about the units: estimates, and figures that the source rounds."""
    notes = []
    if not at.one("inwoners").is_integer():
        notes.append(Text("Units with decimals are the ministry's estimates for the year."))
    rounded = datasets.load(which).rounded
    return notes + [f"{maatstaf_facts()[code].name}: {why}." for gemeente, code, why in rounded if gemeente == who.code]


_ALL = (
    Column("code", "Code"),
    Column("name", "Name"),
    Column("uitkeringsbasis", "Uitkeringsbasis", "euro"),
    Column("ozb_aftrek", "OZB deduction", "euro"),
    Column("uitkeringsfactor", "Factor", "factor"),
    Column("algemene_uitkering", "Algemene uitkering", "euro"),
    Column("suppletie", "Suppletie", "euro"),
    Column("iu_du", "IU, DU and other", "euro"),
    Column("totaal", "Total", "euro"),
    Column("per_inwoner", "Per inhabitant", "euro"),
)


def all_grants(model: Model, which: CircularYear) -> Answer:
    """One row for each municipality, in euro: base, deduction, factor, general grant, suppletie, payments, total."""
    codes, names = model.coords["gemeente"], gemeenten_in(which.year)
    figures = {
        column.key: np.broadcast_to(
            np.asarray(model.value("totaal_per_inwoner" if column.key == "per_inwoner" else column.key).data),
            len(codes),
        ).tolist()
        for column in _ALL[2:]
    }
    rows = [
        {"code": code, "name": names[code]} | {key: _published(values[place]) for key, values in figures.items()}
        for place, code in enumerate(codes)
    ]
    missing = all(row["suppletie"] is None for row in rows)
    return Answer.about(
        which,
        question=("command", "grant"),
        title=Text(
            "Grants from the gemeentefonds {year}, circular {circular}: {count} municipalities",
            year=which.year,
            circular=which.circular,
            count=len(rows),
        ),
        columns=_ALL,
        rows=rows,
        value=float(np.sum(figures["totaal"])),
        sources=sorted(set(model.sources.values())),
        notes=[Text("The suppletie is not published in this set, so it is not in the totals.")] if missing else [],
    )


_CLUSTER = (
    Column("cluster", "Cluster"),
    Column("algemene_uitkering", "Algemene uitkering", "euro"),
    Column("suppletie", "Suppletie", "euro"),
    Column("iu_du", "IU, DU and other", "euro"),
    Column("totaal", "Total", "euro"),
    Column("per_inwoner", "Per inhabitant", "euro"),
)


def by_cluster(model: Model, which: CircularYear, who: Municipality) -> Answer:
    """The grant of one municipality by cluster of expenditure, in euro.

    The split of the euro per unit is published rounded to cents; what that leaves is a row of its own, so that the
    rows add up to the grant.
    """
    at = _At(model, who.code)
    clusters = model.coords["cluster"]
    general = dict(zip(clusters, at.row("uitkering_per_cluster"), strict=True))
    other = dict(zip(clusters, at.row("iu_du_per_cluster"), strict=True))
    general[OZB_CLUSTER] += at.one("ozb_aftrek")
    rows = [_cluster_row(at, name, general[name], other[name]) for name in clusters]
    rest = at.one("algemene_uitkering") - sum(general.values()), at.one("iu_du") - sum(other.values())
    rows.append(_cluster_row(at, Text("rounding and payments without a cluster"), rest[0], rest[1]))
    growth = _published(at.one("suppletie"))
    rows.append(_cluster_row(at, Text("suppletie (no cluster)"), 0.0, 0.0, growth))
    total = _cluster_row(at, Text("total"), at.one("algemene_uitkering"), at.one("iu_du"), growth)
    return Answer.about(
        which,
        question=("command", "grant"),
        title=Text(
            "{name} ({code}): grant {year} by cluster, circular {circular}",
            name=who.name,
            code=who.code,
            year=which.year,
            circular=which.circular,
        ),
        columns=_CLUSTER,
        rows=[*rows, total],
        municipality=who,
        value=at.one("totaal"),
        sources=sorted(set(model.sources.values())),
        notes=_notes(at),
        strong=frozenset({len(rows)}),
    )


def _cluster_row(at: _At, name: str, general: float, other: float, growth: float | None = 0.0) -> dict[str, Any]:
    total = general + other + (growth or 0.0)
    figures = {"algemene_uitkering": general, "suppletie": growth, "iu_du": other, "totaal": total}
    return {"cluster": name, **figures, "per_inwoner": total / at.one("inwoners")}
