"""The ranking figure in words, for those who cannot see it."""

from __future__ import annotations

from dia_desktop.charts.wording import (
    cut_words,
    has_cut,
    has_whisker,
)
from dia_desktop.language import tr
from dia_desktop.strategy.evaluation import Ranking
from dia_desktop.strategy.numbers import Numbers
from dia_desktop.strategy.records import Round
from dia_desktop.strategy.standings import not_scored, rank_range, role_name, total_text
from dia_desktop.strategy.verdict import headline, joined, second_line


def alt_text(ranking: Ranking, scoring_round: Round, numbers: Numbers) -> str:
    """Return the figure as text: the finding, then every market from first to last, then the cut line."""
    second = second_line(ranking, scoring_round.target_count)
    said = [f"{headline(ranking, numbers)}.", *([second] if second else [])]
    said += [_market(ranking, int(row), numbers) for row in ranking.order]
    if has_cut(ranking, scoring_round):
        said.append(f"{cut_words(scoring_round)}.")
    return " ".join(said)


def _market(ranking: Ranking, row: int, numbers: Numbers) -> str:
    market = ranking.matrix.markets[row]
    values = {
        "rank": int(ranking.ranks[row]),
        "market": market.name,
        "role": role_name(market.role),
        "total": total_text(ranking, row, numbers),
    }
    if ranking.score(row) is None:
        possible = rank_range(ranking, row) or str(values["rank"])
        return tr(
            "{rank}. {market} ({role}): {total} points, {missing} not scored, possible ranks {possible}."
        ).format(**values, missing=joined(not_scored(ranking, row)), possible=possible)
    if has_whisker(ranking, row):
        low, high = numbers.number(float(ranking.low[row])), numbers.number(float(ranking.high[row]))
        return tr("{rank}. {market} ({role}): {total} points, 5–95 % {low} to {high}.").format(
            **values, low=low, high=high
        )
    return tr("{rank}. {market} ({role}): {total} points.").format(**values)
