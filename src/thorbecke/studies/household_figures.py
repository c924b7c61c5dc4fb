"""From the rows of a synthetic population to the quantities that the rules for residents take in."""

from collections.abc import Callable, Mapping

import numpy as np

from thorbecke.model import Input, Lookup
from thorbecke.population import INCOME_CLASSES, SYNTHETIC, Block
from thorbecke.quantity import Quantity

__all__ = ["UP_TO_MINIMUM", "home"]

# Upper bound of each income class as a share of the social minimum; the classes above, and no class, have none.
UP_TO_MINIMUM = np.array([1.0, 1.1, 1.2, *([np.inf] * (len(INCOME_CLASSES) - 3 + 1))])

_FIGURES: Mapping[str, Callable[[Block], Quantity]] = {
    "woz_waarde": lambda block: block.quantity("woz", "euro"),
    "eigenaar": lambda block: block.quantity(block.column("eigendom") == 0),
    "bewoond": lambda block: block.quantity(block.bewoond),
    "volwassen_ingezetenen": lambda block: block.quantity(block.ingezetenen_18, "persoon"),
    "inkomen_tot_sociaal_minimum": lambda block: block.quantity(block.column("inkomensklasse").choose(UP_TO_MINIMUM)),
    "huishoudinkomen": lambda block: block.quantity("besteedbaar", "euro"),
}


def home(block: Block) -> Lookup:
    """Value, ownership and occupation of the dwelling, adults, and income by the social minimum.

    Found when a rule asks for them, so that only columns are read that the rules need.
    """

    def lookup(wanted: Input) -> tuple[Quantity, str] | None:
        figure = _FIGURES.get(wanted.name)
        return (figure(block), SYNTHETIC) if figure else None

    return lookup
