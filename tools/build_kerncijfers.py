"""Build the packaged key figures per municipality (age, households, income, housing, help) from published files.

    python tools/build_kerncijfers.py DIR

DIR holds kerncijfers/ with the tables of CBS. Only what the synthetic population uses is carried over, on the borders
of the year of each figure, with a record of what was read in `provenance.json`. The same input gives the same bytes.
"""

import hashlib
import json
import sys
from pathlib import Path

import polars as pl
import yaml

SOURCES = Path(__file__).with_suffix(".yaml")
TARGET = Path(__file__).parents[1] / "src" / "thorbecke" / "datasets" / "data" / "kerncijfers"
FILES = {
    "bevolking": "regionale_kerncijfers_bevolking.csv.gz",
    "fvw": "fvw_2019_gemeenten.csv",
    "kern": "kern_2017_2019.csv",
    "kwb_2017": "kwb_2017_gemeenten.csv",
    "kwb_2021": "kwb_2021_gemeenten.csv",
    "kwb_2022": "kwb_2022_gemeenten.csv",
}
AGES = {
    "JongerDan5Jaar_4": "0-4",
    "k_5Tot10Jaar_5": "5-9",
    "k_10Tot15Jaar_6": "10-14",
    "k_15Tot20Jaar_7": "15-19",
    "k_20Tot25Jaar_8": "20-24",
    "k_25Tot45Jaar_9": "25-44",
    "k_45Tot65Jaar_10": "45-64",
    "k_65Tot80Jaar_11": "65-79",
    "k_80JaarOfOuder_12": "80+",
}
FVW = {
    "inw_65_75": "65-74",
    "inw_75_85": "75-84",
    "inw_85plus": "85+",
    "eenouderhuishoudens": "eenouderhuishoudens",
    "inw_zorginstellingen": "inwoners_zorginstellingen",
}
INKOMEN = {
    "Population": "inwoners",
    "Demographics: Avg household size": "huishoudensgrootte",
    "Demographics: Single-person households (%)": "eenpersoons_pct",
    "Inequality: At-or-below social minimum (%)": "tot_100_sociaal_minimum_pct",
    "Inequality: Near-poverty 110% (%)": "tot_110_sociaal_minimum_pct",
    "Inequality: Near-poverty 120% (%)": "tot_120_sociaal_minimum_pct",
    "Inequality: Bottom-40% income share (%)": "laagste_40_pct",
    "Inequality: Top-20% income share (%)": "hoogste_20_pct",
    "IncomeWealth: Avg household income (x€1k)": "gestandaardiseerd_inkomen",
}
WONEN = {
    "AantalInwoners_5": "inwoners",
    "Koopwoningen_40": "koop_pct",
    "HuurwoningenTotaal_41": "huur_pct",
    "InBezitWoningcorporatie_42": "corporatie_pct",
}
# Help given as a general provision is not counted: fewer clients for each 1,000 inhabitants are no figure.
LEAST_CLIENTS = 8


def read(folder: Path, name: str) -> pl.DataFrame:
    """One published table, a municipality by its code."""
    found = pl.read_csv(folder / "kerncijfers" / FILES[name], infer_schema_length=None)
    return found.drop("gemeente", strict=False).rename({"gm_code": "gemeente"})


def leeftijden(folder: Path) -> pl.DataFrame:
    """Inhabitants by age group; stops where the groups do not add up."""
    found = read(folder, "bevolking").filter(pl.col("jaar").is_in([2019, 2023]))
    if not found.select((pl.sum_horizontal(list(AGES)) == pl.col("TotaleBevolking_1")).all()).item():
        sys.exit("age groups do not add up to the inhabitants")
    return found.select("jaar", "gemeente", *(pl.col(old).cast(pl.Int32).alias(new) for old, new in AGES.items()))


def fvw(folder: Path) -> pl.DataFrame:
    """Counts of 2019 for the Financiële-verhoudingswet."""
    columns = (pl.col(old).cast(pl.Int32).alias(new) for old, new in FVW.items())
    return read(folder, "fvw").select("jaar", "gemeente", *columns)


def huishoudens(folder: Path) -> pl.DataFrame:
    """Households of one person, of more, and with children, of 2017 (from percentages) and 2019."""
    of_2019 = read(folder, "kern").filter(pl.col("jaar") == 2019)
    of_2017 = read(folder, "kwb_2017")
    share = pl.col("aantal_hh") / 100
    return pl.concat(
        [
            of_2017.select(
                "gemeente",
                jaar=pl.lit(2017, pl.Int64),
                inwoners=pl.col("aant_inw").cast(pl.Int32),
                eenpersoons=(share * pl.col("p_eenp_hh")).round().cast(pl.Int32),
                meerpersoons=(share * (pl.col("p_hh_m_k") + pl.col("p_hh_z_k"))).round().cast(pl.Int32),
                met_kinderen=(share * pl.col("p_hh_m_k")).round().cast(pl.Int32),
            ),
            of_2019.select(
                "gemeente",
                "jaar",
                inwoners=pl.col("aantalinwoners").cast(pl.Int32),
                eenpersoons=pl.col("eenpersoonshuishoudens").cast(pl.Int32),
                meerpersoons=(pl.col("huishoudenstotaal") - pl.col("eenpersoonshuishoudens")).cast(pl.Int32),
                met_kinderen=pl.col("huishoudensmetkinderen").cast(pl.Int32),
            ),
        ]
    ).select("jaar", "gemeente", "inwoners", "eenpersoons", "meerpersoons", "met_kinderen")


def inkomen(folder: Path) -> pl.DataFrame:
    """Households and incomes of 2021."""
    return read(folder, "kwb_2021").select(pl.lit(2021).alias("jaar"), "gemeente", *renamed(INKOMEN))


def wonen(folder: Path) -> pl.DataFrame:
    """Ownership of dwellings in 2022."""
    return read(folder, "kwb_2022").select("jaar", "gemeente", *renamed(WONEN))


def wmo_hulp(folder: Path) -> pl.DataFrame:
    """Clients with help in the household; municipalities without a usable figure are left out."""
    usable = pl.col("wmoclienten") * 1000 >= LEAST_CLIENTS * pl.col("aantalinwoners")
    clients = pl.col("wmoclienten").cast(pl.Int32).alias("clienten")
    return read(folder, "kern").filter(usable).select("jaar", "gemeente", clients)


def renamed(names: dict[str, str]) -> list[pl.Expr]:
    """Columns under their names here."""
    return [pl.col(old).alias(new) for old, new in names.items()]


BUILDERS = (leeftijden, fvw, huishoudens, inkomen, wonen, wmo_hulp)


def build(folder: Path) -> None:
    """Write every table and the provenance of all of them."""
    TARGET.mkdir(exist_ok=True)
    sources = yaml.safe_load(SOURCES.read_text(encoding="utf-8"))
    records = {}
    for builder in BUILDERS:
        name, table = builder.__name__, builder(folder).sort("jaar", "gemeente")
        table.write_csv(TARGET / f"{name}.csv")
        files = [folder / "kerncijfers" / FILES[file] for file in sources[name].pop("read")]
        digests = [{"name": path.name, "sha256": hashlib.sha256(path.read_bytes()).hexdigest()} for path in files]
        records[name] = {**sources[name], "files": digests}
        print(f"{name}.csv: {len(table)} rows")
    (TARGET / "provenance.json").write_text(json.dumps(records, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python tools/build_kerncijfers.py DIR")
    build(Path(sys.argv[1]))
