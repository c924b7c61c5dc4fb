"""`thorbecke import rekenmodel`: shows what it recognised, refuses what it cannot use, and then writes nothing."""

import re
import shutil
from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner

from tests.datasets.rekenmodel import in_file, write_exports, write_xlsx
from tests.datasets.rekenmodel.exports import Grids, grids_of, read_lines, write_lines
from thorbecke.cli.import_ import app
from thorbecke.datasets import Circular, CircularYear, available, load
from thorbecke.errors import ThorbeckeError

SET = CircularYear(Circular("september", 2024), 2025)
ASKED = ("--circular", "september-2024", "--year", "2025")


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("exports")
    return write_exports(folder, load(SET))


@pytest.fixture
def folder(original: Path, tmp_path: Path) -> Path:
    shutil.copytree(original, tmp_path / "exports")
    return tmp_path / "exports"


@pytest.fixture(autouse=True)
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("THORBECKE_DATA", str(tmp_path / "data"))
    return tmp_path / "data"


def run(source: Path, *options: str):
    return CliRunner().invoke(app, ["rekenmodel", str(source), *(options or ASKED)])


def refused(source: Path, store: Path, *options: str) -> str:
    """The message of a refusal, after seeing that nothing was written."""
    result = run(source, *options)
    assert isinstance(result.exception, ThorbeckeError), result.output
    assert not store.exists()
    return str(result.exception)


def test_an_import_shows_what_it_recognised_writes_it_and_says_what_is_next(folder, store):
    result = run(folder, *ASKED, "--source", "https://example.org/gf")
    assert result.exit_code == 0, result.output
    said = " ".join(result.output.split())
    for part in (
        "Recognised: september-2024 for 2025: units GF_S2024_2025_Volumina.csv, row 1: 342 rows, 49 columns of figures",
        "Uitkeringsfactor: 1.457 (Uitkeringsfactor.csv, row 3, column 3 (Uitkeringsfactor))",
        "clusters add up to the total of each maatstaf (largest difference EUR 0.01, allowed 0.05)",
        "Suppletie nieuwe verdeling GF: in the weights table, but no amounts in these files",
        "Algemene uitkering 40.064,26",
        "IU, DU and other 4.741,59",
        f"Written: {store}/rekenmodel/september-2024_2025",
        "Next: thorbecke grant GEMEENTE --circular september-2024 --year 2025",
    ):
        assert part in said
    assert available()[SET].is_relative_to(store)
    assert load(SET).provenance.address == "https://example.org/gf"


def test_a_dry_run_shows_the_same(folder):
    shown, done = run(folder, *ASKED, "--dry-run"), run(folder)
    assert shown.exit_code == done.exit_code == 0
    recognised, _, rest = done.output.partition("Written:")
    assert rest
    assert shown.output == recognised + "Dry run: nothing is written.\n"


def test_a_dry_run_leaves_no_folder(folder, store):
    assert run(folder, *ASKED, "--dry-run").exit_code == 0
    assert not store.exists()


# -- refusals: each names the file, the row, the column and what to do ------------------------------------------------

Lines = list[list[str]]

REFUSALS = yaml.safe_load(Path(__file__).with_name("refusals.yaml").read_text(encoding="utf-8"))


def row_of(lines: Lines, name: str) -> int:
    return next(index for index, line in enumerate(lines) if name in line[:2])


def put(lines: Lines, row: str, column: str, text: str) -> None:
    lines[row_of(lines, row)][lines[0].index(column)] = text


def put_at(lines: Lines, row: int, *texts: str) -> None:
    lines[row - 1][: len(texts)] = texts


def fill(lines: Lines, column: str, text: str) -> None:
    """One text in a column, or in every column of amounts."""
    for line in lines[1:]:
        for index in range(3, len(line)):
            if column in ("*", lines[0][index]):
                line[index] = text


def stop(lines: Lines, row: int, cells: int | None = None) -> None:
    """End the file in a row, within it when a number of cells is given."""
    lines[row - 1 :] = [lines[row - 1][:cells]]


def drop_column(lines: Lines, column: str) -> None:
    index = lines[0].index(column)
    for line in lines:
        del line[index]


def drop_row(lines: Lines, row: str) -> None:
    del lines[row_of(lines, row)]


def repeat_row(lines: Lines, row: str) -> None:
    lines.insert(row_of(lines, row) + 3, list(lines[row_of(lines, row)]))


def add_row(lines: Lines, *texts: str) -> None:
    lines.append([*texts, *lines[1][len(texts) :]])


def add_column(lines: Lines, header: str, text: str) -> None:
    for index, line in enumerate(lines):
        line.append(text if index else header)


def rename_column(lines: Lines, old: str, new: str) -> None:
    lines[0][lines[0].index(old)] = new


CHANGES = {
    change.__name__: change
    for change in (put, put_at, fill, stop, drop_column, drop_row, repeat_row, add_row, add_column, rename_column)
}


@pytest.mark.parametrize("case", REFUSALS, ids=lambda case: case["case"])
def test_a_file_is_refused_with_place_and_remedy_and_nothing_is_written(folder, store, case):
    path = in_file(folder, case["file"])
    lines = read_lines(path)
    name, *arguments = case["change"]
    CHANGES[name](lines, *arguments)
    write_lines(path, lines)
    message = refused(folder, store)
    assert re.search(case["message"], message), message


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", r"Volumina.csv is empty\. Export or download"),
        (b" \r\n\r\n", r"Volumina.csv is empty"),
        (b"\x00\x01\x02\x03", r"Volumina.csv is a binary file"),
        (b"\x89PNG\r\n\x1a\n\xff\xfe", r"Volumina.csv is not text in UTF-8 \(byte 1\)\. Save"),
        (b"CBS\tNaam\r\n1979\t\"Eemsdelta", r"Volumina.csv is not a proper table: .*quotation mark"),
        (b"CBS\tNaam\tland\r\n", r"No units table was found .*Recognised: .*nothing in GF_S2024_2025_Volumina.csv"),
        (b"<html><body>Not found</body></html>", r"No units table was found"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_table_is_refused(folder, store, content, message):
    in_file(folder, "Volumina").write_bytes(content)
    assert re.search(message, refused(folder, store))


@pytest.mark.parametrize("name", ["rekenmodel.xlsx", "rekenmodel.ods"])
@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 and then nothing", b"CBS\tNaam"])
def test_a_damaged_workbook_is_refused(tmp_path, store, name, content):
    (tmp_path / name).write_bytes(content)
    message = refused(tmp_path / name, store, *ASKED, "--factor", "1.457")
    assert f"{name} cannot be opened as a workbook" in message
    assert "save it anew" in message


def test_an_empty_workbook_is_refused(tmp_path, store):
    path = write_xlsx(tmp_path / "leeg.xlsx", {"Blad1": []})
    assert "leeg.xlsx is empty" in refused(path, store, *ASKED, "--factor", "1.457")


@pytest.mark.parametrize(
    ("circular", "year", "message"),
    [
        ("mei-2024", "2025", r"holds no exports of mei-2024 for 2025, but of september-2024 for 2025"),
        ("september-2024", "2024", r"holds no exports of september-2024 for 2024, but of september-2024 for 2025"),
        ("sept-2024", "2025", r"'sept-2024' is not a circular: .*Did you mean september-2024"),
    ],
)
def test_another_circular_or_year_than_the_files_is_refused(folder, store, circular, year, message):
    assert re.search(message, refused(folder, store, "--circular", circular, "--year", year))


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("GF_M2024_2025_alles.xlsx", "is named after the circular mei-2024, but september-2024 for 2025 was asked"),
        ("GF_S2024_2024.xlsx", "is named after the year 2024, but september-2024 for 2025 was asked"),
        ("rekenmodel meicirculaire 2024.xlsx", "is named after the circular mei-2024"),
        ("septembercirculaire-2024 uitkeringsjaar 2026.xlsx", "is named after the year 2026"),
    ],
)
def test_a_workbook_named_after_another_set_is_refused(tmp_path, store, name, message):
    path = write_xlsx(tmp_path / name, {"Blad1": [["x"]]})
    for source in (path, tmp_path):
        found = refused(source, store, *ASKED, "--factor", "1.457")
        assert message in found
        assert "rename the file" in found


def test_a_folder_without_one_of_the_exports_is_refused(folder, store):
    in_file(folder, "SIUDU").unlink()
    assert re.search(r"but no file for SIUDU\. Put all three exports there", refused(folder, store))


def test_an_empty_or_missing_folder_is_refused(tmp_path, store):
    (tmp_path / "leeg").mkdir()
    assert "holds no exports" in refused(tmp_path / "leeg", store)
    assert "does not exist" in refused(tmp_path / "nergens", store)


FACTORS = "Circulaire,Jaar,Uitkeringsfactor\n"


@pytest.mark.parametrize(
    ("content", "options", "message"),
    [
        (None, (), r"uitkeringsfactor of september-2024 for 2025 is needed: there is no Uitkeringsf.*--factor"),
        (FACTORS + "M2024,2025,1.457\n", (), r"Uitkeringsfactor.csv has no row for september-2024 for 2025\. Add it"),
        (FACTORS + "S2024,2025,hoog\n", (), r"Uitkeringsfactor.csv, row 2, column 3 .*: 'hoog' is not a uitk"),
        (FACTORS + "S2024,2025,1457\n", (), r"row 2, column 3 .*'1457' is not a uitk.* Write it as in 1\.457"),
        (FACTORS + "S2024,2025,1.4\nS2024,2025,1.5\n", (), r"row 3, .*a second factor .*row 2.*Remove one"),
        ("Circulaire,Jaar\nS2024,2025\n", (), r"Uitkeringsfactor.csv, row 1: no column Uitkeringsfactor"),
        ("", (), r"Uitkeringsfactor.csv is empty"),
        (None, ("--factor", "veel"), r"--factor: 'veel' is not a uitkeringsfactor"),
        (None, ("--factor", "0"), r"--factor: '0' is not a uitkeringsfactor"),
    ],
)  # fmt: skip
def test_a_missing_or_impossible_factor_is_refused(folder, store, content, options, message):
    path = folder / "Uitkeringsfactor.csv"
    path.unlink() if content is None else path.write_text(content)
    assert re.search(message, refused(folder, store, *ASKED, *options))


def test_a_notation_that_the_file_contradicts_is_refused(folder, store):
    found = refused(folder, store, *ASKED, "--decimal", "point")
    assert re.search(r"Volumina.csv, row 2, column 4 \(vest\): '4638,946433' has a decimal comma", found)


def test_a_refused_import_leaves_the_figures_that_were_there(folder, store):
    assert run(folder).exit_code == 0
    before = {path: path.read_bytes() for path in store.rglob("*") if path.is_file()}
    in_file(folder, "SIUDU").write_bytes(b"")
    assert run(folder).exit_code != 0
    assert {path: path.read_bytes() for path in store.rglob("*") if path.is_file()} == before


def test_a_workbook_names_sheet_row_and_column(tmp_path, store):
    grids: Grids = grids_of(load(SET))
    grids.payments[4][3] = "p.m."
    path = write_xlsx(tmp_path / "boek.xlsx", {"V": grids.units, "G": grids.weights, "S": grids.payments})
    found = refused(path, store, *ASKED, "--factor", "1,457")
    assert "boek.xlsx, sheet 'S', row 5, column D (Beschermd wonen): 'p.m.' is not a number" in found
