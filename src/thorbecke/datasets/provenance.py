"""Where a table comes from: every packaged or imported table has one record."""

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path

__all__ = ["Provenance", "SourceFile"]


@dataclass(frozen=True)
class SourceFile:
    """One file that was read: its name as published and the SHA-256 of its bytes."""

    name: str
    sha256: str


@dataclass(frozen=True)
class Provenance:
    """Publisher, title, date, licence and address of a table, with what was done to it."""

    title: str
    publisher: str
    date: str
    licence: str
    address: str
    note: str = ""
    files: tuple[SourceFile, ...] = field(default=())

    def cite(self) -> str:
        """One line that a reader can follow: publisher, title, date, address."""
        return f"{self.publisher}, {self.title} ({self.date}), {self.address}"

    def to_json(self) -> dict[str, object]:
        """The record as plain values, for a file or for the JSON that commands print."""
        return asdict(self)

    @classmethod
    def from_json(cls, record: dict[str, object]) -> "Provenance":
        """The record that `to_json` gave; raises TypeError when a field is missing or unknown."""
        files = record.get("files", ())
        if not isinstance(files, (list, tuple)):
            raise TypeError("files must be a list")
        return cls(**{**record, "files": tuple(SourceFile(**file) for file in files)})  # type: ignore[arg-type]  # read from JSON

    @classmethod
    def read(cls, path: Path) -> "Provenance":
        """The record in a JSON file."""
        return cls.from_json(json.loads(path.read_text(encoding="utf-8")))
