"""A scores card over a real strategy file in a temporary folder."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QLocale, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from dia_desktop.evidence.example import example_draft
from dia_desktop.store import StrategyFile
from dia_desktop.strategy.records import (
    Criterion,
    Draft,
    Level,
    Market,
    Round,
    Scale,
    Score,
    ScoringRound,
    Strategy,
)
from dia_desktop.strategy.role import Role
from dia_desktop.ui.context import Context
from dia_desktop.ui.desk import Desk
from dia_desktop.ui.markets.score_editors import LevelBox, NumberField
from dia_desktop.ui.markets.score_sheet import Part
from dia_desktop.ui.markets.scores_card import ScoresCard
from dia_desktop.ui.theme import Theme
from tests.made_files import new_strategy

TODAY = date(2019, 11, 1)
SIZE = (1000, 320)
LEVELS = (Level(0, "none", 0.0), Level(1, "talks", 40.0), Level(2, "=deep, in force", 100.0))
STABILITY = Scale("index", "worst", "best", points=((-2.5, 0.0), (2.5, 100.0)), decimals=1)
TRADE = Scale("level", "none", "deep", levels=LEVELS, decimals=0)


def small_draft(*, target_count: int = 1) -> Draft:
    """Return three markets on two criteria: one numeric and one ordinal, one cell missing."""
    criteria = (
        Criterion("s", "Stability", "landmark", STABILITY, 0.5, position=0),
        Criterion("t", "Trade", "handshake", TRADE, 0.5, position=1),
    )
    markets = tuple(
        Market(code.lower(), code, name, slot, Role.CANDIDATE, slot)
        for slot, (code, name) in enumerate((("USA", "USA"), ("CAN", "Canada"), ("BRA", "Brazil")))
    )
    scores = (
        Score("1", "usa", "s", 1.0, 0.5, 1.5, source="WGI", vintage="2018"),
        Score("2", "can", "s", 2.0, source="WGI", vintage="2018"),
        Score("3", "bra", "s", -0.5, agreed=35.0, note="the room knew more"),
        Score("4", "usa", "t", 1.0, source="WTO"),
        Score("5", "can", "t", 2.0, source="WTO"),
    )
    first = Round("r", 1, "Round 1", date(2019, 10, 31), target_count=target_count)
    cells = {(score.market_id, score.criterion_id): score for score in scores}
    return Draft(Strategy("x", "Test", (first,)), ScoringRound(first, markets, criteria, cells))


def empty_draft(*, criteria: bool = True) -> Draft:
    """Return a strategy without markets."""
    draft = small_draft()
    kept = draft.scoring.criteria if criteria else ()
    return Draft(draft.strategy, ScoringRound(draft.scoring.round, (), kept, {}))


@dataclass(frozen=True, slots=True)
class Setting:
    """A card on the screen, and what it stands on."""

    qtbot: QtBot
    path: Path
    desk: Desk
    context: Context
    card: ScoresCard

    def stand(self, market: str, criterion: str, part: Part = Part.SCORE) -> None:
        """Go to a cell, with the keyboard."""
        self.card.table.stand_on(market, criterion, part)
        self.card.table.setFocus()

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the keyboard is: in the open editor, else in the table."""
        QTest.keyClick(self.keyboard(), key, modifiers)

    def type(self, text: str) -> None:
        """Type text letter by letter, each where the keyboard is by then."""
        for letter in text:
            QTest.keyClicks(self.keyboard(), letter)

    def keyboard(self) -> QWidget:
        """Return what takes the keys."""
        editor = self.card.table.delegate.editor
        return self.card.table if editor is None else editor

    @property
    def field(self) -> NumberField:
        """The open number editor."""
        editor = self.card.table.delegate.editor
        assert isinstance(editor, NumberField)
        return editor

    @property
    def box(self) -> LevelBox:
        """The open level editor."""
        editor = self.card.table.delegate.editor
        assert isinstance(editor, LevelBox)
        return editor

    @property
    def editing(self) -> bool:
        """Whether an editor is open."""
        return self.card.table.delegate.editor is not None

    def score(self, market: str, criterion: str) -> Score | None:
        """Return the record of a cell."""
        return self.desk.scoring.score(market, criterion)

    def agreed(self, market: str, criterion: str) -> float | None:
        """Return the agreed score of a cell."""
        score = self.score(market, criterion)
        return None if score is None else score.agreed

    def natural(self, market: str, criterion: str) -> float | None:
        """Return the reading of a cell."""
        score = self.score(market, criterion)
        return None if score is None else score.natural

    def here(self) -> tuple[str, str, Part]:
        """Return the current cell."""
        index = self.card.table.currentIndex()
        cell = self.card.model.cell_at(index)
        return cell.market.id, cell.criterion.id, self.card.model.part(index.column())

    def middle(self, market: str, criterion: str, part: Part = Part.SCORE) -> QPoint:
        """Return the middle of a cell in the viewport."""
        place = self.card.model.place(market, criterion)
        assert place is not None
        index = self.card.model.index(place[0], 2 * place[1] + part)
        return self.card.table.visualRect(index).center()

    def steps(self) -> int:
        """Return how many steps the history has."""
        return len(self.desk.file.history())

    def reopened(self) -> ScoringRound:
        """Return the shown round as another program would read it from the file."""
        with StrategyFile.open(self.path, author="Somebody else") as file:
            return file.scoring(self.desk.scoring.round.id)


@contextmanager
def set_up(
    qtbot: QtBot,
    folder: Path,
    draft: Draft | None = None,
    locale: str = "en_GB",
    size: tuple[int, int] = SIZE,
) -> Iterator[Setting]:
    """Show a scores card over a new file, and close both afterwards."""
    path = folder / "test.strategy"
    desk = Desk(new_strategy(path, draft or small_draft(), author="Tester"))
    with show(qtbot, path, desk, locale, size) as setting:
        yield setting
    desk.close()


@contextmanager
def show(
    qtbot: QtBot, path: Path, desk: Desk, locale: str = "en_GB", size: tuple[int, int] = SIZE
) -> Iterator[Setting]:
    """Show a scores card over an open desk."""
    context = Context(desk, Theme(), QLocale(locale))
    card = ScoresCard(context, clock=lambda: TODAY)
    qtbot.addWidget(card)
    card.resize(*size)
    with qtbot.waitExposed(card):
        card.show()
    card.activateWindow()
    yield Setting(qtbot, path, desk, context, card)
    card.close()


def example() -> Draft:
    """Return the shipped example."""
    return example_draft()


def retype(field: QLineEdit, text: str) -> None:
    """Replace the text of a field as if it were typed."""
    field.selectAll()
    field.insert(text)
