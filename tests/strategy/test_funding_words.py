"""Money in words: nothing is rounded into certainty, and a headline says which money it counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dia_desktop.strategy.coverage import coverages
from dia_desktop.strategy.funding import Allocation, Funding, FundingSource, FundingStatus, YearBudget
from dia_desktop.strategy.funding_uses import activity_money, cofinancing_breaches, source_uses
from dia_desktop.strategy.funding_words import (
    activity_money_words,
    amount_words,
    breach_sentence,
    coverage_headline,
    coverage_parts_words,
    free_words,
    funding_status_words,
    if_refused_words,
    open_words,
    share_words,
    short_amount_words,
    source_use_sentences,
)
from dia_desktop.strategy.numbers import PlainNumbers
from dia_desktop.strategy.roadmap import Activity

NUMBERS = PlainNumbers()
COSME = FundingSource("cosme", "COSME", status=FundingStatus.GRANTED, currency="EUR")
BID = FundingSource("bid", "INTERREG Europe", status=FundingStatus.APPLIED, currency="EUR", position=1)
PLAN = FundingSource("plan", "Regional", status=FundingStatus.IDEA, currency="EUR", position=2)
ABROAD = FundingSource("abroad", "Grant abroad", status=FundingStatus.GRANTED, currency="CAD", position=3)
SOURCES = (COSME, BID, PLAN, ABROAD)


def funding(
    *given: tuple[FundingSource, int, int], budgets: dict[int, int], currency: str = "EUR"
) -> Funding:
    return Funding(
        SOURCES,
        tuple(
            Allocation(str(place), source.id, None, year, 100 * units)
            for place, (source, year, units) in enumerate(given)
        ),
        tuple(YearBudget(str(year), year, 100 * units, currency) for year, units in budgets.items()),
    )


def headline(found: Funding) -> str:
    return coverage_headline(coverages(found), NUMBERS).replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (Funding(SOURCES), "No amount of a year is known: enter the yearly budget"),
        (funding((COSME, 2020, 5), budgets={}), "No budget is known: enter the yearly budget"),
        (funding((COSME, 2020, 5), budgets={2020: 0}), "No budget is known: enter the yearly budget"),
        (funding(budgets={2020: 5}), "No funding is allocated; the whole budget is open"),
        (funding((COSME, 2020, 9), budgets={2020: 5}), "Granted funding covers the whole budget"),
        (
            funding((PLAN, 2020, 2), budgets={2020: 5}),
            "Nothing is granted or applied for; ideas would cover 40 % of the budget",
        ),
        (
            funding((COSME, 2020, 9), (PLAN, 2021, 9), budgets={2020: 9, 2021: 9}),
            "Granted funding covers 50 % of the budget; 2021 lags",
        ),
        (
            funding((COSME, 2020, 5), (COSME, 2021, 5), budgets={2020: 10, 2021: 10}),
            "Granted funding covers 50 % of the budget",
        ),
        (
            funding((COSME, 2020, 10), (BID, 2021, 5), budgets={2020: 10, 2021: 10, 2022: 5}),
            "Granted funding covers 40 % of the budget, 60 % with what is applied for; 2021 and 2022 lag",
        ),
        (
            funding((COSME, 2020, 9_999), budgets={2020: 10_000}),
            "Granted funding covers >99 % of the budget",
        ),
    ],
)
def test_the_headline_says_which_money_it_counts(found: Funding, words: str) -> None:
    assert headline(found) == words


def test_each_currency_has_its_own_finding() -> None:
    found = replace(
        funding((COSME, 2020, 5), (ABROAD, 2020, 9), budgets={2020: 10}),
        budgets=(YearBudget("1", 2020, 1000, "EUR"), YearBudget("2", 2020, 900, "CAD")),
    )
    assert headline(found) == (
        "CAD: Granted funding covers the whole budget; EUR: Granted funding covers 50 % of the budget"
    )


@pytest.mark.parametrize(
    ("cents", "full", "short"),
    [
        (0, "0 €", "0 €"),
        (4_800_000, "48,000 €", "48 k€"),
        (4_849_999, "48,499.99 €", "48 k€"),
        (4_850_000, "48,500 €", "49 k€"),
        (999_900, "9999 €", "9999 €"),
        (50, "0.50 €", "1 €"),
    ],
)
def test_amounts_in_full_and_in_short(cents: int, full: str, short: str) -> None:
    found = amount_words(cents, "EUR", NUMBERS), short_amount_words(cents, "EUR", NUMBERS)
    assert [each.replace("\N{NO-BREAK SPACE}", " ") for each in found] == [full, short]


def test_other_currencies_keep_their_code() -> None:
    assert amount_words(100, "CAD", NUMBERS) == "1\N{NO-BREAK SPACE}CAD"
    assert amount_words(100, "", NUMBERS) == "1"
    assert short_amount_words(10**9, "CHF", NUMBERS) == "10,000\N{NO-BREAK SPACE}kCHF"


@pytest.mark.parametrize(
    ("part", "whole", "words"),
    [
        (0, 10, "0 %"),
        (1, 10**18, "<1 %"),
        (1, 200, "<1 %"),
        (1, 199, "1 %"),
        (10**18 - 1, 10**18, ">99 %"),
        (10, 10, "100 %"),
        (1, 8, "13 %"),
        (3, 2, "150 %"),
        (1, 0, "–"),
    ],
)
def test_shares_keep_both_ends_open(part: int, whole: int, words: str) -> None:
    assert share_words(part, whole, NUMBERS).replace("\N{NO-BREAK SPACE}", " ") == words


def test_what_is_open_is_said_with_what_hangs_on_the_bid() -> None:
    (euro,) = coverages(
        funding((COSME, 2020, 48_000), (BID, 2020, 20_000), (PLAN, 2020, 11_000), budgets={2020: 100_000})
    )
    said = (
        open_words(euro.total, "EUR", NUMBERS),
        if_refused_words(euro.total, "EUR", NUMBERS),
        coverage_parts_words(euro.total, NUMBERS),
    )
    assert [each.replace("\N{NO-BREAK SPACE}", " ") for each in said] == [
        "21 k€ open",
        "41 k€ open if what is applied for is refused",
        "48 % granted, 20 % applied for, 11 % ideas, 21 % open",
    ]
    (over,) = coverages(funding((COSME, 2020, 22_000), budgets={2020: 10_000}))
    assert open_words(over.total, "EUR", NUMBERS) == "over by 12\N{NO-BREAK SPACE}k€"
    assert if_refused_words(over.total, "EUR", NUMBERS) == ""
    (unknown,) = coverages(funding((COSME, 2020, 5), budgets={}))
    assert open_words(unknown.total, "EUR", NUMBERS) == ""
    assert coverage_parts_words(unknown.total, NUMBERS) == ""


def test_a_source_says_what_is_odd() -> None:
    period = replace(COSME, amount_cents=1_000, start=date(2020, 1, 1), end=date(2020, 12, 31))
    (odd,) = source_uses(Funding((period,), (Allocation("1", "cosme", None, 2021, 3_000),)))
    assert source_use_sentences(odd, NUMBERS) == (
        "“COSME” is allocated 20\N{NO-BREAK SPACE}€ beyond its amount.",
        "“COSME” is allocated in 2021, outside its period.",
    )
    assert free_words(odd, NUMBERS) == ""
    free, unknown = source_uses(Funding((period, BID)))
    assert source_use_sentences(free, NUMBERS) == ()
    assert free_words(free, NUMBERS) == "10\N{NO-BREAK SPACE}€ not allocated yet"
    assert free_words(unknown, NUMBERS) == "amount not known"


def test_an_activity_says_what_it_lacks_and_what_it_takes_too_much() -> None:
    half = replace(COSME, cofinancing_rate=0.5)
    fair = Activity("a", "Fair", cost_cents=10_000, currency="EUR")
    given = Funding(
        (half, ABROAD), (Allocation("1", "cosme", "a", 2020, 6_000), Allocation("2", "abroad", "a", 2020, 1))
    )
    money = activity_money([fair, Activity("b", "Free")], given)
    assert activity_money_words(money["a"], NUMBERS) == (
        "40\N{NO-BREAK SPACE}€ open; some of the funding is in another currency"
    )
    assert activity_money_words(money["b"], NUMBERS) == "cost not known"
    (breach,) = cofinancing_breaches([fair], given)
    assert breach_sentence(breach, NUMBERS).replace("\N{NO-BREAK SPACE}", " ") == (
        "“COSME” gives 60 € to “Fair”; its co-financing rate allows 50 €."
    )


def test_every_status_has_a_word() -> None:
    assert len({funding_status_words(status) for status in FundingStatus}) == 4
