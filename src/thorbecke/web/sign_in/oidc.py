"""OpenID Connect by Authlib: the code flow with PKCE, state and nonce, at the addresses that a provider publishes."""

from collections.abc import Mapping
from typing import Any

import httpx
import structlog
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.starlette_client import OAuth
from fastapi import Request, Response
from joserfc.errors import JoseError

from thorbecke.errors import NotAllowedError, SourceError
from thorbecke.register import Actor
from thorbecke.texts import Text
from thorbecke.web.sign_in.provider import Provider

__all__ = ["Client"]

_TIMEOUT = 10.0
_WRONG = (AuthlibBaseError, JoseError, httpx.HTTPError, ValueError, RuntimeError)


_log = structlog.get_logger("thorbecke.web")


def _as(provider: Provider) -> dict[str, str]:
    """How this server shows who it is: by its secret, or, where it has none, by PKCE alone."""
    return {} if provider.client_secret else {"token_endpoint_auth_method": "none"}


class Client:
    """This server as the provider knows it."""

    def __init__(self, provider: Provider) -> None:
        self._provider = provider
        self._client = OAuth().register(
            "provider",
            client_id=provider.client_id,
            client_secret=provider.client_secret,
            server_metadata_url=f"{provider.issuer.rstrip('/')}/.well-known/openid-configuration",
            client_kwargs={
                "scope": provider.scope,
                "code_challenge_method": "S256",
                "timeout": _TIMEOUT,
                **_as(provider),
            },
        )

    async def begin(self, request: Request, back: str) -> tuple[Response, dict[str, Any]]:
        """Send the browser to the provider, and what must be kept until it returns to `back`; raises SourceError."""
        kept: dict[str, Any] = {}
        request.scope["session"] = kept
        try:
            await self._check_issuer()
            answer: Response = await self._client.authorize_redirect(request, back)
        except _WRONG as error:
            _log.warning("sign-in", silent=str(error))
            raise self._silent() from error
        return answer, kept

    async def finish(self, request: Request, kept: Mapping[str, Any]) -> Actor:
        """Who came back from the provider; raises NotAllowedError for an answer that does not fit, and SourceError."""
        request.scope["session"] = dict(kept)
        try:
            await self._check_issuer()
            token = await self._client.authorize_access_token(request)
        except httpx.HTTPError as error:
            raise self._silent() from error
        except _WRONG as error:
            _log.warning("sign-in", refused=str(error))
            raise NotAllowedError(Text("Signing in did not succeed. Begin again.")) from error
        if not token.get("userinfo"):
            raise NotAllowedError(Text("The provider did not say who you are."))
        return self._provider.actor(token["userinfo"])

    async def _check_issuer(self) -> None:
        """The provider is who it should be by its own word; its tokens are checked against that."""
        found = (await self._client.load_server_metadata()).get("issuer")
        if found != self._provider.issuer:
            raise ValueError(found)

    def _silent(self) -> SourceError:
        told = "{issuer}, where you sign in, does not answer as it should. Try again later."
        return SourceError(Text(told, issuer=self._provider.issuer))
