"""A small client for the open data service of CBS: rows of a table, page after page (OData version 3, JSON)."""

import json
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlencode, urljoin
from urllib.request import Request, urlopen

from thorbecke.errors import SourceError

__all__ = ["ODataService"]

_TOO_MANY, _SERVER_ERROR = 429, 500
_NEXT = ("odata.nextLink", "@odata.nextLink")
_REMEDY = "Try again later, or give a file of your own."


@dataclass(frozen=True)
class ODataService:
    """A service at an address; `attempts` times a page is asked, with `pause` seconds in between that double.

    `read` is told how many rows have come in after every page.
    """

    address: str
    timeout: float = 120.0
    attempts: int = 4
    pause: float = 1.0
    read: Callable[[int], None] = lambda _: None

    def rows(self, path: str, options: Mapping[str, str]) -> Iterator[dict[str, Any]]:
        """Every row of a resource; options as in `{"$filter": "Catalog eq 'IV3'"}`.

        Raises SourceError when the service cannot be reached, refuses, or gives no rows as JSON.
        """
        query = urlencode({"$format": "json", **options}, quote_via=quote)
        page: str | None = f"{self.address.rstrip('/')}/{path}?{query}"
        count, seen = 0, set()
        while page and page not in seen:
            seen.add(page)
            found = self._page(page)
            count += len(found["value"])
            self.read(count)
            yield from found["value"]
            following = next((found[name] for name in _NEXT if found.get(name)), None)
            page = urljoin(page, following) if following else None

    def _page(self, address: str) -> dict[str, Any]:
        text = self._text(address)
        try:
            found = json.loads(text)
        except ValueError as error:
            raise SourceError(f"{self.address} answered something else than JSON. {_REMEDY}") from error
        if not isinstance(found, dict) or not isinstance(found.get("value"), list):
            raise SourceError(f"{self.address} answered without rows. {_REMEDY}")
        return found

    def _text(self, address: str) -> bytes:
        if not address.startswith(("https://", "http://")):
            raise SourceError(f"'{address}' is not an address of a service: it begins with https://.")
        request = Request(address, headers={"Accept": "application/json", "User-Agent": "thorbecke"})  # noqa: S310 the scheme is checked above
        for attempt in range(1, self.attempts + 1):
            try:
                with urlopen(request, timeout=self.timeout) as answer:  # noqa: S310 the scheme is checked above
                    body: bytes = answer.read()
                    return body
            except HTTPError as error:
                passing = error.code == _TOO_MANY or error.code >= _SERVER_ERROR
                if not passing or attempt == self.attempts:
                    raise SourceError(f"{self.address} refused with HTTP status {error.code}. {_REMEDY}") from error
            except (URLError, TimeoutError, ConnectionError) as error:
                if attempt == self.attempts:
                    reason = getattr(error, "reason", error)
                    raise SourceError(f"{self.address} cannot be reached: {reason}. {_REMEDY}") from error
            time.sleep(self.pause * 2 ** (attempt - 1))
        raise SourceError(f"{self.address} was not asked: attempts must be at least 1.")
