"""Financiële-verhoudingswet: how the gemeentefonds is shared out.

Two distributions stand side by side. Until 2022 the owners' and users' tax base (OZB) is a maatstaf inside the
uitkeringsbasis, its units divided by the uitkeringsfactor (Bfv bijlage 2 nr 1); since 2023 the uitkeringsbasis holds
the expenditure maatstaven alone and the deduction for OZB stands beside it. The euros that come out are the same.
"""

from thorbecke.model import Input, rule, rules_in
from thorbecke.quantity import Array

__all__ = ["INPUTS", "RULES"]

INPUTS = (
    Input(
        "eenheden",
        "eenheid",
        ("gemeente", "maatstaf"),
        "Units of each expenditure maatstaf in each municipality",
        "Fvw art. 8",
    ),
    Input(
        "bedrag_per_eenheid",
        "euro/eenheid",
        ("maatstaf",),
        "Euro per unit of each expenditure maatstaf, before the uitkeringsfactor",
        "Fvw art. 9",
    ),
    Input(
        "bedrag_per_eenheid_per_cluster",
        "euro/eenheid",
        ("maatstaf", "cluster"),
        "Euro per unit of each maatstaf, split by cluster of expenditure",
        "Fvw art. 9",
    ),
    Input(
        "gecorrigeerde_woz_waarde",
        "euro",
        ("gemeente", "ozb_maatstaf"),
        "Value of property that counts: 80% of dwellings, 70% of other property",
        "Fvw art. 8(2)",
    ),
    Input(
        "rekentarief",
        "1",
        ("ozb_maatstaf",),
        "Rate at which each tax base is deducted, as a fraction of the corrected value",
        "Fvw art. 9; Bfv bijlage 2 nr 1",
    ),
    Input(
        "beschikbaar_bedrag",
        "euro",
        (),
        "Amount available for the general grants of all municipalities together",
        "Fvw art. 6(4)",
    ),
    Input(
        "uitkering_per_post",
        "euro",
        ("gemeente", "post"),
        "Payments beside the general grant: integratie- and decentralisatie-uitkeringen and the other lines published",
        "Fvw art. 5(2), 12 and 13; Bfv bijlage 2 nr 45",
    ),
    Input("cluster_van_post", "1", ("post", "cluster"), "1 where a payment belongs to a cluster", "Fvw art. 13"),
    Input("inwoners", "inwoner", ("gemeente",), "Inhabitants on 1 January of the year", "Fvw art. 8"),
)


@rule("Fvw art. 9 and 11", unit="euro", dims=("gemeente", "maatstaf"))
def bedrag_in_basis(eenheden: Array, bedrag_per_eenheid: Array) -> Array:
    """What each maatstaf adds to the uitkeringsbasis of each municipality, in euro before the uitkeringsfactor."""
    return eenheden * bedrag_per_eenheid


@rule("Fvw art. 8(2) and 9; Bfv bijlage 2 nr 1", unit="euro", dims=("gemeente", "ozb_maatstaf"))
def ozb_aftrek_per_maatstaf(gecorrigeerde_woz_waarde: Array, rekentarief: Array) -> Array:
    """Deduction for each tax base of each municipality, in euro and negative; the uitkeringsfactor does not apply."""
    return -(gecorrigeerde_woz_waarde * rekentarief)


@rule("Fvw art. 7 and 8(2)", unit="euro", dims=("gemeente",))
def ozb_aftrek(ozb_aftrek_per_maatstaf: Array) -> Array:
    """Deduction for a municipality's own capacity to tax property, in euro and negative."""
    return ozb_aftrek_per_maatstaf.sum("ozb_maatstaf")


@rule("Fvw art. 11", unit="euro", dims=("gemeente",), since="2023-01-01")
def uitkeringsbasis(bedrag_in_basis: Array) -> Array:
    """Distribution base of each municipality: its expenditure maatstaven, in euro before the uitkeringsfactor."""
    return bedrag_in_basis.sum("maatstaf")


@rule("Fvw art. 6(4) and 10; Bfv art. 1(c)", unit="1", since="2023-01-01")
def uitkeringsfactor(beschikbaar_bedrag: Array, ozb_aftrek: Array, uitkeringsbasis: Array) -> Array:
    """Euro paid per euro of uitkeringsbasis: the one number for which all grants add up to the amount available."""
    return (beschikbaar_bedrag - ozb_aftrek.sum("gemeente")) / uitkeringsbasis.sum("gemeente")


@rule("Fvw art. 10", unit="euro", dims=("gemeente",), since="2023-01-01")
def algemene_uitkering(uitkeringsbasis: Array, uitkeringsfactor: Array, ozb_aftrek: Array) -> Array:
    """General grant of each municipality, in euro: uitkeringsbasis times uitkeringsfactor, less the OZB deduction."""
    return uitkeringsbasis * uitkeringsfactor + ozb_aftrek


@rule("Fvw art. 11; Bfv bijlage 2 nr 1", unit="euro", dims=("gemeente",), name="uitkeringsbasis", until="2022-12-31")
def uitkeringsbasis_met_ozb(bedrag_in_basis: Array, ozb_aftrek: Array, uitkeringsfactor: Array) -> Array:
    """Distribution base of each municipality with OZB inside it: its units there are value by uitkeringsfactor."""
    return bedrag_in_basis.sum("maatstaf") + ozb_aftrek / uitkeringsfactor


@rule("Fvw art. 6(4) and 10; Bfv art. 1(c)", unit="1", name="uitkeringsfactor", until="2022-12-31")
def uitkeringsfactor_met_ozb(beschikbaar_bedrag: Array, ozb_aftrek: Array, bedrag_in_basis: Array) -> Array:
    """Amount available by the sum of all uitkeringsbases, solved for the factor that stands on both sides."""
    return (beschikbaar_bedrag - ozb_aftrek.sum("gemeente")) / bedrag_in_basis.sum("maatstaf").sum("gemeente")


@rule("Fvw art. 10", unit="euro", dims=("gemeente",), name="algemene_uitkering", until="2022-12-31")
def algemene_uitkering_naar_rato(uitkeringsbasis: Array, uitkeringsfactor: Array) -> Array:
    """General grant of each municipality, in euro: its share of the amount available, pro rata to its base."""
    return uitkeringsbasis * uitkeringsfactor


@rule("Fvw art. 10", unit="euro", dims=("gemeente", "maatstaf"))
def uitkering_per_maatstaf(bedrag_in_basis: Array, uitkeringsfactor: Array) -> Array:
    """What each maatstaf brings each municipality, in euro after the uitkeringsfactor."""
    return bedrag_in_basis * uitkeringsfactor


@rule("Fvw art. 6(4) and 10", unit="euro")
def verdeeld_bedrag(algemene_uitkering: Array) -> Array:
    """General grants of all municipalities together, in euro."""
    return algemene_uitkering.sum("gemeente")


@rule("Fvw art. 5(2), 12 and 13", unit="euro", dims=("gemeente",))
def iu_du(uitkering_per_post: Array) -> Array:
    """Payments beside the general grant and its suppletie of each municipality, in euro; only what is published."""
    return uitkering_per_post.fillna(0.0).sum("post")


@rule("Fvw art. 6, 10 and 13; Bfv art. 29", unit="euro", dims=("gemeente",))
def totaal(algemene_uitkering: Array, suppletie: Array, iu_du: Array) -> Array:
    """All that is published for each municipality, in euro; a suppletie that is not published does not count."""
    return algemene_uitkering + suppletie.fillna(0.0) + iu_du


@rule("Fvw art. 6", unit="euro/inwoner", dims=("gemeente",))
def totaal_per_inwoner(totaal: Array, inwoners: Array) -> Array:
    """All that is published for each municipality, in euro per inhabitant."""
    return totaal / inwoners


@rule("Fvw art. 7, 10 and 13", unit="euro", dims=("gemeente", "cluster"))
def uitkering_per_cluster(eenheden: Array, bedrag_per_eenheid_per_cluster: Array, uitkeringsfactor: Array) -> Array:
    """Uitkeringsbasis times uitkeringsfactor of each municipality, split by cluster of expenditure, in euro."""
    return eenheden.dot(bedrag_per_eenheid_per_cluster, "maatstaf") * uitkeringsfactor


@rule("Fvw art. 13", unit="euro", dims=("gemeente", "cluster"))
def iu_du_per_cluster(uitkering_per_post: Array, cluster_van_post: Array) -> Array:
    """Payments beside the general grant, split by the cluster they belong to, in euro."""
    return uitkering_per_post.fillna(0.0).dot(cluster_van_post, "post")


RULES = rules_in(globals())
