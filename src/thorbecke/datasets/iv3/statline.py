"""Budgets and accounts as CBS publishes them: the tables 'Gemeenten <year> onbewerkte Iv3-data' of its open data.

A table holds one amount in thousands of euro for every municipality, taakveld or balance item, category and report;
a first and a second placing stand beside each other. Keys are filled up with spaces; -99998 means no figure.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from thorbecke.datasets.iv3.accounts import AMOUNTS, THOUSAND, Accounts, Report, frame, missing_in
from thorbecke.datasets.iv3.check import check_taakvelden
from thorbecke.datasets.iv3.odata import ODataService
from thorbecke.datasets.provenance import Provenance
from thorbecke.errors import NotPublishedError, SourceError

if TYPE_CHECKING:
    import polars as pl

__all__ = ["STATLINE", "fetch"]

STATLINE = "https://dataderden.cbs.nl"
_CATALOG, _FEED = "ODataCatalog/Tables", "ODataFeed/OData"
_KINDS = {Report.BEGROTING: "X000", Report.JAARREKENING: "X005"}
_FIRST, _SECOND = "k_1ePlaatsing_1", "k_2ePlaatsing_2"
_NO_FIGURE = -99998
_FIELDS = ("Gemeenten", "TaakveldBalanspost", "Categorie", _FIRST, _SECOND)
_SALARIES = "L1.1"
_BALANCE = ("A", "P")


@dataclass(frozen=True)
class _Amount:
    gemeente: str
    taakveld: str
    category: str
    first: float | None
    second: float | None


def fetch(year: int, report: Report, service: ODataService | None = None) -> Accounts:
    """The budgets or accounts of a year from CBS, in euro.

    Of each municipality the second placing is used, and the first where there is no second. Raises NotPublishedError
    when CBS has no such table or nobody delivered yet, and SourceError when the service does not answer as it should.
    """
    service = service or ODataService(STATLINE)
    table = _table(service, year)
    used = " or ".join(f"({field} ne null and {field} ne 0)" for field in (_FIRST, _SECOND))
    options = {
        "$filter": f"Verslagsoort eq '{year}{_KINDS[report]}' and ({used})",
        "$select": ",".join(_FIELDS),
    }
    amounts = [_amount(row, table) for row in service.rows(f"{_FEED}/{table}/TypedDataSet", options)]
    found = _table_of([amount for amount in amounts if not amount.taakveld.startswith(_BALANCE)])
    if found.is_empty():
        raise NotPublishedError(f"CBS table {table} holds no {report} of {year} yet. Try again after the deliveries.")
    check_taakvelden(found["taakveld"], year, f"CBS table {table}")
    missing = missing_in(year, set(found["gemeente"]))
    return Accounts(year, report, found, missing, _provenance(service, table, year))


def _table(service: ODataService, year: int) -> str:
    title = f"Gemeenten {year} onbewerkte Iv3-data"
    for row in service.rows(_CATALOG, {"$filter": "Catalog eq 'IV3'", "$select": "Identifier,Title"}):
        if str(row.get("Title", "")).strip().startswith(title):
            return str(row["Identifier"]).strip()
    raise NotPublishedError(f"CBS has no table '{title}' in its catalogue. The first of these tables is of 2017.")


def _amount(row: dict[str, Any], table: str) -> _Amount:
    try:
        gemeente, taakveld, category = (row[field].strip() for field in _FIELDS[:3])
        first, second = (_figure(row.get(field)) for field in (_FIRST, _SECOND))
    except (KeyError, AttributeError, ValueError, TypeError) as error:
        raise SourceError(f"A row of CBS table {table} has another form than expected: {row}.") from error
    return _Amount(gemeente, taakveld, category, first, second)


def _figure(value: Any) -> float | None:
    amount = None if value is None else float(value)
    return None if amount == _NO_FIGURE else amount


def _table_of(amounts: Iterable[_Amount]) -> "pl.DataFrame":
    """Amounts by category added up to lasten (L), baten (B) and salarissen (L1.1) in euro."""
    amounts = list(amounts)
    twice = {amount.gemeente for amount in amounts if amount.second is not None}
    sums: dict[tuple[str, str], dict[str, float]] = defaultdict(lambda: dict.fromkeys(AMOUNTS, 0.0))
    for amount in amounts:
        placed = (amount.second if amount.gemeente in twice else amount.first) or 0.0
        line = sums[amount.gemeente, amount.taakveld]
        if amount.category.startswith(("L", "B")):
            line["lasten" if amount.category.startswith("L") else "baten"] += placed * THOUSAND
        if amount.category == _SALARIES:
            line["salarissen"] += placed * THOUSAND
    lines = sorted(sums.items())
    return frame({"gemeente": code, "taakveld": field, **line} for (code, field), line in lines if any(line.values()))


def _provenance(service: ODataService, table: str, year: int) -> Provenance:
    return Provenance(
        title=f"Gemeenten {year} onbewerkte Iv3-data ({table})",
        publisher="CBS",
        date=f"fetched {date.today().isoformat()}",
        licence="CC BY 4.0",
        address=f"{service.address.rstrip('/')}/{_FEED}/{table}",
        note="Second placing where there is one, else the first; thousands of euro turned into euro.",
    )
