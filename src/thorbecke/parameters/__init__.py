"""Dated figures set by law, circular or agreement; every value with unit, year, source and grade."""

from thorbecke.parameters.links import Link, Links, link_names, links, read_links
from thorbecke.parameters.parameter import GRADES, Parameter, Value
from thorbecke.parameters.reader import load, names, read
from thorbecke.parameters.strict_yaml import Entries, parse_yaml, plain_yaml, read_yaml, write_yaml
from thorbecke.parameters.tables import Figure, figures, table_names

__all__ = [
    "GRADES",
    "Entries",
    "Figure",
    "Link",
    "Links",
    "Parameter",
    "Value",
    "figures",
    "link_names",
    "links",
    "load",
    "names",
    "parse_yaml",
    "plain_yaml",
    "read",
    "read_links",
    "read_yaml",
    "table_names",
    "write_yaml",
]
