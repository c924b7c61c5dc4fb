"""The charts of an effect: a map, and dots by class. Their words are Dutch, as the readers of charts are."""

from typing import Any

from thorbecke.datasets import LAST_MAP, gemeenten_in
from thorbecke.errors import NotPublishedError
from thorbecke.studies.charts import choropleth, effect_by_class
from thorbecke.studies.classes import class_order, classes_of
from thorbecke.studies.simulate import Effect
from thorbecke.texts import Text

__all__ = ["effect_chart", "effect_map"]

_CLASSES = {
    "province": "provincie",
    "size_class": "grootte",
    "urbanity": "stedelijkheid",
    "social_structure": "sociale structuur",
}


def _title(effect: Effect) -> str:
    if not effect.known:
        raise NotPublishedError(
            Text(
                "What '{title}' brings in {year} is not known, so there is nothing to draw: give other --years.",
                title=effect.scenario.title,
                year=effect.year,
            )
        )
    return f"{effect.scenario.title}: verschil per inwoner in {effect.year}"


def _subtitle(effect: Effect) -> str:
    """What it rests on, and for how many it is more or less."""
    which = effect.at.which
    carried = "" if effect.year == which.year else f", cijfers van {which.year} ongewijzigd"
    more, less = int((effect.difference > 0).sum()), int((effect.difference < 0).sum())
    open_ = len(effect.left_open)
    left = f"; {open_} maatregel(en) zonder bedrag in de bronnen" if open_ else ""
    return f"circulaire {which.circular}{carried}; {more} gemeenten meer, {less} minder{left}"


def _sources(effect: Effect) -> list[str]:
    return [f"BZK, rekenmodel gemeentefonds {effect.at.which.circular}; berekening thorbecke"]


def effect_map(effect: Effect) -> Any:
    """The effect per inhabitant of every municipality on a map; raises NotPublishedError where nothing is known."""
    values = dict(zip(effect.codes, effect.per_inwoner.tolist(), strict=True))
    year = min(effect.at.which.year, LAST_MAP)
    return choropleth(values, year, _title(effect), _subtitle(effect), "Euro per inwoner", _sources(effect))


def effect_chart(effect: Effect, group: str) -> Any:
    """The effect per inhabitant of every municipality as a dot, by class; raises NotPublishedError as the map does."""
    names, labels = gemeenten_in(effect.at.which.year), classes_of(effect.codes, effect.at.which.year, group).tolist()
    figures = zip(effect.codes, labels, effect.per_inwoner.tolist(), effect.inwoners.tolist(), strict=True)
    rows = [
        {"name": names[code], "class": label, "per_inwoner": each, "inwoners": people}
        for code, label, each, people in figures
    ]
    subtitle = f"naar {_CLASSES[group]}; {_subtitle(effect)}"
    return effect_by_class(rows, sorted(set(labels), key=class_order), _title(effect), subtitle, _sources(effect))
