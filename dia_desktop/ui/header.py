"""The header: which strategy, which round, undo and redo, export."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QFont, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QMenu, QSizePolicy, QStackedWidget, QToolButton

from dia_desktop.language import tr
from dia_desktop.store import Area
from dia_desktop.strategy.records import Round
from dia_desktop.ui import icons
from dia_desktop.ui.context import Context
from dia_desktop.ui.widgets import Button, Chip, ClickLabel, IconButton, tip

HEIGHT = 56
LONGEST_TITLE = 200


def round_words(round_: Round) -> str:
    """Return a round as the selector says it: name, and whether it takes edits."""
    state = tr("closed") if round_.closed else tr("open")
    return tr("{name} · {state}").format(name=round_.name, state=state)


class TitleField(QStackedWidget):
    """The title of the strategy; F2 or two clicks edit it, Enter keeps, Esc leaves.

    Signals
    -------
    renamed(title) : the user wrote another title.
    """

    renamed = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._editing = False
        self.label = ClickLabel(context, "", 19, QFont.Weight.Bold, elide=True)
        self.label.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.label.setAccessibleDescription(tr("Title of the strategy; press F2 to change it"))
        self.editor = QLineEdit()
        self.editor.setMaxLength(LONGEST_TITLE)
        self.editor.setAccessibleName(tr("Title of the strategy"))
        self.setAccessibleName(tr("Title of the strategy"))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.addWidget(self.label)
        self.addWidget(self.editor)
        self.label.double_clicked.connect(self.edit)
        self.label.installEventFilter(self)
        self.editor.installEventFilter(self)
        self.editor.returnPressed.connect(self._keep)
        context.themed.connect(self._themed)
        self._themed()

    def show_title(self, title: str) -> None:
        """Show a title."""
        self.label.setText(title)
        self.label.updateGeometry()

    def edit(self) -> None:
        """Let the user write another title, where the file may be changed."""
        if self._context.desk.file.read_only:
            return
        self._editing = True
        self.editor.setText(self.label.text())
        self.setCurrentWidget(self.editor)
        self.editor.selectAll()
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """F2 on the label edits; Esc in the field, or leaving it, gives the title back as it was."""
        if watched is self.label and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in {Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self.edit()
                return True
        elif watched is self.editor and self.currentWidget() is self.editor:
            escaped = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
            if escaped and event.type() == QEvent.Type.KeyPress:
                self._leave()
                return True
            if event.type() == QEvent.Type.FocusOut:
                self._keep()
        return super().eventFilter(watched, event)

    def _keep(self) -> None:
        if not self._editing:
            return
        title = " ".join(self.editor.text().split())
        self._leave()
        if title and title != self.label.text():
            self.renamed.emit(title)

    def _leave(self) -> None:
        # First: the field loses the focus when it goes, and that must not keep its text.
        self._editing = False
        had_focus = self.editor.hasFocus()
        self.setCurrentWidget(self.label)
        if had_focus:
            self.label.setFocus(Qt.FocusReason.OtherFocusReason)

    def _themed(self) -> None:
        self.editor.setFont(self._context.theme.font(19, QFont.Weight.Bold))


class RoundSelector(QToolButton):
    """Which scoring round is shown; closed ones may only be looked at."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.setProperty("kind", "framed")
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        # Puts the chevron behind the words.
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._rounds = QMenu(self)
        self._rounds.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._rounds.setAccessibleName(tr("Scoring rounds"))
        self.setMenu(self._rounds)
        self._rounds.aboutToShow.connect(self._fill)
        context.desk.changed.connect(self._changed)
        context.themed.connect(self._tell)
        self._fill()
        self._tell()

    def _fill(self) -> None:
        self._rounds.clear()
        group = QActionGroup(self._rounds)
        desk = self._context.desk
        for known in reversed(desk.strategy.rounds):
            words = tr("{round}, as of {day}").format(
                round=round_words(known), day=self._context.numbers.day(known.as_of)
            )
            action = QAction(words.replace("&", "&&"), group)
            action.setCheckable(True)
            action.setChecked(known.id == desk.scoring.round.id)
            action.triggered.connect(partial(desk.show_round, known.id))
            self._rounds.addAction(action)

    def _changed(self, areas: frozenset[Area]) -> None:
        if Area.ROUNDS in areas:
            self._tell()

    def _tell(self) -> None:
        theme = self._context.theme
        shown = self._context.desk.scoring.round
        words = round_words(shown)
        self.setFont(theme.font(13, QFont.Weight.DemiBold))
        width = self.fontMetrics().horizontalAdvance("n") * 34
        cut = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideMiddle, width)
        self.setText(cut.replace("&", "&&"))
        self.setAccessibleName(tr("Scoring round: {round}").format(round=words))
        self.setToolTip(tip(tr("{round}. Click to look at another round.").format(round=words)))
        self.setIcon(
            icons.icon("lock" if shown.closed else "chevron-down", theme.color("text2"), theme.px(14))
        )
        self.setMinimumHeight(theme.px(32))


class Header(QFrame):
    """Along the top of the window."""

    def __init__(self, context: Context, undo: QAction, redo: QAction, export: QAction) -> None:
        super().__init__()
        self._context = context
        self.setProperty("kind", "header")
        self.setAccessibleName(tr("Strategy and round"))
        self.title = TitleField(context)
        self.rounds = RoundSelector(context)
        self.example = Chip(context, tr("example data"), "dashed")
        self.example.setToolTip(
            tip(tr("Real, published data of the Digital Industry Alliance; sources: Help"))
        )
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(20, 8, 16, 8)
        self._row.setSpacing(12)
        self._row.addWidget(self.title, 100)
        self._row.addWidget(self.rounds)
        self._row.addWidget(self.example)
        self._row.addStretch(1)
        self._row.addWidget(self._button(undo, "undo-2"))
        self._row.addWidget(self._button(redo, "redo-2"))
        self.export = Button(context, tr("Export"), "primary", "upload")
        self.export.setAccessibleName(tr("Export the ranking"))
        self.export.setToolTip(tip(tr("Export the ranking as chart and table (Ctrl+E)")))
        self.export.clicked.connect(export.trigger)
        export.changed.connect(lambda: self.export.setEnabled(export.isEnabled()))
        self.export.setEnabled(export.isEnabled())
        self._row.addWidget(self.export)
        context.desk.changed.connect(self._changed)
        context.themed.connect(self._tell)
        self._tell()

    def _button(self, action: QAction, icon_name: str) -> IconButton:
        """Return a button that does what `action` does and says what that would be."""
        button = IconButton(self._context, icon_name, action.text())

        def tell() -> None:
            button.setEnabled(action.isEnabled())
            button.setAccessibleName(action.text().replace("&&", "&"))
            keys = action.shortcut().toString(action.shortcut().SequenceFormat.NativeText)
            button.setToolTip(tip(f"{button.accessibleName()} ({keys})"))

        action.changed.connect(tell)
        button.clicked.connect(action.trigger)
        tell()
        return button

    def _changed(self, areas: frozenset[Area]) -> None:
        if Area.STRATEGY in areas:
            self._tell()

    def _tell(self) -> None:
        strategy = self._context.desk.strategy
        self.title.show_title(strategy.title)
        self.example.setVisible(strategy.example)
        self.setMinimumHeight(self._context.theme.px(HEIGHT))
