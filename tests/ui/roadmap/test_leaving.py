"""The roadmap leaves the window: as it is on the screen, in days and type of choice, for other programs."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from dia_desktop.charts.exhibit import What
from dia_desktop.charts.export import Format, exhibit_bytes
from dia_desktop.charts.gantt import gantt_layout
from dia_desktop.charts.roadmap_exhibits import roadmap_exhibit
from dia_desktop.charts.roadmap_export import TypeSize
from dia_desktop.report.roadmap_documents import RoadmapFile, roadmap_document
from dia_desktop.store import edits
from dia_desktop.strategy.activity_filter import LaneBy
from dia_desktop.ui.exhibits import GanttPaper, Source, exchanged_roadmap, roadmap_export
from dia_desktop.ui.export_dialog import FOR_PROGRAMS, ExportDialog
from dia_desktop.ui.exporting import ExhibitMaker, Figure, draw_figure
from dia_desktop.ui.gantt_choices import GanttChoices, Reach
from dia_desktop.ui.roadmap.outlook import Zoom
from dia_desktop.ui.table_dialog import TableDialog
from tests.ui.roadmap.roadmap_setting import A, Setting, live, small_roadmap
from tests.ui.test_accessibility import nameless

PATIENCE_MS = 60_000
MID_TERM = (date(2020, 1, 1), date(2021, 12, 31))


@pytest.fixture
def at(qtbot: QtBot, tmp_path: Path) -> Iterator[Setting]:
    """Give a Roadmap page on the screen."""
    with live(qtbot, tmp_path) as setting:
        yield setting


def asked(at: Setting, *whats: What) -> ExportDialog:
    """Return the dialog as the page asks for it."""
    dialog = ExportDialog(at.context, at.path.parent / "out", at.page, whats or (What.GANTT,))
    at.qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def choices(dialog: ExportDialog) -> GanttChoices:
    assert dialog.gantt is not None
    return dialog.gantt


def choose(field: QComboBox, value: object) -> None:
    field.setCurrentIndex(field.findData(value))
    field.activated.emit(field.currentIndex())


def for_programs(dialog: ExportDialog, *files: RoadmapFile) -> None:
    dialog.kinds.button(FOR_PROGRAMS).click()
    assert dialog.files is not None
    for what, box in dialog.files.boxes.items():
        box.setChecked(what in files)


def only(dialog: ExportDialog, *kinds: str) -> None:
    for kind, box in dialog.boxes.items():
        box.setChecked(kind in kinds)


def written(at: Setting, dialog: ExportDialog) -> list[Path]:
    with at.qtbot.waitSignal(dialog.exported, timeout=PATIENCE_MS):
        dialog.act_button.click()
    return sorted((at.path.parent / "out").iterdir())


# -- what is on the screen is in the export ------------------------------------------------------


def test_the_rows_bars_ghosts_and_links_of_the_screen_are_those_on_paper(at: Setting) -> None:
    at.desk.do(edits.add_marker, "Election", date(2021, 6, 6))
    at.desk.do(edits.name_revision, "First", "")
    at.desk.do(edits.schedule_activities, {"talks": (date(2020, 10, 1), date(2021, 12, 31))})
    at.desk.do(edits.remove_activities, ["fair"])
    page = at.page
    choose(page.toolbar.compare, at.desk.file.revisions()[0].seq)
    for lanes in (LaneBy.WORKSTREAM, LaneBy.PARTNER):
        choose(page.toolbar.lanes, lanes)
        for words in ("", "deal", "a"):
            page.toolbar.search.setText(words)
            export = roadmap_export(at.desk, None)
            paper, screen = gantt_layout(export.content, export.view), page.plan.gantt
            assert [*paper.rows] == [*screen.rows]
            assert [*paper.bars] == [*screen.bars]
            assert [*paper.ghosts] == [*screen.ghosts]
            assert paper.links == screen.links
            assert paper.markers == screen.markers
            assert paper.tray == screen.tray
    page.toolbar.search.clear()
    assert [*page.plan.gantt.ghosts]
    said = roadmap_exhibit(roadmap_export(at.desk, None), What.GANTT).text
    assert "SCORING: milestone; 2021-02-10" in said.description.replace("\u2009", " ")
    assert "removed since the compared revision" in said.description
    assert "as planned at “First”" in said.keywords


def test_folded_lanes_stay_folded_and_their_rows_off_the_paper(at: Setting) -> None:
    page = at.page
    page.chart.tree.mark([page.plan.gantt.rows.keys()[0]])
    page.chart.tree.toggle_lane()
    export = roadmap_export(at.desk, None)
    assert [*gantt_layout(export.content, export.view).rows] == [*page.plan.gantt.rows]
    assert len([*page.plan.gantt.rows]) < len(page.plan.roadmap.activities)


@pytest.mark.parametrize(
    ("zoom", "days"),
    [
        (Zoom.FIVE_YEARS, (date(2020, 1, 1), date(2024, 12, 31))),
        (Zoom.MID_TERM, MID_TERM),
        (Zoom.ONE_YEAR, (date(2021, 1, 1), date(2021, 12, 31))),
        (Zoom.ALL, None),
    ],
)
def test_the_days_of_a_zoom_are_those_on_paper(
    at: Setting, zoom: Zoom, days: tuple[date, date] | None
) -> None:
    at.page.chart.choose_zoom(zoom)
    view = roadmap_export(at.desk, None).view
    assert ((view.first, view.last) if days else None) == days
    at.page.resize(at.page.width() - 120, at.page.height())
    QApplication.processEvents()
    assert at.desk.days_seen == days


def test_what_was_scrolled_to_is_on_paper_in_whole_months(at: Setting) -> None:
    chart = at.page.chart
    chart.choose_zoom(Zoom.ONE_YEAR)
    chart.look_from(chart.across.value() + round(181 * at.page.plan.per_day))
    assert at.desk.days_seen == (date(2021, 7, 1), date(2022, 6, 30))
    chart.choose_zoom(Zoom.FIVE_YEARS)
    chart.zoom_step(8)
    seen = at.desk.days_seen
    assert seen is not None
    left, right = seen
    scale, window = at.page.plan.gantt.scale, chart.timeline.window_seen
    assert left <= scale.date_at(window.left + 8)
    assert right >= scale.date_at(window.right - 8)
    assert (left.day, right.month != left.month) == (1, True)


# -- choosing days and type ----------------------------------------------------------------------


def test_the_days_of_the_screen_are_offered_first(at: Setting) -> None:
    at.page.chart.choose_zoom(Zoom.MID_TERM)
    gantt = choices(asked(at))
    offered = [gantt.reach.itemText(place) for place in range(gantt.reach.count())]
    assert offered == [
        "As on the screen: 2020–2021",
        "Long term: 2020–2024",
        "Mid-term: 2020–2021",
        "All: 2020–2024",
        "From … to …",
    ]
    assert gantt.read() == GanttPaper(MID_TERM, TypeSize.NORMAL)
    choose(gantt.reach, Reach.FIVE_YEARS)
    gantt.type_size.button(2).click()
    assert gantt.read() == GanttPaper((date(2020, 1, 1), date(2024, 12, 31)), TypeSize.LARGE)
    choose(gantt.reach, Reach.ALL)
    gantt.type_size.button(0).click()
    assert gantt.read() == GanttPaper(None, TypeSize.SMALL)


def test_nobody_has_looked_at_it_yet_and_all_of_it_is_meant(at: Setting) -> None:
    at.desk.outlook = None
    gantt = choices(asked(at))
    assert gantt.reach.findData(Reach.SCREEN) < 0
    assert gantt.read().days is None


def test_the_chart_is_written_in_the_days_and_the_type_that_were_chosen(at: Setting) -> None:
    dialog = asked(at)
    gantt = choices(dialog)
    assert gantt.first.isHidden()
    choose(gantt.reach, Reach.FROM_TO)
    assert (gantt.first.text(), gantt.last.text()) == ("Jan 2020", "Dec 2024")
    gantt.first.setText("Q2 2020")
    gantt.last.setText("mar 2021")
    gantt.type_size.button(2).click()
    only(dialog, "svg")
    (path,) = written(at, dialog)
    paper = GanttPaper((date(2020, 4, 1), date(2021, 3, 31)), TypeSize.LARGE)
    changed = at.desk.file.last_saved_at
    assert changed is not None
    export = roadmap_export(at.desk, changed.date(), paper)
    assert export.type_size == TypeSize.LARGE.points
    assert path.read_bytes() == exhibit_bytes(roadmap_exhibit(export, What.GANTT), Format.SVG)
    assert "Shown: 2020-04-01 to 2021-03-31" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("soon", "2021", "“soon” is no date"),
        ("2021", "", "“” is no date"),
        ("2021", "2020", "The chart would end before it begins"),
    ],
)
def test_days_that_cannot_be_used_are_refused_and_nothing_is_written(
    at: Setting, first: str, last: str, said: str
) -> None:
    dialog = asked(at)
    gantt = choices(dialog)
    choose(gantt.reach, Reach.FROM_TO)
    gantt.first.setText(first)
    gantt.last.setText(last)
    dialog.act_button.click()
    assert dialog.strip.sentence.startswith(said)
    assert dialog.isVisible()
    assert not (at.path.parent / "out").exists()
    gantt.first.setText("2020")
    gantt.last.setText("2020")
    only(dialog, "csv")
    assert [path.suffix for path in written(at, dialog)] == [".csv"]


def test_days_and_type_are_asked_for_only_with_the_chart(at: Setting) -> None:
    dialog = asked(at, What.KPIS)
    assert dialog.gantt is None
    dialog.charts[What.GANTT].setChecked(True)
    assert choices(dialog).isVisible()
    dialog.charts[What.GANTT].setChecked(False)
    assert not choices(dialog).isVisible()


# -- for other programs --------------------------------------------------------------------------


def test_the_files_are_those_of_the_command_line_and_hold_all_whatever_is_filtered(at: Setting) -> None:
    at.page.toolbar.search.setText("deal")
    dialog = asked(at)
    for_programs(dialog, RoadmapFile.ACTIVITIES)
    assert not dialog.charts[What.GANTT].isVisible()
    (path,) = written(at, dialog)
    assert path.read_bytes() == roadmap_document(exchanged_roadmap(at.desk), RoadmapFile.ACTIVITIES).content
    assert b"FAIR" in path.read_bytes()
    assert not dialog.isVisible()


def test_changes_are_those_since_the_compared_moment(at: Setting) -> None:
    at.desk.do(edits.name_revision, "First", "")
    at.desk.do(edits.rename_workstream, A, "Markets")
    at.desk.do(edits.name_revision, "Last", "")
    at.desk.do(edits.remove_activities, ["briefs"])
    for compared, count in ((None, 1), (at.desk.file.revisions()[0].seq, 2)):
        choose(at.page.toolbar.compare, compared)
        dialog = asked(at)
        for_programs(dialog, RoadmapFile.CHANGES)
        (path,) = written(at, dialog)
        assert len(path.read_text(encoding="utf-8-sig").splitlines()) == 1 + count


def test_what_a_file_cannot_hold_is_said_with_where_it_is(at: Setting) -> None:
    dialog = asked(at)
    for_programs(dialog, RoadmapFile.MERMAID, RoadmapFile.ACTIVITIES)
    table, mermaid = written(at, dialog)
    assert dialog.isVisible()
    assert dialog.intro.text().startswith(f"2 files were written to {table.parent}.")
    assert dialog.written.isVisible()
    assert dialog.written.toPlainText().splitlines() == [
        mermaid.name,
        "• 1 activity was left out: it has no dates.",
        "• Mermaid draws no links without moving dates: 2 are comments.",
        table.name,
    ]
    assert not dialog.folder.isVisible()
    assert (dialog.leave_button.text(), dialog.act_button.isVisible()) == ("Close", False)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


@pytest.mark.parametrize(
    ("what", "ticked"),
    [
        (What.GANTT, [RoadmapFile.PROJECT]),
        (What.RANKING, [RoadmapFile.PROJECT]),
        (What.KPIS, []),
    ],
)
def test_what_is_empty_cannot_be_ticked_and_says_why(
    at: Setting, what: What, ticked: list[RoadmapFile]
) -> None:
    dialog = asked(at, what)
    dialog.kinds.button(FOR_PROGRAMS).click()
    files = dialog.files
    assert files is not None
    assert files.ticked() == ticked
    enabled = {what for what, box in files.boxes.items() if box.isEnabled()}
    assert enabled == {
        RoadmapFile.PROJECT,
        RoadmapFile.CALENDAR,
        RoadmapFile.MERMAID,
        RoadmapFile.ACTIVITIES,
    }
    assert files.boxes[RoadmapFile.BUDGETS].accessibleName().endswith(": There is no budget yet.")
    for_programs(dialog)
    dialog.act_button.click()
    assert dialog.strip.sentence == "Choose at least one file."


def test_a_full_disk_and_a_file_in_the_way_are_said_and_can_be_mended(
    at: Setting, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = at.path.parent / "out"
    out.write_text("mine")
    dialog = asked(at)
    for_programs(dialog, RoadmapFile.PROJECT, RoadmapFile.ACTIVITIES)
    dialog.act_button.click()
    at.qtbot.waitUntil(lambda: bool(dialog.strip.sentence), timeout=PATIENCE_MS)
    assert "is a file, not a folder" in dialog.strip.sentence
    assert out.read_text() == "mine"
    out.unlink()

    def full_disk(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full_disk)
        dialog.act_button.click()
        at.qtbot.waitUntil(lambda: bool(dialog.strip.sentence), timeout=PATIENCE_MS)
    assert dialog.strip.sentence.count("Free some space, or choose another place.") == 2
    assert [*out.iterdir()] == []
    assert dialog.files is not None
    assert dialog.files.boxes[RoadmapFile.PROJECT].isEnabled()
    assert not dialog.files.boxes[RoadmapFile.BUDGETS].isEnabled()
    assert len(written(at, dialog)) == 2


def test_a_hostile_title_is_a_name_of_a_file_in_the_folder(at: Setting) -> None:
    at.desk.do(edits.rename_strategy, "../..\\nul: <i>&amp;</i>?")
    dialog = asked(at)
    for_programs(dialog, RoadmapFile.MERMAID, RoadmapFile.PROJECT)
    paths = written(at, dialog)
    assert {path.parent for path in paths} == {at.path.parent / "out"}
    assert paths[0].name in dialog.written.toPlainText()
    assert dialog.intro.textFormat() is Qt.TextFormat.PlainText


def test_a_stop_takes_effect_between_two_files(at: Setting) -> None:
    dialog = asked(at)
    for_programs(dialog, RoadmapFile.ACTIVITIES, RoadmapFile.CALENDAR, RoadmapFile.PROJECT)
    with at.qtbot.waitSignal(dialog.exported, timeout=PATIENCE_MS) as said:
        dialog.act_button.click()
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert str((said.args or [""])[0]).startswith("1 file was written")


def test_every_field_of_the_dialog_has_a_name_and_fits_a_small_window(at: Setting) -> None:
    dialog = asked(at)
    choose(choices(dialog).reach, Reach.FROM_TO)
    assert nameless(dialog) == []
    bottom = dialog.geometry().bottom()
    assert dialog.height() <= 660
    dialog.kinds.button(FOR_PROGRAMS).click()
    assert nameless(dialog) == []
    assert dialog.geometry().bottom() == bottom
    assert dialog.height() < 500


# -- clipboard and table -------------------------------------------------------------------------


def test_the_menus_offer_table_figure_and_export(at: Setting) -> None:
    actions = at.page.actions_here
    for menu in (actions.menu, actions.context_menu):
        shown = [action.text() for action in menu.actions()][-3:]
        assert shown == ["Show as table", "Copy figure", "Export…"]
    told: list[object] = []
    at.page.copy_figure_requested.connect(lambda what, _varied: told.append(what))
    at.page.export_requested.connect(told.append)
    actions.copy_figure.trigger()
    actions.export.trigger()
    assert told == [What.GANTT, (What.GANTT,)]


def test_the_figure_that_is_copied_is_the_one_on_the_screen(at: Setting) -> None:
    at.page.chart.choose_zoom(Zoom.MID_TERM)
    at.page.toolbar.search.setText("talks")
    maker: ExhibitMaker[Figure] = ExhibitMaker(draw_figure)
    with at.qtbot.waitSignal(maker.made, timeout=PATIENCE_MS) as made:
        maker.ask(Source.of(at.desk, (What.GANTT,)), What.GANTT)
    maker.close()
    (figure,) = made.args or [None]
    assert isinstance(figure, Figure)
    assert "TALKS" in figure.text
    assert "DEAL" not in figure.text
    assert b"Shown: 2020-01-01 to 2021-12-31" in figure.svg
    assert QImage.fromData(figure.png).width() > 1000


def test_the_table_has_what_the_chart_has(at: Setting) -> None:
    at.page.show_table()
    at.qtbot.waitUntil(lambda: bool(at.page.findChildren(TableDialog)), timeout=PATIENCE_MS)
    (dialog,) = at.page.findChildren(TableDialog)
    assert dialog.model.rowCount() == len(small_roadmap().activities)
    dialog.close()
