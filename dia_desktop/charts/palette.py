"""Colours of the charts: hue means market, shade means criterion, neutral ink means the program."""

from __future__ import annotations

from dataclasses import dataclass

_LINEAR_LIMIT = 0.04045
#: White text on a hue needs at least this contrast; below it the text is dark.
_WHITE_FROM = 4.3
#: The share of surface mixed into a market's hue, for one, two and three criteria.
_FEW_STEPS = (0.0, 0.40, 0.68)
_MOST_PALE = 0.72


@dataclass(frozen=True, slots=True)
class ChartTheme:
    """The colours of one appearance, as "#RRGGBB".

    Attributes
    ----------
    markets : one hue per palette slot; slots beyond the last begin again, a name is always beside them.
    criteria : the shades of one to three criteria; more are mixed from the first.
    """

    surface: str
    track: str
    hair: str
    text: str
    text_2: str
    text_3: str
    ink: str
    on_ink: str
    dark_text: str
    criteria: tuple[str, ...]
    markets: tuple[str, ...]

    def hue(self, slot: int) -> str:
        """Return the hue of a palette slot."""
        return self.markets[slot % len(self.markets)]

    def shades(self, hue: str, count: int) -> tuple[str, ...]:
        """Return `count` steps of a hue towards the surface, the full hue first."""
        if count <= len(_FEW_STEPS):
            return tuple(mix(hue, self.surface, step) for step in _FEW_STEPS[:count])
        return tuple(mix(hue, self.surface, _MOST_PALE * i / (count - 1)) for i in range(count))

    def criterion_shades(self, count: int) -> tuple[str, ...]:
        """Return one neutral shade per criterion, in their order."""
        return self.criteria[:count] if count <= len(self.criteria) else self.shades(self.criteria[0], count)

    def text_on(self, colour: str) -> str:
        """Return white where it can be read on `colour`, else the dark text."""
        return "#FFFFFF" if contrast("#FFFFFF", colour) >= _WHITE_FROM else self.dark_text


LIGHT = ChartTheme(
    surface="#FFFFFF",
    track="#ECEFF4",
    hair="#E9ECF1",
    text="#161D2B",
    text_2="#445064",
    text_3="#5E6A7E",
    ink="#22304F",
    on_ink="#FFFFFF",
    dark_text="#161D2B",
    criteria=("#33415C", "#7D8CA6", "#BCC6D6"),
    markets=("#0072B2", "#CC79A7", "#E69F00", "#D55E00", "#009E73", "#56B4E9", "#000000", "#F0E442"),
)


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
