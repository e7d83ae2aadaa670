"""Whose view is shown: that of the group, or of one partner alone."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup, QFont, QKeySequence
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from dia_desktop.language import tr
from dia_desktop.strategy.records import Partner
from dia_desktop.ui import icons
from dia_desktop.ui.context import Context
from dia_desktop.ui.widgets import tip

#: Longer names are cut on the button; the menu and the tool tip have them in full.
LONGEST = 18


class VoiceMenu(QMenu):
    """The views there are; the one that is shown is ticked."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(tr("&See as"), parent)
        self._context = context
        self.setAccessibleName(tr("See as"))
        self.group = self._lasting(tr("The &group"), "Ctrl+Alt+G", partial(context.desk.show_voice, ""))
        self.group.setCheckable(True)
        self.next = self._lasting(tr("&Next view"), "Ctrl+Alt+V", self.go_on)
        self.aboutToShow.connect(self.fill)
        self.fill()

    def fill(self) -> None:
        """Offer the partners of the strategy."""
        desk = self._context.desk
        for action in self.actions():
            self.removeAction(action)
            if action not in (self.group, self.next):
                action.deleteLater()
        choice = QActionGroup(self)
        self.addAction(choice.addAction(self.group))
        self.addSeparator()
        for known in desk.strategy.partners:
            words = known.name if known.short == known.name else f"{known.short} · {known.name}"
            action = QAction(words.replace("&", "&&"), self)
            action.setCheckable(True)
            action.setChecked(known.id == desk.voice)
            action.triggered.connect(partial(self._show, known.id))
            self.addAction(choice.addAction(action))
        self.group.setChecked(not desk.voice)
        self.next.setEnabled(bool(desk.strategy.partners))
        self.addSeparator()
        self.addAction(self.next)

    def go_on(self) -> None:
        """Show the view of the next partner; after the last that of the group."""
        desk = self._context.desk
        voices = ["", *(known.id for known in desk.strategy.partners)]
        desk.show_voice(voices[(voices.index(desk.voice) + 1) % len(voices)])

    def _show(self, partner_id: str, *_: object) -> None:
        self._context.desk.show_voice(partner_id)

    def _lasting(self, text: str, keys: str, act: Callable[[], object]) -> QAction:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda *_: act())
        return action


class VoiceSelector(QToolButton):
    """Says whose view is shown, and opens the menu of the views."""

    def __init__(self, context: Context, voices: VoiceMenu) -> None:
        super().__init__()
        self._context = context
        self._told: object = None
        self.setProperty("kind", "framed")
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # Puts the chevron behind the words.
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        voices.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setMenu(voices)
        context.desk.changed.connect(self.tell)
        context.themed.connect(self.tell)
        self.tell()

    def tell(self) -> None:
        """Say whose view is shown; nothing where there is nobody but the group."""
        desk = self._context.desk
        told = (desk.partner, bool(desk.strategy.partners), self._context.theme)
        if told != self._told:
            self._told = told
            self._show(desk.partner)

    def _show(self, speaker: Partner | None) -> None:
        theme, desk = self._context.theme, self._context.desk
        words = tr("As the group") if speaker is None else tr("As {partner}").format(partner=speaker.short)
        self.setFont(theme.font(12, QFont.Weight.DemiBold))
        width = self.fontMetrics().averageCharWidth() * LONGEST
        cut = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, width)
        self.setText(cut.replace("&", "&&"))
        said = (
            tr("Seen as the group; click to see it as one partner alone")
            if speaker is None
            else tr("Seen as {partner} alone").format(partner=speaker.name)
        )
        self.setAccessibleName(said)
        self.setToolTip(tip(said))
        self.setIcon(icons.icon("chevron-down", theme.color("text2"), theme.px(14)))
        self.setMinimumHeight(theme.px(26))
        self.setVisible(bool(desk.strategy.partners))
