"""Does a scenario make sense: what its form cannot say. Each check is usable alone and raises with file and line."""

import re
from collections.abc import Sequence

from thorbecke.errors import did_you_mean
from thorbecke.parameters import Entries
from thorbecke.scenarios.bounds import check_bounds
from thorbecke.scenarios.distributions import ThroughFactor
from thorbecke.scenarios.measures import Amount, Figure, Index, Measure, Ozb, ScaleUpCut, Weight
from thorbecke.scenarios.scenario import Scenario
from thorbecke.scenarios.stack import conflicts

__all__ = ["check", "check_amounts", "check_choices", "check_ids", "check_parts", "checked"]

# Who writes euro instead of mln euro means a million times less; the fund was about 45,000 mln in 2025.
_MORE_THAN_THE_FUND = 100_000
_NAME = re.compile(r"[a-z0-9][a-z0-9-]*")


def checked(scenario: Scenario, file: str) -> Scenario:
    """A scenario that was made rather than read, when every check holds; errors name the file it was made from."""
    place = Entries(file, 1)
    check(scenario, place, [place] * len(scenario.measures))
    return scenario


def check(scenario: Scenario, entries: Entries, placed: Sequence[Entries]) -> None:
    """Every check on a scenario; `placed` says where in the file each measure stands."""
    _check_name(scenario.name, entries, "name")
    base = scenario.base
    if base.first and base.last and base.last < base.first:
        raise entries.refused(f"the base ends in {base.last}, before it begins in {base.first}.", "base")
    check_ids(scenario, placed)
    for measure, place in zip(scenario.measures, placed, strict=True):
        check_gaps(measure, place)
        check_choices(measure, place)
        check_amounts(measure, place)
        check_bounds(measure, place)
    check_parts(scenario, placed)
    for one, two, what, year in conflicts(scenario.measures):
        place = placed[scenario.measures.index(two)]
        raise place.refused(f"'{one.id}' and '{two.id}' both change {what} in {year}: end one before the other begins.")


def _check_name(name: str, place: Entries, key: str) -> None:
    if not _NAME.fullmatch(name):
        raise place.refused(
            f"'{name}' cannot be a {key}: use small letters, digits and hyphens, as in arbitrage-2021.", key
        )


def check_ids(scenario: Scenario, placed: Sequence[Entries]) -> None:
    """Every measure has an id of its own."""
    seen: dict[str, Entries] = {}
    for measure, place in zip(scenario.measures, placed, strict=True):
        _check_name(measure.id, place, "id")
        if measure.id in seen:
            raise place.refused(f"the id '{measure.id}' stands on line {seen[measure.id].lines['id']} too.", "id")
        seen[measure.id] = place


def check_gaps(measure: Measure, place: Entries) -> None:
    """A gap ends after it begins, and there is no figure in it."""
    for gap in measure.gaps:
        if gap.until is not None and gap.until < gap.since:
            raise place.refused(f"a gap ends in {gap.until}, before it begins in {gap.since}.", "gaps")


def check_choices(measure: Measure, place: Entries) -> None:
    """What may be given in more than one way is given in one."""
    match measure:
        case Figure():
            _one_of(measure, ("values", "percent"), place)
        case Weight():
            _one_of(measure, ("euro_per_unit", "percent"), place)
            if measure.criterion is None and measure.cluster is None:
                raise place.refused("whose weight changes? Give 'criterion', 'cluster' or both.")
            if measure.euro_per_unit is not None and measure.criterion is None:
                raise place.refused("euro per unit of what? Give 'criterion', or change the cluster by 'percent'.")
        case Ozb():
            if measure.dwellings is None and measure.other is None:
                raise place.refused("give the share for 'dwellings', for 'other', or for both.")
            for share in (*(measure.dwellings or {}).values(), *(measure.other or {}).values()):
                if not 0 <= share <= 100:
                    raise place.refused(f"a share is a percentage from 0 to 100, not {share:g}.")
        case Index():
            _check_index(measure, place)


def _one_of(measure: Measure, names: tuple[str, str], place: Entries) -> None:
    if sum(getattr(measure, name) is not None for name in names) != 1:
        raise place.refused(f"give either '{names[0]}' or '{names[1]}', by year.")


def _check_index(measure: Index, place: Entries) -> None:
    parts = (measure.volume is not None, measure.price is not None)
    if measure.system != "bbp" and any(parts):
        raise place.refused("'volume' and 'price' belong to the system bbp; give 'percent'.")
    if any(parts) and (measure.percent is not None or not all(parts)):
        raise place.refused("the system bbp takes 'volume' and 'price' together, or 'percent' alone.")
    if measure.system == "trap-op-trap-af" and measure.percent is None:
        raise place.refused("trap-op-trap-af needs 'percent' by year: the growth of the expenditure of the state.")


def check_amounts(measure: Measure, place: Entries) -> None:
    """Amounts run on without silent holes, and are paid through a channel that can be shared out like that."""
    series = {"amounts": measure.amounts} if isinstance(measure, Amount) else {}
    if isinstance(measure, ScaleUpCut):
        series = {"levels": measure.levels, "instead_of": measure.instead_of or {}}
    for key, values in series.items():
        _check_series(measure, values, place, key)
    if isinstance(measure, ScaleUpCut) and min([*measure.levels.values(), 0.0]) < 0:
        raise place.refused("a level of the cut is a positive number; 0 where it is gone.", "levels")
    if isinstance(measure, Amount):
        through_factor = isinstance(measure.distribution, ThroughFactor)
        if through_factor and measure.channel != "AU":
            raise place.refused(
                f"the uitkeringsfactor shares out the AU alone, not the {measure.channel}: choose another distribution "
                "(cluster, criteria, inhabitants, table) or the channel AU.",
                "distribution",
            )


def _check_series(measure: Measure, values: dict[int, float], place: Entries, key: str) -> None:
    where = place[key] if isinstance(place.get(key), Entries) else place
    if not values and not measure.gaps and key != "instead_of":
        raise place.refused(f"'{key}' is empty: give figures, or say under 'gaps' what the sources do not give.", key)
    for year, mln in values.items():
        if abs(mln) > _MORE_THAN_THE_FUND:
            raise where.refused(f"{mln:,.0f} mln euro is more than the whole fund: '{key}' are in mln euro.", str(year))
        if measure.gap(year):
            raise where.refused(f"{year} has a figure and lies in a gap: leave one out.", str(year))
    for year in range(min(values, default=0), max(values, default=0)):
        if year not in values and not measure.gap(year):
            raise where.refused(
                f"{year} is missing between {min(values)} and {max(values)}: give its figure, or name it under 'gaps'.",
                str(min(values)),
            )


def check_parts(scenario: Scenario, placed: Sequence[Entries]) -> None:
    """A part names a total in the same file that is no part itself."""
    totals = {measure.id for measure in scenario.measures if isinstance(measure, Amount) and not measure.part_of}
    for measure, place in zip(scenario.measures, placed, strict=True):
        if isinstance(measure, Amount) and measure.part_of and measure.part_of not in totals - {measure.id}:
            hint = did_you_mean(measure.part_of, totals, quoted=True)
            raise place.refused(f"'{measure.part_of}' is not an amount in this file.{hint}", "part_of")
