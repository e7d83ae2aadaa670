"""A dot vote: the room counts dots, the facilitator types them card by card; one step in the end."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal

from dia_desktop.ui.desk import nothing
from dia_desktop.ui.swot.board import Board
from dia_desktop.ui.swot.board_edits import BoardEdits
from dia_desktop.ui.swot.item_view import ItemView

#: More dots than any room has.
MOST_DOTS = 9999
DONE_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Ballot(QObject):
    """A running vote. Digits typed one after the other on a card make one number.

    Signals
    -------
    changed() : the vote began, ended, or a dot was typed.
    """

    changed = Signal()

    def __init__(self, board: Board, writer: BoardEdits, parent: QObject) -> None:
        super().__init__(parent)
        self._board, self._writer = board, writer
        self._typing = ""
        self.votes: dict[str, int] | None = None
        for card in board.quadrants.values():
            card.view.vote_typed.connect(self._typed)

    @property
    def running(self) -> bool:
        """Whether a vote runs."""
        return self.votes is not None

    def start(self) -> None:
        """Begin with no dots on any card."""
        if self.running or not self._writer.may():
            return
        self.votes = {}
        self._show()
        view = self._board.view
        if view.cards.cards:
            view.setFocus(Qt.FocusReason.OtherFocusReason)
            if not view.currentIndex().isValid():
                view.setCurrentIndex(view.cards.index(0))

    def keep(self, then: Callable[[], object] = nothing) -> None:
        """Note the dots as one step, after which the vote is over; items that got none are noted with none.

        Parameters
        ----------
        then : called once the dots are noted.
        """
        if self.votes is None:
            return
        if not self.votes:
            self.drop()
            return
        shown = [card.item.id for one in self._board.quadrants.values() for card in one.model.cards]
        typed = {item_id: self.votes.get(item_id, 0) for item_id in shown} | self.votes
        # Undo may have taken a card away while the room voted; its dots go with it.
        votes: dict[str, int | None] = {
            item_id: dots for item_id, dots in typed.items() if self._writer.knows(item_id)
        }

        def end() -> None:
            self.drop()
            then()

        self._writer.vote(votes, end)

    def drop(self) -> None:
        """End the vote and forget its dots."""
        self.votes = None
        self._show()

    @property
    def total(self) -> int:
        """All dots typed so far."""
        return sum((self.votes or {}).values())

    def _show(self) -> None:
        self._typing = ""
        self._board.show_votes(self.votes)
        self.changed.emit()

    def _typed(self, key: int, text: str) -> None:
        view = self._board.view
        card = view.cards.card_at(view.currentIndex())
        if self.votes is None or card is None:
            return
        if key == Qt.Key.Key_Escape:
            self.drop()
        elif key in DONE_KEYS:
            self._next(view)
        elif key == Qt.Key.Key_Backspace:
            self._set(card.item.id, self.votes.get(card.item.id, 0) // 10)
        else:
            so_far = self.votes.get(card.item.id, 0) if self._typing == card.item.id else 0
            self._set(card.item.id, min(so_far * 10 + int(text), MOST_DOTS))

    def _set(self, item_id: str, dots: int) -> None:
        if self.votes is not None:
            self.votes[item_id] = dots
            self._typing = item_id
            self._board.view.viewport().update()
            self.changed.emit()

    def _next(self, view: ItemView) -> None:
        """Go to the next card, behind the last one to the next quadrant."""
        self._typing = ""
        row = view.currentIndex().row() + 1
        if row < len(view.cards.cards):
            view.setCurrentIndex(view.cards.index(row))
            return
        views = [card.view for card in self._board.quadrants.values() if card.model.cards]
        following = views[(views.index(view) + 1) % len(views)]
        following.setFocus(Qt.FocusReason.OtherFocusReason)
        following.setCurrentIndex(following.cards.index(0))
