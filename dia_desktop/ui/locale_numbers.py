"""Figures and dates the way the user's locale writes them."""

from __future__ import annotations

import re
from datetime import date
from math import isfinite

from PySide6.QtCore import QDate, QLocale

from dia_desktop.language import tr
from dia_desktop.strategy.numbers import grouped, half_up, whole_percent

#: So many figures are kept.
MOST_KNOWN = 2000
#: A year of two digits in a form of Qt.
_SHORT_YEAR = re.compile(r"(?<!y)yy(?!y)")


def user_locale() -> QLocale:
    """Return how the user's system writes figures and dates."""
    return QLocale()


class LocaleNumbers:
    """`strategy.numbers.Numbers` through a `QLocale`."""

    def __init__(self, locale: QLocale) -> None:
        self._locale = locale
        self._grouping, self._plain = QLocale(locale), QLocale(locale)
        self._grouping.setNumberOptions(QLocale.NumberOption.DefaultNumberOptions)
        self._plain.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
        #: What was written lately: the live pages write the same few figures again and again.
        self._known: dict[tuple[float, int], str] = {}
        self._strict = QLocale(locale)
        self._strict.setNumberOptions(QLocale.NumberOption.RejectGroupSeparator)
        self._day_form = _SHORT_YEAR.sub("yyyy", locale.dateFormat(QLocale.FormatType.ShortFormat))

    def number(self, value: float, decimals: int = 1) -> str:
        """Return `value` with a fixed count of decimals, and group separators from 10,000 on."""
        known = self._known.get((value, decimals))
        if known is None:
            if len(self._known) >= MOST_KNOWN:
                self._known.clear()
            locale = self._grouping if grouped(value, decimals) else self._plain
            known = _with_minus(locale.toString(half_up(value, decimals) + 0.0, "f", decimals))
            self._known[value, decimals] = known
        return known

    def typed(self, value: float, decimals: int) -> str:
        """Return `value` the way one types it, to stand in a field: without group separators."""
        return _with_minus(self._plain.toString(value + 0.0, "f", decimals))

    def percent(self, share: float) -> str:
        """Return a share (0-1) as whole percent."""
        return f"{whole_percent(share)}\N{NO-BREAK SPACE}%"

    def day(self, day: date) -> str:
        """Return a date in the locale's short form, but with its whole year: "3/31/21" is of any century."""
        return self._locale.toString(QDate(day.year, day.month, day.day), self._day_form)

    def full_day(self, day: date) -> str:
        """Return a date with its month in letters and its whole year, e.g. "1 Jul 2020"."""
        return self._locale.toString(QDate(day.year, day.month, day.day), tr("d MMM yyyy"))

    def month(self, day: date) -> str:
        """Return the month and the whole year of a date, e.g. "Jul 2020"."""
        return self._locale.toString(QDate(day.year, day.month, day.day), tr("MMM yyyy"))

    def parse(self, text: str) -> float | None:
        """Return the finite number a user typed, with the locale's or a plain decimal point, or None.

        "0.386" is no grouped 386 where the point is the group separator: no grouped number begins with 0.
        """
        plain = text.strip().replace("\N{MINUS SIGN}", "-")
        own = self._strict if plain.lstrip("+-").startswith("0") else self._locale
        for reader in (own, QLocale.c()):
            value, good = reader.toDouble(plain)
            if good:
                return value if isfinite(value) else None
        return None


def _with_minus(text: str) -> str:
    return text.replace("-", "\N{MINUS SIGN}")
