"""The application: what it answers, in which frame, and how it says that something is wrong."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import anyio.to_thread
import structlog
from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles
from starlette.middleware.gzip import GZipMiddleware

from thorbecke import __version__
from thorbecke.studies import edition, national
from thorbecke.web import addresses, api, health, problems
from thorbecke.web.frame import Frame
from thorbecke.web.held import Held
from thorbecke.web.limits import Limiter
from thorbecke.web.look import FOLDER
from thorbecke.web.pages import answers, figures, front, icon, languages, maps, municipality, reports, sources, what_if
from thorbecke.web.pages import register as register_pages
from thorbecke.web.settings import Settings
from thorbecke.web.sign_in import routes as sign_in

__all__ = ["create_app"]

_WORTH_PACKING = 1_000
_PARTS = (
    *(health, front, answers, figures, sources, reports, municipality, maps, what_if, languages, icon),
    *(sign_in, register_pages),
)


def create_app(settings: Settings | None = None) -> FastAPI:
    """The whole application: pages, files and the API."""
    chosen = settings or Settings()
    if not structlog.is_configured():
        # A program that asks the application itself, without a server, hears nothing of its requests.
        structlog.configure(logger_factory=structlog.ReturnLoggerFactory())
    app = FastAPI(
        title="thorbecke",
        version=__version__,
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        # An address that ends in a slash is another address, and not there: the API Design Rules want it so.
        redirect_slashes=False,
        lifespan=_begin,
    )
    app.state.settings = chosen
    app.state.held, app.state.sessions, app.state.client = Held(chosen), None, None
    app.state.limiter = Limiter(chosen.costly_per_minute)
    app.add_middleware(GZipMiddleware, minimum_size=_WORTH_PACKING, compresslevel=4)
    app.add_middleware(Frame, settings=chosen)
    api.add_to(app)
    problems.add_to(app)
    for part in _PARTS:
        app.include_router(part.router)
    app.mount(addresses.static_folder(), StaticFiles(directory=FOLDER / "static"), name="static")
    return app


@asynccontextmanager
async def _begin(app: FastAPI) -> AsyncIterator[None]:
    """Few threads compute at a time, so that a short request never waits for many long ones; figures are read once."""
    anyio.to_thread.current_default_thread_limiter().total_tokens = app.state.settings.computing_threads
    await anyio.to_thread.run_sync(_warm)
    yield
    app.state.held.close()


def _warm() -> None:
    """Read the newest figures, compile the graph and check the resolution before the first reader comes."""
    from thorbecke.datasets import newest

    edition()
    national.model_of(newest()).value("totaal")
    front.warm()
