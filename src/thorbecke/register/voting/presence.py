"""Who is there: a voter who signed in, for the own municipality and for those that gave it a proxy."""

from collections.abc import Mapping

from thorbecke.register.kinds import Subject

__all__ = ["present"]


def present(voters: Mapping[str, Subject]) -> frozenset[str]:
    """The municipalities that are there by code, from the voter of each."""
    signed_in = {code for code, voter in voters.items() if voter.state == "designated" and voter.data.get("present")}
    proxied = {code for code, voter in voters.items() if voter.state == "proxied" and voter.data["holder"] in signed_in}
    return frozenset(signed_in | proxied)
