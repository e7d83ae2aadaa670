"""Actions on what was achieved of a KPI: readings of its value, and single achievements by name."""

from __future__ import annotations

from datetime import date
from typing import TypedDict

from dia_desktop.language import tr
from dia_desktop.store.edits.finding import kpi_of
from dia_desktop.store.history import Applied
from dia_desktop.store.kpi_rules import fitting_figure
from dia_desktop.store.roadmap_rows import AchievementRow, KpiReadingRow, KpiRow
from dia_desktop.store.rules import checked_name, checked_text
from dia_desktop.store.step import Step
from dia_desktop.store.strategy_file import StrategyFile
from dia_desktop.strategy.swot_words import start_of


class ReadingFields(TypedDict, total=False):
    """What to set of a reading, by the names of the record; what is not named stays as it is."""

    value: float
    as_of: date | None
    note: str
    source: str


class AchievementFields(TypedDict, total=False):
    """What to set of an achievement, by the names of the record; what is not named stays as it is."""

    title: str
    on: date | None
    source: str


def add_reading(
    file: StrategyFile, kpi_id: str, value: float, as_of: date | None, note: str = "", source: str = ""
) -> Applied:
    """Note what was achieved of a KPI on a day; None where the source does not say when."""
    with file.step(tr("Noted a reading")) as step:
        kpi = kpi_of(step, kpi_id)
        present = step.rows(KpiReadingRow, kpi_id=kpi_id)
        position = max((row.position for row in present), default=-1) + 1
        row = KpiReadingRow(kpi_id=kpi_id, value=value, position=position)
        _set_reading(row, {"value": value, "as_of": as_of, "note": note, "source": source}, kpi)
        step.add(row)
        step.label = tr("Noted {value:g} for the KPI “{kpi}”").format(value=row.value, kpi=kpi.name)
    return step.applied


def set_reading(file: StrategyFile, reading_id: str, fields: ReadingFields) -> Applied:
    """Correct a reading."""
    with file.step(tr("Corrected a reading")) as step:
        row = _reading_of(step, reading_id)
        kpi = kpi_of(step, row.kpi_id)
        _set_reading(row, fields, kpi)
        step.label = tr("Corrected a reading of the KPI “{kpi}”").format(kpi=kpi.name)
    return step.applied


def remove_reading(file: StrategyFile, reading_id: str) -> Applied:
    """Take a reading away."""
    with file.step(tr("Removed a reading")) as step:
        row = _reading_of(step, reading_id)
        kpi = kpi_of(step, row.kpi_id)
        step.label = tr("Removed the reading {value:g} of the KPI “{kpi}”").format(
            value=row.value, kpi=kpi.name
        )
        step.delete(row)
    return step.applied


def add_achievement(
    file: StrategyFile, kpi_id: str, title: str, on: date | None = None, source: str = ""
) -> Applied:
    """List something by name that counts towards a KPI; its value does not change by that."""
    with file.step(tr("Added an achievement")) as step:
        kpi = kpi_of(step, kpi_id)
        present = step.rows(AchievementRow, kpi_id=kpi_id)
        position = max((row.position for row in present), default=-1) + 1
        row = AchievementRow(kpi_id=kpi_id, title=checked_name(title, kpi.name), position=position)
        _set_achievement(row, {"on": on, "source": source}, kpi.name)
        step.add(row)
        step.label = tr("Listed “{achievement}” under the KPI “{kpi}”").format(
            achievement=start_of(row.title), kpi=kpi.name
        )
    return step.applied


def set_achievement(file: StrategyFile, achievement_id: str, fields: AchievementFields) -> Applied:
    """Correct an achievement."""
    with file.step(tr("Changed an achievement")) as step:
        row = _achievement_of(step, achievement_id)
        before = start_of(row.title)
        _set_achievement(row, fields, kpi_of(step, row.kpi_id).name)
        step.label = tr("Changed the achievement “{achievement}”").format(achievement=before)
    return step.applied


def remove_achievement(file: StrategyFile, achievement_id: str) -> Applied:
    """Take an achievement off the list."""
    with file.step(tr("Removed an achievement")) as step:
        row = _achievement_of(step, achievement_id)
        step.label = tr("Removed the achievement “{achievement}”").format(achievement=start_of(row.title))
        step.delete(row)
    return step.applied


def _set_reading(row: KpiReadingRow, fields: ReadingFields, kpi: KpiRow) -> None:
    unknown = fields.keys() - ReadingFields.__optional_keys__
    if unknown:
        raise TypeError(f"A reading has no fields {unknown}.")
    if "value" in fields:
        row.value = fitting_figure(fields["value"], kpi.unit, kpi.name)
    row.as_of = fields.get("as_of", row.as_of)
    row.note = checked_text(fields.get("note", row.note), kpi.name)
    row.source = checked_text(fields.get("source", row.source), kpi.name)


def _set_achievement(row: AchievementRow, fields: AchievementFields, what: str) -> None:
    unknown = fields.keys() - AchievementFields.__optional_keys__
    if unknown:
        raise TypeError(f"An achievement has no fields {unknown}.")
    row.title = checked_name(fields.get("title", row.title), what)
    row.day = fields.get("on", row.day)
    row.source = checked_text(fields.get("source", row.source), what)


def _reading_of(step: Step, reading_id: str) -> KpiReadingRow:
    otherwise = tr("There is no such reading; choose one of the list.")
    return step.get(KpiReadingRow, reading_id, otherwise)


def _achievement_of(step: Step, achievement_id: str) -> AchievementRow:
    otherwise = tr("There is no such achievement; choose one of the list.")
    return step.get(AchievementRow, achievement_id, otherwise)
