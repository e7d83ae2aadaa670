"""Value functions: from the natural scale of a criterion to 0-100, between two documented anchors."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from dia_desktop.errors import InvalidInputError
from dia_desktop.language import tr
from dia_desktop.scoring.checks import BoolArray, FloatArray, finite, number, place, table

LOWEST, HIGHEST = 0.0, 100.0


@dataclass(frozen=True, slots=True)
class ValueFunction:
    """A piecewise linear value function (Keeney & Raiffa 1976, chapter 3).

    Parameters
    ----------
    points
        Two or more pairs (natural, value). The naturals rise or fall strictly; values lie in
        [0, 100]. Kept in the order given.

    Raises
    ------
    InvalidInputError
        Fewer than two points, a number that is not finite, naturals that do not rise or fall
        strictly or lie too close or too far apart to interpolate, or a value outside [0, 100].
    """

    points: tuple[tuple[float, float], ...]

    def __post_init__(self) -> None:
        pairs = table("points", self.points, 2)
        if len(pairs) == 1 or pairs[0].shape != (len(("natural", "value")),):
            raise InvalidInputError(tr("points: two or more pairs of natural and value are needed."))
        _check_range("points", pairs[:, 1])
        _check_naturals(pairs)
        object.__setattr__(self, "points", tuple((float(x), float(v)) for x, v in pairs))

    @property
    def rising(self) -> bool:
        """Whether the largest natural is worth more than the smallest."""
        _, values = self._ascending()
        return bool(values[-1] > values[0])

    def value(self, x: ArrayLike) -> FloatArray:
        """Return the values (0-100) of naturals of any shape, clipped at the outer points.

        Raises
        ------
        InvalidInputError
            A natural that is NaN or infinite: what is missing is not a number.
        """
        naturals, values = self._ascending()
        return np.asarray(np.interp(finite("x", x), naturals, values))

    def outside(self, x: ArrayLike) -> BoolArray:
        """Return where naturals of any shape lie beyond the outer points, so that `value` clips them."""
        given = finite("x", x)
        naturals, _ = self._ascending()
        return np.asarray((given < naturals[0]) | (given > naturals[-1]))

    def _ascending(self) -> tuple[FloatArray, FloatArray]:
        naturals, values = np.array(self.points).T
        return (naturals, values) if naturals[0] < naturals[-1] else (naturals[::-1], values[::-1])


def linear(worst: float, best: float) -> ValueFunction:
    """Return the straight line from `worst` (0) to `best` (100); `worst` may be the larger number.

    Raises
    ------
    InvalidInputError
        The two anchors are equal or not finite.
    """
    low, high = number("worst", worst), number("best", best)
    return ValueFunction(((low, LOWEST), (high, HIGHEST)))


@dataclass(frozen=True, slots=True)
class Levels:
    """An ordinal scale: each level, a number or a word, has its value.

    Parameters
    ----------
    values
        ``{level: value}`` with values in [0, 100]; copied.

    Raises
    ------
    InvalidInputError
        No level at all, or a value that is not a finite number in [0, 100].
    """

    values: Mapping[int, float] | Mapping[str, float]

    def __post_init__(self) -> None:
        checked = {level: number(_named(level), value) for level, value in self.values.items()}
        if not checked:
            raise InvalidInputError(tr("values: at least one level is needed."))
        for level, value in checked.items():
            _check_range(_named(level), np.array(value))
        object.__setattr__(self, "values", checked)

    def __hash__(self) -> int:
        return hash(frozenset(self.values.items()))

    def value(self, levels: ArrayLike) -> FloatArray:
        """Return the values (0-100) of levels of any shape.

        Raises
        ------
        InvalidInputError
            A level that is not on the scale.
        """
        given = np.asarray(levels, dtype=object)
        known: dict[object, float] = dict(self.values.items())
        found = np.empty(given.shape)
        for where in np.ndindex(given.shape):
            level = given[where]
            if level not in known:
                message = tr("{place}: {level} is none of the levels {scale}.")
                cell, scale = place("levels", where), ", ".join(str(name) for name in known)
                raise InvalidInputError(message.format(place=cell, level=level, scale=scale))
            found[where] = known[level]
        return found


def _named(level: int | str) -> str:
    return tr("level {level}").format(level=level)


def _check_range(name: str, values: FloatArray) -> None:
    wrong = np.argwhere((values < LOWEST) | (values > HIGHEST))
    if len(wrong):
        where = tuple(int(at) for at in wrong[0])
        message = tr("{place}: the value {value:g} is not within 0 to 100.")
        raise InvalidInputError(message.format(place=place(name, where), value=values[where]))


def _check_naturals(pairs: FloatArray) -> None:
    with np.errstate(all="ignore"):
        steps, rises = np.diff(pairs, axis=0).T
        slopes = rises / steps
    if not ((steps > 0).all() or (steps < 0).all()):
        raise InvalidInputError(tr("points: the naturals must rise, or fall, from each point to the next."))
    if not (np.isfinite(steps).all() and np.isfinite(slopes).all()):
        raise InvalidInputError(tr("points: the naturals lie too close or too far apart to interpolate."))
