"""What can be done with cards: the actions of the SWOT menu and of the context menu."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from dia_desktop.language import tr
from dia_desktop.strategy.swot import Quadrant
from dia_desktop.strategy.swot_words import quadrant_noun, quadrant_title
from dia_desktop.ui.context import Context
from dia_desktop.ui.swot.board import Board
from dia_desktop.ui.swot.board_edits import BoardEdits
from dia_desktop.ui.swot.item_dialog import EVERYTHING, STEPS, ItemDialog

#: The keys of these work wherever the focus is in the window.
EVERYWHERE = Qt.ShortcutContext.WindowShortcut
ON_CARDS = Qt.ShortcutContext.WidgetShortcut


class BoardActions(QObject):
    """Builds the actions over the marked cards.

    Parameters
    ----------
    page : the keys of adding work wherever the focus is while the page is shown.
    """

    def __init__(self, context: Context, board: Board, writer: BoardEdits, page: QWidget) -> None:
        super().__init__(page)
        self._context, self._board, self._writer, self._page = context, board, writer, page
        self._on_cards: list[QAction] = []
        self._on_outside: list[QAction] = []
        self._writing: list[QAction] = []
        self.context_menu = QMenu(page)
        self.context_menu.setAccessibleName(tr("Card"))
        for card in board.quadrants.values():
            card.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            card.view.customContextMenuRequested.connect(partial(self._show_menu, card.view))

    # -- building -----------------------------------------------------------------------------

    def fill(self, menu: QMenu) -> None:
        """Put the actions into the menu of the page, those on cards into the context menu too."""
        for number, quadrant in enumerate(Quadrant, start=1):
            words = tr("Add: {quadrant}").format(quadrant=quadrant_noun(quadrant).lower())
            start = partial(self._board.start_line, quadrant)
            self._writing.append(self.add(menu, words, f"Ctrl+{number}", start, EVERYWHERE))
        menu.addSeparator()
        for place in (menu, self.context_menu):
            self._fill_card(place, first=place is menu)
        self._board.picked.connect(self.tell)
        self.tell()

    def _fill_card(self, menu: QMenu, *, first: bool) -> None:
        """Put the actions on cards into a menu; the keys belong to the first one."""

        def add(
            place: QMenu, words: str, keys: str, act: Callable[[], object], group: list[QAction] | None = None
        ) -> QAction:
            action = self.add(place, words, keys if first else "", act, ON_CARDS)
            (self._on_cards if group is None else group).append(action)
            return action

        board = self._board
        add(menu, tr("&Edit the text"), "F2", board.edit_text)
        details = add(menu, tr("&Details…"), "Return", partial(self.ask, EVERYTHING, alone=True))
        if first:
            details.setShortcuts([QKeySequence("Return"), QKeySequence("Enter"), QKeySequence("F1")])
        rating = self._submenu(menu, tr("&Importance"))
        for step in range(STEPS, 0, -1):
            rate = partial(self._rate, step)
            add(rating, tr("{value} of 5").format(value=step), str(step), rate)
        add(rating, tr("Not rated"), "0", partial(self._rate, None))
        add(menu, tr("&Likelihood…"), "L", partial(self.ask, ("likelihood",)), self._on_outside)
        add(menu, tr("&Markets…"), "M", partial(self.ask, ("market_ids",)))
        add(menu, tr("E&vidence…"), "E", partial(self.ask, ("evidence",)))
        add(menu, tr("&Owner…"), "O", partial(self.ask, ("owner_id",)))
        moving = self._submenu(menu, tr("Mo&ve"))
        add(moving, tr("&Up"), "Alt+Up", partial(board.move_along, -1))
        add(moving, tr("&Down"), "Alt+Down", partial(board.move_along, 1))
        add(moving, tr("&Left"), "Alt+Left", partial(board.move_aside, -1))
        add(moving, tr("&Right"), "Alt+Right", partial(board.move_aside, 1))
        for number, quadrant in enumerate(Quadrant, start=1):
            words = tr("To {quadrant}").format(quadrant=quadrant_title(quadrant).lower())
            add(moving, words, f"Ctrl+Alt+{number}", partial(board.move_to, quadrant))
        add(menu, tr("&Park, or bring back"), "", lambda: self._writer.park(board.marked_ids()))
        add(menu, tr("&Remove"), "Shift+Del", lambda: self._writer.remove(board.marked_ids()))
        add(menu, tr("Mer&ge the marked cards"), "G", self._merge)
        if first:
            menu.addSeparator()

    def add(
        self,
        menu: QMenu,
        words: str,
        keys: str,
        act: Callable[[], object],
        reach: Qt.ShortcutContext = EVERYWHERE,
    ) -> QAction:
        """Add an action to a menu; its keys work on the cards, or while the page is shown."""
        action = QAction(words, self)
        if keys:
            action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(reach)
        action.triggered.connect(lambda _on=False: act())
        menu.addAction(action)
        places = [card.view for card in self._board.quadrants.values()] if reach is ON_CARDS else [self._page]
        for place in places if keys else ():
            place.addAction(action)
        return action

    def _submenu(self, menu: QMenu, title: str) -> QMenu:
        made = menu.addMenu(title)
        made.setAccessibleName(title.replace("&", ""))
        return made

    def _show_menu(self, view: QWidget, at: QPoint) -> None:
        self.tell()
        self.context_menu.popup(view.mapToGlobal(at))

    # -- keeping them true --------------------------------------------------------------------

    def tell(self) -> None:
        """Offer what can be done with the marked cards."""
        marked = self._board.marked()
        fixed = self._context.desk.file.read_only
        for action in self._on_cards:
            action.setEnabled(bool(marked))
        for action in self._on_outside:
            action.setEnabled(bool(marked) and not any(item.quadrant.internal for item in marked))
        for action in self._writing:
            action.setEnabled(not fixed)

    # -- acting -------------------------------------------------------------------------------

    def ask(self, names: Sequence[str], *, alone: bool = False) -> None:
        """Open the fields of the marked cards; `alone` for the current one only."""
        items = self._board.marked()
        if items:
            ItemDialog(self._context, self._writer, items[:1] if alone else items, names, self._page).open()

    def _rate(self, importance: int | None) -> None:
        self._writer.set(self._board.marked_ids(), {"importance": importance})

    def _merge(self) -> None:
        ids = self._board.marked_ids()
        self._writer.merge([ids], partial(self._board.mark, ids[:1]))
