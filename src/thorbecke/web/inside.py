"""Addresses that a link may send a reader to."""

from urllib.parse import urlsplit

__all__ = ["inside"]


def inside(address: str) -> str:
    """The address when it lies on this server, else the front page: a link must not lead readers elsewhere."""
    parts = urlsplit(address)
    is_inside = (
        address.startswith("/") and not address.startswith(("//", "/\\")) and not parts.scheme and not parts.netloc
    )
    return address if is_inside and address.isprintable() else "/"
