from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from dia_desktop.errors import FileError, InvalidInputError, ReadOnlyError
from dia_desktop.store import Area, StrategyFile
from dia_desktop.store.edits import (
    ScoreChange,
    clear_scores,
    close_round,
    open_round,
    rename_market,
    rename_strategy,
    set_scores,
)
from tests.store.strategies import Clock, content, draft, new_file


def test_a_new_file_holds_the_draft(file: StrategyFile) -> None:
    assert file.strategy() == draft().strategy
    assert file.scoring() == draft().scoring
    assert file.scoring("r1") == draft().scoring
    assert file.swot() == draft().swot
    assert file.last_saved_at == datetime(2026, 3, 1, 12, 0, 1, tzinfo=UTC)
    assert [entry.sentence for entry in file.history()] == ["Created the strategy"]
    assert (file.undo_label, file.redo_label) == (None, None)
    assert (file.undo(), file.redo()) == (None, None)


def test_a_file_has_no_round_but_its_own(file: StrategyFile) -> None:
    with pytest.raises(InvalidInputError, match="no such scoring round"):
        file.scoring("r2")


def test_opening_and_reading_leaves_the_file_as_it_is(path: Path) -> None:
    new_file(path).close()
    os.utime(path, ns=(1_000_000_000, 1_000_000_000))
    before = path.read_bytes()
    with StrategyFile.open(path, author="Ann", clock=Clock()) as file:
        assert not file.read_only
        assert file.strategy().title == "Digital industry"
        assert file.scoring().markets
        assert file.history()
        assert file.undo_label is None
    assert path.read_bytes() == before
    assert path.stat().st_mtime_ns == 1_000_000_000
    assert list(path.parent.iterdir()) == [path]


def test_a_step_is_saved_before_it_is_reported(file: StrategyFile, path: Path) -> None:
    applied = rename_strategy(file, "Robots")
    assert (applied.label, applied.areas) == ("Renamed the strategy to Robots", frozenset({Area.STRATEGY}))
    with StrategyFile.open(path, author="Bob", read_only=True) as other:
        assert other.strategy().title == "Robots"
    newest = file.history(1)[0]
    assert (newest.author, newest.label, newest.at) == ("Ann", applied.label, file.last_saved_at)


def test_a_step_that_changes_nothing_is_not_remembered(file: StrategyFile, path: Path) -> None:
    before = path.read_bytes()
    assert rename_strategy(file, "Digital industry").areas == frozenset()
    assert file.undo_label is None
    assert path.read_bytes() == before


def test_steps_do_not_nest(file: StrategyFile) -> None:
    with pytest.raises(Exception, match="already"), file.step("Outer"), file.step("Inner"):
        pass
    assert rename_strategy(file, "Still usable").areas


def test_naming_a_moment_changes_nothing_else(file: StrategyFile, path: Path) -> None:
    rename_strategy(file, "Robots")
    rename_strategy(file, "Drones")
    file.undo()
    before = content(path)
    assert file.mark("Before the vote", "all agreed").areas == frozenset()
    assert content(path) == before
    assert (file.undo_label, file.redo_label) == (
        "Renamed the strategy to Robots",
        "Renamed the strategy to Drones",
    )
    assert file.history(1)[0].sentence == "Before the vote"
    with pytest.raises(InvalidInputError, match="cannot be empty"):
        file.mark("  ")
    with pytest.raises(InvalidInputError, match="cannot be empty"):
        file.mark("\u200b \ufeff")


def test_a_copy_holds_everything_and_replaces_whole(file: StrategyFile, path: Path, tmp_path: Path) -> None:
    rename_strategy(file, "Robots")
    copy = tmp_path / "copy.strategy"
    copy.write_text("old")
    file.save_copy(copy)
    assert content(copy) == content(path)
    with StrategyFile.open(copy, author="Bob") as other:
        assert other.undo_label == "Renamed the strategy to Robots"
        other.undo()
    assert file.strategy().title == "Robots"


def test_a_copy_does_not_replace_what_somebody_has_open(
    file: StrategyFile, path: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.strategy"
    with new_file(other):
        before = other.read_bytes()
        with pytest.raises(FileError, match=r"Ann has “other.strategy” open"):
            file.save_copy(other)
        assert other.read_bytes() == before
    before = path.read_bytes()
    with pytest.raises(FileError, match="choose another name"):
        file.save_copy(path)
    assert path.read_bytes() == before


def test_a_file_that_lost_its_name_takes_no_more_steps(file: StrategyFile, path: Path) -> None:
    moved = path.with_name("moved.strategy")
    path.rename(moved)
    before = moved.read_bytes()
    with pytest.raises(FileError, match="was moved, replaced or deleted"):
        rename_strategy(file, "Lost")
    assert moved.read_bytes() == before
    assert file.strategy().title == "Digital industry"


def test_scores_read_again_are_those_of_the_file(file: StrategyFile, path: Path) -> None:
    shown = file.scoring()
    set_scores(
        file, "r1", [ScoreChange("m1", "c1", {"natural": 0.5}), ScoreChange("m3", "c1", {"agreed": 5})]
    )
    assert shown.score("m3", "c1") is None
    shown = file.scoring()
    clear_scores(file, "r1", [("m3", "c1")])
    assert file.scoring().score("m3", "c1") is None
    assert shown.score("m3", "c1") is not None
    with StrategyFile.open(path, author="Bob", read_only=True) as other:
        looked = other.scoring()
        assert file.scoring() == looked
        set_scores(file, "r1", [ScoreChange("m1", "c1", {"natural": 0.6})])
        assert other.scoring() == file.scoring() != looked


def test_the_round_before_is_read_beside_the_shown_one(file: StrategyFile) -> None:
    close_round(file, "r1")
    open_round(file, "Next", date(2027, 1, 1))
    shown = file.scoring()
    earlier = file.scoring("r1")
    assert file.scoring() is shown
    set_scores(file, shown.round.id, [ScoreChange("m3", "c1", {"agreed": 5})])
    rename_market(file, "m1", "Elsewhere")
    for round_id, known in ((None, shown), ("r1", earlier)):
        with StrategyFile.open(file.path, author="Bob", read_only=True) as other:
            assert file.scoring(round_id) == other.scoring(round_id) != known
    assert file.scoring().score("m3", "c1") != file.scoring("r1").score("m3", "c1")


def test_a_file_opened_to_look_at_it_takes_no_steps(path: Path) -> None:
    new_file(path).close()
    with StrategyFile.open(path, author="Bob", read_only=True) as file:
        assert file.read_only
        assert (file.undo_label, file.redo_label) == (None, None)
        with pytest.raises(ReadOnlyError, match="opened to look at"):
            rename_strategy(file, "No")
        with pytest.raises(ReadOnlyError, match="opened to look at"):
            file.mark("No")
        with StrategyFile.open(path, author="Ann", clock=Clock()) as owner:
            assert not owner.read_only
            rename_strategy(owner, "Robots")
        with pytest.raises(ReadOnlyError):
            file.undo()


READING = """
import sys
from pathlib import Path
from dia_desktop.store import StrategyFile
from dia_desktop.store.edits import rename_strategy
with StrategyFile.open(Path(sys.argv[1]), author="Ann") as file:
    for read in (file.strategy, file.scoring, file.swot, file.roadmap, file.funding, file.kpis, file.history):
        read()
    print(*sys.modules)
    rename_strategy(file, "Robots")
    print(*sys.modules)
"""


def test_a_file_is_read_without_the_slow_libraries(path: Path) -> None:
    new_file(path).close()
    done = subprocess.run(
        [sys.executable, "-c", READING, str(path)], capture_output=True, text=True, check=True
    )
    read, written = (set(line.split()) for line in done.stdout.splitlines())
    assert not {"sqlalchemy", "alembic", "pandas", "scipy", "matplotlib", "PySide6", "openpyxl"} & read
    assert "sqlalchemy" in written
    assert not {"sqlalchemy.orm", "alembic", "pandas", "scipy", "matplotlib", "PySide6", "openpyxl"} & written
