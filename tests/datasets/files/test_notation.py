"""Numbers in files: one reading, two readings, or none; nothing is guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thorbecke.datasets.files import Notation, readings, rounded_by, settle
from thorbecke.errors import InputFileError

COMMA, POINT = Notation.COMMA, Notation.POINT

DECIMALS = st.decimals(min_value=-(10**12), max_value=10**12, places=4, allow_nan=False).filter(
    lambda number: number != 0
)


def dutch(text: str) -> str:
    return text.replace(",", "_").replace(".", ",").replace("_", ".")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1.275,67", {COMMA: 1275.67}),
        ("139002,4", {COMMA: 139002.4}),
        ("1,275.67", {POINT: 1275.67}),
        ("-0,000914", {COMMA: -0.000914}),
        ("1.305.638", {COMMA: 1305638.0}),
        ("4379,381", {COMMA: 4379.381}),
        ("0,500", {COMMA: 0.5}),
        ("29912", {COMMA: 29912.0, POINT: 29912.0}),
        ("100.000", {COMMA: 100000.0, POINT: 100.0}),
        ("1,457", {COMMA: 1.457, POINT: 1457.0}),
        ("2,04289E+11", {COMMA: 204289000000.0}),
        (" −5 ", {COMMA: -5.0, POINT: -5.0}),
    ],
)
def test_a_token_has_these_readings(text, expected):
    assert readings(text) == expected


@pytest.mark.parametrize(
    "text",
    ["", "-", "n.v.t.", "12a", "1 234", "1.23.456", "1.2345.678", "1,2,3", ",5", "5,", "5-", "(5)", "€ 5", "5%", "nan",
     "inf", "0x10", "1_000", "007", "1.234,", "١٢", "1e400", "--5", "#N/A"],
)  # fmt: skip
def test_what_is_no_number_has_no_reading(text):
    assert readings(text) == {}


@given(DECIMALS)
def test_a_number_written_with_four_decimals_has_one_reading_and_it_is_the_number(number):
    assert readings(f"{number:,.4f}") == {POINT: float(number)}
    assert readings(dutch(f"{number:,.4f}")) == {COMMA: float(number)}
    assert readings(dutch(f"{number:.4f}")) == {COMMA: float(number)}


@given(st.integers(min_value=-(10**15), max_value=10**15))
def test_a_whole_number_says_the_same_in_both_notations(number):
    assert readings(str(number)) == {COMMA: float(number), POINT: float(number)}


@given(st.text(alphabet="0123456789.,-E+ ", max_size=14))
def test_two_readings_of_a_token_differ_a_thousandfold_or_not_at_all(text):
    found = readings(text)
    if len(found) == 2:
        small, large = sorted(map(abs, found.values()))
        assert small == large or large == pytest.approx(1000 * small)


def test_a_power_of_ten_tells_how_far_it_is_rounded():
    assert rounded_by("2,04289E+11") == 500_000
    assert rounded_by("204289000000") == 0


def test_one_token_with_one_reading_settles_the_table():
    assert settle([("100.000", "a"), ("1.305.638", "b")]) is COMMA
    assert settle([("1,457", "a"), ("0.5", "b")]) is POINT


def test_nothing_is_settled_without_evidence():
    with pytest.raises(InputFileError, match=r"file, row 2: '100.000' can be read as 100000.0 .* or 100.0 .*--decimal"):
        settle([("12", "file, row 1"), ("100.000", "file, row 2")])
    assert settle([("100.000", "a")], POINT) is POINT


def test_two_notations_are_refused_with_both_places():
    with pytest.raises(InputFileError, match=r"'1,5' \(row 3\).*'1\.5' \(row 9\)"):
        settle([("1,5", "row 3"), ("1.5", "row 9")])


def test_a_notation_that_the_table_contradicts_is_refused():
    with pytest.raises(InputFileError, match=r"row 3: '1,5' has a decimal comma, but --decimal point"):
        settle([("1,5", "row 3")], POINT)
