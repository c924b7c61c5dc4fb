"""Wmo 2015: what a household pays for help, before and under the subscription fee, and what help costs a municipality.

Until 2018 the contribution rose with income (Uitvoeringsbesluit Wmo 2015 art. 3.8, text of July 2018); since 2019 it is
one fee for all. A graph of 2018 and one of a later year side by side give the effect of the change. Clients are those
who have help in the household; one contribution covers all who have help in one household.
"""

from thorbecke.model import Input, rule, rules_in
from thorbecke.quantity import Array

__all__ = ["INPUTS", "RULES"]

_HOUSE = ("huishouden",)
_FEE = "Wmo 2015 art. 2.1.4a; Uitvoeringsbesluit Wmo 2015 art. 3.8"
_BY_INCOME = "Uitvoeringsbesluit Wmo 2015 art. 3.8 (text of July 2018)"
_MONITOR = "Monitor abonnementstarief Wmo"

INPUTS = (
    Input("clienten_zonder_abonnementstarief", "client", _HOUSE, "Clients there are without the fee", _MONITOR),
    Input(
        "aanzuigende_werking", "1", _HOUSE, "Extra clients that the fee draws, as a share of those without", _MONITOR
    ),
    Input("kosten_per_client", "euro/client", (), "What help costs for a client in a year", _MONITOR),
    Input("meerpersoons", "1", _HOUSE, "1 where partners share the household, 0 elsewhere", _FEE),
    Input("leeftijd_jongste", "jaar", _HOUSE, "Age of the younger partner, or of who lives alone", _FEE),
    Input("aow_leeftijd", "jaar", (), "Age at which the state pension begins", "AOW art. 7a"),
    Input("bijdrageperioden", "periode", (), "Periods for which is paid in a year", _FEE),
    Input("abonnementstarief", "euro/periode/client", (), "Fee of a household for each period", _FEE),
    Input("vaste_bijdrage", "euro/periode/client", (), "Contribution for each period whatever the income", _BY_INCOME),
    Input("bijdrageplichtig_inkomen", "euro", _HOUSE, "Income that counts, of two years before", _BY_INCOME),
    Input("inkomensdrempel", "euro", _HOUSE, "Income above which the contribution rises", _BY_INCOME),
    Input("inkomensdeel", "1/client", (), "Part of the income above the threshold that is paid in a year", _BY_INCOME),
)


@rule(_FEE, unit="1", dims=_HOUSE, since="2017-01-01")
def vrijgesteld(meerpersoons: Array, leeftijd_jongste: Array, aow_leeftijd: Array) -> Array:
    """1 where partners are not both of pension age: they pay no fixed contribution and no fee; 0 elsewhere."""
    return meerpersoons * (1 - (leeftijd_jongste >= aow_leeftijd))


@rule(_MONITOR, unit="client", dims=_HOUSE, name="clienten", until="2018-12-31")
def clienten_naar_inkomen(clienten_zonder_abonnementstarief: Array) -> Array:
    """Clients while the contribution rose with income."""
    return clienten_zonder_abonnementstarief


@rule(_MONITOR, unit="client", dims=_HOUSE, since="2019-01-01")
def clienten(clienten_zonder_abonnementstarief: Array, aanzuigende_werking: Array) -> Array:
    """Clients under the fee: those there were, and those it draws."""
    return clienten_zonder_abonnementstarief * (aanzuigende_werking + 1.0)


@rule(_MONITOR, unit="euro", dims=_HOUSE)
def kosten_hulp(clienten: Array, kosten_per_client: Array) -> Array:
    """What the help costs the municipality in a year, in euro, before contributions."""
    return clienten * kosten_per_client


@rule(_BY_INCOME, unit="euro", dims=_HOUSE, name="eigen_bijdrage", since="2017-01-01", until="2018-12-31")
def eigen_bijdrage_naar_inkomen(
    clienten: Array,
    vaste_bijdrage: Array,
    bijdrageperioden: Array,
    vrijgesteld: Array,
    bijdrageplichtig_inkomen: Array,
    inkomensdrempel: Array,
    inkomensdeel: Array,
    kosten_hulp: Array,
) -> Array:
    """Contribution of the household in a year, in euro: a fixed part and a part of the income above a threshold.

    Never more than the help costs. A municipality may ask less by ordinance; that is not in it.
    """
    vast = vaste_bijdrage * bijdrageperioden * (1 - vrijgesteld)
    naar_inkomen = (bijdrageplichtig_inkomen - inkomensdrempel).clip(min=0.0) * inkomensdeel
    return (clienten * (vast + naar_inkomen)).clip(max=kosten_hulp)


@rule(_FEE, unit="euro", dims=_HOUSE, since="2019-01-01")
def eigen_bijdrage(
    clienten: Array, abonnementstarief: Array, bijdrageperioden: Array, vrijgesteld: Array, kosten_hulp: Array
) -> Array:
    """Contribution of the household in a year, in euro: one fee whatever income and help; never more than the cost."""
    return (clienten * abonnementstarief * bijdrageperioden * (1 - vrijgesteld)).clip(max=kosten_hulp)


@rule(_MONITOR, unit="euro", dims=_HOUSE, since="2017-01-01")
def netto_kosten_hulp(kosten_hulp: Array, eigen_bijdrage: Array) -> Array:
    """What help costs the municipality in a year less what the household contributes, in euro."""
    return kosten_hulp - eigen_bijdrage


RULES = rules_in(globals())
