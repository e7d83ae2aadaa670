"""What every widget of a window shares: the desk, the theme, and how figures are written."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QObject, Signal

from dia_desktop.ui.desk import Desk
from dia_desktop.ui.locale_numbers import LocaleNumbers
from dia_desktop.ui.theme import Theme


class Context(QObject):
    """Handed to every page and widget by the window.

    Signals
    -------
    themed() : light, dark, text size or motion changed; repaint with `theme`.
    page_wanted(key) : the user wants to see the page with this `Page.key`.
    place_wanted(market_id, criterion_id) : the user wants to go where this can be changed: a cell, or
        with "" for one of the two a whole market or criterion.
    option_wanted(option_id) : the user wants to see a strategic option of the SWOT.
    activity_wanted(activity_id) : the user wants to see an activity of the roadmap.
    """

    themed = Signal()
    page_wanted = Signal(str)
    place_wanted = Signal(str, str)
    option_wanted = Signal(str)
    activity_wanted = Signal(str)

    def __init__(self, desk: Desk, theme: Theme, locale: QLocale, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.theme = theme
        self.locale = locale
        self.numbers = LocaleNumbers(locale)

    def set_theme(self, theme: Theme) -> None:
        """Paint with another theme from now on."""
        if theme != self.theme:
            self.theme = theme
            self.themed.emit()
