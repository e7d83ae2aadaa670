"""A list is imported: read beside the window, shown, and taken in as one step or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from dia_desktop.evidence.item_table import ItemColumn
from dia_desktop.store import StrategyFile
from dia_desktop.strategy.swot import Quadrant
from dia_desktop.ui.desk import Desk
from dia_desktop.ui.import_model import NOTE, PLACE
from dia_desktop.ui.long_work import MOST_AT_ONCE
from dia_desktop.ui.swot.import_dialog import ItemImportDialog
from tests.ui.swot.board_setting import OP, Setting, T, W, live, show

PATIENCE_MS = 20_000
#: Places of the columns that a test looks at.
TEXT, MARKETS = 3, 6
LIST = (
    "quadrant;text;importance;likelihood;markets;tags\n"
    "S;clusters;5;;;\n"
    "T;Currency <b>risk</b>;4;3;USA, Canada;money\n"
    "Risk;What is this;;;;\n"
    "O;New plants in the south;2;5;;\n"
    "W;No brand abroad;7;;;\n"
    "O;new  PLANTS in the south;;;;\n"
)


def opened(qtbot: QtBot, at: Setting, path: Path) -> ItemImportDialog:
    """Drop a file on the page and wait until its rows are shown, or why they are not."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    assert at.drop(data, at.page, QPoint(300, 200))
    return settled(qtbot, at)


def settled(qtbot: QtBot, at: Setting) -> ItemImportDialog:
    dialog = at.dialog()
    assert isinstance(dialog, ItemImportDialog)
    qtbot.waitUntil(lambda: bool(dialog.model.rows or dialog.strip.sentence), timeout=PATIENCE_MS)
    return dialog


def listed(folder: Path, content: str = LIST, name: str = "list.csv") -> Path:
    path = folder / name
    path.write_text(content, encoding="utf-8")
    return path


def cells(dialog: ItemImportDialog, column: int) -> list[object]:
    model = dialog.model
    return [model.data(model.index(row, column)) for row in range(model.rowCount())]


def ticks(dialog: ItemImportDialog) -> list[object]:
    model, role = dialog.model, int(Qt.ItemDataRole.CheckStateRole)
    return [model.data(model.index(row, PLACE), role) for row in range(model.rowCount())]


def test_bad_rows_come_first_then_doubles_then_what_is_new(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        dialog = opened(qtbot, at, listed(tmp_path))
        assert cells(dialog, PLACE) == ["line 4", "line 6", "line 2", "line 7", "line 3", "line 5"]
        assert cells(dialog, NOTE) == [
            "“Risk” is no quadrant; write S, W, O or T.",
            "Weakness: 7 is no importance; choose 1 to 5, or leave it empty.",
            "says the same as S1",
            "says the same as line 5",
            "",
            "",
        ]
        yes, no = Qt.CheckState.Checked, Qt.CheckState.Unchecked
        assert ticks(dialog) == [None, None, no, no, yes, yes]
        assert dialog.act_button.text() == "Import 2 items"
        assert all(box.accessibleName() for box in dialog.choices.values())
        assert dialog.counted.text() == (
            "2 new items; 2 say what is there already: left out unless ticked; 2 rows cannot be imported."
        )
        assert cells(dialog, TEXT)[4] == "Currency <b>risk</b>"
        assert cells(dialog, MARKETS)[4:] == ["USA, Canada", "all markets"]


def test_an_import_is_one_step_undone_and_redone_after_a_restart(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        before, steps = at.desk.swot, at.steps()
        dialog = opened(qtbot, at, listed(tmp_path))
        dialog.accept()
        assert at.steps() == steps + 1
        assert at.desk.file.undo_label == "Imported 2 items from list.csv"
        assert at.page.message.text() == "Imported 2 items from list.csv. Undo: Ctrl+Z"
        (item,) = [item for item in at.desk.swot.within(T) if item.text == "Currency <b>risk</b>"]
        names = {market.id: market.name for market in at.desk.scoring.markets}
        assert [names[market_id] for market_id in item.market_ids] == ["USA", "Canada"]
        assert (item.importance, item.likelihood, item.tags) == (4, 3, ("money",))
        after = at.desk.swot
        at.desk.undo()
        assert at.desk.swot == before
        path = at.path
    desk = Desk(StrategyFile.open(path, author="Tester"))
    with show(qtbot, path, desk) as again:
        again.desk.redo()
        assert again.desk.swot == after
    desk.close()


def test_a_double_that_is_ticked_comes_too_and_an_unticked_row_stays_out(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with live(qtbot, tmp_path) as at:
        dialog = opened(qtbot, at, listed(tmp_path))
        for row in (2, 5):
            dialog.view.setCurrentIndex(dialog.model.index(row, PLACE))
            QTest.keyClick(dialog.view, Qt.Key.Key_Space)
        assert dialog.act_button.text() == "Import 2 items"
        dialog.accept()
        assert at.texts(Quadrant.STRENGTHS)[-1] == "clusters"
        assert at.texts(OP) == ["Trade deal", "New plants"]


def test_other_columns_are_chosen_by_hand(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        dialog = opened(qtbot, at, listed(tmp_path, "a,b\nW,Old machines\n"))
        assert dialog.strip.sentence == "Choose the column that holds the text of each item."
        assert not dialog.act_button.isEnabled()
        dialog.choices[ItemColumn.TEXT].setCurrentIndex(2)
        assert dialog.strip.sentence == "Choose the column that says S, W, O or T for each item."
        dialog.choices[ItemColumn.QUADRANT].setCurrentIndex(1)
        qtbot.waitUntil(lambda: bool(dialog.model.rows), timeout=PATIENCE_MS)
        assert dialog.strip.sentence == ""
        dialog.accept()
        assert at.texts(W)[-1] == "Old machines"


def test_a_workbook_is_read_and_its_sheet_is_named(qtbot: QtBot, tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Points"
    sheet.append(["SWOT", "Item", "Importance"])
    sheet.append(["Weakness", "Few staff", 4])
    book.create_sheet("Other")
    path = tmp_path / "list.xlsx"
    book.save(path)
    with live(qtbot, tmp_path) as at:
        dialog = opened(qtbot, at, path)
        assert dialog.said.text() == "list.xlsx, sheet “Points”: 1 row. 1 other sheet is not read."
        dialog.accept()
        assert at.item("Few staff").importance == 4


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty: it needs a header line."),
        (b"PK\x03\x04oops", "is damaged or incomplete."),
        (b"text\n", "is called an Excel workbook and is none."),
    ],
    ids=["empty", "truncated", "text"],
)
def test_a_file_that_cannot_be_read_says_why_and_leaves_nothing(
    qtbot: QtBot, tmp_path: Path, content: bytes, said: str
) -> None:
    path = tmp_path / "list.xlsx"
    path.write_bytes(content)
    with live(qtbot, tmp_path) as at:
        dialog = opened(qtbot, at, listed(tmp_path))
        steps = at.steps()
        dialog.read(path)
        qtbot.waitUntil(lambda: bool(dialog.strip.sentence), timeout=PATIENCE_MS)
        assert said in dialog.strip.sentence
        assert str(path) in dialog.strip.sentence
        assert dialog.model.rows == ()
        assert not dialog.act_button.isEnabled()
        dialog.accept()
        assert dialog.isVisible()
        assert at.steps() == steps
        dialog.reject()


def test_the_newest_file_wins(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        dialog = opened(qtbot, at, listed(tmp_path))
        dialog.read(listed(tmp_path, "text,swot\nFirst,S\n", "first.csv"))
        dialog.read(listed(tmp_path, "text,swot\nSecond,S\n", "second.csv"))
        qtbot.waitUntil(lambda: bool(dialog.model.rows), timeout=PATIENCE_MS)
        assert cells(dialog, TEXT) == ["Second"]
        dialog.reject()


def test_the_menu_asks_for_a_file(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = listed(tmp_path)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    with live(qtbot, tmp_path) as at:
        at.page.import_list.trigger()
        assert len(settled(qtbot, at).model.rows) == 6
        at.dialog().reject()


def test_other_files_are_not_for_the_page(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        for names in (["other.strategy"], ["a.csv", "b.csv"]):
            data = QMimeData()
            data.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in names])
            assert not at.drop(data, at.page, QPoint(300, 200))


def test_a_file_open_for_reading_only_takes_no_list(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        path = at.path
    desk = Desk(StrategyFile.open(path, author="Reader", read_only=True))
    with show(qtbot, path, desk) as at:
        assert not at.page.import_list.isEnabled()
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(listed(tmp_path)))])
        at.drop(data, at.page, QPoint(300, 200))
        assert at.page.findChildren(ItemImportDialog) == []
        assert "reading only" in at.page.strip.sentence
    desk.close()


def large_list(folder: Path, last: str = "S;the last one") -> Path:
    lines = [f"S;Strength number {number}" for number in range(MOST_AT_ONCE)]
    return listed(folder, "\n".join(["quadrant;text", *lines, last]))


def test_a_large_import_is_waited_for_and_said(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        dialog = opened(qtbot, at, large_list(tmp_path))
        before, steps = len(at.desk.swot.items), at.steps()
        dialog.accept()
        assert at.desk.busy
        assert (dialog.isVisible(), dialog.progress.isVisible()) == (True, True)
        assert not dialog.act_button.isEnabled()
        dialog.accept()
        with qtbot.waitSignal(dialog.accepted, timeout=PATIENCE_MS):
            pass
        qtbot.waitUntil(lambda: not at.desk.busy)
        assert at.steps() == steps + 1
        assert len(at.desk.swot.items) == before + MOST_AT_ONCE + 1
        assert at.page.message.text() == "Imported 201 items from list.csv. Undo: Ctrl+Z"


def test_a_large_import_that_is_cancelled_leaves_the_list_to_be_imported(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with live(qtbot, tmp_path) as at:
        dialog = opened(qtbot, at, large_list(tmp_path))
        before, steps = at.desk.swot, at.steps()
        with qtbot.waitSignal(at.desk.given_up, timeout=PATIENCE_MS):
            dialog.accept()
            QTest.keyClick(dialog, Qt.Key.Key_Escape)
        assert (at.desk.swot, at.steps()) == (before, steps)
        assert (dialog.isVisible(), dialog.progress.isVisible()) == (True, False)
        assert dialog.strip.sentence == "Importing 201 items: cancelled, and nothing was changed."
        assert (dialog.act_button.isEnabled(), dialog.leave_button.isEnabled()) == (True, True)
        with qtbot.waitSignal(dialog.accepted, timeout=PATIENCE_MS):
            dialog.accept()
        qtbot.waitUntil(lambda: not at.desk.busy)
        assert at.steps() == steps + 1


def test_a_large_import_that_does_not_reach_the_file_says_so_in_the_dialog(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with live(qtbot, tmp_path) as at:
        dialog = opened(qtbot, at, large_list(tmp_path))
        away = at.path.rename(at.path.with_name("moved.strategy"))
        with qtbot.waitSignal(at.desk.refused, timeout=PATIENCE_MS):
            dialog.accept()
        assert dialog.isVisible()
        assert "was moved, replaced or deleted" in dialog.strip.sentence
        assert dialog.act_button.isEnabled()
        away.rename(at.path)
