from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import text, update
from sqlalchemy.exc import IntegrityError

from dia_desktop.errors import FileError, InvalidInputError, ReadOnlyError
from dia_desktop.store import Area, StrategyFile
from dia_desktop.store.edits import ScoreChange, clear_scores, close_round, rename_strategy, set_scores
from dia_desktop.store.tables import MarketRow, ScoreRow, ScoringRoundRow, StepRow, StrategyRow
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


def test_a_step_may_flush_as_often_as_it_likes(file: StrategyFile, path: Path) -> None:
    before = content(path)
    with file.step("Thrice", reason="to see") as step:
        row = step.session.get_one(StrategyRow, "d3f1")
        for title in ("one", "two", "three"):
            row.title = title
            step.session.flush()
        added = MarketRow(code="", name="Passing", colour=9)
        step.session.add(added)
        step.session.flush()
        step.session.delete(added)
    assert file.history(1)[0].reason == "to see"
    after = content(path)
    assert after != before
    file.undo()
    assert content(path) == before
    file.redo()
    assert content(path) == after


def test_a_step_has_no_result_before_its_end(file: StrategyFile) -> None:
    with file.step("Early") as step, pytest.raises(RuntimeError):
        _ = step.applied


@pytest.mark.parametrize("error", [RuntimeError("bug"), KeyboardInterrupt()])
def test_a_failed_step_leaves_nothing_behind(file: StrategyFile, path: Path, error: BaseException) -> None:
    before = path.read_bytes()
    with pytest.raises(type(error)):
        _fail_half_way(file, error)
    assert path.read_bytes() == before
    assert file.undo_label is None
    assert file.strategy().title == "Digital industry"
    assert rename_strategy(file, "whole").areas


def _fail_half_way(file: StrategyFile, error: BaseException) -> None:
    with file.step("Half") as step:
        step.session.get_one(StrategyRow, "d3f1").title = "half"
        step.session.flush()
        raise error


def test_a_broken_constraint_leaves_nothing_behind(file: StrategyFile, path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(IntegrityError), file.step("Orphan") as step:
        step.session.add(ScoreRow(round_id="r1", market_id="nobody", criterion_id="c1", natural=1.0))
    assert path.read_bytes() == before


def test_steps_do_not_nest(file: StrategyFile) -> None:
    with pytest.raises(Exception, match="already"), file.step("Outer"), file.step("Inner"):
        pass
    assert rename_strategy(file, "Still usable").areas


def test_a_bulk_statement_cannot_slip_past_the_history(file: StrategyFile, path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(RuntimeError, match="history"), file.step("Bulk") as step:
        step.session.execute(update(StrategyRow).values(title="bulk"))
    with pytest.raises(RuntimeError, match="history"), file.step("Raw") as step:
        step.session.execute(text("UPDATE strategy SET title = 'raw'"))
    with pytest.raises(RuntimeError, match="history"), file.step("Below") as step:
        step.session.connection().execute(text("UPDATE strategy SET title = 'below'"))
    with pytest.raises(RuntimeError, match="history"), file.step("Bulk save") as step:
        step.session.bulk_update_mappings(StrategyRow, [{"id": "d3f1", "title": "saved", "version": 1}])
    assert path.read_bytes() == before


def test_what_a_closed_round_holds_stays(file: StrategyFile, path: Path) -> None:
    close_round(file, "r1")
    before = path.read_bytes()
    for change in (_rescore, _forget, _add, _rescore_record, _forget_record, _add_record, _reopen_record):
        with pytest.raises(ReadOnlyError, match="“First round” is closed"):
            change(file)
    assert path.read_bytes() == before


def _rescore(file: StrategyFile) -> None:
    with file.step("Rescore") as step:
        step.session.get_one(ScoreRow, "s1").natural = 1.0


def _forget(file: StrategyFile) -> None:
    with file.step("Forget") as step:
        step.session.delete(step.session.get_one(ScoreRow, "s1"))


def _add(file: StrategyFile) -> None:
    with file.step("Add") as step:
        step.session.add(ScoreRow(round_id="r1", market_id="m3", criterion_id="c1", natural=1.0))


def _rescore_record(file: StrategyFile) -> None:
    with file.step("Rescore") as step:
        before = step.records(ScoreRow, id="s1")
        step.save(ScoreRow, before, [{**row, "natural": 1.0} for row in before])


def _forget_record(file: StrategyFile) -> None:
    with file.step("Forget") as step:
        step.save(ScoreRow, step.records(ScoreRow, id="s1"), [])


def _add_record(file: StrategyFile) -> None:
    with file.step("Add") as step:
        (row,) = step.records(ScoreRow, id="s1")
        step.save(ScoreRow, [], [{**row, "id": "new", "market_id": "m3"}])


def _reopen_record(file: StrategyFile) -> None:
    with file.step("Reopen") as step:
        before = step.records(ScoringRoundRow, id="r1")
        step.save(ScoringRoundRow, before, [{**row, "closed_at": None} for row in before])


def test_records_change_as_objects_do(file: StrategyFile, path: Path) -> None:
    before = content(path)
    with file.step("All at once") as step:
        step.session.get_one(StrategyRow, "d3f1").title = "whole"
        old = step.records(ScoreRow, round_id="r1", id={"s1", "s2"})
        first, second = sorted(old, key=lambda row: str(row["id"]))
        changed = {**first, "agreed": 5.0, "review_date": date(2027, 5, 1)}
        step.save(ScoreRow, old, [changed, {**second, "id": "s9", "market_id": "m3", "criterion_id": "c1"}])
    assert step.applied.areas == {Area.STRATEGY, Area.SCORES}
    after = content(path)
    with closing(sqlite3.connect(path)) as database:
        rows = database.execute("SELECT id, agreed, version FROM score WHERE id IN ('s1', 's2', 's9')")
        assert sorted(rows) == [("s1", 5.0, 2), ("s9", 81.0, 1)]
    assert (file.undo_label, file.redo_label) == ("All at once", None)
    file.undo()
    assert content(path) == before
    assert file.redo_label == "All at once"
    file.redo()
    assert content(path) == after


def test_records_that_stay_as_they_are_write_nothing(file: StrategyFile, path: Path) -> None:
    before = path.read_bytes()
    with file.step("Nothing") as step:
        rows = step.records(ScoreRow, round_id="r1")
        step.save(ScoreRow, rows, [dict(row) for row in reversed(rows)])
    assert step.applied.areas == frozenset()
    assert path.read_bytes() == before


def test_the_history_itself_is_no_record(file: StrategyFile) -> None:
    with pytest.raises(TypeError, match="StepRow"), file.step("Rewrite") as step:
        step.records(StepRow)


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


def test_the_store_starts_without_the_slow_libraries() -> None:
    code = "import sys, dia_desktop.store; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    assert "sqlalchemy.orm" in loaded
    assert not {"alembic", "pandas", "scipy", "matplotlib", "PySide6", "openpyxl"} & set(loaded)
