"""Where every figure of the package comes from: the records of its tables, as groups that a page can show."""

from collections.abc import Mapping
from dataclasses import dataclass

from thorbecke import datasets, parameters
from thorbecke.datasets import Provenance, iv3, kerncijfers
from thorbecke.texts import Text

__all__ = ["FigureTable", "Records", "figure_tables", "records"]


@dataclass(frozen=True)
class Records:
    """Tables of one kind: what they hold, and the record of each by name."""

    title: Text
    about: Text
    tables: Mapping[str, Provenance]


@dataclass(frozen=True)
class FigureTable:
    """A table of published figures that are no parameter of a law: how many, of which years, from which sources."""

    name: str
    count: int
    first: int
    last: int
    sources: tuple[str, ...]


def records() -> tuple[Records, ...]:
    """Every table at hand by kind, packaged or imported, with publisher, date, licence, address and files read."""
    return (
        Records(
            Text("Circulars"),
            Text(
                "Units, euro per unit, payments and uitkeringsfactor of every municipality, read with "
                "'thorbecke import rekenmodel' from the ministry's calculation files."
            ),
            {which.folder: datasets.load(which).provenance for which in datasets.available()},
        ),
        Records(
            Text("Reference tables"),
            Text("Municipalities, inhabitants, reorganisations and the euro per unit of past years."),
            {name: datasets.provenance_of(name) for name in datasets.reference_tables()},
        ),
        Records(
            Text("Accounts and budgets"),
            Text("What municipalities book for each taakveld (Iv3), and the key ratios of their finances."),
            {name: iv3.provenance_of(name) for name in iv3.tables()},
        ),
        Records(
            Text("Key figures"),
            Text(
                "Age, households, income, housing and help per municipality, which the synthetic residents add up to."
            ),
            {name: kerncijfers.provenance_of(name) for name in kerncijfers.tables()},
        ),
        Records(
            Text("Boundaries"),
            Text("The borders of municipalities that maps are drawn with."),
            {"boundaries": datasets.provenance_of_boundaries()},
        ),
    )


def figure_tables() -> tuple[FigureTable, ...]:
    """The tables of budgets, agreements and measurements; each row of a table names its own source."""
    return tuple(_figure_table(name) for name in parameters.table_names())


def _figure_table(name: str) -> FigureTable:
    figures = parameters.figures(name)
    years = [figure.year for figure in figures]
    sources = tuple(sorted({figure.source for figure in figures}))
    return FigureTable(name, len(figures), min(years), max(years), sources)
