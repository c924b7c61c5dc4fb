"""Besluit financiële verhouding 2001: what is added to or taken off the general grant beside the uitkeringsfactor."""

from thorbecke.model import Input, rule, rules_in
from thorbecke.quantity import Array

__all__ = ["INPUTS", "RULES"]

INPUTS = (
    Input(
        "herverdeeleffect",
        "euro",
        ("gemeente",),
        "Full effect of a new distribution on each municipality, plus for who gains",
        "Bfv art. 29",
    ),
    Input(
        "ingroeipad_maximum_per_inwoner",
        "euro/inwoner",
        (),
        "Largest effect of a new distribution allowed so far, up or down",
        "Bfv art. 29",
    ),
    Input(
        "gemeenten_minder",
        "gemeente",
        ("herindeling",),
        "Municipalities there are fewer by a reorganisation",
        "Bfv bijlage 2 nr 45",
    ),
    Input(
        "gemeenten_betrokken_bij_splitsing",
        "gemeente",
        ("herindeling",),
        "Municipalities involved where one is split, otherwise zero",
        "Bfv bijlage 2 nr 45",
    ),
    Input(
        "inwoners_betrokken",
        "inwoner",
        ("herindeling",),
        "Inhabitants of all municipalities involved, 1 January of the year before",
        "Bfv bijlage 2 nr 45",
    ),
    Input(
        "inwoners_grootste",
        "inwoner",
        ("herindeling",),
        "Inhabitants of the largest municipality involved",
        "Bfv bijlage 2 nr 45",
    ),
    Input("herindeling_basisbedrag", "euro/gemeente", (), "Help for each municipality fewer", "Bfv bijlage 2 nr 45"),
    Input(
        "herindeling_toeslag_splitsing",
        "1/gemeente",
        (),
        "What each municipality involved adds where one is split",
        "Bfv bijlage 2 nr 45",
    ),
    Input(
        "herindeling_per_inwoner",
        "euro/inwoner",
        (),
        "Help for each inhabitant outside the largest municipality",
        "Bfv bijlage 2 nr 45",
    ),
)


@rule("Bfv art. 29", unit="euro", dims=("gemeente",))
def suppletie(herverdeeleffect: Array, ingroeipad_maximum_per_inwoner: Array, inwoners: Array) -> Array:
    """What keeps the effect of a new distribution within its bounds, in euro; the uitkeringsfactor does not apply.

    The effect as limited less the effect in full: positive for a municipality that loses more than the bound.
    """
    bound = ingroeipad_maximum_per_inwoner * inwoners
    return herverdeeleffect.clip(min=-bound, max=bound) - herverdeeleffect


@rule("Bfv bijlage 2 nr 45", unit="euro", dims=("herindeling",))
def hulp_bij_herindeling(
    gemeenten_minder: Array,
    gemeenten_betrokken_bij_splitsing: Array,
    inwoners_betrokken: Array,
    inwoners_grootste: Array,
    herindeling_basisbedrag: Array,
    herindeling_toeslag_splitsing: Array,
    herindeling_per_inwoner: Array,
) -> Array:
    """Temporary help with a reorganisation over its four years together, in euro of the year of change.

    It is multiplied by the uitkeringsfactor of that year and divided by that of each year of payment, so that the
    factor falls out of the grant.
    """
    per_gemeente = herindeling_basisbedrag * gemeenten_minder
    split = per_gemeente * (gemeenten_betrokken_bij_splitsing * herindeling_toeslag_splitsing)
    return per_gemeente + split + (inwoners_betrokken - inwoners_grootste) * herindeling_per_inwoner


RULES = rules_in(globals())
