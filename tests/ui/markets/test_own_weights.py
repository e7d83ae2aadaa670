"""The weights of one partner, and the group's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dia_desktop.store import edits
from dia_desktop.strategy.records import Draft, Partner
from tests.ui.markets.live_setting import WEIGHTS, Live, at_percent, draft, drag, live


@pytest.fixture
def at(qtbot: QtBot, tmp_path: Path) -> Iterator[Live]:
    """Give the page of a strategy with two partners, in the view of the first."""
    bare = draft()
    partners = (Partner("a", "MESAP", "MESAP cluster"), Partner("b", "TICE", "TICE.PT", position=1))
    with live(qtbot, tmp_path, Draft(replace(bare.strategy, partners=partners), bare.scoring)) as made:
        made.desk.show_voice("a")
        yield made


def own(at: Live, partner: str = "a") -> list[float]:
    """Return the own weights of a partner in the file, in percent and in the order of the criteria."""
    weights = at.file.scoring().own_weights.get(partner, {})
    return [round(weights[c.id] * 100, 6) for c in at.file.scoring().criteria if c.id in weights]


def test_a_slider_sets_the_partners_own_weights_in_one_step(at: Live) -> None:
    steps, groove = at.steps, at.groove(0)
    drag(groove, at_percent(groove, 40), at_percent(groove, 50), at_percent(groove, 60))
    assert own(at)[0] == pytest.approx(60, abs=1)
    assert sum(own(at)) == pytest.approx(100)
    assert at.weights == [round(100 * weight, 6) for weight in WEIGHTS]
    assert at.steps == steps + 1
    assert at.desk.weights[0] * 100 == pytest.approx(own(at)[0])
    at.desk.undo()
    assert (own(at), at.desk.voice) == ([], "a")
    assert at.desk.weights[0] == pytest.approx(WEIGHTS[0])


def test_equal_weights_are_the_partners_too(at: Live) -> None:
    at.page.weights.equal_action.trigger()
    assert own(at) == pytest.approx([100 / 3] * 3)
    assert at.weights[0] == 40


def test_it_can_go_back_to_the_weights_of_the_group(at: Live) -> None:
    panel = at.page.weights
    assert (panel.sum_chip.finding(), panel.group_button.isVisible()) == ("as the group", False)
    assert not panel.group_action.isEnabled()
    at.desk.do(edits.set_own_weights, "r1", "a", {"c0": 8.0, "c1": 1.0, "c2": 1.0})
    assert panel.sum_chip.finding() == "own weights"
    assert panel.cards[0].finding() == "Stability: 80 %"
    QTest.mouseClick(panel.group_button, Qt.MouseButton.LeftButton)
    assert own(at) == []
    assert at.desk.weights[0] == pytest.approx(WEIGHTS[0])
    assert panel.sum_chip.finding() == "as the group"
    at.desk.show_voice("")
    assert panel.sum_chip.finding() == "sum 100 %"


def test_the_weights_of_one_partner_are_not_those_of_another(at: Live) -> None:
    at.desk.do(edits.set_own_weights, "r1", "a", {"c0": 8.0, "c1": 1.0, "c2": 1.0})
    at.desk.show_voice("b")
    assert at.desk.weights[0] == pytest.approx(WEIGHTS[0])
    assert not at.page.weights.group_action.isEnabled()


def test_locks_are_the_groups_and_hold_no_partner(at: Live) -> None:
    at.desk.show_voice("")
    at.desk.do(edits.set_locked, "r1", "c0", locked=True)
    at.desk.show_voice("a")
    card = at.page.weights.cards[0]
    assert not card.lock.isEnabled()
    card.toggle_lock()
    assert at.file.scoring().criteria[0].locked
    groove = at.groove(0)
    drag(groove, at_percent(groove, 40), at_percent(groove, 70))
    assert own(at)[0] == pytest.approx(70, abs=1)
    at.desk.show_voice("")
    assert card.lock.isEnabled()
    assert card.lock.isChecked()


def test_a_closed_round_is_only_looked_at(at: Live) -> None:
    at.desk.do(edits.set_own_weights, "r1", "a", {"c0": 8.0, "c1": 1.0, "c2": 1.0})
    at.desk.do(edits.close_round, "r1")
    steps, groove = at.steps, at.groove(0)
    drag(groove, at_percent(groove, 80), at_percent(groove, 20))
    assert at.steps == steps
    assert not at.page.weights.group_action.isEnabled()
    assert not groove.isEnabled()


def test_the_menu_offers_the_views(at: Live) -> None:
    menus = [action.menu() for action in at.page.menu.actions() if action.menu() is not None]
    assert at.page.scores.voices in menus
    assert at.page.weights.group_action in at.page.menu.actions()
