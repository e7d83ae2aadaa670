"""Numbers, days and spans as they are typed on this page."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from PySide6.QtCore import QLocale

from dia_desktop.errors import InvalidInputError
from dia_desktop.language import tr
from dia_desktop.strategy.months import month_end
from dia_desktop.strategy.numbers import Numbers, needed_decimals
from dia_desktop.ui.day_text import typed_days
from dia_desktop.ui.locale_numbers import LocaleNumbers
from dia_desktop.ui.money_text import quoted

_YEARS: Final = re.compile(r"(\d{4})\s*-\s*(\d{4})")
_MOST_DECIMALS, _HUNDRED, _RATE_DIGITS = 6, 100, 10
_JANUARY, _DECEMBER = 1, 12


def typed_number(text: str, numbers: LocaleNumbers) -> float | None:
    """Return the number a user typed; None for an empty text.

    Raises
    ------
    InvalidInputError
        Where it is none.
    """
    if not text.strip():
        return None
    value = numbers.parse(text)
    if value is None:
        raise InvalidInputError(tr("“{text}” is no number; type one.").format(text=quoted(text)))
    return value


def number_text(value: float | None, numbers: LocaleNumbers) -> str:
    """Return a number the way one types it; "" where there is none."""
    return "" if value is None else numbers.typed(value, needed_decimals(value, _MOST_DECIMALS))


def typed_rate(text: str, numbers: LocaleNumbers) -> float | None:
    """Return a share (0-1) of what was typed in percent; None for an empty text.

    Raises
    ------
    InvalidInputError
        Where it is no number.
    """
    value = typed_number(text.strip().removesuffix("%"), numbers)
    return None if value is None else round(value / _HUNDRED, _RATE_DIGITS)


def rate_text(rate: float | None, numbers: LocaleNumbers) -> str:
    """Return a share (0-1) in percent, the way one types it; "" where there is none."""
    return number_text(None if rate is None else round(rate * _HUNDRED, _RATE_DIGITS - 2), numbers)


def typed_day(text: str, locale: QLocale, *, last: bool = False) -> date | None:
    """Return the day a user typed; None for an empty text.

    Parameters
    ----------
    last : whether a year or a month stands for its last day, not its first.

    Raises
    ------
    InvalidInputError
        Where it is none.
    """
    if not text.strip():
        return None
    typed = typed_days(text, locale)
    if typed is None:
        raise InvalidInputError(_no_date(text))
    return typed.last if last else typed.first


def typed_past_day(text: str, locale: QLocale, today: date, *, last: bool = False) -> date | None:
    """Return the day on which something was so, or came about; None for an empty text.

    Parameters
    ----------
    last : whether a year or a month stands for its last day, or for today where it is not over yet.

    Raises
    ------
    InvalidInputError
        Where it is no date, or lies in the future.
    """
    if not text.strip():
        return None
    typed = typed_days(text, locale)
    if typed is None:
        raise InvalidInputError(_no_date(text))
    if typed.first > today:
        raise InvalidInputError(
            tr("“{text}” lies in the future; what was achieved is of today or earlier.").format(
                text=quoted(text)
            )
        )
    return min(typed.last, today) if last else typed.first


def day_text(day: date | None) -> str:
    """Return a day the way one types it; "" where there is none."""
    return "" if day is None else day.isoformat()


def day_words(day: date | None, numbers: Numbers) -> str:
    """Return a day in words; "–" where it is not stated."""
    return tr("–") if day is None else numbers.full_day(day)


def typed_period(text: str, locale: QLocale) -> tuple[date | None, date | None]:
    """Return the first and the last day of a period that was typed, e.g. "2020–2022" or "Jul 2020 – ".

    Raises
    ------
    InvalidInputError
        Where it is none.
    """
    plain = text.strip()
    if not plain:
        return None, None
    whole = typed_days(plain, locale)
    if whole is not None:
        return whole.first, whole.last
    years = _YEARS.fullmatch(plain)
    first, dash, last = (
        (years[1], "-", years[2]) if years else plain.replace(" - ", "–").replace("—", "–").partition("–")
    )
    if not dash:
        raise InvalidInputError(_no_date(text))
    return typed_day(first, locale), typed_day(last, locale, last=True)


def period_text(start: date | None, end: date | None) -> str:
    """Return a period as short as it can be said exactly, in a form that can be typed; "" for none."""
    if start is None and end is None:
        return ""
    first, last = _first(start, end), _last(start, end)
    if first == last:
        return first
    apart = "\N{EN DASH}" if first.isdigit() and last.isdigit() else " \N{EN DASH} "
    return f"{first}{apart}{last}".strip()


def _first(start: date | None, end: date | None) -> str:
    if start is None:
        return ""
    if (start.month, start.day) == (_JANUARY, 1) and (end is None or _ends_year(end)):
        return f"{start.year:04d}"
    return f"{start:%Y-%m}" if start.day == 1 and (end is None or _ends_month(end)) else start.isoformat()


def _last(start: date | None, end: date | None) -> str:
    if end is None:
        return ""
    if _ends_year(end) and (start is None or (start.month, start.day) == (_JANUARY, 1)):
        return f"{end.year:04d}"
    return f"{end:%Y-%m}" if _ends_month(end) and (start is None or start.day == 1) else end.isoformat()


def _ends_month(day: date) -> bool:
    return day == month_end(day)


def _ends_year(day: date) -> bool:
    return day.month == _DECEMBER and _ends_month(day)


def _no_date(text: str) -> str:
    return tr("“{text}” is no date; type for example 2021, Q2 2021, Mar 2021 or 2021-03-31.").format(
        text=quoted(text)
    )
