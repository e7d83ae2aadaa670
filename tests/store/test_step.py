from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from dia_desktop.errors import InvalidInputError, ReadOnlyError
from dia_desktop.store import Area, StrategyFile
from dia_desktop.store.edits import ScoreChange, close_round, rename_strategy, set_scores
from dia_desktop.store.schema import METADATA
from dia_desktop.store.selecting import AnyRow
from dia_desktop.store.step import Step
from dia_desktop.store.tables import (
    BY_NAME,
    TABLES,
    CandidacyRow,
    MarketRow,
    ScoreRow,
    ScoringRoundRow,
    StrategyRow,
)
from tests.store.strategies import content

Values = dict[str, object] | None


def there(step: Step, kind: type[AnyRow], row_id: str) -> AnyRow:
    return step.get(kind, row_id, "There is none.")


def counted(connection: sqlite3.Connection, statement: str) -> int:
    return int(connection.execute(statement).fetchone()[0])


def changes(path: Path) -> list[tuple[str, str, Values, Values]]:
    """Return what the newest step did, as the history keeps it."""
    with closing(sqlite3.connect(path)) as database:
        rows = database.execute(
            "SELECT table_name, row_id, before, after FROM change "
            "WHERE step_seq = (SELECT max(seq) FROM step) ORDER BY position"
        )
        return [
            (table, row_id, *(part and json.loads(part) for part in parts)) for table, row_id, *parts in rows
        ]


def versions(path: Path, row_id: str) -> list[int]:
    with closing(sqlite3.connect(path)) as database:
        rows = database.execute("SELECT version FROM score WHERE id = ?", (row_id,))
        return [version for (version,) in rows]


def test_a_row_is_one_object_however_it_is_asked_for(file: StrategyFile) -> None:
    with file.step("Look") as step:
        row = there(step, ScoreRow, "s1")
        assert there(step, ScoreRow, "s1") is row
        assert step.rows(ScoreRow, market_id="m1") == [row]
        assert row in step.rows(ScoreRow)
        row.note = "seen"
        assert step.rows(ScoreRow, market_id="m1") == [row]
        assert row.note == "seen"


def test_rows_are_found_by_one_value_or_one_of_many(file: StrategyFile) -> None:
    with file.step("Look") as step:
        assert {row.id for row in step.rows(ScoreRow, criterion_id="c2")} == {"s2", "s3"}
        assert {row.id for row in step.rows(ScoreRow, criterion_id="c2", id={"s1", "s3"})} == {"s3"}
        assert step.rows(ScoreRow, id=set()) == []
        with pytest.raises(InvalidInputError, match=r"^There is none\.$"):
            there(step, ScoreRow, "s9")
        with pytest.raises(KeyError):
            step.rows(ScoreRow, colour=1)


def test_what_is_asked_sees_what_was_changed(file: StrategyFile) -> None:
    with file.step("All kinds") as step:
        first, second = there(step, ScoreRow, "s1"), there(step, ScoreRow, "s2")
        first.source = "WDI"
        step.delete(second)
        added = ScoreRow(round_id="r1", market_id="m3", criterion_id="c1", source="WDI")
        step.add(added)
        assert step.rows(ScoreRow, source="WGI") == []
        assert {row.id for row in step.rows(ScoreRow, source="WDI")} == {"s1", added.id}
        with pytest.raises(InvalidInputError):
            there(step, ScoreRow, "s2")
        assert step.rows(ScoreRow, id="s2") == []
        first.source = "WEO"
        assert step.ask(counted, "SELECT count(*) FROM score WHERE source = 'WEO'") == 1


def test_an_added_row_may_change_again_and_go(file: StrategyFile, path: Path) -> None:
    before = content(path)
    with file.step("Come and go") as step:
        staying, passing = (MarketRow(code="", name=name, colour=9) for name in ("Staying", "Passing"))
        for row in (staying, passing):
            step.add(row)
            assert row in step.rows(MarketRow)
            row.name = f"{row.name} on"
            assert row in step.rows(MarketRow, name=row.name)
        staying.colour = 8
        step.delete(passing)
    assert (staying.version, [change[1] for change in changes(path)].count(passing.id)) == (3, 3)
    after = content(path)
    assert {row[1:] for row in after["SELECT * FROM market"]} >= {("", "Staying on", 8)}
    file.undo()
    assert content(path) == before
    file.redo()
    assert content(path) == after


def test_a_row_that_was_never_written_leaves_no_trace(file: StrategyFile, path: Path) -> None:
    before = path.read_bytes()
    with file.step("Nothing") as step:
        row = MarketRow(code="", name="Passing", colour=9)
        step.add(row)
        step.delete(row)
    assert path.read_bytes() == before


def test_what_does_not_differ_is_not_written(file: StrategyFile, path: Path) -> None:
    before = path.read_bytes()
    with file.step("Nothing") as step:
        rows = step.rows(ScoreRow)
        for row in reversed(rows):
            row.note, row.agreed = str(row.note), row.agreed
            step.add(row)
        there(step, StrategyRow, "d3f1").title = "other"
        there(step, StrategyRow, "d3f1").title = "Digital industry"
    assert step.applied.areas == frozenset()
    assert path.read_bytes() == before


def test_the_place_of_a_deleted_row_may_be_taken(file: StrategyFile, path: Path) -> None:
    before = content(path)
    with file.step("Swap") as step:
        first, second, third = (there(step, ScoreRow, row_id) for row_id in ("s1", "s2", "s3"))
        step.add(ScoreRow(id="s9", round_id="r1", market_id="m1", criterion_id="c1", agreed=4.0))
        step.delete(first)
        third.market_id = "m2"
        step.delete(second)
    after = content(path)
    assert [change[1] for change in changes(path)] == ["s1", "s2", "s3", "s9"]
    file.undo()
    assert content(path) == before
    file.redo()
    assert content(path) == after


def test_a_deleted_row_that_is_added_again_is_the_same_row(file: StrategyFile, path: Path) -> None:
    set_scores(file, "r1", [ScoreChange("m1", "c1", {"agreed": 5.0})])
    with file.step("Anew") as step:
        step.delete(there(step, ScoreRow, "s1"))
        step.add(ScoreRow(id="s1", round_id="r1", market_id="m1", criterion_id="c1", agreed=4.0))
        anew = there(step, ScoreRow, "s1")
        assert (anew.agreed, anew.source) == (4.0, "")
    ((table, row_id, before, after),) = changes(path)
    assert (table, row_id) == ("score", "s1")
    assert before
    assert after
    assert "version" not in {*before, *after}
    assert (anew.version, versions(path, "s1")) == (3, [3])
    file.undo()
    assert versions(path, "s1") == [4]


def test_the_history_keeps_the_columns_that_changed(file: StrategyFile, path: Path) -> None:
    with file.step("All kinds", reason="to see") as step:
        there(step, StrategyRow, "d3f1").title = "whole"
        leaving = there(step, ScoreRow, "s2")
        leaving.note, leaving.agreed = "never in the file", 1.0
        step.delete(leaving)
        for row in sorted(step.rows(ScoreRow, id={"s1", "s3"}), key=lambda row: row.id, reverse=True):
            row.agreed, row.review_date = 5.0, date(2027, 5, 1)
        step.add(MarketRow(id="m4", code="CHL", name="Chile", colour=7))
    assert step.applied.areas == {Area.STRATEGY, Area.SCORES, Area.MARKETS}
    before, after = {"agreed": None, "review_date": None}, {"agreed": 5.0, "review_date": "2027-05-01"}
    gone, *others = sorted(changes(path), key=lambda change: change[3] is not None)
    assert gone[:2] == ("score", "s2")
    assert gone[2] == {
        **dict.fromkeys(("natural_low", "natural_high")),
        "id": "s2",
        "version": 1,
        "round_id": "r1",
        "market_id": "m2",
        "criterion_id": "c2",
        "natural": 2.0,
        "agreed": 81.0,
        "source": "",
        "vintage": "",
        "note": "signed",
        "review_date": "2027-01-31",
    }
    assert sorted(others, key=str) == [
        ("market", "m4", None, {"id": "m4", "version": 1, "code": "CHL", "name": "Chile", "colour": 7}),
        ("score", "s1", before, after),
        ("score", "s3", before, after),
        ("strategy", "d3f1", {"title": "Digital industry"}, {"title": "whole"}),
    ]
    assert file.history(1)[0].reason == "to see"
    assert (versions(path, "s1"), versions(path, "s3")) == ([2], [2])


def test_a_copied_row_begins_to_count_anew(file: StrategyFile, path: Path) -> None:
    with file.step("Copy") as step:
        step.add(ScoreRow(id="s9", version=7, round_id="r1", market_id="m3", criterion_id="c1"))
    assert versions(path, "s9") == [1]


def test_a_step_writes_as_often_as_it_is_asked(file: StrategyFile, path: Path) -> None:
    before = content(path)
    with file.step("Thrice") as step:
        row = there(step, StrategyRow, "d3f1")
        for title in ("one", "two", "three"):
            row.title = title
            assert step.rows(StrategyRow, title=title) == [row]
    assert row.version == 4
    after = content(path)
    file.undo()
    assert content(path) == before
    file.redo()
    assert content(path) == after


def test_families_may_come_and_go_in_any_order(file: StrategyFile, path: Path) -> None:
    before = content(path)
    parent = ScoringRoundRow(id="r2", number=2, name="Second", as_of=date(2020, 1, 1))
    child = CandidacyRow(round_id="r2", market_id="m4", role="target", position=0)
    with file.step("Come") as step:
        step.add(child)
        step.add(parent)
        step.add(MarketRow(id="m4", code="", name="Chile", colour=9))
    assert [change[0] for change in changes(path)] == ["market", "scoring_round", "candidacy"]
    with file.step("Go") as step:
        step.delete(there(step, ScoringRoundRow, "r2"))
        step.delete(there(step, MarketRow, "m4"))
        step.delete(there(step, CandidacyRow, child.id))
    assert [change[0] for change in changes(path)] == ["candidacy", "scoring_round", "market"]
    assert content(path) == before


def test_two_steps_never_see_a_row_of_each_other(file: StrategyFile) -> None:
    with file.step("Look") as step:
        row = there(step, StrategyRow, "d3f1")
    rename_strategy(file, "Robots")
    assert row.title == "Digital industry"
    with file.step("Look again") as step:
        assert there(step, StrategyRow, "d3f1").title == "Robots"


def test_rows_that_a_step_does_not_know_are_mistakes(file: StrategyFile, path: Path) -> None:
    before = path.read_bytes()
    stranger = ScoreRow(id="s1", round_id="r1", market_id="m1", criterion_id="c1")
    with pytest.raises(KeyError), file.step("Strange") as step:
        step.delete(stranger)
    with file.step("Double") as step:
        there(step, ScoreRow, "s1")
        with pytest.raises(ValueError, match="two rows s1 of score"):
            step.add(stranger)
    with pytest.raises(sqlite3.IntegrityError), file.step("Unseen") as step:
        step.add(stranger)
    assert path.read_bytes() == before


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
        row = there(step, StrategyRow, "d3f1")
        row.title = "half"
        assert step.rows(StrategyRow, title="half") == [row]
        raise error


def test_a_broken_constraint_leaves_nothing_behind(file: StrategyFile, path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(sqlite3.IntegrityError), file.step("Orphan") as step:
        step.add(ScoreRow(round_id="r1", market_id="nobody", criterion_id="c1", natural=1.0))
    with pytest.raises(sqlite3.IntegrityError), file.step("Double") as step:
        step.add(ScoreRow(round_id="r1", market_id="m1", criterion_id="c1", natural=1.0))
    assert path.read_bytes() == before


def test_a_statement_cannot_slip_past_the_history(file: StrategyFile, path: Path) -> None:
    before = path.read_bytes()

    def slip(connection: sqlite3.Connection) -> None:
        connection.execute("UPDATE strategy SET title = 'raw'")

    with pytest.raises(RuntimeError, match="history"), file.step("Raw") as step:
        step.ask(slip)
    assert path.read_bytes() == before


def test_what_a_closed_round_holds_stays(file: StrategyFile, path: Path) -> None:
    close_round(file, "r1")
    before = path.read_bytes()
    for change in (_rescore, _hand_on, _forget, _add, _reopen):
        with pytest.raises(ReadOnlyError, match="“First round” is closed"), file.step("Change") as step:
            change(step)
    assert path.read_bytes() == before


def _rescore(step: Step) -> None:
    there(step, ScoreRow, "s1").natural = 1.0


def _hand_on(step: Step) -> None:
    step.add(ScoringRoundRow(id="r2", number=2, name="Second", as_of=date(2020, 1, 1)))
    there(step, ScoreRow, "s1").round_id = "r2"


def _forget(step: Step) -> None:
    step.delete(there(step, ScoreRow, "s1"))


def _add(step: Step) -> None:
    step.add(ScoreRow(round_id="r1", market_id="m3", criterion_id="c1", natural=1.0))


def _reopen(step: Step) -> None:
    there(step, ScoringRoundRow, "r1").closed_at = None


def test_the_tables_stand_with_parents_before_children() -> None:
    assert [*METADATA.tables] == [*BY_NAME]
    seen: set[str] = set()
    for table in TABLES.values():
        parents = [column.parent for column in table.columns.values() if column.parent is not None]
        assert {parent.partition(".")[0] for parent in parents} <= seen
        seen.add(table.name)
