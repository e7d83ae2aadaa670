"""What the Roadmap page writes, each as one step; and why it may not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal

from dia_desktop.language import tr_n
from dia_desktop.store import edits
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
        if not activity_ids or not self.may():
            return False
        edit = partial(edits.set_activities, activity_ids=activity_ids, fields=fields, parts=parts)
        return self._desk.do_many(len(activity_ids), changing_words(len(activity_ids)), edit)

    def schedule(self, spans: Mapping[str, Span | None], grain: DateGrain | None = None) -> bool:
        """Give activities their days; None puts one into the tray. Where nothing changes there is no step."""
        known = self._desk.roadmap.by_id()
        changed = {
            key: span for key, span in spans.items() if span != _span(known[key].start, known[key].end)
        }
        if not changed or not self.may():
            return False
        return self._desk.do(edits.schedule_activities, changed, grain)

    def move(self, activity_ids: Sequence[str], workstream_id: str | None, before_id: str | None) -> bool:
        """Move activities in front of another one, in a workstream."""
        if not activity_ids or not self.may():
            return False
        return self._desk.do(edits.move_activities, activity_ids, workstream_id, before_id)

    def remove(self, activity_ids: Sequence[str]) -> bool:
        """Take activities out of the roadmap, with their links."""
        if not activity_ids or not self.may():
            return False
        done = self._desk.do(edits.remove_activities, activity_ids)
        if done:
            count = len(activity_ids)
            said = tr_n(
                "Removed {count} activity. Undo: Ctrl+Z", "Removed {count} activities. Undo: Ctrl+Z", count
            )
            self.said.emit(said.format(count=count))
        return done

    def mark_reviewed(self, activity_ids: Sequence[str]) -> bool:
        """Note that activities were looked at with their markets as they are now."""
        return bool(activity_ids) and self.may() and self._desk.do(edits.mark_reviewed, activity_ids)

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
        return bool(link_ids) and self.may() and self._desk.do(edits.remove_links, link_ids)

    # -- frame --------------------------------------------------------------------------------

    def rename_workstream(self, workstream_id: str, name: str) -> bool:
        """Give a workstream another name."""
        return self.may() and self._desk.do(edits.rename_workstream, workstream_id, name)


def changing_words(count: int) -> str:
    """Return what is being done while many activities are changed."""
    return tr_n("Changing {count} activity", "Changing {count} activities", count).format(count=count)


def _span(start: date | None, end: date | None) -> Span | None:
    return None if start is None or end is None else (start, end)
