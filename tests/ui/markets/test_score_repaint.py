"""What of the score matrix is painted again, and what is left alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QItemSelectionModel, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from dia_desktop.store import edits
from dia_desktop.ui.markets.score_sheet import Part
from tests.ui.markets.score_setting import Setting, set_up


@pytest.fixture
def at(qtbot: QtBot, tmp_path: Path) -> Iterator[Setting]:
    with set_up(qtbot, tmp_path) as setting:
        yield setting


def test_values_change_without_a_reset(at: Setting) -> None:
    at.stand("can", "s")
    selection = at.card.table.selectionModel()
    selection.select(at.card.model.index(2, 1), QItemSelectionModel.SelectionFlag.Select)
    before = {(index.row(), index.column()) for index in selection.selectedIndexes()}
    with at.qtbot.assertNotEmitted(at.card.model.modelReset):
        at.desk.do(
            edits.set_scores,
            at.desk.scoring.round.id,
            [edits.ScoreChange("usa", "s", {"agreed": 1.0})],
        )
    assert {(index.row(), index.column()) for index in selection.selectedIndexes()} == before
    assert at.here() == ("can", "s", Part.SCORE)


def test_a_commit_tells_of_its_own_cell_only(at: Setting) -> None:
    at.card.table.viewport().repaint()
    told: list[tuple[int, int, int]] = []
    at.card.model.dataChanged.connect(
        lambda first, last, _: told.append((first.row(), last.row(), first.column()))
    )
    at.desk.do(edits.set_scores, "r", [edits.ScoreChange("can", "s", {"agreed": 1.0})])
    assert told == [(1, 1, 0), (1, 1, 1)]
    at.desk.do(edits.set_note, "r", "usa", "s", "why")
    assert told == [(1, 1, 0), (1, 1, 1), (0, 0, 0), (0, 0, 1)]
    assert at.desk.do(edits.set_weights, "r", {"s": 0.7, "t": 0.3})
    assert len(told) == 4
    at.desk.do(edits.close_round, "r")
    assert told[4:] == [(0, 2, 0)]


class Painted(QObject):
    """Notes which of some widgets are painted, each once."""

    def __init__(self, *widgets: QWidget) -> None:
        super().__init__()
        self._watched, self._seen = widgets, set[int]()
        for index, widget in enumerate(widgets):
            widget.installEventFilter(self)
            widget.setProperty("watched", index)

    @property
    def widgets(self) -> list[QWidget]:
        return [self._watched[index] for index in sorted(self._seen)]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self._seen.add(int(watched.property("watched")))
        return False


def test_a_preview_repaints_headers_only(at: Setting) -> None:
    at.desk.do(
        edits.set_scores,
        at.desk.scoring.round.id,
        [edits.ScoreChange("bra", "t", {"agreed": 0.0}), edits.ScoreChange("usa", "s", {"agreed": 95.0})],
    )
    table = at.card.table
    QApplication.processEvents()
    headers = [table.horizontalHeader().viewport(), table.verticalHeader().viewport()]
    painted = Painted(table.viewport(), *headers)
    weights = at.desk.weights.copy()
    weights[:] = (0.99, 0.01)
    at.desk.preview(weights)
    QApplication.processEvents()
    assert painted.widgets == headers
    assert at.card.model.rank(0) == 1
    assert "99" in str(at.card.model.headerData(1, Qt.Orientation.Horizontal))
    assert at.card.model.headerData(0, Qt.Orientation.Vertical) == "USA, rank 1"
