"""Gather every text that a reader of the web app sees into the Dutch catalogue, translations kept.

    python tools/build_texts.py            write nl.po: new texts stand open in it, texts no longer said are left out
    python tools/build_texts.py --check    write nothing; name what is open, stale or filled otherwise and leave with 1

Texts are `Text("...")` and the headings of `Column` in code, `_("...")` in templates, and what the figures say about
themselves: rules, inputs and parameters, questions, and remarks in the packaged scenarios.
"""

import ast
import sys
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from string import Formatter
from typing import Any, Literal, get_args, get_origin, get_type_hints

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po
from jinja2 import Environment
from jinja2.ext import extract_from_ast

from thorbecke import datasets, parameters, population
from thorbecke.law import belastinggebied
from thorbecke.scenarios import distributions, levers, measures, packaged, read
from thorbecke.studies import catalogue, figure_pages, questions, ratios, sources
from thorbecke.web import create_app

SOURCE = Path(__file__).parents[1] / "src" / "thorbecke"
DUTCH = SOURCE / "web" / "locale" / "nl.po"
_WIDTH = 116


def main(*options: str) -> int:
    """Write or check the catalogue; the number to leave with."""
    gathered, known = texts(), translations()
    wrong = [*problems(gathered, known)]
    if "--check" in options:
        for problem in wrong:
            print(problem)
        return int(bool(wrong))
    write(gathered, known)
    open_ = [text for text in gathered if not known.get(text)]
    print(f"{len(gathered)} texts, {len(open_)} of them without Dutch yet: write it in {DUTCH.relative_to(SOURCE)}.")
    return 0


def translations() -> dict[str, str]:
    """What the catalogue holds: Dutch by English; of branches that are not merged yet, what they bring in nl-*.po."""
    found: dict[str, str] = {}
    for path in sorted(DUTCH.parent.glob("nl*.po")):
        with path.open("rb") as file:
            messages = read_po(file, locale="nl")
        found |= {str(own.id): str(own.string) for own in messages if own.id and (own.string or own.id not in found)}
    return found


def problems(gathered: dict[str, str], known: dict[str, str]) -> Iterator[str]:
    """What is wrong with the catalogue, in sentences."""
    for text, place in gathered.items():
        if not known.get(text):
            yield f"{place}: without Dutch: {text!r}"
        elif blanks(text) != blanks(known[text]):
            yield f"{place}: other blanks in Dutch: {text!r}"
    yield from (f"no longer said: {text!r}" for text in known if text not in gathered)


def blanks(text: str) -> set[str]:
    """The names of the blanks in a sentence; none in a text that holds braces of its own."""
    try:
        return {name for _, name, _, _ in Formatter().parse(text) if name}
    except ValueError:
        return set()


def write(gathered: dict[str, str], known: dict[str, str]) -> None:
    """The catalogue, in the order of the places where texts are said."""
    catalogue = Catalog(locale="nl", fuzzy=False)
    for text, place in gathered.items():
        catalogue.add(text, known.get(text, ""), locations=[(place, 0)]).flags.clear()
    with DUTCH.open("wb") as file:
        write_po(file, catalogue, width=_WIDTH, omit_header=True, include_lineno=False)
    for brought in set(DUTCH.parent.glob("nl-*.po")):
        brought.unlink()


# -- what is said ---------------------------------------------------------------------------------------------------


def texts() -> dict[str, str]:
    """Every text by the place where it is said first."""
    found: dict[str, str] = {}
    for place, text in (*_in_templates(), *_in_code(), *_in_figures(), *_in_scenarios(), *_in_api()):
        if _speaks(text):
            found.setdefault(text, place)
    return found


def _speaks(text: str) -> bool:
    """Whether there is anything to translate: a word beside the blanks, and more than an address."""
    words = any(char.isalpha() for literal, *_ in Formatter().parse(text) for char in literal)
    return words and not text.startswith("https://")


def _in_code() -> Iterator[tuple[str, str]]:
    for path in sorted(set(SOURCE.rglob("*.py")) - set((SOURCE / "cli").rglob("*.py"))):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and (text := _text_of(node)):
                yield str(path.relative_to(SOURCE)), text


def _text_of(call: ast.Call) -> str:
    """The English that a call gives: the first argument of Text, the second of Column."""
    place = {"Text": 0, "Column": 1}.get(getattr(call.func, "id", ""))
    given = call.args[place] if place is not None and len(call.args) > place else None
    return given.value if isinstance(given, ast.Constant) and isinstance(given.value, str) else ""


def _in_templates() -> Iterator[tuple[str, str]]:
    environment = Environment(autoescape=True)
    for path in sorted((SOURCE / "web" / "templates").rglob("*.j2")):
        for _, _, text in extract_from_ast(environment.parse(path.read_text()), gettext_functions=("_",)):
            said = text[0] if isinstance(text, tuple) else text
            if said:
                yield str(path.relative_to(SOURCE)), said


def _in_figures() -> Iterator[tuple[str, str]]:
    for chapter in figure_pages.chapters():
        yield f"law/{chapter.name}.py", chapter.title
        for page in chapter.pages:
            told = [
                text for own in page.versions for text in (own.meaning, own.meaning.partition("\n")[0], own.article)
            ]
            yield from ((f"law/{chapter.name}.py", text) for text in (page.title, page.article, *told))
    for name in parameters.names():
        parameter = parameters.load(name)
        told = [parameter.title, parameter.article, parameter.note, *(value.note for value in parameter.values)]
        yield from ((f"parameters/values/{name}.yaml", text) for text in told)
    for name in parameters.link_names():
        yield f"parameters/values/{name}.yaml", parameters.links(name).title
    yield from (("parameters/tables/fund_totals.csv", figure.note) for figure in parameters.figures("fund_totals"))
    for assumption in population.assumptions().values():
        yield from (("population/assumptions.yaml", text) for text in (assumption.title, assumption.why))
    for kind in sources.records():
        yield from (("datasets", own.licence) for own in kind.tables.values())
    for note in datasets.bedragen_per_eenheid()["note"].drop_nulls():
        yield from (("datasets/bedragen.py", remark.sentence) for remark in catalogue.remarks(note))
    yield from (("law/belastinggebied.py", own.title) for own in belastinggebied.INSTRUMENTS.values())
    yield from (("studies/questions", question.about) for question in questions.questions().values())
    yield from (("studies/ratios.py", signal) for signal in get_args(ratios.Signal))


def _in_scenarios() -> Iterator[tuple[str, str]]:
    for name in packaged():
        for measure in read(name).measures:
            yield from (
                (f"scenarios/data/{name}.yaml", text) for text in (measure.note, *(g.why for g in measure.gaps))
            )
    for lever in levers().values():
        yield from (("scenarios/levers.yaml", text) for text in (lever.title, lever.unit, lever.why, lever.source))
    for form in (*get_args(measures.Measure), *get_args(distributions.Distribution)):
        yield from ((f"scenarios/{form.__module__.rpartition('.')[2]}.py", word) for word in _words(form))


def _in_api() -> Iterator[tuple[str, str]]:
    for place in create_app().state.openapi()["paths"].values():
        yield from (("web/api", operation["summary"]) for operation in place.values())


def _words(form: Any) -> Iterator[str]:
    """The words that a measure may be told in, and what is said of a part of it that lacks."""
    hints = get_type_hints(form)
    for own in fields(form):
        words = [word for kind in (hints[own.name], *get_args(hints[own.name])) for word in _choices(kind)]
        yield from words
        if words or own.metadata["example"]:
            yield own.metadata["what"]


def _choices(kind: Any) -> tuple[str, ...]:
    """The words of a choice; codes in capitals are the same in every language."""
    return tuple(word for word in get_args(kind) if word.islower()) if get_origin(kind) is Literal else ()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
