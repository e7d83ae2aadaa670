"""The page as a whole: filters, revisions, what is due, the frame; empty, hostile and huge roadmaps."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QMenu
from pytestqt.qtbot import QtBot

from dia_desktop.charts.exhibit import What
from dia_desktop.charts.gantt_view import ColourBy
from dia_desktop.store import edits
from dia_desktop.strategy.activity_filter import LaneBy
from dia_desktop.strategy.roadmap import (
    DateGrain,
    Marker,
    Roadmap,
    Workstream,
)
from dia_desktop.ui.exhibits import roadmap_export
from dia_desktop.ui.roadmap.activity_dialog import ActivityDialog
from dia_desktop.ui.roadmap.changes import ChangesDialog
from dia_desktop.ui.roadmap.frame_dialogs import (
    HorizonsDialog,
    ListDialog,
    MarkerDialog,
    MarkersDialog,
    WorkstreamDialog,
    WorkstreamsDialog,
)
from dia_desktop.ui.roadmap.import_rows import ENDINGS
from dia_desktop.ui.roadmap.link_dialog import LinkDialog
from dia_desktop.ui.roadmap.links_dialog import LinksDialog
from dia_desktop.ui.roadmap.page import PLAN_ENDINGS
from dia_desktop.ui.roadmap.revisions import NameRevisionDialog
from dia_desktop.ui.widgets import Button
from tests.ui.roadmap.roadmap_setting import (
    SMALL,
    A,
    B,
    large_roadmap,
    late_roadmap,
    live,
    small_roadmap,
    write_title,
)


def choose(field: QComboBox, value: object) -> None:
    """Choose an entry of a list as a user does."""
    field.setCurrentIndex(field.findData(value))
    field.activated.emit(field.currentIndex())


# -- what is looked at ---------------------------------------------------------------------------


def test_words_and_handles_are_found(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        at.page.toolbar.search.setText("deal")
        assert at.shown() == ["Knowing", "Agreeing", "DEAL"]
        at.page.toolbar.search.setText("b3")
        assert at.shown() == ["Knowing", "Agreeing", "FAIR"]
        at.page.show_activity("briefs")
        assert at.page.toolbar.search.text() == ""
        assert at.marked() == ["BRIEFS"]


def test_a_market_shows_its_activities_and_those_about_all(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        first, second = at.desk.scoring.markets[:2]
        at.desk.do(edits.set_activities, ["deal"], {"market_ids": [first.id]})
        at.desk.do(edits.set_activities, ["fair"], {"market_ids": [second.id]})
        choose(at.page.toolbar.market, first.id)
        assert "DEAL" in at.shown()
        assert "FAIR" not in at.shown()
        assert "TALKS" in at.shown()


def test_lanes_by_market_repeat_what_is_about_two(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        first, second = at.desk.scoring.markets[:2]
        at.desk.do(edits.set_activities, ["deal"], {"market_ids": [first.id, second.id]})
        choose(at.page.toolbar.lanes, LaneBy.MARKET)
        shown = at.shown()
        assert shown.count("DEAL") == 2
        assert shown[:4] == [first.name, "DEAL", second.name, "DEAL"]
        choose(at.page.toolbar.colour, ColourBy.STATUS)
        assert at.page.plan.gantt.view.colour is ColourBy.STATUS


def test_the_view_menu_says_what_the_lists_say(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path, size=SMALL) as at:
        toolbar = at.page.toolbar
        assert not toolbar.lanes.isVisible()
        assert toolbar.view.isVisible()
        toolbar.fill_view_menu()
        lanes = toolbar.view_menu.actions()[0].menu()
        assert isinstance(lanes, QMenu)
        by_market = lanes.actions()[1]
        assert not by_market.isChecked()
        by_market.trigger()
        assert at.page.plan.outlook.lanes is LaneBy.MARKET
        assert toolbar.lanes.currentData() == LaneBy.MARKET
        toolbar.view_menu.actions()[4].trigger()
        assert at.page.plan.gantt.links == ()
        assert toolbar.width() <= SMALL[0] - 32


def test_pictures_are_exported_as_they_are_looked_at(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        at.desk.do(edits.name_revision, "First", "")
        at.desk.do(edits.remove_activities, ["fair"])
        choose(at.page.toolbar.lanes, LaneBy.PARTNER)
        choose(at.page.toolbar.compare, at.desk.file.revisions()[0].seq)
        at.page.toolbar.links.setChecked(False)
        at.page.toolbar.search.setText("deal")
        export = roadmap_export(at.desk, None)
        assert export.content == replace(at.page.plan.content, markets=export.markets)
        view = at.page.plan.gantt.view
        assert (export.view.lanes, export.view.links, export.view.colour) == (
            view.lanes,
            view.links,
            view.colour,
        )
        assert export.revision == "First"
        asked: list[object] = []
        at.page.export_requested.connect(asked.append)
        at.page.export()
        assert asked == [(What.GANTT,)]


# -- revisions -----------------------------------------------------------------------------------


def test_a_moment_is_named_compared_and_its_changes_listed(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        assert not at.page.toolbar.compare.isEnabled()
        at.page.toolbar.naming.click()
        dialog = at.dialog()
        assert isinstance(dialog, NameRevisionDialog)
        dialog.name.setText("Board")
        dialog.reason.setText("as agreed")
        dialog.accept()
        (revision,) = at.desk.file.revisions()
        assert (revision.name, revision.reason) == ("Board", "as agreed")
        at.desk.do(edits.schedule_activities, {"deal": (date(2022, 4, 1), date(2022, 9, 30))})
        at.desk.do(edits.remove_activities, ["briefs"])
        at.desk.do(edits.add_activity, "New one", {"start": date(2023, 1, 1), "end": date(2023, 3, 31)})
        choose(at.page.toolbar.compare, revision.seq)
        assert at.page.plan.gantt.ghosts
        assert "BRIEFS" in at.shown()
        assert [row.news for row in at.page.plan.gantt.rows if row.news] == ["removed", "new"]
        at.stand("DEAL")
        assert at.page.inspector.moved.text() == "3 months later than Board"
        at.page.doing.show_changes()
        changes = at.dialog()
        assert isinstance(changes, ChangesDialog)
        qtbot.waitUntil(lambda: bool(changes.lines.lines))
        assert changes.finding.text() == "1 added, 1 removed, 1 moved"
        lines = [each.words for each in changes.lines.lines]
        assert any("BRIEFS" in line for line in lines)
        (deal,) = [row for row, line in enumerate(lines) if "DEAL" in line]
        changes.list.clicked.emit(changes.lines.index(deal))
        assert at.marked() == ["DEAL"]


def test_a_removed_row_cannot_be_edited(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        at.desk.do(edits.name_revision, "First", "")
        at.desk.do(edits.remove_activities, ["deal"])
        choose(at.page.toolbar.compare, at.desk.file.revisions()[0].seq)
        tree = at.page.chart.tree
        tree.mark([f"{B}/deal"])
        assert at.marked() == []
        assert not tree.rows.flags(tree.currentIndex()) & Qt.ItemFlag.ItemIsEditable
        assert not tree.rows.setData(tree.currentIndex(), "Back")
        at.page.doing.remove()
        assert len(at.desk.roadmap.activities) == 5


def test_without_a_named_moment_there_is_nothing_to_compare(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        at.page.doing.show_changes()
        assert "No moment has a name" in at.strip()


# -- frame ---------------------------------------------------------------------------------------


def test_horizons_are_set(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        at.page.doing.ask_horizons()
        dialog = at.dialog()
        assert isinstance(dialog, HorizonsDialog)
        dialog.first.setValue(2021)
        dialog.long.setValue(6)
        dialog.accept()
        roadmap = at.reopened()
        assert (roadmap.first_year, roadmap.mid_term_years, roadmap.long_term_years) == (2021, 2, 6)
        at.desk.undo()
        assert at.desk.roadmap.first_year == 2020


def test_markers_are_added_changed_and_removed(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        at.page.doing.ask_markers()
        listed = at.dialog()
        assert isinstance(listed, MarkersDialog)
        add = MarkerDialog(at.context, at.page.writer, None, listed)
        add.name.setText("EU <b>election</b>")
        add.start.setText("2024-06-06")
        add.end.setText("2024-06-09")
        add.accept()
        (marker,) = at.desk.roadmap.markers
        assert marker == Marker(marker.id, "EU <b>election</b>", date(2024, 6, 6), date(2024, 6, 9))
        assert "EU <b>election</b>" in listed.list.item(0).text()
        change = MarkerDialog(at.context, at.page.writer, marker, listed)
        change.end.setText("")
        change.accept()
        assert at.desk.roadmap.markers[0].end == date(2024, 6, 6)
        change = MarkerDialog(at.context, at.page.writer, marker, listed)
        change.start.setText("some day")
        change.accept()
        assert "some day" in change.strip.sentence
        change.reject()
        listed.list.setCurrentRow(0)
        listed.remove_chosen()
        assert at.reopened().markers == ()
        listed.close()


@pytest.mark.parametrize("asked", ["ask_markers", "ask_workstreams", "show_links"])
def test_an_empty_list_says_so_and_offers_nothing_dead(qtbot: QtBot, tmp_path: Path, asked: str) -> None:
    bare = replace(small_roadmap(), workstreams=(), activities=(), links=())
    with live(qtbot, tmp_path, bare) as at:
        getattr(at.page.doing, asked)()
        listed = at.dialog()
        assert isinstance(listed, ListDialog)
        assert listed.nothing.isVisible()
        shown = [each for each in listed.findChildren(Button) if each.isVisible()]
        usable = {each.text() for each in shown if each.isEnabled()}
        assert usable == ({"Close"} if asked == "show_links" else {"Add…", "Close"})
        listed.close()


def test_markers_are_added_and_removed_by_key(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        at.page.doing.ask_markers()
        listed = at.dialog()
        assert isinstance(listed, MarkersDialog)
        with qtbot.waitActive(listed):
            listed.activateWindow()
        QTest.keyClick(listed.list, Qt.Key.Key_Insert)
        (add,) = listed.findChildren(MarkerDialog)
        add.name.setText("EU election")
        add.start.setText("2024-06-06")
        add.accept()
        assert not listed.nothing.isVisible()
        with qtbot.waitActive(listed):
            listed.activateWindow()
        listed.list.setFocus()
        QTest.keyClick(listed.list, Qt.Key.Key_Delete)
        assert at.desk.roadmap.markers == ()
        assert listed.nothing.isVisible()
        listed.close()


def test_rows_stay_beside_their_bars_when_the_head_grows(qtbot: QtBot, tmp_path: Path) -> None:
    """The first marker writes its name into the head: the rows of both sides move down together."""
    with live(qtbot, tmp_path) as at:
        tree, timeline = at.page.chart.tree, at.page.chart.timeline
        head = at.page.chart.head.high
        at.desk.do(edits.add_marker, "EU election", date(2021, 6, 6), date(2021, 6, 6))
        QApplication.processEvents()
        assert at.page.chart.head.high > head
        tops = [each.mapTo(at.page, QPoint()).y() for each in (tree.viewport(), timeline)]
        assert tops[0] == tops[1]
        at.desk.undo()
        QApplication.processEvents()
        tops = [each.mapTo(at.page, QPoint()).y() for each in (tree.viewport(), timeline)]
        assert tops[0] == tops[1]


def test_links_are_changed_and_removed_by_key(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path, late_roadmap(), size=SMALL) as at:
        at.stand("FAIR")
        at.page.doing.show_links()
        listed = at.dialog()
        assert isinstance(listed, LinksDialog)
        assert [listed.list.item(row).text() for row in range(2)] == [
            "B2 DEAL: after the end of B1 TALKS; not kept",
            "B3 FAIR: after the end of B2 DEAL",
        ]
        assert listed.chosen.id == "second"
        listed.change_chosen()
        (change,) = [each for each in listed.findChildren(LinkDialog) if each.isVisible()]
        change.lag.setValue(2)
        change.accept()
        assert listed.list.item(1).text() == "B3 FAIR: 2 months after the end of B2 DEAL"
        listed.list.setCurrentRow(0)
        listed.go_to_chosen()
        assert at.marked() == ["DEAL"]
        listed.remove_chosen()
        assert [each.id for each in at.reopened().links] == ["second"]
        at.desk.undo()
        assert listed.list.count() == 2
        listed.close()


def test_workstreams_are_added_renamed_moved_and_removed(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        at.page.doing.ask_workstreams()
        listed = at.dialog()
        assert isinstance(listed, WorkstreamsDialog)
        add = WorkstreamDialog(at.context, at.page.writer, None, listed)
        add.name.setText("Selling")
        add.accept()
        assert [each.name for each in at.desk.roadmap.workstreams] == ["Knowing", "Agreeing", "Selling"]
        assert "Selling" in at.shown()
        listed.list.setCurrentRow(2)
        listed.move_chosen(-1)
        assert [each.name for each in at.desk.roadmap.workstreams] == ["Knowing", "Selling", "Agreeing"]
        assert listed.list.currentRow() == 1
        listed.list.setCurrentRow(2)
        listed.remove_chosen()
        assert at.titles(None) == ["TALKS", "DEAL", "FAIR", "ITALY"]
        rename = WorkstreamDialog(at.context, at.page.writer, at.desk.roadmap.workstreams[0], listed)
        rename.name.setText("")
        rename.accept()
        assert rename.strip.sentence
        rename.reject()
        listed.close()


# -- edges ---------------------------------------------------------------------------------------


def test_an_empty_roadmap_says_what_to_do(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path, Roadmap()) as at:
        assert at.page.empty.isVisible()
        assert not at.page.chart.isVisible()
        wanted: list[str] = []
        at.context.page_wanted.connect(wanted.append)
        at.page.empty.options_wanted.emit()
        assert wanted == ["swot"]
        at.page.empty.add.click()
        dialog = at.dialog()
        assert isinstance(dialog, ActivityDialog)
        write_title(dialog.fields, "First")
        dialog.accept()
        assert not at.page.empty.isVisible()
        assert [each.title for each in at.page.chart.tray.list.waiting.activities] == ["First"]
        at.desk.undo()
        assert at.page.empty.isVisible()


def test_the_last_lane_can_go(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path, Roadmap(workstreams=(Workstream(A, "Only one"),))) as at:
        assert at.shown() == ["Only one"]
        at.desk.do(edits.remove_workstream, A)
        assert at.shown() == []
        assert at.page.empty.isVisible()
        at.desk.undo()
        assert at.shown() == ["Only one"]


LONG = "A very long title " * 600
HOSTILE = "<img src=x> & <b>bold</b>\u202e\n\ttab =cmd|'/c' \U0001f680"


@pytest.mark.parametrize("title", [LONG[:10_000], HOSTILE])
def test_titles_of_any_kind_are_plain_text(qtbot: QtBot, tmp_path: Path, title: str) -> None:
    with live(qtbot, tmp_path) as at:
        at.desk.do(edits.set_activities, ["deal"], {"title": title, "note": title, "source": title})
        at.page.show_activity("deal")
        at.page.grab()
        kept = at.desk.roadmap.by_id()["deal"].title
        assert at.page.inspector.form.title.text() == kept
        rich = [each for each in at.page.findChildren(QLabel) if each.textFormat().name != "PlainText"]
        assert rich == []
        at.page.doing.ask_link()
        at.dialog().close()
        index = at.page.chart.tree.currentIndex()
        assert "<img" not in str(index.data(3))
        at.page.chart.tree.edit_title()
        focus = QApplication.focusWidget()
        assert focus is not None
        assert at.desk.roadmap.by_id()["deal"].title == kept


def test_five_thousand_activities_are_shown_and_walked(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path, large_roadmap(5000)) as at:
        assert len(at.page.plan.gantt.rows) == 5010
        chart = at.page.chart
        chart.down.setValue(chart.down.maximum())
        at.page.grab()
        assert chart.timeline.top == chart.tree.verticalScrollBar().maximum()
        seen = [spot.key for spot in chart.timeline.sketch.spots if spot.key]
        assert 0 < len(seen) < 60
        at.page.show_activity("a2500")
        assert at.marked() == ["Activity 2500"]
        assert chart.tree.viewport().rect().contains(at.cell("Activity 2500"))


def test_a_thousand_years_and_the_ends_of_the_calendar_are_drawn(qtbot: QtBot, tmp_path: Path) -> None:
    roadmap = small_roadmap()
    extreme = tuple(
        replace(each, start=date.min, end=date.max, grain=DateGrain.DAY) if each.id == "talks" else each
        for each in roadmap.activities
    )
    with live(qtbot, tmp_path, replace(roadmap, activities=extreme)) as at:
        for index in range(4):
            at.page.toolbar.zoom.button(index).click()
            at.page.grab()
        assert at.page.plan.gantt.scale.width < 10_000
        at.stand("TALKS")
        at.page.doing.shift_months(1)
        at.page.doing.shift_months(-1)
        assert at.desk.roadmap.by_id()["talks"].start is not None


def test_a_plan_dropped_on_the_page_is_shown_before_it_is_taken_in(qtbot: QtBot, tmp_path: Path) -> None:
    listed = tmp_path / "plan.csv"
    listed.write_text("title,start,end\nFair in Lyon,2023-01,2023-03\n", encoding="utf-8")
    with live(qtbot, tmp_path) as at:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(listed))])
        assert at.drop(data, at.page, QPoint(5, 5))
        dialog = at.dialog()
        assert dialog.windowTitle() == "Import activities"
        assert len(at.desk.roadmap.activities) == 6
        dialog.close()
    assert set(PLAN_ENDINGS) == set(ENDINGS)


def test_only_rows_that_differ_and_their_lanes_are_told(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        rows, told = at.page.chart.tree.rows, []
        rows.dataChanged.connect(lambda first, _last: told.append(rows.key_at(first)))
        at.desk.do(edits.set_activities, ["deal"], {"progress": 5})
        assert told == [B, f"{B}/deal"]
        told.clear()
        at.desk.undo()
        assert told == [B, f"{B}/deal"]
