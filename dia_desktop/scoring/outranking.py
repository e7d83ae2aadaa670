"""A cross-check that compares markets in pairs: PROMETHEE II."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from dia_desktop.errors import InvalidInputError
from dia_desktop.language import tr
from dia_desktop.scoring.checks import NOISE, Decision, FloatArray, number

# What each kind of preference function needs.
THRESHOLDS = {
    "usual": (),
    "u_shape": ("q",),
    "v_shape": ("p",),
    "level": ("q", "p"),
    "linear": ("q", "p"),
    "gaussian": ("s",),
}
# Pairs compared at once where every pair must be looked at: 8 MB an array.
CHUNK_PAIRS = 1_000_000
# In units of s: so far apart, preference is complete to the last bit.
FAR = 40.0
# Thresholds this many times the numbers they are for are as good as endless, and do not overflow.
HUGE = 1e300


@dataclass(frozen=True, slots=True)
class PreferenceFunction:
    """How a difference d > 0 on a criterion becomes a preference from 0 to 1 (Brans & Vincke 1985).

    Parameters
    ----------
    kind
        "usual": 1 for any d. "u_shape": 1 for d > q. "v_shape": d / p up to p, then 1. "level": 1/2
        for q < d <= p, 1 beyond. "linear": from 0 at q in a straight line to 1 at p. "gaussian":
        1 - exp(-d^2 / 2 s^2).
    q
        Up to this difference two markets are alike; 0 or more, in the unit of the criterion.
    p
        Beyond this difference preference is complete; above 0 and not below q.
    s
        Where the Gaussian bends; above 0. What a kind does not need is disregarded.

    Raises
    ------
    InvalidInputError
        An unknown kind, a threshold that is missing, not finite, too small, or a p below q.
    """

    kind: Literal["usual", "u_shape", "v_shape", "level", "linear", "gaussian"]
    q: float | None = None
    p: float | None = None
    s: float | None = None

    def __post_init__(self) -> None:
        if self.kind not in THRESHOLDS:
            message = tr("kind: {given} is none of {known}.")
            raise InvalidInputError(message.format(given=self.kind, known=", ".join(THRESHOLDS)))
        for name in THRESHOLDS[self.kind]:
            given = getattr(self, name)
            if given is None:
                message = tr('{name}: a preference function of the kind "{kind}" needs it.')
                raise InvalidInputError(message.format(name=name, kind=self.kind))
            least = number(name, given)
            if least < 0 or (least == 0 and name != "q"):
                message = tr("{name}: {given:g} is too small; it must be above 0 (q: 0 or more).")
                raise InvalidInputError(message.format(name=name, given=least))
        begins, complete = self.q or 0.0, self.p or 0.0
        if self.kind in ("level", "linear") and complete < begins:
            message = tr("p: {p:g} is below q, {q:g}; preference cannot be complete before it begins.")
            raise InvalidInputError(message.format(p=complete, q=begins))


@dataclass(frozen=True, slots=True, eq=False)
class Promethee:
    """The flows of PROMETHEE, all (n_markets,).

    Attributes
    ----------
    plus
        How much a market is preferred to the others on average, 0-1.
    minus
        How much the others are preferred to it, 0-1.
    net
        plus - minus: the order of PROMETHEE II, higher is better; the sum over the markets is 0.
    """

    plus: FloatArray
    minus: FloatArray
    net: FloatArray


def promethee_ii(
    matrix: ArrayLike, weights: ArrayLike, directions: ArrayLike, functions: Sequence[PreferenceFunction]
) -> Promethee:
    """Return the preference flows of PROMETHEE II (Brans & Vincke 1985), divided by n - 1.

    Piecewise functions are summed over all pairs by sorting each criterion once; only the Gaussian
    looks at every pair, some at a time.

    Parameters
    ----------
    matrix
        (n_markets, n_criteria), each column in a unit of its own.
    weights
        (n_criteria,), zero or more on any scale; normalised to sum 1.
    directions
        (n_criteria,), 1 where higher is better, -1 where lower is.
    functions
        One for each criterion. Where preference jumps, differences within 1e-12 of the column's
        largest number count as the threshold itself.

    Returns
    -------
    Promethee
        A single market has no one to be compared with: all its flows are 0.

    Raises
    ------
    InvalidInputError
        NaN or infinite numbers, negative or all-zero weights, directions other than 1 and -1, shapes
        that do not fit, or something else than a preference function for each criterion.
    """
    decision = Decision.of(matrix, weights, directions)
    n, count = decision.matrix.shape
    chosen = _one_for_each(functions, count)
    plus, minus = np.zeros(n), np.zeros(n)
    # Turned so that higher is better, one row for each criterion.
    rows = np.multiply(decision.matrix, decision.directions, order="F").T
    for row, share, function in zip(rows, decision.weights.tolist(), chosen, strict=True):
        order = np.argsort(row)
        rising = row[order]
        size = max(float(rising[-1]), -float(rising[0])) or 1.0
        over, under = _sums(rising / size, function, size)
        plus[order] += share * over
        minus[order] += share * under
    pairs = max(1, n - 1)
    return Promethee(plus / pairs, minus / pairs, (plus - minus) / pairs)


def _one_for_each(functions: Iterable[object], count: int) -> list[PreferenceFunction]:
    given = list(functions)
    chosen = [function for function in given if isinstance(function, PreferenceFunction)]
    if len(chosen) != len(given):
        message = tr("functions: {given} is no preference function.")
        stray = next(each for each in given if not isinstance(each, PreferenceFunction))
        raise InvalidInputError(message.format(given=stray))
    if len(chosen) != count:
        message = tr("functions: {given} given for {count} criteria; one for each is needed.")
        raise InvalidInputError(message.format(given=len(chosen), count=count))
    return chosen


def _sums(rising: FloatArray, function: PreferenceFunction, size: float) -> tuple[FloatArray, FloatArray]:
    """Return what each market is preferred to the others in all, and they to it; both (n,).

    `rising` is sorted and scaled by `size`; so are the thresholds here.
    """
    q, p, s = (min((each or 0.0) / size, HUGE) for each in (function.q, function.p, function.s))
    if function.kind == "gaussian":
        return _gaussian(rising, max(s, 1 / HUGE))
    if function.kind == "usual":
        return _steps(rising, 0.0)
    if function.kind == "u_shape":
        return _steps(rising, q)
    if function.kind == "level":
        first, second = _steps(rising, q), _steps(rising, p)
        return (first[0] + second[0]) / 2, (first[1] + second[1]) / 2
    return _slopes(rising, 0.0 if function.kind == "v_shape" else q, p)


def _steps(rising: FloatArray, threshold: float) -> tuple[FloatArray, FloatArray]:
    """Count for each market the others that are lower, and higher, by more than the threshold."""
    clear = threshold + NOISE
    lower = np.searchsorted(rising, rising - clear, side="left")
    higher = len(rising) - np.searchsorted(rising, rising + clear, side="right")
    return lower.astype(np.float64), higher.astype(np.float64)


def _slopes(rising: FloatArray, q: float, p: float) -> tuple[FloatArray, FloatArray]:
    """Add up preferences that grow from q to p: those complete are counted, those between summed."""
    if p - q <= NOISE:
        return _steps(rising, p)
    centred = rising - rising.mean()
    total = np.concatenate(([0.0], np.cumsum(centred)))
    complete = np.searchsorted(rising, rising - p, side="left")
    begun = np.searchsorted(rising, rising - q, side="left")
    over = complete + ((begun - complete) * (centred - q) - (total[begun] - total[complete])) / (p - q)
    full = np.searchsorted(rising, rising + p, side="right")
    some = np.searchsorted(rising, rising + q, side="right")
    under = len(rising) - full + ((total[full] - total[some]) - (full - some) * (centred + q)) / (p - q)
    return over, under


def _gaussian(rising: FloatArray, s: float) -> tuple[FloatArray, FloatArray]:
    over, under = np.zeros(len(rising)), np.zeros(len(rising))
    rows = max(1, CHUNK_PAIRS // len(rising))
    for start in range(0, len(rising), rows):
        some = slice(start, start + rows)
        # Sorted: only those before a market are lower.
        lower = rising[: start + rows]
        apart = np.clip((rising[some, None] - lower) / s, 0.0, FAR)
        preferred = -np.expm1(-0.5 * apart * apart)
        over[some] = preferred.sum(axis=1)
        under[: len(lower)] += preferred.sum(axis=0)
    return over, under
