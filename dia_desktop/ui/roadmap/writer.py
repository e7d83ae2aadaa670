"""What the Roadmap page writes, each as one step; and why it may not."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal

from dia_desktop.language import tr_n
from dia_desktop.store import Applied, StrategyFile, edits
from dia_desktop.store.edits import ActivityFields, ActivityParts
from dia_desktop.strategy.roadmap import DateGrain, LinkKind
from dia_desktop.strategy.schedule import cycle
from dia_desktop.ui.desk import Desk
from dia_desktop.ui.roadmap.words import Span, circle_words, why_fixed


class RoadmapEdits(QObject):
    """Writes to the roadmap through the desk, or says why it may only be looked at.

    Signals
    -------
    said(sentence) : something was done that deserves a word.
    refused(sentence) : nothing was done.
    """

    said = Signal(str)
    refused = Signal(str)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk

    @property
    def fixed(self) -> str:
        """Why the roadmap may only be looked at, or ""."""
        return why_fixed(self._desk)

    def may(self) -> bool:
        """Whether the roadmap can be changed; says why not."""
        if self.fixed:
            self.refused.emit(self.fixed)
        return not self.fixed

    # -- activities ---------------------------------------------------------------------------

    def add(self, title: str, fields: ActivityFields, before_id: str | None = None) -> str:
        """Add an activity; return its id, "" where it was refused."""
        known = {each.id for each in self._desk.roadmap.activities}
        if not self.may() or not self._desk.do(edits.add_activity, title, fields, before_id):
            return ""
        return next(each.id for each in self._desk.roadmap.activities if each.id not in known)

    def set(
        self, activity_ids: Sequence[str], fields: ActivityFields, parts: ActivityParts | None = None
    ) -> bool:
        """Set fields of activities, of `parts` each keeps its others; return whether it was done or begun."""
        change = partial(edits.set_activities, activity_ids=activity_ids, fields=fields, parts=parts)
        return self._do(len(activity_ids), changing_words(len(activity_ids)), change)

    def schedule(self, spans: Mapping[str, Span | None], grain: DateGrain | None = None) -> bool:
        """Give activities their days; None puts one into the tray. Where nothing changes there is no step."""
        known = self._desk.planned.known
        changed = {
            key: span for key, span in spans.items() if span != _span(known[key].start, known[key].end)
        }
        change = partial(edits.schedule_activities, spans=changed, grain=grain)
        return self._do(len(changed), changing_words(len(changed)), change)

    def move(self, activity_ids: Sequence[str], workstream_id: str | None, before_id: str | None) -> bool:
        """Move activities in front of another one, in a workstream."""
        change = partial(
            edits.move_activities, activity_ids=activity_ids, workstream_id=workstream_id, before_id=before_id
        )
        return self._do(len(activity_ids), changing_words(len(activity_ids)), change)

    def remove(self, activity_ids: Sequence[str]) -> bool:
        """Take activities out of the roadmap, with their links."""
        count = len(activity_ids)
        said = tr_n(
            "Removed {count} activity. Undo: Ctrl+Z", "Removed {count} activities. Undo: Ctrl+Z", count
        )
        doing = tr_n("Removing {count} activity", "Removing {count} activities", count).format(count=count)
        change = partial(edits.remove_activities, activity_ids=activity_ids)
        gone = frozenset(activity_ids)
        links = self._desk.roadmap.links if count else ()
        tied = sum(each.before_id in gone or each.after_id in gone for each in links)
        return self._do(count + tied, doing, change, partial(self.said.emit, said.format(count=count)))

    def mark_reviewed(self, activity_ids: Sequence[str]) -> bool:
        """Note that activities were looked at with their markets as they are now."""
        change = partial(edits.mark_reviewed, activity_ids=activity_ids)
        return self._do(len(activity_ids), changing_words(len(activity_ids)), change)

    def _do(
        self,
        count: int,
        doing: str,
        change: Callable[[StrategyFile], Applied],
        then: Callable[[], None] | None = None,
    ) -> bool:
        """Change so many activities or links, many of them beside the window; return whether it was."""
        if not count or not self.may():
            return False
        return self._desk.do_many(count, doing, change, then or _nothing)

    # -- links --------------------------------------------------------------------------------

    def circle(self, before_id: str, after_id: str) -> str:
        """Return which circle a link would close, as a sentence; "" for none."""
        roadmap = self._desk.roadmap
        path = cycle(roadmap.links, before_id, after_id)
        return circle_words(path, roadmap) if path else ""

    def link(
        self, before_id: str, after_id: str, kind: LinkKind = LinkKind.FINISH_START, lag: int = 0
    ) -> bool:
        """Let an activity wait for another one; a circle is refused, and named."""
        if not self.may():
            return False
        circle = self.circle(before_id, after_id)
        if circle:
            self.refused.emit(circle)
            return False
        return self._desk.do(edits.add_link, before_id, after_id, kind, lag)

    def change_link(self, link_id: str, kind: LinkKind, lag: int) -> bool:
        """Change what a link lets wait, and for how long."""
        return self.may() and self._desk.do(edits.set_link, link_id, kind, lag)

    def unlink(self, link_ids: Sequence[str]) -> bool:
        """Take links away."""
        count = len(link_ids)
        doing = tr_n("Removing {count} link", "Removing {count} links", count).format(count=count)
        return self._do(count, doing, partial(edits.remove_links, link_ids=link_ids))

    # -- frame --------------------------------------------------------------------------------

    def rename_workstream(self, workstream_id: str, name: str) -> bool:
        """Give a workstream another name."""
        return self.may() and self._desk.do(edits.rename_workstream, workstream_id, name)


def changing_words(count: int) -> str:
    """Return what is being done while many activities are changed."""
    return tr_n("Changing {count} activity", "Changing {count} activities", count).format(count=count)


def _nothing() -> None:
    """Follow a change with nothing more."""


def _span(start: date | None, end: date | None) -> Span | None:
    return None if start is None or end is None else (start, end)
