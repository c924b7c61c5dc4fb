"""A parameter: one fact with its values over the years, and what the law or a circular says it is in one of them."""

from dataclasses import dataclass, replace

from thorbecke.errors import NotPublishedError, UnknownNameError, did_you_mean
from thorbecke.texts import Text

__all__ = ["GRADES", "Parameter", "Value"]

GRADES = {
    "wet": Text("the text of a law, decision or regulation"),
    "gepubliceerd": Text("published by the party that sets or measures it"),
    "secundair": Text("reported by others"),
    "afgeleid": Text("worked out from published figures, as the note says"),
}


@dataclass(frozen=True)
class Value:
    """What a parameter is from `first` up to and including `last` (None: until another value follows).

    `amount` is None where a figure must exist but no source was found: a known gap, with the reason in `note`.
    """

    first: int
    last: int | None
    amount: float | None
    source: str
    grade: str
    key: str = ""
    note: str = ""

    def holds(self, year: int) -> bool:
        """Whether this is the value of a year."""
        return self.first <= year and (self.last is None or year <= self.last)


@dataclass(frozen=True)
class Parameter:
    """One fact by name, with unit, article and dated values; a fact with parts has a value per `key`.

    `last_checked` is the last year for which the text or the figures were seen; later years are taken as unchanged.
    """

    name: str
    title: str
    unit: str
    article: str
    values: tuple[Value, ...]
    last_checked: int | None = None
    note: str = ""

    @property
    def keys(self) -> tuple[str, ...]:
        """The parts of this parameter, in the order of the file; empty when it is one figure."""
        return tuple(dict.fromkeys(value.key for value in self.values if value.key))

    def value(self, year: int, key: str = "") -> Value:
        """The value of a year with its source; raises NotPublishedError or UnknownNameError as `at` does."""
        found = [value for value in self._of(key) if value.holds(year)]
        if found:
            return found[-1]
        raise NotPublishedError(self._no_figure(year, key))

    def at(self, year: int, key: str = "") -> float:
        """The figure of a year, in the unit of the parameter.

        Raises NotPublishedError for a year before the first or after the last figure or in a gap, and UnknownNameError
        when the parameter has no such part.
        """
        value = self.value(year, key)
        if value.amount is None:
            raise NotPublishedError(
                Text(
                    "{figure} has no figure for {year}: {note}",
                    figure=self._called(key),
                    year=year,
                    note=Text(value.note),
                )
            )
        return value.amount

    def by_key(self, year: int) -> dict[str, float]:
        """The figure of every part in a year; raises as `at` does."""
        return {key: self.at(year, key) for key in self.keys}

    def changed(self, year: int, amount: float, key: str = "") -> "Parameter":
        """A copy in which one year has another figure; the other years keep theirs."""
        self._of(key)
        note = Text("changed from the packaged figure")
        return replace(self, values=(*self.values, Value(year, year, amount, "", "", key, note)))

    def _of(self, key: str) -> list[Value]:
        values = [value for value in self.values if value.key == key]
        if values:
            return values
        parts = ", ".join(self.keys) or Text("it is one figure")
        hint = did_you_mean(key, self.keys, quoted=True)
        raise UnknownNameError(
            Text("{name} has no part '{key}' (parts: {parts}).{hint}", name=self.name, key=key, parts=parts, hint=hint)
        )

    def _called(self, key: str) -> str:
        return f"{self.name} ({key})" if key else self.name

    def _no_figure(self, year: int, key: str) -> str:
        values = self._of(key)
        first = min(value.first for value in values)
        last = max(value.last or value.first for value in values)
        if year < first:
            return Text(
                "{figure} has no figure for {year}: the first is of {first}.",
                figure=self._called(key),
                year=year,
                first=first,
            )
        if year > last:
            return Text(
                "{figure} has no figure for {year}: the last is of {last}.",
                figure=self._called(key),
                year=year,
                last=last,
            )
        return Text(
            "{figure} has no figure for {year}: the series from {first} to {last} has a gap there.",
            figure=self._called(key),
            year=year,
            first=first,
            last=last,
        )
