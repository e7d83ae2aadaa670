"""Short facts side by side: as many rows as their width needs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dia_desktop.charts.sketch import Box, Dot
from dia_desktop.charts.sketch_pad import CAPTION, DOT_RADIUS, NOTE, NOTE_HEAD, Pad

GAP, ROW = 12.0, 20.0
DOTS, DOT, DOT_STEP = 5, 3.5, 10.0
MARKET_ROOM = 15.0
PILL_SIDE, PILL_HEIGHT = 7.0, 16.0


@dataclass(frozen=True, slots=True)
class Chip:
    """A fact: its width, and what draws it at a left edge around a height."""

    width: float
    draw: Callable[[float, float], None]


def words_chip(pad: Pad, text: str, most: float) -> Chip:
    """Return a fact in words, cut short where it is wider than `most`."""
    shown = pad.cut(text, most, CAPTION)

    def draw(x: float, middle: float) -> None:
        pad.write(x, middle, shown, CAPTION, pad.theme.text_2)

    return Chip(pad.width(shown, CAPTION), draw)


def strong_chip(pad: Pad, text: str, most: float) -> Chip:
    """Return words that stand out."""
    shown = pad.cut(text, most, NOTE_HEAD)

    def draw(x: float, middle: float) -> None:
        pad.write(x, middle, shown, NOTE_HEAD, pad.theme.text)

    return Chip(pad.width(shown, NOTE_HEAD), draw)


def pill_chip(pad: Pad, text: str, most: float) -> Chip:
    """Return words in an edged pill."""
    shown = pad.cut(text, most - 2 * PILL_SIDE, NOTE)
    width = pad.width(shown, NOTE) + 2 * PILL_SIDE

    def draw(x: float, middle: float) -> None:
        theme = pad.theme
        edge = theme.text_3
        top = middle - PILL_HEIGHT / 2
        pad.add(Box(x, top, width, PILL_HEIGHT, theme.surface, edge, radius=PILL_HEIGHT / 2))
        pad.write(x + PILL_SIDE, middle, shown, NOTE, theme.text_2)

    return Chip(width, draw)


def market_chip(pad: Pad, name: str, slot: int, most: float) -> Chip:
    """Return the name of a market behind a dot of its hue."""
    shown = pad.cut(name, most - MARKET_ROOM, CAPTION)

    def draw(x: float, middle: float) -> None:
        pad.add(Dot(x + DOT_RADIUS, middle, DOT_RADIUS, pad.theme.hue(slot)))
        pad.write(x + MARKET_ROOM, middle, shown, CAPTION, pad.theme.text_2)

    return Chip(MARKET_ROOM + pad.width(shown, CAPTION), draw)


def rating_chip(pad: Pad, value: int) -> Chip:
    """Return a rating of 1 to 5 as that many filled dots."""

    def draw(x: float, middle: float) -> None:
        theme = pad.theme
        for number in range(DOTS):
            fill = theme.text if number < value else theme.surface
            edge = theme.text if number < value else theme.text_3
            pad.add(Dot(x + DOT + number * DOT_STEP, middle, DOT, fill, edge))

    return Chip(DOTS * DOT_STEP, draw)


def in_rows(chips: Sequence[Chip], width: float) -> tuple[tuple[Chip, ...], ...]:
    """Return chips in rows of at most `width`; one that is wider stands alone."""
    rows: list[list[Chip]] = []
    taken = 0.0
    for chip in chips:
        if not rows or taken + GAP + chip.width > width:
            rows.append([])
            taken = -GAP
        rows[-1].append(chip)
        taken += GAP + chip.width
    return tuple(tuple(row) for row in rows)


def draw_rows(rows: Sequence[Sequence[Chip]], left: float, top: float) -> None:
    """Draw rows of chips below each other."""
    for number, row in enumerate(rows):
        x, middle = left, top + ROW * (number + 0.5)
        for chip in row:
            chip.draw(x, middle)
            x += chip.width + GAP
