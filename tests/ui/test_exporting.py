"""The ranking leaves the window: files through the dialog, the figure through the clipboard."""

from __future__ import annotations

from pathlib import Path
from threading import enumerate as enumerate_threads

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dia_desktop.charts.export import ExportResult, Format, exhibit_bytes
from dia_desktop.charts.file_names import export_name
from dia_desktop.charts.ranking_exhibit import ranking_exhibit
from dia_desktop.charts.ranking_export import ranked_export
from dia_desktop.store.edits import remove_items, remove_market
from dia_desktop.ui.export_dialog import ExportDialog
from dia_desktop.ui.exporting import FORMATS, Exporter
from dia_desktop.ui.main_window import MainWindow
from dia_desktop.ui.windows import Windows

PATIENCE_MS = 60_000


@pytest.fixture
def window(windows: Windows, example: Path) -> MainWindow:
    made = windows.open(example)
    made.show()
    return made


@pytest.fixture
def dialog(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> ExportDialog:
    made = ExportDialog(window.context, tmp_path / "out", window)
    qtbot.addWidget(made)
    made.show()
    return made


def only(dialog: ExportDialog, *kinds: str) -> None:
    for kind, box in dialog.boxes.items():
        box.setChecked(kind in kinds)


def expected(window: MainWindow, kind: str) -> bytes:
    exhibit = ranking_exhibit(ranked_export(window.desk.strategy, window.desk.scoring))
    return exhibit_bytes(exhibit, Format(kind))


def test_a_window_that_closes_ends_what_it_writes(window: MainWindow, tmp_path: Path) -> None:
    dialog = ExportDialog(window.context, tmp_path / "out", window)
    dialog.show()
    dialog.act_button.click()
    window.close()
    assert not [thread for thread in enumerate_threads() if thread.name.startswith("newest-wins")]


def test_every_format_is_written_as_the_command_line_writes_it(
    qtbot: QtBot, window: MainWindow, dialog: ExportDialog, tmp_path: Path
) -> None:
    with qtbot.waitSignal(dialog.exported, timeout=PATIENCE_MS) as said:
        dialog.act_button.click()
    files = sorted((tmp_path / "out").iterdir())
    assert [file.suffix for file in files] == [".csv", ".pdf", ".png", ".svg"]
    assert all(file.read_bytes() == expected(window, file.suffix[1:]) for file in files)
    assert said.args == [f"4 files were written to {tmp_path / 'out'}.", tmp_path / "out"]
    assert not dialog.isVisible()


def test_the_window_asks_says_where_it_went_and_remembers_the_folder(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    folder = tmp_path / "document"
    folder.mkdir()
    QTest.keyClick(window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    dialog = window.findChild(ExportDialog)
    assert isinstance(dialog, ExportDialog)
    assert dialog.folder.text() == str(window.desk.file.path.parent)
    only(dialog, "csv")
    dialog.folder.setText(str(folder))
    with qtbot.waitSignal(window.exports.told, timeout=PATIENCE_MS):
        QTest.keyClick(dialog.folder, Qt.Key.Key_Return)
    assert window.strip.sentence == f"1 file was written to {folder}."
    assert window.settings.export_folder == folder


@pytest.mark.parametrize(
    ("kinds", "folder", "sentence"),
    [((), "somewhere", "Choose at least one format."), (("csv",), "  ", "Choose a folder.")],
)
def test_what_is_missing_is_said_and_nothing_is_written(
    dialog: ExportDialog, tmp_path: Path, kinds: tuple[str, ...], folder: str, sentence: str
) -> None:
    only(dialog, *kinds)
    dialog.folder.setText(folder)
    dialog.act_button.click()
    assert dialog.strip.sentence == sentence
    assert dialog.isVisible()
    assert not (tmp_path / "out").exists()


def test_a_folder_that_is_a_file_is_refused_and_can_be_mended(
    qtbot: QtBot, dialog: ExportDialog, tmp_path: Path
) -> None:
    (tmp_path / "out").write_text("mine")
    only(dialog, "csv")
    dialog.act_button.click()
    qtbot.waitUntil(lambda: bool(dialog.strip.sentence), timeout=PATIENCE_MS)
    assert "is a file, not a folder" in dialog.strip.sentence
    assert dialog.act_button.isEnabled()
    assert (tmp_path / "out").read_text() == "mine"
    dialog.folder.setText(str(tmp_path / "other"))
    with qtbot.waitSignal(dialog.exported, timeout=PATIENCE_MS):
        dialog.act_button.click()


def test_one_file_that_cannot_be_replaced_leaves_the_others(
    qtbot: QtBot, dialog: ExportDialog, tmp_path: Path
) -> None:
    only(dialog, "svg", "csv")
    desk = dialog.context.desk
    svg = tmp_path / "out" / f"{export_name(desk.strategy.title, desk.scoring.round.name, 'ranking')}.svg"
    svg.mkdir(parents=True)
    dialog.act_button.click()
    qtbot.waitUntil(lambda: bool(dialog.strip.sentence), timeout=PATIENCE_MS)
    assert f"{svg} was not written" in dialog.strip.sentence
    assert "1 file was written" in dialog.strip.sentence
    assert svg.is_dir()
    assert dialog.isVisible()


def test_a_stop_takes_effect_after_the_file_at_hand(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    exporter = Exporter(window.desk)
    with qtbot.waitSignal(exporter.finished, timeout=PATIENCE_MS) as finished:
        exporter.start(tmp_path / "out", FORMATS)
        exporter.stop()
    exporter.close()
    result = (finished.args or [None])[0]
    assert isinstance(result, ExportResult)
    assert [path.suffix for path in result.paths] == [".png"]


def test_esc_while_writing_stops_and_says_what_was_written(qtbot: QtBot, dialog: ExportDialog) -> None:
    with qtbot.waitSignal(dialog.exported, timeout=PATIENCE_MS) as said:
        dialog.act_button.click()
        assert not dialog.act_button.isEnabled()
        assert dialog.leave_button.text() == "Stop"
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        assert dialog.isVisible()
    assert str((said.args or [""])[0]).startswith("1 file was written")


def test_the_figure_goes_to_the_clipboard_as_picture_and_as_text(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.exports.told, timeout=PATIENCE_MS) as said:
        QTest.keyClick(
            window, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        )
    assert said.args == ["The figure is on the clipboard, as picture and as text.", "good"]
    data = QApplication.clipboard().mimeData()
    image = data.imageData()
    assert isinstance(image, QImage)
    assert image.width() > 1000
    assert "Canada" in data.text()
    assert bytes(data.data("image/svg+xml").data()).startswith(b"<?xml")


def test_without_a_ranking_and_without_a_swot_there_is_nothing_to_export(window: MainWindow) -> None:
    desk = window.desk
    desk.do(remove_items, [item.id for item in desk.swot.items])
    for market in desk.scoring.markets[1:]:
        desk.do(remove_market, desk.scoring.round.id, market.id)
    assert not window.menus.export.isEnabled()
    assert not window.header.export.isEnabled()
    desk.undo()
    assert window.header.export.isEnabled()
