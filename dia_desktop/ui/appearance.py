"""Light or dark, how large, how lively: one choice for all windows, remembered."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QStyleHints
from PySide6.QtWidgets import QApplication

from dia_desktop.ui import style
from dia_desktop.ui.settings import TEXT_SIZES, Look, Settings
from dia_desktop.ui.theme import Theme

SCHEMES = {Look.LIGHT: Qt.ColorScheme.Light, Look.DARK: Qt.ColorScheme.Dark}


class Appearance(QObject):
    """Turns the user's choice and the system's colours into a `Theme`, and dresses the application.

    Signals
    -------
    changed(theme) : another theme holds from now on.
    """

    changed = Signal(object)

    def __init__(self, app: QApplication, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self._settings = settings
        self._hints: QStyleHints = app.styleHints()
        app.setStyle(style.BASE_STYLE)
        self._ask_for_scheme()
        self._hints.colorSchemeChanged.connect(self._refresh)
        self.theme = self._wanted()
        style.apply(app, self.theme)

    @property
    def look(self) -> Look:
        """Light, dark, or as the system has it."""
        return self._settings.look

    def set_look(self, look: Look) -> None:
        """Choose light, dark, or as the system has it."""
        self._settings.look = look
        self._ask_for_scheme()
        self._refresh()

    def set_text_size(self, percent: int) -> None:
        """Choose a text size out of `TEXT_SIZES`."""
        self._settings.text_size = percent
        self._refresh()

    def step_text_size(self, steps: int) -> None:
        """Make the text larger (or smaller, for negative `steps`), within what there is."""
        index = TEXT_SIZES.index(self._settings.text_size) + steps
        self.set_text_size(TEXT_SIZES[max(0, min(index, len(TEXT_SIZES) - 1))])

    @property
    def text_size(self) -> int:
        """Percent."""
        return self._settings.text_size

    @property
    def reduced_motion(self) -> bool:
        """Whether movement is left out."""
        return self._settings.reduced_motion

    def set_reduced_motion(self, *, reduced: bool) -> None:
        """Leave movement out, or not."""
        self._settings.reduced_motion = reduced
        self._refresh()

    def _ask_for_scheme(self) -> None:
        """Let the frames that the system draws follow the choice."""
        scheme = SCHEMES.get(self.look)
        if scheme is None:
            self._hints.unsetColorScheme()
        else:
            self._hints.setColorScheme(scheme)

    def _wanted(self) -> Theme:
        system_dark = self._hints.colorScheme() == Qt.ColorScheme.Dark
        dark = self.look is Look.DARK or (self.look is Look.SYSTEM and system_dark)
        return Theme(dark, self._settings.text_size / 100, not self._settings.reduced_motion)

    def _refresh(self) -> None:
        wanted = self._wanted()
        if wanted != self.theme:
            self.theme = wanted
            style.apply(self._app, wanted)
            self.changed.emit(wanted)
