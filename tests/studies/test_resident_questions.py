"""Questions about residents, asked by name on a small real population, and what is said where there is none."""

from pathlib import Path

import pytest

from tests.population.small import small
from thorbecke.errors import UnknownNameError
from thorbecke.population import DEFAULT_SEED, folder_of
from thorbecke.studies import grant, local_charges, local_tax, local_tax_tables, questions, wmo, wmo_tables


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder in which the small population is the one that was built."""
    monkeypatch.setenv("THORBECKE_DATA", str(tmp_path))
    folder = folder_of(small().which, DEFAULT_SEED)
    folder.parent.mkdir(parents=True)
    folder.symlink_to(small().folder)
    return folder


@pytest.mark.usefixtures("built")
def test_local_charges_are_those_of_the_study() -> None:
    who = grant.municipality("Beekdaelen", small().which.year)
    asked = questions.ask("local_charges_of", gemeente="beekdaelen")
    assert asked.rows == local_charges.by_household(local_charges.charges(small()), who).rows
    towns = questions.ask("local_charges_by_municipality")
    assert towns.rows == local_charges.by_municipality(local_charges.charges(small())).rows


@pytest.mark.usefixtures("built")
def test_a_tax_shift_is_that_of_the_study() -> None:
    result = local_tax.shift(small(), local_tax.Proposal(10e6, taken_out="per-inhabitant"))
    given = {"amount": 10, "taken_out": "per-inhabitant"}
    assert questions.ask("tax_shift", **given).rows == local_tax_tables.nation(result).rows
    assert questions.ask("tax_shift_by_municipality", **given).rows == local_tax_tables.by_municipality(result).rows
    own = questions.ask("tax_shift_of", gemeente="GM1954", **given)
    assert own.rows == local_tax_tables.by_household(result, own.municipality).rows


@pytest.mark.usefixtures("built")
def test_the_fee_of_the_wmo_is_that_of_the_study() -> None:
    result = wmo.fee_effect(small(), wmo.fee_of(2020))
    assert questions.ask("wmo_fee").rows == wmo_tables.nation(result).rows
    assert questions.ask("wmo_fee_by_municipality").rows == wmo_tables.by_municipality(result).rows
    assert questions.ask("wmo_fee_by_household").rows == wmo_tables.by_household(result).rows


@pytest.mark.usefixtures("built")
def test_who_is_not_in_the_population_is_refused() -> None:
    with pytest.raises(UnknownNameError, match="Groningen is not in the population"):
        questions.ask("local_charges_of", gemeente="Groningen")


@pytest.mark.parametrize("name", ["local_charges_of", "wmo_fee"])
def test_without_a_population_it_says_how_to_build_one(name, tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("THORBECKE_DATA", str(tmp_path))
    with pytest.raises(UnknownNameError, match="thorbecke population build") as told:
        questions.ask(name, seed=1)
    assert str(tmp_path) not in str(told.value)


def test_open_arguments_are_pinned() -> None:
    asked = questions.question("local_charges_of").asked(gemeente="Beekdaelen")
    given = dict(asked.arguments)
    assert (given["gemeente"], given["circular"], given["year"]) == ("GM1954", str(small().which.circular), 2025)
    assert dict(questions.question("wmo_fee").asked().arguments)["year"] == 2020
