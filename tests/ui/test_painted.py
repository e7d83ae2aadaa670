from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAccessible, QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dia_desktop.ui import painted
from dia_desktop.ui.context import Context
from dia_desktop.ui.theme import Theme


class Bars(painted.PaintedWidget):
    """Paints what pages paint: bars, hatching, dots, chips, words."""

    accessible_role = QAccessible.Role.Slider

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.percent = 40
        self.repaints = self.told = 0
        self.resize(200, 60)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.refresh()

    def finding(self) -> str:
        return f"Bars at {self.percent}"

    def details(self) -> str:
        self.told += 1
        return "Four bars"

    def value(self) -> str:
        return f"{self.percent} %"

    def paint(self, painter: QPainter) -> None:
        self.repaints += 1
        for row in range(4):
            painted.bar(painter, QRectF(0, row * 12, self.percent, 10), self.theme.market(row), ends="left")
        painted.hatched(painter, QRectF(100, 0, 40, 10), self.theme.market(5))
        painted.dot(painter, QRectF(150, 0, 10, 10).center(), self.theme.market(1), 10)
        painted.chip(painter, QRectF(100, 20, 80, 18), "target", "ink", self.theme)
        painted.words(painter, QRectF(0, 48, 200, 12), "USA", self.theme.font(11), self.theme.color("text"))


@pytest.fixture
def bars(qtbot: QtBot, context: Context) -> Bars:
    made = Bars(context)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def pixels(widget: QWidget, color: QColor) -> int:
    image = widget.grab().toImage()
    wanted = color.rgb()
    return sum(image.pixel(x, y) == wanted for x in range(image.width()) for y in range(image.height()))


def test_repainting_does_not_use_up_none(bars: Bars) -> None:
    bars.repaint()
    before, painted_before = sys.getrefcount(None), bars.repaints
    for _ in range(200):
        bars.repaint()
    assert bars.repaints == painted_before + 200
    # Some PySide6 releases lose one reference for each void call made from an override: thousands here.
    assert abs(sys.getrefcount(None) - before) < 100


def test_a_screen_reader_gets_role_name_details_and_value(bars: Bars) -> None:
    seen = QAccessible.queryAccessibleInterface(bars)
    assert seen.role() == QAccessible.Role.Slider
    assert seen.text(QAccessible.Text.Name) == "Bars at 40"
    assert seen.text(QAccessible.Text.Description) == "Four bars"
    assert seen.text(QAccessible.Text.Value) == "40 %"


def test_what_a_screen_reader_gets_follows_the_content(bars: Bars) -> None:
    seen = QAccessible.queryAccessibleInterface(bars)
    bars.percent = 55
    bars.refresh()
    assert seen.text(QAccessible.Text.Name) == "Bars at 55"
    assert seen.text(QAccessible.Text.Value) == "55 %"


def test_details_are_worked_out_only_when_a_screen_reader_asks(bars: Bars) -> None:
    bars.refresh()
    assert bars.told == 0
    seen = QAccessible.queryAccessibleInterface(bars)
    assert seen.text(QAccessible.Text.Description) == "Four bars"
    assert bars.told == 1


class Below(QWidget):
    """Counts how often what lies below is painted."""

    repaints = 0

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        self.repaints += 1


@pytest.mark.parametrize("ground", ["", "surface"])
def test_a_repaint_stops_at_the_ground_a_widget_lies_on(qtbot: QtBot, context: Context, ground: str) -> None:
    kind = type("Grounded", (Bars,), {"ground": ground})
    below = Below()
    qtbot.addWidget(below)
    bars = kind(context)
    bars.setParent(below)
    with qtbot.waitExposed(below):
        below.show()
    before, painted_before = below.repaints, bars.repaints
    bars.repaint()
    assert bars.repaints == painted_before + 1
    assert (below.repaints == before) is bool(ground)
    if ground:
        assert pixels(bars, context.theme.color(ground)) > 1000


def test_the_ring_shows_for_the_keyboard_and_not_for_the_mouse(bars: Bars) -> None:
    ring = bars.theme.color("focus")
    assert pixels(bars, ring) == 0
    bars.clearFocus()
    bars.setFocus(Qt.FocusReason.TabFocusReason)
    assert pixels(bars, ring) > 100
    bars.clearFocus()
    bars.setFocus(Qt.FocusReason.MouseFocusReason)
    assert pixels(bars, ring) == 0


def test_another_theme_paints_other_colours(bars: Bars) -> None:
    light, dark = Theme().market(0), Theme(dark=True).market(0)
    assert pixels(bars, light) > 0
    bars.context.set_theme(Theme(dark=True))
    assert pixels(bars, light) == 0
    assert pixels(bars, dark) > 0


def test_a_painter_is_closed_when_painting_fails(qtbot: QtBot, context: Context) -> None:
    class Broken(Bars):
        def paint(self, painter: QPainter) -> None:
            self.open_painter = painter
            raise ValueError("cannot paint")

    broken = Broken(context)
    qtbot.addWidget(broken)
    with pytest.raises(ValueError, match="cannot paint"):
        broken.grab()
    assert not broken.open_painter.isActive()


@pytest.mark.parametrize(
    ("ends", "left", "right"), [("both", 0, 0), ("left", 0, 1), ("right", 1, 0), ("none", 1, 1)]
)
def test_a_bar_is_round_at_the_ends_asked_for(ends: str, left: int, right: int) -> None:
    image = QImage(40, 20, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    painted.bar(painter, QRectF(0, 0, 40, 20), QColor("red"), 8, ends)
    painter.end()
    assert [bool(image.pixelColor(x, 0).alpha()) for x in (0, 39)] == [bool(left), bool(right)]


def test_a_hatched_box_is_neither_empty_nor_full() -> None:
    image = QImage(60, 20, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    painted.hatched(painter, QRectF(0, 0, 60, 20), QColor("red"))
    painter.end()
    filled = sum(image.pixelColor(x, y).alpha() > 128 for x in range(60) for y in range(20))
    assert 100 < filled < 900


def test_words_are_never_wider_than_their_place() -> None:
    image = QImage(100, 20, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    painted.words(painter, QRectF(0, 0, 50, 20), "w" * 200, Theme().font(13), QColor("red"))
    painter.end()
    assert not any(image.pixelColor(x, y).alpha() for x in range(53, 100) for y in range(20))


def test_a_figure_is_written_whole_or_not_at_all(context: Context) -> None:
    """A number cut in the middle reads as a smaller one, so all that do not fit look the same."""

    def drawn(text: str) -> QImage:
        image = QImage(60, 20, QImage.Format.Format_RGB32)
        image.fill(QColor("white"))
        painter = QPainter(image)
        painted.figure(painter, QRectF(0, 0, 60, 20), text, context.theme.font(13), QColor("black"))
        painter.end()
        return image

    assert drawn("100,000,000,000,000") == drawn("987,654,321,000,000") == drawn("…")
    assert drawn("100") != drawn("987")
