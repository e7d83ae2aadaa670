"""What may be written of money; each rule has one sentence for whoever breaks it."""

from __future__ import annotations

import re
from typing import Final

from dia_desktop.errors import InvalidInputError
from dia_desktop.language import tr
from dia_desktop.store.rules import check_places, check_span, checked_name, checked_text, checked_year
from dia_desktop.strategy.funding import Allocation, Funding, FundingSource

#: Hundredths of a currency: ten million millions.
MOST_CENTS: Final = 10**15
_CURRENCY: Final = re.compile(r"[A-Z]{3}")


def checked_cents(cents: int | None, what: str) -> int | None:
    """Return an amount in hundredths of a currency, or None where it is not known."""
    if cents is not None and not 0 <= cents <= MOST_CENTS:
        raise InvalidInputError(
            tr("{what}: an amount of {amount:,.2f} cannot be kept; type one from 0 to {most:,}.").format(
                what=what, amount=cents / 100, most=MOST_CENTS // 100
            )
        )
    return cents


def checked_currency(currency: str, what: str) -> str:
    """Return the code of a currency in capitals, or "" where none is named."""
    code = currency.strip().upper()
    if code and not _CURRENCY.fullmatch(code):
        raise InvalidInputError(
            tr("{what}: “{code}” is no currency; type its three letters, e.g. EUR.").format(
                what=what, code=code[:20]
            )
        )
    return code


def check_money(cents: int | None, currency: str, what: str) -> None:
    """Refuse an amount without a currency."""
    if cents is not None and not currency:
        raise InvalidInputError(
            tr("{what}: the amount names no currency; type it behind the amount, e.g. 48000 EUR.").format(
                what=what
            )
        )


def checked_rate(rate: float | None, what: str) -> float | None:
    """Return a share of the cost, 0-1, or None where it is not stated."""
    if rate is not None and not 0 <= rate <= 1:
        raise InvalidInputError(
            tr("{what}: a source cannot pay {rate:g} % of the cost; type 0 to 100 %.").format(
                what=what, rate=100 * rate
            )
        )
    return rate


def check_funding(funding: Funding) -> None:
    """Refuse funding that no edits could have made."""
    for source in funding.sources:
        _check_source(source)
    check_places((source.position for source in funding.sources), tr("Funding source"))
    known = {source.id: source for source in funding.sources}
    taken: set[tuple[str, str | None, int]] = set()
    for each in funding.allocations:
        _check_allocation(each, known[each.source_id])
        place = (each.source_id, each.activity_id, each.year)
        if place in taken:
            raise InvalidInputError(
                tr("{source}: two amounts are given for the same in {year}; give one.").format(
                    source=known[each.source_id].name, year=each.year
                )
            )
        taken.add(place)
    _check_budgets(funding)


def _check_budgets(funding: Funding) -> None:
    what = tr("Budget")
    taken: set[tuple[int, str]] = set()
    for budget in funding.budgets:
        checked_year(budget.year, what)
        checked_cents(budget.amount_cents, what)
        check_money(budget.amount_cents, checked_currency(budget.currency, what), what)
        if (budget.year, budget.currency) in taken:
            raise InvalidInputError(
                tr("{what}: two amounts are given for {year} in {currency}; give one.").format(
                    what=what, year=budget.year, currency=budget.currency
                )
            )
        taken.add((budget.year, budget.currency))


def _check_source(source: FundingSource) -> None:
    checked_name(source.name, tr("Funding source"))
    for text in (source.programme, source.funding_kind, source.conditions, source.source):
        checked_text(text, source.name)
    check_span(source.start, source.end, source.name)
    checked_cents(source.amount_cents, source.name)
    check_money(source.amount_cents, checked_currency(source.currency, source.name), source.name)
    checked_rate(source.cofinancing_rate, source.name)


def _check_allocation(allocation: Allocation, source: FundingSource) -> None:
    checked_year(allocation.year, source.name)
    checked_cents(allocation.amount_cents, source.name)
    check_money(allocation.amount_cents, source.currency, source.name)
    if not allocation.amount_cents:
        raise InvalidInputError(
            tr("{source}: what it gives in {year} is nothing; leave it out.").format(
                source=source.name, year=allocation.year
            )
        )
