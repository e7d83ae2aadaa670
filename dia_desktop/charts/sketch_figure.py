"""A sketch as a figure for documents: its finding as title, the sketch, and what must stand under it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from matplotlib.figure import Figure

from dia_desktop.charts.page import Page
from dia_desktop.charts.palette import LIGHT, ChartTheme
from dia_desktop.charts.ranking_layout import MARGIN, SMALL, WIDTH
from dia_desktop.charts.sketch import Measure, Sketch, Weight
from dia_desktop.charts.sketch_drawing import draw_sketch, paper_measure
from dia_desktop.charts.typeface import Type

TITLE, SUBTITLE = Type(15, Weight.BOLD), Type(9.5)
TITLE_STEP, SUBTITLE_STEP, FOOTER_STEP = 19.0, 13.0, 10.5
MOST_TITLE_LINES, MOST_SUBTITLE_LINES = 3, 6
#: Points on paper per design pixel: a sketch laid out for a card of a window is read at arm's length.
PAPER = 0.72

#: Lays a sketch out in a width, for a theme and a way to measure text; its height is what it needs.
Layout = Callable[[float, ChartTheme, Measure], Sketch]


@dataclass(frozen=True, slots=True)
class Sheet:
    """How wide a page is, in points, and how many points a design pixel takes."""

    width: float = WIDTH
    scale: float = PAPER

    @property
    def inner(self) -> float:
        """Its width without its margins."""
        return self.width - 2 * MARGIN


PORTRAIT = Sheet()


def on_paper(layout: Layout, theme: ChartTheme = LIGHT, sheet: Sheet = PORTRAIT) -> Sketch:
    """Return a sketch as it is laid out for the page, in design pixels."""
    return layout(sheet.inner / sheet.scale, theme, paper_measure)


def sketch_figure(
    layout: Layout,
    title: str,
    subtitle: str,
    footer: Sequence[str],
    theme: ChartTheme = LIGHT,
    sheet: Sheet = PORTRAIT,
) -> Figure:
    """Draw a sketch as wide as the page, its title above it, its caveats under it."""
    sketch = on_paper(layout, theme, sheet).placed(0, 0, sheet.scale)
    titles = TITLE.wrapped(title, sheet.inner, MOST_TITLE_LINES)
    subtitles = SUBTITLE.wrapped(subtitle, sheet.inner, MOST_SUBTITLE_LINES)
    under = [line for text in footer for line in SMALL.wrapped(text, sheet.inner)]
    subtitle_at = MARGIN + 13 + TITLE_STEP * len(titles)
    top = subtitle_at + SUBTITLE_STEP * len(subtitles) + 4
    footer_at = top + sketch.height + 24
    page = Page(sheet.width, footer_at + FOOTER_STEP * (len(under) - 1) + MARGIN, theme)
    page.lines(MARGIN, MARGIN + 13, titles, TITLE, theme.text, TITLE_STEP)
    page.lines(MARGIN, subtitle_at - 2, subtitles, SUBTITLE, theme.text_2, SUBTITLE_STEP)
    draw_sketch(page, sketch, MARGIN, top)
    page.lines(MARGIN, footer_at, under, SMALL, theme.text_3, FOOTER_STEP)
    return page.figure
