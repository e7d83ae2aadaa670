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
_YEAR_FIRST = re.compile(r"(\d{4})([./-]) ?(\d{1,2})\2 ?(\d{1,2})\.?")
_YEAR_LAST = re.compile(r"(\d{1,2})([./-]) ?(\d{1,2})\2 ?(\d{4}|\d{2})(?: [^\W\d]\.)?")
_NAMED = re.compile(r"(?:(\d{1,2})\.? )?(\S*[^\W\d_]\S*?)[.,]? (\d{4})")
_NAMED_FIRST = re.compile(r"(\S*[^\W\d_]\S*?)\.? (\d{1,2}),? (\d{4})")
#: Marks of the writing direction, which some locales put into a date.
_DIRECTIONS = re.compile("[\N{LEFT-TO-RIGHT MARK}\N{RIGHT-TO-LEFT MARK}\N{ARABIC LETTER MARK}]")
_MONTHS, _QUARTER_MONTHS = 12, 3
#: A year of two digits is one of this century: nobody plans in the last.
_CENTURY, _TWO_DIGITS = 2000, 2
_FORMS = (QLocale.FormatType.LongFormat, QLocale.FormatType.ShortFormat)


@dataclass(frozen=True, slots=True)
class TypedDays:
    """What was typed: the first and the last day it may mean, and how precise it is."""

    first: date
    last: date
    grain: DateGrain


def typed_days(text: str, locale: QLocale) -> TypedDays | None:
    """Return what a user typed as days; None where it is none.

    Read are "2021", "Q2 2021", "2021-03", "3/2021", "Mar 2021" in the words of the program or the language
    of the locale, "2021-03-31", "31 Mar 2021", "Mar 31, 2021", and a day in figures, in the order of the
    locale where that matters; behind full stops the day always stands first.
    """
    plain = " ".join(_DIRECTIONS.sub("", text).casefold().split())
    if found := _YEAR.fullmatch(plain):
        return _months(int(found[1]), 1, _MONTHS, DateGrain.YEAR)
    if found := _QUARTER.fullmatch(plain):
        quarter, year = (found[1], found[2]) if found[1] else (found[4], found[3])
        start = (int(quarter) - 1) * _QUARTER_MONTHS + 1
        return _months(int(year), start, start + _QUARTER_MONTHS - 1, DateGrain.MONTH)
    if found := _MONTH.fullmatch(plain):
        year, month = (found[1], found[2]) if found[1] else (found[4], found[3])
        return _months(int(year), int(month), int(month), DateGrain.MONTH)
    return _in_words(plain, locale) or _in_figures(plain, locale)


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
            QLocale.c().monthName(number, QLocale.FormatType.LongFormat),
            *(locale.standaloneMonthName(number, each) for each in _FORMS),
            *(locale.monthName(number, each) for each in _FORMS),
        ):
            short = known.casefold().rstrip(".")
            if short and short.startswith(name.rstrip(".")):
                found.add(number)
    return found.pop() if len(found) == 1 else 0


def _in_words(text: str, locale: QLocale) -> TypedDays | None:
    """Return a month in letters, or a day of one."""
    if found := _NAMED_FIRST.fullmatch(text):
        return _one_day(int(found[3]), _named_month(found[1], locale), int(found[2]))
    found = _NAMED.fullmatch(text)
    if found is None:
        return None
    year, month = int(found[3]), _named_month(found[2], locale)
    if found[1]:
        return _one_day(year, month, int(found[1]))
    return _months(year, month, month, DateGrain.MONTH)


def _in_figures(text: str, locale: QLocale) -> TypedDays | None:
    """Return a day that is written in figures alone."""
    if found := _YEAR_FIRST.fullmatch(text):
        return _one_day(int(found[1]), int(found[3]), int(found[4]))
    found = _YEAR_LAST.fullmatch(text)
    if found is None:
        return None
    first, second = int(found[1]), int(found[3])
    year = int(found[4]) + (_CENTURY if len(found[4]) == _TWO_DIGITS else 0)
    order = locale.dateFormat(QLocale.FormatType.ShortFormat)
    day_first, month_first = _one_day(year, second, first), _one_day(year, first, second)
    if found[2] == ".":
        return day_first
    return month_first or day_first if order.find("M") < order.find("d") else day_first or month_first


def _one_day(year: int, month: int, day: int) -> TypedDays | None:
    """Return a day; None where no calendar has it."""
    if not MINYEAR <= year <= MAXYEAR or not QDate.isValid(year, month, day):
        return None
    plain = date(year, month, day)
    return TypedDays(plain, plain, DateGrain.DAY)
