"""What makes a file of accounts unfit: codes of another year, amounts in euro, subtotals, municipalities left out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from thorbecke.datasets.gemeenten import gemeenten_in
from thorbecke.datasets.iv3.accounts import available, deliveries
from thorbecke.datasets.iv3.codes import taakvelden_in, unknown_taakveld
from thorbecke.errors import InputFileError, UnknownNameError
from thorbecke.numbers import dutch

__all__ = [
    "Level",
    "check_closing",
    "check_coverage",
    "check_scale",
    "check_subtotals",
    "check_taakvelden",
    "closes",
    "nearest_level",
]

_WITHOUT = ("0.10", "0.11")  # reserves and result are not in the totals of a delivery
_EURO = (200.0, 5000.0)  # how many times the level of other years means euro for thousands
_SAME = (0.5, 2.0)
_SHOWN = 5
# Rounding to thousands leaves at most EUR 50,000 in the accounts that CBS publishes.
_ROUNDING = 100_000.0
_FEW = 0.01
_DIVIDED = 4  # a code as 6.71 is divided in finer ones, as 6.71a; a shorter one, as 0.1, is not


@dataclass(frozen=True)
class Level:
    """The expenses of a municipality in another year, in euro, to compare a file with."""

    year: int
    report: str
    lasten: float


def check_taakvelden(codes: Iterable[str], year: int, where: str) -> None:
    """Raise InputFileError for the first code that is not a taakveld of the year."""
    known = taakvelden_in(year)
    for code in codes:
        if code not in known:
            raise InputFileError(f"{where}: {unknown_taakveld(code, year)}")


def nearest_level(gemeente: str, year: int) -> Level | None:
    """The packaged expenses of a municipality in the nearest year it delivered; None when it never did."""
    for other, report in sorted(available(), key=lambda known: (abs(known[0] - year), -known[0])):
        try:
            found = deliveries(other, report).filter(gemeente=gemeente)["lasten"].to_list()
        except UnknownNameError:
            continue  # imported by the user: there are no totals beside it
        if found and found[0]:
            return Level(other, str(report), float(found[0]))
    return None


def check_scale(lasten: Mapping[str, float], gemeente: str, year: int, where: str) -> str | None:
    """Compare the expenses of a file (by taakveld, in euro after reading as thousands) with the level of other years.

    Raises InputFileError when the file must be in euro. Gives a remark when the level is unlike that of other years.
    """
    level = nearest_level(gemeente, year)
    total = sum(amount for code, amount in lasten.items() if code not in _WITHOUT)
    if level is None or not total:
        return None
    times = total / level.lasten
    if _EURO[0] <= times <= _EURO[1]:
        raise InputFileError(
            f"{where}: the expenses add up to {dutch(times)} times those of {level.report} {level.year}. "
            "The amounts seem to be in euro; Iv3 is in thousands of euro. Divide by 1.000, or say so with --unit euro."
        )
    if _SAME[0] <= times <= _SAME[1]:
        return None
    shown = dutch(times, 2) if times >= _FEW else f"{times:.1g}".replace(".", ",")
    return (
        f"The expenses are {shown} times those of {level.report} {level.year}. Is this the right municipality and unit?"
    )


def closes(net: float) -> bool:
    """Whether accounts close: expenses less revenue, with reserves and result, in euro, are nothing but rounding."""
    return abs(net) <= _ROUNDING


def check_closing(net: float, where: str) -> str | None:
    """A remark on accounts that do not close; `net` is expenses less revenue, in euro."""
    if closes(net):
        return None
    return (
        f"{where}: expenses and revenue differ by EUR {dutch(abs(net))}, while accounts with reserves (0.10) and "
        "result (0.11) close. Is a taakveld missing, or a sign wrong?"
    )


def check_subtotals(lasten: Mapping[str, float], where: str) -> None:
    """Raise InputFileError where a taakveld holds the sum of finer ones beside it, so that they would count twice."""
    for code, amount in lasten.items():
        parts = [
            own for own in lasten if len(code) == _DIVIDED and own.startswith(code) and own != code and lasten[own]
        ]
        if len(parts) > 1 and amount and abs(sum(lasten[own] for own in parts) - amount) < 1:
            raise InputFileError(
                f"{where}: taakveld {code} is the sum of {', '.join(sorted(parts))}, so they would count twice. "
                f"Leave {code} out."
            )


def check_coverage(found: Iterable[str], year: int, where: str, *, partial: bool) -> tuple[str, ...]:
    """The municipalities of the year that a file leaves out; raises InputFileError unless `partial` allows it."""
    names, there = gemeenten_in(year), set(found)
    missing = tuple(code for code in names if code not in there)
    if missing and len(there) > 1 and not partial:
        shown = ", ".join(f"{names[code]} ({code})" for code in missing[:_SHOWN])
        more = f" and {len(missing) - _SHOWN} more" if len(missing) > _SHOWN else ""
        raise InputFileError(
            f"{where}: {len(missing)} of the {len(names)} municipalities of {year} are missing: {shown}{more}. "
            "Complete the file, or keep what is at hand for them (else they are missing) with --partial."
        )
    return missing
