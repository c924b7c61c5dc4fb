"""Euro per unit and uitkeringsfactoren as tables; part of `build_reference.py`, which writes them.

Figures stay as published. What looks odd is said in the note of its row: nothing is mended here.
"""

import csv
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

Row = dict[str, object]

DECIDED = range(2001, 2014)
# A jump by more than this factor from one decision to the next is said in the note.
ODD_FACTOR = 1.3

PARTIAL = {
    "2016_december_partial": ("december-2016", "https://maassluis.jaarverslag-2016.nl/p668/gemeentefonds"),
    "2017_december_partial": ("december-2017", "https://maassluis.jaarverslag-2017.nl/p3031/gemeentefonds"),
    "2018_december_partial": (
        "december-2018",
        "https://maassluis.jaarverslag-2018.nl/p8013/berekening-algemene-uitkering-gemeentefonds-2018",
    ),
    "2019_mei2018_partial": (
        "mei-2018",
        "https://maassluis.begroting-2019.nl/p4151/berekening-algemene-uitkering-gemeentefonds-2019",
    ),
    "2021_december_partial": (
        "december-2021",
        "https://maassluis.jaarverslag-2021.nl/p14694/berekening-algemene-uitkering-gemeentefonds-2021",
    ),
    "2021_mei2020_partial": (
        "mei-2020",
        "https://capelleaandenijssel.begrotingsapp.nl/begroting-2021/programma/algemene-uitkering",
    ),
}
# Only Capelle names its circular; the others give the year's end or the budget.
PRESUMED = "circular presumed from the kind of document"
# Numbers that stand for another maatstaf than in the decision before.
REUSED = {
    (2003, "46"): "number 49 in 2002",
    (2002, "49"): "number 46 in 2001 and from 2003 on",
    (2002, "50"): "number 47 in 2001",
    (2006, "9"): "until 2005 number 9 was Uitvoeringskosten bijstand",
    (2006, "10"): "until 2005 number 10 was Schaalfactor bijstand",
    (2006, "15"): "until 2005 number 15 counted (V)SO and VO together",
    (2006, "15a"): "until 2005 number 15a was Extra leerlingen streekscholen",
    (2007, "2a"): "in 2006 number 2a was Inwoners stemmachines Nedap oud; this one was 2c",
    (2007, "3"): "until 2006 number 3 was Inwoners * bodemfactor buitengebied; this one was 3a",
    (2008, "31"): "number 31a until 2007",
    (2008, "31a"): "number 31b until 2007; 31a was part a",
    (2011, "2a"): "in 2007 number 2a was Inwoners potlood nieuw",
    (2016, "3a"): "number 3 until 2013",
    (2016, "31a"): "number 31 until 2013; 31a was part b",
    (2016, "31b"): "number 31a until 2013",
    (2016, "15e"): "number 15 until 2013",
    (2016, "15d"): "number 15a until 2013",
    (2017, "28a"): "28 in 2016 and 2019",
}
SWAPPED = {"2016_december_partial", "2017_december_partial", "2019_mei2018_partial", "2021_december_partial"}
SWAP = {
    "1a": "labels of 1a and 1c exchanged in the source: this is the rate of owners of non-dwellings",
    "1c": "labels of 1a and 1c exchanged in the source: this is the rate of owners of dwellings",
}
MISNAMED = (
    "the source calls 29 historic dwellings; by its amount (31.13 in the decision of 2013) it is Bewoonde oorden 1930"
)


def read(path: Path) -> tuple[str, list[dict[str, str]]]:
    """The remark at the head of a file and its rows."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return lines[0], list(csv.DictReader(line for line in lines if not line.startswith("#")))


def plain(name: str) -> str:
    """A name without footnote marks, evenly spaced."""
    name = re.sub(r"<sup>.*?</sup>|¹", "", name)
    return " ".join(re.sub(r"\s*\*\s*", " * ", name).split())


def ozb(published: str, name: str, *, percent: bool = False) -> float:
    """A rekentarief as a fraction of the value; the sources give it per EUR 2,268 or 2,500, as percentage or as is."""
    per = re.search(r"€ ([\d.]+)", name)
    amount = float(published.rstrip("%"))
    if per:
        return round(amount / float(per[1].replace(".", "")), 9)
    return round(amount / 100, 9) if percent or published.endswith("%") else amount


def bedragen_per_eenheid(folder: Path) -> tuple[list[Row], list[Path]]:
    """Every euro per unit, and the files they were read from."""
    source = folder / "bedragen_per_eenheid"
    files = [*(source / f"{year}.csv" for year in DECIDED), *(source / f"{name}.csv" for name in PARTIAL)]
    decided = [row for year in DECIDED for row in decision(year, source / f"{year}.csv")]
    check_rekentarieven(decided, folder / "local_tax" / "ozb_rekentarieven.csv")
    rows = [*decided, *(row for name in PARTIAL for row in account(name, source / f"{name}.csv"))]
    remark_jumps(rows)
    return rows, [*files, folder / "local_tax" / "ozb_rekentarieven.csv"]


def decision(year: int, path: Path) -> Iterator[Row]:
    """The rows of one year's decision."""
    head, rows = read(path)
    law = re.search(r"BWBR\d+", head)
    if law is None:
        sys.exit(f"{path.name}: the number of the decision is missing")
    for row in rows:
        number, name = row["code"].replace("-", "").replace(" ", ""), plain(row["name"])
        is_ozb = number == "1"
        yield {
            "year": year,
            "state": "besluit",
            "number": number,
            "name": name,
            "amount": ozb(row["weight"], name) if is_ozb else float(row["weight"]),
            "unit": "fractie van de waarde" if is_ozb else "euro per eenheid",
            "published": row["weight"],
            "partial": "false",
            "note": REUSED.get((year, number), ""),
            "source": f"https://wetten.overheid.nl/{law[0]}",
        }


def account(name: str, path: Path) -> Iterator[Row]:
    """The rows of one year that a municipality published; amounts that were only worked out are left out."""
    state, address = PARTIAL[name]
    for row in read(path)[1]:
        if row["method"].startswith("recovered"):
            continue
        is_ozb = row["code"] in {"1a", "1b", "1c", "1f"}
        notes = [
            REUSED.get((int(name[:4]), row["code"]), ""),
            SWAP.get(row["code"], "") if name in SWAPPED else "",
            MISNAMED if row["code"] == "29" else "",
            elsewhere(row["method"]),
            "" if name == "2021_mei2020_partial" else PRESUMED,
        ]
        yield {
            "year": name[:4],
            "state": state,
            "number": row["code"],
            "name": plain(row["name"]),
            # All but the account of 2018 print the percentage.
            "amount": ozb(row["weight"], "", percent=not name.startswith("2018")) if is_ozb else float(row["weight"]),
            "unit": "fractie van de waarde" if is_ozb else "euro per eenheid",
            "published": row["weight"],
            "partial": "true",
            "note": "; ".join(filter(None, notes)),
            "source": address,
        }


def elsewhere(method: str) -> str:
    """Which other published budgets of that year do not fit the amount."""
    others = re.search(r"NOT consistent with integer volumes of (.+)", method)
    if not others:
        return ""
    named = " and ".join(case.split("_")[0].capitalize() for case in others[1].split(","))
    return f"gives no whole units in the budget of {named} for this year, which may follow another circular"


def remark_jumps(rows: Sequence[Row]) -> None:
    """Say in the note when an amount changes sign or jumps against the year before under the same number."""
    before: dict[object, Row] = {}
    for row in rows:
        last = before.get(row["number"])
        if last and row["unit"] == "euro per eenheid":
            factor = float(str(row["amount"])) / float(str(last["amount"]))
            if not 1 / ODD_FACTOR <= factor <= ODD_FACTOR:
                jump = f"{factor:.4g} times the amount of {last['year']} under this number, as published"
                row["note"] = "; ".join(filter(None, [str(row["note"]), jump]))
        before[row["number"]] = row


def check_rekentarieven(rows: Sequence[Row], path: Path) -> None:
    """Refuse rates that do not agree with the list of rekentarieven."""
    kinds = {"niet": "niet_woningen", "won": "woningen"}
    listed: dict[tuple[str, str], float] = {}
    for line in read_plain(path):
        if line["stand"] == "vastgesteld besluit":
            kind = line["soort"] if line["soort"].startswith(("niet", "won")) else "alle"
            listed[line["uitkeringsjaar"], kind] = float(line["tarief_fractie_van_gecorrigeerde_woz"])
    for row in rows:
        if row["number"] != "1":
            continue
        kind = rate_kind(str(row["name"]), kinds)
        rate = listed.get((str(row["year"]), kind))
        if rate is not None and abs(rate - float(str(row["amount"]))) > 6e-7:
            sys.exit(f"{row['year']} {row['name']}: {row['amount']} against {rate} in {path.name}")


def rate_kind(name: str, kinds: Mapping[str, str]) -> str:
    """The kind of rekentarief a row of a decision gives."""
    found = re.search(r"\((niet)?[ -]?won\S* (eig|gebr)", name)
    if not found:
        return "alle"
    return f"{kinds['niet'] if found[1] else kinds['won']}_{'eigenaren' if found[2] == 'eig' else 'gebruikers'}"


def read_plain(path: Path) -> list[dict[str, str]]:
    """The rows of a file without remarks."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


STATES = {"sept": "september-", "mei": "mei-", "jaarrekening": "jaarrekening-"}
BZK = "Ministerie van BZK, rekenmodel gemeentefonds bij de circulaire"


def uitkeringsfactoren(folder: Path) -> tuple[list[Row], list[Path]]:
    """Every uitkeringsfactor with its state, grade and source."""
    path = folder / "bedragen_per_eenheid" / "uitkeringsfactor_other_years.csv"
    return [factor(row) for row in read_plain(path)], [path]


def factor(row: Mapping[str, str]) -> Row:
    """One uitkeringsfactor; its grade says how near to the ministry the figure was found."""
    kind, year = row["circulaire"][:-4], row["circulaire"][-4:]
    grade, source = graded(row["source_url"])
    notes = {
        "2014mei2014": "the circular is inferred; with the maatstaven of 2015, 2014 would be 1.479",
        "2019jaarrekening2019": "state of the annual account, presumably the circular of december 2019",
        "2023mei2022": "first year of the present distribution: not to be compared with earlier years",
        "2026mei2026": "quoted from table 2.5.2-1 of the circular",
        "2027mei2026": "quoted from table 2.5.2-1 of the circular",
    }
    return {
        "year": row["uitkeringsjaar"],
        "state": f"{STATES[kind]}{year}",
        "uitkeringsfactor": float(row["factor"]),
        "grade": grade,
        "note": notes.get(row["uitkeringsjaar"] + row["circulaire"], ""),
        "source": source,
    }


def graded(address: str) -> tuple[str, str]:
    """The grade of a source and what to cite: the publisher where the ministry's own export was read."""
    if "begrotingsanalysetool" in address:
        return "gepubliceerd", BZK
    if "find_string" in address:
        return (
            "tweedehands",
            "Ministerie van BZK, meicirculaire gemeentefonds 2026 (tabel 2.5.2-1), as quoted by others",
        )
    if "beuningen" in address:
        return "overgenomen", address
    return "tweedehands", address
