"""What follows from a roadmap: after any change the same as if all of it were worked out anew."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from dia_desktop.strategy.planned import Planned
from dia_desktop.strategy.roadmap import (
    Activity,
    ActivityStatus,
    Link,
    MarketTie,
    Roadmap,
    Workstream,
)
from dia_desktop.strategy.role import Role

Change = Callable[[Roadmap], Roadmap]
EARLY, LATE = (date(2020, 1, 1), date(2020, 6, 30)), (date(2022, 1, 1), date(2022, 6, 30))


def roadmap() -> Roadmap:
    """Return four activities in two workstreams; the last two begin before what they wait for is over."""
    spans = (EARLY, LATE, EARLY, EARLY)
    activities = tuple(
        Activity(
            f"a{place}",
            f"Activity {place}",
            workstream_id=("v", "w")[place % 2],
            position=place,
            start=start,
            end=end,
            ties=(MarketTie("m", Role.TARGET),),
        )
        for place, (start, end) in enumerate(spans)
    )
    links = (Link("l0", "a0", "a1"), Link("l1", "a1", "a2"), Link("l2", "a2", "a3"))
    streams = (Workstream("v", "First"), Workstream("w", "Second", 1))
    return Roadmap(2020, workstreams=streams, activities=activities, links=links, roles={"m": Role.TARGET})


def one(place: int, change_it: Callable[[Activity], Activity]) -> Change:
    def change(before: Roadmap) -> Roadmap:
        activities = [*before.activities]
        activities[place] = change_it(activities[place])
        return replace(before, activities=tuple(activities))

    return change


def without(place: int) -> Change:
    def change(before: Roadmap) -> Roadmap:
        gone = before.activities[place].id
        kept = tuple(each for each in before.activities if each.id != gone)
        links = tuple(each for each in before.links if gone not in {each.before_id, each.after_id})
        return replace(before, activities=kept, links=links)

    return change


def turned(before: Roadmap) -> Roadmap:
    order = reversed(before.activities)
    moved = tuple(replace(each, position=place) for place, each in enumerate(order))
    return replace(before, activities=moved)


CHANGES: dict[str, Change] = {
    "nothing": lambda before: before,
    "another title": one(0, lambda each: replace(each, title="Something else")),
    "other dates": one(2, lambda each: replace(each, start=LATE[0], end=date(2022, 12, 31))),
    "no dates": one(1, lambda each: replace(each, start=None, end=None)),
    "dropped": one(1, lambda each: replace(each, status=ActivityStatus.DROPPED)),
    "another workstream": one(3, lambda each: replace(each, workstream_id="v")),
    "another role": lambda before: replace(before, roles={"m": Role.FALLBACK}),
    "removed": without(1),
    "added": lambda before: replace(before, activities=(*before.activities, Activity("new", "New"))),
    "another order": turned,
    "swapped": lambda before: replace(before, activities=(*before.activities[::-1],)),
    "another link": lambda before: replace(before, links=(*before.links, Link("l3", "a1", "a3"))),
    "another lag": lambda before: replace(
        before, links=(replace(before.links[0], lag=40), *before.links[1:])
    ),
    "a workstream moved": lambda before: replace(
        before, workstreams=tuple(replace(each, position=1 - each.position) for each in before.workstreams)
    ),
}


def facts(planned: Planned) -> tuple[object, ...]:
    return planned.roadmap, planned.known, planned.handles, planned.violations, planned.reviews


def test_what_follows_is_worked_out() -> None:
    planned = Planned.of(roadmap())
    assert [each.link.id for each in planned.violations] == ["l1", "l2"]
    assert planned.handles == {"a0": "A1", "a1": "B1", "a2": "A2", "a3": "B2"}
    assert planned.reviews == ()


@pytest.mark.parametrize("first", CHANGES.values(), ids=CHANGES)
@pytest.mark.parametrize("then", CHANGES.values(), ids=CHANGES)
def test_after_a_change_it_is_as_if_worked_out_anew(first: Change, then: Change) -> None:
    before = Planned.of(roadmap())
    middle = Planned.of(first(before.roadmap), before)
    assert facts(middle) == facts(Planned.of(middle.roadmap))
    if len(middle.roadmap.activities) == len(before.roadmap.activities):
        after = Planned.of(then(middle.roadmap), middle)
        assert facts(after) == facts(Planned.of(after.roadmap))
