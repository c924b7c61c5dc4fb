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
from thorbecke.texts import Text

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
        raise entries.refused(
            Text("the base ends in {last}, before it begins in {first}.", last=base.last, first=base.first), "base"
        )
    check_ids(scenario, placed)
    for measure, place in zip(scenario.measures, placed, strict=True):
        check_gaps(measure, place)
        check_choices(measure, place)
        check_amounts(measure, place)
        check_bounds(measure, place)
    check_parts(scenario, placed)
    for one, two, what, year in conflicts(scenario.measures):
        place = placed[scenario.measures.index(two)]
        raise place.refused(
            Text(
                "'{one}' and '{two}' both change {what} in {year}: end one before the other begins.",
                one=one.id,
                two=two.id,
                what=what,
                year=year,
            )
        )


def _check_name(name: str, place: Entries, key: str) -> None:
    if not _NAME.fullmatch(name):
        raise place.refused(
            Text(
                "'{name}' cannot be a {key}: use small letters, digits and hyphens, as in arbitrage-2021.",
                name=name,
                key=key,
            ),
            key,
        )


def check_ids(scenario: Scenario, placed: Sequence[Entries]) -> None:
    """Every measure has an id of its own."""
    seen: dict[str, Entries] = {}
    for measure, place in zip(scenario.measures, placed, strict=True):
        _check_name(measure.id, place, "id")
        if measure.id in seen:
            raise place.refused(
                Text("the id '{id}' stands on line {line} too.", id=measure.id, line=seen[measure.id].lines["id"]), "id"
            )
        seen[measure.id] = place


def check_gaps(measure: Measure, place: Entries) -> None:
    """A gap ends after it begins, and there is no figure in it."""
    for gap in measure.gaps:
        if gap.until is not None and gap.until < gap.since:
            raise place.refused(
                Text("a gap ends in {until}, before it begins in {since}.", until=gap.until, since=gap.since), "gaps"
            )


def check_choices(measure: Measure, place: Entries) -> None:
    """What may be given in more than one way is given in one."""
    match measure:
        case Figure():
            _one_of(measure, ("values", "percent"), place)
        case Weight():
            _one_of(measure, ("euro_per_unit", "percent"), place)
            if measure.criterion is None and measure.cluster is None:
                raise place.refused(Text("whose weight changes? Give 'criterion', 'cluster' or both."))
            if measure.euro_per_unit is not None and measure.criterion is None:
                raise place.refused(
                    Text("euro per unit of what? Give 'criterion', or change the cluster by 'percent'.")
                )
        case Ozb():
            if measure.dwellings is None and measure.other is None:
                raise place.refused(Text("give the share for 'dwellings', for 'other', or for both."))
            for share in (*(measure.dwellings or {}).values(), *(measure.other or {}).values()):
                if not 0 <= share <= 100:
                    raise place.refused(Text("a share is a percentage from 0 to 100, not {share:g}.", share=share))
        case Index():
            _check_index(measure, place)


def _one_of(measure: Measure, names: tuple[str, str], place: Entries) -> None:
    if sum(getattr(measure, name) is not None for name in names) != 1:
        raise place.refused(Text("give either '{one}' or '{two}', by year.", one=names[0], two=names[1]))


def _check_index(measure: Index, place: Entries) -> None:
    parts = (measure.volume is not None, measure.price is not None)
    if measure.system != "bbp" and any(parts):
        raise place.refused(Text("'volume' and 'price' belong to the system bbp; give 'percent'."))
    if any(parts) and (measure.percent is not None or not all(parts)):
        raise place.refused(Text("the system bbp takes 'volume' and 'price' together, or 'percent' alone."))
    if measure.system == "trap-op-trap-af" and measure.percent is None:
        raise place.refused(
            Text("trap-op-trap-af needs 'percent' by year: the growth of the expenditure of the state.")
        )


def check_amounts(measure: Measure, place: Entries) -> None:
    """Amounts run on without silent holes, and are paid through a channel that can be shared out like that."""
    series = {"amounts": measure.amounts} if isinstance(measure, Amount) else {}
    if isinstance(measure, ScaleUpCut):
        series = {"levels": measure.levels, "instead_of": measure.instead_of or {}}
    for key, values in series.items():
        _check_series(measure, values, place, key)
    if isinstance(measure, ScaleUpCut) and min([*measure.levels.values(), 0.0]) < 0:
        raise place.refused(Text("a level of the cut is a positive number; 0 where it is gone."), "levels")
    if isinstance(measure, Amount):
        through_factor = isinstance(measure.distribution, ThroughFactor)
        if through_factor and measure.channel != "AU":
            raise place.refused(
                Text(
                    "the uitkeringsfactor shares out the AU alone, not the {channel}: choose another distribution "
                    "(cluster, criteria, inhabitants, table) or the channel AU.",
                    channel=measure.channel,
                ),
                "distribution",
            )


def _check_series(measure: Measure, values: dict[int, float], place: Entries, key: str) -> None:
    where = place[key] if isinstance(place.get(key), Entries) else place
    if not values and not measure.gaps and key != "instead_of":
        raise place.refused(
            Text("'{key}' is empty: give figures, or say under 'gaps' what the sources do not give.", key=key), key
        )
    for year, mln in values.items():
        if abs(mln) > _MORE_THAN_THE_FUND:
            raise where.refused(
                Text("{mln:,.0f} mln euro is more than the whole fund: '{key}' are in mln euro.", mln=mln, key=key),
                str(year),
            )
        if measure.gap(year):
            raise where.refused(Text("{year} has a figure and lies in a gap: leave one out.", year=year), str(year))
    for year in range(min(values, default=0), max(values, default=0)):
        if year not in values and not measure.gap(year):
            raise where.refused(
                Text(
                    "{year} is missing between {first} and {last}: give its figure, or name it under 'gaps'.",
                    year=year,
                    first=min(values),
                    last=max(values),
                ),
                str(min(values)),
            )


def check_parts(scenario: Scenario, placed: Sequence[Entries]) -> None:
    """A part names a total in the same file that is no part itself."""
    totals = {measure.id for measure in scenario.measures if isinstance(measure, Amount) and not measure.part_of}
    for measure, place in zip(scenario.measures, placed, strict=True):
        if isinstance(measure, Amount) and measure.part_of and measure.part_of not in totals - {measure.id}:
            hint = did_you_mean(measure.part_of, totals, quoted=True)
            raise place.refused(
                Text("'{part_of}' is not an amount in this file.{hint}", part_of=measure.part_of, hint=hint), "part_of"
            )
