"""Intervals for shares that were counted in a sample."""

from __future__ import annotations

import math

from dia_desktop.errors import InvalidInputError
from dia_desktop.language import tr
from dia_desktop.scoring.checks import number


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
