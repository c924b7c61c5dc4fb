"""Workbooks, .xlsx and .ods, in several layouts: the tables are found wherever they start and however they are headed.

The ministry's own workbook was not at hand: these are built from its exports.
"""

from collections.abc import Callable

import pytest
import xlsxwriter
from tests.datasets.rekenmodel.exports import Grid, Grids, grids_of, plain
from tests.datasets.rekenmodel.workbooks import write_ods, write_xlsx

from thorbecke.datasets import CircularFigures
from thorbecke.datasets.maatstaven import maatstaf_table
from thorbecke.datasets.rekenmodel import Import, read_rekenmodel
from thorbecke.errors import InputFileError

Sheets = dict[str, Grid]

WRITERS = {"xlsx": write_xlsx, "ods": write_ods}


def shifted(grid: Grid, rows: int, columns: int) -> Grid:
    titles: Grid = [["", "Rekenmodel gemeentefonds"]]
    titles += [[""]] * (rows - 1)
    return [*titles, *([*[""] * columns, *row] for row in grid)]


def three_sheets(grids: Grids) -> Sheets:
    return {"Uitleg": [["Toelichting bij de tabellen"]], "A": grids.weights, "B": grids.units, "C": grids.payments}


def offset(grids: Grids) -> Sheets:
    """Title rows above, empty columns before."""
    return {"G": shifted(grids.weights, 4, 2), "V": shifted(grids.units, 7, 3), "S": shifted(grids.payments, 1, 1)}


def stacked(grids: Grids) -> Sheets:
    """All on one sheet, one below the other."""
    return {"Alles": [["Gewichten"], *grids.weights, [""], *grids.units, [""], ["Betalingen"], *grids.payments]}


def side_by_side(grids: Grids) -> Sheets:
    """All on one sheet, next to each other."""
    wide: Grid = []
    for row in range(max(map(len, (grids.units, grids.weights, grids.payments)))):
        line: list[str | float] = []
        for grid in (grids.weights, grids.units, grids.payments):
            line += [*(grid[row] if row < len(grid) else [""] * len(grid[0])), ""]
        wide.append(line)
    return {"Alles": wide}


def one_list_of_gemeenten(grids: Grids) -> Sheets:
    """Units and payments behind the same municipalities."""
    both = [units + payments[3:] for units, payments in zip(grids.units, grids.payments, strict=True)]
    return {"Gewichten": grids.weights, "Gemeenten": both}


def _headed(grids: Grids, heading: Callable[[str], str | float]) -> Grids:
    units = [*grids.units[0][:3], *(heading(str(cell)) for cell in grids.units[0][3:])]
    weights = [[heading(str(row[0])) if row[0] else "", *row[1:]] for row in grids.weights[1:]]
    return Grids([grids.weights[0], *weights], [units, *grids.units[1:]], grids.payments)


def headed_by_name(grids: Grids) -> Sheets:
    """Headers are names; the weights have names alone."""
    names = dict(maatstaf_table().select("code", "name").rows()) | {"vast nieuw": "Vast bedrag"}
    named = _headed(grids, lambda code: names[code].upper())
    return {"V": named.units, "G": [row[1:] for row in grids.weights], "S": named.payments}


def headed_by_number(grids: Grids) -> Sheets:
    """Headers are official numbers, some of which a workbook holds as numbers."""
    numbers = dict(maatstaf_table().select("code", "number").rows()) | {"vast nieuw": "39"}

    def newest(code: str) -> str | float:
        number = numbers[code].split(";")[0]
        return float(number) if number.isdigit() else number

    numbered = _headed(grids, newest)
    return {"V": numbered.units, "G": numbered.weights, "S": numbered.payments}


def codes_and_names_above_each_other(grids: Grids) -> Sheets:
    names = dict(maatstaf_table().select("code", "name").rows()) | {"vast nieuw": "vast bedrag"}
    above = ["", "", "", *(names[str(code)] for code in grids.units[0][3:])]
    return {"V": [above, *grids.units], "G": grids.weights, "S": grids.payments}


def with_totals_below(grids: Grids) -> Sheets:
    def totalled(grid: Grid) -> Grid:
        sums = [sum(float(row[column]) for row in grid[1:]) for column in range(3, len(grid[0]))]
        return [*grid, ["", "Totaal", "", *sums], [""], ["Bron: meicirculaire en septembercirculaire"]]

    return {"V": totalled(grids.units), "G": grids.weights, "S": totalled(grids.payments)}


def numbers_as_text(grids: Grids) -> Sheets:
    def written(grid: Grid) -> Grid:
        return [[cell if isinstance(cell, str) else plain(cell) for cell in row] for row in grid]

    return {"V": written(grids.units), "G": written(grids.weights), "S": written(grids.payments)}


def with_spacer_columns(grids: Grids) -> Sheets:
    def spaced(grid: Grid, after: int) -> Grid:
        return [[*row[:after], "", *row[after:]] for row in grid]

    return {"V": spaced(grids.units, 3), "G": spaced(grids.weights, 2), "S": spaced(grids.payments, 2)}


def weights_without_zeros(grids: Grids) -> Sheets:
    weights: Grid = [["" if cell == 0 else cell for cell in row] for row in grids.weights]
    return {"V": grids.units, "G": weights, "S": grids.payments}


def two_years(grids: Grids) -> Sheets:
    """A sheet per year: the one named after the uitkeringsjaar is taken."""
    other = Grids(*([row[:] for row in grid] for grid in (grids.weights, grids.units, grids.payments)))
    other.units[1][3] = 1.0
    return {"V 2025": grids.units, "V 2026": other.units, "G": grids.weights, "S": grids.payments}


LAYOUTS = [
    three_sheets,
    offset,
    stacked,
    side_by_side,
    one_list_of_gemeenten,
    headed_by_name,
    headed_by_number,
    codes_and_names_above_each_other,
    with_totals_below,
    numbers_as_text,
    with_spacer_columns,
    weights_without_zeros,
    two_years,
]


@pytest.fixture(scope="module")
def grids(figures: CircularFigures) -> Grids:
    return grids_of(figures)


@pytest.fixture
def read(tmp_path, figures):
    def reader(sheets: Sheets, suffix: str = "xlsx", **options: object) -> Import:
        path = WRITERS[suffix](tmp_path / f"rekenmodel.{suffix}", sheets)
        return read_rekenmodel(path, figures.which, factor="1.457", **options)  # type: ignore[arg-type]

    return reader


@pytest.mark.parametrize("suffix", WRITERS)
@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
def test_a_workbook_gives_the_figures_it_was_built_from(read, figures, grids, layout, suffix):
    found = read(layout(grids), suffix).figures
    assert found.eenheden.equals(figures.eenheden)
    assert found.bedragen.equals(figures.bedragen)
    assert found.betalingen.equals(figures.betalingen)
    assert found.posten.sort("post").equals(figures.posten.sort("post"))


def test_what_was_found_where_is_reported(read, grids):
    sheets = with_totals_below(grids) | {"Uitleg": [["Toelichting"]]}
    report = read(sheets).report
    assert [(table.kind, table.place, table.rows, table.columns) for table in report.tables] == [
        ("units", "rekenmodel.xlsx, sheet 'V', row 1", 342, 49),
        ("weights", "rekenmodel.xlsx, sheet 'G', row 1", 80, 13),
        ("payments", "rekenmodel.xlsx, sheet 'S', row 1", 342, 28),
    ]
    assert report.tables[0].skipped_rows == (344, 346)
    assert report.tables[0].unused_columns == ("Prov",)
    assert report.tables[0].notation == "numbers of the workbook"
    assert report.unrecognised == ("rekenmodel.xlsx, sheet 'Uitleg'",)


def test_a_folder_with_one_workbook_is_read(tmp_path, figures, grids):
    write_xlsx(tmp_path / "rekenmodel.xlsx", three_sheets(grids))
    assert read_rekenmodel(tmp_path, figures.which, factor="1.457").figures.eenheden.equals(figures.eenheden)


def test_of_several_workbooks_the_one_whose_name_fits_is_read(tmp_path, figures, grids):
    write_xlsx(tmp_path / "rekenmodel septembercirculaire 2024 uitkeringsjaar 2025.xlsx", three_sheets(grids))
    write_xlsx(tmp_path / "rekenmodel meicirculaire 2024 uitkeringsjaar 2025.xlsx", {"leeg": [["x"]]})
    assert read_rekenmodel(tmp_path, figures.which, factor="1.457").figures.eenheden.equals(figures.eenheden)


def test_two_tables_of_a_kind_are_not_chosen_between(read, grids):
    with pytest.raises(InputFileError, match=r"More than one units table: .*'V', row 1 and .*'W', row 1.*2025"):
        read({"V": grids.units, "W": grids.units, "G": grids.weights, "S": grids.payments})


def test_an_open_cell_of_a_workbook_may_be_a_failed_formula_and_is_refused(read, grids):
    payments = [row[:] for row in grids.payments]
    payments[5][4] = ""
    sheets = {"V": grids.units, "G": grids.weights, "S": payments}
    with pytest.raises(InputFileError, match=r"sheet 'S', row 6, column E .*no figure.*--blank-is-zero"):
        read(sheets)
    assert read(sheets, blank_is_zero=True).report.tables[2].blanks == 1


def test_formulas_that_were_never_computed_are_refused(tmp_path, figures, grids):
    path = tmp_path / "rekenmodel.xlsx"
    column = grids.units[0].index("land")
    with xlsxwriter.Workbook(path) as book:
        for name, grid in (("V", grids.units), ("G", grids.weights), ("S", grids.payments)):
            sheet = book.add_worksheet(name)
            for index, row in enumerate(grid):
                sheet.write_row(index, 0, [None if cell == "" else cell for cell in row])
                if name == "V" and index:
                    sheet.write_formula(index, column, "=A1+1")
    with pytest.raises(InputFileError, match=r"sheet 'V', row 1, column \w+ \(land\): zero in every municipality"):
        read_rekenmodel(path, figures.which, factor="1.457")


def test_a_workbook_without_one_of_the_tables_says_what_was_recognised(read, grids):
    with pytest.raises(InputFileError, match=r"No units table was found .*a weights table at .*'G', row 1.*nothing in"):
        read({"G": grids.weights, "S": grids.payments, "Leeg": [["niets"]]})
