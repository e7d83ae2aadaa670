"""Figures the way a locale writes them, and what people type."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QLocale

from dia_desktop.ui.locale_numbers import LocaleNumbers


@pytest.mark.parametrize(
    ("name", "text"),
    [("C", "10,000"), ("en_GB", "10,000"), ("de_DE", "10.000"), ("de_CH", "10’000"), ("hi_IN", "10,000")],
)
def test_long_numbers_have_group_separators(name: str, text: str) -> None:
    numbers = LocaleNumbers(QLocale(name))
    assert numbers.number(10_000, 0).replace("'", "’") == text
    assert numbers.number(9999, 0) == "9999"
    assert numbers.typed(10_000, 0) == "10000"
    assert numbers.typed(-1, 0) == "−1"


@pytest.mark.parametrize("text", ["nan", "inf", "-inf", "1e999", "", "x", "0,3.4"])
@pytest.mark.parametrize("name", ["C", "de_DE", "fr_FR"])
def test_what_is_no_number_is_none(name: str, text: str) -> None:
    assert LocaleNumbers(QLocale(name)).parse(text) is None


@pytest.mark.parametrize("name", ["C", "en_GB", "de_DE", "fr_FR", "de_CH"])
@pytest.mark.parametrize(
    ("text", "value"), [("0.386", 0.386), ("-0.386", -0.386), ("−0.5", -0.5), ("40.5", 40.5)]
)
def test_a_plain_point_is_a_decimal_point(name: str, text: str, value: float) -> None:
    assert LocaleNumbers(QLocale(name)).parse(text) == value


@pytest.mark.parametrize("name", ["C", "en_GB", "de_DE", "fr_FR", "de_CH", "hi_IN"])
@pytest.mark.parametrize("value", [12_345.0, 1_234_567.0, 0.25, -40.5])
def test_what_is_shown_can_be_typed(name: str, value: float) -> None:
    numbers = LocaleNumbers(QLocale(name))
    assert numbers.parse(numbers.number(value, 2)) == value
    assert numbers.parse(numbers.typed(value, 2)) == value


@pytest.mark.parametrize(
    ("name", "full", "month"),
    [
        ("en_GB", "1 Jul 2020", "Jul 2020"),
        ("fr_FR", "1 juil. 2020", "juil. 2020"),
        ("C", "1 Jul 2020", "Jul 2020"),
    ],
)
def test_months_are_written_in_letters_and_years_in_full(name: str, full: str, month: str) -> None:
    numbers = LocaleNumbers(QLocale(name))
    assert numbers.full_day(date(2020, 7, 1)) == full
    assert numbers.month(date(2020, 7, 1)) == month
