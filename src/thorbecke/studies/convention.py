"""The convention under which a deficit is stated: what counts as an expense and as means. Chosen openly."""

from dataclasses import dataclass, fields, replace

import numpy as np

from thorbecke.parameters import links
from thorbecke.quantity import Quantity
from thorbecke.texts import Text

__all__ = ["Convention"]

_BUIG, _OWN_CONTRIBUTIONS = "BUIG", "Eigen bijdragen Wmo"


@dataclass(frozen=True)
class Convention:
    """What counts in a deficit; the default is the simplest that Iv3 allows.

    overhead: overhead, spread over tasks by salaries, counts as an expense (default: it stays apart).
    buig: income support (6.3) counts, with the specific grant booked on it (default); else both are left out.
    own_contributions: revenue on provisions of the Wmo counts (default); else expenses stand in full.
    payments: integratie- and decentralisatie-uitkeringen of the cluster count as means (default).
    """

    overhead: bool = False
    buig: bool = True
    own_contributions: bool = True
    payments: bool = True

    def words(self) -> str:
        """The convention in one line."""
        return Text.joined(
            (
                Text("overhead spread by salaries") if self.overhead else Text("overhead apart"),
                Text("BUIG and income support counted")
                if self.buig
                else Text("BUIG and income support left out on both sides"),
                Text("own contributions Wmo deducted")
                if self.own_contributions
                else Text("own contributions Wmo not deducted"),
                Text("IU and DU counted as means") if self.payments else Text("IU and DU not counted as means"),
            ),
            "; ",
        )

    def alternatives(self) -> "dict[str, Convention]":
        """Every convention that differs from this one in one respect, by the name of that respect."""
        return {own.name: replace(self, **{own.name: not getattr(self, own.name)}) for own in fields(self)}

    def quantities(self, taakvelden: list[str], year: int) -> dict[str, Quantity]:
        """The convention as the inputs of the rules, for the taakvelden of a year."""
        flows = links("taakveld_geldstroom")
        buig = np.array([flows.belongs(code, _BUIG, year) for code in taakvelden])
        own = np.array([flows.belongs(code, _OWN_CONTRIBUTIONS, year) for code in taakvelden])
        kept = ~buig | self.buig
        return {
            "lasten_telt": Quantity.of(kept.astype(float), ("taakveld",)),
            "baten_telt": Quantity.of((kept & (~own | self.own_contributions)).astype(float), ("taakveld",)),
            "overhead_telt": Quantity.of(float(self.overhead)),
            "iu_du_telt": Quantity.of(float(self.payments)),
        }
