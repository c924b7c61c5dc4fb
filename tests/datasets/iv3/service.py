"""A local server that answers as the open data service of CBS does: OData version 3, JSON, pages with a next link."""

import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

from thorbecke.datasets import iv3

TABLE = "45067NED"
_PAGE = 1000


@dataclass
class Service:
    """Rows by kind of report, failures to answer with first, and what was asked."""

    rows: dict[str, list[dict[str, Any]]]
    tables: dict[str, str] = field(default_factory=lambda: {TABLE: "Gemeenten 2024 onbewerkte Iv3-data"})
    failures: list[int] = field(default_factory=list)
    body: bytes | None = None
    asked: list[str] = field(default_factory=list)
    address: str = ""

    def page(self, path: str, query: dict[str, list[str]]) -> dict[str, Any]:
        if path.endswith("/Tables"):
            return {"value": [{"Identifier": code, "Title": title} for code, title in self.tables.items()]}
        kind = re.search(r"Verslagsoort eq '(\w+)'", query["$filter"][0])
        rows = self.rows.get(kind[1] if kind else "", [])
        start = int(query.get("$skip", ["0"])[0])
        page: dict[str, Any] = {"odata.metadata": "x", "value": rows[start : start + _PAGE]}
        if start + _PAGE < len(rows):
            asked = quote(query["$filter"][0])
            page["odata.nextLink"] = f"{self.address}{path}?$format=json&$filter={asked}&$skip={start + _PAGE}"
        return page


def rows_of(accounts: iv3.Accounts, gemeenten: set[str] | None = None) -> list[dict[str, Any]]:
    """Accounts as CBS publishes them: padded keys, thousands of euro, two placings, balance items beside taakvelden."""
    rows = []
    for row in accounts.table.iter_rows(named=True):
        if gemeenten and row["gemeente"] not in gemeenten:
            continue
        other = (row["lasten"] or 0.0) - (row["salarissen"] or 0.0)
        parts = (("L1.1", row["salarissen"] or 0.0), ("L3.8", other), ("B3.8", row["baten"] or 0.0))
        rows += [_row(row["gemeente"], row["taakveld"], code, amount) for code, amount in parts if amount]
    return [*rows, _row("GM0014", "A111", "Ultimo", 5_000_000.0)]


def _row(gemeente: str, taakveld: str, category: str, amount: float) -> dict[str, Any]:
    keys = {"Gemeenten": f"{gemeente:<9}", "TaakveldBalanspost": f"{taakveld:<6}", "Categorie": f"{category:<8}"}
    return {**keys, "k_1ePlaatsing_1": -99998, "k_2ePlaatsing_2": amount / 1000}


@contextmanager
def served(service: Service) -> Iterator[Service]:
    """The service at `service.address` for as long as the block runs."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            service.asked.append(self.path)
            status = service.failures.pop(0) if service.failures else 200
            split = urlsplit(self.path)
            content = service.body or json.dumps(service.page(split.path, parse_qs(split.query))).encode()
            self.send_response(status)
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    service.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield service
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
