"""What the two guides say of Landgraaf is what the circular and the published budget say, number by number."""

import re
from decimal import ROUND_HALF_UP, Decimal

import pytest

from tests.cases import Specification, specifications
from tests.docs.examples import ROOT, blocks
from thorbecke.datasets import Circular, CircularFigures, CircularYear, find_maatstaf, load

GUIDES = {"nl": "docs/nl/specificatie-narekenen.md", "en": "docs/en/reproduce-your-specification.md"}
PLAIN = {"nl": str.maketrans(",", ".", "."), "en": str.maketrans("", "", ",")}
IN_BOTH = pytest.mark.parametrize("language", GUIDES)


def rows(language: str, columns: int) -> list[list[str]]:
    """The rows of a table with so many columns whose first cell is the number of a maatstaf."""
    text = (ROOT / GUIDES[language]).read_text(encoding="utf-8")
    lines = [[cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines() if line[:1] == "|"]
    return [line for line in lines if len(line) == columns and re.fullmatch(r"\d+[a-z]?", line[0])]


def number(text: str, language: str) -> Decimal:
    return Decimal(text.translate(PLAIN[language]))


def whole(value: Decimal) -> Decimal:
    return value.quantize(Decimal(1), rounding=ROUND_HALF_UP)


def landgraaf() -> Specification:
    (case,) = (case for case in specifications() if case.name == "Landgraaf")
    return case


def circular(case: Specification) -> CircularFigures:
    return load(CircularYear(Circular.parse(case.circular or ""), case.year))


def budget(case: Specification, line: str) -> Decimal:
    return next(Decimal(str(found.amount)) for found in case.lines if found.number == line)


@IN_BOTH
def test_the_five_lines_that_differ_are_those_of_the_circular_and_the_budget(language: str):
    case = landgraaf()
    figures = circular(case)
    units = figures.eenheden.filter(gemeente=case.gemeente).row(0, named=True)
    euro = dict(figures.bedragen.select("maatstaf", "totaal").iter_rows())
    table = rows(language, 4)
    assert [line for line, *_ in table] == [own.number for own in case.own_units]
    for line, name, official, published in table:
        code = find_maatstaf(name)
        assert code == find_maatstaf(line)
        assert number(official, language) == whole(Decimal(units[code] * euro[code]))
        assert number(published, language) == budget(case, line)


@IN_BOTH
def test_own_units_times_euro_per_unit_are_the_budget_to_the_euro(language: str):
    case = landgraaf()
    euro = dict(circular(case).bedragen.select("maatstaf", "totaal").iter_rows())
    table = rows(language, 5)
    assert [line for line, *_ in table] == [own.number for own in case.own_units]
    for line, *cells in table:
        units, rate, product, published = (number(cell, language) for cell in cells)
        assert rate == Decimal(str(euro[find_maatstaf(line)]))
        assert whole(units * rate) == product == published == budget(case, line)


def test_both_guides_give_the_same_commands():
    def typed(language: str) -> list[str]:
        shown = "".join(block.text for block in blocks(ROOT / GUIDES[language]) if block.kind == "console")
        return [re.sub(r"\S+\.(csv|json)", "FILE", line) for line in re.findall(r"^\$ (.+)$", shown, re.MULTILINE)]

    assert typed("nl") == typed("en")
