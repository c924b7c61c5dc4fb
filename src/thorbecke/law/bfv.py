"""Besluit financiële verhouding 2001: the suppletie, and the maatstaven that are computed from counts.

The circulars publish the units of the maatstaven below as they come out; whoever makes a forecast starts from the
counts. Bounds and percentages are parameters, each with its article.
"""

from thorbecke.model import Input, rule, rules_in
from thorbecke.quantity import Array

__all__ = ["INPUTS", "RULES"]


def _count(name: str, unit: str, meaning: str, article: str) -> Input:
    return Input(name, unit, ("gemeente",), meaning, article)


_BIJLAGE = "Bfv bijlage 2 nr"
_SINCE_2023 = "distribution model since 2023; definition recovered from the units published"

INPUTS = (
    _count("herverdeeleffect", "euro", "Full effect of a new distribution on each municipality", "Bfv art. 29"),
    Input(
        "maximum_effect_per_inwoner", "euro/inwoner", (), "Largest effect allowed this year, up or down", "Bfv art. 29"
    ),
    _count("woonruimten", "woonruimte", "Dwellings and other living quarters", f"{_BIJLAGE} 24"),
    _count("huishoudens_laag_inkomen", "huishouden", "Households with a low income", f"{_BIJLAGE} 7a"),
    Input(
        "drempel_laag_inkomen",
        "huishouden/woonruimte",
        (),
        "Low incomes that do not count, per dwelling",
        f"{_BIJLAGE} 7a",
    ),
    _count("inwoners_75_plus", "inwoner", "Inhabitants of 75 and over", _SINCE_2023),
    Input("drempel_75_plus", "1", (), "Share of inhabitants of 75 and over that does not count", _SINCE_2023),
    _count("laagopgeleiden", "inwoner", "Inhabitants with a low level of education", _SINCE_2023),
    Input("drempel_laagopgeleiden", "1", (), "Share of low-educated inhabitants that does not count", _SINCE_2023),
    Input(
        "bijstandsontvangers_per_jaar",
        "bijstandsontvanger",
        ("gemeente", "peiljaar"),
        "Recipients at the end of each of the three years before",
        f"{_BIJLAGE} 8",
    ),
    _count(
        "omgevingsadressendichtheid_gemiddeld", "adres/km2", "Mean density of surrounding addresses", "Bfv art. 1(e)"
    ),
    Input(
        "oad_eenheid",
        "adres*woonruimte/km2/oad-eenheid",
        (),
        "Addresses per km2 times dwellings that make one unit",
        f"{_BIJLAGE} 32",
    ),
    _count("oppervlak_buitenwater", "hectare", "Outer waters", f"{_BIJLAGE} 20"),
    Input("maximum_buitenwater", "hectare", (), "Outer water that counts at most", "Regeling art. 13"),
    Input(
        "halfwaarde_schaalnadeel",
        "bijstandsontvanger",
        (),
        "Recipients at which half of the fixed burden counts",
        f"{_BIJLAGE} 9",
    ),
    _count("bijstandsontvangers", "bijstandsontvanger", "Recipients of social assistance", f"{_BIJLAGE} 8"),
    _count("inwoners_zeven_jaar_eerder", "inwoner", "Inhabitants seven years before", f"{_BIJLAGE} 2a"),
    Input("drempel_krimp", "1", (), "Share of the earlier inhabitants below which decline counts", f"{_BIJLAGE} 2a"),
)


@rule("Bfv art. 29", unit="euro", dims=("gemeente",))
def suppletie(herverdeeleffect: Array, maximum_effect_per_inwoner: Array, inwoners: Array) -> Array:
    """What keeps the effect of a new distribution within its bounds, in euro; the uitkeringsfactor does not apply.

    The effect as limited less the effect in full: positive for a municipality that loses more than the bound.
    """
    bound = maximum_effect_per_inwoner * inwoners
    return herverdeeleffect.clip(min=-bound, max=bound) - herverdeeleffect


@rule(_SINCE_2023, unit="huishouden", dims=("gemeente",), since="2023-01-01")
def huishoudens_laag_inkomen_met_drempel(
    huishoudens_laag_inkomen: Array, drempel_laag_inkomen: Array, woonruimten: Array
) -> Array:
    """Households with a low income above the threshold of each municipality (maatstaf lidr_w_nw)."""
    return (huishoudens_laag_inkomen - drempel_laag_inkomen * woonruimten).clip(min=0.0)


@rule(_SINCE_2023, unit="inwoner", dims=("gemeente",), since="2023-01-01")
def inwoners_75_plus_met_drempel(inwoners_75_plus: Array, drempel_75_plus: Array, inwoners: Array) -> Array:
    """Inhabitants of 75 and over above the threshold of each municipality (maatstaf inw75+dr)."""
    return (inwoners_75_plus - drempel_75_plus * inwoners).clip(min=0.0)


@rule(_SINCE_2023, unit="inwoner", dims=("gemeente",), since="2023-01-01")
def laag_opleidingsniveau_met_drempel(laagopgeleiden: Array, drempel_laagopgeleiden: Array, inwoners: Array) -> Array:
    """Low-educated inhabitants above the threshold of each municipality (maatstaf LOdr)."""
    return (laagopgeleiden - drempel_laagopgeleiden * inwoners).clip(min=0.0)


@rule(f"{_BIJLAGE} 8", unit="bijstandsontvanger", dims=("gemeente",), since="2016-01-01")
def bijstandsontvangers_driejaarsgemiddelde(bijstandsontvangers_per_jaar: Array) -> Array:
    """Recipients of social assistance, mean of three years (maatstaf bo3_nw)."""
    return bijstandsontvangers_per_jaar.mean("peiljaar")


@rule(f"{_BIJLAGE} 32", unit="oad-eenheid", dims=("gemeente",))
def omgevingsadressendichtheid(
    omgevingsadressendichtheid_gemiddeld: Array, woonruimten: Array, oad_eenheid: Array
) -> Array:
    """Density of surrounding addresses times dwellings, in thousands (maatstaf oadw)."""
    return omgevingsadressendichtheid_gemiddeld * woonruimten / oad_eenheid


@rule(f"{_BIJLAGE} 20; Regeling art. 13", unit="hectare", dims=("gemeente",))
def buitenwater(oppervlak_buitenwater: Array, maximum_buitenwater: Array) -> Array:
    """Outer waters of each municipality as far as they count, in hectares (maatstaf buiwamax)."""
    return oppervlak_buitenwater.clip(max=maximum_buitenwater)


@rule(f"{_BIJLAGE} 9", unit="1", dims=("gemeente",), until="2015-12-31")
def schaalnadeel(bijstandsontvangers: Array, halfwaarde_schaalnadeel: Array) -> Array:
    """Burden of small numbers in carrying out social assistance: recipients by recipients plus the half value."""
    return bijstandsontvangers / (bijstandsontvangers + halfwaarde_schaalnadeel)


@rule(f"{_BIJLAGE} 2a", unit="inwoner", dims=("gemeente",), until="2015-12-31")
def krimp(inwoners_zeven_jaar_eerder: Array, drempel_krimp: Array, inwoners: Array) -> Array:
    """Inhabitants lost in seven years beyond the threshold; the law counts it in Groningen, Limburg and Zeeland."""
    return (inwoners_zeven_jaar_eerder * drempel_krimp - inwoners).clip(min=0.0)


RULES = rules_in(globals())
