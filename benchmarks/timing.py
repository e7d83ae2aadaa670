"""Median and 95th percentile of repeated runs, and one way to print them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import perf_counter


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds of repeated runs, in rising order."""

    milliseconds: tuple[float, ...]

    @property
    def median(self) -> float:
        """The middle run."""
        return self.milliseconds[len(self.milliseconds) // 2]

    @property
    def p95(self) -> float:
        """The run that 95 % stay within."""
        return self.milliseconds[min(len(self.milliseconds) - 1, int(0.95 * len(self.milliseconds)))]


def times(seconds: Sequence[float]) -> Times:
    """Return measured seconds as `Times`."""
    return Times(tuple(sorted(1000 * each for each in seconds)))


def measure(work: Callable[[], object], runs: int, warm_up: int = 3) -> Times:
    """Run `work` some times to warm up and then `runs` times against the clock."""
    for _ in range(warm_up):
        work()
    seconds = []
    for _ in range(runs):
        start = perf_counter()
        work()
        seconds.append(perf_counter() - start)
    return times(seconds)


def row(name: str, measured: Times, goal: str = "") -> str:
    """Return one line of the report."""
    figures = f"median {measured.median:8.2f} ms   p95 {measured.p95:8.2f} ms"
    return f"  {name:<46} {figures}   n={len(measured.milliseconds):<4} {goal}".rstrip()
