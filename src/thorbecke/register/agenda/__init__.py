"""The joint agenda of VNG, IPO and UvW (track 3): propositions that wait for what the resolution asks first."""

from thorbecke.register.agenda.propositions import PROPOSITION
from thorbecke.register.agenda.to_date import AGREEMENTS

__all__ = ["AGENDA_KINDS"]

AGENDA_KINDS = (AGREEMENTS, PROPOSITION)
"""The kinds of subject of the joint agenda."""
