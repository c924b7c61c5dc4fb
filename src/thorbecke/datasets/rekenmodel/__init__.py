"""The importer of the official calculation files of the gemeentefonds, exported as text or as a workbook.

`read_rekenmodel` selects the files, finds the tables in them by content, reads and checks them, and builds the
project's own tables; nothing is written. The ministry's own workbook was not at hand when this was made: workbooks were
tried that were built from its exports, in several layouts.
"""

from dataclasses import dataclass
from pathlib import Path

from thorbecke.datasets.circulars import CircularYear
from thorbecke.datasets.figures import CircularFigures
from thorbecke.datasets.files import Notation, fingerprint, read_sheets
from thorbecke.datasets.rekenmodel import check
from thorbecke.datasets.rekenmodel.build import build, provenance_of
from thorbecke.datasets.rekenmodel.choose import Chosen, choose
from thorbecke.datasets.rekenmodel.factor import FACTOR_FILE, Factor, find_factor
from thorbecke.datasets.rekenmodel.gemeente_names import GemeenteNames
from thorbecke.datasets.rekenmodel.recognise import recognise
from thorbecke.datasets.rekenmodel.report import RecognisedTable, Report, notices_of, table_report
from thorbecke.datasets.rekenmodel.select import select
from thorbecke.datasets.rekenmodel.values import Values, read_values

__all__ = [
    "FACTOR_FILE",
    "Factor",
    "Import",
    "RecognisedTable",
    "Report",
    "read_rekenmodel",
]


@dataclass(frozen=True)
class Import:
    """What an import gives: the figures, ready for `save`, and the report on them."""

    figures: CircularFigures
    report: Report


def read_rekenmodel(
    source: Path,
    which: CircularYear,
    *,
    factor: str | None = None,
    decimal: Notation | None = None,
    blank_is_zero: bool = False,
    address: str = "not given",
    note: str = "",
) -> Import:
    """The figures of one circular for one year from a folder of exports, or from one .xlsx or .ods file.

    `factor` is the uitkeringsfactor as a person writes it; without it `Uitkeringsfactor.csv` beside the files is read.
    `decimal` settles numbers with two readings. Raises InputFileError, with file, row, column and remedy, when anything
    does not hold; UnknownNameError when there is no list of municipalities for the year.
    """
    paths = select(source, which)
    found_factor = find_factor(source if source.is_dir() else source.parent, which, factor)
    names = GemeenteNames(which.year)
    recognised = recognise((sheet for path in paths for sheet in read_sheets(path)), names)
    chosen = choose(recognised, which.year)
    checks = _check_tables(chosen, names)
    units, weights, payments = (
        read_values(table, decimal, blank_is_zero=blank_is_zero)
        for table in (chosen.units, chosen.weights, chosen.payments)
    )
    checks += _check_values(units, weights)
    notices = notices_of(units, weights, payments)
    files = tuple(fingerprint(path) for path in [*paths, *filter(None, [found_factor.path])])
    record = provenance_of(which, files, address, [note, *units.rounded.values()])
    figures = build(which, found_factor.value, (units, weights, payments), record)
    tables = tuple(map(table_report, (units, weights, payments)))
    return Import(
        figures,
        Report(which, files, found_factor, tables, recognised.unrecognised, checks, notices),
    )


def _check_tables(chosen: Chosen, names: GemeenteNames) -> tuple[str, ...]:
    whole = tuple(check.check_rows_whole(table) for table in (chosen.units, chosen.weights, chosen.payments))
    return (
        *whole,
        check.check_gemeenten(chosen.units, names.known, names.year),
        check.check_gemeenten(chosen.payments, names.known, names.year),
        check.check_maatstaven(chosen.units, chosen.weights),
        check.check_clusters(chosen.weights),
        check.check_payments(chosen.payments, chosen.weights),
    )


def _check_values(units: Values, weights: Values) -> tuple[str, ...]:
    return (
        check.check_cluster_split(weights),
        check.check_payment_lines(weights),
        check.check_signs(units, weights),
        check.check_columns_filled(units),
    )
