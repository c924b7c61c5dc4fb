"""Fifty people at once: how long they wait for a page, for a lever they move, and for the sign of life.

Run with `python benchmarks/bench_web.py`; it needs wrk (Debian's package of that name). Everything stays on this
machine and ends by itself. A person who drags a lever asks again a quarter of a second after an answer, one who reads
pages after two seconds. The aims, on two cores that the load shares with the server: 95% of the levers within 100 ms,
of the pages within 200 ms, of the signs of life within 20 ms.
"""

import contextlib
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.measure import show
from thorbecke.datasets import gemeenten_in

PEOPLE, SECONDS, WORKERS = 50, 15, 2
DRAGGING, READING = 250, 2000  # milliseconds
SCRIPT = """
local paths = {{{paths}}}
local wait = {wait}
math.randomseed(os.time())
local headers = {{["Accept"] = "text/html", ["Accept-Encoding"] = "gzip"}}
request = function() return wrk.format("GET", paths[math.random(#paths)], headers) end
delay = function() return wait == 0 and 0 or math.random(wait * 0.6, wait * 1.4) end
done = function(summary, latency, requests)
  io.write(string.format("p50 %.1f p95 %.1f p99 %.1f bad %d count %d\\n", latency:percentile(50) / 1000,
    latency:percentile(95) / 1000, latency:percentile(99) / 1000,
    summary.errors.status + summary.errors.timeout + summary.errors.read, summary.requests))
end
"""
FOUND = re.compile(r"p50 (\S+) p95 (\S+) p99 (\S+) bad (\d+) count (\d+)")


@contextlib.contextmanager
def served() -> Iterator[str]:
    """The address of a server on this machine."""
    command = [sys.executable, "-m", "thorbecke", "serve", "--port", "0", "--workers", str(WORKERS)]
    with tempfile.TemporaryFile("w+") as log, subprocess.Popen(command, stderr=log) as process:
        found = None
        while found is None and process.poll() is None:
            time.sleep(0.2)
            log.seek(0)
            found = re.search(r"http://\S+", log.read())
        assert found, "the server did not start"
        subprocess.run(["wrk", "-c1", "-t1", "-d8s", f"{found[0]}/ready"], check=True, capture_output=True)
        yield found[0]
        process.terminate()


def load(address: str, paths: Sequence[str], wait: int, people: int = PEOPLE) -> tuple[str, bool]:
    """What people who ask for these paths wait: the distribution in ms, and whether all were answered."""
    quoted = ", ".join(f'"{path}"' for path in paths)
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        script.write(SCRIPT.format(paths=quoted, wait=wait))
        script.flush()
        told = subprocess.run(
            ["wrk", f"-c{people}", "-t1", f"-d{SECONDS}s", "--timeout", "20s", "-s", script.name, address],
            check=True,
            capture_output=True,
            text=True,
        ).stdout
    found = FOUND.search(told)
    assert found, told
    half, most, nearly, bad, count = found.groups()
    return f"{half} / {most} / {nearly} ms ({count} requests, {bad} failed)", bad == "0"


def main() -> None:
    """Load the server in turn, and show what people waited: half, 95% and 99% of them."""
    if not shutil.which("wrk"):
        sys.exit("This needs wrk: sudo apt-get install wrk")
    codes = list(gemeenten_in(2025))
    parts = ("", "/specificatie", "/vergelijking", "/vooruitblik", "/kengetallen")
    pages = [f"/gemeenten/{code}{part}" for code in codes for part in parts]
    levers = [f"/wat-als/stand?jaar=2026&opschalingskorting={level}" for level in range(1000)]
    kept = ["/", "/kaart", "/gemeenten", "/cijfers", "/bronnen", "/wat-als", "/gemeenten/GM1954/specificatie"]
    with served() as address:
        load(address, kept, 0, people=2)
        rows = [
            ("a lever, each time somewhere else", load(address, levers, DRAGGING)),
            ("a page of a municipality, any of 1,710", load(address, pages, READING)),
            ("pages that someone saw before", load(address, kept, READING)),
            ("the sign of life, while nothing else is asked", load(address, ["/health"], DRAGGING)),
            (
                "the sign of life and levers, in equal parts",
                load(address, [*levers, *["/health"] * len(levers)], DRAGGING),
            ),
        ]
    show([(f"{PEOPLE} people, {what}: p50 / p95 / p99", told) for what, (told, _) in rows])
    if not all(fine for _, (_, fine) in rows):
        sys.exit("Not every request was answered.")


if __name__ == "__main__":
    main()
