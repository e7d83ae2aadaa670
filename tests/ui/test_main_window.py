from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from dia_desktop.store import StrategyFile
from dia_desktop.store.edits import close_round, open_round, rename_market, rename_strategy
from dia_desktop.ui.command_palette import CommandPalette, commands_of
from dia_desktop.ui.context import Context
from dia_desktop.ui.header import RoundSelector
from dia_desktop.ui.history_dialog import MEASURED, HistoryDialog, NameMomentDialog
from dia_desktop.ui.main_window import MainWindow
from dia_desktop.ui.pages import PageMaker
from dia_desktop.ui.round_dialog import (
    CloseRoundDialog,
    OpenRoundDialog,
    RenameRoundDialog,
    TargetCountDialog,
)
from dia_desktop.ui.settings import Look
from dia_desktop.ui.style import stylesheet
from dia_desktop.ui.theme import DARK
from dia_desktop.ui.widgets import tip
from dia_desktop.ui.windows import Surroundings, Windows
from tests.ui.conftest import SMALL, SmallPage


@pytest.fixture
def window(qtbot: QtBot, windows: Windows, example: Path) -> MainWindow:
    made = windows.open(example)
    with qtbot.waitActive(made):
        made.activateWindow()
    return made


def action(window: MainWindow, ending: str) -> QAction:
    """Return the action whose place in the menus ends like this, whether or not it can be done."""
    found = [command.action for command in commands_of(window.menuBar()) if command.name.endswith(ending)]
    assert len(found) == 1, (ending, [command.name for command in commands_of(window.menuBar())])
    return found[0]


def dialog(window: MainWindow, kind: type[QDialog]) -> QDialog:
    found = [each for each in window.findChildren(kind) if each.isVisible()]
    assert len(found) == 1
    return found[0]


def test_the_window_says_which_strategy_and_round_it_shows(window: MainWindow) -> None:
    assert window.header.title.label.text() == window.desk.strategy.title
    assert window.header.rounds.text() == "Round 1 · open"
    assert window.header.example.isVisible()
    assert window.windowTitle().startswith("example.strategy")
    assert "All changes saved" in window.status.state
    assert (window.minimumWidth(), window.minimumHeight()) == (1024, 700)


def test_a_page_is_made_when_it_is_first_shown(qtbot: QtBot, windows: Windows) -> None:
    around = windows.surroundings
    made: list[SmallPage] = []

    def make(context: Context) -> SmallPage:
        made.append(SmallPage(context))
        return made[-1]

    offered = (
        SMALL,
        PageMaker("late", "Late", "globe", make),
        PageMaker("none", "None", "globe", lambda _: QWidget()),
    )
    pages = Windows(
        Surroundings(around.appearance, around.settings, around.folders, QLocale.c(), around.author, offered),
        windows,
    )
    window = pages.open_example()
    with qtbot.waitActive(window):
        window.activateWindow()
    assert [made, window.pages.count()] == [[], 3]
    window.show_page_called("late")
    window.show_page_called("late")
    (page,) = made
    assert window.page is page
    assert page.isVisible()
    page.button.setFocus()
    window.focusNextChild()
    assert QApplication.focusWidget() is window.status.verdict
    with pytest.raises(TypeError, match="QWidget is no page"):
        window.page_at(2)
    pages.close_all()


def test_the_verdict_follows_a_drag(window: MainWindow) -> None:
    before = window.status.verdict.finding()
    weights = window.desk.weights * 0
    weights[2] = 1.0
    window.desk.preview(weights)
    assert window.status.verdict.finding() != before
    window.desk.end_preview()
    assert window.status.verdict.finding().startswith(before.split(";")[0])


def test_undo_names_its_step_and_takes_it_back(window: MainWindow) -> None:
    title = window.desk.strategy.title
    assert not window.menus.undo.isEnabled()
    window.desk.do(rename_strategy, "Here & there")
    assert window.menus.undo.text() == "Undo: Renamed the strategy to Here && there"
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.header.title.label.text() == title
    assert window.menus.redo.text() == "Redo: Renamed the strategy to Here && there"
    QTest.keyClick(
        window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    assert window.header.title.label.text() == "Here & there"


def test_the_title_is_edited_in_its_place(window: MainWindow) -> None:
    field = window.header.title
    field.label.setFocus()
    QTest.keyClick(field.label, Qt.Key.Key_F2)
    QTest.keyClicks(field.editor, "Where <b>next</b>")
    QTest.keyClick(field.editor, Qt.Key.Key_Return)
    assert window.desk.strategy.title == "Where <b>next</b>"
    assert field.label.text() == "Where <b>next</b>"


def test_esc_gives_the_title_back(window: MainWindow) -> None:
    before = window.desk.strategy.title
    window.edit_title()
    QTest.keyClicks(window.header.title.editor, "Other")
    QTest.keyClick(window.header.title.editor, Qt.Key.Key_Escape)
    assert window.desk.strategy.title == before
    assert window.header.title.currentWidget() is window.header.title.label
    assert window.desk.file.undo_label is None


def test_what_was_refused_stands_in_the_strip(window: MainWindow) -> None:
    first, second = window.desk.scoring.markets[:2]
    window.desk.do(rename_market, first.id, second.name)
    assert second.name in window.strip.sentence
    window.desk.do(rename_strategy, "Something else")
    assert window.strip.sentence == ""


def test_a_change_that_was_not_saved_is_told_until_one_is(window: MainWindow) -> None:
    path = window.desk.file.path
    away = path.rename(path.with_name("away.strategy"))
    window.desk.do(rename_strategy, "Lost")
    assert window.status.state.startswith("Not saved: ")
    assert window.strip.sentence in window.status.state
    away.rename(path)
    window.desk.do(rename_strategy, "Kept")
    assert window.status.state.startswith("All changes saved")


def test_a_closed_round_is_announced_and_leads_on(window: MainWindow) -> None:
    first = window.desk.scoring.round
    window.desk.do(close_round, first.id)
    assert window.banner.sentence == "Round 1, closed: look only"
    window.banner.acted.emit()
    opening = dialog(window, OpenRoundDialog)
    opening.accept()
    assert window.desk.scoring.round.name == "Round 2"
    assert window.banner.sentence == ""
    window.desk.show_round(first.id)
    window.banner.acted.emit()
    assert window.desk.scoring.round.name == "Round 2"


def test_the_round_selector_shows_the_rounds_and_their_state(window: MainWindow) -> None:
    selector = window.header.rounds
    assert isinstance(selector, RoundSelector)
    window.desk.do(close_round, window.desk.scoring.round.id)
    window.desk.do(open_round, "After & before", window.desk.scoring.round.as_of)
    menu = selector.menu()
    menu.aboutToShow.emit()
    assert [each.text() for each in menu.actions()] == [
        f"{name} · {state}, as of {window.context.numbers.day(window.desk.scoring.round.as_of)}"
        for name, state in (("After && before", "open"), ("Round 1", "closed"))
    ]
    menu.actions()[1].trigger()
    assert selector.text() == "Round 1 · closed"


def test_a_file_that_is_open_elsewhere_is_only_looked_at(
    window: MainWindow, windows: Windows, tmp_path: Path
) -> None:
    copy = tmp_path / "shared.strategy"
    window.desk.file.save_copy(copy)
    owner = StrategyFile.open(copy, author="Colleague")
    looking = windows.open(copy)
    assert "Colleague" in looking.banner.sentence
    assert looking.status.state == "Read only"
    looking.edit_title()
    assert looking.header.title.currentWidget() is looking.header.title.label
    owner.close()


@pytest.mark.parametrize(
    ("ending", "kind"),
    [
        ("Close the round…", CloseRoundDialog),
        ("Rename the round…", RenameRoundDialog),
        ("Number of targets…", TargetCountDialog),
        ("Name this moment…", NameMomentDialog),
        ("History…", HistoryDialog),
        ("Commands…", CommandPalette),
    ],
)
def test_a_menu_action_opens_its_dialog(window: MainWindow, ending: str, kind: type[QDialog]) -> None:
    action(window, ending).trigger()
    opened = dialog(window, kind)
    opened.reject()
    assert window.desk.file.undo_label is None


def test_a_dialog_keeps_what_was_typed_when_it_is_refused(window: MainWindow) -> None:
    action(window, "Rename the round…").trigger()
    asking = dialog(window, RenameRoundDialog)
    assert isinstance(asking, RenameRoundDialog)
    asking.name.setText("   ")
    asking.accept()
    assert asking.isVisible()
    assert asking.strip.sentence
    asking.name.setText("First look")
    asking.accept()
    assert window.desk.scoring.round.name == "First look"
    assert not asking.isVisible()


def test_the_cut_line_is_set(window: MainWindow) -> None:
    action(window, "Number of targets…").trigger()
    asking = dialog(window, TargetCountDialog)
    assert isinstance(asking, TargetCountDialog)
    asking.count.setValue(2)
    asking.accept()
    assert window.desk.scoring.round.target_count == 2


def test_a_moment_gets_a_name_in_the_history(window: MainWindow) -> None:
    action(window, "Name this moment…").trigger()
    asking = dialog(window, NameMomentDialog)
    assert isinstance(asking, NameMomentDialog)
    asking.accept()
    assert asking.isVisible()
    asking.name.setText("Before the vote")
    asking.accept()
    assert window.desk.file.history(1)[0].label == "Before the vote"


def test_a_long_step_of_the_history_can_be_read_whole(window: MainWindow) -> None:
    title = "A <b>title</b> that no column is wide enough for " * 4
    assert window.desk.do(rename_strategy, title.strip())
    shown = HistoryDialog(window.context, window)
    model = shown.table.model()
    said = window.desk.file.history(1)[0].sentence
    assert model.data(model.index(0, 2)) == said
    assert model.data(model.index(0, 2), int(Qt.ItemDataRole.ToolTipRole)) == tip(said)
    assert shown.table.horizontalHeader().resizeContentsPrecision() == MEASURED


def test_naming_a_moment_tells_the_status_bar(window: MainWindow) -> None:
    told: list[object] = []
    window.desk.changed.connect(told.append)
    asking = NameMomentDialog(window.context, window)
    asking.name.setText("Before the vote")
    asking.accept()
    assert told == [frozenset()]


def test_the_palette_does_what_was_chosen(qtbot: QtBot, window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = dialog(window, CommandPalette)
    assert isinstance(palette, CommandPalette)
    QTest.keyClicks(palette.line, "press it")
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    page = window.page
    assert isinstance(page, SmallPage)
    qtbot.waitUntil(lambda: page.pressed == 1)


def test_copy_goes_to_what_has_the_focus(window: MainWindow) -> None:
    assert not window.can_on_focus("copy")
    line = QLineEdit("Brazil", window.centralWidget())
    line.setAccessibleName("Line")
    line.show()
    line.setFocus()
    line.selectAll()
    assert window.can_on_focus("delete")
    action(window, "Edit → Cut").trigger()
    assert line.text() == ""
    assert QApplication.clipboard().text() == "Brazil"
    action(window, "Edit → Paste").trigger()
    assert line.text() == "Brazil"


def test_f6_walks_the_regions_and_comes_round(window: MainWindow) -> None:
    page = window.page
    assert isinstance(page, SmallPage)

    def place() -> str:
        owners = {"header": window.header, "rail": window.rail, "page": page}
        return next(name for name, owner in owners.items() if owner.isAncestorOf(window.focusWidget()))

    page.button.setFocus()
    walked = []
    for _ in range(3):
        QTest.keyClick(window, Qt.Key.Key_F6)
        walked.append(place())
    assert walked == ["header", "rail", "page"]
    QTest.keyClick(window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert place() == "rail"


def test_the_page_brings_its_menu(window: MainWindow) -> None:
    titles = [each.text().replace("&", "") for each in window.menuBar().actions()]
    assert titles == ["File", "Edit", "View", "Small", "Round", "Help"]


def test_colours_and_text_size_reach_every_part(qtbot: QtBot, window: MainWindow) -> None:
    action(window, "Colours → Dark").trigger()
    action(window, "Text size → 150 %").trigger()
    qtbot.waitUntil(lambda: window.dressing.done)
    assert window.context.theme.dark
    assert window.header.title.label.font().pixelSize() == round(19 * 1.5)
    assert action(window, "Text size → 150 %").isChecked()


def test_full_screen_comes_and_goes(window: MainWindow) -> None:
    states = []
    for _ in range(2):
        QTest.keyClick(window, Qt.Key.Key_F11)
        states.append(window.isFullScreen())
    assert states == [True, False]


@pytest.mark.parametrize(("name", "taken"), [("a.strategy", True), ("a.txt", False)])
def test_a_strategy_dropped_on_the_window_is_opened(
    window: MainWindow, tmp_path: Path, name: str, *, taken: bool
) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / name))])
    asked: list[Path] = []
    window.open_requested.disconnect()
    window.open_requested.connect(asked.append)
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, data, buttons, keys)
    enter.ignore()
    window.dragEnterEvent(enter)
    window.dropEvent(QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, buttons, keys))
    assert enter.isAccepted() is taken
    assert asked == ([tmp_path / name] if taken else [])


def test_a_copy_is_written_and_said(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    window.save_copy_to(tmp_path / "copy.strategy")
    assert window.desk.doing == "Copying to “copy.strategy”"
    qtbot.waitUntil(lambda: not window.desk.busy)
    assert window.strip.sentence == "A copy is in “copy.strategy”."
    with StrategyFile.open(tmp_path / "copy.strategy", author="tests") as copy:
        assert copy.strategy().title == window.desk.strategy.title


def test_a_copy_that_cannot_be_written_is_said_and_nothing_else_is_unsaved(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.save_copy_to(window.desk.file.path)
    qtbot.waitUntil(lambda: not window.desk.busy)
    assert "choose another name" in window.strip.sentence
    assert window.desk.unsaved == ""


def test_closing_remembers_the_place_and_lets_go_of_the_file(
    window: MainWindow, windows: Windows, qtbot: QtBot
) -> None:
    path = window.desk.file.path
    with qtbot.waitSignal(window.closed):
        window.close()
    assert windows.open_windows == []
    with StrategyFile.open(path, author="tests") as free:
        assert not free.read_only


def settle() -> None:
    """Let a change of size go up from layout to layout."""
    for _ in range(4):
        QApplication.processEvents()


def test_the_layout_does_not_move_with_the_length_of_the_verdict(window: MainWindow) -> None:
    heights = set()
    for size in ((1024, 700), (1440, 900)):
        window.resize(*size)
        settle()
        before = window.pages.height(), len(window.status.verdict.finding())
        leader = next(market for market in window.desk.scoring.markets if market.code == "CAN")
        assert window.desk.do(rename_market, leader.id, f"Canada {'far and wide ' * 6}{size[0]}")
        settle()
        assert len(window.status.verdict.finding()) > before[1] + 3
        heights.add(window.pages.height() - before[0])
        window.undo()
    assert heights == {0}


def test_a_small_dialog_leaves_the_ranking_in_sight(window: MainWindow) -> None:
    window.resize(1024, 700)
    action(window, "Close the round…").trigger()
    asking = dialog(window, CloseRoundDialog)
    corner = window.mapToGlobal(window.rect().bottomLeft())
    assert (asking.x(), asking.y() + asking.height()) == (corner.x() + 16, corner.y() - 16)


def test_a_window_wears_the_sheet_of_the_theme_and_the_application_none(
    qtbot: QtBot, qapp: QApplication, window: MainWindow
) -> None:
    for look in (Look.LIGHT, Look.DARK):
        window.appearance.set_look(look)
        qtbot.waitUntil(lambda: window.dressing.done)
        assert window.context.theme == window.appearance.theme
        assert window.styleSheet() == stylesheet(window.context.theme)
    assert DARK.surface in window.styleSheet()
    # Of the application it would be put on each widget as often as there are widgets around it.
    assert not qapp.styleSheet()
