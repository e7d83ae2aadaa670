from __future__ import annotations

from pathlib import Path

from dia_desktop.store import StrategyFile
from dia_desktop.store.edits import NewItem, add_items, remove_market
from dia_desktop.strategy.swot import Quadrant, Swot
from tests.store.migrations.old_files import file_of_version


def test_nothing_is_lost_and_the_swot_is_empty(path: Path) -> None:
    file_of_version(3, path)
    with StrategyFile.open(path, author="Bob") as file:
        strategy, scoring, swot = file.strategy(), file.scoring(), file.swot()
    assert [partner.code for partner in strategy.partners] == ["TUS"]
    assert [market.name for market in scoring.markets] == ["USA", "Canada", "Gulf states"]
    assert (scoring.voices, scoring.own_weights) == ({"p1": 2.0}, {"p1": {"c1": 0.25, "c2": 0.75}})
    assert [criterion.importance for criterion in scoring.criteria] == [2, 1]
    assert [judgement.value for judgement in scoring.scores["m3", "c1"].judgements] == [20.0]
    assert swot == Swot()


def test_the_steps_of_version_3_can_still_be_undone_and_done_again(path: Path) -> None:
    file_of_version(3, path)
    with StrategyFile.open(path, author="Bob") as file:
        assert file.redo_label == "Opened the scoring round Second round"
        file.redo()
        undone = []
        while file.undo_label is not None:
            undone.append(file.undo_label)
            file.undo()
        assert undone[2:4] == ["Removed Second institute", "Weighted the criteria: swing"]
        assert [partner.code for partner in file.strategy().partners] == ["TUS", "FAR"]
        for _ in undone:
            file.redo()
        assert [partner.code for partner in file.strategy().partners] == ["TUS"]
    StrategyFile.check(path)


def test_an_upgraded_file_takes_a_swot(path: Path) -> None:
    file_of_version(3, path)
    with StrategyFile.open(path, author="Bob") as file:
        while file.undo_label != "Closed the scoring round First round":
            file.undo()
        file.undo()
        add_items(file, [NewItem(Quadrant.THREATS, "Tariffs", {"market_ids": ["m2"]})])
        remove_market(file, "r1", "m2")
        assert [item.market_ids for item in file.swot().items] == [()]
        file.undo()
        assert [item.market_ids for item in file.swot().items] == [("m2",)]
    StrategyFile.check(path)
