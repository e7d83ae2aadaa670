from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from dia_desktop.store import StrategyFile
from dia_desktop.strategy.records import Basis
from tests.store.migrations.old_files import file_of_version


def test_nothing_is_lost_and_markets_without_a_code_have_an_empty_one(path: Path) -> None:
    file_of_version(1, path)
    with StrategyFile.open(path, author="Bob") as file:
        strategy, scoring = file.strategy(), file.scoring()
    assert strategy.partners == ()
    assert strategy.latest.closed
    assert [(market.code, market.name, market.role) for market in scoring.markets] == [
        ("USA", "USA", "target"),
        ("CAN", "Canada", "target"),
        ("", "Gulf Cooperation Council", "fallback"),
        ("", "Mercosur", "candidate"),
    ]
    assert [criterion.weight for criterion in scoring.criteria] == [0.5, 0.5]
    assert {(score.id, score.basis, score.review_date) for score in scoring.scores.values()} == {
        ("s1", Basis.AGREED, None),
        ("s2", Basis.AGREED, None),
        ("s3", Basis.EVIDENCE, None),
    }


def test_the_steps_of_version_1_can_still_be_undone(path: Path) -> None:
    file_of_version(1, path)
    with StrategyFile.open(path, author="Bob") as file:
        undone = []
        while file.undo_label is not None:
            undone.append(file.undo_label)
            file.undo()
        assert undone == [
            "Closed the scoring round First round",
            "Set the weights",
            "Renamed Gulf states to Gulf Cooperation Council",
            "Added Mercosur",
            "Scored USA on Political stability: 66",
        ]
        assert [market.name for market in file.scoring().markets] == ["USA", "Canada", "Gulf states"]
        while file.redo_label is not None:
            file.redo()
    StrategyFile.check(path)


def test_a_market_that_was_removed_in_version_1_comes_back(path: Path) -> None:
    file_of_version(1, path)
    with closing(sqlite3.connect(path)) as database:
        # The state before the removal was undone and the round closed.
        database.executescript("""
            DELETE FROM change WHERE step_seq > 6;
            DELETE FROM step WHERE seq > 6;
            DELETE FROM score WHERE market_id = 'm3';
            DELETE FROM candidacy WHERE market_id = 'm3';
            DELETE FROM market WHERE id = 'm3';
            UPDATE candidacy SET position = 2 WHERE position = 3;
            UPDATE scoring_round SET closed_at = NULL;
        """)
    with StrategyFile.open(path, author="Bob") as file:
        assert len(file.scoring().markets) == 3
        file.undo()
        assert (file.scoring().markets[2].name, file.scoring().markets[2].code) == (
            "Gulf Cooperation Council",
            "",
        )
        assert file.scoring().score("m3", "c2") is not None
    StrategyFile.check(path)
