"""Keys that a widget keeps for itself, though the menu of the window would take them first."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence


def keeps(event: QEvent, own: Callable[[QKeyEvent], bool]) -> bool:
    """Keep a key from the shortcuts of the window where it is a widget's `own`; return whether it was kept.

    Qt asks the widget with the keyboard before it looks for a shortcut; the key comes as usual afterwards.
    """
    if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and own(event):
        event.accept()
        return True
    return False


def is_delete(event: QKeyEvent) -> bool:
    """Return whether a key takes away what is marked."""
    return event.matches(QKeySequence.StandardKey.Delete)
