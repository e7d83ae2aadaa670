"""Amounts in a picture: in units, thousands or millions of their currency, and an axis for them."""

from __future__ import annotations

from dataclasses import dataclass
from math import floor, log10

from dia_desktop.language import tr
from dia_desktop.strategy.funding_words import currency_sign
from dia_desktop.strategy.money import THOUSAND_CENTS, UNIT_CENTS
from dia_desktop.strategy.numbers import Numbers, needed_decimals

MILLION_CENTS = 1000 * THOUSAND_CENTS
#: From so many thousands on a picture counts in millions.
_LARGE = 10
_STEPS = (1, 2, 5, 10)


@dataclass(frozen=True, slots=True)
class MoneyScale:
    """What amounts are counted in.

    Attributes
    ----------
    unit : cents of the unit.
    name : how it is called, e.g. "k€".
    """

    unit: int
    name: str

    def figure(self, cents: int, numbers: Numbers) -> str:
        """Return an amount without its unit, with one decimal where it needs one."""
        value = cents / self.unit
        return numbers.number(value, min(needed_decimals(round(value, 1), 1), 1))

    def words(self, cents: int, numbers: Numbers) -> str:
        """Return an amount with its unit."""
        return f"{self.figure(cents, numbers)}\N{NO-BREAK SPACE}{self.name}"


def money_scale(most_cents: int, currency: str) -> MoneyScale:
    """Return the scale for amounts up to `most_cents`."""
    sign = currency_sign(currency) or tr("no currency")
    apart = " " if sign.isalpha() or " " in sign else ""
    if most_cents >= _LARGE * MILLION_CENTS:
        return MoneyScale(MILLION_CENTS, f"M{apart}{sign}")
    if most_cents >= _LARGE * THOUSAND_CENTS:
        return MoneyScale(THOUSAND_CENTS, f"k{apart}{sign}")
    return MoneyScale(UNIT_CENTS, sign)


def axis_steps(most: float, room: int) -> tuple[float, ...]:
    """Return round values from 0 to `most`, at most `room` of them above 0.

    Examples
    --------
    >>> axis_steps(260, 6)
    (0.0, 50.0, 100.0, 150.0, 200.0, 250.0)
    """
    if most <= 0 or room < 1:
        return (0.0,)
    least = most / room
    ten = 10.0 ** floor(log10(least))
    step = next(count * ten for count in (*_STEPS, 20) if count * ten >= least)
    return tuple(step * number for number in range(floor(most / step + 1e-9) + 1))
