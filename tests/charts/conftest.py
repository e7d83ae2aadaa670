from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

import pytest

from dia_desktop.charts.ranking_export import RankingExport
from dia_desktop.evidence.example import example_draft
from dia_desktop.strategy.evaluation import rank_markets
from dia_desktop.strategy.matrix import scoring_matrix
from dia_desktop.strategy.records import Criterion, Market, Round, Scale, Score, ScoringRound, Strategy
from dia_desktop.strategy.role import Role

Rows = Sequence[Sequence[float | None]]
Make = Callable[..., RankingExport]
SCALE = Scale("points", "0", "100", points=((0.0, 0.0), (100.0, 100.0)))


@pytest.fixture
def make() -> Make:
    """Return what builds a ranking of agreed values; None is missing, `spread` makes them uncertain."""
    return _export


@pytest.fixture(scope="session")
def example() -> RankingExport:
    """Return the ranking of the example strategy."""
    draft = example_draft()
    return RankingExport(draft.strategy, draft.scoring, rank_markets(scoring_matrix(draft.scoring)))


def _export(
    rows: Rows,
    *,
    names: Sequence[str] = (),
    criteria: Sequence[str] = (),
    targets: int = 0,
    spread: float = 0.0,
    title: str = "Where next?",
) -> RankingExport:
    roles = (Role.TARGET, Role.CANDIDATE, Role.FALLBACK)
    markets = tuple(
        Market(f"m{i}", "", names[i] if names else f"Market {i}", i, roles[i % 3], i)
        for i in range(len(rows))
    )
    count = len(rows[0])
    columns = tuple(
        Criterion(
            f"c{j}", criteria[j] if criteria else f"Criterion {j}", "flag", SCALE, 1 / count, position=j
        )
        for j in range(count)
    )
    scores = {
        (f"m{i}", f"c{j}"): _score(i, j, value, spread)
        for i, row in enumerate(rows)
        for j, value in enumerate(row)
        if value is not None
    }
    scoring_round = Round("r", 1, "Round 1", date(2026, 1, 31), target_count=targets)
    scoring = ScoringRound(scoring_round, markets, columns, scores)
    strategy = Strategy("s", title, (scoring_round,))
    return RankingExport(strategy, scoring, rank_markets(scoring_matrix(scoring)))


def _score(i: int, j: int, value: float, spread: float) -> Score:
    score = Score(f"{i}-{j}", f"m{i}", f"c{j}", agreed=value, source="minutes", vintage="2026")
    if not spread:
        return score
    low, high = max(0.0, value - spread), min(100.0, value + spread)
    return replace(score, agreed=None, natural=value, natural_low=low, natural_high=high)
