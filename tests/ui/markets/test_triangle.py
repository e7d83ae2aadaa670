"""The weights triangle: dragging its dot, choosing its corners, and the shares of first places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dia_desktop.store.edits import close_round, remove_criterion, rename_market, set_locked
from dia_desktop.ui.markets.first_shares import FirstShares
from dia_desktop.ui.markets.trial import Trial
from dia_desktop.ui.markets.triangle_card import TriangleCard
from tests.ui.markets.live_setting import (
    CRITERIA,
    Live,
    at_percent,
    draft,
    drag,
    grid,
    live,
    move,
    press,
    release,
)

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
COMPLETE = ((64, 42, 90), (72, 81, 41), (42, 90, 44), (36, 20, 98), (44, 30, 66))


@pytest.fixture
def at(qtbot: QtBot, tmp_path: Path) -> Iterator[Live]:
    with live(qtbot, tmp_path) as made:
        yield made


def stale(shares: FirstShares) -> bool:
    return shares.stale


def place(at: Live, *shares: float) -> QPointF:
    return at.page.triangle.view.triangle().point(shares)


def test_dragging_the_dot_is_shown_at_once_and_one_step(at: Live) -> None:
    view, steps = at.page.triangle.view, at.steps
    press(view, place(at, 0.4, 0.25, 0.35))
    move(view, place(at, 0.8, 0.1, 0.1))
    assert at.desk.weights == pytest.approx([0.8, 0.1, 0.1], abs=0.011)
    assert at.page.ranking.finding.text().startswith("Canada")
    assert at.steps == steps
    release(view, place(at, 0.8, 0.1, 0.1))
    assert at.steps == steps + 1
    assert all(weight == pytest.approx(round(weight)) for weight in at.weights)
    at.desk.undo()
    assert at.weights == [40, 25, 35]


def test_esc_takes_the_dot_back(at: Live) -> None:
    view, before = at.page.triangle.view, at.file.path.read_bytes()
    press(view, place(at, 0.4, 0.25, 0.35))
    move(view, place(at, 0.1, 0.8, 0.1))
    QTest.keyClick(view, Key.Key_Escape)
    release(view, place(at, 0.1, 0.8, 0.1))
    assert not at.desk.previewing
    assert at.file.path.read_bytes() == before


@pytest.mark.parametrize(
    ("key", "modifier", "weights"),
    [
        (Key.Key_Up, Qt.KeyboardModifier.NoModifier, [41, 24.583, 34.417]),
        (Key.Key_Down, SHIFT, [35, 27.083, 37.917]),
        (Key.Key_Right, Qt.KeyboardModifier.NoModifier, [40, 24, 36]),
        (Key.Key_Left, SHIFT, [40, 30, 30]),
    ],
)
def test_arrows_move_the_dot(
    at: Live, key: Qt.Key, modifier: Qt.KeyboardModifier, weights: list[float]
) -> None:
    steps = at.steps
    QTest.keyClick(at.page.triangle.view, key, modifier)
    assert at.weights == pytest.approx(weights, abs=0.001)
    assert at.steps == steps + 1


def test_a_locked_corner_stays_and_two_hold_the_dot(at: Live) -> None:
    view = at.page.triangle.view
    at.desk.do(set_locked, "r1", "c0", locked=True)
    drag(view, place(at, 0.4, 0.25, 0.35), place(at, 0.1, 0.6, 0.3))
    assert at.weights == pytest.approx([40, 40, 20])
    at.desk.do(set_locked, "r1", "c1", locked=True)
    drag(view, place(at, 0.4, 0.4, 0.2), place(at, 0.1, 0.6, 0.3))
    why = "Two of the three weights are locked; unlock one to move the dot."
    assert at.refusals == [why]
    assert at.page.triangle.hint.text() == why


def test_regions_in_words_and_under_the_mouse(at: Live) -> None:
    view = at.page.triangle.view
    assert view.finding() == "Who is first under which weights"
    assert "USA is first on" in view.details()
    said = view.words_at(place(at, 0.0, 0.02, 0.98)).splitlines()
    assert said[0] == "China is first"
    assert view.words_at(QPointF(0, 0)) == ""
    assert view.value().replace("\N{NO-BREAK SPACE}", " ") == "Stability 40 %, Agreements 25 %, Demand 35 %"


def test_missing_scores_are_said_below_the_triangle(at: Live, qtbot: QtBot, tmp_path: Path) -> None:
    assert at.page.triangle.caveat.isVisible()
    folder = tmp_path / "complete"
    folder.mkdir()
    with live(qtbot, folder, draft(COMPLETE)) as complete:
        assert not complete.page.triangle.caveat.isVisible()


def test_shares_of_first_places_arrive_and_are_dimmed_when_weights_move(at: Live, qtbot: QtBot) -> None:
    shares = at.page.triangle.shares
    qtbot.waitUntil(lambda: at.desk.firmness is not None)
    assert not stale(shares)
    said = shares.finding()
    assert said.startswith("USA first ")
    assert at.page.triangle.caption.text().startswith("Share of plausible inputs, given this model")
    at.desk.preview(np.array([0.2, 0.2, 0.6]))
    assert stale(shares)
    assert shares.finding() == said
    at.page.grab()
    qtbot.waitUntil(lambda: not stale(shares))
    assert shares.finding() != said


def test_a_renamed_market_is_renamed_everywhere(at: Live) -> None:
    at.desk.do(rename_market, "m3", "<i>Elsewhere</i>")
    assert "<i>Elsewhere</i>" in at.page.triangle.view.words_at(place(at, 0.0, 0.02, 0.98))
    at.page.grab()


def test_a_closed_round_holds_the_dot(at: Live) -> None:
    at.desk.do(close_round, "r1")
    drag(at.page.triangle.view, place(at, 0.4, 0.25, 0.35), place(at, 0.1, 0.6, 0.3))
    assert at.refusals == ["Round 1 is closed and may only be looked at."]
    assert at.weights == [40, 25, 35]


def test_with_four_criteria_three_are_chosen_and_the_others_stay(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path, grid(5, 4)) as at:
        card = at.page.triangle
        assert all(box.isVisible() for box in card.boxes)
        card.boxes[0].setFocus()
        QTest.keyClick(card.boxes[0], Key.Key_End)
        assert card.view.corners == (3, 1, 2)
        assert [box.currentIndex() for box in card.boxes] == [3, 1, 2]
        drag(card.view, place(at, 1 / 3, 1 / 3, 1 / 3), place(at, 0.1, 0.8, 0.1))
        assert at.weights[0] == pytest.approx(25)
        assert at.weights[1] > 50
        assert sum(at.weights) == pytest.approx(100)


def test_with_two_criteria_there_is_a_band(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path, draft(((20, 80), (70, 30)), (0.5, 0.5))) as at:
        card = at.page.triangle
        assert not card.view.isVisible()
        assert card.band is not None
        assert card.band.isVisible()
        drag(card.band, at_percent(card.band, 50), at_percent(card.band, 75))
        assert at.weights == pytest.approx([75, 25])
        at.page.grab()


def test_with_one_criterion_there_is_a_sentence(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path, grid(3, 1)) as at:
        card = at.page.triangle
        assert not card.view.isVisible()
        assert card.hint.text().startswith("One criterion carries the whole weight")


def test_corners_that_are_gone_fall_back_to_the_first_three(qtbot: QtBot, tmp_path: Path) -> None:
    from dia_desktop.store.edits import remove_criterion

    with live(qtbot, tmp_path, grid(5, 4)) as at:
        at.page.triangle.view.set_corners((3, 1, 2))
        at.desk.do(remove_criterion, "r1", "c3")
        assert at.page.triangle.view.corners == (0, 1, 2)
        assert at.page.triangle.view.isVisible()
        assert not at.page.triangle.boxes[0].isVisible()


def test_the_band_outlives_its_criteria(qtbot: QtBot, tmp_path: Path) -> None:
    """A hidden band asks for no weight that is gone."""
    with live(qtbot, tmp_path) as at:
        for criterion in at.desk.scoring.criteria:
            assert at.desk.do(remove_criterion, at.desk.scoring.round.id, criterion.id)
        assert not at.page.triangle.view.isVisible()
        for _ in range(len(CRITERIA)):
            at.desk.undo()
        assert at.page.triangle.view.isVisible()


def test_the_caption_has_a_name_before_the_shares_are_there(at: Live, qtbot: QtBot) -> None:
    card = TriangleCard(at.context, Trial(at.desk))
    qtbot.addWidget(card)
    assert not card.caption.text()
    assert card.caption.accessibleName() == "The shares are being worked out"
    qtbot.waitUntil(lambda: at.desk.firmness is not None)
    card.show_firmness()
    assert "draws" in card.caption.text()
    assert card.caption.accessibleName() == ""


def test_nothing_is_claimed_before_two_markets_are_scored(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path, draft(((64, 42, 90), (None, None, None)))) as made:
        card = made.page.triangle
        assert card.hint.text() == "Two scored markets and a criterion are needed to see who is first."
        assert not card.view.isVisible()
        assert not card.shares.isVisible()


def test_the_dashed_rim_is_that_of_the_weights_drawn(qtbot: QtBot, tmp_path: Path) -> None:
    content = draft()
    settings = replace(content.scoring.weighing.settings, margin=0.05)
    weighing = replace(content.scoring.weighing, settings=settings)
    narrow = replace(content, scoring=replace(content.scoring, weighing=weighing))
    with live(qtbot, tmp_path, narrow) as made:
        qtbot.waitUntil(lambda: made.desk.firmness is not None)
        found = made.desk.firmness
        assert found is not None
        rim = made.page.triangle.view.plausible(made.desk.weights)
        assert rim.max(axis=0) == pytest.approx(found.plausible.high)
        assert rim.min(axis=0) == pytest.approx(found.plausible.low)
        assert np.ptp(rim, axis=0) == pytest.approx([0.1, 0.1, 0.1])
