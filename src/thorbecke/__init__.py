"""thorbecke: the open model and register of the relations between the Dutch state and its municipalities.

    import thorbecke

    model = thorbecke.load("september-2024", 2025)
    model["algemene_uitkering"]                                # an xarray.DataArray, by municipality
    thorbecke.grants("september-2024", 2025).to_polars()       # a polars.DataFrame, one row each

Nothing heavy is imported before it is needed.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from thorbecke.model import Model
    from thorbecke.studies import Answer

__all__ = ["__version__", "ask", "grants", "load"]

__version__ = "0.1.0"


def ask(question: str, **given: Any) -> "Answer":
    """The answer to a question by name, as `ask("grant_of", gemeente="Beekdaelen")`: what the web app shows, in Python.

    Raises UnknownNameError for a question, an argument or a name that does not exist.
    """
    from thorbecke import resolution  # noqa: F401  # it offers questions of its own
    from thorbecke.studies import questions

    return questions.ask(question, **given)


def load(circular: str | None = None, year: int | None = None) -> "Model":
    """The model on the figures of a circular (as `september-2024`) and an uitkeringsjaar; the newest by default.

    Raises UnknownNameError when there are no such figures.
    """
    from thorbecke.datasets import named
    from thorbecke.studies import national

    return national.model_of(named(circular, year))


def grants(circular: str | None = None, year: int | None = None) -> "Answer":
    """The grant of every municipality, one row each, in euro: `.to_polars()`, `.to_json()` or `.rows`.

    Raises UnknownNameError when there are no such figures.
    """
    from thorbecke.datasets import named
    from thorbecke.studies import grant, national

    which = named(circular, year)
    return grant.all_grants(national.model_of(which), which)
