"""How the parts of the roadmap are called, and what is said about its dates, links and lanes.

Titles and names are put into sentences as they are: they are plain text and never markup.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from dia_desktop.language import tr, tr_n
from dia_desktop.strategy.activity_filter import LaneBy
from dia_desktop.strategy.numbers import Numbers
from dia_desktop.strategy.revisions import shift
from dia_desktop.strategy.roadmap import (
    Activity,
    ActivityKind,
    ActivityStatus,
    Confidence,
    DateGrain,
    Link,
    LinkKind,
)
from dia_desktop.strategy.role import Role
from dia_desktop.strategy.role_review import RoleReview
from dia_desktop.strategy.schedule import Horizon, Term, Violation
from dia_desktop.strategy.shift_words import gap_words
from dia_desktop.strategy.swot_words import start_of

#: Titles of a cycle that are named at each of its ends where it is longer.
_CYCLE_ENDS = 3


def kind_words(kind: ActivityKind) -> str:
    """Return what an activity is."""
    return {
        ActivityKind.ACTIVITY: tr("activity"),
        ActivityKind.MILESTONE: tr("milestone"),
        ActivityKind.GATE: tr("gate"),
    }[kind]


def status_words(status: ActivityStatus) -> str:
    """Return how far an activity has come."""
    return {
        ActivityStatus.PLANNED: tr("planned"),
        ActivityStatus.UNDER_WAY: tr("under way"),
        ActivityStatus.DONE: tr("done"),
        ActivityStatus.PAUSED: tr("paused"),
        ActivityStatus.DROPPED: tr("dropped"),
    }[status]


def confidence_words(confidence: Confidence) -> str:
    """Return how firmly an activity is meant."""
    return {
        Confidence.COMMITTED: tr("committed"),
        Confidence.PLANNED: tr("planned"),
        Confidence.IDEA: tr("idea"),
    }[confidence]


def grain_words(grain: DateGrain) -> str:
    """Return how precisely dates are known."""
    return {
        DateGrain.DAY: tr("to the day"),
        DateGrain.MONTH: tr("to the month"),
        DateGrain.YEAR: tr("to the year"),
        DateGrain.HORIZON: tr("horizon only"),
    }[grain]


def link_kind_words(kind: LinkKind) -> str:
    """Return what a link lets wait."""
    return {
        LinkKind.FINISH_START: tr("starts after the end"),
        LinkKind.START_START: tr("starts after the start"),
    }[kind]


def link_words(link: Link) -> str:
    """Return when the follower of a link may start, e.g. "2 months after the end"."""
    months = abs(link.lag)
    if link.kind is LinkKind.FINISH_START:
        if not link.lag:
            return tr("after the end")
        pattern = (
            tr_n("{count} month after the end", "{count} months after the end", months)
            if link.lag > 0
            else tr_n("{count} month before the end", "{count} months before the end", months)
        )
    else:
        if not link.lag:
            return tr("with the start")
        pattern = (
            tr_n("{count} month after the start", "{count} months after the start", months)
            if link.lag > 0
            else tr_n("{count} month before the start", "{count} months before the start", months)
        )
    return pattern.format(count=months)


def lane_by_words(by: LaneBy) -> str:
    """Return what lanes stand for."""
    return {
        LaneBy.WORKSTREAM: tr("Workstream"),
        LaneBy.MARKET: tr("Market"),
        LaneBy.PARTNER: tr("Partner"),
        LaneBy.FUNDING: tr("Funding"),
    }[by]


def lane_title(by: LaneBy, key: str | None, names: Mapping[str, str]) -> str:
    """Return what stands at a lane.

    Parameters
    ----------
    names : of the workstreams, markets, partners or sources, by id; a market that left the round may lack.
    """
    if key is not None:
        return names.get(key, tr("not in this round")) if by is LaneBy.MARKET else names[key]
    return {
        LaneBy.WORKSTREAM: tr("No workstream"),
        LaneBy.MARKET: tr("All markets"),
        LaneBy.PARTNER: tr("No partner"),
        LaneBy.FUNDING: tr("No funding"),
    }[by]


def horizon_title(horizon: Horizon) -> str:
    """Return what stands on the band of a horizon, e.g. "Mid-term 2020–2021"."""
    pattern = tr("Mid-term {years}") if horizon.term is Term.MID else tr("Long-term {years}")
    return pattern.format(years=_years(horizon.shown_from, horizon.end))


def _years(first: date, last: date) -> str:
    if first.year == last.year:
        return str(first.year)
    return tr("{first}–{last}").format(first=first.year, last=last.year)


def dates_words(activity: Activity, numbers: Numbers) -> str:
    """Return the dates of an activity as precisely as they are known.

    Examples: "1 Jul 2020 – 31 Mar 2022", "Jul 2020", "2019", "2020–2021, horizon only", "no dates yet".
    """
    if activity.start is None or activity.end is None:
        return tr("no dates yet")
    return span_words(activity.start, activity.end, activity.grain, numbers)


def span_words(start: date, end: date, grain: DateGrain, numbers: Numbers) -> str:
    """Return a span as precisely as it is known, in a single word where both ends read alike."""
    if grain is DateGrain.HORIZON:
        return tr("{years}, horizon only").format(years=_years(start, end))
    if grain is DateGrain.YEAR:
        return _years(start, end)
    say = numbers.month if grain is DateGrain.MONTH else numbers.full_day
    first, last = say(start), say(end)
    return first if first == last else tr("{first} – {last}").format(first=first, last=last)


def start_words(activity: Activity, numbers: Numbers) -> str:
    """Return when an activity starts, as precisely as it is known; "no dates yet" without dates."""
    if activity.start is None or activity.end is None:
        return tr("no dates yet")
    last = activity.end if activity.grain is DateGrain.HORIZON else activity.start
    return span_words(activity.start, last, activity.grain, numbers)


def violation_sentence(violation: Violation, activities: Mapping[str, Activity], numbers: Numbers) -> str:
    """Return which activity starts too early, and by how much where its start is known to the month."""
    link = violation.link
    before, after = activities[link.before_id], activities[link.after_id]
    titles = {"after": start_of(after.title), "before": start_of(before.title)}
    start = start_words(after, numbers)
    coarse = {DateGrain.YEAR, DateGrain.HORIZON}
    if after.start is None or after.grain in coarse or before.grain in coarse:
        return tr("“{after}” starts {start}, before “{before}” lets it.").format(start=start, **titles)
    return tr("“{after}” starts {start}, {gap} before “{before}” lets it.").format(
        start=start, gap=gap_words(shift(after.start, violation.earliest)), **titles
    )


def violations_count(count: int) -> str:
    """Return how many activities start too early."""
    return tr_n("{count} starts too early", "{count} start too early", count).format(count=count)


def cycle_sentence(ids: Sequence[str], titles: Mapping[str, str]) -> str:
    """Return the circle that a new link would close, by titles; a long one by its ends.

    Parameters
    ----------
    ids : along the cycle, as `schedule.cycle` returns them.
    """
    named = [tr("“{title}”").format(title=start_of(titles[each])) for each in ids]
    if len(named) == 1:
        return tr("{title} cannot wait for itself.").format(title=named[0])
    hidden = len(named) - 2 * _CYCLE_ENDS
    if hidden > 1:
        rest = tr("… {count} more …").format(count=hidden)
        named = [*named[:_CYCLE_ENDS], rest, *named[-_CYCLE_ENDS:]]
    path = " → ".join([*named, named[0]])
    return tr("This link would close a circle: {path}.").format(path=path)


def review_sentence(review: RoleReview, market: str) -> str:
    """Return why an activity is due for review, e.g. "Brazil was a target and is a candidate now".

    Parameters
    ----------
    market : the name of the market.
    """
    was, now = review.was, review.now
    if was is None:
        pattern = tr("{market} was in no scoring round and is {now} now")
    elif now is None:
        pattern = tr("{market} was {was} and is no longer in the scoring round")
    else:
        pattern = tr("{market} was {was} and is {now} now")
    return pattern.format(
        market=market,
        was="" if was is None else _role_with_article(was),
        now="" if now is None else _role_with_article(now),
    )


def reviews_count(count: int) -> str:
    """Return how many activities are due for review because of the role of a market."""
    return tr_n(
        "{count} activity in a market with a new role",
        "{count} activities in markets with a new role",
        count,
    ).format(count=count)


def _role_with_article(role: Role) -> str:
    return {
        Role.TARGET: tr("a target"),
        Role.CANDIDATE: tr("a candidate"),
        Role.FALLBACK: tr("a fallback"),
    }[role]
