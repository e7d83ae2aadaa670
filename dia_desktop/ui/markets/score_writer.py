"""From what was typed, pasted or cleared in the score matrix to one step in the file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from dia_desktop.language import tr, tr_n
from dia_desktop.store import edits
from dia_desktop.store.edits import ScoreChange, ScoreFields
from dia_desktop.strategy.records import Basis
from dia_desktop.ui.desk import Desk
from dia_desktop.ui.markets.judgement_writer import JudgementWriter, put_judgements
from dia_desktop.ui.markets.score_block import Entry
from dia_desktop.ui.markets.score_cell import Cell
from dia_desktop.ui.markets.score_plan import Plan, Telling, carry_out
from dia_desktop.ui.markets.score_sheet import Cells, Part


class ScoreWriter(QObject):
    """Writes cells through the desk and says what it did.

    What is typed while a partner is listened to alone is what that partner holds, else what the room
    agrees on; nobody else decides that.

    Signals
    -------
    said(sentence) : what was done, where a word helps.
    refused(sentence) : what cannot be used in a pasted block; nothing was done.
    """

    said = Signal(str)
    refused = Signal(str)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._judgements = JudgementWriter(desk, self)
        self._judgements.said.connect(self.said)
        self._telling = Telling(self.said.emit, self.refused.emit)

    def write(self, cell: Cell, part: Part, value: float) -> bool:
        """Write one score (0-100) or reading; return whether it was taken."""
        if self._desk.voice:
            return self._judgements.write(cell, value)
        changes = [_change(cell, part, value)]
        if not self._desk.do(edits.set_scores, self._desk.scoring.round.id, changes):
            return False
        words = _written_words(cell, part)
        if words:
            self.said.emit(words.format(cell=_name(cell)))
        return True

    def abstain(self, cells: Cells, size: int) -> None:
        """Abstain from some of so many cells, in the view of a partner."""
        self._judgements.abstain(cells, size)

    def paste(self, entries: Callable[[], Sequence[Entry]], size: int) -> None:
        """Write a pasted block of so many cells in one step, or not at all.

        Parameters
        ----------
        entries : works out what is to be written; raises `InvalidInputError` where the block cannot be used.
        """
        make = partial(_pasting, entries, self._desk.scoring.round.id, self._desk.voice)
        title = tr_n("Pasting {count} cell", "Pasting {count} cells", size).format(count=size)
        carry_out(self._desk, size, title, make, self._telling)

    def clear(self, cells: Cells, size: int) -> bool:
        """Clear so many cells in one step; a score gives way to what is under it where there is something.

        What partners hold is theirs and stays; a score that is made of it is not cleared for the group.
        Returns whether it was done, or begun.
        """
        if self._desk.voice:
            return self._judgements.clear(cells, size)
        make = partial(_clearing_all, cells, self._desk.scoring.round.id)
        title = tr_n("Clearing {count} cell", "Clearing {count} cells", size).format(count=size)
        return carry_out(self._desk, size, title, make, self._telling)


def _pasting(entries: Callable[[], Sequence[Entry]], round_id: str, voice: str) -> Plan:
    """Return what a pasted block becomes."""
    found = entries()
    if not found:
        return Plan(None, tr("Nothing to paste: the cells hold these values already."))
    count = len(found)
    label = tr_n("Pasted {count} cell", "Pasted {count} cells", count).format(count=count)
    if voice:
        put = put_judgements(found, round_id, voice, label)
    else:
        changes = _merged([_change(entry.cell, entry.part, entry.value) for entry in found])
        put = partial(edits.set_scores, round_id=round_id, changes=changes, label=label)
    return Plan(put, tr("{label}. Undo: Ctrl+Z").format(label=label))


def _clearing_all(cells: Cells, round_id: str) -> Plan:
    """Return what is left of cells when they are cleared."""
    marked = cells()
    known = [(cell, part) for cell, part in marked if _clears(cell, part)]
    if not known:
        return Plan(None, _kept_words(marked))
    parts: dict[tuple[str, str], set[Part]] = {}
    for cell, part in known:
        parts.setdefault((cell.market.id, cell.criterion.id), set()).add(part)
    whole = {(cell.market.id, cell.criterion.id): cell for cell, _ in known}
    changes = [_clearing(whole[key], kinds) for key, kinds in parts.items()]
    names = {_name(cell) for cell in whole.values()}
    label = tr_n("Cleared {cell}", "Cleared {count} cells", len(names))
    label = label.format(cell=min(names), count=len(names))
    shining = {whole[key].beneath for key, kinds in parts.items() if kinds == {Part.SCORE}}
    put = partial(edits.set_scores, round_id=round_id, changes=changes, label=label)
    return Plan(put, _cleared_pattern(shining).format(label=label))


def _kept_words(cells: Sequence[tuple[Cell, Part]]) -> str:
    """Return why nothing was cleared, where that is not plain to see."""
    if any(part is Part.SCORE and cell.basis is Basis.PARTNERS for cell, part in cells):
        return tr("What partners hold is not cleared for them: see Judgements… (Ctrl+J), or as a partner.")
    return ""


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
