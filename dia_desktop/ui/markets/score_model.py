"""The score matrix as a table model: two columns per criterion, the reading and the score.

Rows stand in matrix order and carry their live rank in the row header. Ranking order would put the
cut line into the table, but every committed score would then move rows under the hands of the person
who types, and a block copied from a spreadsheet would land in other rows than it was copied from; the
ranking order is one card higher on the same page. The market is the row header, not a column, so that
it never scrolls away.

Cells are worked out when they are asked for and kept until the records change, so that a commit costs
what is on the screen and not what is in the file.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from dia_desktop.language import tr
from dia_desktop.store import Area
from dia_desktop.strategy.partners import Stance, far_apart
from dia_desktop.strategy.records import Criterion, Market, Score
from dia_desktop.ui.context import Context
from dia_desktop.ui.markets import score_cell
from dia_desktop.ui.markets.judgement_words import circle_of, stance_of
from dia_desktop.ui.markets.score_cell import Cell
from dia_desktop.ui.markets.score_sheet import Part, Sheet
from dia_desktop.ui.widgets import tip

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
#: More cells than a screen shows are not compared one by one.
MOST_KEPT = 600
#: Beyond this many changed cells the whole table is painted again.
MOST_TOLD = 24
LOOK = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
EDIT = LOOK | Qt.ItemFlag.ItemIsEditable
#: What changes cells and nothing else a header shows, unless the view is that of a partner with own weights.
CELL_AREAS = {Area.SCORES, Area.JUDGEMENTS}
TABLE_AREAS = {*CELL_AREAS, Area.MARKETS, Area.CRITERIA, Area.ROUNDS, Area.PARTNERS}


class ScoreModel(QAbstractTableModel):
    """Reads the desk; the view and its delegate read the model.

    Signals
    -------
    weighed() : weights or names of criteria have changed.
    ranked(rows) : ranks or names of these rows have changed.
        Only the headers show either. Qt's own `headerDataChanged` would lay out and paint every cell again,
        at every move of a drag.
    """

    weighed = Signal()
    ranked = Signal(object)

    def __init__(self, context: Context, clock: Callable[[], date], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._clock = clock
        self._cells: dict[tuple[int, int], Cell] = {}
        self._apart: dict[tuple[str, str], tuple[Score, bool]] = {}
        self.circle = circle_of(context.desk)
        self._look_for_judgements()
        self._shape = self._wanted_shape()
        self._ranks = self._wanted_ranks()
        self._weights = context.desk.weights
        context.desk.changed.connect(self._changed)
        context.desk.previewed.connect(self._ranked)

    # -- what the table is about --------------------------------------------------------------

    @property
    def markets(self) -> tuple[Market, ...]:
        """The rows."""
        return self._context.desk.scoring.markets

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        """The pairs of columns."""
        return self._context.desk.scoring.criteria

    @property
    def editable(self) -> bool:
        """Whether cells take edits."""
        return self._context.desk.editable

    def takes(self, column: int) -> bool:
        """Whether the cells of a column take edits: a partner judges, it does not change the evidence."""
        if self._context.desk.busy:
            return False
        return self.editable and (self.circle.speaker is None or self.part(column) is Part.SCORE)

    def cell(self, row: int, criterion: int) -> Cell:
        """Return what is known of a market on a criterion."""
        known = self._cells.get((row, criterion))
        if known is None:
            known = self._cells[row, criterion] = self.sheet().cell(row, criterion)
        return known

    def sheet(self) -> Sheet:
        """Return all cells as they are now, for whoever works beside the window."""
        desk = self._context.desk
        return Sheet(desk.scoring, desk.matrix, self.circle, self._clock())

    @property
    def worked_out(self) -> int:
        """How many cells were worked out since the records last changed."""
        return len(self._cells)

    def cell_at(self, index: Index) -> Cell:
        """Return the cell an index stands on."""
        return self.cell(index.row(), index.column() // 2)

    @staticmethod
    def part(column: int) -> Part:
        """Return whether a column holds readings or scores."""
        return Part(column % 2)

    def rank(self, row: int) -> int | None:
        """Return the live rank of a row, or None while nothing can be ranked."""
        return self._ranks[row] if self._ranks else None

    def place(self, market_id: str, criterion_id: str) -> tuple[int, int] | None:
        """Return row and pair of columns of a cell, or None where it is not in the table."""
        rows = [row for row, market in enumerate(self.markets) if market.id == market_id]
        pairs = [pair for pair, criterion in enumerate(self.criteria) if criterion.id == criterion_id]
        return (rows[0], pairs[0]) if rows and pairs else None

    # -- what the chips count -----------------------------------------------------------------

    def missing_rows(self) -> list[int]:
        """Return the row of every cell that is not scored; a row stands once per cell."""
        return self._rows(self._context.desk.matrix.missing)

    def outside_rows(self) -> list[int]:
        """Return the row of every cell whose evidence lies outside its scale."""
        return self._rows(self._context.desk.matrix.outside)

    def has_judgements(self) -> bool:
        """Whether partners are shown as dots somewhere."""
        return self.circle.speaker is None and bool(self._apart)

    def apart_rows(self) -> list[int]:
        """Return the row of every cell in which partners are far apart, in the view of the group."""
        if self.circle.speaker is not None:
            return []
        apart = [cell for cell, (_, is_apart) in self._apart.items() if is_apart]
        row_of = {market.id: row for row, market in enumerate(self.markets)} if apart else {}
        return sorted(row_of[market] for market, _ in apart)

    def _look_for_judgements(self) -> None:
        """Note which cells were judged, and how far apart; of thousands, a step changes a few."""
        known = self._apart
        self._apart = {
            cell: known[cell] if cell in known and known[cell][0] is score else (score, far_apart(score))
            for cell, score in self._context.desk.scoring.scores.items()
            if score.judgements
        }

    def unjudged_rows(self) -> list[int]:
        """Return the row of every cell that the partner has not judged whose view is shown."""
        if self.circle.speaker is None:
            return []
        scoring = self._context.desk.scoring
        return [
            row
            for row, market in enumerate(self.markets)
            for criterion in self.criteria
            if stance_of(self.circle, scoring.score(market.id, criterion.id)) is Stance.NOT_ASKED
        ]

    def stale_rows(self) -> list[int]:
        """Return the row of every cell whose review date has passed."""
        scores = self._context.desk.scoring.scores.values()
        reviewed = [score for score in scores if score.review_date is not None]
        row_of = {market.id: row for row, market in enumerate(self.markets)} if reviewed else {}
        sheet = self.sheet()
        return sorted(row_of[score.market_id] for score in reviewed if sheet.due(score))

    @staticmethod
    def _rows(where: np.ndarray) -> list[int]:
        return [int(row) for row in np.nonzero(where)[0]]

    # -- Qt's questions -----------------------------------------------------------------------

    def rowCount(self, parent: Index = ROOT) -> int:
        """Return the number of markets."""
        return 0 if parent.isValid() else self._shape[0]

    def columnCount(self, parent: Index = ROOT) -> int:
        """Return two columns per criterion."""
        return 0 if parent.isValid() else 2 * self._shape[1]

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what can be done with a cell."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return EDIT if self.takes(index.column()) else LOOK

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows, says and is edited from."""
        if not index.isValid():
            return None
        cell, reading = self.cell_at(index), self.part(index.column()) is Part.READING
        if role == Qt.ItemDataRole.DisplayRole:
            return self._shown(cell, reading=reading)
        if role == Qt.ItemDataRole.EditRole:
            return self._number(cell, reading=reading)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip("\n".join(self._said(cell)))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._aloud(cell, reading=reading)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the words of a header: the criterion with its weight, the market with its rank."""
        across = orientation == Qt.Orientation.Horizontal
        if not 0 <= section < (self.columnCount() if across else self.rowCount()):
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._column_words(section) if across else self._row_words(section)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(self._column_tip(section) if across else self._row_words(section))
        return None

    # -- words --------------------------------------------------------------------------------

    def _shown(self, cell: Cell, *, reading: bool) -> str:
        if reading:
            return score_cell.reading_text(cell.criterion, cell.score, self._context.numbers)
        return score_cell.score_text(cell, self._context.numbers)

    def _said(self, cell: Cell) -> tuple[str, ...]:
        said = score_cell.provenance(cell, self._context.numbers, self.circle)
        return said if self.editable else (*said, self.why_locked())

    def why_locked(self) -> str:
        """Return why cells take no edits."""
        reason = self._context.desk.file.read_only_reason or self._context.desk.why_busy
        if reason:
            return reason
        if self.editable:
            return tr("Readings are the group's: go back to the group to change one.")
        return tr("{round} is closed: look only.").format(round=self._context.desk.scoring.round.name)

    def _aloud(self, cell: Cell, *, reading: bool) -> str:
        numbers = self._context.numbers
        if cell.missing:
            text = tr("not scored")
        elif reading:
            text = score_cell.reading_text(cell.criterion, cell.score, numbers) or tr("no reading")
        else:
            text = tr("{score} of 100").format(score=score_cell.score_text(cell, numbers))
            if far_apart(cell.score):
                text = tr("{text}, partners far apart").format(text=text)
        stood = score_cell.stance_text(cell)
        if stood and not reading:
            text = tr("{text}, {stance}").format(text=text, stance=stood)
        pattern = tr("{market}, {criterion}: {text}")
        return pattern.format(market=cell.market.name, criterion=cell.criterion.name, text=text)

    def _column_words(self, section: int) -> str:
        criterion = self.criteria[section // 2]
        if self.part(section) is Part.READING:
            return tr("{criterion}: reading").format(criterion=criterion.name)
        share = self._context.numbers.percent(float(self._context.desk.weights[section // 2]))
        return tr("{criterion}: score, weight {weight}").format(criterion=criterion.name, weight=share)

    def _column_tip(self, section: int) -> str:
        criterion = self.criteria[section // 2]
        scale = score_cell.scale_sentence(criterion.scale, self._context.numbers)
        return f"{self._column_words(section | 1)}\n{scale}"

    def _row_words(self, section: int) -> str:
        rank, name = self.rank(section), self.markets[section].name
        return name if rank is None else tr("{name}, rank {rank}").format(name=name, rank=rank)

    @staticmethod
    def _number(cell: Cell, *, reading: bool) -> float | None:
        if cell.score is None or cell.missing:
            return None
        return cell.score.natural if reading else cell.value

    # -- reading again ------------------------------------------------------------------------

    def _wanted_shape(self) -> tuple[int, int]:
        return len(self.markets), len(self.criteria)

    def _wanted_ranks(self) -> tuple[int, ...]:
        ranking = self._context.desk.ranking
        return () if ranking is None else tuple(int(rank) for rank in ranking.ranks)

    def _changed(self, areas: frozenset[Area]) -> None:
        if not areas & TABLE_AREAS:
            return
        self.circle = circle_of(self._context.desk)
        self._look_for_judgements()
        if self._wanted_shape() != self._shape:
            self.beginResetModel()
            self._forget()
            self._shape = self._wanted_shape()
            self.endResetModel()
            return
        if 0 in self._shape:
            self._ranks = self._wanted_ranks()
            return
        changed = self._read_again(areas)
        # Another round, or one that was closed: what every cell offers and says may differ.
        if changed is None or Area.ROUNDS in areas or len(changed) > MOST_TOLD:
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)
        else:
            for row, pair in changed:
                for index in (self.index(row, 2 * pair), self.index(row, 2 * pair + 1)):
                    # One at a time: for a block Qt paints every cell there is.
                    self.dataChanged.emit(index, index)
        moved, weighed = self._rank_again(), self._weigh_again()
        only_cells = areas <= CELL_AREAS and self.circle.speaker is None
        self.ranked.emit(moved if only_cells else list(range(self.rowCount())))
        # A step may end a trial of other weights.
        if weighed or not only_cells:
            self.weighed.emit()

    def _read_again(self, areas: frozenset[Area]) -> list[tuple[int, int]] | None:
        """Read again what was asked for so far, and return the cells that differ; None where any may.

        Nobody knows the cells that were never asked for, so that nobody need be told about them.
        """
        if len(self._cells) > MOST_KEPT:
            self._cells.clear()
            return None
        before = self._cells
        kept = self._still_true() if areas <= CELL_AREAS else {}
        sheet = self.sheet()
        self._cells = {place: kept.get(place) or sheet.cell(*place) for place in before}
        return sorted(place for place, cell in before.items() if not cell.same(self._cells[place]))

    def _still_true(self) -> dict[tuple[int, int], Cell]:
        """Return the cells whose record is the same one, after a step that changed nothing but cells."""
        scoring, sheet = self._context.desk.scoring, self.sheet()
        return {
            place: cell
            for place, cell in self._cells.items()
            if scoring.score(cell.market.id, cell.criterion.id) is cell.score
            and cell.stale == sheet.due(cell.score)
        }

    def _forget(self) -> None:
        self._cells.clear()
        self._ranks = self._wanted_ranks()

    def _ranked(self) -> None:
        """Show other weights: no cell changes, only the ranks and the weights in the headers."""
        self.ranked.emit(self._rank_again())
        if self._weigh_again():
            self.weighed.emit()

    def _weigh_again(self) -> bool:
        """Take over the weights of the desk and return whether they are others."""
        before, self._weights = self._weights, self._context.desk.weights
        return not np.array_equal(before, self._weights)

    def _rank_again(self) -> list[int]:
        """Take over the ranks of the desk and return the rows whose rank is another one."""
        before, self._ranks = self._ranks, self._wanted_ranks()
        if len(before) != len(self._ranks):
            return list(range(self.rowCount()))
        return [row for row, (a, b) in enumerate(zip(before, self._ranks, strict=True)) if a != b]
