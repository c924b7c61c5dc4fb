"""Gemeentewet chapter XV: what a household pays its municipality for its home, and when that is remitted.

The rules go by `huishouden`; a rate or charge is given along that dimension too: that of the municipality one lives in.
A dwelling that stands empty is a row with an owner elsewhere.
"""

from thorbecke.model import Input, rule, rules_in
from thorbecke.quantity import Array

__all__ = ["INPUTS", "RULES"]

_HOUSE = ("huishouden",)
_OZB = "Gemeentewet art. 220 and 220c"
_REMISSION = "Gemeentewet art. 255; Invorderingswet 1990 art. 26"

INPUTS = (
    Input(
        "woz_waarde", "euro", _HOUSE, "WOZ value of the dwelling; 0 without a dwelling of one's own", "Wet WOZ art. 17"
    ),
    Input("eigenaar", "1", _HOUSE, "1 where the household owns its dwelling, 0 elsewhere", "Gemeentewet art. 220"),
    Input(
        "bewoond",
        "1",
        _HOUSE,
        "1 where a household lives in the dwelling, 0 where it stands empty",
        "Gemeentewet art. 220",
    ),
    Input(
        "ozb_tarief_woningen",
        "1",
        _HOUSE,
        "Rate for owners of dwellings, as a fraction of the value",
        "Gemeentewet art. 220f",
    ),
    Input("afvalstoffenheffing", "euro", _HOUSE, "Charge for waste", "Wet milieubeheer art. 15.33"),
    Input("rioolheffing", "euro", _HOUSE, "Charge for sewerage", "Gemeentewet art. 228a"),
    Input(
        "inkomen_tot_sociaal_minimum",
        "1",
        _HOUSE,
        "Upper bound of the income class, as a share of the social minimum; infinite for the others",
        _REMISSION,
    ),
    Input(
        "kwijtscheldingsnorm", "1", (), "Income up to which is remitted, as a share of the social minimum", _REMISSION
    ),
)


@rule(_OZB, unit="euro", dims=_HOUSE)
def ozb_eigenaar_woning(woz_waarde: Array, ozb_tarief_woningen: Array, eigenaar: Array) -> Array:
    """OZB that the household pays as owner of its dwelling, in euro a year; there is no user tax on dwellings."""
    return woz_waarde * ozb_tarief_woningen * eigenaar


@rule("Gemeentewet art. 220 and 228a; Wet milieubeheer art. 15.33", unit="euro", dims=_HOUSE)
def woonlasten(ozb_eigenaar_woning: Array, afvalstoffenheffing: Array, rioolheffing: Array, bewoond: Array) -> Array:
    """OZB, waste and sewerage of the household, in euro a year, before remission."""
    return (ozb_eigenaar_woning + afvalstoffenheffing + rioolheffing) * bewoond


@rule(_REMISSION, unit="1", dims=_HOUSE)
def recht_op_kwijtschelding(inkomen_tot_sociaal_minimum: Array, kwijtscheldingsnorm: Array, eigenaar: Array) -> Array:
    """1 where charges are remitted: an income up to the norm and no home of one's own, which would count as means."""
    return (inkomen_tot_sociaal_minimum <= kwijtscheldingsnorm) * (1 - eigenaar)


@rule(_REMISSION, unit="euro", dims=_HOUSE)
def kwijtschelding_woonlasten(woonlasten: Array, recht_op_kwijtschelding: Array) -> Array:
    """Part of the charges that is remitted, in euro a year."""
    return woonlasten * recht_op_kwijtschelding


@rule("Gemeentewet art. 220 and 228a; Wet milieubeheer art. 15.33", unit="euro", dims=_HOUSE)
def te_betalen_woonlasten(woonlasten: Array, kwijtschelding_woonlasten: Array) -> Array:
    """What the household pays after remission, in euro a year."""
    return woonlasten - kwijtschelding_woonlasten


RULES = rules_in(globals())
