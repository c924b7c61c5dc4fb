"""The graph of rules: who needs whom, in which order, and what lies downstream of a change."""

from collections.abc import Iterable
from datetime import date
from functools import cached_property
from graphlib import CycleError, TopologicalSorter

from thorbecke.errors import RuleError, UnknownNameError, did_you_mean
from thorbecke.model.rule import Input, Rule
from thorbecke.texts import Text

__all__ = ["Graph"]


class Graph:
    """The rules that are law on one day and the inputs they rest on, wired by their names."""

    def __init__(self, rules: Iterable[Rule], inputs: Iterable[Input], on: date) -> None:
        """Wire the rules valid on that day.

        Raises RuleError when two rules of one name are valid, an argument is neither rule nor input, or rules need
        each other in a circle.
        """
        self.on = on
        self.inputs = {given.name: given for given in inputs}
        self.rules: dict[str, Rule] = {}
        self.elsewhere: dict[str, Rule] = {}
        for candidate in rules:
            self.elsewhere[candidate.name] = candidate
            if candidate.valid(on):
                if candidate.name in self.rules:
                    articles = f"{self.rules[candidate.name].article} and {candidate.article}"
                    raise RuleError(f"Two rules give '{candidate.name}' on {on}: {articles}.")
                self.rules[candidate.name] = candidate
        self._check_names()
        self.order = self._sorted()

    def _check_names(self) -> None:
        known = self.names
        for found in self.rules.values():
            for need in found.needs:
                if need not in known:
                    raise RuleError(
                        f"The rule '{found.name}' needs '{need}', which is neither a rule nor an input."
                        f"{did_you_mean(need, known, quoted=True)}"
                    )

    def _sorted(self) -> tuple[str, ...]:
        needs = {name: found.needs for name, found in self.rules.items()}
        try:
            return tuple(TopologicalSorter(needs).static_order())
        except CycleError as error:
            circle = " needs ".join(reversed(error.args[1]))
            raise RuleError(f"Rules need each other in a circle: {circle}.") from error

    @cached_property
    def names(self) -> frozenset[str]:
        """Every figure: rules and inputs."""
        return frozenset(self.rules) | frozenset(self.inputs)

    @cached_property
    def core_dims(self) -> frozenset[str]:
        """The dimensions that rules and inputs declare; any other dimension is one that a user added."""
        figures: list[Rule | Input] = [*self.rules.values(), *self.inputs.values()]
        return frozenset(dim for figure in figures for dim in figure.dims)

    @cached_property
    def downstream(self) -> dict[str, frozenset[str]]:
        """For each figure, all figures computed with it, directly or not."""
        below: dict[str, set[str]] = {name: set() for name in self.names}
        for name in reversed(self.order):
            for need in self.rules[name].needs if name in self.rules else ():
                below[need] |= {name} | below[name]
        return {name: frozenset(found) for name, found in below.items()}

    def needed_by(self, name: str) -> tuple[str, ...]:
        """The rules that take this figure as an argument, in order of computation."""
        return tuple(other for other in self.order if other in self.rules and name in self.rules[other].needs)

    def figure(self, name: str) -> Rule | Input:
        """The rule or input of that name; raises UnknownNameError with the closest match."""
        found = self.rules.get(name) or self.inputs.get(name)
        if found is None and name in self.elsewhere:
            other = self.elsewhere[name]
            raise UnknownNameError(
                Text(
                    "'{name}' is no figure of {year}: it is law from {since} to {until}.",
                    name=name,
                    year=self.on.year,
                    since=other.since.year,
                    until=other.until.year,
                )
            )
        if found is None:
            hint = did_you_mean(name, self.names)
            raise UnknownNameError(
                Text(
                    "There is no figure '{name}'.{hint} 'thorbecke list figures' lists them all.", name=name, hint=hint
                )
            )
        return found

    @cached_property
    def _replaced(self) -> dict[Rule, "Graph"]:
        return {}

    def replace(self, changed: Rule) -> "Graph":
        """The same graph with another rule for a figure; raises UnknownNameError when there is no such figure.

        Graphs are kept: a thousand reforms with the same rule wire it once.
        """
        self.figure(changed.name)
        if self.rules.get(changed.name) == changed:
            return self
        if changed not in self._replaced:
            others = [found for name, found in self.rules.items() if name != changed.name]
            self._replaced[changed] = Graph([*others, changed], self.inputs.values(), self.on)
        return self._replaced[changed]
