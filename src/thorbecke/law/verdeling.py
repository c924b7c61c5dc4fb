"""Verdeling: the one way in which an amount is shared out over municipalities, and the keys that may be used.

A general grant goes through the uitkeringsfactor (`fvw.uitkeringsfactor`): pro rata to every uitkeringsbasis. Money
with a key of its own (a decentralisatie- or integratie-uitkering, a taakmutatie through the weights of one cluster)
comes beside it. Either way the parts add up to the amount; the law does not round them before the end.

`ALTERNATIVES` are rules that stand beside the law: a scenario may put them in the place of the law's own.
"""

from collections.abc import Sequence
from typing import TypeVar

from thorbecke.model import Input, Rule, rule, rules_in
from thorbecke.quantity import Array

__all__ = [
    "ALTERNATIVES",
    "INPUTS",
    "RULES",
    "TOTAAL_MET_TOEVOEGING",
    "gecorrigeerde_waarde",
    "sleutel_van_gewichten",
    "verdeel",
    "volledig_herverdeeleffect",
]

A = TypeVar("A", bound=Array)
_ART = "Fvw art. 5(2), 10 and 13"

INPUTS = (
    Input(
        "maatregel_bedrag",
        "euro",
        ("maatregel",),
        "Amount of each measure that is shared out by a key of its own, beside the uitkeringsfactor",
        _ART,
    ),
    Input(
        "verdeelsleutel",
        "1",
        ("gemeente", "maatregel"),
        "Key by which each measure is shared out: what counts in each municipality, in any one measure",
        _ART,
    ),
)


def verdeel(bedrag: A, sleutel: A) -> A:
    """An amount shared out over municipalities pro rata to a key: the parts add up to the amount."""
    return sleutel / sleutel.sum("gemeente") * bedrag


def sleutel_van_gewichten(eenheden: A, gewichten: A) -> A:
    """The key that weights give: what they bring each municipality as a fraction of what they bring all (Fvw art. 13).

    `eenheden` per gemeente and maatstaf, `gewichten` in euro per unit per maatstaf: of one cluster, or of
    some criteria.
    """
    opbrengst = eenheden.dot(gewichten, "maatstaf")
    return opbrengst / opbrengst.sum("gemeente")


def gecorrigeerde_waarde(waarde: A, aandeel: A, nieuw_aandeel: A) -> A:
    """Value of property that counts when another share of it is equalised (Fvw art. 8(2)), in euro.

    `waarde` is the value that counts now, at the share `aandeel`.
    """
    return waarde * (nieuw_aandeel / aandeel)


def volledig_herverdeeleffect(suppletie: A, maximum_per_inwoner: A, inwoners: A) -> A:
    """The full effect of a new distribution that a suppletie gives away, in euro; missing where the suppletie is zero.

    The suppletie is the effect as limited less the effect in full (Bfv art. 29). Where it is not zero the bound was
    reached: upwards where it takes money back, downwards where it gives. Where it is zero the effect lies somewhere
    within the bound and cannot be told.
    """
    richting = -(suppletie / (suppletie**2.0) ** 0.5)
    return richting * (maximum_per_inwoner * inwoners) - suppletie


@rule(_ART, unit="euro", dims=("gemeente", "maatregel"))
def toevoeging_per_maatregel(maatregel_bedrag: Array, verdeelsleutel: Array) -> Array:
    """What each measure with a key of its own brings each municipality, in euro."""
    return verdeel(maatregel_bedrag, verdeelsleutel)


@rule(_ART, unit="euro", dims=("gemeente",))
def toevoeging(toevoeging_per_maatregel: Array) -> Array:
    """What measures with a key of their own bring each municipality together, in euro."""
    return toevoeging_per_maatregel.sum("maatregel")


@rule("Fvw art. 6, 10 and 13; Bfv art. 29", unit="euro", dims=("gemeente",), name="totaal")
def _totaal_met_toevoeging(algemene_uitkering: Array, suppletie: Array, iu_du: Array, toevoeging: Array) -> Array:
    """All that is published for each municipality and what measures add, in euro."""
    return algemene_uitkering + suppletie.fillna(0.0) + iu_du + toevoeging


@rule("none: beside the law", unit="euro", dims=("gemeente",), name="algemene_uitkering")
def uitkering_per_inwoner(beschikbaar_bedrag: Array, inwoners: Array) -> Array:
    """General grant of each municipality, in euro, were every inhabitant to count the same and nothing else."""
    return verdeel(beschikbaar_bedrag, inwoners)


def _only(names: Sequence[str]) -> tuple[Rule, ...]:
    return tuple(found for found in rules_in(globals()) if found.function.__name__ in names)


TOTAAL_MET_TOEVOEGING: Rule = _totaal_met_toevoeging
ALTERNATIVES = _only(("uitkering_per_inwoner",))
RULES = _only(("toevoeging_per_maatregel", "toevoeging"))
