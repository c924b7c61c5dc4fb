"""Questions about what agreements and ideas change: packaged scenarios by name, and one of one's own as text."""

from thorbecke.datasets import Circular
from thorbecke.errors import ThorbeckeError, UnknownNameError, did_you_mean
from thorbecke.scenarios import parse
from thorbecke.studies import by_measure, side_by_side, simulate
from thorbecke.studies.answer import Answer
from thorbecke.studies.questions.asked import Group, Value
from thorbecke.studies.questions.pins import scenarios_of
from thorbecke.studies.what_if import packaged_scenario, scenario_of
from thorbecke.texts import Text

__all__ = ["QUESTIONS", "pin"]

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


def effect_by_measure(
    scenarios: Names = (), year: int | None = None, circular: str | None = None, own: str | None = None
) -> Answer:
    """What each measure of scenarios adds to the one before it; together exactly the whole."""
    scenario = scenario_of(scenarios, own)
    return by_measure.by_measure(scenario, year or simulate.years_of(scenario)[-1], _circular(circular))


def effects_beside(
    scenarios: Names = (),
    year: int | None = None,
    against: str | None = None,
    circular: str | None = None,
    own: str | None = None,
) -> Answer:
    """What scenarios bring the nation side by side, compared with one of them or with none."""
    return side_by_side.nation(_beside(scenarios, year, against, circular, own))


def effects_beside_by_municipality(
    scenarios: Names = (),
    year: int | None = None,
    against: str | None = None,
    circular: str | None = None,
    own: str | None = None,
) -> Answer:
    """What scenarios bring every municipality side by side, compared with one of them or with none."""
    return side_by_side.by_municipality(_beside(scenarios, year, against, circular, own))


def _beside(
    names: Names, year: int | None, against: str | None, circular: str | None, own: str | None
) -> side_by_side.Beside:
    found = [*(packaged_scenario(name) for name in names), *([parse(own)] if own else [])]
    known = [scenario.name for scenario in found]
    if against and against not in known:
        hint = did_you_mean(against, known)
        raise UnknownNameError(
            Text("'{name}' is not among the scenarios compared.{hint}", name=against[:60], hint=hint)
        )
    return side_by_side.beside(found, against, year or simulate.years_of(found[0])[-1], _circular(circular))


def _circular(circular: str | None) -> Circular | None:
    return Circular.parse(circular) if circular else None


def _effects(
    names: Names, own: str | None, first: int | None, last: int | None, circular: str | None
) -> list[simulate.Effect]:
    scenario = scenario_of(names, own)
    years = list(range(first, (last or first) + 1)) if first else simulate.years_of(scenario)
    return simulate.simulate(scenario, years, _circular(circular))


QUESTIONS = (
    effect,
    effect_by_municipality,
    effect_by_class,
    effect_by_measure,
    effects_beside,
    effects_beside_by_municipality,
)


def pin(given: dict[str, Value]) -> dict[str, Value]:
    """The scenarios in one order and form; raises ThorbeckeError where none is named."""
    names, own = given["scenarios"], given["own"]
    if not names and not own:
        raise ThorbeckeError(Text("Name one scenario at least."))
    return given | scenarios_of(names, own)
