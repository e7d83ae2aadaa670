from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np
from pytestqt.qtbot import QtBot

from dia_desktop.evidence.example import example_draft
from dia_desktop.store import Area, StrategyFile
from dia_desktop.store.edits import (
    JudgementChange,
    add_item,
    close_round,
    open_round,
    remove_partner,
    rename_market,
    rename_strategy,
    set_judgements,
    set_own_weights,
    set_weights,
)
from dia_desktop.strategy.draws import QUICK_DRAWS
from dia_desktop.strategy.evaluation import rank_markets
from dia_desktop.strategy.matrix import scoring_matrix
from dia_desktop.strategy.partners import partner_round
from dia_desktop.strategy.robustness import Robustness, is_settled, leader_share
from dia_desktop.strategy.swot import Quadrant
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


def test_settled_shares_follow_once_the_hand_rests(qtbot: QtBot, desk: Desk) -> None:
    arrived: list[int] = []
    desk.firmness_changed.connect(lambda: arrived.append(0 if desk.firmness is None else desk.firmness.draws))
    qtbot.waitUntil(lambda: desk.shares.settled)
    found = firmness(desk)
    assert found is not None
    assert arrived == [QUICK_DRAWS, found.draws]
    assert found.draws > QUICK_DRAWS
    assert is_settled(found, leader_share)


def test_shares_that_were_overtaken_do_not_arrive(qtbot: QtBot, desk: Desk) -> None:
    desk.shares.settle()
    desk.preview(TILTED)
    assert not desk.shares.settled
    qtbot.waitUntil(lambda: desk.firmness is not None)
    found = firmness(desk)
    assert found is not None
    assert found.draws == QUICK_DRAWS
    assert np.allclose((found.plausible.low + found.plausible.high) / 2, TILTED)


def test_closing_stops_the_draws(desk: Desk) -> None:
    desk.shares.settle()
    desk.close()
    assert desk.shares.settled
    assert firmness(desk) is None


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


def two_views(desk: Desk) -> tuple[str, str]:
    """Let the first two partners judge the first cell 10 and 90, and return their ids."""
    one, two = (partner.id for partner in desk.strategy.partners[:2])
    market, criterion = desk.group.markets[0].id, desk.group.criteria[0].id
    changes = [JudgementChange(one, market, criterion, 10.0), JudgementChange(two, market, criterion, 90.0)]
    assert desk.do(set_judgements, desk.group.round.id, changes)
    return one, two


def test_a_partner_is_listened_to_alone_and_then_the_group_again(qtbot: QtBot, desk: Desk) -> None:
    one, two = two_views(desk)
    assert desk.matrix.values[0, 0] == 50.0
    with qtbot.waitSignal(desk.changed):
        desk.show_voice(one)
    assert desk.partner is not None
    assert (desk.partner.id, desk.matrix.values[0, 0]) == (one, 10.0)
    assert desk.group.scores == desk.file.scoring().scores
    desk.show_voice(two)
    assert desk.matrix.values[0, 0] == 90.0
    desk.show_voice("")
    assert desk.matrix.values[0, 0] == 50.0
    assert desk.scoring is desk.group


def test_the_view_of_a_partner_outlives_undo_and_redo(desk: Desk) -> None:
    one, _ = two_views(desk)
    desk.show_voice(one)
    shares = {criterion.id: 1.0 if place else 0.0 for place, criterion in enumerate(desk.group.criteria)}
    assert desk.do(set_own_weights, desk.group.round.id, one, shares)
    assert desk.weights[0] == 0.0
    desk.undo()
    assert desk.voice == one
    assert desk.weights[0] > 0.0
    desk.undo()
    assert (desk.voice, desk.matrix.values[0, 0]) != (one, 10.0)
    desk.redo()
    assert (desk.voice, desk.matrix.values[0, 0]) == (one, 10.0)


def test_a_partner_that_is_removed_leaves_the_group(qtbot: QtBot, desk: Desk) -> None:
    one, _ = two_views(desk)
    desk.show_voice(one)
    with qtbot.waitSignal(desk.changed) as told:
        assert desk.do(remove_partner, one)
    assert set(told.args[0]) == set(Area)
    assert (desk.voice, desk.matrix.values[0, 0]) == ("", 90.0)


def test_moves_since_the_last_round_are_those_of_the_same_view(desk: Desk) -> None:
    one, _ = two_views(desk)
    of_group = dict(desk.previous_ranks)
    assert of_group == {}
    assert desk.do(close_round, desk.group.round.id)
    assert desk.do(open_round, "Next", date(2020, 1, 1))
    group = desk.previous_ranks
    desk.show_voice(one)
    ranks = rank_markets(scoring_matrix(partner_round(desk.file.scoring(desk.strategy.rounds[0].id), one)))
    expected = {m.id: int(rank) for m, rank in zip(ranks.matrix.markets, ranks.ranks, strict=True)}
    assert desk.previous_ranks == expected
    assert expected != group


def test_a_step_of_the_swot_is_read_and_leaves_the_ranking_alone(qtbot: QtBot, desk: Desk) -> None:
    qtbot.waitUntil(lambda: desk.firmness is not None)
    before = (desk.scoring, desk.matrix, desk.ranking, desk.firmness)
    count = len(desk.swot.items)
    with qtbot.assertNotEmitted(desk.firmness_changed), qtbot.waitSignal(desk.changed):
        assert desk.do(add_item, Quadrant.STRENGTHS, "One more")
    assert len(desk.swot.items) == count + 1
    after = (desk.scoring, desk.matrix, desk.ranking, desk.firmness)
    assert all(one is other for one, other in zip(before, after, strict=True))
    desk.undo()
    assert len(desk.swot.items) == count
