"""The payments beside the distribution by maatstaven: how their names match, and what kind of payment each is."""

import re

__all__ = ["needs_no_line", "post_key", "soort_of"]

_INTEGRATIE = frozenset({"beschermdwonen", "participatie", "voogdij/18+"})  # as the fund's budget names them
_SUPPLETIE = "suppletienieuweverdelinggf"
_ARTIKEL_12 = re.compile(r"art(ikel)?12")


def post_key(name: str) -> str:
    """What is left of a payment's name when case, spaces and dots are set aside: files differ in those."""
    return re.sub(r"[\s.]+", "", name).casefold()


def soort_of(name: str) -> str:
    """The kind of a payment: suppletie, algemene uitkering, aanvullende uitkering, iu or du.

    Paid with the general grant without the uitkeringsfactor: the suppletie of Bfv art. 29, and help on herindeling and
    other supplements. Fvw art. 12 gives the aanvullende uitkering. The files do not tell an integratie-uitkering (iu)
    from a decentralisatie-uitkering (du): iu are those that the budget of the fund names, du are the others.
    """
    key = post_key(name)
    if key == _SUPPLETIE:
        return "suppletie"
    if key == "herindeling" or key.startswith("suppletie"):
        return "algemene uitkering"
    if _ARTIKEL_12.fullmatch(key):
        return "aanvullende uitkering"
    return "iu" if key in _INTEGRATIE else "du"


def needs_no_line(name: str) -> bool:
    """Whether a payment may lack a line in the weights table: the aanvullende uitkering, which some files leave out."""
    return soort_of(name) == "aanvullende uitkering"
