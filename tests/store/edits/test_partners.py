from __future__ import annotations

from datetime import date

import pytest

from dia_desktop.errors import InvalidInputError, ReadOnlyError
from dia_desktop.store import StrategyFile
from dia_desktop.store.edits import (
    JudgementChange,
    add_partner,
    close_round,
    move_partner,
    open_round,
    remove_criterion,
    remove_partner,
    rename_partner,
    set_judgements,
    set_own_weights,
    set_voice,
)


def names(file: StrategyFile) -> list[str]:
    return [partner.name for partner in file.strategy().partners]


def test_partners_are_added_renamed_and_moved(file: StrategyFile) -> None:
    assert add_partner(file, " Third institute ", "THI", "PT").label == "Added Third institute"
    third = file.strategy().partners[2]
    assert (third.name, third.code, third.country, third.position) == ("Third institute", "THI", "PT", 2)
    assert rename_partner(file, "p1", "House of research").label == (
        "Renamed First institute to House of research"
    )
    assert rename_partner(file, "p1", "House of research", "HR").label == (
        "Changed the short name of House of research"
    )
    assert move_partner(file, third.id, 0).label == "Moved Third institute to place 1"
    assert names(file) == ["Third institute", "House of research", "Second institute"]
    for _ in range(4):
        file.undo()
    assert names(file) == ["First institute", "Second institute"]


@pytest.mark.parametrize("name", ["", "first INSTITUTE", "two\nlines", "x" * 201, "\u202elive"])
def test_a_partner_needs_a_name_of_its_own(file: StrategyFile, name: str) -> None:
    with pytest.raises(InvalidInputError, match="Partner: "):
        add_partner(file, name)
    assert len(names(file)) == 2


def test_a_removed_partner_takes_along_all_it_said_and_comes_back_with_it(file: StrategyFile) -> None:
    set_judgements(file, "r1", [JudgementChange("p1", "m1", "c1", 70.0)])
    set_voice(file, "r1", "p1", 2)
    set_own_weights(file, "r1", "p1", {"c1": 1, "c2": 3})
    before = file.scoring()
    assert remove_partner(file, "p1", "left").label == "Removed First institute"
    after = file.scoring()
    assert names(file) == ["Second institute"]
    assert file.strategy().partners[0].position == 0
    assert (after.voices, after.own_weights, after.scores["m1", "c1"].judgements) == ({}, {}, ())
    file.undo()
    assert file.scoring() == before


def test_a_partner_of_a_closed_round_stays(file: StrategyFile) -> None:
    set_judgements(file, "r1", [JudgementChange("p1", "m1", "c1", None)])
    close_round(file, "r1")
    open_round(file, "Second round", date(2020, 1, 31))
    with pytest.raises(InvalidInputError, match=r"First institute takes part in the closed .* “First round”"):
        remove_partner(file, "p1")
    assert len(names(file)) == 2
    remove_partner(file, "p2")
    assert names(file) == ["First institute"]


def test_a_voice_is_one_unless_said_otherwise(file: StrategyFile) -> None:
    assert file.scoring().voice("p1") == 1.0
    assert set_voice(file, "r1", "p1", 2.5).label == "Set the voice of First institute to 2.5"
    assert set_voice(file, "r1", "p1", 0.5).label == "Set the voice of First institute to 0.5"
    assert (file.scoring().voice("p1"), file.scoring().voice("p2")) == (0.5, 1.0)
    file.undo()
    file.undo()
    assert file.scoring().voices == {}


@pytest.mark.parametrize("voice", [0.0, -1.0, float("nan"), float("inf")])
def test_a_voice_is_a_number_above_zero(file: StrategyFile, voice: float) -> None:
    with pytest.raises(InvalidInputError, match=r"First institute: .* cannot be a voice"):
        set_voice(file, "r1", "p1", voice)


def test_a_partner_weighs_for_itself_or_as_the_round_does(file: StrategyFile) -> None:
    assert set_own_weights(file, "r1", "p1", {"c1": 1, "c2": 3}).label == "Set own weights of First institute"
    assert file.scoring().own_weights == {"p1": {"c1": 0.25, "c2": 0.75}}
    set_own_weights(file, "r1", "p1", {"c1": 1, "c2": 1})
    assert file.scoring().own_weights == {"p1": {"c1": 0.5, "c2": 0.5}}
    assert set_own_weights(file, "r1", "p1", None).label == "Removed own weights of First institute"
    assert file.scoring().own_weights == {}
    with pytest.raises(InvalidInputError, match="its weight is missing"):
        set_own_weights(file, "r1", "p1", {"c1": 1})


def test_own_weights_give_way_to_a_criterion_that_leaves(file: StrategyFile) -> None:
    set_own_weights(file, "r1", "p1", {"c1": 0, "c2": 3})
    remove_criterion(file, "r1", "c2")
    assert file.scoring().own_weights == {"p1": {"c1": 1.0}}
    file.undo()
    assert file.scoring().own_weights == {"p1": {"c1": 0.0, "c2": 1.0}}


def test_the_next_round_starts_with_voices_judgements_and_own_weights(file: StrategyFile) -> None:
    set_voice(file, "r1", "p2", 3)
    set_judgements(file, "r1", [JudgementChange("p1", "m3", "c1", 20.0)])
    set_own_weights(file, "r1", "p1", {"c1": 1, "c2": 3})
    close_round(file, "r1")
    first = file.scoring()
    open_round(file, "Second round", date(2020, 1, 31))
    second = file.scoring()
    assert (second.voices, second.own_weights) == (first.voices, first.own_weights)
    assert second.scores["m3", "c1"] == first.scores["m3", "c1"]
    set_voice(file, second.round.id, "p2", 1)
    with pytest.raises(ReadOnlyError):
        set_voice(file, "r1", "p2", 1)
    assert file.scoring("r1") == first
