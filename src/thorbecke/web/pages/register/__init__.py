"""The pages of the register: dossiers, the joint agenda, meetings and votes, and the chain of acts they rest on."""

from thorbecke.web.pages.register.routes import router

__all__ = ["router"]
