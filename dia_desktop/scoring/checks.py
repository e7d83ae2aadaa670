"""What every function of `scoring` asks of its input, and how it says that something is wrong.

Rows, columns and positions in the messages are counted from 0, as in the arrays themselves.
"""

from __future__ import annotations

import math
import operator
from collections.abc import Iterable
from dataclasses import dataclass
from typing import SupportsFloat, SupportsIndex

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dia_desktop.errors import InvalidInputError
from dia_desktop.language import tr

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.intp]
BoolArray = NDArray[np.bool_]

# What rounding can do, relative to the numbers involved; smaller differences are no differences.
NOISE = 1e-12
# Shares of a smaller total could underflow.
LEAST_TOTAL = 1e-290


def place(name: str, where: tuple[int, ...], layer: str | None = None) -> str:
    """Return words for one cell of the array `name`: "values, row 1, column 0 (counted from 0)".

    With a third dimension, `layer` says what it counts, as in "partner {at}"; draws if it is not given.
    """
    if not where:
        return name
    if len(where) == 1:
        return tr("{name}, position {position} (counted from 0)").format(name=name, position=where[0])
    *layers, row, column = where
    cell = tr("row {row}, column {column} (counted from 0)").format(row=row, column=column)
    return ", ".join([name, *((layer or tr("draw {at}")).format(at=at) for at in layers), cell])


def finite(name: str, data: ArrayLike) -> FloatArray:
    """Return `data` as an array of any shape in which every number is finite."""
    array = _numbers(name, data)
    _refuse_unless(np.isfinite(array), name, array)
    return array


def with_gaps(name: str, data: ArrayLike, dimensions: int, layer: str | None = None) -> FloatArray:
    """Return `data` as an array with that many dimensions in which NaN says that nothing was given."""
    array = _numbers(name, data)
    _refuse_unless(~np.isinf(array), name, array, layer)
    return _shaped(name, array, dimensions)


def _numbers(name: str, data: ArrayLike) -> FloatArray:
    try:
        raw = np.asarray(data)
        if raw.dtype.kind not in "biufO":
            raise InvalidInputError(tr("{name}: numbers are needed, not text or dates.").format(name=name))
        return np.ascontiguousarray(raw, dtype=np.float64).reshape(raw.shape)
    except (TypeError, ValueError, OverflowError) as error:
        message = tr("{name}: not numbers, or rows of unequal length; an even table of numbers is needed.")
        raise InvalidInputError(message.format(name=name)) from error


def _refuse_unless(good: BoolArray, name: str, array: FloatArray, layer: str | None = None) -> None:
    if not good.all():
        where = tuple(int(at) for at in np.argwhere(~good)[0])
        message = tr("{place}: {number} is not a finite number; leave it out or mend it.")
        shown = "NaN" if math.isnan(array[where]) else str(array[where])
        raise InvalidInputError(message.format(place=place(name, where, layer), number=shown))


def table(name: str, data: ArrayLike, dimensions: int) -> FloatArray:
    """Return `data` as a finite array with that many dimensions, none of them empty."""
    return _shaped(name, finite(name, data), dimensions)


def _shaped(name: str, array: FloatArray, dimensions: int) -> FloatArray:
    if array.ndim != dimensions:
        message = tr("{name}: an array of {needed} dimension(s) is needed, not of {given}.")
        raise InvalidInputError(message.format(name=name, needed=dimensions, given=array.ndim))
    if array.size == 0:
        raise InvalidInputError(tr("{name}: empty; at least one number is needed.").format(name=name))
    return array


def value_matrix(values: ArrayLike, least_markets: int = 1) -> FloatArray:
    """Return the values as (n_markets, n_criteria) with at least that many markets."""
    array = table("values", values, 2)
    if len(array) < least_markets:
        message = tr("values: {given} market(s) given, at least {least} are needed.")
        raise InvalidInputError(message.format(given=len(array), least=least_markets))
    return array


def normalised(name: str, weights: ArrayLike, count: int | None = None) -> FloatArray:
    """Return the weights (n_criteria,) scaled to sum 1; `count` is how many there must be."""
    array = table(name, weights, 1) if count is None else one_each(name, weights, count)
    parts = array.tolist()
    # A sum of Python's is quicker for a few numbers, and says nothing when it overflows.
    total = sum(parts)
    if min(parts) >= 0 and LEAST_TOTAL < total < math.inf:
        return np.asarray(array / total)
    return normalised_rows(name, array)


def normalised_rows(name: str, weights: FloatArray) -> FloatArray:
    """Return the weights with each row (last axis) scaled to sum 1."""
    if weights.min() < 0:
        where = tuple(int(at) for at in np.argwhere(weights < 0)[0])
        message = tr("{place}: {number:g} is negative; use 0 or more.")
        raise InvalidInputError(message.format(place=place(name, where), number=weights[where]))
    # A product with ones adds up short rows many times faster than a sum along them.
    with np.errstate(over="ignore"):
        total = weights @ np.ones((weights.shape[-1], 1))
    if total.min() > LEAST_TOTAL and np.isfinite(total.max()):
        return np.asarray(weights / total)
    top = weights.max(axis=-1, keepdims=True)
    if not top.all():
        where = tuple(int(at) for at in np.argwhere(top[..., 0] == 0)[0])
        message = tr("{place}: all weights are zero; at least one must be positive.")
        raise InvalidInputError(message.format(place=place(name, where)))
    # Sums that overflow, or shares that underflow: bring the largest weight to 1 first.
    scaled = weights / top
    return np.asarray(scaled / scaled.sum(axis=-1, keepdims=True))


def one_each(name: str, data: ArrayLike, count: int) -> FloatArray:
    """Return finite numbers (n_criteria,), one for each of `count` criteria."""
    array = table(name, data, 1)
    if len(array) != count:
        message = tr("{name}: {given} given for {count} criteria; one for each is needed.")
        raise InvalidInputError(message.format(name=name, given=len(array), count=count))
    return array


def fitting(values: ArrayLike, weights: ArrayLike, least_markets: int = 1) -> tuple[FloatArray, FloatArray]:
    """Return values (n_markets, n_criteria) and normalised weights (n_criteria,) that fit each other."""
    matrix = value_matrix(values, least_markets)
    return matrix, normalised("weights", weights, matrix.shape[1])


def whole(name: str, number: SupportsIndex, least: int) -> int:
    """Return a whole number of at least `least`."""
    try:
        count = operator.index(number)
    except TypeError as error:
        message = tr("{name}: a whole number is needed, not {given}.")
        raise InvalidInputError(message.format(name=name, given=number)) from error
    if count < least:
        message = tr("{name}: {given} is too small; at least {least} is needed.")
        raise InvalidInputError(message.format(name=name, given=count, least=least))
    return count


def index(name: str, number: SupportsIndex, count: int) -> int:
    """Return a position from 0 to `count` - 1."""
    at = whole(name, number, 0)
    if at >= count:
        message = tr("{name}: {given} is out of range; the last is {last} (counted from 0).")
        raise InvalidInputError(message.format(name=name, given=at, last=count - 1))
    return at


def indices(name: str, numbers: Iterable[SupportsIndex], count: int) -> list[int]:
    """Return distinct positions from 0 to `count` - 1, in the order given."""
    found = [index(name, number, count) for number in numbers]
    for number in found:
        if found.count(number) > 1:
            message = tr("{name}: {given} is named twice; name each at most once.")
            raise InvalidInputError(message.format(name=name, given=number))
    return found


def two_markets(a: SupportsIndex, b: SupportsIndex, count: int) -> tuple[int, int]:
    """Return the positions of two different markets out of `count`."""
    first, second = index("a", a, count), index("b", b, count)
    if first == second:
        message = tr("a, b: {market} is named twice; two different markets are needed.")
        raise InvalidInputError(message.format(market=first))
    return first, second


def number(name: str, given: SupportsFloat) -> float:
    """Return one finite number."""
    try:
        found = float(given)
    except (TypeError, ValueError, OverflowError) as error:
        message = tr("{name}: a number is needed, not {given}.")
        raise InvalidInputError(message.format(name=name, given=given)) from error
    if not math.isfinite(found):
        message = tr("{place}: {number} is not a finite number; leave it out or mend it.")
        raise InvalidInputError(message.format(place=name, number="NaN" if math.isnan(found) else found))
    return found


@dataclass(frozen=True, slots=True, eq=False)
class Decision:
    """A decision matrix in its own units, with normalised weights and directions.

    Attributes
    ----------
    matrix
        (n_markets, n_criteria)
    weights, directions
        (n_criteria,): shares of the whole; 1 where higher is better, -1 where lower is.
    """

    matrix: FloatArray
    weights: FloatArray
    directions: FloatArray

    @classmethod
    def of(cls, matrix: ArrayLike, weights: ArrayLike, directions: ArrayLike) -> Decision:
        """Return what fits each other, checked."""
        raw = table("matrix", matrix, 2)
        count = raw.shape[1]
        shares, ways = normalised("weights", weights, count), one_each("directions", directions, count)
        for position, way in enumerate(ways.tolist()):
            if way not in (1, -1):
                message = tr("{place}: {number:g} is no direction; use 1 (higher is better) or -1 (lower).")
                raise InvalidInputError(message.format(place=place("directions", (position,)), number=way))
        return cls(raw, shares, ways)
