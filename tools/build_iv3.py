"""Build the packaged accounts and budgets of municipalities (Iv3) and their key ratios from the published files.

    python tools/build_iv3.py DIR

DIR holds the published tables: iv3/ (CBS: expenses per taakveld 2017-2026, revenue and expenses 2023-2025, a summary
per delivery, the taakvelden of each year) and finance_ratios/ (BZK: key ratios in the budgets of 2020-2025). Every
table is written with a record of what was read in `provenance.json`. The same input gives the same bytes.
"""

import hashlib
import json
import sys
from pathlib import Path

import polars as pl
import yaml

SOURCES = Path(__file__).with_suffix(".yaml")
TARGET = Path(__file__).parents[1] / "src" / "thorbecke" / "datasets" / "data" / "iv3"
KEY = ("jaar", "soort", "gemeente")
FILES = {
    "lasten": "iv3/iv3_lasten_per_taakveld_1000eur.csv.gz",
    "baten_lasten": "iv3/iv3_baten_lasten_per_taakveld_2023_2025_1000eur.csv.gz",
    "samenvatting": "iv3/iv3_samenvatting_1000eur.csv.gz",
    "taakvelden": "iv3/taakvelden_per_jaar.csv",
    "kengetallen": "finance_ratios/kengetallen_long.csv.gz",
}
# What the summary calls it and what it is called here: lines of the accounts, in thousands of euro.
SUMMARY = {
    "lasten": "lasten",
    "baten": "baten",
    "reserve_lasten": "toevoeging_reserves",
    "reserve_baten": "onttrekking_reserves",
    "algemene_uitkering_gemeentefonds_B431_tv07": "gemeentefonds",
    "spuks": "specifieke_uitkeringen",
    "spuks_ht6": "specifieke_uitkeringen_sociaal_domein",
    "heffingen": "heffingen",
    "salarissen": "salarissen",
    "salarissen_overhead": "salarissen_overhead",
    "eigen_vermogen": "eigen_vermogen",
    "balanstotaal": "balanstotaal",
}
RESULT = "0.11"  # only in the finer table, but as old as the others
# The source cuts these titles off.
WHOLE = {
    "0.11": "Resultaat van de rekening van baten en lasten",
    "6.71d": "Overige maatwerkarrangementen (WMO)",
    "6.714": "Overige maatwerkarrangementen (WMO)",
    "6.74a": "Jeugd behandeling GGZ zonder verblijf",
    "6.812": "Maatschappelijke- en vrouwenopvang",
}
RATIOS = {
    "Netto schuldquote": "netto_schuldquote",
    "Netto schuldquote gecorrigeerd voor alle verstrekte leningen": "netto_schuldquote_gecorrigeerd",
    "Solvabiliteitsratio": "solvabiliteitsratio",
    "Grondexploitatie": "grondexploitatie",
    "Structurele exploitatieruimte": "structurele_exploitatieruimte",
    "Belastingcapaciteit": "belastingcapaciteit",
}


def read(folder: Path, name: str) -> pl.DataFrame:
    """One published table, codes as text."""
    overrides = {"code": pl.String}
    found = pl.read_csv(folder / FILES[name], infer_schema_length=None, schema_overrides=overrides)
    if "gm_code" not in found.columns:
        return found
    return found.drop("gemeente", strict=False).rename({"gm_code": "gemeente"})


def thousands(*names: str) -> list[pl.Expr]:
    """Amounts as whole thousands of euro; a fraction would be an error in the source and stops the build."""
    return [pl.col(name).cast(pl.Int32, strict=True) for name in names]


def both_sides(folder: Path) -> pl.DataFrame:
    """Revenue, expenses and salaries per taakveld where they were published together, without the national row."""
    found = read(folder, "baten_lasten").drop_nulls("gemeente")
    return found.select(
        *KEY,
        pl.col("taakveld").str.split(" ").list.first(),
        *thousands("lasten", "baten"),
        pl.col("salarissen_L11").fill_null(0.0).cast(pl.Int32).alias("salarissen"),
    )


def expenses(folder: Path, beside: pl.DataFrame) -> pl.DataFrame:
    """Expenses per taakveld of the deliveries for which no revenue was published."""
    wide = read(folder, "lasten").filter("geleverd").drop("geleverd")
    long = wide.unpivot(index=KEY, variable_name="taakveld", value_name="lasten").drop_nulls("lasten")
    published = beside.select("jaar", "soort").unique()
    return long.join(published, on=["jaar", "soort"], how="anti").select(
        *KEY,
        pl.col("taakveld").str.strip_prefix("tv_"),
        *thousands("lasten"),
        baten=pl.lit(None, pl.Int32),
        salarissen=pl.lit(None, pl.Int32),
    )


def accounts(folder: Path, deliveries: pl.DataFrame) -> pl.DataFrame:
    """Every amount that is not zero of every delivery; what a delivery leaves out is zero."""
    beside = both_sides(folder)
    found = pl.concat([beside, expenses(folder, beside)])
    amounts = [pl.col(name).fill_null(0) != 0 for name in ("lasten", "baten", "salarissen")]
    delivered = deliveries.filter("geleverd").select(KEY)
    return found.filter(pl.any_horizontal(amounts)).join(delivered, on=KEY, how="semi").sort(*KEY, "taakveld")


def deliveries(folder: Path) -> pl.DataFrame:
    """One row for every municipality, year and kind: whether it was delivered and, if so, its totals."""
    found = read(folder, "samenvatting").select(*KEY, "geleverd", *thousands(*SUMMARY)).rename(SUMMARY)
    everyone = read(folder, "baten_lasten").drop_nulls("gemeente").select(KEY).unique()
    silent = everyone.join(found, on=KEY, how="anti").with_columns(geleverd=pl.lit(value=False))
    whole = pl.concat([found, silent], how="diagonal")
    missing = [pl.when("geleverd").then(pl.col(name)).alias(name) for name in SUMMARY.values()]
    return whole.with_columns(missing).sort(KEY)


def taakvelden(folder: Path) -> pl.DataFrame:
    """Every taakveld under one title with the first and last year of its use.

    The finer table ends a year before the other: what it holds in its last year goes on.
    """
    per_year = read(folder, "taakvelden").select("jaar", taakveld="code", titel="titel")
    finer = read(folder, "baten_lasten").select("jaar", both=pl.col("taakveld").str.splitn(" ", 2))
    split = finer.unnest("both").select("jaar", taakveld="field_0", titel=pl.col("field_1").str.strip_chars())
    named = pl.concat([per_year, split.join(per_year, on=["jaar", "taakveld"], how="anti").unique()])
    titled = named.with_columns(titel=pl.col("taakveld").replace_strict(WHOLE, default=pl.col("titel")))
    years = [pl.col("jaar").min().alias("first"), pl.col("jaar").max().alias("last")]
    found = titled.sort("jaar").group_by("taakveld").agg(pl.col("titel").last(), *years).sort("taakveld")
    begin, end, last_finer = per_year["jaar"].min(), per_year["jaar"].max(), finer["jaar"].max()
    always = pl.col("taakveld") == RESULT
    return found.with_columns(
        first=pl.when(always).then(begin).otherwise("first"),
        last=pl.when(pl.col("last") == last_finer).then(end).otherwise("last"),
    )


def ratios(folder: Path) -> pl.DataFrame:
    """Key ratios by municipality, budget, year and kind of estimate, as fractions."""
    found = read(folder, "kengetallen").select(
        pl.col("begrotingsjaar").cast(pl.Int16),
        "gemeente",
        pl.col("kengetal").str.strip_chars().replace_strict(RATIOS),
        pl.col("jaar").cast(pl.Int16),
        raming=pl.col("type_raming").str.to_lowercase(),
        waarde=pl.col("waarde"),
    )
    return found.unique().sort("begrotingsjaar", "gemeente", "kengetal", "jaar")


def digest(path: Path) -> dict[str, str]:
    """Name and SHA-256 of a file that was read."""
    return {"name": path.name, "sha256": hashlib.sha256(path.read_bytes()).hexdigest()}


def build(folder: Path) -> None:
    """Write every table and the provenance of all of them."""
    TARGET.mkdir(exist_ok=True)
    delivered = deliveries(folder)
    years = pl.col("jaar").cast(pl.Int16)
    tables = {
        "rekeningen": accounts(folder, delivered).with_columns(years),
        "leveringen": delivered.with_columns(years),
        "taakvelden": taakvelden(folder),
        "kengetallen": ratios(folder),
    }
    records = {}
    sources = yaml.safe_load(SOURCES.read_text(encoding="utf-8"))
    for name, table in tables.items():
        if name == "taakvelden":
            table.write_csv(TARGET / f"{name}.csv")
        else:
            table.write_parquet(TARGET / f"{name}.parquet", compression="zstd", compression_level=15)
        read_from = [digest(folder / FILES[file]) for file in sources[name].pop("read")]
        records[name] = {**sources[name], "files": read_from}
        print(f"{name}: {len(table)} rows")
    (TARGET / "provenance.json").write_text(json.dumps(records, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python tools/build_iv3.py DIR")
    build(Path(sys.argv[1]))
