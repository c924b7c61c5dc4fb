"""Signing in: who sends a request, by a session that begins at a provider of identities or, for trying, in the demo."""

from thorbecke.web.sign_in.guard import check_same_site, check_sent
from thorbecke.web.sign_in.provider import Provider, read_provider
from thorbecke.web.sign_in.sessions import Session, Sessions
from thorbecke.web.sign_in.visitors import Visitor, sessions_of, visitor_of

__all__ = [
    "Provider",
    "Session",
    "Sessions",
    "Visitor",
    "check_same_site",
    "check_sent",
    "read_provider",
    "sessions_of",
    "visitor_of",
]
