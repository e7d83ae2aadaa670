"""Colours, type and space: the tokens every widget paints with.

Hue means market, shade means criterion, neutral ink means the program. A `Theme` is a frozen value;
widgets are handed a new one when the user changes light, dark or the text size.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor, QFont, QFontDatabase

from dia_desktop.resources import resource

FONT_FAMILY = "Inter"


@dataclass(frozen=True, slots=True)
class Tokens:
    """One set of neutral and state colours, as "#RRGGBB"."""

    window: str
    title: str
    chrome: str
    surface: str
    surface2: str
    surface3: str
    line: str
    hair: str
    text: str
    text2: str
    text3: str
    ink: str
    on_ink: str
    selection: str
    focus: str
    heat: str
    warn_text: str
    warn_fill: str
    warn_line: str
    bad_text: str
    bad_fill: str
    bad_line: str
    good_text: str
    good_fill: str


LIGHT = Tokens(
    window="#EFF1F5", title="#E3E7ED", chrome="#F7F8FA",
    surface="#FFFFFF", surface2="#F6F7FA", surface3="#ECEFF4",
    line="#D9DEE6", hair="#E9ECF1",
    text="#161D2B", text2="#445064", text3="#5E6A7E",
    ink="#22304F", on_ink="#FFFFFF",
    selection="#E4E9F3", focus="#3B5BA5", heat="#D5DDEB",
    warn_text="#8A5A00", warn_fill="#FFF4DC", warn_line="#E8C774",
    bad_text="#B3261E", bad_fill="#FCEBEA", bad_line="#EDB5B1",
    good_text="#1E6B45", good_fill="#E5F3EB",
)  # fmt: skip
DARK = Tokens(
    window="#10141B", title="#0C1016", chrome="#161B24",
    surface="#1A212B", surface2="#212936", surface3="#2A3341",
    line="#323D4D", hair="#2A3441",
    text="#EDF1F7", text2="#B9C3D2", text3="#919DB0",
    ink="#D5DEEE", on_ink="#141A24",
    selection="#2B3648", focus="#8FB0F2", heat="#37445A",
    warn_text="#F2C66D", warn_fill="#33290F", warn_line="#6B5420",
    bad_text="#FF9A90", bad_fill="#3A1D1C", bad_line="#7A3935",
    good_text="#7FD3A6", good_fill="#16301F",
)  # fmt: skip

#: Palette slots of the markets, in the order in which new markets get them.
MARKETS_LIGHT = ("#0072B2", "#CC79A7", "#E69F00", "#D55E00", "#009E73", "#56B4E9", "#000000", "#F0E442")
MARKETS_DARK = ("#2E86C8", "#DC93BC", "#F7C75C", "#F07A2E", "#22B88D", "#8CCBF2", "#FFFFFF", "#F0E442")
CRITERIA_LIGHT = ("#33415C", "#7D8CA6", "#BCC6D6")
CRITERIA_DARK = ("#D3DBE9", "#8C9AB2", "#55637B")
#: How far the hue of a market is mixed with the surface, for up to three criteria.
MIX_LIGHT = (0.0, 0.40, 0.68)
MIX_DARK = (0.0, 0.38, 0.62)
MOST_MIX = 0.72
GOLDEN_ANGLE = 137.508
#: Least contrast of white text on a hue; below it the text is near black.
LEAST_CONTRAST = 4.3
#: Where the sRGB curve passes from its straight part to its power.
SRGB_KNEE = 0.04045


@dataclass(frozen=True, slots=True)
class Theme:
    """What to paint with: the tokens, the hues, and the text size.

    Attributes
    ----------
    scale : 1.0-3.0, text and layout size chosen under View > Text size.
    motion : False where movement is to be reduced.
    """

    dark: bool = False
    scale: float = 1.0
    motion: bool = True

    @property
    def tokens(self) -> Tokens:
        """The neutral and state colours."""
        return DARK if self.dark else LIGHT

    def color(self, token: str) -> QColor:
        """Return a token by name as a colour."""
        return QColor(getattr(self.tokens, token))

    def market(self, slot: int) -> QColor:
        """Return the hue of a market; slots beyond the palette walk the colour circle."""
        hues = MARKETS_DARK if self.dark else MARKETS_LIGHT
        if slot < len(hues):
            return QColor(hues[slot])
        angle = (slot * GOLDEN_ANGLE) % 360 / 360
        return QColor.fromHslF(angle, 0.55, 0.62 if self.dark else 0.42)

    def criterion(self, column: int, count: int) -> QColor:
        """Return the neutral shade of criterion `column` of `count`."""
        shades = CRITERIA_DARK if self.dark else CRITERIA_LIGHT
        if count <= len(shades):
            return QColor(shades[column])
        return mix(QColor(shades[0]), QColor(shades[2]), column / (count - 1))

    def part(self, slot: int, column: int, count: int) -> QColor:
        """Return the colour of one criterion's part inside a market's bar."""
        steps = MIX_DARK if self.dark else MIX_LIGHT
        share = steps[column] if count <= len(steps) else MOST_MIX * column / (count - 1)
        return mix(self.market(slot), self.color("surface"), share)

    def on(self, fill: QColor) -> QColor:
        """Return the colour of text on a hue: white where it reads well, else near black."""
        white, black = QColor("#FFFFFF"), QColor("#161D2B")
        return white if contrast(white, fill) >= LEAST_CONTRAST else black

    def px(self, size: float) -> int:
        """Return a length of the design in pixels at the chosen text size."""
        return round(size * self.scale)

    def font(self, size: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        """Return a font of the pixel size `size` with tabular figures."""
        font = QFont(FONT_FAMILY)
        font.setPixelSize(max(1, self.px(size)))
        font.setWeight(weight)
        font.setFeature(QFont.Tag("tnum"), 1)
        return font


def mix(color: QColor, other: QColor, share: float) -> QColor:
    """Return `color` with `share` (0-1) of `other` mixed in, channel by channel in sRGB."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(_rgb(color), _rgb(other), strict=True))
    return QColor(red, green, blue)


def contrast(a: QColor, b: QColor) -> float:
    """Return the contrast ratio of two colours (WCAG 2.2)."""
    lighter, darker = sorted((_luminance(a), _luminance(b)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: QColor) -> float:
    red, green, blue = (_linear(channel / 255) for channel in _rgb(color))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    """Return an sRGB channel (0-1) as linear light."""
    return channel / 12.92 if channel <= SRGB_KNEE else float(((channel + 0.055) / 1.055) ** 2.4)


def _rgb(color: QColor) -> tuple[int, int, int]:
    return color.red(), color.green(), color.blue()


def load_fonts() -> None:
    """Make the shipped typeface known to Qt; call once after the application exists."""
    for file in sorted(resource("fonts").glob("Inter-*.[ot]tf")):
        QFontDatabase.addApplicationFont(str(file))
