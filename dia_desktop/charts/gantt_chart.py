"""The Gantt chart as one picture: head, columns, timeline and legend, from the same layout as the screen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dia_desktop.charts.chips import ROW, Chip, draw_rows, in_rows, strong_chip
from dia_desktop.charts.gantt import Gantt, gantt_layout, scale_of
from dia_desktop.charts.gantt_bars import BarDrawing
from dia_desktop.charts.gantt_head import head_height, head_sketch
from dia_desktop.charts.gantt_places import Window
from dia_desktop.charts.gantt_rows import Bar, Rows, Shape
from dia_desktop.charts.gantt_sketch import body_sketch
from dia_desktop.charts.gantt_tones import Tone, ToneKind, tone_words
from dia_desktop.charts.gantt_tree import tree_head_sketch, tree_sketch, wanted_width
from dia_desktop.charts.gantt_view import ColourBy, GanttContent, GanttView, per_day_for, whole_range
from dia_desktop.charts.gantt_words import more_rows, short
from dia_desktop.charts.palette import ChartTheme
from dia_desktop.charts.sketch import Box, Dot, Line, Measure, Sketch, joined
from dia_desktop.charts.sketch_pad import CAPTION, DOT_RADIUS, MORE_LINE, Pad
from dia_desktop.charts.timeline import TimeScale
from dia_desktop.language import tr
from dia_desktop.strategy.numbers import Numbers
from dia_desktop.strategy.roadmap import ActivityKind, ActivityStatus, Confidence
from dia_desktop.strategy.roadmap_words import confidence_words, kind_words

#: The columns take what their titles need, within bounds.
LEAST_TREE, MOST_TREE, TREE_SHARE = 260.0, 440.0, 0.42
#: Room around the whole plan, so that what stands at its ends is whole. A part of it is cut at its ends.
MARGIN = 10.0
LEGEND_GAP = 10.0
SAMPLE, SAMPLE_GAP = 26.0, 7.0
#: A sheet shows so many rows at most: it keeps within what every program opens.
MOST_ROWS = 300
#: More hues than this are named in the columns only.
MOST_TONES = 16
MOST_NAME = 160.0
_HEADS = frozenset({ToneKind.STATUS, ToneKind.CONFIDENCE})


def paper_view(content: GanttContent, view: GanttView, room: float) -> GanttView:
    """Return the same view with its range as wide as a timeline of `room`."""
    first, last = whole_range(content, view.today)
    first, last = view.first or first, view.last or last
    last = max(first, last)
    margins = 2 * margin_of(view)
    return replace(view, per_day=per_day_for(first, last, room - margins), first=first, last=last)


def margin_of(view: GanttView) -> float:
    """Return how much room there is on either side of the range of a picture."""
    return MARGIN if view.first is None and view.last is None else 0.0


def page_count(content: GanttContent, view: GanttView) -> int:
    """Return how many sheets all rows take."""
    return max(-(-len(gantt_layout(content, view).rows) // MOST_ROWS), 1)


def gantt_chart(  # what is drawn, how, and which part of it
    content: GanttContent,
    view: GanttView,
    width: float,
    theme: ChartTheme,
    measure: Measure,
    numbers: Numbers,
    page: int | None = None,
) -> Sketch:
    """Return the chart, as high as it needs; its spots are the rows.

    Parameters
    ----------
    page : which sheet of those that all rows take, 0 first; None for the first rows, as many as a picture
        holds, and a line that says how many are in the table only.
    """

    def pad() -> Pad:
        return Pad(theme, measure, numbers)

    gantt = gantt_layout(content, view)
    tree = min(max(wanted_width(gantt, pad()), LEAST_TREE), MOST_TREE, width * TREE_SHARE)
    scaled = paper_view(content, view, width - tree)
    gantt = replace(gantt, view=scaled, scale=scale_of(content, scaled))
    head = head_height(gantt)
    begin = (page or 0) * MOST_ROWS
    rows = range(begin, min(len(gantt.rows), begin + MOST_ROWS))
    high = len(rows) * view.row_height
    window = Window(-margin_of(view), begin * view.row_height, width - tree, high)
    body = replace(body_sketch(gantt, window, pad()), spots=())
    top = head + high
    parts = [
        tree_head_sketch(tree, head, pad()),
        replace(head_sketch(gantt, window, pad()), spots=()).placed(tree, 0.0),
        body.placed(tree, head),
        tree_sketch(gantt, rows, tree, pad()).placed(0.0, head),
    ]
    if page is None and len(gantt.rows) > len(rows):
        below = pad()
        below.left_out(0.0, width, more_rows(len(gantt.rows) - len(rows)), paper=True)
        parts.append(below.sketch(width, MORE_LINE).placed(0.0, top))
        top += MORE_LINE
    legend = legend_sketch(gantt, content, width, pad())
    parts.append(legend.placed(0.0, top + LEGEND_GAP))
    return joined(width, top + LEGEND_GAP + legend.height, parts)


# -- legend --------------------------------------------------------------------------------------


def legend_sketch(gantt: Gantt, content: GanttContent, width: float, pad: Pad) -> Sketch:
    """Return what the signs and colours on a chart mean, those that are on it."""
    rows = in_rows([*_tone_chips(gantt, content, width, pad), *_sign_chips(gantt, pad)], width)
    draw_rows(rows, 0.0, 0.0)
    return pad.sketch(width, ROW * len(rows))


def _tone_chips(gantt: Gantt, content: GanttContent, width: float, pad: Pad) -> Iterator[Chip]:
    used = {bar.tone for _, bar in gantt.bars if bar.shape is not Shape.ROLL_UP}
    used |= {tone for row in gantt.rows for tone in row.tones}
    # Dots in the columns are of markets, whatever the bars say.
    by_market = gantt.view.colour is ColourBy.MARKET
    named = [tone for tone in used if tone.kind is not ToneKind.NEUTRAL or by_market]
    in_order = sorted(named, key=lambda tone: (tone.kind is ToneKind.NEUTRAL, tone.kind, tone.place))
    kind = None
    for tone in in_order[:MOST_TONES]:
        if tone.kind is not kind and tone.kind in _HEADS:
            yield strong_chip(pad, _head_of(tone.kind), width)
        kind = tone.kind
        yield _tone_chip(pad, tone, tone_words(tone, content))


def _head_of(kind: ToneKind) -> str:
    return tr("Colour by status:") if kind is ToneKind.STATUS else tr("Colour by confidence:")


def _tone_chip(pad: Pad, tone: Tone, name: str) -> Chip:
    shown = pad.cut(short(name), MOST_NAME, CAPTION)

    def draw(x: float, middle: float) -> None:
        pad.add(Dot(x + DOT_RADIUS, middle, DOT_RADIUS, tone.colour(pad.theme)))
        pad.write(x + 2 * DOT_RADIUS + 5, middle, shown, CAPTION, pad.theme.text_2)

    return Chip(2 * DOT_RADIUS + 5 + pad.width(shown, CAPTION), draw)


def _sign_chips(gantt: Gantt, pad: Pad) -> Iterator[Chip]:
    bars = [bar for _, bar in gantt.bars]
    if gantt.view.colour in {ColourBy.STATUS, ColourBy.CONFIDENCE} and bars:
        yield strong_chip(pad, tr("Bars:"), MOST_NAME)
    spans = [bar for bar in bars if bar.shape is Shape.ACTIVITY]
    for confidence in Confidence:
        if any(bar.confidence is confidence for bar in spans):
            bar = Bar(Shape.ACTIVITY, 0, 1, Tone(), confidence=confidence)
            yield _bar_chip(pad, bar, confidence_words(confidence))
    if any(bar.done for bar in spans):
        yield _bar_chip(pad, Bar(Shape.ACTIVITY, 0, 1, Tone(), 60, Confidence.COMMITTED), tr("part done"))
    if any(bar.horizon_only for bar in bars):
        bar = Bar(Shape.ACTIVITY, 0, 1, Tone(), confidence=Confidence.COMMITTED, horizon_only=True)
        yield _bar_chip(pad, bar, tr("only the horizon is stated"))
    yield from _moment_chips(bars, pad)
    if gantt.ghosts:
        yield _line_chip(pad, pad.theme.ghost, 4.0, tr("compared revision"))
    if any(link.late for link in gantt.links):
        yield _line_chip(pad, pad.theme.bad_text, 1.8, tr("begins too early"), dashed=True)


def _moment_chips(bars: list[Bar], pad: Pad) -> Iterator[Chip]:
    moments = [bar for bar in bars if bar.shape.moment]
    for shape, passed, name in (
        (Shape.MILESTONE, False, kind_words(ActivityKind.MILESTONE)),
        (Shape.MILESTONE, True, tr("milestone, reached")),
        (Shape.GATE, False, kind_words(ActivityKind.GATE)),
        (Shape.GATE, True, tr("gate, passed")),
    ):
        if any(bar.shape is shape and (bar.status is ActivityStatus.DONE) is passed for bar in moments):
            status = ActivityStatus.DONE if passed else ActivityStatus.PLANNED
            yield _bar_chip(pad, Bar(shape, 0, 1, Tone(), status=status), name)


def _bar_chip(pad: Pad, bar: Bar, name: str) -> Chip:
    """Return a bar as the chart has it, and what it says."""

    def draw(x: float, middle: float) -> None:
        sample = Gantt(GanttView(SAMPLE), TimeScale(bar.first, bar.last, SAMPLE), Rows())
        BarDrawing(sample, Window(-x, 0.0, x + SAMPLE, 0.0), pad).sample(bar, middle)
        pad.write(x + SAMPLE + SAMPLE_GAP, middle, name, CAPTION, pad.theme.text_2)

    return Chip(SAMPLE + SAMPLE_GAP + pad.width(name, CAPTION), draw)


def _line_chip(pad: Pad, colour: str, width: float, name: str, *, dashed: bool = False) -> Chip:
    def draw(x: float, middle: float) -> None:
        if dashed:
            pad.add(Line(((x, middle), (x + SAMPLE, middle)), colour, width, dashed=True))
        else:
            pad.add(Box(x, middle - width / 2, SAMPLE, width, colour, radius=width / 2))
        pad.write(x + SAMPLE + SAMPLE_GAP, middle, name, CAPTION, pad.theme.text_2)

    return Chip(SAMPLE + SAMPLE_GAP + pad.width(name, CAPTION), draw)
