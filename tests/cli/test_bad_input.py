"""Bad input gets one clear line on standard error and exit code 2: no traceback, nothing half-written."""

import os
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["grant", "Beekdalen"], "Did you mean Beekdaelen"),
        (["grant", "GM9999"], "GM9999"),
        (["grant", "Onderbanken"], "Beekdaelen"),
        (["grant", "Beekdaelen", "--year", "2019"], "no figures for year 2019. At hand: mei-2023 for 2024;"),
        (["grant", "Beekdaelen", "--year", "twintig"], "--year"),
        (["grant", "Beekdaelen", "--circular", "september-2031"], "no figures for circular september-2031"),
        (["grant", "Beekdaelen", "--circular", "septmber-2024"], "Did you mean september-2024?"),
        (["grant", "Beekdaelen", "--circular", "2024"], "as in september-2024"),
        (["grant", "Beekdaelen", "--circular", "may-2024"], "Did you mean mei-2024?"),
        (["grant", "Beekdaelen", "--circular", ""], "'--circular': it is empty"),
        (["compare", "Beekdaelen", "--from", ""], "'--from': it is empty"),
        (["simulate", "voorjaarsnota-2024", "--years", "2024-2999"], "years run to 2040 at most"),
        (["grant"], "Which municipality?"),
        (["grant", "Beekdaelen", "--all"], "leave out the name"),
        (["grant", "Beekdaelen", "--by", "wijk"], "'--by': 'wijk' is not one of 'cluster'."),
        (["grant", "Beekdaelen", "--format", "pdf"], "'table', 'json', 'csv', 'xlsx', 'ods'"),
        (["grant", "Beekdaelen", "--format", "xlsx"], "add --output FILE.xlsx"),
        (["grant", "Beekdaelen", "--output", "grant.doc"], "add --format"),
        (["grant", "Beekdaelen", "--foo"], "--foo"),
        (["grnt"], "Did you mean 'grant'"),
        (["compare", "Beekdaelen"], "--from mei-2024"),
        (["compare", "Beekdaelen", "--from", "mei-2024", "--year", "2025", "--from-year", "2024"], "not both"),
        (["compare", "Beekdaelen", "--from", "mei-2024", "--chart", "w.bmp"], ".svg, .png, .pdf, .html"),
        (["explain", "algemene_uitkring", "Beekdaelen"], "Did you mean algemene_uitkering"),
        (["explain", "inwoners_75_met_drempel", "Beekdaelen"], "Did you mean inwoners_75_plus_met_drempel"),
        (["explain", "totaal", "Beekdaelen", "--format", "csv"], "table or json"),
        (["explain", "totaal", "Beekdaelen", "--depth", "-1"], "--depth"),
        (["list", "criteria", "--year", "2022"], "no euro per unit for 2022. At hand: 2001"),
        (["list", "gemeenten"], "No such command 'gemeenten'"),
        (["list", "municipalities", "--year", "1990"], "1990"),
        (["national", "--show", "Beekdalen"], "Did you mean Beekdaelen"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_bad_input_is_refused_in_one_line(thorbecke, tmp_path, monkeypatch, arguments, message):
    monkeypatch.chdir(tmp_path)
    found = thorbecke(*arguments)
    assert found.code == 2
    assert found.out == ""
    assert found.err.startswith("thorbecke: ")
    assert len(found.err.strip().splitlines()) == 1
    assert message in found.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("suffix", ["json", "csv", "xlsx", "ods", "txt"])
def test_an_output_that_cannot_be_written_is_refused_and_leaves_nothing(thorbecke, tmp_path, suffix):
    found = thorbecke("grant", "Beekdaelen", "--output", str(tmp_path / "nowhere" / f"grant.{suffix}"))
    assert (found.code, found.out) == (2, "")
    assert "cannot be written" in found.err
    assert list(tmp_path.iterdir()) == []


def test_a_folder_in_the_place_of_the_output_stays_as_it_was(thorbecke, tmp_path):
    (tmp_path / "grant.csv").mkdir()
    found = thorbecke("grant", "Beekdaelen", "--output", str(tmp_path / "grant.csv"))
    assert found.code == 2
    assert [path.name for path in tmp_path.iterdir()] == ["grant.csv"]
    assert list((tmp_path / "grant.csv").iterdir()) == []


def test_a_file_in_the_place_of_the_folder_is_refused(thorbecke, tmp_path):
    (tmp_path / "out").write_text("mine")
    found = thorbecke("national", "--output", str(tmp_path / "out"))
    assert (found.code, found.out) == (2, "")
    assert (tmp_path / "out").read_text() == "mine"


def test_an_old_result_is_replaced_whole(thorbecke, tmp_path):
    path = tmp_path / "grant.json"
    path.write_text("old")
    assert thorbecke("grant", "Beekdaelen", "--output", str(path)).code == 0
    assert path.read_text().startswith("{")
    assert [path.name for path in tmp_path.iterdir()] == ["grant.json"]


def _process(arguments, stdout, **environment):
    command = [sys.executable, "-m", "thorbecke", *arguments]
    return subprocess.run(
        command, stdout=stdout, stderr=subprocess.PIPE, check=False, env={**os.environ, **environment}
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("form", ["table", "csv", "json"])
def test_a_full_disk_is_one_line(form):
    with Path("/dev/full").open("wb") as full:
        found = _process(["list", "circulars", "--format", form], full)
    assert found.returncode == 2
    assert found.stderr == b"thorbecke: The answer cannot be written: No space left on device.\n"


@pytest.mark.parametrize("form", ["table", "csv", "json"])
def test_names_keep_their_letters_in_a_pipe_under_any_locale(form):
    found = _process(["list", "municipalities", "--format", form], subprocess.PIPE, PYTHONIOENCODING="ascii")
    assert found.returncode == 0, found.stderr
    assert "Súdwest-Fryslân" in found.stdout.decode("utf-8")


def test_a_pipe_in_the_place_of_the_output_is_written_to_and_stays(thorbecke, tmp_path):
    path = tmp_path / "pipe"
    os.mkfifo(path)
    reader = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    try:
        assert thorbecke("list", "circulars", "--format", "csv", "--output", str(path)).code == 0
        assert os.read(reader, 65536).startswith(b"circular,year,")
    finally:
        os.close(reader)
    assert path.is_fifo()
