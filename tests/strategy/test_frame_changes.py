"""What changed around the activities of the roadmap."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dia_desktop.strategy.frame_changes import HorizonYears, Rebudgeting, Reordering
from dia_desktop.strategy.funding import Allocation, Funding, FundingSource, YearBudget
from dia_desktop.strategy.revisions import RevisionChanges, changes_between
from dia_desktop.strategy.roadmap import Activity, Link, Marker, Roadmap, Workstream
from dia_desktop.strategy.role import Role

VOTE = Marker("m", "EU election", date(2024, 6, 6), date(2024, 6, 9))


def streams(*keys: str) -> Roadmap:
    return Roadmap(workstreams=tuple(Workstream(key, key.upper(), place) for place, key in enumerate(keys)))


def changed(before: Roadmap, after: Roadmap) -> RevisionChanges:
    return changes_between(before, after, Funding(), Funding())


def moved(before: str, after: str) -> list[tuple[str, str | None]]:
    found = changed(streams(*before), streams(*after)).reordered
    return [(each.stream.id, None if each.behind is None else each.behind.id) for each in found]


def test_workstreams_that_came_went_or_are_called_otherwise() -> None:
    before = streams("a", "b")
    named = replace(before.workstreams[1], name="Fairs", position=0)
    new = Workstream("c", "C", 1)
    found = changed(before, Roadmap(workstreams=(named, new)))
    assert found == RevisionChanges(
        workstreams=((before.workstreams[1], named), (None, new), (before.workstreams[0], None))
    )


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("abc", "abc", []),
        ("abc", "bca", [("a", "c")]),
        ("abc", "cab", [("c", None)]),
        ("abcd", "adbc", [("d", "a")]),
        # What comes or goes lets all others stay where they are.
        ("abc", "xac", []),
        ("ab", "bxa", [("b", None)]),
    ],
)
def test_as_few_workstreams_are_moved_as_can_be(
    before: str, after: str, expected: list[tuple[str, str | None]]
) -> None:
    assert moved(before, after) == expected


@given(st.permutations("abcdefg"))
def test_moving_them_one_by_one_gives_the_new_order(after: list[str]) -> None:
    order = list("abcdefg")
    for key, behind in moved("abcdefg", "".join(after)):
        order.remove(key)
        order.insert(0 if behind is None else order.index(behind) + 1, key)
    assert order == after


def test_a_workstream_that_moved_and_is_called_otherwise_is_told_twice() -> None:
    before = streams("a", "b", "c")
    a, b, c = before.workstreams
    named = replace(a, name="Fairs", position=2)
    found = changed(before, replace(before, workstreams=(b, c, named)))
    assert (found.workstreams, found.reordered) == (((a, named),), (Reordering(named, c),))
    assert found.count == 2


def test_horizons_and_markers() -> None:
    later = replace(VOTE, title="Election")
    before, after = Roadmap(2020, markers=(VOTE,)), Roadmap(2020, 3, 6, markers=(later,))
    found = changed(before, after)
    assert found == RevisionChanges(
        horizons=(HorizonYears(2020, 2, 5), HorizonYears(2020, 3, 6)), markers=((VOTE, later),)
    )
    assert found.count == 2
    assert changed(before, Roadmap(2020)).markers == ((VOTE, None),)
    assert changed(Roadmap(2020), before).markers == ((None, VOTE),)
    assert not changed(before, replace(before, roles={"m1": Role.TARGET})).any


def test_budgets_are_told_by_year_and_currency() -> None:
    """Whatever row of the file they stand in."""
    first, second, third = (YearBudget(str(year), year, 500, "EUR") for year in (2020, 2021, 2022))
    before = Funding(budgets=(first, second, third))
    after = Funding(
        budgets=(replace(first, id="9"), replace(second, amount_cents=700), replace(third, currency="CAD"))
    )
    found = changes_between(Roadmap(), Roadmap(), before, after)
    assert found == RevisionChanges(
        budgets=(
            Rebudgeting(2021, "EUR", 500, 700),
            Rebudgeting(2022, "CAD", None, 500),
            Rebudgeting(2022, "EUR", 500, None),
        )
    )


def test_no_part_of_the_plan_and_its_money_changes_silently() -> None:
    plan = Roadmap(
        2021,
        3,
        7,
        (Workstream("a", "A"),),
        (Activity("a", "A"),),
        (Link("l", "a", "b"),),
        (VOTE,),
    )
    for each in fields(Roadmap):
        other = replace(Roadmap(), **{each.name: getattr(plan, each.name)})
        assert changed(Roadmap(), other).any is (each.name != "roles"), each.name
    source = FundingSource("s", "COSME")
    money = Funding((source,), (Allocation("1", "s", None, 2020, 5),), (YearBudget("b", 2020, 5, "EUR"),))
    for part in fields(Funding):
        without = replace(money, **{part.name: ()})
        if part.name == "sources":
            without = replace(without, allocations=())
        assert changes_between(plan, plan, without, money).any, part.name
