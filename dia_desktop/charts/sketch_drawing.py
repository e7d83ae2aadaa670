"""Sketches on paper: every mark becomes one artist of matplotlib, in the order of the sketch."""

from __future__ import annotations

from collections.abc import Sequence
from functools import singledispatch
from itertools import pairwise
from typing import Final

from matplotlib.artist import Artist
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, FancyBboxPatch, Patch, PathPatch, Polygon, Rectangle
from matplotlib.path import Path

from dia_desktop.charts.page import Page
from dia_desktop.charts.sketch import Box, Dot, Font, Line, Mark, Shape, Sketch, Words
from dia_desktop.charts.typeface import Type, measure, shown

HATCHED = "////"
DASHES: Final[tuple[float, Sequence[float]]] = (0, (4, 3))
EDGE = 0.8
#: Marks lie above everything the page itself draws, each above the one before.
LOWEST, STEP = 10.0, 1e-4


def paper_measure(text: str, font: Font) -> float:
    """Return how wide a text becomes on paper."""
    return measure(shown(text), font)


def draw_sketch(page: Page, sketch: Sketch, left: float, top: float) -> None:
    """Draw a sketch with its upper left corner at (`left`, `top`)."""
    for place, mark in enumerate(sketch.placed(left, top).marks):
        if isinstance(mark, Words):
            artist: Artist = page.text(
                mark.x,
                mark.y,
                mark.text,
                Type(mark.font.size, mark.font.weight),
                mark.colour,
                align=mark.align,
            )
        else:
            artist = artist_of(mark)
            page.add(artist)
        artist.set_zorder(LOWEST + STEP * place)


@singledispatch
def artist_of(mark: Mark) -> Artist:
    """Return the artist that draws a mark other than words."""
    raise TypeError(f"{mark!r} cannot be drawn.")


@artist_of.register
def _(box: Box) -> Artist:
    radius = min(box.radius, box.width / 2, box.height / 2)
    if radius <= 0:
        return _dressed(
            Rectangle((box.x, box.y), box.width, box.height),
            box.fill,
            box.edge,
            box.hatching,
            dashed=box.dashed,
        )
    patch = FancyBboxPatch((0, 0), 1, 1, boxstyle=f"round,pad=0,rounding_size={radius}")
    patch.set_bounds(box.x, box.y, box.width, box.height)
    return _dressed(patch, box.fill, box.edge, box.hatching, dashed=box.dashed)


@artist_of.register
def _(shape: Shape) -> Artist:
    return _dressed(Polygon(shape.points, closed=True), shape.fill, shape.edge, shape.hatching)


@artist_of.register
def _(dot: Dot) -> Artist:
    return _dressed(Circle((dot.x, dot.y), dot.radius), dot.fill, dot.edge)


@artist_of.register
def _(line: Line) -> Artist:
    drawn: PathPatch | Line2D
    if line.smooth:
        drawn = PathPatch(smooth_path(line.points), facecolor="none", edgecolor=line.colour)
    else:
        xs, ys = zip(*line.points, strict=True)
        drawn = Line2D(xs, ys, color=line.colour, solid_capstyle="butt")
    drawn.set_linewidth(line.width)
    if line.dashed:
        drawn.set_linestyle(DASHES)
    return drawn


def smooth_path(points: Sequence[tuple[float, float]]) -> Path:
    """Return a path through points that leaves and reaches each of them level."""
    vertices, codes = [points[0]], [Path.MOVETO]
    for (x, y), (to_x, to_y) in pairwise(points):
        middle = (x + to_x) / 2
        vertices += [(middle, y), (middle, to_y), (to_x, to_y)]
        codes += [Path.CURVE4] * 3
    return Path(vertices, codes)


def _dressed(patch: Patch, fill: str, edge: str, hatching: str = "", *, dashed: bool = False) -> Patch:
    """Give a patch its fill, its edge and its hatching, "" for none."""
    patch.set_facecolor(fill or "none")
    # Hatching takes the colour of the edge.
    patch.set_edgecolor(edge or hatching or "none")
    patch.set_linewidth(EDGE if edge or hatching else 0.0)
    if hatching:
        patch.set_hatch(HATCHED)
        patch.set_hatch_linewidth(EDGE)
    if dashed:
        patch.set_linestyle(DASHES)
    return patch
