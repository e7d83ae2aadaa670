"""A window with the Robustness page over a real strategy file in a temporary folder."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from dia_desktop.strategy.finding import Chart
from dia_desktop.strategy.records import Draft, Judgement, Partner
from dia_desktop.strategy.weighing import DrawSettings
from dia_desktop.ui.main_window import MainWindow
from dia_desktop.ui.pages import page_makers
from dia_desktop.ui.robustness.chart_card import ChartCard
from dia_desktop.ui.robustness.page import RobustnessPage
from dia_desktop.ui.windows import Surroundings, Windows
from tests.made_files import new_strategy
from tests.ui.markets.live_setting import draft

PATIENCE_MS = 60_000
DRAWS, SEED = 2_000, 7
PARTNERS = tuple(
    Partner(key, code, name, position=place)
    for place, (key, code, name) in enumerate(
        (("a", "MESAP", "MESAP"), ("b", "TICE", "TICE.PT"), ("c", "GAIA", "<b>GAIA & Co</b>"))
    )
)
#: What the partners hold of stability, by market.
HELD = {"m0": (64.0, 30.0), "m1": (72.0, 80.0), "m4": (20.0, 65.0)}


def judged_draft(*, spread: float = 6.0, draws: int = DRAWS) -> Draft:
    """Return the sample of the design with errors, two partners who judged and one who did not."""
    sample = draft(spread=spread)
    scores = dict(sample.scoring.scores)
    for market, values in HELD.items():
        cell = market, "c0"
        held = tuple(Judgement(partner.id, value) for partner, value in zip(PARTNERS, values, strict=False))
        scores[cell] = replace(scores[cell], judgements=held)
    weighing = replace(sample.scoring.weighing, settings=DrawSettings(0.15, draws, SEED))
    scoring = replace(sample.scoring, scores=scores, weighing=weighing)
    return Draft(replace(sample.strategy, partners=PARTNERS), scoring)


def with_draws(content: Draft, draws: int = DRAWS) -> Draft:
    """Return a strategy of which so many weights are drawn, which is quick and ends."""
    weighing = replace(content.scoring.weighing, settings=DrawSettings(0.15, draws, SEED))
    return Draft(content.strategy, replace(content.scoring, weighing=weighing))


@dataclass
class Shown:
    """An open window."""

    qtbot: QtBot
    window: MainWindow
    page: RobustnessPage

    def go(self) -> None:
        """Show the page and wait until nothing more is to come."""
        self.window.show_page_called("robustness")
        self.wait()

    def wait(self) -> None:
        """Wait until nothing more is to come."""
        self.qtbot.waitUntil(lambda: self.page.assessment.finished, timeout=PATIENCE_MS)
        QApplication.processEvents()

    def resize(self, width: int, height: int) -> None:
        """Give the window another size."""
        self.window.resize(width, height)
        QApplication.processEvents()

    def card(self, chart: Chart) -> ChartCard:
        """Return the card of a chart."""
        return self.page.cards[chart]

    @property
    def in_sight(self) -> set[Chart]:
        """The charts that are seen."""
        return {chart for chart, card in self.page.cards.items() if card.isVisible()}

    @property
    def dialog(self) -> QDialog:
        """The one dialog that is open."""
        (found,) = [each for each in self.window.findChildren(QDialog) if each.isVisible()]
        return found


@contextmanager
def shown(
    qtbot: QtBot, windows: Windows, folder: Path, content: Draft, size: tuple[int, int] = (1440, 900)
) -> Iterator[Shown]:
    """Show a window over a strategy, on its first page; over the file of before where there is one."""
    path = folder / "robust.strategy"
    if not path.exists():
        new_strategy(path, content, author="tests").close()
    around = windows.surroundings
    real = Surroundings(
        around.appearance, around.settings, around.folders, QLocale.c(), around.author, page_makers()
    )
    made = Windows(real, windows)
    window = made.open(path)
    window.resize(*size)
    with qtbot.waitActive(window):
        window.activateWindow()
    page = window.page_at(2)
    assert isinstance(page, RobustnessPage)
    yield Shown(qtbot, window, page)
    made.close_all()
