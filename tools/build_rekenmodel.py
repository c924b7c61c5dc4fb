"""Make the packaged sets of figures anew from a folder of the ministry's exports.

    python tools/build_rekenmodel.py DIR

DIR holds `GF_<circular>_<year>_{Gewichten,Volumina,SIUDU}.csv` of the sets below and `Uitkeringsfactor.csv`. The sets
are read by the importer behind `thorbecke import rekenmodel`, without any change. The same input gives the same bytes.
"""

import sys
from pathlib import Path

from thorbecke.datasets import Circular, CircularYear, save
from thorbecke.datasets.rekenmodel import read_rekenmodel

STORE = Path(__file__).parents[1] / "src" / "thorbecke" / "datasets" / "data" / "rekenmodel"
SETS = (("mei-2023", 2024), ("mei-2024", 2024), ("mei-2024", 2025), ("september-2024", 2024), ("september-2024", 2025))
ADDRESS = "https://github.com/michielsd/begrotingsanalysetool (Brondata/GF, commit 67cc06d)"
NOTE = "Exports as published again at that address; the ministry's own workbook was not at hand"


def main(folder: Path) -> None:
    """Read every set and write it into the package."""
    for name, year in SETS:
        which = CircularYear(Circular.parse(name), year)
        found = read_rekenmodel(folder, which, address=ADDRESS, note=NOTE)
        save(found.figures, STORE)
        print(f"{which}: {len(found.report.checks)} checks hold")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
