"""The timeline by mouse: bars moved and resized, links drawn, drags cancelled, scrolled and zoomed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dia_desktop.charts.gantt_places import bar_area
from dia_desktop.store import StrategyFile
from dia_desktop.strategy.roadmap import ActivityKind, DateGrain
from dia_desktop.ui.desk import Desk
from dia_desktop.ui.roadmap.carried import carry
from dia_desktop.ui.roadmap.outlook import Zoom
from tests.ui.roadmap.roadmap_setting import (
    ALT,
    CTRL,
    LEFT,
    NONE,
    SHIFT,
    Setting,
    drafted,
    live,
    show,
    small_roadmap,
)


def test_a_bar_is_moved_by_whole_months_as_one_step(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        steps = at.steps()
        at.drag(at.bar("DEAL"), at.bar("DEAL") + QPoint(at.months(3), 0))
        assert at.span("DEAL") == (date(2022, 4, 1), date(2022, 9, 30))
        assert at.steps() == steps + 1
        at.desk.undo()
        assert at.span("DEAL") == (date(2022, 1, 1), date(2022, 6, 30))
        at.desk.redo()
        assert at.reopened().by_id()["deal"].start == date(2022, 4, 1)


@pytest.mark.parametrize(
    ("share", "months", "span"),
    [
        (0.999, 2, (date(2022, 1, 1), date(2022, 8, 31))),
        (0.001, -3, (date(2021, 10, 1), date(2022, 6, 30))),
        (0.001, 24, (date(2022, 6, 1), date(2022, 6, 30))),
        (0.999, -24, (date(2022, 1, 1), date(2022, 1, 31))),
    ],
)
def test_an_end_is_resized_and_never_passes_the_other(
    qtbot: QtBot, tmp_path: Path, share: float, months: int, span: tuple[date, date]
) -> None:
    with live(qtbot, tmp_path) as at:
        at.drag(at.bar("DEAL", share), at.bar("DEAL", share) + QPoint(at.months(months), 0))
        assert at.span("DEAL") == span


def test_with_shift_days_count(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        at.page.chart.choose_zoom(Zoom.ONE_YEAR)
        at.page.show_activity("deal")
        start = at.bar("DEAL", 0.2)
        at.drag(start, start + QPoint(round(at.page.plan.per_day * 10), 0), SHIFT)
        moved = at.one("DEAL").start
        assert moved is not None
        assert abs((moved - date(2022, 1, 11)).days) <= 1
        assert at.one("DEAL").grain is DateGrain.DAY


def test_a_drag_shows_itself_and_writes_nothing_until_it_ends(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        steps, start = at.steps(), at.bar("DEAL")
        at.press(start)
        at.move(start + QPoint(at.months(3), 0))
        assert at.page.chart.timeline.dragging
        assert at.page.plan.tried == {"deal": (date(2022, 4, 1), date(2022, 9, 30))}
        assert "3 months later" in at.page.chart.timeline.bubble
        assert at.steps() == steps
        at.release(start + QPoint(at.months(3), 0))
        assert at.page.plan.tried == {}


@pytest.mark.parametrize("row", [0.02, 0.5, 0.99])
def test_what_a_drag_leads_to_is_said_beside_the_bar(qtbot: QtBot, tmp_path: Path, row: float) -> None:
    with live(qtbot, tmp_path) as at:
        timeline = at.page.chart.timeline
        mouse = QPointF(timeline.width() - 20.0, row * timeline.height())
        timeline.say("Jul 2020 – Mar 2022, ends 3 months later", mouse)
        place = timeline.bubble_place()
        assert QRectF(timeline.rect()).contains(place)
        assert not place.adjusted(0, -8, 0, 8).contains(mouse)
        timeline.say("", mouse)


def test_a_violation_is_shown_while_dragging(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        start = at.bar("DEAL")
        at.press(start)
        at.move(start - QPoint(at.months(6), 0))
        assert [link.late for link in at.page.plan.gantt.links] == [True, False]
        at.key(Qt.Key.Key_Escape)
        assert [link.late for link in at.page.plan.gantt.links] == [False, False]


def test_escape_leaves_no_trace(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        steps, start, before = at.steps(), at.bar("DEAL"), at.desk.roadmap
        at.press(start)
        at.move(start + QPoint(at.months(5), 0))
        at.key(Qt.Key.Key_Escape)
        assert not at.page.chart.timeline.dragging
        assert at.page.plan.tried == {}
        at.release(start + QPoint(at.months(5), 0))
        assert (at.steps(), at.desk.roadmap) == (steps, before)
        assert at.bar("DEAL") == start


def test_a_press_without_a_drag_marks_only(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        steps = at.steps()
        QTest.mouseClick(at.page.chart.timeline, LEFT, NONE, at.bar("TALKS"))
        assert at.marked() == ["TALKS"]
        QTest.mouseClick(at.page.chart.timeline, LEFT, CTRL, at.bar("DEAL"))
        assert at.marked() == ["TALKS", "DEAL"]
        assert at.steps() == steps


def test_marked_bars_move_together(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        at.stand("DEAL", "FAIR")
        steps = at.steps()
        at.drag(at.bar("FAIR"), at.bar("FAIR") + QPoint(at.months(2), 0))
        assert at.span("DEAL") == (date(2022, 3, 1), date(2022, 8, 31))
        assert at.span("FAIR") == (date(2022, 9, 1), date(2022, 11, 30))
        assert at.steps() == steps + 1


def test_a_link_is_drawn_from_the_dot(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        steps = at.steps()
        at.drag(at.dot("BRIEFS"), at.bar("DEAL"))
        links = [(link.before_id, link.after_id) for link in at.desk.roadmap.links]
        assert links[-1] == ("briefs", "deal")
        assert at.steps() == steps + 1
        at.desk.undo()
        assert len(at.reopened().links) == 2


def test_a_link_that_closes_a_circle_is_refused_by_name(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        steps = at.steps()
        at.press(at.dot("FAIR"))
        at.move(at.bar("TALKS"))
        assert "circle" in at.page.chart.timeline.bubble
        at.release(at.bar("TALKS"))
        assert len(at.desk.roadmap.links) == 2
        assert at.steps() == steps
        assert "circle" in at.strip()
        assert all(title in at.strip() for title in ("TALKS", "DEAL", "FAIR"))


def test_a_link_dropped_on_nothing_is_no_link(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        at.drag(at.dot("BRIEFS"), at.dot("BRIEFS") + QPoint(60, 6))
        assert len(at.desk.roadmap.links) == 2


def test_a_link_is_chosen_and_deleted(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        # The line leaves the bar level and goes down after nine pixels.
        on_line = at.bar("TALKS", 1.0) + QPoint(18, 0)
        QTest.mouseClick(at.page.chart.timeline, LEFT, NONE, on_line)
        assert at.page.chart.link_id == "first"
        at.key(Qt.Key.Key_Delete)
        assert [link.id for link in at.desk.roadmap.links] == ["second"]
        assert len(at.desk.roadmap.activities) == 6
        assert at.page.chart.link_id == ""


def test_a_bar_dropped_on_the_tray_loses_its_dates(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        timeline, tray = at.page.chart.timeline, at.page.chart.tray
        target = timeline.mapFromGlobal(tray.mapToGlobal(tray.rect().center()))
        at.drag(at.bar("FAIR"), target)
        assert at.span("FAIR") == (None, None)
        assert [each.title for each in tray.list.waiting.activities] == ["FAIR", "ITALY"]
        at.desk.undo()
        assert at.span("FAIR") == (date(2022, 7, 1), date(2022, 9, 30))


def test_what_waits_gets_dates_where_it_is_dropped(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        timeline = at.page.chart.timeline
        x = timeline.gantt.scale.x_of(date(2023, 5, 10)) - timeline.left
        assert at.drop(carry([at.one("ITALY")]), timeline, QPoint(round(x), 20))
        assert at.span("ITALY") == (date(2023, 5, 1), date(2023, 7, 31))
        assert not at.drop(carry([at.one("DEAL")]), timeline, QPoint(round(x), 20))


def test_a_milestone_dropped_on_a_month_is_due_in_that_month(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        timeline, tray = at.page.chart.timeline, at.page.chart.tray
        target = timeline.mapFromGlobal(tray.mapToGlobal(tray.rect().center()))
        at.drag(at.bar("SCORING"), target)
        assert at.one("SCORING").grain is DateGrain.DAY
        tray.list.setFocus()
        x = timeline.gantt.scale.x_of(date(2022, 6, 10)) - timeline.left
        assert at.drop(carry([at.one("SCORING")]), timeline, QPoint(round(x), 20))
        assert at.span("SCORING") == (date(2022, 6, 1), date(2022, 6, 30))
        assert at.one("SCORING").grain is DateGrain.MONTH
        assert at.page.inspector.form.dates.start.text() == "Jun 2022"
        assert timeline.hasFocus()
        assert at.marked() == ["SCORING"]


def test_while_another_program_holds_the_file_bars_stay(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "held.strategy"
    first = StrategyFile.create(path, drafted(small_roadmap()), author="Tester")
    desk = Desk(StrategyFile.open(path, author="Reader"))
    assert desk.file.read_only
    with show(qtbot, path, desk) as at:
        at.drag(at.bar("DEAL"), at.bar("DEAL") + QPoint(at.months(3), 0))
        assert at.span("DEAL") == (date(2022, 1, 1), date(2022, 6, 30))
        assert at.marked() == ["DEAL"]
        at.key(Qt.Key.Key_Delete)
        assert len(at.desk.roadmap.activities) == 6
        assert "reading only" in at.strip()
        assert not at.page.toolbar.add.isEnabled()
        assert not at.page.inspector.form.isEnabled()
    desk.close()
    first.close()


# -- the view ------------------------------------------------------------------------------------


def turn(at: Setting, steps: int, modifiers: Qt.KeyboardModifier, where: QPoint) -> None:
    """Turn the wheel over the timeline."""
    timeline = at.page.chart.timeline
    place = QPointF(where)
    event = QWheelEvent(
        place,
        QPointF(timeline.mapToGlobal(where)),
        QPoint(),
        QPoint(0, 120 * steps),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        *(False,),
    )
    QApplication.sendEvent(timeline, event)


def test_ctrl_and_wheel_zoom_around_the_mouse(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        timeline, where = at.page.chart.timeline, at.bar("DEAL")
        before = timeline.gantt.scale.date_at(timeline.left + where.x())
        length = at.page.plan.per_day
        turn(at, 1, CTRL, where)
        assert at.page.plan.per_day == pytest.approx(length * 1.25)
        after = timeline.gantt.scale.date_at(timeline.left + where.x())
        assert abs((after - before).days) <= 2
        assert at.page.chart.zoom is Zoom.FREE
        assert at.page.toolbar.zoom.index == -1


def test_the_wheel_scrolls_tree_and_timeline_together(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path, size=(972, 330)) as at:
        chart = at.page.chart
        turn(at, -2, NONE, QPoint(50, 50))
        assert chart.timeline.top > 0
        assert chart.tree.verticalScrollBar().value() == chart.down.value() == chart.timeline.top
        chart.tree.scrollToBottom()
        assert chart.timeline.top == chart.tree.verticalScrollBar().maximum()


@pytest.mark.parametrize(
    ("zoom", "first", "last"),
    [
        (Zoom.FIVE_YEARS, date(2020, 1, 1), date(2024, 12, 31)),
        (Zoom.MID_TERM, date(2020, 1, 1), date(2021, 12, 31)),
        (Zoom.ONE_YEAR, date(2021, 1, 1), date(2021, 12, 31)),
        (Zoom.ALL, date(2020, 1, 1), date(2024, 12, 31)),
    ],
)
def test_a_view_fills_the_width(qtbot: QtBot, tmp_path: Path, zoom: Zoom, first: date, last: date) -> None:
    with live(qtbot, tmp_path) as at:
        timeline = at.page.chart.timeline
        at.page.chart.choose_zoom(zoom)
        left = timeline.gantt.scale.x_of(first) - timeline.left
        right = timeline.gantt.scale.end_x_of(last) - timeline.left
        assert 0 <= left <= 12
        assert 0 <= timeline.width() - right <= 12


def test_rows_of_tree_and_timeline_are_level(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        tree, timeline = at.page.chart.tree, at.page.chart.timeline
        for title in ("BRIEFS", "DEAL", "FAIR"):
            in_tree = tree.viewport().mapToGlobal(at.cell(title)).y()
            in_timeline = timeline.mapToGlobal(at.bar(title)).y()
            assert abs(in_tree - in_timeline) <= 2


def test_shift_marks_all_between_and_two_clicks_open(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        timeline = at.page.chart.timeline
        QTest.mouseClick(timeline, LEFT, NONE, at.bar("TALKS"))
        QTest.mouseClick(timeline, LEFT, SHIFT, at.bar("FAIR"))
        assert at.marked() == ["TALKS", "DEAL", "FAIR"]
        QTest.mouseClick(timeline, LEFT, NONE, at.bar("DEAL"))
        assert at.marked() == ["DEAL"]
        QTest.mouseDClick(timeline, LEFT, NONE, at.bar("DEAL"))
        assert at.page.inspector.form.title.hasFocus()


def test_two_clicks_on_a_lane_fold_it(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        timeline = at.page.chart.timeline
        QTest.mouseDClick(timeline, LEFT, NONE, QPoint(60, 15))
        assert at.shown()[:2] == ["Knowing", "Agreeing"]


def test_keys_walk_and_scroll_the_timeline(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        chart = at.page.chart
        at.stand("TALKS")
        chart.timeline.setFocus()
        at.key(Qt.Key.Key_Down)
        assert at.marked() == ["DEAL"]
        at.key(Qt.Key.Key_End)
        assert at.marked() == ["FAIR"]
        before = chart.across.value()
        at.key(Qt.Key.Key_Right)
        assert chart.across.value() > before
        length = at.page.plan.per_day
        at.key(Qt.Key.Key_Plus, ALT)
        assert at.page.plan.per_day > length
        at.key(Qt.Key.Key_1, CTRL)
        assert at.page.plan.per_day == pytest.approx(length)
        at.key(Qt.Key.Key_Return)
        assert at.page.inspector.form.title.hasFocus()


def test_the_tray_is_worked_by_key(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        waiting = at.page.chart.tray.list
        at.page.show_activity("italy")
        waiting.setFocus()
        assert at.marked() == ["ITALY"]
        assert at.page.chart.tree.marked() == ()
        at.key(Qt.Key.Key_Return)
        assert at.page.inspector.form.title.hasFocus()
        waiting.setFocus()
        at.key(Qt.Key.Key_Delete)
        assert len(at.desk.roadmap.activities) == 5
        assert waiting.isHidden()
        assert "Every activity has dates" in at.page.chart.tray.nothing.text()


def test_what_stands_at_the_ends_of_a_thousand_years_is_seen_whole(qtbot: QtBot, tmp_path: Path) -> None:
    roadmap = small_roadmap()
    ends = {"scoring": date(2018, 1, 1), "briefs": date(3018, 12, 31)}
    days = {
        each.id: replace(each, kind=ActivityKind.MILESTONE, grain=DateGrain.DAY, start=day, end=day)
        for each in roadmap.activities
        if (day := ends.get(each.id)) is not None
    }
    long = replace(roadmap, activities=tuple(days.get(each.id, each) for each in roadmap.activities))
    with live(qtbot, tmp_path, long) as at:
        chart = at.page.chart
        chart.choose_zoom(Zoom.ALL)
        seen = chart.timeline.window_seen
        for key in ends:
            area = bar_area(chart.timeline.gantt, chart.timeline.gantt.row_of(key) or 0)
            assert area is not None
            assert seen.left <= area.x
            assert area.right <= seen.right
