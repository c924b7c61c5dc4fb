"""The switch of language."""

from fastapi import APIRouter
from fastapi.responses import RedirectResponse

from thorbecke.errors import UnknownNameError
from thorbecke.texts import Text
from thorbecke.web.inside import inside
from thorbecke.web.language import COOKIE, LANGUAGES

__all__ = ["router"]

router = APIRouter(include_in_schema=False)
_A_YEAR = 365 * 24 * 3600


@router.get("/taal/{code}")
async def switch(code: str, terug: str = "/") -> RedirectResponse:
    """Keep a language for this reader, and go back to the page where the switch was."""
    if code not in LANGUAGES:
        raise UnknownNameError(Text("There is no language '{code}': nl or en.", code=code[:20]))
    answer = RedirectResponse(inside(terug), status_code=303)
    answer.set_cookie(COOKIE, code, max_age=_A_YEAR, samesite="lax", httponly=True)
    return answer
