from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale

from dia_desktop.errors import InvalidInputError
from dia_desktop.ui.money_text import TypedMoney, money_field_text, typed_money


def typed_cents(text: str, currency: str, locale: QLocale) -> int | None:
    typed = typed_money(text, locale, "Budget", currency)
    return None if typed is None else typed.cents


ENGLISH, GERMAN, FRENCH, SWISS = (QLocale(name) for name in ("en_US", "de_DE", "fr_FR", "de_CH"))


@pytest.mark.parametrize(
    ("locale", "text", "cents"),
    [
        (ENGLISH, "48000", 4_800_000),
        (ENGLISH, "48,000", 4_800_000),
        (ENGLISH, "1,234.56", 123_456),
        (ENGLISH, " 48 000 ", 4_800_000),
        (ENGLISH, "0.5", 50),
        (ENGLISH, "+7.", 700),
        (ENGLISH, "48 k€", 4_800_000),
        (ENGLISH, "1.2345k", 123_450),
        (ENGLISH, "\u0661\u0662", 1_200),
        (GERMAN, "48.000", 4_800_000),
        (GERMAN, "1.234,56", 123_456),
        (GERMAN, "1234.5", 123_450),
        (FRENCH, "48\u202f000,5", 4_800_050),
        (FRENCH, "48 000,50 €", 4_800_050),
        (SWISS, "1’234.50", 123_450),
        (SWISS, "1'234", 123_400),
        (ENGLISH, "9999999999999.99", 999_999_999_999_999),
        (ENGLISH, "", None),
        (ENGLISH, "  ", None),
    ],
)
def test_an_amount_is_read_as_the_locale_writes_it(locale: QLocale, text: str, cents: int | None) -> None:
    assert typed_cents(text, "EUR", locale) == cents


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        *(
            (ENGLISH, text)
            for text in ("abc", "1,23,4", "1.234,56", "1'234", "=1+1", "1e5", "k", "12x", "€5€")
        ),
        *((ENGLISH, text) for text in ("nan", "inf", "5 5", "1 23", ".", "9" * 41, "5 EUROS", "٣x")),
        (GERMAN, "1,234.56"),
        (FRENCH, "1.234,56"),
        (SWISS, "1,234"),
    ],
)
def test_anything_else_is_no_amount(locale: QLocale, text: str) -> None:
    with pytest.raises(InvalidInputError, match="is no amount; type for example"):
        typed_cents(text, "EUR", locale)


@pytest.mark.parametrize(
    ("locale", "text"), [(ENGLISH, "48.000"), (GERMAN, "48,000"), (ENGLISH, "0.386"), (GERMAN, "0.386")]
)
def test_what_is_48_to_some_and_48_thousand_to_others_is_refused(locale: QLocale, text: str) -> None:
    with pytest.raises(InvalidInputError, match="more than two decimals"):
        typed_cents(text, "EUR", locale)


@pytest.mark.parametrize("text", ["-5", "\u22125"])
def test_an_amount_is_not_below_nothing(text: str) -> None:
    with pytest.raises(InvalidInputError, match="below nothing"):
        typed_cents(text, "EUR", ENGLISH)


def test_another_currency_is_not_converted() -> None:
    with pytest.raises(InvalidInputError, match=r"“5 USD” is in USD, but “Budget” is in EUR"):
        typed_cents("5 USD", "EUR", ENGLISH)
    assert typed_cents("5 usd", "USD", ENGLISH) == 500
    assert typed_money("5 usd", ENGLISH) == TypedMoney(500, "USD")


def test_a_sign_stands_for_its_code_where_it_is_unmistakable() -> None:
    typed = [typed_money(f"5{named}", ENGLISH) for named in ("€", "£", "EUR", "$", "")]
    assert [each and each.currency for each in typed] == ["EUR", "GBP", "EUR", "$", ""]
    assert typed_cents("5 €", "EUR", ENGLISH) == 500
    with pytest.raises(InvalidInputError, match=r"is in \$, but"):
        typed_cents("5 $", "USD", ENGLISH)


def test_a_long_text_is_repeated_in_part_only() -> None:
    with pytest.raises(InvalidInputError) as refusal:
        typed_cents("x" * 10_000, "EUR", ENGLISH)
    assert len(str(refusal.value)) < 120


@given(st.integers(0, 10**15), st.sampled_from([ENGLISH, GERMAN, FRENCH, SWISS]))
def test_what_a_field_shows_is_read_back_to_the_cent(cents: int, locale: QLocale) -> None:
    assert typed_cents(money_field_text(cents, locale), "EUR", locale) == cents


def test_a_field_is_empty_where_nothing_is_known() -> None:
    assert money_field_text(None, ENGLISH) == ""
    assert [money_field_text(cents, GERMAN) for cents in (0, 5, 120, 48_000_00)] == [
        *("0", "0,05", "1,20", "48000")
    ]
