"""From what was typed, pasted or cleared in the view of a partner to one step in the file."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from dia_desktop.language import tr, tr_n
from dia_desktop.store.edits import JudgementChange, clear_judgements, set_judgements
from dia_desktop.strategy.partners import Stance
from dia_desktop.ui.desk import Desk
from dia_desktop.ui.markets.score_block import Entry
from dia_desktop.ui.markets.score_cell import Cell
from dia_desktop.ui.markets.score_model import Part


class JudgementWriter(QObject):
    """Writes what the partner holds whose view the desk shows; readings stay those of the group.

    Signals
    -------
    said(sentence) : what was done, where a word helps.
    """

    said = Signal(str)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk

    def write(self, cells: Sequence[Cell], value: float | None, label: str | None = None) -> bool:
        """Write one judgement (0-100), or None for abstaining, in all of some cells."""
        return self._set([self._change(cell, value) for cell in cells], label)

    def write_block(self, entries: Sequence[Entry], label: str) -> bool:
        """Write a pasted block in one step; a reading in it refuses the whole block."""
        if any(entry.part is Part.READING for entry in entries):
            self._desk.refused.emit(
                tr(
                    "The block changes readings, and those are the group's; nothing was pasted. "
                    "Mark scores only, or go back to the group."
                )
            )
            return False
        return self._set([self._change(entry.cell, entry.value) for entry in entries], label)

    def abstain(self, cells: Sequence[Cell]) -> bool:
        """Abstain from some cells in one step; nothing where that is what the partner does already."""
        asked = [cell for cell in cells if cell.stance is not Stance.ABSTAINED]
        if not asked:
            return True
        count = len(asked)
        label = tr_n("Abstained from {count} cell", "Abstained from {count} cells", count)
        if not self.write(asked, None, None if count == 1 else label.format(count=count)):
            return False
        self._tell(tr("{step}. Undo: Ctrl+Z"))
        return True

    def clear(self, cells: Sequence[Cell]) -> bool:
        """Forget judgements in one step: there the group counts again."""
        places = {
            (self._desk.voice, cell.market.id, cell.criterion.id)
            for cell in cells
            if cell.stance in (Stance.JUDGED, Stance.ABSTAINED)
        }
        if not places:
            return True
        if not self._desk.do(clear_judgements, self._desk.scoring.round.id, places):
            return False
        self._tell(tr("{step}: the group counts there. Undo: Ctrl+Z"))
        return True

    def _change(self, cell: Cell, value: float | None) -> JudgementChange:
        return JudgementChange(self._desk.voice, cell.market.id, cell.criterion.id, value)

    def _set(self, changes: Sequence[JudgementChange], label: str | None) -> bool:
        return self._desk.do(set_judgements, self._desk.scoring.round.id, changes, label)

    def _tell(self, pattern: str) -> None:
        """Say the step that was just done, as the history names it."""
        self.said.emit(pattern.format(step=self._desk.file.undo_label))
