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
    """An amount in cents, and the ISO 4217 code (or the sign) of the currency beside it; "" for none."""

    cents: int
    currency: str


def typed_money(text: str, locale: QLocale, what: str = "", currency: str = "") -> TypedMoney | None:
    """Return what a user typed or pasted as an amount, perhaps with its currency; None for an empty text.

    The number is read as the locale writes it, group separators only where they belong, or with a plain
    decimal point; more than two decimals are refused, because "48.000" is 48 to some and 48 thousand to
    others. "k" behind it stands for thousands.

    Parameters
    ----------
    what, currency : what the amount is of, and the currency it has to be in; "" for any.

    Raises
    ------
    InvalidInputError
        Where it is no amount, has parts of a cent, is below nothing, or is in another currency.
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
    unit = None if found is None else _unit_of(found["before"].strip(), found["after"].strip())
    if number is None or unit is None:
        raise InvalidInputError(
            tr("“{text}” is no amount; type for example 48000 or 1250{point}50.").format(
                text=quoted(text), point=locale.decimalPoint()
            )
        )
    thousands, named = unit
    if named and currency and named != currency:
        raise InvalidInputError(
            tr("“{text}” is in {other}, but “{what}” is in {currency}; amounts are not converted.").format(
                text=quoted(text), other=named, what=quoted(what), currency=currency
            )
        )
    return TypedMoney(_cents(number, text, thousands=thousands), named)


def _cents(number: Decimal, text: str, *, thousands: bool) -> int:
    _, _, decimals = str(number).partition(".")
    cents = number * UNIT_CENTS * (_THOUSAND if thousands else 1)
    if cents != int(cents) or (not thousands and len(decimals) > _DECIMALS):
        raise InvalidInputError(
            tr("“{text}” has more than two decimals; type an amount to the cent.").format(text=quoted(text))
        )
    return int(cents)


def _unit_of(before: str, after: str) -> tuple[bool, str] | None:
    """Return whether thousands are counted, and the currency that is named; None for other words."""
    thousands = _THOUSANDS.fullmatch(after) is not None
    if thousands:
        after = after[1:].strip()
    named = (before + after).upper()
    if (before and after) or not _CURRENCY.fullmatch(named):
        return None
    return thousands, next((code for code in _SIGNED if currency_sign(code) == named), named)


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
