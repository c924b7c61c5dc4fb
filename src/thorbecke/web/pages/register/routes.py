"""Every page of the register."""

from fastapi import APIRouter

from thorbecke.web.pages.register import acts, agenda, ballots, chain, dossiers, meetings

__all__ = ["router"]

router = APIRouter()
for _part in (acts, dossiers, agenda, ballots, meetings, chain):
    router.include_router(_part.router)
