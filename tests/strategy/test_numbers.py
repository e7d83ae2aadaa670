"""Figures as a reader sees them."""

from __future__ import annotations

from datetime import date

import pytest

from dia_desktop.strategy.numbers import PlainNumbers, whole_percent


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (0.0, "0"),
        (0.0001, "<1"),
        (0.005, "<1"),
        (0.714, "71"),
        (0.994, "99"),
        (0.9951, ">99"),
        (1.0, "100"),
        (1 - 1e-12, "100"),
    ],
)
def test_shares_never_round_to_certainty(share: float, text: str) -> None:
    assert whole_percent(share) == text


def test_plain_numbers() -> None:
    numbers = PlainNumbers()
    assert numbers.number(-0.46, 2) == "−0.46"
    assert numbers.number(-0.0) == "0.0"
    assert numbers.number(9999.4, 0) == "9999"
    assert numbers.number(-9999.5, 0) == "−10,000"
    assert numbers.number(1234567.25, 2) == "1,234,567.25"
    assert numbers.percent(0.25) == "25\N{NO-BREAK SPACE}%"
    assert numbers.day(date(2019, 10, 31)) == "2019-10-31"
    assert numbers.full_day(date(2019, 10, 31)) == "2019-10-31"
    assert numbers.month(date(2019, 10, 31)) == "2019-10"


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (63.25, 1, "63.3"),
        (63.35, 1, "63.4"),
        (-63.25, 1, "−63.3"),
        (0.5, 0, "1"),
        (63.2499, 1, "63.2"),
        (-0.04, 1, "0.0"),
    ],
)
def test_halves_are_rounded_as_people_do(value: float, decimals: int, text: str) -> None:
    assert PlainNumbers().number(value, decimals) == text
