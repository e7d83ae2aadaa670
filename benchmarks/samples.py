"""Strategies of any size with made-up scores, for timing only."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

import numpy as np

from dia_desktop.store import StrategyFile
from dia_desktop.store.edits import close_round, open_round
from dia_desktop.strategy.records import (
    Criterion,
    Draft,
    Market,
    Round,
    Scale,
    Score,
    ScoringRound,
    Strategy,
)

SCALE = Scale("points", "worst", "best", ((0.0, 0.0), (100.0, 100.0)))
AS_OF = date(2020, 1, 1)
MISSING = 0.01


def draft(markets: int, criteria: int) -> Draft:
    """Return a strategy with random evidence, a `MISSING` share of the cells left out."""
    generator = np.random.default_rng(1)
    values = generator.uniform(5, 95, (markets, criteria))
    known = generator.uniform(size=values.shape) > MISSING
    rows = tuple(Market(_id(f"m{i}"), "", f"Market {i + 1}", i, position=i) for i in range(markets))
    columns = tuple(
        Criterion(_id(f"c{j}"), f"Criterion {j + 1}", "flag", SCALE, 1 / criteria, position=j)
        for j in range(criteria)
    )
    scores = {
        (rows[i].id, columns[j].id): Score(
            _id(f"s{i}.{j}"), rows[i].id, columns[j].id, values[i, j], values[i, j] - 4, values[i, j] + 4
        )
        for i, j in np.argwhere(known).tolist()
    }
    first = Round(_id("round"), 1, "Round 1", AS_OF, target_count=3)
    strategy = Strategy(_id("strategy"), f"{markets} markets", (first,))
    return Draft(strategy, ScoringRound(first, rows, columns, scores))


def strategy_file(folder: Path, markets: int, criteria: int, closed_rounds: int = 0) -> Path:
    """Write a strategy file with so many closed rounds before the open one; return its path."""
    path = folder / f"{markets}x{criteria}x{closed_rounds}.strategy"
    with StrategyFile.create(path, draft(markets, criteria), author="benchmark") as file:
        for number in range(closed_rounds):
            close_round(file, file.strategy().latest.id)
            open_round(file, f"Round {number + 2}", AS_OF)
    return path


def _id(name: str) -> str:
    return str(uuid5(NAMESPACE_URL, name))
