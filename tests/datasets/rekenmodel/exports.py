"""The ministry's exports, written anew from packaged figures with everything that makes them hard to read."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from thorbecke.datasets import CircularFigures
from thorbecke.datasets.gemeenten import gemeenten_in
from thorbecke.datasets.maatstaven import maatstaf_table

Grid = list[list[str | float]]
Writer = Callable[[float], str]


@dataclass
class Grids:
    """The three tables of an export, header first; numbers are still numbers."""

    weights: Grid
    units: Grid
    payments: Grid


def grids_of(figures: CircularFigures) -> Grids:
    return Grids(_weights(figures), _units(figures), _payments(figures))


def _weights(figures: CircularFigures) -> Grid:
    names = dict(maatstaf_table().select("code", "name").rows())
    clusters = figures.bedragen.columns[1:-1]
    grid: Grid = [["Codering maatstaf", "Naam maatstaf", *clusters, "Totaal"]]
    grid += [[code, names[code], *values] for code, *values in figures.bedragen.rows()]
    lines = figures.posten.filter(figures.posten["cluster"].is_not_null())
    # The weights write "beschermd wonen" and "Art. 12" where the payments write "Beschermd wonen" and "ART.12".
    renamed = {"ART.12": "Art. 12", "Beschermd wonen": "beschermd wonen", "Participatie": "participatie"}
    for post, _, cluster in lines.rows():
        grid.append(["", renamed.get(post, post), *(float(cluster == name) for name in clusters), 1.0])
    return grid


def _who(figures: CircularFigures) -> dict[str, list[str | float]]:
    names = gemeenten_in(figures.which.year)
    return {code: [float(code[2:]), names[code], 1.0] for code in figures.eenheden["gemeente"]}


def _units(figures: CircularFigures) -> Grid:
    who = _who(figures)
    codes = ["vast nieuw" if code == "vast" else code for code in figures.eenheden.columns[1:]]
    return [["CBS", "Naam", "Prov", *codes], *([*who[code], *units] for code, *units in figures.eenheden.rows())]


def _payments(figures: CircularFigures) -> Grid:
    who = _who(figures)
    posts = figures.betalingen["post"].unique(maintain_order=True).to_list()
    amounts = {(code, post): amount for code, post, amount in figures.betalingen.rows()}
    return [["CBS", "Naam", "Prov", *posts], *([*who[code], *(amounts[code, post] for post in posts)] for code in who)]


def plain(value: float) -> str:
    """`4638,946433`."""
    return str(int(value)) if value.is_integer() else repr(value).replace(".", ",")


def grouped(value: float) -> str:
    """`4.638,946433`, and `1.234` for a whole number."""
    whole, sign, decimals = f"{value:,.6f}".partition(".")
    decimals = decimals.rstrip("0")
    return whole.replace(",", ".") + ("," + decimals if decimals else "") if sign else whole


def english(value: float) -> str:
    """`4,638.946433`."""
    return f"{value:,.6f}".rstrip("0").rstrip(".")


def dashed(value: float) -> str:
    """Zero as ` - `, thousands with points."""
    return grouped(value) if value else " - "


def to_text(grid: Grid, write: Writer = plain) -> str:
    """Tab-separated, lines ending in CR LF and no end after the last; municipal codes and provinces stay whole."""
    keys = {column for column, name in enumerate(grid[0]) if name in {"CBS", "Prov"}}
    rows = [
        "\t".join(
            cell if isinstance(cell, str) else (plain if column in keys else write)(cell)
            for column, cell in enumerate(row)
        )
        for row in grid
    ]
    return "\r\n".join(rows)


def write_exports(folder: Path, figures: CircularFigures, grids: Grids | None = None, write: Writer = plain) -> Path:
    """The three exports and Uitkeringsfactor.csv of a set; gives the folder."""
    grids = grids or grids_of(figures)
    folder.mkdir(parents=True, exist_ok=True)
    circular = f"{figures.which.circular.month[0].upper()}{figures.which.circular.year}"
    parts = {"Gewichten": grids.weights, "Volumina": grids.units, "SIUDU": grids.payments}
    for part, grid in parts.items():
        text = to_text(grid, write)
        (folder / f"GF_{circular}_{figures.which.year}_{part}.csv").write_bytes(text.encode())
    (folder / "Uitkeringsfactor.csv").write_text(
        f"Circulaire,Jaar,Uitkeringsfactor\nM2022,2023,1.285\n{circular},{figures.which.year},"
        f"{figures.uitkeringsfactor:.3f}\n"
    )
    return folder


def in_file(folder: Path, part: str) -> Path:
    """The export of that part in a folder."""
    return next(folder.glob(f"GF_*_{part}.csv"))


def read_lines(path: Path) -> list[list[str]]:
    return [line.split("\t") for line in path.read_bytes().decode().split("\r\n")]


def write_lines(path: Path, lines: list[list[str]]) -> None:
    path.write_bytes("\r\n".join("\t".join(line) for line in lines).encode())
