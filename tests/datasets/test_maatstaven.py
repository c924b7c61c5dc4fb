"""Every maatstaf is found by code, by official number and by name, and no number stands for two."""

from importlib import import_module

import polars as pl
import pytest

from thorbecke.datasets import Circular, CircularYear, available, find_maatstaf, load, maatstaf_table
from thorbecke.errors import UnknownNameError

TABLE = maatstaf_table()


def test_the_list_is_the_list_of_every_packaged_set():
    for which in available():
        assert set(TABLE["code"]) == set(load(which).bedragen["maatstaf"])


@pytest.mark.parametrize("row", TABLE.rows(named=True), ids=lambda row: row["code"])
def test_a_maatstaf_is_found_by_code_number_and_name(row):
    for text in (row["code"], row["name"], f" {row['name'].upper()} ", *row["number"].split(";")):
        assert find_maatstaf(text) == row["code"]


def test_every_row_says_unit_article_group_and_where_its_number_comes_from():
    assert TABLE.filter(pl.any_horizontal(pl.all().str.strip_chars() == "")).is_empty()
    assert set(TABLE["group"]) == {"ozb", "uitgaven"}
    assert TABLE["group"].to_list() == sorted(TABLE["group"])


def test_the_order_is_that_of_the_official_numbers():
    first = [number.split(";")[0].partition("-")[0] for number in TABLE.filter(pl.col("group") == "uitgaven")["number"]]
    parts = [(int(number.rstrip("abcdefghijklm")), number) for number in first]
    assert parts == sorted(parts)


def test_number_29_is_the_maatstaf_whose_units_and_weight_give_the_published_amount():
    figures = load(CircularYear(Circular("mei", 2023), 2024))
    units = figures.eenheden.filter(pl.col("gemeente") == "GM0882")["bo31"].item()
    weight = figures.bedragen.filter(pl.col("maatstaf") == "bo31")["totaal"].item()
    assert round(units * weight) == 108_845  # Landgraaf, programmabegroting 2024
    assert find_maatstaf("29") == "bo31"


@pytest.mark.parametrize(
    ("text", "hint"),
    [("inwoner", "inwoners"), ("doelgroup", "doelgroep"), ("LANDBF", "landbftot"), ("99z", "official number")],
)
def test_an_unknown_maatstaf_gets_the_closest(text, hint):
    with pytest.raises(UnknownNameError, match=hint):
        find_maatstaf(text)


def test_a_number_of_two_maatstaven_names_both(monkeypatch):
    module = import_module("thorbecke.datasets.maatstaven")  # the package hands out the function of that name
    monkeypatch.setattr(module, "_index", lambda: {"16": ("land", "biwa")})
    with pytest.raises(UnknownNameError, match="more than one maatstaf: land, biwa"):
        find_maatstaf("16")


def test_no_two_maatstaven_share_a_code_or_number():
    texts = [
        text.casefold()
        for code, numbers in TABLE.select("code", "number").rows()
        for text in (code, *numbers.split(";"))
    ]
    assert len(texts) == len(set(texts))
