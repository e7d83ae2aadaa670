from __future__ import annotations

from collections.abc import Callable

import numpy as np

from dia_desktop.charts.alt_text import alt_text
from dia_desktop.charts.ranking_export import RankingExport
from dia_desktop.strategy.evaluation import rank_markets
from dia_desktop.strategy.numbers import PlainNumbers
from dia_desktop.strategy.standings import total_text


def said(export: RankingExport) -> str:
    return alt_text(export.ranking, export.scoring.round, export.numbers)


def test_the_example_in_words(example: RankingExport) -> None:
    assert said(example) == (
        "Canada is ahead on what is known so far. "
        "Mexico and Morocco could still be first: Survey demand is not scored. "
        "1. Canada (target): 63.9 points, 5–95 % 58.3 to 70.6. "
        "2. Mexico (fallback): 41–74 points, Survey demand not scored, possible ranks 1–4. "
        "3. Morocco (fallback): 38–71 points, Survey demand not scored, possible ranks 1–4. "
        "4. Brazil (target): 28–61 points, Survey demand not scored, possible ranks 2–6. "
        "5. USA (target): 38.0 points, 5–95 % 32.1 to 44.6. "
        "6. China (target): 28.2 points, 5–95 % 23.3 to 34.9. "
        "Targets: top 4."
    )


def test_certain_scores_are_said_without_bounds(make: Callable[..., RankingExport]) -> None:
    assert said(make([[80], [60]], names=["USA", "Canada"])) == (
        "USA leads Canada by 20.0 points. 1. USA (target): 80.0 points. 2. Canada (candidate): 60.0 points."
    )


def test_a_narrow_range_keeps_its_decimal(make: Callable[..., RankingExport]) -> None:
    matrix = make([[80, 60], [None, 60]]).ranking.matrix
    assert total_text(rank_markets(matrix, np.array([0.01, 0.99])), 1, PlainNumbers()) == "59.4–60.4"
