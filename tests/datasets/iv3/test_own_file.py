"""Files of finance officers: read where they are right, refused with place and remedy where they are not."""

from pathlib import Path

import numpy as np
import polars as pl
import pytest

from thorbecke.datasets import gemeenten_in, iv3
from thorbecke.datasets.iv3 import Report
from thorbecke.errors import InputFileError

BUDGET = iv3.load(2024, Report.BEGROTING)
Rows = list[list[str | int]]
OWN = BUDGET.table.filter(gemeente="GM1954")


def written(path: Path, rows: Rows, name: str = "own.csv") -> Path:
    file = path / name
    file.write_text("\n".join(";".join(str(cell) for cell in row) for row in rows), encoding="utf-8")
    return file


def as_rows(table: pl.DataFrame, unit: float = 1000.0) -> Rows:
    lines = table.select("taakveld", pl.col("lasten", "baten") / unit).rows()
    return [["Taakveld", "Lasten", "Baten"], *([code, round(own), round(other)] for code, own, other in lines)]


def read(path: Path, **options: object) -> iv3.OwnAccounts:
    return iv3.read_own_accounts(path, 2024, Report.BEGROTING, **{"gemeente": "Beekdaelen", **options})  # type: ignore[arg-type]


def test_a_file_of_one_municipality_is_read_in_euro(tmp_path: Path):
    own = read(written(tmp_path, as_rows(OWN)))
    assert own.gemeenten == ("GM1954",)
    assert own.remarks == ()
    for side in ("lasten", "baten"):
        assert own.accounts.table[side].sum() == OWN[side].sum()
    assert len(own.accounts.missing) == 341


def test_categories_add_up_to_both_sides_and_salaries(tmp_path: Path):
    rows: Rows = [
        ["Taakveld", "Categorie", "Bedrag"],
        ["6.71a Huishoudelijke hulp", "L1.1 Salarissen", 5],
        ["6.71a", "L3.8", 95],
    ]
    rows.append(["6.71a", "B3.8", 10])
    own = read(written(tmp_path, rows))
    assert own.accounts.table.row(0) == ("GM1954", "6.71a", 100_000.0, 10_000.0, 5_000.0)
    assert "times those of" in own.remarks[0]


def test_a_workbook_is_read_like_text(tmp_path: Path):
    import xlsxwriter

    file = tmp_path / "own.xlsx"
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet("Iv3")
        for number, row in enumerate([["Begroting 2024"], *as_rows(OWN)]):
            sheet.write_row(number, 0, row)
    assert read(file).accounts.table["lasten"].sum() == OWN["lasten"].sum()


def test_own_accounts_take_the_place_of_those_at_hand_and_of_nobody_else(tmp_path: Path):
    changed = OWN.with_columns(pl.when(pl.col("taakveld") == "0.1").then(9e6).otherwise("lasten").alias("lasten"))
    merged = iv3.merge(read(written(tmp_path, as_rows(changed))), BUDGET)
    others = pl.col("gemeente") != "GM1954"
    assert merged.table.filter(others).equals(BUDGET.table.filter(others))
    assert merged.table.filter(gemeente="GM1954", taakveld="0.1")["lasten"].item() == 9e6
    assert merged.missing == BUDGET.missing


def test_a_side_that_the_file_does_not_have_is_missing_not_zero(tmp_path: Path):
    rows: Rows = [row[:2] for row in as_rows(OWN)]
    merged = iv3.merge(read(written(tmp_path, rows)), BUDGET)
    codes = list(gemeenten_in(2024))
    baten = iv3.to_quantities(merged, codes).quantities["baten"].data
    assert np.isnan(baten[codes.index("GM1954")]).all()
    assert not np.isnan(baten[codes.index("GM0014")]).any()


REFUSALS = [
    ("euro for thousands", as_rows(OWN, unit=1.0), {}, r"own\.csv: .* 1\.0\d\d times .*Divide by 1\.000.*--unit euro"),
    (
        "another year's code",
        [["taakveld", "lasten"], ["6.751", 5]],
        {},
        r"row 2, column 1: '6\.751' .* from 2025 to 2026",
    ),
    ("an unknown code", [["taakveld", "lasten"], ["6.7", 5]], {}, r"row 2, column 1: '6\.7' is not a taakveld of 2024"),
    ("another year", [["jaar", "taakveld", "lasten"], [2023, "0.1", 5]], {}, r"row 2, column 1: the row is of '2023'"),
    ("no number", [["taakveld", "lasten"], ["0.1", "veel"]], {}, r"row 2, column 2: 'veel' is not a number"),
    ("two readings", [["taakveld", "lasten"], ["0.1", "1.250"]], {}, r"row 2, column 2: .*--decimal"),
    ("a line twice", [["taakveld", "lasten"], ["0.1", 5], ["0.1", 6]], {}, r"row 3, .*second time.*0\.10 into 0\.1"),
    (
        "no category",
        [["taakveld", "categorie", "bedrag"], ["0.1", "X1", 6]],
        {},
        r"row 2, column 2: 'X1' is no category",
    ),
    ("no columns", [["post", "bedrag"], ["0.1", 5]], {}, "no row with the headings taakveld and lasten"),
    ("no amounts", [["taakveld", "lasten"]], {}, "no amounts below it"),
    ("whose it is", [["taakveld", "lasten"], ["0.1", 5]], {"gemeente": None}, "--gemeente NAME"),
    (
        "another municipality",
        [["gemeente", "taakveld", "lasten"], ["Landgraaf", "0.1", 5]],
        {},
        "row 2, column 1: the row is of GM0882, but --gemeente says GM1954",
    ),
    (
        "a municipality that is not there",
        [["gemeente", "taakveld", "lasten"], ["Beekdalen", "0.1", 5]],
        {"gemeente": None},
        "row 2, column 1: .*Did you mean Beekdaelen",
    ),
    (
        "a subtotal",
        [["taakveld", "lasten"], ["6.71", 9], ["6.71a", 4], ["6.71b", 5]],
        {},
        r"taakveld 6\.71 is the sum of 6\.71a, 6\.71b, so they would count twice\. Leave 6\.71 out",
    ),
    (
        "municipalities left out",
        [["gemeente", "taakveld", "lasten"], ["Beekdaelen", "0.1", 2000], ["Landgraaf", "0.1", 2000]],
        {"gemeente": None},
        "340 of the 342 municipalities of 2024 are missing: Groningen .*--partial",
    ),
]


@pytest.mark.parametrize(
    ("rows", "options", "message"), [case[1:] for case in REFUSALS], ids=[case[0] for case in REFUSALS]
)
def test_a_bad_file_is_refused_with_place_and_remedy(tmp_path: Path, rows, options, message):
    with pytest.raises(InputFileError, match=message):
        read(written(tmp_path, rows), **options)


def test_what_is_refused_can_be_told_to_be_right(tmp_path: Path):
    assert (
        read(written(tmp_path, as_rows(OWN, unit=1.0)), in_euro=True).accounts.table["lasten"].sum()
        == OWN["lasten"].sum()
    )
    rows: Rows = [["gemeente", "taakveld", "lasten"], ["Beekdaelen", "0.1", 2000], ["Landgraaf", "0.1", 2000]]
    assert len(read(written(tmp_path, rows), gemeente=None, partial=True).accounts.missing) == 340


def test_a_code_that_a_spreadsheet_shortened_is_guessed_in_the_message(tmp_path: Path):
    with pytest.raises(InputFileError, match=r"from 2017 to 2024, not of 2025\..*Or is it 6\.60, shortened"):
        iv3.read_own_accounts(
            written(tmp_path, [["taakveld", "lasten"], ["6.6", 5]]), 2025, Report.BEGROTING, gemeente="Beekdaelen"
        )


def without(table: pl.DataFrame, taakveld: str) -> pl.DataFrame:
    return table.filter(pl.col("taakveld") != taakveld)


@pytest.mark.parametrize(
    "table",
    [without(OWN, "0.7"), without(OWN, "6.3"), without(OWN, "0.10"), OWN.with_columns(baten=-pl.col("baten"))],
    ids=["no grant", "no income support", "no reserves", "signs of the ledger"],
)
def test_accounts_that_do_not_close_are_remarked_on(tmp_path: Path, table: pl.DataFrame):
    (remark,) = read(written(tmp_path, as_rows(table))).remarks
    assert "own.csv, GM1954: expenses and revenue differ by EUR" in remark
    assert "Is a taakveld missing, or a sign wrong?" in remark


def test_amounts_in_millions_are_remarked_on_with_how_much_they_are_off(tmp_path: Path):
    (remark,) = read(written(tmp_path, as_rows(OWN, unit=1e6))).remarks
    assert "The expenses are 0,001 times those of" in remark


def test_a_file_of_all_municipalities_is_read(tmp_path: Path):
    file = tmp_path / "all.csv"
    table = BUDGET.table.select("gemeente", "taakveld", pl.col("lasten", "baten") / 1000)
    table.write_csv(file, separator=";")
    own = read(file, gemeente=None, partial=True)
    assert own.accounts.missing == ("GM1961",)
    assert own.accounts.table["lasten"].sum() == BUDGET.table["lasten"].sum()
    table.filter(pl.col("gemeente") != "GM0014").write_csv(file, separator=";")
    with pytest.raises(InputFileError, match=r"2 of the 342 .* missing: Groningen \(GM0014\), Vijfheerenlanden"):
        read(file, gemeente=None)
