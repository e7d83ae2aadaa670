"""Dates as people write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dia_desktop.errors import InvalidInputError
from dia_desktop.evidence.written_dates import DayOrder, Written, ambiguous, written_date
from dia_desktop.strategy.roadmap import DateGrain

DAY, MONTH, YEAR = DateGrain.DAY, DateGrain.MONTH, DateGrain.YEAR


@pytest.mark.parametrize(
    ("cell", "first", "last", "grain"),
    [
        ("2024-02-29", "2024-02-29", "2024-02-29", DAY),
        ("2024-02-29 00:00:00", "2024-02-29", "2024-02-29", DAY),
        ("2024-2-9", "2024-02-09", "2024-02-09", DAY),
        ("03.04.2020", "2020-04-03", "2020-04-03", DAY),
        ("31/12/2020", "2020-12-31", "2020-12-31", DAY),
        ("12/31/2020", "2020-12-31", "2020-12-31", DAY),
        ("05/05/2020", "2020-05-05", "2020-05-05", DAY),
        ("3 April 2020", "2020-04-03", "2020-04-03", DAY),
        ("3. apr 2020", "2020-04-03", "2020-04-03", DAY),
        ("Sept 2020", "2020-09-01", "2020-09-30", MONTH),
        ("May 2020", "2020-05-01", "2020-05-31", MONTH),
        ("2020-02", "2020-02-01", "2020-02-29", MONTH),
        ("2/2021", "2021-02-01", "2021-02-28", MONTH),
        ("Q4 2020", "2020-10-01", "2020-12-31", MONTH),
        ("2020-q1", "2020-01-01", "2020-03-31", MONTH),
        ("2020", "2020-01-01", "2020-12-31", YEAR),
        ("9999", "9999-01-01", "9999-12-31", YEAR),
    ],
)
def test_a_date_keeps_the_grain_it_is_written_in(cell: str, first: str, last: str, grain: DateGrain) -> None:
    assert written_date(cell) == Written(date.fromisoformat(first), date.fromisoformat(last), grain)


def test_no_date_is_none() -> None:
    assert written_date("  ") is None


def test_what_can_be_read_two_ways_is_refused_unless_somebody_said_how() -> None:
    with pytest.raises(InvalidInputError, match="“03/04/2020” can be 2020-04-03 or 2020-03-04; write"):
        written_date("03/04/2020")
    by_day = written_date("03/04/2020", DayOrder.DAY_FIRST)
    by_month = written_date("03/04/2020", DayOrder.MONTH_FIRST)
    assert by_day is not None
    assert by_month is not None
    assert (by_day.first, by_month.first) == (date(2020, 4, 3), date(2020, 3, 4))


def test_full_stops_mean_the_day_first_whatever_was_said_of_slashes() -> None:
    found = written_date("03.04.2020", DayOrder.MONTH_FIRST)
    assert found is not None
    assert found.first == date(2020, 4, 3)


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("soon", "“soon” is no date; write it as 2026-03-31, 2026-03 or 2026, or leave it empty."),
        ("31/03/26", "“31/03/26” is no date"),
        ("44561", "“44561” is no date"),
        ("2026-03-31 14:30", "“2026-03-31 14:30” is no date"),
        ("٢٠٢٠", "“٢٠٢٠” is no date"),
        ("2023-02-29", "“2023-02-29” is in no calendar; write a day as 2026-03-31."),
        ("31.04.2020", "“31.04.2020” is in no calendar"),
        ("13/13/2020", "“13/13/2020” is in no calendar"),
        ("0000", "“0000” is in no calendar"),
        ("2020-13", "“2020-13” is in no calendar"),
        ("Foo 2020", "“Foo 2020” is in no calendar"),
    ],
)
def test_what_is_no_date_says_how_to_write_one(cell: str, said: str) -> None:
    with pytest.raises(InvalidInputError) as caught:
        written_date(cell)
    assert str(caught.value).startswith(said)


def test_the_order_said_is_not_bent_to_fit() -> None:
    with pytest.raises(InvalidInputError, match="is in no calendar"):
        written_date("12/31/2020", DayOrder.DAY_FIRST)


@given(st.dates())
def test_every_day_reads_back(day: date) -> None:
    assert written_date(day.isoformat()) == Written(day, day, DAY)


@given(st.dates(), st.sampled_from("/-"))
def test_an_ambiguous_day_is_never_read(day: date, sign: str) -> None:
    cell = f"{day.day:02d}{sign}{day.month:02d}{sign}{day.year:04d}"
    assert ambiguous(cell) == (day.day <= 12 and day.day != day.month)
    if not ambiguous(cell):
        assert written_date(cell) == Written(day, day, DAY)
