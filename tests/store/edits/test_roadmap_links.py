from __future__ import annotations

from pathlib import Path

import pytest

from dia_desktop.errors import InvalidInputError
from dia_desktop.store import Area, StrategyFile
from dia_desktop.store.edits import add_link, remove_links, set_link
from dia_desktop.strategy.roadmap import Link, LinkKind
from tests.store.edits.replaying import Edit, replayed


@pytest.mark.parametrize(
    ("edit", "label"),
    [
        (
            lambda f: add_link(f, "a2", "a4", LinkKind.START_START, -3),
            "Let “Apply for funds” wait for “Landing desk open”",
        ),
        (
            lambda f: set_link(f, "l1", kind=LinkKind.START_START),
            "Changed how “Landing desk open” waits for “Trade fair”",
        ),
        (lambda f: set_link(f, "l2", lag=-12), "Changed how “Trade fair” waits for “Market watch”"),
        (lambda f: remove_links(f, ["l1"]), "“Landing desk open” no longer waits for “Trade fair”"),
        (lambda f: remove_links(f, ["l1", "l2"]), "Removed 2 links"),
    ],
)
def test_every_action_is_one_step_that_is_undone_and_done_again(path: Path, edit: Edit, label: str) -> None:
    assert replayed(path, edit) == label


def test_links_stand_in_the_order_in_which_they_were_made(file: StrategyFile) -> None:
    assert add_link(file, "a2", "a4").areas == {Area.ROADMAP}
    remove_links(file, ["l1"])
    add_link(file, "a1", "a2", LinkKind.START_START, 2)
    file.undo()
    file.redo()
    second, third = file.roadmap().links[1:]
    assert second == Link(second.id, "a2", "a4", LinkKind.FINISH_START, 0)
    assert third == Link(third.id, "a1", "a2", LinkKind.START_START, 2)


def test_nothing_is_rescheduled_by_a_link(file: StrategyFile) -> None:
    before = file.roadmap().activities
    add_link(file, "a3", "a2", lag=40)
    assert file.roadmap().activities == before


@pytest.mark.parametrize(
    ("before_id", "after_id", "lag", "sentence"),
    [
        (
            "a2",
            "a1",
            0,
            "circle: (Trade fair → Landing desk open|Landing desk open → Trade fair) → .*; leave",
        ),
        ("a2", "a3", 0, "Landing desk open → Market watch → Trade fair → Landing desk open"),
        ("a1", "a1", 0, "Trade fair → Trade fair"),
        ("a1", "a2", 0, "“Landing desk open” waits for “Trade fair” already; change that link instead"),
        ("a1", "a4", 1201, "Apply for funds: 1201 months are no lag; type a number from -1200 to 1200"),
        ("a1", "a9", 0, "no such activity"),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(
    file: StrategyFile, path: Path, before_id: str, after_id: str, lag: int, sentence: str
) -> None:
    before = path.read_bytes()
    with pytest.raises(InvalidInputError, match=sentence):
        add_link(file, before_id, after_id, lag=lag)
    assert path.read_bytes() == before


def test_what_is_not_there_is_refused(file: StrategyFile) -> None:
    with pytest.raises(InvalidInputError, match="no such link"):
        set_link(file, "l9", lag=1)
    with pytest.raises(InvalidInputError, match="no such link"):
        remove_links(file, ["l1", "l9"])
    with pytest.raises(InvalidInputError, match="are no lag"):
        set_link(file, "l1", lag=5000)
