"""Actions on the KPIs of the strategy."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TypedDict

from dia_desktop.language import tr
from dia_desktop.store.edits.finding import in_order, kpi_of, renumber
from dia_desktop.store.history import Applied
from dia_desktop.store.kpi_rules import fitting_figure
from dia_desktop.store.roadmap_rows import AchievementRow, ActivityRow, KpiReadingRow, KpiRow
from dia_desktop.store.rules import check_span, checked_name, checked_position, checked_text
from dia_desktop.store.strategy_file import StrategyFile


class KpiFields(TypedDict, total=False):
    """What to set of a KPI, by the names of the record; what is not named stays as it is."""

    name: str
    unit: str
    target: float | None
    lower_is_better: bool
    start: date | None
    due: date | None
    source: str


def add_kpi(file: StrategyFile, name: str, fields: KpiFields | None = None) -> Applied:
    """Add a KPI at the end of the list."""
    with file.step(tr("Added a KPI")) as step:
        row = KpiRow(name=checked_name(name, tr("KPI")), position=len(step.rows(KpiRow)))
        _set(row, fields or {})
        step.add(row)
        step.label = tr("Added the KPI “{kpi}”").format(kpi=row.name)
    return step.applied


def set_kpi(
    file: StrategyFile, kpi_id: str, fields: KpiFields, label: str | None = None, reason: str = ""
) -> Applied:
    """Set fields of a KPI as one step."""
    with file.step(tr("Changed a KPI"), reason) as step:
        row = kpi_of(step, kpi_id)
        before, unit = row.name, row.unit
        _set(row, fields)
        if row.unit != unit:
            _check_figures(row, step.rows(KpiReadingRow, kpi_id=kpi_id))
        named = tr("Changed the KPI “{kpi}”").format(kpi=row.name)
        if before != row.name:
            named = tr("Renamed the KPI “{old}” to “{new}”").format(old=before, new=row.name)
        step.label = label if label is not None else named
    return step.applied


def move_kpi(file: StrategyFile, kpi_id: str, position: int) -> Applied:
    """Move a KPI to a place in the list, 0 first."""
    with file.step(tr("Moved a KPI")) as step:
        rows = in_order(step.rows(KpiRow))
        moved = kpi_of(step, kpi_id)
        rows.remove(moved)
        rows.insert(checked_position(position, len(rows) + 1), moved)
        renumber(rows)
        step.label = tr("Moved the KPI “{kpi}” to place {place}").format(kpi=moved.name, place=position + 1)
    return step.applied


def remove_kpi(file: StrategyFile, kpi_id: str, reason: str = "") -> Applied:
    """Take a KPI out of the strategy, with its readings and achievements; its activities stay."""
    with file.step(tr("Removed a KPI"), reason) as step:
        row = kpi_of(step, kpi_id)
        step.label = tr("Removed the KPI “{kpi}”").format(kpi=row.name)
        for activity in step.rows(ActivityRow, kpi_id=kpi_id):
            activity.kpi_id = None
        for reading in step.rows(KpiReadingRow, kpi_id=kpi_id):
            step.delete(reading)
        for achievement in step.rows(AchievementRow, kpi_id=kpi_id):
            step.delete(achievement)
        renumber(other for other in in_order(step.rows(KpiRow)) if other is not row)
        step.delete(row)
    return step.applied


def _set(row: KpiRow, fields: KpiFields) -> None:
    unknown = fields.keys() - KpiFields.__optional_keys__
    if unknown:
        raise TypeError(f"A KPI has no fields {unknown}.")
    if "name" in fields:
        row.name = checked_name(fields["name"], tr("KPI"))
    row.unit = checked_text(fields.get("unit", row.unit), row.name)
    row.target = fields.get("target", row.target)
    if "target" in fields and row.target is not None:
        row.target = fitting_figure(row.target, row.unit, row.name)
    row.lower_is_better = fields.get("lower_is_better", row.lower_is_better)
    row.first_day, row.due = fields.get("start", row.first_day), fields.get("due", row.due)
    check_span(row.first_day, row.due, row.name)
    row.source = checked_text(fields.get("source", row.source), row.name)


def _check_figures(row: KpiRow, readings: Iterable[KpiReadingRow]) -> None:
    """Refuse a unit in which what was read, or is aimed at, cannot be meant."""
    for value in (row.target, *(reading.value for reading in readings)):
        if value is not None:
            fitting_figure(value, row.unit, row.name)
