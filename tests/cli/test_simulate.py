"""Scenarios at the command line: summaries on the screen, rows in files, maps and charts, refusals with a line."""

import csv
import io
import json
from pathlib import Path

import pytest

from tests.scenarios import amount, written

KEYS = ["code", "name", "year", "before", "after", "difference", "per_inwoner", "percent", "left_open"]


def test_simulate_shows_the_nation_the_groups_and_the_extremes(thorbecke):
    found = thorbecke("simulate", "voorjaarsnota-2025", "--year", "2026")
    assert found.code == 0
    heads = [line for line in found.out.splitlines() if line.startswith("Voorjaarsnota 2025: ")]
    assert [head.partition(": ")[2] for head in heads] == [
        "the nation",
        "by size class",
        "most and least per inhabitant in 2026",
    ]
    assert "1.300,00" in found.out
    assert "2026: figures of september-2024 for 2025, carried forward without indexing" in found.out


def test_simulate_as_json_has_a_row_for_every_municipality_and_year(thorbecke):
    found = thorbecke("simulate", "voorjaarsnota-2025", "--years", "2025..2027", "--format", "json").json
    assert (found["scenario"], found["circular"], found["year"]) == (
        "voorjaarsnota-2025",
        "september-2024",
        "2025-2027",
    )
    assert len(found["rows"]) == 3 * 342
    assert all(list(row) == KEYS for row in found["rows"])
    assert sum(row["difference"] for row in found["rows"]) == pytest.approx(3014e6, abs=1)
    assert found["value"] == pytest.approx(3014e6, abs=1)


def test_groups_and_rows_go_to_files(thorbecke, tmp_path: Path):
    path = tmp_path / "groepen.csv"
    assert thorbecke("simulate", "resolutie-2021", "--year", "2026", "--by", "province", "-o", str(path)).code == 0
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"))))
    assert len(rows) == 12
    assert sum(float(row["difference_mln"]) for row in rows) == pytest.approx(300)
    assert thorbecke("simulate", "resolutie-2021", "--year", "2026", "--all").out.count("GM") >= 342


def test_a_map_and_a_chart_are_written_beside_the_answer(thorbecke, tmp_path: Path):
    kaart, punten = tmp_path / "kaart.svg", tmp_path / "punten.svg"
    done = thorbecke("simulate", "voorjaarsnota-2025", "--year", "2026", "--map", str(kaart), "--chart", str(punten))
    assert done.code == 0
    assert "verschil per inwoner in 2026" in kaart.read_text(encoding="utf-8")
    assert "naar grootte" in punten.read_text(encoding="utf-8")


def test_stacked_scenarios_bring_their_sum(thorbecke, tmp_path: Path):
    own = written(tmp_path, amount(100, year=2026), name="eigen")
    rows = thorbecke("simulate", "voorjaarsnota-2025", str(own), "--year", "2026", "--format", "json").json["rows"]
    assert sum(row["difference"] for row in rows) == pytest.approx(1400e6, abs=1)


def test_list_show_validate_new_and_schema(thorbecke, tmp_path: Path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert "voorjaarsnota-2024" in thorbecke("scenario", "list").out
    shown = thorbecke("scenario", "show", "voorjaarsnota-2024", "--format", "json").json
    assert {"amounts", "opschalingskorting"} & {row["change"] for row in shown["rows"]}
    assert all(row["source"] and row["grade"] in "PSD" for row in shown["rows"])
    assert thorbecke("scenario", "new", "mijn-plan.yaml").code == 0
    assert thorbecke("scenario", "validate", "mijn-plan.yaml").out.startswith("mijn-plan.yaml: fine.")
    assert thorbecke("simulate", "mijn-plan.yaml", "--year", "2026").code == 0
    assert thorbecke("scenario", "schema", "-o", "schema.json").code == 0
    assert json.loads((tmp_path / "schema.json").read_text(encoding="utf-8"))["title"] == "Scenario of thorbecke"


def test_redistribute_keeps_the_fund_at_its_size_unless_told_otherwise(thorbecke, tmp_path: Path):
    path = tmp_path / "gewichten.csv"
    path.write_text("maatstaf;euro_per_unit\njong;+10%\n", encoding="utf-8")
    neutral = thorbecke("redistribute", "--weights", str(path), "--format", "json").json
    grown = thorbecke("redistribute", "--weights", str(path), "--not-neutral", "--format", "json").json
    assert abs(sum(row["difference"] for row in neutral["rows"])) < 1
    assert sum(row["difference"] for row in grown["rows"]) > 1e8
    growing = thorbecke("redistribute", "--weights", str(path), "--growth-path", "--format", "json").json
    assert {row["year"] for row in growing["rows"]} == {2025, 2026, 2027}


def test_the_recalibration_is_told_for_262_of_342_municipalities(thorbecke):
    found = thorbecke("redistribute", "--recalibration", "--format", "json").json
    assert sum(row["full_effect"] is not None for row in found["rows"]) == 262
    assert found["notes"][0].startswith("Told for 262 of 342 municipalities: 128 gain and 134 lose")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ["simulate", "voorjaarsnota-2023"],
            "There is no scenario 'voorjaarsnota-2023'. Did you mean voorjaarsnota-2025",
        ),
        (["simulate", "voorjaarsnota-2024", "--year", "2021"], "2021 cannot be computed: until 2022"),
        (["simulate", "voorjaarsnota-2024", "--years", "later"], "'later' names no years"),
        (["simulate", "voorjaarsnota-2024", "voorjaarsnota-2024"], "'voorjaarsnota-2024' is given twice"),
        (
            ["simulate", "voorjaarsnota-2024", "opschalingskorting-gepland"],
            "both change the path of the opschalingskorting",
        ),
        (["simulate", "voorjaarsnota-2024", "--map", "kaart.bmp"], "a chart is written as .svg, .png, .pdf, .html"),
        (["scenario", "show", "weg.yaml"], "weg.yaml cannot be read"),
        (["scenario", "new", "plan.txt"], "a scenario file ends in .yaml"),
        (["redistribute"], "Give --weights FILE for weights of your own, or --recalibration"),
        (["redistribute", "--recalibration", "--by", "province"], "--recalibration goes with --year"),
    ],
)
def test_what_cannot_be_done_is_refused_in_one_line(thorbecke, tmp_path, monkeypatch, arguments, message):
    monkeypatch.chdir(tmp_path)
    found = thorbecke(*arguments)
    assert (found.code, found.out) == (2, "")
    assert message in found.err
    assert len(found.err.strip().splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def test_a_scenario_that_is_there_is_not_written_over(thorbecke, tmp_path: Path):
    path = tmp_path / "plan.yaml"
    path.write_text("mine", encoding="utf-8")
    assert "exists already" in thorbecke("scenario", "new", str(path)).err
    assert path.read_text(encoding="utf-8") == "mine"


def test_a_scenario_that_moves_no_money_says_so_and_names_no_winners(thorbecke):
    found = thorbecke("simulate", "herijking-2023", "--year", "2025")
    assert found.code == 0
    assert "No municipality gains or loses in 2025" in found.out
    assert "most and least" not in found.out


def test_years_of_a_scenario_that_cannot_be_computed_are_named(thorbecke):
    notes = thorbecke("simulate", "arbitrage-jeugd-2021", "--format", "json").json["notes"]
    assert any(note.startswith("2022: in the scenario, not computed;") for note in notes)
