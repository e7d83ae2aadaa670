"""Breaking text into a few lines that fit, the last one shortened."""

from __future__ import annotations

import re

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

SPACES = re.compile(r"[ \t\r\n\v\f\u2028\u2029]+")


def fold(text: str, font: QFont, width: float, most: int) -> tuple[str, ...]:
    """Return `text` in at most `most` lines of `width` pixels; long words break, the rest is elided."""
    metrics = QFontMetricsF(font)
    # Not `split()`: it would break at the no-break space between a number and its sign.
    one_line = " ".join(SPACES.split(text)).strip()
    if metrics.horizontalAdvance(one_line) <= width:
        return (one_line,)
    layout = QTextLayout(one_line, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    lines: list[str] = []
    layout.beginLayout()
    while len(lines) < most - 1:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        lines.append(one_line[line.textStart() : line.textStart() + line.textLength()].rstrip())
    layout.endLayout()
    read = layout.lineAt(layout.lineCount() - 1) if layout.lineCount() else None
    rest = one_line[read.textStart() + read.textLength() :] if read is not None else one_line
    if rest:
        lines.append(metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width))
    return tuple(lines)


def write_lines(
    painter: QPainter,
    rect: QRectF,
    lines: tuple[str, ...],
    font: QFont,
    color: QColor,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    """Write lines one below the other, centred upright in `rect`."""
    metrics = QFontMetricsF(font)
    painter.setFont(font)
    painter.setPen(color)
    top = rect.center().y() - metrics.height() * len(lines) / 2
    for i, line in enumerate(lines):
        place = QRectF(rect.left(), top + i * metrics.height(), rect.width(), metrics.height())
        painter.drawText(place, int(align | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip), line)
