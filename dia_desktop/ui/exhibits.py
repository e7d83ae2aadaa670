"""What of a strategy can leave the window, and how it comes about beside the window."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import date
from threading import Event
from typing import TYPE_CHECKING

from dia_desktop.charts.exhibit import ROADMAP, Exhibit, What
from dia_desktop.language import tr
from dia_desktop.strategy.draws import Varied
from dia_desktop.strategy.records import ScoringRound, Strategy
from dia_desktop.strategy.swot import Swot
from dia_desktop.ui.desk import Desk
from dia_desktop.ui.dialogs import today

if TYPE_CHECKING:
    from dia_desktop.charts.roadmap_export import RoadmapExport, TypeSize
    from dia_desktop.charts.robustness_exhibits import RobustnessExport
    from dia_desktop.report.exchanged_roadmap import ExchangedRoadmap
    from dia_desktop.report.roadmap_documents import RoadmapFile
    from dia_desktop.strategy.revisions import Revision
    from dia_desktop.strategy.robustness_report import RobustnessReport


@dataclass(frozen=True, slots=True)
class GanttPaper:
    """How a Gantt chart is put on paper.

    Attributes
    ----------
    days : the first and the last one; None for all of the plan.
    size : of its type; None for the usual one.
    """

    days: tuple[date, date] | None = None
    size: TypeSize | None = None


def exhibit_title(what: What) -> str:
    """Return what an exhibit is called in the window."""
    return {
        What.RANKING: tr("Ranking"),
        What.RANK_SHARES: tr("How often each rank occurs"),
        What.WEIGHT_RANGES: tr("How far each weight can move"),
        What.METHODS: tr("What other methods say"),
        What.PARTNERS: tr("Each partner’s own ranking"),
        What.DRIVERS: tr("What drives the gap"),
        What.WEIGHTS_TRIANGLE: tr("Weights triangle"),
        What.SWOT: tr("SWOT board"),
        What.TOWS: tr("Strategies (TOWS)"),
        What.GANTT: tr("Roadmap"),
        What.COVERAGE: tr("Funding and budget"),
        What.KPIS: tr("Targets and where we are"),
    }[what]


def named_view(desk: Desk) -> ScoringRound:
    """Return the shown round; its name says so where it is what one partner alone sees."""
    if desk.partner is None:
        return desk.scoring
    shown = desk.scoring.round
    name = tr("{round}, as {partner} alone sees it").format(round=shown.name, partner=desk.partner.short)
    return replace(desk.scoring, round=replace(shown, name=name))


def roadmap_export(desk: Desk, changed: date | None, paper: GanttPaper | None = None) -> RoadmapExport:
    """Return the roadmap with its funding and its KPIs, as they are today and as they are looked at.

    Parameters
    ----------
    paper : how the Gantt chart is put on paper; None for the days that are on the screen.
    """
    from dia_desktop.charts.roadmap_export import PLAIN_VIEW, RoadmapExport, TypeSize
    from dia_desktop.ui.roadmap.outlook import Outlook, shown_by

    now, outlook = today(), desk.outlook or Outlook()
    names = {each.seq: each.name for each in desk.file.revisions()}
    compared = outlook.compared if outlook.compared in names else None
    paper = paper or GanttPaper(desk.days_seen)
    first, last = paper.days or (None, None)
    return RoadmapExport(
        desk.strategy,
        desk.group.markets,
        desk.roadmap,
        desk.funding,
        desk.kpis,
        reviews=frozenset(each.activity.id for each in desk.planned.reviews),
        compared=None if compared is None else desk.past.at(compared).roadmap,
        revision="" if compared is None else names[compared],
        shown=shown_by(outlook, desk.roadmap),
        view=replace(
            PLAIN_VIEW,
            lanes=outlook.lanes,
            colour=outlook.colour,
            folded=outlook.folded,
            links=outlook.links,
            today=now,
            first=first,
            last=last,
        ),
        type_size=(paper.size or TypeSize.NORMAL).points,
        changed=changed,
        today=now,
    )


def exchanged_roadmap(desk: Desk, files: Collection[RoadmapFile] = ()) -> ExchangedRoadmap:
    """Return the roadmap as other programs get it, all of it, however it is looked at.

    Changes are those since the compared revision, or since the last one.

    Parameters
    ----------
    files : what will be written; the roadmap of the revision is read only for the changes.
    """
    from dia_desktop.report.exchanged_roadmap import ExchangedRoadmap

    records = (desk.roadmap, desk.swot, desk.funding, desk.kpis)
    since, before = _listed_since(desk), None
    if since is not None and "changes" in files:
        earlier = desk.past.at(since.seq)
        before = earlier.roadmap, earlier.funding
    return ExchangedRoadmap(desk.strategy, desk.group, *records, desk.file.last_saved_at, since, before)


def _listed_since(desk: Desk) -> Revision | None:
    """Return the compared revision, or the last one; None where no moment has a name."""
    known = {each.seq: each for each in desk.file.revisions()}
    compared = None if desk.outlook is None else desk.outlook.compared
    return known.get(compared or 0, next(reversed(known.values()), None))


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """Makes the exhibits of a round as the command line makes them; for use on one worker thread.

    Attributes
    ----------
    view, group : the round as it is shown, and as the group holds it; all partners beside each other are
        always those of the group.
    report : how sure the ranking of `view` is, where that is known already.
    swot : as it is, with the day of the last change of the file.
    roadmap : with funding and KPIs, where a picture of it is wanted.
    varied : what is varied in the shares of ranks.
    stop : set where nobody waits for it any more, so that the draws end.
    """

    strategy: Strategy
    view: ScoringRound
    group: ScoringRound
    report: RobustnessReport | None
    swot: Swot = field(default_factory=Swot)
    changed: date | None = None
    roadmap: RoadmapExport | None = None
    varied: Varied = Varied.BOTH
    stop: Event = field(default_factory=Event)
    _made: dict[str, RobustnessExport] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        desk: Desk,
        whats: Collection[What],
        varied: Varied = Varied.BOTH,
        paper: GanttPaper | None = None,
    ) -> Source:
        """Return what these exhibits need: the round that a desk shows, with the weights of the file.

        Parameters
        ----------
        paper : how the Gantt chart is put on paper; None for the days that are on the screen.
        """
        report = None if desk.previewing else desk.report
        saved = desk.file.last_saved_at
        changed = None if saved is None else saved.date()
        roadmap = roadmap_export(desk, changed, paper) if set(whats) & set(ROADMAP) else None
        return cls(desk.strategy, named_view(desk), desk.group, report, desk.swot, changed, roadmap, varied)

    def exhibit(self, what: What) -> Exhibit:
        """Return one exhibit.

        Raises
        ------
        InvalidInputError
            Where it has nothing to show.
        """
        from dia_desktop.charts.ranking_exhibit import ranking_exhibit
        from dia_desktop.charts.ranking_export import ranked_export

        if what in {What.SWOT, What.TOWS}:
            from dia_desktop.charts.swot_exhibits import swot_exhibit
            from dia_desktop.charts.swot_export import SwotExport

            return swot_exhibit(SwotExport(self.strategy, self.group, self.swot, self.changed), what)
        if self.roadmap is not None and what in ROADMAP:
            from dia_desktop.charts.roadmap_exhibits import roadmap_exhibit

            return roadmap_exhibit(self.roadmap, what, self.stop.is_set)
        if what is What.RANKING:
            return ranking_exhibit(ranked_export(self.strategy, self.view))
        from dia_desktop.charts.robustness_exhibits import robustness_exhibit

        return robustness_exhibit(self._robustness(self.group if what is What.PARTNERS else self.view), what)

    def _robustness(self, scoring: ScoringRound) -> RobustnessExport:
        from dia_desktop.charts.ranking_export import ranked_export
        from dia_desktop.charts.robustness_exhibits import RobustnessExport
        from dia_desktop.strategy.robustness_report import robustness_report

        known = self._made.get(scoring.round.name)
        if known is None:
            export = ranked_export(self.strategy, scoring)
            report = self.report
            if report is None or report.scoring is not scoring:
                report = robustness_report(
                    scoring, export.ranking, self.strategy.partners, cancelled=self.stop.is_set
                )
            known = self._made[scoring.round.name] = RobustnessExport(export, report, self.varied)
        return known
