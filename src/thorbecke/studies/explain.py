"""From what a figure was computed, down to its sources: the tree of rules, values and articles.

A figure that cannot be told has a tree too, which ends in what is missing.

The explanation is data; the command line and the web show views of it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from thorbecke.datasets import CircularYear, gemeenten_in
from thorbecke.errors import NotPublishedError, UnknownNameError, did_you_mean
from thorbecke.model import Model, Rule
from thorbecke.quantity import Quantity
from thorbecke.studies.holders import lacking, model_that_holds
from thorbecke.studies.labels import maatstaf_facts
from thorbecke.texts import Text

__all__ = ["Explanation", "explain", "in_nation", "model_that_holds"]

_EXPANDED = ("ozb_maatstaf", "maatstaf", "cluster", "post", "taakveld", "maatregel", "kengetal")


@dataclass(frozen=True)
class Explanation:
    """One figure taken apart: what it is, its value and unit, its article and formula, and what it was computed from.

    `value` is None where it is not known, or where values of several lines have no meaningful sum; `note` says which.
    `line` names the maatstaf, payment or cluster when the figure is one of several lines. A figure at the end
    of a branch has a `source`; `cut` tells that the tree was asked no deeper there.
    """

    figure: str
    title: str
    value: float | None
    unit: str
    article: str
    formula: str
    source: str
    line: str
    note: str
    cut: bool
    children: tuple["Explanation", ...]

    def to_json(self) -> dict[str, Any]:
        """The tree as plain values."""
        own = {key: value for key, value in vars(self).items() if key != "children"}
        return own | {"children": [child.to_json() for child in self.children]}

    def leaves(self) -> Iterator["Explanation"]:
        """Every figure at the end of a branch."""
        if not self.children:
            yield self
        for child in self.children:
            yield from child.leaves()


def explain(
    model: Model,
    which: CircularYear,
    figure: str,
    code: str | None = None,
    depth: int = 99,
    line: str | None = None,
) -> Explanation:
    """Take a figure apart, for one municipality or (without a code) for the nation, at most `depth` steps deep.

    `line` is one of the lines that the figure has: the code of a maatstaf, a payment, a cluster. Of a figure that
    cannot be told the tree ends in what is missing. Raises UnknownNameError for a figure or line that does not exist.
    """
    chosen = {} if code is None else {"gemeente": code}
    if line is not None:
        chosen[_dimension(model, figure, line)] = line
    return _Explainer(model, gemeenten_in(which.year)).figure(figure, chosen, depth)


def _dimension(model: Model, figure: str, line: str) -> str:
    """The dimension of a figure along which a line lies."""
    dims = [dim for dim in model.graph.figure(figure).dims if dim != "gemeente" and dim in model.coords]
    for dim in dims:
        if line in model.coords[dim]:
            return dim
    hint = did_you_mean(line, [str(label) for dim in dims for label in model.coords[dim]])
    raise UnknownNameError(Text("'{figure}' has no line '{line}'.{hint}", figure=figure, line=line[:60], hint=hint))


def in_nation(figure: str, which: CircularYear) -> Explanation | None:
    """A figure for all municipalities together, without what it rests on; None where the circular does not hold it."""
    try:
        return explain(model_that_holds(figure, which), which, figure, depth=0)
    except (NotPublishedError, UnknownNameError):
        return None


@dataclass(frozen=True)
class _Explainer:
    model: Model
    names: Mapping[str, str]

    def figure(self, name: str, chosen: Mapping[str, str], depth: int) -> Explanation:
        """The figure for what was chosen along its dimensions; every other dimension is taken apart or summed."""
        try:
            whole = self.model.value(name)
        except NotPublishedError:
            return self._untold(name, chosen, depth)
        own = {dim: label for dim, label in chosen.items() if dim in whole.dims}
        part = whole.isel(**{dim: self.model.place(dim, label) for dim, label in own.items()})
        children = self._children(name, chosen, part, depth - 1) if depth > 0 else ()
        cut = depth == 0 and bool(self._children(name, chosen, part, 0))
        return self._node(name, own, part, children, cut)

    def _untold(self, name: str, chosen: Mapping[str, str], depth: int) -> Explanation:
        """A figure that cannot be told: its rule, and below it what there is and what is missing."""
        figure = self.model.graph.figure(name)
        needs = figure.needs if isinstance(figure, Rule) else ()
        own = {dim: label for dim, label in chosen.items() if dim in figure.dims}
        return Explanation(
            figure=name,
            title=figure.title if isinstance(figure, Rule) else figure.meaning,
            value=None,
            unit=figure.unit,
            article=figure.article,
            formula=figure.formula if isinstance(figure, Rule) else "",
            source="",
            line=", ".join(self._label(dim, label) for dim, label in own.items() if dim != "gemeente"),
            note=lacking(self.model, name),
            cut=depth == 0 and bool(needs),
            children=tuple(self.figure(need, own, depth - 1) for need in needs) if depth > 0 else (),
        )

    def _children(self, name: str, chosen: Mapping[str, str], part: Quantity, depth: int) -> tuple[Explanation, ...]:
        spread = next((dim for dim in _EXPANDED if dim in part.dims), None)
        if spread and "gemeente" in chosen:
            return tuple(self._lines(name, chosen, spread, part, depth))
        if self.model.given(name):
            return ()
        rule = self.model.graph.figure(name)
        needs = rule.needs if isinstance(rule, Rule) else ()
        return tuple(self.figure(need, self._carried(name, chosen), depth) for need in needs)

    def _carried(self, name: str, chosen: Mapping[str, str]) -> dict[str, str]:
        """What stays chosen below a figure: only the dimensions the figure itself goes by."""
        dims = self.model.value(name).dims
        return {dim: label for dim, label in chosen.items() if dim in dims}

    def _lines(
        self, name: str, chosen: Mapping[str, str], dim: str, part: Quantity, depth: int
    ) -> Iterator[Explanation]:
        """A figure that goes by maatstaf, payment or cluster, line by line; lines of zero are left out."""
        values = np.asarray(part.isel(**{other: 0 for other in part.dims if other != dim}).data)
        for label, value in zip(self.model.coords[dim], values, strict=True):
            if value != 0 and not np.isnan(value):
                yield self.figure(name, {**chosen, dim: label}, depth)

    def _node(
        self, name: str, own: Mapping[str, str], part: Quantity, children: tuple[Explanation, ...], cut: bool
    ) -> Explanation:
        figure = self.model.graph.figure(name)
        given = self.model.given(name)
        value, note = self._value(part)
        is_rule = isinstance(figure, Rule)
        return Explanation(
            figure=name,
            title=figure.title if isinstance(figure, Rule) else figure.meaning,
            value=value,
            unit=part.unit,
            article=figure.article,
            formula=figure.formula if isinstance(figure, Rule) and not given else "",
            source=self.model.source(name) if given or not is_rule else "",
            line=", ".join(self._label(dim, label) for dim, label in own.items() if dim != "gemeente"),
            note=note,
            cut=cut,
            children=children,
        )

    def _value(self, part: Quantity) -> tuple[float | None, str]:
        data = np.asarray(part.data, dtype=float)
        if data.size and np.isnan(data).all():
            return None, Text("not published in this set")
        if not part.dims:
            return float(data), ""
        sizes = " × ".join(f"{size} {dim}" for dim, size in part.sizes.items())
        if part.unit == "euro":
            return float(np.nansum(data)), Text("sum over {sizes}{missing}", sizes=sizes, missing=_not_there(part))
        return None, Text("{sizes} values", sizes=sizes)

    def _label(self, dim: str, label: str) -> str:
        fact = maatstaf_facts().get(label) if dim in ("maatstaf", "ozb_maatstaf") else None
        if fact:
            return f"{fact.number} {fact.name}".strip()
        return label


def _not_there(part: Quantity) -> str:
    """How many municipalities are missing from a sum."""
    if "gemeente" not in part.dims:
        return ""
    missing = np.isnan(np.moveaxis(np.asarray(part.data, dtype=float), part.dims.index("gemeente"), 0))
    count = int(missing.reshape(len(missing), -1).any(axis=1).sum())
    return Text(", {count} of which are missing", count=count) if count else ""
