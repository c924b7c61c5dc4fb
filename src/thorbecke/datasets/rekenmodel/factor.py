"""The uitkeringsfactor of a circular and year: given by a person, or from `Uitkeringsfactor.csv` beside the files."""

from dataclasses import dataclass
from pathlib import Path

from thorbecke.datasets.circulars import Circular, CircularYear
from thorbecke.datasets.files import Sheet, read_sheets, readings, text_of
from thorbecke.errors import InputFileError

__all__ = ["FACTOR_FILE", "Factor", "find_factor"]

FACTOR_FILE = "Uitkeringsfactor.csv"
_COLUMNS = ("Circulaire", "Jaar", "Uitkeringsfactor")
_POSSIBLE = (0.1, 10.0)
"""Outside these bounds a number is no uitkeringsfactor; inside them 1,457 and 1.457 have one reading left."""


@dataclass(frozen=True)
class Factor:
    """The factor and where it was found; `path` is None when a person gave it."""

    value: float
    place: str
    path: Path | None = None


def find_factor(folder: Path, which: CircularYear, given: str | None) -> Factor:
    """The factor that was given, else the one in the file in the folder; raises InputFileError when there is none."""
    if given is not None:
        return Factor(_parse(given, "--factor"), "--factor")
    path = folder / FACTOR_FILE
    if not path.is_file():
        raise InputFileError(
            f"The uitkeringsfactor of {which} is needed: there is no {FACTOR_FILE} in {folder}. "
            "Put it there (columns Circulaire, Jaar, Uitkeringsfactor) or give it with --factor 1.457."
        )
    return _from_file(path, which)


def _parse(text: str, place: str) -> float:
    low, high = _POSSIBLE
    possible = {value for value in readings(text).values() if low <= value <= high}
    if len(possible) != 1:
        raise InputFileError(f"{place}: '{text}' is not a uitkeringsfactor. Write it as in 1.457.")
    return possible.pop()


def _from_file(path: Path, which: CircularYear) -> Factor:
    sheet = read_sheets(path)[0]
    columns = _columns(sheet)
    found: list[Factor] = []
    for index in range(1, len(sheet.rows)):
        circular, year, factor = (text_of(sheet.cell(index, column)) for column in columns)
        if year == str(which.year) and circular.casefold() in _spellings(which.circular):
            place = sheet.place(index, columns[-1], _COLUMNS[-1])
            found.append(Factor(_parse(factor, place), place, path))
    if not found:
        raise InputFileError(f"{sheet.title} has no row for {which}. Add it, or give the factor with --factor 1.457.")
    if len({factor.value for factor in found}) > 1:
        raise InputFileError(f"{found[1].place}: a second factor for {which}, other than {found[0].place}. Remove one.")
    return found[0]


def _columns(sheet: Sheet) -> list[int]:
    header = [text_of(cell).casefold() for cell in sheet.rows[0]]
    for name in _COLUMNS:
        if name.casefold() not in header:
            raise InputFileError(
                f"{sheet.place(0)}: no column {name}. The header is {', '.join(_COLUMNS)}; correct it, "
                "or give --factor."
            )
    return [header.index(name.casefold()) for name in _COLUMNS]


def _spellings(circular: Circular) -> set[str]:
    """How exports and people write a circular: S2024, september-2024."""
    return {f"{circular.month[0]}{circular.year}", str(circular), f"{circular.month} {circular.year}"}
