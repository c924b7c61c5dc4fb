"""What is to be known of accounts: who delivered nothing or not all, and whose do not close."""

from collections.abc import Mapping, Sequence

from thorbecke.datasets import gemeenten_in, iv3
from thorbecke.numbers import dutch
from thorbecke.texts import Text

__all__ = ["incomplete", "not_closing", "without_revenue"]

_NAMED = 10
_MLN = 1e6


def without_revenue(accounts: iv3.Accounts) -> list[str]:
    """What cannot be said of accounts of which only expenses are at hand."""
    if accounts.has_revenue:
        return []
    return [
        Text(
            "Of the {accounts} only expenses per taakveld are at hand: no net expenses, no balance.", accounts=accounts
        )
    ]


def incomplete(accounts: iv3.Accounts, lacking: Mapping[str, str]) -> list[str]:
    """Who delivered nothing, and who left out something that is asked for."""
    names = gemeenten_in(accounts.year)
    notes: list[str] = []
    for what in dict.fromkeys(lacking.values()):
        who = [f"{names[code]} ({code})" for code, own in lacking.items() if own == what]
        which = (
            Text("Not delivered")
            if what == Text("its {accounts}", accounts=accounts)
            else Text("Left out, for {what} was not delivered", what=what)
        )
        notes.append(Text("{which}, so missing and not zero: {shown}.", which=which, shown=_shortened(who)))
    return notes


def _shortened(who: Sequence[str]) -> Text:
    """The first of a long list, and how many follow."""
    named = Text.joined(who[:_NAMED])
    return Text("{names} and {count} more", names=named, count=len(who) - _NAMED) if len(who) > _NAMED else named


def not_closing(accounts: iv3.Accounts, net: Mapping[str, float]) -> list[str]:
    """Whose accounts do not close as delivered; `net` is expenses less revenue in euro, with grant and reserves."""
    names = gemeenten_in(accounts.year)
    off = [
        Text("{name} ({code}) by EUR {amount} mln", name=names[code], code=code, amount=dutch(own / _MLN, 1))
        for code, own in net.items()
        if not iv3.closes(own)
    ]
    if not off:
        return []
    return [
        Text(
            "Expenses and revenue do not close as they were delivered, and are shown as they are: {shown}.",
            shown=_shortened(off),
        )
    ]
