"""Every route of the register."""

from thorbecke.web.api.register import acts, chain, subjects, voted
from thorbecke.web.api.routes import new_router

__all__ = ["router"]

router = new_router()
for _part in (subjects, voted, chain, acts):
    router.include_router(_part.router)
