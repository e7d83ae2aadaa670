"""The tree by keyboard: walking, folding, editing cell after cell, moving, reordering, removing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from dia_desktop.strategy.activity_filter import LaneBy
from dia_desktop.strategy.roadmap import DateGrain
from dia_desktop.ui.roadmap.activity_dialog import ActivityDialog
from dia_desktop.ui.roadmap.carried import carry
from dia_desktop.ui.roadmap.tree_columns import Column
from tests.ui.roadmap.roadmap_setting import (
    ALT,
    CTRL,
    LEFT,
    NONE,
    SHIFT,
    SMALL,
    A,
    B,
    Setting,
    live,
    write_title,
)

LARGE = (1832, 962)


def test_arrows_walk_and_fold(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        at.stand("BRIEFS")
        at.key(Qt.Key.Key_Down)
        assert at.marked() == ["SCORING"]
        at.key(Qt.Key.Key_Left)
        row = at.page.chart.tree.current_row()
        assert row is not None
        assert row.title == "Knowing"
        at.key(Qt.Key.Key_Left)
        assert at.shown() == ["Knowing", "Agreeing", "TALKS", "DEAL", "FAIR"]
        at.key(Qt.Key.Key_Right)
        assert len(at.shown()) == 7
        at.key(Qt.Key.Key_End)
        assert at.marked() == ["FAIR"]
        at.key(Qt.Key.Key_Home)
        assert at.marked() == []


def test_all_activities_are_marked_by_one_key(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        at.stand("DEAL")
        at.key(Qt.Key.Key_A, CTRL)
        assert at.marked() == ["BRIEFS", "SCORING", "TALKS", "DEAL", "FAIR"]


def test_space_folds_the_lane_and_the_timeline_follows(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        at.stand("DEAL")
        at.key(Qt.Key.Key_Space)
        assert at.shown() == ["Knowing", "BRIEFS", "SCORING", "Agreeing"]
        assert [row.folded for row in at.page.plan.gantt.rows] == [False, False, False, True]
        at.key(Qt.Key.Key_Space)
        assert len(at.shown()) == 7


def test_f2_edits_the_title(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        at.stand("DEAL")
        steps = at.steps()
        at.key(Qt.Key.Key_F2)
        focus = QApplication.focusWidget()
        assert isinstance(focus, QLineEdit)
        assert (focus.text(), focus.accessibleName()) == ("DEAL", "Activity B2")
        at.type("A new deal")
        at.key(Qt.Key.Key_Return)
        assert at.one("A new deal").id == "deal"
        assert at.marked() == ["A new deal"]
        assert at.steps() == steps + 1
        at.desk.undo()
        assert at.reopened().by_id()["deal"].title == "DEAL"


def test_typing_replaces_and_escape_keeps(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        at.stand("DEAL")
        at.key(Qt.Key.Key_X)
        at.type("yz")
        at.key(Qt.Key.Key_Escape)
        assert at.desk.roadmap.by_id()["deal"].title == "DEAL"
        at.key(Qt.Key.Key_X)
        at.type("yz")
        at.key(Qt.Key.Key_Return)
        assert at.one("xyz").id == "deal"


def test_tab_goes_on_to_the_next_cell(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path, size=LARGE) as at:
        at.stand("DEAL")
        at.key(Qt.Key.Key_F2)
        at.key(Qt.Key.Key_Tab)
        owner = QApplication.focusWidget()
        assert isinstance(owner, QComboBox)
        partner = at.desk.strategy.partners[1]
        owner.setCurrentIndex(owner.findData(partner.id))
        at.key(Qt.Key.Key_Tab)
        at.type("35 %")
        at.key(Qt.Key.Key_Tab)
        at.type("Feb 2022")
        at.key(Qt.Key.Key_Tab)
        at.type("2022-08")
        at.key(Qt.Key.Key_Return)
        deal = at.one("DEAL")
        assert (deal.owner_id, deal.progress) == (partner.id, 35)
        assert at.span("DEAL") == (date(2022, 2, 1), date(2022, 8, 31))
        assert deal.grain is DateGrain.MONTH


@pytest.mark.parametrize(
    ("column", "text", "reason"),
    [
        (Column.DONE, "half", "no share done"),
        (Column.DONE, "101", "no share done"),
        (Column.START, "soon", "no date"),
        (Column.TITLE, "   ", "name"),
    ],
)
def test_what_cannot_be_used_is_refused_with_a_reason(
    qtbot: QtBot, tmp_path: Path, column: Column, text: str, reason: str
) -> None:
    refused: list[str] = []
    with live(qtbot, tmp_path, size=LARGE) as at:
        at.desk.refused.connect(refused.append)
        at.page.writer.refused.connect(refused.append)
        before = at.desk.roadmap
        tree = at.page.chart.tree
        assert not tree.rows.setData(tree.rows.index_of(tree.rows.key_of("deal"), column), text)
        assert at.desk.roadmap == before
        assert len(refused) == 1
        assert reason in refused[0]


def test_an_empty_start_puts_it_into_the_tray(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        tree = at.page.chart.tree
        assert tree.rows.setData(tree.rows.index_of(tree.rows.key_of("deal"), Column.END), "")
        assert at.span("DEAL") == (None, None)


@pytest.mark.parametrize(
    ("key", "modifiers", "span"),
    [
        (Qt.Key.Key_Right, ALT, (date(2022, 2, 1), date(2022, 7, 31))),
        (Qt.Key.Key_Left, ALT, (date(2021, 12, 1), date(2022, 5, 31))),
        (Qt.Key.Key_PageDown, ALT, (date(2022, 1, 2), date(2022, 7, 1))),
        (Qt.Key.Key_PageUp, ALT, (date(2021, 12, 31), date(2022, 6, 29))),
        (Qt.Key.Key_Right, ALT | SHIFT, (date(2022, 1, 1), date(2022, 7, 31))),
        (Qt.Key.Key_Left, ALT | SHIFT, (date(2022, 1, 1), date(2022, 5, 31))),
        (Qt.Key.Key_Right, CTRL | SHIFT, (date(2022, 2, 1), date(2022, 6, 30))),
        (Qt.Key.Key_Left, CTRL | SHIFT, (date(2021, 12, 1), date(2022, 6, 30))),
    ],
)
@pytest.mark.parametrize("where", ["tree", "timeline"])
def test_keys_move_and_resize(
    qtbot: QtBot,
    tmp_path: Path,
    where: str,
    key: Qt.Key,
    modifiers: Qt.KeyboardModifier,
    span: tuple[date, date],
) -> None:
    with live(qtbot, tmp_path) as at:
        at.stand("DEAL")
        if where == "timeline":
            at.page.chart.timeline.setFocus()
        steps = at.steps()
        at.key(key, modifiers)
        assert at.span("DEAL") == span
        assert at.steps() == steps + 1
        at.desk.undo()
        assert at.span("DEAL") == (date(2022, 1, 1), date(2022, 6, 30))


def test_resizing_by_key_stops_at_one_month(qtbot: QtBot, tmp_path: Path) -> None:
    refused: list[str] = []
    with live(qtbot, tmp_path) as at:
        at.desk.refused.connect(refused.append)
        at.stand("FAIR")
        for _ in range(4):
            at.key(Qt.Key.Key_Left, ALT | SHIFT)
        assert at.span("FAIR") == (date(2022, 7, 1), date(2022, 7, 31))
        assert at.strip() == ""
        assert refused == []


def test_alt_up_and_down_put_in_order(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        at.stand("FAIR")
        at.key(Qt.Key.Key_Up, ALT)
        assert at.titles(B) == ["TALKS", "FAIR", "DEAL"]
        assert at.marked() == ["FAIR"]
        at.key(Qt.Key.Key_Down, ALT)
        assert at.titles(B) == ["TALKS", "DEAL", "FAIR"]
        steps = at.steps()
        at.key(Qt.Key.Key_Down, ALT)
        assert at.titles(B) == ["TALKS", "DEAL", "FAIR"]
        assert at.steps() == steps
        at.stand("TALKS", "DEAL")
        at.key(Qt.Key.Key_Down, ALT)
        assert at.titles(B) == ["FAIR", "TALKS", "DEAL"]


def test_order_by_hand_needs_workstreams(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        at.page.toolbar.lanes.setCurrentIndex(at.page.toolbar.lanes.findData(LaneBy.MARKET))
        at.page.toolbar.lanes.activated.emit(1)
        at.stand("FAIR")
        at.key(Qt.Key.Key_Up, ALT)
        assert at.titles(B) == ["TALKS", "DEAL", "FAIR"]
        assert "workstream" in at.strip()


def test_delete_removes_the_marked_ones_with_their_links_as_one_step(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        at.stand("DEAL", "FAIR")
        steps = at.steps()
        at.key(Qt.Key.Key_Delete)
        assert at.titles(B) == ["TALKS"]
        assert at.desk.roadmap.links == ()
        assert at.steps() == steps + 1
        assert at.marked() == ["TALKS"]
        assert "2 activities" in at.page.message.text()
        at.desk.undo()
        assert (at.titles(B), len(at.reopened().links)) == (["TALKS", "DEAL", "FAIR"], 2)


def test_insert_adds_below_the_current_one(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        at.stand("TALKS")
        at.key(Qt.Key.Key_Insert)
        dialog = at.dialog()
        assert isinstance(dialog, ActivityDialog)
        write_title(dialog.fields, "Between")
        dialog.accept()
        assert at.titles(B) == ["TALKS", "Between", "DEAL", "FAIR"]
        assert at.marked() == ["Between"]


def test_enter_goes_to_the_inspector_or_opens_a_dialog(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        at.stand("DEAL")
        at.key(Qt.Key.Key_Return)
        assert at.page.inspector.form.title.hasFocus()
        at.page.resize(*SMALL)
        QApplication.processEvents()
        assert not at.page.inspector.isVisible()
        at.stand("DEAL")
        at.key(Qt.Key.Key_Return)
        assert isinstance(at.dialog(), ActivityDialog)


def test_a_row_is_dragged_into_another_workstream(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        tree = at.page.chart.tree
        steps = at.steps()
        above = at.cell("SCORING") - QPoint(0, 8)
        assert at.drop(carry([at.one("FAIR")]), tree.viewport(), above)
        assert at.titles(A) == ["BRIEFS", "FAIR", "SCORING"]
        assert at.marked() == ["FAIR"]
        assert at.steps() == steps + 1
        at.desk.undo()
        assert at.titles(B) == ["TALKS", "DEAL", "FAIR"]


def test_a_row_dropped_on_the_tray_loses_its_dates(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        tray = at.page.chart.tray
        assert at.drop(carry([at.one("FAIR")]), tray, tray.rect().center())
        assert at.span("FAIR") == (None, None)


def test_a_press_on_the_sign_folds(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        tree = at.page.chart.tree
        middle = tree.visualRect(tree.rows.index_of(B)).center()
        QTest.mouseClick(tree.viewport(), LEFT, NONE, QPoint(16, middle.y()))
        assert at.shown()[-1] == "Agreeing"


def test_a_workstream_is_renamed_in_its_place(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        tree = at.page.chart.tree
        tree.mark([B])
        tree.setFocus()
        at.key(Qt.Key.Key_F2)
        at.type("Selling")
        at.key(Qt.Key.Key_Return)
        assert [each.name for each in at.desk.roadmap.workstreams] == ["Knowing", "Selling"]


def cell_name(at: Setting, title: str, column: Column) -> str:
    """Return what a screen reader calls a cell."""
    tree = at.page.chart.tree
    index = tree.rows.index_of(tree.rows.key_of(at.one(title).id), column)
    return str(index.data(Qt.ItemDataRole.AccessibleTextRole))


def test_a_screen_reader_hears_rows_and_cells(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        assert "Jan 2022 – Jun 2022" in cell_name(at, "DEAL", Column.TITLE)
        assert cell_name(at, "TALKS", Column.DONE).endswith("40\N{NO-BREAK SPACE}%")
        assert cell_name(at, "DEAL", Column.OWNER) == "Owner: empty"
        interface = QAccessible.queryAccessibleInterface(at.page.chart.timeline)
        assert interface.text(QAccessible.Text.Name) == "6 activities, 2020–2022"
        said = interface.text(QAccessible.Text.Description)
        assert "B2 DEAL" in said
        at.stand("DEAL")
        assert "DEAL" in interface.text(QAccessible.Text.Value)
