"""Bfv bijlage 2: the maatstaven whose units are computed from counts.

The circulars publish the units as they come out; whoever makes a forecast starts from the counts. Bounds and
percentages are parameters, each with its article. The klantenpotentieel (nr 13 and 14) and the centrumfuncties need
distances between woonkernen, which no source at hand holds: there is no rule for them here.
"""

from thorbecke.model import Input, rule, rules_in
from thorbecke.quantity import Array

__all__ = ["INPUTS", "RULES", "RULE_OF_COUNT"]

_BIJLAGE = "Bfv bijlage 2 nr"
_RECOVERED = "Bfv bijlage 2 (2023), definition recovered from the units published"
_UNTIL_2022 = "2022-12-31"
_SINCE_2023 = "2023-01-01"

RULE_OF_COUNT = {
    "huishoudens_laag_inkomen": ("lidr_w_nw", "huishoudens_laag_inkomen_met_drempel"),
    "inwoners_75_plus": ("inw75+dr", "inwoners_75_plus_met_drempel"),
    "laagopgeleiden": ("LOdr", "laag_opleidingsniveau_met_drempel"),
    "omgevingsadressen": ("oadw", "omgevingsadressendichtheid"),
    "oppervlak_buitenwater": ("buiwamax", "buitenwater"),
}


def _counts(*rows: tuple[str, str, str, str]) -> tuple[Input, ...]:
    """Counts per municipality: name, unit, article, meaning."""
    return tuple(Input(name, unit, ("gemeente",), meaning, article) for name, unit, article, meaning in rows)


def _figures(*rows: tuple[str, str, str, str]) -> tuple[Input, ...]:
    """Figures for the nation: name, unit, article, meaning."""
    return tuple(Input(name, unit, (), meaning, article) for name, unit, article, meaning in rows)


INPUTS = (
    *_counts(
        ("woonruimten", "woonruimte", f"{_BIJLAGE} 24", "Dwellings and other living quarters"),
        ("huishoudens_laag_inkomen", "huishouden", _RECOVERED, "Households with a low income"),
        ("lage_inkomens", "huishouden", f"{_BIJLAGE} 7", "Households between the 10th and 40th percentile of income"),
        ("inwoners_75_plus", "inwoner", _RECOVERED, "Inhabitants of 75 and over"),
        ("laagopgeleiden", "inwoner", _RECOVERED, "Inhabitants with a low level of education"),
        ("omgevingsadressen", "adres/km2", "Bfv art. 1(e)", "Mean density of addresses around each address"),
        ("oppervlak_buitenwater", "hectare", f"{_BIJLAGE} 20", "Outer waters"),
        ("bijstandsontvangers", "bijstandsontvanger", f"{_BIJLAGE} 8", "Households on social assistance"),
        ("aantal_bijstandsontvangers", "1", f"{_BIJLAGE} 8", "The same, as a bare number"),
        ("inwoners_zeven_jaar_eerder", "inwoner", f"{_BIJLAGE} 2a", "Inhabitants seven years before"),
        ("jongeren", "jongere", f"{_BIJLAGE} 4", "Inhabitants of the age that counts as young"),
        ("jongeren_tien_jaar_eerder", "jongere", f"{_BIJLAGE} 15c", "The same, ten years before"),
        ("bedrijfsvestigingen", "vestiging", f"{_BIJLAGE} 38", "Business locations"),
        ("bedrijfsvestigingen_drie_jaar_eerder", "vestiging", f"{_BIJLAGE} 38", "The same, three years before"),
        ("aandeel_slechte_grond", "1", f"{_BIJLAGE} 17", "Share of the land with bad soil"),
    ),
    *_figures(
        ("drempel_laag_inkomen", "huishouden/woonruimte", _RECOVERED, "Low incomes that do not count, per dwelling"),
        ("drempel_lage_inkomens", "huishouden/woonruimte", f"{_BIJLAGE} 7a", "The same, until 2022"),
        ("drempel_75_plus", "1", _RECOVERED, "Share of inhabitants of 75 and over that does not count"),
        ("drempel_laag_opleidingsniveau", "1", _RECOVERED, "Share of low-educated inhabitants that does not count"),
        ("oad_eenheid", "adres*woonruimte/km2", f"{_BIJLAGE} 32", "Density times dwellings that makes one unit"),
        ("maximum_buitenwater", "hectare", "Regeling meet- en rekenregels art. 13", "Outer water that counts at most"),
        ("schaalnadeel_bijstand", "bijstandsontvanger", f"{_BIJLAGE} 9", "Recipients at which half of it counts"),
        ("schaalvoordeel_bijstand", "1", f"{_BIJLAGE} 10", "Power to which the number of recipients is raised"),
        ("krimp_drempel", "1", f"{_BIJLAGE} 2a", "Share of the earlier inhabitants below which decline counts"),
        ("groei_drempel", "1", f"{_BIJLAGE} 15b and 15c", "Growth in ten years above which it counts"),
        ("drempel_slechte_grond", "1", "Regeling art. 19(1)", "Share of bad soil that does not count"),
    ),
    Input(
        "bijstandsontvangers_per_jaar",
        "bijstandsontvanger",
        ("gemeente", "peiljaar"),
        "Recipients at the end of each of the three years before",
        f"{_BIJLAGE} 8",
    ),
)


@rule(_RECOVERED, unit="huishouden", dims=("gemeente",), since=_SINCE_2023)
def huishoudens_laag_inkomen_met_drempel(
    huishoudens_laag_inkomen: Array, drempel_laag_inkomen: Array, woonruimten: Array
) -> Array:
    """Households with a low income above the threshold of each municipality (maatstaf lidr_w_nw)."""
    return (huishoudens_laag_inkomen - drempel_laag_inkomen * woonruimten).clip(min=0.0)


@rule(f"{_BIJLAGE} 7a", unit="huishouden", dims=("gemeente",), until=_UNTIL_2022)
def lage_inkomens_met_drempel(lage_inkomens: Array, drempel_lage_inkomens: Array, woonruimten: Array) -> Array:
    """Low incomes above the threshold of each municipality."""
    return (lage_inkomens - drempel_lage_inkomens * woonruimten).clip(min=0.0)


@rule(_RECOVERED, unit="inwoner", dims=("gemeente",), since=_SINCE_2023)
def inwoners_75_plus_met_drempel(inwoners_75_plus: Array, drempel_75_plus: Array, inwoners: Array) -> Array:
    """Inhabitants of 75 and over above the threshold of each municipality (maatstaf inw75+dr)."""
    return (inwoners_75_plus - drempel_75_plus * inwoners).clip(min=0.0)


@rule(_RECOVERED, unit="inwoner", dims=("gemeente",), since=_SINCE_2023)
def laag_opleidingsniveau_met_drempel(
    laagopgeleiden: Array, drempel_laag_opleidingsniveau: Array, inwoners: Array
) -> Array:
    """Low-educated inhabitants above the threshold of each municipality (maatstaf LOdr)."""
    return (laagopgeleiden - drempel_laag_opleidingsniveau * inwoners).clip(min=0.0)


@rule(f"{_BIJLAGE} 8", unit="bijstandsontvanger", dims=("gemeente",), since="2016-01-01")
def bijstandsontvangers_driejaarsgemiddelde(bijstandsontvangers_per_jaar: Array) -> Array:
    """Recipients of social assistance, mean of three years (maatstaf bo3_nw)."""
    return bijstandsontvangers_per_jaar.mean("peiljaar")


@rule(f"{_BIJLAGE} 32", unit="1", dims=("gemeente",))
def omgevingsadressendichtheid(omgevingsadressen: Array, woonruimten: Array, oad_eenheid: Array) -> Array:
    """Density of surrounding addresses times dwellings, in units of a thousand (maatstaf oadw)."""
    return omgevingsadressen * woonruimten / oad_eenheid


@rule(f"{_BIJLAGE} 20; Regeling meet- en rekenregels art. 13", unit="hectare", dims=("gemeente",))
def buitenwater(oppervlak_buitenwater: Array, maximum_buitenwater: Array) -> Array:
    """Outer waters of each municipality as far as they count, in hectares (maatstaf buiwamax)."""
    return oppervlak_buitenwater.clip(max=maximum_buitenwater)


@rule(f"{_BIJLAGE} 9", unit="1", dims=("gemeente",), until="2015-12-31")
def schaalnadeel(bijstandsontvangers: Array, schaalnadeel_bijstand: Array) -> Array:
    """Burden of small numbers in social assistance: recipients by recipients plus the number at which half counts."""
    return bijstandsontvangers / (bijstandsontvangers + schaalnadeel_bijstand)


@rule(f"{_BIJLAGE} 10", unit="1", dims=("gemeente",), until="2015-12-31")
def schaalvoordeel(aantal_bijstandsontvangers: Array, schaalvoordeel_bijstand: Array) -> Array:
    """Advantage of large numbers in social assistance: recipients to the power that the law sets."""
    return aantal_bijstandsontvangers**schaalvoordeel_bijstand


@rule(f"{_BIJLAGE} 2a", unit="inwoner", dims=("gemeente",), until="2015-12-31")
def krimp(inwoners_zeven_jaar_eerder: Array, krimp_drempel: Array, inwoners: Array) -> Array:
    """Inhabitants lost in seven years beyond the threshold; the law counts it in Groningen, Limburg and Zeeland."""
    return (inwoners_zeven_jaar_eerder * krimp_drempel - inwoners).clip(min=0.0)


@rule(f"{_BIJLAGE} 15c", unit="jongere", dims=("gemeente",))
def extra_groei_jongeren(jongeren: Array, jongeren_tien_jaar_eerder: Array, groei_drempel: Array) -> Array:
    """Growth of the young in ten years beyond the threshold (maatstaf groei_jong)."""
    return (jongeren - jongeren_tien_jaar_eerder - jongeren_tien_jaar_eerder * groei_drempel).clip(min=0.0)


@rule(f"{_BIJLAGE} 38", unit="vestiging", dims=("gemeente",), until=_UNTIL_2022)
def bedrijven(bedrijfsvestigingen: Array, bedrijfsvestigingen_drie_jaar_eerder: Array) -> Array:
    """Business locations, weighed with their growth in three years; before rounding to fives."""
    return bedrijfsvestigingen * (bedrijfsvestigingen / bedrijfsvestigingen_drie_jaar_eerder)


@rule(f"{_BIJLAGE} 17; Regeling art. 19(1)", unit="1", dims=("gemeente",), until=_UNTIL_2022)
def percentage_slechte_grond(aandeel_slechte_grond: Array, drempel_slechte_grond: Array) -> Array:
    """Share of bad soil beyond the threshold, by which land, dwellings and density are multiplied."""
    return (aandeel_slechte_grond - drempel_slechte_grond).clip(min=0.0)


RULES = rules_in(globals())
