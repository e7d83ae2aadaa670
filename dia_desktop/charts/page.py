"""A figure as a sheet of paper: points from the upper left corner, and the few marks a chart is made of."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.artist import Artist
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, FancyBboxPatch, Rectangle
from matplotlib.text import Text

from dia_desktop.charts.palette import ChartTheme
from dia_desktop.charts.typeface import POINTS_PER_INCH, Type, prepare_matplotlib, shown


class Page:
    """A sheet of `width` x `height` points; y grows downwards.

    Every text on it is user text: never read as markup, mathematics or a path.
    """

    def __init__(self, width: float, height: float, theme: ChartTheme) -> None:
        prepare_matplotlib()
        self.theme = theme
        self.width = width
        self.height = height
        self.figure = Figure(
            figsize=(width / POINTS_PER_INCH, height / POINTS_PER_INCH),
            dpi=100,
            facecolor=theme.surface,
            edgecolor="none",
        )
        FigureCanvasAgg(self.figure)
        self._axes = self.figure.add_axes((0.0, 0.0, 1.0, 1.0))
        self._axes.set_axis_off()
        self._axes.set_xlim(0, width)
        self._axes.set_ylim(height, 0)

    def add(self, artist: Artist) -> None:
        """Put anything else on the page."""
        self._axes.add_artist(artist)

    def text(self, x: float, y: float, text: str, font: Type, colour: str, *, align: str = "left") -> Text:
        """Write one line; `y` is its base line."""
        return self._axes.text(
            x,
            y,
            shown(text),
            fontproperties=font.properties,
            color=colour,
            horizontalalignment=align,
            verticalalignment="baseline",
            parse_math=False,
            usetex=False,
            zorder=5,
        )

    def lines(self, x: float, y: float, lines: Sequence[str], font: Type, colour: str, step: float) -> float:
        """Write lines below each other, the first on base line `y`; return the base line after the last."""
        for line in lines:
            self.text(x, y, line, font, colour)
            y += step
        return y

    def box(self, x: float, y: float, width: float, height: float, colour: str) -> Rectangle:
        """Fill a rectangle."""
        patch = Rectangle((x, y), width, height, facecolor=colour, edgecolor="none", linewidth=0)
        self._axes.add_artist(patch)
        return patch

    def hatched(self, x: float, y: float, width: float, height: float, fill: str, line: str) -> Rectangle:
        """Draw a rectangle with a dashed edge and hatching: something not known."""
        patch = Rectangle(
            (x, y),
            width,
            height,
            facecolor=fill,
            edgecolor=line,
            linewidth=0.8,
            linestyle=(0, (3, 2)),
            hatch="////",
        )
        patch.set_hatch_linewidth(0.8)
        self._axes.add_artist(patch)
        return patch

    def pill(self, x: float, y: float, width: float, height: float, fill: str, edge: str) -> FancyBboxPatch:
        """Draw a rectangle with fully round ends."""
        patch = FancyBboxPatch(
            (x + height / 2, y),
            width - height,
            height,
            boxstyle=f"round,pad=0,rounding_size={height / 2}",
            facecolor=fill,
            edgecolor=edge,
            linewidth=0.8,
        )
        patch.set_bounds(x, y, width, height)
        self._axes.add_artist(patch)
        return patch

    def dot(self, x: float, y: float, radius: float, colour: str) -> Circle:
        """Draw a filled circle."""
        patch = Circle((x, y), radius, facecolor=colour, edgecolor="none")
        self._axes.add_artist(patch)
        return patch

    def line(
        self,
        points: Sequence[tuple[float, float]],
        colour: str,
        width: float,
        *,
        dashed: bool = False,
        above: bool = True,
    ) -> Line2D:
        """Draw a line through points, above or below the bars."""
        xs, ys = zip(*points, strict=True)
        line = Line2D(
            xs,
            ys,
            color=colour,
            linewidth=width,
            linestyle=(0, (4, 3)) if dashed else "solid",
            solid_capstyle="butt",
            zorder=3 if above else 0.5,
        )
        self._axes.add_artist(line)
        return line

    def whisker(self, low: float, high: float, y: float, reach: float, colour: str) -> Line2D:
        """Draw an interval with end strokes of `reach` points, edged so that it shows on a dark bar."""
        ends = [(low, y - reach), (low, y + reach), (low, y), (high, y), (high, y - reach), (high, y + reach)]
        self.line(ends, self.theme.surface, 2.4)
        return self.line(ends, colour, 1.2)
