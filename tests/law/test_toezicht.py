"""Key ratios within bounds and the article 12 test, on real budgets."""

import numpy as np
import pytest

from thorbecke.datasets import gemeenten_in
from thorbecke.errors import NotPublishedError
from thorbecke.parameters import load
from thorbecke.studies.ratios import RATIOS, supervision

FOUND = supervision(2024)
CODES = list(gemeenten_in(2024))


@pytest.mark.parametrize("name", RATIOS)
@pytest.mark.parametrize("year", range(2020, 2026))
def test_a_ratio_within_bounds_stays_and_one_beyond_is_put_at_the_bound(name: str, year: int):
    found = supervision(year)
    bounds = load("kengetal_grens")
    least, most = bounds.at(year, f"{name} minimum"), bounds.at(year, f"{name} maximum")
    stated, kept = found.ratio(name, "kengetal_opgegeven"), found.ratio(name)
    inside = (stated >= least) & (stated <= most)
    assert np.array_equal(stated[inside], kept[inside])
    assert np.nanmin(kept) >= least
    assert np.nanmax(kept) <= most
    assert np.array_equal(np.isnan(stated), np.isnan(kept))
    beyond = (~inside & ~np.isnan(stated)).mean()
    assert beyond < (0.08 if name == "structurele_exploitatieruimte" else 0.05)


def test_the_bound_of_article_12_is_two_per_cent_of_capacity_and_grants():
    place = CODES.index("GM1954")
    parts = [float(FOUND.model.value(n).data[place]) for n in ("ozb_capaciteit", "algemene_uitkering", "iu_du")]
    bound = FOUND.each("artikel_12_grens")
    assert bound is not None
    assert bound[place] == pytest.approx(0.02 * sum(parts))


def test_tax_capacity_counts_all_property_in_full():
    model = FOUND.model
    corrected, full = (np.asarray(model.value(n).data) for n in ("gecorrigeerde_woz_waarde", "waarde_onroerende_zaken"))
    share = dict(zip(model.coords["ozb_maatstaf"], (corrected / full)[0].round(6), strict=True))
    assert share == {"WOZwe80": 0.8, "WOZnwe70": 0.7, "WOZnwg70": 0.7}


def test_the_deficit_is_what_municipalities_themselves_call_structural():
    place = CODES.index("GM1954")
    deficit = FOUND.each("structureel_tekort")
    assert deficit is not None
    assert deficit[place] == pytest.approx(-0.0559 * 104_278_000)


def test_where_the_norm_is_unknown_it_is_asked_for():
    with pytest.raises(NotPublishedError, match="ozb_norm"):
        FOUND.model.value("ozb_ten_opzichte_van_norm")
    given = supervision(2024, norm=0.0018).each("ozb_ten_opzichte_van_norm")
    pressure = FOUND.each("ozb_druk")
    assert given is not None
    assert pressure is not None
    assert np.nanmedian(given) == pytest.approx(np.nanmedian(pressure) / 0.0018)
