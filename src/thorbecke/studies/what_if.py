"""What if: packaged scenarios by name, and one of one's own from the positions of levers or from text."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from thorbecke.errors import UnknownNameError, did_you_mean
from thorbecke.scenarios import (
    Base,
    Measure,
    Position,
    Scenario,
    checked,
    levers,
    measures_of,
    packaged,
    parse,
    read,
    stack,
)
from thorbecke.studies.resident_levers import reached
from thorbecke.studies.simulate import Effect, simulate
from thorbecke.texts import Text

__all__ = ["OWN", "effect_of", "own_scenario", "packaged_scenario", "scenario_of"]

OWN = "eigen-plan"
_TITLE = "Eigen plan"


def packaged_scenario(name: str) -> Scenario:
    """The packaged scenario of that name, never a file of the machine; raises UnknownNameError with the closest."""
    if name not in packaged():
        hint = did_you_mean(name, packaged())
        raise UnknownNameError(Text("There is no scenario '{name}'.{hint}", name=name[:60], hint=hint))
    return read(name)


def scenario_of(names: Sequence[str], own: str | Scenario | None) -> Scenario:
    """Packaged scenarios by name and one's own, as one scenario; one that changes nothing when none is given.

    No file of the machine is opened. Raises UnknownNameError for a name, InputFileError for a text or a conflict.
    """
    mine = parse(own) if isinstance(own, str) else own
    found = [*(packaged_scenario(name) for name in names), *([mine] if mine else [])]
    return stack(found) if found else Scenario(name=OWN, title=_TITLE, measures=())


def effect_of(names: Sequence[str], own: str | Scenario | None, year: int) -> Effect:
    """What packaged scenarios and one's own do together in a year; raises as `scenario_of` and `simulate` do."""
    return simulate(scenario_of(names, own), [year])[0]


def own_scenario(positions: Mapping[str, Position], year: int, kept: Scenario | None = None) -> Scenario | None:
    """The scenario that levers make from a year on, behind the measures of `kept`; None when nothing is changed.

    A lever that is moved takes the place of a kept measure of its name. Raises as `reached` does, and InputFileError
    when two measures cannot stand together.
    """
    moved = [
        measure
        for name in levers()
        if name in positions
        for measure in measures_of(name, positions[name], year, reached(name, positions[name], year))
    ]
    names = {measure.id for measure in moved}
    stays = [measure for measure in (kept.measures if kept else ()) if measure.id not in names]
    return _together(kept, (*stays, *moved), year)


def _together(kept: Scenario | None, measures: tuple[Measure, ...], year: int) -> Scenario | None:
    if not measures:
        return None
    begun = kept or Scenario(name=OWN, title=_TITLE, base=Base(first=year, last=year), measures=())
    return checked(replace(begun, measures=measures), f"{begun.name}.yaml")
