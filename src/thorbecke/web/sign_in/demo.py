"""The demo: fixed users, one for each role, who sign in by their name alone; on this machine and nowhere else."""

import ipaddress

from fastapi import Request

from thorbecke.errors import NotAllowedError, ThorbeckeError
from thorbecke.register import Actor
from thorbecke.texts import Text

__all__ = ["USERS", "check_loopback", "check_on_this_machine"]

USERS: dict[str, Actor] = {
    actor.user: actor
    for actor in (
        Actor("demo-vws", "Vera (VWS)", "VWS", "vakdepartement"),
        Actor("demo-bzk", "Bas (BZK)", "BZK", "bzk"),
        Actor("demo-fin", "Fatima (Financiën)", "FIN", "financien"),
        Actor("demo-vng", "Vincent (VNG)", "VNG", "vng"),
        Actor("demo-ipo", "Iris (IPO)", "IPO", "ipo"),
        Actor("demo-uvw", "Ursula (Unie van Waterschappen)", "UVW", "uvw"),
        Actor("demo-gm0637", "Gerda (Zoetermeer)", "GM0637", "gemeente"),
        Actor("demo-gm0150", "Dirk (Deventer)", "GM0150", "gemeente"),
        Actor("demo-arbiter", "Arend (arbiter)", "ARBITERS", "arbiter"),
        Actor("demo-secretaris", "Sam (secretariaat)", "SECRETARIAAT", "secretary"),
    )
}
_NAMES = ("localhost", "127.0.0.1", "::1")


def check_loopback(address: str) -> None:
    """Raise ThorbeckeError unless only this machine can reach a server at this address."""
    try:
        reachable = not ipaddress.ip_address(address.strip("[]")).is_loopback
    except ValueError:
        reachable = address != _NAMES[0]
    if reachable:
        raise ThorbeckeError(
            f"The demo lets anyone sign in as anyone, and {address} can be reached by others. "
            "Leave --host out, or give --oidc instead of --demo."
        )


def check_on_this_machine(request: Request) -> None:
    """Raise NotAllowedError for a request to the demo that came in otherwise than by this machine's own name."""
    if request.url.hostname not in _NAMES:
        raise NotAllowedError(Text("The demo can be used on this machine alone."))
