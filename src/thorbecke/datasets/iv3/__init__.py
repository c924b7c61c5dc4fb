"""Accounts and budgets of municipalities (Iv3): what is packaged, what is imported, and the readers of both.

Amounts are published in thousands of euro and are kept so; everything handed out here is in euro. A delivery that was
not made is missing; an amount that a delivery leaves out is zero.
"""

from thorbecke.datasets.iv3.accounts import Accounts, Report, available, deliveries, imported, load, newest, save
from thorbecke.datasets.iv3.arrays import AccountFigures, to_quantities
from thorbecke.datasets.iv3.check import closes
from thorbecke.datasets.iv3.codes import taakveld_titles, taakvelden_in
from thorbecke.datasets.iv3.kengetallen import Ratio, key_ratios, ratio_years
from thorbecke.datasets.iv3.odata import ODataService
from thorbecke.datasets.iv3.own_file import OwnAccounts, merge, read_own_accounts
from thorbecke.datasets.iv3.provenance import provenance_of, tables
from thorbecke.datasets.iv3.statline import STATLINE, fetch

__all__ = [
    "STATLINE",
    "AccountFigures",
    "Accounts",
    "ODataService",
    "OwnAccounts",
    "Ratio",
    "Report",
    "available",
    "closes",
    "deliveries",
    "fetch",
    "imported",
    "key_ratios",
    "load",
    "merge",
    "newest",
    "provenance_of",
    "ratio_years",
    "read_own_accounts",
    "save",
    "taakveld_titles",
    "taakvelden_in",
    "tables",
    "to_quantities",
]
