"""The board: four quadrants, what is marked on them, and moving cards about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QGridLayout, QWidget

from dia_desktop.language import tr
from dia_desktop.strategy.swot import Quadrant, SwotItem
from dia_desktop.ui.context import Context
from dia_desktop.ui.swot.board_edits import BoardEdits
from dia_desktop.ui.swot.cards import Card, cards_of
from dia_desktop.ui.swot.item_view import ItemView
from dia_desktop.ui.swot.outlook import Order, Outlook, Sight
from dia_desktop.ui.swot.quadrant_card import QuadrantCard

#: Where each quadrant stands, as (row, column).
PLACES = {
    Quadrant.STRENGTHS: (0, 0),
    Quadrant.WEAKNESSES: (0, 1),
    Quadrant.OPPORTUNITIES: (1, 0),
    Quadrant.THREATS: (1, 1),
}
#: Below this height of the board, in design pixels, a card is one line.
DENSE_BELOW = 560


class Board(QWidget):
    """Shows the four quadrants as an `Outlook` wants them.

    One card inside and one outside may be marked at the same time, to be crossed; what acts on cards acts
    on those of the quadrant where the keyboard is or was last.

    Signals
    -------
    picked() : other cards are marked, or the keyboard went to another quadrant.
    """

    picked = Signal()

    def __init__(self, context: Context, writer: BoardEdits) -> None:
        super().__init__()
        self.setAccessibleName(tr("Board"))
        self._context, self._writer = context, writer
        self.outlook = Outlook()
        self.sight = Sight(context.desk.swot)
        self.cards: Mapping[str, Card] = {}
        self.quadrants = {quadrant: QuadrantCard(context, quadrant, writer) for quadrant in Quadrant}
        self.current = Quadrant.STRENGTHS
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(12)
        for quadrant, card in self.quadrants.items():
            grid.addWidget(card, *PLACES[quadrant])
            card.opened.connect(self._open)
            card.line.entered.connect(partial(self.add, quadrant))
            card.view.came.connect(partial(self._came, quadrant))
            card.view.dropped.connect(partial(self._dropped, quadrant))
            card.view.selectionModel().selectionChanged.connect(partial(self._marked, quadrant))
        for place in range(2):
            grid.setRowStretch(place, 1)
            grid.setColumnStretch(place, 1)
        context.themed.connect(self._themed)
        self.reload()

    # -- what is shown ------------------------------------------------------------------------

    def reload(self) -> None:
        """Show the SWOT as it is now."""
        self.sight = Sight(self._context.desk.swot)
        self.cards = cards_of(self._context.desk)
        self._show()

    def look(self, outlook: Outlook) -> None:
        """Look at the board in another way."""
        if outlook != self.outlook:
            self.outlook = outlook
            self._show()

    def _show(self) -> None:
        faded = self.sight.faded(self.outlook)
        for quadrant, card in self.quadrants.items():
            rows = self.sight.rows(quadrant, self.outlook)
            shown = tuple(self.cards[item.id] for item in rows.items)
            card.show_rows(rows, shown, faded, narrowed=self.outlook.narrowed)
        self.picked.emit()

    def _open(self, quadrant: Quadrant) -> None:
        self.look(replace(self.outlook, opened=self.outlook.opened ^ {quadrant}))

    def set_dense(self, *, dense: bool) -> None:
        """Show each card on one line."""
        for card in self.quadrants.values():
            card.view.delegate.dense = dense
            card.view.refit()

    def show_votes(self, votes: dict[str, int] | None) -> None:
        """Show the dots of a running vote; None for no vote."""
        for card in self.quadrants.values():
            card.view.delegate.votes = votes
            card.view.viewport().update()

    def _themed(self) -> None:
        for card in self.quadrants.values():
            card.view.scheduleDelayedItemsLayout()
            card.view.refit()

    # -- what is marked -----------------------------------------------------------------------

    @property
    def view(self) -> ItemView:
        """The cards where the keyboard is or was last."""
        return self.quadrants[self.current].view

    def marked(self) -> tuple[SwotItem, ...]:
        """Return the items that actions are about, as they stand on the screen."""
        return tuple(card.item for card in self.view.marked())

    def marked_ids(self) -> tuple[str, ...]:
        """Return the ids of the items that actions are about."""
        return tuple(item.id for item in self.marked())

    def pair(self) -> tuple[SwotItem, SwotItem] | None:
        """Return the one item inside and the one outside that are marked, to be crossed; None otherwise."""
        inside, outside = (
            [card.item for one in self._side(internal=internal) for card in one.view.marked()]
            for internal in (True, False)
        )
        return (inside[0], outside[0]) if len(inside) == len(outside) == 1 else None

    def mark(self, item_ids: Sequence[str]) -> None:
        """Mark items wherever they are now, and go there with the keyboard."""
        items = self._context.desk.swot.by_id()
        here = [items[item_id] for item_id in item_ids if item_id in items]
        if not here:
            return
        quadrant = here[0].quadrant
        view = self.quadrants[quadrant].view
        rows = [row for item in here if (row := view.cards.row_of(item.id)) is not None]
        if not rows:
            return
        self.current = quadrant
        view.mark([item.id for item in here], rows[0])
        view.setFocus(Qt.FocusReason.OtherFocusReason)
        view.scrollTo(view.cards.index(rows[0]))

    def go_to(self, item_id: str) -> None:
        """Show an item, whatever hides it, and go there."""
        item = self._context.desk.swot.by_id()[item_id]
        self.look(
            replace(
                self.outlook,
                parked=self.outlook.parked or item.parked,
                opened=self.outlook.opened | {item.quadrant},
            )
        )
        self.mark((item_id,))

    def _side(self, *, internal: bool) -> list[QuadrantCard]:
        return [card for quadrant, card in self.quadrants.items() if quadrant.internal is internal]

    def _came(self, quadrant: Quadrant) -> None:
        if quadrant is not self.current:
            self.current = quadrant
            self.picked.emit()

    def _marked(self, quadrant: Quadrant, *_selection: object) -> None:
        view = self.quadrants[quadrant].view
        if view.selectionModel().hasSelection():
            # Of two quadrants on one side only one has marked cards, so that a pair is one of each side.
            for other in self._side(internal=quadrant.internal):
                if other.quadrant is not quadrant:
                    other.view.clearSelection()
        self.picked.emit()

    # -- writing ------------------------------------------------------------------------------

    def add(self, quadrant: Quadrant, lines: Sequence[str]) -> None:
        """Add items; the line below is free for the next one."""
        self._writer.add(quadrant, lines, partial(self._added, quadrant, tuple(lines)))

    def _added(self, quadrant: Quadrant, lines: tuple[str, ...], new: tuple[str, ...]) -> None:
        card = self.quadrants[quadrant]
        if card.line.text() and lines == (card.line.text().strip(),):
            card.line.clear()
        row = card.model.row_of(new[-1])
        if row is None:
            self._writer.said.emit(
                tr("{handle} waits behind “{count}”.").format(
                    handle=self._context.desk.swot.by_id()[new[-1]].handle, count=card.count.text()
                )
            )
        else:
            card.view.scrollTo(card.model.index(row))

    def start_line(self, quadrant: Quadrant) -> None:
        """Go to the line that adds an item to a quadrant."""
        self.quadrants[quadrant].line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def edit_text(self) -> None:
        """Edit the text of the current card in its place."""
        index = self.view.currentIndex()
        if index.isValid() and self._writer.may():
            self.view.edit(index)

    def move_to(self, quadrant: Quadrant) -> None:
        """Move the marked cards to the end of another quadrant."""
        ids = self.marked_ids()
        self._writer.move(ids, quadrant, then=partial(self._follow, ids, quadrant))

    def move_aside(self, columns: int) -> None:
        """Move the marked cards to the quadrant beside."""
        row, column = PLACES[self.current]
        there = (row, column + columns)
        for quadrant, place in PLACES.items():
            if place == there:
                self.move_to(quadrant)

    def move_along(self, step: int) -> None:
        """Move the marked cards up (-1) or down (1) in their quadrant."""
        if not self._in_board_order():
            return
        ids, shown = self.marked_ids(), [card.item.id for card in self.view.cards.cards]
        if not ids:
            return
        if step < 0:
            above = max(shown.index(ids[0]) - 1, 0)
            before: str | None = shown[above]
        else:
            before = self._after(self.current, shown, min(shown.index(ids[-1]) + 2, len(shown)))
        self._writer.move(ids, self.current, before, partial(self.mark, ids))

    def _dropped(self, quadrant: Quadrant, ids: Sequence[str], row: int) -> None:
        items = self._context.desk.swot.by_id()
        elsewhere = any(items[item_id].quadrant is not quadrant for item_id in ids)
        before = None
        if self.outlook.order is Order.BOARD:
            shown = [card.item.id for card in self.quadrants[quadrant].model.cards]
            before = self._after(quadrant, shown, row)
        elif not elsewhere and not self._in_board_order():
            return
        self._writer.move(ids, quadrant, before, partial(self._follow, ids, quadrant))

    def _after(self, quadrant: Quadrant, shown: Sequence[str], row: int) -> str | None:
        """Return the item in front of which row `row` begins; behind the last card, the one it hides."""
        if row < len(shown):
            return shown[row]
        order = [item.id for item in self._context.desk.swot.within(quadrant)]
        if not shown or order.index(shown[-1]) + 1 == len(order):
            return None
        return order[order.index(shown[-1]) + 1]

    def _in_board_order(self) -> bool:
        if self.outlook.order is Order.BOARD:
            return True
        self._writer.refused.emit(
            tr("The cards are sorted; choose “Board order” above to put them in another order by hand.")
        )
        return False

    def _follow(self, ids: Sequence[str], quadrant: Quadrant) -> None:
        if all(self.quadrants[quadrant].model.row_of(item_id) is None for item_id in ids):
            self.look(replace(self.outlook, opened=self.outlook.opened | {quadrant}))
        self.mark(ids)

    # -- focus --------------------------------------------------------------------------------

    def holds_focus(self) -> bool:
        """Whether the keyboard is on the board."""
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)
