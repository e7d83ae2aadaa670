"""The ranking as an exhibit: its figure and its table."""

from __future__ import annotations

from functools import partial

from dia_desktop.charts.exhibit import Exhibit, What
from dia_desktop.charts.ranking_chart import ranking_figure
from dia_desktop.charts.ranking_export import RankingExport
from dia_desktop.charts.ranking_table import ranking_table
from dia_desktop.language import tr


def ranking_exhibit(export: RankingExport) -> Exhibit:
    """Return the ranking of a round as it leaves the program."""
    return Exhibit(
        what=What.RANKING,
        title=tr("Ranking"),
        text=export.text,
        figure=partial(
            ranking_figure,
            export.ranking,
            export.scoring.round,
            export.strategy,
            numbers=export.numbers,
            sources=export.sources,
            firmness=export.firmness,
        ),
        table=partial(ranking_table, export.strategy, export.scoring, export.ranking),
    )
