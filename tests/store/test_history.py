from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from dia_desktop.errors import FileError, ReadOnlyError
from dia_desktop.store import Area, StepKind, StrategyFile
from dia_desktop.store.edits import (
    ScoreChange,
    add_market,
    close_round,
    remove_market,
    rename_strategy,
    set_note,
    set_scores,
    set_weights,
)
from dia_desktop.store.tables import CandidacyRow, ScoringRoundRow
from tests.store.strategies import Clock, content, history_length, new_file


def versions(path: Path, row_id: str) -> list[int]:
    with closing(sqlite3.connect(path)) as database:
        query = "SELECT version FROM market WHERE id = ? UNION ALL SELECT version FROM score WHERE id = ?"
        return [version for (version,) in database.execute(query, (row_id, row_id))]


def test_undo_and_redo_outlive_the_program(path: Path) -> None:
    with new_file(path) as file:
        for title in ("one", "two", "three"):
            rename_strategy(file, title)
        file.undo()
        file.mark("Lunch")
        file.undo()
    with StrategyFile.open(path, author="Bob", clock=Clock()) as file:
        assert (file.undo_label, file.redo_label) == (
            "Renamed the strategy to one",
            "Renamed the strategy to two",
        )
        redone = file.redo()
        assert redone is not None
        assert (redone.label, redone.areas) == ("Renamed the strategy to two", frozenset({Area.STRATEGY}))
        assert file.strategy().title == "two"
        assert [(entry.author, entry.kind, entry.sentence) for entry in file.history(4)] == [
            ("Bob", StepKind.REDO, "Redid: Renamed the strategy to two"),
            ("Ann", StepKind.UNDO, "Undid: Renamed the strategy to two"),
            ("Ann", StepKind.MARK, "Lunch"),
            ("Ann", StepKind.UNDO, "Undid: Renamed the strategy to three"),
        ]


def test_a_new_edit_clears_what_could_be_redone(file: StrategyFile, path: Path) -> None:
    rename_strategy(file, "one")
    rename_strategy(file, "two")
    file.undo()
    rename_strategy(file, "three")
    assert (file.undo_label, file.redo_label) == ("Renamed the strategy to three", None)
    assert file.redo() is None
    file.undo()
    file.undo()
    assert file.strategy().title == "Digital industry"
    assert file.undo_label is None
    assert history_length(path)[0] == 7


def test_nothing_is_ever_removed_from_the_history(file: StrategyFile, path: Path) -> None:
    rename_strategy(file, "one")
    for _ in range(3):
        file.undo()
        file.redo()
    assert history_length(path) == (8, 7)
    assert [entry.seq for entry in file.history()] == [8, 7, 6, 5, 4, 3, 2, 1]
    assert len(file.history(3)) == 3


def test_what_was_deleted_comes_back_under_its_own_name(file: StrategyFile, path: Path) -> None:
    before = content(path)
    remove_market(file, "r1", "m3")
    assert versions(path, "m3") == []
    file.undo()
    assert content(path) == before
    assert (versions(path, "m3"), versions(path, "s3")) == ([2], [2])
    file.redo()
    file.undo()
    assert (versions(path, "m3"), versions(path, "s3")) == ([3], [3])


def test_versions_go_on_counting(file: StrategyFile, path: Path) -> None:
    for number in range(3):
        set_scores(file, "r1", [ScoreChange("m1", "c1", {"agreed": 10.0 + number})])
    assert versions(path, "s1") == [4]
    file.undo()
    assert versions(path, "s1") == [5]


def test_unique_values_handed_from_row_to_row_find_their_way_back(file: StrategyFile, path: Path) -> None:
    with file.step("More rounds") as step:
        for number in range(2, 10):
            step.add(_round(number))
    before = content(path)
    with file.step("Move up") as step:
        rounds = {row.number: row for row in step.rows(ScoringRoundRow)}
        for number in range(9, 1, -1):
            rounds[number].number = number - 1
        rounds[1].number = 10
    after = content(path)
    assert after != before
    file.undo()
    assert content(path) == before
    file.redo()
    assert content(path) == after


def test_a_child_noted_before_its_parent_finds_its_way_back(file: StrategyFile, path: Path) -> None:
    before = content(path)
    with file.step("Families") as step:
        step.add(_round(2))
        step.add(CandidacyRow(round_id="r3", market_id="m1", role="target", position=0))
        # Asked for by itself, the child is written before its parent.
        assert step.rows(CandidacyRow, round_id="r3")
        step.add(_round(3))
    after = content(path)
    file.undo()
    assert content(path) == before
    file.redo()
    assert content(path) == after


def _round(number: int) -> ScoringRoundRow:
    return ScoringRoundRow(id=f"r{number}", number=number, name=f"Round {number}", as_of=date(2020, 1, 1))


def test_areas_follow_from_the_tables(file: StrategyFile) -> None:
    assert add_market(file, "r1", "Chile").areas == {Area.MARKETS}
    assert remove_market(file, "r1", "m3").areas == {Area.MARKETS, Area.SCORES, Area.ROADMAP}
    assert set_weights(file, "r1", {"c1": 1, "c2": 3}).areas == {Area.CRITERIA}
    assert set_note(file, "r1", "m1", "c1", "seen").areas == {Area.SCORES}
    assert close_round(file, "r1").areas == {Area.ROUNDS}


def test_the_closing_of_a_round_can_be_undone_and_what_came_before_it(file: StrategyFile, path: Path) -> None:
    before = content(path)
    set_note(file, "r1", "m1", "c1", "seen")
    close_round(file, "r1")
    with pytest.raises(ReadOnlyError):
        set_note(file, "r1", "m1", "c1", "again")
    file.undo()
    assert not file.strategy().latest.closed
    file.undo()
    assert content(path) == before
    file.redo()
    file.redo()
    assert file.strategy().latest.closed_at == file.history()[-3].at


def test_a_step_that_cannot_be_undone_says_so(file: StrategyFile, path: Path) -> None:
    rename_strategy(file, "Robots")
    with closing(sqlite3.connect(path)) as database:
        database.execute("DELETE FROM strategy")
        database.commit()
    before = path.read_bytes()
    with pytest.raises(FileError, match="the history does not fit the content at step 2; open a backup"):
        file.undo()
    assert path.read_bytes() == before


def test_a_long_history_is_followed_back_at_once(path: Path) -> None:
    new_file(path).close()
    pairs = 20_000
    with closing(sqlite3.connect(path)) as database:
        steps: list[tuple[int, str, int | None]] = []
        for seq in range(2, 2 * pairs, 2):
            steps.append((seq, "do", None))
            steps.append((seq + 1, "undo", seq))
        database.executemany(
            "INSERT INTO step (seq, at, author, label, kind, id, reason, target) "
            "VALUES (?1, '2026-01-01 00:00:00.000000', 'Ann', 'step ' || ?1, ?2, ?1, '', ?3)",
            steps,
        )
        database.commit()
    with StrategyFile.open(path, author="Ann") as file:
        assert file.undo_label is None
        assert file.redo_label == f"step {2 * pairs - 1}"
