from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from dia_desktop.errors import InvalidInputError, ReadOnlyError
from dia_desktop.store import Area, StepKind, StrategyFile
from dia_desktop.store.edits import (
    add_activity,
    add_link,
    name_revision,
    remove_activities,
    remove_market,
    remove_partner,
    schedule_activities,
    set_activities,
    set_allocations,
    set_role,
)
from dia_desktop.strategy.funding import Funding
from dia_desktop.strategy.revisions import Revision
from dia_desktop.strategy.roadmap import Roadmap
from dia_desktop.strategy.role import Role
from tests.made_files import new_strategy
from tests.store.picking import Action
from tests.store.roadmaps import funding, roadmap
from tests.store.strategies import Clock, content, draft
from tests.store.test_random_edits import ACTIONS

Moment = tuple[int, Roadmap, Funding]


def newest(file: StrategyFile) -> int:
    return file.history(1)[0].seq


def moment(file: StrategyFile) -> Moment:
    return newest(file), file.roadmap(), file.funding()


def test_a_revision_is_a_name_in_the_history_and_no_copy(file: StrategyFile, path: Path) -> None:
    before = content(path)
    applied = name_revision(file, " Agreed in Turin ", "First meeting")
    assert (applied.label, applied.areas) == ("Agreed in Turin", frozenset({Area.ROADMAP}))
    assert content(path) == before
    assert file.revisions() == (
        Revision(2, "Agreed in Turin", "First meeting", datetime(2026, 3, 1, 12, 0, 3, tzinfo=UTC), "Ann"),
    )
    assert file.history(1)[0].kind is StepKind.MARK


def test_that_the_file_was_made_is_no_revision(file: StrategyFile) -> None:
    assert file.revisions() == ()
    assert file.roadmap_at(1) == roadmap()


def test_undo_passes_over_a_revision_and_leaves_it(file: StrategyFile) -> None:
    set_activities(file, ["a1"], {"progress": 50})
    name_revision(file, "Half way")
    assert file.undo_label == "Set the progress of “Trade fair” to 50 %"
    file.undo()
    assert [revision.name for revision in file.revisions()] == ["Half way"]
    half_way = file.roadmap_at(file.revisions()[0].seq)
    assert (half_way.by_id()["a1"].progress, file.roadmap().by_id()["a1"].progress) == (50, 40)
    file.redo()
    assert file.roadmap() == half_way


def test_what_was_removed_since_is_there_again(file: StrategyFile) -> None:
    name_revision(file, "Before")
    seq = newest(file)
    remove_activities(file, ["a1", "a3"])
    remove_market(file, "r1", "m3")
    remove_partner(file, "p1")
    set_role(file, "r1", "m1", Role.FALLBACK)
    schedule_activities(file, {"a2": None})
    add_activity(file, "New since")
    set_allocations(file, "f1", None, {2024: 5})
    assert file.roadmap_at(seq) == roadmap()
    assert file.funding_at(seq) == funding()
    assert file.roadmap_at(newest(file)) == file.roadmap()
    assert file.funding_at(newest(file)) == file.funding()


def test_what_came_and_went_since_leaves_no_trace(file: StrategyFile) -> None:
    add_activity(file, "Short-lived")
    added = file.roadmap().activities[-1].id
    add_link(file, "a1", added)
    remove_activities(file, [added])
    assert file.roadmap_at(1) == roadmap()
    assert [each.title for each in file.roadmap_at(2).activities][-1] == "Short-lived"


@pytest.mark.parametrize("seq", [-1, 0, 3])
def test_a_moment_that_never_was_is_refused(file: StrategyFile, seq: int) -> None:
    name_revision(file, "Now")
    with pytest.raises(InvalidInputError, match="no such moment; choose one"):
        file.roadmap_at(seq)
    with pytest.raises(InvalidInputError, match="no such moment"):
        file.funding_at(seq)


def test_a_revision_needs_a_name(file: StrategyFile) -> None:
    with pytest.raises(InvalidInputError, match="Moment: type a name"):
        name_revision(file, " ")
    with pytest.raises(InvalidInputError, match="10000 letters"):
        name_revision(file, "x" * 10_000)
    assert file.revisions() == ()


@pytest.mark.usefixtures("file")
def test_a_file_that_may_only_be_looked_at_takes_no_revision(path: Path) -> None:
    with (
        StrategyFile.open(path, author="Eve", read_only=True) as other,
        pytest.raises(ReadOnlyError),
    ):
        name_revision(other, "Mine")


def moments(file: StrategyFile, actions: list[Action]) -> list[Moment]:
    """Do actions, and return what there was after each of them."""
    found = [moment(file)]
    for action in actions:
        before = newest(file)
        try:
            action(file)
        except (InvalidInputError, ReadOnlyError):
            assert newest(file) == before
        if newest(file) != before:
            found.append(moment(file))
    return found


@settings(max_examples=25, phases=[Phase.generate], deadline=None)
@given(st.lists(ACTIONS, min_size=15, max_size=30))
def test_the_roadmap_of_every_moment_is_what_it_was(actions: list[Action]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "random.strategy"
        with new_strategy(path, draft(), author="Ann", clock=Clock()) as file:
            for seq, then, money in moments(file, actions):
                assert file.roadmap_at(seq) == then
                assert file.funding_at(seq) == money
