"""The one typeface of all pictures: Inter as shipped, so that a figure looks the same everywhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path

import matplotlib as mpl
from matplotlib.font_manager import FontProperties, fontManager, get_font, ttfFontProperty
from matplotlib.ft2font import LoadFlags

from dia_desktop.charts.plain_text import one_line
from dia_desktop.resources import resource

_MISSING_GLYPH = "\N{WHITE SQUARE}"
_ELLIPSIS = "…"
_FALLBACK = "DIA Desktop fallback"


class Weight(Enum):
    """Weights of the typeface, by the file that holds them."""

    REGULAR = "Inter-Regular.ttf"
    SEMIBOLD = "Inter-SemiBold.ttf"
    BOLD = "Inter-Bold.ttf"


def prepare_matplotlib() -> None:
    """Make the shipped fonts known and keep clocks, chance and the user's own settings out of the files.

    The fonts get names that no installed font can claim; what Inter lacks is taken from DejaVu Sans, which
    comes with matplotlib. Set for good and not for a moment: figures are saved in worker threads, and the
    values never differ. Calling it again changes nothing.
    """
    known = {entry.name for entry in fontManager.ttflist}
    files = {_family(weight): resource(f"fonts/{weight.value}") for weight in Weight}
    files[_FALLBACK] = _fallback_file()
    for name, path in files.items():
        if name not in known:
            entry = ttfFontProperty(get_font(str(path)))
            fontManager.ttflist.append(replace(entry, name=name, style="normal", weight=400))
    mpl.rcParams.update(
        {
            "path.simplify": True,
            "pdf.compression": 6,
            "pdf.fonttype": 42,
            "pdf.use14corefonts": False,
            "savefig.bbox": None,
            "savefig.transparent": False,
            "svg.fonttype": "path",
            "svg.hashsalt": "dia-desktop",
            "svg.id": None,
            # Widths are then the same at every resolution, and what was measured to fit does fit.
            "text.hinting": "none",
        }
    )


def _family(weight: Weight) -> str:
    return f"DIA Desktop {weight.name.lower()}"


def _fallback_file() -> Path:
    return Path(mpl.get_data_path(), "fonts", "ttf", "DejaVuSans.ttf")


@dataclass(frozen=True, slots=True)
class Type:
    """A size (points) and weight of the typeface; knows how wide a text becomes."""

    size: float
    weight: Weight = Weight.REGULAR

    @property
    def properties(self) -> FontProperties:
        """The font as matplotlib wants it."""
        return FontProperties(family=[_family(self.weight), _FALLBACK], size=self.size)

    def width(self, text: str) -> float:
        """Return the width of a text in points, as it is drawn."""
        return self._width(shown(text))

    def _width(self, text: str) -> float:
        font = get_font([str(resource(f"fonts/{self.weight.value}")), str(_fallback_file())])
        font.set_size(self.size, 72)
        font.set_text(text, 0.0, flags=LoadFlags.NO_HINTING)
        return float(font.get_width_height()[0]) / 64

    def elided(self, text: str, width: float) -> str:
        """Return the text as it is drawn, cut short with an ellipsis where wider than `width` points."""
        whole = shown(text)
        if self._width(whole) <= width:
            return whole
        kept = _longest(len(whole), lambda count: self._width(whole[:count].rstrip() + _ELLIPSIS) <= width)
        return whole[:kept].rstrip() + _ELLIPSIS

    def wrapped(self, text: str, width: float, most: int | None = None) -> tuple[str, ...]:
        """Break a text into lines of `width` points, at blanks where it can; at most `most` lines."""
        lines: list[str] = []
        rest = shown(text)
        while rest:
            if most is not None and len(lines) == most - 1:
                return (*lines, self.elided(rest, width))
            line = self._first_line(rest, width)
            lines.append(line.rstrip())
            rest = rest[len(line) :].lstrip()
        return tuple(lines)

    def _first_line(self, text: str, width: float) -> str:
        fits = _longest(len(text), lambda count: self._width(text[:count].rstrip()) <= width)
        if fits == len(text) or text[fits] == " ":
            return text[:fits]
        blank = text.rfind(" ", 0, fits)
        return text[:blank] if blank > 0 else text[: max(fits, 1)]


def _longest(length: int, fits: Callable[[int], bool]) -> int:
    """Return the largest count up to `length` that fits, 0 where none does."""
    low, high = 0, length
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(middle) else (low, middle - 1)
    return low


def shown(text: str) -> str:
    """Return a text as it is drawn: on one line, with a square for every character neither font has."""
    fonts = [get_font(str(path)) for path in (resource(f"fonts/{Weight.REGULAR.value}"), _fallback_file())]
    return "".join(
        char if any(font.get_char_index(ord(char)) for font in fonts) else _MISSING_GLYPH
        for char in one_line(text)
    )
