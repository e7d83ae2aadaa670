"""The SWOT page in the real window: which page opens, and the way to a score."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from dia_desktop.ui.command_palette import commands_of
from dia_desktop.ui.main_window import MainWindow
from dia_desktop.ui.markets.page import MarketsPage
from dia_desktop.ui.pages import page_makers
from dia_desktop.ui.swot.page import SwotPage
from dia_desktop.ui.windows import Surroundings, Windows


@pytest.fixture
def real(windows: Windows) -> Windows:
    """Give the windows with the pages that ship, none open yet."""
    around = windows.surroundings
    return Windows(
        Surroundings(
            around.appearance, around.settings, around.folders, QLocale.c(), around.author, page_makers()
        ),
        windows,
    )


def index_of(window: MainWindow, kind: type[QWidget]) -> int:
    """Return the place of a page in the rail."""
    places = range(window.pages.count())
    return next(place for place in places if isinstance(window.page_at(place), kind))


def test_the_window_opens_on_markets_and_later_on_the_page_shown_last(real: Windows) -> None:
    first = real.open_example()
    assert isinstance(first.page, MarketsPage)
    assert [index_of(first, SwotPage), index_of(first, MarketsPage)] == [0, 1]
    first.show_page(index_of(first, SwotPage))
    first.close()
    second = real.open_example()
    assert isinstance(second.page, SwotPage)
    assert "SWOT" in [each.text().replace("&", "") for each in second.menuBar().actions()]
    second.close()


def test_a_page_that_is_gone_is_not_missed(real: Windows) -> None:
    real.surroundings.settings.page = "no such page"
    assert isinstance(real.open_example().page, MarketsPage)


@pytest.mark.parametrize("size", [(1024, 700), (1440, 900)])
def test_the_way_to_a_score(qtbot: QtBot, real: Windows, size: tuple[int, int]) -> None:
    window = real.open_example()
    window.resize(*size)
    with qtbot.waitActive(window):
        window.activateWindow()
    window.show_page(index_of(window, SwotPage))
    scoring = window.desk.scoring
    window.context.place_wanted.emit(scoring.markets[2].id, scoring.criteria[1].id)
    QApplication.processEvents()
    assert isinstance(window.page, MarketsPage)
    table = window.page.scores.table
    assert table.isVisible()
    assert table.hasFocus()
    cell = window.page.scores.model.cell_at(table.currentIndex())
    assert (cell.market.id, cell.criterion.id) == (scoring.markets[2].id, scoring.criteria[1].id)


def test_what_acts_on_cards_is_in_the_palette(qtbot: QtBot, real: Windows) -> None:
    window = real.open_example()
    with qtbot.waitActive(window):
        window.activateWindow()
    window.show_page(index_of(window, SwotPage))
    page = window.page
    assert isinstance(page, SwotPage)
    before = {command.name for command in commands_of(window.menuBar())}
    page.board.mark([window.desk.swot.items[0].id])
    after = {command.name for command in commands_of(window.menuBar())}
    assert {"SWOT → Details…", "SWOT → Importance → 4 of 5", "SWOT → Move → To threats"} <= after - before
    assert "SWOT → Add: strength" in before
    assert "SWOT → Cross into an option…" not in after


def test_digits_of_the_window_do_not_reach_a_hidden_page(qtbot: QtBot, real: Windows) -> None:
    """Ctrl+1 adds a strength on this page and gives a role on the other."""
    window = real.open_example()
    with qtbot.waitActive(window):
        window.activateWindow()
    window.show_page(index_of(window, SwotPage))
    page = window.page
    assert isinstance(page, SwotPage)
    window.header.rounds.setFocus()
    QTest.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert [card.line.hasFocus() for card in page.board.quadrants.values()] == [False, False, True, False]
    steps = len(window.desk.file.history())
    window.show_page(index_of(window, MarketsPage))
    QTest.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert len(window.desk.file.history()) == steps
