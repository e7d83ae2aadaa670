from __future__ import annotations

from collections.abc import Mapping

import pytest

from dia_desktop.errors import InvalidInputError
from dia_desktop.store import StrategyFile
from dia_desktop.store.edits import add_criterion, set_locked, set_weights
from tests.store.strategies import INDEX


def weights(file: StrategyFile) -> list[float]:
    return [criterion.weight for criterion in file.scoring().criteria]


def test_weights_are_normalised(file: StrategyFile) -> None:
    set_weights(file, "r1", {"c1": 3, "c2": 1}, reason="the room agreed")
    assert weights(file) == [0.75, 0.25]
    assert file.history(1)[0].reason == "the room agreed"


def test_even_huge_weights_are_normalised(file: StrategyFile) -> None:
    set_weights(file, "r1", {"c1": 1e308, "c2": 1e308})
    assert weights(file) == [0.5, 0.5]


def test_the_step_names_the_weight_that_was_moved(file: StrategyFile) -> None:
    assert set_weights(file, "r1", {"c1": 0.3, "c2": 0.7}).label == "Set the weights"
    assert (
        set_weights(file, "r1", {"c1": 0.25, "c2": 0.75}, moved="c2").label
        == "Set weight of Trade agreements to 75 %"
    )
    add_criterion(file, "r1", "Demand", "users", INDEX)
    demand = file.scoring().criteria[-1].id
    label = set_weights(file, "r1", {"c1": 0.15, "c2": 0.45, demand: 0.4}).label
    assert label == "Set weight of Demand to 40 %"


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"c1": 1.0}, "Trade agreements: its weight is missing"),
        ({"c1": 1.0, "c2": -0.1}, "Trade agreements: -0.1 cannot be a weight"),
        ({"c1": float("nan"), "c2": 1.0}, "Political stability: nan cannot be a weight"),
        ({"c1": float("inf"), "c2": 1.0}, "Political stability: inf cannot be a weight"),
        ({"c1": 0.0, "c2": 0.0}, "At least one criterion must have a weight above 0"),
        ({"c1": 1.0, "c2": 1.0, "c9": 1.0}, "no such criterion"),
    ],
)
def test_unusable_weights_are_refused(file: StrategyFile, given: Mapping[str, float], sentence: str) -> None:
    with pytest.raises(InvalidInputError, match=sentence):
        set_weights(file, "r1", given)
    assert weights(file) == [0.4, 0.6]


def test_a_weight_is_locked_and_let_go(file: StrategyFile) -> None:
    assert set_locked(file, "r1", "c1", locked=True).label == "Locked the weight of Political stability"
    assert file.scoring().criteria[0].locked
    assert set_locked(file, "r1", "c1", locked=True).areas == frozenset()
    assert set_locked(file, "r1", "c1", locked=False).label == "Unlocked the weight of Political stability"
    assert not file.scoring().criteria[0].locked
