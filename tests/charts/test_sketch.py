"""A picture before it is drawn, and the same on paper."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, FancyBboxPatch, PathPatch, Polygon, Rectangle
from matplotlib.text import Text

from dia_desktop.charts.page import Page
from dia_desktop.charts.palette import LIGHT
from dia_desktop.charts.sketch import (
    Box,
    Dot,
    Font,
    Line,
    Shape,
    Sketch,
    Spot,
    Weight,
    Words,
    elided,
    wrapped,
)
from dia_desktop.charts.sketch_drawing import artist_of, draw_sketch, paper_measure
from dia_desktop.charts.sketch_figure import sketch_figure

FONT = Font(10.0)
TEN_WORDS = "one two three four five six seven eight nine ten"


def even(text: str, font: Font) -> float:
    return len(text) * font.size


@given(st.text(max_size=40), st.integers(0, 300))
def test_a_shortened_text_fits_and_one_that_fits_is_kept(text: str, width: int) -> None:
    short = elided(text, width, FONT, even)
    assert short == text if even(text, FONT) <= width else short.endswith("…")
    assert even(short, FONT) <= max(width, FONT.size)


@given(st.text(st.sampled_from("abc <&$_"), max_size=60), st.integers(1, 200))
def test_broken_lines_hold_every_letter_and_fit(text: str, width: int) -> None:
    lines = wrapped(text, width, FONT, even)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(even(line, FONT) <= max(width, FONT.size) for line in lines)


def test_what_does_not_fit_into_the_lines_is_cut_in_the_last() -> None:
    assert wrapped(TEN_WORDS, 150, FONT, even, most=2) == ("one two three", "four five six…")
    assert wrapped("  ", 150, FONT, even) == ()


def test_a_sketch_is_enlarged_and_moved_as_a_whole() -> None:
    marks = (
        Box(1, 2, 3, 4, radius=1),
        Words(1, 2, "a", Font(10, Weight.BOLD), "#000000"),
        Line(((0, 0), (1, 2)), "#000000", 2.0),
        Shape(((0, 0), (1, 0), (0, 1)), "#000000"),
        Dot(1, 2, 3, "#000000"),
    )
    placed = Sketch(10, 20, marks, (Spot(1, 2, 3, 4, "here"),)).placed(100, 200, 2)
    assert (placed.width, placed.height) == (120, 240)
    assert placed.marks == (
        Box(102, 204, 6, 8, radius=2),
        Words(102, 204, "a", Font(20, Weight.BOLD), "#000000"),
        Line(((100, 200), (102, 204)), "#000000", 4.0),
        Shape(((100, 200), (102, 200), (100, 202)), "#000000"),
        Dot(102, 204, 6, "#000000"),
    )
    assert placed.spots == (Spot(102, 204, 6, 8, "here"),)
    assert placed.spots[0].holds(108, 212)
    assert not placed.spots[0].holds(109, 212)


def test_every_mark_becomes_an_artist_in_its_order() -> None:
    page = Page(200, 100, LIGHT)
    marks = (
        Box(0, 0, 10, 10, "#112233"),
        Box(0, 0, 10, 10, "#112233", "#445566", 3, dashed=True, hatching="#778899"),
        Shape(((0, 0), (9, 0), (0, 9)), "#112233", hatching="#778899"),
        Line(((0, 0), (9, 9)), "#112233", 3, dashed=True),
        Line(((0, 0), (9, 9)), "#112233", 3, smooth=True),
        Dot(5, 5, 2, "#112233", "#445566"),
        Words(5, 5, "100 % of <b>$all$</b>", FONT, "#112233", "center"),
    )
    draw_sketch(page, Sketch(10, 10, marks), 50, 20)
    drawn = sorted(page.figure.axes[0].get_children(), key=lambda artist: artist.get_zorder())[-len(marks) :]
    kinds = (Rectangle, FancyBboxPatch, Polygon, Line2D, PathPatch, Circle, Text)
    assert all(isinstance(artist, kind) for artist, kind in zip(drawn, kinds, strict=True))
    box, words = drawn[0], drawn[-1]
    assert isinstance(box, Rectangle)
    assert (box.get_x(), box.get_y()) == (50, 20)
    assert isinstance(words, Text)
    assert (words.get_text(), words.get_position()) == ("100 % of <b>$all$</b>", (55, 25))
    assert not words.get_parse_math()
    assert isinstance(drawn[1], FancyBboxPatch)
    assert drawn[1].get_hatch()


def test_what_is_no_mark_cannot_be_drawn() -> None:
    with pytest.raises(TypeError, match="cannot be drawn"):
        artist_of(Words(0, 0, "words are written by the page", FONT, "#000000"))


def test_a_figure_has_its_finding_above_and_its_caveats_below() -> None:
    rooms: list[float] = []

    def layout(width: float, theme: object, measure: object) -> Sketch:
        assert (theme, measure) == (LIGHT, paper_measure)
        rooms.append(width)
        return Sketch(width, 300, (Words(0, 150, "in the middle", Font(20), "#000000"),))

    figure = sketch_figure(layout, "The finding", "What it means.", ("Weights: equal", "Program"))
    texts = {text.get_text(): text for text in figure.axes[0].texts}
    assert list(texts) == ["The finding", "What it means.", "in the middle", "Weights: equal", "Program"]
    heights = [text.get_position()[1] for text in texts.values()]
    assert heights == sorted(heights)
    assert figure.get_figheight() * 72 > heights[-1]
    assert rooms[0] > 600
    assert float(texts["in the middle"].get_fontsize()) == pytest.approx(14.4)
