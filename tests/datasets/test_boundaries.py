"""The map of every year holds the municipalities of that year, in closed rings inside the country."""

from itertools import pairwise

import pytest

from thorbecke.datasets import flat_map, gemeenten_in, provenance_of_boundaries, rings_of
from thorbecke.errors import NotPublishedError

YEARS = range(2019, 2027)


@pytest.mark.parametrize("year", YEARS)
def test_the_map_of_a_year_holds_the_municipalities_of_that_year(year: int):
    assert set(rings_of(year)) == set(gemeenten_in(year))
    assert [feature["id"] for feature in flat_map(year)["features"]] == list(rings_of(year))


@pytest.mark.parametrize("year", [2019, 2021, 2023])
def test_every_ring_is_closed_and_lies_in_the_european_netherlands(year: int):
    for polygons in rings_of(year).values():
        for ring in (ring for polygon in polygons for ring in polygon):
            assert ring[0] == ring[-1]
            assert all(3.3 < east < 7.3 and 50.7 < north < 53.7 for east, north in ring)


def test_the_borders_of_2023_hold_to_2026():
    assert rings_of(2026) is rings_of(2023)


@pytest.mark.parametrize("year", [2018, 2027])
def test_a_year_without_a_map_is_refused(year: int):
    with pytest.raises(NotPublishedError, match=f"no map of {year}: the maps run from 2019 to 2026"):
        rings_of(year)


def test_a_reorganisation_moves_no_land():
    before, after = (sum(area(polygons) for polygons in rings_of(year).values()) for year in (2022, 2023))
    assert after == pytest.approx(before, rel=1e-3)


def area(polygons) -> float:
    """The surface in square degrees: outsides less holes, by the shoelace formula."""
    found = 0.0
    for polygon in polygons:
        for place, ring in enumerate(polygon):
            twice = sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairwise(ring))
            found += abs(twice) / 2 * (-1 if place else 1)
    return found


def test_the_boundaries_say_where_they_come_from():
    record = provenance_of_boundaries()
    assert record.publisher == "CBS en Kadaster"
    assert len(record.files) == 5
