"""Own counts take the place of the official ones, line by line, and a wrong file is refused with its place."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thorbecke.datasets import Circular, CircularYear, newest
from thorbecke.errors import InputFileError
from thorbecke.studies import Municipality
from thorbecke.studies.national import model_of
from thorbecke.studies.own_units import own_units, specification_on

BEEKDAELEN, LANDGRAAF = Municipality("GM1954", "Beekdaelen"), Municipality("GM0882", "Landgraaf")


def answer(path, which=None, who=BEEKDAELEN):
    which = which or newest()
    return own_units(model_of(which), which, who, path)


def written(folder, text):
    path = folder / "eigen.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_difference_stands_on_the_lines_that_were_given(tmp_path):
    rows = {row["code"]: row for row in answer(written(tmp_path, "maatstaf;eenheden\ninwo;36500\n4a;5.900,5\n")).rows}
    assert (rows["inwo"]["units_own"], rows["jong"]["units_own"]) == (36_500, 5_900.5)
    changed = {code for code, row in rows.items() if row["difference"]}
    assert changed == {"inwo", "jong", "algemene_uitkering", "totaal"}
    line = rows["inwo"]
    assert line["difference"] == pytest.approx(
        (line["units_own"] - line["units_official"]) * line["euro_per_unit"] * 1.457
    )
    assert rows["totaal"]["difference"] == pytest.approx(line["difference"] + rows["jong"]["difference"])


@settings(max_examples=20)
@given(st.floats(0, 1e6))
def test_lines_add_up_to_the_total_whatever_is_counted(tmp_path_factory, units):
    path = written(
        tmp_path_factory.mktemp("own"), f"maatstaf;eenheden\nkernen;{units:.2f}\nWOZwe80;{units * 1e4:.2f}\n"
    )
    rows = answer(path).rows
    lines = [row for row in rows if row["code"] not in ("algemene_uitkering", "totaal")]
    assert sum(row["difference"] for row in lines) == pytest.approx(rows[-1]["difference"], abs=1e-3)


def test_counts_behind_a_threshold_become_units_with_the_own_inhabitants(tmp_path):
    """Landgraaf's own budget: 4,539 of 75 and over less 6% of its 37,159 inhabitants brings EUR 3,060,704."""
    which = CircularYear(Circular.parse("mei-2023"), 2024)
    path = written(tmp_path, "naam;aantal\ninwoners;37159\ninwoners_75_plus;4539\n")
    rows = {row["code"]: row for row in answer(path, which, LANDGRAAF).rows}
    assert rows["inw75+dr"]["units_own"] == pytest.approx(2309.46)
    assert rows["inw75+dr"]["units_own"] * rows["inw75+dr"]["euro_per_unit"] == pytest.approx(3_060_704, abs=1)


def test_the_whole_specification_stands_on_the_own_units(tmp_path):
    path = written(tmp_path, "maatstaf;eenheden\ninwo;36500\n")
    rows = {row["code"]: row for row in specification_on(model_of(newest()), newest(), BEEKDAELEN, path).rows}
    assert rows["inwo"]["units"] == rows["totaal_per_inwoner"]["units"] == 36_500
    assert rows["totaal"]["amount"] == pytest.approx(answer(path).rows[-1]["to"])


def test_a_column_with_years_gives_the_counts_of_the_year(tmp_path):
    path = written(tmp_path, "jaar;maatstaf;eenheden\n2025;inwo;36500\n2026;inwo;36600\n")
    assert next(row for row in answer(path).rows if row["code"] == "inwo")["units_own"] == 36_500


def test_a_workbook_is_read_as_well(tmp_path):
    import xlsxwriter

    path = tmp_path / "eigen.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Raming")
        sheet.write_row(0, 0, ["Raming van de gemeente"])
        sheet.write_row(2, 1, ["Nummer", "Omschrijving", "Aantal"])
        sheet.write_row(3, 1, ["2", "inwoners", 36500])
    assert next(row for row in answer(path).rows if row["code"] == "inwo")["units_own"] == 36_500


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("maatstaf;eenheden\ninwoonrs;1\n", r"eigen.csv, row 2: 'inwoonrs' is not a maatstaf.*inwoners"),
        ("maatstaf;eenheden\ninwo;-5\n", r"row 2, column 2: -5 is below zero"),
        ("maatstaf;eenheden\ninwo;0\n", r"row 2: a municipality has one inhabitant at least"),
        ("maatstaf;eenheden\njong;9E99\n", r"row 2, column 2: 9E99 is more than there can be"),
        ("maatstaf,eenheden\ninwo,36,5\n", r"row 2: 3 cells where the heading has 2.*comma"),
        ("maatstaf;eenheden\ninwo;36,500\n", r"row 2, column 2: '36,500' can be read as"),
        ("maatstaf;eenheden\ninwo;veel\n", r"row 2, column 2: 'veel' is not a number"),
        ("maatstaf;eenheden\ninwo;\n", r"row 2, column 2: '' is not a number"),
        ("maatstaf;eenheden\ninwo;1\n2;2\n", r"row 3: '2' was counted before, in eigen.csv, row 2"),
        ("maatstaf;eenheden\n", "a heading and no counts"),
        ("naam;prijs\ninwo;1\n", "no row with the headings maatstaf and eenheden"),
        ("", "is empty"),
        ("jaar;maatstaf;eenheden\n2030;inwo;1\n", "no counts for 2025"),
        ("jaar;maatstaf;eenheden\n25;inwo;1\n", "'25' is not a year"),
        ("maatstaf;eenheden\noppervlak_buitenwatr;1\n", "count 'oppervlak_buitenwater' is accepted"),
    ],
)
def test_a_wrong_file_is_refused_with_its_place(tmp_path, text, message):
    with pytest.raises(InputFileError, match=message):
        answer(written(tmp_path, text))


def test_a_binary_file_is_refused(tmp_path):
    path = tmp_path / "eigen.csv"
    path.write_bytes(bytes(range(256)))
    with pytest.raises(InputFileError, match=r"eigen\.csv"):
        answer(path)


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(InputFileError, match="cannot be read"):
        answer(tmp_path / "niets.csv")
