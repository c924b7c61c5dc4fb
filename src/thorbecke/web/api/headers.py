"""What every answer of the API carries, and what a browser of another site may do with it."""

from starlette.datastructures import MutableHeaders
from starlette.responses import Response
from starlette.routing import Match
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from thorbecke.web.api.about import PREFIX, VERSION

__all__ = ["ApiHeaders"]

_NO_CONTENT = 204
_METHODS = ("GET", "POST", "DELETE")
_A_DAY = "86400"
_OPEN = {
    "API-Version": VERSION,
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "API-Version, ETag, Link, Location, Retry-After",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "X-Frame-Options": "DENY",
}
_ONLY_SECURE = {"Strict-Transport-Security": "max-age=31536000"}


class ApiHeaders:
    """The middleware that opens the API to other sites, for reading and without credentials.

    `HEAD` is answered as `GET` without its body, here and on pages; `OPTIONS` says which methods there are.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and put the headers on its answer."""
        if scope["type"] != "http":
            return await self.app(scope, receive, send)
        ours = scope["path"] == PREFIX or scope["path"].startswith(f"{PREFIX}/")
        telling = _opening(send, secure=scope["scheme"] == "https") if ours else send
        if scope["method"] == "HEAD":
            return await self.app({**scope, "method": "GET"}, receive, _bodiless(telling))
        if ours and scope["method"] == "OPTIONS" and (methods := _methods(scope)):
            return await _allowed(methods)(scope, receive, telling)
        return await self.app(scope, receive, telling)


def _opening(send: Send, *, secure: bool) -> Send:
    headers = _OPEN | (_ONLY_SECURE if secure else {})

    async def opened(message: Message) -> None:
        if message["type"] == "http.response.start":
            # A copy: what is kept to be sent again must not carry what belonged to one request.
            message = {**message, "headers": list(message["headers"])}
            MutableHeaders(scope=message).update(headers)
        await send(message)

    return opened


def _bodiless(send: Send) -> Send:
    async def without(message: Message) -> None:
        await send({**message, "body": b""} if message["type"] == "http.response.body" else message)

    return without


def _methods(scope: Scope) -> list[str]:
    """The methods that a path answers."""
    routes = scope["app"].router.routes
    return [
        method
        for method in _METHODS
        if any(route.matches({**scope, "method": method})[0] is Match.FULL for route in routes)
    ]


def _allowed(methods: list[str]) -> Response:
    allow = ", ".join([*(["HEAD"] if "GET" in methods else []), *methods, "OPTIONS"])
    headers = {
        "Allow": allow,
        "Access-Control-Allow-Methods": "GET, HEAD",
        "Access-Control-Allow-Headers": "Accept, Accept-Language, If-None-Match",
        "Access-Control-Max-Age": _A_DAY,
    }
    return Response(status_code=_NO_CONTENT, headers=headers)
