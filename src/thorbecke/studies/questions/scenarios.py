"""Questions about what agreements and ideas change."""

from thorbecke.datasets import Circular
from thorbecke.errors import ThorbeckeError, UnknownNameError, did_you_mean
from thorbecke.scenarios import Scenario, packaged, read, stack
from thorbecke.studies import simulate
from thorbecke.studies.answer import Answer
from thorbecke.studies.questions.asked import Group, Value
from thorbecke.texts import Text

__all__ = ["QUESTIONS", "packaged_scenario", "pin"]


def effect(
    scenarios: tuple[str, ...], first: int | None = None, last: int | None = None, circular: str | None = None
) -> Answer:
    """What packaged scenarios together do to the nation, year by year."""
    return simulate.national(_effects(scenarios, first, last, circular))


def effect_by_municipality(
    scenarios: tuple[str, ...], first: int | None = None, last: int | None = None, circular: str | None = None
) -> Answer:
    """What packaged scenarios together do to every municipality, year by year."""
    return simulate.by_municipality(_effects(scenarios, first, last, circular))


def effect_by_class(
    scenarios: tuple[str, ...],
    by: Group = "size_class",
    first: int | None = None,
    last: int | None = None,
    circular: str | None = None,
) -> Answer:
    """What packaged scenarios together do to classes of municipalities, year by year."""
    return simulate.by_group(_effects(scenarios, first, last, circular), by)


def _effects(
    names: tuple[str, ...], first: int | None, last: int | None, circular: str | None
) -> list[simulate.Effect]:
    scenario = stack([packaged_scenario(name) for name in names])
    years = list(range(first, (last or first) + 1)) if first else simulate.years_of(scenario)
    return simulate.simulate(scenario, years, Circular.parse(circular) if circular else None)


def packaged_scenario(name: str) -> Scenario:
    """A packaged scenario by name, never a file of the machine it is asked on; raises UnknownNameError."""
    if name not in packaged():
        hint = did_you_mean(name, packaged())
        raise UnknownNameError(Text("There is no scenario '{name}'.{hint}", name=name[:60], hint=hint))
    return read(name)


QUESTIONS = (effect, effect_by_municipality, effect_by_class)


def pin(given: dict[str, Value]) -> dict[str, Value]:
    """The scenarios in alphabetical order: stacked, they are the same in any."""
    names = given["scenarios"]
    if not names:
        raise ThorbeckeError(Text("Name one scenario at least."))
    return given | {"scenarios": tuple(sorted(names)) if isinstance(names, tuple) else names}
