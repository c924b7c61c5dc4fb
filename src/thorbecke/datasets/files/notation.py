"""One strict parser for numbers in files: it never guesses between a decimal and a thousands sign.

`1.275,67` has one reading, `100.000` and `1,457` have two. A column of figures is written in one notation, so a token
with one reading settles the others of its table; without such a token a person has to say which it is.
"""

import math
import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import lru_cache

from thorbecke.errors import InputFileError, either
from thorbecke.texts import Text

__all__ = ["DASHES", "SAY_WHICH", "Notation", "readings", "rounded_by", "settle"]

_REMEMBERED = 2**15  # tokens: a cell is looked at more than once, and many hold the same
SAY_WHICH = Text("Say which with --decimal comma or --decimal point.")
DASHES = frozenset({"-", "–", "—"})  # the publisher's mark for zero


class Notation(StrEnum):
    """The decimal sign of a table: the comma of the Netherlands, or the point."""

    COMMA = "comma"
    POINT = "point"


_WHOLE = r"0|[1-9][0-9]*"
_SHAPES = {
    Notation.COMMA: re.compile(
        rf"-?(({_WHOLE}|[1-9][0-9]{{0,2}}(\.[0-9]{{3}})+)(,[0-9]+)?|[1-9](,[0-9]+)?E\+?[0-9]{{1,2}})"
    ),
    Notation.POINT: re.compile(
        rf"-?(({_WHOLE}|[1-9][0-9]{{0,2}}(,[0-9]{{3}})+)(\.[0-9]+)?|[1-9](\.[0-9]+)?E\+?[0-9]{{1,2}})"
    ),
}
_POWER = re.compile(r"-?[1-9]([.,](?P<decimals>[0-9]+))?E\+?(?P<exponent>[0-9]{1,2})")


def _value(token: str, notation: Notation) -> float:
    if notation is Notation.COMMA:
        return float(token.replace(".", "").replace(",", "."))
    return float(token.replace(",", ""))


@lru_cache(maxsize=_REMEMBERED)
def readings(text: str) -> Mapping[Notation, float]:
    """What a token says in each notation in which it is a number; empty when it is not a number at all."""
    token = text.strip().replace("−", "-")
    found = {notation: _value(token, notation) for notation, shape in _SHAPES.items() if shape.fullmatch(token)}
    return {notation: value for notation, value in found.items() if math.isfinite(value)}


def rounded_by(text: str) -> float:
    """How far the figure may be from what was meant, written as a power of ten (`1,94044E+11`); else 0."""
    found = _POWER.fullmatch(text.strip().replace("−", "-"))
    return 0.5 * 10.0 ** (int(found["exponent"]) - len(found["decimals"] or "")) if found else 0.0


def settle(tokens: Iterable[tuple[str, str]], chosen: Notation | None = None, remedy: str = SAY_WHICH) -> Notation:
    """The notation of one table, from its tokens and the place of each (`file, row, column`).

    Raises InputFileError when tokens contradict each other or the chosen notation, or (with the remedy) when nothing
    settles a token that can be read in two ways.
    """
    evidence: dict[Notation, tuple[str, str]] = {}
    doubtful: tuple[str, str] | None = None
    for token, place in tokens:
        found = readings(token)
        if len(found) == 1:
            evidence.setdefault(next(iter(found)), (token, place))
        elif len(set(found.values())) > 1:
            doubtful = doubtful or (token, place)
    if len(evidence) == len(Notation):
        raise InputFileError(_both(evidence))
    if chosen:
        return _agreed(chosen, evidence)
    if doubtful and not evidence:
        raise InputFileError(f"{_undecided(*doubtful)} {remedy}")
    return next(iter(evidence), Notation.COMMA)


def _both(evidence: dict[Notation, tuple[str, str]]) -> str:
    (comma, there), (point, here) = evidence[Notation.COMMA], evidence[Notation.POINT]
    return Text(
        "Two notations in one table: '{comma}' ({there}) has a decimal comma, '{point}' ({here}) a decimal "
        "point. Write all its numbers in one notation.",
        comma=comma,
        there=there,
        point=point,
        here=here,
    )


def _agreed(chosen: Notation, evidence: dict[Notation, tuple[str, str]]) -> Notation:
    for found, (token, place) in evidence.items():
        if found is not chosen:
            raise InputFileError(
                Text(
                    "{place}: '{token}' has a decimal {found}, but --decimal {chosen} was asked. Leave --decimal out.",
                    place=place,
                    token=token,
                    found=found,
                    chosen=chosen,
                )
            )
    return chosen


def _undecided(token: str, place: str) -> str:
    ways = either(
        Text("{value!r} (decimal {notation})", value=value, notation=notation)
        for notation, value in readings(token).items()
    )
    return Text(
        "{place}: '{token}' can be read as {ways}, and no other number in this table settles it.",
        place=place,
        token=token,
        ways=ways,
    )
