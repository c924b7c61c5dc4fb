"""How often an address may ask for costly work."""

import math
import time
from http import HTTPStatus

from fastapi import Request
from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from starlette.exceptions import HTTPException

from thorbecke.texts import Text

__all__ = ["Limiter", "costly"]


class Limiter:
    """So many costly requests a minute for each address, counted in this process."""

    def __init__(self, per_minute: int) -> None:
        self._most = RateLimitItemPerMinute(per_minute)
        self._limiter = MovingWindowRateLimiter(MemoryStorage())

    def seconds_to_wait(self, who: str) -> int:
        """Count one request; gives 0 when it may go on, else how long to wait."""
        if self._limiter.hit(self._most, who):
            return 0
        return max(1, math.ceil(self._limiter.get_window_stats(self._most, who).reset_time - time.time()))


def costly(request: Request) -> None:
    """Count a costly request of this address; raises HTTPException 429 with `Retry-After` when it asked too often."""
    limiter: Limiter = request.app.state.limiter
    wait = limiter.seconds_to_wait(request.client.host if request.client else "")
    if wait:
        told = Text("You asked for much work in a minute. Try again in {wait} seconds.", wait=wait)
        raise HTTPException(HTTPStatus.TOO_MANY_REQUESTS, told, {"Retry-After": str(wait)})
