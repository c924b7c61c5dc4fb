"""The municipality that an address names: by code; by name the reader is sent on to the address with the code."""

from fastapi import Request
from fastapi.responses import RedirectResponse

from thorbecke.datasets import newest
from thorbecke.studies import Municipality, grant
from thorbecke.web import addresses

__all__ = ["elsewhere", "who_in"]


def who_in(named: str) -> Municipality:
    """The municipality that is named; raises UnknownNameError with the closest names."""
    return grant.municipality(named, newest().year)


def elsewhere(request: Request, named: str, who: Municipality) -> RedirectResponse | None:
    """Where the same page has its address, when it was asked by name; None when it was asked by code."""
    if named == who.code:
        return None
    rest = request.url.path.split("/", 3)[3:]
    address = addresses.municipality_page(who.code, "/".join(rest))
    return RedirectResponse(f"{address}?{request.url.query}" if request.url.query else address, status_code=307)
