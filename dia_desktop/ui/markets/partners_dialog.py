"""The partners: their names, their order, how much their judgements count, how much they have judged."""

from __future__ import annotations

from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLineEdit, QScrollArea, QWidget

from dia_desktop.language import tr, tr_n
from dia_desktop.store import edits
from dia_desktop.strategy.partners import judged_by
from dia_desktop.strategy.records import Partner
from dia_desktop.ui.context import Context
from dia_desktop.ui.form_dialog import FormDialog
from dia_desktop.ui.markets.partner_row import CODE_WIDTH, PartnerRow
from dia_desktop.ui.widgets import Button, PlainLabel

#: So many rows are seen at once, the others are scrolled to: the ranking stays in sight above.
ROWS, ROW_HEIGHT, TITLES = 4, 36, 22


class PartnersDialog(FormDialog):
    """Every change is one step at once; what was refused stays in its field, with the reason above."""

    rows: tuple[PartnerRow, ...] = ()

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(context, tr("Partners"), tr("Close"), "", parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._titled = False
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(4)
        self._grid.setColumnStretch(0, 1)
        self._area = self._make_area()
        self.new_name, self.new_code = QLineEdit(), QLineEdit()
        self.add_button = Button(context, tr("Add"), icon_name="plus")
        self.form.addRow(self._area)
        self.form.addRow(self._add_line())
        self.leave_button.hide()
        for button in (self.act_button, self.leave_button, self.add_button):
            # Enter belongs to the fields.
            button.setAutoDefault(False)
            button.setDefault(False)
        self.strip.acted.connect(context.desk.undo)
        context.desk.changed.connect(self._tell)
        self._tell()
        (self.rows[0].name if self.rows else self.new_name).setFocus()

    def _make_area(self) -> QScrollArea:
        inside = QWidget()
        inside.setLayout(self._grid)
        area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setAccessibleName(tr("Partners"))
        inside.setAutoFillBackground(False)
        area.viewport().setAutoFillBackground(False)
        return area

    def _add_line(self) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for field, words in (
            (self.new_name, tr("Name of a new partner")),
            (self.new_code, tr("Short name of a new partner")),
        ):
            field.setAccessibleName(words)
            field.returnPressed.connect(self.add)
            row.addWidget(field)
        self.new_name.setPlaceholderText(tr("Name of a new partner"))
        self.new_code.setPlaceholderText(tr("Short"))
        self.new_code.setFixedWidth(self.context.theme.px(CODE_WIDTH))
        self.add_button.clicked.connect(self.add)
        row.addWidget(self.add_button)
        return line

    # -- what is shown ------------------------------------------------------------------------

    def _tell(self) -> None:
        partners = self.context.desk.strategy.partners
        self.strip.clear()
        if [row.partner.id for row in self.rows] != [partner.id for partner in partners]:
            self._rebuild(partners)
        group, file = self.context.desk.group, self.context.desk.file
        cells = len(group.markets) * len(group.criteria)
        for place, (row, partner) in enumerate(zip(self.rows, partners, strict=True)):
            row.show(partner, group.voice(partner.id), judged_by(group, partner.id), cells)
            row.allow(
                names=not file.read_only,
                voice=self.context.desk.editable,
                up=place > 0,
                down=place < len(partners) - 1,
            )
        for widget in (self.new_name, self.new_code, self.add_button):
            widget.setEnabled(not file.read_only)

    def _rebuild(self, partners: tuple[Partner, ...]) -> None:
        """Put the rows into their order; the keyboard stays where it is, unless its row goes."""
        known = {row.partner.id: row for row in self.rows}
        self.rows = tuple(
            known.pop(each.id) if each.id in known else self._make_row(each) for each in partners
        )
        for row in known.values():
            for widget in row.widgets:
                widget.hide()
                widget.deleteLater()
        titles = () if self._titled else (tr("Name"), tr("Short"), tr("Voice"), tr("Judged"))
        self._titled = True
        for column, words in enumerate(titles):
            self._grid.addWidget(PlainLabel(self.context, words, 12, colour="text2"), 0, column)
        for place, row in enumerate(self.rows, 1):
            for column, widget in enumerate(row.widgets):
                self._grid.addWidget(widget, place, column)
        order = [widget for row in self.rows for widget in row.widgets]
        for before, after in pairwise([*order, self.new_name, self.new_code, self.add_button]):
            QWidget.setTabOrder(before, after)
        px = self.context.theme.px
        self._area.setFixedHeight(px(ROW_HEIGHT * min(len(self.rows), ROWS) + TITLES) if self.rows else 0)

    def _make_row(self, partner: Partner) -> PartnerRow:
        row = PartnerRow(self.context, partner)
        row.up.clicked.connect(partial(self._move, row, -1))
        row.down.clicked.connect(partial(self._move, row, 1))
        row.remove.clicked.connect(partial(self._remove, row))
        return row

    # -- what is done -------------------------------------------------------------------------

    def add(self) -> None:
        """Add the partner whose name was typed."""
        desk = self.context.desk
        if desk.do(edits.add_partner, self.new_name.text(), self.new_code.text()):
            self.new_name.clear()
            self.new_code.clear()
            self._area.ensureWidgetVisible(self.rows[-1].name)
        self.new_name.setFocus()

    def _move(self, row: PartnerRow, steps: int, *_: object) -> None:
        place = self.rows.index(row) + steps
        if self.context.desk.do(edits.move_partner, row.partner.id, place):
            used, other = (row.up, row.down) if steps < 0 else (row.down, row.up)
            (used if used.isEnabled() else other).setFocus()
            self._area.ensureWidgetVisible(row.name)

    def _remove(self, row: PartnerRow, *_: object) -> None:
        partner, desk = row.partner, self.context.desk
        done = judged_by(desk.group, partner.id)
        count, place = len(done.judged), self.rows.index(row)
        title = tr("Removing {name}").format(name=partner.name)
        remove = partial(edits.remove_partner, partner_id=partner.id)
        self.do_many(desk.cells, title, remove, partial(self._removed, partner, count, place), stay=True)

    def _removed(self, partner: Partner, count: int, place: int) -> None:
        """Say what went with a partner of so many judgements; the keyboard goes on where its row was."""
        (self.rows[min(place, len(self.rows) - 1)].remove if self.rows else self.new_name).setFocus()
        said = tr("{partner} is removed.").format(partner=partner.name)
        if count:
            pattern = tr_n(
                "{partner} is removed, and with it {count} judgement of this round.",
                "{partner} is removed, and with it {count} judgements of this round.",
                count,
            )
            said = pattern.format(partner=partner.name, count=self.context.numbers.number(count, 0))
        self.strip.say(said, "good", tr("Undo"))

    def carry_out(self) -> bool:
        """Close, unless a field holds something that was refused."""
        return all(row.settle() for row in self.rows)
