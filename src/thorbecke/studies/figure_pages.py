"""What there is to say about each figure of the model: its rules with article, formula and dates, and its neighbours.

The pages are data, taken from the rules themselves; the documentation and the web show views of them.
"""

import ast
import inspect
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from types import ModuleType

import numpy as np

from thorbecke import datasets, law, parameters
from thorbecke.datasets import CircularYear
from thorbecke.errors import UnknownNameError, did_you_mean
from thorbecke.law import belastinggebied, gemeentewet
from thorbecke.model import Input, Rule
from thorbecke.studies.national import parameter_of
from thorbecke.texts import Text

__all__ = ["Chapter", "FigurePage", "Version", "chapter_of", "chapters", "page", "search"]


@dataclass(frozen=True)
class Version:
    """One rule for a figure and the days between which it is law.

    `working` holds the formula, after the steps it rests on where there are any; `needs` the figures it takes. `where`
    names the proposals that it belongs to, where there is a choice; else it is empty.
    """

    article: str
    unit: str
    dims: tuple[str, ...]
    meaning: str
    working: tuple[str, ...]
    needs: tuple[str, ...]
    since: date
    until: date
    where: str = ""


@dataclass(frozen=True)
class FigurePage:
    """One figure: an input, which is given, or one or more rules for it, oldest first.

    `parameter` is the dated figure of that name, where the project has one; `published_in` the sets of figures that
    hold it; `needed_by` names the figures whose rules take this one, in any year.
    """

    name: str
    kind: str
    title: str
    article: str
    unit: str
    dims: tuple[str, ...]
    versions: tuple[Version, ...]
    needed_by: tuple[str, ...]
    published_in: tuple[CircularYear, ...]
    parameter: parameters.Parameter | None


@dataclass(frozen=True)
class Chapter:
    """The figures of one law or agreement: the name of its module, what it is about, inputs first and then rules."""

    name: str
    title: str
    pages: tuple[FigurePage, ...]


@cache
def chapters() -> tuple[Chapter, ...]:
    """Every figure that the law has or had, by law or agreement."""
    return tuple(Chapter(_short(module), _title(module), tuple(_pages(module))) for module in _modules())


def page(name: str) -> FigurePage:
    """The page of one figure; raises UnknownNameError with the closest names."""
    found = {page.name: page for chapter in chapters() for page in chapter.pages}
    if name not in found:
        raise UnknownNameError(
            Text("There is no figure '{name}'.{hint}", name=name[:60], hint=did_you_mean(name[:60], found))
        )
    return found[name]


def chapter_of(name: str) -> Chapter:
    """The chapter that holds a figure; raises UnknownNameError as `page` does."""
    found = page(name)
    return next(chapter for chapter in chapters() if found in chapter.pages)


def search(text: str) -> tuple[Chapter, ...]:
    """The figures whose name, title or article holds every word of the text, by chapter; all for an empty text."""
    words = text.casefold().replace("_", " ").split()
    kept = (replace(one, pages=tuple(page for page in one.pages if _holds(page, words))) for one in chapters())
    return tuple(chapter for chapter in kept if chapter.pages)


def _holds(page: FigurePage, words: list[str]) -> bool:
    whole = f"{page.name.replace('_', ' ')} {page.title} {page.article}".casefold()
    return all(word in whole for word in words)


def _modules() -> list[ModuleType]:
    """The modules of the law: for municipalities in the order in which it lists their rules, then for residents.

    A law about days has no rules that make a graph, and no figures.
    """
    place = {rule: number for number, rule in enumerate(law.RULES)}
    modules = [module for name in law.__all__ if isinstance(module := getattr(law, name), ModuleType)]
    found = [module for module in modules if hasattr(module, "RULES")]
    return sorted(found, key=lambda module: (place.get(module.RULES[0], len(place)), module is belastinggebied))


def _short(module: ModuleType) -> str:
    return module.__name__.rpartition(".")[2]


def _title(module: ModuleType) -> str:
    return (inspect.getdoc(module) or "").partition("\n")[0].rstrip(".")


def _pages(module: ModuleType) -> Iterator[FigurePage]:
    inputs, rules = _own(module)
    for name in dict.fromkeys(given.name for given in inputs):
        yield _input([given for given in inputs if given.name == name])
    for name in dict.fromkeys(rule.name for rule in rules):
        yield _rules(sorted((rule for rule in rules if rule.name == name), key=lambda rule: rule.since))


def _own(module: ModuleType) -> tuple[list[Input], list[Rule]]:
    """The inputs and rules of a module itself, those of every proposal among them."""
    if module is not belastinggebied:
        return list(module.INPUTS), list(module.RULES)
    proposals = belastinggebied.INSTRUMENTS.values()
    inputs = [given for given in module.INPUTS if given not in gemeentewet.INPUTS]
    rules = [rule for rule in module.RULES if rule not in gemeentewet.RULES]
    inputs += [given for proposal in proposals for given in proposal.inputs]
    return inputs, rules + [rule for proposal in proposals for rule in proposal.rules]


def _page(found: Sequence[Input | Rule], title: str, versions: tuple[Version, ...]) -> FigurePage:
    newest = found[-1]
    return FigurePage(
        name=newest.name,
        kind="rule" if versions else "input",
        title=title,
        article=newest.article,
        unit=" or ".join(dict.fromkeys(one.unit for one in found)),
        dims=newest.dims,
        versions=versions,
        needed_by=_needed_by(newest.name),
        published_in=_published_in(newest.name),
        parameter=parameter_of(newest.name),
    )


def _input(found: list[Input]) -> FigurePage:
    return _page(found, found[-1].meaning, ())


def _rules(rules: list[Rule]) -> FigurePage:
    versions = {(version.working, version.unit, version.since): version for version in map(_version, rules)}
    titles = dict.fromkeys(rule.title.rstrip(".") for rule in rules if rule.valid(rules[-1].since))
    return _page(rules, "; ".join(titles), tuple(versions.values()))


def _version(rule: Rule) -> Version:
    return Version(
        article=rule.article,
        unit=rule.unit,
        dims=rule.dims,
        meaning=rule.meaning,
        working=tuple(_working(rule)),
        needs=rule.needs,
        since=rule.since,
        until=rule.until,
        where=_where(rule),
    )


def _where(rule: Rule) -> str:
    """The proposals that share a rule of this name, formula and unit; empty where it is the same in all."""
    proposals = belastinggebied.INSTRUMENTS.values()
    own = [(proposal.title, one) for proposal in proposals for one in proposal.rules if one.name == rule.name]
    alike = [title for title, one in own if (one.unit, list(_working(one))) == (rule.unit, list(_working(rule)))]
    return "" if len(alike) == len(own) else "; ".join(alike)


def _working(rule: Rule) -> Iterator[str]:
    """The function's statements without its docstring; what it returns carries the name of the figure."""
    (function,) = ast.parse(textwrap.dedent(inspect.getsource(rule.function))).body
    for node in ast.iter_child_nodes(function):
        if isinstance(node, ast.Assign):
            yield ast.unparse(node)
        elif isinstance(node, ast.Return) and node.value:
            yield f"{rule.name} = {ast.unparse(node.value)}"


def _needed_by(name: str) -> tuple[str, ...]:
    rules = [rule for module in _modules() for rule in _own(module)[1]]
    return tuple(dict.fromkeys(rule.name for rule in rules if name in rule.needs))


@cache
def _published() -> dict[CircularYear, frozenset[str]]:
    """The figures that each set holds; one that is missing for every municipality is not among them."""
    return {which: _held(which) for which in datasets.available()}


def _held(which: CircularYear) -> frozenset[str]:
    quantities = datasets.to_quantities(datasets.load(which)).quantities
    return frozenset(name for name, value in quantities.items() if not np.isnan(value.data).all())


def _published_in(name: str) -> tuple[CircularYear, ...]:
    return tuple(which for which, names in _published().items() if name in names)
