"""The shipped icons, tinted with a colour of the theme."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from dia_desktop.resources import resource

#: Pixel densities an icon is drawn for; Qt picks the one of the screen.
RATIOS = (1.0, 2.0, 3.0)
DISABLED_ALPHA = 0.38


def pixmap(name: str, color: QColor, size: int, ratio: float = 1.0) -> QPixmap:
    """Return the icon `name` drawn in `color`.

    Parameters
    ----------
    name : file name in resources/icons without ".svg".
    size : edge in device independent pixels.
    ratio : device pixels per device independent pixel.
    """
    key = f"dia/{name}/{color.rgba():08x}/{size}/{ratio}"
    drawn = QPixmap()
    if not QPixmapCache.find(key, drawn):
        drawn = _draw(name, color, size, ratio)
        QPixmapCache.insert(key, drawn)
    return drawn


def icon(name: str, color: QColor, size: int = 16) -> QIcon:
    """Return the icon `name` in `color`, paler where the control is disabled."""
    made = QIcon()
    pale = QColor(color)
    pale.setAlphaF(DISABLED_ALPHA)
    for ratio in RATIOS:
        made.addPixmap(pixmap(name, color, size, ratio))
        made.addPixmap(pixmap(name, pale, size, ratio), QIcon.Mode.Disabled)
    return made


def app_icon() -> QIcon:
    """Return the icon of the program in its own colours."""
    made = QIcon()
    for size in (16, 32, 48, 128, 256):
        made.addPixmap(_draw("app", QColor(Qt.GlobalColor.black), size, 1.0))
    return made


def _draw(name: str, color: QColor, size: int, ratio: float) -> QPixmap:
    outline = resource(f"icons/{name}.svg").read_text(encoding="utf-8")
    svg = outline.replace("currentColor", color.name(QColor.NameFormat.HexRgb))
    drawn = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    drawn.setDevicePixelRatio(ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, size, size))
    # Thinned as a whole: lines that cross must not be darker where they meet.
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
    painter.fillRect(QRectF(0, 0, size, size), QColor(0, 0, 0, color.alpha()))
    painter.end()
    return drawn
