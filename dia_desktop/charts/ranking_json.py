"""The ranking as JSON for scripts, numbers in full precision."""

from __future__ import annotations

import json
from collections.abc import Sequence

from dia_desktop.charts.report_json import Json, report_json
from dia_desktop.charts.wording import Context
from dia_desktop.strategy.evaluation import Matrix, Ranking
from dia_desktop.strategy.records import Market
from dia_desktop.strategy.robustness import Robustness
from dia_desktop.strategy.robustness_report import RobustnessReport
from dia_desktop.strategy.standings import not_scored
from dia_desktop.strategy.verdict import verdict


def ranking_json(ranking: Ranking, context: Context, report: RobustnessReport | None = None) -> str:
    """Return the ranking of a round as one JSON object, with a report on how sure it is where one is given.

    A market with a missing score has no ``score``: ``low`` and ``high`` span what is possible, ``rank_low``
    and ``rank_high`` the best and worst rank, and its missing contributions are null.
    """
    matrix = ranking.matrix
    keys = _keys(matrix.markets)
    document: Json = {
        "strategy": context.strategy.title,
        "round": context.scoring_round.number,
        "round_name": context.scoring_round.name,
        "as_of": context.scoring_round.as_of.isoformat(),
        "weights": {
            criterion.name: float(weight)
            for criterion, weight in zip(matrix.criteria, ranking.weights, strict=True)
        },
        "ranking": [_market(ranking, int(row), keys[int(row)]) for row in ranking.order],
        "robustness": None if context.firmness is None else _robustness(context.firmness, matrix, keys),
        **({} if report is None else report_json(report, keys)),
        "verdict": verdict(ranking, context.firmness, context.numbers),
    }
    return json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False)


def _keys(markets: Sequence[Market]) -> list[str]:
    """Return how scripts address each market: by its key, which no two may share.

    A code that another market has for its name stands for that one.
    """
    names = {market.name for market in markets}
    return [
        market.name if market.code in names and market.code != market.name else market.key
        for market in markets
    ]


def _market(ranking: Ranking, row: int, key: str) -> Json:
    matrix = ranking.matrix
    market = matrix.markets[row]
    cells = zip(matrix.criteria, ranking.parts[row], matrix.missing[row], strict=True)
    return {
        "rank": int(ranking.ranks[row]),
        "rank_low": int(ranking.best_rank[row]),
        "rank_high": int(ranking.worst_rank[row]),
        "market": key,
        "name": market.name,
        "role": market.role.value,
        "score": ranking.score(row),
        "low": float(ranking.low[row]),
        "high": float(ranking.high[row]),
        "contributions": {
            criterion.name: None if missing else float(part) for criterion, part, missing in cells
        },
        "missing": not_scored(ranking, row),
    }


def _robustness(firmness: Robustness, matrix: Matrix, keys: Sequence[str]) -> Json:
    plausible = firmness.plausible
    names = [criterion.name for criterion in matrix.criteria]
    return {
        "draws": firmness.draws,
        "seed": firmness.seed,
        "margin": firmness.margin,
        "weights_drawn": {
            "around": plausible.basis.value,
            "low": dict(zip(names, plausible.low.tolist(), strict=True)),
            "high": dict(zip(names, plausible.high.tolist(), strict=True)),
            "order": [names[column] for column in plausible.order],
        },
        "values_vary": firmness.values_vary,
        "first": dict(zip(keys, firmness.first.tolist(), strict=True)),
        "rank_acceptability": dict(zip(keys, firmness.acceptability.ranks.tolist(), strict=True)),
    }
