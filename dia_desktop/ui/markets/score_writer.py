"""From what was typed, pasted or cleared in the score matrix to one step in the file."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from dia_desktop.language import tr, tr_n
from dia_desktop.store import edits
from dia_desktop.store.edits import ScoreChange, ScoreFields
from dia_desktop.strategy.records import Basis
from dia_desktop.ui.desk import Desk
from dia_desktop.ui.markets.judgement_writer import JudgementWriter
from dia_desktop.ui.markets.score_block import Entry
from dia_desktop.ui.markets.score_cell import Cell
from dia_desktop.ui.markets.score_model import Part


class ScoreWriter(QObject):
    """Writes cells through the desk and says what it did.

    What is typed while a partner is listened to alone is what that partner holds, else what the room
    agrees on; nobody else decides that.

    Signals
    -------
    said(sentence) : what was done, where a word helps.
    """

    said = Signal(str)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._judgements = JudgementWriter(desk, self)
        self._judgements.said.connect(self.said)

    def write(self, cell: Cell, part: Part, value: float) -> bool:
        """Write one score (0-100) or reading; return whether it was taken."""
        if self._desk.voice:
            return self._judgements.write([cell], value)
        changes = [_change(cell, part, value)]
        if not self._desk.do(edits.set_scores, self._desk.scoring.round.id, changes):
            return False
        words = _written_words(cell, part)
        if words:
            self.said.emit(words.format(cell=_name(cell)))
        return True

    def abstain(self, cells: Sequence[Cell]) -> bool:
        """Abstain from cells, in the view of a partner; return whether it was taken."""
        return self._judgements.abstain(cells)

    def write_block(self, entries: Sequence[Entry]) -> bool:
        """Write a pasted block in one step; return whether it was taken."""
        if not entries:
            self.said.emit(tr("Nothing to paste: the cells hold these values already."))
            return True
        count = len(entries)
        label = tr_n("Pasted {count} cell", "Pasted {count} cells", count).format(count=count)
        if not self._put_block(entries, label):
            return False
        self.said.emit(tr("{label}. Undo: Ctrl+Z").format(label=label))
        return True

    def _put_block(self, entries: Sequence[Entry], label: str) -> bool:
        if self._desk.voice:
            return self._judgements.write_block(entries, label)
        changes = _merged([_change(entry.cell, entry.part, entry.value) for entry in entries])
        return self._desk.do(edits.set_scores, self._desk.scoring.round.id, changes, label)

    def clear(self, cells: Sequence[tuple[Cell, Part]]) -> bool:
        """Clear cells in one step; a score gives way to what is under it where there is something.

        What partners hold is theirs and stays; a score that is made of it is not cleared for the group.
        """
        if self._desk.voice:
            return self._judgements.clear([cell for cell, part in cells if part is Part.SCORE])
        known = [(cell, part) for cell, part in cells if _clears(cell, part)]
        if not known:
            self._say_kept(cells)
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
        shining = {whole[key].beneath for key, kinds in parts.items() if kinds == {Part.SCORE}}
        self.said.emit(_cleared_pattern(shining).format(label=label))
        return True

    def _say_kept(self, cells: Sequence[tuple[Cell, Part]]) -> None:
        if any(part is Part.SCORE and cell.basis is Basis.PARTNERS for cell, part in cells):
            self.said.emit(
                tr("What partners hold is not cleared for them: see Judgements… (Ctrl+J), or as a partner.")
            )


def _written_words(cell: Cell, part: Part) -> str:
    """Return what to say where what was written is not all there is; "" where it is."""
    if part is Part.READING:
        if cell.basis is Basis.AGREED:
            return tr("{cell}: the reading is kept, but the agreed score counts instead of it.")
        if cell.basis is Basis.PARTNERS:
            return tr("{cell}: the reading is kept, but the judgements count instead of it.")
    elif cell.basis is Basis.EVIDENCE:
        return tr("{cell}: your score counts now; the evidence is kept.")
    elif cell.basis is Basis.PARTNERS:
        return tr("{cell}: the agreed score counts now; the judgements are kept.")
    return ""


def _cleared_pattern(shining: set[Basis | None]) -> str:
    """Return the words for cleared cells, by what counts again in those whose score was cleared."""
    if Basis.PARTNERS in shining:
        return tr("{label}: the judgements count again. Undo: Ctrl+Z")
    if Basis.EVIDENCE in shining:
        return tr("{label}: the evidence counts again. Undo: Ctrl+Z")
    return tr("{label}. Undo: Ctrl+Z")


def _clears(cell: Cell, part: Part) -> bool:
    """Whether there is anything to clear in this column of a cell."""
    if cell.score is None or cell.missing:
        return False
    if part is Part.READING:
        return cell.score.natural is not None
    return cell.basis is not Basis.PARTNERS


def _change(cell: Cell, part: Part, value: float | None) -> ScoreChange:
    if part is Part.SCORE:
        return ScoreChange(cell.market.id, cell.criterion.id, {"agreed": value})
    return ScoreChange(cell.market.id, cell.criterion.id, {**_no_evidence(), "natural": value})


def _clearing(cell: Cell, parts: set[Part]) -> ScoreChange:
    """Take away what the cleared columns show; with the last of it everything that was noted."""
    fields: ScoreFields = {**_no_evidence(), "agreed": None, "note": "", "review_date": None}
    if cell.beneath is not None and parts == {Part.SCORE}:
        fields = {"agreed": None}
    elif cell.beneath is not None and parts == {Part.READING}:
        fields = _no_evidence()
    elif cell.judged:
        # Something is left that the note can be about.
        fields = {**_no_evidence(), "agreed": None}
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
