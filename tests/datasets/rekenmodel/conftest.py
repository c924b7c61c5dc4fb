"""The packaged figures that exports and workbooks are written from."""

import pytest

from thorbecke.datasets import Circular, CircularFigures, CircularYear, load


@pytest.fixture(scope="session")
def figures() -> CircularFigures:
    return load(CircularYear(Circular("september", 2024), 2025))
