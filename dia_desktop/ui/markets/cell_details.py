"""Where a number of the score matrix comes from, and what can be noted about it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale
from PySide6.QtWidgets import QCheckBox, QDateEdit, QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from dia_desktop.errors import InvalidInputError
from dia_desktop.language import tr
from dia_desktop.store import edits
from dia_desktop.store.edits import ScoreChange, ScoreFields
from dia_desktop.strategy.evaluation import BEST, WORST
from dia_desktop.strategy.numbers import needed_decimals
from dia_desktop.strategy.records import Score
from dia_desktop.ui.context import Context
from dia_desktop.ui.form_dialog import WIDTH
from dia_desktop.ui.markets.entry_dialog import EntryDialog
from dia_desktop.ui.markets.judgement_rows import JudgementRows
from dia_desktop.ui.markets.judgement_words import circle_of
from dia_desktop.ui.markets.score_cell import Cell, provenance
from dia_desktop.ui.markets.score_editors import LevelBox, NumberField
from dia_desktop.ui.widgets import PlainLabel

NOTE_HEIGHT = 84


class CellDetails(EntryDialog):
    """Tells the story of one cell and takes all that is known of it, as one step.

    The story is that of the view; what is typed is what the group has, and what each partner holds.

    Parameters
    ----------
    today : the review date that is offered where there is none.
    """

    def __init__(self, context: Context, cell: Cell, today: date, parent: QWidget) -> None:
        super().__init__(context, tr("Cell details"), tr("Save"), parent)
        self.cell = cell
        known = context.desk.group.score(cell.market.id, cell.criterion.id)
        score = known or Score("", cell.market.id, cell.criterion.id)
        self._before = score
        # No wider than other dialogs, however long the story: the ranking stays in sight beside it.
        self.setFixedWidth(context.theme.px(WIDTH))
        title, *story = provenance(cell, context.numbers, circle_of(context.desk), brief=True)
        self.form.addRow(PlainLabel(context, title, 15, wrap=True))
        self.story = PlainLabel(context, "\n".join(story), 13, colour="text2", wrap=True)
        self.form.addRow(self.story)
        self.reading = self._reading_field(cell, score.natural)
        self.judgements = JudgementRows(context, score, self.act_button.setFocus)
        self.agreed = self._number_field(score.agreed, (WORST, BEST))
        self.source = QLineEdit(score.source)
        self.vintage = QLineEdit(score.vintage)
        self.note = QPlainTextEdit(score.note)
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(context.theme.px(NOTE_HEIGHT))
        self.add_field(tr("Reading"), self.reading)
        self.judgements.setAccessibleName(tr("Judgements of the partners, 0–100"))
        if self.judgements.rows:
            heading = PlainLabel(context, self.judgements.accessibleName(), 13, colour="text2")
            self.form.addRow(heading)
            self.form.addRow(self.judgements)
        self.add_field(tr("Agreed score, 0–100"), self.agreed)
        self.add_field(tr("Note"), self.note)
        self.add_field(tr("Source"), self.source)
        self.add_field(tr("Year or date"), self.vintage)
        self._add_review(score.review_date, today)
        for field in (self.source, self.vintage):
            field.setCursorPosition(0)
        self._lock(editable=context.desk.editable)

    def _reading_field(self, cell: Cell, natural: float | None) -> NumberField | LevelBox:
        if cell.criterion.scale.ordinal:
            return LevelBox(cell.criterion.scale, natural, self)
        return self._number_field(natural, None)

    def _number_field(self, value: float | None, bounds: tuple[float, float] | None) -> NumberField:
        text = "" if value is None else self.context.numbers.typed(value, needed_decimals(value))
        return NumberField(self.context.numbers, text, bounds, self)

    def _add_review(self, review: date | None, today: date) -> None:
        self.reviewed = QCheckBox(tr("on"))
        self.reviewed.setAccessibleName(tr("Has a review date"))
        self.review = QDateEdit()
        self.review.setLocale(self.context.locale)
        self.review.setCalendarPopup(True)
        self.review.setDisplayFormat(self.context.locale.dateFormat(QLocale.FormatType.LongFormat))
        shown = review or today
        self.review.setDate(QDate(shown.year, shown.month, shown.day))
        self.reviewed.setChecked(review is not None)
        self.review.setEnabled(review is not None)
        self.reviewed.toggled.connect(self.review.setEnabled)
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.reviewed)
        line.addWidget(self.review, 1)
        self.add_field(tr("Review"), row)
        self.review.setAccessibleName(tr("Review date"))

    def _lock(self, *, editable: bool) -> None:
        for field in (self.reading, self.agreed, self.source, self.vintage, self.reviewed):
            field.setEnabled(editable)
        self.judgements.lock(editable=editable)
        self.note.setReadOnly(not editable)
        self.review.setEnabled(editable and self.reviewed.isChecked())
        self.act_button.setVisible(editable)

    def apply(self) -> bool:
        """Write what differs, in one step."""
        fields = self._changes()
        judgements, forgotten = self.judgements.changes()
        if not (fields or judgements or forgotten):
            return True
        change = ScoreChange(self.cell.market.id, self.cell.criterion.id, fields)
        desk = self.context.desk
        return desk.do(edits.change_cell, desk.scoring.round.id, change, judgements, forgotten)

    def _changes(self) -> ScoreFields:
        before, fields = self._before, ScoreFields()
        natural, agreed = self._typed_reading(), self._typed(self.agreed, before.agreed, tr("Agreed score"))
        if natural != before.natural:
            # The error was that of another reading.
            fields.update({"natural": natural, "natural_low": None, "natural_high": None})
        if agreed != before.agreed:
            fields["agreed"] = agreed
        if self.source.text().strip() != before.source:
            fields["source"] = self.source.text()
        if self.vintage.text().strip() != before.vintage:
            fields["vintage"] = self.vintage.text()
        if self.note.toPlainText().strip() != before.note:
            fields["note"] = self.note.toPlainText()
        if self._review_date() != before.review_date:
            fields["review_date"] = self._review_date()
        return fields

    def _typed_reading(self) -> float | None:
        if isinstance(self.reading, LevelBox):
            return self.reading.level()
        return self._typed(self.reading, self._before.natural, tr("Reading"))

    @staticmethod
    def _typed(field: NumberField, before: float | None, name: str) -> float | None:
        if not field.isModified():
            return before
        problem = field.problem()
        if problem:
            field.check()
            field.setFocus()
            raise InvalidInputError(
                tr("{name}: “{text}” cannot be used; type {wanted}, or leave it empty.").format(
                    name=name, text=field.text(), wanted=problem
                )
            )
        return field.number()

    def _review_date(self) -> date | None:
        if not self.reviewed.isChecked():
            return None
        chosen = self.review.date()
        return date(chosen.year(), chosen.month(), chosen.day())
