"""An edit as it must behave: done, undone, done again, and the same after the file was opened anew."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from dia_desktop.store import Applied, StrategyFile
from tests.made_files import new_strategy
from tests.store.strategies import Clock, content, draft

Edit = Callable[[StrategyFile], Applied]


def replayed(path: Path, edit: Edit, *before: Edit) -> str:
    """Do an edit in a new file, after others, undo and redo it, also after a restart; return its label."""
    with new_strategy(path, draft(), author="Ann", clock=Clock()) as file:
        for earlier in before:
            earlier(file)
        first = content(path)
        applied = edit(file)
        done, seen = content(path), _records(file)
        assert applied.areas
        assert file.undo_label == applied.label
        file.undo()
        assert content(path) == first
    with StrategyFile.open(path, author="Bob", clock=Clock()) as again:
        assert again.redo_label == applied.label
        again.redo()
        assert content(path) == done
        assert _records(again) == seen
        again.undo()
        assert content(path) == first
        again.redo()
    StrategyFile.check(path)
    return applied.label


def _records(file: StrategyFile) -> tuple[object, ...]:
    return file.swot(), file.roadmap(), file.funding(), file.kpis()
