"""The principal eigenvalue of comparisons, and the missing ones that make it least."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dia_desktop.scoring.checks import NOISE, BoolArray, FloatArray, IntArray

# Squaring doubles how far the power method has come: 2^60 steps are more than rounding can tell apart.
SQUARINGS = 60
# Newton's method doubles the digits with every step near the answer; far from it, steps are halved.
NEWTON_STEPS, HALVINGS = 60, 40
SLOPE_KEPT = 1e-4


@dataclass(frozen=True, slots=True, eq=False)
class _Principal:
    """Eigenvalue, right vector with sum 1, and left vector with left @ right = 1."""

    value: float
    right: FloatArray
    left: FloatArray


def principal_vector(ratios: FloatArray) -> FloatArray:
    """Return the principal right eigenvector (n,) of positive ratios (n, n), with sum 1."""
    return _principal(ratios).right


def completed(ratios: FloatArray, gaps: BoolArray) -> FloatArray:
    """Return reciprocal ratios (n, n) with gaps filled so that the principal eigenvalue is least.

    In the logarithms of the missing ratios the eigenvalue is strictly convex where the comparisons
    are connected (Bozoki, Fulop & Ronyai 2010), so that Newton's method with steps that always go
    downhill finds the only minimum. It starts from what the gaps hold.
    """
    rows, columns = np.nonzero(np.triu(gaps))
    if not len(rows):
        return ratios
    filled, now = ratios, _principal(ratios)
    for _ in range(NEWTON_STEPS):
        slope, bend = _derivatives(filled, now, rows, columns)
        step: FloatArray = -np.linalg.solve(bend, slope).astype(np.float64, copy=False)
        gain = -float(slope @ step)
        filled, now = _downhill(filled, now, step, gain, (rows, columns))
        if gain <= NOISE * now.value:
            break
    return filled


def _downhill(
    filled: FloatArray, now: _Principal, step: FloatArray, gain: float, cells: tuple[IntArray, IntArray]
) -> tuple[FloatArray, _Principal]:
    """Return the ratios after the longest halved step that keeps some of the promised gain."""
    rows, columns = cells
    for halving in range(HALVINGS):
        share = 0.5**halving
        moved = filled.copy()
        moved[rows, columns] *= np.exp(share * step)
        moved[columns, rows] = 1 / moved[rows, columns]
        then = _principal(moved)
        if then.value <= now.value * (1 + NOISE) - SLOPE_KEPT * share * gain:
            return moved, then
    return filled, now


def _derivatives(
    ratios: FloatArray, at: _Principal, rows: IntArray, columns: IntArray
) -> tuple[FloatArray, FloatArray]:
    """Return slope (m,) and bend (m, m) of the eigenvalue over the logarithms of m ratios.

    A logarithm moves one ratio up and its reciprocal down, by D. The slope is u D v with left and
    right vectors u and v; the bend is u D S D' v + u D' S D v, plus u |D| v for a ratio with itself,
    where S is the reduced resolvent (Magnus 1985).
    """
    pairs, n = np.arange(len(rows)), len(ratios)
    up, down = ratios[rows, columns], ratios[columns, rows]
    moved_right = np.zeros((n, len(rows)))
    moved_right[rows, pairs] = up * at.right[columns]
    moved_right[columns, pairs] = -down * at.right[rows]
    moved_left = np.zeros((len(rows), n))
    moved_left[pairs, columns] = up * at.left[rows]
    moved_left[pairs, rows] = -down * at.left[columns]
    projection = np.outer(at.right, at.left)
    resolvent = np.linalg.inv(at.value * np.eye(n) - ratios + projection) - projection
    crossed = moved_left @ resolvent @ moved_right
    itself = at.left[rows] * up * at.right[columns] + at.left[columns] * down * at.right[rows]
    return moved_left @ at.right, crossed + crossed.T + np.diag(itself)


def _principal(ratios: FloatArray) -> _Principal:
    """Raise the ratios to a high power, which leaves the principal vectors; every number stays positive."""
    power = ratios / ratios.sum()
    for _ in range(SQUARINGS):
        squared = power @ power
        squared /= squared.sum()
        settled = np.abs(squared - power) <= NOISE * power
        power = squared
        if settled.all():
            break
    right = ratios @ power.sum(axis=1)
    right /= right.sum()
    left = power.sum(axis=0) @ ratios
    return _Principal(float((ratios @ right).sum()), right, left / (left @ right))
