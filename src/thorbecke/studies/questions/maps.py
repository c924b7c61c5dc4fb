"""One figure of every municipality, from whichever question answers it, so that a map can show it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from thorbecke.datasets import newest
from thorbecke.errors import UnknownNameError, did_you_mean
from thorbecke.studies.answer import Answer, Column
from thorbecke.studies.questions.asked import Value
from thorbecke.studies.questions.pins import scenarios_of
from thorbecke.texts import Text

__all__ = ["QUESTIONS", "MapFigure", "map_figures", "pin"]

_EFFECT = "effect_by_municipality"
_GROUPS = {
    "grants": Text("Grant from the gemeentefonds"),
    _EFFECT: Text("Effect of scenarios"),
    "balances": Text("Gemeentefonds less net expenses, euro per inhabitant"),
    "early_warning": Text("Key ratios"),
}
_LEFT_OUT = ("uitkeringsfactor", "before", "after", "year")  # the same everywhere, or no figure of its own
_FIRST = "grants:per_inwoner"
_LATEST = ("voorjaarsnota-2025",)  # the scenario that an effect is of where none is named


@dataclass(frozen=True)
class MapFigure:
    """A figure that every municipality has: the question that answers it, its column there, and its group."""

    question: str
    column: Column
    group: str

    @property
    def name(self) -> str:
        """What stands for it in an address."""
        return f"{self.question}:{self.column.key}"


@cache
def map_figures() -> Mapping[str, MapFigure]:
    """Every figure that a map can show, by name, in the order of its groups."""
    from thorbecke.studies.questions.register import question

    found = {}
    for name, group in _GROUPS.items():
        given = {"scenarios": _LATEST} if name == _EFFECT else {}
        for column in question(name).asked(**given).answer().columns:
            if column.kind != "text" and column.key not in _LEFT_OUT:
                figure = MapFigure(name, column, group)
                found[figure.name] = figure
    return found


def figure_by_municipality(
    figure: str = _FIRST, year: int | None = None, scenarios: tuple[str, ...] = (), own: str | None = None
) -> Answer:
    """One figure of every municipality: of the grant, the balance, the key ratios, or the effect of scenarios."""
    from thorbecke.studies.questions.register import question

    chosen = map_figures()[figure]
    if chosen.question == _EFFECT:
        given: dict[str, Value] = {"scenarios": scenarios, "own": own, "first": year}
    else:
        given = {"year": year}
    whole = question(chosen.question).asked(**given).answer()
    key = chosen.column.key
    _refuse_absent(key, whole)
    rows = [{"code": row["code"], "name": row["name"], "value": row.get(key)} for row in whole.rows]
    return replace(
        whole,
        title=Text(
            "{group}: {figure}, {year}", group=_subject(chosen, whole), figure=Text(chosen.column.heading), year=year
        ),
        columns=(
            Column("code", "Code", spare=True),
            Column("name", "Municipality"),
            Column("value", chosen.column.heading, chosen.column.kind),
        ),
        rows=rows,
        value=None,
        quiet=frozenset(),
        strong=frozenset(),
    )


def _subject(chosen: MapFigure, whole: Answer) -> str:
    """What the figure is about: its group, or the scenario that it is the effect of."""
    return chosen.group if chosen.question != _EFFECT else whole.title.rpartition(":")[0]


def _refuse_absent(key: str, whole: Answer) -> None:
    if not any(row.get(key) is not None for row in whole.rows):
        raise UnknownNameError(
            Text("'{figure}' is not published for {year}: choose another year.", figure=key, year=whole.year)
        )


QUESTIONS = (figure_by_municipality,)


def pin(given: dict[str, Value]) -> dict[str, Value]:
    """The newest year where it is left open; scenarios only where they matter."""
    figure = str(given["figure"])
    if figure not in map_figures():
        raise UnknownNameError(
            Text("There is no figure '{name}'.{hint}", name=figure[:60], hint=did_you_mean(figure, map_figures()))
        )
    found = given | {"year": given["year"] or newest().year}
    if map_figures()[figure].question != _EFFECT:
        return found | {"scenarios": (), "own": None}
    names = given["scenarios"] or (() if given["own"] else _LATEST)
    return found | scenarios_of(names, given["own"])
