"""The lines of links on a Gantt chart: from an end or a start to a start, along rows and between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from dia_desktop.charts.gantt import Gantt, LinkLine
from dia_desktop.charts.gantt_places import Area, Window, bar_area
from dia_desktop.charts.sketch import Line, Mark, Shape
from dia_desktop.charts.sketch_pad import Pad
from dia_desktop.strategy.roadmap import LinkKind

#: How far a line runs out of a bar before it turns, and the size of its head.
STUB, HEAD_LENGTH, HEAD_HALF = 9.0, 6.0, 3.6
THIN, THICK = 1.2, 1.8
Point = tuple[float, float]


def draw_links(gantt: Gantt, window: Window, pad: Pad) -> None:
    """Draw what is seen of all links; those that are not kept lie on top."""
    rows = gantt.rows_within(window.top, window.bottom)
    seen = [link for link in gantt.links if link.touches(rows)]
    for link in sorted(seen, key=lambda link: link.late):
        pad.add(*_drawn(route(gantt, link), window, pad, late=link.late))


def route(gantt: Gantt, link: LinkLine) -> tuple[Point, ...]:
    """Return the corners of a link in the body, the last one at the bar that waits."""
    before, after = bar_area(gantt, link.before_row), bar_area(gantt, link.after_row)
    if before is None or after is None:
        return ()
    if link.kind is LinkKind.START_START:
        return _between_starts(before, after)
    turn = after.x - STUB
    if turn >= before.right + 2:
        return _simple((before.right, before.middle), turn, (after.x, after.middle))
    return _around(gantt, link, before, after)


def _between_starts(before: Area, after: Area) -> tuple[Point, ...]:
    turn = min(before.x, after.x) - STUB
    return _simple((before.x, before.middle), turn, (after.x, after.middle))


def _simple(start: Point, turn: float, end: Point) -> tuple[Point, ...]:
    return start, (turn, start[1]), (turn, end[1]), end


def _around(gantt: Gantt, link: LinkLine, before: Area, after: Area) -> tuple[Point, ...]:
    """Return the way to a start that does not lie ahead: down its own side, back between two rows."""
    below = link.after_row > link.before_row
    between = gantt.row_top(link.after_row if below else link.after_row + 1)
    out, back = before.right + STUB, after.x - STUB
    return (
        (before.right, before.middle),
        (out, before.middle),
        (out, between),
        (back, between),
        (back, after.middle),
        (after.x, after.middle),
    )


def _drawn(corners: Sequence[Point], window: Window, pad: Pad, *, late: bool) -> Iterator[Mark]:
    if not corners:
        return
    colour = pad.theme.bad_text if late else pad.theme.text_2
    shifted = [(x - window.left, y - window.top) for x, y in corners]
    tip_x, tip_y = shifted[-1]
    # The line ends within its head, so that it never shows beside the point.
    shifted[-1] = (tip_x - HEAD_LENGTH / 2, tip_y)
    for piece in pieces(shifted, window.width, window.height):
        yield Line(piece, colour, THICK if late else THIN, dashed=late)
    if HEAD_LENGTH <= tip_x <= window.width and 0 <= tip_y <= window.height:
        base = tip_x - HEAD_LENGTH
        yield Shape(((tip_x, tip_y), (base, tip_y - HEAD_HALF), (base, tip_y + HEAD_HALF)), colour)


def pieces(corners: Sequence[Point], width: float, height: float) -> tuple[tuple[Point, ...], ...]:
    """Return what of an upright and level line lies within a rectangle, as lines of their own."""
    found: list[list[Point]] = []
    for start, end in pairwise(corners):
        cut = _cut(start, end, width, height)
        if cut is None:
            continue
        if found and found[-1][-1] == cut[0]:
            found[-1].append(cut[1])
        else:
            found.append([*cut])
    return tuple(tuple(piece) for piece in found)


def _cut(start: Point, end: Point, width: float, height: float) -> tuple[Point, Point] | None:
    """Return what of an upright or level stretch lies within; None where nothing does."""
    (x0, y0), (x1, y1) = start, end
    if max(x0, x1) < 0 or min(x0, x1) > width or max(y0, y1) < 0 or min(y0, y1) > height:
        return None
    return (
        (min(max(x0, 0.0), width), min(max(y0, 0.0), height)),
        (min(max(x1, 0.0), width), min(max(y1, 0.0), height)),
    )
