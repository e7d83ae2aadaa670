"""Dates as people write them: a day, a month, a quarter or a year. What can be read two ways is refused."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from dia_desktop.errors import InvalidInputError
from dia_desktop.evidence.delimited import excerpt
from dia_desktop.language import tr
from dia_desktop.strategy.months import month_end, months_later
from dia_desktop.strategy.roadmap import DateGrain

#: Spreadsheets and databases add a time to a day; midnight says nothing more than the day.
_MIDNIGHT: Final = r"(?:[ T]00:00(?::00(?:\.0+)?)?)?"
_ISO_DAY: Final = re.compile(rf"(\d{{4}})-(\d{{1,2}})-(\d{{1,2}}){_MIDNIGHT}", re.ASCII)
_SLASHED: Final = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})", re.ASCII)
_MONTH: Final = re.compile(r"(\d{4})[-/.](\d{1,2})", re.ASCII)
_MONTH_FIRST: Final = re.compile(r"(\d{1,2})[-/.](\d{4})", re.ASCII)
_QUARTER: Final = re.compile(r"q([1-4])[ /-]?(\d{4})|(\d{4})[ /-]?q([1-4])", re.ASCII | re.IGNORECASE)
_YEAR: Final = re.compile(r"\d{4}", re.ASCII)
_NAMED: Final = re.compile(r"(?:(\d{1,2})\.? )?([a-z]{3,9})\.?,? (\d{4})", re.ASCII | re.IGNORECASE)
_MONTHS: Final = (
    *("january", "february", "march", "april", "may", "june", "july", "august"),
    *("september", "october", "november", "december"),
)
_QUARTER_MONTHS, _LETTERS_OF_A_MONTH = 3, 3


class DayOrder(StrEnum):
    """What stands first in a date such as 03/04/2020, where somebody said so."""

    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"


@dataclass(frozen=True, slots=True)
class Written:
    """What a written date covers.

    Attributes
    ----------
    first, last : its first and last day; the same one where it is a day.
    """

    first: date
    last: date
    grain: DateGrain


def written_date(cell: str, order: DayOrder | None = None) -> Written | None:
    """Return what a written date covers; None where the cell is empty.

    Read are 2026-03-31, 31.03.2026, 31/03/2026, 31 March 2026; 2026-03, 03/2026, March 2026; Q1 2026; 2026.

    Parameters
    ----------
    order : how 03/04/2026 is meant; None where nobody said, and then it is refused. With full stops the day
        stands first.

    Raises
    ------
    InvalidInputError
        Where it is no date, or can be read two ways; the sentence says how to write it.
    """
    text = " ".join(cell.split())
    if not text:
        return None
    for pattern, read in _forms(order):
        match = pattern.fullmatch(text)
        if match is not None:
            try:
                return read(match)
            except ValueError as error:
                raise InvalidInputError(
                    tr("“{cell}” is in no calendar; write a day as 2026-03-31.").format(cell=excerpt(cell))
                ) from error
    raise InvalidInputError(
        tr("“{cell}” is no date; write it as 2026-03-31, 2026-03 or 2026, or leave it empty.").format(
            cell=excerpt(cell)
        )
    )


Reader = Callable[[re.Match[str]], Written]


def _forms(order: DayOrder | None) -> tuple[tuple[re.Pattern[str], Reader], ...]:
    return (
        (_ISO_DAY, lambda match: _day(*map(int, match.groups()))),
        (_SLASHED, lambda match: _slashed(match, order)),
        (_MONTH, lambda match: _months(int(match[1]), int(match[2]))),
        (_MONTH_FIRST, lambda match: _months(int(match[2]), int(match[1]))),
        (_QUARTER, _quarter),
        (_YEAR, lambda match: _year(int(match[0]))),
        (_NAMED, _named),
    )


def _day(year: int, month: int, day: int) -> Written:
    found = date(year, month, day)
    return Written(found, found, DateGrain.DAY)


def _months(year: int, month: int, count: int = 1) -> Written:
    first = date(year, month, 1)
    return Written(first, month_end(months_later(first, count - 1)), DateGrain.MONTH)


def _year(year: int) -> Written:
    return Written(date(year, 1, 1), date(year, 12, 31), DateGrain.YEAR)


def _quarter(match: re.Match[str]) -> Written:
    year, quarter = int(match[2] or match[3]), int(match[1] or match[4])
    return _months(year, (quarter - 1) * _QUARTER_MONTHS + 1, _QUARTER_MONTHS)


def _named(match: re.Match[str]) -> Written:
    """Return a date whose month is a word, whole or its first three letters; else there is no such month."""
    word = match[2].lower()
    names = [
        name for name in _MONTHS if word in {name, name[:_LETTERS_OF_A_MONTH]} or word == "sept" == name[:4]
    ]
    month = _MONTHS.index(names[0]) + 1 if names else 0
    return _months(int(match[3]), month) if match[1] is None else _day(int(match[3]), month, int(match[1]))


def _slashed(match: re.Match[str], order: DayOrder | None) -> Written:
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    if order is None and ambiguous(match[0]):
        raise InvalidInputError(
            tr("“{cell}” can be {one} or {other}; write it as one of these.").format(
                cell=match[0], one=date(year, second, first), other=date(year, first, second)
            )
        )
    by_sign = DayOrder.DAY_FIRST if match[2] == "." or _valid(year, second, first) else DayOrder.MONTH_FIRST
    day_first = (by_sign if match[2] == "." else order or by_sign) is DayOrder.DAY_FIRST
    return _day(year, second, first) if day_first else _day(year, first, second)


def _valid(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def ambiguous(cell: str) -> bool:
    """Whether a date can be read with the day first or with the month first, and means two days."""
    match = _SLASHED.fullmatch(" ".join(cell.split()))
    if match is None or match[2] == ".":
        return False
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    return first != second and _valid(year, first, second) and _valid(year, second, first)
