"""Colours of the charts: hue means market, shade means criterion, neutral ink means the program."""

from __future__ import annotations

from colorsys import hls_to_rgb
from dataclasses import dataclass

_LINEAR_LIMIT = 0.04045
#: White text on a hue needs at least this contrast; below it the text is dark.
_WHITE_FROM = 4.3
_MOST_PALE = 0.72
#: How far apart neighbouring slots beyond the palette lie on the colour circle, and how colourful they are.
_GOLDEN_TURN, _BEYOND_SATURATION = 137.508 / 360, 0.55


@dataclass(frozen=True, slots=True)
class ChartTheme:
    """The colours of one appearance, as "#RRGGBB".

    Attributes
    ----------
    surface_2 : a quiet area on the surface.
    line : the edge of a card.
    heat : what the fullest cell of a heat map is filled with.
    few_steps : the share of surface mixed into a market's hue, for one, two and three criteria.
    markets : one hue per palette slot; slots beyond the last walk the colour circle.
    beyond : the lightness (0-1) of those.
    criteria : the shades of one to three criteria; more are mixed from the first.
    neutral : what is about all markets.
    ghost : what was so at an earlier time.
    others : other categories, such as sources of money; used where nothing is of a market. In the light,
        the muted scheme of Paul Tol (Colour Schemes, SRON/EPS/TN/09-002); in the dark the same, lightened.
    """

    surface: str
    surface_2: str
    track: str
    line: str
    hair: str
    text: str
    text_2: str
    text_3: str
    ink: str
    on_ink: str
    dark_text: str
    heat: str
    warn_text: str
    warn_fill: str
    warn_line: str
    bad_text: str
    bad_fill: str
    good_text: str
    good_fill: str
    cool_text: str
    cool_fill: str
    few_steps: tuple[float, ...]
    beyond: float
    criteria: tuple[str, ...]
    markets: tuple[str, ...]
    neutral: str
    ghost: str
    others: tuple[str, ...]

    def hue(self, slot: int) -> str:
        """Return the hue of a palette slot."""
        if slot < len(self.markets):
            return self.markets[slot]
        channels = hls_to_rgb(slot * _GOLDEN_TURN % 1, self.beyond, _BEYOND_SATURATION)
        return "#" + "".join(f"{round(255 * channel):02X}" for channel in channels)

    def other(self, place: int) -> str:
        """Return the colour of another category by its place, 0 first; the colours come round again."""
        return self.others[place % len(self.others)]

    def shades(self, hue: str, count: int) -> tuple[str, ...]:
        """Return `count` steps of a hue towards the surface, the full hue first."""
        if count <= len(self.few_steps):
            return tuple(mix(hue, self.surface, step) for step in self.few_steps[:count])
        return tuple(mix(hue, self.surface, _MOST_PALE * i / (count - 1)) for i in range(count))

    def criterion_shades(self, count: int) -> tuple[str, ...]:
        """Return one neutral shade per criterion, in their order."""
        return self.criteria[:count] if count <= len(self.criteria) else self.shades(self.criteria[0], count)

    def heat_of(self, share: float) -> str:
        """Return the fill of a heat map cell for a share (0-1), at its place to the power of 0.72."""
        return mix(self.surface_2, self.heat, max(0.0, min(1.0, share)) ** 0.72)

    def text_on(self, colour: str) -> str:
        """Return white where it can be read on `colour`, else the dark text."""
        return "#FFFFFF" if contrast("#FFFFFF", colour) >= _WHITE_FROM else self.dark_text


LIGHT = ChartTheme(
    surface="#FFFFFF", surface_2="#F6F7FA", track="#ECEFF4", line="#D9DEE6", hair="#E9ECF1",
    text="#161D2B", text_2="#445064", text_3="#5E6A7E",
    ink="#22304F", on_ink="#FFFFFF", dark_text="#161D2B", heat="#22406F",
    warn_text="#8A5A00", warn_fill="#FFF4DC", warn_line="#E8C774",
    bad_text="#B3261E", bad_fill="#FCEBEA",
    good_text="#1E6B45", good_fill="#E5F3EB", cool_text="#3B5BA5", cool_fill="#E4E9F3",
    few_steps=(0.0, 0.40, 0.68), beyond=0.42,
    criteria=("#33415C", "#7D8CA6", "#BCC6D6"),
    markets=("#0072B2", "#CC79A7", "#E69F00", "#D55E00", "#009E73", "#56B4E9", "#000000", "#F0E442"),
    neutral="#5B6880", ghost="#AEB8C7",
    others=(
        "#332288", "#44AA99", "#DDCC77", "#CC6677", "#88CCEE", "#117733", "#AA4499", "#999933", "#882255",
    ),
)  # fmt: skip
DARK = ChartTheme(
    surface="#1A212B", surface_2="#212936", track="#2A3341", line="#323D4D", hair="#2A3441",
    text="#EDF1F7", text_2="#B9C3D2", text_3="#919DB0",
    ink="#D5DEEE", on_ink="#141A24", dark_text="#161D2B", heat="#9DB8E8",
    warn_text="#F2C66D", warn_fill="#33290F", warn_line="#6B5420",
    bad_text="#FF9A90", bad_fill="#3A1D1C",
    good_text="#7FD3A6", good_fill="#16301F", cool_text="#8FB0F2", cool_fill="#2B3648",
    few_steps=(0.0, 0.38, 0.62), beyond=0.62,
    criteria=("#D3DBE9", "#8C9AB2", "#55637B"),
    markets=("#2E86C8", "#DC93BC", "#F7C75C", "#F07A2E", "#22B88D", "#8CCBF2", "#FFFFFF", "#F0E442"),
    neutral="#8B98B0", ghost="#56637A",
    others=(
        "#7A6DD0", "#5CC4B2", "#E6D78F", "#E08594", "#9DD7F4", "#46A066", "#C877BB", "#B9B957", "#B85C8C",
    ),
)  # fmt: skip


def mix(colour: str, other: str, share: float) -> str:
    """Return `colour` with `share` (0-1) of `other` mixed in, channel by channel in sRGB."""
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{round(255 * (a * (1 - share) + b * share)):02X}" for a, b in pairs)


def contrast(a: str, b: str) -> float:
    """Return the contrast ratio of two colours, 1-21 (WCAG 2.1, definition of contrast ratio)."""
    bright, dark = sorted((_luminance(a), _luminance(b)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (
        channel / 12.92 if channel <= _LINEAR_LIMIT else ((channel + 0.055) / 1.055) ** 2.4
        for channel in _channels(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _channels(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return red, green, blue
