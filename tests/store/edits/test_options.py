from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest

from dia_desktop.errors import InvalidInputError
from dia_desktop.store import Area, StrategyFile
from dia_desktop.store.edits import OptionFields, add_option, move_option, remove_option, set_option
from dia_desktop.strategy.swot import OptionKind, StrategicOption
from tests.store.edits.replaying import Edit, replayed


def titles(file: StrategyFile) -> list[str]:
    return [option.title for option in file.swot().options]


@pytest.mark.parametrize(
    ("edit", "label"),
    [
        (lambda f: add_option(f, "Landing desk", ["i4", "i3"]), "Added the WO option “Landing desk”"),
        (
            lambda f: add_option(f, "Wait", fields={"kind": OptionKind.WT, "market_ids": ["m1"]}),
            "Added the WT option “Wait”",
        ),
        (
            lambda f: set_option(f, "o1", {"title": "Show"}),
            "Renamed the option “Show what we have” to “Show”",
        ),
        (
            lambda f: set_option(f, "o1", {"reason": "New"}),
            "Changed the reason of the option “Show what we have”",
        ),
        (
            lambda f: set_option(f, "o1", {"item_ids": ["i1", "i5"]}),
            "Linked the option “Show what we have” to other items",
        ),
        (
            lambda f: set_option(f, "o1", {"market_ids": []}),
            "Changed the markets of the option “Show what we have”",
        ),
        (
            lambda f: set_option(f, "o1", {"owner_id": None}),
            "Gave the option “Show what we have” to another partner",
        ),
        (
            lambda f: set_option(f, "o1", {"reason": "New", "owner_id": "p1"}),
            "Changed the option “Show what we have”",
        ),
        (lambda f: set_option(f, "o1", {"reason": "New"}, label="Told why"), "Told why"),
        (lambda f: move_option(f, "o1", 1), "Moved the option “Show what we have” to place 2"),
        (lambda f: remove_option(f, "o1"), "Removed the option “Show what we have”"),
    ],
)
def test_every_action_is_one_step_that_is_undone_and_done_again(path: Path, edit: Edit, label: str) -> None:
    assert replayed(path, edit, lambda f: add_option(f, "Sell services", ["i3", "i5"])) == label


def test_an_option_holds_what_was_said_of_it(file: StrategyFile) -> None:
    fields: OptionFields = {"reason": "Why not", "market_ids": ["m3", "m1"], "owner_id": "p1"}
    assert add_option(file, " Landing desk ", ["i4", "i3"], fields).areas == {Area.SWOT}
    added = file.swot().options[1]
    assert added == StrategicOption(
        added.id, OptionKind.WO, "Landing desk", "Why not", ("i3", "i4"), ("m1", "m3"), "p1", 1
    )


def test_an_option_without_items_keeps_the_kind_it_was_given(file: StrategyFile) -> None:
    add_option(file, "Wait", fields={"kind": OptionKind.WT})
    wait = file.swot().options[1].id
    set_option(file, wait, {"kind": OptionKind.ST})
    set_option(file, wait, {"item_ids": ["i3"]})
    assert file.swot().options[1].kind is OptionKind.ST
    set_option(file, wait, {"item_ids": ["i3", "i4"]})
    assert file.swot().options[1].kind is OptionKind.WO
    set_option(file, wait, {"item_ids": []})
    assert file.swot().options[1].kind is OptionKind.WO


def test_options_keep_their_places_without_gaps(file: StrategyFile) -> None:
    add_option(file, "Second", ["i3", "i5"])
    add_option(file, "Third", ["i3", "i4"])
    move_option(file, file.swot().options[2].id, 0)
    assert titles(file) == ["Third", "Show what we have", "Second"]
    remove_option(file, "o1")
    assert titles(file) == ["Third", "Second"]
    assert [option.position for option in file.swot().options] == [0, 1]
    assert [item.id for item in file.swot().items] == ["i1", "i2", "i3", "i4", "i5"]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"title": " "}, "Strategic option: type a name"),
        ({"title": "two\nlines"}, "line break"),
        ({"reason": "x" * 20_001}, "shorten it"),
        ({"kind": OptionKind.WT}, "its items make it SO, not WT; choose other items"),
        ({"item_ids": ["i9"]}, "no such item"),
        ({"market_ids": ["m9"]}, "no such market"),
        ({"owner_id": "p9"}, "no such partner"),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(
    file: StrategyFile, path: Path, fields: dict[str, object], sentence: str
) -> None:
    before = path.read_bytes()
    with pytest.raises(InvalidInputError, match=sentence):
        set_option(file, "o1", cast("OptionFields", fields))
    assert path.read_bytes() == before


def test_an_option_that_crosses_nothing_must_say_what_it_is(file: StrategyFile, path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(InvalidInputError, match="Wait: choose an item inside and one outside, or say"):
        add_option(file, "Wait", ["i3"])
    with pytest.raises(TypeError, match="raeson"):
        set_option(file, "o1", cast("OptionFields", {"raeson": ""}))
    assert path.read_bytes() == before


def test_what_is_not_there_is_refused(file: StrategyFile) -> None:
    with pytest.raises(InvalidInputError, match="no such strategic option"):
        set_option(file, "o9", {"reason": ""})
    with pytest.raises(InvalidInputError, match="no such strategic option"):
        remove_option(file, "o9")
    with pytest.raises(InvalidInputError, match="no place 2; choose one from 1 to 1"):
        move_option(file, "o1", 1)
