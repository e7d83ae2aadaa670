"""Key performance indicators as bullets: what is achieved, what is planned by now, and the target."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import ceil, isfinite

from dia_desktop.charts.chips import Chip, draw_rows, in_rows
from dia_desktop.charts.palette import ChartTheme, mix
from dia_desktop.charts.sketch import Box, Dot, Font, Line, Measure, Shape, Sketch, Weight
from dia_desktop.charts.sketch_pad import CAPTION, HEAD, NOTE, SIGN, Pad, Rows, rows_in
from dia_desktop.language import tr, tr_n
from dia_desktop.strategy.kpi_progress import KpiProgress, KpiState, kpi_progress
from dia_desktop.strategy.kpi_words import figure_words, kpi_state_words, planned_words, trend_words
from dia_desktop.strategy.kpis import Kpi
from dia_desktop.strategy.numbers import Numbers

NAME, VALUE, OF = Font(14, Weight.SEMIBOLD), Font(23, Weight.BOLD), Font(13)
LEGEND = 28.0
#: Two columns from this width on, with room between them.
TWO_COLUMNS, BETWEEN = 760.0, 40.0
LEAST, USUAL, MOST = 62.0, 76.0, 92.0
#: Shares of a column: its name, its bullet, its value.
NAME_SHARE, BULLET_SHARE, GAP = 0.36, 0.37, 18.0
TRACK, BAR, STROKE, STROKE_OUT, RADIUS = 26.0, 14.0, 2.6, 5.0, 2.0
#: How far a bar may pass the target, where it is broken, and how wide the break is.
PASSED, BREAK, SLIT, LEAN = 24.0, 8.0, 3.5, 5.0
MOST_LETTERS = 200
MOST_NAME_LINES, NAME_LINE = 2, 17.0
GOOD = frozenset({KpiState.MET, KpiState.AHEAD, KpiState.ON_PLAN})
BAD = frozenset({KpiState.MISSED, KpiState.BEHIND})


def progress_on(kpi: Kpi, today: date | None) -> KpiProgress:
    """Return where a KPI stands on a day; without one on the day of its latest reading.

    Where neither day is known it is not measured against a plan.
    """
    day = today or (None if kpi.latest is None else kpi.latest.as_of)
    if day is None:
        return replace(kpi_progress(replace(kpi, start=None, due=None), date.min), kpi=kpi)
    return kpi_progress(kpi, day)


def kpi_chart(
    found: Sequence[KpiProgress],
    width: float,
    height: float | None,
    theme: ChartTheme,
    measure: Measure,
    numbers: Numbers,
) -> Sketch:
    """Lay out one bullet per KPI; its spots are the KPIs, their keys the ids."""
    pad = Pad(theme, measure, numbers)
    columns = 2 if width >= TWO_COLUMNS and len(found) > 1 else 1
    draw_rows(in_rows(_legend(pad, found), width), 0.0, 0.0)
    room = None if height is None else height - LEGEND
    rows = rows_in(room, ceil(len(found) / columns), LEAST, USUAL, MOST)
    shown = found[: rows.shown * columns]
    _draw_bullets(pad, shown, width, columns, rows)
    bottom = LEGEND + rows.shown * rows.pitch
    if len(shown) < len(found):
        what = _more_kpis(len(found) - len(shown))
        pad.left_out(bottom, width, what, paper=height is None)
    return pad.sketch(width, height if height is not None else LEGEND + rows.height)


def _more_kpis(count: int) -> str:
    return tr_n("one more KPI", "{count} more KPIs", count).format(count=count)


def _draw_bullets(pad: Pad, shown: Sequence[KpiProgress], width: float, columns: int, rows: Rows) -> None:
    wide = (width - BETWEEN * (columns - 1)) / columns
    for place, progress in enumerate(shown):
        down, across = (place % rows.shown, place // rows.shown) if columns > 1 else (place, 0)
        x, y = across * (wide + BETWEEN), LEGEND + down * rows.pitch
        if down:
            pad.add(Line(((x, y), (x + wide, y)), pad.theme.hair))
        _Bullet(pad, progress, x, wide).draw(y, rows.pitch)
    if columns > 1:
        middle, bottom = wide + BETWEEN / 2, LEGEND + rows.shown * rows.pitch
        pad.add(Line(((middle, LEGEND + 6), (middle, bottom - 6)), pad.theme.hair))


def _legend(pad: Pad, found: Sequence[KpiProgress]) -> list[Chip]:
    chips = []
    if any(each.value is not None and each.kpi.target is not None for each in found):
        chips.append(_sign(pad, tr("achieved"), "bar"))
    if any(each.planned is not None for each in found):
        chips.append(_sign(pad, tr("planned by now"), "band"))
    if any(each.kpi.target is not None for each in found):
        chips.append(_sign(pad, tr("target"), "stroke"))
    return chips


def _sign(pad: Pad, name: str, kind: str) -> Chip:
    def draw(x: float, middle: float) -> None:
        theme = pad.theme
        if kind == "bar":
            pad.add(Box(x, middle - 4, 20, 8, theme.ink, radius=RADIUS))
        elif kind == "band":
            pad.add(Box(x, middle - 6, 20, 9, band_colour(theme), radius=RADIUS))
            _triangle(pad, x + 20, middle + 4)
        else:
            pad.add(Line(((x + 10, middle - 7), (x + 10, middle + 7)), theme.text, STROKE))
        pad.write(x + 28, middle, name, CAPTION, theme.text_2)

    return Chip(28 + pad.width(name, CAPTION), draw)


def band_colour(theme: ChartTheme) -> str:
    """Return the colour of the band up to what is planned by now."""
    return mix(theme.cool_fill, theme.cool_text, 0.14)


def _triangle(pad: Pad, x: float, top: float) -> None:
    pad.add(Shape(((x, top), (x - 4.5, top + 7), (x + 4.5, top + 7)), pad.theme.text_2))


@dataclass(frozen=True, slots=True)
class _Track:
    """Where values lie: the target at `right`, or the largest value where less is better.

    Attributes
    ----------
    full : the value at `right`.
    """

    left: float
    right: float
    full: float

    def x(self, value: float) -> float:
        share = value / self.full if self.full else 0.0
        return self.left + (self.right - self.left) * min(max(share, 0.0), 1.0)


class _Bullet:
    """One KPI."""

    def __init__(self, pad: Pad, progress: KpiProgress, x: float, width: float) -> None:
        self._pad = pad
        self._progress = progress
        self._x = x
        self._width = width

    def draw(self, y: float, pitch: float) -> None:
        """Draw it between two heights."""
        pad, middle = self._pad, y + pitch / 2
        name_wide, bullet_wide = NAME_SHARE * self._width, BULLET_SHARE * self._width
        bare = self._progress.kpi.target is None
        self._name(middle, name_wide + (bullet_wide if bare else 0.0) - GAP)
        left = self._x + name_wide
        self._bullet(left, left + bullet_wide - PASSED, middle)
        right = left + bullet_wide + GAP
        self._value(right, self._x + self._width - right, middle)
        pad.spot(
            self._x,
            y + 1,
            self._width,
            pitch - 2,
            kpi_words(self._progress, pad.numbers),
            self._progress.kpi.id,
        )

    def _name(self, middle: float, width: float) -> None:
        pad, theme, state = self._pad, self._pad.theme, self._progress.state
        lines = pad.broken(self._progress.kpi.name[:MOST_LETTERS], width, NAME, MOST_NAME_LINES)
        lift = 11 if len(lines) < MOST_NAME_LINES else 21
        for number, line in enumerate(lines):
            pad.write(self._x, middle - lift + NAME_LINE * number, line, NAME, theme.text)
        said = kpi_state_words(self._progress)
        colour = theme.good_text if state in GOOD else theme.warn_text if state in BAD else theme.text_2
        x, low = self._x, middle + (12 if len(lines) < MOST_NAME_LINES else 16)
        if state in GOOD:
            pad.add(Line(((x + 1, low), (x + 4.5, low + 4), (x + 11.5, low - 4)), colour, 2))
        elif state in BAD:
            pad.warning(x, low)
        else:
            pad.add(Dot(x + SIGN / 2, low, 4, theme.surface, colour))
        font = HEAD if state in GOOD | BAD else CAPTION
        x += SIGN + 6
        said = pad.cut(said, self._x + width - x, font)
        pad.write(x, low, said, font, colour)
        x += pad.width(said, font) + 8
        trend = trend_words(self._progress, pad.numbers)
        if trend and x + pad.width(trend, CAPTION) <= self._x + width:
            pad.write(x, low, trend, CAPTION, theme.text_2)

    def _bullet(self, left: float, right: float, middle: float) -> None:
        """Draw track, plan, bar and target; nothing without a target to measure against."""
        pad, theme, progress = self._pad, self._pad.theme, self._progress
        target = progress.kpi.target
        if target is None or not isfinite(target):
            return
        track = _Track(left, right, self._full(target))
        pad.add(Box(left, middle - TRACK / 2, right - left, TRACK, theme.track, radius=RADIUS))
        if progress.planned is not None:
            at = track.x(progress.planned)
            if at > left:
                pad.add(Box(left, middle - TRACK / 2, at - left, TRACK, band_colour(theme), radius=RADIUS))
            _triangle(pad, at, middle + TRACK / 2 + 2)
        if progress.value is not None:
            self._bar(track, progress.value, middle)
        x, reach = track.x(target), TRACK / 2 + STROKE_OUT
        # Seen on the bar as well.
        pad.add(Line(((x, middle - BAR / 2), (x, middle + BAR / 2)), theme.surface, STROKE + 2.4))
        pad.add(Line(((x, middle - reach), (x, middle + reach)), theme.text, STROKE))

    def _full(self, target: float) -> float:
        if not self._progress.kpi.lower_is_better:
            return target
        return max(target, self._progress.value or 0.0, self._progress.planned or 0.0)

    def _bar(self, track: _Track, value: float, middle: float) -> None:
        pad, theme = self._pad, self._pad.theme
        end, top = track.x(value), middle - BAR / 2
        beyond = (value / track.full - 1) * (track.right - track.left) if track.full > 0 else 0.0
        over = min(max(beyond, 0.0), PASSED)
        if end + over > track.left:
            pad.add(Box(track.left, top, end + over - track.left, BAR, theme.ink, radius=RADIUS))
        if beyond > PASSED:
            for number in (0, 1):
                x = track.right + BREAK + number * 2 * SLIT
                corners = ((x, top - 1), (x + SLIT, top - 1), (x + SLIT + LEAN, top + BAR + 1))
                pad.add(Shape((*corners, (x + LEAN, top + BAR + 1)), theme.surface))

    def _value(self, x: float, width: float, middle: float) -> None:
        pad, theme, progress = self._pad, self._pad.theme, self._progress
        value = "\N{EN DASH}" if progress.value is None else figure_words(progress.value, pad.numbers)
        value = pad.cut(value, width, VALUE)
        pad.write(x, middle - 7, value, VALUE, theme.text)
        left = x + pad.width(value, VALUE) + 6
        whole = of_words(progress.kpi, pad.numbers)
        of = next(
            (
                text
                for text in (whole, of_words(replace(progress.kpi, unit=""), pad.numbers))
                if pad.width(text, OF) <= x + width - left
            ),
            "",
        )
        if of:
            pad.write(left, middle - 4, of, OF, theme.text_2)
        said = as_of_words(progress, pad.numbers)
        latest = progress.kpi.latest
        if pad.width(said, NOTE) > width and latest is not None and latest.as_of is not None:
            said = pad.numbers.full_day(latest.as_of)
        pad.write(x, middle + 17, pad.cut(said, width, NOTE), NOTE, theme.text_2)


# -- words ---------------------------------------------------------------------------------------


def of_words(kpi: Kpi, numbers: Numbers) -> str:
    """Return what a value is measured against, e.g. "of 10 agreements"; its unit where there is no target."""
    unit = f" {kpi.unit[:MOST_LETTERS]}" if kpi.unit else ""
    if kpi.target is None or not isfinite(kpi.target):
        return unit.strip()
    pattern = tr("of at most {target}{unit}") if kpi.lower_is_better else tr("of {target}{unit}")
    return pattern.format(target=figure_words(kpi.target, numbers), unit=unit)


def as_of_words(progress: KpiProgress, numbers: Numbers) -> str:
    """Return when the value was true; "" where nothing was read."""
    latest = progress.kpi.latest
    if latest is None:
        return ""
    if latest.as_of is None:
        return tr("date not stated")
    return tr("as of {day}").format(day=numbers.full_day(latest.as_of))


def kpi_words(progress: KpiProgress, numbers: Numbers) -> str:
    """Return a KPI as part of a sentence."""
    name = progress.kpi.name[:MOST_LETTERS]
    return tr("{name}: {facts}").format(name=name, facts=standing_words(progress, numbers))


def standing_words(progress: KpiProgress, numbers: Numbers) -> str:
    """Return where a KPI stands, without its name."""
    value = tr("no value") if progress.value is None else figure_words(progress.value, numbers)
    facts = [f"{value} {of_words(progress.kpi, numbers)}".strip(), kpi_state_words(progress)]
    facts += [
        planned_words(progress, numbers),
        as_of_words(progress, numbers),
        trend_words(progress, numbers),
    ]
    return "; ".join(fact for fact in facts if fact)
