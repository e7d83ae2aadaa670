from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from gc import collect
from pathlib import Path
from threading import Event
from weakref import ref

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from dia_desktop.errors import CancelledError, FileError
from dia_desktop.evidence.blank import blank_draft
from dia_desktop.evidence.example import example_draft
from dia_desktop.store import StrategyFile
from dia_desktop.store.edits import rename_strategy
from dia_desktop.strategy.records import Draft
from dia_desktop.ui import opening
from dia_desktop.ui.choosing import file_name, with_ending
from dia_desktop.ui.main_window import MainWindow
from dia_desktop.ui.new_dialog import NewDialog
from dia_desktop.ui.opening import Opened, unless_cancelled
from dia_desktop.ui.pages import page_makers
from dia_desktop.ui.reading import Reading, first_reading
from dia_desktop.ui.settings import Look, Settings
from dia_desktop.ui.windows import FRAME, Windows

TODAY = date(2026, 11, 23)


PATIENCE_MS = 20_000


def broken(folder: Path) -> Path:
    path = folder / "broken.strategy"
    path.write_text("This is no strategy.")
    return path


def test_the_first_run_makes_a_copy_of_the_example_and_the_next_opens_it(
    windows: Windows, tmp_path: Path
) -> None:
    first = windows.open_example()
    path = first.desk.file.path
    assert path.parent == tmp_path / "data"
    assert first.desk.strategy.example
    first.close()
    assert windows.open_example().desk.file.path == path


def test_the_first_window_leaves_the_screen_room_for_its_frame(windows: Windows) -> None:
    window = windows.open_example()
    room = window.screen().availableGeometry()
    assert window.height() <= max(room.height() - FRAME[1], window.minimumHeight())
    assert window.width() <= max(room.width() - FRAME[0], window.minimumWidth())


def test_further_windows_stay_on_the_screen(windows: Windows, tmp_path: Path) -> None:
    windows.open_example()
    room = QGuiApplication.primaryScreen().availableGeometry()
    for number in range(4):
        window = windows.create(tmp_path / f"{number}.strategy", blank_draft("Other", TODAY))
        least = window.minimumSizeHint().expandedTo(window.minimumSize())
        assert window.x() + window.width() <= max(room.right(), window.x() + least.width())
        assert window.y() + window.height() <= max(room.bottom(), window.y() + least.height())
        assert room.contains(window.pos())


def test_a_copy_of_the_example_that_does_not_open_is_kept_and_another_made(windows: Windows) -> None:
    first = windows.open_example()
    path = first.desk.file.path
    first.close()
    path.write_text("broken")
    assert windows.open_example().desk.file.path != path
    assert path.read_text() == "broken"


def test_no_place_for_the_example_is_said(windows: Windows, tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file where the folder should be")
    with pytest.raises(FileError, match="data"):
        windows.open_example()


@pytest.mark.qt_log_ignore("This plugin does not support raise", extend=True)
def test_a_file_is_never_open_in_two_windows(windows: Windows) -> None:
    first = windows.open_example()
    assert windows.open(first.desk.file.path) is first
    assert windows.open_windows == [first]


def test_two_files_have_two_windows_that_close_on_their_own(windows: Windows, tmp_path: Path) -> None:
    first = windows.open_example()
    second = windows.create(tmp_path / "blank.strategy", blank_draft("Blank", TODAY))
    assert windows.open_windows == [first, second]
    first.close()
    assert windows.open_windows == [second]
    assert not second.desk.file.read_only


def test_an_opened_file_is_remembered(windows: Windows, settings: Settings) -> None:
    window = windows.open_example()
    assert settings.recent == [window.desk.file.path]


def settle(qtbot: QtBot, window: MainWindow) -> None:
    """Wait until what was asked for is open, or not."""
    assert window.opening.busy
    qtbot.waitUntil(lambda: not window.opening.busy, timeout=PATIENCE_MS)


def copied(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    """Write a copy."""
    window.save_copy_to(path)
    qtbot.waitUntil(lambda: not window.desk.busy, timeout=PATIENCE_MS)


def another(tmp_path: Path) -> Path:
    """Return the path of another strategy file."""
    path = tmp_path / "another.strategy"
    StrategyFile.create(path, example_draft(), author="tests").close()
    return path


class Gate:
    """Lets a file be read only once somebody says so."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.open_it = Event()

        def slowly(file: StrategyFile) -> Reading:
            assert self.open_it.wait(PATIENCE_MS / 1000)
            return first_reading(file)

        monkeypatch.setattr(opening, "first_reading", slowly)


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    """Keep files closed until a test opens them, and leave nothing waiting."""
    made = Gate(monkeypatch)
    made.open_it.set()
    yield made
    made.open_it.set()


def test_another_file_is_opened_beside_the_window_with_all_that_it_holds(
    qtbot: QtBot, windows: Windows, tmp_path: Path, gate: Gate
) -> None:
    window, path = windows.open_example(), another(tmp_path)
    gate.open_it.clear()
    window.open_requested.emit(path)
    assert window.opening.title == "Opening “another.strategy”"
    assert window.desk.do(rename_strategy, "Meanwhile")
    assert windows.open_windows == [window]
    window.open_requested.emit(path)
    assert window.strip.sentence.endswith("wait until that is done, or cancel it with Esc.")
    gate.open_it.set()
    settle(qtbot, window)
    first, second = windows.open_windows
    assert (first, second.desk.file.path) == (window, path)
    assert second.desk.strategy == second.desk.file.strategy()
    assert second.desk.roadmap == second.desk.file.roadmap()
    assert second.desk.do(rename_strategy, "Goes on")


@pytest.mark.parametrize("leaving", [False, True])
def test_an_opening_that_is_cancelled_leaves_the_file_to_others(
    qtbot: QtBot, windows: Windows, tmp_path: Path, gate: Gate, *, leaving: bool
) -> None:
    window, path = windows.open_example(), another(tmp_path)
    gate.open_it.clear()
    window.open_requested.emit(path)
    if leaving:
        assert not window.close()
        with qtbot.waitSignal(window.closed, timeout=PATIENCE_MS):
            gate.open_it.set()
    else:
        window.opening.cancel()
        gate.open_it.set()
        settle(qtbot, window)
        assert window.strip.sentence == "“another.strategy” was not opened."
    assert windows.open_windows == ([] if leaving else [window])
    with StrategyFile.open(path, author="Somebody else") as file:
        assert not file.read_only


def test_an_opening_that_is_cancelled_before_it_is_shown_leaves_the_file_to_others(tmp_path: Path) -> None:
    path = another(tmp_path)
    file = StrategyFile.open(path, author="tests")
    opened = Opened(file, first_reading(file))
    assert unless_cancelled(opened, cancelled=False) is opened
    assert isinstance(unless_cancelled(opened, cancelled=True), CancelledError)
    with StrategyFile.open(path, author="Somebody else") as again:
        assert not again.read_only


@pytest.mark.qt_log_ignore("This plugin does not support raise", extend=True)
def test_a_file_that_two_windows_ask_for_is_shown_once(
    qtbot: QtBot, windows: Windows, tmp_path: Path, gate: Gate
) -> None:
    first, path = windows.open_example(), another(tmp_path)
    second = windows.create(tmp_path / "blank.strategy", blank_draft("Blank", TODAY))
    gate.open_it.clear()
    for window in (first, second):
        window.open_requested.emit(path)
    gate.open_it.set()
    qtbot.waitUntil(lambda: not (first.opening.busy or second.opening.busy), timeout=PATIENCE_MS)
    assert [window.desk.file.path for window in windows.open_windows[2:]] == [path]


def test_a_file_that_does_not_open_is_said_and_the_present_one_stays(
    qtbot: QtBot, windows: Windows, tmp_path: Path
) -> None:
    window = windows.open_example()
    window.open_requested.emit(broken(tmp_path))
    settle(qtbot, window)
    assert "broken.strategy" in window.strip.sentence
    assert windows.open_windows == [window]


def test_a_recent_file_that_is_gone_is_forgotten(
    qtbot: QtBot, windows: Windows, settings: Settings, tmp_path: Path
) -> None:
    window = windows.open_example()
    settings.remember(tmp_path / "gone.strategy")
    window.open_requested.emit(tmp_path / "gone.strategy")
    settle(qtbot, window)
    assert window.strip.sentence
    assert settings.recent == [window.desk.file.path]


def test_a_name_that_is_taken_is_said(qtbot: QtBot, windows: Windows) -> None:
    window = windows.open_example()
    content = window.desk.file.path.read_bytes()
    windows.create_or_tell(window, window.desk.file.path, example_draft())
    settle(qtbot, window)
    assert "already" in window.strip.sentence
    assert window.desk.file.path.read_bytes() == content


def test_the_first_change_of_a_session_leaves_a_backup(windows: Windows, tmp_path: Path) -> None:
    first = windows.open_example()
    first.close()
    window = windows.open(first.desk.file.path)
    assert not (tmp_path / "data" / "backups").exists()
    window.header.title.renamed.emit("Other title")
    (backup,) = (tmp_path / "data" / "backups").glob("*.strategy")
    with StrategyFile.open(backup, author="tests") as kept:
        assert kept.strategy().title != "Other title"


def test_a_window_without_markets_works(windows: Windows, tmp_path: Path) -> None:
    window = windows.create(tmp_path / "blank.strategy", blank_draft("Blank", TODAY))
    assert window.status.verdict.finding() == "Score two markets to get a verdict"
    assert not window.header.example.isVisible()


@pytest.fixture
def asking(qtbot: QtBot, windows: Windows) -> NewDialog:
    window = windows.open_example()
    made = NewDialog(window.context, TODAY, window)
    with qtbot.waitExposed(made):
        made.open()
    return made


def test_a_new_strategy_needs_a_title(qtbot: QtBot, asking: NewDialog) -> None:
    with qtbot.assertNotEmitted(asking.drafted):
        asking.accept()
    assert asking.isVisible()
    assert asking.strip.sentence


def test_a_new_strategy_starts_empty(qtbot: QtBot, asking: NewDialog) -> None:
    QTest.keyClicks(asking.title_line, "Where to go")
    with qtbot.waitSignal(asking.drafted) as blocker:
        QTest.keyClick(asking.title_line, Qt.Key.Key_Return)
    draft = blocker.args[0]
    assert isinstance(draft, Draft)
    assert (draft.strategy.title, draft.scoring.markets) == ("Where to go", ())


def test_a_new_strategy_starts_from_the_example(qtbot: QtBot, asking: NewDialog) -> None:
    asking.example.setChecked(True)
    with qtbot.waitSignal(asking.drafted) as blocker:
        asking.accept()
    draft, known = blocker.args[0], example_draft()
    assert isinstance(draft, Draft)
    assert draft.scoring == known.scoring
    assert draft.strategy.title == known.strategy.title


def test_the_example_takes_the_title_given(qtbot: QtBot, asking: NewDialog) -> None:
    asking.example.setChecked(True)
    QTest.keyClicks(asking.title_line, "Ours")
    with qtbot.waitSignal(asking.drafted) as blocker:
        asking.accept()
    draft = blocker.args[0]
    assert isinstance(draft, Draft)
    assert draft.strategy.title == "Ours"
    assert draft.strategy.partners == example_draft().strategy.partners


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Where to go", "Where to go.strategy"),
        ("../a/b\\c:d*?", "a b c d.strategy"),
        ("///", "Strategy.strategy"),
        ("x" * 300, "x" * 80 + ".strategy"),
    ],
)
def test_a_title_becomes_a_file_name(title: str, name: str) -> None:
    assert file_name(title) == name


def test_an_ending_is_added_once() -> None:
    assert with_ending(Path("a")) == Path("a.strategy")
    assert with_ending(Path("a.b")) == Path("a.b.strategy")
    assert with_ending(Path("a.strategy")) == Path("a.strategy")


def crash_boxes(window: MainWindow) -> list[QMessageBox]:
    return [box for box in window.findChildren(QMessageBox) if box.isVisible()]


def test_a_crash_is_told_once_at_a_time_and_the_window_goes_on(windows: Windows) -> None:
    window = windows.open_example()
    windows.tell_crash("Something went wrong. <b>Report</b>")
    windows.tell_crash("Again")
    (box,) = crash_boxes(window)
    assert box.text() == "Something went wrong. <b>Report</b>"
    assert box.textFormat() is Qt.TextFormat.PlainText
    box.accept()
    QApplication.processEvents()
    windows.tell_crash("Later")
    assert [each.text() for each in crash_boxes(window)] == ["Later"]
    assert window.isVisible()


def test_what_was_refused_anywhere_stands_in_the_front_window(windows: Windows) -> None:
    window = windows.open_example()
    windows.say("The disk is full.")
    assert window.strip.sentence == "The disk is full."


def test_nothing_of_a_closed_window_is_left(windows: Windows, qapp: QApplication) -> None:
    """A day of opening and closing files must not fill the memory, nor a new theme reach for what is gone."""
    around = windows.surroundings
    shown = Windows(replace(around, makers=page_makers()), windows)
    window = shown.open_example()
    for index in range(window.pages.count()):
        window.show_page(index)
        qapp.processEvents()
    gone = ref(window)
    window.close()
    del window
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    collect()
    assert gone() is None
    assert qapp.allWidgets() == []
    around.appearance.set_look(Look.DARK)
    around.appearance.set_look(Look.LIGHT)


def test_nothing_of_a_window_is_left_that_opened_another_and_wrote_a_copy(
    qtbot: QtBot, windows: Windows, qapp: QApplication, tmp_path: Path
) -> None:
    window = windows.open_example()
    copied(qtbot, window, tmp_path / "copy.strategy")
    window.open_requested.emit(tmp_path / "copy.strategy")
    settle(qtbot, window)
    gone = ref(window)
    window.close()
    del window
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    collect()
    assert gone() is None
    assert len(windows.open_windows) == 1
