"""Who may do what in which state: one table in a file, read here and nowhere decided otherwise."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from thorbecke.errors import UnknownNameError, closest_or_all, did_you_mean
from thorbecke.parameters import Entries, read_yaml
from thorbecke.register.actors import Role
from thorbecke.scenarios import entry, fill

__all__ = ["NEW", "ActRule", "KindRules", "rules_in", "rules_of"]

NEW = "new"
"""The state of a subject before its first act."""
_FILE = Path(__file__).parent / "data" / "permissions.yaml"


@dataclass(frozen=True, kw_only=True)
class ActRule:
    """One line of the table: an act, who may do it, in which states, and the state it leads to."""

    act: str = entry("Short name of the act")
    roles: tuple[Role, ...] = entry("Who may")
    states: tuple[str, ...] = entry("In which states; 'new' before the first act")
    to: str | None = entry("The state it leads to; left out, the state stays", default=None)
    ground: str = entry("Article of law or agreement it rests on; empty where there is none", default="")


@dataclass(frozen=True, kw_only=True)
class KindRules:
    """The part of the table about one kind of subject."""

    kind: str = entry("The kind of subject")
    states: tuple[str, ...] = entry("Its states, in their usual order")
    acts: tuple[ActRule, ...] = entry("Its acts")

    def rule(self, act: str) -> ActRule:
        """The line of an act; raises UnknownNameError with the closest."""
        by_name = {rule.act: rule for rule in self.acts}
        if act not in by_name:
            hint = closest_or_all(act, by_name)
            raise UnknownNameError(f"A {self.kind} knows no act '{act}'.{hint}")
        return by_name[act]

    def allowed(self, role: Role, act: str, state: str) -> bool:
        """Whether the table lets this role do the act in this state."""
        rule = self.rule(act)
        return role in rule.roles and state in rule.states

    def open_to(self, role: Role, state: str) -> tuple[ActRule, ...]:
        """The acts that the table leaves open to a role in a state; guards may still ask for more."""
        return tuple(rule for rule in self.acts if self.allowed(role, rule.act, state))


@dataclass(frozen=True)
class _Table:
    kinds: tuple[KindRules, ...]


def rules_in(path: Path) -> dict[str, KindRules]:
    """The table in a file, by kind; raises InputFileError with file, line and remedy."""
    entries = read_yaml(path)
    table = fill(_Table, entries)
    for rules, place in zip(table.kinds, entries.items_of("kinds"), strict=True):
        _check(rules, place)
    return {rules.kind: rules for rules in table.kinds}


@cache
def _packaged() -> dict[str, KindRules]:
    return rules_in(_FILE)


def rules_of(kind: str) -> KindRules:
    """The packaged table's part about a kind; raises UnknownNameError."""
    if kind not in _packaged():
        raise UnknownNameError(f"There are no rules for '{kind}'.{did_you_mean(kind, _packaged())}")
    return _packaged()[kind]


def _check(rules: KindRules, place: Entries) -> None:
    """Raise InputFileError for a state that is not listed and an act that stands there twice."""
    seen: set[str] = set()
    for rule, own in zip(rules.acts, place.items_of("acts"), strict=True):
        if rule.act in seen:
            raise own.refused(f"the act '{rule.act}' stands here twice: keep one line.", "act")
        seen.add(rule.act)
        for state in (*rule.states, *filter(None, [rule.to])):
            if state not in (NEW, *rules.states):
                hint = did_you_mean(state, rules.states, quoted=True)
                raise own.refused(f"'{state}' is not among the states of {rules.kind}.{hint}")
