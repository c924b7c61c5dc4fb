"""A municipality at a glance beside the nation."""

import numpy as np
import pytest

from thorbecke.datasets import available
from thorbecke.studies import national, questions


@pytest.mark.parametrize("which", list(available()), ids=str)
def test_the_parts_add_up_and_the_nation_is_all_municipalities_together(which) -> None:
    answer = questions.ask("overview_of", gemeente="Beekdaelen", circular=str(which.circular), year=which.year)
    rows = {row["code"]: row for row in answer.rows}
    total = rows.pop("totaal")
    assert sum(row["amount"] for row in rows.values()) == pytest.approx(total["amount"])
    grants = questions.ask("grants", circular=str(which.circular), year=which.year)
    people = float(np.sum(national.model_of(which).value("inwoners").data))
    assert total["nation"] == pytest.approx(sum(row["totaal"] for row in grants.rows) / people)
    assert ("suppletie" in rows) == any(row["suppletie"] is not None for row in grants.rows)
