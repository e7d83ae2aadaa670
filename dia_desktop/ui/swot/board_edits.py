"""What the board writes, each as one step; whatever it finds said twice, it tells."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from dia_desktop.language import tr, tr_n
from dia_desktop.store import edits
from dia_desktop.store.edits import ItemFields, NewItem
from dia_desktop.strategy.swot import Quadrant, SwotItem, duplicates
from dia_desktop.strategy.swot_words import quadrant_title
from dia_desktop.ui.desk import Desk, nothing
from dia_desktop.ui.swot.words import why_fixed

Groups = tuple[tuple[SwotItem, ...], ...]


def changing(count: int) -> str:
    """Return in words that so many items are being changed."""
    return tr_n("Changing {count} item", "Changing {count} items", count).format(count=count)


class BoardEdits(QObject):
    """Writes to the SWOT through the desk, or says why it may only be looked at.

    Signals
    -------
    said(sentence) : something was done that deserves a word.
    refused(sentence) : nothing was done.
    found_twice(groups) : what was just written is there already; each group begins with what was there first.
    """

    said = Signal(str)
    refused = Signal(str)
    found_twice = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk

    def may(self) -> bool:
        """Whether the SWOT can be changed; says why not."""
        reason = why_fixed(self._desk) or self._desk.why_busy
        if reason:
            self.refused.emit(reason)
        return not reason

    def knows(self, item_id: str) -> bool:
        """Whether there is an item with this id."""
        return item_id in self._desk.swot.by_id()

    def add(
        self, quadrant: Quadrant, lines: Sequence[str], then: Callable[[tuple[str, ...]], None] | None = None
    ) -> None:
        """Add one item per line, all as one step; `then` is called with the ids of the new items."""
        if not lines or not self.may():
            return
        known = frozenset(self._desk.swot.by_id())

        def tell() -> None:
            new = tuple(item.id for item in self._desk.swot.items if item.id not in known)
            self._tell_added(quadrant, new)
            if then is not None:
                then(new)

        count = len(lines)
        title = tr_n("Adding {count} item", "Adding {count} items", count).format(count=count)
        newcomers = [NewItem(quadrant, line) for line in lines]
        self._desk.do_many(count, title, partial(edits.add_items, newcomers=newcomers), tell)

    def _tell_added(self, quadrant: Quadrant, new: tuple[str, ...]) -> None:
        if len(new) > 1:
            added = tr_n("Added {count} item to {quadrant}.", "Added {count} items to {quadrant}.", len(new))
            self.said.emit(added.format(count=len(new), quadrant=quadrant_title(quadrant)))
        self._look_for_twins(new)

    def rewrite(self, item_id: str, text: str) -> bool:
        """Give an item another text; return whether it has it."""
        item = self._desk.swot.by_id().get(item_id)
        if item is None or text == item.text:
            return True
        done = self.set((item_id,), {"text": text})
        if done:
            self._look_for_twins((item_id,))
        return done

    def set(self, item_ids: Sequence[str], fields: ItemFields) -> bool:
        """Set fields of items; return whether it was done, or begun."""
        if not item_ids or not self.may():
            return False
        change = partial(edits.set_items, item_ids=item_ids, fields=fields)
        return self._desk.do_many(len(item_ids), changing(len(item_ids)), change)

    def move(
        self,
        item_ids: Sequence[str],
        quadrant: Quadrant,
        before_id: str | None = None,
        then: Callable[[], None] = nothing,
    ) -> None:
        """Move items in front of another one, or to the end of a quadrant, then do `then`."""
        if not item_ids or not self.may():
            return
        count = len(item_ids)
        title = tr_n("Moving {count} item", "Moving {count} items", count).format(count=count)
        move = partial(edits.move_items, item_ids=item_ids, quadrant=quadrant, before_id=before_id)
        self._desk.do_many(count, title, move, then)

    def park(self, item_ids: Sequence[str]) -> None:
        """Put items aside; bring them back where all of them are parked already."""
        items = self._desk.swot.by_id()
        if not item_ids or not self.may():
            return
        parked = not all(items[item_id].parked for item_id in item_ids)

        def tell() -> None:
            if parked:
                self.said.emit(tr("Parked. “Parked” above the board shows it; Del there brings it back."))

        count = len(item_ids)
        title = tr_n("Parking {count} item", "Parking {count} items", count)
        if not parked:
            title = tr_n("Bringing {count} item back", "Bringing {count} items back", count)
        park = partial(edits.set_parked, item_ids=item_ids, parked=parked)
        self._desk.do_many(count, title.format(count=count), park, tell)

    def remove(self, item_ids: Sequence[str]) -> None:
        """Take items out of the SWOT."""
        if not item_ids or not self.may():
            return
        count = len(item_ids)
        title = tr_n("Removing {count} item", "Removing {count} items", count).format(count=count)
        said = tr_n("Removed {count} item. Undo: Ctrl+Z", "Removed {count} items. Undo: Ctrl+Z", count)
        remove = partial(edits.remove_items, item_ids=item_ids)
        self._desk.do_many(count, title, remove, partial(self.said.emit, said.format(count=count)))

    def merge(self, groups: Sequence[Sequence[str]], then: Callable[[], None] = nothing) -> None:
        """Let the first item of each group stand for all of it, as one step."""
        merged = [(group[0], tuple(group[1:])) for group in groups if len(group) > 1]
        if not merged or not self.may():
            return
        count = sum(1 + len(others) for _, others in merged)
        title = tr_n("Merging {count} item", "Merging {count} items", count).format(count=count)
        self._desk.do_many(count, title, partial(edits.merge_groups, groups=dict(merged)), then)

    def vote(self, votes: dict[str, int | None], then: Callable[[], None] = nothing) -> None:
        """Note the dots that items got, as one step."""
        if not votes or not self.may():
            return
        title = tr_n("Noting votes on {count} item", "Noting votes on {count} items", len(votes))
        note = partial(edits.set_votes, votes=votes)
        self._desk.do_many(len(votes), title.format(count=len(votes)), note, then)

    def twins(self) -> Groups:
        """Return the items that say the same, as groups."""
        return duplicates(self._desk.swot.items)

    def _look_for_twins(self, item_ids: Sequence[str]) -> None:
        new = frozenset(item_ids)
        # What was there first keeps its place, its ratings and its links.
        groups = tuple(
            tuple(sorted(group, key=lambda item: item.id in new))
            for group in self.twins()
            if any(item.id in new for item in group)
        )
        if groups:
            self.found_twice.emit(groups)
