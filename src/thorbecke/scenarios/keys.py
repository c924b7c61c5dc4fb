"""The key by which an amount is shared out, as a fraction for each municipality."""

import numpy as np

from thorbecke.errors import QuantityError
from thorbecke.law import verdeling
from thorbecke.model import Model
from thorbecke.quantity import Quantity
from thorbecke.scenarios.distributions import (
    Distribution,
    ThroughCluster,
    ThroughCriteria,
    ThroughInhabitants,
    ThroughTable,
)
from thorbecke.texts import Text

__all__ = ["key_of"]


def key_of(model: Model, distribution: Distribution) -> Quantity:
    """The share of each municipality, adding up to 1, in the order of the model.

    Raises QuantityError when the weights give some municipalities more than nothing and others less, or nobody
    anything: such weights are no key.
    """
    match distribution:
        case ThroughCluster():
            weights = model.value("bedrag_per_eenheid_per_cluster")
            key = _of_weights(model, weights.isel(cluster=model.place("cluster", distribution.cluster)))
        case ThroughCriteria():
            weights = model.value("bedrag_per_eenheid")
            chosen = np.isin(model.coords["maatstaf"], distribution.criteria)
            key = _of_weights(model, Quantity(np.where(chosen, weights.data, 0.0), weights.dims, weights.unit))
        case ThroughTable():
            shares = distribution.shares or {}
            data = np.array([shares.get(code, 0.0) for code in model.coords["gemeente"]])
            key = verdeling.verdeel(Quantity.of(1.0), Quantity.of(data, ("gemeente",), "1"))
        case ThroughInhabitants():
            key = verdeling.verdeel(Quantity.of(1.0), model.value("inwoners"))
        case _:
            raise QuantityError(Text("An amount through the uitkeringsfactor has no key of its own."))
    if not np.isfinite(key.data).all() or np.min(key.data) < 0:
        raise QuantityError(
            Text("These weights are no key: they do not give every municipality a share of zero or more.")
        )
    return key


def _of_weights(model: Model, weights: Quantity) -> Quantity:
    with np.errstate(divide="ignore", invalid="ignore"):
        return verdeling.sleutel_van_gewichten(model.value("eenheden"), weights)
