"""Figures and dates the way the user's locale writes them."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale

from dia_desktop.strategy.numbers import whole_percent


def user_locale() -> QLocale:
    """Return how the user's system writes figures and dates."""
    return QLocale()


class LocaleNumbers:
    """`strategy.numbers.Numbers` through a `QLocale`."""

    def __init__(self, locale: QLocale) -> None:
        self._locale = locale

    def number(self, value: float, decimals: int = 1) -> str:
        """Return `value` with a fixed count of decimals."""
        text = self._locale.toString(value + 0.0, "f", decimals)
        return text.replace("-", "\N{MINUS SIGN}")

    def percent(self, share: float) -> str:
        """Return a share (0-1) as whole percent."""
        return f"{whole_percent(share)}\N{NO-BREAK SPACE}%"

    def day(self, day: date) -> str:
        """Return a date in the locale's short form."""
        return self._locale.toString(QDate(day.year, day.month, day.day), QLocale.FormatType.ShortFormat)

    def parse(self, text: str) -> float | None:
        """Return the number a user typed, with the locale's or a plain decimal point, or None."""
        plain = text.strip().replace("\N{MINUS SIGN}", "-")
        value, good = self._locale.toDouble(plain)
        if not good:
            value, good = QLocale.c().toDouble(plain)
        return value if good else None
