from __future__ import annotations

from pathlib import Path

from dia_desktop.store import StrategyFile
from dia_desktop.strategy.weighing import Weighing
from tests.store.migrations.old_files import file_of_version


def test_nothing_is_lost_and_nothing_is_said_that_nobody_said(path: Path) -> None:
    file_of_version(2, path)
    with StrategyFile.open(path, author="Bob") as file:
        strategy, scoring = file.strategy(), file.scoring()
    assert [partner.code for partner in strategy.partners] == ["TUS", "FAR"]
    assert [criterion.weight for criterion in scoring.criteria] == [0.5, 0.5]
    assert {(c.importance, c.low, c.high, c.weighed_on) for c in scoring.criteria} == {
        (None, None, None, None)
    }
    assert (scoring.voices, scoring.own_weights, scoring.weighing) == ({}, {}, Weighing())
    assert {score.judgements for score in scoring.scores.values()} == {()}


def test_the_steps_of_version_2_can_still_be_undone_and_done_again(path: Path) -> None:
    file_of_version(2, path)
    with StrategyFile.open(path, author="Bob") as file:
        assert file.redo_label == "Opened the scoring round Second round"
        redone = [file.redo(), file.redo(), file.redo()]
        assert [applied is None for applied in redone] == [False, False, True]
        second = file.scoring()
        assert (second.round.name, second.weighing) == ("Second round", Weighing())
        undone = 0
        while file.undo_label is not None:
            file.undo()
            undone += 1
        assert undone == 7
        assert [criterion.weight for criterion in file.scoring().criteria] == [0.4, 0.6]
    StrategyFile.check(path)


def test_a_criterion_that_was_removed_in_version_2_comes_back(path: Path) -> None:
    file_of_version(2, path)
    with StrategyFile.open(path, author="Bob") as file:
        while file.undo_label != "Removed Demand":
            file.undo()
        assert len(file.scoring().criteria) == 2
        file.undo()
        assert file.scoring().criteria[2].name == "Demand"
        file.redo()
        assert len(file.scoring().criteria) == 2
    StrategyFile.check(path)
