"""What was achieved of a KPI on a day: noted, or corrected."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from dia_desktop.charts.kpi_chart import standing_words
from dia_desktop.errors import InvalidInputError
from dia_desktop.language import tr
from dia_desktop.store.edits import add_reading
from dia_desktop.strategy.kpi_progress import kpi_progress
from dia_desktop.strategy.kpis import Kpi
from dia_desktop.ui.context import Context
from dia_desktop.ui.form_dialog import FormDialog
from dia_desktop.ui.funding.cell_editing import LONGEST
from dia_desktop.ui.funding.kpi_columns import needed_number
from dia_desktop.ui.funding.readings import day_text, typed_past_day
from dia_desktop.ui.funding.record_model import one_line
from dia_desktop.ui.widgets import PlainLabel


class UpdateDialog(FormDialog):
    """Asks for a new value of a KPI.

    Parameters
    ----------
    kpi_id : the one that is offered first; "" for the first of the list.
    today : the day the value is of, where nobody says otherwise.
    """

    def __init__(self, context: Context, kpi_id: str, today: date, parent: QWidget) -> None:
        intro = tr("Earlier values stay in the history of the KPI.")
        super().__init__(context, tr("Update the value of a KPI"), tr("Note the value"), intro, parent)
        self._today = today
        self.kpi = QComboBox()
        self.kpi.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for kpi in context.desk.kpis:
            self.kpi.addItem(one_line(kpi.name), kpi.id)
        self.kpi.setCurrentIndex(max(self.kpi.findData(kpi_id), 0))
        self.now = PlainLabel(context, "", 13, colour="text2", wrap=True)
        self.value, self.as_of = QLineEdit(), QLineEdit(day_text(today))
        self.note, self.source = QLineEdit(), QLineEdit()
        self.as_of.setPlaceholderText(tr("not stated"))
        self.add_field(tr("KPI"), self.kpi)
        self.form.addRow(self.now)
        self.add_field(tr("New value"), self.value)
        self.add_field(tr("As of"), self.as_of)
        self.add_field(tr("Note"), self.note)
        self.add_field(tr("Stated in"), self.source)
        for field in (self.value, self.as_of, self.note, self.source):
            field.setMaxLength(LONGEST)
        self.act_button.setEnabled(not context.desk.file.read_only)
        self.kpi.currentIndexChanged.connect(self._tell)
        self._tell()
        self.value.setFocus()

    @property
    def chosen(self) -> Kpi | None:
        """The KPI that is updated."""
        wanted = self.kpi.currentData()
        return next((each for each in self.context.desk.kpis if each.id == wanted), None)

    def _tell(self) -> None:
        kpi = self.chosen
        if kpi is not None:
            self.now.setText(one_line(standing_words(kpi_progress(kpi, self._today), self.context.numbers)))

    def carry_out(self) -> bool:
        """Note the value."""
        kpi = self.chosen
        if kpi is None:
            return False
        field = self.value
        try:
            value = needed_number(self.value.text(), self.context)
            field = self.as_of
            as_of = typed_past_day(self.as_of.text(), self.context.locale, self._today, last=True)
        except InvalidInputError as error:
            self.strip.say(str(error), "bad")
            field.setFocus()
            return False
        return self.context.desk.do(
            add_reading, kpi.id, value, as_of, self.note.text(), self.source.text().strip()
        )
