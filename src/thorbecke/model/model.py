"""A model: a graph of rules with figures filled in. Computes on demand, keeps every value, recomputes only what a
change touches.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from thorbecke.errors import NotPublishedError, QuantityError
from thorbecke.model.graph import Graph
from thorbecke.model.rule import Input, Rule
from thorbecke.quantity import Quantity
from thorbecke.texts import Text

if TYPE_CHECKING:
    import xarray as xr

__all__ = ["Lookup", "Model"]

Lookup = Callable[[Input], tuple[Quantity, str] | None]


class Model:
    """A graph with its inputs; figures are computed when they are first asked for and kept.

    A model is not changed once made: `replace` gives another one that shares every value the change does not touch.
    `computed` lists, in order, what this very model computed itself.
    """

    def __init__(
        self,
        graph: Graph,
        given: Mapping[str, Quantity],
        coords: Mapping[str, Sequence[Any]],
        sources: Mapping[str, str],
        lookup: Lookup | None = None,
    ) -> None:
        """Fill in a graph.

        `given` holds the inputs (or, in place of a rule, the figure it would compute), `coords` the labels along each
        dimension and `sources` where each given figure comes from; `lookup` finds further inputs when they are asked.
        Raises QuantityError when dimensions, lengths or units do not fit, UnknownNameError for an unknown figure.
        """
        self.graph = graph
        self.coords = dict(coords)
        self.sources = dict(sources)
        self.computed: list[str] = []
        self._lookup = lookup
        self._looked_up: dict[str, str] = {}
        self._given = {name: self._fitting(name, value) for name, value in given.items()}
        self._values = dict(self._given)

    # -- what comes in ----------------------------------------------------------------------------------------------

    def _fitting(self, name: str, value: Quantity) -> Quantity:
        figure = self.graph.figure(name)
        if value.unit != figure.unit:
            raise QuantityError(f"'{name}' is in {figure.unit}; what was given is in {value.unit}.")
        missing = [dim for dim in figure.dims if dim not in value.dims]
        foreign = [dim for dim in value.dims if dim in self.graph.core_dims and dim not in figure.dims]
        if missing or foreign:
            wanted, found = ", ".join(figure.dims) or Text("no dimension"), ", ".join(value.dims) or "none"
            raise QuantityError(f"'{name}' goes by {wanted}; what was given goes by {found}.")
        for dim, size in value.sizes.items():
            if dim in self.coords and size != len(self.coords[dim]):
                raise QuantityError(f"'{name}' has {size} along '{dim}' where {len(self.coords[dim])} are expected.")
        return value

    def _quantity(self, name: str, value: Any) -> Quantity:
        """Anything a user gives for a figure, as a quantity in the model's own order."""
        if isinstance(value, Quantity):
            return value
        figure = self.graph.figure(name)
        if isinstance(value, (int, float, np.number)):
            return Quantity.of(float(value), (), figure.unit)
        if not hasattr(value, "dims"):
            raise QuantityError(f"'{name}' must be a number, a Quantity or an xarray.DataArray with named dimensions.")
        for dim in value.dims:
            labels = value.coords[dim].values.tolist() if dim in value.coords else None
            if dim not in self.coords:
                self.coords[dim] = labels if labels is not None else list(range(value.sizes[dim]))
            elif labels is not None and labels != list(self.coords[dim]):
                raise QuantityError(
                    f"'{name}' has other labels along '{dim}' than the model, or another order of them."
                )
        return Quantity.of(value.data, tuple(value.dims), value.attrs.get("unit", figure.unit))

    def replace(self, source: str = Text("given by the user"), **figures: Any) -> "Model":
        """The model with other figures: a number, a Quantity or an xarray.DataArray for an input or a rule.

        A dimension the law does not know (a draw, a year, a scenario) comes out at the other end. Raises
        UnknownNameError, QuantityError.
        """
        return self._given_anew(self.coords, source, figures)

    def fresh(self) -> "Model":
        """The same model with the same given figures and nothing computed yet."""
        return Model(self.graph, self._given, self.coords, self.sources, self._lookup)

    def relabel(
        self, dim: str, labels: Sequence[Any], source: str = Text("given by the user"), **figures: Any
    ) -> "Model":
        """The model with other labels along a dimension, and every given figure that goes by it given anew.

        Raises QuantityError when such a figure is left out, and whatever `replace` raises.
        """
        stale = [name for name, value in self._given.items() if dim in value.dims and name not in figures]
        if stale:
            raise QuantityError(f"With other labels along '{dim}', {', '.join(stale)} must be given anew.")
        return self._given_anew(self.coords | {dim: list(labels)}, source, figures)

    def _given_anew(self, coords: Mapping[str, Sequence[Any]], source: str, figures: Mapping[str, Any]) -> "Model":
        changed = self._on(self.graph, coords, self.sources | dict.fromkeys(figures, source))
        anew = {name: changed._fitting(name, changed._quantity(name, value)) for name, value in figures.items()}
        return self._share(changed, anew, figures)

    def _on(self, graph: Graph, coords: Mapping[str, Sequence[Any]], sources: Mapping[str, str]) -> "Model":
        return Model(graph, {}, coords, sources, self._lookup)

    def replace_rule(self, changed: Rule) -> "Model":
        """The model with another rule for a figure; an input given in the rule's place is dropped."""
        graph = self.graph.replace(changed)
        model = self._on(graph, self.coords, {n: s for n, s in self.sources.items() if n != changed.name})
        return self._share(model, {}, [changed.name], dropped=changed.name)

    def solve(self, name: str, **figures: Any) -> "Model":
        """The model in which a figure that was given is computed by its rule, from the further figures given."""
        rule = self.graph.figure(name)
        if isinstance(rule, Input):
            raise QuantityError(f"'{name}' is an input: no rule computes it.")
        return self.replace_rule(rule).replace(**figures)

    def _share(self, changed: "Model", anew: dict[str, Quantity], names: Iterable[str], dropped: str = "") -> "Model":
        """Give `changed` the figures given here and anew, and what was computed that these names do not touch."""
        touched = {below for name in names for below in changed.graph.downstream[name]} | set(names)
        given = {name: value for name, value in self._given.items() if name != dropped}
        kept = {name: value for name, value in self._values.items() if name not in touched}
        changed._given = given | anew
        changed._looked_up = {name: source for name, source in self._looked_up.items() if name not in anew}
        changed._values = kept | changed._given
        return changed

    # -- what comes out ---------------------------------------------------------------------------------------------

    def given(self, name: str) -> bool:
        """Whether the figure was given rather than computed by its rule."""
        return name in self._given or name in self._looked_up

    def source(self, name: str) -> str:
        """Where a given figure comes from; empty for what a rule computes.

        `sources` holds what was given at the outset: it stays the same whatever has been asked since.
        """
        return self._looked_up.get(name) or self.sources.get(name, "")

    def value(self, name: str) -> Quantity:
        """The figure, computed if need be.

        Raises UnknownNameError, NotPublishedError when an input it rests on was not given, and QuantityError when a
        rule gives another unit or other dimensions than it declares.
        """
        found = self._values.get(name)
        if found is None:
            found = self._values[name] = self._compute(name)
        return found

    def _compute(self, name: str) -> Quantity:
        figure = self.graph.figure(name)
        if isinstance(figure, Input):
            return self._found(figure)
        result: Quantity = figure.function(*[self.value(need) for need in figure.needs])
        if result.unit != figure.unit:
            raise QuantityError(f"The rule '{name}' declares {figure.unit} and gives {result.unit}.")
        if {dim for dim in result.dims if dim in self.graph.core_dims} != set(figure.dims):
            raise QuantityError(f"The rule '{name}' declares {figure.dims} and gives {result.dims}.")
        self.computed.append(name)
        return result

    def _found(self, figure: Input) -> Quantity:
        found = self._lookup(figure) if self._lookup else None
        if found is None:
            what = Text(figure.meaning.rstrip("."))
            raise NotPublishedError(
                Text(
                    "'{name}' ({what}) is not among the figures at hand, and no rule gives it.",
                    name=figure.name,
                    what=what,
                )
            )
        value, self._looked_up[figure.name] = found
        return self._fitting(figure.name, value)

    def __getitem__(self, name: str) -> "xr.DataArray":
        """The figure as an xarray.DataArray with labels along its dimensions and its unit in `attrs`."""
        return self.value(name).to_xarray(self.coords, name)

    def dataset(self, *names: str) -> "xr.Dataset":
        """Figures side by side as an xarray.Dataset, each with its unit, article and source in `attrs`."""
        import xarray as xr

        found = {}
        for name in names:
            array = self[name]
            array.attrs |= {"article": self.graph.figure(name).article, "source": self.source(name) or "computed"}
            found[name] = array
        return xr.Dataset(found)

    def place(self, dim: str, label: Any) -> int:
        """The place of a label along a dimension; raises QuantityError when it is not there."""
        try:
            return list(self.coords[dim]).index(label)
        except (KeyError, ValueError):
            raise QuantityError(Text("'{label}' is not among the labels of '{dim}'.", label=label, dim=dim)) from None
