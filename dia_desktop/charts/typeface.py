"""The one typeface of all pictures: Inter as shipped, so that a figure looks the same everywhere."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import matplotlib as mpl
from matplotlib.font_manager import FontProperties, fontManager, get_font, ttfFontProperty
from matplotlib.ft2font import LoadFlags

from dia_desktop.charts.plain_text import one_line
from dia_desktop.charts.sketch import Font, Weight, elided, wrapped
from dia_desktop.resources import resource

POINTS_PER_INCH: Final = 72
_MISSING_GLYPH = "\N{WHITE SQUARE}"
_FALLBACK = "DIA Desktop fallback"


#: The file that holds each weight of the typeface.
FILES: Final = {
    Weight.REGULAR: "Inter-Regular.ttf",
    Weight.SEMIBOLD: "Inter-SemiBold.ttf",
    Weight.BOLD: "Inter-Bold.ttf",
}


def prepare_matplotlib() -> None:
    """Make the shipped fonts known and keep clocks, chance and the user's own settings out of the files.

    The fonts get names that no installed font can claim; what Inter lacks is taken from DejaVu Sans, which
    comes with matplotlib. Set for good and not for a moment: figures are saved in worker threads, and the
    values never differ. Calling it again changes nothing.
    """
    known = {entry.name for entry in fontManager.ttflist}
    files = {_family(weight): resource(f"fonts/{FILES[weight]}") for weight in Weight}
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
    return f"DIA Desktop {weight.value}"


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

    @property
    def font(self) -> Font:
        """The same for a sketch."""
        return Font(self.size, self.weight)

    def width(self, text: str) -> float:
        """Return the width of a text in points, as it is drawn."""
        return measure(shown(text), self.font)

    def elided(self, text: str, width: float) -> str:
        """Return the text as it is drawn, cut short with an ellipsis where wider than `width` points."""
        return elided(shown(text), width, self.font, measure)

    def wrapped(self, text: str, width: float, most: int | None = None) -> tuple[str, ...]:
        """Break a text into lines of `width` points, at blanks where it can; at most `most` lines."""
        return wrapped(shown(text), width, self.font, measure, most)


def measure(text: str, font: Font) -> float:
    """Return the width in points of a text that is drawn as it is: what `shown` returns."""
    face = get_font([str(resource(f"fonts/{FILES[font.weight]}")), str(_fallback_file())])
    face.set_size(font.size, POINTS_PER_INCH)
    face.set_text(text, 0.0, flags=LoadFlags.NO_HINTING)
    return float(face.get_width_height()[0]) / 64


def shown(text: str) -> str:
    """Return a text as it is drawn: on one line, with a square for every character neither font has."""
    fonts = [get_font(str(path)) for path in (resource(f"fonts/{FILES[Weight.REGULAR]}"), _fallback_file())]
    return "".join(
        char if any(font.get_char_index(ord(char)) for font in fonts) else _MISSING_GLYPH
        for char in one_line(text)
    )
