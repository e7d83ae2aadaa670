"""How figures are said: one decimal for points, whole percent for shares, dates in words.

Rooms that know the user's locale hand in their own `Numbers`; `PlainNumbers` serves the command line
and files, where the same input must give the same bytes on every machine.
"""

from __future__ import annotations

from datetime import date
from math import copysign, floor
from typing import Protocol

HALF_PERCENT = 0.005
#: Shares nearer to nothing or to all than this are nothing and all: sums of weights are not exact.
NOISE = 1e-9
#: Numbers from here on are written with group separators; shorter ones are read faster without.
GROUPED_FROM = 10_000


class Numbers(Protocol):
    """Turns figures into text."""

    def number(self, value: float, decimals: int = 1) -> str:
        """Return `value` with a fixed count of decimals."""
        ...

    def percent(self, share: float) -> str:
        """Return a share (0-1) as whole percent; shares that are not 0 or 1 never read 0 % or 100 %."""
        ...

    def day(self, day: date) -> str:
        """Return a date in its short form."""
        ...

    def full_day(self, day: date) -> str:
        """Return a date with its month in letters and its whole year, e.g. "1 Jul 2020"."""
        ...

    def month(self, day: date) -> str:
        """Return the month and the whole year of a date, e.g. "Jul 2020"."""
        ...


class PlainNumbers:
    """English figures with a decimal point and ISO dates, the same on every machine."""

    def number(self, value: float, decimals: int = 1) -> str:
        """Return `value` with a fixed count of decimals, a true minus sign, and commas from 10,000 on."""
        group = "," if grouped(value, decimals) else ""
        return f"{half_up(value, decimals) + 0.0:{group}.{decimals}f}".replace("-", "\N{MINUS SIGN}")

    def percent(self, share: float) -> str:
        """Return a share (0-1) as whole percent."""
        return f"{whole_percent(share)}\N{NO-BREAK SPACE}%"

    def day(self, day: date) -> str:
        """Return an ISO date."""
        return day.isoformat()

    def full_day(self, day: date) -> str:
        """Return an ISO date."""
        return day.isoformat()

    def month(self, day: date) -> str:
        """Return year and month of an ISO date."""
        return day.isoformat()[:7]


def half_up(value: float, decimals: int) -> float:
    """Return `value` rounded to so many decimals, halves away from zero as people round.

    Examples
    --------
    >>> half_up(63.25, 1), half_up(-0.5, 0)
    (63.3, -1.0)
    """
    unit = 10.0**decimals
    return copysign(floor(abs(value) * unit + 0.5 + NOISE) / unit, value)


def needed_decimals(value: float, most: int = 6) -> int:
    """Return how many decimals write `value` out, at most `most`.

    Examples
    --------
    >>> [needed_decimals(value) for value in (64.0, 63.5, 0.125)]
    [0, 1, 3]
    """
    return next((count for count in range(most) if round(value, count) == value), most)


def grouped(value: float, decimals: int) -> bool:
    """Whether a number with so many decimals is long enough for group separators."""
    return abs(round(value, decimals)) >= GROUPED_FROM


def whole_percent(share: float) -> str:
    """Return a share (0-1) as whole percent without the sign: "<1" and ">99" keep the open ends open.

    Examples
    --------
    >>> [whole_percent(share) for share in (0.0, 0.003, 0.714, 0.998, 1.0)]
    ['0', '<1', '71', '>99', '100']
    """
    if NOISE < share <= HALF_PERCENT:
        return "<1"
    if 1 - HALF_PERCENT <= share < 1 - NOISE:
        return ">99"
    return f"{share * 100:.0f}"
