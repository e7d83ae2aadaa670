"""One row of a ranking in words: its total, the ranks it could take, its role, and what it lacks.

The screen, the figure, the table and the command line all say a row with these.
"""

from __future__ import annotations

import numpy as np

from dia_desktop.language import tr
from dia_desktop.strategy.evaluation import Ranking, shown_parts
from dia_desktop.strategy.numbers import Numbers
from dia_desktop.strategy.role import Role

#: A range of totals at least this wide (points) is said in whole points.
WHOLE_POINTS_FROM = 2.0


def total_text(ranking: Ranking, row: int, numbers: Numbers) -> str:
    """Return the total of a market as its shown parts add up, or its range where a score is missing."""
    if ranking.score(row) is not None:
        return numbers.number(sum(shown_parts(ranking.parts[row].tolist())))
    low, high = float(ranking.floor[row]), float(ranking.ceiling[row])
    decimals = 0 if high - low >= WHOLE_POINTS_FROM else 1
    return tr("{low}–{high}").format(low=numbers.number(low, decimals), high=numbers.number(high, decimals))


def rank_range(ranking: Ranking, row: int) -> str:
    """Return the ranks still possible once the missing scores are known, "" where there is only one."""
    best, worst = int(ranking.best_rank[row]), int(ranking.worst_rank[row])
    if best == worst or not ranking.open.any():
        return ""
    return tr("{best}–{worst}").format(best=best, worst=worst)


def role_name(role: Role) -> str:
    """Return the word for a role."""
    return {
        Role.TARGET: tr("target"),
        Role.CANDIDATE: tr("candidate"),
        Role.FALLBACK: tr("fallback"),
    }[role]


def not_scored(ranking: Ranking, row: int) -> list[str]:
    """Return the names of the criteria with weight on which a market has no score."""
    missing = ranking.matrix.missing[row] & (ranking.weights > 0)
    return [ranking.matrix.criteria[int(column)].name for column in np.flatnonzero(missing)]
