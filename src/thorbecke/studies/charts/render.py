"""A chart as a file: SVG, PNG, PDF or a page of its own, drawn without a browser."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

from thorbecke.errors import OutputError

if TYPE_CHECKING:
    import altair as alt

__all__ = ["FORMATS", "render"]

FORMATS = (".svg", ".png", ".pdf", ".html")
_PIXELS_PER_INCH = 144


def render(chart: "alt.TopLevelMixin", path: Path) -> bytes:
    """The chart in the format that the file's name asks for; raises OutputError for another format."""
    suffix = path.suffix.casefold()
    if suffix not in FORMATS:
        raise OutputError(f"{path}: a chart is written as {', '.join(FORMATS)}. Give a name that ends so.")
    import vl_convert

    specification = json.loads(chart.to_json())
    if suffix == ".png":
        return bytes(vl_convert.vegalite_to_png(specification, ppi=_PIXELS_PER_INCH))
    if suffix == ".svg":
        return str(vl_convert.vegalite_to_svg(specification)).encode()
    if suffix == ".pdf":
        return bytes(vl_convert.vegalite_to_pdf(specification))
    return str(vl_convert.vegalite_to_html(specification, bundle=True)).encode()
