"""The names in a measure as the figures know them: maatstaven by code, clusters, municipalities, tables read in."""

from dataclasses import replace
from functools import cache
from pathlib import Path

from thorbecke import datasets
from thorbecke.datasets import OZB_CLUSTER, Circular, find_gemeente, find_maatstaf, read_own_figures
from thorbecke.errors import did_you_mean
from thorbecke.law import INPUTS
from thorbecke.parameters import Entries
from thorbecke.scenarios.distributions import Distribution, ThroughCluster, ThroughCriteria, ThroughTable
from thorbecke.scenarios.measures import AddCriterion, Amount, DropCriterion, Figure, Measure, ReplaceRule, Weight
from thorbecke.scenarios.rules import rule_called
from thorbecke.texts import Text

__all__ = ["resolved"]

_HUNDRED = 100.0
_TOLERANCE = 1e-6


def resolved(measure: Measure, entries: Entries, folder: Path | None) -> Measure:
    """The measure with every name looked up; raises InputFileError with file, line and the closest name.

    `folder` is where tables beside the scenario lie; None where it came without a folder, and may not open any.
    """
    match measure:
        case Amount():
            if measure.included:
                entries.known(Circular.parse, measure.included, "included")
            place = entries["distribution"]
            return replace(measure, distribution=_distribution(measure.distribution, place, folder))
        case Weight():
            return replace(
                measure, criterion=_criterion(measure.criterion, entries), cluster=_cluster(measure.cluster, entries)
            )
        case DropCriterion():
            return replace(measure, criterion=_criterion(measure.criterion, entries) or "")
        case AddCriterion():
            _cluster(measure.cluster, entries)
            return replace(measure, units=str(_beside(folder, measure.units, entries, "units")))
        case Figure():
            _figure(measure, entries)
            return measure
        case ReplaceRule():
            for name in measure.rules:
                entries.known(rule_called, name, "rules")
            return measure
        case _:
            return measure


def _beside(folder: Path | None, name: str, entries: Entries, key: str) -> Path:
    """A table beside the scenario; a text that came from elsewhere has none, and never opens a file of this machine."""
    if folder is None:
        raise entries.refused(
            Text(
                "'{name}' is a table beside the file, and only the text came here. Give the shares in the text "
                "itself, or use 'thorbecke simulate' where the table is.",
                name=name[:60],
            ),
            key,
        )
    return folder / name


def _criterion(text: str | None, entries: Entries) -> str | None:
    return None if text is None else entries.known(find_maatstaf, text, "criterion")


@cache
def _clusters() -> tuple[str, ...]:
    columns = datasets.load(datasets.newest()).bedragen.columns
    return tuple(name for name in columns if name not in ("maatstaf", "totaal", OZB_CLUSTER))


def _cluster(text: str | None, entries: Entries) -> str | None:
    if text is None:
        return None
    by_folded = {name.casefold(): name for name in _clusters()}
    if text.casefold() in by_folded:
        return by_folded[text.casefold()]
    hint = did_you_mean(text, _clusters(), quoted=True) or Text(" Clusters are {known}.", known="; ".join(_clusters()))
    raise entries.refused(Text("there is no cluster '{text}'.{hint}", text=text, hint=hint), "cluster")


def _figure(measure: Figure, entries: Entries) -> None:
    known = {given.name: given for given in INPUTS}
    if measure.figure in known:
        dims = known[measure.figure].dims
        if dims and measure.values is not None:
            raise entries.refused(
                Text(
                    "'{figure}' goes by {dims}: one value cannot stand for all; give 'percent'.",
                    figure=measure.figure,
                    dims=", ".join(dims),
                ),
                "values",
            )
        return
    hint = did_you_mean(measure.figure, known, quoted=True)
    raise entries.refused(
        Text(
            "'{figure}' is not an input of the law.{hint} 'thorbecke list figures' names the inputs; what a rule "
            "computes is changed by its inputs, or by another rule.",
            figure=measure.figure,
            hint=hint,
        ),
        "figure",
    )


# -- distributions --------------------------------------------------------------------------------------------------


def _distribution(found: Distribution, entries: Entries, folder: Path | None) -> Distribution:
    match found:
        case ThroughCluster():
            return replace(found, cluster=_cluster(found.cluster, entries) or "")
        case ThroughCriteria():
            codes = tuple(entries.known(find_maatstaf, text, "criteria") for text in found.criteria)
            return replace(found, criteria=codes)
        case ThroughTable():
            return _table(found, entries, folder)
        case _:
            return found


def _table(found: ThroughTable, entries: Entries, folder: Path | None) -> ThroughTable:
    """Shares by the code of the municipality, together 100 percent."""
    if (found.shares is None) == (found.file is None):
        raise entries.refused(Text("give either 'shares', percent by municipality, or 'file', a table with them."))
    key = "file" if found.shares is None else "shares"
    shares = (
        read_own_figures(_beside(folder, str(found.file), entries, "file"), "percent", datasets.newest().year)
        if found.shares is None
        else _shares(found.shares, entries["shares"])
    )
    if min(shares.values(), default=0.0) < 0:
        raise entries.refused(Text("a share cannot be negative."), key)
    if abs(total := sum(shares.values())) < _HUNDRED - _TOLERANCE or total > _HUNDRED + _TOLERANCE:
        raise entries.refused(
            Text("the shares add up to {total:g} percent; they must add up to 100.", total=total), key
        )
    return replace(found, shares=shares, file=None)


def _shares(given: dict[str, float], entries: Entries) -> dict[str, float]:
    year = datasets.newest().year
    found: dict[str, float] = {}
    for text, share in given.items():
        code = entries.known(lambda name: find_gemeente(name, year), text, text)
        if code in found:
            raise entries.refused(Text("{text} ({code}) is named twice.", text=text, code=code), text)
        found[code] = share
    return found
