"""How far the money of the roadmap goes: exact, never negative, and never across currencies."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dia_desktop.strategy.coverage import Coverage, CurrencyCoverage, Given, SourcePart, coverages
from dia_desktop.strategy.funding import Allocation, Funding, FundingSource, FundingStatus, YearBudget
from dia_desktop.strategy.funding_uses import (
    ActivityMoney,
    CofinancingBreach,
    SourceUse,
    activity_money,
    cofinancing_breaches,
    source_uses,
)
from dia_desktop.strategy.money import rounded, shown_amounts, shown_percents, whole_percent_of
from dia_desktop.strategy.roadmap import Activity

COSME = FundingSource("cosme", "COSME", status=FundingStatus.GRANTED, currency="EUR", position=0)
BID = FundingSource("bid", "INTERREG Europe", status=FundingStatus.APPLIED, currency="EUR", position=1)
PLAN = FundingSource("plan", "Regional", status=FundingStatus.IDEA, currency="EUR", position=2)
LOST = FundingSource("lost", "Lost bid", status=FundingStatus.REFUSED, currency="EUR", position=3)
ABROAD = FundingSource("abroad", "Grant abroad", status=FundingStatus.GRANTED, currency="CAD", position=4)
SOURCES = (COSME, BID, PLAN, LOST, ABROAD)
AMOUNTS = st.integers(0, 10**15)


def gives(source: FundingSource, year: int, amount: int, activity_id: str | None = None) -> Allocation:
    return Allocation(f"{source.id}{year}{activity_id}", source.id, activity_id, year, amount)


def budget(year: int, amount: int, currency: str = "EUR") -> YearBudget:
    return YearBudget(f"{year}{currency}", year, amount, currency)


def test_the_picture_of_the_design() -> None:
    """The figures of the design page in k€: 258 of 1,120 are open, 458 if the bid fails."""
    planned = [(2020, 180, 180, 0, 0), (2021, 240, 230, 0, 0), (2022, 260, 84, 80, 40)]
    planned += [(2023, 240, 24, 80, 40), (2024, 200, 24, 40, 40)]
    funding = Funding(
        SOURCES,
        tuple(
            gives(source, year, amount)
            for year, _, *amounts in planned
            for source, amount in zip((COSME, BID, PLAN), amounts, strict=True)
        ),
        tuple(budget(year, amount) for year, amount, *_ in planned),
    )
    (euro,) = coverages(funding)
    assert [each.coverage.open for each in euro.years] == [0, 10, 56, 96, 96]
    assert euro.total == Coverage(Given(542, 200, 120), 1120, 542, 200, 120, 258, 0, 458)
    assert (euro.total.granted_percent, euro.total.applied_percent) == (48, 66)
    assert euro.total.percents == (48, 18, 11, 23)
    assert euro.lagging == (2022, 2023, 2024)


def test_surest_money_covers_first_and_the_rest_is_over() -> None:
    funding = Funding(
        SOURCES,
        (gives(PLAN, 2020, 50), gives(BID, 2020, 60), gives(COSME, 2020, 70), gives(LOST, 2020, 999)),
        (budget(2020, 100),),
    )
    (euro,) = coverages(funding)
    (year,) = euro.years
    assert year.coverage == Coverage(Given(70, 60, 50, 999), 100, 70, 30, 0, 0, 80, 0)
    assert year.parts == (
        SourcePart(COSME, 70),
        SourcePart(BID, 60),
        SourcePart(PLAN, 50),
        SourcePart(LOST, 999),
    )
    assert year.coverage.unsecured == 30


def test_a_rich_year_covers_no_poor_one() -> None:
    funding = Funding(SOURCES, (gives(COSME, 2020, 300),), (budget(2020, 100), budget(2021, 100)))
    (euro,) = coverages(funding)
    assert (euro.total.granted_percent, euro.total.open, euro.total.over) == (50, 100, 200)
    assert euro.lagging == (2021,)


def test_currencies_stand_apart() -> None:
    funding = Funding(
        SOURCES,
        (gives(ABROAD, 2020, 5), gives(COSME, 2020, 7)),
        (budget(2020, 10), budget(2020, 20, "CAD"), budget(2020, 30, "USD")),
    )
    assert [(each.currency, each.total.need, each.total.given.granted) for each in coverages(funding)] == [
        ("CAD", 20, 5),
        ("EUR", 10, 7),
        ("USD", 30, 0),
    ]


def test_a_year_without_a_budget_is_not_guessed() -> None:
    funding = Funding(
        SOURCES,
        (gives(COSME, 2019, 7), gives(COSME, 2020, 5), gives(ABROAD, 2019, 1)),
        (budget(2020, 10),),
    )
    euro, dollar = coverages(funding)
    assert euro.years[0].coverage == Coverage(Given(granted=7))
    assert euro.years[0].coverage.open is euro.years[0].coverage.granted_percent is None
    assert (euro.total.need, euro.total.given, euro.unbudgeted) == (10, Given(5), Given(7))
    assert dollar.total == Coverage(Given())
    assert dollar.currency == "CAD"


def test_a_budget_of_nothing_has_no_share() -> None:
    (euro,) = coverages(Funding(SOURCES, (gives(COSME, 2020, 5),), (budget(2020, 0),)))
    assert (euro.total.granted_percent, euro.total.over, euro.total.percents) == (None, 5, (0, 0, 0, 0))
    assert not euro.lagging


def test_nothing_known_is_no_coverage() -> None:
    assert coverages(Funding()) == coverages(Funding(SOURCES)) == ()


FUNDINGS = st.builds(
    lambda given, budgets: Funding(
        SOURCES,
        tuple(
            Allocation(str(place), SOURCES[index].id, None, year, amount)
            for place, (index, year, amount) in enumerate(given)
        ),
        tuple(budget(key[0], amount, key[1]) for key, amount in budgets.items()),
    ),
    st.lists(st.tuples(st.integers(0, 4), st.integers(2020, 2023), AMOUNTS), max_size=12),
    st.dictionaries(st.tuples(st.integers(2019, 2023), st.sampled_from(["EUR", "CAD"])), AMOUNTS, max_size=6),
)


@given(FUNDINGS)
def test_nothing_is_lost_and_nothing_is_negative(funding: Funding) -> None:
    found = coverages(funding)
    for each in found:
        rows = [*(year.coverage for year in each.years), each.total]
        for row in rows:
            if row.need is None:
                continue
            assert row.open is not None
            assert row.over is not None
            covers = (row.granted_covers, row.applied_covers, row.idea_covers)
            assert min(*covers, row.open, row.over) >= 0
            assert sum(covers) + row.open == row.need
            assert row.open_if_refused is not None
            assert row.open <= row.open_if_refused <= row.open + row.applied_covers
            assert row.given.counted + row.open == row.need + row.over
            assert sum(row.percents) == (100 if row.need else 0)
    assert _all_given(found) == sum(each.amount_cents for each in funding.allocations)
    assert sum(each.total.need or 0 for each in found) == sum(each.amount_cents for each in funding.budgets)


def _all_given(found: tuple[CurrencyCoverage, ...]) -> int:
    rows = [row for each in found for row in (each.total.given, each.unbudgeted)]
    return sum(row.counted + row.refused for row in rows)


def test_a_source_says_what_is_free_beyond_and_outside() -> None:
    period = replace(COSME, amount_cents=100, start=date(2020, 6, 1), end=date(2021, 3, 31))
    unknown = replace(BID, start=date(2021, 1, 1))
    given_in = (
        gives(period, 2019, 30),
        gives(period, 2020, 50),
        gives(period, 2022, 40),
        gives(unknown, 2020, 9),
    )
    assert source_uses(Funding((period, unknown, PLAN), given_in)) == (
        SourceUse(period, 120, 0, 20, (2019, 2022)),
        SourceUse(unknown, 9, None, None, (2020,)),
        SourceUse(PLAN, 0, None, None, ()),
    )
    less = Funding((period,), (gives(period, 2020, 40),))
    assert source_uses(less) == (SourceUse(period, 40, 60, 0, ()),)


@pytest.mark.parametrize(
    ("rate", "cost", "given_cents", "breached"),
    [
        (0.75, 1000, 750, False),
        (0.75, 1000, 751, True),
        # 0.07 x 100 is 7.000000000000001 in floating point, and 0.29 x 100 is 28.999999999999996.
        (0.07, 100, 7, False),
        (0.29, 100, 29, False),
        (0.1, 10**17 + 10, 10**16 + 1, False),
        (0.1, 10**17 + 10, 10**16 + 2, True),
        (0.0, 1000, 1, True),
        (1.0, 0, 1, True),
        (float("nan"), 1000, 5000, False),
        (None, 1000, 5000, False),
        (0.5, None, 5000, False),
    ],
)
def test_a_source_pays_at_most_its_share_of_the_cost(
    rate: float | None, cost: int | None, given_cents: int, *, breached: bool
) -> None:
    source = replace(COSME, cofinancing_rate=rate)
    activity = Activity("a", "Fair", cost_cents=cost, currency="" if cost is None else "EUR")
    funding = Funding((source,), (gives(source, 2020, given_cents, "a"),))
    assert bool(cofinancing_breaches([activity], funding)) is breached


def test_a_breach_adds_up_the_years_and_names_the_most() -> None:
    source = replace(COSME, cofinancing_rate=0.5)
    other = replace(LOST, cofinancing_rate=0.1)
    fair = Activity("a", "Fair", cost_cents=101, currency="EUR")
    abroad = Activity("b", "Fair abroad", cost_cents=100, currency="CAD")
    given_to = (
        gives(source, 2020, 30, "a"),
        gives(source, 2021, 21, "a"),
        gives(source, 2020, 99, "b"),
        gives(source, 2020, 9999),
        gives(other, 2020, 99, "a"),
    )
    funding = Funding((source, other), given_to)
    assert cofinancing_breaches([fair, abroad], funding) == (CofinancingBreach(source, fair, 51, 50),)


def test_an_activity_says_what_it_lacks() -> None:
    """The figures of the design page: 48 k€, of which 28 and 8 are there and 12 open."""
    fair = Activity("a", "Agreement", cost_cents=48, currency="EUR")
    unknown, dear = Activity("b", "Unknown"), Activity("c", "Abroad", cost_cents=9, currency="CAD")
    given_to = (
        gives(COSME, 2020, 18, "a"),
        gives(COSME, 2021, 10, "a"),
        gives(BID, 2020, 8, "a"),
        gives(COSME, 2020, 5, "b"),
        gives(COSME, 2020, 5, "c"),
        gives(COSME, 2020, 500),
    )
    money = activity_money([fair, unknown, dear, Activity("d", "Free")], Funding(SOURCES, given_to))
    assert money["a"] == ActivityMoney(
        Coverage(Given(28, 8), 48, 28, 8, 0, 12, 0, 20),
        "EUR",
        (SourcePart(COSME, 28), SourcePart(BID, 8)),
        elsewhere=False,
    )
    assert money["b"] == ActivityMoney(Coverage(Given(5)), "EUR", (SourcePart(COSME, 5),), elsewhere=False)
    assert (money["c"].coverage.open, money["c"].currency, money["c"].elsewhere) == (9, "CAD", True)
    assert money["d"] == ActivityMoney(Coverage(Given()), "", (), elsewhere=False)


@given(st.lists(AMOUNTS, min_size=1, max_size=9), st.sampled_from([1, 100, 100_000]))
def test_amounts_shown_add_up_to_the_sum_shown(parts: list[int], unit: int) -> None:
    shown = shown_amounts(parts, unit)
    assert sum(shown) == rounded(sum(parts), unit)
    assert all(abs(each * unit - part) < unit for each, part in zip(shown, parts, strict=True))


@given(st.lists(AMOUNTS, min_size=1, max_size=9))
def test_percents_shown_add_up_to_a_hundred(parts: list[int]) -> None:
    shown = shown_percents(parts)
    assert sum(shown) == (100 if sum(parts) else 0)
    assert min(shown) >= 0


@pytest.mark.parametrize(
    ("part", "whole", "percent"),
    [
        (1, 8, 13),
        (0, 7, 0),
        (7, 7, 100),
        (1, 10**18, 1),
        (10**18 - 1, 10**18, 99),
        (5, 0, None),
        (3, 2, 150),
    ],
)
def test_whole_percent_keeps_both_ends_open(part: int, whole: int, percent: int | None) -> None:
    assert whole_percent_of(part, whole) == percent
