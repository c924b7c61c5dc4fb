"""A scenario applied to a model: through the model's own `replace` alone, so that only what is touched is recomputed.

What comes first never depends on the order of the file: rules, then figures and weights that may change the size of
the fund, then those that may not, then amounts. When anything changed that the uitkeringsfactor stands for, it is
solved anew for the amount the fund then has.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import fsum, prod

import numpy as np

from thorbecke import datasets
from thorbecke.datasets import Circular
from thorbecke.errors import InputFileError
from thorbecke.law import verdeling
from thorbecke.model import Model
from thorbecke.quantity import Quantity
from thorbecke.scenarios.changes import changed_by
from thorbecke.scenarios.distributions import ThroughFactor
from thorbecke.scenarios.keys import key_of
from thorbecke.scenarios.measures import AddCriterion, Amount, Index, Measure, ReplaceRule, ScaleUpCut
from thorbecke.scenarios.rules import rule_called
from thorbecke.scenarios.scenario import Scenario
from thorbecke.scenarios.series import MLN, amount_in, carried_out, levels_in, percent_in
from thorbecke.texts import Text

__all__ = ["apply", "baseline"]


def apply(model: Model, scenario: Scenario, year: int, circular: Circular | None = None) -> Model:
    """The model of a year with the scenario carried out.

    `model` holds the figures of a circular, of this year or carried to it; `circular` (default: the newest at hand)
    tells which measures those figures contain already. Measures that are a need, and years that the sources leave
    open, change nothing: `missing` names them. A scenario that changes nothing gives back the very same model.
    Raises QuantityError or RuleError when a figure or rule does not fit the law of the year.
    """
    return _Carrying(model, year, circular or datasets.newest().circular).out(scenario)


def baseline(model: Model, scenario: Scenario, year: int, circular: Circular | None = None) -> Model:
    """The model of a year without the scenario: amounts that the circular's figures contain are taken out."""
    return _Carrying(model, year, circular or datasets.newest().circular).without(scenario)


@dataclass(frozen=True)
class _Share:
    """An amount in euro on top of the figures of the circular, and the measure it comes from."""

    measure: Amount | ScaleUpCut | Index
    euro: float

    @property
    def through_factor(self) -> bool:
        """Whether it goes through the uitkeringsfactor."""
        return not isinstance(self.measure, Amount) or isinstance(self.measure.distribution, ThroughFactor)


@dataclass(frozen=True)
class _Carrying:
    """A model of a circular's figures, to be carried to a year."""

    model: Model
    year: int
    circular: Circular

    @property
    def figures_of(self) -> int:
        """The year of the figures."""
        return self.model.graph.on.year

    def out(self, scenario: Scenario) -> Model:
        """The model with the scenario carried out."""
        agreed = sorted((found for found in scenario.measures if found.status == "agreed"), key=lambda found: found.id)
        model = self._changed(agreed)
        return self._with_amounts(model, self._shares(agreed, self._after))

    def without(self, scenario: Scenario) -> Model:
        """The model without what the scenario brought."""
        agreed = sorted((found for found in scenario.measures if found.status == "agreed"), key=lambda found: found.id)
        return self._with_amounts(self.model, self._shares(agreed, self._before))

    # -- rules, figures and weights ---------------------------------------------------------------------------------

    def _changed(self, measures: Sequence[Measure]) -> Model:
        model = self.model
        for measure in measures:
            if isinstance(measure, ReplaceRule) and measure.since <= self.year <= (measure.until or self.year):
                for name in measure.rules:
                    model = model.replace_rule(rule_called(name))
                model = _with_fund(model, self.model.value("verdeeld_bedrag"))
        model = self._each(model, [found for found in measures if not getattr(found, "neutral", True)])
        changed = self._each(model, [found for found in measures if getattr(found, "neutral", False)])
        if changed is model or changed.given("beschikbaar_bedrag"):
            return changed
        return _with_fund(changed, model.value("verdeeld_bedrag"))

    def _each(self, model: Model, measures: Sequence[Measure]) -> Model:
        # A new maatstaf first: it gives weights that are changed after it their place.
        for measure in sorted(measures, key=lambda found: not isinstance(found, AddCriterion)):
            model = changed_by(model, measure, self.year)
        return model

    # -- amounts ----------------------------------------------------------------------------------------------------

    def _shares(self, measures: Sequence[Measure], of: Callable[[Measure], float | None]) -> list[_Share]:
        totals = {found.id for found in measures if isinstance(found, Amount) and not self._is_missing(found)}
        found = []
        for measure in measures:
            if not isinstance(measure, Amount | ScaleUpCut | Index):
                continue
            if isinstance(measure, Amount) and measure.part_of in totals:
                continue
            euro = of(measure)
            if euro:
                found.append(_Share(measure, euro))
        return found

    def _is_missing(self, measure: Amount) -> bool:
        return amount_in(measure, self.year) is None or self._contained(measure) is None

    def _contained(self, measure: Amount) -> float | None:
        """Mln euro of the measure that the circular's figures contain; None where that is not known."""
        if measure.included is None or self.circular < Circular.parse(measure.included):
            return 0.0
        return amount_in(measure, self.figures_of)

    def _after(self, measure: Measure) -> float | None:
        """Euro on top of the circular's figures with the measure carried out; None where that is not known."""
        if isinstance(measure, Amount):
            amount, contained = amount_in(measure, self.year), self._contained(measure)
            return None if amount is None or contained is None else (amount - contained) * MLN
        if isinstance(measure, ScaleUpCut):
            levels = levels_in(measure, self.year)
            return None if levels is None else (carried_out(self.figures_of) - levels[1]) * MLN
        return self._growth(measure) if isinstance(measure, Index) else None

    def _before(self, measure: Measure) -> float | None:
        """Euro on top of the circular's figures without the measure; None where that is not known."""
        if isinstance(measure, Amount):
            contained = None if self._is_missing(measure) else self._contained(measure)
            return None if contained is None else -contained * MLN
        if isinstance(measure, ScaleUpCut):
            levels = levels_in(measure, self.year)
            return None if levels is None else (carried_out(self.figures_of) - levels[0]) * MLN
        return None

    def _growth(self, measure: Index) -> float:
        """Euro that the general grant grows after the year of the figures, which hold all earlier growth.

        A year without a percentage adds nothing; `missing` names it.
        """
        years = range(max(measure.since, self.figures_of + 1), self.year + 1)
        level = prod(1 + (percent_in(measure, year) or 0.0) for year in years)
        return (level - 1) * self.model.value("verdeeld_bedrag").item()

    def _with_amounts(self, model: Model, shares: Sequence[_Share]) -> Model:
        through_factor = fsum(share.euro for share in shares if share.through_factor)
        if through_factor:
            self._refuse_below_zero(model, through_factor, shares)
            model = _with_fund(model, model.value("verdeeld_bedrag") + Quantity.of(through_factor, (), "euro"))
        own = [share for share in shares if not share.through_factor]
        return _with_own_keys(model, own) if own else model

    def _refuse_below_zero(self, model: Model, euro: float, shares: Sequence[_Share]) -> None:
        fund = model.value("verdeeld_bedrag").item()
        if fund + euro < 0:
            cuts = ", ".join(share.measure.id for share in shares if share.through_factor and share.euro < 0)
            raise InputFileError(
                Text(
                    "In {year} {cuts} would take {taken:,.0f} mln euro from a fund of {fund:,.0f} mln: take less. "
                    "Amounts are in mln euro.",
                    year=self.year,
                    cuts=cuts,
                    taken=-euro / MLN,
                    fund=fund / MLN,
                )
            )


def _with_fund(model: Model, available: Quantity) -> Model:
    """The model in which the uitkeringsfactor follows from the amount available."""
    source = Text("the size of the fund in the circular, and what the scenario adds")
    if model.given("uitkeringsfactor"):
        model = model.replace_rule(model.graph.rules["uitkeringsfactor"])
    return model.replace(source=source, beschikbaar_bedrag=available)


def _with_own_keys(model: Model, shares: Sequence[_Share]) -> Model:
    amounts = Quantity.of(np.array([share.euro for share in shares]), ("maatregel",), "euro")
    keys = [key_of(model, share.measure.distribution) for share in shares if isinstance(share.measure, Amount)]
    key = Quantity.of(np.stack([np.asarray(one.data) for one in keys], axis=1), ("gemeente", "maatregel"), "1")
    labels = [share.measure.id for share in shares]
    return model.replace_rule(verdeling.TOTAAL_MET_TOEVOEGING).relabel(
        "maatregel", labels, source=Text("the scenario"), maatregel_bedrag=amounts, verdeelsleutel=key
    )
