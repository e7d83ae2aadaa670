"""Editing cells of the score matrix with keyboard and mouse."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dia_desktop.store import StrategyFile, edits
from dia_desktop.strategy.records import Basis
from dia_desktop.ui.desk import Desk
from dia_desktop.ui.markets.score_sheet import Part
from tests.ui.markets.score_setting import Setting, set_up, show, small_draft

Key = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def at(qtbot: QtBot, tmp_path: Path) -> Iterator[Setting]:
    with set_up(qtbot, tmp_path) as setting:
        tester = QAbstractItemModelTester(
            setting.card.model, QAbstractItemModelTester.FailureReportingMode.Warning
        )
        yield setting
        del tester


@pytest.mark.parametrize("opener", [Key.Key_F2, Key.Key_Return, Key.Key_Enter])
def test_a_key_opens_the_editor_with_what_stands_there(at: Setting, opener: Qt.Key) -> None:
    at.stand("can", "s")
    at.key(opener)
    assert at.field.text() == "90"
    assert at.field.selectedText() == "90"


def test_a_digit_replaces_what_stands_there_and_enter_goes_down(at: Setting) -> None:
    at.stand("usa", "s")
    at.type("81")
    assert at.field.text() == "81"
    at.key(Key.Key_Return)
    assert not at.editing
    assert at.agreed("usa", "s") == 81.0
    assert at.here() == ("can", "s", Part.SCORE)
    assert at.card.table.hasFocus()


def test_an_agreed_score_keeps_the_evidence_and_says_so(at: Setting) -> None:
    at.stand("usa", "s")
    with at.qtbot.waitSignal(at.card.said) as said:
        at.type("81")
        at.key(Key.Key_Return)
    score = at.score("usa", "s")
    assert score is not None
    assert (score.basis, score.natural, score.source) == (Basis.AGREED, 1.0, "WGI")
    assert "the evidence is kept" in str(said.args)


@pytest.mark.parametrize(
    ("key", "there"),
    [
        (Key.Key_Tab, ("can", "t", Part.READING)),
        (Key.Key_Backtab, ("can", "s", Part.READING)),
        (Key.Key_Down, ("bra", "s", Part.SCORE)),
        (Key.Key_Up, ("usa", "s", Part.SCORE)),
    ],
)
def test_leaving_keys_commit_and_move(at: Setting, key: Qt.Key, there: tuple[str, str, Part]) -> None:
    at.stand("can", "s")
    at.type("12")
    at.key(key)
    assert at.agreed("can", "s") == 12.0
    assert at.here() == there


def test_escape_gives_up(at: Setting) -> None:
    before = at.steps()
    at.stand("usa", "s")
    at.type("99")
    at.key(Key.Key_Escape)
    assert not at.editing
    assert at.agreed("usa", "s") is None
    assert at.steps() == before


def test_enter_without_a_change_writes_nothing(at: Setting) -> None:
    before = at.steps()
    at.stand("usa", "s")
    at.key(Key.Key_F2)
    at.key(Key.Key_Return)
    assert at.steps() == before


@pytest.mark.parametrize("typed", ["101", "-1", "abc", "nan", "1e9", "5%"])
def test_what_is_no_score_stays_in_a_red_ring(at: Setting, typed: str) -> None:
    before = at.steps()
    at.stand("usa", "s")
    at.key(Key.Key_F2)
    at.field.setText("")
    at.type(typed)
    at.key(Key.Key_Return)
    assert at.editing
    assert at.field.text() == typed
    assert at.field.property("invalid") is True
    assert at.card.table.delegate.stuck
    assert at.card.table.hint == "0 to 100"
    assert at.steps() == before


def test_a_mended_number_loses_the_ring(at: Setting) -> None:
    at.stand("usa", "s")
    at.type("101")
    assert at.card.table.hint == "0 to 100"
    at.key(Key.Key_Backspace)
    assert at.field.property("invalid") is False
    assert at.card.table.hint == ""
    at.key(Key.Key_Return)
    assert at.agreed("usa", "s") == 10.0


def test_a_click_elsewhere_commits_a_good_number(at: Setting) -> None:
    at.stand("usa", "s")
    at.type("55")
    QTest.mouseClick(at.card.table.viewport(), Qt.MouseButton.LeftButton, pos=at.middle("can", "t"))
    assert not at.editing
    assert at.agreed("usa", "s") == 55.0
    assert at.here() == ("can", "t", Part.SCORE)


def test_a_click_elsewhere_keeps_a_bad_number_open(at: Setting) -> None:
    at.stand("usa", "s")
    at.type("555")
    QTest.mouseClick(at.card.table.viewport(), Qt.MouseButton.LeftButton, pos=at.middle("can", "t"))
    assert at.field.text() == "555"
    assert at.field.isVisible()
    assert at.here() == ("usa", "s", Part.SCORE)
    assert at.natural("usa", "s") == 1.0
    at.key(Key.Key_Backspace)
    at.key(Key.Key_Return)
    assert at.agreed("usa", "s") == 55.0


def test_selecting_another_market_elsewhere_keeps_a_bad_number_open(at: Setting) -> None:
    at.stand("usa", "s")
    at.type("555")
    at.desk.select_market("bra")
    assert at.field.text() == "555"
    assert at.field.isVisible()
    assert at.here() == ("usa", "s", Part.SCORE)
    assert at.natural("usa", "s") == 1.0


def test_whoever_asks_for_a_commit_a_bad_number_is_not_taken(at: Setting) -> None:
    steps = at.steps()
    at.stand("usa", "s")
    at.type("555")
    at.card.table.commitData(at.field)
    assert at.natural("usa", "s") == 1.0
    assert at.steps() == steps


def test_a_refused_number_stays_open(at: Setting) -> None:
    at.stand("usa", "s")
    at.type("55")
    at.path.rename(at.path.with_name("moved.strategy"))
    with at.qtbot.waitSignal(at.desk.refused):
        at.key(Key.Key_Return)
    assert at.field.text() == "55"
    at.path.with_name("moved.strategy").rename(at.path)
    at.key(Key.Key_Return)
    assert at.agreed("usa", "s") == 55.0


def test_a_preview_and_another_edit_leave_the_editor_alone(at: Setting) -> None:
    at.stand("usa", "s")
    at.type("5")
    at.desk.preview(at.desk.weights[::-1].copy())
    at.desk.do(edits.set_target_count, at.desk.scoring.round.id, 2)
    assert at.field.text() == "5"
    at.type("6")
    at.key(Key.Key_Return)
    assert at.agreed("usa", "s") == 56.0


def test_an_emptied_editor_clears(at: Setting) -> None:
    at.stand("bra", "s")
    at.key(Key.Key_F2)
    at.key(Key.Key_Delete)
    at.key(Key.Key_Return)
    assert at.agreed("bra", "s") is None
    assert at.natural("bra", "s") == -0.5


def test_delete_takes_the_agreed_score_then_the_evidence(at: Setting) -> None:
    at.stand("bra", "s")
    with at.qtbot.waitSignal(at.card.said) as said:
        at.key(Key.Key_Delete)
    score = at.score("bra", "s")
    assert score is not None
    assert (score.agreed, score.natural) == (None, -0.5)
    assert "the evidence counts again" in str(said.args)
    at.key(Key.Key_Delete)
    assert at.score("bra", "s") is None
    steps = at.steps()
    at.key(Key.Key_Delete)
    assert at.steps() == steps
    at.desk.undo()
    at.desk.undo()
    assert at.agreed("bra", "s") == 35.0


def test_delete_clears_a_marked_block_in_one_step(at: Setting) -> None:
    steps = at.steps()
    at.stand("usa", "s")
    at.key(Key.Key_Down, SHIFT)
    at.key(Key.Key_Delete)
    assert at.score("usa", "s") is None
    assert at.score("can", "s") is None
    assert at.score("bra", "s") is not None
    assert at.steps() == steps + 1


def test_every_edit_survives_undo_redo_and_reopening(at: Setting) -> None:
    before = at.desk.scoring.scores
    at.stand("bra", "t")
    at.type("63,5")
    assert at.card.table.delegate.stuck
    at.key(Key.Key_Escape)
    at.type("63.5")
    at.key(Key.Key_Return)
    after = at.desk.scoring.scores
    assert at.agreed("bra", "t") == 63.5
    assert at.reopened().scores == after
    at.desk.undo()
    assert at.desk.scoring.scores == before
    at.desk.redo()
    assert at.desk.scoring.scores == after


def test_the_locale_decides_how_numbers_are_written(qtbot: QtBot, tmp_path: Path) -> None:
    with set_up(qtbot, tmp_path, locale="de_DE") as at:
        at.stand("bra", "t")
        at.type("63,5")
        at.key(Key.Key_Return)
        assert at.agreed("bra", "t") == 63.5
        at.stand("bra", "t")
        assert at.card.table.currentIndex().data() == "63,5"
        at.key(Key.Key_F2)
        assert at.field.text() == "63,5"


def test_a_typed_reading_has_no_source_and_no_error(at: Setting) -> None:
    at.stand("usa", "s", Part.READING)
    assert at.card.table.currentIndex().data() == "+1.0 ±0.5\N{NO-BREAK SPACE}index"
    at.type("-1.5")
    at.key(Key.Key_Return)
    score = at.score("usa", "s")
    assert score is not None
    assert (score.natural, score.natural_low, score.natural_high, score.source) == (-1.5, None, None, "")
    assert "No source" in at.card.model.index(0, 1).data(Qt.ItemDataRole.ToolTipRole)


def test_a_reading_may_lie_outside_the_scale_and_is_marked(at: Setting) -> None:
    at.stand("usa", "s", Part.READING)
    at.type("3")
    at.key(Key.Key_Return)
    assert at.desk.matrix.values[0, 0] == 100.0
    assert at.card.outside_chip.accessibleName() == "outside the scale 1"
    assert not at.card.outside_chip.isHidden()


def test_a_reading_must_be_a_number(at: Setting) -> None:
    at.stand("usa", "s", Part.READING)
    at.type("-")
    at.key(Key.Key_Return)
    assert at.editing
    assert at.card.table.hint == "a number"


def test_an_ordinal_reading_is_one_of_its_levels(at: Setting) -> None:
    at.stand("bra", "t", Part.READING)
    at.key(Key.Key_Return)
    assert [at.box.itemText(i) for i in range(at.box.count())] == ["none", "talks", "=deep, in force"]
    assert at.box.level() is None
    at.key(Key.Key_2)
    at.key(Key.Key_Return)
    assert at.natural("bra", "t") == 2.0
    assert at.desk.matrix.values[2, 1] == 100.0


def test_a_digit_opens_the_levels_at_its_level(at: Setting) -> None:
    at.stand("usa", "t", Part.READING)
    at.type("2")
    assert at.box.level() == 2.0
    at.type("7")
    assert at.box.level() == 2.0
    at.key(Key.Key_Escape)
    assert at.natural("usa", "t") == 1.0


@pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing the keyboard)", extend=True)
def test_a_level_picked_from_the_open_list_is_taken_at_once(at: Setting) -> None:
    at.stand("usa", "t", Part.READING)
    at.key(Key.Key_F2)
    box = at.box
    box.showPopup()
    box.view().setCurrentIndex(box.model().index(0, 0))
    QTest.keyClick(box.view(), Key.Key_Return)
    assert at.natural("usa", "t") == 0.0
    assert not at.editing


def test_leaving_the_levels_unchosen_writes_nothing(at: Setting) -> None:
    steps = at.steps()
    at.stand("bra", "t", Part.READING)
    at.key(Key.Key_Return)
    at.key(Key.Key_Return)
    assert not at.editing
    assert at.steps() == steps


def test_the_same_level_again_keeps_where_it_comes_from(at: Setting) -> None:
    steps = at.steps()
    at.stand("can", "t", Part.READING)
    at.key(Key.Key_Return)
    at.key(Key.Key_Return)
    assert not at.editing
    assert at.steps() == steps
    kept = at.score("can", "t")
    assert kept is not None
    assert kept.source == "WTO"


def test_a_cell_that_is_not_scored_opens_on_a_click(at: Setting) -> None:
    QTest.mouseClick(at.card.table.viewport(), Qt.MouseButton.LeftButton, pos=at.middle("bra", "t"))
    assert at.field.text() == ""
    at.type("20")
    at.key(Key.Key_Return)
    assert at.agreed("bra", "t") == 20.0


def test_letters_open_nothing(at: Setting) -> None:
    at.stand("usa", "s")
    at.type("x")
    assert not at.editing


def test_arrows_and_tab_move_and_tab_leaves_at_the_end(at: Setting) -> None:
    at.stand("usa", "s")
    at.key(Key.Key_Right)
    assert at.here() == ("usa", "t", Part.READING)
    at.key(Key.Key_Down)
    assert at.here() == ("can", "t", Part.READING)
    at.key(Key.Key_Tab)
    at.key(Key.Key_Tab)
    assert at.here() == ("bra", "s", Part.READING)
    at.key(Key.Key_Backtab)
    assert at.here() == ("can", "t", Part.SCORE)
    at.stand("bra", "t")
    at.key(Key.Key_Tab)
    assert not at.card.table.hasFocus()


def test_a_read_only_file_takes_no_edit_and_says_why(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "test.strategy"
    with StrategyFile.create(path, small_draft(), author="Owner"):
        desk = Desk(StrategyFile.open(path, author="Visitor"))
        assert desk.file.read_only_reason is not None
        with show(qtbot, path, desk) as at:
            at.stand("usa", "s")
            for key in (Key.Key_F2, Key.Key_Return, Key.Key_5, Key.Key_Delete):
                at.key(key)
                assert not at.editing
            assert at.card.strip.sentence == desk.file.read_only_reason
            assert at.score("usa", "s") == small_draft().scoring.score("usa", "s")
            assert not at.card.matrix_actions.add_market.isEnabled()
            assert "Owner" in at.card.model.index(0, 1).data(Qt.ItemDataRole.ToolTipRole)
        desk.close()


def test_a_closed_round_takes_no_edit_and_says_why(at: Setting) -> None:
    at.desk.do(edits.close_round, at.desk.scoring.round.id)
    at.stand("usa", "s")
    at.type("5")
    assert not at.editing
    assert at.card.strip.sentence == "Round 1 is closed: look only."
    QTest.mouseClick(at.card.table.viewport(), Qt.MouseButton.LeftButton, pos=at.middle("bra", "t"))
    assert not at.editing


def test_the_selected_market_goes_both_ways(at: Setting) -> None:
    at.stand("can", "t")
    assert at.desk.selected_market == "can"
    at.desk.select_market("bra")
    assert at.here() == ("bra", "t", Part.SCORE)
    at.desk.select_market("")
    assert not at.card.table.currentIndex().isValid()


def test_a_click_on_the_name_selects_the_market(at: Setting) -> None:
    header = at.card.table.verticalHeader()
    name = QPoint(20, header.sectionViewportPosition(2) + 5)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=name)
    assert at.desk.selected_market == "bra"


def test_what_was_said_goes_with_the_next_step(at: Setting) -> None:
    at.stand("usa", "s")
    at.type("81")
    at.key(Key.Key_Return)
    assert "your score counts now" in at.card.message.text()
    at.desk.undo()
    assert at.card.message.text() == ""


def test_the_invitation_gives_way_to_the_editor(at: Setting) -> None:
    table = at.card.table
    at.stand("bra", "t")
    cell = table.visualRect(table.currentIndex()).adjusted(6, 5, -6, -6)

    def colours(left: int) -> set[str]:
        shot = table.viewport().grab().toImage()
        columns, rows = range(left, cell.right()), range(cell.top(), cell.bottom())
        return {shot.pixelColor(x, y).name() for x in columns for y in rows}

    at.key(Key.Key_F2)
    assert table.delegate.editor is not None
    beside = table.delegate.editor.geometry().right() + 2
    assert len(colours(beside)) == 1
    at.key(Key.Key_Escape)
    assert len(colours(beside)) > 1


def test_columns_share_a_wide_table(at: Setting) -> None:
    table = at.card.table
    at.card.resize(1800, 320)
    QApplication.processEvents()
    assert 0 <= table.viewport().width() - table.horizontalHeader().length() < len(at.card.model.criteria)
    reading, score = table.columnWidth(0), table.columnWidth(1)
    assert min(reading, score) > 300
