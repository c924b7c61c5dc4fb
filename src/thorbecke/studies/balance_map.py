"""The balance on a map: what the gemeentefonds gives less net expenses, or expenses, per inhabitant."""

from typing import Any

from thorbecke.studies import charts
from thorbecke.studies.accounts import Standing

__all__ = ["drawn"]


def drawn(standing: Standing) -> Any:
    """A map of every municipality that delivered: difference per inhabitant or, without a grant, expenses.

    Raises NotPublishedError for a year without a map.
    """
    inhabitants = standing.array("inwoners")
    balanced = standing.net and standing.which is not None
    amounts = standing.array("saldo") if balanced else standing.array("lasten_per_cluster").sum(axis=1)
    values = {
        code: float(amounts[place] / inhabitants[place])
        for place, code in enumerate(standing.codes)
        if place in set(standing.delivered)
    }
    title = "Gemeentefonds min netto lasten" if balanced else "Lasten"
    circular = f", circulaire {standing.which.circular}" if standing.which else ""
    return charts.choropleth(
        values,
        standing.year,
        title,
        f"{standing.accounts}{circular}",
        "Euro per inwoner",
        ["Iv3, CBS", *(["rekenmodel gemeentefonds, BZK"] if balanced else [])],
    )
