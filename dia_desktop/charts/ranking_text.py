"""The ranking as plain text for a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from dia_desktop.charts.plain_text import one_line
from dia_desktop.charts.wording import Context, cut_words, footer, has_cut
from dia_desktop.language import tr
from dia_desktop.strategy.evaluation import Ranking
from dia_desktop.strategy.numbers import Numbers
from dia_desktop.strategy.standings import rank_range, role_name, total_text
from dia_desktop.strategy.verdict import second_line

Row = tuple[str, ...]
#: Columns whose figures stand under each other.
_RIGHT = (0, 3)
_GAP = "  "


def ranking_text(ranking: Ranking, context: Context) -> str:
    """Return the ranking as a table, with the verdict, weights and caveats below."""
    rows = [_row(ranking, int(row), context.numbers) for row in ranking.order]
    header = (tr("rank"), tr("market"), tr("role"), tr("total"), tr("5–95 %"), tr("ranks possible"))
    lines = _aligned([header, *rows])
    if has_cut(ranking, context.scoring_round):
        lines.insert(1 + context.scoring_round.target_count, f"--- {cut_words(context.scoring_round)} ---")
    what, *rest = (one_line(line) for line in footer(ranking, context))
    said = second_line(ranking, context.scoring_round.target_count)
    return "\n".join([what, "", *lines, "", *([one_line(said)] if said else []), *rest])


def _row(ranking: Ranking, row: int, numbers: Numbers) -> Row:
    market = ranking.matrix.markets[row]
    low, high = float(ranking.low[row]), float(ranking.high[row])
    return (
        str(int(ranking.ranks[row])),
        one_line(market.name),
        role_name(market.role),
        total_text(ranking, row, numbers),
        f"{numbers.number(low)}–{numbers.number(high)}" if low < high else "",
        rank_range(ranking, row),
    )


def _aligned(rows: Sequence[Row]) -> list[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [
        _GAP.join(
            cell.rjust(width) if i in _RIGHT else cell.ljust(width)
            for i, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]
