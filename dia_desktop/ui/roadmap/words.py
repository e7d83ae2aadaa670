"""What the Roadmap page says of its parts, beside the words of the roadmap itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from dia_desktop.charts.gantt_view import ColourBy
from dia_desktop.charts.gantt_words import short
from dia_desktop.language import tr, tr_n
from dia_desktop.strategy.months import month_end, month_start
from dia_desktop.strategy.numbers import Numbers
from dia_desktop.strategy.records import Partner
from dia_desktop.strategy.revisions import shift
from dia_desktop.strategy.roadmap import Activity, ActivityKind, DateGrain, Roadmap, Workstream
from dia_desktop.strategy.roadmap_words import (
    cycle_sentence,
    kind_words,
    review_sentence,
    span_words,
    violations_count,
)
from dia_desktop.strategy.role_review import RoleReview
from dia_desktop.strategy.shift_words import span_shift_words
from dia_desktop.ui.desk import Desk

Span = tuple[date, date]


def why_fixed(desk: Desk) -> str:
    """Return why the roadmap may only be looked at, or ""; it belongs to no round and stays open with any."""
    if desk.file.read_only:
        return tr("This file is open for reading only; save a copy to change the roadmap.")
    return ""


def colour_words(colour: ColourBy) -> str:
    """Return what the colour of a bar says."""
    return {
        ColourBy.MARKET: tr("Market"),
        ColourBy.STATUS: tr("Status"),
        ColourBy.CONFIDENCE: tr("Confidence"),
        ColourBy.PARTNER: tr("Partner"),
    }[colour]


def chosen_kind(kind: ActivityKind) -> str:
    """Return a kind as it stands in a list."""
    return tr("gate (a decision)") if kind is ActivityKind.GATE else kind_words(kind)


# -- activities ------------------------------------------------------------------------------------


def called(activity: Activity, handles: Mapping[str, str]) -> str:
    """Return handle and title of an activity, as long as a sentence can bear."""
    return f"{handles.get(activity.id, '')} {short(activity.title)}".strip()


def shared_title(count: int) -> str:
    """Return what several activities are called together."""
    return tr_n("{count} activity", "{count} activities", count).format(count=count)


def shared_hint() -> str:
    """Return what setting a field of several activities does."""
    return tr("What is set here is set for all of them; what differs stays with each until then.")


def workstream_entries(workstreams: Sequence[Workstream]) -> list[tuple[str, str | None]]:
    """Return how workstreams stand in a list, with their ids, none first."""
    return [(tr("none"), None), *((f"{each.letter}  {each.name}", each.id) for each in workstreams)]


def partner_entry(partner: Partner) -> str:
    """Return how a partner stands in a list: code and name, or the name alone where both are the same."""
    if partner.short == partner.name:
        return partner.name
    return tr("{code} · {name}").format(code=partner.short, name=partner.name)


def market_name(desk: Desk, market_id: str) -> str:
    """Return the name of a market; one that is in other rounds only is called so."""
    known = {market.id: market.name for market in desk.scoring.markets}
    return known.get(market_id, tr("market of another round"))


def first_day(activity: Activity, numbers: Numbers) -> str:
    """Return the first day of an activity, as precisely as it is known; "" without one."""
    if activity.start is None:
        return ""
    whole = activity.start == month_start(activity.start)
    return _day(activity.start, activity.grain, numbers, whole=whole)


def last_day(activity: Activity, numbers: Numbers) -> str:
    """Return the last day of an activity, as precisely as it is known; "" without one."""
    if activity.end is None:
        return ""
    whole = activity.end == month_end(activity.end)
    return _day(activity.end, activity.grain, numbers, whole=whole)


def _day(day: date, grain: DateGrain, numbers: Numbers, *, whole: bool) -> str:
    if grain in {DateGrain.YEAR, DateGrain.HORIZON}:
        return str(day.year)
    return numbers.month(day) if grain is DateGrain.MONTH and whole else numbers.full_day(day)


def move_words(before: Activity, span: Span, grain: DateGrain, numbers: Numbers) -> str:
    """Return where something is being moved to, and how far: "Jul 2020 – Mar 2022, 3 months later"."""
    words = span_words(*span, grain, numbers)
    if before.start is None or before.end is None or span == (before.start, before.end):
        return words
    moved = span_shift_words(shift(before.start, span[0]), shift(before.end, span[1]))
    return tr("{dates}, {shift}").format(dates=words, shift=moved)


# -- what to look at -------------------------------------------------------------------------------


def review_words(reviews: Sequence[RoleReview], desk: Desk, handles: Mapping[str, str]) -> str:
    """Return why an activity is to be looked at again."""
    parts = [review_sentence(each, market_name(desk, each.market_id)) for each in reviews]
    name = called(reviews[0].activity, handles)
    return tr("{activity}: {reasons}.").format(activity=name, reasons="; ".join(parts))


def circle_words(path: Sequence[str], roadmap: Roadmap) -> str:
    """Return which circle a link would close."""
    return cycle_sentence(path, {each.id: each.title for each in roadmap.activities})


def finding(roadmap: Roadmap, late: int) -> str:
    """Return what the chart shows, as its title."""
    count = len(roadmap.activities)
    said = tr_n("{count} activity", "{count} activities", count).format(count=count)
    days = [day for each in roadmap.activities for day in (each.start, each.end) if day is not None]
    if days:
        first, last = min(days).year, max(days).year
        years = str(first) if first == last else tr("{first}–{last}").format(first=first, last=last)
        said = tr("{activities}, {years}").format(activities=said, years=years)
    if late:
        said = tr("{activities}; {late}").format(activities=said, late=violations_count(late))
    return said
