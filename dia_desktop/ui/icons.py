"""The shipped icons, tinted with a colour of the theme."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from dia_desktop.resources import resource

OPAQUE = 255
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


def icon(name: str, color: QColor, size: int = 16, disabled: QColor | None = None) -> QIcon:
    """Return the icon `name` in `color`; where the control is disabled in `disabled`, or else paler."""
    ratio = _finest_ratio()
    drawn = pixmap(name, color, size, ratio)
    if disabled is None:
        disabled = QColor(color)
        disabled.setAlphaF(color.alphaF() * DISABLED_ALPHA)
    off = pixmap(name, disabled, size, ratio)
    made = QIcon(drawn)
    made.addPixmap(off, QIcon.Mode.Disabled)
    return made


def _finest_ratio() -> float:
    """Return the highest density of the screens there are."""
    return max((screen.devicePixelRatio() for screen in QGuiApplication.screens()), default=1.0)


def _thinned(drawn: QPixmap, share: float) -> QPixmap:
    """Return a picture with `share` (0-1) of its opacity; as a whole, so that crossing lines stay even."""
    thin = QPixmap(drawn)
    painter = QPainter(thin)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
    painter.fillRect(QRectF(thin.rect()), QColor(0, 0, 0, round(255 * share)))
    painter.end()
    return thin


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
    painter.end()
    return drawn if color.alpha() == OPAQUE else _thinned(drawn, color.alphaF())
