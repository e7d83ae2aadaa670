"""Weights from pairwise comparisons, and how well the comparisons fit each other.

Everything is worked out on the logarithms of the ratios, where consistent comparisons are
differences of levels, one level per criterion.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple, get_args

import numpy as np
from numpy.typing import ArrayLike

from dia_desktop.errors import InvalidInputError
from dia_desktop.language import tr
from dia_desktop.scoring.checks import NOISE, BoolArray, FloatArray, place, with_gaps
from dia_desktop.scoring.eigenvector import completed, principal_vector

Method = Literal["geometric", "eigenvector", "column_mean"]

# Mean consistency index of random comparisons of 0, 1, 2, .. 15 criteria (Saaty 1980).
RANDOM_INDEX = (0, 0, 0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59)
# A ratio beyond this, either way, says that one of the two criteria does not count.
LARGEST_RATIO = 1e9
# Reciprocals are often written to two decimals: 0.33 for 1/3, 0.13 for 1/8. They may be off by that much.
HALF_DIGIT, HALF_DIGIT_SHARE = 0.005, 0.05
# Logarithms that differ by less fit each other: far above rounding, far below what anybody could mean.
FIT = 1e-9
TRIAD = 3


class Repair(NamedTuple):
    """One comparison that the others contradict, and what they say instead.

    Attributes
    ----------
    row, column
        The two criteria; row < column.
    value
        The ratio of row to column that fits the other comparisons best.
    """

    row: int
    column: int
    value: float


@dataclass(frozen=True, slots=True, eq=False)
class Pairwise:
    """Weights from comparisons, and the consistency of the comparisons.

    Attributes
    ----------
    weights
        (n_criteria,) with sum 1.
    lambda_max
        Mean over the rows of (comparisons x weights) / weights. For "eigenvector" this is the principal
        eigenvalue; n where the comparisons are consistent, more where they are not.
    consistency_index
        (lambda_max - n) / (n - 1); 0 for a single criterion.
    consistency_ratio
        The index over Saaty's random index of 1980; above 0.10 the comparisons deserve a second
        look. 0 for one or two criteria, which cannot contradict each other; NaN above 15 criteria,
        for which there is no random index. The random index is that of complete comparisons, so
        that with gaps the ratio is on the lenient side (Agoston & Csato 2022).
    worst_triad
        The three criteria, rising, whose comparisons contradict each other most: the largest
        abs(log a_ij + log a_jk - log a_ik), which orders triads as Koczkodaj's (1993) index does.
        None where no three were all compared, or none contradict each other.
    suggestion
        The one comparison whose replacement lowers the sum of squared logarithmic errors of
        the least squares fit most, and the ratio that the others imply. Never applied. None where
        no comparison contradicts the others.
    """

    weights: FloatArray
    lambda_max: float
    consistency_index: float
    consistency_ratio: float
    worst_triad: tuple[int, int, int] | None
    suggestion: Repair | None


@dataclass(frozen=True, slots=True, eq=False)
class _Fit:
    """Logarithmic least squares over the comparisons that were made.

    Attributes
    ----------
    levels
        (n,) logarithms of the weights, with mean 0.
    errors
        (n, n) logarithm of each ratio minus that of the weights; 0 where nothing was compared.
    freedom
        (n, n) share of an error that the comparison itself could mend: 1 minus its leverage.
    """

    levels: FloatArray
    errors: FloatArray
    freedom: FloatArray


def pairwise_weights(matrix: ArrayLike, method: Method = "geometric") -> Pairwise:
    """Return weights from how many times more important each criterion is than each other.

    Parameters
    ----------
    matrix
        (n_criteria, n_criteria): how many times row counts column. 1 on the diagonal, reciprocal across it
        (written to two decimals is enough: the ratio above 1 then counts), NaN for what was not compared.
        A ratio given on one side only stands for both.
    method
        "geometric": geometric mean of each row (Crawford & Williams 1985), with gaps the
        logarithmic least squares fit. "eigenvector": principal right eigenvector (Saaty 1977), with gaps of
        the completion that makes lambda_max least (Bozoki, Fulop & Ronyai 2010). "column_mean": mean
        of the columns, each scaled to sum 1; an approximation of textbooks, without gaps only.

    Raises
    ------
    InvalidInputError
        An unknown method; a matrix that is not square, or has a ratio that is infinite, not positive or
        beyond a billion to one, a diagonal other than 1, or two ratios that are not
        reciprocal; comparisons that leave criteria unconnected; gaps with "column_mean".
    """
    if method not in get_args(Method):
        message = tr("method: {known} are known, not {given}.")
        raise InvalidInputError(message.format(known=", ".join(get_args(Method)), given=method))
    logs = _logarithms(matrix)
    gaps = np.isnan(logs)
    fit = _fit(logs, ~gaps)
    # Ratios over those of the fitted weights: near 1 at any scale, and exactly 1 in the gaps.
    ratios = np.exp(fit.errors)
    profile = np.ones(len(logs))
    if method == "eigenvector":
        ratios = completed(ratios, gaps)
        profile = principal_vector(ratios)
    elif method == "column_mean":
        _refuse_gaps(gaps)
        profile = (ratios / (np.exp(fit.levels) @ ratios)).sum(axis=1)
    weights = profile * np.exp(fit.levels - fit.levels.max())
    return _assessed(weights / weights.sum(), float(np.mean(ratios @ profile / profile)), logs, fit)


def _assessed(weights: FloatArray, lambda_max: float, logs: FloatArray, fit: _Fit) -> Pairwise:
    n = len(weights)
    excess = lambda_max - n if lambda_max - n > NOISE * n else 0.0
    consistency = excess / (n - 1) if n > 1 else 0.0
    by_chance = RANDOM_INDEX[n] if n < len(RANDOM_INDEX) else float("nan")
    return Pairwise(
        weights=weights,
        lambda_max=n + excess,
        consistency_index=consistency,
        consistency_ratio=consistency / by_chance if n >= TRIAD else 0.0,
        worst_triad=_worst_triad(logs),
        suggestion=_suggestion(logs, fit),
    )


def _worst_triad(logs: FloatArray) -> tuple[int, int, int] | None:
    """Find the largest detour |l_ij + l_jk - l_ik| over i < j < k; of equal ones, the first."""
    triads = np.triu(np.ones_like(logs, dtype=bool), 1)
    rising = triads[:, :, None] & triads[None, :, :]
    detours = np.abs(logs[:, :, None] + logs[None, :, :] - logs[:, None, :])
    size = np.where(rising & np.isfinite(detours), detours, 0.0)
    if size.max() <= FIT:
        return None
    first, second, third = np.argwhere(size >= size.max() - FIT)[0]
    return int(first), int(second), int(third)


def _suggestion(logs: FloatArray, fit: _Fit) -> Repair | None:
    """Leave each comparison out in turn: error and fit then change by closed forms (Cook & Weisberg 1982).

    A comparison that alone connects two groups of criteria has no freedom, but no error either.
    """
    contradicted = np.triu(np.abs(fit.errors) > FIT, 1)
    if not contradicted.any():
        return None
    freedom = np.where(contradicted, fit.freedom, 1.0)
    gain = np.where(contradicted, fit.errors**2 / freedom, 0.0)
    row, column = (int(at) for at in np.argwhere(gain >= gain.max() * (1 - FIT))[0])
    implied = logs[row, column] - fit.errors[row, column] / freedom[row, column]
    return Repair(row, column, float(np.exp(implied)))


def _fit(logs: FloatArray, known: BoolArray) -> _Fit:
    _refuse_unconnected(known)
    n = len(logs)
    linked = known & ~np.eye(n, dtype=bool)
    heard = np.where(linked, logs, 0.0)
    # The Laplacian of the comparisons, made invertible by what moves all levels alike.
    inverse = np.linalg.inv(np.diag(linked.sum(axis=1)) - linked + 1 / n)
    levels = inverse @ heard.sum(axis=1)
    own = np.diag(inverse)
    leverage = own[:, None] + own[None, :] - 2 * inverse
    errors = np.where(linked, heard - (levels[:, None] - levels[None, :]), 0.0)
    return _Fit(levels, errors, np.where(linked, 1 - leverage, 0.0))


def _logarithms(matrix: ArrayLike) -> FloatArray:
    """Return the logarithms of the ratios, exactly antisymmetric, NaN where nothing was compared."""
    ratios = with_gaps("matrix", matrix, 2)
    rows, columns = ratios.shape
    if rows != columns:
        message = tr("matrix: {rows} row(s) of {columns}; as many rows as columns are needed.")
        raise InvalidInputError(message.format(rows=rows, columns=columns))
    _refuse(ratios <= 0, ratios, tr("{place}: {given:g} is not positive; use 1/3 for a third as important."))
    beyond = (ratios > LARGEST_RATIO) | (ratios < 1 / LARGEST_RATIO)
    _refuse(
        beyond, ratios, tr("{place}: {given:g} is beyond a billion to one; such criteria do not compare.")
    )
    itself = np.eye(rows, dtype=bool)
    wrong = itself & (np.abs(ratios - 1) > NOISE)
    _refuse(wrong, ratios, tr("{place}: {given:g}, but a criterion against itself is 1."))
    larger, smaller = np.fmax(ratios, ratios.T), np.fmin(ratios, ratios.T)
    wrong = np.abs(smaller - 1 / larger) > HALF_DIGIT + NOISE
    wrong |= np.abs(smaller * larger - 1) > HALF_DIGIT_SHARE
    both = ~np.isnan(ratios) & ~np.isnan(ratios.T) & ~itself
    _refuse(
        both & wrong, ratios, tr("{place}: {given:g} is not the reciprocal of {other:g} across the diagonal.")
    )
    logs = np.log(ratios)
    mine = (ratios >= ratios.T) | np.isnan(ratios.T)
    return np.where(itself, 0.0, np.where(mine, logs, -logs.T))


def _refuse(wrong: BoolArray, ratios: FloatArray, message: str) -> None:
    if wrong.any():
        row, column = (int(at) for at in np.argwhere(wrong)[0])
        cell = place("matrix", (row, column))
        raise InvalidInputError(
            message.format(place=cell, given=ratios[row, column], other=ratios[column, row])
        )


def _refuse_gaps(gaps: BoolArray) -> None:
    if gaps.any():
        row, column = (int(at) for at in np.argwhere(gaps)[0])
        message = tr('{place}: not compared; "column_mean" needs every comparison, the other methods do not.')
        raise InvalidInputError(message.format(place=place("matrix", (row, column))))


def _refuse_unconnected(known: BoolArray) -> None:
    reach = known
    for _ in range(len(known).bit_length()):
        reach = reach @ reach  # twice as far
    if not reach.all():
        groups = list(dict.fromkeys(tuple(np.flatnonzero(row).tolist()) for row in reach))
        listed = "; ".join(", ".join(str(at) for at in group) for group in groups)
        message = tr("matrix: no comparison connects the criteria {groups} (counted from 0); compare across.")
        raise InvalidInputError(message.format(groups=listed))
