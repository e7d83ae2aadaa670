"""The words of a Gantt chart: dates in their grain, labels of bars, rows as sentences."""

from __future__ import annotations

from dia_desktop.charts.gantt_rows import Bar, Row
from dia_desktop.language import tr, tr_n
from dia_desktop.strategy.numbers import Numbers
from dia_desktop.strategy.roadmap import Activity, ActivityKind, ActivityStatus, DateGrain
from dia_desktop.strategy.roadmap_words import (
    dates_words,
    grain_words,
    kind_words,
    span_words,
    status_words,
)

#: A picture repeats so many letters of a title at most; the table has all of it.
MOST_LETTERS = 200
HUNDRED = 100


def short(text: str) -> str:
    """Return the start of a text, long enough for all but pages of text."""
    return text if len(text) <= MOST_LETTERS else f"{text[: MOST_LETTERS - 1].rstrip()}…"


def month_names() -> tuple[str, ...]:
    """Return the short names of the months, January first."""
    return (
        tr("Jan"), tr("Feb"), tr("Mar"), tr("Apr"), tr("May"), tr("Jun"),
        tr("Jul"), tr("Aug"), tr("Sep"), tr("Oct"), tr("Nov"), tr("Dec"),
    )  # fmt: skip


def quarter_name(number: int) -> str:
    """Return how a quarter is called, 1 first."""
    return tr("Q{number}").format(number=number)


def moment_words(activity: Activity, numbers: Numbers) -> str:
    """Return when a milestone or gate is due, as precisely as it is known; "" without a date."""
    if activity.start is None or activity.end is None:
        return ""
    first = activity.start if activity.grain is DateGrain.HORIZON else activity.end
    return span_words(first, activity.end, activity.grain, numbers)


def done_words(done: int | None, numbers: Numbers) -> str:
    """Return how much is done, "" where nobody said."""
    return "" if done is None else numbers.percent(done / HUNDRED)


def bar_label(row: Row, bar: Bar, numbers: Numbers) -> str:
    """Return what stands on a bar: who looks after it, how much is done, and what is special."""
    done = done_words(bar.done, numbers) if bar.done else ""
    parts = [" ".join(part for part in (short(row.owner), done) if part)]
    if bar.status in {ActivityStatus.PAUSED, ActivityStatus.DROPPED}:
        parts.append(status_words(bar.status))
    if bar.horizon_only:
        parts.append(grain_words(DateGrain.HORIZON))
    return " · ".join(part for part in parts if part)


def more_rows(count: int) -> str:
    """Return how many rows were left out."""
    return tr_n("one more row", "{count} more rows", count).format(count=count)


def row_words(row: Row, numbers: Numbers) -> str:
    """Return a row as part of a sentence."""
    name = f"{row.handle} {short(row.title)}".strip()
    if row.activity is None:
        count = tr_n("{count} activity", "{count} activities", row.count).format(count=row.count)
        return f"{name}: {count}"
    activity = row.activity
    facts = []
    if row.news == "removed":
        facts.append(tr("removed since the compared revision"))
    if row.news == "new":
        facts.append(tr("new since the compared revision"))
    if activity.kind is not ActivityKind.ACTIVITY:
        facts.append(kind_words(activity.kind))
    facts.append(dates_words(activity, numbers))
    facts.append(status_words(activity.status))
    if row.done is not None:
        facts.append(tr("{share} done").format(share=done_words(row.done, numbers)))
    if row.owner:
        facts.append(tr("looked after by {owner}").format(owner=short(row.owner)))
    if row.review:
        facts.append(tr("to be reviewed: a market changed its role"))
    return tr("{name}: {facts}").format(name=name, facts="; ".join(facts))
