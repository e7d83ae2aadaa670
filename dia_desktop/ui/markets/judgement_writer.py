"""From what was typed, pasted or cleared in the view of a partner to one step in the file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from dia_desktop.errors import InvalidInputError
from dia_desktop.language import tr, tr_n
from dia_desktop.store import Applied, StrategyFile
from dia_desktop.store.edits import JudgementChange, clear_judgements, set_judgements
from dia_desktop.strategy.partners import Stance
from dia_desktop.ui.desk import Desk
from dia_desktop.ui.markets.score_block import Entry
from dia_desktop.ui.markets.score_cell import Cell
from dia_desktop.ui.markets.score_plan import Plan, Telling, carry_out
from dia_desktop.ui.markets.score_sheet import Cells, Part


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
        self._telling = Telling(self.said.emit, desk.refused.emit)

    def write(self, cell: Cell, value: float) -> bool:
        """Write one judgement (0-100); return whether it was taken."""
        return self._desk.do(
            set_judgements, self._desk.scoring.round.id, [_change(self._desk.voice, cell, value)]
        )

    def abstain(self, cells: Cells, size: int) -> None:
        """Abstain from some of so many cells in one step; nothing where the partner does so already."""
        title = tr_n("Abstaining from {count} cell", "Abstaining from {count} cells", size)
        make = partial(_abstaining, cells, self._desk.scoring.round.id, self._desk.voice)
        carry_out(self._desk, size, title.format(count=size), make, self._telling)

    def clear(self, cells: Cells, size: int) -> bool:
        """Forget judgements in one step: there the group counts again; return whether that was begun."""
        title = tr_n("Clearing {count} cell", "Clearing {count} cells", size)
        make = partial(_forgetting, cells, self._desk.scoring.round.id, self._desk.voice)
        return carry_out(self._desk, size, title.format(count=size), make, self._telling)


def put_judgements(
    entries: Sequence[Entry], round_id: str, voice: str, label: str
) -> Callable[[StrategyFile], Applied]:
    """Return what writes a pasted block as the judgements of a partner.

    Raises
    ------
    InvalidInputError
        Where there is a reading in it, which refuses the whole block.
    """
    if any(entry.part is Part.READING for entry in entries):
        raise InvalidInputError(
            tr(
                "The block changes readings, and those are the group's; nothing was pasted. "
                "Mark scores only, or go back to the group."
            )
        )
    changes = [_change(voice, entry.cell, entry.value) for entry in entries]
    return partial(set_judgements, round_id=round_id, changes=changes, label=label)


def _abstaining(cells: Cells, round_id: str, voice: str) -> Plan:
    asked = [cell for cell, part in cells() if part is Part.SCORE and cell.stance is not Stance.ABSTAINED]
    if not asked:
        return Plan(None)
    count = len(asked)
    label = tr_n("Abstained from {count} cell", "Abstained from {count} cells", count).format(count=count)
    changes = [_change(voice, cell, None) for cell in asked]
    put = partial(set_judgements, round_id=round_id, changes=changes, label=None if count == 1 else label)
    return Plan(put, pattern=tr("{step}. Undo: Ctrl+Z"))


def _forgetting(cells: Cells, round_id: str, voice: str) -> Plan:
    places = {
        (voice, cell.market.id, cell.criterion.id)
        for cell, part in cells()
        if part is Part.SCORE and cell.stance in (Stance.JUDGED, Stance.ABSTAINED)
    }
    if not places:
        return Plan(None)
    put = partial(clear_judgements, round_id=round_id, places=places)
    return Plan(put, pattern=tr("{step}: the group counts there. Undo: Ctrl+Z"))


def _change(voice: str, cell: Cell, value: float | None) -> JudgementChange:
    return JudgementChange(voice, cell.market.id, cell.criterion.id, value)
