"""Tables on screens of every width: no figure is cut, nothing is lost without a word."""

import os
import re
import shutil
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thorbecke.cli.layout import layout
from thorbecke.studies import Answer, Column

_TABLES = {
    "specification": ["grant", "Beekdaelen"],
    "by cluster": ["grant", "Beekdaelen", "--by", "cluster"],
    "every municipality": ["grant", "--all"],
    "difference": ["compare", "Beekdaelen", "--from", "mei-2024"],
    "outlook": ["outlook", "Beekdaelen"],
    "scenario": ["simulate", "voorjaarsnota-2025"],
    "circulars": ["list", "circulars"],
}


@pytest.fixture
def on_screen(thorbecke, monkeypatch):
    """Run a command on a screen of so many characters."""

    def run(width, *arguments):
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
        monkeypatch.setattr(shutil, "get_terminal_size", lambda: os.terminal_size((width, 24)))
        found = thorbecke(*arguments)
        assert found.code == 0
        return re.sub(r"\x1b\[[0-9;]*m", "", found.out)

    return run


def _numbers(text):
    return set(re.findall(r"-?\d{1,3}(?:\.\d{3})+(?:,\d+)?", text))


@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize("arguments", [pytest.param(given, id=name) for name, given in _TABLES.items()])
def test_every_table_fits_the_screen(on_screen, arguments, width):
    for line in on_screen(width, *arguments).splitlines():
        # Titles and addresses are left whole: a terminal breaks them.
        assert len(line) <= width or "http" in line or "circular" in line


@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("name", ["specification", "by cluster", "every municipality", "difference"])
def test_a_narrow_screen_shows_every_amount_in_full(thorbecke, on_screen, name, width):
    assert _numbers(thorbecke(*_TABLES[name]).out) <= _numbers(on_screen(width, *_TABLES[name]))


def test_the_specification_shows_its_amounts_beside_its_lines_on_80_characters(on_screen):
    (basis,) = (line for line in on_screen(80, *_TABLES["specification"]).splitlines() if "Uitkeringsbasis" in line)
    assert basis.split() == ["B", "Uitkeringsbasis", "50.022.281"]


def test_columns_without_room_are_named(on_screen):
    assert "No room for: Source. A wider screen, JSON and CSV have them." in on_screen(80, "list", "circulars")


@given(
    st.lists(st.tuples(st.sampled_from(["text", "euro"]), st.integers(1, 60), st.booleans()), min_size=1, max_size=8),
    st.integers(20, 200),
)
def test_each_column_stands_once_or_is_named_as_left_out(parts, width):
    columns = tuple(Column(f"c{at}", "h" * size, kind, spare) for at, (kind, size, spare) in enumerate(parts))
    found = layout(Answer(("command", "x"), "x", columns, []), width)
    first, *others = found.blocks
    placed = [*first.columns, *(column for block in others for column in block.columns[1:])]
    assert [column for column in columns if column in placed] == placed
    assert len(placed) + len(found.left_out) == len(columns)
    for block in found.blocks:
        assert block.width <= width or len(block.columns) <= 2


def test_a_pipe_gets_every_column_in_full(thorbecke):
    found = thorbecke("list", "circulars").out
    assert "Source" in found.splitlines()[1]
    assert "No room for" not in found


@pytest.mark.parametrize("width", [80, 120])
def test_lines_that_only_their_first_column_names_stay_apart(on_screen, width):
    shown = on_screen(width, "balance", "Beekdaelen")
    (wmo,) = (line for line in shown.splitlines() if "10.667.000" in line)
    (youth,) = (line for line in shown.splitlines() if "12.396.000" in line)
    assert wmo.split("…")[0].split("  ")[0] != youth.split("…")[0].split("  ")[0]
    assert "Percentile" in shown
