"""The methods at full size, against floors of plain NumPy and against other libraries, in one run.

The floor does the least that any implementation must do: draw numbers, multiply matrices, sort. It works as
quickly as plain NumPy can: in arrays made once, in chunks that fit the cache and are so small that matrix
products are not shared out to processors that would wait for each other.
"""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable
from functools import partial

import numpy as np

from benchmarks import peers
from benchmarks.timing import Times, measure, row
from dia_desktop.scoring import (
    PreferenceFunction,
    promethee_ii,
    rank_acceptability,
    sample_weights,
    topsis,
    vikor,
    weighted_sum,
)
from dia_desktop.scoring.checks import FloatArray

DRAWS = 1_000_000
SMALL_DRAWS = 10_000
PEER_DRAWS = 200
#: Markets, criteria, and how often the small and the large run is repeated.
SIZES = ((6, 3, 5), (30, 8, 5), (200, 12, 3))
METHOD_SIZES = ((6, 3, 1000, 300), (200, 30, 300, 30), (10_000, 50, 15, 3))
OURS: dict[str, peers.Method] = {
    "weighted sum": lambda matrix, weights, _: weighted_sum(matrix, weights),
    "TOPSIS": topsis,
    "VIKOR": vikor,
}
PRODUCT_STEPS = 200_000
MEGABYTE = 1e6


def report() -> list[str]:
    """Return the lines of the report."""
    return [*_acceptability(), *_methods(), *_promethee()]


def _acceptability() -> list[str]:
    lines = [f"Rank acceptability, {DRAWS:,} draws"]
    for markets, criteria, runs in SIZES:
        values, size = _values(markets, criteria), f"{markets}x{criteria}"
        floor = measure(partial(_floor, values, DRAWS), runs, warm_up=1)
        ours = measure(partial(_ranked, values, DRAWS), runs, warm_up=1)
        peak = _peak(partial(_ranked, values, DRAWS))
        lines += [
            row(f"{size}: floor, draw, multiply and sort", floor),
            row(f"{size}: weights and shares", ours, f"{_ratio(ours, floor)} of the floor (goal 1.5x)"),
            f"  {size}: most memory {peak:.0f} MB (goal 300 MB)",
        ]
        if markets == SIZES[0][0]:
            few = measure(partial(_ranked, values, SMALL_DRAWS), 50)
            lines.append(row(f"{size}: the same with {SMALL_DRAWS:,} draws", few, "goal 2 ms"))
        drawn = sample_weights(criteria, PEER_DRAWS, 1)
        peer = measure(partial(peers.rank_acceptability, values, drawn), 3, warm_up=1)
        times = peer.median / PEER_DRAWS / (ours.median / DRAWS)
        lines.append(row(f"{size}: pyrepo-mcda, {PEER_DRAWS} draws", peer, f"{times:,.0f}x ours per draw"))
    return lines


def _methods() -> list[str]:
    lines = ["Methods side by side (goal: none faster than ours)"]
    for method, others in peers.methods().items():
        for markets, criteria, runs, peer_runs in METHOD_SIZES:
            given = _values(markets, criteria), np.full(criteria, 1 / criteria), np.ones(criteria)
            taken = {
                name: measure(partial(peer, *given), peer_runs, warm_up=1) for name, peer in others.items()
            }
            fastest = min(taken, key=lambda name: taken[name].median)
            ours = measure(partial(OURS[method], *given), runs)
            against = f"{_ratio(taken[fastest], ours)} ours: {fastest}"
            lines.append(row(f"{markets}x{criteria}: {method}", ours, f"fastest peer {against}"))
    return lines


def _promethee() -> list[str]:
    markets, criteria = 10_000, 50
    lines = [f"PROMETHEE II, linear preference, {markets:,}x{criteria}"]
    values, weights = _values(markets, criteria), np.full(criteria, 1 / criteria)
    functions = [PreferenceFunction("linear", 5, 30)] * criteria
    ours = partial(promethee_ii, values, weights, np.ones(criteria), functions)
    lines += [
        row("ours", measure(ours, 7, warm_up=1), "goal 500 ms"),
        f"  most memory {_peak(ours):.0f} MB (goal 200 MB)",
    ]
    few = _values(200, 30)
    small = partial(promethee_ii, few, np.ones(30), np.ones(30), functions[:30])
    peer = measure(partial(peers.promethee, few, np.full(30, 1 / 30), 5, 30), 3, warm_up=1)
    mine = measure(small, 30)
    lines.append(
        row("200x30, ours", mine, f"pymcdm takes {_ratio(peer, mine)}; 10,000x50 is too much for it")
    )
    return lines


def _values(markets: int, criteria: int) -> FloatArray:
    return np.random.default_rng(1).uniform(5, 95, (markets, criteria))


def _floor(values: FloatArray, draws: int) -> None:
    n, k = values.shape
    rows = PRODUCT_STEPS // (n * k)
    drawn, scores = np.empty((rows, k)), np.empty((rows, n))
    rng = np.random.default_rng(1)
    for _ in range(-(-draws // rows)):
        rng.standard_exponential(out=drawn)
        np.matmul(drawn, values.T, out=scores)
        np.argsort(scores, axis=1)


def _ranked(values: FloatArray, draws: int) -> None:
    rank_acceptability(values, sample_weights(values.shape[1], draws, 1))


def _peak(work: Callable[[], object]) -> float:
    """Return the most memory in megabytes that Python and NumPy hold at one time during `work`."""
    tracemalloc.start()
    work()
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most / MEGABYTE


def _ratio(taken: Times, other: Times) -> str:
    return f"{taken.median / other.median:.2f}x"
