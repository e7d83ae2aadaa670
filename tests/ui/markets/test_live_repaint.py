"""What a committed score repaints on the page, and what it leaves alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QRect
from PySide6.QtGui import QPaintEvent, QRegion
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from dia_desktop.store import edits
from dia_desktop.strategy.flips import closest_flips
from dia_desktop.strategy.verdict import flip_sentence
from dia_desktop.ui.markets.closest_flips import ROW
from tests.ui.markets.live_setting import SAMPLE, Live, draft, live

LAST = 5


@pytest.fixture
def at(qtbot: QtBot, tmp_path: Path) -> Iterator[Live]:
    """Give the page; Morocco is last on every criterion and stays so while its scores are low."""
    values = [*SAMPLE[:LAST], (10.0, 10.0, 10.0)]
    with live(qtbot, tmp_path, draft(values)) as made:
        # What comes first is painted as a whole.
        with qtbot.waitSignal(made.desk.firmness_changed):
            commit(made, LAST, 11.0)
            made.desk.preview(made.desk.weights.copy())
        settle(made)
        yield made


class Exposed(QObject):
    """Notes which part of some widgets is painted."""

    def __init__(self, *widgets: QWidget) -> None:
        super().__init__()
        self._seen: list[tuple[QObject, QRegion]] = []
        for widget in widgets:
            widget.installEventFilter(self)

    def of(self, widget: QWidget) -> QRegion:
        region = QRegion()
        for watched, seen in self._seen:
            if watched is widget:
                region = region.united(seen)
        return region

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self._seen.append((watched, QRegion(event.region())))
        return False


def settle(at: Live) -> None:
    """Paint all that is to be painted; no shares arrive."""
    at.desk.shares.drop()
    for _ in range(3):
        QApplication.processEvents()


def commit(at: Live, row: int, value: float) -> None:
    """Agree on the demand of a market."""
    at.desk.do(edits.set_scores, "r1", [edits.ScoreChange(f"m{row}", "c2", {"agreed": value})])
    settle(at)


def test_a_score_that_moves_nobody_repaints_its_row_and_its_cell(at: Live) -> None:
    page, view = at.page, at.page.ranking.view
    cells, cards = page.scores.table.viewport(), page.weights.cards
    exposed = Exposed(
        view, cells, page.triangle.view, page.triangle.shares, page.ranking.legend, page, *cards,
        *(card.groove for card in cards),
    )  # fmt: skip
    commit(at, LAST, 12.0)
    lines = view.rows_now()
    row = exposed.of(view).boundingRect()
    assert lines.y(LAST) - 1 <= row.top() <= lines.y(LAST)
    assert row.bottom() <= lines.y(LAST) + lines.height
    table = page.scores.table
    cell = table.visualRect(page.scores.model.index(LAST, 5)).united(
        table.visualRect(page.scores.model.index(LAST, 4))
    )
    assert exposed.of(cells).boundingRect() == cell
    # Its shares are those of other scores now.
    assert not exposed.of(page.triangle.shares).isEmpty()
    still = [page.triangle.view, page.ranking.legend, page, *cards, *(card.groove for card in cards)]
    assert [widget for widget in still if not exposed.of(widget).isEmpty()] == []


def test_a_score_that_changes_the_lead_repaints_all_that_tells_of_it(at: Live) -> None:
    page, view = at.page, at.page.ranking.view
    grooves = [card.groove for card in page.weights.cards]
    exposed = Exposed(view, page.triangle.view, page.ranking.finding, *page.weights.cards, *grooves)
    before = page.ranking.finding.text()
    commit(at, 1, 60.0)
    assert page.ranking.finding.text() != before
    told = [page.triangle.view, page.ranking.finding, *page.weights.cards, *grooves]
    assert [widget for widget in told if exposed.of(widget).isEmpty()] == []
    lines = view.rows_now()
    moved = [place for place in range(LAST + 1) if exposed.of(view).contains(_middle(view, lines.y(place)))]
    assert moved[:2] == [0, 1]
    assert LAST not in moved


def _middle(view: QWidget, top: float) -> QRect:
    return QRect(view.width() // 2, round(top) + 10, 1, 1)


def test_the_closest_flips_are_those_of_the_new_ranking(at: Live) -> None:
    desk, rows = at.desk, at.page.weights.flips.rows
    before = rows[0].accessibleName()
    exposed = Exposed(*rows)
    commit(at, 1, 60.0)
    assert desk.ranking is not None
    found = closest_flips(desk.ranking, desk.grooves, len(rows))
    said = [flip_sentence(desk.ranking, flip, at.context.numbers) for flip in found]
    assert [row.accessibleName() for row in rows if row.isVisible()] == said
    assert said[0] != before
    assert not exposed.of(rows[0]).isEmpty()


def test_the_weights_stay_where_they_are_whatever_could_flip(at: Live) -> None:
    weights, flips = at.page.weights, at.page.weights.flips
    counts, places = [], []
    for agreed in ((64.0, 42.0, 90.0), (64.0, 42.0, 100.0), (100.0, 100.0, 100.0)):
        cells = [edits.ScoreChange("m0", f"c{j}", {"agreed": value}) for j, value in enumerate(agreed)]
        at.desk.do(edits.set_scores, "r1", cells)
        settle(at)
        counts.append(sum(row.isVisible() for row in flips.rows))
        places.append([part.geometry() for part in (flips, *weights.cards)])
    at.desk.undo()
    flips.rows[0].click()
    settle(at)
    places.append([part.geometry() for part in (flips, *weights.cards)])
    assert flips.trying
    assert counts == [2, 1, 0]
    assert places[1:] == places[:1] * 3
    # Two lines each: that is what the card has room for.
    assert flips.height() >= 2 * at.context.theme.px(ROW)


def test_the_words_of_a_card_are_repainted_without_its_head(at: Live) -> None:
    card = at.page.weights.cards[0]
    exposed = Exposed(card, card.lock)
    before = card.sentence()
    commit(at, 1, 80.0)
    assert card.sentence() != before
    words = exposed.of(card).boundingRect()
    assert words.top() > card.height() / 2
    assert exposed.of(card.lock).isEmpty()


def test_a_note_repaints_its_cell_only(at: Live) -> None:
    page = at.page
    exposed = Exposed(page.ranking.view, page.triangle.view, page.scores.table.viewport())
    at.desk.do(edits.set_note, "r1", "m0", "c0", "why")
    settle(at)
    assert exposed.of(page.ranking.view).isEmpty()
    assert exposed.of(page.triangle.view).isEmpty()
    assert not exposed.of(page.scores.table.viewport()).isEmpty()


def test_shares_are_dimmed_once_while_weights_are_tried(qtbot: QtBot, at: Live) -> None:
    bar = at.page.triangle.shares
    with qtbot.waitSignal(at.desk.firmness_changed):
        at.desk.preview(at.desk.weights.copy())
    settle(at)
    exposed = Exposed(bar)
    weights = at.desk.weights.copy()
    at.desk.preview(weights[[1, 0, 2]])
    settle(at)
    assert bar.stale
    assert not exposed.of(bar).isEmpty()
    again = Exposed(bar)
    at.desk.preview(weights[[2, 1, 0]])
    settle(at)
    assert again.of(bar).isEmpty()
