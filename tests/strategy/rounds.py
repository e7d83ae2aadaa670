"""Small rounds to test with: the worked sample of six markets, and rounds of any shape."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from dia_desktop.strategy.records import (
    Criterion,
    Judgement,
    Market,
    Partner,
    Round,
    Scale,
    Score,
    ScoringRound,
)
from dia_desktop.strategy.role import Role

MARKETS = ("USA", "Canada", "Mexico", "China", "Brazil", "Morocco")
CRITERIA = ("Political stability", "Trade agreements with the EU", "Survey demand")
WEIGHTS = (0.40, 0.25, 0.35)
#: Agreed values; Morocco has none on agreements.
VALUES: tuple[tuple[float | None, ...], ...] = (
    (64, 42, 90),
    (72, 81, 41),
    (42, 90, 44),
    (36, 20, 98),
    (44, 30, 66),
    (46, None, 12),
)
SCALE = Scale(unit="points", worst="0", best="100", points=((0.0, 0.0), (100.0, 100.0)))


def scoring_round(
    values: Sequence[Sequence[float | None]],
    weights: Sequence[float],
    names: Sequence[str] = MARKETS,
    targets: int = 3,
) -> ScoringRound:
    """Return a round whose values are agreed; None is missing."""
    markets = tuple(
        Market(f"m{i}", "", name, i, Role.CANDIDATE, i) for i, name in enumerate(names[: len(values)])
    )
    criteria = tuple(
        Criterion(f"c{j}", CRITERIA[j] if j < len(CRITERIA) else f"Criterion {j}", "flag", SCALE, weight)
        for j, weight in enumerate(weights)
    )
    scores = {
        (f"m{i}", f"c{j}"): Score(f"s{i}-{j}", f"m{i}", f"c{j}", agreed=value)
        for i, row in enumerate(values)
        for j, value in enumerate(row)
        if value is not None
    }
    info = Round("r1", 1, "Round 1", date(2019, 10, 31), target_count=targets)
    return ScoringRound(info, markets, criteria, scores)


def sample() -> ScoringRound:
    """Return the worked sample: weights 40/25/35, Morocco not scored on agreements."""
    return scoring_round(VALUES, WEIGHTS)


def partners(count: int) -> tuple[Partner, ...]:
    """Return that many partners, P1, P2 ..."""
    return tuple(Partner(f"p{i}", f"P{i}", f"Partner {i}", position=i - 1) for i in range(1, count + 1))


def judged(scoring: ScoringRound, cells: Mapping[tuple[int, int], Sequence[float | None]]) -> ScoringRound:
    """Return a round in which partners judged cells (row, column), first P1, then P2 ...; None: abstained."""
    scores = dict(scoring.scores)
    for (row, column), values in cells.items():
        cell = scoring.markets[row].id, scoring.criteria[column].id
        held = tuple(Judgement(f"p{i}", value) for i, value in enumerate(values, start=1))
        scores[cell] = Score("", *cell, judgements=held)
    return replace(scoring, scores=scores)
