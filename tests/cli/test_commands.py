"""Every command on real figures: what it prints, what its JSON holds, what it writes."""

import csv
import io

import pytest


def test_grant_prints_the_specification(thorbecke):
    found = thorbecke("grant", "Beekdaelen", "--year", "2025", "--circular", "september-2024")
    assert found.code == 0
    lines = found.out.splitlines()
    assert lines[0] == "Beekdaelen (GM1954): grant from the gemeentefonds 2025, circular september-2024"
    (basis,) = (line for line in lines if "Uitkeringsbasis" in line)
    assert basis.split()[-1] == "50.022.281"
    (supplement,) = (line for line in lines if "Suppletie nieuwe verdeling" in line)
    assert supplement.endswith("not published")
    assert "Ministerie van BZK" in lines[-1]


def test_the_newest_circular_and_year_are_the_default(thorbecke):
    assert (
        thorbecke("grant", "GM1954").out
        == thorbecke("grant", "Beekdaelen", "--year", "2025", "--circular", "september-2024").out
    )


def test_a_year_alone_takes_the_newest_circular_that_has_it(thorbecke):
    assert "2024, circular september-2024" in thorbecke("grant", "Beekdaelen", "--year", "2024").out
    assert "2024, circular mei-2023" in thorbecke("grant", "Beekdaelen", "--circular", "mei-2023").out


def test_grant_as_json_is_one_object_with_unrounded_numbers(thorbecke):
    found = thorbecke("grant", "Beekdaelen", "--format", "json").json
    assert {"command", "circular", "year", "municipality", "unit", "rows", "sources"} <= found.keys()
    assert (found["command"], found["circular"], found["year"], found["unit"]) == (
        "grant",
        "september-2024",
        2025,
        "euro",
    )
    assert found["municipality"] == {"code": "GM1954", "name": "Beekdaelen"}
    assert found["value"] == pytest.approx(72_929_531.95, abs=0.01)
    amounts = {row["code"]: row["amount"] for row in found["rows"]}
    assert amounts["uitkeringsbasis"] == pytest.approx(50_022_280.77, abs=0.01)
    assert amounts["suppletie"] is None
    assert found["sources"]


def test_all_grants_as_csv_have_one_row_each(thorbecke):
    rows = list(csv.DictReader(io.StringIO(thorbecke("grant", "--all", "--format", "csv").out)))
    assert len(rows) == 342
    assert sum(float(row["totaal"]) for row in rows) / 1e6 == pytest.approx(44_806, abs=0.5)
    assert {row["suppletie"] for row in rows} == {""}


@pytest.mark.parametrize("suffix", ["xlsx", "ods"])
def test_a_workbook_holds_the_same_numbers(thorbecke, tmp_path, suffix):
    import python_calamine

    path = tmp_path / f"grants.{suffix}"
    assert thorbecke("grant", "--all", "--output", str(path)).code == 0
    rows = python_calamine.load_workbook(str(path)).get_sheet_by_index(0).to_python()
    heading = next(place for place, row in enumerate(rows) if row[0] == "Code")
    grants = {row[0]: row for row in rows[heading + 1 :] if str(row[0]).startswith("GM")}
    assert len(grants) == 342
    expected = {row["code"]: row["totaal"] for row in thorbecke("grant", "--all", "--format", "json").json["rows"]}
    for code, row in grants.items():
        assert row[8] == pytest.approx(expected[code])
        assert row[6] == ""


def test_the_format_follows_the_name_of_the_file(thorbecke, tmp_path):
    for suffix, start in (("json", "{"), ("csv", "section,"), ("txt", "Beekdaelen")):
        path = tmp_path / f"grant.{suffix}"
        found = thorbecke("grant", "Beekdaelen", "-o", str(path))
        assert (found.code, found.out) == (0, "")
        assert path.read_text(encoding="utf-8").startswith(start)


def test_by_cluster_adds_up(thorbecke):
    rows = thorbecke("grant", "Beekdaelen", "--by", "cluster", "--format", "json").json["rows"]
    assert sum(row["totaal"] for row in rows[:-1]) == pytest.approx(rows[-1]["totaal"], abs=1e-6)


def test_compare_as_json_has_a_row_per_line_and_the_total_last(thorbecke):
    sides = ("--from", "mei-2024", "--to", "september-2024", "--year", "2025")
    found = thorbecke("compare", "Beekdaelen", *sides, "--format", "json").json
    total = found["rows"][-1]
    assert total["line"] == "total"
    causes = ("units", "euro_per_unit", "uitkeringsfactor", "ozb", "suppletie", "iu_du")
    assert sum(total[cause] for cause in causes) == pytest.approx(total["difference"], abs=0.005)
    assert total["difference"] == pytest.approx(462_898.44, abs=0.01)


def test_compare_between_years(thorbecke):
    found = thorbecke("compare", "Beekdaelen", "--from-year", "2024", "--to-year", "2025", "--format", "json").json
    assert (found["circular"], found["year"]) == ("september-2024 to september-2024", "2024 to 2025")


@pytest.mark.parametrize(("suffix", "start"), [("svg", b"<svg"), ("png", b"\x89PNG")])
def test_compare_draws_a_waterfall(thorbecke, tmp_path, suffix, start):
    path = tmp_path / f"waterfall.{suffix}"
    found = thorbecke("compare", "Beekdaelen", "--from", "mei-2024", "--year", "2025", "--chart", str(path))
    assert found.code == 0
    assert path.read_bytes().startswith(start)


def test_explain_shows_the_tree(thorbecke):
    out = thorbecke("explain", "algemene_uitkering", "Beekdaelen", "--depth", "1").out
    assert "algemene_uitkering = 67.516.901,95 euro" in out
    assert "= uitkeringsbasis * uitkeringsfactor + ozb_aftrek   Fvw art. 10" in out
    assert "source: Ministerie van BZK" in out
    assert "bedrag_in_basis [" not in out


def test_explain_as_json_goes_down_to_sources(thorbecke):
    found = thorbecke("explain", "totaal", "Beekdaelen", "--format", "json").json
    assert (found["figure"], found["unit"]) == ("totaal", "euro")
    assert found["value"] == found["explanation"]["value"]
    assert found["sources"]


def test_explain_of_what_cannot_be_told_says_what_is_missing(thorbecke):
    found = thorbecke("explain", "inwoners_75_plus_met_drempel", "Beekdaelen")
    assert found.code == 0
    assert "inwoners_75_plus_met_drempel = -  (cannot be told without inwoners_75_plus)" in found.out
    assert "= (inwoners_75_plus - drempel_75_plus * inwoners).clip(min=0.0)   Bfv bijlage 2" in found.out
    assert "inwoners_75_plus = -  (no figures at hand)" in found.out


@pytest.mark.parametrize(
    ("what", "count", "key"),
    [("circulars", 5, "uitkeringsfactor"), ("criteria", 49, "euro_per_unit"), ("municipalities", 342, "province")],
)
def test_list_shows_what_there_is(thorbecke, what, count, key):
    rows = thorbecke("list", what, "--format", "json").json["rows"]
    assert len(rows) == count
    assert all(key in row for row in rows)


@pytest.mark.parametrize(("year", "count", "note"), [("2001", 52, []), ("2013", 63, []), ("2018", 31, ["Partial"])])
def test_list_criteria_of_a_past_year_gives_the_decided_euro_per_unit(thorbecke, year, count, note):
    found = thorbecke("list", "criteria", "--year", year, "--format", "json").json
    assert len(found["rows"]) == count
    assert [text.partition(":")[0] for text in found["notes"]] == note
    assert next(row["amount"] for row in found["rows"] if row["number"] == "2") > 100


def test_list_figures_names_every_figure_that_explain_takes(thorbecke):
    names = {row["figure"] for row in thorbecke("list", "figures", "--format", "json").json["rows"]}
    assert {"algemene_uitkering", "uitkeringsfactor", "inwoners"} <= names


def test_national_writes_workbook_and_csv_and_shows_the_nation(thorbecke, tmp_path):
    found = thorbecke("national", "--output", str(tmp_path / "out"))
    assert found.code == 0
    assert sorted(path.suffix for path in (tmp_path / "out").iterdir()) == [".csv", ".xlsx"]
    assert "44.805,85" in found.out
    assert "Beekdaelen (GM1954)" in found.out


def test_a_table_in_a_pipe_is_never_cut(thorbecke):
    """Whatever reads it gets every figure in full."""
    out = thorbecke("grant", "--all").out
    assert "…" not in out
    assert len(out.splitlines()) > 342


def test_the_version_is_told(thorbecke):
    assert thorbecke("--version").out == "thorbecke 0.1.0\n"


def test_without_arguments_it_says_what_it_can_do(thorbecke):
    found = thorbecke("--help")
    assert found.code == 0
    assert {"grant", "compare", "explain", "list", "national", "import"} <= set(found.out.split())
