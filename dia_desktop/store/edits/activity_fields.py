"""What may be set of an activity of the roadmap, and how that is called in the history."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from itertools import chain
from typing import Any, Final, TypedDict, cast

from dia_desktop.language import tr, tr_n
from dia_desktop.store.edits.activity_links import MARKETS, PARTNERS, tie
from dia_desktop.store.edits.finding import kpi_of, partner_of, workstream_of
from dia_desktop.store.edits.links import check_there, relink
from dia_desktop.store.edits.swot_links import option_of
from dia_desktop.store.funding_rules import check_money, checked_cents, checked_currency
from dia_desktop.store.roadmap_rows import ActivityRow
from dia_desktop.store.roadmap_rules import checked_progress
from dia_desktop.store.rules import check_span, checked_name, checked_text
from dia_desktop.store.step import Step
from dia_desktop.strategy.roadmap import ActivityKind, ActivityStatus, Confidence, DateGrain
from dia_desktop.strategy.swot_words import start_of

Span = tuple[date, date]


class ActivityFields(TypedDict, total=False):
    """What to set of an activity, by the names of the record; what is not named stays as it is.

    A day that is given alone is both where the activity had none; a day that is taken away takes the other
    one along. Dates without a `grain` are known to the month, or to the day where they were before.
    """

    title: str
    kind: ActivityKind
    workstream_id: str | None
    start: date | None
    end: date | None
    grain: DateGrain
    progress: int | None
    status: ActivityStatus
    confidence: Confidence
    owner_id: str | None
    partner_ids: Collection[str]
    market_ids: Collection[str]
    option_id: str | None
    kpi_id: str | None
    cost_cents: int | None
    currency: str
    note: str
    source: str
    review_date: date | None


_CHOICES: Final = {
    "kind": ActivityKind,
    "status": ActivityStatus,
    "confidence": Confidence,
    "grain": DateGrain,
}
_AS_GIVEN: Final = ("workstream_id", "owner_id", "option_id", "kpi_id", "review_date")
_DATES: Final = frozenset({"start", "end", "grain"})
_COST: Final = frozenset({"cost_cents", "currency"})


def new_activity(title: str, what: str) -> ActivityRow:
    """Return an activity of which only the title is known; it has no place yet."""
    return ActivityRow(
        title=checked_name(title, what),
        position=0,
        kind=ActivityKind.ACTIVITY.value,
        grain=DateGrain.MONTH.value,
        status=ActivityStatus.PLANNED.value,
        confidence=Confidence.PLANNED.value,
    )


def set_fields(row: ActivityRow, fields: ActivityFields, what: str) -> None:
    """Set what the row itself holds; `what` says in a message which activity it is."""
    unknown = fields.keys() - ActivityFields.__optional_keys__
    if unknown:
        raise TypeError(f"An activity has no fields {unknown}.")
    given = cast("dict[str, Any]", fields)
    if "title" in fields:
        row.title = checked_name(fields["title"], what)
    for name in _AS_GIVEN:
        if name in given:
            setattr(row, name, given[name])
    for name in ("note", "source"):
        if name in given:
            setattr(row, name, checked_text(given[name], what))
    if "progress" in fields:
        row.progress = checked_progress(fields["progress"], what)
    _set_dates(row, fields, what)
    _set_cost(row, fields, what)
    for name, choice in _CHOICES.items():
        if name in given:
            setattr(row, name, choice(given[name]).value)


def set_span(row: ActivityRow, span: Span | None, what: str) -> None:
    """Give an activity its first and its last day, or none."""
    before = (row.first_day, row.last_day)
    row.first_day, row.last_day = (None, None) if span is None else span
    check_span(row.first_day, row.last_day, what)
    if (row.first_day, row.last_day) != before and row.grain != DateGrain.DAY.value:
        # A year or a horizon is no longer what is meant once somebody chose the dates.
        row.grain = DateGrain.MONTH.value


def _set_dates(row: ActivityRow, fields: ActivityFields, what: str) -> None:
    named = [day for day in (fields.get("start", ...), fields.get("end", ...)) if day is not ...]
    if not named:
        return
    start, end = fields.get("start", row.first_day), fields.get("end", row.last_day)
    first, last = start or end, end or start
    taken_off = not any(named)
    set_span(row, None if taken_off or first is None or last is None else (first, last), what)


def _set_cost(row: ActivityRow, fields: ActivityFields, what: str) -> None:
    cents = checked_cents(fields.get("cost_cents", row.cost_cents), what)
    currency = checked_currency(fields.get("currency", row.currency), what)
    check_money(cents, currency, what)
    row.cost_cents, row.currency = cents, "" if cents is None else currency


def check_others(step: Step, wanted: Iterable[ActivityFields]) -> None:
    """Refuse workstreams, partners, markets, options and KPIs that are not there."""
    known = [*wanted]
    for name, find in (
        ("workstream_id", workstream_of),
        ("owner_id", partner_of),
        ("option_id", option_of),
        ("kpi_id", kpi_of),
    ):
        for other_id in {cast("str | None", fields.get(name)) for fields in known} - {None}:
            find(step, str(other_id))
    check_there(step, PARTNERS, chain(*(fields.get("partner_ids", ()) for fields in known)))
    check_there(step, MARKETS, chain(*(fields.get("market_ids", ()) for fields in known)))


def relink_activities(step: Step, activity_ids: Collection[str], fields: ActivityFields) -> None:
    """Give activities the partners and markets that `fields` names, where it names any."""
    if "partner_ids" in fields:
        relink(step, PARTNERS, activity_ids, fields["partner_ids"])
    if "market_ids" in fields:
        tie(step, activity_ids, fields["market_ids"])


def in_words(titles: Sequence[str]) -> str:
    """Return how some activities are called in a label: by title, or by how many they are."""
    if len(titles) == 1:
        return tr("“{activity}”").format(activity=start_of(titles[0]))
    return tr_n("{count} activity", "{count} activities", len(titles)).format(count=len(titles))


def label_of(step: Step, titles: Sequence[str], fields: ActivityFields) -> str:
    """Return what setting fields of activities is called.

    Parameters
    ----------
    titles : what the activities were called before.
    """
    activities = in_words(titles)
    if fields and fields.keys() <= _DATES:
        return tr("Changed the dates of {activities}").format(activities=activities)
    if fields and fields.keys() <= _COST:
        return tr("Changed the cost of {activities}").format(activities=activities)
    if len(fields) != 1:
        return tr("Changed {activities}").format(activities=activities)
    ((name, value),) = fields.items()
    sentence = _taking_back(name) if value is None else _giving(name)
    return sentence.format(activities=activities, value=_value_in_words(step, name, value))


def _giving(name: str) -> str:
    return {
        "title": tr("Renamed {activities} to “{value}”"),
        "kind": tr("Changed the kind of {activities}"),
        "workstream_id": tr("Moved {activities} to {value}"),
        "progress": tr("Set the progress of {activities} to {value} %"),
        "status": tr("Changed the status of {activities}"),
        "confidence": tr("Changed the confidence of {activities}"),
        "owner_id": tr("Gave {activities} to {value}"),
        "partner_ids": tr("Changed the partners of {activities}"),
        "market_ids": tr("Changed the markets of {activities}"),
        "option_id": tr("Changed the origin of {activities}"),
        "kpi_id": tr("Changed the KPI of {activities}"),
        "note": tr("Changed the note on {activities}"),
        "source": tr("Changed the source of {activities}"),
        "review_date": tr("Changed the review date of {activities}"),
    }[name]


def _taking_back(name: str) -> str:
    return {
        "workstream_id": tr("Left {activities} without a workstream"),
        "progress": tr("Took back the progress of {activities}"),
        "owner_id": tr("Left {activities} without an owner"),
        "option_id": tr("Left {activities} without an origin"),
        "kpi_id": tr("Left {activities} without a KPI"),
        "review_date": tr("Took the review date off {activities}"),
    }[name]


def _value_in_words(step: Step, name: str, value: object) -> str:
    if name == "owner_id" and isinstance(value, str):
        partner = partner_of(step, value)
        return partner.code or partner.name
    if name == "workstream_id" and isinstance(value, str):
        return workstream_of(step, value).name
    return start_of(str(value))
