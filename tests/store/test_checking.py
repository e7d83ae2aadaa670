from __future__ import annotations

import sqlite3
from contextlib import closing
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from dia_desktop.errors import FileError
from dia_desktop.store import StrategyFile
from dia_desktop.store.edits import ScoreChange, add_market, remove_market, rename_strategy, set_scores
from tests.store.strategies import new_file


@cache
def eventful_bytes() -> bytes:
    """Return a file in which something happened; it is written once."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "eventful.strategy"
        with new_file(path) as file:
            rename_strategy(file, "Robots")
            add_market(file, "r1", "Chile")
            set_scores(file, "r1", [ScoreChange("m1", "c1", {"agreed": 50.0})])
            file.undo()
            remove_market(file, "r1", "m3")
            file.undo()
            file.redo()
            file.mark("Checked")
        return path.read_bytes()


def eventful(path: Path) -> Path:
    path.write_bytes(eventful_bytes())
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
        ("UPDATE step SET at = 'once' WHERE seq = 5", "is damaged"),
        ("UPDATE step SET reason = CAST(x'ff' AS TEXT) WHERE seq = 5", "is damaged"),
        ("UPDATE scoring_round SET note = CAST(x'ff' AS TEXT)", "is damaged"),
        ("UPDATE market SET name = CAST(name AS BLOB) WHERE id = 'm1'", "is damaged"),
        ("UPDATE score SET natural = 'much' WHERE id = 's1'", "is damaged"),
        ("UPDATE score SET agreed = 181 WHERE id = 's2'", "Canada on Trade agreements: 181 is not within"),
        ("UPDATE score SET natural = 2 WHERE id = 's1'", "USA on Political stability: the value must lie"),
        ("UPDATE change SET after = '{' WHERE step_seq = 2", "is damaged"),
        ("UPDATE change SET table_name = 'desire' WHERE step_seq = 2", "is damaged"),
        (
            'UPDATE change SET before = \'{"titel": "Digital"}\' WHERE step_seq = 2',
            "does not fit the content at step 2",
        ),
        (
            "UPDATE change SET before = replace(before, 'position', 'place') WHERE before LIKE '%position%'",
            "does not fit the content at step",
        ),
        ("INSERT INTO strategy VALUES ('another', 1, 'Another', 0)", "is damaged"),
        ("UPDATE swot_item SET quadrant = 'X' WHERE id = 'i1'", "the SWOT cannot be read .*X"),
        ("UPDATE swot_item SET importance = 9 WHERE id = 'i1'", "the SWOT cannot be read .*9 is no impor"),
        ("UPDATE swot_item SET likelihood = 2 WHERE id = 'i1'", "the SWOT cannot be read .*only opport"),
        ("UPDATE swot_item SET text = ' ' WHERE id = 'i1'", "the SWOT cannot be read .*cannot be empty"),
        ("UPDATE swot_item SET tags = '{}' WHERE id = 'i1'", "the SWOT cannot be read"),
        ("UPDATE swot_item SET tags = '{' WHERE id = 'i1'", "the SWOT cannot be read"),
        ("UPDATE swot_item SET position = 7 WHERE id = 'i1'", "the SWOT cannot be read .*not in order"),
        ("UPDATE swot_item SET owner_id = 'nobody' WHERE id = 'i1'", "is damaged"),
        ("UPDATE swot_item_market SET market_id = 'nobody' WHERE item_id = 'i4'", "is damaged"),
        ("UPDATE strategic_option SET kind = 'OS'", "the SWOT cannot be read .*OS"),
        ("UPDATE strategic_option SET kind = 'WT'", "the SWOT cannot be read .*its items make it SO"),
        ("UPDATE strategic_option SET position = 1", "the SWOT cannot be read .*not in order"),
        ("UPDATE swot_board SET visible_cap = 0", "the SWOT cannot be read .*0 items cannot be shown"),
        ("UPDATE roadmap_frame SET mid_term_years = 9", "the roadmap cannot be read .*do not go together"),
        ("UPDATE activity SET kind = 'wish' WHERE id = 'a1'", "the roadmap cannot be read .*wish"),
        ("UPDATE activity SET last_day = NULL WHERE id = 'a1'", "the roadmap cannot be read"),
        ("UPDATE activity SET last_day = '2019-01-01' WHERE id = 'a1'", "the roadmap cannot be read"),
        ("UPDATE activity SET first_day = '2020-02-30' WHERE id = 'a1'", "the roadmap cannot be read"),
        ("UPDATE activity SET progress = 300 WHERE id = 'a1'", "the roadmap cannot be read .*300 %"),
        ("UPDATE activity SET progress = 'much' WHERE id = 'a1'", "is damaged"),
        ("UPDATE activity SET currency = '' WHERE id = 'a1'", "cannot be read .*names no currency"),
        ("UPDATE activity SET workstream_id = 'w9' WHERE id = 'a1'", "is damaged"),
        ("UPDATE activity_market SET role = 'king'", "the roadmap cannot be read .*king"),
        ("UPDATE roadmap_link SET kind = 'end'", "the roadmap cannot be read .*end"),
        (
            "UPDATE roadmap_link SET before_id = 'a2', after_id = 'a3' WHERE id = 'l1'",
            None,
        ),
        (
            "UPDATE roadmap_link SET before_id = 'a1', after_id = 'a3' WHERE id = 'l1'",
            "the roadmap cannot be read .*in a circle",
        ),
        ("UPDATE marker SET last_day = '2000-01-01'", "the roadmap cannot be read"),
        ("UPDATE workstream SET position = 3 WHERE id = 'w1'", "the roadmap cannot be read .*not in order"),
        ("UPDATE funding_source SET status = 'hoped'", "the roadmap cannot be read .*hoped"),
        ("UPDATE funding_source SET currency = ''", "the roadmap cannot be read .*names no currency"),
        ("UPDATE funding_source SET cofinancing_rate = 2.0", "the roadmap cannot be read .*200 %"),
        ("UPDATE allocation SET amount_cents = 0", "the roadmap cannot be read .*is nothing"),
        ("UPDATE allocation SET year = 0", "the roadmap cannot be read .*no year 0"),
        ("UPDATE year_budget SET amount_cents = -1", "the roadmap cannot be read .*-0.01"),
        ("UPDATE kpi SET target = 1e999", "the roadmap cannot be read .*inf is not a number"),
        ("UPDATE kpi SET position = 5", "the roadmap cannot be read .*not in order"),
        ("UPDATE kpi_reading SET as_of = 'once'", "the roadmap cannot be read"),
        ("UPDATE achievement SET title = ''", "the roadmap cannot be read .*type a name"),
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


def read_all(path: Path) -> None:
    with StrategyFile.open(path, author="Ann") as file:
        file.strategy()
        file.scoring()
        file.swot()
        file.roadmap()
        file.funding()
        file.kpis()
        file.history()


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE weighting SET scale = 'nothing'",
        "UPDATE weighting SET scale = '{}'",
        "UPDATE candidacy SET role = 'king'",
        "UPDATE scoring_round SET as_of = 'once'",
        "UPDATE scoring_round SET note = CAST(x'ff' AS TEXT)",
        "UPDATE market SET name = CAST(name AS BLOB)",
        "UPDATE score SET natural = 'much'",
        "UPDATE step SET kind = 'dream'",
        "ALTER TABLE score RENAME COLUMN natural_high TO natural_hugh",
        "ALTER TABLE partner RENAME TO partna",
        "ALTER TABLE change RENAME COLUMN row_id TO row_key",
        "INSERT INTO strategy VALUES ('another', 1, 'Another', 0)",
        "UPDATE swot_item SET quadrant = 'X'",
        "UPDATE swot_item SET tags = '\"a\"'",
        "UPDATE swot_item SET tags = '{'",
        "UPDATE strategic_option SET kind = 'OS'",
        "ALTER TABLE option_item RENAME TO option_itom",
        "UPDATE activity SET status = 'lost'",
        "UPDATE activity SET last_day = NULL",
        "UPDATE activity SET first_day = 'once'",
        "UPDATE marker SET last_day = '2000-01-01'",
        "UPDATE activity_market SET role = 'king'",
        "UPDATE funding_source SET status = 'hoped'",
        "UPDATE kpi_reading SET as_of = 'once'",
        "ALTER TABLE activity RENAME COLUMN last_day TO lost_day",
    ],
)
def test_content_that_no_program_of_ours_writes_is_never_a_crash(path: Path, damage: str) -> None:
    eventful(path)
    with closing(sqlite3.connect(path)) as database:
        database.execute(damage)
        database.commit()
    before = path.read_bytes()
    with pytest.raises(FileError, match=r"^“digital.strategy” is damaged"):
        read_all(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE change SET before = '{' WHERE step_seq = 8",
        "UPDATE change SET table_name = 'desire' WHERE step_seq = 8",
        "UPDATE change SET row_id = 'nobody' WHERE step_seq = 8",
        "UPDATE change SET before = replace(before, '\"m3\"', '\"m1\"') WHERE step_seq = 8",
    ],
)
def test_a_history_that_does_not_fit_undoes_nothing(path: Path, damage: str) -> None:
    eventful(path)
    with closing(sqlite3.connect(path)) as database:
        assert database.execute(damage).rowcount > 0
        database.commit()
    before = path.read_bytes()
    with (
        StrategyFile.open(path, author="Ann") as file,
        pytest.raises(FileError, match="the history does not fit the content at step 8; open a backup"),
    ):
        file.undo()
    assert path.read_bytes() == before
