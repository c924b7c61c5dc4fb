"""Files like the ministry's exports, written from the packaged figures."""

from tests.datasets.rekenmodel.exports import Grid, Grids, grids_of, in_file, plain, read_lines, write_exports
from tests.datasets.rekenmodel.workbooks import write_ods, write_xlsx

__all__ = [
    "Grid",
    "Grids",
    "grids_of",
    "in_file",
    "plain",
    "read_lines",
    "write_exports",
    "write_ods",
    "write_xlsx",
]
