"""A record as a form: the dialog twin of a row of its table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from dia_desktop.errors import InvalidInputError
from dia_desktop.language import tr
from dia_desktop.ui.context import Context
from dia_desktop.ui.form_dialog import FormDialog
from dia_desktop.ui.funding.cell_editing import LONGEST
from dia_desktop.ui.funding.columns import Column, Fields, Record

LEAST_FIELD = 280


class RecordDialog(FormDialog, Generic[Record]):
    """Asks for what a record holds; what is not changed is not written.

    Parameters
    ----------
    record : what is changed, or an empty one for a new record.
    save : writes the fields that were changed; returns whether that was done.
    """

    def __init__(
        self,
        context: Context,
        words: tuple[str, str, str],
        record: Record,
        columns: Sequence[Column[Record]],
        save: Callable[[Fields], bool],
        parent: QWidget,
    ) -> None:
        title, act, intro = words
        super().__init__(context, title, act, intro, parent)
        self._record, self._save = record, save
        self.columns = [each for each in columns if each.editable and each.in_dialog]
        self.fields: list[QLineEdit | QComboBox] = []
        for column in self.columns:
            field = self._field(column)
            field.setMinimumWidth(context.theme.px(LEAST_FIELD))
            self.fields.append(field)
            self.add_field(column.title, field)
        self.act_button.setEnabled(not context.desk.file.read_only)
        if self.fields:
            self.fields[0].setFocus()

    def _field(self, column: Column[Record]) -> QLineEdit | QComboBox:
        text = "" if column.typed is None else column.typed(self._record)
        if column.choices:
            box = QComboBox()
            for words, value in column.choices:
                box.addItem(words, value)
            box.setCurrentIndex(max(box.findData(text), 0))
            return box
        line = QLineEdit()
        line.setMaxLength(LONGEST)
        line.setText(text)
        line.setCursorPosition(0)
        line.setPlaceholderText(column.hint)
        return line

    def field(self, title: str) -> QLineEdit | QComboBox:
        """Return the field of a column."""
        return next(
            field for column, field in zip(self.columns, self.fields, strict=True) if column.title == title
        )

    def carry_out(self) -> bool:
        """Write what was changed; what cannot be used is said, and nothing is written."""
        fields: dict[str, object] = {}
        for column, field in zip(self.columns, self.fields, strict=True):
            text = str(field.currentData()) if isinstance(field, QComboBox) else field.text()
            if column.read is None or column.typed is None or text == column.typed(self._record):
                continue
            try:
                _merge(fields, column.read(self._record, text))
            except InvalidInputError as error:
                self.strip.say(str(error), "bad")
                field.setFocus()
                return False
        return self._save(fields)


def _merge(fields: dict[str, object], more: Fields) -> None:
    for name, value in more.items():
        if fields.get(name) and value and str(fields[name]).upper() != str(value).upper():
            raise InvalidInputError(
                tr("One field says {one}, another one {other}; say the same in both.").format(
                    one=fields[name], other=value
                )
            )
        fields[name] = value or fields.get(name, value)
