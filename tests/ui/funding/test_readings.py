from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QLocale

from dia_desktop.errors import InvalidInputError
from dia_desktop.ui.funding.readings import (
    number_text,
    period_text,
    rate_text,
    typed_day,
    typed_number,
    typed_period,
    typed_rate,
)
from dia_desktop.ui.locale_numbers import LocaleNumbers

C = QLocale.c()
NUMBERS = LocaleNumbers(C)
JULY, MARCH = date(2020, 7, 1), date(2022, 3, 31)


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        (date(2020, 1, 1), date(2022, 12, 31), "2020–2022"),
        (date(2020, 1, 1), date(2020, 12, 31), "2020"),
        (JULY, MARCH, "2020-07 – 2022-03"),
        (JULY, date(2022, 3, 30), "2020-07-01 – 2022-03-30"),
        (date(2020, 7, 2), MARCH, "2020-07-02 – 2022-03-31"),
        (date(2020, 1, 1), MARCH, "2020-01 – 2022-03"),
        (date(2020, 2, 1), date(2020, 2, 29), "2020-02"),
        (date(2020, 2, 29), date(2020, 2, 29), "2020-02-29"),
        (date(2020, 1, 1), None, "2020 –"),
        (None, date(2022, 12, 31), "– 2022"),
        (date(1, 1, 1), date(9999, 12, 31), "0001–9999"),
        (None, None, ""),
    ],
)
def test_a_period_is_said_exactly_and_read_back(start: date | None, end: date | None, text: str) -> None:
    assert period_text(start, end) == text
    assert typed_period(text, C) == (start, end)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2020-2022", date(2020, 1, 1), date(2022, 12, 31)),
        ("2020 - 2022", date(2020, 1, 1), date(2022, 12, 31)),
        ("Jul 2020 – Mar 2022", JULY, MARCH),
        ("Q3 2020 — 2022-03-31", JULY, MARCH),
        ("Jul 2020 –", JULY, None),
    ],
)
def test_a_period_is_read_as_people_write_it(text: str, start: date, end: date | None) -> None:
    assert typed_period(text, C) == (start, end)


@pytest.mark.parametrize("text", ["soon", "2020-13 – 2021", "2020 to 2022", "30.2.2020", "12345"])
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(InvalidInputError, match="is no date"):
        typed_period(text, C)


def test_a_month_stands_for_its_first_or_its_last_day() -> None:
    assert typed_day("Feb 2020", C) == date(2020, 2, 1)
    assert typed_day("Feb 2020", C, last=True) == date(2020, 2, 29)
    assert typed_day(" ", C) is None


@pytest.mark.parametrize(("text", "rate"), [("80", 0.8), ("33.3 %", 0.333), ("0", 0.0), ("", None)])
def test_a_rate_is_typed_in_percent(text: str, rate: float | None) -> None:
    assert typed_rate(text, NUMBERS) == rate
    assert typed_rate(rate_text(rate, NUMBERS), NUMBERS) == rate


def test_a_number_is_shown_with_the_decimals_it_has() -> None:
    assert [number_text(value, NUMBERS) for value in (10.0, 2.5, None)] == ["10", "2.5", ""]
    assert typed_number("", NUMBERS) is None
    with pytest.raises(InvalidInputError, match="is no number"):
        typed_number("ten", NUMBERS)
