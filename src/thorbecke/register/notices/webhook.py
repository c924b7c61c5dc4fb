"""A notice posted to a web address: a CloudEvent in structured mode, signed with a secret that both sides know.

The signature is that of Standard Webhooks: HMAC-SHA256 over `id.timestamp.body`, in base64, after `v1,`.
"""

import base64
import hashlib
import hmac
from collections.abc import Callable
from datetime import datetime

import httpx
from cloudevents.core.bindings.http import to_structured_event
from cloudevents.core.v1.event import CloudEvent

from thorbecke.register.notices.notice import Notice

__all__ = ["ATTEMPTS", "post", "signature"]

ATTEMPTS = 3
_FIRST_WAIT, _PATIENCE = 1.0, 10.0
_TOO_MANY, _SERVER_FAILS = 429, 500


def _event(notice: Notice, source: str, moment: datetime) -> CloudEvent:
    about = notice.about
    return CloudEvent(
        attributes={
            "id": notice.id,
            "source": source,
            "type": notice.type,
            "subject": f"{about.kind}/{about.id}",
            "time": moment,
            "datacontenttype": "application/json",
        },
        data={
            "title": about.title,
            "what": about.what,
            "day": about.day.isoformat(),
            "consequence": about.consequence,
            "parties": list(about.parties),
            "ground": about.ground,
        },
    )


def signature(secret: str, notice: str, timestamp: str, body: bytes) -> str:
    """The signature of a message; who receives it computes the same and compares."""
    signed = hmac.new(secret.encode(), f"{notice}.{timestamp}.".encode() + body, hashlib.sha256)
    return f"v1,{base64.b64encode(signed.digest()).decode()}"


def post(
    notice: Notice, address: str, secret: str, *, source: str, moment: datetime, wait: Callable[[float], None]
) -> str:
    """Post a notice, and try again a few times where the other side fails; gives why it was not taken, or nothing.

    wait: told the seconds to wait before trying again, twice as many each time.
    """
    message = to_structured_event(_event(notice, source, moment))
    body = bytes(message.body)
    timestamp = str(int(moment.timestamp()))
    signed = {
        "webhook-id": notice.id,
        "webhook-timestamp": timestamp,
        "webhook-signature": signature(secret, notice.id, timestamp, body),
    }
    why = ""
    for attempt in range(ATTEMPTS):
        if attempt:
            wait(_FIRST_WAIT * 2 ** (attempt - 1))
        why, is_final = _once(address, body, {**message.headers, **signed})
        if is_final:
            break
    return why


def _once(address: str, body: bytes, headers: dict[str, str]) -> tuple[str, bool]:
    """Why it was not taken (nothing: it was), and whether to stop trying. No answer is read or followed."""
    try:
        with httpx.stream("POST", address, content=body, headers=headers, timeout=_PATIENCE) as answer:
            if answer.is_success:
                return "", True
            status = answer.status_code
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        return str(error) or type(error).__name__, False
    return f"answered {status}", status != _TOO_MANY and status < _SERVER_FAILS
