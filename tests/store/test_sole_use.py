"""One thread at a time uses a file, and what it does can be cancelled until it is committed."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event
from typing import TypeVar

import pytest

from dia_desktop.errors import CancelledError
from dia_desktop.store import StrategyFile
from dia_desktop.store.edits import NewItem, add_items, rename_strategy
from dia_desktop.store.tables import StrategyRow
from dia_desktop.strategy.swot import Quadrant
from tests.store.strategies import new_file

Answer = TypeVar("Answer")
ITEMS = [NewItem(Quadrant.STRENGTHS, f"Item {number}") for number in range(3)]


def elsewhere(work: Callable[[], Answer]) -> Answer:
    """Do something in another thread and return what comes of it."""
    with ThreadPoolExecutor(max_workers=1) as pool:
        return pool.submit(work).result()


def test_a_file_is_read_and_changed_in_any_thread(path: Path) -> None:
    with new_file(path) as file:
        elsewhere(lambda: rename_strategy(file, "Robots"))
        assert file.strategy().title == "Robots"
        elsewhere(file.undo)
        rename_strategy(file, "Drones")
        assert elsewhere(file.strategy).title == "Drones"


def test_a_second_thread_that_changes_something_at_the_same_time_is_a_bug(path: Path) -> None:
    with new_file(path) as file:
        rename_strategy(file, "Robots")
        uses: list[Callable[[], object]] = [
            file.undo,
            file.close,
            lambda: rename_strategy(file, "Drones"),
            lambda: file.save_copy(path.with_name("copy.strategy")),
        ]
        with file.step("Being changed"):
            for use in uses:
                with pytest.raises(RuntimeError, match="two threads"):
                    elsewhere(use)
        with file.used_unless(lambda: False), pytest.raises(RuntimeError, match="two threads"):
            elsewhere(file.undo)
        assert elsewhere(file.strategy) == file.strategy()


def test_whoever_only_reads_waits_for_the_end_of_a_step(path: Path) -> None:
    begun = Event()

    def read() -> str:
        begun.set()
        return file.strategy().title

    with new_file(path) as file, ThreadPoolExecutor(max_workers=1) as pool:
        with file.step("Renamed it") as step:
            (row,) = step.rows(StrategyRow)
            row.title = "Robots"
            asked = pool.submit(read)
            assert begun.wait(20)
            assert not asked.done()
        assert asked.result() == "Robots"


@pytest.mark.parametrize("asked", [1, 2, 3, 4])
def test_a_step_that_is_cancelled_leaves_nothing_behind(path: Path, asked: int) -> None:
    """Cancelled before the rows, their step, its changes, or the commit."""
    with new_file(path) as file:
        before = (file.swot(), file.history(), file.undo_label, file.last_saved_at)
        answers = iter(number >= asked for number in range(1, 100))
        with pytest.raises(CancelledError), file.used_unless(lambda: next(answers)):
            add_items(file, ITEMS)
        assert (file.swot(), file.history(), file.undo_label, file.last_saved_at) == before
        add_items(file, ITEMS)
        assert len(file.swot().items) == len(before[0].items) + len(ITEMS)
        StrategyFile.check(path)


def test_a_copy_that_is_cancelled_leaves_what_was_there(path: Path) -> None:
    copy = path.with_name("copy.strategy")
    with new_file(path) as file:
        file.save_copy(copy)
        before, names = copy.read_bytes(), {each.name for each in path.parent.iterdir()}
        rename_strategy(file, "Robots")
        with pytest.raises(CancelledError), file.used_unless(lambda: True):
            file.save_copy(copy)
        assert copy.read_bytes() == before
        assert {each.name for each in path.parent.iterdir()} == names
        file.save_copy(copy)
        assert copy.read_bytes() != before


def test_an_undo_that_is_cancelled_leaves_the_step_to_be_undone(path: Path) -> None:
    with new_file(path) as file:
        add_items(file, ITEMS, "Added them")
        before = (file.swot(), file.history())
        with pytest.raises(CancelledError), file.used_unless(lambda: True):
            file.undo()
        assert (file.swot(), file.history(), file.undo_label) == (*before, "Added them")


def test_a_file_knows_how_much_undo_and_redo_would_change(path: Path) -> None:
    with new_file(path) as file:
        assert (file.undo_rows, file.redo_rows) == (0, 0)
        add_items(file, ITEMS)
        assert (file.undo_rows, file.redo_rows) == (len(ITEMS), 0)
    with StrategyFile.open(path, author="Ann") as file:
        assert file.undo_rows == len(ITEMS)
        file.undo()
        assert (file.undo_rows, file.redo_rows) == (0, len(ITEMS))


def test_what_a_round_holds_is_counted(path: Path) -> None:
    with new_file(path) as file:
        scoring = file.scoring()
        judgements = sum(len(score.judgements) for score in scoring.scores.values())
        written = sum(bool(score.id) for score in scoring.scores.values())
        assert file.round_rows(scoring.round.id) == written + judgements > 0
