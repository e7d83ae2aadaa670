"""From what was typed, pasted or cleared in the score matrix to one step in the file."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from dia_desktop.language import tr, tr_n
from dia_desktop.store import edits
from dia_desktop.store.edits import ScoreChange, ScoreFields
from dia_desktop.ui.desk import Desk
from dia_desktop.ui.markets.score_block import Entry
from dia_desktop.ui.markets.score_cell import Cell
from dia_desktop.ui.markets.score_model import Part


class ScoreWriter(QObject):
    """Writes cells through the desk and says what it did.

    Signals
    -------
    said(sentence) : what was done, where a word helps.
    """

    said = Signal(str)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk

    def write(self, cell: Cell, part: Part, value: float) -> bool:
        """Write one score (0-100) or reading; return whether it was taken."""
        changes = [_change(cell, part, value)]
        if not self._desk.do(edits.set_scores, self._desk.scoring.round.id, changes):
            return False
        natural = None if cell.score is None else cell.score.natural
        if part is Part.SCORE and natural is not None and not cell.overrides:
            self.said.emit(
                tr("{cell}: your score counts now; the evidence is kept.").format(cell=_name(cell))
            )
        elif part is Part.READING and cell.score is not None and cell.score.agreed is not None:
            self.said.emit(
                tr("{cell}: the reading is kept, but the agreed score counts instead of it.").format(
                    cell=_name(cell)
                )
            )
        return True

    def write_block(self, entries: Sequence[Entry]) -> bool:
        """Write a pasted block in one step; return whether it was taken."""
        if not entries:
            self.said.emit(tr("Nothing to paste: the cells hold these values already."))
            return True
        count = len(entries)
        label = tr_n("Pasted {count} cell", "Pasted {count} cells", count).format(count=count)
        changes = _merged([_change(entry.cell, entry.part, entry.value) for entry in entries])
        if not self._desk.do(edits.set_scores, self._desk.scoring.round.id, changes, label):
            return False
        self.said.emit(tr("{label}. Undo: Ctrl+Z").format(label=label))
        return True

    def clear(self, cells: Sequence[tuple[Cell, Part]]) -> bool:
        """Clear cells in one step; a score gives way to the evidence under it where there is some."""
        known = [(cell, part) for cell, part in cells if _clears(cell, part)]
        if not known:
            return True
        parts: dict[tuple[str, str], set[Part]] = {}
        for cell, part in known:
            parts.setdefault((cell.market.id, cell.criterion.id), set()).add(part)
        whole = {(cell.market.id, cell.criterion.id): cell for cell, _ in known}
        changes = [_clearing(whole[key], kinds) for key, kinds in parts.items()]
        names = {_name(cell) for cell, _ in known}
        label = tr_n("Cleared {cell}", "Cleared {count} cells", len(names))
        label = label.format(cell=min(names), count=len(names))
        if not self._desk.do(edits.set_scores, self._desk.scoring.round.id, changes, label):
            return False
        shines = any(whole[key].overrides and kinds == {Part.SCORE} for key, kinds in parts.items())
        self.said.emit(_cleared_sentence(label, evidence_counts=shines))
        return True


def _cleared_sentence(label: str, *, evidence_counts: bool) -> str:
    if evidence_counts:
        return tr("{label}: the evidence counts again. Undo: Ctrl+Z").format(label=label)
    return tr("{label}. Undo: Ctrl+Z").format(label=label)


def _clears(cell: Cell, part: Part) -> bool:
    """Whether there is anything to clear in this column of a cell."""
    if cell.score is None or cell.missing:
        return False
    return part is Part.SCORE or cell.score.natural is not None


def _change(cell: Cell, part: Part, value: float) -> ScoreChange:
    if part is Part.SCORE:
        return ScoreChange(cell.market.id, cell.criterion.id, {"agreed": value})
    return ScoreChange(cell.market.id, cell.criterion.id, {**_no_evidence(), "natural": value})


def _clearing(cell: Cell, parts: set[Part]) -> ScoreChange:
    """Take away what the cleared columns show; with the last of it everything that was noted."""
    fields: ScoreFields = {**_no_evidence(), "agreed": None, "note": "", "review_date": None}
    if cell.overrides and parts == {Part.SCORE}:
        fields = {"agreed": None}
    elif cell.overrides and parts == {Part.READING}:
        fields = _no_evidence()
    return ScoreChange(cell.market.id, cell.criterion.id, fields)


def _no_evidence() -> ScoreFields:
    """Nothing of an earlier reading: its error and its source are not those of another number."""
    return {"natural": None, "natural_low": None, "natural_high": None, "source": "", "vintage": ""}


def _merged(changes: Sequence[ScoreChange]) -> list[ScoreChange]:
    """Return one change per cell, where both its columns are changed."""
    fields: dict[tuple[str, str], ScoreFields] = {}
    for change in changes:
        fields.setdefault((change.market_id, change.criterion_id), {}).update(change.fields)
    return [ScoreChange(market, criterion, what) for (market, criterion), what in fields.items()]


def _name(cell: Cell) -> str:
    return tr("{market} on {criterion}").format(market=cell.market.name, criterion=cell.criterion.name)
