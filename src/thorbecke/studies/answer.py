"""What a study answers: rows with named columns, what they belong to, and where they come from.

An answer is data; tables on a screen, JSON, CSV and workbooks are views of it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from thorbecke.datasets import Circular, CircularYear
from thorbecke.texts import Text

if TYPE_CHECKING:
    import polars as pl

__all__ = ["Answer", "Column", "Kind", "Municipality"]

Kind = Literal["text", "euro", "cents", "units", "rate", "factor", "number", "percent", "change"]


@dataclass(frozen=True)
class Column:
    """A column: its key in data, its heading for people, what kind of figure it holds, and whether a narrow screen
    may leave it out.
    """

    key: str
    heading: str
    kind: Kind = "text"
    spare: bool = False


@dataclass(frozen=True)
class Municipality:
    """A municipality by code and name."""

    code: str
    name: str


@dataclass(frozen=True)
class Answer:
    """The answer to one question: title, columns and rows, with circular, year, municipality, unit and sources.

    `rows` hold unrounded numbers; a figure that is not published is None. `quiet` names the rows that a screen leaves
    out because they say nothing (no units, no difference) and `hidden` says so in words; data keeps them.
    """

    question: tuple[str, str]
    title: str
    columns: tuple[Column, ...]
    rows: Sequence[Mapping[str, Any]]
    circular: Circular | str | None = None
    year: int | str | None = None
    municipality: Municipality | None = None
    unit: str = "euro"
    value: float | None = None
    sources: Sequence[str] = ()
    notes: Sequence[str] = ()
    strong: frozenset[int] = field(default_factory=frozenset)
    quiet: frozenset[int] = field(default_factory=frozenset)
    hidden: str = Text("lines without units or amount")

    @classmethod
    def about(cls, which: CircularYear, **parts: Any) -> "Answer":
        """An answer from the figures of one circular and year."""
        return cls(circular=which.circular, year=which.year, **parts)

    def to_json(self) -> dict[str, Any]:
        """One object: what was asked, what it belongs to, value and rows, unit, notes and sources."""
        asked, name = self.question
        return {
            asked: name,
            "circular": None if self.circular is None else str(self.circular),
            "year": self.year,
            "municipality": self.municipality and {"code": self.municipality.code, "name": self.municipality.name},
            "unit": self.unit,
            "value": self.value,
            "rows": [dict(row) for row in self.rows],
            "notes": list(self.notes),
            "sources": list(self.sources),
        }

    def to_polars(self) -> "pl.DataFrame":
        """The rows as a polars.DataFrame, figures that are not published as null."""
        import polars as pl

        numeric = {column.key for column in self.columns if column.kind != "text"}
        schema = {column.key: pl.Float64 if column.key in numeric else pl.String for column in self.columns}
        return pl.DataFrame([{key: row.get(key) for key in schema} for row in self.rows], schema=schema)
