from __future__ import annotations

from pathlib import Path

import pytest

from dia_desktop.errors import InvalidInputError
from dia_desktop.store import Area, StrategyFile
from dia_desktop.store.edits import add_workstream, move_workstream, remove_workstream, rename_workstream
from tests.store.edits.replaying import Edit, replayed


def names(file: StrategyFile) -> list[str]:
    return [stream.name for stream in file.roadmap().workstreams]


@pytest.mark.parametrize(
    ("edit", "label"),
    [
        (lambda f: add_workstream(f, " Training "), "Added the workstream Training"),
        (lambda f: rename_workstream(f, "w1", "Entry"), "Renamed the workstream Market entry to Entry"),
        (lambda f: move_workstream(f, "w1", 1), "Moved the workstream Market entry to place 2"),
        (lambda f: remove_workstream(f, "w1"), "Removed the workstream Market entry"),
    ],
)
def test_every_action_is_one_step_that_is_undone_and_done_again(path: Path, edit: Edit, label: str) -> None:
    assert replayed(path, edit) == label


def test_workstreams_keep_their_places_and_their_letters(file: StrategyFile) -> None:
    assert add_workstream(file, "Training").areas == {Area.ROADMAP}
    move_workstream(file, file.roadmap().workstreams[2].id, 0)
    assert names(file) == ["Training", "Market entry", "Intelligence"]
    assert [file.roadmap().handles()[key] for key in ("a1", "a2", "a3", "a4")] == ["B1", "B2", "C1", "1"]


def test_the_activities_of_a_removed_workstream_stay(file: StrategyFile) -> None:
    remove_workstream(file, "w1", "No longer needed")
    assert names(file) == ["Intelligence"]
    assert [each.workstream_id for each in file.roadmap().activities] == [None, None, "w2", None]
    assert file.roadmap().workstreams[0].position == 0
    assert file.history()[0].reason == "No longer needed"


def test_what_cannot_be_is_refused(file: StrategyFile) -> None:
    with pytest.raises(InvalidInputError, match="there is already one called “market entry”"):
        add_workstream(file, "market entry")
    with pytest.raises(InvalidInputError, match="already one called"):
        rename_workstream(file, "w1", "Intelligence")
    with pytest.raises(InvalidInputError, match="type a name"):
        rename_workstream(file, "w1", "")
    with pytest.raises(InvalidInputError, match="no place 3; choose one from 1 to 2"):
        move_workstream(file, "w1", 2)
    with pytest.raises(InvalidInputError, match="no such workstream"):
        remove_workstream(file, "w9")
