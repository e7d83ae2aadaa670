"""Where the keyboard is: walking regions with F6, and handing copy and paste to what has the focus."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

#: What the actions of the edit menu are called on widgets; Qt's own text fields say `del_`.
CALLED = {"cut": ("cut",), "copy": ("copy",), "paste": ("paste",), "delete": ("delete", "del_")}


def first_stop(region: QWidget) -> QWidget | None:
    """Return the first widget in a region that Tab would stop at, or None."""
    for widget in [region, *region.findChildren(QWidget)]:
        takes_tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus
        if takes_tab and widget.isVisible() and widget.isEnabled():
            return widget
    return None


def region_of(focus: QWidget | None, regions: Sequence[QWidget]) -> int | None:
    """Return the place in `regions` of the one that holds the focus, or None."""
    for place, region in enumerate(regions):
        if focus is not None and (focus is region or region.isAncestorOf(focus)):
            return place
    return None


def doer(focus: QWidget | None, action: str) -> Callable[[], object] | None:
    """Return what does an edit action ("cut", "copy", "paste", "delete") where the focus is, or None.

    The widget with the focus is asked first, then those around it.
    """
    widget = focus
    while widget is not None:
        for name in CALLED[action]:
            method: Callable[[], object] | None = getattr(widget, name, None)
            if method is not None:
                return method
        widget = None if widget.isWindow() else widget.parentWidget()
    return None
