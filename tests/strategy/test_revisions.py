"""What changed between two moments of the roadmap."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dia_desktop.strategy.funding import Allocation, Funding, FundingSource, FundingStatus
from dia_desktop.strategy.months import months_later
from dia_desktop.strategy.revisions import Change, Refunding, RevisionChanges, Shift, changes_between, shift
from dia_desktop.strategy.roadmap import (
    Activity,
    ActivityStatus,
    Confidence,
    DateGrain,
    Link,
    MarketTie,
    Roadmap,
)
from dia_desktop.strategy.role import Role

A = Activity("a", "Market briefs", start=date(2020, 7, 1), end=date(2021, 12, 31), owner_id="p1")
B = Activity("b", "Mission", position=1, partner_ids=("p1", "p2"))
C = Activity("c", "Review", position=2)
BEFORE = Roadmap(activities=(A, B, C), links=(Link("l", "a", "b"),))
COSME = FundingSource("s1", "COSME", currency="EUR", position=0)
FEES = FundingSource("s2", "Fees", currency="EUR", position=1)


def changed(after: Roadmap, before: Roadmap = BEFORE) -> RevisionChanges:
    return changes_between(before, after, Funding(), Funding())


def test_nothing_changed_says_nothing() -> None:
    assert changed(BEFORE) == RevisionChanges()
    assert not changed(BEFORE).any


def test_order_alone_is_no_change() -> None:
    shuffled = (replace(C, position=0), replace(A, position=1), replace(B, position=2))
    assert not changed(replace(BEFORE, activities=shuffled)).any


def test_what_came_and_what_went() -> None:
    new = Activity("n", "New")
    found = changed(replace(BEFORE, activities=(new, B, C), links=()))
    assert found == RevisionChanges(added=(new,), removed=(A,), unlinked=(Link("l", "a", "b"),))
    assert found.any


def test_dates_move_by_months() -> None:
    later = replace(A, end=date(2022, 3, 31))
    (move,) = changed(replace(BEFORE, activities=(later, B, C))).moved
    assert (move.before, move.after) == (A, later)
    assert move.start == Shift(0, 0, whole=False)
    assert move.end == Shift(90, 3, whole=True)


def test_dates_that_come_or_go_are_a_move_of_no_months() -> None:
    tray = replace(A, start=None, end=None)
    for before, after in ((A, tray), (tray, A)):
        (move,) = changed(Roadmap(activities=(after,)), Roadmap(activities=(before,))).moved
        assert (move.before, move.after, move.start, move.end) == (before, after, None, None)


def test_grain_and_owners_are_told_apart() -> None:
    coarse, owned = replace(A, grain=DateGrain.YEAR), replace(B, owner_id="p3")
    found = changed(replace(BEFORE, activities=(coarse, owned, C)))
    assert found == RevisionChanges(regrained=(Change(A, coarse),), reowned=(Change(B, owned),))
    assert changed(replace(BEFORE, activities=(A, replace(B, partner_ids=("p2",)), C))).reowned
    assert not changed(replace(BEFORE, activities=(A, replace(B, partner_ids=("p2", "p1")), C))).any


def test_other_changes_name_their_fields() -> None:
    other = replace(
        A,
        title="Briefs",
        progress=10,
        status=ActivityStatus.UNDER_WAY,
        confidence=Confidence.COMMITTED,
        ties=(MarketTie("m1", Role.TARGET),),
    )
    found = changed(replace(BEFORE, activities=(other, B, C)))
    assert found == RevisionChanges(
        changed=(Change(A, other, ("title", "progress", "status", "confidence", "ties")),)
    )


def test_a_role_that_was_seen_is_no_change_of_the_plan() -> None:
    tied = replace(A, ties=(MarketTie("m1", Role.TARGET),))
    seen = replace(A, ties=(MarketTie("m1", Role.CANDIDATE),))
    assert not changed(Roadmap(activities=(seen,)), Roadmap(activities=(tied,))).any


def test_money_that_changed_is_told_by_source_activity_and_year() -> None:
    before = Funding(
        (COSME, FEES),
        (
            Allocation("1", "s1", "b", 2021, 100),
            Allocation("2", "s1", "a", 2020, 100),
            Allocation("3", "s2", None, 2020, 50),
            Allocation("4", "s2", "a", 2020, 7),
        ),
    )
    after = Funding(
        (COSME, FEES),
        (Allocation("2", "s1", "a", 2020, 150), Allocation("9", "s2", "a", 2020, 7)),
    )
    found = changes_between(BEFORE, BEFORE, before, after)
    assert found == RevisionChanges(
        refunded=(
            Refunding(COSME, "a", 2020, 100, 150, "EUR", "EUR"),
            Refunding(COSME, "b", 2021, 100, 0, "EUR", "EUR"),
            Refunding(FEES, None, 2020, 50, 0, "EUR", "EUR"),
        )
    )


def test_the_same_figure_in_another_currency_is_other_money() -> None:
    given_in_euro = Funding((COSME,), (Allocation("1", "s1", "a", 2020, 100),))
    in_dollars = replace(COSME, currency="USD")
    found = changes_between(BEFORE, BEFORE, given_in_euro, replace(given_in_euro, sources=(in_dollars,)))
    assert found.refunded == (Refunding(in_dollars, "a", 2020, 100, 100, "EUR", "USD"),)
    assert found.sources == ((COSME, in_dollars),)


def test_money_of_what_was_removed_is_told() -> None:
    """Also of an activity that neither roadmap holds."""
    before = Funding((COSME,), (Allocation("1", "s1", "c", 2020, 1), Allocation("2", "s1", "?", 2020, 2)))
    found = changes_between(BEFORE, replace(BEFORE, activities=(A, B)), before, Funding())
    assert {each.activity_id for each in found.refunded} == {"c", "?"}
    assert found.sources == ((COSME, None),)


def test_a_source_that_was_granted_is_told_and_its_place_is_not() -> None:
    granted = replace(COSME, status=FundingStatus.GRANTED, position=1)
    found = changes_between(
        BEFORE, BEFORE, Funding((COSME, FEES)), Funding((replace(FEES, position=0), granted))
    )
    assert found.sources == ((COSME, granted),)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("2020-01-31", "2020-02-29", Shift(29, 1, whole=True)),
        ("2020-02-29", "2020-01-31", Shift(-29, -1, whole=True)),
        ("2020-02-29", "2020-03-31", Shift(31, 1, whole=True)),
        ("2020-12-31", "2021-01-01", Shift(1, 0, whole=False)),
        ("2020-01-01", "2020-01-31", Shift(30, 1, whole=False)),
        ("2020-01-31", "2020-01-01", Shift(-30, -1, whole=False)),
        ("2020-01-10", "2020-03-12", Shift(62, 2, whole=False)),
    ],
)
def test_a_shift_is_said_in_months(before: str, after: str, expected: Shift) -> None:
    assert shift(date.fromisoformat(before), date.fromisoformat(after)) == expected


@given(st.dates(), st.dates())
def test_a_shift_back_is_the_shift_turned_round(first: date, second: date) -> None:
    there, back = shift(first, second), shift(second, first)
    assert (there.days, there.months) == (-back.days, -back.months)
    nearest = abs((months_later(first, there.months) - second).days)
    assert nearest <= 17 or second.year > 9998
