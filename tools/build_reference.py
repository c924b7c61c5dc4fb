"""Build the packaged reference tables from the published files.

    python tools/build_reference.py DIR

DIR holds the published tables in these folders: reorganisations/ (CBS lists of municipalities, reorganisations),
rekenmodel/ (BZK classes of municipalities), iv3/ (CBS inhabitants), bedragen_per_eenheid/ and local_tax/ (euro per
unit, rekentarieven). Every table is written as CSV with a record of what was read and what was found in
`provenance.json`. The same input gives the same bytes.
"""

import csv
import hashlib
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml
from reference_bedragen import bedragen_per_eenheid, uitkeringsfactoren

SOURCES = Path(__file__).with_suffix(".yaml")
TARGET = Path(__file__).parents[1] / "src" / "thorbecke" / "datasets" / "data"

PROVINCES = {
    "20": "Groningen",
    "21": "Fryslân",
    "22": "Drenthe",
    "23": "Overijssel",
    "24": "Flevoland",
    "25": "Gelderland",
    "26": "Utrecht",
    "27": "Noord-Holland",
    "28": "Zuid-Holland",
    "29": "Zeeland",
    "30": "Noord-Brabant",
    "31": "Limburg",
}
SIZES = {
    "minderdan5000inwoners": "minder dan 5.000 inwoners",
    "5000tot10000inwoners": "5.000 tot 10.000 inwoners",
    "10000tot20000inwoners": "10.000 tot 20.000 inwoners",
    "20000tot50000inwoners": "20.000 tot 50.000 inwoners",
    "50000tot100000inwoners": "50.000 tot 100.000 inwoners",
    "100000tot150000inwoners": "100.000 tot 150.000 inwoners",
    "150000tot250000inwoners": "150.000 tot 250.000 inwoners",
    "250000inwonersofmeer": "250.000 inwoners of meer",
}
URBANITY = {
    "Zeersterkstedelijk": "zeer sterk stedelijk",
    "Sterkstedelijk": "sterk stedelijk",
    "Matigstedelijk": "matig stedelijk",
    "Weinigstedelijk": "weinig stedelijk",
    "Nietstedelijk": "niet stedelijk",
}
# Names in official use beside the one on the list; other spellings on the lists themselves are added by the builder.
ALIASES = {
    "GM0518": ["Den Haag", "The Hague"],
    "GM0796": ["Den Bosch"],
    "GM0820": ["Nuenen"],
    "GM1940": ["De Friese Meren"],
}
# The two municipalities called Bergen need their addition; for the others it only serves the reader of a list.
ADDITIONS = ("(O.)", "(ZH.)", "(NH.)", "(L.)", "(Z.)", "(gemeente)")
DAMAGED = str.maketrans({"˙": "ú", "‚": "â"})
Row = Mapping[str, object]


@dataclass(frozen=True)
class Table:
    """One table to write: its rows and the files that were read."""

    name: str
    rows: Sequence[Row]
    files: Sequence[Path]

    def write(self) -> list[dict[str, str]]:
        """Write the CSV; gives name and digest of each file that was read."""
        with (TARGET / f"{self.name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(self.rows[0]), lineterminator="\n")
            writer.writeheader()
            writer.writerows(self.rows)
        return [{"name": path.name, "sha256": hashlib.sha256(path.read_bytes()).hexdigest()} for path in self.files]


def read(path: Path, *, delimiter: str = ",") -> list[dict[str, str]]:
    """The rows of a delimited file; lines that begin with # are remarks."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader((line for line in file if not line.startswith("#")), delimiter=delimiter))


def bare(name: str) -> str:
    """A name without damage and without an addition that only tells apart."""
    mended = name.translate(DAMAGED)
    if mended.startswith("Bergen ("):
        return mended
    for addition in ADDITIONS:
        mended = mended.removesuffix(f" {addition}")
    return mended


def lists(folder: Path) -> tuple[Path, list[dict[str, str]]]:
    """The CBS lists of municipalities, one row per year and municipality, and their file."""
    path = folder / "reorganisations" / "gemeenten_per_jaar_2010_2026.csv"
    return path, read(path)


def gemeenten(folder: Path) -> Table:
    """Every municipality of any year, one row each."""
    path, listed = lists(folder)
    found: dict[str, list[dict[str, str]]] = {}
    for row in listed:
        found.setdefault(row["gm_code"], []).append(row)
    return Table("gemeenten", [gemeente(code, found[code]) for code in sorted(found)], [path])


def gemeente(code: str, listed: list[dict[str, str]]) -> Row:
    """One municipality as one row; refuses lists that contradict each other."""
    years = sorted(int(row["jaar"]) for row in listed)
    names = {bare(row["gm_naam"]) for row in listed}
    provinces = {PROVINCES[row["prv_code"][:2]] for row in listed if row["prv_code"]}
    if years != list(range(years[0], years[-1] + 1)) or len(names) != 1 or len(provinces) > 1:
        sys.exit(f"{code}: years {years}, names {names}, provinces {provinces} do not fit one row")
    name = names.pop()
    spelt = {row["gm_naam"].translate(DAMAGED) for row in listed} - {name}
    return {
        "gemeente": code,
        "name": name,
        "province": provinces.pop() if provinces else "",
        "first": years[0],
        "last": years[-1],
        "aliases": ";".join([*sorted(spelt), *ALIASES.get(code, [])]),
    }


def gemeenteklassen(folder: Path) -> Table:
    """The classes of every municipality in each year that was published."""
    path, listed = lists(folder)
    social = folder / "rekenmodel" / "sociale_structuur_centrumfunctie.csv"
    by_name = {bare(row["Gemeenten"]): row for row in read(social, delimiter="\t")}
    rows: list[Row] = []
    files = [social]
    for year in (2023, 2024, 2025):
        files.append(folder / "rekenmodel" / f"gemeenteklassen_{year}.csv")
        codes = {bare(row["gm_naam"]): row["gm_code"] for row in listed if row["jaar"] == str(year)}
        rows += [klasse(year, codes, row, by_name) for row in read(files[-1], delimiter="\t")]
    rows.sort(key=lambda row: (str(row["year"]), str(row["gemeente"])))
    return Table("gemeenteklassen", rows, [*files, path])


def klasse(year: int, codes: Mapping[str, str], row: Mapping[str, str], social: Mapping[str, Mapping[str, str]]) -> Row:
    """The classes of one municipality in one year."""
    name = bare(row["Gemeenten"])
    return {
        "year": year,
        "gemeente": codes[name],
        "size_class": SIZES[row["Gemeentegrootte"].casefold()],
        "urbanity": URBANITY[row["Stedelijkheid"]],
        "social_structure": social[name]["Sociale structuur"].casefold(),
        "central_function": social[name]["Centrumfunctie"].casefold(),
    }


def herindelingen(folder: Path) -> Table:
    """Every municipality that ended, one row for each it went into."""
    path = folder / "reorganisations" / "herindelingen_2015_2023.csv"
    rows = [
        {
            "date": row["ingangsdatum"],
            "first_list": row["ingang_jaar"],
            "old": row["oude_code"],
            "old_name": bare(row["oude_naam"]),
            "new": row["nieuwe_code"],
            "new_name": bare(row["nieuwe_naam"]),
            "split": row["gesplitst"].casefold(),
            "share_of_population": float(row["bevolkingsaandeel"]),
            "estimate": row["gesplitst"].casefold(),
            "inhabitants_old": int(float(row["inwoners_oud"])),
        }
        for row in read(path)
    ]
    return Table("herindelingen", rows, [path])


def inwoners(folder: Path) -> Table:
    """Inhabitants by year and municipality."""
    path = folder / "iv3" / "inwoners_per_jaar.csv"
    rows = [
        {"year": row["jaar"], "gemeente": row["gm_code"], "inhabitants": int(row["aantal_inwoners"])}
        for row in read(path)
    ]
    rows.sort(key=lambda row: (str(row["year"]), str(row["gemeente"])))
    return Table("inwoners", rows, [path])


def bedragen(folder: Path) -> Table:
    """Euro per unit by year."""
    return Table("bedragen_per_eenheid", *bedragen_per_eenheid(folder))


def factoren(folder: Path) -> Table:
    """Uitkeringsfactoren by year and state."""
    return Table("uitkeringsfactoren", *uitkeringsfactoren(folder))


BUILDERS = (bedragen, factoren, gemeenten, gemeenteklassen, herindelingen, inwoners)


def build(folder: Path) -> None:
    """Write every table and the provenance of all of them."""
    sources = yaml.safe_load(SOURCES.read_text(encoding="utf-8"))
    records = {}
    for table in sorted((builder(folder) for builder in BUILDERS), key=lambda table: table.name):
        records[table.name] = {**sources[table.name], "files": table.write()}
        print(f"{table.name}.csv: {len(table.rows)} rows")
    (TARGET / "provenance.json").write_text(json.dumps(records, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python tools/build_reference.py DIR")
    build(Path(sys.argv[1]))
