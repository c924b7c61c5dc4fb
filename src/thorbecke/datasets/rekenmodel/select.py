"""Which files of a folder belong to the circular and year that are asked."""

import re
from pathlib import Path

from thorbecke.datasets.circulars import Circular, CircularYear
from thorbecke.datasets.files import TEXT_SUFFIXES, WORKBOOK_SUFFIXES
from thorbecke.datasets.rekenmodel.factor import FACTOR_FILE
from thorbecke.errors import InputFileError

__all__ = ["PARTS", "select"]

PARTS = ("Gewichten", "Volumina", "SIUDU")
"""The three exports of one set: `GF_S2024_2025_Gewichten.csv` and so on."""

_EXPORT = re.compile(r"GF_(?P<circular>[MSD]\d{4})_(?P<year>\d{4})(?:_(?P<part>[A-Za-z]+))?", re.IGNORECASE)
_CIRCULAR = re.compile(
    r"(?P<month>mei|september|december)[\s_-]*(?:circulaire)?[\s_-]*(?P<year>20\d{2})", re.IGNORECASE
)
_YEAR = re.compile(
    r"(?:uitkeringsjaar[\s_-]*|(?:mei|september|december)[\s_-]?(?:circulaire)?[\s_-]?20\d{2}[\s_-]+)(20\d{2})",
    re.IGNORECASE,
)


def select(source: Path, which: CircularYear) -> list[Path]:
    """The files to read for a set: the three exports, or one workbook, or text files that carry no set in their name.

    Raises InputFileError when there are none, or when a name tells another circular or year.
    """
    if source.is_file():
        _refuse_another(source, which)
        return [source]
    if not source.is_dir():
        raise InputFileError(f"{source} does not exist. Give the folder with the exports, or one .xlsx or .ods file.")
    files = sorted(
        path for path in source.iterdir() if path.is_file() and path.name != FACTOR_FILE and path.name[0] not in "~."
    )
    exports = [path for path in files if path.suffix.lower() in TEXT_SUFFIXES and _EXPORT.match(path.name)]
    workbooks = [path for path in files if path.suffix.lower() in WORKBOOK_SUFFIXES]
    if any(_named(path) == which for path in exports):
        return _parts(source, [path for path in exports if _named(path) == which], which)
    if workbooks:
        return [_workbook(source, workbooks, which)]
    if exports:
        there = ", ".join(sorted({str(_named(path)) for path in exports}))
        raise InputFileError(
            f"{source} holds no exports of {which}, but of {there}. Ask for one of those, or add the files."
        )
    texts = [path for path in files if path.suffix.lower() in TEXT_SUFFIXES]
    if not texts:
        raise InputFileError(f"{source} holds no exports (GF_..._Gewichten.csv and so on) and no .xlsx or .ods file.")
    return texts


def _named(path: Path) -> CircularYear | None:
    found = _EXPORT.match(path.name)
    return CircularYear(Circular.from_export(found["circular"]), int(found["year"])) if found else None


def _parts(source: Path, paths: list[Path], which: CircularYear) -> list[Path]:
    by_part: dict[str, Path] = {}
    for path in paths:
        found = _EXPORT.match(path.name)
        if found and found["part"]:
            by_part[found["part"].casefold()] = path
    missing = [part for part in PARTS if part.casefold() not in by_part]
    if missing:
        there = ", ".join(path.name for path in paths)
        raise InputFileError(
            f"{source} holds {there} for {which}, but no file for {' and '.join(missing)}. Put all three exports there."
        )
    return [by_part[part.casefold()] for part in PARTS]


def _workbook(source: Path, workbooks: list[Path], which: CircularYear) -> Path:
    fitting = [path for path in workbooks if not _contradiction(path.stem, which)]
    if len(workbooks) == 1:
        _refuse_another(workbooks[0], which)
    if len(fitting) != 1:
        names = ", ".join(path.name for path in workbooks)
        raise InputFileError(
            f"{source} holds several workbooks ({names}) and their names do not tell which is {which}. "
            "Give the file itself."
        )
    return fitting[0]


def _contradiction(name: str, which: CircularYear) -> str:
    """The other circular or year that a name tells, or nothing."""
    export = _EXPORT.match(name)
    circulars = {Circular(found["month"].casefold(), int(found["year"])) for found in _CIRCULAR.finditer(name)}
    years = {int(year) for year in _YEAR.findall(name)}
    if export:
        circulars, years = {Circular.from_export(export["circular"])}, {int(export["year"])}
    if circulars and which.circular not in circulars:
        return f"the circular {min(circulars)}"
    if years and which.year not in years:
        return f"the year {min(years)}"
    return ""


def _refuse_another(path: Path, which: CircularYear) -> None:
    other = _contradiction(path.stem, which)
    if other:
        raise InputFileError(
            f"{path.name} is named after {other}, but {which} was asked. "
            "Ask for the circular and year of the file, or rename the file when its name is wrong."
        )
