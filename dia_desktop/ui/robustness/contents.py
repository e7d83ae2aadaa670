"""What each card of the Robustness page shows: its title, its chart, or why there is none."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from dia_desktop.charts.drivers_chart import driver_bars, drivers_chart
from dia_desktop.charts.exhibit import What
from dia_desktop.charts.methods_chart import method_ranks, methods_chart
from dia_desktop.charts.palette import ChartTheme
from dia_desktop.charts.partners_chart import partner_ranks, partners_chart
from dia_desktop.charts.rank_chart import rank_chart, rank_shares
from dia_desktop.charts.sketch import Measure, Sketch
from dia_desktop.charts.stability_chart import stability_chart, weight_ranges
from dia_desktop.language import tr
from dia_desktop.strategy.draws import Varied
from dia_desktop.strategy.finding import Chart
from dia_desktop.strategy.methods import first_place
from dia_desktop.strategy.numbers import Numbers
from dia_desktop.ui.robustness.assessment import Assessed

#: Lays a chart out in a room of design pixels.
LayOut = Callable[[float, float, ChartTheme, Measure], Sketch]
Content = TypeVar("Content")
#: How the charts are called where they leave the program.
EXHIBITS = {
    Chart.RANKS: What.RANK_SHARES,
    Chart.WEIGHTS: What.WEIGHT_RANGES,
    Chart.METHODS: What.METHODS,
    Chart.PARTNERS: What.PARTNERS,
    Chart.DRIVERS: What.DRIVERS,
}


@dataclass(frozen=True, slots=True)
class Choices:
    """What the switches on the cards stand at.

    Attributes
    ----------
    varied : what is varied in the shares of ranks.
    at_cut : whether the drivers are those of the cut line rather than those of the first place.
    """

    varied: Varied = Varied.BOTH
    at_cut: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """What a user can do so that there is something to show; `key` as that of a spot of a chart."""

    label: str
    key: str


@dataclass(frozen=True, slots=True)
class CardContent:
    """What one card shows.

    Attributes
    ----------
    title : what the card is called, or its finding where that is as short.
    finding : what is to be seen, for those who do not see it.
    lay_out : the chart; None where there is nothing to draw.
    instead : what is said where there is no chart, a sentence.
    step : what leads to a chart where there is none; None where nothing does.
    """

    title: str
    finding: str
    lay_out: LayOut | None
    instead: str = ""
    step: Step | None = None


def plain_title(chart: Chart) -> str:
    """Return what a card is called while nothing is known."""
    return {
        Chart.RANKS: tr("How often each rank occurs"),
        Chart.WEIGHTS: tr("How far each weight can move"),
        Chart.METHODS: tr("What other methods say"),
        Chart.PARTNERS: tr("Each partner’s own ranking"),
        Chart.DRIVERS: tr("What drives it"),
    }[chart]


def short_title(chart: Chart) -> str:
    """Return what a chart is called on a tab."""
    return {
        Chart.RANKS: tr("Ranks"),
        Chart.WEIGHTS: tr("Weights"),
        Chart.METHODS: tr("Methods"),
        Chart.PARTNERS: tr("Partners"),
        Chart.DRIVERS: tr("Drivers"),
    }[chart]


def card_content(chart: Chart, found: Assessed, choices: Choices, numbers: Numbers) -> CardContent:
    """Return what a card shows of an answer."""
    make = {
        Chart.RANKS: _ranks,
        Chart.WEIGHTS: _weights,
        Chart.METHODS: _methods,
        Chart.PARTNERS: _partners,
        Chart.DRIVERS: _drivers,
    }[chart]
    return make(found, choices, numbers)


def _content(title: str, chart: Chart, found: Assessed, lay_out: LayOut | None, instead: str) -> CardContent:
    said = ". ".join([title, *_titles_of(found, chart), *([instead] if lay_out is None else [])])
    return CardContent(title, said, lay_out, instead)


def _titles_of(found: Assessed, chart: Chart) -> Iterator[str]:
    return (finding.title for finding in found.findings if finding.chart is chart)


def _lay_out(
    chart: Callable[[Content, float, float | None, ChartTheme, Measure, Numbers], Sketch],
    content: Content,
    numbers: Numbers,
) -> LayOut:
    def lay_out(width: float, height: float, theme: ChartTheme, measure: Measure) -> Sketch:
        return chart(content, width, height, theme, measure, numbers)

    return lay_out


def _ranks(found: Assessed, choices: Choices, numbers: Numbers) -> CardContent:
    report = found.report
    shares = rank_shares(report.ranking, report.shares[choices.varied], report.scoring.round.target_count)
    title = plain_title(Chart.RANKS)
    return _content(title, Chart.RANKS, found, _lay_out(rank_chart, shares, numbers), "")


def _weights(found: Assessed, _choices: Choices, numbers: Numbers) -> CardContent:
    report, title = found.report, plain_title(Chart.WEIGHTS)
    if len(report.ranking.matrix.criteria) == 1:
        said = tr("There is one criterion: its weight is all there is.")
        return _content(title, Chart.WEIGHTS, found, None, said)
    ranges = weight_ranges(report.ranking, report.stability)
    return _content(title, Chart.WEIGHTS, found, _lay_out(stability_chart, ranges, numbers), "")


def _methods(found: Assessed, _choices: Choices, numbers: Numbers) -> CardContent:
    report = found.report
    ranks = method_ranks(report.ranking, report.methods, report.scoring.round.target_count)
    title = first_place(report.methods, report.ranking)
    return _content(title, Chart.METHODS, found, _lay_out(methods_chart, ranks, numbers), "")


def _partners(found: Assessed, _choices: Choices, numbers: Numbers) -> CardContent:
    title = plain_title(Chart.PARTNERS)
    if not found.partners.gave:
        known = found.partners.rankings
        if known:
            said, first = tr("No partner has given scores or weights of its own."), known[0].partner
            step = Step(tr("See as {partner}").format(partner=first.short), f"partner:{first.id}")
        else:
            said, step = (
                tr("There is no partner to compare with the group."),
                Step(tr("Partners…"), "partners"),
            )
        return replace(_content(title, Chart.PARTNERS, found, None, said), step=step)
    ranks = partner_ranks(found.group, found.partners)
    return _content(title, Chart.PARTNERS, found, _lay_out(partners_chart, ranks, numbers), "")


def _drivers(found: Assessed, choices: Choices, numbers: Numbers) -> CardContent:
    report = found.report
    tornado = report.cut if choices.at_cut and report.cut is not None else report.first
    bars = driver_bars(report.scoring, report.ranking, tornado, numbers)
    title = tr("What drives {ahead} against {behind}").format(ahead=bars.ahead.name, behind=bars.behind.name)
    if not bars.bars:
        said = tr("Nothing that is uncertain moves the gap between {ahead} and {behind}.").format(
            ahead=bars.ahead.name, behind=bars.behind.name
        )
        return _content(title, Chart.DRIVERS, found, None, said)
    return _content(title, Chart.DRIVERS, found, _lay_out(drivers_chart, bars, numbers), "")
