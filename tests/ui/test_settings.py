from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dia_desktop.ui.appearance import Appearance
from dia_desktop.ui.settings import MOST_RECENT, Look, Settings


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings.ini"


def test_nothing_is_set_at_first(file: Path) -> None:
    fresh = Settings(file)
    assert (fresh.look, fresh.text_size, fresh.reduced_motion) == (Look.SYSTEM, 100, False)
    assert fresh.recent == []
    assert fresh.geometry.isEmpty()


def test_what_is_set_is_there_the_next_time(file: Path) -> None:
    first = Settings(file)
    first.look, first.text_size, first.reduced_motion = Look.DARK, 175, True
    first.geometry = QByteArray(b"place")
    first.remember(Path("/a/ä, b.strategy"))
    del first
    again = Settings(file)
    assert (again.look, again.text_size, again.reduced_motion) == (Look.DARK, 175, True)
    assert again.geometry == QByteArray(b"place")
    assert again.recent == [Path("/a/ä, b.strategy")]


def test_settings_that_make_no_sense_count_as_not_set(file: Path) -> None:
    file.write_text("[General]\nlook=purple\ntext_size=-1\nreduced_motion=@Invalid()\n[window]\ngeometry=7\n")
    odd = Settings(file)
    assert (odd.look, odd.text_size, odd.reduced_motion) == (Look.SYSTEM, 100, False)
    assert odd.geometry.isEmpty()


def test_recent_files_stand_newest_first_and_once(file: Path, qtbot: QtBot) -> None:
    known = Settings(file)
    for name in "abca":
        with qtbot.waitSignal(known.recent_changed):
            known.remember(Path(name))
    assert known.recent == [Path("a"), Path("c"), Path("b")]
    known.forget(Path("c"))
    assert known.recent == [Path("a"), Path("b")]
    known.forget_all()
    assert known.recent == []


def test_only_the_newest_files_are_kept(file: Path) -> None:
    known = Settings(file)
    for number in range(MOST_RECENT + 3):
        known.remember(Path(str(number)))
    assert len(known.recent) == MOST_RECENT
    assert known.recent[0] == Path(str(MOST_RECENT + 2))


def test_a_choice_of_colours_is_worn_and_remembered(
    qtbot: QtBot, appearance: Appearance, settings: Settings
) -> None:
    with qtbot.waitSignal(appearance.changed):
        appearance.set_look(Look.DARK)
    assert appearance.theme.dark
    assert settings.look is Look.DARK


def test_the_text_size_stays_within_what_there_is(appearance: Appearance) -> None:
    appearance.step_text_size(-1)
    assert appearance.theme.scale == 1.0
    for _ in range(20):
        appearance.step_text_size(1)
    assert appearance.theme.scale == 3.0


def test_motion_can_be_left_out(qapp: QApplication, appearance: Appearance, settings: Settings) -> None:
    appearance.set_reduced_motion(reduced=True)
    assert not appearance.theme.motion
    assert not Appearance(qapp, settings).theme.motion
