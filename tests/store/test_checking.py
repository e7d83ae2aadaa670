from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from dia_desktop.errors import FileError
from dia_desktop.store import StrategyFile
from dia_desktop.store.edits import ScoreChange, add_market, remove_market, rename_strategy, set_scores
from tests.store.strategies import new_file


def eventful(path: Path) -> Path:
    with new_file(path) as file:
        rename_strategy(file, "Robots")
        add_market(file, "r1", "Chile")
        set_scores(file, "r1", [ScoreChange("m1", "c1", {"agreed": 50.0})])
        file.undo()
        remove_market(file, "r1", "m3")
        file.undo()
        file.redo()
        file.mark("Checked")
    return path


def test_a_whole_file_passes_and_stays_as_it_is(path: Path) -> None:
    before = eventful(path).read_bytes()
    StrategyFile.check(path)
    assert path.read_bytes() == before
    assert [*path.parent.iterdir()] == [path]


def test_a_file_somebody_works_in_can_be_checked(file: StrategyFile, path: Path) -> None:
    StrategyFile.check(path)
    assert rename_strategy(file, "Robots").areas


@pytest.mark.parametrize(
    ("damage", "sentence"),
    [
        ("UPDATE score SET market_id = 'nobody' WHERE id = 's1'", "is damaged"),
        ("DELETE FROM strategy", "is damaged"),
        ("UPDATE scoring_round SET as_of = 'once'", "is damaged"),
        ("UPDATE weighting SET weight = 0.9", "“First round” cannot be read .*do not add up to 100 %"),
        ("UPDATE weighting SET scale = '{}'", "“First round” cannot be read"),
        ("UPDATE weighting SET scale = 'nothing'", "“First round” cannot be read"),
        ("UPDATE candidacy SET role = 'king'", "“First round” cannot be read .*king"),
        ("UPDATE score SET natural = 7 WHERE id = 's2'", None),
        ("UPDATE score SET natural = 7, agreed = NULL WHERE id = 's2'", "“First round” cannot be read"),
        ("UPDATE strategy SET title = 'Slipped in'", "does not fit the content at step 2"),
        ("UPDATE market SET colour = 9 WHERE name = 'Chile'", "does not fit the content at step 3"),
        ("DELETE FROM change WHERE step_seq = 5", "does not fit the content at step 5"),
        ("DELETE FROM change WHERE step_seq = 6 AND position = 0", "does not fit the content at step 7"),
        ("DELETE FROM change WHERE step_seq = 4", "does not fit the content at step 4"),
        ("UPDATE step SET seq = 20 WHERE seq = 9", "does not fit the content at step 9"),
        ("UPDATE step SET kind = 'dream' WHERE seq = 2", "does not fit the content at step 2"),
        ("UPDATE step SET target = 3 WHERE seq = 5", "does not fit the content at step 5"),
        ("UPDATE step SET kind = 'redo' WHERE seq = 5", "does not fit the content at step 5"),
    ],
)
def test_what_is_wrong_is_found(path: Path, damage: str, sentence: str | None) -> None:
    eventful(path)
    with closing(sqlite3.connect(path)) as database:
        assert database.execute(damage).rowcount > 0
        database.commit()
    before = path.read_bytes()
    if sentence is None:
        StrategyFile.check(path)
    else:
        with pytest.raises(FileError, match=f"^“digital.strategy”.*{sentence}.*open a"):
            StrategyFile.check(path)
    assert path.read_bytes() == before
