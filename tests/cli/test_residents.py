"""Commands about residents: one clear line where something cannot be, and answers in every format."""

import json

import pytest

from tests.population.small import small
from thorbecke.cli import main


def run(*words: str, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr("sys.argv", ["thorbecke", *words])
    with pytest.raises(SystemExit) as stop:
        main()
    return int(stop.value.code or 0)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("localtax --shift 10 --instrument ozb-user", "ozb-users"),
        ("localtax --shift 10 --taken-out capacity", "tax-capacity"),
        ("localtax --shift -4", "above 0"),
        ("localtax Beekdaelen --all", "leave out the name"),
        ("localtax Amsterdam", "not in this population"),
        ("localtax Beekdalen", "Beekdaelen"),
        ("localtax --circular mei-2024", "september-2024"),
        ("wmo --year 2021", "--attraction"),
        ("wmo --year 2026", "2026"),
        ("wmo --attraction many", "0.05,0.67,1"),
        ("wmo --attraction nan,0,0", "0.05,0.67,1"),
        ("wmo --attraction 0.1,0.2", "3 incomes"),
    ],
)
def test_what_cannot_be_is_one_clear_line(words, message, monkeypatch, capsys):
    assert run(*words.split(), "--population", str(small().folder), monkeypatch=monkeypatch) == 2
    said = capsys.readouterr().err
    assert message in said
    assert said.count("\n") == 1


def test_without_a_population_the_command_says_how_to_build_one(monkeypatch, capsys, tmp_path):
    assert run("localtax", "--population", str(tmp_path), monkeypatch=monkeypatch) == 2
    assert "thorbecke population build" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words",
    [
        "localtax",
        "localtax Beekdaelen",
        "localtax --shift 10",
        "localtax --shift 10 --all",
        "localtax Beekdaelen --shift 10 --instrument residents-levy",
        "wmo",
        "wmo --all",
        "wmo --by household",
        "population report",
        "population report Vlieland",
        "population report --assumptions",
    ],
)
def test_every_answer_says_synthetic_its_circular_and_its_sources(words, monkeypatch, capsys):
    words = f"{words} --format json --population {small().folder}"
    assert run(*words.split(), monkeypatch=monkeypatch) == 0
    answer = json.loads(capsys.readouterr().out)
    assert any("synthetic" in note for note in answer["notes"])
    assert (answer["circular"], answer["year"]) == ("september-2024", 2025)
    assert answer["rows"]
    assert answer["sources"]
