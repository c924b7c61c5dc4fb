"""A rule: a plain function with the name of what it computes, and where the law says so.

The name of a rule and the names of its arguments are the wiring; nothing else connects rules.
"""

import ast
import inspect
import textwrap
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

__all__ = ["Input", "Rule", "rule", "rules_in"]


@dataclass(frozen=True)
class Input:
    """A figure that is given, not computed: its unit, dimensions, meaning and the article that calls for it."""

    name: str
    unit: str
    dims: tuple[str, ...]
    meaning: str
    article: str


@dataclass(frozen=True)
class Rule:
    """A function of the law: what it computes, from what, on which ground and in which years it is valid."""

    name: str
    function: Callable[..., Any]
    article: str
    unit: str
    dims: tuple[str, ...]
    since: date
    until: date
    needs: tuple[str, ...]

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """What the function gives."""
        return self.function(*args, **kwargs)

    def valid(self, on: date) -> bool:
        """Whether the rule is law on that day."""
        return self.since <= on <= self.until

    @property
    def meaning(self) -> str:
        """The rule's docstring, as written beside it."""
        return inspect.getdoc(self.function) or ""

    @property
    def title(self) -> str:
        """The first line of the meaning."""
        return self.meaning.partition("\n")[0]

    @property
    def formula(self) -> str:
        """What the function returns, in the words of the law it is written in."""
        tree = ast.parse(textwrap.dedent(inspect.getsource(self.function)))
        returned = [node.value for node in ast.walk(tree) if isinstance(node, ast.Return) and node.value]
        return ast.unparse(returned[-1])


def rule(
    article: str,
    *,
    unit: str,
    dims: tuple[str, ...] = (),
    name: str | None = None,
    since: str = "2001-01-01",
    until: str = "9999-12-31",
) -> Callable[[Callable[..., Any]], Rule]:
    """Make a function a rule.

    `article` is its ground in law, `unit` and `dims` what comes out (further dimensions of the arguments come along),
    `since` and `until` the days between which it is law, `name` what it computes when another rule of that name
    holds in other years.
    """

    def decorate(function: Callable[..., Any]) -> Rule:
        return Rule(
            name=name or function.__name__,
            function=function,
            article=article,
            unit=unit,
            dims=dims,
            since=date.fromisoformat(since),
            until=date.fromisoformat(until),
            needs=tuple(inspect.signature(function).parameters),
        )

    return decorate


def rules_in(namespace: dict[str, Any]) -> tuple[Rule, ...]:
    """Every rule among the names of a module, in the order they were written."""
    return tuple(found for found in namespace.values() if isinstance(found, Rule))
