"""The roadmap, its funding and its KPIs as exhibits: finding, picture, what must be said of it, table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from matplotlib.figure import Figure

from dia_desktop.charts.coverage_chart import coverage_chart, nothing_words
from dia_desktop.charts.exhibit import Exhibit, PictureText, What
from dia_desktop.charts.gantt import scale_of
from dia_desktop.charts.gantt_chart import gantt_chart, page_count
from dia_desktop.charts.gantt_view import whole_range
from dia_desktop.charts.kpi_chart import kpi_chart, progress_on
from dia_desktop.charts.palette import ChartTheme
from dia_desktop.charts.roadmap_export import RoadmapExport
from dia_desktop.charts.roadmap_tables import coverage_table, gantt_table, kpi_table
from dia_desktop.charts.sketch import Font, Measure, Sketch
from dia_desktop.charts.sketch_figure import PORTRAIT, Layout, Sheet, on_paper, sketch_figure
from dia_desktop.charts.sketch_pad import CAPTION
from dia_desktop.charts.wording import PROGRAM
from dia_desktop.errors import CancelledError, InvalidInputError
from dia_desktop.language import tr, tr_n
from dia_desktop.strategy.coverage import coverages
from dia_desktop.strategy.funding import FundingStatus
from dia_desktop.strategy.funding_words import coverage_headline
from dia_desktop.strategy.kpi_words import kpi_headline
from dia_desktop.strategy.roadmap import Activity, ActivityStatus, DateGrain
from dia_desktop.strategy.roadmap_words import reviews_count, violations_count
from dia_desktop.strategy.schedule import violations

#: A page for a timeline is as wide as A4 on its side, in points.
LANDSCAPE = 800.0
#: A picture says so many of its places in words at most; the table has the rest.
MOST_SAID = 200


def roadmap_exhibit(
    export: RoadmapExport, what: What, cancelled: Callable[[], bool] = lambda: False
) -> Exhibit:
    """Return the Gantt chart, the coverage or the KPIs as they leave the program.

    Parameters
    ----------
    cancelled : asked before each of several pages; where it says yes, drawing them raises `CancelledError`.

    Raises
    ------
    InvalidInputError
        Where it has nothing to show.
    """
    reason = nothing_of_roadmap(export, what)
    if reason:
        raise InvalidInputError(reason)
    if what is What.GANTT:
        return _gantt(export, cancelled)
    return _coverage(export) if what is What.COVERAGE else _kpis(export)


def nothing_of_roadmap(export: RoadmapExport, what: What) -> str:
    """Return why there is nothing to show in a picture, a sentence; "" where there is something."""
    if what is What.GANTT and not export.roadmap.activities:
        return tr("The roadmap is empty; add activities to it first.")
    if what is What.COVERAGE and not (export.funding.sources or export.funding.budgets):
        return nothing_words(export.funding)
    if what is What.KPIS and not export.kpis:
        return tr("There is no KPI yet; say first what is to be reached.")
    return ""


@dataclass(frozen=True, slots=True)
class _Face:
    """What an exhibit is called, its finding, what must be said under it, and its page."""

    what: What
    title: str
    finding: str
    said: tuple[str, ...]
    sheet: Sheet = PORTRAIT


def _gantt(export: RoadmapExport, cancelled: Callable[[], bool]) -> Exhibit:
    face = _Face(
        What.GANTT,
        tr("Roadmap"),
        roadmap_finding(export),
        tuple(_said_of_gantt(export)),
        Sheet(LANDSCAPE, export.type_size / CAPTION.size),
    )

    widths: dict[tuple[str, Font], float] = {}

    def layout(width: float, theme: ChartTheme, measure: Measure, page: int | None = None) -> Sketch:
        def measured(text: str, font: Font) -> float:
            # All pages measure the titles of all rows, which takes longer than drawing them.
            key = text, font
            if key not in widths:
                widths[key] = measure(text, font)
            return widths[key]

        return gantt_chart(export.content, export.view, width, theme, measured, export.numbers, page)

    def pages() -> Iterator[Figure]:
        count = page_count(export.content, export.view)
        for page in range(count):
            if cancelled():
                raise CancelledError(tr("It was cancelled; the roadmap was not drawn."))
            said = tr("Page {number} of {count}").format(number=page + 1, count=count) if count > 1 else ""
            yield _figure(export, face, partial(layout, page=page), said)

    return replace(_exhibit(export, face, layout, gantt_table), pages=pages)


def roadmap_finding(export: RoadmapExport) -> str:
    """Return how much the roadmap holds, from when to when, and what is wrong with it."""
    shown = _shown(export)
    done = sum(each.status is ActivityStatus.DONE for each in shown)
    count = tr_n("{count} activity", "{count} activities", len(shown)).format(count=len(shown))
    years = sorted(day.year for each in shown for day in (each.start, each.end) if day is not None)
    if years:
        span = str(years[0]) if years[0] == years[-1] else f"{years[0]}\N{EN DASH}{years[-1]}"
        count = tr("{activities}, {years}").format(activities=count, years=span)
    parts = [tr("{done} done").format(done=done)] if done else []
    late = len(violations(export.roadmap))
    if late:
        parts.append(violations_count(late))
    if export.reviews:
        parts.append(reviews_count(len(export.reviews)))
    if not parts:
        return count
    return tr("{activities}: {facts}").format(activities=count, facts=", ".join(parts))


def _shown(export: RoadmapExport) -> list[Activity]:
    content = export.content
    return [each for each in export.roadmap.activities if content.lets_through(each.id)]


def _said_of_gantt(export: RoadmapExport) -> Iterator[str]:
    if export.compared is not None and export.view.ghosts:
        yield tr("Thin grey bars: as planned at “{revision}”.").format(revision=export.revision)
    whole, scale = whole_range(export.content, export.view.today), scale_of(export.content, export.view)
    first, last = scale.date_at(0.0), scale.date_at(scale.width)
    if first > whole[0] or last < whole[1]:
        yield tr("Shown: {first} to {last}; arrows at the edges: it goes on, or lies, beyond.").format(
            first=export.numbers.full_day(first), last=export.numbers.full_day(last)
        )
    if any(each.grain is DateGrain.HORIZON for each in _shown(export)):
        yield tr("Horizon only: no date is stated, only the horizon.")
    waiting = sum(not each.scheduled for each in _shown(export))
    if waiting:
        yield tr_n(
            "One activity has no dates yet and is in the table only.",
            "{count} activities have no dates yet and are in the table only.",
            waiting,
        ).format(count=waiting)
    hidden = len(export.roadmap.activities) - len(_shown(export))
    if hidden:
        yield tr_n(
            "One activity is left out by the filter.",
            "{count} activities are left out by the filter.",
            hidden,
        ).format(count=hidden)


def _coverage(export: RoadmapExport) -> Exhibit:
    funding = export.funding
    finding = coverage_headline(coverages(funding), export.numbers)
    said = []
    if any(each.years for each in coverages(funding)):
        said.append(tr("Share under a year: granted, of the budget of that year."))
    refused = sum(source.status is FundingStatus.REFUSED for source in funding.sources)
    if refused:
        said.append(
            tr_n(
                "One source was refused and is not counted.",
                "{count} sources were refused and are not counted.",
                refused,
            ).format(count=refused)
        )
    face = _Face(What.COVERAGE, tr("Funding and budget"), finding, tuple(said))

    def layout(width: float, theme: ChartTheme, measure: Measure) -> Sketch:
        return coverage_chart(funding, width, None, theme, measure, export.numbers)

    return _exhibit(export, face, layout, coverage_table)


def _kpis(export: RoadmapExport) -> Exhibit:
    found = [progress_on(kpi, export.today) for kpi in export.kpis]
    said = []
    if any(each.planned is not None for each in found):
        if export.today is None:
            said.append(tr("Planned by now: by the day of the latest value, evenly from start to due day."))
        else:
            day = export.numbers.full_day(export.today)
            said.append(tr("Planned by now: by {day}, evenly from start to due day.").format(day=day))
    face = _Face(What.KPIS, tr("Targets and where we are"), kpi_headline(found), tuple(said))

    def layout(width: float, theme: ChartTheme, measure: Measure) -> Sketch:
        return kpi_chart(found, width, None, theme, measure, export.numbers)

    return _exhibit(export, face, layout, kpi_table)


def _exhibit(
    export: RoadmapExport, face: _Face, layout: Layout, table: Callable[[RoadmapExport], bytes]
) -> Exhibit:
    sketch = on_paper(layout, sheet=face.sheet)
    under = " ".join(_under(export, face))
    text = PictureText(face.finding, _description(face.finding, sketch), under, PROGRAM)
    figure = partial(_figure, export, face, layout)
    return Exhibit(face.what, face.title, text, figure, partial(table, export), in_round=False)


def _figure(export: RoadmapExport, face: _Face, layout: Layout, subtitle: str = "") -> Figure:
    return sketch_figure(layout, face.finding, subtitle, _under(export, face), sheet=face.sheet)


def _under(export: RoadmapExport, face: _Face) -> tuple[str, ...]:
    return export.footer([" ".join(face.said)] if face.said else [])


def _description(finding: str, sketch: Sketch) -> str:
    """Return a picture in words: its finding, then everything on it."""
    tips = [spot.tip for spot in sketch.spots]
    said = [tr("{sentence}.").format(sentence=sentence) for sentence in (finding, *tips[:MOST_SAID])]
    if len(tips) > MOST_SAID:
        said.append(tr("The rest is in the table."))
    return " ".join(said)
