"""A Funding & KPIs page over a real strategy file in a temporary folder."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QLocale, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QTableView, QWidget
from pytestqt.qtbot import QtBot

from dia_desktop.store import StrategyFile
from dia_desktop.strategy.funding import Allocation, Funding, FundingSource, FundingStatus, YearBudget
from dia_desktop.strategy.kpis import Achievement, Kpi, KpiReading
from dia_desktop.strategy.records import Draft
from dia_desktop.strategy.roadmap import Activity, Roadmap
from dia_desktop.ui.context import Context
from dia_desktop.ui.desk import Desk
from dia_desktop.ui.funding.amount_table import AmountTable
from dia_desktop.ui.funding.page import FundingPage
from dia_desktop.ui.funding.parts import Part
from dia_desktop.ui.funding.record_table import RecordTable
from dia_desktop.ui.theme import Theme
from tests.made_files import example_content, new_strategy

SIZE, SMALL = (1352, 782), (936, 582)
TODAY = date(2021, 2, 11)
NONE = Qt.KeyboardModifier.NoModifier
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
BUTTON = Qt.MouseButton.LeftButton
EURO = 100
K = 1000 * EURO


def small_funding() -> Funding:
    """Return two sources in euros, one without an amount, what the first gives, and two budgets."""
    return Funding(
        (
            FundingSource(
                "cosme",
                "COSME",
                status=FundingStatus.GRANTED,
                start=date(2020, 1, 1),
                end=date(2021, 12, 31),
                amount_cents=200 * K,
                currency="EUR",
                cofinancing_rate=0.5,
                position=0,
            ),
            FundingSource("fees", "Membership fees", currency="EUR", position=1),
            FundingSource("other", "Somebody", position=2),
        ),
        (Allocation("a1", "cosme", None, 2020, 90 * K), Allocation("a2", "cosme", "act1", 2021, 60 * K)),
        (YearBudget("b1", 2020, 180 * K, "EUR"), YearBudget("b2", 2021, 240 * K, "EUR")),
    )


def small_roadmap() -> Roadmap:
    """Return two activities, the first of which costs 100,000 euros."""
    return Roadmap(
        first_year=2020,
        activities=(
            Activity("act1", "Trade fair", cost_cents=100 * K, currency="EUR", position=0),
            Activity("act2", "Study", position=1),
        ),
    )


def small_kpis() -> tuple[Kpi, ...]:
    """Return one that is behind its plan, and one without a target."""
    readings = (KpiReading("r1", 1, date(2020, 7, 1)), KpiReading("r2", 2, date(2021, 1, 1), "counted"))
    named = (Achievement("m1", "Agreement with Ontario", date(2020, 7, 1)),)
    return (
        Kpi(
            "deals",
            "Agreements",
            "agreements",
            20,
            start=date(2020, 1, 1),
            due=date(2024, 12, 31),
            readings=readings,
            achievements=named,
            position=0,
        ),
        Kpi("events", "Events", position=1),
    )


def drafted(
    funding: Funding | None = None, kpis: tuple[Kpi, ...] | None = None, roadmap: Roadmap | None = None
) -> Draft:
    """Return the example strategy with other funding, KPIs and activities."""
    return replace(
        example_content(),
        funding=small_funding() if funding is None else funding,
        kpis=small_kpis() if kpis is None else kpis,
        roadmap=small_roadmap() if roadmap is None else roadmap,
    )


def spaced(text: str) -> str:
    """Return a text with plain spaces where it must not break."""
    return text.replace("\N{NO-BREAK SPACE}", " ")


@dataclass(frozen=True, slots=True)
class Setting:
    """A page on the screen, and what it stands on."""

    qtbot: QtBot
    path: Path
    desk: Desk
    context: Context
    page: FundingPage
    refused: list[str]

    @property
    def sources(self) -> RecordTable[FundingSource]:
        """The table of sources."""
        return self.page.sources.table

    @property
    def amounts(self) -> AmountTable:
        """The table of amounts."""
        return self.page.amounts.table

    @property
    def kpis(self) -> RecordTable[Kpi]:
        """The table of KPIs."""
        return self.page.kpis.table

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Press a key where the keyboard is."""
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key, modifiers)
        QApplication.processEvents()

    def type(self, text: str, *, enter: bool = True) -> None:
        """Replace what stands in the open editor, where the keyboard is."""
        focus = QApplication.focusWidget()
        assert isinstance(focus, QLineEdit), focus
        focus.selectAll()
        QTest.keyClick(focus, Qt.Key.Key_Delete)
        if text.isascii():
            QTest.keyClicks(focus, text)
        else:
            focus.insert(text)
        if enter:
            self.key(Qt.Key.Key_Return)

    def stand(self, table: QTableView, row: int, column: int) -> None:
        """Put the keyboard on a cell."""
        table.setFocus()
        table.setCurrentIndex(table.model().index(row, column))

    def edit(self, table: QTableView, row: int, column: int, text: str) -> None:
        """Edit a cell with the keyboard."""
        self.stand(table, row, column)
        self.key(Qt.Key.Key_F2)
        self.type(text)

    def double_click(self, table: QTableView, row: int, column: int) -> None:
        """Click a cell twice."""
        at = self.cell(table, row, column)
        QTest.mouseClick(table.viewport(), BUTTON, NONE, at)
        QTest.mouseDClick(table.viewport(), BUTTON, NONE, at)
        QApplication.processEvents()

    def cell(self, table: QTableView, row: int, column: int) -> QPoint:
        """Return the middle of a cell in the viewport."""
        index = table.model().index(row, column)
        table.scrollTo(index)
        return table.visualRect(index).center()

    def columns(self, table: RecordTable[Any]) -> list[str]:
        """Return the titles of the columns of a table."""
        return [column.title for column in table.records.columns]

    def shown(self, table: QTableView, row: int) -> list[str]:
        """Return the words of a row."""
        model = table.model()
        return [spaced(str(model.index(row, column).data())) for column in range(model.columnCount())]

    def dialog(self) -> QDialog:
        """Return the dialog in front."""
        return [each for each in self.page.findChildren(QDialog) if each.isVisible()][-1]

    def back(self) -> None:
        """Make the page the active window again, after a dialog."""
        self.front(self.page)

    def front(self, window: QWidget) -> None:
        """Make a window the one with the keyboard."""
        window.activateWindow()
        self.qtbot.waitUntil(lambda: QApplication.activeWindow() is window)

    def turn(self, part: Part) -> None:
        """Show a part of the page."""
        self.page.turn(part)
        QApplication.processEvents()

    def steps(self) -> int:
        """Return how many steps the history has."""
        return len(self.desk.file.history())

    def reopened(self) -> tuple[Funding, tuple[Kpi, ...]]:
        """Return funding and KPIs as another program would read them from the file."""
        with StrategyFile.open(self.path, author="Somebody else", read_only=True) as file:
            return file.funding(), file.kpis()


@contextmanager
def live(
    qtbot: QtBot,
    folder: Path,
    draft: Draft | None = None,
    size: tuple[int, int] = SIZE,
    *,
    read_only: bool = False,
    theme: Theme | None = None,
) -> Iterator[Setting]:
    """Show a page over a new file, and close both afterwards."""
    path = folder / "test.strategy"
    file = new_strategy(path, drafted() if draft is None else draft, author="Tester")
    if read_only:
        file.close()
        file = StrategyFile.open(path, author="Reader", read_only=True)
    desk = Desk(file)
    refused: list[str] = []
    desk.refused.connect(refused.append)
    context = Context(desk, theme or Theme(motion=False), QLocale.c())
    page = FundingPage(context, lambda: TODAY)
    qtbot.addWidget(page)
    page.resize(*size)
    with qtbot.waitExposed(page):
        page.show()
    with qtbot.waitActive(page):
        page.activateWindow()
    yield Setting(qtbot, path, desk, context, page, refused)
    page.close()
    desk.close()
