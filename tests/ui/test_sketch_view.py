"""A chart in the window: seen, pointed at, walked with keys, read aloud."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dia_desktop.charts.palette import ChartTheme
from dia_desktop.charts.sketch import Box, Dot, Font, Line, Measure, Shape, Sketch, Spot, Weight, Words
from dia_desktop.ui.context import Context
from dia_desktop.ui.sketch_view import SketchView
from dia_desktop.ui.theme import Theme

FILL = "#CC79A7"


class FourCells(SketchView):
    """Two by two boxes; the last one can only be looked at."""

    layouts = 0

    def finding(self) -> str:
        return "Four cells"

    def layout_in(self, width: float, height: float, theme: ChartTheme, measure: Measure) -> Sketch:
        self.layouts += 1
        places = [(0, 0), (width / 2, 0), (0, height / 2), (width / 2, height / 2)]
        boxes = [Box(x + 2, y + 2, width / 2 - 4, height / 2 - 4, FILL, theme.text, 4) for x, y in places]
        spots = [
            Spot(x, y, width / 2, height / 2, f"Cell {number}", str(number) if number < 4 else "")
            for number, (x, y) in enumerate(places, 1)
        ]
        bold = Font(12, Weight.BOLD)
        words = Words(width - measure("<b>1</b>", bold), 20, "<b>1</b>", bold, theme.text)
        others = (
            Line(((0, 0), (width, height)), theme.text_2, 2, dashed=True),
            Line(((0, 0), (width / 2, height), (width, 0)), theme.text_2, 2, smooth=True),
            Shape(((0, 0), (20, 0), (0, 20)), FILL, theme.text, theme.text_3),
            Dot(width / 2, height / 2, 5, FILL, theme.text),
            Box(0, 0, 10, 10, hatching=theme.text_3),
        )
        return Sketch(width, height, (*boxes, *others, words), tuple(spots))


@pytest.fixture
def view(qtbot: QtBot, context: Context) -> FourCells:
    made = FourCells(context)
    qtbot.addWidget(made)
    made.resize(200, 100)
    made.refresh()
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.setFocus(Qt.FocusReason.TabFocusReason)
    return made


def keys(view: FourCells, *pressed: Qt.Key) -> str:
    for key in pressed:
        QTest.keyClick(view, key)
    return view.value()


def test_the_marks_are_painted_and_laid_out_once_per_size(view: FourCells) -> None:
    image = view.grab().toImage()
    assert image.pixelColor(80, 12) == QColor(FILL)
    before = view.layouts
    view.grab()
    assert view.layouts == before
    view.resize(300, 100)
    view.grab()
    assert view.layouts == before + 1


def test_arrows_walk_from_spot_to_spot(view: FourCells) -> None:
    assert view.value() == ""
    assert keys(view, Qt.Key.Key_Right) == "Cell 1"
    assert keys(view, Qt.Key.Key_Right) == "Cell 2"
    assert keys(view, Qt.Key.Key_Right) == "Cell 2"
    assert keys(view, Qt.Key.Key_Down) == "Cell 4"
    assert keys(view, Qt.Key.Key_Left, Qt.Key.Key_Up) == "Cell 1"
    assert keys(view, Qt.Key.Key_End) == "Cell 4"
    assert keys(view, Qt.Key.Key_Home) == "Cell 1"


def test_enter_and_a_click_choose_what_can_be_chosen(view: FourCells) -> None:
    told: list[str] = []
    view.chosen.connect(told.append)
    keys(view, Qt.Key.Key_Home, Qt.Key.Key_Return)
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(150, 20))
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(150, 80))
    assert told == ["1", "2"]
    assert view.value() == "Cell 4"


def test_the_hand_points_at_what_can_be_chosen(view: FourCells) -> None:
    QTest.mouseMove(view, QPoint(150, 20))
    assert view.cursor().shape() == Qt.CursorShape.PointingHandCursor
    QTest.mouseMove(view, QPoint(150, 80))
    assert view.cursor().shape() == Qt.CursorShape.ArrowCursor


def test_a_screen_reader_gets_finding_and_all_spots(view: FourCells) -> None:
    assert view.accessibleName() == "Four cells"
    seen = QAccessible.queryAccessibleInterface(view)
    assert seen.text(QAccessible.Text.Description) == "Cell 1\nCell 2\nCell 3\nCell 4"


def test_larger_text_enlarges_the_picture_and_keeps_the_spots_under_the_mouse(
    view: FourCells, context: Context
) -> None:
    context.set_theme(Theme(dark=True, scale=2.0, motion=False))
    assert (view.sketch.width, view.sketch.height) == (100, 50)
    assert view.spot_at(QPointF(150, 20)) == 1
    assert view.minimumSizeHint() == QSize(400, 240)
    keys(view, Qt.Key.Key_End)
    assert view.focus_rect().getRect() == (100, 50, 100, 50)


def test_old_content_is_dimmed(view: FourCells) -> None:
    before = view.grab().toImage().pixelColor(80, 12)
    view.stale = True
    view.refresh()
    after = view.grab().toImage().pixelColor(80, 12)
    assert after.saturation() < before.saturation()


def test_the_context_menu_offers_table_picture_and_file(view: FourCells) -> None:
    told: list[str] = []
    view.table_wanted.connect(lambda: told.append("table"))
    view.copy_wanted.connect(lambda: told.append("copy"))
    view.export_wanted.connect(lambda: told.append("export"))
    for place in range(3):
        menu = view.make_menu()
        menu.actions()[place].trigger()
        menu.close()
    assert told == ["table", "copy", "export"]
