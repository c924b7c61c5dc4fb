"""Observed figures per municipality: tables, their provenance, and the readers of official files."""

from thorbecke.datasets.arrays import OZB_CLUSTER, ModelFigures, to_quantities
from thorbecke.datasets.bedragen import bedragen_per_eenheid, uitkeringsfactoren
from thorbecke.datasets.boundaries import (
    FIRST_MAP,
    LAST_MAP,
    flat_map,
    geojson_of,
    provenance_of_boundaries,
    rings_of,
    topology_of,
)
from thorbecke.datasets.circulars import Circular, CircularYear
from thorbecke.datasets.feestdagen import feestdagen
from thorbecke.datasets.figures import CircularFigures, available, data_folder, load, named, newest, save
from thorbecke.datasets.files import Notation
from thorbecke.datasets.gemeenten import (
    closest_gemeenten,
    find_gemeente,
    folded,
    gemeenten_in,
    gemeenten_table,
    inhabitants,
)
from thorbecke.datasets.herindelingen import current_codes, reorganisations
from thorbecke.datasets.maatstaven import find_maatstaf, maatstaf_table
from thorbecke.datasets.own_figures import read_own_counts, read_own_figures
from thorbecke.datasets.own_units import OwnUnits, read_count, read_own_units
from thorbecke.datasets.own_weights import OwnWeight, read_own_weights
from thorbecke.datasets.provenance import Provenance, SourceFile
from thorbecke.datasets.reference import provenance_of, reference_tables

__all__ = [
    "FIRST_MAP",
    "LAST_MAP",
    "OZB_CLUSTER",
    "Circular",
    "CircularFigures",
    "CircularYear",
    "ModelFigures",
    "Notation",
    "OwnUnits",
    "OwnWeight",
    "Provenance",
    "SourceFile",
    "available",
    "bedragen_per_eenheid",
    "closest_gemeenten",
    "current_codes",
    "data_folder",
    "feestdagen",
    "find_gemeente",
    "find_maatstaf",
    "flat_map",
    "folded",
    "gemeenten_in",
    "gemeenten_table",
    "geojson_of",
    "inhabitants",
    "iv3",
    "kerncijfers",
    "load",
    "maatstaf_table",
    "named",
    "newest",
    "provenance_of",
    "provenance_of_boundaries",
    "read_count",
    "read_own_counts",
    "read_own_figures",
    "read_own_units",
    "read_own_weights",
    "reference_tables",
    "rekenmodel",
    "reorganisations",
    "rings_of",
    "save",
    "to_quantities",
    "topology_of",
    "uitkeringsfactoren",
]
