"""A text stays text wherever text is wanted, and keeps the sentence it was made from."""

import copy
import io
import json
import pickle

import polars as pl
import pytest
import python_calamine

from thorbecke.errors import did_you_mean
from thorbecke.studies import Answer, Column, written
from thorbecke.texts import Text

SAID = Text("{what}: {count} left", what=Text("total"), count=3)


@pytest.mark.parametrize("again", [lambda text: pickle.loads(pickle.dumps(text)), copy.copy, copy.deepcopy])
def test_a_text_travels_whole(again) -> None:
    found = again(SAID)
    assert (found, found.sentence, found.values) == ("total: 3 left", SAID.sentence, SAID.values)
    assert isinstance(found.values["what"], Text)


def test_a_text_is_written_as_any_other() -> None:
    assert json.dumps([SAID]) == '["total: 3 left"]'
    assert pl.DataFrame({"line": [SAID]}, schema={"line": pl.String})["line"].to_list() == ["total: 3 left"]
    assert "total: 3 left" in {SAID}


@pytest.mark.parametrize("write", [written.to_xlsx, written.to_ods])
def test_a_text_in_a_cell_is_text_in_a_workbook_too(write) -> None:
    rows = [{"line": SAID}, {"line": Text("12")}]
    content = write([Answer(("command", "test"), SAID, (Column("line", Text("Line")),), rows)])
    title, _, heading, first, second, *_ = (
        python_calamine.load_workbook(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    )
    assert [title, heading, first, second] == [[SAID], ["Line"], [SAID], ["12"]]


def test_texts_behind_one_another_keep_their_own_sentences() -> None:
    joined = Text.joined((SAID, "x"), "; ")
    assert joined == "total: 3 left; x"
    assert list(joined.values.values()) == [SAID, "x"]
    assert Text.joined(()) == ""


def test_a_hint_is_a_text_of_which_the_names_stay_as_they_are() -> None:
    hint = did_you_mean("total", ["totaal", "totalen"])
    assert isinstance(hint, Text)
    assert hint == " Did you mean totaal or totalen?"


def test_braces_without_blanks_stay() -> None:
    assert Text("{2026: 675}") == "{2026: 675}"
