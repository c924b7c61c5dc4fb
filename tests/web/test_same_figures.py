"""A page, its files and the script that it shows give the same figures: each is taken from the page, as readers do."""

import html
import re
from typing import Any

import pytest

from thorbecke.studies import Answer, written
from thorbecke.web.language import Language

READER = {"accept": "text/html", "accept-language": "nl"}
DUTCH = Language("nl")
AT = "/gemeenten/GM1954"
PAGES = (
    "/?pakket=2024",
    "/kaart?wat=grants:per_inwoner&jaar=2025",
    "/wat-als?jaar=2026&accres=2&scenario=voorjaarsnota-2025",
    "/wat-als/naast-elkaar?jaar=2026&scenario=voorjaarsnota-2024&scenario=voorjaarsnota-2025&tegen=voorjaarsnota-2024",
    f"{AT}/specificatie",
    f"{AT}/vergelijking",
    f"{AT}/vooruitblik",
    f"{AT}/begroting",
    "/gemeenten",
    "/antwoorden/resolution_packages",
)


def run(script: str) -> Answer:
    """What a script gives that is copied from a page."""
    names: dict[str, Any] = {}
    exec(script, names)
    found: Answer = names["answer"]
    return found


@pytest.mark.parametrize("address", PAGES)
def test_script_files_and_page_agree_to_the_last_digit(client, address: str) -> None:
    page = html.unescape(client.get(address, headers=READER).text)
    scripts = re.findall(r"<pre[^>]*><code>(import thorbecke.*?)</code>", page, re.DOTALL)
    files = re.findall(r'href="(/antwoorden/[^"]*\.csv[^"]*)"', page)
    links = re.findall(r'share" href="(/antwoorden/[^"]+)"', page)
    assert 0 < len(scripts) == len(files) == len(links)
    for script, file, link in zip(scripts, files, links, strict=True):
        answer = run(script)
        assert client.get(file).text == written.to_csv(answer)
        lasting = html.unescape(client.get(link, headers=READER).text)
        assert all(cell in lasting for cell in shown(answer))


def shown(answer: Answer) -> set[str]:
    """The figures of the rows that a page shows, as it writes them."""
    rows = [row for place, row in enumerate(answer.rows) if place not in answer.quiet]
    cells = [(row.get(column.key), column.kind) for row in rows for column in answer.columns]
    return {DUTCH.cell(value, kind) for value, kind in cells if isinstance(value, float)}
