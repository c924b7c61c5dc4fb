"""Packaged scenarios by name: an address never opens a file of this machine."""

from thorbecke.errors import UnknownNameError, did_you_mean
from thorbecke.scenarios import packaged
from thorbecke.texts import Text

__all__ = ["packaged_scenario"]


def packaged_scenario(name: str) -> str:
    """The name when there is a packaged scenario of it; raises UnknownNameError with the closest."""
    if name not in packaged():
        hint = did_you_mean(name[:60], packaged())
        raise UnknownNameError(Text("There is no scenario '{name}'.{hint}", name=name[:60], hint=hint))
    return name
