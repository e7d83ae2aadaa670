"""Every widget of the real window, with the real page, can be named and reached."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QAccessible, QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QHeaderView,
    QLineEdit,
    QMenu,
    QScrollBar,
    QStackedWidget,
    QTabBar,
    QTabWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from dia_desktop.store import edits
from dia_desktop.ui.command_palette import commands_of
from dia_desktop.ui.main_window import MainWindow
from dia_desktop.ui.markets.scores_card import ScoresCard
from dia_desktop.ui.pages import page_makers
from dia_desktop.ui.regions import region_of
from dia_desktop.ui.swot.item_dialog import EVERYTHING
from dia_desktop.ui.swot.page import SwotPage
from dia_desktop.ui.windows import Surroundings, Windows


@pytest.fixture
def window(qtbot: QtBot, windows: Windows, example: Path) -> MainWindow:
    """Give the window with the pages that ship."""
    around = windows.surroundings
    real = Surroundings(
        around.appearance, around.settings, around.folders, QLocale.c(), around.author, page_makers()
    )
    shown = Windows(real, windows)
    made = shown.open(example)
    with qtbot.waitActive(made):
        made.activateWindow()
    return made


@pytest.fixture(params=["swot", "markets", "roadmap", "funding"])
def paged(window: MainWindow, request: pytest.FixtureRequest) -> MainWindow:
    """Give the window with each page shown that is there at once; Robustness has a walk of its own."""
    window.show_page_called(request.param)
    QApplication.processEvents()
    return window


def part_of_qt(widget: QWidget) -> bool:
    """Whether a widget only holds others, or is a piece of one of Qt's own, which speaks for it."""
    holds_others = (
        type(widget) in {QWidget, QStackedWidget} and widget.focusPolicy() is Qt.FocusPolicy.NoFocus
    )
    parent = widget.parentWidget()
    in_scroll_area = isinstance(parent, QAbstractScrollArea) and widget is not parent.viewport()
    piece = isinstance(widget, QScrollBar | QHeaderView | QTabBar) or widget.objectName().startswith("qt_")
    return holds_others or (piece and (in_scroll_area or isinstance(parent, QTabWidget | QAbstractSpinBox)))


def nameless(root: QWidget) -> list[str]:
    """Return the widgets shown that a screen reader could only call by their class."""
    shown = [root, *(widget for widget in root.findChildren(QWidget) if widget.isVisibleTo(root))]
    return [
        f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}"
        for widget in shown
        if not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
        and not part_of_qt(widget)
        and not isinstance(widget, QScrollBar)
    ]


@pytest.mark.parametrize("size", [(1024, 700), (1920, 1080)])
def test_every_widget_of_the_window_has_a_name(paged: MainWindow, size: tuple[int, int]) -> None:
    window = paged
    window.resize(*size)
    QApplication.processEvents()
    tabs = [bar for bar in window.findChildren(QTabBar) if bar.isVisible()]
    assert nameless(window) == []
    for bar in tabs:
        for index in range(bar.count()):
            bar.setCurrentIndex(index)
            QApplication.processEvents()
            assert nameless(window) == []


@pytest.mark.parametrize(
    "name",
    [
        *("name_moment", "show_history", "close_round", "rename_round", "set_target_count"),
        *("show_shortcuts", "show_sources", "show_about"),
    ],
)
def test_every_widget_of_a_dialog_has_a_name(window: MainWindow, name: str) -> None:
    getattr(window.dialogs, name)()
    (dialog,) = [each for each in window.findChildren(QDialog) if each.isVisible()]
    assert nameless(dialog) == []
    assert dialog.windowTitle()


def test_a_nameless_widget_would_be_noticed(window: MainWindow) -> None:
    stray = QLineEdit(window.centralWidget())
    stray.show()
    assert nameless(window) == ["QLineEdit in QWidget"]


def test_every_menu_has_a_name_and_every_key_is_used_once(paged: MainWindow) -> None:
    window = paged
    commands = commands_of(window.menuBar())
    keys = [command.keys for command in commands if command.keys]
    assert sorted(keys) == sorted(set(keys))
    menus = [menu for menu in window.findChildren(QMenu) if menu.menuAction().text()]
    assert len(menus) > 8
    assert all(menu.accessibleName() for menu in menus)


def test_tab_comes_through_the_window_and_back(paged: MainWindow) -> None:
    """Nothing holds the focus: Tab reaches header, rail and page, and comes round."""
    window = paged
    window.header.rounds.setFocus()
    assert window.header.rounds.hasFocus()
    seen: list[QWidget] = []
    while (focus := QApplication.focusWidget()) not in seen and focus is not None:
        seen.append(focus)
        window.focusNextChild()
    regions = [window.header, window.rail, *window.page.focus_regions()]
    shown = [region for region in regions if region.isVisible()]
    places = [region_of(widget, shown) for widget in seen]
    assert set(range(len(shown))) <= set(places)
    # Each once, in reading order: header, rail, page.
    assert list(dict.fromkeys(places))[:2] == [0, 1]


def test_a_page_takes_its_keys_as_soon_as_it_is_shown(paged: MainWindow) -> None:
    """What is typed after Alt and a number must not land in the title of the strategy."""
    window = paged
    shown = window.pages.currentIndex()
    for size in ((1440, 900), (1024, 700)):
        window.resize(*size)
        window.show_page((shown + 1) % window.pages.count())
        window.header.rounds.setFocus()
        QTest.keySequence(window, QKeySequence(f"Alt+{shown + 1}"))
        QApplication.processEvents()
        region, focus = window.page.main_region(), window.focusWidget()
        assert region is focus or region.isAncestorOf(focus)
        # The next key must not choose something else.
        assert not isinstance(focus, QComboBox)
        assert size == (1024, 700) or not isinstance(focus, QTabBar)


@pytest.mark.parametrize("key", ["markets", "roadmap", "funding"])
def test_the_keys_of_a_page_go_to_its_table(window: MainWindow, key: str) -> None:
    """A letter typed right after Alt and a number must not choose a partner's view, nor a tab."""
    window.resize(1440, 900)
    window.show_page_called("swot")
    window.show_page_called(key)
    QApplication.processEvents()
    assert isinstance(window.focusWidget(), QAbstractItemView)


def test_what_can_be_clicked_can_be_reached_by_key(paged: MainWindow) -> None:
    window = paged
    missed = [
        each.accessibleName()
        for each in window.findChildren(QAbstractButton)
        if each.isVisible() and not part_of_qt(each) and each.focusPolicy() is Qt.FocusPolicy.NoFocus
    ]
    assert missed == []


def keys_of(action: QAction) -> list[str]:
    return [keys.toString() for keys in action.shortcuts()]


def reach(window: MainWindow, action: QAction) -> list[QWidget]:
    """Return the widgets inside which the keys of an action work now; the window where they do everywhere."""
    owners = [each for each in action.associatedObjects() if isinstance(each, QWidget)]
    places = [each for each in owners if not isinstance(each, QMenu)]
    # The keys of a page rest while another page is shown.
    awake = [each for each in places if each.isVisible()]
    if action.shortcutContext() is not Qt.ShortcutContext.WindowShortcut:
        return awake
    return [window] if awake or not places else []


def out_of_sight(action: QAction) -> bool:
    """Whether an action belongs to a page that is not shown: Qt takes its keys for those of another page."""
    owners = [each for each in action.associatedObjects() if isinstance(each, QWidget)]
    owners = [each for each in owners if not isinstance(each, QMenu)]
    return bool(owners) and not any(owner.isVisible() for owner in owners)


def ambiguous(window: MainWindow) -> set[str]:
    """Return the keys that two enabled actions want in one place, so that Qt would do neither."""
    actions = [each for each in window.findChildren(QAction) if each.isEnabled() and each.shortcuts()]
    actions = [each for each in actions if not out_of_sight(each)]
    found = set()
    for number, one in enumerate(actions):
        for other in actions[number + 1 :]:
            shared = set(keys_of(one)) & set(keys_of(other))
            places = [(a, b) for a in reach(window, one) for b in reach(window, other)]
            if shared and any(a is b or a.isAncestorOf(b) or b.isAncestorOf(a) for a, b in places):
                found |= shared
    return found


def test_no_key_is_wanted_by_two_actions_in_one_place(paged: MainWindow) -> None:
    window = paged
    window.desk.select_market(window.desk.matrix.markets[0].id)
    assert window.desk.selected_market
    assert ambiguous(window) == set()


def test_an_ambiguous_key_would_be_noticed(window: MainWindow) -> None:
    stray = QAction("Stray", window.header)
    stray.setShortcut("Ctrl+E")
    stray.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    window.header.addAction(stray)
    assert ambiguous(window) == {"Ctrl+E"}


@pytest.mark.parametrize(
    ("keys", "title"),
    [("Ctrl+M", "Add markets"), ("Ctrl+Shift+C", "Add a criterion"), ("Ctrl+Alt+M", "Name of a market")],
)
def test_keys_of_the_menu_work_wherever_the_focus_is(window: MainWindow, keys: str, title: str) -> None:
    window.desk.select_market(window.desk.matrix.markets[0].id)
    window.header.rounds.setFocus()
    QTest.keySequence(window, QKeySequence(keys))
    assert [each.windowTitle() for each in window.findChildren(QDialog) if each.isVisible()] == [title]


def test_the_focus_goes_on_to_the_next_thing_to_do(window: MainWindow) -> None:
    for criterion in window.desk.scoring.criteria:
        assert window.desk.do(edits.remove_criterion, window.desk.scoring.round.id, criterion.id)
    for market in window.desk.scoring.markets:
        assert window.desk.do(edits.remove_market, window.desk.scoring.round.id, market.id)
    (card,) = window.findChildren(ScoresCard)
    card.six_button.setFocus()
    card.six_button.click()
    assert QApplication.focusWidget() is card.invite_button


def test_every_widget_of_the_dialogs_about_cards_has_a_name(window: MainWindow, tmp_path: Path) -> None:
    listed = tmp_path / "list.csv"
    listed.write_text("quadrant,text\nS,One\nX,Two\n", encoding="utf-8")
    window.show_page_called("swot")
    (page,) = window.findChildren(SwotPage)
    assert window.page is page
    page.board.mark([window.desk.swot.items[-1].id])
    page.board.mark([window.desk.swot.items[0].id])
    for show in (
        partial(page.actions_on_cards.ask, EVERYTHING),
        page.cross_pair,
        page.reconsider,
        page.ask_cap,
        partial(page.ask_import, listed),
    ):
        show()
        (dialog,) = [each for each in page.findChildren(QDialog) if each.isVisible()]
        assert nameless(dialog) == []
        assert dialog.windowTitle()
        dialog.close()
        QApplication.processEvents()
