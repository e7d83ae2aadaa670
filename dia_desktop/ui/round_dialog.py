"""Dialogs for scoring rounds: close, open the next, rename, set the number of targets."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDateEdit, QLineEdit, QWidget

from dia_desktop.language import tr
from dia_desktop.store.edits import close_round, open_round, rename_round, set_target_count
from dia_desktop.ui.context import Context
from dia_desktop.ui.form_dialog import FormDialog
from dia_desktop.ui.number_field import NumberField


class CloseRoundDialog(FormDialog):
    """Close the shown round."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        name = context.desk.scoring.round.name
        intro = tr("“{name}” may then only be looked at. Undo opens it again.").format(name=name)
        super().__init__(context, tr("Close the round"), tr("Close the round"), intro, parent)
        self.reason = QLineEdit()
        self.add_field(tr("Reason"), self.reason)

    def carry_out(self) -> bool:
        """Close the round."""
        desk = self.context.desk
        shown = desk.scoring.round
        close = partial(close_round, round_id=shown.id, reason=self.reason.text().strip())
        return self.do_many(desk.cells, tr("Closing “{round}”").format(round=shown.name), close)


class OpenRoundDialog(FormDialog):
    """Open the next round."""

    def __init__(self, context: Context, today: date, parent: QWidget) -> None:
        latest = context.desk.strategy.latest
        intro = tr("It starts with the markets, criteria, weights and scores of “{name}”.").format(
            name=latest.name
        )
        super().__init__(context, tr("Open a new round"), tr("Open the round"), intro, parent)
        self.name = QLineEdit(tr("Round {number}").format(number=latest.number + 1))
        self.as_of = QDateEdit(QDate(today.year, today.month, today.day))
        self.as_of.setLocale(context.locale)
        self.reason = QLineEdit()
        self.add_field(tr("Name"), self.name)
        self.add_field(tr("Scores as of"), self.as_of)
        self.add_field(tr("Reason"), self.reason)
        self.name.selectAll()

    def carry_out(self) -> bool:
        """Open the round and show it."""
        desk = self.context.desk
        shown = self.as_of.date()
        as_of = date(shown.year(), shown.month(), shown.day())
        begin = partial(open_round, name=self.name.text(), as_of=as_of, reason=self.reason.text().strip())
        title = tr("Opening “{round}”").format(round=self.name.text().strip())
        rows = desk.file.round_rows(desk.strategy.latest.id) if desk.free() else 0
        return self.do_many(rows, title, begin, self._show_it)

    def _show_it(self) -> None:
        desk = self.context.desk
        if desk.scoring.round.id != desk.strategy.latest.id:
            desk.show_round(desk.strategy.latest.id)


class RenameRoundDialog(FormDialog):
    """Give the shown round another name."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(context, tr("Rename the round"), tr("Rename"), "", parent)
        self.name = QLineEdit(context.desk.scoring.round.name)
        self.add_field(tr("Name"), self.name)
        self.name.selectAll()

    def carry_out(self) -> bool:
        """Rename the round."""
        desk = self.context.desk
        return desk.do(rename_round, desk.scoring.round.id, self.name.text())


class TargetCountDialog(FormDialog):
    """Set after how many markets the cut line is drawn."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        intro = tr("The cut line in the ranking stands below the last target.")
        super().__init__(context, tr("Number of targets"), tr("Set"), intro, parent)
        scoring = context.desk.scoring
        self.count = NumberField()
        self.count.setRange(0, max(len(scoring.markets), scoring.round.target_count))
        self.count.setSpecialValueText(tr("not decided"))
        self.count.setValue(scoring.round.target_count)
        self.add_field(tr("Targets"), self.count)
        self.count.selectAll()

    def carry_out(self) -> bool:
        """Move the cut line."""
        desk = self.context.desk
        return desk.do(set_target_count, desk.scoring.round.id, self.count.value())
