"""The specification adds up as the official one does, and nothing unpublished passes for zero."""

import numpy as np
import pytest

from thorbecke.datasets import Circular, CircularYear, available, newest
from thorbecke.errors import UnknownNameError
from thorbecke.studies import Municipality
from thorbecke.studies.grant import all_grants, by_cluster, municipality, specification
from thorbecke.studies.national import model_of

SETS = list(available())
BEEKDAELEN = Municipality("GM1954", "Beekdaelen")


def rows_of(which: CircularYear, who: Municipality = BEEKDAELEN):
    return {row["code"]: row for row in specification(model_of(which), which, who).rows}


@pytest.mark.parametrize("which", SETS, ids=str)
@pytest.mark.parametrize("code", ["GM1954", "GM0363", "GM0093"])
def test_a_specification_adds_up(which, code):
    who = municipality(code, which.year)
    answer = specification(model_of(which), which, who)
    amount = {row["code"]: row["amount"] for row in answer.rows}
    lines = {section: [row for row in answer.rows if row["section"] == section and row["number"]] for section in "ABD"}
    assert sum(row["amount"] for row in lines["A"]) == pytest.approx(amount["ozb_aftrek"], abs=1e-6)
    assert sum(row["amount"] for row in lines["B"]) == pytest.approx(amount["uitkeringsbasis"], abs=1e-6)
    assert sum(row["amount"] or 0 for row in lines["D"]) == pytest.approx(amount["iu_du"], abs=1e-6)
    assert amount["uitkeringsfactor"] + amount["ozb_aftrek"] == pytest.approx(amount["algemene_uitkering"], abs=1e-6)
    parts = [amount[name] or 0 for name in ("algemene_uitkering", "suppletie", "iu_du")]
    assert sum(parts) == pytest.approx(amount["totaal"], abs=1e-6)
    for row in (*lines["A"], *lines["B"]):
        assert row["units"] * row["euro_per_unit"] == pytest.approx(row["amount"], abs=1e-6)


def test_lines_stand_in_the_order_of_the_official_specification():
    answer = specification(model_of(newest()), newest(), BEEKDAELEN)
    sections = [row["section"] for row in answer.rows if row["section"]]
    assert sections == sorted(sections)
    numbers = [
        int("".join(filter(str.isdigit, row["number"][:2])))
        for row in answer.rows
        if row["section"] == "B" and row["number"]
    ]
    assert numbers == sorted(numbers)


def test_what_a_set_does_not_publish_is_none_and_named_and_never_zero():
    later, earlier = (CircularYear(Circular.parse("september-2024"), year) for year in (2025, 2024))
    assert rows_of(later)["suppletie"]["amount"] is None
    assert rows_of(earlier)["suppletie"]["amount"] == pytest.approx(
        model_of(earlier)["suppletie"].sel(gemeente="GM1954").item()
    )
    notes = specification(model_of(later), later, BEEKDAELEN).notes
    assert any("suppletie nieuwe verdeling" in note and "Not published" in note for note in notes)
    assert not any("Not published" in note for note in specification(model_of(earlier), earlier, BEEKDAELEN).notes)


def test_a_unit_that_the_source_rounds_is_named():
    amsterdam = municipality("Amsterdam", 2025)
    notes = specification(model_of(newest()), newest(), amsterdam).notes
    assert any("2,04289E+11" in note and "500.000" in note for note in notes)
    assert not any("rounded" in note for note in specification(model_of(newest()), newest(), BEEKDAELEN).notes)


def test_a_published_zero_is_zero():
    assert rows_of(newest())["Beschermd wonen"]["amount"] == 0.0


@pytest.mark.parametrize("which", SETS, ids=str)
def test_every_municipality_has_a_row_and_the_rows_add_up_to_the_nation(which):
    model = model_of(which)
    answer = all_grants(model, which)
    assert len(answer.rows) == 342
    assert list(answer.rows[0]) == [
        "code", "name", "uitkeringsbasis", "ozb_aftrek", "uitkeringsfactor",
        "algemene_uitkering", "suppletie", "iu_du", "totaal", "per_inwoner",
    ]  # fmt: skip
    assert sum(row["algemene_uitkering"] for row in answer.rows) == pytest.approx(model.value("verdeeld_bedrag").item())
    for row in answer.rows:
        grant = row["uitkeringsbasis"] * row["uitkeringsfactor"] + row["ozb_aftrek"]
        assert row["algemene_uitkering"] == pytest.approx(grant)
        assert row["totaal"] == pytest.approx(grant + (row["suppletie"] or 0) + row["iu_du"])


@pytest.mark.parametrize("which", SETS, ids=str)
def test_clusters_add_up_to_the_grant(which):
    rows = {row["cluster"]: row for row in by_cluster(model_of(which), which, BEEKDAELEN).rows}
    total = rows.pop("total")
    for key in ("algemene_uitkering", "iu_du", "totaal"):
        assert sum(row[key] for row in rows.values()) == pytest.approx(total[key], abs=1e-6)
    rest = rows["rounding and payments without a cluster"]
    assert (
        abs(rest["algemene_uitkering"]) < 0.01 * np.sum(abs(model_of(which)["eenheden"].sel(gemeente="GM1954"))) * 1.5
    )


def test_rows_become_a_table_with_null_for_what_is_not_published():
    table = all_grants(model_of(newest()), newest()).to_polars()
    assert table.shape == (342, 10)
    assert table["suppletie"].null_count() == 342
    assert sum(table["totaal"].to_list()) == pytest.approx(44_806e6, abs=0.5e6)


@pytest.mark.parametrize("text", ["Beekdaelen", "beekdaelen", "GM1954", "1954", " Beekdaelen "])
def test_a_municipality_is_found_by_name_or_code(text):
    assert municipality(text, 2025) == BEEKDAELEN


def test_an_unknown_municipality_is_refused_with_suggestions():
    with pytest.raises(UnknownNameError, match="Did you mean Beekdaelen"):
        municipality("Beekdalen", 2025)
