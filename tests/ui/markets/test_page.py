"""The Markets page as a whole: arrangement, tabs, the folded column, and what every widget is called."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from dia_desktop.ui.markets.weights_panel import WeightsPanel
from dia_desktop.ui.pages import Page
from dia_desktop.ui.widgets import PlainLabel
from tests.ui.markets.live_setting import draft, grid, live

SMALL = (936, 582)


def is_open(weights: WeightsPanel) -> bool:
    """Ask anew: what a property said before is no answer."""
    return weights.is_open


def test_it_is_a_page_with_a_menu_and_regions(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        page = at.page
        assert isinstance(page, Page)
        assert page.accessibleName() == "Markets"
        texts = [action.text() for action in page.menu.actions() if not action.isSeparator()]
        assert texts[:3] == ["&Weigh the criteria…", "Limits of the weights…", "Equal weights"]
        assert {"Why here?", "Show as table", "Export…", "&Add market…"} <= set(texts)
        assert page.focus_regions()[0] is page.weights


def test_everything_stands_side_by_side_where_there_is_room(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        page = at.page
        assert not page.tabs.isVisible()
        assert page.ranking.isVisible()
        assert page.triangle.isVisible()
        assert page.scores.isVisible()
        assert page.ranking.geometry().right() < page.triangle.geometry().left()
        assert page.ranking.geometry().bottom() < page.scores.geometry().top()


def test_on_a_small_page_tabs_share_the_place(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path, size=SMALL) as at:
        page = at.page
        assert [page.tabs.tabText(i) for i in range(page.tabs.count())] == [
            "Ranking",
            "Who is first where",
            "Scores",
        ]
        assert page.ranking.isVisible()
        assert not page.triangle.isVisible()
        page.tabs.setFocus()
        QTest.keyClick(page.tabs, Qt.Key.Key_Right)
        assert page.triangle.isVisible()
        assert not page.ranking.isVisible()
        page.resize(1352, 782)
        assert page.ranking.isVisible()
        assert page.triangle.isVisible()
        page.resize(*SMALL)
        assert page.triangle.isVisible()
        assert not page.ranking.isVisible()


def test_the_folded_column_opens_on_focus_and_folds_again(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path, size=SMALL) as at:
        page, weights = at.page, at.page.weights
        page.ranking.view.setFocus()
        assert not is_open(weights)
        assert weights.width() < 100
        assert not weights.cards[0].groove.isVisible()
        weights.setFocus(Qt.FocusReason.TabFocusReason)
        assert is_open(weights)
        assert weights.cards[0].groove.hasFocus()
        assert weights.width() > 296
        QTest.keyClick(weights.cards[0].groove, Qt.Key.Key_Right)
        assert at.weights[0] == pytest.approx(41)
        page.ranking.view.setFocus()
        assert not is_open(weights)


def test_the_folded_column_opens_under_the_mouse(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path, size=SMALL) as at:
        weights = at.page.weights
        at.page.ranking.view.setFocus()
        place = QPointF(10, 10)
        QApplication.sendEvent(weights, QEnterEvent(place, place, QPointF(weights.mapToGlobal(place))))
        assert is_open(weights)
        QApplication.sendEvent(weights, QEvent(QEvent.Type.Leave))
        assert not is_open(weights)


@pytest.mark.parametrize("scale", [1.0, 2.0, 3.0])
@pytest.mark.parametrize("dark", [False, True])
def test_every_size_and_theme_is_painted(qtbot: QtBot, tmp_path: Path, scale: float, dark: bool) -> None:
    with live(qtbot, tmp_path, draft(spread=5.0)) as at:
        at.context.set_theme(replace(at.context.theme, scale=scale, dark=dark))
        for size in ((936, 582), (1352, 782), (1832, 962)):
            at.page.resize(*size)
            assert not at.page.grab().isNull()


def test_every_widget_that_takes_the_keyboard_has_a_name(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path, grid(5, 4)) as at:
        mine = [at.page.weights, at.page.ranking, at.page.triangle, at.page.tabs]
        widgets = [widget for region in mine for widget in [region, *region.findChildren(QWidget)]]
        nameless = [
            type(widget).__name__
            for widget in widgets
            if widget.isVisible()
            and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
            and not widget.accessibleName()
        ]
        assert nameless == []


def test_painting_does_not_lose_references_to_none(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        at.page.repaint()
        before = sys.getrefcount(None)
        for _ in range(50):
            at.page.repaint()
        assert abs(sys.getrefcount(None) - before) < 200


def test_nothing_is_claimed_before_two_markets_are_scored(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path, draft([[None, None, None], [50, 50, 50]])) as at:
        assert at.page.ranking.isVisible()
        assert {card.sentence() for card in at.page.weights.cards} == {""}
        (said,) = [
            label.text() for label in at.page.weights.findChildren(PlainLabel) if "Score two" in label.text()
        ]
        assert said == "Score two markets to see what could change first place."
        assert at.groove(0).layout_now().stretches == ()
