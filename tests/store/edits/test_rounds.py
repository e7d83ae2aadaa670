from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dia_desktop.errors import InvalidInputError, ReadOnlyError
from dia_desktop.store import StrategyFile
from dia_desktop.store.edits import (
    ScoreChange,
    close_round,
    open_round,
    rename_round,
    rename_strategy,
    set_scores,
    set_target_count,
)


def test_the_next_round_starts_where_the_last_one_ended(file: StrategyFile) -> None:
    assert close_round(file, "r1", "voted").label == "Closed the scoring round First round"
    first = file.scoring("r1")
    assert first.round.closed_at == file.last_saved_at
    assert (
        open_round(file, "Second round", date(2020, 1, 31)).label == "Opened the scoring round Second round"
    )
    rounds = file.strategy().rounds
    assert [(known.number, known.name, known.closed) for known in rounds] == [
        (1, "First round", True),
        (2, "Second round", False),
    ]
    second = file.scoring()
    assert (second.round.as_of, second.round.target_count, second.round.note) == (date(2020, 1, 31), 2, "")
    assert (second.markets, second.criteria) == (first.markets, first.criteria)
    assert second.scores.keys() == first.scores.keys()
    for cell, score in second.scores.items():
        assert replace(score, id="") == replace(first.scores[cell], id="")
        assert score.id != first.scores[cell].id


def test_what_happens_in_the_next_round_leaves_the_closed_one_alone(file: StrategyFile) -> None:
    close_round(file, "r1")
    before = file.scoring("r1")
    open_round(file, "Second round", date(2020, 1, 31))
    set_scores(file, file.strategy().latest.id, [ScoreChange("m1", "c1", {"agreed": 3.0})])
    assert file.scoring("r1") == before
    closed = r"The scoring round “First round” is closed and stays as it is"
    with pytest.raises(ReadOnlyError, match=closed):
        rename_round(file, "r1", "Renamed")
    with pytest.raises(ReadOnlyError, match=closed):
        set_target_count(file, "r1", 1)
    with pytest.raises(ReadOnlyError, match=closed):
        set_scores(file, "r1", [ScoreChange("m1", "c1", {"agreed": 3.0})])


def test_a_round_opens_only_after_the_last_one_is_closed(file: StrategyFile) -> None:
    with pytest.raises(InvalidInputError, match="“First round” is still open; close it first"):
        open_round(file, "Second round", date(2020, 1, 31))
    close_round(file, "r1")
    assert close_round(file, "r1").areas == frozenset()
    with pytest.raises(InvalidInputError, match="already one called “first ROUND”"):
        open_round(file, "first ROUND", date(2020, 1, 31))


def test_names_and_the_cut_line(file: StrategyFile) -> None:
    assert rename_round(file, "r1", "Autumn").label == "Renamed the scoring round to Autumn"
    assert set_target_count(file, "r1", 1).label == "Set the cut line after 1 place"
    assert set_target_count(file, "r1", 3).label == "Set the cut line after 3 places"
    assert (file.strategy().latest.name, file.strategy().latest.target_count) == ("Autumn", 3)
    for count in (-1, 1001):
        with pytest.raises(InvalidInputError, match=f"There cannot be {count} targets"):
            set_target_count(file, "r1", count)
    with pytest.raises(InvalidInputError, match="Scoring round: type a name"):
        rename_round(file, "r1", " ")
    with pytest.raises(InvalidInputError, match="no such scoring round"):
        close_round(file, "r9")


def test_the_strategy_is_renamed(file: StrategyFile) -> None:
    assert rename_strategy(file, " Robots ").label == "Renamed the strategy to Robots"
    assert file.strategy().title == "Robots"
    with pytest.raises(InvalidInputError, match="Strategy: type a name"):
        rename_strategy(file, "")
