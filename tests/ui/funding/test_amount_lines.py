from __future__ import annotations

from datetime import date

import pytest

from dia_desktop.strategy.coverage import coverages
from dia_desktop.strategy.funding import Allocation, Funding, FundingSource, FundingStatus, YearBudget
from dia_desktop.strategy.roadmap import Activity, Roadmap
from dia_desktop.ui.funding.amount_lines import Line, LineKind, amount_lines, shown_years

ROADMAP = Roadmap(2020, activities=(Activity("x", "Fair", position=0), Activity("y", "Study", position=1)))
EURO = FundingSource("e", "EU", currency="EUR")


def lines(
    funding: Funding, added: tuple[tuple[str, str], ...] = (), year: int | None = None
) -> tuple[Line, ...]:
    return amount_lines(funding, ROADMAP, coverages(funding), added, year)


def titles(found: tuple[Line, ...]) -> list[str]:
    return [line.title for line in found]


def test_without_a_source_there_is_a_line_for_the_budget_only() -> None:
    (line,) = lines(Funding())
    assert (line.kind, line.currency, line.editable) == (LineKind.BUDGET, "", True)


def test_activities_stand_in_their_order_below_the_source_that_pays() -> None:
    funding = Funding((EURO,), (Allocation("1", "e", "y", 2020, 5), Allocation("2", "e", "x", 2021, 6)))
    assert titles(lines(funding)) == ["Budget", "EU", "1  Fair", "2  Study", "Given in all"]


def test_a_line_that_was_asked_for_is_shown_without_an_amount() -> None:
    assert titles(lines(Funding((EURO,)), (("e", "y"), ("gone", "x"), ("e", "gone")))) == [
        *("Budget", "EU", "2  Study")
    ]


def test_one_year_keeps_the_source_above_what_it_pays_for() -> None:
    funding = Funding((EURO,), (Allocation("1", "e", "y", 2020, 5), Allocation("2", "e", "x", 2021, 6)))
    assert titles(lines(funding, year=2020)) == ["Budget", "EU", "2  Study", "Given in all"]
    assert titles(lines(funding, year=2030)) == ["Budget", "Given in all"]


def test_what_is_refused_has_a_line_and_is_not_counted() -> None:
    refused = FundingSource("e", "EU", status=FundingStatus.REFUSED, currency="EUR")
    funding = Funding(
        (refused,), (Allocation("1", "e", None, 2020, 500),), (YearBudget("b", 2020, 700, "EUR"),)
    )
    found = {line.kind: line for line in lines(funding)}
    assert found[LineKind.SOURCE].cents == {2020: 500}
    assert found[LineKind.GIVEN].cents == {2020: 0}
    assert found[LineKind.OPEN].cents == {2020: 700}


@pytest.mark.parametrize(
    ("amounts", "unit", "decimals"),
    [
        ((1_000_000_00,), 100_000, 0),
        ((1_000_000_00, 50_100_00), 100_000, 1),
        ((1_000_000_00, 50_150_00), 100, 0),
        ((1_000_000_00, 1), 100, 2),
        ((999_900,), 100, 0),
        ((), 100, 0),
    ],
)
def test_a_unit_is_chosen_in_which_every_amount_can_be_written_out(
    amounts: tuple[int, ...], unit: int, decimals: int
) -> None:
    given = tuple(Allocation(str(n), "e", None, 2020 + n, cents) for n, cents in enumerate(amounts))
    found = lines(Funding((EURO,), given))
    assert {(line.unit, line.decimals) for line in found} == {(unit, decimals)}


def test_years_are_those_of_the_plan_of_the_sources_and_of_the_amounts() -> None:
    source = FundingSource("e", "EU", start=date(2019, 5, 1), end=date(2020, 5, 1))
    funding = Funding((source,), (Allocation("1", "e", None, 2031, 5),), (YearBudget("b", 2027, 5, "EUR"),))
    assert shown_years(ROADMAP, funding, 1999) == (*range(2019, 2025), 2027, 2031)
    assert shown_years(Roadmap(), Funding(), 1999) == tuple(range(1999, 2004))


def test_a_plan_of_a_thousand_years_shows_some_and_all_that_hold_an_amount() -> None:
    source = FundingSource("e", "EU", start=date(1, 1, 1), end=date(9999, 12, 31))
    funding = Funding((source,), (Allocation("1", "e", None, 9000, 5),))
    years = shown_years(Roadmap(2000, long_term_years=1000), funding, 2000)
    assert len(years) == 31
    assert years[-1] == 9000
