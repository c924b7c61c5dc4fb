"""The commands on accounts: what they print and write, and what they refuse in one line."""

import polars as pl
import pytest

from tests.datasets.iv3.service import Service, rows_of, served
from thorbecke.datasets import iv3


def test_balance_prints_clusters_beside_the_grant(thorbecke):
    found = thorbecke("balance", "Beekdaelen", "--year", "2024")
    assert found.code == 0
    lines = found.out.splitlines()
    assert lines[0] == "Beekdaelen (GM1954): begroting 2024 by cluster beside the grant of circular mei-2023"
    (youth,) = (line for line in lines if line.startswith("Individuele voorzieningen Jeugd"))
    assert youth.split()[3:8] == ["12.407.000", "11.000", "12.396.000", "13.877.968", "1.481.968"]


def test_balance_of_everyone_as_csv_has_a_row_each(thorbecke):
    lines = thorbecke("balance", "--all", "--format", "csv").out.splitlines()
    assert len(lines) == 343
    assert lines[0].startswith("code,name,lasten_sociale_basisvoorzieningen,baten_sociale_basisvoorzieningen")


def test_balance_as_json_says_what_it_belongs_to(thorbecke):
    found = thorbecke("balance", "--year", "2025", "--format", "json").json
    assert (found["circular"], found["year"], found["unit"]) == ("mei-2024", 2025, "mln euro")
    assert {"CBS", "Ministerie van BZK"} <= {source.split(",")[0] for source in found["sources"]}


@pytest.mark.parametrize(
    ("arguments", "shown"),
    [
        (["balance", "--years", "2017-2019"], "2017"),
        (["balance", "--deficit", "Beekdaelen", "--overhead", "salaries"], "overhead spread by salaries; BUIG"),
        (["balance", "--deficit", "--all", "--format", "csv"], "tekort_jeugd"),
        (["balance", "--booked-grant"], "at most 1%"),
        (["balance", "--booked-grant", "--all"], "Bronckhorst"),
        (["balance", "Utrecht", "--year", "2022", "--kind", "begroting"], "accounts stand alone"),
        (["ratios", "Beekdaelen", "--year", "2024"], "Structural deficit"),
        (["ratios", "--all"], "risk signals"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_every_way_to_ask_has_an_answer(thorbecke, arguments, shown):
    found = thorbecke(*arguments)
    assert (found.code, found.err) == (0, "")
    assert shown in found.out


@pytest.mark.parametrize("option", ["--chart", "--map"])
def test_pictures_are_written(thorbecke, tmp_path, option):
    file = tmp_path / "picture.svg"
    assert thorbecke("balance", "Beekdaelen", option, str(file)).code == 0
    assert file.read_text().startswith("<svg")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["balance", "Beekdaelen", "--all"], "leave out the name"),
        (["balance", "--year", "2031"], "the figures run from 2017 to 2026"),
        (["balance", "--years", "2017-2019", "Onderbanken"], "Beekdaelen (GM1954)"),
        (["balance", "--years", "2017"], "write the first and the last, as 2017-2026"),
        (["balance", "--years", "2026-2017"], "not a span of years"),
        (["balance", "--years", "2016-2020"], "2016"),
        (["balance", "--years", "2017-2019", "--chart", "x.svg"], "leave them out with --years"),
        (["balance", "--deficit", "--booked-grant"], "Give one of"),
        (["balance", "--deficit", "--map", "x.svg"], "leave them out with --deficit"),
        (["balance", "--booked-grant", "Beekdaelen"], "leave out the name"),
        (["balance", "--all", "--chart", "x.svg"], "leave out --all"),
        (["balance", "Vijfheerenlanden", "--chart", "x.svg"], "There is nothing to draw"),
        (["balance", "--buig", "left-out"], "add --deficit"),
        (["balance", "--years", "2017-2019", "--overhead", "salaries"], "--overhead goes with a balance"),
        (["balance", "--years", "2017-2019", "--circular", "mei-2023"], "leave out --circular"),
        (["balance", "--deficit", "--year", "2019"], "only expenses are at hand"),
        (["balance", "Vijfheerenlanden", "--deficit"], "did not deliver"),
        (["balance", "Beekdaelen", "--circular", "mei-2031"], "no figures for circular mei-2031"),
        (["ratios"], "--all for every municipality"),
        (["ratios", "Beekdaelen", "--all"], "--all for every municipality"),
        (["ratios", "Beekdaelen", "--norm", "0.18"], "0.001809 for 0.1809%"),
        (["ratios", "--all", "--year", "2019"], "from the budgets of 2020 to 2025"),
        (["import", "iv3", "--year", "2024", "--kind", "begroting", "--gemeente", "Urk"], "give the file"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_bad_input_is_refused_in_one_line(thorbecke, tmp_path, monkeypatch, arguments, message):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("THORBECKE_DATA", str(tmp_path / "data"))
    found = thorbecke(*arguments)
    assert found.code == 2
    assert found.out == ""
    assert len(found.err.strip().splitlines()) == 1
    assert message in found.err
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def _own_data(tmp_path, monkeypatch):
    monkeypatch.setenv("THORBECKE_DATA", str(tmp_path / "data"))


@pytest.mark.usefixtures("_own_data")
def test_accounts_from_cbs_are_kept_and_go_before_the_packaged_ones(thorbecke):
    budget = iv3.load(2024, iv3.Report.BEGROTING)
    doubled = budget.table.filter(gemeente="GM1954").with_columns(pl.col("lasten") * 2)
    served_rows = rows_of(iv3.Accounts(2024, budget.report, doubled, (), budget.provenance))
    ask = ("import", "iv3", "--year", "2024", "--kind", "begroting", "--address")
    with served(Service({"2024X000": served_rows})) as service:
        first = thorbecke(*ask, service.address)
        asked = len(service.asked)
        again = thorbecke(*ask, service.address)
        assert len(service.asked) == asked
        assert thorbecke(*ask, service.address, "--refresh").code == 0
        assert len(service.asked) > asked
    assert first.code == 0, first.err
    assert "Not delivered, so missing and not zero: 341" in first.out
    assert "Already there: begroting 2024" in again.out
    assert "24.814.000" in thorbecke("balance", "Beekdaelen").out
    assert thorbecke("balance", "Landgraaf").out.count("did not deliver") == 1


@pytest.mark.usefixtures("_own_data")
def test_a_file_of_ones_own_is_kept_beside_those_of_others(thorbecke, tmp_path):
    file = tmp_path / "own.csv"
    file.write_text("taakveld;lasten;baten\n0.1;1000;0\n6.72a;25000;0\n0.7;0;70155\n", encoding="utf-8")
    found = thorbecke("import", "iv3", "--year", "2024", "--kind", "begroting", str(file), "--gemeente", "Beekdaelen")
    assert found.code == 0, found.err
    assert "To know: The expenses are 0,2" in found.out
    balance = thorbecke("balance", "Beekdaelen").out
    assert "25.000.000" in balance
    assert "Own begroting of GM1954" in balance
    assert "12.407.000" not in balance
    assert thorbecke("balance", "Landgraaf").code == 0
