"""Everything of a strategy that can be exported, each made when it is asked for."""

from __future__ import annotations

from functools import cached_property

from dia_desktop.charts.exhibit import ROADMAP, Exhibit, What
from dia_desktop.charts.ranking_exhibit import ranking_exhibit
from dia_desktop.charts.ranking_export import RankingExport, ranked_export
from dia_desktop.charts.roadmap_exhibits import nothing_of_roadmap, roadmap_exhibit
from dia_desktop.charts.roadmap_export import RoadmapExport
from dia_desktop.charts.robustness_exhibits import RobustnessExport, nothing_to_show, robustness_exhibit
from dia_desktop.charts.swot_exhibits import SWOT, nothing_of_swot, swot_exhibit
from dia_desktop.charts.swot_export import SwotExport
from dia_desktop.language import tr
from dia_desktop.strategy.robustness_report import robustness_report
from dia_desktop.strategy.verdict import can_rank, nothing_to_say


class ExhibitSource:
    """Makes the exhibits of a strategy; what takes long is worked out once, and only where it is needed."""

    def __init__(self, source: SwotExport, roadmap: RoadmapExport) -> None:
        self._source = source
        self._roadmap = roadmap

    @cached_property
    def _ranked(self) -> RankingExport:
        return ranked_export(self._source.strategy, self._source.scoring)

    @cached_property
    def _robustness(self) -> RobustnessExport:
        export = self._ranked
        report = robustness_report(export.scoring, export.ranking, export.strategy.partners)
        return RobustnessExport(export, report)

    def nothing_to_show(self, what: What) -> str:
        """Return why there is nothing to show of it, a sentence; "" where there is something."""
        if what in SWOT:
            return nothing_of_swot(self._source.swot, what)
        if what in ROADMAP:
            return nothing_of_roadmap(self._roadmap, what)
        scoring = self._source.scoring
        if not can_rank(len(scoring.markets), len(scoring.criteria)):
            return tr("{sentence}.").format(sentence=nothing_to_say())
        return "" if what is What.RANKING else nothing_to_show(self._robustness.report, what)

    def exhibit(self, what: What) -> Exhibit:
        """Return an exhibit.

        Raises
        ------
        InvalidInputError
            Where it has nothing to show.
        """
        if what in SWOT:
            return swot_exhibit(self._source, what)
        if what in ROADMAP:
            return roadmap_exhibit(self._roadmap, what)
        if what is What.RANKING:
            return ranking_exhibit(self._ranked)
        return robustness_exhibit(self._robustness, what)
