"""Lokaal belastinggebied: proposals to move money from the gemeentefonds and income tax to local tax.

Not law: each instrument needs a change of chapter XV of the Gemeentewet. The rules stand on those of `gemeentewet`
(value, owner, remission). What is taxed and who pays it are the rules of one of `INSTRUMENTS`, put beside `RULES`.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from thorbecke.law import gemeentewet
from thorbecke.law.verdeling import verdeel
from thorbecke.model import Input, Rule, rule, rules_in
from thorbecke.quantity import Array

__all__ = ["INPUTS", "INSTRUMENTS", "RULES", "Instrument"]

_HOUSE = ("huishouden",)
_TOWN = ("gemeente",)
_PROPOSAL = "proposal: Kamerstuk 32 140, nr. 28"

INPUTS = (
    *gemeentewet.INPUTS,
    Input("volwassen_ingezetenen", "persoon", _HOUSE, "Residents of 18 and over", _PROPOSAL),
    Input("huishoudinkomen", "euro", _HOUSE, "Disposable income of the household", _PROPOSAL),
    Input("lagere_inkomstenbelasting_per_euro", "1", (), "Fall of income tax per euro of disposable income", _PROPOSAL),
    Input("verschuiving", "euro", (), "Amount that moves from the gemeentefonds to local tax", _PROPOSAL),
    Input(
        "uitnamesleutel", "1", _TOWN, "Key by which the amount is taken out of the gemeentefonds", "Fvw art. 6 and 13"
    ),
)


# -- what is proposed: per household --------------------------------------------------------------------------------


@rule(_PROPOSAL, unit="euro", dims=_HOUSE)
def nieuwe_belasting(grondslag: Array, nieuw_tarief: Array) -> Array:
    """New local tax on the household or its dwelling, in euro a year, before remission."""
    return grondslag * nieuw_tarief


@rule(_PROPOSAL, unit="euro", dims=_HOUSE)
def kwijtschelding_nieuwe_belasting(
    nieuwe_belasting: Array, recht_op_kwijtschelding: Array, draagt_zelf: Array
) -> Array:
    """Part of the new tax that is remitted, in euro a year; an owner who lets the dwelling has no remission."""
    return nieuwe_belasting * recht_op_kwijtschelding * draagt_zelf


@rule(_PROPOSAL, unit="euro", dims=_HOUSE)
def nieuwe_belasting_huishouden(
    nieuwe_belasting: Array, kwijtschelding_nieuwe_belasting: Array, draagt_zelf: Array
) -> Array:
    """New tax that the household itself pays, in euro a year."""
    return nieuwe_belasting * draagt_zelf - kwijtschelding_nieuwe_belasting


@rule(_PROPOSAL, unit="euro", dims=_HOUSE)
def nieuwe_belasting_anderen(nieuwe_belasting: Array, draagt_zelf: Array) -> Array:
    """New tax on the dwelling that another than its household pays (who lets it, or keeps it empty), in euro a year."""
    return nieuwe_belasting * (1 - draagt_zelf)


@rule(_PROPOSAL, unit="euro", dims=_HOUSE)
def lagere_inkomstenbelasting(huishoudinkomen: Array, lagere_inkomstenbelasting_per_euro: Array) -> Array:
    """Fall of the income tax of the household, in euro a year: pro rata to its disposable income."""
    return huishoudinkomen * lagere_inkomstenbelasting_per_euro


# -- what is proposed: per municipality -----------------------------------------------------------------------------


@rule(_PROPOSAL, unit="euro", dims=_TOWN)
def uitname(verschuiving: Array, uitnamesleutel: Array) -> Array:
    """What each municipality loses of its grant, in euro a year."""
    return verdeel(verschuiving, uitnamesleutel)


RULES = (*gemeentewet.RULES, *rules_in(globals()))


# -- the instruments ------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Instrument:
    """A proposed tax: what it is called, what is taxed, and the rules that stand beside `RULES` when it is chosen."""

    title: str
    base: str  # unit of what is taxed
    rules: tuple[Rule, ...]

    @property
    def inputs(self) -> tuple[Input, ...]:
        """The rates of the instrument: a rate of value, or an amount per person."""
        unit = "1" if self.base == "euro" else f"euro/{self.base}"
        per_town = Input("belastbare_grondslag", self.base, _TOWN, "What is taxed and not remitted", _PROPOSAL)
        return (
            Input("nieuw_tarief", unit, _HOUSE, "Rate of the new tax where the household lives", _PROPOSAL),
            per_town,
        )


def _of_base(base: str) -> tuple[Rule, ...]:
    """The rules of an instrument whose units follow what is taxed: `base` is a unit."""
    unit = "1" if base == "euro" else f"euro/{base}"

    @rule(_PROPOSAL, unit=base, dims=_HOUSE)
    def belastbaar(grondslag: Array, recht_op_kwijtschelding: Array, draagt_zelf: Array) -> Array:
        """What is taxed of the household or its dwelling and not remitted."""
        return grondslag * (1 - recht_op_kwijtschelding * draagt_zelf)

    @rule(_PROPOSAL, unit=unit)
    def standaardtarief(verschuiving: Array, belastbare_grondslag: Array) -> Array:
        """The one rate that brings in the whole amount in all municipalities together, remission made good."""
        return verschuiving / belastbare_grondslag.sum("gemeente")

    @rule(_PROPOSAL, unit=unit, dims=_TOWN)
    def benodigd_tarief(uitname: Array, belastbare_grondslag: Array) -> Array:
        """The rate that makes good what each municipality loses of its grant."""
        return uitname / belastbare_grondslag

    return belastbaar, standaardtarief, benodigd_tarief


@rule(_PROPOSAL, unit="euro", dims=_HOUSE, name="grondslag")
def _waarde_bewoond(woz_waarde: Array, bewoond: Array) -> Array:
    """Value of the dwelling one lives in, in euro."""
    return woz_waarde * bewoond


@rule(_PROPOSAL, unit="euro", dims=_HOUSE, name="grondslag")
def _waarde(woz_waarde: Array) -> Array:
    """Value of the dwelling, lived in or not, in euro."""
    return woz_waarde


@rule(_PROPOSAL, unit="persoon", dims=_HOUSE, name="grondslag")
def _ingezetenen(volwassen_ingezetenen: Array) -> Array:
    """Residents of 18 and over."""
    return volwassen_ingezetenen


@rule(_PROPOSAL, unit="1", dims=_HOUSE, name="draagt_zelf")
def _bewoner_betaalt(bewoond: Array) -> Array:
    """1 where those who live there pay."""
    return bewoond


@rule(_PROPOSAL, unit="1", dims=_HOUSE, name="draagt_zelf")
def _eigenaar_betaalt(eigenaar: Array) -> Array:
    """1 where those who live there own the dwelling, and pay."""
    return eigenaar


INSTRUMENTS: Mapping[str, Instrument] = {
    "ozb-users": Instrument(
        "OZB for users of dwellings", "euro", (_waarde_bewoond, _bewoner_betaalt, *_of_base("euro"))
    ),
    "ozb-owners": Instrument(
        "a surcharge on the OZB for owners of dwellings", "euro", (_waarde, _eigenaar_betaalt, *_of_base("euro"))
    ),
    "residents-levy": Instrument(
        "a levy on every adult resident", "persoon", (_ingezetenen, _bewoner_betaalt, *_of_base("persoon"))
    ),
}
