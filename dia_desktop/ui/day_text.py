"""Days as people type them: a year, a quarter, a month or a day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date

from PySide6.QtCore import QDate, QLocale

from dia_desktop.charts.gantt_words import month_names
from dia_desktop.strategy.months import month_end
from dia_desktop.strategy.roadmap import DateGrain

_YEAR = re.compile(r"(\d{4})")
_MONTH = re.compile(r"(?:(\d{4})[-/.](\d{1,2})|(\d{1,2})[-/.](\d{4}))")
_QUARTER = re.compile(r"q([1-4])\s+(\d{4})|(\d{4})[\s-]*q([1-4])")
_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_NAMED = re.compile(r"([^\W\d]+)\.?\s+(\d{4})")
_MONTHS, _QUARTER_MONTHS = 12, 3


@dataclass(frozen=True, slots=True)
class TypedDays:
    """What was typed: the first and the last day it may mean, and how precise it is."""

    first: date
    last: date
    grain: DateGrain


def typed_days(text: str, locale: QLocale) -> TypedDays | None:
    """Return what a user typed as days; None where it is none.

    Read are "2021", "Q2 2021", "2021-03", "3/2021", "Mar 2021" in the words of the program or the language
    of the locale, "2021-03-31", and a day in the short form of the locale.
    """
    plain = " ".join(text.casefold().split())
    if found := _YEAR.fullmatch(plain):
        return _months(int(found[1]), 1, _MONTHS, DateGrain.YEAR)
    if found := _QUARTER.fullmatch(plain):
        quarter, year = (found[1], found[2]) if found[1] else (found[4], found[3])
        start = (int(quarter) - 1) * _QUARTER_MONTHS + 1
        return _months(int(year), start, start + _QUARTER_MONTHS - 1, DateGrain.MONTH)
    if found := _MONTH.fullmatch(plain):
        year, month = (found[1], found[2]) if found[1] else (found[4], found[3])
        return _months(int(year), int(month), int(month), DateGrain.MONTH)
    if found := _NAMED.fullmatch(plain):
        month = _named_month(found[1], locale)
        return None if not month else _months(int(found[2]), month, month, DateGrain.MONTH)
    return _one_day(plain, locale)


def _months(year: int, first: int, last: int, grain: DateGrain) -> TypedDays | None:
    if not MINYEAR <= year <= MAXYEAR or not 1 <= first <= last <= _MONTHS:
        return None
    return TypedDays(date(year, first, 1), month_end(date(year, last, 1)), grain)


def _named_month(name: str, locale: QLocale) -> int:
    """Return the number of a month that is called so, or whose name begins so; 0 for none or several."""
    found = set()
    for number, own in enumerate(month_names(), start=1):
        for known in (
            own,
            locale.standaloneMonthName(number, QLocale.FormatType.LongFormat),
            locale.standaloneMonthName(number, QLocale.FormatType.ShortFormat),
        ):
            short = known.casefold().rstrip(".")
            if short and (short.startswith(name) or name == short):
                found.add(number)
    return found.pop() if len(found) == 1 else 0


def _one_day(text: str, locale: QLocale) -> TypedDays | None:
    if found := _DAY.fullmatch(text):
        day = QDate(int(found[1]), int(found[2]), int(found[3]))
    else:
        day = locale.toDate(text, QLocale.FormatType.ShortFormat)
    if not day.isValid() or not MINYEAR <= day.year() <= MAXYEAR:
        return None
    plain = date(day.year(), day.month(), day.day())
    return TypedDays(plain, plain, DateGrain.DAY)
