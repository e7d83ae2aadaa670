"""The mathematics alone, against a floor of plain NumPy that does the least that must be done."""

from __future__ import annotations

from functools import partial

import numpy as np

from benchmarks.samples import draft
from benchmarks.timing import measure, row
from dia_desktop.scoring import rank_acceptability, sample_weights
from dia_desktop.strategy.evaluation import FloatArray, rank_markets
from dia_desktop.strategy.flips import grooves
from dia_desktop.strategy.matrix import scoring_matrix

DRAWS = 10_000


def report() -> list[str]:
    """Return the lines of the report."""
    lines = ["The mathematics alone"]
    for markets, criteria in ((6, 3), (200, 30)):
        matrix = scoring_matrix(draft(markets, criteria).scoring)
        size = f"{markets}x{criteria}"
        least = measure(partial(_floor, matrix.values), 15)
        whole = measure(partial(_acceptability, matrix.values), 15)
        ratio = f"{whole.median / least.median:.2f}x of the floor"
        leads = measure(partial(grooves, matrix, matrix.weights), 50)
        lines += [
            row(f"{size}: ranking", measure(partial(rank_markets, matrix), 200)),
            row(f"{size}: who leads on every weight's way", leads),
            row(f"{size}: floor of 10,000 draws in plain NumPy", least),
            row(f"{size}: rank acceptability, 10,000 draws", whole, ratio),
        ]
    return lines


def _floor(values: FloatArray) -> None:
    """Draw, weigh and sort: what any implementation must do."""
    drawn = np.random.default_rng(1).standard_exponential((DRAWS, values.shape[1]))
    drawn /= drawn.sum(axis=1, keepdims=True)
    np.argsort(-(drawn @ values.T), axis=1)


def _acceptability(values: FloatArray) -> None:
    rank_acceptability(values, sample_weights(values.shape[1], DRAWS, 1))
