"""The packaged accounts: what was delivered adds up, what was not is missing, never zero."""

import numpy as np
import polars as pl
import pytest

from thorbecke.datasets import gemeenten_in, iv3
from thorbecke.errors import UnknownNameError

ALL = iv3.available()
WITH_REVENUE = [(year, report) for year, report in ALL if iv3.load(year, report).has_revenue]


def sums(accounts: iv3.Accounts, side: str, without: tuple[str, ...] = ("0.10", "0.11")) -> dict[str, float]:
    kept = accounts.table.filter(~pl.col("taakveld").is_in(without))
    return dict(kept.group_by("gemeente").agg(pl.col(side).sum()).iter_rows())


def test_budgets_of_ten_years_and_accounts_of_eight_are_at_hand():
    assert [year for year, report in ALL if report is iv3.Report.BEGROTING] == list(range(2017, 2027))
    assert [year for year, report in ALL if report is iv3.Report.JAARREKENING] == list(range(2017, 2025))
    assert [f"{report} {year}" for year, report in WITH_REVENUE] == [
        "begroting 2023",
        "jaarrekening 2023",
        "begroting 2024",
        "begroting 2025",
    ]


@pytest.mark.parametrize(("year", "report"), ALL)
def test_the_taakvelden_of_a_delivery_add_up_to_its_own_total(year: int, report: iv3.Report):
    accounts = iv3.load(year, report)
    totals = dict(iv3.deliveries(year, report).filter("geleverd").select("gemeente", "lasten").iter_rows())
    assert sums(accounts, "lasten") == pytest.approx(totals)


@pytest.mark.parametrize(("year", "report"), WITH_REVENUE)
def test_revenue_adds_up_too_and_with_reserves_the_books_close(year: int, report: iv3.Report):
    accounts = iv3.load(year, report)
    totals = dict(iv3.deliveries(year, report).filter("geleverd").select("gemeente", "baten").iter_rows())
    assert sums(accounts, "baten") == pytest.approx(totals)
    baten, lasten = (sums(accounts, side, without=()) for side in ("baten", "lasten"))
    open_books = [code for code in baten if abs(baten[code] - lasten[code]) > 50_000]
    assert open_books == (["GM0610"] if (year, report) == (2023, iv3.Report.BEGROTING) else [])


@pytest.mark.parametrize(("year", "report"), ALL)
def test_whoever_did_not_deliver_is_missing_and_everyone_else_is_there(year: int, report: iv3.Report):
    accounts = iv3.load(year, report)
    there, listed = set(accounts.table["gemeente"]), set(gemeenten_in(year))
    assert there | set(accounts.missing) == listed
    assert not there & set(accounts.missing)


def test_twenty_nine_deliveries_were_not_made():
    missing = [(year, report, code) for year, report in ALL for code in iv3.load(year, report).missing]
    assert len(missing) == 29
    assert [code for year, report, code in missing if year == 2025] == ["GM0310", "GM0415", "GM1731", "GM1961"]


@pytest.mark.parametrize(("year", "report"), ALL)
def test_every_taakveld_is_on_the_list_of_its_year(year: int, report: iv3.Report):
    assert set(iv3.load(year, report).table["taakveld"]) <= iv3.taakvelden_in(year).keys()


def test_arrays_are_missing_for_who_did_not_deliver_and_zero_for_what_is_left_out():
    accounts = iv3.load(2024, iv3.Report.BEGROTING)
    codes = list(gemeenten_in(2024))
    figures = iv3.to_quantities(accounts, codes)
    lasten = figures.quantities["lasten"]
    assert (lasten.dims, lasten.unit) == (("gemeente", "taakveld"), "euro")
    silent = np.isnan(lasten.data)
    assert [codes[place] for place in np.flatnonzero(silent.any(axis=1))] == ["GM1961"]
    assert silent[codes.index("GM1961")].all()
    assert np.nansum(lasten.data) == pytest.approx(accounts.table["lasten"].sum())
    grant = figures.quantities["baten"].data[codes.index("GM1954"), list(figures.coords["taakveld"]).index("0.7")]
    assert grant == 70_155_000


def test_without_revenue_there_is_no_revenue_rather_than_zero():
    figures = iv3.to_quantities(iv3.load(2026, iv3.Report.BEGROTING), list(gemeenten_in(2026)))
    assert figures.quantities.keys() == {"lasten"}


def test_the_report_with_revenue_goes_before_the_accounts():
    assert [iv3.newest(year) for year in (2022, 2023, 2024, 2026)] == [
        iv3.Report.JAARREKENING,
        iv3.Report.JAARREKENING,
        iv3.Report.BEGROTING,
        iv3.Report.BEGROTING,
    ]


def test_a_year_that_is_not_there_names_those_that_are():
    with pytest.raises(UnknownNameError, match="no jaarrekening of 2026: the figures run from 2017 to 2024"):
        iv3.newest(2026, iv3.Report.JAARREKENING)
    with pytest.raises(UnknownNameError, match="import iv3"):
        iv3.load(2031, iv3.Report.BEGROTING)


def test_key_ratios_are_as_stated():
    ratios = iv3.key_ratios(2024)
    assert len(ratios) == 342
    beekdaelen = ratios.row(by_predicate=pl.col("gemeente") == "GM1954", named=True)
    assert beekdaelen["structurele_exploitatieruimte"] == 0.0559
    with pytest.raises(UnknownNameError, match="from the budgets of 2020 to 2025"):
        iv3.key_ratios(2019)


@pytest.mark.parametrize("table", ["rekeningen", "leveringen", "taakvelden", "kengetallen"])
def test_every_table_has_a_complete_record(table: str):
    record = iv3.provenance_of(table)
    assert all([record.title, record.publisher, record.date, record.licence, record.note, record.files])
    with pytest.raises(UnknownNameError, match="rekeningen"):
        iv3.provenance_of("rekening")
