"""Links: what belongs to what by law or circular, as a parameter that is not a number.

A link file says which codes belong to a cluster, from and until which year, on whose word. A code stands for all codes
that begin with it at a point or after two decimals (5 for 5.1, 6.71 for 6.71a and 6.711); the longest that fits counts.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from thorbecke.errors import NotPublishedError, UnknownNameError, closest_or_all
from thorbecke.parameters.parameter import GRADES
from thorbecke.parameters.strict_yaml import Entries, read_yaml

__all__ = ["Link", "Links", "link_names", "links", "read_links"]

_FOLDER = Path(__file__).parent / "links"
_REQUIRED = ("title", "article", "source", "grade", "last_checked", "links")
_LAST_YEAR = 9999
_SPLIT_LENGTH = len("6.71")  # codes of this length or longer are split by a letter or digit without a point


@dataclass(frozen=True)
class Link:
    """Codes and the cluster they belong to, in the years from `first` to `last`, with the grade of the source."""

    cluster: str
    codes: tuple[str, ...]
    first: int
    last: int
    grade: str
    note: str


@dataclass(frozen=True)
class Links:
    """Which code belongs to which cluster, with article and source."""

    name: str
    title: str
    article: str
    source: str
    note: str
    entries: tuple[Link, ...]

    @property
    def clusters(self) -> tuple[str, ...]:
        """Every cluster, in the order of the file."""
        return tuple(dict.fromkeys(entry.cluster for entry in self.entries))

    def belongs(self, code: str, cluster: str, year: int) -> bool:
        """Whether a code belongs to that cluster in a year."""
        return any(entry.cluster == cluster for _, entry in self._fitting(code, year))

    def _fitting(self, code: str, year: int) -> list[tuple[int, Link]]:
        return [
            (len(own), entry)
            for entry in self.entries
            if entry.first <= year <= entry.last
            for own in entry.codes
            if _belongs(code, own)
        ]

    def of(self, code: str, year: int) -> Link:
        """The entry that a code belongs to in a year; raises NotPublishedError when there is none."""
        fitting = self._fitting(code, year)
        if not fitting:
            raise NotPublishedError(f"'{code}' belongs to no cluster in {year} ({self.name}). Add it to the links.")
        return max(fitting, key=lambda found: found[0])[1]


def _belongs(code: str, own: str) -> bool:
    if code == own:
        return True
    return code.startswith(f"{own}.") or (len(own) >= _SPLIT_LENGTH and code.startswith(own))


@cache
def link_names() -> tuple[str, ...]:
    """The names of the packaged links."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.yaml")))


@cache
def links(name: str) -> Links:
    """Packaged links by name; raises UnknownNameError with the closest names."""
    if name not in link_names():
        hint = closest_or_all(name, link_names())
        raise UnknownNameError(f"There are no links '{name}'.{hint}")
    return read_links(_FOLDER / f"{name}.yaml")


def read_links(path: Path) -> Links:
    """The links in a file, named after it.

    Raises InputFileError with file and line for an unknown or missing key, a grade that is not known, codes that are
    no list of text, and a code that stands twice in the same year.
    """
    found = read_yaml(path)
    found.expect(_REQUIRED, ("note",))
    if not isinstance(found["links"], list):
        raise found.refused("'links' must be a list.", "links")
    entries = tuple(_entry(item, found) for item in found["links"])
    _refuse_doubles(found, entries)
    texts = {key: str(found.get(key, "")).strip() for key in ("title", "article", "source", "note")}
    return Links(path.stem, entries=entries, **texts)


def _entry(item: Any, parent: Entries) -> Link:
    if not isinstance(item, Entries):
        raise parent.refused("every link must give cluster and codes.", "links")
    item.expect(("cluster", "codes"), ("from", "until", "grade", "note"))
    codes = item["codes"]
    if not isinstance(codes, list) or not all(isinstance(code, str) for code in codes):
        raise item.refused('\'codes\' must be a list of text, as in ["6.1", "0.10"].', "codes")
    grade = item.get("grade", parent["grade"])
    if grade not in GRADES:
        raise item.refused(f"'grade' must be one of {', '.join(GRADES)}, not '{grade}'.", "grade")
    first = item.year("from") if "from" in item else 0
    last = item.year("until") if "until" in item else _LAST_YEAR
    return Link(str(item["cluster"]), tuple(codes), first, last, grade, str(item.get("note", "")).strip())


def _refuse_doubles(found: Entries, entries: tuple[Link, ...]) -> None:
    seen: list[tuple[str, Link]] = []
    for entry in entries:
        for code in entry.codes:
            for own, other in seen:
                if own == code and entry.first <= other.last and other.first <= entry.last:
                    raise found.refused(f"'{code}' stands in two links, {other.cluster} and {entry.cluster}.", "links")
            seen.append((code, entry))
