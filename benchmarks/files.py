"""The strategy file: opening a large one, and committing an edit with its history."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.samples import strategy_file
from benchmarks.timing import measure, row
from dia_desktop.store import StrategyFile
from dia_desktop.store.edits.scores import ScoreChange, set_scores
from dia_desktop.strategy.evaluation import rank_markets
from dia_desktop.strategy.matrix import scoring_matrix

ROUNDS = 20


def report() -> list[str]:
    """Return the lines of the report."""
    lines = [f"Strategy file, 200 markets x 30 criteria x {ROUNDS} closed rounds and an open one"]
    with TemporaryDirectory() as folder:
        path = strategy_file(Path(folder), 200, 30, ROUNDS)
        megabytes = path.stat().st_size / 1e6
        lines.append(
            row(f"open, read and rank ({megabytes:.0f} MB)", measure(lambda: _open(path), 9), "goal 1000 ms")
        )
        with StrategyFile.open(path, author="benchmark") as file:
            scoring = file.scoring()
            values = iter(range(10**6))

            def edit() -> None:
                change = ScoreChange(
                    scoring.markets[0].id, scoring.criteria[0].id, {"agreed": float(next(values) % 101)}
                )
                set_scores(file, scoring.round.id, (change,))

            lines.append(row("one score committed, with its history", measure(edit, 60)))
    return lines


def _open(path: Path) -> None:
    with StrategyFile.open(path, author="benchmark") as file:
        file.strategy()
        rank_markets(scoring_matrix(file.scoring()))
