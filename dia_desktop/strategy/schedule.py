"""When the activities of the roadmap may happen: what waits for what, the horizons, and spans rolled up.

Nothing here moves an activity. What starts before its links let it is reported, and people decide.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date
from enum import StrEnum
from fractions import Fraction
from typing import Final

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

#: Progress of what is done, in percent.
ALL_DONE: Final = 100


@dataclass(frozen=True, slots=True)
class Violation:
    """An activity that starts before a link lets it.

    Attributes
    ----------
    earliest : the first day the link allows.
    """

    link: Link
    earliest: date


class Term(StrEnum):
    """The two horizons of the roadmap."""

    MID = "mid-term"
    LONG = "long-term"


@dataclass(frozen=True, slots=True)
class Horizon:
    """A horizon of the roadmap, in whole calendar years.

    Attributes
    ----------
    start, end : its first and last day; both horizons start in the same year.
    shown_from : where its band begins: what a shorter horizon covers is shown as that one's.
    """

    term: Term
    start: date
    end: date
    shown_from: date


@dataclass(frozen=True, slots=True)
class RollUp:
    """Several activities in one line.

    Attributes
    ----------
    start, end : first and last day of those that have dates; None where none has.
    progress : mean share done in percent, weighted by days; None where nobody said of any.
    """

    start: date | None = None
    end: date | None = None
    progress: int | None = None


def earliest_start(link: Link, activities: Mapping[str, Activity]) -> date | None:
    """Return the first day a link lets its follower start; None where what it waits for has no dates.

    Work that follows work starts on the day after its end. A milestone or gate takes no time: it may fall on
    the last day of what it waits for, and what waits for it may start on its day. The lag is counted in
    months from there. Of dates known to a year or a horizon only, the earliest possible day is taken.

    Parameters
    ----------
    activities : by id; a link to one that is not among them allows any day.
    """
    before, after = activities.get(link.before_id), activities.get(link.after_id)
    return None if before is None else _allowed(link, before, after, _earliest)


def unsure_links(roadmap: Roadmap) -> tuple[Link, ...]:
    """Return the links of which nobody can know whether they are kept, in the order of the links.

    Of what they link, one has no dates, or dates that are known to a year or a horizon only and leave it
    open. Links of dropped activities are left out.
    """
    activities = _taking_part(roadmap)
    pairs = ((link, activities.get(link.before_id), activities.get(link.after_id)) for link in roadmap.links)
    return tuple(
        link for link, before, after in pairs if before and after and _is_unsure(link, before, after)
    )


def _is_unsure(link: Link, before: Activity, after: Activity) -> bool:
    soonest, latest = _allowed(link, before, after, _earliest), _allowed(link, before, after, _latest)
    if soonest is None or latest is None or after.start is None:
        return True
    return _earliest(after, after.start) < latest and soonest <= _latest(after, after.start)


def _allowed(
    link: Link, before: Activity, after: Activity | None, meant: Callable[[Activity, date], date]
) -> date | None:
    """Return the first day a link allows, where days that are not known are meant in one way."""
    if before.start is None or before.end is None:
        return None
    if link.kind is LinkKind.START_START:
        return months_later(meant(before, before.start), link.lag)
    moment = before.kind is not ActivityKind.ACTIVITY or (
        after is not None and after.kind is not ActivityKind.ACTIVITY
    )
    end = meant(before, before.end)
    return months_later(end if moment else days_later(end, 1), link.lag)


def violations(roadmap: Roadmap) -> tuple[Violation, ...]:
    """Return the links whose follower starts too early, in the order of the links.

    Only what is certain is claimed: dates known to a year or a horizon may mean any day of it, and a link is
    violated where no such day would do. Days and months are taken as they stand. Links of activities
    without dates, and of dropped ones, are left out.
    """
    return tuple(_violated(roadmap.links, _taking_part(roadmap)))


def violations_now(before: Roadmap, found: Iterable[Violation], now: Roadmap) -> tuple[Violation, ...]:
    """Return `violations` of `now`: only links that are others, or link others, are looked at again.

    Parameters
    ----------
    before : the roadmap as it was; what did not change since is the same object in both.
    found : what `violations` returned for it.
    """
    others = _others(before, now)
    again = [link for link in now.links if link.before_id in others or link.after_id in others]
    if now.links is not before.links:
        links = {each.id: each for each in before.links}
        again += [link for link in now.links if links.get(link.id) is not link]
    late = {each.link.id: each for each in found}
    for link in again:
        late.pop(link.id, None)
    late |= {each.link.id: each for each in _violated(again, _taking_part(now) if again else {})}
    return tuple(late[link.id] for link in now.links if link.id in late)


def _others(before: Roadmap, now: Roadmap) -> set[str]:
    """Return the ids of activities that are others than before; where some came or went, of these too."""
    if len(before.activities) == len(now.activities):
        pairs = zip(before.activities, now.activities, strict=True)
        return {each.id for pair in pairs if pair[0] is not pair[1] for each in pair}
    was, known = before.by_id(), now.by_id()
    return {key for key in was.keys() | known.keys() if was.get(key) is not known.get(key)}


def _taking_part(roadmap: Roadmap) -> dict[str, Activity]:
    """Return the activities that hold others up, by id: all but dropped ones."""
    return {each.id: each for each in roadmap.activities if each.status is not ActivityStatus.DROPPED}


def _violated(links: Iterable[Link], activities: Mapping[str, Activity]) -> Iterator[Violation]:
    for link in links:
        after = activities.get(link.after_id)
        earliest = earliest_start(link, activities)
        if after is None or after.start is None or earliest is None:
            continue
        if _latest(after, after.start) < earliest:
            yield Violation(link, earliest)


def _earliest(activity: Activity, day: date) -> date:
    """Return the earliest day that the first or last day of an activity may mean."""
    if activity.grain is DateGrain.YEAR:
        return date(day.year, 1, 1)
    if activity.grain is DateGrain.HORIZON and activity.start is not None:
        return activity.start
    return day


def _latest(activity: Activity, day: date) -> date:
    """Return the latest day that the first or last day of an activity may mean."""
    if activity.grain is DateGrain.YEAR:
        return date(day.year, 12, 31)
    if activity.grain is DateGrain.HORIZON and activity.end is not None:
        return activity.end
    return day


def cycle(links: Iterable[Link], before_id: str, after_id: str) -> tuple[str, ...]:
    """Return the ids along the shortest cycle that a new link would close; () where it closes none.

    The first id is `before_id`, each one waits for the one ahead of it, and the first waits for the last. An
    activity that would wait for itself is a cycle of one.
    """
    if before_id == after_id:
        return (before_id,)
    followers: dict[str, list[str]] = {}
    for link in links:
        followers.setdefault(link.before_id, []).append(link.after_id)
    reached_from = {after_id: before_id}
    front = [after_id]
    while front and before_id not in reached_from:
        further = []
        for here in front:
            for follower in followers.get(here, ()):
                if follower not in reached_from:
                    reached_from[follower] = here
                    further.append(follower)
        front = further
    if before_id not in reached_from:
        return ()
    path = [reached_from[before_id]]
    while path[-1] != before_id:
        path.append(reached_from[path[-1]])
    return tuple(reversed(path))


def horizons(roadmap: Roadmap, fallback_year: int) -> tuple[Horizon, ...]:
    """Return the horizons of the roadmap, mid-term first, that have a year of their own in the calendar.

    Parameters
    ----------
    fallback_year : the first year where nobody decided on it.
    """
    first = max(roadmap.first_year if roadmap.first_year is not None else fallback_year, MINYEAR)
    found: list[Horizon] = []
    shown_from = first
    for term, years in ((Term.MID, roadmap.mid_term_years), (Term.LONG, roadmap.long_term_years)):
        last = min(first + years - 1, MAXYEAR)
        if last < shown_from:
            continue
        found.append(Horizon(term, date(first, 1, 1), date(last, 12, 31), date(shown_from, 1, 1)))
        shown_from = last + 1
    return tuple(found)


def roll_up(activities: Iterable[Activity]) -> RollUp:
    """Return the span and the progress of a workstream or a lane; dropped activities are left out.

    Progress is the mean over the activities with dates, weighted by their days; milestones and gates take no
    time and do not count. It is not known as long as one of them is silent about its own: the mean of
    those that report would pass for the progress of all.
    """
    taking_part = [each for each in activities if each.status is not ActivityStatus.DROPPED]
    starts = [each.start for each in taking_part if each.start is not None]
    ends = [each.end for each in taking_part if each.end is not None]
    return RollUp(min(starts, default=None), max(ends, default=None), _progress(taking_part))


def _progress(activities: Iterable[Activity]) -> int | None:
    days, done = 0, 0
    for each in activities:
        if each.start is None or each.end is None or each.kind is not ActivityKind.ACTIVITY:
            continue
        share = _share_done(each)
        if share is None:
            return None
        length = max((each.end - each.start).days, 0) + 1
        days, done = days + length, done + length * share
    return int(Fraction(done, days) + Fraction(1, 2)) if days else None


def _share_done(activity: Activity) -> int | None:
    if activity.progress is None and activity.status is ActivityStatus.DONE:
        return ALL_DONE
    return activity.progress
