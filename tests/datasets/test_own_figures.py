"""A figure for each municipality, in a table as people in the Netherlands make them."""

from pathlib import Path

import pytest

from thorbecke.datasets import read_own_figures
from thorbecke.errors import InputFileError


@pytest.mark.parametrize(
    "rows",
    [
        "gemeente;percent\nUrk;60,0\nBeekdaelen;40\n",
        "code,percent\nGM0184,60\n1954,40.0\n",
        "Shares of 2025;;\nnote;percent;gemeente\n;60,00;Urk\n;40,00;beekdaelen\n",
    ],
)
def test_a_comma_a_point_and_a_title_above_are_read_alike(tmp_path: Path, rows: str):
    path = tmp_path / "shares.csv"
    path.write_text(rows, encoding="utf-8")
    assert read_own_figures(path, "percent", 2025) == {"GM0184": 60.0, "GM1954": 40.0}


def test_thousands_are_never_taken_for_decimals(tmp_path: Path):
    path = tmp_path / "dijk.csv"
    path.write_text("gemeente;eenheden\nUrk;36.500\n", encoding="utf-8")
    with pytest.raises(InputFileError, match=r"row 2, column 2: '36\.500' can be read as 36500\.0 .* or 36\.5 "):
        read_own_figures(path, "eenheden", 2025)
    path.write_text("gemeente;eenheden\nUrk;36.500\nBeekdaelen;1,5\n", encoding="utf-8")
    assert read_own_figures(path, "eenheden", 2025) == {"GM0184": 36500.0, "GM1954": 1.5}


def test_a_table_without_end_is_refused_at_once(tmp_path):
    path = tmp_path / "lang.csv"
    path.write_text("gemeente,percent\n" + "Urk,1\n" * 30_000, encoding="utf-8")
    with pytest.raises(InputFileError, match=r"lang\.csv has 30001 rows, more than such a table can have"):
        read_own_figures(path, "percent", 2025)
