"""The columns beside the timeline: what each row is, who looks after it, how much is done."""

from __future__ import annotations

from dia_desktop.charts.gantt import Gantt
from dia_desktop.charts.gantt_rows import Row
from dia_desktop.charts.gantt_sketch import LANE_GROUND
from dia_desktop.charts.gantt_words import done_words, row_words, short
from dia_desktop.charts.palette import mix
from dia_desktop.charts.sketch import Box, Dot, Line, Shape, Sketch
from dia_desktop.charts.sketch_pad import BODY, CAPTION, HEAD, NAME, NOTE, NOTE_HEAD, SIGN, Pad
from dia_desktop.language import tr

SIDE = 12.0
FOLD, HANDLE, OWNER, DONE = 16.0, 30.0, 46.0, 44.0
PILL, PILL_SIDE = 18.0, 7.0
DOT, DOT_STEP, DOTS_ROOM, MOST_DOTS = 4.5, 6.0, 14.0, 3
GAP = 6.0


def wanted_width(gantt: Gantt, pad: Pad) -> float:
    """Return the width in which every title can be read whole."""
    room = 2 * SIDE + FOLD + HANDLE + DOTS_ROOM + MOST_DOTS * DOT_STEP + OWNER + DONE + 3 * GAP
    titles = (pad.width(short(row.title), BODY) for row in gantt.rows if row.activity is not None)
    return room + max(titles, default=0.0)


def tree_head_sketch(width: float, height: float, pad: Pad) -> Sketch:
    """Return the names of the columns, at the foot of a head of that height."""
    theme, middle = pad.theme, height - 14
    pad.write(SIDE, middle, tr("Activity"), HEAD, theme.text_2)
    pad.write(width - SIDE - DONE - GAP - OWNER / 2, middle, tr("Owner"), HEAD, theme.text_2, "center")
    pad.write(width - SIDE, middle, tr("Done"), HEAD, theme.text_2, "right")
    return pad.sketch(width, height)


def tree_sketch(gantt: Gantt, rows: range, width: float, pad: Pad) -> Sketch:
    """Return the columns of some rows, the first of them at the top."""
    high = gantt.view.row_height
    for place, number in enumerate(rows):
        _draw_row(pad, gantt.rows[number], (place * high, high), width)
    return pad.sketch(width, len(rows) * high)


def _draw_row(pad: Pad, row: Row, span: tuple[float, float], width: float) -> None:
    y, high = span
    theme, middle = pad.theme, y + high / 2
    pad.spot(0.0, y, width, high, row_words(row, pad.numbers), row.key)
    if row.activity is None:
        _draw_lane(pad, row, span, width)
        return
    _draw_activity(pad, row, middle, width)
    pad.add(Line(((0.0, y + high), (width, y + high)), theme.hair))
    done = _news(row) or done_words(row.done, pad.numbers)
    font = NOTE if row.news else (HEAD if row.done else CAPTION)
    pad.write(width - SIDE, middle, pad.cut(done, DONE + GAP, font), font, theme.text_2, "right")


def _news(row: Row) -> str:
    if row.news == "new":
        return tr("new")
    return tr("removed") if row.news == "removed" else ""


def _draw_lane(pad: Pad, row: Row, span: tuple[float, float], width: float) -> None:
    y, high = span
    theme, middle = pad.theme, y + high / 2
    pad.add(Box(0.0, y, width, high, mix(theme.track, theme.surface, LANE_GROUND)))
    x = SIDE
    if row.folded:
        arrow = ((x, middle - 4), (x + 5, middle), (x, middle + 4))
    else:
        arrow = ((x - 1, middle - 2.5), (x + 7, middle - 2.5), (x + 3, middle + 3))
    pad.add(Shape(arrow, theme.text_2))
    x += FOLD
    if row.tones:
        pad.add(Dot(x + DOT, middle, DOT + 1, row.tones[0].colour(theme)))
        x += DOTS_ROOM
    name = f"{row.handle}  {short(row.title)}" if row.handle else short(row.title)
    pad.write(x, middle, pad.cut(name, width - x - SIDE, NAME), NAME, theme.text)
    pad.add(Line(((0.0, y + high), (width, y + high)), theme.hair))


def _draw_activity(pad: Pad, row: Row, middle: float, width: float) -> None:
    theme = pad.theme
    gone = row.news == "removed"
    x = SIDE + FOLD
    pad.write(x, middle, pad.cut(row.handle, HANDLE - 4, CAPTION), CAPTION, theme.text_3)
    x += HANDLE
    x += _draw_dots(pad, row, x, middle)
    right = width - SIDE - DONE - GAP - OWNER - GAP
    if row.review:
        right -= SIGN + GAP
        pad.warning(right + GAP / 2, middle)
    title = pad.cut(short(row.title), right - x, BODY)
    pad.write(x, middle, title, BODY, theme.text_3 if gone else theme.text)
    _draw_owner(pad, row.owner, width - SIDE - DONE - GAP - OWNER / 2, middle)


def _draw_dots(pad: Pad, row: Row, x: float, middle: float) -> float:
    """Draw the markets it is about, of many only the first ones; return the room they take."""
    tones = row.tones[:MOST_DOTS]
    for place, tone in enumerate(tones):
        pad.add(Dot(x + DOT + place * DOT_STEP, middle, DOT, tone.colour(pad.theme), pad.theme.surface))
    return DOTS_ROOM + DOT_STEP * max(0, len(tones) - 1)


def _draw_owner(pad: Pad, owner: str, centre: float, middle: float) -> None:
    if not owner:
        return
    name = pad.cut(short(owner), OWNER - 2, NOTE_HEAD)
    wide = min(max(pad.width(name, NOTE_HEAD) + 2 * PILL_SIDE, PILL), OWNER + GAP)
    pad.add(Box(centre - wide / 2, middle - PILL / 2, wide, PILL, pad.theme.track, radius=PILL / 2))
    pad.write(centre, middle, name, NOTE_HEAD, pad.theme.text_2, "center")
