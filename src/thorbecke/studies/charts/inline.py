"""A chart as SVG that stands in a page: named for who does not see it, without styles of its own, as wide as there is.

A page may forbid styles and scripts within it: what is drawn here holds neither.
"""

import hashlib
import json
import re
from functools import lru_cache
from typing import TYPE_CHECKING
from xml.etree import ElementTree

if TYPE_CHECKING:
    import altair as alt

__all__ = ["inline"]

_SVG = "http://www.w3.org/2000/svg"
_KEPT = 128
_LETTERS = 8
_SYMBOL = "graphics-symbol"
_FRAMES = ("axis", "legend", "title", "group mark container", "text mark container")
_REFERENCE = re.compile(r"#([\w-]+)")


def inline(chart: "alt.TopLevelMixin", title: str) -> str:
    """The chart as an `svg` element for an HTML page, named by `title`; a mark says its own value when pointed at."""
    return _inline(chart.to_json(), title)


@lru_cache(maxsize=_KEPT)
def _inline(specification: str, title: str) -> str:
    import vl_convert

    # In two steps, which is quicker than vl_convert's own way from the one to the other.
    drawn = str(vl_convert.vega_to_svg(vl_convert.vegalite_to_vega(json.loads(specification))))
    # Our own drawing, not a stranger's file: nothing in it can be an attack on the parser.
    root = ElementTree.fromstring(drawn)  # noqa: S314
    key = "c" + hashlib.sha256((drawn + title).encode()).hexdigest()[:_LETTERS]
    for element in root.iter():
        _clean(element, key)
    _name(root, key, title)
    ElementTree.register_namespace("", _SVG)
    return ElementTree.tostring(root, encoding="unicode")


def _clean(element: ElementTree.Element, key: str) -> None:
    """Take out styles, scripts and roles; ids become this chart's own, and what a mark says its title."""
    said = element.attrib.get("aria-label", "")
    if element.get("role") == _SYMBOL and said and element.get("aria-roledescription") not in _FRAMES:
        ElementTree.SubElement(element, f"{{{_SVG}}}title").text = said
    for name in list(element.attrib):
        value = element.attrib[name]
        if name in ("style", "role", "version", "class") or name.startswith(("on", "aria-", "{")):
            del element.attrib[name]
        elif name == "id":
            element.attrib[name] = f"{key}-{value}"
        elif value.startswith("url("):
            element.attrib[name] = _REFERENCE.sub(rf"#{key}-\1", value)


def _name(root: ElementTree.Element, key: str, title: str) -> None:
    """Name the whole drawing; its size is that of the page, in the shape of its view box."""
    for name in ("width", "height"):
        root.attrib.pop(name, None)
    root.attrib |= {"class": "chart", "role": "img", "aria-labelledby": f"{key}-title"}
    named = ElementTree.Element(f"{{{_SVG}}}title", {"id": f"{key}-title"})
    named.text = title
    root.insert(0, named)
