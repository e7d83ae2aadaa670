from __future__ import annotations

from pathlib import Path

import numpy as np
from pytestqt.qtbot import QtBot

from dia_desktop.evidence.example import example_draft
from dia_desktop.store import StrategyFile
from dia_desktop.store.edits import close_round, open_round, rename_market, rename_strategy, set_weights
from dia_desktop.strategy.robustness import Robustness
from dia_desktop.ui.desk import Desk

TILTED = np.array([0.6, 0.2, 0.2])


def firmness(desk: Desk) -> Robustness | None:
    return desk.firmness


def test_a_preview_shows_itself_and_writes_nothing(qtbot: QtBot, desk: Desk) -> None:
    before = (desk.file.path.read_bytes(), desk.ranking)
    with qtbot.assertNotEmitted(desk.changed), qtbot.waitSignal(desk.previewed):
        desk.preview(TILTED)
    assert desk.previewing
    assert desk.ranking is not before[1]
    assert desk.ranking is not None
    assert np.allclose(desk.ranking.weights, TILTED)
    assert desk.file.path.read_bytes() == before[0]
    desk.end_preview()
    assert not desk.previewing


def test_an_edit_is_shown_undone_and_redone(qtbot: QtBot, desk: Desk) -> None:
    with qtbot.waitSignal(desk.changed):
        assert desk.do(rename_strategy, "Where to go")
    assert desk.strategy.title == "Where to go"
    with qtbot.waitSignal(desk.changed):
        desk.undo()
    assert desk.strategy.title != "Where to go"
    desk.redo()
    assert desk.strategy.title == "Where to go"


def test_what_is_refused_is_said_and_changes_nothing(qtbot: QtBot, desk: Desk) -> None:
    brazil, china = (next(m for m in desk.scoring.markets if m.code == code) for code in ("BRA", "CHN"))
    with qtbot.assertNotEmitted(desk.changed), qtbot.waitSignal(desk.refused) as said:
        assert not desk.do(rename_market, brazil.id, china.name)
    assert china.name in said.args[0]
    assert desk.unsaved == ""


def test_an_edit_refused_during_a_drag_ends_the_preview(desk: Desk) -> None:
    desk.preview(TILTED)
    assert not desk.do(rename_strategy, "")
    assert not desk.previewing


def test_a_change_that_did_not_reach_the_file_is_remembered(qtbot: QtBot, desk: Desk) -> None:
    away = desk.file.path.rename(desk.file.path.with_name("moved.strategy"))
    with qtbot.waitSignal(desk.refused) as said:
        assert not desk.do(rename_strategy, "Where to go")
    assert desk.unsaved == said.args[0]
    away.rename(desk.file.path)
    assert desk.do(rename_strategy, "Where to go")
    assert desk.unsaved == ""


def test_the_shares_of_plausible_inputs_follow(qtbot: QtBot, desk: Desk) -> None:
    qtbot.waitUntil(lambda: desk.firmness is not None)
    desk.preview(TILTED)
    assert firmness(desk) is None
    qtbot.waitUntil(lambda: desk.firmness is not None)
    found = firmness(desk)
    assert found is not None
    assert np.isclose(found.first.sum(), 1.0)


def test_a_closed_round_is_only_looked_at(desk: Desk) -> None:
    first = desk.scoring.round.id
    editable = [desk.editable]
    desk.do(close_round, first)
    editable.append(desk.editable)
    desk.do(open_round, "Round 2", desk.scoring.round.as_of)
    assert desk.scoring.round.name == "Round 2"
    editable.append(desk.editable)
    desk.show_round(first)
    editable.append(desk.editable)
    desk.show_round(desk.strategy.latest.id)
    editable.append(desk.editable)
    assert editable == [True, False, True, False, True]
    assert set(desk.previous_ranks) == {market.id for market in desk.scoring.markets}


def test_a_round_that_an_undo_takes_away_is_left(desk: Desk) -> None:
    first = desk.scoring.round.id
    desk.do(close_round, first)
    desk.do(open_round, "Round 2", desk.scoring.round.as_of)
    desk.undo()
    assert desk.scoring.round.id == first


def test_a_file_that_somebody_else_has_open_is_only_looked_at(desk: Desk) -> None:
    second = Desk(StrategyFile.open(desk.file.path, author="second"))
    assert not second.editable
    assert not second.do(rename_strategy, "Where to go")
    second.close()


def test_the_selected_market_is_told_once(desk: Desk) -> None:
    told: list[str] = []
    desk.selected.connect(told.append)
    market = desk.scoring.markets[0].id
    desk.select_market(market)
    desk.select_market(market)
    desk.select_market("")
    assert told == [market, ""]


def test_weights_set_by_an_edit_are_those_shown(desk: Desk) -> None:
    ids = [criterion.id for criterion in desk.scoring.criteria]
    assert desk.do(set_weights, desk.scoring.round.id, dict(zip(ids, TILTED.tolist(), strict=True)))
    assert np.allclose(desk.weights, TILTED)
    assert not desk.previewing


def test_closing_lets_go_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "one.strategy"
    Desk(StrategyFile.create(path, example_draft(), author="first")).close()
    again = StrategyFile.open(path, author="second")
    assert not again.read_only
    again.close()
    assert list(tmp_path.iterdir()) == [path]
