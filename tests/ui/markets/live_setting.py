"""A Markets page over a real strategy file in a temporary folder, and hands to work it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QEvent, QLocale, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from dia_desktop.store import StrategyFile
from dia_desktop.strategy.records import Criterion, Draft, Market, Round, Scale, Score, ScoringRound, Strategy
from dia_desktop.strategy.role import Role
from dia_desktop.ui.context import Context
from dia_desktop.ui.desk import Desk
from dia_desktop.ui.markets.groove import GrooveSlider
from dia_desktop.ui.markets.groove_layout import band_of, x_of
from dia_desktop.ui.markets.page import MarketsPage
from dia_desktop.ui.theme import Theme
from tests.made_files import new_strategy

SIZE = (1352, 782)
SCALE = Scale("points", "worst", "best", points=((0.0, 0.0), (100.0, 100.0)), decimals=0)
NAMES = ("USA", "Canada", "Mexico", "China", "Brazil", "Morocco")
CRITERIA = ("Stability", "Agreements", "Demand")
WEIGHTS = (0.40, 0.25, 0.35)
#: The made-up sample of the design: Morocco's agreements are missing.
SAMPLE: tuple[tuple[float | None, ...], ...] = (
    (64, 42, 90),
    (72, 81, 41),
    (42, 90, 44),
    (36, 20, 98),
    (44, 30, 66),
    (46, None, 12),
)


def draft(
    values: Sequence[Sequence[float | None]] = SAMPLE,
    weights: Sequence[float] = WEIGHTS,
    names: Sequence[str] = (),
    *,
    spread: float = 0.0,
    targets: int = 3,
) -> Draft:
    """Return a strategy with these scores; `spread` is the half-width of every 5-95 % range."""
    labels = [*names, *NAMES, *(f"Market {i}" for i in range(len(values)))]
    kinds = [*CRITERIA, *(f"Criterion {i}" for i in range(len(weights)))]
    markets = tuple(
        Market(f"m{i}", "", labels[i], i, Role.TARGET if i < 2 else Role.CANDIDATE, i)
        for i in range(len(values))
    )
    criteria = tuple(
        Criterion(f"c{j}", kinds[j], "flag", SCALE, weight, position=j) for j, weight in enumerate(weights)
    )
    scores = {
        (f"m{i}", f"c{j}"): Score(
            f"s{i}-{j}",
            f"m{i}",
            f"c{j}",
            value,
            value - spread,
            value + spread,
            source="made up",
            vintage="2019",
        )
        for i, row in enumerate(values)
        for j, value in enumerate(row)
        if value is not None
    }
    first = Round("r1", 1, "First round", date(2019, 10, 31), target_count=targets)
    strategy = Strategy("s", "Sample", (first,))
    return Draft(strategy, ScoringRound(first, markets, criteria, scores))


def grid(markets: int, criteria: int) -> Draft:
    """Return a complete strategy of any size, every market with a profile of its own."""
    values = [[float((17 * i + 29 * j + i * j) % 101) for j in range(criteria)] for i in range(markets)]
    return draft(values, [1 / criteria] * criteria)


@dataclass
class Live:
    """An open page with its file."""

    file: StrategyFile
    desk: Desk
    context: Context
    page: MarketsPage
    refusals: list[str]

    @property
    def steps(self) -> int:
        """How many steps the file has."""
        return len(self.file.history())

    @property
    def weights(self) -> list[float]:
        """The weights in the file, in percent."""
        return [round(criterion.weight * 100, 6) for criterion in self.file.scoring().criteria]

    def groove(self, column: int) -> GrooveSlider:
        """Return the slider of a criterion."""
        return self.page.weights.cards[column].groove


@contextmanager
def live(
    qtbot: QtBot, path: Path, content: Draft | None = None, size: tuple[int, int] = SIZE
) -> Iterator[Live]:
    """Show the page of a new file; close both afterwards."""
    chosen = draft() if content is None else content
    with (
        new_strategy(path / "live.strategy", chosen, author="tests") as file,
        showing(qtbot, file, size) as made,
    ):
        yield made


@contextmanager
def showing(qtbot: QtBot, file: StrategyFile, size: tuple[int, int] = SIZE) -> Iterator[Live]:
    """Show the page of an open file."""
    desk = Desk(file)
    context = Context(desk, Theme(motion=False), QLocale.c())
    page = MarketsPage(context)
    qtbot.addWidget(page)
    page.resize(*size)
    refusals: list[str] = []
    desk.refused.connect(refusals.append)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    try:
        yield Live(file, desk, context, page, refusals)
    finally:
        page.close()
        desk.close()


def press(widget: QWidget, at: QPointF) -> None:
    """Press the left button at a place of a widget."""
    _mouse(widget, QEvent.Type.MouseButtonPress, at)


def move(widget: QWidget, at: QPointF) -> None:
    """Move the mouse with the left button down."""
    _mouse(widget, QEvent.Type.MouseMove, at)


def release(widget: QWidget, at: QPointF) -> None:
    """Let the left button go."""
    _mouse(widget, QEvent.Type.MouseButtonRelease, at)


def drag(widget: QWidget, *places: QPointF) -> None:
    """Press at the first place, pass through the others, let go at the last."""
    press(widget, places[0])
    for place in places[1:]:
        move(widget, place)
    release(widget, places[-1])


def click(widget: QWidget, at: QPointF) -> None:
    """Click at a place of a widget."""
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=at.toPoint())


def _mouse(widget: QWidget, kind: QEvent.Type, at: QPointF) -> None:
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    button = none if kind == QEvent.Type.MouseMove else left
    held = none if kind == QEvent.Type.MouseButtonRelease else left
    event = QMouseEvent(
        kind, at, QPointF(widget.mapToGlobal(at)), button, held, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(widget, event)


def at_percent(groove: GrooveSlider, percent: float) -> QPointF:
    """Return where a weight stands on a groove."""
    band = band_of(groove.width(), 1.0)
    return QPointF(x_of(band, percent / 100), band.center().y())
