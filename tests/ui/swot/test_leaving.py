"""The board and the strategies leave the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dia_desktop.charts.exhibit import What
from dia_desktop.charts.export import Format, exhibit_bytes
from dia_desktop.charts.swot_exhibits import swot_exhibit
from dia_desktop.charts.swot_export import SwotExport
from dia_desktop.store import edits
from dia_desktop.ui.export_dialog import ExportDialog
from dia_desktop.ui.main_window import MainWindow
from dia_desktop.ui.pages import page_makers
from dia_desktop.ui.swot.page import SwotPage
from dia_desktop.ui.windows import Surroundings, Windows

PATIENCE_MS = 60_000


@pytest.fixture
def window(windows: Windows, example: Path) -> MainWindow:
    """Give the window of the example, on its SWOT page, with an option."""
    around = windows.surroundings
    real = Surroundings(
        around.appearance, around.settings, around.folders, QLocale.c(), around.author, page_makers()
    )
    made = Windows(real, windows).open(example)
    items = made.desk.swot.items
    assert made.desk.do(edits.add_option, "Sell there", [items[0].id, items[-1].id])
    page_of(made)
    return made


def page_of(window: MainWindow) -> SwotPage:
    window.show_page_called("swot")
    page = window.page
    assert isinstance(page, SwotPage)
    return page


def expected(window: MainWindow, what: What, kind: Format) -> bytes:
    desk = window.desk
    saved = desk.file.last_saved_at
    assert saved is not None
    return exhibit_bytes(
        swot_exhibit(SwotExport(desk.strategy, desk.scoring, desk.swot, saved.date()), what), kind
    )


def test_the_dialog_proposes_what_the_page_shows_and_writes_what_the_command_line_writes(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    window.menus.export.trigger()
    dialog = window.findChild(ExportDialog)
    assert isinstance(dialog, ExportDialog)
    assert [what for what, box in dialog.charts.items() if box.isChecked()] == [What.SWOT, What.TOWS]
    for kind, box in dialog.boxes.items():
        box.setChecked(kind in {"csv", "svg"})
    dialog.folder.setText(str(tmp_path / "out"))
    with qtbot.waitSignal(dialog.exported, timeout=PATIENCE_MS):
        dialog.act_button.click()
    found = {path.name.rsplit(" - ", 1)[1]: path for path in (tmp_path / "out").iterdir()}
    assert set(found) == {"swot.csv", "swot.svg", "tows.csv", "tows.svg"}
    for name, path in found.items():
        what, kind = name.split(".")
        assert path.read_bytes() == expected(window, What(what), Format(kind))


@pytest.mark.parametrize(("tab", "said"), [(0, "9 points: "), (1, "1 strategic option: ")])
def test_the_figure_of_the_tab_that_is_shown_goes_to_the_clipboard(
    qtbot: QtBot, window: MainWindow, tab: int, said: str
) -> None:
    page_of(window).tabs.setCurrentIndex(tab)
    with qtbot.waitSignal(window.exports.told, timeout=PATIENCE_MS) as told:
        window.copy_figure()
    assert told.args[1] == "good"
    data = QApplication.clipboard().mimeData()
    assert data.text().startswith(said)
    assert isinstance(data.imageData(), QImage)


def test_an_empty_swot_is_not_copied_and_says_why(qtbot: QtBot, window: MainWindow) -> None:
    window.desk.do(edits.remove_items, [item.id for item in window.desk.swot.items])
    with qtbot.waitSignal(window.exports.told, timeout=PATIENCE_MS) as told:
        window.copy_figure()
    assert told.args == ["The SWOT is empty; add points to it first.", "bad"]


def test_the_swot_can_leave_while_there_is_nothing_to_rank(window: MainWindow) -> None:
    desk = window.desk
    for market in desk.scoring.markets:
        desk.do(edits.remove_market, desk.scoring.round.id, market.id)
    assert window.desk.ranking is None
    assert window.menus.export.isEnabled()
    window.desk.do(edits.remove_items, [item.id for item in window.desk.swot.items])
    assert not window.menus.export.isEnabled()
