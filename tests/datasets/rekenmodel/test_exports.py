"""Exports with all their traps come back as the figures they were written from."""

import shutil
import tempfile
from pathlib import Path

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.datasets.rekenmodel import exports
from tests.datasets.rekenmodel.exports import Grids, grids_of, in_file, write_exports

from thorbecke.datasets import Circular, CircularFigures, CircularYear, available, load, save
from thorbecke.datasets.files import Notation
from thorbecke.datasets.gemeenten import gemeenten_in
from thorbecke.datasets.rekenmodel import read_rekenmodel
from thorbecke.errors import InputFileError
from thorbecke.studies.national import model_on

MILLIONS = {  # general grant; payments: the totals published with the circulars
    "mei-2023_2024": (37771.13, 4388.86),
    "mei-2024_2024": (38422.39, 4910.33),
    "mei-2024_2025": (39917.50, 4619.30),
    "september-2024_2024": (38911.09, 5002.16),
    "september-2024_2025": (40064.26, 4741.59),
}
PACKAGED = [CircularYear.from_folder(folder) for folder in MILLIONS]


def same(one: CircularFigures, other: CircularFigures) -> None:
    assert one.which == other.which
    assert one.uitkeringsfactor == other.uitkeringsfactor
    for name in ("eenheden", "bedragen", "betalingen"):
        assert getattr(one, name).equals(getattr(other, name)), name
    # A payment without a line in the weights table has no cluster, whatever the order of the lines.
    assert one.posten.sort("post").equals(other.posten.sort("post"))


def read_back(folder: Path, figures: CircularFigures, **options: object) -> CircularFigures:
    return read_rekenmodel(folder, figures.which, **options).figures  # type: ignore[arg-type]


@pytest.mark.parametrize("which", PACKAGED, ids=str)
def test_a_packaged_set_comes_back_from_its_exports(tmp_path, which):
    figures = load(which)
    found = read_rekenmodel(write_exports(tmp_path, figures), which)
    same(found.figures, figures)
    grant, payments = MILLIONS[which.folder]
    model = model_on(found.figures)
    assert round(model.value("verdeeld_bedrag").item() / 1e6, 2) == grant
    assert round(float(found.figures.betalingen["bedrag"].sum()) / 1e6, 2) == payments


@pytest.mark.parametrize("write", [exports.plain, exports.grouped, exports.dashed, exports.english])
def test_every_notation_gives_the_same_figures(tmp_path, write):
    rounded = load(CircularYear(Circular("mei", 2024), 2024))  # units with two decimals
    same(read_back(write_exports(tmp_path, rounded, write=write), rounded), rounded)


def test_the_fixed_amount_is_found_under_its_other_code(tmp_path, figures):
    folder = write_exports(tmp_path, figures)
    assert "vast nieuw" in in_file(folder, "Volumina").read_text()
    assert read_back(folder, figures).eenheden["vast"].sum() == 342


def test_payments_without_codes_join_on_the_name(tmp_path, figures):
    grids = grids_of(figures)
    grids.payments = [row[1:] for row in grids.payments]
    same(read_back(write_exports(tmp_path, figures, grids), figures), figures)


@pytest.mark.parametrize("place", [2, 3, 10, None])
def test_a_second_code_column_does_no_harm(tmp_path, figures, place):
    grids = grids_of(figures)
    where = len(grids.payments[0]) if place is None else place
    grids.payments = [[*row[:where], row[0], *row[where:]] for row in grids.payments]
    same(read_back(write_exports(tmp_path, figures, grids), figures), figures)


def test_spaces_around_headers_and_names_do_not_matter(tmp_path, figures):
    grids = grids_of(figures)
    for grid in (grids.units, grids.weights, grids.payments):
        grid[0] = [f" {cell} " for cell in grid[0]]
    for row in grids.weights[1:]:
        row[1] = f"  {row[1]}"
    same(read_back(write_exports(tmp_path, figures, grids), figures), figures)


def test_names_may_differ_in_case_apostrophe_and_spaces(tmp_path, figures):
    grids = grids_of(figures)
    grids.payments = [[str(row[1]).replace("'", "’").upper(), *row[3:]] for row in grids.payments]
    same(read_back(write_exports(tmp_path, figures, grids), figures), figures)


def test_the_weights_may_stand_in_another_order_than_the_units(tmp_path, figures):
    grids = grids_of(figures)
    grids.weights = [grids.weights[0], *reversed(grids.weights[1:])]
    found = read_back(write_exports(tmp_path, figures, grids), figures)
    assert found.bedragen["maatstaf"].to_list() == figures.bedragen["maatstaf"].to_list()[::-1]
    assert found.eenheden.equals(figures.eenheden)


def test_a_blank_amount_is_a_gap_where_other_zeros_are_written(tmp_path, figures):
    grids = grids_of(figures)
    row = next(row for row in grids.payments if row[1] == "Urk")
    row[grids.payments[0].index("Participatie")] = ""
    folder = write_exports(tmp_path, figures, grids)
    with pytest.raises(InputFileError, match=r"SIUDU.csv, row \d+, column 5 \(Participatie\): no figure"):
        read_back(folder, figures)
    assert read_rekenmodel(folder, figures.which, blank_is_zero=True).report.tables[2].blanks == 1


def test_blanks_are_zero_in_weights_and_in_payments_without_other_zeros_and_are_counted(tmp_path, figures):
    grids = grids_of(figures)
    for grid in (grids.payments, grids.weights):
        grid[1:] = [["" if cell == 0 else cell for cell in row] for row in grid[1:]]
    found = read_rekenmodel(write_exports(tmp_path, figures, grids), figures.which)
    same(found.figures, figures)
    zeros = figures.betalingen.filter(pl.col("bedrag") == 0).height
    assert {table.kind: table.blanks for table in found.report.tables}["payments"] == zeros


def test_a_blank_unit_is_a_gap_unless_a_person_says_it_is_zero(tmp_path, figures):
    grids = grids_of(figures)
    grids.units[1:] = [["" if cell == 0 else cell for cell in row] for row in grids.units[1:]]
    folder = write_exports(tmp_path, figures, grids)
    with pytest.raises(InputFileError, match=r"Volumina.csv, row 2, column \d+ .*no figure.*--blank-is-zero"):
        read_back(folder, figures)
    same(read_back(folder, figures, blank_is_zero=True), figures)


def test_a_payment_without_a_column_is_a_post_without_amounts(tmp_path, figures):
    found = read_rekenmodel(write_exports(tmp_path, figures), figures.which)
    post = "Suppletie nieuwe verdeling GF"
    assert found.figures.posten.filter(pl.col("post") == post).rows() == [(post, "suppletie", "Overig")]
    assert found.figures.betalingen.filter(pl.col("post") == post).is_empty()
    assert any(notice.startswith(f"{post}: in the weights table, but no amounts") for notice in found.report.notices)


def test_a_figure_that_the_file_rounds_is_told(tmp_path, figures):
    grids = grids_of(figures)
    column = grids.units[0].index("WOZwe80")
    row = next(row for row in grids.units if row[1] == "Amsterdam")
    assert row[column] == 204_289_000_000
    row[column] = "2,04289E+11"
    found = read_rekenmodel(write_exports(tmp_path, figures, grids), figures.which)
    same(found.figures, figures)
    assert any("'2,04289E+11' is rounded in the file" in notice for notice in found.report.notices)
    assert "'2,04289E+11' is rounded in the file" in found.figures.provenance.note


@pytest.mark.parametrize("text", ["1.457", "1,457"])
def test_the_factor_reads_the_same_with_point_or_comma(tmp_path, figures, text):
    folder = write_exports(tmp_path, figures)
    assert read_back(folder, figures, factor=text).uitkeringsfactor == 1.457


def test_the_factor_given_goes_before_the_file(tmp_path, figures):
    found = read_rekenmodel(write_exports(tmp_path, figures), figures.which, factor="1.4")
    assert found.figures.uitkeringsfactor == 1.4
    assert found.report.factor.path is None
    assert "Uitkeringsfactor.csv" not in {file.name for file in found.figures.provenance.files}


def test_whole_thousands_alone_are_read_as_a_person_says(tmp_path, figures):
    grids = grids_of(figures)
    for row in grids.payments[1:]:
        row[3:] = ["100.000"] * len(row[3:])
    folder = write_exports(tmp_path, figures, grids)
    with pytest.raises(InputFileError, match=r"SIUDU.csv, row 2, column 4 .*'100.000' can be read as"):
        read_back(folder, figures)
    assert read_back(folder, figures, decimal=Notation.COMMA).betalingen["bedrag"].unique().to_list() == [100_000.0]


def test_files_with_other_names_are_known_by_their_content(tmp_path, figures):
    folder = write_exports(tmp_path / "exports", figures)
    for number, part in enumerate(("SIUDU", "Volumina", "Gewichten")):
        in_file(folder, part).rename(folder / f"table{number}.txt")
    same(read_back(folder, figures), figures)


def test_a_folder_may_hold_other_sets_and_other_files(tmp_path, figures):
    other = write_exports(tmp_path / "other", load(CircularYear(Circular("mei", 2024), 2025)))
    folder = write_exports(tmp_path / "exports", figures)
    for file in other.glob("GF_*"):
        shutil.copy(file, folder)
    (folder / "notes.docx").write_bytes(b"\xff\xfe\x00")
    same(read_back(folder, figures), figures)


def test_text_in_utf_16_is_read(tmp_path, figures):
    folder = write_exports(tmp_path, figures)
    path = in_file(folder, "SIUDU")
    path.write_bytes(path.read_bytes().decode().encode("utf-16"))
    same(read_back(folder, figures), figures)


def test_every_file_that_was_read_is_in_the_record(tmp_path, figures):
    found = read_rekenmodel(write_exports(tmp_path, figures), figures.which, address="https://example.org/gf")
    record = found.figures.provenance
    assert [file.name.rpartition("_")[2] for file in record.files] == [
        "Gewichten.csv",
        "Volumina.csv",
        "SIUDU.csv",
        "Uitkeringsfactor.csv",
    ]
    assert all(len(file.sha256) == 64 for file in record.files)
    assert (record.publisher, record.date, record.address) == (
        "Ministerie van BZK",
        "2024-09",
        "https://example.org/gf",
    )


def test_what_is_saved_is_what_was_read(tmp_path, figures, monkeypatch):
    monkeypatch.setenv("THORBECKE_DATA", str(tmp_path / "data"))
    found = read_back(write_exports(tmp_path / "exports", figures), figures)
    folder = save(found)
    assert folder == tmp_path / "data" / "rekenmodel" / "september-2024_2025"
    assert available()[figures.which] == folder
    same(load(figures.which), figures)
    assert load(figures.which).provenance == found.provenance


def test_the_packaged_sets_hold_every_municipality_of_their_year_and_every_maatstaf():
    for which in PACKAGED:
        figures = load(which)
        assert set(figures.eenheden["gemeente"]) == set(gemeenten_in(which.year))
        assert set(figures.eenheden.columns[1:]) == set(figures.bedragen["maatstaf"])
        assert figures.provenance.publisher == "Ministerie van BZK"
        assert "not at hand" in figures.provenance.note


def test_grids_are_as_wide_as_their_header(figures):
    grids: Grids = grids_of(figures)
    for grid in (grids.units, grids.weights, grids.payments):
        assert {len(row) for row in grid} == {len(grid[0])}


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(part=st.sampled_from(["Gewichten", "Volumina", "SIUDU"]), kept=st.floats(0, 1, exclude_max=True))
def test_a_file_cut_off_anywhere_is_refused_or_has_lost_no_more_than_the_end_of_its_last_figure(figures, part, kept):
    with tempfile.TemporaryDirectory() as scratch:
        folder = write_exports(Path(scratch), figures)
        path = in_file(folder, part)
        whole = path.read_bytes()
        path.write_bytes(whole[: int(kept * len(whole))])
        try:
            read_back(folder, figures)
        except InputFileError:
            return
        last = whole.rpartition(b"\t")[2]
        between_lines = path.read_bytes().endswith((b"\r", b"\n", b"\t"))  # a payment line without amounts may go whole
        assert kept * len(whole) > len(whole) - len(last) or (part == "Gewichten" and between_lines)


@pytest.mark.parametrize("lost", [30, 60, 92, 100])
def test_a_weights_table_cut_off_within_its_last_line_is_refused(tmp_path, figures, lost):
    path = in_file(write_exports(tmp_path, figures), "Gewichten")
    path.write_bytes(path.read_bytes()[:-lost])
    with pytest.raises(InputFileError, match="seems cut off"):
        read_back(tmp_path, figures)
