"""When the page works, when it stops, and what it shows meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import numpy as np
import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dia_desktop.errors import InvalidInputError
from dia_desktop.store import Applied, StrategyFile
from dia_desktop.store.edits import add_activity, add_item, set_draw_settings
from dia_desktop.strategy.finding import Chart
from dia_desktop.strategy.swot import Quadrant
from dia_desktop.strategy.weighing import DrawSettings
from dia_desktop.ui.robustness import assessment
from dia_desktop.ui.robustness.assessment import Assessed, Question, assess
from dia_desktop.ui.windows import Windows
from tests.ui.markets.live_setting import grid
from tests.ui.robustness.robustness_setting import PATIENCE_MS, Shown, judged_draft, shown, with_draws


@pytest.fixture
def at(qtbot: QtBot, windows: Windows, tmp_path: Path) -> Iterator[Shown]:
    """Give a window that has not shown the page yet."""
    with shown(qtbot, windows, tmp_path, judged_draft()) as made:
        yield made


class Gate:
    """Stands in for the work: it counts what is asked, and holds it up until it is opened."""

    def __init__(self) -> None:
        self.asked: list[bool] = []
        self.open = Event()
        self.given_up = 0

    def __call__(
        self, question: Question, *, quick: bool, cancelled: Callable[[], bool] = lambda: False
    ) -> Assessed:
        self.asked.append(quick)
        while not self.open.wait(0.01):
            if cancelled():
                self.given_up += 1
                break
        return assess(question, quick=quick)


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Gate:
    """Give a gate through which all work goes; it is closed."""
    made = Gate()
    monkeypatch.setattr(assessment, "assess", made)
    return made


def test_nothing_is_worked_out_before_the_page_is_seen(at: Shown, gate: Gate) -> None:
    at.window.desk.preview(np.array([0.5, 0.2, 0.3]))
    at.window.desk.end_preview()
    QApplication.processEvents()
    assert gate.asked == []
    gate.open.set()
    at.go()
    assert gate.asked == [True, False]


def test_quick_shares_come_first_and_settled_ones_replace_them(at: Shown) -> None:
    came: list[bool] = []
    at.page.assessment.changed.connect(
        lambda: came.append(at.page.assessment.shown.settled) if at.page.assessment.shown else None
    )
    at.go()
    assert list(dict.fromkeys(came)) == [False, True]


def test_what_is_old_is_dimmed_until_the_new_has_come(at: Shown, gate: Gate) -> None:
    gate.open.set()
    at.go()
    view = at.card(Chart.RANKS).view
    texts = view.sketch.texts
    gate.open.clear()
    assert at.window.desk.do(set_draw_settings, "r1", DrawSettings(0.4, 2_000, 7))
    assert view.stale
    assert view.sketch.texts == texts
    gate.open.set()
    at.wait()
    assert not at.page.assessment.stale
    assert view.sketch.texts != texts


@pytest.mark.parametrize(
    "edit", [lambda f: add_activity(f, "Visit"), lambda f: add_item(f, Quadrant.STRENGTHS, "Six clusters")]
)
def test_what_says_nothing_of_a_round_leaves_the_answer_as_it_is(
    at: Shown, gate: Gate, edit: Callable[[StrategyFile], Applied]
) -> None:
    gate.open.set()
    at.go()
    before, asked = at.page.assessment.shown, [*gate.asked]
    assert at.window.desk.do(edit)
    assert at.page.assessment.finished
    assert at.page.assessment.shown is before
    assert gate.asked == asked


def test_a_bar_shows_that_it_takes_a_while(at: Shown, gate: Gate) -> None:
    at.window.show_page_called("robustness")
    bar = at.card(Chart.RANKS).progress
    at.qtbot.waitUntil(bar.isVisible, timeout=PATIENCE_MS)
    gate.open.set()
    at.wait()
    assert not bar.isVisible()


def test_the_newest_question_wins(at: Shown, gate: Gate) -> None:
    at.window.show_page_called("robustness")
    at.qtbot.waitUntil(lambda: len(gate.asked) == 1, timeout=PATIENCE_MS)
    for margin in (0.2, 0.3, 0.4):
        assert at.window.desk.do(set_draw_settings, "r1", DrawSettings(margin, 2_000, 7))
    gate.open.set()
    at.wait()
    found = at.page.assessment.shown
    assert found is not None
    assert found.report.firmness.margin == 0.4
    # Of the four questions the first was given up, the next two were never begun.
    assert gate.asked == [True, True, False]
    assert gate.given_up == 1


def test_weights_that_are_tried_are_followed(at: Shown) -> None:
    at.go()
    at.window.desk.preview(np.array([0.1, 0.1, 0.8]))
    assert at.page.assessment.stale
    at.wait()
    found = at.page.assessment.shown
    assert found is not None
    assert found.report.ranking is at.window.desk.ranking
    at.window.desk.end_preview()
    at.wait()


def test_undo_and_redo_bring_the_same_answer_back(at: Shown) -> None:
    at.go()
    before = at.card(Chart.RANKS).view.sketch.texts
    assert at.window.desk.do(set_draw_settings, "r1", DrawSettings(0.4, 2_000, 7))
    at.wait()
    changed = at.card(Chart.RANKS).view.sketch.texts
    assert changed != before
    QTest.keySequence(at.window, QKeySequence("Ctrl+Z"))
    at.wait()
    assert at.card(Chart.RANKS).view.sketch.texts == before
    QTest.keySequence(at.window, QKeySequence("Ctrl+Shift+Z"))
    at.wait()
    assert at.card(Chart.RANKS).view.sketch.texts == changed


def test_leaving_the_page_gives_the_work_up_and_coming_back_begins_anew(at: Shown, gate: Gate) -> None:
    at.window.show_page_called("robustness")
    at.qtbot.waitUntil(lambda: len(gate.asked) == 1, timeout=PATIENCE_MS)
    at.window.show_page_called("markets")
    at.qtbot.waitUntil(lambda: gate.given_up == 1, timeout=PATIENCE_MS)
    assert at.page.assessment.shown is None
    gate.open.set()
    at.go()
    assert at.page.panel.rows


def test_a_window_closes_while_it_works(at: Shown, gate: Gate) -> None:
    at.window.show_page_called("robustness")
    at.qtbot.waitUntil(lambda: len(gate.asked) == 1, timeout=PATIENCE_MS)
    at.window.close()
    assert gate.given_up == 1


def test_a_file_opened_again_says_the_same(qtbot: QtBot, windows: Windows, tmp_path: Path) -> None:
    said = []
    for _ in range(2):
        with shown(qtbot, windows, tmp_path, judged_draft()) as at:
            at.go()
            said.append([card.view.sketch.texts for card in at.page.cards.values()])
    assert said[0] == said[1]


def test_a_problem_is_said_with_a_way_out(at: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    at.go()

    def refuse(question: Question, *, quick: bool, cancelled: Callable[[], bool]) -> Assessed:
        del question, quick, cancelled
        raise InvalidInputError("No weights keep these bounds.")

    with monkeypatch.context() as broken:
        broken.setattr(assessment, "assess", refuse)
        assert at.window.desk.do(set_draw_settings, "r1", DrawSettings(0.3, 2_000, 7))
        at.qtbot.waitUntil(at.page.strip.isVisible, timeout=PATIENCE_MS)
    assert at.page.strip.sentence == "No weights keep these bounds."
    assert at.card(Chart.RANKS).view.stale
    assert not at.page.panel.geometry().intersects(at.page.strip.geometry())
    at.page.strip.acted.emit()
    at.wait()
    assert not at.page.strip.isVisible()
    assert not at.card(Chart.RANKS).view.stale


def test_two_hundred_markets_are_shown_as_far_as_they_can_be_read(
    qtbot: QtBot, windows: Windows, tmp_path: Path
) -> None:
    with shown(qtbot, windows, tmp_path, with_draws(grid(200, 30), 500), (1024, 700)) as at:
        at.go()
        for chart in Chart:
            at.page.light(chart)
            QApplication.processEvents()
            view = at.card(chart).view
            assert all(spot.x + spot.width <= view.width() + 1 for spot in view.sketch.spots)
            assert all(spot.y + spot.height <= view.height() + 1 for spot in view.sketch.spots)
