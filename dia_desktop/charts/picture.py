"""Figures as files: PNG, SVG and PDF with title and alt text inside, the same bytes at every run."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from io import BytesIO
from xml.sax.saxutils import escape

from matplotlib.backends.backend_pdf import PdfPages
from matplotlib.figure import Figure

from dia_desktop.charts.exhibit import PictureText
from dia_desktop.charts.plain_text import one_line
from dia_desktop.charts.typeface import prepare_matplotlib

DPI = 300


def png_bytes(figure: Figure, text: PictureText, dpi: int = DPI) -> bytes:
    """Return the figure as PNG."""
    metadata = {
        "Title": one_line(text.title),
        "Description": one_line(text.description),
        "Keywords": one_line(text.keywords),
        "Software": text.program,
    }
    return _saved(figure, "png", metadata, dpi)


def pdf_bytes(sheets: Iterable[Figure], text: PictureText) -> bytes:
    """Return figures as PDF with their fonts embedded, one page each; each is let go before the next."""
    metadata = {
        "Title": one_line(text.title),
        "Subject": one_line(text.description),
        "Keywords": one_line(text.keywords),
        "Creator": text.program,
        "CreationDate": None,
    }
    prepare_matplotlib()
    buffer = BytesIO()
    with PdfPages(buffer, metadata=metadata) as document:
        for sheet in sheets:
            document.savefig(sheet, facecolor=sheet.get_facecolor())
    return buffer.getvalue()


def svg_bytes(figure: Figure, text: PictureText) -> bytes:
    """Return the figure as SVG that a screen reader reads as one picture with a description."""
    metadata = {
        "Title": one_line(text.title),
        "Keywords": [one_line(text.keywords)],
        "Creator": [text.program],
        "Date": None,
    }
    svg = _saved(figure, "svg", metadata).decode("utf-8")
    description = f'<desc id="figure-description">{escape(one_line(text.description))}</desc>'
    svg = svg.replace("<svg ", '<svg role="img" aria-labelledby="figure-title figure-description" ', 1)
    svg = svg.replace("<title>", '<title id="figure-title">', 1)
    return svg.replace("</title>", f"</title>\n {description}", 1).encode("utf-8")


def _saved(figure: Figure, kind: str, metadata: Mapping[str, object], dpi: int = DPI) -> bytes:
    prepare_matplotlib()
    buffer = BytesIO()
    figure.savefig(buffer, format=kind, dpi=dpi, metadata=dict(metadata), facecolor=figure.get_facecolor())
    return buffer.getvalue()
