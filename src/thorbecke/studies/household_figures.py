"""From the rows of a synthetic population to the quantities that the rules for residents take in."""

import numpy as np

from thorbecke.population import INCOME_CLASSES, Block
from thorbecke.quantity import Quantity

__all__ = ["UP_TO_MINIMUM", "home"]

# Upper bound of each income class as a share of the social minimum; the classes above, and no class, have none.
UP_TO_MINIMUM = np.array([1.0, 1.1, 1.2, *([np.inf] * (len(INCOME_CLASSES) - 3 + 1))])


def home(block: Block) -> dict[str, Quantity]:
    """Value, ownership and occupation of the dwelling, adults, and income by the social minimum."""
    return {
        "woz_waarde": block.quantity("woz", "euro"),
        "eigenaar": block.quantity(block.column("eigendom") == 0),
        "bewoond": block.quantity(block.bewoond),
        "volwassen_ingezetenen": block.quantity(block.ingezetenen_18, "persoon"),
        "inkomen_tot_sociaal_minimum": block.quantity(UP_TO_MINIMUM[block.column("inkomensklasse")]),
        "huishoudinkomen": block.quantity("besteedbaar", "euro"),
    }
