"""Intervals for shares that were counted in a sample, and what a sample of unequal weight is worth."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import ArrayLike

from dia_desktop.errors import InvalidInputError
from dia_desktop.language import tr
from dia_desktop.scoring.checks import normalised, number, place, table


def wilson_interval(
    yes: float,
    n: float,
    confidence: float = 0.95,
    population: float | None = None,
    continuity: bool = False,
) -> tuple[float, float]:
    """Return Wilson's score interval for a share (Wilson 1927; Newcombe 1998, methods 3 and 4).

    Parameters
    ----------
    yes
        How many of the sample said yes; need not be whole (weighted counts).
    n
        Size of the sample.
    confidence
        Coverage, strictly between 0 and 1.
    population
        Size of the finite population the sample was drawn from without replacement. The variance of
        the share is then smaller by (population - n) / (population - 1) (Cochran 1977, theorem
        3.2), which enters as the sample size n (population - 1) / (population - n). A sample of
        everyone leaves no doubt: both ends are the share itself.
    continuity
        Whether to correct for continuity: the ends are moved out as if the count was half a
        reply lower or higher.

    Returns
    -------
    low, high : share, 0-1

    Raises
    ------
    InvalidInputError
        Nobody asked (n = 0), `yes` not within 0 to `n`, a population smaller than the sample, or a
        confidence not between 0 and 1.
    """
    count, size, level = number("yes", yes), number("n", n), number("confidence", confidence)
    if size <= 0:
        message = tr("n: {size:g} replies allow no interval; at least one is needed.")
        raise InvalidInputError(message.format(size=size))
    if not 0 <= count <= size:
        message = tr("yes: {count:g} is not within 0 to the {size:g} replies.")
        raise InvalidInputError(message.format(count=count, size=size))
    if not 0 < level < 1:
        message = tr("confidence: {level:g} is not between 0 and 1 (0.95 is common).")
        raise InvalidInputError(message.format(level=level))
    share, doubt = count / size, _inverse_size(size, population)
    if doubt == 0:
        return share, share
    z_squared = _normal_quantile((1 + level) / 2) ** 2
    step = 0.5 / size if continuity else 0.0
    low = 0.0 if count == 0 else _end(share - step, doubt, z_squared, -1)
    high = 1.0 if count == size else _end(share + step, doubt, z_squared, 1)
    return max(0.0, low), min(1.0, high)


def effective_sample_size(weights: ArrayLike) -> float:
    """Return how many equally weighted replies are worth as much: (sum w)^2 / sum w^2 (Kish 1965).

    Between 1 and the number of replies; replies of weight 0 count for nothing. Goes into
    `wilson_interval` as `n`, with the weighted share times it as `yes`.

    Parameters
    ----------
    weights
        (n_replies,), zero or more on any scale.

    Raises
    ------
    InvalidInputError
        NaN, infinite, negative or all-zero weights, or none at all.
    """
    shares = normalised("weights", weights)
    return float(1 / (shares**2).sum())


def design_effect(cluster_sizes: ArrayLike, icc: float) -> float:
    """Return how many times larger the variance of a mean is for a sample of clusters (Kish 1965).

    With m the mean size of the cluster a reply is in, sum size^2 / sum size, it is 1 + (m - 1) icc; for
    clusters of equal size, m is that size. A sample divided by its design effect is its effective size.

    Parameters
    ----------
    cluster_sizes
        (n_clusters,) replies in each cluster, 1 or more; need not be whole.
    icc
        Intraclass correlation: how alike replies of one cluster are, 1 (all the same) down to
        -1 / (largest size - 1), at which they are as different as can be.

    Raises
    ------
    InvalidInputError
        A size below 1 or not finite, no cluster at all, or a correlation that clusters of these sizes
        cannot have.
    """
    sizes = table("cluster_sizes", cluster_sizes, 1)
    alike = number("icc", icc)
    if sizes.min() < 1:
        at = int(np.argmax(sizes < 1))
        message = tr("{place}: {given:g} replies are no cluster; leave it out.")
        raise InvalidInputError(message.format(place=place("cluster_sizes", (at,)), given=sizes[at]))
    largest = float(sizes.max())
    least = -1 / (largest - 1) if largest > 1 else -1.0
    if not max(least, -1.0) <= alike <= 1:
        message = tr("icc: {icc:g} is not within {least:g} to 1, the range for these clusters.")
        raise InvalidInputError(message.format(icc=alike, least=max(least, -1.0)))
    size = largest * float(((sizes / largest) ** 2).sum() / (sizes / largest).sum())
    return max(0.0, 1 + (size - 1) * alike)


def _inverse_size(size: float, population: float | None) -> float:
    """Return 1 / (effective sample size)."""
    if population is None:
        return 1 / size
    everyone = number("population", population)
    if everyone < size:
        message = tr("population: {everyone:g} is smaller than the sample of {size:g}.")
        raise InvalidInputError(message.format(everyone=everyone, size=size))
    return 0.0 if everyone == size else (everyone - size) / (everyone - 1) / size


def _normal_quantile(probability: float) -> float:
    # Imported here: it brings fractions, decimals and random numbers along, which no start-up needs.
    from statistics import NormalDist

    return NormalDist().inv_cdf(probability)


def _end(share: float, doubt: float, z_squared: float, side: int) -> float:
    """Solve |share - p| = z sqrt(p (1 - p) x doubt) for p on one side of the share."""
    spread = z_squared * doubt
    root = math.sqrt(max(0.0, spread * (share * (1 - share) + spread / 4)))
    return (share + spread / 2 + side * root) / (1 + spread)
