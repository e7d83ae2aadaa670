"""Exact arithmetic of amounts: whole percent and rounded parts that add up to what is shown of the whole.

Amounts are whole cents and stay whole numbers throughout; nothing passes through floating point.
"""

from __future__ import annotations

from collections.abc import Sequence

#: Cents of a unit of money, and of a thousand.
UNIT_CENTS = 100
THOUSAND_CENTS = 100_000


def rounded(numerator: int, denominator: int) -> int:
    """Return the whole number nearest to a quotient, halves away from zero.

    Examples
    --------
    >>> rounded(5, 2), rounded(-5, 2), rounded(7, 3)
    (3, -3, 2)
    """
    whole = (2 * abs(numerator) + denominator) // (2 * denominator)
    return whole if numerator >= 0 else -whole


def whole_percent_of(part: int, whole: int) -> int | None:
    """Return a share in whole percent, or None of nothing; what is not 0 or all is 1-99 below the whole."""
    if whole <= 0:
        return None
    percent = rounded(100 * part, whole)
    if 0 < part < whole:
        return min(max(percent, 1), 99)
    return percent


def shown_amounts(parts: Sequence[int], unit: int = THOUSAND_CENTS) -> tuple[int, ...]:
    """Return parts, none negative, in whole units that add up to their rounded sum (largest remainder).

    Parameters
    ----------
    unit : cents of the unit they are shown in.

    Examples
    --------
    >>> shown_amounts([140_000, 140_000, 140_000], 100_000)
    (2, 1, 1)
    """
    return _apportioned(parts, unit, rounded(sum(parts), unit))


def shown_percents(parts: Sequence[int]) -> tuple[int, ...]:
    """Return the shares of parts, none negative, in whole percent that add up to 100; zeros of nothing."""
    whole = sum(parts)
    if not whole:
        return (0,) * len(parts)
    return _apportioned([100 * part for part in parts], whole, 100)


def _apportioned(parts: Sequence[int], divisor: int, total: int) -> tuple[int, ...]:
    floors = [part // divisor for part in parts]
    by_remainder = sorted(range(len(parts)), key=lambda place: -(parts[place] % divisor))
    raised = set(by_remainder[: total - sum(floors)])
    return tuple(floor + (place in raised) for place, floor in enumerate(floors))
