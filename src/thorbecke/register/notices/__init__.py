"""Notices of deadlines and lapses, by webhook or e-mail: each is sent once to each recipient, and that is recorded."""

from thorbecke.register.notices.notice import Notice, notices
from thorbecke.register.notices.sending import Delivery, notify
from thorbecke.register.notices.settings import Settings, read_settings
from thorbecke.register.notices.tables import deliveries_table
from thorbecke.register.notices.webhook import ATTEMPTS, signature

__all__ = [
    "ATTEMPTS",
    "Delivery",
    "Notice",
    "Settings",
    "deliveries_table",
    "notices",
    "notify",
    "read_settings",
    "signature",
]
