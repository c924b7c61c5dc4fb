"""A wrong scenario is refused with file, line and remedy; a name that is not known with the closest."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.scenarios import made, measure, written
from thorbecke.errors import InputFileError, ThorbeckeError, UnknownNameError
from thorbecke.scenarios import read, stack, template, validate

CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("refusals.yaml").read_text(encoding="utf-8"))
AMOUNT = "lasting: structural\ndistribution: {through: factor}\nchannel: AU"


def text_of(case: dict[str, Any]) -> str:
    if "text" in case:
        return str(case["text"])
    return "name: proef\ntitle: P\nmeasures:\n" + measure(case["measure"].replace("%AMOUNT%", AMOUNT))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_a_wrong_scenario_says_where_and_how_to_mend_it(tmp_path: Path, case: dict[str, Any]):
    path = tmp_path / "proef.yaml"
    path.write_text(text_of(case), encoding="utf-8")
    with pytest.raises(InputFileError, match=case["message"]) as refusal:
        read(path)
    assert len(str(refusal.value)) < 600


def test_a_file_of_ten_thousand_brackets_is_refused(tmp_path: Path):
    path = tmp_path / "diep.yaml"
    path.write_text("name: " + "[" * 10_000, encoding="utf-8")
    with pytest.raises(InputFileError, match=r"diep\.yaml"):
        read(path)


def test_an_unknown_scenario_is_refused_with_the_closest():
    with pytest.raises(UnknownNameError, match="voorjaarsnota-2024"):
        read("voorjaarsnota-2023")


def test_a_file_that_is_not_there_is_refused(tmp_path: Path):
    with pytest.raises(InputFileError, match=r"weg\.yaml cannot be read"):
        read(tmp_path / "weg.yaml")


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ("gemeente,percent\nBeekdaelen,60\nUrk,41\n", "line 10: the shares add up to 101 percent"),
        (
            "gemeente,percent\nBeekdaelen,60\nUrkk,40\n",
            r"deel\.csv, row 3, column 1: 'Urkk' is not a municipality.*Urk",
        ),
        (
            "gemeente;percent\nUrk;5.000\n",
            r"deel\.csv, row 2, column 2: '5\.000' can be read as 5000\.0 .* or 5\.0 .* Write",
        ),
        ("gemeente,percent\nUrk,50\nGM0184,50\n", r"deel\.csv, row 3: GM0184 stands in the table twice"),
        ("gemeente,percent\nUrk,100,0\n", r"deel\.csv, row 2: 3 cells where the heading has 2.* decimal point"),
        ("gemeente,percent\nUrk\n", r"deel\.csv, row 2, column 2: '' is not a number"),
        ("", r"deel\.csv is empty"),
        ("gemeente,percent\nUrk,nan\n", r"deel\.csv, row 2, column 2: 'nan' is not a number"),
        ("gemeente,percent\nUrk,-100\n", r"deel\.csv, row 2, column 2: -100 is below zero"),
        ("gemeente;aandeel\nUrk;100\n", r"deel\.csv has no row with the headings gemeente and percent"),
    ],
)
def test_a_table_of_shares_is_checked_line_by_line(tmp_path: Path, rows: str, message: str):
    (tmp_path / "deel.csv").write_text(rows, encoding="utf-8")
    text = "change: amount\namounts: {2025: 1}\nlasting: structural\nchannel: DU\n"
    with pytest.raises(InputFileError, match=message):
        made(tmp_path, text + "distribution: {through: table, file: deel.csv}")


# -- stacking -------------------------------------------------------------------------------------------------------

WEIGHT = "change: weight\ncriterion: {}\npercent: {{2025: 10}}"


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (WEIGHT.format("jong"), "change: weight\ncriterion: jong\neuro_per_unit: {2027: 900}"),
        (WEIGHT.format("jong"), "change: weight\ncluster: Overig\npercent: {2026: 1}"),
        (WEIGHT.format("jong"), "change: drop_criterion\ncriterion: jong\nsince: 2030"),
        ("change: index\nsystem: frozen\nsince: 2026", "change: index\nsystem: bbp\nsince: 2027\npercent: {2027: 3}"),
        ("change: opschalingskorting\nlevels: {2026: 0}", "change: opschalingskorting\nlevels: {2027: 975}"),
        ("change: ozb\ndwellings: {2025: 100}", "change: ozb\ndwellings: {2025: 90}"),
        (
            "change: rule\nrules: uitkering_per_inwoner\nsince: 2025",
            "change: rule\nrules: algemene_uitkering\nsince: 2026",
        ),
        (
            "change: figure\nfigure: rekentarief\npercent: {2025: 1}",
            "change: figure\nfigure: rekentarief\npercent: {2025: 2}",
        ),
    ],
)
def test_a_conflict_names_both(tmp_path: Path, one: str, two: str):
    scenarios = [made(tmp_path, one, name="eerste"), made(tmp_path, two, name="tweede")]
    with pytest.raises(InputFileError, match=r"'eerste/m1' and 'tweede/m1' both change .* in 20\d\d"):
        stack(scenarios)


def test_changes_that_do_not_meet_are_no_conflict(tmp_path: Path):
    one = made(tmp_path, WEIGHT.format("jong") + "\nuntil: 2026", name="eerste")
    two = made(tmp_path, "change: weight\ncriterion: jong\npercent: {2027: 5}", name="tweede")
    three = made(tmp_path, WEIGHT.format("inwo"), name="derde")
    assert len(stack([one, two, three]).measures) == 3


def test_one_scenario_twice_is_refused(tmp_path: Path):
    one = made(tmp_path, WEIGHT.format("jong"))
    with pytest.raises(InputFileError, match="'proef' is given twice"):
        stack([one, one])


def test_scenarios_for_other_circulars_are_refused(tmp_path: Path):
    one = made(tmp_path, WEIGHT.format("jong"), name="eerste", head="base: {circular: mei-2024}\n")
    two = made(tmp_path, WEIGHT.format("inwo"), name="tweede", head="base: {circular: september-2024}\n")
    with pytest.raises(
        InputFileError, match=r"'eerste' is meant for the circular mei-2024 and 'tweede' for september-2024"
    ):
        stack([one, two])


# -- templates ------------------------------------------------------------------------------------------------------


def test_a_new_scenario_is_valid_as_it_stands(tmp_path: Path):
    path = tmp_path / "mijn-plan.yaml"
    path.write_text(template("mijn-plan", 2026), encoding="utf-8")
    assert validate(path).name == "mijn-plan"


def test_every_refusal_is_one_that_a_user_can_mend(tmp_path: Path):
    path = written(tmp_path, "change: weight\ncriterion: nergens\npercent: {2025: 1}")
    with pytest.raises(ThorbeckeError):
        read(path)
