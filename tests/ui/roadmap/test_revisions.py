"""The list of what changed since a named moment, over a real file: done, undone, redone, opened again."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dia_desktop.store import StrategyFile, edits
from dia_desktop.ui.desk import Desk
from dia_desktop.ui.roadmap.changes import ChangesDialog
from dia_desktop.ui.table_dialog import TableDialog
from tests.ui.roadmap.roadmap_setting import A, B, Setting, live, show

AROUND = [
    "Budgets  1",
    "budget of 2021 not known → 480 €",
    "Workstreams  3",
    "“Knowing the markets”: was called “Knowing”",
    "“Law”: added",
    "“Agreeing”: moved to the top",
    "Horizons  1",
    "first year 2020 → 2021",
    "Markers  1",
    "“EU election”: added, 6 Jun 2024 – 9 Jun 2024",
]


def listed(at: Setting, dialog: ChangesDialog) -> list[str]:
    at.qtbot.waitUntil(lambda: not dialog.lines.stale)
    return [each.words.replace("\N{NO-BREAK SPACE}", " ") for each in dialog.lines.lines]


def changes_of(at: Setting) -> ChangesDialog:
    at.page.doing.show_changes()
    dialog = at.dialog()
    assert isinstance(dialog, ChangesDialog)
    return dialog


def change_all_around(at: Setting) -> None:
    """Change budgets, workstreams, horizons and markers, and no activity."""
    desk = at.desk
    desk.do(edits.set_budgets, {2021: 48_000}, "EUR")
    desk.do(edits.rename_workstream, A, "Knowing the markets")
    desk.do(edits.add_workstream, "Law")
    desk.do(edits.move_workstream, B, 0)
    desk.do(edits.set_horizons, 2021, 2, 5)
    desk.do(edits.add_marker, "EU election", date(2024, 6, 6), date(2024, 6, 9))


def test_what_changed_around_the_activities_is_listed(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        at.desk.do(edits.name_revision, "Board", "as agreed")
        dialog = changes_of(at)
        assert (listed(at, dialog), dialog.finding.text()) == ([], "Nothing changed since then.")
        change_all_around(at)
        assert (listed(at, dialog), dialog.finding.text()) == (AROUND, "6 other changes")
        for _ in range(6):
            at.desk.undo()
        assert listed(at, dialog) == []
        for _ in range(6):
            at.desk.redo()
        assert listed(at, dialog) == AROUND
        dialog.accept()
        path = at.path
    with show(qtbot, path, Desk(StrategyFile.open(path, author="Tester"))) as again:
        dialog = changes_of(again)
        assert listed(again, dialog) == AROUND
        dialog.accept()
        again.desk.close()


def test_an_activity_of_a_workstream_that_is_gone_names_it(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        at.desk.do(edits.name_revision, "Board", "")
        at.desk.do(edits.remove_workstream, B)
        dialog = changes_of(at)
        assert "“TALKS”: workstream Agreeing → none" in listed(at, dialog)
        dialog.accept()


def test_the_list_is_a_table_too(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        at.desk.do(edits.name_revision, "Board", "as agreed")
        change_all_around(at)
        at.desk.do(edits.remove_activities, ["briefs"])
        dialog = changes_of(at)
        assert not dialog.table_button.isEnabled()
        at.qtbot.waitUntil(dialog.table_button.isEnabled)
        dialog.table_button.click()
        (table,) = dialog.findChildren(TableDialog)
        assert (table.windowTitle(), table.finding.text()) == (
            "Changes since a revision",
            "1 removed, 6 other changes",
        )
        table.copy_all()
        header, first, *rest = QApplication.clipboard().text().split("\n")
        assert header.startswith("kind\thandle\tchange\ttitle\tsince")
        assert first.startswith("Removed\tA1\t“BRIEFS”: 2020-01 – 2020-12\tBRIEFS\tBoard")
        assert len(rest) == 6
        table.accept()
        dialog.accept()
