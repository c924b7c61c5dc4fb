"""Euro per unit of past years stay as published, and say what is odd about them."""

from typing import Any

import polars as pl
import pytest

from thorbecke.datasets import available, load
from thorbecke.datasets.bedragen import bedragen_per_eenheid, uitkeringsfactoren

DECIDED = range(2001, 2014)


def one(year: int, number: str, name: str = "") -> dict[str, Any]:
    rows = bedragen_per_eenheid().filter(
        pl.col("year") == year, pl.col("number") == number, pl.col("name").str.contains(name, literal=True)
    )
    assert rows.height == 1
    return rows.row(0, named=True)


@pytest.mark.parametrize(("year", "rows"), [(2001, 52), (2006, 64), (2013, 63)])
def test_every_row_of_a_decision_is_there(year, rows):
    assert bedragen_per_eenheid().filter(year=year).height == rows


@pytest.mark.parametrize(
    ("year", "number", "name", "amount"),
    [
        (2001, "1", "", -5.08 / 2268),
        (2006, "1", "(won. eig.", -2.43 / 2500),
        (2008, "1", "(niet won. eig.", -2.98 / 2500),
        (2009, "1", "(niet-woningen gebruiker)", -0.000962),
        (2013, "1", "(woningen eigenaar)", -0.001005),
        (2013, "45a", "", 2_245_440.00),
        (2013, "45b", "", 53.29),
        (2013, "2", "", 133.69),
        (2018, "1a", "", -0.001054),
    ],
)
def test_amounts_are_those_of_the_decision(year, number, name, amount):
    assert one(year, number, name)["amount"] == pytest.approx(amount, abs=1e-9)


def test_year_state_number_and_name_are_one_row():
    assert not bedragen_per_eenheid().select("year", "state", "number", "name").is_duplicated().any()


def test_ozb_is_a_small_negative_fraction_in_every_year():
    ozb = bedragen_per_eenheid().filter(pl.col("unit") == "fractie van de waarde")
    assert ozb["amount"].is_between(-0.003, -0.0005).all()
    assert set(ozb["year"]) == {*DECIDED, 2016, 2017, 2018, 2019, 2021}


@pytest.mark.parametrize("year", range(2008, 2014))
def test_baarle_nassau_gets_the_fixed_amount_once_more(year):
    assert one(year, "44a")["amount"] == one(year, "39")["amount"]


def test_the_later_years_are_marked_as_partial():
    table = bedragen_per_eenheid()
    assert set(table.filter("partial")["year"]) == {2016, 2017, 2018, 2019, 2021}
    assert set(table.filter(~pl.col("partial"))["state"]) == {"besluit"}


@pytest.mark.parametrize("year", [2016, 2017, 2019, 2021])
def test_the_exchanged_labels_are_kept_and_said(year):
    rows = bedragen_per_eenheid().filter(
        pl.col("year") == year, pl.col("number") == "1a", pl.col("state") != "mei-2020"
    )
    assert rows["note"].item().startswith("labels of 1a and 1c exchanged")
    assert rows["amount"].item() < -0.0015


def test_no_jump_goes_unsaid():
    table = bedragen_per_eenheid().filter(pl.col("unit") == "euro per eenheid", pl.col("year").is_in(DECIDED))
    ratio = pl.col("amount") / pl.col("amount").shift(1).over("number")
    jumps = table.with_columns(ratio=ratio).filter((pl.col("ratio") > 1.3) | (pl.col("ratio") < 1 / 1.3))
    assert jumps.height > 20
    assert jumps["note"].null_count() == 0
    assert one(2005, "5")["note"] == "0.5575 times the amount of 2004 under this number, as published"
    assert one(2008, "17")["note"].startswith("-2.683 times the amount of 2007")


def test_the_factors_are_those_of_the_packaged_sets():
    known = {(row["state"], row["year"]): row["uitkeringsfactor"] for row in uitkeringsfactoren().to_dicts()}
    for which in available():
        if (str(which.circular), which.year) in known:
            assert known[str(which.circular), which.year] == load(which).uitkeringsfactor
    assert known["mei-2023", 2024] == 1.395


def test_a_quoted_factor_is_not_called_published():
    grades = {(row["state"], row["year"]): row["grade"] for row in uitkeringsfactoren().to_dicts()}
    assert grades["mei-2026", 2026] == "tweedehands"
    assert grades["september-2024", 2025] == "gepubliceerd"
    assert set(grades.values()) == {"gepubliceerd", "overgenomen", "tweedehands"}
