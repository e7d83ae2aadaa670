"""Actions on what the whole roadmap is seen against: its horizons and its markers."""

from __future__ import annotations

from datetime import date

from dia_desktop.language import tr
from dia_desktop.store.edits.finding import the_strategy
from dia_desktop.store.history import Applied
from dia_desktop.store.roadmap_rows import ActivityRow, MarkerRow, RoadmapFrameRow
from dia_desktop.store.roadmap_rules import check_horizons
from dia_desktop.store.rules import check_span, checked_name
from dia_desktop.store.step import Step
from dia_desktop.store.strategy_file import StrategyFile
from dia_desktop.strategy.roadmap import LONG_TERM_YEARS, MID_TERM_YEARS, DateGrain

_Span = tuple[date, date]


def set_horizons(
    file: StrategyFile, first_year: int | None, mid_term_years: int, long_term_years: int
) -> Applied:
    """Say in which year the roadmap begins, and how many years its two horizons have.

    Activities of which only the horizon is stated go along with it.
    """
    check_horizons(first_year, mid_term_years, long_term_years)
    with file.step(tr("Set the horizons")) as step:
        row = _frame(step)
        before = _spans(row)
        row.first_year = first_year
        row.mid_term_years, row.long_term_years = mid_term_years, long_term_years
        step.add(row)
        for activity in step.rows(ActivityRow, grain=DateGrain.HORIZON.value):
            _follow(activity, before, _spans(row))
        step.label = _label(row)
    return step.applied


def add_marker(file: StrategyFile, title: str, start: date, end: date | None = None) -> Applied:
    """Show a moment, or a time where there is an `end`, over the whole roadmap."""
    with file.step(tr("Added a marker")) as step:
        plain = checked_name(title, tr("Marker"))
        last = start if end is None else end
        check_span(start, last, plain)
        step.add(MarkerRow(title=plain, first_day=start, last_day=last))
        step.label = tr("Added the marker “{marker}”").format(marker=plain)
    return step.applied


def set_marker(
    file: StrategyFile, marker_id: str, title: str, start: date, end: date | None = None
) -> Applied:
    """Give a marker another title and other days."""
    with file.step(tr("Changed a marker")) as step:
        row = _marker_of(step, marker_id)
        row.title = checked_name(title, tr("Marker"))
        row.first_day, row.last_day = start, start if end is None else end
        check_span(row.first_day, row.last_day, row.title)
        step.label = tr("Changed the marker “{marker}”").format(marker=row.title)
    return step.applied


def remove_marker(file: StrategyFile, marker_id: str) -> Applied:
    """Take a marker away."""
    with file.step(tr("Removed a marker")) as step:
        row = _marker_of(step, marker_id)
        step.label = tr("Removed the marker “{marker}”").format(marker=row.title)
        step.delete(row)
    return step.applied


def _frame(step: Step) -> RoadmapFrameRow:
    for row in step.rows(RoadmapFrameRow):
        return row
    return RoadmapFrameRow(
        strategy_id=the_strategy(step).id, mid_term_years=MID_TERM_YEARS, long_term_years=LONG_TERM_YEARS
    )


def _spans(row: RoadmapFrameRow) -> tuple[_Span, ...]:
    """Return the first and last days of both horizons, mid-term first; none where no year is decided."""
    if row.first_year is None:
        return ()
    return tuple(
        (date(row.first_year, 1, 1), date(row.first_year + years - 1, 12, 31))
        for years in (row.mid_term_years, row.long_term_years)
    )


def _follow(activity: ActivityRow, before: tuple[_Span, ...], after: tuple[_Span, ...]) -> None:
    for old, new in zip(before, after, strict=False):
        if (activity.first_day, activity.last_day) == old:
            activity.first_day, activity.last_day = new
            return


def _label(row: RoadmapFrameRow) -> str:
    if row.first_year is None:
        return tr("Left open when the roadmap begins")
    return tr("Set the horizons to {first}–{mid} and {first}–{long}").format(
        first=row.first_year,
        mid=row.first_year + row.mid_term_years - 1,
        long=row.first_year + row.long_term_years - 1,
    )


def _marker_of(step: Step, marker_id: str) -> MarkerRow:
    otherwise = tr("The roadmap has no such marker; choose one that is shown.")
    return step.get(MarkerRow, marker_id, otherwise)
