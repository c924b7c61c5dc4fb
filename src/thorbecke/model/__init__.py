"""The rule graph: which rule needs what; computes, recomputes what a change touches, remembers why."""

from thorbecke.model.graph import Graph
from thorbecke.model.model import Lookup, Model
from thorbecke.model.rule import Input, Rule, rule, rules_in

__all__ = ["Graph", "Input", "Lookup", "Model", "Rule", "rule", "rules_in"]
