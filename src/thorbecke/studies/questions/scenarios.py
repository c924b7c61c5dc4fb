"""Questions about what agreements and ideas change: packaged scenarios by name, and one of one's own as text."""

from thorbecke.datasets import Circular
from thorbecke.errors import ThorbeckeError, UnknownNameError, did_you_mean
from thorbecke.scenarios import Scenario, canonical, packaged, parse, read, stack
from thorbecke.studies import simulate
from thorbecke.studies.answer import Answer
from thorbecke.studies.questions.asked import Group, Value
from thorbecke.texts import Text

__all__ = ["QUESTIONS", "packaged_scenario", "pin", "scenario_of"]

Names = tuple[str, ...]


def effect(
    scenarios: Names = (),
    first: int | None = None,
    last: int | None = None,
    circular: str | None = None,
    own: str | None = None,
) -> Answer:
    """What scenarios together do to the nation, year by year."""
    return simulate.national(_effects(scenarios, own, first, last, circular))


def effect_by_municipality(
    scenarios: Names = (),
    first: int | None = None,
    last: int | None = None,
    circular: str | None = None,
    own: str | None = None,
) -> Answer:
    """What scenarios together do to every municipality, year by year."""
    return simulate.by_municipality(_effects(scenarios, own, first, last, circular))


def effect_by_class(
    scenarios: Names = (),
    by: Group = "size_class",
    first: int | None = None,
    last: int | None = None,
    circular: str | None = None,
    own: str | None = None,
) -> Answer:
    """What scenarios together do to classes of municipalities, year by year."""
    return simulate.by_group(_effects(scenarios, own, first, last, circular), by)


def _effects(
    names: Names, own: str | None, first: int | None, last: int | None, circular: str | None
) -> list[simulate.Effect]:
    scenario = scenario_of(names, own)
    years = list(range(first, (last or first) + 1)) if first else simulate.years_of(scenario)
    return simulate.simulate(scenario, years, Circular.parse(circular) if circular else None)


def scenario_of(names: Names, own: str | None) -> Scenario:
    """Packaged scenarios by name and one's own as text, as one scenario.

    No file of the machine is opened. Raises UnknownNameError for a name, InputFileError for a text or a conflict.
    """
    return stack([*(packaged_scenario(name) for name in names), *([parse(own)] if own else [])])


def packaged_scenario(name: str) -> Scenario:
    """A packaged scenario by name, never a file of the machine it is asked on; raises UnknownNameError."""
    if name not in packaged():
        hint = did_you_mean(name, packaged())
        raise UnknownNameError(Text("There is no scenario '{name}'.{hint}", name=name[:60], hint=hint))
    return read(name)


QUESTIONS = (effect, effect_by_municipality, effect_by_class)


def pin(given: dict[str, Value]) -> dict[str, Value]:
    """The scenarios in alphabetical order (stacked, they are the same in any); one's own in its canonical text."""
    names, own = given["scenarios"], given["own"]
    if not names and not own:
        raise ThorbeckeError(Text("Name one scenario at least."))
    found = given | {"own": canonical(str(own)) if own else None}
    return found | {"scenarios": tuple(sorted(names)) if isinstance(names, tuple) else names}
