"""What there is to ask about: circulars, maatstaven, municipalities and the figures of the model."""

import re
from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from thorbecke import datasets
from thorbecke.datasets import CircularYear, gemeenten_table
from thorbecke.errors import UnknownNameError
from thorbecke.model import Graph, Input
from thorbecke.studies.answer import Answer, Column
from thorbecke.studies.classes import GROUPS
from thorbecke.studies.holders import law_for_residents
from thorbecke.studies.labels import maatstaf_facts
from thorbecke.studies.national import law_in, model_of
from thorbecke.texts import Text

__all__ = ["circulars", "criteria", "figures", "municipalities", "past_criteria", "remarks"]


def circulars(year: int | None = None) -> Answer:
    """Every set of figures, or those of one year: factor, general grant and payments of the nation in mln euro."""
    rows = []
    for which in datasets.available():
        if year not in (None, which.year):
            continue
        model = model_of(which)
        rows.append(
            {
                "circular": str(which.circular),
                "year": which.year,
                "uitkeringsfactor": model.value("uitkeringsfactor").item(),
                "algemene_uitkering_mln": model.value("verdeeld_bedrag").item() / 1e6,
                "iu_du_mln": model.value("iu_du").sum("gemeente").item() / 1e6,
                "suppletie_published": Text("no") if np.isnan(model.value("suppletie").data).all() else Text("yes"),
                "source": datasets.load(which).provenance.cite(),
            }
        )
    if not rows:
        datasets.newest(year=year)
    columns = (
        Column("circular", "Circular"),
        Column("year", "Year"),
        Column("uitkeringsfactor", "Factor", "factor"),
        Column("algemene_uitkering_mln", "Algemene uitkering (mln)", "cents"),
        Column("iu_du_mln", "IU, DU, other (mln)", "cents"),
        Column("suppletie_published", "Suppletie"),
        Column("source", "Source", spare=True),
    )
    return Answer(("command", "list circulars"), Text("Figures at hand"), columns, rows, unit="mln euro")


def criteria(which: CircularYear) -> Answer:
    """The maatstaven of a circular: euro per unit and the nation's units and amounts before the uitkeringsfactor."""
    model, facts = model_of(which), maatstaf_facts()
    units = {
        code: (float(total), float(rate))
        for dim, name, rates in (
            ("ozb_maatstaf", "gecorrigeerde_woz_waarde", -model.value("rekentarief").data),
            ("maatstaf", "eenheden", model.value("bedrag_per_eenheid").data),
        )
        for code, total, rate in zip(model.coords[dim], model.value(name).sum("gemeente").data, rates, strict=True)
    }
    rows = [
        {
            "number": fact.number,
            "code": code,
            "name": fact.name,
            "unit": fact.unit,
            "euro_per_unit": units[code][1],
            "units": units[code][0],
            "amount": units[code][0] * units[code][1],
            "article": fact.article,
        }
        for code, fact in facts.items()
        if code in units
    ]
    columns = (
        Column("number", "Nr"),
        Column("code", "Code"),
        Column("name", "Name"),
        Column("unit", "Unit", spare=True),
        Column("euro_per_unit", "Euro per unit", "rate"),
        Column("units", "Units", "units", spare=True),
        Column("amount", "Amount (EUR)", "euro"),
        Column("article", "Article", spare=True),
    )
    title = Text(
        "Maatstaven {year}, circular {circular}: the nation, before the uitkeringsfactor",
        year=which.year,
        circular=which.circular,
    )
    sources = sorted(set(model.sources.values()))
    return Answer.about(
        which, question=("command", "list criteria"), title=title, columns=columns, rows=rows, sources=sources
    )


def past_criteria(year: int) -> Answer:
    """Euro per unit of a past year, as decided or as far as accounts show it; raises UnknownNameError for others."""
    table = datasets.bedragen_per_eenheid()
    rows = table.filter(year=year).select("number", "name", "amount", "unit", "state", "note", "source").to_dicts()
    if not rows:
        years = sorted(set(table["year"].to_list()))
        raise UnknownNameError(
            Text(
                "There is no euro per unit for {year}. At hand: {years}, and circulars.",
                year=year,
                years=", ".join(map(str, years)),
            )
        )
    partial = table.filter(year=year)["partial"].any()
    rows = [row | {"note": Text.joined(remarks(row["note"]), "; ") if row["note"] else None} for row in rows]
    note = (
        Text("Partial: read from published accounts; maatstaven that they do not show are missing.") if partial else ""
    )
    columns = (
        Column("number", "Nr"),
        Column("name", "Name"),
        Column("amount", "Euro per unit", "rate"),
        Column("unit", "Unit"),
        Column("state", "State", spare=True),
        Column("note", "Remark", spare=True),
    )
    return Answer(
        ("command", "list criteria"),
        Text("Euro per unit {year}, before the uitkeringsfactor", year=year),
        columns,
        rows,
        year=year,
        sources=sorted({row["source"] for row in rows}),
        notes=[note] if note else [],
    )


_MULTIPLE = re.compile(r"(?P<times>\S+) times the amount of (?P<year>\d{4}) under this number, as published")


def remarks(note: str) -> list[Text]:
    """The remarks in a note of the table of past amounts, one by one."""
    return [_remark(part) for part in note.split("; ")]


def _remark(part: str) -> Text:
    found = _MULTIPLE.fullmatch(part)
    if found is None:
        return Text(part)
    return Text("{times} times the amount of {year} under this number, as published", **found.groupdict())


def municipalities(year: int) -> Answer:
    """The municipalities of a year and their classes."""
    table = gemeenten_table(year)
    columns = (
        Column("gemeente", "Gemeente"),
        Column("name", "Name"),
        GROUPS["province"][0],
        GROUPS["size_class"][0],
        replace(GROUPS["urbanity"][0], spare=True),
        replace(GROUPS["social_structure"][0], spare=True),
        Column("central_function", "Central function", spare=True),
        Column("classified", "Classified", spare=True),
    )
    return Answer(
        ("command", "list municipalities"),
        Text("{count} municipalities on 1 January {year}", count=len(table), year=year),
        columns,
        table.to_dicts(),
        year=year,
        unit="",
    )


def figures(year: int) -> Answer:
    """Every figure of the law in force in a year, inputs first, in order of computation; then those for residents."""
    rows = [row for graph in (law_in(year), law_for_residents(year)) for row in _figures(graph)]
    columns = (
        Column("figure", "Figure"),
        Column("kind", "Kind"),
        Column("unit", "Unit"),
        Column("dimensions", "Goes by", spare=True),
        Column("article", "Article", spare=True),
        Column("what", "What it is", spare=True),
    )
    return Answer(
        ("command", "list figures"),
        Text("Figures of the model, law of {year}", year=year),
        columns,
        rows,
        year=year,
        unit="",
    )


def _figures(graph: Graph) -> Iterator[dict[str, str]]:
    for name in (*graph.inputs, *(name for name in graph.order if name in graph.rules)):
        figure = graph.figure(name)
        yield {
            "figure": name,
            "kind": Text("input") if isinstance(figure, Input) else Text("rule"),
            "unit": figure.unit,
            "dimensions": ", ".join(figure.dims),
            "article": figure.article,
            "what": figure.meaning if isinstance(figure, Input) else figure.title,
        }
