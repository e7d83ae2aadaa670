"""How often each market takes each rank, over many plausible weights and values (SMAA-2)."""

from __future__ import annotations

import os
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from dia_desktop.errors import InvalidInputError
from dia_desktop.language import tr
from dia_desktop.scoring.checks import NOISE, FloatArray, normalised_rows, table, value_matrix
from dia_desktop.scoring.places import FEW_MARKETS, TiedPlaces
from dia_desktop.scoring.sampling import PRODUCT_NUMBERS
from dia_desktop.scoring.tally import DRAWS_PER_LANE, Tally

# Scores worked on at once: enough to keep NumPy busy, little enough to stay in the cache.
CHUNK_SCORES = 200 * DRAWS_PER_LANE
MOST_DRAWS = 8 * DRAWS_PER_LANE
# Larger matrix products are shared out to all processors, and waiting for each other takes longer than the
# product itself.
PRODUCT_STEPS = 200_000
# From so many scores on, all processors share the work.
MANY_SCORES = 4_000_000


@dataclass(frozen=True, slots=True, eq=False)
class Acceptability:
    """What the draws say of each market.

    Attributes
    ----------
    ranks
        (n, n) share of draws with market i on rank r + 1; a draw in which markets tie over several
        ranks gives each of them an equal share of each of these ranks.
    central_weights
        (n, k) mean of the weights with which market i is first, NaN where it never is.
    confidence
        (n,) share of the value samples in which market i is first under its own central weights, ties
        shared; NaN where it never is first. Without value samples the given values are the only one.
    pairwise
        (n, n) share of draws in which market i beats market j, a tie counting half; 0.5 on the
        diagonal.
    expected_rank
        (n,) mean rank, 1 is best.
    """

    ranks: FloatArray
    central_weights: FloatArray
    confidence: FloatArray
    pairwise: FloatArray
    expected_rank: FloatArray


def rank_acceptability(
    values: ArrayLike, weight_samples: ArrayLike, value_samples: ArrayLike | None = None
) -> Acceptability:
    """Return rank acceptabilities and what goes with them (SMAA-2, Lahdelma & Salminen 2001).

    Parameters
    ----------
    values
        (n, k) values of n markets on k criteria, higher is better.
    weight_samples
        (draws, k) weights, zero or more; each row is normalised to sum 1.
    value_samples
        (m, n, k) values that take the place of `values`. m divides the number of draws: each value
        sample serves draws / m weight samples in a row, commonly one.

    Returns
    -------
    Acceptability
        Ties as in `rank`.

    Raises
    ------
    InvalidInputError
        NaN or infinite numbers, negative or all-zero weights, or shapes that do not fit.
    """
    matrix = value_matrix(values)
    weights = _weights(weight_samples, matrix)
    samples = matrix[None] if value_samples is None else _samples(value_samples, matrix, len(weights))
    tally = _counted(samples, weights)
    ranks = tally.ranks()
    central = tally.central_weights()
    return Acceptability(
        ranks=ranks,
        central_weights=central,
        confidence=_confidence(samples, central),
        pairwise=tally.pairwise(),
        expected_rank=np.asarray(ranks @ np.arange(1, len(matrix) + 1)),
    )


def _weights(weight_samples: ArrayLike, values: FloatArray) -> FloatArray:
    raw, columns = np.asarray(weight_samples), values.shape[1]
    if raw.dtype == np.float64 and raw.shape[1:] == (columns,) and _are_shares(raw):
        return np.ascontiguousarray(raw)
    weights = table("weight_samples", weight_samples, 2)
    if weights.shape[1] != columns:
        message = tr("weight_samples: {given} columns given for {count} criteria; one for each is needed.")
        raise InvalidInputError(message.format(given=weights.shape[1], count=columns))
    return normalised_rows("weight_samples", weights)


def _are_shares(weights: FloatArray) -> bool:
    """Return whether samples are normalised already, as they mostly are; a copy would take long."""
    ones = np.ones(weights.shape[1])
    rows = max(1, PRODUCT_NUMBERS // len(ones))
    blocks = (weights[start : start + rows] for start in range(0, len(weights), rows))
    # NaN is not within any bounds.
    return len(weights) > 0 and all(
        some.min() >= 0 and np.abs(some @ ones - 1).max() <= NOISE for some in blocks
    )


def _samples(value_samples: ArrayLike, values: FloatArray, draws: int) -> FloatArray:
    samples = table("value_samples", value_samples, 3)
    if samples.shape[1:] != values.shape:
        message = tr(
            "value_samples: tables of shape {given} given where values has {needed}; they must match."
        )
        raise InvalidInputError(message.format(given=samples.shape[1:], needed=values.shape))
    if draws % len(samples):
        message = tr("value_samples: {given} samples cannot share {draws} weight samples evenly.")
        raise InvalidInputError(message.format(given=len(samples), draws=draws))
    return samples


def _counted(samples: FloatArray, weights: FloatArray) -> Tally:
    """Count all draws, many of them on several processors."""
    _, n, k = samples.shape
    together = min(_draws_at_once(n), len(weights))
    chunks = _chunks(len(samples), len(weights) // len(samples), together)
    workers = min(len(chunks), os.cpu_count() or 1) if n * len(weights) > MANY_SCORES else 1

    def count(worker: int) -> Tally:
        tally, room = Tally(n, k, len(weights), together), np.empty(together * n)
        for part, used in chunks[worker::workers]:
            tally.add(_scores(samples[part], weights[used], room), weights[used])
        return tally

    if workers == 1:
        return count(0)
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(workers) as pool:
        first, *others = pool.map(count, range(workers))
    for other in others:
        first.merge(other)
    return first


def _chunks(samples: int, block: int, most: int) -> list[tuple[slice, slice]]:
    """Return slices of value samples and of the weights that go with them, about `most` draws each."""
    together = max(1, most // block)
    chunks = []
    for start in range(0, samples, together):
        some = slice(start, min(start + together, samples))
        for part in range(0, block, most):
            size = min(most, block - part) * (some.stop - start)
            first = start * block + part
            chunks.append((some, slice(first, first + size)))
    return chunks


def _scores(samples: FloatArray, weights: FloatArray, room: FloatArray) -> FloatArray:
    """Return scores (c, n), each of the samples (m, n, k) serving c / m of the weights (c, k).

    They are written into `room`, which holds c * n or more.
    """
    m, n, k = samples.shape
    draws = len(weights)
    # Few markets are compared column by column, many sorted row by row.
    by_column = n <= FEW_MARKETS and m == 1
    scores = room[: draws * n].reshape(n, draws).T if by_column else room[: draws * n].reshape(draws, n)
    if m > 1:
        np.matmul(weights.reshape(m, -1, k), samples.transpose(0, 2, 1), out=scores.reshape(m, -1, n))
        return scores
    rows = max(1, PRODUCT_STEPS // (n * k))
    whole = draws - draws % rows
    for start, stop, size in ((0, whole, rows), (whole, draws, draws - whole)):
        if start < stop:
            some, out = weights[start:stop].reshape(-1, size, k), scores[start:stop].reshape(-1, size, n)
            np.matmul(some, samples[0].T, out=out)
    return scores


def _draws_at_once(n_markets: int) -> int:
    """Return how many draws fit in the cache, in full lanes where they fill one."""
    most = min(MOST_DRAWS, max(1, CHUNK_SCORES // n_markets))
    return most - most % DRAWS_PER_LANE if most >= DRAWS_PER_LANE else most


def _confidence(samples: FloatArray, central: FloatArray) -> FloatArray:
    """Return how often each market is first under its own central weights, NaN where it has none."""
    m, n, k = samples.shape
    confidence = np.full(n, np.nan)
    chunk = max(1, PRODUCT_STEPS // (n * k))
    for market in np.flatnonzero(~np.isnan(central[:, 0])):
        firsts = 0.0
        for start in range(0, m, chunk):
            some = samples[start : start + chunk]
            firsts += _firsts((some.reshape(-1, k) @ central[market]).reshape(-1, n), int(market))
        confidence[market] = firsts / m
    return confidence


def _firsts(scores: FloatArray, market: int) -> float:
    """Return in how many draws (c, n) a market is first, a shared first place in part."""
    n = scores.shape[1]
    # One long row per market: NumPy is quicker along these.
    rows = np.array(scores.T, order="C")
    own, rows[market] = rows[market].copy(), -np.inf
    lead = own - rows.max(axis=0)
    # Ties may follow each other, so that the first and the last of them lie further apart.
    doubtful = np.abs(lead) <= 2 * n * NOISE * np.abs(scores).max()
    firsts = float(np.count_nonzero((lead > 0) & ~doubtful))
    if doubtful.any():
        _, first, share = TiedPlaces.of(scores[doubtful]).first()
        firsts += float(share[first == market].sum())
    return firsts
