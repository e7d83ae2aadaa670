"""The pictures of the Robustness page as exhibits: each with its finding, its caveats and its table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

import numpy as np
from matplotlib.figure import Figure

from dia_desktop.charts.drivers_chart import DriverBars, driver_bars, drivers_chart
from dia_desktop.charts.exhibit import Exhibit, PictureText, What
from dia_desktop.charts.methods_chart import method_ranks, methods_chart
from dia_desktop.charts.palette import ChartTheme
from dia_desktop.charts.partners_chart import partner_ranks, partners_chart
from dia_desktop.charts.rank_chart import rank_chart, rank_shares
from dia_desktop.charts.ranking_chart import check_markets
from dia_desktop.charts.ranking_export import RankingExport
from dia_desktop.charts.robustness_tables import (
    drivers_table,
    methods_table,
    partners_table,
    rank_shares_table,
    triangle_table,
    weight_ranges_table,
)
from dia_desktop.charts.sketch import Measure, Sketch
from dia_desktop.charts.sketch_figure import Layout, on_paper, sketch_figure
from dia_desktop.charts.sketch_pad import TABLE
from dia_desktop.charts.stability_chart import stability_chart, weight_ranges
from dia_desktop.charts.triangle_chart import triangle_chart, weight_triangle
from dia_desktop.charts.wording import PROGRAM, framed
from dia_desktop.errors import InvalidInputError
from dia_desktop.language import tr, tr_n
from dia_desktop.strategy.draws import Varied
from dia_desktop.strategy.evaluation import Ranking
from dia_desktop.strategy.finding import Chart
from dia_desktop.strategy.findings import findings
from dia_desktop.strategy.methods import method_name, method_note
from dia_desktop.strategy.numbers import Numbers
from dia_desktop.strategy.plausible import plausible_words
from dia_desktop.strategy.robustness_report import RobustnessReport
from dia_desktop.strategy.verdict import about_sentence, anything_known, caption, nothing_to_say
from dia_desktop.strategy.winners import LEAST_CORNERS

#: A picture says so many of its places in words at most; the table has the rest.
MOST_SAID = 200
#: The pictures of the Robustness page, in the order of the page.
ROBUSTNESS = (
    What.RANK_SHARES,
    What.WEIGHT_RANGES,
    What.WEIGHTS_TRIANGLE,
    What.METHODS,
    What.PARTNERS,
    What.DRIVERS,
)


@dataclass(frozen=True, slots=True)
class RobustnessExport:
    """Everything these exhibits need; frozen, so that it may cross into a worker thread.

    Attributes
    ----------
    varied : what is varied in the rank shares that are shown.
    """

    export: RankingExport
    report: RobustnessReport
    varied: Varied = Varied.BOTH

    @property
    def ranking(self) -> Ranking:
        """The ranking they are about."""
        return self.report.ranking

    @property
    def numbers(self) -> Numbers:
        """How figures are written."""
        return self.export.numbers

    def finding(self, chart: Chart) -> tuple[str, str]:
        """Return the first finding of a chart: title and detail."""
        found = findings(self.report, self.numbers)
        return next(((each.title, each.whole) for each in found if each.chart is chart), ("", ""))


def robustness_exhibit(shown: RobustnessExport, what: What) -> Exhibit:
    """Return one picture of the Robustness page as it leaves the program.

    Raises
    ------
    InvalidInputError
        Where it has nothing to show.
    """
    reason = nothing_to_show(shown.report, what)
    if reason:
        raise InvalidInputError(reason)
    make: dict[What, Callable[[RobustnessExport], Exhibit]] = {
        What.RANK_SHARES: _rank_shares,
        What.WEIGHT_RANGES: _weight_ranges,
        What.WEIGHTS_TRIANGLE: _weights_triangle,
        What.METHODS: _methods,
        What.PARTNERS: _partners,
        What.DRIVERS: _drivers,
    }
    return make[what](shown)


def robustness_exhibits(shown: RobustnessExport) -> tuple[Exhibit, ...]:
    """Return all that have something to show."""
    return tuple(
        robustness_exhibit(shown, what) for what in ROBUSTNESS if not nothing_to_show(shown.report, what)
    )


def nothing_to_show(report: RobustnessReport, what: What) -> str:
    """Return why there is nothing to show in a picture, a sentence; "" where there is something."""
    ranking = report.ranking
    criteria = len(ranking.matrix.criteria)
    if not anything_known(ranking):
        return tr("{sentence}.").format(sentence=nothing_to_say())
    if what is What.WEIGHT_RANGES and criteria == 1:
        return tr("With a single criterion there is no weight to move.")
    if what is What.WEIGHTS_TRIANGLE and criteria != LEAST_CORNERS:
        return tr("The weights triangle needs three criteria; this round has {count}.").format(count=criteria)
    if what is What.PARTNERS and not report.partners.gave:
        return tr("No partner has given scores or weights of its own.")
    if what is What.DRIVERS and not report.first.drivers:
        return tr("Nothing that is uncertain moves the gap between the first two markets.")
    return ""


# -- one by one ----------------------------------------------------------------------------------


def _rank_shares(shown: RobustnessExport) -> Exhibit:
    found, title, detail = shown.report.shares[shown.varied], *shown.finding(Chart.RANKS)
    said = [tr("{caption}.").format(caption=caption(found, shown.numbers))]
    if found.unsettled.any():
        said.append(about_sentence())
    content = rank_shares(shown.ranking, found, shown.export.scoring.round.target_count)
    return _exhibit(
        shown,
        _Face(What.RANK_SHARES, tr("How often each rank occurs"), title, detail, tuple(said)),
        partial(rank_chart, content),
        partial(rank_shares_table, shown.export, found),
        # Said once per market in the table, not once per cell.
        spoken=partial(rank_chart, replace(content, typical=np.full_like(content.typical, np.nan))),
    )


def _weight_ranges(shown: RobustnessExport) -> Exhibit:
    moves, title, detail = shown.report.stability, *shown.finding(Chart.WEIGHTS)
    said = (tr("Exact: one weight moves, the others keep their proportions."), *_gaps(shown))
    return _exhibit(
        shown,
        _Face(What.WEIGHT_RANGES, tr("How far each weight can move"), title, detail, said),
        partial(stability_chart, weight_ranges(shown.ranking, moves)),
        partial(weight_ranges_table, shown.export, moves),
    )


def _weights_triangle(shown: RobustnessExport) -> Exhibit:
    plausible, numbers = shown.report.firmness.plausible, shown.numbers
    content = weight_triangle(shown.ranking, plausible)
    widest = max(content.winners, key=lambda winner: winner.area)
    title = tr("{market} is first in {share} of all weightings").format(
        market=content.markets[widest.market].name, share=numbers.percent(widest.area)
    )
    detail = tr("Dashed: {plausible}. Dot: the weights of now.").format(
        plausible=plausible_words(plausible, numbers)
    )
    hatched = any(not winner.all_sure for winner in content.winners)
    said = [tr("Exact: every point is one way to share the weight among the three criteria.")]
    said += [tr("Hatched: a missing score could change who is first.")] * hatched
    return _exhibit(
        shown,
        _Face(What.WEIGHTS_TRIANGLE, tr("Weights triangle"), title, detail, tuple(said)),
        partial(triangle_chart, content),
        partial(triangle_table, shown.export, content),
    )


def _methods(shown: RobustnessExport) -> Exhibit:
    found, title, detail = shown.report.methods, *shown.finding(Chart.METHODS)
    notes = [
        tr("{method}: {note}").format(
            method=method_name(result.method),
            note=method_note(result.method, shown.report.scoring, shown.numbers),
        )
        for result in found.ran
    ]
    content = method_ranks(shown.ranking, found, shown.export.scoring.round.target_count)
    said = (tr("{notes}.").format(notes="; ".join(notes)),)
    return _exhibit(
        shown,
        _Face(What.METHODS, tr("Cross-check by other methods"), title, detail, said),
        partial(methods_chart, content),
        partial(methods_table, shown.export, found),
    )


def _partners(shown: RobustnessExport) -> Exhibit:
    found, title, detail = shown.report.partners, *shown.finding(Chart.PARTNERS)
    said = (
        tr("What a partner did not give is taken from the group. Agreement: Kendall’s tau-b with the group."),
        *_gaps(shown),
    )
    return _exhibit(
        shown,
        _Face(What.PARTNERS, tr("Each partner’s own ranking"), title, detail, said),
        partial(partners_chart, partner_ranks(shown.ranking, found)),
        partial(partners_table, shown.export, found),
    )


def _drivers(shown: RobustnessExport) -> Exhibit:
    report, title, detail = shown.report, *shown.finding(Chart.DRIVERS)
    plausible = plausible_words(report.firmness.plausible, shown.numbers)
    said = (
        tr(
            "One figure at a time at the ends of its range ({plausible}; scores from 5 to 95 %, missing ones "
            "anywhere), all else as now."
        ).format(plausible=plausible),
    )
    tornados = [report.first, *([] if report.cut is None else [report.cut])]
    content = driver_bars(report.scoring, shown.ranking, report.first, shown.numbers)
    detail = tr("{title}. {detail}").format(title=title, detail=detail)
    return _exhibit(
        shown,
        _Face(What.DRIVERS, tr("What moves the gap between the first two"), _turning(content), detail, said),
        partial(drivers_chart, content),
        partial(drivers_table, shown.export, tornados),
    )


def _turning(content: DriverBars) -> str:
    """Return how many data could, each alone, put the market behind ahead."""
    count = sum(bar.crosses for bar in content.bars)
    pattern = (
        tr_n(
            "One figure or weight alone could put {behind} ahead of {ahead}",
            "{count} figures or weights, each alone, could put {behind} ahead of {ahead}",
            count,
        )
        if count
        else tr("No figure or weight alone puts {behind} ahead of {ahead}")
    )
    return pattern.format(count=count, behind=content.behind.name, ahead=content.ahead.name)


def _gaps(shown: RobustnessExport) -> tuple[str, ...]:
    """Say where missing scores stand, where there are any."""
    missing = bool(shown.ranking.matrix.missing.any())
    return (tr("Missing scores stand in the middle of their range."),) if missing else ()


# -- what all have in common ---------------------------------------------------------------------

#: Lays a chart out, as all of them do.
_Chart = Callable[[float, float | None, ChartTheme, Measure, Numbers], Sketch]


@dataclass(frozen=True, slots=True)
class _Face:
    """What an exhibit is called, its finding, and what must be said under it."""

    what: What
    title: str
    finding: str
    detail: str
    said: tuple[str, ...]


def _exhibit(
    shown: RobustnessExport,
    face: _Face,
    chart: _Chart,
    table: Callable[[], bytes],
    spoken: _Chart | None = None,
) -> Exhibit:
    """Return an exhibit; `spoken` is the chart whose places are said instead of its own."""
    footer = framed(shown.ranking, shown.export.context, face.said)
    text = PictureText(
        title=face.finding,
        description=_description(face, _layout(shown, spoken or chart)),
        keywords=" ".join(footer),
        program=PROGRAM,
    )
    figure = partial(_figure, shown, face, _layout(shown, chart), footer)
    return Exhibit(face.what, face.title, text, figure, table)


def _layout(shown: RobustnessExport, chart: _Chart) -> Layout:
    """Return a chart as it is laid out on paper, as high as it needs."""

    def layout(width: float, theme: ChartTheme, measure: Measure) -> Sketch:
        return chart(width, None, theme, measure, shown.numbers)

    return layout


def _figure(shown: RobustnessExport, face: _Face, layout: Layout, footer: Sequence[str]) -> Figure:
    check_markets(len(shown.ranking.matrix.markets))
    return sketch_figure(layout, face.finding, face.detail, footer)


def _description(face: _Face, layout: Layout) -> str:
    """Return a picture in words: its finding, then what is to be seen at each place."""
    tips = [spot.tip for spot in on_paper(layout).spots if spot.key != TABLE]
    said = [face.finding, *tips[:MOST_SAID]]
    sentences = [tr("{sentence}.").format(sentence=sentence) for sentence in said]
    if face.detail:
        sentences.insert(1, face.detail)
    if len(tips) > MOST_SAID:
        sentences.append(tr("The rest is in the table."))
    return " ".join(sentences)
