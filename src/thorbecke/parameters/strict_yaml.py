"""YAML as people mean it: `0363` stays the text 0363, `no` is no, `12:30` is 12:30; and every entry knows its line.

Of the plain words only those of YAML 1.2 are read as something else than text: null, true, false and decimal numbers
without leading zeros. A doubled key is refused, for the second would silently win.
"""

import re
from collections import deque
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import Any, TypeVar

import yaml

from thorbecke.errors import InputFileError, UnknownNameError, closest_or_all
from thorbecke.texts import Text

__all__ = ["Entries", "parse_yaml", "plain_yaml", "read_yaml", "write_yaml"]

T = TypeVar("T")
_SHORT, _DEEPEST, _WIDTH = 8_000, 50, 120
_LONGEST = 1_000  # of a message: a name in it may be as long as someone likes
_TOO_DEEP = Text("lists or mappings lie too deep in one another.")
_NOT_PLAIN = {Text("anchors and aliases (& and *)"): "anchor", Text("tags (!)"): "tag"}
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
        said = what if len(what) < _LONGEST else what[:_LONGEST] + " ..."
        return InputFileError(Text("{file}, line {line}: {what}", file=self.file, line=line, what=said))

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
                hint = closest_or_all(key, known, quoted=True)
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


def _events(text: str, file: str) -> Iterator[yaml.Event]:
    """What a text is made of; raises InputFileError where it lies deeper than the reader, written in C, can bear.

    It calls itself for every level and would take the process down.
    """
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            raise InputFileError(Text("{file}, line {line}: {what}", file=file, line=_line(event), what=_TOO_DEEP))
        yield event


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


def read_yaml(path: Path) -> Entries:
    """The mapping a YAML file holds; raises InputFileError with file and line for what is not plain, single YAML."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise InputFileError(
            Text("{path} cannot be read: {error}. Check the path.", path=path, error=error.strerror or error)
        ) from error
    except UnicodeDecodeError as error:
        raise InputFileError(
            Text("{name} is not text in UTF-8 (byte {byte}). Save it as UTF-8.", name=path.name, byte=error.start)
        ) from error
    return parse_yaml(text, path.name)


def parse_yaml(text: str, file: str) -> Entries:
    """The mapping a text holds, `file` its name in messages; raises InputFileError as `read_yaml` does."""
    loader = None
    try:
        if len(text) >= _SHORT:  # a short text cannot go too deep, and is spared the second reading
            deque(_events(text, file), maxlen=0)
        loader = _Loader(text)
        loader.file = file
        found = loader.get_single_data()
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise InputFileError(
            Text("{file}, line {line}: {what}", file=file, line=line, what=f"{error.problem}.")
        ) from error
    except yaml.YAMLError as error:
        raise InputFileError(
            Text("{name} cannot be read: {error}.", name=file, error=" ".join(str(error).split()))
        ) from error
    except RecursionError:
        raise InputFileError(Text("{name}: {problem}", name=file, problem=_TOO_DEEP)) from None
    except ValueError as error:
        raise InputFileError(Text("{name}: a number in it is too long to be read.", name=file)) from error
    finally:
        if loader is not None:
            loader.dispose()
    if found is None:
        raise InputFileError(Text("{name} is empty.", name=file))
    if not isinstance(found, Entries):
        raise InputFileError(Text("{name}: a list of keys and values was expected, as in 'unit: euro'.", name=file))
    return found


def plain_yaml(text: str, file: str, most: int) -> Entries:
    """The mapping in a text that a stranger gave: of at most so many characters, without anchors, aliases and tags.

    A text of a few lines with aliases in aliases stands for more than any machine holds; a scenario needs none of it.
    Raises InputFileError as `read_yaml` does.
    """
    if len(text) > most:
        raise InputFileError(
            Text("{name} has {count:,} characters; at most {most:,} are read.", name=file, count=len(text), most=most)
        )
    try:
        for event in _events(text, file):
            named = [what for what, name in _NOT_PLAIN.items() if getattr(event, name, None)]
            if named:
                raise InputFileError(
                    Text(
                        "{file}, line {line}: {what} are not read: write the value itself.",
                        file=file,
                        line=_line(event),
                        what=named[0],
                    )
                )
    except yaml.YAMLError:
        pass  # the reading itself says what is wrong, and where
    return parse_yaml(text, file)


# -- writing --------------------------------------------------------------------------------------------------------


class _Dumper(yaml.CSafeDumper):
    """Quotes what either YAML 1.1 or 1.2 would read as something else than text."""

    def ignore_aliases(self, _data: Any) -> bool:
        return True


for _tag, (_pattern, _first) in _PLAIN.items():
    _Dumper.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(rf"^(?:{_pattern})$"), _first)


def write_yaml(values: dict[str, Any]) -> str:
    """The text that `read_yaml` reads these values from; whole numbers are written without a decimal point."""
    return yaml.dump(_short(values), Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=_WIDTH)


def _short(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _short(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_short(inner) for inner in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value
