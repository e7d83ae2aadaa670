"""Amounts of money as people type them, to the cent: nothing passes through floating point."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from PySide6.QtCore import QLocale

from dia_desktop.errors import InvalidInputError
from dia_desktop.language import tr
from dia_desktop.strategy.funding_words import currency_sign
from dia_desktop.strategy.money import UNIT_CENTS

#: How much of a text a message repeats.
QUOTED: Final = 24
_THOUSAND, _DECIMALS = 1000, 2
#: "k", alone or before a sign or a code; no code of a currency is a "k" before two letters only.
_THOUSANDS: Final = re.compile(r"[kK]\s*(?:[^\w\s]|[A-Za-z]{3})?")
_CURRENCY: Final = re.compile(r"[A-Z]{3}|[^\w\s]|")
_APOSTROPHES: Final = "'\N{RIGHT SINGLE QUOTATION MARK}"
#: A number, with what stands before and behind it: a sign or a code of a currency, "k" for thousands.
_AMOUNT: Final = re.compile(r"(?P<before>[^\d\s.,+-]*)\s*(?P<number>\d(?:.*\d)?[.,]?)(?P<after>\D*)")
#: Codes whose sign is unmistakable.
_SIGNED: Final = ("EUR", "GBP")
#: More digits than any amount that can be kept.
_LONGEST: Final = 40


@dataclass(frozen=True, slots=True)
class TypedMoney:
    """An amount, and the currency that was named beside it, its code or its sign; "" for none."""

    cents: int
    currency: str


def typed_cents(text: str, currency: str, locale: QLocale) -> int | None:
    """Return what a user typed or pasted as whole cents; None for an empty text.

    Parameters
    ----------
    currency : ISO 4217 code of what the amount is in; "" where any may be named.

    Raises
    ------
    InvalidInputError
        As `typed_money`, and where another currency is named.
    """
    typed = typed_money(text, locale)
    if typed is None:
        return None
    if typed.currency and currency and typed.currency not in {currency, currency_sign(currency)}:
        raise InvalidInputError(
            tr("“{text}” is in {other}, but this amount is in {currency}; amounts are not converted.").format(
                text=quoted(text), other=typed.currency, currency=currency
            )
        )
    return typed.cents


def typed_money(text: str, locale: QLocale) -> TypedMoney | None:
    """Return what a user typed as an amount, perhaps with its currency; None for an empty text.

    The number is read as the locale writes it, group separators only where they belong, or with a plain
    decimal point; more than two decimals are refused, because "48.000" is 48 to some and 48 thousand to
    others. "k" behind it stands for thousands.

    Raises
    ------
    InvalidInputError
        Where it is no amount, has parts of a cent, or is below nothing.
    """
    plain = " ".join(text.replace("\N{MINUS SIGN}", "-").split())
    if not plain:
        return None
    if plain.startswith("-"):
        raise InvalidInputError(
            tr("“{text}” is below nothing; type an amount of 0 or more.").format(text=quoted(text))
        )
    found = _AMOUNT.fullmatch(plain.removeprefix("+"))
    number = None if found is None else _number(found["number"], locale)
    named = None if found is None else _unit_of(found["before"].strip(), found["after"].strip())
    if number is None or named is None:
        raise InvalidInputError(
            tr("“{text}” is no amount; type for example 48000 or 1250{point}50.").format(
                text=quoted(text), point=locale.decimalPoint()
            )
        )
    unit, currency = named
    _, _, decimals = str(number).partition(".")
    cents = number * unit * UNIT_CENTS
    if cents != int(cents) or (unit == 1 and len(decimals) > _DECIMALS):
        raise InvalidInputError(
            tr("“{text}” has more than two decimals; type an amount to the cent.").format(text=quoted(text))
        )
    return TypedMoney(int(cents), currency)


def _unit_of(before: str, after: str) -> tuple[int, str] | None:
    """Return how many units one of the number is, and the currency that is named; None for other words."""
    unit = 1
    if _THOUSANDS.fullmatch(after):
        unit, after = _THOUSAND, after[1:].strip()
    named = (before + after).upper()
    return (unit, named) if not (before and after) and _CURRENCY.fullmatch(named) else None


def _number(text: str, locale: QLocale) -> Decimal | None:
    """Return a number in the writing of a locale, else with a plain point; None for anything else.

    "0.386" is no grouped 386 where the point is the group separator: no grouped number begins with 0.
    """
    plain = text.strip()
    if len(plain) > _LONGEST:
        return None
    group, point = _class_of(locale.groupSeparator()), re.escape(locale.decimalPoint())
    own = re.fullmatch(rf"(\d+|[1-9]\d{{0,2}}(?:{group}\d{{3}})+)(?:{point}(\d*))?", plain)
    if own is not None:
        return Decimal(f"{re.sub(group, '', own[1])}.{own[2] or '0'}")
    if re.fullmatch(r"\d+(\.\d*)?", plain):
        return Decimal(plain)
    return None


def _class_of(separator: str) -> str:
    """Return what matches a group separator: any space stands for a space, and may stand for any other."""
    own = _APOSTROPHES if separator in _APOSTROPHES else separator
    return rf"[\s{re.escape(own)}]"


def money_field_text(cents: int | None, locale: QLocale) -> str:
    """Return an amount the way one types it, to the cent; "" where it is not known."""
    if cents is None:
        return ""
    whole, rest = divmod(cents, UNIT_CENTS)
    return f"{whole}{locale.decimalPoint()}{rest:02d}" if rest else str(whole)


def quoted(text: str) -> str:
    """Return a text short enough to be repeated in a message."""
    shown = " ".join(text.split())
    return shown if len(shown) <= QUOTED else f"{shown[: QUOTED - 1]}…"


def currency_code(named: str) -> str:
    """Return the ISO 4217 code of a currency that was named by its code or its sign."""
    return next((code for code in _SIGNED if currency_sign(code) == named), named)
