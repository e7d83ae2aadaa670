"""What waits for what, the horizons, and workstreams rolled up into a line."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dia_desktop.strategy.months import days_later, months_later
from dia_desktop.strategy.roadmap import (
    Activity,
    ActivityKind,
    ActivityStatus,
    DateGrain,
    Link,
    LinkKind,
    Roadmap,
)
from dia_desktop.strategy.schedule import (
    Horizon,
    RollUp,
    Term,
    Violation,
    cycle,
    earliest_start,
    horizons,
    roll_up,
    unsure_links,
    violations,
    violations_now,
)

SPANS = st.tuples(st.dates(), st.dates()).map(lambda pair: (min(pair), max(pair)))


def spanned(
    activity_id: str,
    start: date | None,
    end: date | None = None,
    kind: ActivityKind = ActivityKind.ACTIVITY,
    grain: DateGrain = DateGrain.DAY,
) -> Activity:
    return Activity(activity_id, activity_id.upper(), kind, start=start, end=end or start, grain=grain)


def fs(before: str, after: str, lag: int = 0) -> Link:
    return Link(f"{before}{after}", before, after, LinkKind.FINISH_START, lag)


def ss(before: str, after: str, lag: int = 0) -> Link:
    return Link(f"{before}{after}", before, after, LinkKind.START_START, lag)


@pytest.mark.parametrize(
    ("link", "earliest"),
    [
        (fs("a", "b"), date(2024, 3, 1)),
        (fs("a", "b", 1), date(2024, 4, 1)),
        (fs("a", "b", -2), date(2024, 1, 1)),
        (ss("a", "b"), date(2023, 12, 31)),
        (ss("a", "b", 2), date(2024, 2, 29)),
        (ss("a", "b", -13), date(2022, 11, 30)),
    ],
)
def test_a_link_lets_its_follower_start(link: Link, earliest: date) -> None:
    activities = {"a": spanned("a", date(2023, 12, 31), date(2024, 2, 29)), "b": spanned("b", None)}
    assert earliest_start(link, activities) == earliest


def test_a_moment_takes_no_time() -> None:
    day = date(2021, 12, 31)
    work, more = spanned("a", date(2021, 1, 1), day), spanned("b", None)
    review = spanned("r", day, kind=ActivityKind.GATE)
    activities = {each.id: each for each in (work, more, review)}
    assert earliest_start(fs("a", "b"), activities) == date(2022, 1, 1)
    assert earliest_start(fs("a", "r"), activities) == day
    assert earliest_start(fs("r", "b"), activities) == day


def test_what_has_no_dates_lets_nothing_wait() -> None:
    tray = spanned("a", None)
    assert earliest_start(fs("a", "b"), {"a": tray}) is None
    assert earliest_start(fs("gone", "b"), {"a": tray}) is None


def test_the_calendar_has_a_last_day() -> None:
    activities = {"a": spanned("a", date(9999, 1, 1), date.max)}
    assert earliest_start(fs("a", "b", 7), activities) == date.max
    assert earliest_start(ss("a", "b", -200_000), activities) == date.min


def test_violations_are_listed_in_the_order_of_the_links() -> None:
    roadmap = Roadmap(
        activities=(
            spanned("a", date(2020, 1, 1), date(2020, 6, 30)),
            spanned("b", date(2020, 5, 1), date(2020, 9, 30)),
            spanned("c", date(2020, 7, 1), date(2020, 9, 30)),
            spanned("d", None),
        ),
        links=(fs("b", "a"), fs("a", "c"), fs("a", "b"), fs("a", "d"), fs("d", "a"), ss("a", "b", 4)),
    )
    assert violations(roadmap) == (
        Violation(fs("b", "a"), date(2020, 10, 1)),
        Violation(fs("a", "b"), date(2020, 7, 1)),
    )


@given(SPANS, SPANS, st.integers(-30, 30))
def test_what_starts_on_the_earliest_day_violates_nothing(
    first: tuple[date, date], second: tuple[date, date], lag: int
) -> None:
    before, link = spanned("a", *first), fs("a", "b", lag)
    earliest = earliest_start(link, {"a": before})
    assert earliest == months_later(days_later(first[1], 1), lag)
    after = spanned("b", *second)
    found = violations(Roadmap(activities=(before, after), links=(link,)))
    assert bool(found) == (second[0] < earliest)


@pytest.mark.parametrize(
    ("before", "after", "claimed"),
    [
        # Both only known to the same year, or to horizons that overlap: one may well follow the other.
        (("2020-01-01", "2020-12-31", DateGrain.YEAR), ("2020-01-01", "2020-12-31", DateGrain.YEAR), False),
        (
            ("2020-01-01", "2024-12-31", DateGrain.HORIZON),
            ("2020-01-01", "2021-12-31", DateGrain.HORIZON),
            False,
        ),
        (("2020-01-01", "2021-12-31", DateGrain.HORIZON), ("2020-02-01", "2020-03-31", DateGrain.DAY), False),
        (("2020-01-01", "2020-03-31", DateGrain.DAY), ("2020-01-01", "2021-12-31", DateGrain.HORIZON), False),
        # No day of the year or of the horizon would do.
        (("2021-01-01", "2021-12-31", DateGrain.YEAR), ("2020-01-01", "2020-12-31", DateGrain.YEAR), True),
        (
            ("2022-01-01", "2024-12-31", DateGrain.HORIZON),
            ("2020-01-01", "2021-12-31", DateGrain.HORIZON),
            True,
        ),
        (("2020-01-01", "2020-06-30", DateGrain.MONTH), ("2020-06-01", "2020-09-30", DateGrain.MONTH), True),
    ],
)
def test_only_certain_violations_are_claimed(
    before: tuple[str, str, DateGrain], after: tuple[str, str, DateGrain], *, claimed: bool
) -> None:
    activities = tuple(
        spanned(name, date.fromisoformat(start), date.fromisoformat(end), grain=grain)
        for name, (start, end, grain) in (("a", before), ("b", after))
    )
    assert bool(violations(Roadmap(activities=activities, links=(fs("a", "b"),)))) is claimed


YEAR_2020 = (date(2020, 1, 1), date(2020, 12, 31), DateGrain.YEAR)
YEAR_2021 = (date(2021, 1, 1), date(2021, 12, 31), DateGrain.YEAR)
MID_TERM = (date(2020, 1, 1), date(2021, 12, 31), DateGrain.HORIZON)
SPRING, AUTUMN = (
    (date(2020, 3, 1), date(2020, 5, 31), DateGrain.MONTH),
    (date(2020, 9, 1), date(2020, 11, 30), DateGrain.MONTH),
)
NO_DATES = (None, None, DateGrain.MONTH)
Known = tuple[date | None, date | None, DateGrain]


@pytest.mark.parametrize(
    ("before", "after", "kind", "unsure"),
    [
        # Kept, or broken, whatever is meant.
        (SPRING, AUTUMN, LinkKind.FINISH_START, False),
        (AUTUMN, SPRING, LinkKind.FINISH_START, False),
        (YEAR_2020, YEAR_2021, LinkKind.FINISH_START, False),
        (YEAR_2021, YEAR_2020, LinkKind.FINISH_START, False),
        (SPRING, YEAR_2021, LinkKind.START_START, False),
        # It depends on which days of the year, or of the horizon, are meant.
        (MID_TERM, MID_TERM, LinkKind.FINISH_START, True),
        (MID_TERM, MID_TERM, LinkKind.START_START, True),
        (YEAR_2020, AUTUMN, LinkKind.FINISH_START, True),
        (SPRING, YEAR_2020, LinkKind.FINISH_START, True),
        (YEAR_2020, YEAR_2020, LinkKind.START_START, True),
        # Without dates nothing is known.
        (NO_DATES, SPRING, LinkKind.FINISH_START, True),
        (SPRING, NO_DATES, LinkKind.START_START, True),
    ],
)
def test_links_that_cannot_be_judged_are_known(
    before: Known, after: Known, kind: LinkKind, *, unsure: bool
) -> None:
    ends = [
        Activity(name, name, start=start, end=end, grain=grain)
        for name, (start, end, grain) in (("a", before), ("b", after))
    ]
    roadmap = Roadmap(activities=tuple(ends), links=(Link("l", "a", "b", kind),))
    assert bool(unsure_links(roadmap)) is unsure
    dropped = replace(ends[0], status=ActivityStatus.DROPPED)
    assert unsure_links(replace(roadmap, activities=(dropped, ends[1]))) == ()


def test_what_was_dropped_lets_nothing_wait() -> None:
    early, late = spanned("b", date(2020, 1, 1)), date(2021, 1, 1)
    dropped = Activity("a", "A", start=late, end=late, status=ActivityStatus.DROPPED)
    links = (fs("a", "b"), fs("b", "a", 24))
    assert violations(Roadmap(activities=(dropped, early), links=links)) == ()


IDS = [*"abcdef"]
LINKS = st.lists(
    st.tuples(st.sampled_from(IDS), st.sampled_from(IDS), st.integers(-3, 3)), min_size=4, max_size=8
)


@given(st.data())
def test_violations_after_a_change_are_those_of_the_whole(data: st.DataObject) -> None:
    roadmap, found = Roadmap(), violations(Roadmap())
    known: dict[str, Activity] = {}
    drawn = enumerate(data.draw(LINKS, "links"))
    links = tuple(Link(str(place), one, other, lag=lag) for place, (one, other, lag) in drawn)
    for _ in range(4):
        for key in data.draw(st.sets(st.sampled_from(IDS)), "changed"):
            start, end = data.draw(SPANS, "span")
            status = data.draw(st.sampled_from([ActivityStatus.PLANNED, ActivityStatus.DROPPED]), "status")
            known[key] = Activity(key, key, start=start, end=end, status=status)
        for key in data.draw(st.sets(st.sampled_from(IDS), max_size=1), "removed"):
            known.pop(key, None)
        for place in data.draw(st.sets(st.integers(0, 7), max_size=1), "other links"):
            links = tuple(
                replace(each, lag=5 - each.lag) if each.id == str(place) else each for each in links
            )
        now = Roadmap(activities=tuple(known.values()), links=links)
        found = violations_now(roadmap, found, now)
        assert found == violations(now)
        roadmap = now


def test_a_cycle_is_named_along_its_links() -> None:
    links = [fs("a", "b"), ss("b", "c"), fs("a", "x"), fs("x", "y"), fs("y", "c")]
    assert cycle(links, "c", "a") == ("c", "a", "b")
    assert cycle(links, "a", "c") == ()
    assert cycle(links, "a", "a") == ("a",)
    assert cycle([], "a", "b") == ()


def test_a_chain_of_thousands_closes_into_one_cycle() -> None:
    ids = [str(place) for place in range(5_000)]
    links = [fs(one, other) for one, other in reversed(list(pairwise(ids)))]
    assert cycle(links, ids[-1], ids[0]) == (ids[-1], *ids[:-1])
    assert cycle(links, ids[0], ids[-1]) == ()


NODES = st.sampled_from("abcdef")


@given(st.lists(st.tuples(NODES, NODES), max_size=15), NODES, NODES)
def test_a_cycle_is_one_and_none_is_missed(pairs: list[tuple[str, str]], before: str, after: str) -> None:
    links = [fs(*pair) for pair in pairs]
    found = cycle(links, before, after)
    if found:
        steps = set(zip(found, (*found[1:], found[0]), strict=True))
        assert found[0] == before
        assert len(set(found)) == len(found)
        assert steps <= {*pairs, (before, after)}
    else:
        reached = {after}
        for _ in "abcdef":
            reached |= {other for one, other in pairs if one in reached}
        assert before not in reached


def test_the_horizons_begin_together_and_are_shown_after_one_another() -> None:
    mid, long = horizons(Roadmap(first_year=2020), 1999)
    assert mid == Horizon(Term.MID, date(2020, 1, 1), date(2021, 12, 31), date(2020, 1, 1))
    assert long == Horizon(Term.LONG, date(2020, 1, 1), date(2024, 12, 31), date(2022, 1, 1))


def test_horizons_without_a_first_year_begin_in_the_year_given() -> None:
    assert [each.start.year for each in horizons(Roadmap(), 2026)] == [2026, 2026]


@pytest.mark.parametrize(
    ("roadmap", "shown"),
    [
        (Roadmap(first_year=9999), [(Term.MID, 9999, 9999)]),
        (Roadmap(first_year=9997), [(Term.MID, 9997, 9998), (Term.LONG, 9999, 9999)]),
        (Roadmap(first_year=12_000), []),
        (Roadmap(first_year=-3), [(Term.MID, 1, 2), (Term.LONG, 3, 5)]),
        (Roadmap(first_year=2020, mid_term_years=5), [(Term.MID, 2020, 2024)]),
        (Roadmap(first_year=2020, mid_term_years=0), [(Term.LONG, 2020, 2024)]),
        (
            Roadmap(first_year=2020, long_term_years=1000),
            [(Term.MID, 2020, 2021), (Term.LONG, 2022, 3019)],
        ),
    ],
)
def test_horizons_stay_within_the_calendar(roadmap: Roadmap, shown: list[tuple[Term, int, int]]) -> None:
    assert [(each.term, each.shown_from.year, each.end.year) for each in horizons(roadmap, 2026)] == shown


def test_a_workstream_rolls_up_by_days() -> None:
    """Ten days all done and thirty days at 20 % are forty days at 40 %."""
    done = Activity("a", "A", start=date(2020, 1, 1), end=date(2020, 1, 10), status=ActivityStatus.DONE)
    part = Activity("b", "B", start=date(2020, 4, 1), end=date(2020, 4, 30), progress=20)
    unsaid = Activity("c", "C", start=date(2019, 4, 1), end=date(2019, 4, 30))
    dropped = Activity(
        "d", "D", start=date(2000, 1, 1), end=date(2030, 1, 1), progress=0, status=ActivityStatus.DROPPED
    )
    tray = Activity("e", "E", progress=100)
    reached = Activity(
        "f", "F", ActivityKind.MILESTONE, start=date(2019, 1, 1), end=date(2019, 1, 1), progress=100
    )
    assert roll_up([done, part, dropped, tray]) == RollUp(date(2020, 1, 1), date(2020, 4, 30), 40)
    assert roll_up([done, part, reached]) == RollUp(date(2019, 1, 1), date(2020, 4, 30), 40)
    assert roll_up([done, part, unsaid]) == RollUp(date(2019, 4, 1), date(2020, 4, 30), None)
    assert roll_up([reached]) == RollUp(date(2019, 1, 1), date(2019, 1, 1), None)
    assert roll_up([tray]) == roll_up([]) == RollUp()


@given(st.lists(st.tuples(SPANS, st.integers(0, 100)), min_size=1))
def test_progress_rolled_up_lies_between_its_parts(parts: list[tuple[tuple[date, date], int]]) -> None:
    activities = [
        Activity(str(place), "", start=start, end=end, progress=progress)
        for place, ((start, end), progress) in enumerate(parts)
    ]
    progress = roll_up(activities).progress
    assert progress is not None
    assert min(part[1] for part in parts) <= progress <= max(part[1] for part in parts)
