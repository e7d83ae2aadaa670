"""Amounts of money, and how far they go, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from dia_desktop.language import tr, tr_n
from dia_desktop.strategy.coverage import Coverage, CurrencyCoverage
from dia_desktop.strategy.funding import FundingStatus
from dia_desktop.strategy.funding_uses import ActivityMoney, CofinancingBreach, SourceUse
from dia_desktop.strategy.money import THOUSAND_CENTS, UNIT_CENTS, rounded, whole_percent_of
from dia_desktop.strategy.numbers import Numbers
from dia_desktop.strategy.swot_words import start_of
from dia_desktop.strategy.verdict import joined

#: Signs that are understood everywhere; other currencies are called by their ISO 4217 code.
_SIGNS: Final[Mapping[str, str]] = MappingProxyType({"EUR": "€", "GBP": "£"})
#: Amounts from here on are said in thousands where there is little room.
_THOUSANDS_FROM: Final = 10 * THOUSAND_CENTS
_ALL: Final = 100
#: An amount of which so many are at most the whole is half a percent at most; said as "<1 %".
_HALF_A_PERCENT: Final = 200
_LITTLE: Final = 0.001


def funding_status_words(status: FundingStatus) -> str:
    """Return how sure the money of a source is."""
    return {
        FundingStatus.IDEA: tr("idea"),
        FundingStatus.APPLIED: tr("applied for"),
        FundingStatus.GRANTED: tr("granted"),
        FundingStatus.REFUSED: tr("refused"),
    }[status]


def currency_sign(currency: str) -> str:
    """Return how a currency is written at an amount: its sign where it is unmistakable, else its code."""
    return _SIGNS.get(currency, currency)


def amount_words(cents: int, currency: str, numbers: Numbers) -> str:
    """Return an amount in full, with cents only where it has some, e.g. "48,000 €"."""
    whole, rest = divmod(cents, UNIT_CENTS)
    amount = numbers.number(cents / UNIT_CENTS, 2) if rest else numbers.number(whole, 0)
    return _with_sign(amount, currency)


def short_amount_words(cents: int, currency: str, numbers: Numbers) -> str:
    """Return an amount in thousands where it is long enough, else in whole units, e.g. "48 k€"."""
    if abs(cents) >= _THOUSANDS_FROM:
        return thousands_words(rounded(cents, THOUSAND_CENTS), currency, numbers)
    return _with_sign(numbers.number(rounded(cents, UNIT_CENTS), 0), currency)


def thousands_words(thousands: int, currency: str, numbers: Numbers) -> str:
    """Return an amount that is counted in thousands, e.g. "48 k€"."""
    unit = tr("k{currency}").format(currency=currency_sign(currency))
    return tr("{amount}\N{NO-BREAK SPACE}{unit}").format(amount=numbers.number(thousands, 0), unit=unit)


def _with_sign(amount: str, currency: str) -> str:
    if not currency:
        return amount
    return tr("{amount}\N{NO-BREAK SPACE}{unit}").format(amount=amount, unit=currency_sign(currency))


def share_words(part: int, whole: int, numbers: Numbers) -> str:
    """Return a share of an amount in whole percent, worked out in whole numbers; "–" of nothing."""
    percent = whole_percent_of(part, whole)
    if percent is None:
        return tr("–")
    if 0 < part <= whole // _HALF_A_PERCENT:
        return numbers.percent(_LITTLE)
    if 0 < whole - part <= whole // _HALF_A_PERCENT:
        return numbers.percent(1 - _LITTLE)
    return numbers.percent(percent / _ALL)


def coverage_headline(found: Sequence[CurrencyCoverage], numbers: Numbers) -> str:
    """Return how far the funding goes; in several currencies, one finding for each.

    The share is that of granted money; what is applied for is named beside it and never counted in. Years
    lag whose share, with what is applied for, is below that of all years.
    """
    if not found:
        return tr("No amount of a year is known: enter the yearly budget")
    if len(found) == 1:
        return _finding(found[0], numbers)
    return "; ".join(
        tr("{currency}: {finding}").format(
            currency=each.currency or tr("no currency"), finding=_finding(each, numbers)
        )
        for each in found
    )


def _finding(found: CurrencyCoverage, numbers: Numbers) -> str:
    total = found.total
    need = total.need
    if not need:
        return tr("No budget is known: enter the yearly budget")
    if not total.given.counted:
        return tr("No funding is allocated; the whole budget is open")
    if total.granted_covers == need:
        return tr("Granted funding covers the whole budget")
    surer = total.granted_covers + total.applied_covers
    if not surer:
        return tr("Nothing is granted or applied for; ideas would cover {share} of the budget").format(
            share=share_words(total.idea_covers, need, numbers)
        )
    granted = share_words(total.granted_covers, need, numbers)
    said = tr("Granted funding covers {share} of the budget").format(share=granted)
    if total.applied_covers:
        said = tr("{said}, {share} with what is applied for").format(
            said=said, share=share_words(surer, need, numbers)
        )
    if not found.lagging:
        return said
    years = joined([str(year) for year in found.lagging])
    pattern = tr_n("{said}; {years} lags", "{said}; {years} lag", len(found.lagging))
    return pattern.format(said=said, years=years)


def coverage_parts_words(coverage: Coverage, numbers: Numbers) -> str:
    """Return what the need is covered with, in shares that add up to 100 %; "" where it is not known."""
    if not coverage.need:
        return ""
    granted, applied, ideas, unmet = (numbers.percent(percent / _ALL) for percent in coverage.percents)
    return tr("{granted} granted, {applied} applied for, {ideas} ideas, {open} open").format(
        granted=granted, applied=applied, ideas=ideas, open=unmet
    )


def open_words(coverage: Coverage, currency: str, numbers: Numbers) -> str:
    """Return what is open, or by how much it is over; "" where neither is, or the need is not known."""
    if coverage.open:
        return tr("{amount} open").format(amount=short_amount_words(coverage.open, currency, numbers))
    if coverage.over:
        return tr("over by {amount}").format(amount=short_amount_words(coverage.over, currency, numbers))
    return ""


def if_refused_words(coverage: Coverage, currency: str, numbers: Numbers) -> str:
    """Return what would be open if all that is applied for were refused; "" where that changes nothing."""
    unmet = coverage.open_if_refused
    if unmet is None or unmet == coverage.open:
        return ""
    return tr("{amount} open if what is applied for is refused").format(
        amount=short_amount_words(unmet, currency, numbers)
    )


def activity_money_words(money: ActivityMoney, numbers: Numbers) -> str:
    """Return what an activity still lacks in words; "" where all is there.

    Examples: "12 k€ open", "cost not known", "some of it in another currency".
    """
    said = []
    if money.coverage.need is None:
        said.append(tr("cost not known"))
    elif unmet := open_words(money.coverage, money.currency, numbers):
        said.append(unmet)
    if money.elsewhere:
        said.append(tr("some of the funding is in another currency"))
    return "; ".join(said)


def source_use_sentences(use: SourceUse, numbers: Numbers) -> tuple[str, ...]:
    """Return what is odd about the allocations of a source, one sentence each."""
    name, currency = start_of(use.source.name), use.source.currency
    said = []
    if use.beyond:
        said.append(
            tr("“{source}” is allocated {amount} beyond its amount.").format(
                source=name, amount=amount_words(use.beyond, currency, numbers)
            )
        )
    if use.outside:
        said.append(
            tr("“{source}” is allocated in {years}, outside its period.").format(
                source=name, years=joined([str(year) for year in use.outside])
            )
        )
    return tuple(said)


def free_words(use: SourceUse, numbers: Numbers) -> str:
    """Return what of a source is not allocated yet, "amount not known", or "" where all is allocated."""
    if use.free is None:
        return tr("amount not known")
    if not use.free:
        return ""
    amount = amount_words(use.free, use.source.currency, numbers)
    return tr("{amount} not allocated yet").format(amount=amount)


def breach_sentence(breach: CofinancingBreach, numbers: Numbers) -> str:
    """Return where a source gives more than its co-financing rate."""
    currency = breach.source.currency
    return tr("“{source}” gives {given} to “{activity}”; its co-financing rate allows {allowed}.").format(
        source=start_of(breach.source.name),
        given=amount_words(breach.allocated, currency, numbers),
        activity=start_of(breach.activity.title),
        allowed=amount_words(breach.allowed, currency, numbers),
    )
