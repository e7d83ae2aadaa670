"""A KPI in full: how it stands, all readings of it, and what was achieved by name."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from dia_desktop.charts.kpi_chart import standing_words
from dia_desktop.language import tr, tr_n
from dia_desktop.store.edits import (
    AchievementFields,
    KpiFields,
    ReadingFields,
    add_achievement,
    remove_achievement,
    remove_reading,
    set_achievement,
    set_kpi,
    set_reading,
)
from dia_desktop.strategy.kpi_progress import kpi_progress
from dia_desktop.strategy.kpis import Achievement, Kpi, KpiReading
from dia_desktop.ui.context import Context
from dia_desktop.ui.funding.columns import Fields, Record
from dia_desktop.ui.funding.kpi_columns import achievement_columns, kpi_columns, reading_columns
from dia_desktop.ui.funding.record_dialog import RecordDialog
from dia_desktop.ui.funding.record_model import one_line
from dia_desktop.ui.funding.record_table import RecordTable
from dia_desktop.ui.funding.update_dialog import UpdateDialog
from dia_desktop.ui.widgets import Button, PlainLabel, Strip, said_in_front

WIDTH, HEIGHT = 720, 560


class KpiDialog(QDialog):
    """Shows one KPI and lets its readings and achievements be changed; every change is a step of its own."""

    def __init__(self, context: Context, kpi_id: str, today: Callable[[], date], parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._id, self._today = context, kpi_id, today
        self.heading = PlainLabel(context, "", 17, QFont.Weight.Bold, wrap=True)
        self.state = PlainLabel(context, "", 13, colour="text2", wrap=True)
        self.strip = Strip(context)
        self.readings = RecordTable(
            context, tr("Readings"), reading_columns(context, today), self._set_reading
        )
        self.achievements = RecordTable(
            context,
            tr("What was achieved, by name"),
            achievement_columns(context, today),
            self._set_achievement,
        )
        self.edit_button = Button(context, tr("Edit the KPI…"), icon_name="pencil")
        self.update_button = Button(context, tr("Note a value…"), icon_name="plus")
        self.add_button = Button(context, tr("Add an achievement…"), icon_name="plus")
        self.remove_reading_button = Button(context, tr("Remove the reading"), icon_name="trash-2")
        self.remove_achievement_button = Button(context, tr("Remove the achievement"), icon_name="trash-2")
        self.close_button = Button(context, tr("Close"), "primary")
        self._lay_out()
        self._connect()
        self.reload()
        self.readings.setFocus()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(self.heading, 1)
        head.addWidget(self.edit_button, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        column.addWidget(self.state)
        column.addWidget(self.strip)
        for table, buttons in (
            (self.readings, (self.update_button, self.remove_reading_button)),
            (self.achievements, (self.add_button, self.remove_achievement_button)),
        ):
            table.movable = False
            table.setProperty("kind", "framed")
            row = QHBoxLayout()
            title = PlainLabel(self._context, table.accessibleName(), 13, QFont.Weight.DemiBold)
            row.addWidget(title, 1)
            for button in buttons:
                row.addWidget(button)
            column.addLayout(row)
            column.addWidget(table, 1)
        last = QHBoxLayout()
        last.addStretch(1)
        last.addWidget(self.close_button)
        column.addLayout(last)
        theme = self._context.theme
        self.resize(theme.px(WIDTH), theme.px(HEIGHT))

    def _connect(self) -> None:
        desk = self._context.desk
        desk.changed.connect(self.reload)
        desk.refused.connect(self._refused)
        self.close_button.clicked.connect(self.accept)
        self.edit_button.clicked.connect(self._edit)
        for signal in (self.update_button.clicked, self.readings.adding_wanted):
            signal.connect(lambda *_: self._update())
        for signal in (self.add_button.clicked, self.achievements.adding_wanted):
            signal.connect(lambda *_: self._add_achievement())
        self.remove_reading_button.clicked.connect(self.readings.delete)
        self.remove_achievement_button.clicked.connect(self.achievements.delete)
        self.readings.remove_wanted.connect(lambda key: desk.do(remove_reading, key))
        self.achievements.remove_wanted.connect(lambda key: desk.do(remove_achievement, key))
        self.achievements.opened.connect(self._open_achievement)
        self.readings.opened.connect(self._open_reading)

    @property
    def kpi(self) -> Kpi | None:
        """The KPI; None where it is gone."""
        return next((each for each in self._context.desk.kpis if each.id == self._id), None)

    def _refused(self, sentence: str) -> None:
        if not said_in_front(self):
            self.strip.say(sentence)

    def reload(self, *_areas: object) -> None:
        """Show the KPI as it is now; leave where it is gone."""
        kpi = self.kpi
        if kpi is None:
            self.reject()
            return
        name = one_line(kpi.name)
        self.setWindowTitle(name)
        self.setAccessibleName(name)
        self.heading.setText(name)
        self.state.setText(one_line(standing_words(kpi_progress(kpi, self._today()), self._context.numbers)))
        self.readings.show_records(kpi.readings)
        self.achievements.show_records(kpi.achievements)
        for table in (self.readings, self.achievements):
            if table.current is None and table.records.records:
                # What the buttons act on is marked from the beginning: the latest.
                table.setCurrentIndex(table.records.index(len(table.records.records) - 1, 0))
        count = len(kpi.achievements)
        title = tr_n("{count} achievement", "{count} achievements", count).format(count=count)
        self.achievements.setAccessibleDescription(title)
        fixed = self._context.desk.file.read_only
        self.edit_button.setEnabled(not fixed)
        self.update_button.setEnabled(not fixed)
        self.add_button.setEnabled(not fixed)
        self.remove_reading_button.setEnabled(bool(kpi.readings) and not fixed)
        self.remove_achievement_button.setEnabled(bool(count) and not fixed)

    # -- writing ------------------------------------------------------------------------------

    def _set_reading(self, reading: KpiReading, fields: Fields) -> bool:
        self.strip.clear()
        return self._context.desk.do(set_reading, reading.id, cast("ReadingFields", fields))

    def _set_achievement(self, achievement: Achievement, fields: Fields) -> bool:
        self.strip.clear()
        return self._context.desk.do(set_achievement, achievement.id, cast("AchievementFields", fields))

    def _update(self) -> None:
        if not self._context.desk.file.read_only:
            self._open(UpdateDialog(self._context, self._id, self._today(), self))

    def _edit(self) -> None:
        kpi = self.kpi
        if kpi is not None:
            self._open(edit_kpi_dialog(self._context, kpi, self._today, self))

    def _add_achievement(self) -> None:
        def save(fields: Fields) -> bool:
            return self._context.desk.do(
                add_achievement,
                self._id,
                str(fields.get("title", "")),
                cast("date | None", fields.get("on")),
                str(fields.get("source", "")),
            )

        words = (tr("Add an achievement"), tr("Add"), tr("It counts as evidence; the value stays as it is."))
        if not self._context.desk.file.read_only:
            columns = achievement_columns(self._context, self._today)
            self._open(RecordDialog(self._context, words, Achievement("", ""), columns, save, self))

    def _open_reading(self, key: str) -> None:
        reading = _by_id(self.readings.records.records, key)
        if reading is not None:
            words = (tr("Reading"), tr("Save"), "")
            columns = reading_columns(self._context, self._today)
            self._open(
                RecordDialog(
                    self._context,
                    words,
                    reading,
                    columns,
                    lambda fields: self._set_reading(reading, fields),
                    self,
                )
            )

    def _open_achievement(self, key: str) -> None:
        achievement = _by_id(self.achievements.records.records, key)
        if achievement is not None:
            words = (tr("Achievement"), tr("Save"), "")
            columns = achievement_columns(self._context, self._today)
            self._open(
                RecordDialog(
                    self._context,
                    words,
                    achievement,
                    columns,
                    lambda fields: self._set_achievement(achievement, fields),
                    self,
                )
            )

    def _open(self, dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()


def edit_kpi_dialog(
    context: Context, kpi: Kpi, today: Callable[[], date], parent: QWidget
) -> RecordDialog[Kpi]:
    """Return the dialog in which a KPI is changed."""
    words = (tr("Edit the KPI"), tr("Save"), "")

    def save(fields: Fields) -> bool:
        return not fields or context.desk.do(set_kpi, kpi.id, cast("KpiFields", fields))

    return RecordDialog(context, words, kpi, kpi_columns(context, today), save, parent)


def _by_id(records: tuple[Record, ...], key: str) -> Record | None:
    return next((each for each in records if each.id == key), None)
