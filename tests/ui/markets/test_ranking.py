"""The ranking: what it says, selection, roles, the cut line, and its table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from dia_desktop.store.edits import ScoreChange, close_round, open_round, set_scores, set_weights
from dia_desktop.strategy.evaluation import shown_parts
from dia_desktop.strategy.role import Role
from dia_desktop.ui.markets.glide import Glide, Stand, between
from dia_desktop.ui.markets.ranking_view import RankingView
from tests.ui.markets.live_setting import (
    Live,
    at_percent,
    click,
    draft,
    drag,
    grid,
    live,
    move,
    press,
    release,
)

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
COMPLETE = ((64, 42, 90), (72, 81, 41), (42, 90, 44), (36, 20, 98), (44, 30, 66))


@pytest.fixture
def at(qtbot: QtBot, tmp_path: Path) -> Iterator[Live]:
    with live(qtbot, tmp_path) as made:
        yield made


def running(glide: Glide) -> bool:
    return glide.running


def row_place(view: RankingView, place: int) -> QPointF:
    rows = view.rows_now()
    return QPointF(12, rows.y(place) + rows.height / 2)


# -- what it says ---------------------------------------------------------------------------------


def test_the_title_is_the_finding_and_changes_while_dragging(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path, draft(COMPLETE)) as at:
        assert at.page.ranking.finding.text() == "USA leads Canada by 4.2 points"
        groove = at.groove(0)
        press(groove, at_percent(groove, 40))
        move(groove, at_percent(groove, 80))
        assert at.page.ranking.finding.text().startswith("Canada leads USA")
        assert at.page.ranking.accessibleName() == at.page.ranking.finding.text()
        release(groove, at_percent(groove, 80))


def test_a_screen_reader_hears_the_finding_and_every_row(at: Live) -> None:
    view = at.page.ranking.view
    interface = QAccessible.queryAccessibleInterface(view)
    assert interface.text(QAccessible.Text.Name) == at.page.ranking.finding.text()
    said = interface.text(QAccessible.Text.Description).splitlines()[-6:]
    assert said[0].startswith("1. USA, target: 67.6 points")
    assert said[-1] == "6. Morocco, candidate: 23\N{EN DASH}48 points, Agreements not scored"
    at.desk.select_market("m1")
    assert interface.text(QAccessible.Text.Value).startswith("2. Canada, target: 63.4 points")


def test_a_long_ranking_is_said_in_part_and_points_to_the_table(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path, grid(40, 2)) as at:
        said = at.page.ranking.view.details().splitlines()
        assert said[-1] == "The table holds all 40."
        assert len(said) <= 32


def test_hovering_a_part_tells_points_weight_score_and_source(at: Live) -> None:
    view = at.page.ranking.view
    bars, rows = view.columns_now().bars, view.rows_now()
    at_usa = QPointF(bars[0] + 5, rows.y(0) + rows.height / 2)
    said = view.words_at(at_usa).splitlines()
    assert said[0] == "USA, Stability"
    assert said[1] == "25.6 points = weight 40.0 % × score 64.0"
    assert said[2] == "Source: made up, 2019"


def test_hovering_a_hatched_range_tells_what_is_missing(at: Live) -> None:
    view, ranking = at.page.ranking.view, at.desk.ranking
    assert ranking is not None
    place = [int(row) for row in ranking.order].index(5)
    bars, rows = view.columns_now().bars, view.rows_now()
    x = bars[0] + (float(ranking.parts[5].sum()) + 10) * bars[1] / view.axis_end
    said = view.words_at(QPointF(x, rows.y(place) + rows.height / 2)).splitlines()
    assert said == ["Morocco, Agreements", "not scored: 0 to 25.0 points at a weight of 25.0 %"]


def test_hovering_tells_missing_scores_of_one_market_apart(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path, draft(((50, None, None), (40, 40, 40)))) as at:
        view, ranking = at.page.ranking.view, at.desk.ranking
        assert ranking is not None
        rows, per_point = view.rows_now(), view.columns_now().bars[1] / view.axis_end
        y = rows.y(0) + rows.height / 2
        start = view.columns_now().bars[0] + float(ranking.parts[0].sum()) * per_point
        said = [view.words_at(QPointF(start + points * per_point, y)) for points in (24, 50)]
        assert [text.splitlines()[0] for text in said] == ["USA, Agreements", "USA, Demand"]


def test_hovering_a_total_tells_its_range(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path, draft(COMPLETE, spread=4)) as at:
        view, rows = at.page.ranking.view, at.page.ranking.view.rows_now()
        said = view.words_at(QPointF(view.columns_now().total[0] + 5, rows.y(0) + 5))
        assert said.startswith("USA: 67.6 points")
        assert "5–95 % of plausible scores" in said
        assert view.words_at(QPointF(5, rows.total + 3)) == ""


def test_shown_parts_add_up_to_the_shown_total(at: Live) -> None:
    ranking = at.desk.ranking
    assert ranking is not None
    for row in range(5):
        shown = sum(shown_parts(ranking.parts[row].tolist()))
        assert shown == pytest.approx(round(float(ranking.middle[row]), 1))


def test_why_here_compares_with_the_next_one_part_by_part(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path, draft(COMPLETE)) as at:
        card = at.page.ranking
        assert not card.commands.why.isEnabled()
        at.desk.select_market("m0")
        card.commands.why.trigger()
        said = card.why.sentence
        assert said.startswith(
            "USA is 4.2 points ahead of Canada: Demand +17.1, Agreements \N{MINUS SIGN}9.7"
        )
        at.desk.select_market("m4")
        card.commands.why.trigger()
        assert card.why.sentence.startswith("Brazil is 5.5 points behind China")
        at.desk.do(set_weights, "r1", {"c0": 1, "c1": 1, "c2": 1})
        assert card.why.sentence == ""


# -- selection ------------------------------------------------------------------------------------


def test_a_click_selects_the_market_everywhere(qtbot: QtBot, at: Live) -> None:
    view = at.page.ranking.view
    with qtbot.waitSignal(at.desk.selected) as said:
        click(view, row_place(view, 1))
    assert said.args == ["m1"]
    assert view.selected_place() == 1


def test_arrows_select_and_stop_at_the_ends(at: Live) -> None:
    view = at.page.ranking.view
    view.setFocus()
    for key, place in ((Key.Key_Down, 0), (Key.Key_Down, 1), (Key.Key_End, 5), (Key.Key_Down, 5)):
        QTest.keyClick(view, key)
        assert view.selected_place() == place
    QTest.keyClick(view, Key.Key_Home)
    QTest.keyClick(view, Key.Key_Up)
    assert view.selected_place() == 0


def test_a_selected_row_is_brought_into_view(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path, grid(200, 3)) as at:
        view = at.page.ranking.view
        QTest.keyClick(view, Key.Key_End)
        assert view.selected_place() == 199
        seen = view.visibleRegion().boundingRect()
        rows = view.rows_now()
        assert seen.top() <= rows.y(199) < seen.bottom()
        QTest.keyClick(view, Key.Key_Home)
        assert view.visibleRegion().boundingRect().top() == 0


# -- roles and menu -------------------------------------------------------------------------------


def menus() -> list[QMenu]:
    found = [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, QMenu)]
    return [menu for menu in found if menu.isVisible()]


@pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing the keyboard)", extend=True)
def test_shift_f10_opens_the_menu_and_sets_a_role(at: Live) -> None:
    view, steps = at.page.ranking.view, at.steps
    view.setFocus()
    QTest.keyClick(view, Key.Key_Down)
    QTest.keyClick(view, Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    (menu,) = menus()
    fallback = next(action for action in menu.actions() if action.text() == "Fallback")
    fallback.trigger()
    menu.close()
    assert at.file.scoring().markets[0].role is Role.FALLBACK
    assert at.steps == steps + 1
    assert at.page.ranking.commands.roles[Role.FALLBACK].isChecked()


@pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing the keyboard)", extend=True)
def test_a_right_click_selects_the_row_below_it(at: Live) -> None:
    view = at.page.ranking.view
    place = row_place(view, 2).toPoint()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, view.mapToGlobal(place))
    QApplication.sendEvent(view, event)
    (menu,) = menus()
    assert view.selected_place() == 2
    texts = [action.text() for action in menu.actions()]
    assert {"Target", "Why here?", "Copy figure", "Export…", "Show as table"} <= set(texts)
    menu.close()


def test_export_and_copy_are_asked_of_the_window(qtbot: QtBot, at: Live) -> None:
    with qtbot.waitSignal(at.page.export_requested):
        at.page.ranking.commands.export.trigger()
    with qtbot.waitSignal(at.page.copy_figure_requested):
        at.page.ranking.commands.copy.trigger()
    with qtbot.waitSignal(at.page.copy_figure_requested):
        at.page.ranking.view.copy()


def test_a_closed_round_takes_neither_role_nor_cut_line(at: Live) -> None:
    at.desk.do(close_round, "r1")
    at.desk.select_market("m0")
    commands = at.page.ranking.commands
    assert not any(action.isEnabled() for action in commands.roles.values())
    assert not commands.cut_up.isEnabled()
    view = at.page.ranking.view
    line = QPointF(300, view.rows_now().cut_y())
    drag(view, line, QPointF(300, view.rows_now().y(5)))
    assert at.file.scoring().round.target_count == 3
    assert at.refusals == []
    assert commands.why.isEnabled()


# -- the cut line ---------------------------------------------------------------------------------


def test_alt_arrows_move_the_cut_line(at: Live) -> None:
    view, steps = at.page.ranking.view, at.steps
    view.setFocus()
    QTest.keyClick(view, Key.Key_Down, ALT)
    assert at.file.scoring().round.target_count == 4
    assert at.steps == steps + 1
    for _ in range(2):
        QTest.keyClick(view, Key.Key_Up, ALT)
    assert at.file.scoring().round.target_count == 2
    assert view.rows_now().cut == 2


def test_the_cut_line_can_be_taken_away_and_goes_no_further(at: Live) -> None:
    view = at.page.ranking.view
    for _ in range(5):
        view.move_cut(-1)
    assert at.file.scoring().round.target_count == 0
    assert view.rows_now().cut == 0
    assert not at.page.ranking.commands.cut_up.isEnabled()
    view.move_cut(99)
    assert at.file.scoring().round.target_count == 6


def test_the_cut_line_is_dragged_as_one_step(at: Live) -> None:
    view, steps = at.page.ranking.view, at.steps
    rows = view.rows_now()
    drag(view, QPointF(300, rows.cut_y()), QPointF(300, rows.y(2)), QPointF(300, rows.y(1)))
    assert at.file.scoring().round.target_count == 1
    assert at.steps == steps + 1
    at.desk.undo()
    assert view.rows_now().cut == 3


def test_esc_drops_a_dragged_cut_line(at: Live) -> None:
    view, steps = at.page.ranking.view, at.steps
    rows = view.rows_now()
    press(view, QPointF(300, rows.cut_y()))
    move(view, QPointF(300, rows.y(1)))
    assert view.rows_now().cut == 1
    QTest.keyClick(view, Key.Key_Escape)
    release(view, QPointF(300, rows.y(1)))
    assert view.rows_now().cut == 3
    assert at.steps == steps


# -- rounds, empty states, motion -----------------------------------------------------------------


def test_moves_are_counted_from_the_round_before(at: Live) -> None:
    assert at.page.ranking.view.columns_now().move[1] == 8
    at.desk.do(close_round, "r1")
    at.desk.do(open_round, "Second round", date(2020, 1, 1))
    round_id = at.desk.scoring.round.id
    at.desk.do(set_weights, round_id, {"c0": 0.8, "c1": 0.1, "c2": 0.1})
    assert at.page.ranking.view.columns_now().move[1] > 8
    said = at.page.ranking.view.details().splitlines()
    canada = next(line for line in said if line.startswith("1. Canada, target"))
    assert canada.endswith("up by 1 since the last round")


def test_one_market_has_no_rival(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path, draft(((50, 50, 50),))) as alone:
        card = alone.page.ranking
        assert card.stack.currentWidget() is card.empty
        assert card.empty.sentence.text() == "One market has no rival yet."
        assert card.empty.button.isVisible()
        assert card.finding.text() == "Score two markets to get a verdict"
        assert not card.commands.table.isEnabled()
        QTest.keyClick(alone.groove(0), Key.Key_Right)
        assert alone.weights[0] == pytest.approx(41)
        alone.page.grab()


def test_without_markets_the_matrix_takes_the_page(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path, draft(())) as at:
        assert not at.page.ranking.isVisible()
        assert not at.page.triangle.isVisible()
        assert at.page.scores.isVisible()
        at.page.scores.add_template_markets()
        assert at.page.ranking.isVisible()
        assert len(at.desk.matrix.markets) == 6


def test_rows_glide_only_after_a_committed_change(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path, draft(COMPLETE)) as at:
        at.context.set_theme(replace(at.context.theme, motion=True))
        view = at.page.ranking.view
        glide = view.findChild(Glide)
        assert glide is not None
        groove = at.groove(0)
        press(groove, at_percent(groove, 40))
        move(groove, at_percent(groove, 80))
        assert not running(glide)
        release(groove, at_percent(groove, 80))
        assert not running(glide)
        at.desk.undo()
        assert running(glide)
        at.desk.preview(np.array([0.6, 0.2, 0.2]))
        assert not running(glide)


def test_without_motion_rows_are_there_at_once(at: Live) -> None:
    glide = at.page.ranking.view.findChild(Glide)
    assert glide is not None
    at.desk.do(set_weights, "r1", {"c0": 0.8, "c1": 0.1, "c2": 0.1})
    assert not running(glide)


def test_a_row_on_its_way_is_between_its_places() -> None:
    old, new = Stand(0, np.array([10.0, 0.0])), Stand(100, np.array([20.0, 5.0]))
    half = between(old, new, 0.5, 0.2)
    assert half.y == 50
    assert half.parts == pytest.approx([12, 1])
    assert between(old, Stand(10, np.array([1.0])), 0.5, 0.5).parts == pytest.approx([1])


def test_bars_keep_their_scale_while_weights_are_tried(at: Live) -> None:
    view = at.page.ranking.view
    before = view.axis_end
    at.desk.preview(np.array([0.0, 0.0, 1.0]))
    assert view.axis_end == 100
    at.desk.preview(np.array([1.0, 0.0, 0.0]))
    assert view.axis_end == 100
    at.desk.end_preview()
    at.desk.do(set_weights, "r1", {"c0": 0.5, "c1": 0.25, "c2": 0.25})
    assert view.axis_end == before == 80


# -- as a table -----------------------------------------------------------------------------------


def test_the_table_holds_what_the_picture_shows(at: Live) -> None:
    card = at.page.ranking
    tester = QAbstractItemModelTester(card.table, QAbstractItemModelTester.FailureReportingMode.Warning)
    card.view.setFocus()
    card.commands.table.trigger()
    assert card.stack.currentWidget() is card.table_view
    assert card.table_view.hasFocus()
    headers = [card.table.headerData(i, Qt.Orientation.Horizontal) for i in range(card.table.columnCount())]
    leading = ["Rank", "Possible ranks", "Move", "Market", "Role"]
    assert headers == [*leading, "Stability", "Agreements", "Demand", "Total", "5–95 %"]
    cells = [card.table.index(0, i).data() for i in range(card.table.columnCount())]
    assert cells[:9] == ["1", "1", "", "USA", "target", "25.6", "10.5", "31.5", "67.6"]
    last = [card.table.index(5, i).data() for i in range(card.table.columnCount())]
    assert last[6] == "not scored"
    assert last[8] == "23\N{EN DASH}48"
    card.table_view.selectRow(2)
    assert at.desk.selected_market == "m2"
    at.desk.do(set_scores, "r1", [ScoreChange("m5", "c1", {"agreed": 80.0})])
    assert "not scored" not in [card.table.index(5, i).data() for i in range(10)]
    card.commands.table.trigger()
    assert card.stack.currentWidget() is card.scroller
    assert card.view.hasFocus()
    del tester
