"""Large blocks of scores: pasted, cleared and undone beside the window, as one step each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dia_desktop.store import edits
from dia_desktop.strategy.records import Criterion, Draft, Market, Scale
from dia_desktop.ui.long_work import MOST_AT_ONCE
from dia_desktop.ui.markets.partners_dialog import PartnersDialog
from dia_desktop.ui.round_dialog import CloseRoundDialog
from tests.ui.markets.score_setting import Setting, set_up, small_draft

PATIENCE_MS = 20_000
SCALE = Scale("points", "worst", "best", ((0.0, 0.0), (100.0, 100.0)))
ROWS, COLUMNS = 40, 8
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def large_draft() -> Draft:
    """Return so many markets and criteria without scores, with partners."""
    draft = small_draft()
    markets = tuple(Market(f"m{i}", "", f"Market {i}", i, position=i) for i in range(ROWS))
    criteria = tuple(
        Criterion(f"c{j}", f"Criterion {j}", "flag", SCALE, 1 / COLUMNS, position=j) for j in range(COLUMNS)
    )
    return Draft(draft.strategy, replace(draft.scoring, markets=markets, criteria=criteria, scores={}))


@pytest.fixture
def at(qtbot: QtBot, tmp_path: Path) -> Iterator[Setting]:
    """Give a card over a matrix that is larger than what is written at once."""
    assert ROWS * COLUMNS > MOST_AT_ONCE
    with set_up(qtbot, tmp_path, large_draft(), size=(1600, 600)) as setting:
        yield setting


def settle(at: Setting) -> None:
    """Wait until nothing is being done any more."""
    at.qtbot.waitUntil(lambda: not at.desk.busy, timeout=PATIENCE_MS)


def paste(at: Setting, value: str = "7") -> None:
    """Mark every score and paste a block into them."""
    shown = len(at.card.table.shown_columns())
    QApplication.clipboard().setText("\n".join("\t".join([value] * shown) for _ in range(ROWS)))
    at.card.table.selectAll()
    at.key(Qt.Key.Key_V, CTRL)


def agreed(at: Setting) -> set[float | None]:
    """Return what the cells hold."""
    return {at.agreed(f"m{i}", f"c{j}") for i in range(ROWS) for j in range(COLUMNS)}


def test_a_large_block_is_pasted_cleared_undone_and_redone(at: Setting) -> None:
    at.stand("m0", "c0")
    steps = at.steps()
    paste(at)
    assert at.desk.busy
    assert at.desk.doing.startswith("Pasting ")
    assert agreed(at) == {None}
    at.key(Qt.Key.Key_5)
    assert not at.editing
    assert at.card.strip.sentence.endswith("wait until that is done, or cancel it with Esc.")
    settle(at)
    assert agreed(at) == {7.0}
    assert at.steps() == steps + 1
    assert at.card.message.text() == f"{at.desk.file.undo_label}. Undo: Ctrl+Z"
    at.card.table.selectAll()
    at.key(Qt.Key.Key_Delete)
    assert at.desk.doing.startswith("Clearing ")
    settle(at)
    assert agreed(at) == {None}
    for replay, value in ((at.desk.undo, 7.0), (at.desk.undo, None), (at.desk.redo, 7.0)):
        replay()
        settle(at)
        assert agreed(at) == {value}
    assert {score.agreed for score in at.reopened().scores.values()} == {7.0}
    assert len(at.reopened().scores) == ROWS * COLUMNS


def test_a_large_block_that_cannot_be_used_is_refused_where_it_was_pasted(at: Setting) -> None:
    at.stand("m0", "c0")
    steps = at.steps()
    paste(at, "101")
    assert at.desk.busy
    settle(at)
    assert at.steps() == steps
    assert "Market 0" in at.card.strip.sentence
    assert at.card.strip.sentence.endswith("nothing was pasted.")


def test_a_large_paste_that_is_cancelled_leaves_the_matrix_as_it_was(at: Setting) -> None:
    at.stand("m0", "c0")
    steps = at.steps()
    with at.qtbot.waitSignal(at.desk.given_up, timeout=PATIENCE_MS):
        paste(at)
        at.desk.cancel()
    assert (agreed(at), at.steps()) == ({None}, steps)
    paste(at)
    settle(at)
    assert agreed(at) == {7.0}


def test_another_round_with_many_scores_is_shown_beside(at: Setting) -> None:
    at.stand("m0", "c0")
    paste(at)
    settle(at)
    first = at.desk.scoring.round.id
    assert at.desk.do(edits.close_round, first)
    assert at.desk.do(edits.open_round, "Next", date(2021, 1, 1))
    paste(at, "8")
    settle(at)
    assert (agreed(at), at.desk.scoring.round.name) == ({8.0}, "Next")
    with at.qtbot.waitSignal(at.desk.changed, timeout=PATIENCE_MS):
        at.desk.show_round(first)
        assert at.desk.doing == "Opening “Round 1”"
        assert at.desk.scoring.round.name == "Next"
    settle(at)
    assert (agreed(at), at.desk.scoring.round.name) == ({7.0}, "Round 1")
    with at.qtbot.waitSignal(at.desk.given_up, timeout=PATIENCE_MS):
        at.desk.show_round(at.desk.strategy.latest.id)
        at.desk.cancel()
    assert at.desk.scoring.round.name == "Round 1"


def filled(at: Setting) -> None:
    """Let every cell hold a score."""
    at.stand("m0", "c0")
    paste(at)
    settle(at)


@pytest.mark.parametrize(
    ("key", "modifiers", "said"),
    [
        (Qt.Key.Key_Delete, CTRL, "Removed Market 0 with its 8 scores. Undo: Ctrl+Z"),
        (Qt.Key.Key_Delete, CTRL | SHIFT, "Removed Criterion 0 with its 40 scores. Undo: Ctrl+Z"),
    ],
)
def test_what_frames_a_large_matrix_is_removed_beside_the_window(
    at: Setting, key: Qt.Key, modifiers: Qt.KeyboardModifier, said: str
) -> None:
    filled(at)
    before, steps = at.desk.scoring, at.steps()
    at.stand("m0", "c0")
    at.key(key, modifiers)
    assert at.desk.doing in {"Removing Market 0", "Removing Criterion 0"}
    assert at.desk.scoring is before
    settle(at)
    assert at.card.message.text() == said
    assert at.steps() == steps + 1
    removed = at.desk.scoring
    assert len(removed.markets) * len(removed.criteria) < ROWS * COLUMNS
    at.desk.undo()
    settle(at)
    assert at.desk.scoring == before
    at.desk.redo()
    settle(at)
    assert at.desk.scoring == removed == at.reopened()


def test_a_large_round_is_closed_beside_the_window(at: Setting) -> None:
    filled(at)
    dialog = CloseRoundDialog(at.context, at.card)
    dialog.show()
    dialog.accept()
    assert at.desk.busy
    assert dialog.isVisible()
    with at.qtbot.waitSignal(dialog.accepted, timeout=PATIENCE_MS):
        pass
    settle(at)
    assert at.desk.scoring.round.closed


def test_a_partner_of_a_large_round_leaves_beside_the_window_and_its_list_stays_open(at: Setting) -> None:
    filled(at)
    dialog = PartnersDialog(at.context, at.card)
    dialog.show()
    dialog.new_name.setText("One")
    dialog.add()
    dialog.new_name.setText("Two")
    dialog.add()
    dialog.rows[0].remove.click()
    assert at.desk.busy
    dialog.accept()
    settle(at)
    assert dialog.isVisible()
    assert dialog.strip.sentence == "One is removed."
    assert [partner.name for partner in at.desk.strategy.partners] == ["Two"]
    dialog.accept()
    assert not dialog.isVisible()
