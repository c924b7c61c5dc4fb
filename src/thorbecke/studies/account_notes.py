"""What is to be known of accounts: who delivered nothing or not all, and whose do not close."""

from collections.abc import Mapping

from thorbecke.datasets import gemeenten_in, iv3
from thorbecke.numbers import dutch

__all__ = ["incomplete", "not_closing", "without_revenue"]

_NAMED = 10
_MLN = 1e6


def without_revenue(accounts: iv3.Accounts) -> list[str]:
    """What cannot be said of accounts of which only expenses are at hand."""
    if accounts.has_revenue:
        return []
    return [f"Of the {accounts} only expenses per taakveld are at hand: no net expenses, no balance."]


def incomplete(accounts: iv3.Accounts, lacking: Mapping[str, str]) -> list[str]:
    """Who delivered nothing, and who left out something that is asked for."""
    names = gemeenten_in(accounts.year)
    notes = []
    for what in dict.fromkeys(lacking.values()):
        who = [f"{names[code]} ({code})" for code, own in lacking.items() if own == what]
        shown = ", ".join(who[:_NAMED]) + (f" and {len(who) - _NAMED} more" if len(who) > _NAMED else "")
        which = "Not delivered" if what == f"its {accounts}" else f"Left out, for {what} was not delivered"
        notes.append(f"{which}, so missing and not zero: {shown}.")
    return notes


def not_closing(accounts: iv3.Accounts, net: Mapping[str, float]) -> list[str]:
    """Whose accounts do not close as delivered; `net` is expenses less revenue in euro, with grant and reserves."""
    names = gemeenten_in(accounts.year)
    off = [
        f"{names[code]} ({code}) by EUR {dutch(own / _MLN, 1)} mln" for code, own in net.items() if not iv3.closes(own)
    ]
    if not off:
        return []
    shown = ", ".join(off[:_NAMED]) + (f" and {len(off) - _NAMED} more" if len(off) > _NAMED else "")
    return [f"Expenses and revenue do not close as they were delivered, and are shown as they are: {shown}."]
