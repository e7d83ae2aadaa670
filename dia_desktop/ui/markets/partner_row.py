"""One partner in the list of partners: its names, its voice, how much it has judged."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from dia_desktop.language import tr
from dia_desktop.store import edits
from dia_desktop.strategy.numbers import needed_decimals
from dia_desktop.strategy.partners import Participation
from dia_desktop.strategy.records import Partner
from dia_desktop.ui.context import Context
from dia_desktop.ui.widgets import IconButton, PlainLabel, tip

CODE_WIDTH, VOICE_WIDTH = 76, 48


class PartnerRow:
    """The fields and buttons of one partner, written when a field is left; what is refused stays in it."""

    def __init__(self, context: Context, partner: Partner) -> None:
        self._context = context
        self.partner = partner
        self.name, self.code, self.voice = QLineEdit(), QLineEdit(), QLineEdit()
        self.done = PlainLabel(context, "", 12, colour="text2")
        self.up = IconButton(context, "chevron-up", tr("Up"))
        self.down = IconButton(context, "chevron-down", tr("Down"))
        self.remove = IconButton(context, "trash-2", tr("Remove"))
        self.code.setFixedWidth(context.theme.px(CODE_WIDTH))
        self.voice.setFixedWidth(context.theme.px(VOICE_WIDTH))
        self.name.editingFinished.connect(self._rename)
        self.code.editingFinished.connect(self._rename)
        self.voice.editingFinished.connect(self._give_voice)
        self._shown: dict[QLineEdit, str] = {}

    @property
    def widgets(self) -> tuple[QWidget, ...]:
        """The parts of the row, from left to right."""
        return self.name, self.code, self.voice, self.done, self.up, self.down, self.remove

    # -- what is shown ------------------------------------------------------------------------

    def show(self, partner: Partner, voice: float, done: Participation, cells: int) -> None:
        """Show a partner; a field that holds something refused keeps it."""
        self.partner = partner
        numbers = self._context.numbers
        self._fill(self.name, partner.name, tr("Name of {partner}"))
        self._fill(self.code, partner.code, tr("Short name of {partner}"))
        self._fill(self.voice, numbers.typed(voice, needed_decimals(voice)), tr("Voice of {partner}"))
        count, of = numbers.number(len(done.judged), 0), numbers.number(cells, 0)
        self.done.setText(tr("{count} of {cells}").format(count=count, cells=of))
        pattern = tr("{partner} judged {count} of {cells} cells and abstained from {abstained}.")
        said = pattern.format(
            partner=partner.name, count=count, cells=of, abstained=numbers.number(len(done.abstained), 0)
        )
        self.done.setToolTip(tip(said))
        for button, words in (
            (self.up, tr("Move {partner} up")),
            (self.down, tr("Move {partner} down")),
            (self.remove, tr("Remove {partner}")),
        ):
            button.setAccessibleName(words.format(partner=partner.name))
            button.setToolTip(tip(button.accessibleName()))

    def allow(self, *, names: bool, voice: bool, up: bool, down: bool) -> None:
        """Say what may be changed."""
        self.name.setReadOnly(not names)
        self.code.setReadOnly(not names)
        self.voice.setReadOnly(not voice)
        self.up.setEnabled(names and up)
        self.down.setEnabled(names and down)
        self.remove.setEnabled(names)

    def _fill(self, field: QLineEdit, text: str, name: str) -> None:
        field.setAccessibleName(name.format(partner=self.partner.name))
        if field.text() != text and not field.property("invalid"):
            field.setText(text)
            field.setCursorPosition(0)
        self._shown[field] = text

    # -- what is written ----------------------------------------------------------------------

    def settle(self) -> bool:
        """Write what is still in the fields; return whether all of it was taken."""
        self._rename()
        self._give_voice()
        return not any(field.property("invalid") for field in (self.name, self.code, self.voice))

    def _rename(self) -> None:
        name, code = self.name.text(), self.code.text()
        for field in (self.name, self.code):
            _mark(field, refused=False)
        if (name, code) == (self._shown[self.name], self._shown[self.code]):
            return
        if not self._context.desk.do(edits.rename_partner, self.partner.id, name, code):
            changed = (field for field in (self.name, self.code) if field.text() != self._shown[field])
            _mark(next(changed), refused=True)

    def _give_voice(self) -> None:
        text, desk = self.voice.text(), self._context.desk
        _mark(self.voice, refused=False)
        if text == self._shown[self.voice]:
            return
        voice = self._context.numbers.parse(text)
        if voice is None:
            said = tr("{partner}: “{text}” cannot be a voice; give a number above 0, 1 is one voice.")
            desk.refused.emit(said.format(partner=self.partner.name, text=text))
            _mark(self.voice, refused=True)
        elif not desk.do(edits.set_voice, desk.group.round.id, self.partner.id, voice):
            _mark(self.voice, refused=True)


def _mark(field: QLineEdit, *, refused: bool) -> None:
    """Put the ring of a refusal about a field, or take it away."""
    if bool(field.property("invalid")) != refused:
        field.setProperty("invalid", refused)
        field.style().unpolish(field)
        field.style().polish(field)
