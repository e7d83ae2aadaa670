"""The scores card: chips, actions, what is said, hostile names, many markets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu
from pytestqt.qtbot import QtBot

from dia_desktop.store import edits
from dia_desktop.strategy.numbers import PlainNumbers
from dia_desktop.strategy.records import Draft, Score
from dia_desktop.strategy.role import Role
from dia_desktop.strategy.scale_words import scale_ends
from dia_desktop.ui.markets.market_dialog import AddMarkets, RenameMarket
from dia_desktop.ui.markets.score_sheet import Part
from dia_desktop.ui.theme import Theme
from tests.ui.markets.score_setting import (
    STABILITY,
    TRADE,
    Setting,
    empty_draft,
    example,
    set_up,
    small_draft,
)

Key = Qt.Key
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
HOSTILE = (
    "<b>bold</b><img src=x>",
    '=HYPERLINK("http://x")',
    "سوق كبير",
    "🇧🇷 Brasil 😀",
    "x" * 200,
)


@pytest.fixture
def at(qtbot: QtBot, tmp_path: Path) -> Iterator[Setting]:
    with set_up(qtbot, tmp_path) as setting:
        tester = QAbstractItemModelTester(
            setting.card.model, QAbstractItemModelTester.FailureReportingMode.Warning
        )
        yield setting
        del tester


def names(at: Setting) -> list[str]:
    return [market.name for market in at.desk.scoring.markets]


def criteria(at: Setting) -> list[str]:
    return [criterion.name for criterion in at.desk.scoring.criteria]


def dialog(at: Setting, kind: type[QDialog]) -> QDialog:
    found = at.card.findChildren(kind)
    assert len(found) == 1
    shown: QDialog = found[0]
    assert shown.isVisible()
    return shown


# -- what is shown ------------------------------------------------------------------------------------


def test_the_example_reads_as_its_records_say(qtbot: QtBot, tmp_path: Path) -> None:
    with set_up(qtbot, tmp_path, example()) as at:
        model = at.card.model
        shown = {
            market.name: [model.index(row, column).data() for column in range(model.columnCount())]
            for row, market in enumerate(model.markets)
        }
        assert shown["Canada"][2:4] == ["applied, goods and services", "86"]
        assert shown["Canada"][5] == "37"
        assert shown["Brazil"][4:] == ["", ""]
        assert list(shown) == ["USA", "China", "Brazil", "Canada", "Mexico", "Morocco"]
        assert at.card.missing_chip.accessibleName() == "not scored 3"


def test_a_cell_says_where_it_comes_from(at: Setting) -> None:
    told = at.card.model.index(0, 1).data(Qt.ItemDataRole.ToolTipRole)
    for part in (
        "USA, Stability",
        "70.0 of 100",
        "5–95 % interval: 60.0 to 80.0",
        "Source: WGI",
        "As of 2018",
    ):
        assert part in told
    agreed = at.card.model.index(2, 1).data(Qt.ItemDataRole.ToolTipRole)
    assert "35 of 100: agreed in the room." in agreed
    assert "The evidence is kept underneath: −0.5" in agreed
    assert "Note: the room knew more" in agreed
    assert at.card.model.index(2, 3).data(Qt.ItemDataRole.AccessibleTextRole) == "Brazil, Trade: not scored"
    assert at.card.model.index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole) == "USA, Stability: 70 of 100"


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_stay_text(qtbot: QtBot, tmp_path: Path, name: str) -> None:
    draft = small_draft()
    scoring = draft.scoring
    hostile = replace(
        scoring,
        markets=(replace(scoring.markets[0], name=name), *scoring.markets[1:]),
        criteria=(replace(scoring.criteria[0], name=name), *scoring.criteria[1:]),
        scores={**scoring.scores, ("usa", "s"): Score("1", "usa", "s", 1.0, source=name, note=name)},
    )
    with set_up(qtbot, tmp_path, Draft(draft.strategy, hostile)) as at:
        told = at.card.model.index(0, 1).data(Qt.ItemDataRole.ToolTipRole)
        assert "<b>" not in told
        assert "<img" not in told
        assert at.card.table.verticalHeader().width() < 300
        assert at.card.grab().width() > 0
        at.stand("usa", "s")
        at.card.show_details()
        at.card.matrix_actions.edit_scale(at.desk.scoring.criteria[0])
        at.card.matrix_actions.rename_market(at.desk.scoring.markets[0])
        for shown in at.card.findChildren(QDialog):
            assert shown.grab().width() > 0
            shown.accept()
        assert names(at)[0] == name


# -- chips --------------------------------------------------------------------------------------------


def test_a_chip_shows_the_rows_it_counts_and_keeps_them(at: Setting) -> None:
    chip = at.card.missing_chip
    assert chip.accessibleName() == "not scored 1"
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert at.card.table.shown_rows() == [2]
    at.stand("bra", "t")
    at.type("5")
    at.key(Key.Key_Return)
    assert chip.accessibleName() == "not scored 0"
    assert chip.isVisible()
    assert at.card.table.shown_rows() == [2]
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert at.card.table.shown_rows() == [0, 1, 2]
    assert chip.isHidden()


def test_a_filter_gives_way_to_another_and_to_a_new_market(at: Setting) -> None:
    at.desk.do(
        edits.set_scores,
        "r",
        [edits.ScoreChange("can", "s", {"review_date": date(2019, 10, 31)})],
    )
    QTest.mouseClick(at.card.missing_chip, Qt.MouseButton.LeftButton)
    QTest.mouseClick(at.card.stale_chip, Qt.MouseButton.LeftButton)
    assert not at.card.missing_chip.isChecked()
    assert at.card.table.shown_rows() == [1]
    at.desk.do(edits.add_market, "r", "Japan", "JPN")
    assert at.card.table.shown_rows() == [0, 1, 2, 3]
    assert not at.card.stale_chip.isChecked()


@pytest.mark.parametrize(("review", "chips"), [(date(2019, 10, 31), 1), (date(2019, 11, 1), 0)])
def test_a_review_date_is_over_on_the_day_after(at: Setting, review: date, chips: int) -> None:
    at.desk.do(edits.set_scores, "r", [edits.ScoreChange("can", "s", {"review_date": review})])
    assert [at.card.stale_chip.isVisible()].count(True) == chips
    at.desk.do(edits.close_round, "r")
    assert not at.card.stale_chip.isVisible()


def test_a_cell_elsewhere_can_be_gone_to(at: Setting) -> None:
    QTest.mouseClick(at.card.missing_chip, Qt.MouseButton.LeftButton)
    at.card.show_cell("usa", "t")
    assert at.here() == ("usa", "t", Part.SCORE)
    assert at.card.table.shown_rows() == [0, 1, 2]


# -- actions ------------------------------------------------------------------------------------------


def test_every_action_has_words_and_keys_of_its_own(at: Setting) -> None:
    actions = [action for action in at.card.actions() if not action.isSeparator()]
    keys = [sequence.toString() for action in actions for sequence in action.shortcuts()]
    assert all(action.text() for action in actions)
    assert all(action.shortcuts() for action in actions)
    assert len(set(keys)) == len(keys)


def test_removing_a_market_says_what_went_and_comes_back(at: Setting) -> None:
    at.stand("bra", "s")
    at.key(Key.Key_Delete, CTRL)
    assert names(at) == ["USA", "Canada"]
    assert at.card.message.text() == "Removed Brazil with its 1 score. Undo: Ctrl+Z"
    at.desk.undo()
    assert names(at) == ["USA", "Canada", "Brazil"]
    assert at.reopened() == at.desk.scoring


def test_a_market_moves_with_the_selection(at: Setting) -> None:
    at.stand("usa", "s")
    at.key(Key.Key_Down, ALT | SHIFT)
    assert names(at) == ["Canada", "USA", "Brazil"]
    assert at.here() == ("usa", "s", Part.SCORE)
    at.key(Key.Key_Up, ALT | SHIFT)
    at.key(Key.Key_Up, ALT | SHIFT)
    assert names(at) == ["USA", "Canada", "Brazil"]


def test_a_role_is_set_and_shown(at: Setting) -> None:
    at.stand("usa", "s")
    at.key(Key.Key_1, CTRL)
    assert at.desk.scoring.markets[0].role is Role.TARGET
    checked = [action.text() for action in at.card.actions() if action.isChecked()]
    assert checked == ["Role: Target"]
    at.stand("can", "s")
    checked = [action.text() for action in at.card.actions() if action.isChecked()]
    assert checked == ["Role: Candidate"]


def test_a_criterion_moves_and_goes(at: Setting) -> None:
    at.stand("usa", "s")
    at.key(Key.Key_Right, ALT | SHIFT)
    assert criteria(at) == ["Trade", "Stability"]
    at.key(Key.Key_Left, ALT | SHIFT)
    assert criteria(at) == ["Stability", "Trade"]
    at.stand("usa", "t")
    at.key(Key.Key_Delete, CTRL | SHIFT)
    assert criteria(at) == ["Stability"]
    assert at.card.message.text() == "Removed Trade with its 2 scores. Undo: Ctrl+Z"
    at.desk.undo()
    assert criteria(at) == ["Stability", "Trade"]


def test_adding_a_market_keeps_the_place(at: Setting) -> None:
    at.stand("can", "t")
    at.desk.do(edits.add_market, "r", "Japan", "JPN")
    assert at.here() == ("can", "t", Part.SCORE)
    assert at.card.model.rowCount() == 4


@pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing the keyboard)", extend=True)
def test_the_menu_of_a_cell_offers_the_actions(at: Setting) -> None:
    at.stand("can", "s")
    at.card.table.customContextMenuRequested.emit(QPoint(5, 5))
    menus = [menu for menu in at.card.findChildren(QMenu) if menu is not at.card.voices]
    assert [menu.actions() for menu in menus] == [at.card.actions()]
    menus[0].close()


def test_a_double_click_on_a_name_asks_for_another(at: Setting) -> None:
    header = at.card.table.verticalHeader()
    where = QPoint(20, header.sectionViewportPosition(1) + 5)
    QTest.mouseDClick(header.viewport(), Qt.MouseButton.LeftButton, pos=where)
    renaming = dialog(at, RenameMarket)
    assert isinstance(renaming, RenameMarket)
    assert renaming.name.text() == "Canada"


def test_the_last_word_is_seen_and_said(at: Setting) -> None:
    with at.qtbot.waitSignal(at.card.said) as said:
        at.card.say("Done")
    assert (at.card.message.text(), said.args) == ("Done", ["Done"])


# -- empty --------------------------------------------------------------------------------------------


def test_without_markets_the_six_of_the_template_are_one_step_away(qtbot: QtBot, tmp_path: Path) -> None:
    with set_up(qtbot, tmp_path, empty_draft()) as at:
        assert at.card.invitation.text() == "Add the markets to compare"
        steps = at.steps()
        QTest.mouseClick(at.card.six_button, Qt.MouseButton.LeftButton)
        assert names(at) == ["USA", "China", "Brazil", "Canada", "Mexico", "Morocco"]
        assert [market.role for market in at.desk.scoring.markets].count(Role.FALLBACK) == 2
        assert at.steps() == steps + 1
        assert at.card.table.isVisible()
        at.desk.undo()
        assert at.card.invitation.isVisible()


def test_without_markets_the_button_asks_for_them(qtbot: QtBot, tmp_path: Path) -> None:
    with set_up(qtbot, tmp_path, empty_draft()) as at:
        QTest.mouseClick(at.card.invite_button, Qt.MouseButton.LeftButton)
        dialog(at, AddMarkets)


def test_without_criteria_the_card_asks_for_them(qtbot: QtBot, tmp_path: Path) -> None:
    with set_up(qtbot, tmp_path, empty_draft(criteria=False)) as at:
        at.desk.do(edits.add_market, "r", "Japan", "JPN")
        assert at.card.invitation.text() == "Add the criteria to compare them by"
        assert at.card.six_button.isHidden()


# -- room ---------------------------------------------------------------------------------------------


def many(markets: int, count: int) -> Draft:
    draft = small_draft()
    rows = tuple(
        replace(draft.scoring.markets[0], id=f"m{i}", code="", name=f"Market {i}", colour=i, position=i)
        for i in range(markets)
    )
    columns = tuple(
        replace(draft.scoring.criteria[0], id=f"c{i}", name=f"Criterion {i}", weight=1 / count, position=i)
        for i in range(count)
    )
    cells = {
        (row.id, column.id): Score(f"{row.id}{column.id}", row.id, column.id, 0.01 * (i - j))
        for i, row in enumerate(rows)
        for j, column in enumerate(columns)
    }
    return Draft(draft.strategy, replace(draft.scoring, markets=rows, criteria=columns, scores=cells))


def test_thirty_criteria_scroll_and_the_names_stay(qtbot: QtBot, tmp_path: Path) -> None:
    with set_up(qtbot, tmp_path, many(12, 30)) as at:
        bar = at.card.table.horizontalScrollBar()
        assert bar.maximum() > 0
        at.card.table.stand_on("m11", "c29")
        assert bar.value() > 0
        assert at.card.table.verticalHeader().isVisible()
        assert at.card.table.shown_columns() == list(range(60))


def test_a_narrow_card_leaves_readings_to_the_details(qtbot: QtBot, tmp_path: Path) -> None:
    with set_up(qtbot, tmp_path, size=(1000, 300)) as at:
        assert at.card.table.shown_columns() == [0, 1, 2, 3]
        at.card.table.resize(330, 200)
        assert at.card.table.shown_columns() == [1, 3]
        qtbot.waitUntil(lambda: at.card.table.horizontalScrollBar().maximum() == 0)
        at.stand("usa", "s")
        at.key(Key.Key_Right)
        assert at.here() == ("usa", "t", Part.SCORE)


def test_dark_and_large_text_are_painted(at: Setting) -> None:
    height = at.card.table.verticalHeader().sectionSize(0)
    at.context.set_theme(Theme(dark=True, scale=2.0))
    assert at.card.table.verticalHeader().sectionSize(0) == 2 * height
    corner = at.card.table.viewport().grab().toImage().pixelColor(2, 60)
    assert corner.lightness() < 100 or QApplication.styleHints() is not None


def test_only_cells_on_the_screen_are_worked_out_after_a_commit(qtbot: QtBot, tmp_path: Path) -> None:
    with set_up(qtbot, tmp_path, many(120, 10)) as at:
        at.desk.do(edits.set_scores, "r", [edits.ScoreChange("m0", "c0", {"agreed": 5.0})])
        at.card.table.viewport().repaint()
        assert 0 < at.card.model.worked_out < 200


def test_numbers_follow_the_locale(qtbot: QtBot, tmp_path: Path) -> None:
    with set_up(qtbot, tmp_path, locale="de_DE") as at:
        assert at.card.model.index(0, 0).data() == "+1,0 ±0,5\N{NO-BREAK SPACE}index"
        assert QLocale(at.context.locale).decimalPoint() == ","


def test_actions_are_those_of_the_menu(at: Setting) -> None:
    assert all(isinstance(action, QAction) for action in at.card.actions())


def test_an_end_without_words_says_its_reading() -> None:
    numbers = PlainNumbers()
    plain = replace(STABILITY, worst="", best="")
    assert scale_ends(plain, numbers) == ("−2.5\N{NO-BREAK SPACE}index", "+2.5\N{NO-BREAK SPACE}index")
    assert scale_ends(STABILITY, numbers) == ("worst", "best")
    assert scale_ends(replace(TRADE, worst="", best=""), numbers) == ("none", "=deep, in force")
    falling = replace(plain, points=((0.0, 100.0), (9.0, 0.0)))
    assert scale_ends(falling, numbers) == ("9.0\N{NO-BREAK SPACE}index", "0.0\N{NO-BREAK SPACE}index")
