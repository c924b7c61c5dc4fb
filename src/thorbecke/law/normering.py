"""Normering: how the size of the gemeentefonds moves from year to year, and who gets what of a change.

Three systems followed each other. Until 2019 the fund grew as the state's relevant expenditure did ("samen de trap op,
samen de trap af"); for 2020 and 2021 the accres was fixed by agreement; for 2022 and 2023 the volume part was frozen
and only wages and prices were adjusted. Since 2024 the fund follows the gross domestic product (bbp): real growth
averaged over eight years, and the price of the year itself.

The source of the bbp system says that the index is split in a volume part and a price part, not how the two are put
together. The rule multiplies them; `ACCRESPERCENTAGE_ALS_SOM` adds them, for whoever replaces the rule by it.

An input that has no figure is missing (NaN), and so is everything that rests on it: nothing is filled in.
"""

from thorbecke.model import Input, Rule, rule, rules_in
from thorbecke.quantity import Array

__all__ = ["ACCRESPERCENTAGE_ALS_SOM", "INPUTS", "RULES"]

_TRAP = "Bestuurlijke afspraak: normeringssystematiek (samen de trap op, samen de trap af)"
_VAST = "Voorjaarsnota 2020: accres 2020 and 2021 fixed"
_BEVROREN = "Miljoenennota 2024, bijlage 11: volume part of the accres frozen as of Voorjaarsnota 2022"
_BBP = "Voorjaarsnota 2024, bijlage 7: bbp-systematiek"

INPUTS = (
    Input("groei_accresrelevante_uitgaven", "1", (), "Growth of the state's expenditure that counts", _TRAP),
    Input("vastgesteld_accrespercentage", "1", (), "Growth of the fund that was fixed by agreement", _VAST),
    Input("vastgesteld_volumedeel", "1", (), "Volume part of the growth as it was frozen", _BEVROREN),
    Input("loon_en_prijsbijstelling", "1", (), "Growth for wages and prices beside the frozen volume part", _BEVROREN),
    Input(
        "reele_bbp_groei",
        "1",
        ("bbp_jaar",),
        "Real growth of the gross domestic product in each of the eight years t-9 to t-2",
        _BBP,
    ),
    Input("prijs_bbp", "1", (), "Change of the price of the gross domestic product in the year itself", _BBP),
    Input("accresgrondslag", "euro", (), "Amount of the year before to which the accrespercentage applies", _BBP),
)


@rule(_TRAP, unit="1", name="accrespercentage", until="2019-12-31")
def accrespercentage_trap_op_trap_af(groei_accresrelevante_uitgaven: Array) -> Array:
    """Growth of the fund, as a fraction: that of the state's own relevant expenditure."""
    return groei_accresrelevante_uitgaven


@rule(_VAST, unit="1", name="accrespercentage", since="2020-01-01", until="2021-12-31")
def accrespercentage_vastgesteld(vastgesteld_accrespercentage: Array) -> Array:
    """Growth of the fund, as a fraction: fixed by agreement, whatever the state spends."""
    return vastgesteld_accrespercentage


@rule(_BEVROREN, unit="1", name="accrespercentage", since="2022-01-01", until="2023-12-31")
def accrespercentage_volume_bevroren(vastgesteld_volumedeel: Array, loon_en_prijsbijstelling: Array) -> Array:
    """Growth of the fund, as a fraction: the frozen volume part, and wages and prices as they come."""
    return vastgesteld_volumedeel + loon_en_prijsbijstelling


@rule(_BBP, unit="1", since="2024-01-01")
def volumedeel_accres(reele_bbp_groei: Array) -> Array:
    """Volume part of the growth of the fund, as a fraction: the mean of eight years of real growth."""
    return reele_bbp_groei.mean("bbp_jaar")


@rule(_BBP, unit="1", since="2024-01-01")
def accrespercentage(volumedeel_accres: Array, prijs_bbp: Array) -> Array:
    """Growth of the fund, as a fraction: volume part and price of the year, one on top of the other."""
    return (volumedeel_accres + 1.0) * (prijs_bbp + 1.0) - 1.0


@rule(_BBP, unit="1", name="accrespercentage", since="2024-01-01")
def _accrespercentage_als_som(volumedeel_accres: Array, prijs_bbp: Array) -> Array:
    """Growth of the fund, as a fraction: volume part and price of the year, added."""
    return volumedeel_accres + prijs_bbp


@rule("Fvw art. 5; normering", unit="euro")
def accres(accrespercentage: Array, accresgrondslag: Array) -> Array:
    """Yearly growth of the fund, in euro: percentage of the amount of the year before."""
    return accrespercentage * accresgrondslag


@rule("Fvw art. 10", unit="1", dims=("gemeente",))
def aandeel_in_uitkeringsbasis(uitkeringsbasis: Array) -> Array:
    """Share of each municipality in the uitkeringsbasis of all: its share in any change without a key of its own."""
    return uitkeringsbasis / uitkeringsbasis.sum("gemeente")


ACCRESPERCENTAGE_ALS_SOM: Rule = _accrespercentage_als_som
RULES = tuple(found for found in rules_in(globals()) if found is not ACCRESPERCENTAGE_ALS_SOM)
