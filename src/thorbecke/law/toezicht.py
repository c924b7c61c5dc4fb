"""Toezicht: key ratios within bounds, and the test for an aanvullende uitkering (article 12 of the Fvw).

The test here is the one figures allow: it says who meets the two conditions that are numbers. Whether a deficit is
structural and plausible for four years is for the inspector.
"""

from thorbecke.model import Input, rule, rules_in
from thorbecke.quantity import Array

__all__ = ["INPUTS", "RULES"]

_RATIO = "BBV art. 11"
_TEST = "Fvw art. 12; Bfv art. 23"
_LEVEL = "Bfv art. 24; Regeling aanvullende uitkering art. 4"

INPUTS = (
    Input("kengetal_opgegeven", "1", ("gemeente", "kengetal"), "Key ratios as municipalities stated them", _RATIO),
    Input("kengetal_minimum", "1", ("kengetal",), "Least value of a key ratio that is taken as stated", _RATIO),
    Input("kengetal_maximum", "1", ("kengetal",), "Largest value of a key ratio that is taken as stated", _RATIO),
    Input("kengetal_is_exploitatieruimte", "1", ("kengetal",), "1 for the ratio of structural room", _RATIO),
    Input("totale_baten", "euro", ("gemeente",), "Revenue before reserves", _RATIO),
    Input(
        "verevend_aandeel", "1", ("ozb_maatstaf",), "Share of the value that counts as tax capacity", "Fvw art. 8(2)"
    ),
    Input("ozb_opbrengst", "euro", ("gemeente",), "Revenue from OZB", _LEVEL),
    Input("ozb_maatstaf_is_eigendom", "1", ("ozb_maatstaf",), "1 for owners: all property once", _LEVEL),
    Input("artikel_12_aandeel", "1", (), "Share of means from which a deficit is substantial", _TEST),
    Input("ozb_norm", "1", (), "OZB at a reasonable level, as a fraction of the value of property", _LEVEL),
)


@rule(_RATIO, unit="1", dims=("gemeente", "kengetal"))
def kengetal_binnen_grenzen(kengetal_opgegeven: Array, kengetal_minimum: Array, kengetal_maximum: Array) -> Array:
    """Key ratios kept within bounds (winsorised): some municipalities gave per cents for fractions."""
    return kengetal_opgegeven.clip(min=kengetal_minimum, max=kengetal_maximum)


@rule(_TEST, unit="euro", dims=("gemeente",))
def structureel_tekort(
    kengetal_binnen_grenzen: Array, kengetal_is_exploitatieruimte: Array, totale_baten: Array
) -> Array:
    """Structural deficit of each municipality by its own ratio of structural room, in euro; negative is room."""
    return -(kengetal_binnen_grenzen.dot(kengetal_is_exploitatieruimte, "kengetal") * totale_baten)


@rule(_TEST, unit="euro", dims=("gemeente", "ozb_maatstaf"))
def waarde_onroerende_zaken(gecorrigeerde_woz_waarde: Array, verevend_aandeel: Array) -> Array:
    """Value of property by tax base, in euro: the corrected value by the share of it that counts."""
    return gecorrigeerde_woz_waarde / verevend_aandeel


@rule(_TEST, unit="euro", dims=("gemeente",))
def ozb_capaciteit(waarde_onroerende_zaken: Array, rekentarief: Array) -> Array:
    """What the OZB would bring each municipality at the rates of the gemeentefonds over the full value, in euro."""
    return waarde_onroerende_zaken.dot(rekentarief, "ozb_maatstaf")


@rule(_TEST, unit="euro", dims=("gemeente",))
def artikel_12_grens(
    ozb_capaciteit: Array, algemene_uitkering: Array, iu_du: Array, artikel_12_aandeel: Array
) -> Array:
    """Deficit from which on it is substantial: a share of OZB capacity, general grant and payments beside it."""
    return (ozb_capaciteit + algemene_uitkering + iu_du) * artikel_12_aandeel


@rule(_TEST, unit="1", dims=("gemeente",))
def tekort_ten_opzichte_van_grens(structureel_tekort: Array, artikel_12_grens: Array) -> Array:
    """Structural deficit as a multiple of the bound: 1 or more is substantial."""
    return structureel_tekort / artikel_12_grens


@rule(_LEVEL, unit="1", dims=("gemeente",))
def ozb_druk(ozb_opbrengst: Array, waarde_onroerende_zaken: Array, ozb_maatstaf_is_eigendom: Array) -> Array:
    """Revenue from OZB as a fraction of the value of all property."""
    return ozb_opbrengst / waarde_onroerende_zaken.dot(ozb_maatstaf_is_eigendom, "ozb_maatstaf")


@rule(_LEVEL, unit="1", dims=("gemeente",))
def ozb_ten_opzichte_van_norm(ozb_druk: Array, ozb_norm: Array) -> Array:
    """OZB as a multiple of the reasonable level: 1 or more is enough."""
    return ozb_druk / ozb_norm


RULES = rules_in(globals())
