"""The SWOT page: the board with its strategies beside it, and the matrix behind a tab."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QSizePolicy,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from dia_desktop.charts.exhibit import What
from dia_desktop.language import tr, tr_n
from dia_desktop.store import Area
from dia_desktop.strategy.draws import Varied
from dia_desktop.ui.context import Context
from dia_desktop.ui.swot.ballot import Ballot
from dia_desktop.ui.swot.board import DENSE_BELOW, Board
from dia_desktop.ui.swot.board_actions import ON_CARDS, BoardActions
from dia_desktop.ui.swot.board_dialogs import CapDialog, ReconsiderDialog
from dia_desktop.ui.swot.board_edits import BoardEdits, Groups
from dia_desktop.ui.swot.board_show import BoardShow
from dia_desktop.ui.swot.carried import dropped_list
from dia_desktop.ui.swot.dock import Dock
from dia_desktop.ui.swot.filters import Filters
from dia_desktop.ui.swot.option_dialog import OptionDialog
from dia_desktop.ui.swot.outlook import Order, Outlook
from dia_desktop.ui.swot.tows_page import TowsPage
from dia_desktop.ui.swot.words import said_twice, why_fixed
from dia_desktop.ui.widgets import Button, PlainLabel, Strip, said_in_front, tip

#: Least width of the page, in design pixels, for the strategies beside the board.
BESIDE_FROM = 1360 - 88
DOCK = 300
SEARCH = 190


class SwotPage(QWidget):
    """The second page of the program.

    Signals
    -------
    export_requested(whats), copy_figure_requested(what, varied) : an exhibit is to leave the program.
    """

    export_requested = Signal(object)
    copy_figure_requested = Signal(object, object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("SWOT"))
        self.setAcceptDrops(True)
        self._context = context
        self._groups: Groups = ()
        self.writer = BoardEdits(context.desk, self)
        self.board = Board(context, self.writer)
        self.filters = Filters(context)
        self.dock = Dock(context, self.writer)
        self.strategies = TowsPage(context)
        self.ballot = Ballot(self.board, self.writer, self)
        self.strip = Strip(context)
        self.vote_strip = Strip(context, closable=False)
        self.message = PlainLabel(context, "", 12, colour="text2", elide=True)
        self.message.setAccessibleName(tr("What was done last"))
        self._make_head()
        self._lay_out()
        self.actions_on_cards = BoardActions(context, self.board, self.writer, self)
        self.menu = self._make_menu()
        self._connect()
        self._changed(frozenset(Area))

    # -- building -----------------------------------------------------------------------------

    def _make_head(self) -> None:
        context = self._context
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(tr("Views of the SWOT"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.tabs.addTab(tr("Board"))
        self.tabs.addTab(tr("Strategies (TOWS)"))
        self.search = QLineEdit()
        self.search.setAccessibleName(tr("Find a card"))
        self.search.setPlaceholderText(tr("Find a card"))
        self.search.setToolTip(tip(tr("Words of text, tags or evidence, or a handle such as S1 (Ctrl+F)")))
        self.search.setClearButtonEnabled(True)
        self.parked = Button(context, "", "secondary", "archive")
        self.parked.setCheckable(True)
        self.vote = Button(context, tr("Vote"), "secondary", "users")
        self.vote.setAccessibleName(tr("Vote on importance"))
        self.present = Button(context, tr("Present"), "secondary", "presentation")
        self.present.setAccessibleName(tr("Present the board"))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.tabs)
        head.addWidget(self.message, 1)
        for widget in (self.search, self.parked, self.vote, self.present):
            head.addWidget(widget)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.filters)
        column.addWidget(self.board, 1)
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(left, 1)
        row.addWidget(self.dock)
        self._places = QStackedWidget()
        self._places.addWidget(both)
        self._places.addWidget(self.strategies)
        # Not a layout of the page itself: the scroll area around it would ask for the height it likes best.
        self._whole = QWidget(self)
        whole = QVBoxLayout(self._whole)
        whole.setContentsMargins(16, 10, 16, 16)
        whole.setSpacing(10)
        whole.addLayout(head)
        whole.addWidget(self.vote_strip)
        whole.addWidget(self.strip)
        whole.addWidget(self._places, 1)

    def _make_menu(self) -> QMenu:
        menu, actions = QMenu(tr("S&WOT"), self), self.actions_on_cards
        actions.fill(menu)
        self.cross = actions.add(menu, tr("&Cross into an option…"), "X", self.cross_pair, ON_CARDS)
        self.rescore = actions.add(menu, tr("Consider re-&scoring…"), "R", self.reconsider, ON_CARDS)
        actions.context_menu.addSeparator()
        actions.context_menu.addActions([self.cross, self.rescore])
        menu.addSeparator()
        self.merge_same = actions.add(menu, tr("Merge cards that say the same"), "", self.merge_twins)
        self.cap = actions.add(menu, tr("Cards shown per quadrant…"), "", self.ask_cap)
        self.show_parked = actions.add(menu, tr("Show parked cards"), "Ctrl+Shift+K", self.parked.click)
        self.show_parked.setCheckable(True)
        sorting = menu.addMenu(tr("Sort the cards"))
        sorting.setAccessibleName(tr("Sort the cards"))
        for order, words in (
            (Order.BOARD, tr("In board order")),
            (Order.IMPORTANCE, tr("By importance")),
            (Order.VOTES, tr("By votes")),
        ):
            actions.add(sorting, words, "", partial(self.filters.choose_order, order))
        actions.add(menu, tr("&Find a card"), "Ctrl+F", self.find_card)
        actions.add(menu, tr("Show every card again"), "", self.show_all)
        menu.addSeparator()
        self.start_vote = actions.add(menu, tr("Vote on i&mportance"), "Ctrl+Shift+V", self.vote.click)
        actions.add(menu, tr("&Present the board"), "F5", self.present_board)
        self.import_list = actions.add(menu, tr("&Import a list…"), "Ctrl+Alt+I", self.ask_import)
        actions.add(menu, tr("Board or strategies"), "Ctrl+Shift+B", self.turn)
        return menu

    def _connect(self) -> None:
        desk = self._context.desk
        desk.changed.connect(self._changed)
        self._context.themed.connect(self._arrange)
        self.tabs.currentChanged.connect(self._turned)
        self.filters.changed.connect(self._look)
        self.search.textChanged.connect(self._look)
        self.parked.clicked.connect(self._look)
        self.vote.clicked.connect(self._toggle_vote)
        self.present.clicked.connect(self.present_board)
        self.board.picked.connect(self._picked)
        self.writer.said.connect(self._say)
        self.writer.refused.connect(self._refused)
        self.writer.found_twice.connect(self._offer_merge)
        self.strip.acted.connect(self._merge_found)
        self.vote_strip.acted.connect(self._keep_votes)
        self.ballot.changed.connect(self._tell_vote)
        self.dock.item_wanted.connect(self.show_item)
        self.dock.composer.more_wanted.connect(self.cross_pair)
        self.dock.composer.dropped.connect(self.board.mark)
        self.strategies.item_wanted.connect(self.show_item)

    def focus_regions(self) -> list[QWidget]:
        """Return the regions in reading order."""
        quadrants = self.board.quadrants.values()
        return [self.tabs, self.search, self.filters, *quadrants, self.dock, self.strategies]

    def main_region(self) -> QWidget:
        """Return the board or the strategies, whichever is shown."""
        return self.strategies if self.tabs.currentIndex() else self.board

    def export(self) -> None:
        """Ask for an export of the board and, where there are some, of the strategies."""
        options = (What.TOWS,) * bool(self._context.desk.swot.options)
        self.export_requested.emit((What.SWOT, *options))

    def copy_figure(self) -> None:
        """Ask for what is shown, the board or the strategies, on the clipboard."""
        shown = What.TOWS if self.tabs.currentIndex() else What.SWOT
        self.copy_figure_requested.emit(shown, Varied.BOTH)

    # -- content ------------------------------------------------------------------------------

    def _refused(self, reason: str) -> None:
        if not said_in_front(self.window()):
            self.strip.say(reason, "warn")

    def _changed(self, areas: frozenset[Area]) -> None:
        if areas & {Area.MARKETS, Area.PARTNERS, Area.ROUNDS, Area.STRATEGY}:
            self.filters.refill()
        if Area.ROADMAP in areas:
            self.dock.list.show_activities()
            self.strategies.options.show_activities()
        if not areas & {Area.SWOT, Area.MARKETS, Area.CRITERIA, Area.PARTNERS, Area.ROUNDS}:
            return
        self.message.setText("")
        self.strip.clear()
        self.board.reload()
        self.dock.reload()
        self.strategies.reload()
        self._tell()
        self._look()

    def _tell(self) -> None:
        swot, fixed = self._context.desk.swot, why_fixed(self._context.desk)
        parked = sum(item.parked for item in swot.items)
        self.parked.setText(tr("Parked {count}").format(count=parked))
        words = tr_n("Show {count} parked card", "Show {count} parked cards", parked)
        self.parked.setAccessibleName(words.format(count=parked))
        count = len(swot.options)
        title = tr("Strategies (TOWS)  {count}").format(count=count) if count else tr("Strategies (TOWS)")
        self.tabs.setTabText(1, title)
        for control in (self.vote, self.start_vote, self.cap, self.import_list):
            control.setEnabled(not fixed)
        self.merge_same.setEnabled(not fixed and bool(self.writer.twins()))

    def _look(self) -> None:
        outlook = Outlook(
            self.filters.market_id,
            self.filters.owner_id,
            self.filters.evidence_kind,
            self.search.text(),
            self.filters.chosen_order,
            self.parked.isChecked(),
            self.board.outlook.opened,
        )
        self.show_parked.setChecked(self.parked.isChecked())
        self.board.look(outlook)

    def _picked(self) -> None:
        pair = self.board.pair()
        self.dock.composer.show_pair(pair)
        self.cross.setEnabled(pair is not None and not why_fixed(self._context.desk))
        self.rescore.setEnabled(bool(self.board.marked()))
        shown = self.board.outlook.parked
        if shown != self.parked.isChecked():
            self.parked.setChecked(shown)
            self.show_parked.setChecked(shown)

    def _say(self, sentence: str) -> None:
        self.message.setText(sentence)

    # -- cards said twice ---------------------------------------------------------------------

    def _offer_merge(self, groups: Groups) -> None:
        self._groups = groups
        self.strip.say(said_twice(groups), "warn", tr("Merge"))

    def _merge_found(self) -> None:
        groups, self._groups = self._groups, ()
        self.strip.clear()
        known = self._context.desk.swot.by_id()
        self.writer.merge([[item.id for item in group if item.id in known] for group in groups])

    def merge_twins(self) -> None:
        """Merge all cards that say the same."""
        self._groups = self.writer.twins()
        self._merge_found()

    # -- actions ------------------------------------------------------------------------------

    def cross_pair(self) -> None:
        """Ask for an option that crosses the two marked cards."""
        pair = self.board.pair()
        if pair is not None and self.writer.may():
            OptionDialog(self._context, None, [item.id for item in pair], self).open()

    def reconsider(self) -> None:
        """List the scores the current card gives reason to look at again."""
        marked = self.board.marked()
        if marked:
            ReconsiderDialog(self._context, marked[0], self).open()

    def ask_cap(self) -> None:
        """Ask how many cards a quadrant shows."""
        CapDialog(self._context, self).open()

    def find_card(self) -> None:
        """Go to the search."""
        self.tabs.setCurrentIndex(0)
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def show_all(self) -> None:
        """Take all filters away."""
        self.search.clear()
        self.filters.clear()

    def turn(self) -> None:
        """Show the other tab."""
        self.tabs.setCurrentIndex(1 - self.tabs.currentIndex())

    def _turned(self, index: int) -> None:
        self._places.setCurrentIndex(index)
        for control in (self.search, self.parked):
            control.setVisible(index == 0)

    def show_item(self, item_id: str) -> None:
        """Show an item on the board."""
        self.tabs.setCurrentIndex(0)
        self.show_all()
        self.board.go_to(item_id)

    def show_option(self, option_id: str) -> None:
        """Go to a strategic option: beside the board, or in the list of the matrix where that has no room."""
        if self.dock.isVisible():
            self.tabs.setCurrentIndex(0)
            self.dock.show_option(option_id)
        else:
            self.tabs.setCurrentIndex(1)
            self.strategies.options.choose(option_id)
            self.strategies.options.setFocus(Qt.FocusReason.OtherFocusReason)

    def present_board(self) -> None:
        """Show the board in large type over the whole screen."""
        BoardShow(self._context, self.board, self).showFullScreen()

    # -- importing ----------------------------------------------------------------------------

    def ask_import(self, path: Path | None = None) -> None:
        """Show what a list would become; without a path its file is asked for."""
        from dia_desktop.ui.swot.import_dialog import ItemImportDialog

        if not self.writer.may():
            return
        dialog = ItemImportDialog(self._context, self, path)
        dialog.imported.connect(self._say)
        dialog.open()
        if path is None:
            dialog.choose()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a list that is dragged over the page."""
        self.dragMoveEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Keep taking it."""
        if dropped_list(event.mimeData()) is not None:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        """Show what the list that was dropped would become."""
        path = dropped_list(event.mimeData())
        if path is not None:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.ask_import(path)

    # -- voting -------------------------------------------------------------------------------

    def _toggle_vote(self) -> None:
        if self.ballot.running:
            self.ballot.drop()
            return
        self.tabs.setCurrentIndex(0)
        self.ballot.start()

    def _keep_votes(self) -> None:
        self.ballot.keep(partial(self.filters.choose_order, Order.VOTES))

    def _tell_vote(self) -> None:
        running = self.ballot.running
        self.vote.setText(tr("Cancel the vote") if running else tr("Vote"))
        self.vote.setAccessibleName(tr("Cancel the vote") if running else tr("Vote on importance"))
        if not running:
            self.vote_strip.clear()
            return
        words = tr_n(
            "Vote: type the dots of each card, Enter for the next card, Esc to cancel. {count} dot so far.",
            "Vote: type the dots of each card, Enter for the next card, Esc to cancel. {count} dots so far.",
            self.ballot.total,
        )
        self.vote_strip.say(words.format(count=self.ballot.total), "good", tr("Note the votes"))

    # -- room ---------------------------------------------------------------------------------

    def _arrange(self) -> None:
        theme = self._context.theme
        self._whole.setGeometry(self.rect())
        beside = self.width() >= BESIDE_FROM * theme.scale
        self.dock.setVisible(beside)
        self.dock.setFixedWidth(theme.px(DOCK))
        self.search.setMinimumWidth(theme.px(SEARCH // 2))
        self.search.setMaximumWidth(theme.px(SEARCH))
        room = self.width() - 32 - (theme.px(DOCK) + 12 if beside else 0)
        self.filters.fit(room)
        self.board.set_dense(dense=self.height() < (DENSE_BELOW + 100) * theme.scale)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the parts for the new size."""
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        """Arrange the parts once the sizes of all are known."""
        super().showEvent(event)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """Return the least size at which everything can be used; below it the page scrolls."""
        theme = self._context.theme
        return QSize(theme.px(620), theme.px(430))
