from __future__ import annotations

from datetime import date

import pytest

from dia_desktop.errors import InvalidInputError
from dia_desktop.store import StrategyFile
from dia_desktop.store.edits import (
    add_market,
    add_markets,
    close_round,
    move_market,
    open_round,
    remove_market,
    rename_market,
    set_role,
)
from dia_desktop.strategy.role import Role


def names(file: StrategyFile) -> list[str]:
    return [market.name for market in file.scoring().markets]


def test_a_new_market_stands_last_in_the_first_colour_nobody_has(file: StrategyFile) -> None:
    assert add_market(file, "r1", " Chile ", "chl", Role.FALLBACK).label == "Added Chile"
    added = file.scoring().markets[-1]
    assert (added.name, added.code, added.role, added.position, added.colour) == (
        "Chile",
        "CHL",
        Role.FALLBACK,
        3,
        3,
    )
    remove_market(file, "r1", "m2")
    add_market(file, "r1", "Ghana")
    assert [market.colour for market in file.scoring().markets] == [0, 2, 3, 1]


def test_several_markets_are_one_step(file: StrategyFile) -> None:
    newcomers = [("Chile", "CHL", Role.TARGET), ("Ghana", "", Role.FALLBACK)]
    assert add_markets(file, "r1", newcomers).label == "Added 2 markets"
    assert [(m.name, m.role, m.colour) for m in file.scoring().markets[3:]] == [
        ("Chile", Role.TARGET, 3),
        ("Ghana", Role.FALLBACK, 4),
    ]
    file.undo()
    assert names(file) == ["USA", "Canada", "Gulf states"]
    with pytest.raises(InvalidInputError, match="already one called “ghana”"):
        add_markets(file, "r1", [("Ghana", "", Role.TARGET), ("ghana", "", Role.TARGET)])
    assert names(file) == ["USA", "Canada", "Gulf states"]


def test_a_removed_market_takes_its_scores_of_the_round_along(file: StrategyFile) -> None:
    assert remove_market(file, "r1", "m2", "no agreement").label == "Removed Canada"
    assert file.history(1)[0].reason == "no agreement"
    scoring = file.scoring()
    assert [(market.name, market.position) for market in scoring.markets] == [("USA", 0), ("Gulf states", 1)]
    assert {market for market, _ in scoring.scores} == {"m1", "m3"}


def test_a_market_of_an_earlier_round_stays_and_comes_back_as_itself(file: StrategyFile) -> None:
    close_round(file, "r1")
    open_round(file, "Second round", date(2020, 1, 31))
    second = file.strategy().latest.id
    remove_market(file, second, "m2")
    assert file.scoring("r1").markets[1].name == "Canada"
    with pytest.raises(InvalidInputError, match="Canada takes no part in this scoring round"):
        remove_market(file, second, "m2")
    with pytest.raises(InvalidInputError, match="already one called “Canada”"):
        add_market(file, second, "Canada", "")
    add_market(file, second, "CANADA", "CAN")
    assert [(market.id, market.name) for market in file.scoring(second).markets][-1] == ("m2", "Canada")


def test_a_market_is_renamed(file: StrategyFile) -> None:
    assert rename_market(file, "m3", "Gulf").label == "Renamed Gulf states to Gulf"
    assert rename_market(file, "m3", "Gulf", "gcc").label == "Set code of Gulf to GCC"
    assert (file.scoring().markets[2].name, file.scoring().markets[2].code) == ("Gulf", "GCC")
    assert rename_market(file, "m2", "CANADA").areas


def test_roles_and_places(file: StrategyFile) -> None:
    assert set_role(file, "r1", "m3", Role.TARGET).label == "Made Gulf states a target"
    assert file.scoring().markets[2].role is Role.TARGET
    assert move_market(file, "r1", "m3", 0).label == "Moved Gulf states to place 1"
    assert names(file) == ["Gulf states", "USA", "Canada"]
    assert [market.position for market in file.scoring().markets] == [0, 1, 2]
    assert move_market(file, "r1", "m3", 0).areas == frozenset()


@pytest.mark.parametrize(
    ("name", "code", "sentence"),
    [
        ("", "", "Market: type a name"),
        (" \t ", "", "Market: type a name"),
        ("canada", "", "there is already one called “canada”"),
        ("\uff23anada", "", "there is already one"),
        ("x" * 201, "", "has 201 letters; shorten it to 200"),
        ("two\nlines", "", "contains a line break"),
        ("bell\x07", "", "contains a line break or an invisible character"),
        ("\ud800", "", "invisible character"),
        ("Chile", "CAN", "Chile: the code CAN belongs to another market"),
        ("Chile", "chile", "Chile: “CHILE” is no country code"),
        ("Chile", "12", "no country code"),
    ],
)
def test_an_unusable_market_is_refused(file: StrategyFile, name: str, code: str, sentence: str) -> None:
    with pytest.raises(InvalidInputError, match=sentence):
        add_market(file, "r1", name, code)
    with pytest.raises(InvalidInputError, match=sentence.replace("Chile", "Chile|Gulf")):
        rename_market(file, "m3", name, code)
    assert len(file.history()) == 1


def test_what_is_not_there_is_refused(file: StrategyFile) -> None:
    with pytest.raises(InvalidInputError, match="no such scoring round"):
        add_market(file, "r9", "Chile")
    with pytest.raises(InvalidInputError, match="no such market"):
        remove_market(file, "r1", "m9")
    with pytest.raises(InvalidInputError, match="no such market"):
        rename_market(file, "m9", "Chile")
    for position in (-1, 3):
        with pytest.raises(InvalidInputError, match=f"no place {position + 1}; choose one from 1 to 3"):
            move_market(file, "r1", "m1", position)
