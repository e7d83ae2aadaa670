from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dia_desktop.errors import InvalidInputError
from dia_desktop.store import StrategyFile
from dia_desktop.store.edits import (
    add_criterion,
    clear_scores,
    close_round,
    move_criterion,
    open_round,
    remove_criterion,
    rename_criterion,
    set_icon,
    set_scale,
    set_weights,
)
from dia_desktop.strategy.records import Level, Scale
from tests.store.strategies import INDEX, LEVELS


def weights(file: StrategyFile) -> list[float]:
    return [criterion.weight for criterion in file.scoring().criteria]


def test_a_new_criterion_has_no_weight_and_the_very_first_all_of_it(file: StrategyFile) -> None:
    assert add_criterion(file, "r1", "Demand", "users", INDEX).label == "Added Demand"
    added = file.scoring().criteria[-1]
    assert (added.name, added.icon, added.scale, added.weight, added.position) == (
        "Demand",
        "users",
        INDEX,
        0.0,
        2,
    )
    for criterion in file.scoring().criteria:
        remove_criterion(file, "r1", criterion.id)
    assert file.scoring().criteria == ()
    assert file.scoring().scores == {}
    add_criterion(file, "r1", "Demand", "users", LEVELS)
    assert weights(file) == [1.0]


def test_the_others_keep_their_proportions_when_one_goes(file: StrategyFile) -> None:
    add_criterion(file, "r1", "Demand", "users", INDEX)
    demand = file.scoring().criteria[-1].id
    set_weights(file, "r1", {"c1": 2, "c2": 5, demand: 1})
    assert remove_criterion(file, "r1", "c2").label == "Removed Trade agreements"
    assert weights(file) == pytest.approx([2 / 3, 1 / 3])
    assert {criterion for _, criterion in file.scoring().scores} == {"c1"}
    assert [criterion.position for criterion in file.scoring().criteria] == [0, 1]


def test_criteria_without_weight_share_equally(file: StrategyFile) -> None:
    add_criterion(file, "r1", "Demand", "users", INDEX)
    set_weights(file, "r1", {"c1": 0, "c2": 1, file.scoring().criteria[-1].id: 0})
    remove_criterion(file, "r1", "c2")
    assert weights(file) == [0.5, 0.5]


def test_a_weightless_criterion_leaves_the_weights_to_the_last_digit(file: StrategyFile) -> None:
    set_weights(file, "r1", {"c1": 1 / 3, "c2": 2 / 3})
    before = weights(file)
    add_criterion(file, "r1", "Demand", "users", INDEX)
    remove_criterion(file, "r1", file.scoring().criteria[-1].id)
    assert weights(file) == before


def test_a_criterion_is_renamed_moved_and_given_an_icon(file: StrategyFile) -> None:
    assert rename_criterion(file, "c2", "Agreements").label == "Renamed Trade agreements to Agreements"
    assert set_icon(file, "c2", "scale").label == "Changed the icon of Agreements"
    assert rename_criterion(file, "c2", "Agreements", "flag").label == "Changed the icon of Agreements"
    assert move_criterion(file, "r1", "c2", 0).label == "Moved Agreements to place 1"
    first = file.scoring().criteria[0]
    assert (first.id, first.name, first.icon, first.position) == ("c2", "Agreements", "flag", 0)
    for name, sentence in (("political STABILITY", "already one"), ("", "Criterion: type a name")):
        with pytest.raises(InvalidInputError, match=sentence):
            rename_criterion(file, "c2", name)
    with pytest.raises(InvalidInputError, match="no such criterion"):
        rename_criterion(file, "c9", "Demand")


def test_each_round_keeps_its_own_scale_and_weights(file: StrategyFile) -> None:
    before = file.scoring("r1")
    close_round(file, "r1")
    open_round(file, "Second round", date(2020, 1, 31))
    second = file.strategy().latest.id
    wider = replace(INDEX, points=((-5.0, 0.0), (5.0, 100.0)))
    assert set_scale(file, second, "c1", wider).label == "Changed the scale of Political stability"
    set_weights(file, second, {"c1": 1, "c2": 0})
    assert file.scoring(second).criteria[0].scale == wider
    assert file.scoring("r1").criteria == before.criteria


@pytest.mark.parametrize(
    ("scale", "sentence"),
    [
        (Scale("index", "low", "high"), "Trade agreements: give the scale either points or levels"),
        (replace(INDEX, levels=LEVELS.levels), "either points or levels"),
        (replace(INDEX, points=((0.0, 0.0), (0.0, 100.0))), "Trade agreements: "),
        (replace(INDEX, points=((0.0, 0.0), (1.0, 101.0))), "Trade agreements: .*101"),
        (replace(INDEX, points=((0.0, 0.0), (float("nan"), 100.0))), "Trade agreements: "),
        (replace(LEVELS, levels=(Level(0, "a", 0.0), Level(0, "b", 100.0))), "a level is listed twice"),
        (replace(LEVELS, levels=(Level(0, "a", -1.0),)), "Trade agreements: "),
        (replace(LEVELS, levels=(Level(0, "a", 1.0, alternative=101.0),)), "Trade agreements: "),
        (replace(LEVELS, unit="bell\x07"), "Trade agreements: .*control character"),
        (replace(LEVELS, levels=LEVELS.levels[:2]), "Canada on Trade agreements: there is no level 2"),
        (replace(LEVELS, decimals=-1), "decimals"),
    ],
)
def test_an_unusable_scale_is_refused(file: StrategyFile, scale: Scale, sentence: str) -> None:
    with pytest.raises(InvalidInputError, match=sentence):
        set_scale(file, "r1", "c2", scale)
    assert len(file.history()) == 1


def test_levels_nobody_stands_on_may_go(file: StrategyFile) -> None:
    clear_scores(file, "r1", [("m2", "c2")])
    assert set_scale(file, "r1", "c2", replace(LEVELS, levels=LEVELS.levels[:2])).areas
