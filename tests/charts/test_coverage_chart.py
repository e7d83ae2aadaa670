"""How far the money goes, as a picture: what is given, what is open, and what passes the budget."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dia_desktop.charts.coverage_chart import coverage_chart
from dia_desktop.charts.coverage_legend import source_box
from dia_desktop.charts.money_scale import axis_steps, money_scale
from dia_desktop.charts.palette import DARK, LIGHT, ChartTheme, contrast
from dia_desktop.charts.sketch import Box, Line, Sketch
from dia_desktop.strategy.funding import Allocation, Funding, FundingStatus, YearBudget
from tests.charts.roadmaps import THOUSAND, funding
from tests.charts.sketches import NUMBERS, check_contrast, check_rooms, even, lay, tips, words


def drawn(found: Funding, width: float = 610, height: float | None = 320) -> Sketch:
    return lay(partial(coverage_chart, found), width, height)


def test_the_chart_fits_every_room() -> None:
    check_rooms(partial(coverage_chart, funding()))
    check_rooms(partial(coverage_chart, replace(funding(), budgets=(), allocations=())))
    check_rooms(partial(coverage_chart, Funding()))


def test_every_year_says_what_covers_it() -> None:
    first, second, third = tips(drawn(funding()), "20")
    assert first == "2020: Cosme 100 k€; budget 100 k€; 100 % granted, 0 % applied for, 0 % ideas, 0 % open"
    assert second == (
        "2021: Cosme 40 k€; Interreg (applied for) 30 k€; Region (idea) 10 k€; Refused (refused) 50 k€; "
        "budget 100 k€; 40 % granted, 30 % applied for, 10 % ideas, 20 % open; 20 k€ open"
    )
    assert third.endswith("100 % granted, 0 % applied for, 0 % ideas, 0 % open; over by 12 k€")


def test_what_is_open_and_what_is_over_is_named_and_shares_stand_under_the_years() -> None:
    sketch = drawn(funding())
    for text in ("20 open", "over by 12 k€", "40 %", "+30 % applied", "k€", "2021", "open", "budget"):
        assert words(sketch, text), text
    assert len(words(sketch, "100 %")) == 2


def test_granted_is_solid_applied_hatched_an_idea_dashed_and_refused_left_out() -> None:
    looks = {source.status: source_box(LIGHT, source, (0, 0, 9, 9)) for source in funding().sources}
    assert looks[FundingStatus.GRANTED].fill == "#332288"
    assert not looks[FundingStatus.GRANTED].hatching
    assert looks[FundingStatus.APPLIED].hatching == "#44AA99"
    assert looks[FundingStatus.IDEA].dashed
    sketch = drawn(funding())
    hatched = [mark for mark in sketch.marks if isinstance(mark, Box) and mark.hatching]
    # Once in the legend, once in its year.
    assert len(hatched) == 2
    assert not words(sketch, "50")


def test_a_column_that_passes_the_budget_is_higher_than_its_stroke() -> None:
    sketch = drawn(funding())
    strokes = [mark for mark in sketch.marks if isinstance(mark, Line) and mark.width == 2.4]
    (column,) = [
        mark for mark in sketch.marks if isinstance(mark, Box) and mark.fill == "#332288" and mark.x > 400
    ]
    assert column.y < strokes[-1].points[0][1]


def test_each_currency_has_a_panel_and_nothing_is_added_across() -> None:
    euros = funding()
    francs = replace(euros.sources[0], id="chf", name="Innosuisse", currency="CHF", position=4)
    both = Funding(
        (*euros.sources, francs),
        (*euros.allocations, Allocation("f", "chf", None, 2021, 7 * THOUSAND)),
        (*euros.budgets, YearBudget("f", 2021, 10 * THOUSAND, "CHF")),
    )
    sketch = drawn(both, height=None)
    assert words(sketch, "EUR")
    assert words(sketch, "CHF")
    assert words(sketch, "k CHF")
    assert "2021: Innosuisse 7 k CHF; budget 10 k CHF" in "\n".join(tips(sketch))


def test_without_amounts_the_sources_stand_there_and_nothing_is_made_up() -> None:
    bare = Funding(tuple(replace(source, currency="") for source in funding().sources))
    sketch = drawn(bare)
    assert words(sketch, "Interreg (applied for)")
    (said,) = tips(sketch)
    assert said.startswith("No budget is entered, and no amount is known of any source. Enter")
    stated = replace(bare.sources[0], amount_cents=4_800_000, currency="EUR")
    (said,) = tips(drawn(Funding((stated,))))
    assert said.startswith("No budget is entered, and no source says yet what it gives in which year.")
    assert "There is no source of money" in tips(drawn(Funding()))[0]
    assert "Enter" not in tips(drawn(bare, height=None))[0]


def test_money_without_a_budget_is_shown_and_said() -> None:
    sketch = drawn(replace(funding(), budgets=()))
    assert words(sketch, "no budget")
    assert not words(sketch, "budget")


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_the_colours_of_sources_can_be_told_from_the_surface(theme: ChartTheme) -> None:
    assert min(contrast(theme.other(place), theme.surface) for place in range(9)) > 1.4
    check_contrast(coverage_chart(funding(), 610, 300, theme, even, NUMBERS), theme)
    assert theme.other(9) == theme.other(0)


@given(st.integers(0, 10**14), st.integers(1, 8))
def test_the_axis_is_round_and_short(cents: int, room: int) -> None:
    scale = money_scale(cents, "EUR")
    found = axis_steps(cents / scale.unit, room)
    assert found[0] == 0
    assert len(found) <= room + 1
    assert list(found) == sorted(set(found))
    assert found[-1] <= cents / scale.unit * (1 + 1e-9)


def test_amounts_are_counted_in_what_fits_them() -> None:
    assert money_scale(900_000, "EUR").name == "€"
    assert money_scale(26_000_000, "EUR").words(25_950_000, NUMBERS) == "259.5\N{NO-BREAK SPACE}k€"
    assert money_scale(10**10, "USD").name == "M USD"
    assert money_scale(10**7, "").name == "k no currency"


def test_many_years_and_huge_amounts_stay_in_the_picture() -> None:
    source = funding().sources[0]
    allocations = tuple(Allocation(str(year), source.id, None, year, 10**14) for year in range(2020, 2080))
    budgets = tuple(YearBudget(str(year), year, 10**15, "EUR") for year in range(2020, 2080))
    check_rooms(partial(coverage_chart, Funding((source,), allocations, budgets)))


def test_in_a_low_room_the_rest_of_the_legend_and_of_the_currencies_is_counted() -> None:
    sources, allocations, budgets = [], [], []
    for number, currency in enumerate(("EUR", "CHF", "SEK", "USD")):
        source = replace(funding().sources[0], id=currency, name=f"Source {number}", currency=currency)
        sources.append(source)
        allocations.append(Allocation(currency, currency, None, 2020, THOUSAND))
        budgets.append(YearBudget(currency, 2020, 2 * THOUSAND, currency))
    sketch = drawn(Funding(tuple(sources), tuple(allocations), tuple(budgets)), 300, 340)
    assert words(sketch, "and 3 more currencies: show as table")
    assert any(text.endswith(" more") for text in drawn(funding(), 260, 200).texts)
