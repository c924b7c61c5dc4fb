"""Iv3: the accounts of municipalities beside what the gemeentefonds gives for the same clusters of expenditure.

Net expenses follow from the accounts alone. A deficit does not: since 2021 the money for the social domain is part of
the general grant, so that it takes a convention to say how much of the grant is for youth care. Here the convention is
in the inputs that end in `_telt`, each 1 or 0; `tekort_*` states what follows from them, and is no finding of fact.
"""

from thorbecke.model import Input, rule, rules_in
from thorbecke.quantity import Array

__all__ = ["INPUTS", "RULES"]

_IV3 = "Iv3-informatievoorschrift; BBV art. 71"
_LINK = "Fvw art. 7 and 13; Iv3-informatievoorschrift"
_CONVENTION = "convention, docs/decisions"


def _amount(name: str, meaning: str) -> Input:
    return Input(name, "euro", ("gemeente", "taakveld"), meaning, _IV3)


def _marks(name: str, meaning: str) -> Input:
    return Input(name, "1", ("cluster",), meaning, _LINK)


INPUTS = (
    _amount("lasten", "Expenses of each municipality on each taakveld"),
    _amount("baten", "Revenue of each municipality on each taakveld"),
    _amount("salarissen", "Salaries and social contributions (L1.1) on each taakveld"),
    Input("cluster_van_taakveld", "1", ("taakveld", "cluster"), "1 where a taakveld belongs to a cluster", _LINK),
    _marks("cluster_is_ozb", "1 for the cluster that holds the OZB"),
    _marks("cluster_is_overhead", "1 for the cluster that holds overhead"),
    _marks("cluster_is_taak", "1 for the clusters of tasks, over which overhead is spread"),
    _marks("cluster_is_dekking", "1 for the clusters that close the accounts: booked grant and reserves"),
    _marks("cluster_is_sociaal_domein", "1 for the clusters of the social domain"),
    _marks("cluster_is_jeugd", "1 for the cluster of individual provisions for youth"),
    _marks("cluster_is_wmo", "1 for the cluster of individual provisions of the Wmo"),
    _marks("cluster_is_participatie", "1 for the cluster of participation"),
    Input("lasten_telt", "1", ("taakveld",), "1 where the expenses of a taakveld count in a deficit", _CONVENTION),
    Input("baten_telt", "1", ("taakveld",), "1 where the revenue of a taakveld counts in a deficit", _CONVENTION),
    Input("overhead_telt", "1", (), "1 when overhead spread by salaries counts in a deficit", _CONVENTION),
    Input("iu_du_telt", "1", (), "1 when payments beside the general grant count in a deficit", _CONVENTION),
)


@rule(_LINK, unit="euro", dims=("gemeente", "cluster"))
def lasten_per_cluster(lasten: Array, cluster_van_taakveld: Array) -> Array:
    """Expenses of each municipality by cluster, in euro."""
    return lasten.dot(cluster_van_taakveld, "taakveld")


@rule(_LINK, unit="euro", dims=("gemeente", "cluster"))
def baten_per_cluster(baten: Array, cluster_van_taakveld: Array) -> Array:
    """Revenue of each municipality by cluster, in euro."""
    return baten.dot(cluster_van_taakveld, "taakveld")


@rule(_LINK, unit="euro", dims=("gemeente", "cluster"))
def netto_lasten(lasten_per_cluster: Array, baten_per_cluster: Array) -> Array:
    """Expenses less revenue of each municipality by cluster, in euro; negative where revenue is larger."""
    return lasten_per_cluster - baten_per_cluster


@rule("BBV art. 1 and 8; key of the ministry's budget analysis", unit="1", dims=("gemeente", "cluster"))
def aandeel_in_salarissen(salarissen: Array, cluster_van_taakveld: Array, cluster_is_taak: Array) -> Array:
    """Share of each task in the salaries that a municipality books on its tasks."""
    per_taak = salarissen.dot(cluster_van_taakveld, "taakveld") * cluster_is_taak
    return per_taak / per_taak.sum("cluster")


@rule("BBV art. 1 and 8; key of the ministry's budget analysis", unit="euro", dims=("gemeente", "cluster"))
def overhead_per_cluster(netto_lasten: Array, cluster_is_overhead: Array, aandeel_in_salarissen: Array) -> Array:
    """What spreading overhead over the tasks adds to each cluster, in euro; it adds up to nothing."""
    overhead = netto_lasten * cluster_is_overhead
    return overhead.sum("cluster") * aandeel_in_salarissen - overhead


@rule(_LINK, unit="euro", dims=("gemeente", "cluster"))
def netto_lasten_met_overhead(netto_lasten: Array, overhead_per_cluster: Array) -> Array:
    """Net expenses by cluster with overhead spread over the tasks by salaries, in euro."""
    return netto_lasten + overhead_per_cluster


@rule("Fvw art. 7, 10 and 13", unit="euro", dims=("gemeente", "cluster"))
def gemeentefonds_per_cluster(
    uitkering_per_cluster: Array, ozb_aftrek: Array, cluster_is_ozb: Array, iu_du_per_cluster: Array
) -> Array:
    """What the gemeentefonds gives each municipality by cluster, the OZB deduction in its own, in euro."""
    return uitkering_per_cluster + ozb_aftrek * cluster_is_ozb + iu_du_per_cluster


@rule("Bfv art. 29", unit="euro", dims=("gemeente",))
def gemeentefonds_zonder_cluster(totaal: Array, gemeentefonds_per_cluster: Array) -> Array:
    """What the gemeentefonds gives each municipality for no cluster: suppletie and rounding of the split, in euro."""
    return totaal - gemeentefonds_per_cluster.sum("cluster")


@rule(_LINK, unit="euro", dims=("gemeente", "cluster"))
def netto_lasten_taken(netto_lasten: Array, cluster_is_dekking: Array) -> Array:
    """Net expenses on tasks and own means by cluster, without the booked grant and reserves, in euro."""
    return netto_lasten - netto_lasten * cluster_is_dekking


@rule(_LINK, unit="euro", dims=("gemeente", "cluster"))
def saldo_per_cluster(gemeentefonds_per_cluster: Array, netto_lasten_taken: Array) -> Array:
    """What the gemeentefonds gives less net expenses, by cluster, in euro; negative where more is spent than given."""
    return gemeentefonds_per_cluster - netto_lasten_taken


@rule(_LINK, unit="euro", dims=("gemeente", "cluster"))
def saldo_per_cluster_met_overhead(saldo_per_cluster: Array, overhead_per_cluster: Array) -> Array:
    """The same with overhead spread over the tasks by salaries, in euro; the total does not change."""
    return saldo_per_cluster - overhead_per_cluster


@rule(_LINK, unit="euro", dims=("gemeente",))
def saldo(saldo_per_cluster: Array, gemeentefonds_zonder_cluster: Array) -> Array:
    """All that the gemeentefonds gives less net expenses on tasks and own means, in euro."""
    return saldo_per_cluster.sum("cluster") + gemeentefonds_zonder_cluster


@rule(_CONVENTION, unit="euro", dims=("gemeente", "cluster"))
def lasten_voor_tekort(
    lasten: Array,
    lasten_telt: Array,
    baten: Array,
    baten_telt: Array,
    cluster_van_taakveld: Array,
    overhead_per_cluster: Array,
    overhead_telt: Array,
) -> Array:
    """Net expenses by cluster that count under the convention chosen, in euro."""
    tellend = lasten * lasten_telt - baten * baten_telt
    return tellend.dot(cluster_van_taakveld, "taakveld") + overhead_per_cluster.where(overhead_telt, 0.0)


@rule(_CONVENTION, unit="euro", dims=("gemeente", "cluster"))
def middelen_voor_tekort(uitkering_per_cluster: Array, iu_du_per_cluster: Array, iu_du_telt: Array) -> Array:
    """What the gemeentefonds gives by cluster that counts under the convention chosen, in euro."""
    return uitkering_per_cluster + iu_du_per_cluster * iu_du_telt


@rule(_CONVENTION, unit="euro", dims=("gemeente", "cluster"))
def tekort_per_cluster(lasten_voor_tekort: Array, middelen_voor_tekort: Array) -> Array:
    """Deficit by cluster under the convention chosen, in euro; negative is a surplus."""
    return lasten_voor_tekort - middelen_voor_tekort


@rule(_CONVENTION, unit="euro", dims=("gemeente",))
def tekort_sociaal_domein(tekort_per_cluster: Array, cluster_is_sociaal_domein: Array) -> Array:
    """Deficit of the social domain of each municipality under the convention chosen, in euro."""
    return (tekort_per_cluster * cluster_is_sociaal_domein).sum("cluster")


@rule(_CONVENTION, unit="euro", dims=("gemeente",))
def tekort_jeugd(tekort_per_cluster: Array, cluster_is_jeugd: Array) -> Array:
    """Deficit on individual provisions for youth of each municipality under the convention chosen, in euro."""
    return (tekort_per_cluster * cluster_is_jeugd).sum("cluster")


@rule(_CONVENTION, unit="euro", dims=("gemeente",))
def tekort_wmo(tekort_per_cluster: Array, cluster_is_wmo: Array) -> Array:
    """Deficit on individual provisions of the Wmo of each municipality under the convention chosen, in euro."""
    return (tekort_per_cluster * cluster_is_wmo).sum("cluster")


@rule(_CONVENTION, unit="euro", dims=("gemeente",))
def tekort_participatie(tekort_per_cluster: Array, cluster_is_participatie: Array) -> Array:
    """Deficit on participation of each municipality under the convention chosen, in euro."""
    return (tekort_per_cluster * cluster_is_participatie).sum("cluster")


RULES = rules_in(globals())
