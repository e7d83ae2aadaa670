"""The Gantt chart of large roadmaps: laid out and painted, and scrolled without being laid out anew."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import count

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter

from benchmarks.timing import measure, row
from dia_desktop.charts.gantt import Gantt, gantt_layout
from dia_desktop.charts.gantt_head import head_height, head_sketch
from dia_desktop.charts.gantt_places import Window
from dia_desktop.charts.gantt_sketch import body_sketch
from dia_desktop.charts.gantt_tree import tree_sketch
from dia_desktop.charts.gantt_view import GanttContent, GanttView
from dia_desktop.charts.palette import LIGHT
from dia_desktop.charts.sketch import Font, Sketch, Words
from dia_desktop.charts.sketch_pad import Pad
from dia_desktop.strategy.months import month_end, months_later
from dia_desktop.strategy.numbers import PlainNumbers
from dia_desktop.strategy.records import Market, Partner
from dia_desktop.strategy.roadmap import (
    Activity,
    ActivityKind,
    Confidence,
    Link,
    MarketTie,
    Roadmap,
    Workstream,
)
from dia_desktop.strategy.schedule import violations
from dia_desktop.ui.sketch_paint import paint_mark
from dia_desktop.ui.theme import FONT_FAMILY

RUNS = 80
TREE, WIDTH, HEIGHT = 312, 1000, 760
FIRST, LAST, TODAY = date(2020, 1, 1), date(2024, 12, 31), date(2021, 2, 11)
#: One frame at 60 Hz, and what never blocks a window.
GOALS = {300: "goal p95 16 ms", 2000: "goal p95 50 ms", 5000: ""}


def report() -> list[str]:
    """Return the lines of the report."""
    lines = [f"Gantt chart, {TREE + WIDTH}x{HEIGHT}, painted with Qt"]
    for size, goal in GOALS.items():
        records, view, screen = content(size), _view(), _Screen()
        gantt = gantt_layout(records, view)
        places = count()

        def laid_out(records: GanttContent = records, view: GanttView = view) -> Gantt:
            return gantt_layout(records, view)

        def painted(
            screen: _Screen = screen, records: GanttContent = records, view: GanttView = view
        ) -> None:
            screen.paint(gantt_layout(records, view), 0.0)

        def scrolled(screen: _Screen = screen, gantt: Gantt = gantt, places: Iterator[int] = places) -> None:
            screen.paint(gantt, next(places) * 90.0 % (gantt.height - HEIGHT))

        lines += [
            row(f"{size} activities laid out", measure(laid_out, RUNS)),
            row(f"{size} activities laid out and painted", measure(painted, RUNS), goal),
            row(f"{size} activities scrolled and painted", measure(scrolled, RUNS), "goal p95 16 ms"),
        ]
    return lines


def _view() -> GanttView:
    return GanttView(WIDTH / (LAST.toordinal() - FIRST.toordinal() + 1), today=TODAY)


def content(size: int) -> GanttContent:
    """Return a made-up roadmap of so many activities, every second one linked, and an earlier revision."""
    markets = tuple(Market(f"m{number}", "", f"Market {number}", number) for number in range(6))
    partners = tuple(Partner(f"p{number}", f"P{number}", f"Partner {number}") for number in range(6))
    streams = tuple(Workstream(f"w{number}", f"Workstream {number}", number) for number in range(size // 20))
    activities = tuple(_activity(number, streams) for number in range(size))
    links = tuple(
        Link(f"l{number}", f"a{number}", f"a{number + 7}", lag=number % 3) for number in range(0, size - 7, 2)
    )
    roadmap = Roadmap(2020, workstreams=streams, activities=activities, links=links)
    before = Roadmap(
        2020,
        workstreams=streams,
        activities=tuple(_activity(number, streams) for number in range(0, size, 2)),
    )
    late = frozenset(each.link.id for each in violations(roadmap))
    return GanttContent(roadmap, markets, partners, compared=before, late=late)


def _activity(number: int, streams: tuple[Workstream, ...]) -> Activity:
    start = months_later(FIRST, number * 5 % 54)
    kind = ActivityKind.MILESTONE if number % 11 == 0 else ActivityKind.ACTIVITY
    end = start if kind is ActivityKind.MILESTONE else month_end(months_later(start, number % 9))
    return Activity(
        f"a{number}",
        f"Activity {number} with a title of some length",
        kind,
        streams[number // 20].id,
        number,
        start,
        end,
        progress=number * 7 % 101,
        confidence=tuple(Confidence)[number % 3],
        owner_id=f"p{number % 6}",
        ties=(MarketTie(f"m{number % 6}", None),) if number % 4 else (),
    )


class _Screen:
    """Paints a Gantt chart as the window does, into a picture in memory."""

    def __init__(self) -> None:
        self._image = QImage(TREE + WIDTH, HEIGHT, QImage.Format.Format_ARGB32_Premultiplied)
        self._fonts: dict[Font, tuple[QFont, QFontMetricsF]] = {}
        self._widths: dict[tuple[str, Font], float] = {}
        self._numbers = PlainNumbers()

    def paint(self, gantt: Gantt, top: float) -> None:
        """Sketch and paint what is seen of head, columns and body at a place of the scroll bar."""
        head = head_height(gantt)
        window = Window(0.0, top, WIDTH, HEIGHT - head)
        rows = gantt.rows_within(window.top, window.bottom)
        self._image.fill(QColor(LIGHT.surface))
        painter = QPainter(self._image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for sketch, x, y in (
            (head_sketch(gantt, window, self._pad()), TREE, 0.0),
            (body_sketch(gantt, window, self._pad()), TREE, head),
            (tree_sketch(gantt, rows, TREE, self._pad()), 0.0, head + gantt.row_top(rows.start) - top),
        ):
            self._draw(painter, sketch, QPointF(x, y))
        painter.end()

    def _pad(self) -> Pad:
        return Pad(LIGHT, self._measure, self._numbers)

    def _measure(self, text: str, font: Font) -> float:
        width = self._widths.get((text, font))
        if width is None:
            width = self._widths[text, font] = self._font(font)[1].horizontalAdvance(text)
        return width

    def _font(self, font: Font) -> tuple[QFont, QFontMetricsF]:
        known = self._fonts.get(font)
        if known is None:
            made = QFont(FONT_FAMILY)
            made.setPixelSize(round(font.size))
            known = self._fonts[font] = made, QFontMetricsF(made)
        return known

    def _draw(self, painter: QPainter, sketch: Sketch, place: QPointF) -> None:
        painter.save()
        painter.translate(place)
        for mark in sketch.marks:
            if isinstance(mark, Words):
                font, metrics = self._font(mark.font)
                shift = {"left": 0.0, "center": 0.5, "right": 1.0}[mark.align]
                painter.setFont(font)
                painter.setPen(QColor(mark.colour))
                x = mark.x - shift * metrics.horizontalAdvance(mark.text) if shift else mark.x
                painter.drawText(QPointF(x, mark.y), mark.text)
            else:
                paint_mark(mark, painter)
        painter.restore()
