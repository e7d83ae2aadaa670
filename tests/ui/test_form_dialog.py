"""What every dialog with fields does, whatever is in it."""

from __future__ import annotations

from gc import collect
from weakref import ref

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget

from dia_desktop.ui.context import Context
from dia_desktop.ui.form_dialog import FormDialog


def dialog_of(context: Context, parent: QWidget) -> FormDialog:
    return FormDialog(context, "Add a market", "Add", "", parent)


def test_what_was_given_up_is_said_in_the_dialog(context: Context) -> None:
    parent = QWidget()
    dialog = dialog_of(context, parent)
    context.desk.given_up.emit("Nothing was changed.")
    assert dialog.strip.sentence == "Nothing was changed."


def test_a_dialog_that_is_gone_is_told_nothing_and_keeps_nothing(
    context: Context, qapp: QApplication
) -> None:
    parent = QWidget()
    dialog = dialog_of(context, parent)
    gone = ref(dialog)
    dialog.deleteLater()
    del dialog
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    collect()
    assert gone() is None
    context.desk.given_up.emit("Nothing was changed.")
    context.desk.refused.emit("This cannot be done.")
