"""A SWOT page over a real strategy file in a temporary folder."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QLocale, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from dia_desktop.evidence.example import example_draft
from dia_desktop.store import StrategyFile
from dia_desktop.strategy.records import Draft
from dia_desktop.strategy.swot import Quadrant, StrategicOption, Swot, SwotItem
from dia_desktop.ui.context import Context
from dia_desktop.ui.desk import Desk
from dia_desktop.ui.swot.carried import carry
from dia_desktop.ui.swot.page import SwotPage
from dia_desktop.ui.theme import Theme
from tests.made_files import new_strategy

S, W, OP, T = Quadrant
SIZE = (1352, 782)
SMALL = (936, 582)
NONE = Qt.KeyboardModifier.NoModifier
SHIFT, CTRL, ALT = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)
BUTTON = Qt.MouseButton.LeftButton


def items(quadrant: Quadrant, *texts: str) -> tuple[SwotItem, ...]:
    """Return items of a quadrant; the id of each is its first handle in small letters."""
    return tuple(
        SwotItem(f"{quadrant.value.lower()}{place + 1}", quadrant, text, place)
        for place, text in enumerate(texts)
    )


def small_swot(options: Sequence[StrategicOption] = ()) -> Swot:
    """Return three strengths, two weaknesses, two opportunities and a threat."""
    return Swot(
        (
            *items(S, "Clusters", "Test beds", "Know-how"),
            *items(W, "Small firms", "No brand"),
            *items(OP, "Trade deal", "New plants"),
            *items(T, "Tariffs"),
        ),
        tuple(options),
    )


def drafted(swot: Swot) -> Draft:
    """Return the example strategy with another SWOT."""
    return replace(example_draft(), swot=swot)


@dataclass(frozen=True, slots=True)
class Setting:
    """A page on the screen, and what it stands on."""

    qtbot: QtBot
    path: Path
    desk: Desk
    context: Context
    page: SwotPage

    def texts(self, quadrant: Quadrant) -> list[str]:
        """Return the texts of a quadrant in the file, parked items among them."""
        return [item.text for item in self.desk.swot.within(quadrant)]

    def shown(self, quadrant: Quadrant) -> list[str]:
        """Return the texts on the screen."""
        return [card.text for card in self.page.board.quadrants[quadrant].model.cards]

    def item(self, text: str) -> SwotItem:
        """Return the one item with a text."""
        (found,) = [item for item in self.desk.swot.items if item.text == text]
        return found

    def stand(self, *texts: str) -> None:
        """Mark cards, with the keyboard."""
        self.page.board.mark([self.item(text).id for text in texts])

    def marked(self) -> list[str]:
        """Return the texts of the marked cards that keys act on."""
        return [item.text for item in self.page.board.marked()]

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Press a key where the keyboard is."""
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key, modifiers)
        QApplication.processEvents()

    def type(self, text: str) -> None:
        """Type where the keyboard is."""
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClicks(focus, text)

    def middle(self, text: str) -> QPoint:
        """Return the middle of a card in the viewport of its quadrant."""
        item = self.item(text)
        view = self.page.board.quadrants[item.quadrant].view
        row = view.cards.row_of(item.id)
        assert row is not None
        return view.visualRect(view.cards.index(row)).center()

    def click(self, text: str, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Click on a card."""
        view = self.page.board.quadrants[self.item(text).quadrant].view
        QTest.mouseClick(view.viewport(), BUTTON, modifiers, self.middle(text))

    def drag(self, texts: Sequence[str], onto: QWidget, at: QPoint) -> bool:
        """Drop cards on a widget; return whether it took them."""
        return self.drop(carry([self.item(text) for text in texts]), onto, at)

    def drop(self, data: QMimeData, onto: QWidget, at: QPoint) -> bool:
        """Drop anything on a widget; return whether it took it."""
        both = Qt.DropAction.MoveAction | Qt.DropAction.CopyAction
        enter = QDragEnterEvent(at, both, data, BUTTON, NONE)
        QApplication.sendEvent(onto, enter)
        move = QDragMoveEvent(at, both, data, BUTTON, NONE)
        QApplication.sendEvent(onto, move)
        if not move.isAccepted():
            return False
        drop = QDropEvent(QPointF(at), both, data, BUTTON, NONE)
        QApplication.sendEvent(onto, drop)
        return drop.isAccepted()

    def dialog(self) -> QDialog:
        """Return the open dialog."""
        (found,) = [each for each in self.page.findChildren(QDialog) if each.isVisible()]
        return found

    def steps(self) -> int:
        """Return how many steps the history has."""
        return len(self.desk.file.history())

    def reopened(self) -> Swot:
        """Return the SWOT as another program would read it from the file."""
        with StrategyFile.open(self.path, author="Somebody else") as file:
            return file.swot()


@contextmanager
def live(
    qtbot: QtBot, folder: Path, swot: Swot | None = None, size: tuple[int, int] = SIZE
) -> Iterator[Setting]:
    """Show a page over a new file, and close both afterwards."""
    path = folder / "test.strategy"
    desk = Desk(new_strategy(path, drafted(small_swot() if swot is None else swot), author="Tester"))
    with show(qtbot, path, desk, size) as setting:
        yield setting
    desk.close()


@contextmanager
def show(qtbot: QtBot, path: Path, desk: Desk, size: tuple[int, int] = SIZE) -> Iterator[Setting]:
    """Show a page over an open desk."""
    context = Context(desk, Theme(motion=False), QLocale.c())
    page = SwotPage(context)
    qtbot.addWidget(page)
    page.resize(*size)
    with qtbot.waitExposed(page):
        page.show()
    with qtbot.waitActive(page):
        page.activateWindow()
    yield Setting(qtbot, path, desk, context, page)
    page.close()
