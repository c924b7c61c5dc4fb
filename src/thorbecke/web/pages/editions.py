"""Links that name the edition of rules and figures they rest on are never answered with other numbers."""

from http import HTTPStatus

from fastapi import Request, Response

from thorbecke.studies import edition
from thorbecke.texts import Text
from thorbecke.web import addresses
from thorbecke.web.problems import answer_with

__all__ = ["refused_edition"]


def refused_edition(request: Request) -> Response | None:
    """What to answer to a link that rests on an edition which is not here; None where it may be answered."""
    wanted = request.query_params.get(addresses.EDITION)
    if wanted in (None, edition()):
        return None
    told = Text(
        "This link rests on edition {wanted} of rules and figures; here is edition {here}. Its numbers may be others, "
        "so they are not shown. Leave out '{argument}' in the address to see those of today.",
        wanted=str(wanted)[:20],
        here=edition(),
        argument=addresses.EDITION,
    )
    return answer_with(request, HTTPStatus.GONE, told)
