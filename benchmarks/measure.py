"""How benchmarks are taken: the best of many repeats, shown as ratios of one run on one machine."""

import platform
import resource
import time
from collections.abc import Callable

__all__ = ["best_of", "machine", "peak_megabytes", "show"]


def best_of(work: Callable[[], object], repeats: int = 7, inner: int = 1) -> float:
    """Seconds of the fastest of `repeats` rounds of `inner` calls, per call."""
    best = float("inf")
    for _ in range(repeats):
        start = time.perf_counter()
        for _ in range(inner):
            work()
        best = min(best, (time.perf_counter() - start) / inner)
    return best


def peak_megabytes() -> float:
    """The most memory this process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def machine() -> str:
    """What this ran on."""
    return f"Python {platform.python_version()}, {platform.machine()}, {platform.system()}"


def show(rows: list[tuple[str, str]]) -> None:
    """Print what was measured, one line each."""
    print(machine())
    width = max(len(name) for name, _ in rows)
    for name, figure in rows:
        print(f"{name.ljust(width)}  {figure}")
