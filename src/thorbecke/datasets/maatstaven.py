"""The maatstaven of the distribution model of 2023: codes, official numbers, names and units, and how to find one.

The table `data/maatstaven.csv` is the project's own, in the order of the official specification: the OZB maatstaven,
then the others by number. A column `number_source` says where a number comes from. Number 29 belongs to `bo31`: that
is the maatstaf whose units and weight give the amount published under 29 in the budget of Landgraaf for 2024, although
specifications print another name beside it.
"""

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from thorbecke.errors import UnknownNameError, closest
from thorbecke.texts import Text

if TYPE_CHECKING:
    import polars as pl

__all__ = ["find_maatstaf", "maatstaf_codes", "maatstaf_table"]

_TABLE = Path(__file__).parent / "data" / "maatstaven.csv"


@cache
def maatstaf_table() -> "pl.DataFrame":
    """Every maatstaf: code, number (newest first, separated by `;`), name, unit, article, group, number_source.

    All columns are text; `group` is `ozb` or `uitgaven`. In the order of the official specification.
    """
    import polars as pl

    return pl.read_csv(_TABLE, infer_schema=False)


def _normal(text: str) -> str:
    return re.sub(r"\s+", "", text).replace("∗", "*").replace("×", "*").casefold()


@cache
def _index() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for row in maatstaf_table().iter_rows(named=True):
        for text in (row["code"], row["name"], *row["number"].split(";")):
            codes = found.setdefault(_normal(text), [])
            if row["code"] not in codes:
                codes.append(row["code"])
    return {text: tuple(codes) for text, codes in found.items()}


def maatstaf_codes(text: str) -> tuple[str, ...]:
    """The codes that a code, official number or name stands for: one, several when it is ambiguous, or none."""
    return _index().get(_normal(text), ())


def find_maatstaf(text: str) -> str:
    """The code of the maatstaf that a person names by code, official number or name; case and spaces do not matter.

    Raises UnknownNameError, with the closest names, when there is none, or naming all when there is more than one.
    """
    codes = maatstaf_codes(text)
    if len(codes) == 1:
        return codes[0]
    if codes:
        raise UnknownNameError(
            Text(
                "'{text}' is the number of more than one maatstaf: {codes}. Write the code.",
                text=text,
                codes=", ".join(codes),
            )
        )
    table = maatstaf_table()
    near = closest(text.strip(), [*table["code"], *table["name"]])
    hint = (
        Text(" Did you mean {near}?", near=", ".join(near))
        if near
        else Text(" Use its code, its official number or its name.")
    )
    raise UnknownNameError(Text("'{text}' is not a maatstaf.{hint}", text=text, hint=hint))
