"""YAML as people mean it: `0363` stays the text 0363, `no` is no, `12:30` is 12:30; and every entry knows its line.

Of the plain words only those of YAML 1.2 are read as something else than text: null, true, false and decimal numbers
without leading zeros. A doubled key is refused, for the second would silently win.
"""

import re
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Any, TypeVar

import yaml

from thorbecke.errors import InputFileError, UnknownNameError, did_you_mean
from thorbecke.texts import Text

__all__ = ["Entries", "read_yaml"]

T = TypeVar("T")
_SHORT, _DEEPEST = 8_000, 50
_TOO_DEEP = Text("lists or mappings lie too deep in one another.")
_NUMBER = r"(?:0|[1-9][0-9]*)"
_PLAIN = {
    "null": (r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    "bool": (r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    "int": (rf"[-+]?{_NUMBER}", list("-+0123456789")),
    "float": (rf"[-+]?{_NUMBER}(?:\.[0-9]+(?:[eE][-+]?[0-9]+)?|[eE][-+]?[0-9]+)", list("-+0123456789")),
}


class Entries(dict[str, Any]):
    """A mapping from a file that knows the file and the line of every key."""

    def __init__(self, file: str, line: int) -> None:
        super().__init__()
        self.file = file
        self.line = line
        self.lines: dict[str, int] = {}

    def refused(self, what: str, key: str | None = None) -> InputFileError:
        """The error to raise about this mapping, or about one of its keys: file, line, and what is wrong."""
        line = self.line if key is None else self.lines.get(key, self.line)
        return InputFileError(Text("{file}, line {line}: {what}", file=self.file, line=line, what=what))

    def items_of(self, key: str) -> list["Entries"]:
        """The mappings listed under a key; one that stands there without a list is a list of one."""
        value = self[key]
        return [item for item in (value if isinstance(value, list) else [value]) if isinstance(item, Entries)]

    def year(self, key: str) -> int:
        """The year that stands under a key; raises InputFileError when it is none."""
        year = self[key]
        if type(year) is not int or not 1900 <= year <= 2100:
            raise self.refused(Text("'{key}' must be a year as in 2024, not '{year}'.", key=key, year=year), key)
        return year

    def known(self, look_up: Callable[[str], T], text: str, key: str) -> T:
        """What a name that stands under a key means; raises InputFileError with its line when it is not known."""
        try:
            return look_up(text)
        except UnknownNameError as error:
            raise self.refused(error.args[0], key) from error

    def refuse_others(self, known: Collection[str]) -> None:
        """Raise InputFileError, with the closest, for a key that is not among those known here."""
        for key in self:
            if key not in known:
                hint = did_you_mean(key, known, quoted=True) or Text(" Known are {known}.", known=", ".join(known))
                raise self.refused(Text("'{key}' is not known here.{hint}", key=key, hint=hint), key)

    def expect(self, required: tuple[str, ...], optional: tuple[str, ...] = ()) -> None:
        """Raise InputFileError for a key that is not known here, with the closest, or for one that is missing."""
        self.refuse_others((*required, *optional))
        for key in required:
            if self.get(key) is None:
                raise self.refused(Text("'{key}' is missing.", key=key), key)


class _Loader(yaml.CSafeLoader):
    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - PyYAML's own attribute, emptied of YAML 1.1
    file = ""


def _mapping(loader: _Loader, node: yaml.MappingNode) -> Entries:
    entries = Entries(loader.file, node.start_mark.line + 1)
    for key_node, value_node in node.value:
        key, line = str(key_node.value), key_node.start_mark.line + 1
        if key in entries:
            raise InputFileError(
                Text(
                    "{file}, line {line}: '{key}' stands here twice, first on line {first}.",
                    file=loader.file,
                    line=line,
                    key=key,
                    first=entries.lines[key],
                )
            )
        entries[key] = loader.construct_object(value_node, deep=True)
        entries.lines[key] = line
    return entries


for _tag, (_pattern, _first) in _PLAIN.items():
    _Loader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(rf"^(?:{_pattern})$"), _first)
_Loader.add_constructor("tag:yaml.org,2002:map", _mapping)


def _refuse_depth(text: str, path: Path) -> None:
    """Raise InputFileError where things lie deeper in one another than the reader, written in C, can bear.

    It calls itself for every level and would take the process down. A short text cannot go that deep, and is spared
    the second reading.
    """
    if len(text) < _SHORT:
        return
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            line = event.start_mark.line + 1 if event.start_mark else 1
            raise InputFileError(Text("{name}, line {line}: {problem}", name=path.name, line=line, problem=_TOO_DEEP))


def read_yaml(path: Path) -> Entries:
    """The mapping a YAML file holds; raises InputFileError with file and line for what is not plain, single YAML."""
    loader = None
    try:
        text = path.read_text(encoding="utf-8")
        _refuse_depth(text, path)
        loader = _Loader(text)
        loader.file = path.name
        found = loader.get_single_data()
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise InputFileError(
            Text("{name}, line {line}: {problem}.", name=path.name, line=line, problem=error.problem)
        ) from error
    except OSError as error:
        raise InputFileError(
            Text("{path} cannot be read: {error}. Check the path.", path=path, error=error.strerror or error)
        ) from error
    except UnicodeDecodeError as error:
        raise InputFileError(
            Text("{name} is not text in UTF-8 (byte {byte}). Save it as UTF-8.", name=path.name, byte=error.start)
        ) from error
    except yaml.YAMLError as error:
        raise InputFileError(
            Text("{name} cannot be read: {error}.", name=path.name, error=" ".join(str(error).split()))
        ) from error
    except RecursionError:
        raise InputFileError(Text("{name}: {problem}", name=path.name, problem=_TOO_DEEP)) from None
    finally:
        if loader is not None:
            loader.dispose()
    if found is None:
        raise InputFileError(Text("{name} is empty.", name=path.name))
    if not isinstance(found, Entries):
        raise InputFileError(
            Text("{name}: a list of keys and values was expected, as in 'unit: euro'.", name=path.name)
        )
    return found
