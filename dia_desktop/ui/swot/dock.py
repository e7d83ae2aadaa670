"""Beside the board: the pair of cards that is marked becomes an option, and the options so far."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragMoveEvent, QDropEvent, QFont
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout

from dia_desktop.language import tr, tr_n
from dia_desktop.store import edits
from dia_desktop.strategy.swot import OptionKind, SwotItem
from dia_desktop.strategy.swot_words import kind_words, start_of
from dia_desktop.strategy.tows import double_used, kind_of, unused
from dia_desktop.ui.context import Context
from dia_desktop.ui.swot.board_edits import BoardEdits
from dia_desktop.ui.swot.carried import carried_ids
from dia_desktop.ui.swot.option_list import OptionList
from dia_desktop.ui.swot.words import handles
from dia_desktop.ui.widgets import Button, Card, PlainLabel, tip

Pair = tuple[SwotItem, SwotItem]
KIND_ROWS = ((OptionKind.SO, OptionKind.WO), (OptionKind.ST, OptionKind.WT))


class Composer(QFrame):
    """Makes an option of the pair of cards that is marked.

    Signals
    -------
    more_wanted() : the pair is to become an option with all its fields.
    dropped(ids) : cards were dropped here, to be crossed.
    """

    more_wanted = Signal()
    dropped = Signal(object)

    def __init__(self, context: Context, writer: BoardEdits) -> None:
        super().__init__()
        self.setProperty("kind", "quiet")
        self.setAccessibleName(tr("New strategic option"))
        self.setAcceptDrops(True)
        self._context, self._writer = context, writer
        self.pair: Pair | None = None
        self.crossed = PlainLabel(context, "", 13, QFont.Weight.DemiBold, wrap=True)
        self.title = QLineEdit()
        self.title.setAccessibleName(tr("Title of the new option"))
        self.title.setPlaceholderText(tr("What could we do? Then Enter"))
        self.add_button = Button(context, tr("Add the option"), "primary", "plus")
        self.more = Button(context, tr("More…"), "link")
        buttons = QHBoxLayout()
        buttons.addWidget(self.more)
        buttons.addStretch(1)
        buttons.addWidget(self.add_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.addWidget(self.crossed)
        column.addWidget(self.title)
        column.addLayout(buttons)
        self.title.returnPressed.connect(self.add)
        self.add_button.clicked.connect(self.add)
        self.more.clicked.connect(self.more_wanted)
        self.show_pair(None)

    def show_pair(self, pair: Pair | None) -> None:
        """Show which cards would be crossed."""
        self.pair = pair
        words = tr("Mark one card inside and one outside to cross them.")
        if pair is not None:
            kind = kind_of(pair)
            crossed = "" if kind is None else kind_words(kind)
            words = tr("{inside} × {outside} · {crossed}").format(
                inside=pair[0].handle, outside=pair[1].handle, crossed=crossed
            )
            self.crossed.setToolTip(tip("\n".join(start_of(item.text) for item in pair)))
        self.crossed.setText(words)
        self.crossed.set_look(13, QFont.Weight.DemiBold, "text2" if pair is None else "text")
        for widget in (self.title, self.add_button, self.more):
            widget.setEnabled(pair is not None and not self._context.desk.file.read_only)

    def add(self) -> None:
        """Add the option; the line is free for the next one."""
        if self.pair is None or not self.title.text().strip() or not self._writer.may():
            return
        ids = tuple(item.id for item in self.pair)
        if self._context.desk.do(edits.add_option, self.title.text(), ids):
            self.title.clear()

    def dragEnterEvent(self, event: QDragMoveEvent) -> None:
        """Take cards of this strategy."""
        if carried_ids(event.mimeData(), self._context.desk.swot.by_id()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Keep taking them."""
        self.dragEnterEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Let the cards be one side of the pair."""
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.dropped.emit(carried_ids(event.mimeData(), self._context.desk.swot.by_id()))


class Dock(Card):
    """The strategies beside the board.

    Signals
    -------
    item_wanted(id) : the user wants to see an item that leads nowhere or is used twice.
    """

    item_wanted = Signal(str)

    def __init__(self, context: Context, writer: BoardEdits) -> None:
        super().__init__(context, tr("Strategies (TOWS)"))
        self._context = context
        self.composer = Composer(context, writer)
        self.list = OptionList(context)
        self.kinds = {kind: Button(context, "") for row in KIND_ROWS for kind in row}
        self.nothing = PlainLabel(context, tr("No options yet."), 12, colour="text2")
        self.roadmap = Button(context, tr("Roadmap"), "secondary", "chart-gantt")
        self.roadmap.setToolTip(tip(tr("Make an activity of the option, or go to the one there is")))
        self.lost = Button(context, "", "link", "triangle-alert")
        self.twice = Button(context, "", "link", "info")
        grid = QGridLayout()
        grid.setSpacing(4)
        for row, pair in enumerate(KIND_ROWS):
            for column, kind in enumerate(pair):
                grid.addWidget(self.kinds[kind], row, column)
                self.kinds[kind].setCheckable(True)
                self.kinds[kind].clicked.connect(lambda on, kind=kind: self._filter(kind if on else None))
        self.content.addLayout(grid)
        self.content.addWidget(self.composer)
        self.content.addWidget(self.nothing)
        self.content.addWidget(self.list, 1)
        self.content.addWidget(self.roadmap, 0, Qt.AlignmentFlag.AlignRight)
        self.content.addWidget(self.lost, 0, Qt.AlignmentFlag.AlignLeft)
        self.content.addWidget(self.twice, 0, Qt.AlignmentFlag.AlignLeft)
        self.roadmap.clicked.connect(self.list.to_roadmap)
        self.list.selectionModel().currentChanged.connect(self._tell_roadmap)
        self.lost.clicked.connect(lambda: self._want(unused(context.desk.swot)))
        self.twice.clicked.connect(lambda: self._want(double_used(context.desk.swot)))
        self.reload()

    def reload(self) -> None:
        """Show the strategies as they are now."""
        swot = self._context.desk.swot
        self.list.reload()
        for kind, button in self.kinds.items():
            count = sum(option.kind is kind for option in swot.options)
            button.setText(tr("{kind} · {count}").format(kind=kind.value, count=count))
            words = tr_n("{kind}: {count} option", "{kind}: {count} options", count)
            button.setAccessibleName(words.format(kind=kind_words(kind), count=count))
            button.setToolTip(tip(tr("Only options that cross {kind}").format(kind=kind_words(kind))))
        self.nothing.setVisible(not self.list.options.options)
        self._tell_roadmap()
        lost, twice = unused(swot), double_used(swot)
        self.lost.setVisible(bool(lost))
        leads = tr_n("{count} card leads nowhere", "{count} cards lead nowhere", len(lost))
        _say(self.lost, leads.format(count=len(lost)), lost)
        self.twice.setVisible(bool(twice))
        used = tr_n(
            "{count} card is in two options or more", "{count} cards are in two options or more", len(twice)
        )
        _say(self.twice, used.format(count=len(twice)), twice)

    def show_option(self, option_id: str) -> None:
        """Go to an option, whatever hides it."""
        self._filter(None)
        self.list.choose(option_id)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _filter(self, kind: OptionKind | None) -> None:
        for other, button in self.kinds.items():
            button.setChecked(other is kind)
        self.list.show_kind(kind)
        self.nothing.setVisible(not self.list.options.options)

    def _tell_roadmap(self, *_change: object) -> None:
        self.roadmap.setVisible(bool(self.list.options.options))
        self.roadmap.setEnabled(self.list.chosen is not None)

    def _want(self, items: tuple[SwotItem, ...]) -> None:
        if items:
            self.item_wanted.emit(items[0].id)


def _say(button: Button, sentence: str, items: tuple[SwotItem, ...]) -> None:
    """Let a button say something, and its tool tip which cards that is about."""
    button.setText(sentence)
    button.setAccessibleName(sentence)
    button.setAccessibleDescription(handles(items))
    button.setToolTip(tip(tr("{handles}. Click to see the first one.").format(handles=handles(items))))
