"""What several activities share, as fields: what differs is shown as such, what is set is set for all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from typing import Any, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from dia_desktop.language import tr
from dia_desktop.store.edits import ActivityFields, ActivityParts
from dia_desktop.strategy.roadmap import Activity, ActivityStatus, Confidence
from dia_desktop.strategy.roadmap_words import confidence_words, status_words
from dia_desktop.ui.context import Context
from dia_desktop.ui.roadmap.date_fields import typed_review
from dia_desktop.ui.roadmap.field_grid import FieldGrid
from dia_desktop.ui.roadmap.shared_fields import (
    VARIOUS,
    SharedChoice,
    SharedShare,
    SharedText,
    SharedTicks,
    common,
    various_words,
)
from dia_desktop.ui.roadmap.words import market_name, partner_entry, workstream_entries


class SharedForm(QWidget):
    """The fields that can be set for several activities at once.

    Signals
    -------
    changed(fields, parts) : the user is through with a field; `ActivityFields` and `ActivityParts` with what
        is different now.
    refused(sentence) : what was typed cannot be used.
    """

    changed = Signal(object, object)
    refused = Signal(str)

    def __init__(self, context: Context, columns: int = 2) -> None:
        super().__init__()
        self.setAccessibleName(tr("Fields of the marked activities"))
        self._context = context
        self.activities: tuple[Activity, ...] = ()
        self.workstream = SharedChoice(tr("Workstream"))
        self.progress = SharedShare(tr("Done"))
        self.status = SharedChoice(tr("Status"))
        self.confidence = SharedChoice(tr("Confidence"))
        self.owner = SharedChoice(tr("Owner"))
        self.partners = SharedTicks(context, tr("With"), tr("nobody else"))
        self.markets = SharedTicks(context, tr("Markets"), tr("all markets"))
        self.review = SharedText(tr("Look at it again"), tr("a date, or empty"))
        self._shown: Mapping[str, object] = {}
        self._lay_out(columns)
        self.status.offer([(status_words(each), each.value) for each in ActivityStatus])
        self.confidence.offer([(confidence_words(each), each.value) for each in Confidence])
        for field in (*self._fields().values(), self.partners, self.markets, self.review):
            field.committed.connect(self._tell)

    def _lay_out(self, columns: int) -> None:
        grid = FieldGrid(self._context, self, columns)
        grid.put(tr("Workstream"), self.workstream, columns)
        grid.put(tr("Done"), self.progress)
        grid.put(tr("Status"), self.status)
        grid.put(tr("Confidence"), self.confidence)
        grid.put(tr("Owner"), self.owner)
        grid.put(tr("With"), self.partners)
        grid.put(tr("Markets"), self.markets)
        grid.put(tr("Look at it again"), self.review)

    def _fields(self) -> dict[str, Any]:
        """Return the fields that hold one value."""
        return {
            "workstream_id": self.workstream,
            "progress": self.progress,
            "status": self.status,
            "confidence": self.confidence,
            "owner_id": self.owner,
        }

    # -- showing ------------------------------------------------------------------------------

    def show_activities(self, activities: Sequence[Activity]) -> None:
        """Show what activities share."""
        self.activities = tuple(activities)
        self._offer()
        self._shown = {name: common([_listed(each, name) for each in activities]) for name in self._fields()}
        for name, field in self._fields().items():
            field.show_value(self._shown[name])
        count = len(activities)
        self.partners.show_counts(Counter(key for each in activities for key in each.partner_ids), count)
        self.markets.show_counts(Counter(key for each in activities for key in each.market_ids), count)
        self.review.show_value(self._review_words())

    def _review_words(self) -> str:
        day = common([each.review_date for each in self.activities])
        if day is VARIOUS:
            return various_words()
        known = self.activities[0].review_date
        return "" if known is None else self._context.numbers.day(known)

    def _offer(self) -> None:
        """Offer the workstreams, partners and markets there are now, and markets of other rounds in use."""
        desk = self._context.desk
        self.workstream.offer(workstream_entries(desk.roadmap.workstreams))
        partners = [(partner_entry(each), each.id) for each in desk.strategy.partners]
        self.owner.offer([(tr("nobody"), None), *partners])
        self.partners.offer(partners)
        known = {each.id: each.name for each in desk.scoring.markets}
        used = dict.fromkeys(key for each in self.activities for key in each.market_ids)
        others = {key: market_name(desk, key) for key in used if key not in known}
        self.markets.offer([(words, key) for key, words in {**known, **others}.items()])

    # -- reading ------------------------------------------------------------------------------

    def read(self) -> tuple[ActivityFields, ActivityParts] | None:
        """Return what is to be set for all of them; None where something cannot be used."""
        chosen = {name: field.choice() for name, field in self._fields().items()}
        fields = {name: value for name, value in chosen.items() if value != self._shown[name]}
        parts = ActivityParts(self.partners.changes(), self.markets.changes())
        if self.review.text() != self._review_words():
            day, refused = typed_review(self.review, self._context.locale)
            if refused:
                self.refused.emit(refused)
                return None
            fields["review_date"] = day
        return cast("ActivityFields", _in_kind(fields)), parts

    def _tell(self) -> None:
        read = self.read() if self.activities else None
        if read is not None and (read[0] or read[1].any):
            self.changed.emit(*read)


def _listed(activity: Activity, name: str) -> object:
    """Return a value as the lists hold it."""
    value: object = getattr(activity, name)
    return value.value if isinstance(value, StrEnum) else value


def _in_kind(fields: Mapping[str, object]) -> dict[str, object]:
    """Return values of lists as what they stand for."""
    kinds: dict[str, Callable[[str], object]] = {"status": ActivityStatus, "confidence": Confidence}
    return {name: kinds[name](str(value)) if name in kinds else value for name, value in fields.items()}
