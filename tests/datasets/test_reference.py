"""Every packaged reference table says where it comes from."""

from pathlib import Path

import pytest

import thorbecke.datasets
from thorbecke.datasets.reference import provenance_of, reference_tables
from thorbecke.errors import UnknownNameError

DATA = Path(thorbecke.datasets.__file__).parent / "data"


def test_every_table_has_a_record_and_every_record_a_table():
    described_beside = {"maatstaven"}
    assert {path.stem for path in DATA.glob("*.csv")} - described_beside == set(reference_tables())


@pytest.mark.parametrize("table", reference_tables())
def test_a_record_is_complete(table):
    record = provenance_of(table)
    assert all([record.title, record.publisher, record.date, record.licence, record.note, record.files])
    assert record.address.startswith("https://")
    assert all(len(file.sha256) == 64 for file in record.files)


def test_an_unknown_table_is_refused_with_the_closest():
    with pytest.raises(UnknownNameError, match="gemeenten"):
        provenance_of("gemeente")
