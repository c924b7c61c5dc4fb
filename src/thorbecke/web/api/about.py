"""Where the API is and which version of it this is."""

import os

__all__ = ["PREFIX", "VERSION", "contact"]

PREFIX = "/api/v1"
VERSION = "1.0.0"
_NAME = "The thorbecke team"


def contact() -> dict[str, str]:
    """Whom to ask about the API: whoever runs the server says so in the environment."""
    found = {"name": os.environ.get("THORBECKE_CONTACT_NAME") or _NAME}
    for part in ("email", "url"):
        value = os.environ.get(f"THORBECKE_CONTACT_{part.upper()}")
        if value:
            found[part] = value
    return found
