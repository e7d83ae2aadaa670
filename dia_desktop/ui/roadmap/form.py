"""All that is said of an activity, as fields: written one by one in the inspector, together in a dialog."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from dia_desktop.language import tr
from dia_desktop.store.edits import ActivityFields
from dia_desktop.strategy.roadmap import Activity, ActivityKind, ActivityStatus, Confidence
from dia_desktop.strategy.roadmap_words import confidence_words, status_words
from dia_desktop.ui.context import Context
from dia_desktop.ui.roadmap.date_fields import DatesField, typed_review
from dia_desktop.ui.roadmap.field_grid import FieldGrid
from dia_desktop.ui.roadmap.fields import (
    BoxField,
    ChoiceField,
    HeadingField,
    ShareField,
    TextField,
    TicksField,
)
from dia_desktop.ui.roadmap.money_field import MoneyField
from dia_desktop.ui.roadmap.words import chosen_kind, market_name, partner_entry, workstream_entries

NOTE_HEIGHT = 56
Reader = Callable[[], object]


class ActivityForm(QWidget):
    """The fields of an activity.

    Parameters
    ----------
    columns : how many fields stand side by side.
    heading : whether the title is a heading that can be written in.

    Signals
    -------
    changed(fields) : the user is through with a field; `ActivityFields` with what is different now.
    refused(sentence) : what was typed cannot be used.
    """

    changed = Signal(object)
    refused = Signal(str)

    def __init__(self, context: Context, columns: int, *, heading: bool = False) -> None:
        super().__init__()
        self.setAccessibleName(tr("Fields of the activity"))
        self._context, self._columns = context, columns
        self.activity: Activity | None = None
        title = tr("Title")
        self.title = HeadingField(context, title) if heading else TextField(title)
        self.workstream = ChoiceField(tr("Workstream"))
        self.kind = ChoiceField(tr("Kind"))
        self.dates = DatesField(context)
        self.status = ChoiceField(tr("Status"))
        self.confidence = ChoiceField(tr("Confidence"))
        self.progress = ShareField(tr("Done"))
        self.owner = ChoiceField(tr("Owner"))
        self.partners = TicksField(context, tr("With"), tr("nobody else"))
        self.markets = TicksField(context, tr("Markets"), tr("all markets"))
        self.option = ChoiceField(tr("Comes from"))
        self.kpi = ChoiceField(tr("Counts towards"))
        self.cost = MoneyField(context)
        self.note = BoxField(tr("Note"), context.theme.px(NOTE_HEIGHT))
        self.source = TextField(tr("Source"), tr("where it is stated"))
        self.review = TextField(tr("Look at it again"), tr("a date, or empty"))
        self._grid = FieldGrid(context, self, columns)
        self._lay_out()
        self._offer_fixed()
        self._connect()

    # -- building -----------------------------------------------------------------------------

    def _lay_out(self) -> None:
        wide = self._columns
        if isinstance(self.title, TextField):
            self._grid.put(tr("Title"), self.title, wide)
        self._grid.put(tr("Workstream"), self.workstream)
        self._grid.put(tr("Kind"), self.kind)
        self._grid.put(tr("Dates"), self.dates, wide)
        self._grid.put(tr("Done"), self.progress)
        self._grid.put(tr("Status"), self.status)
        self._grid.put(tr("Confidence"), self.confidence, wide if wide % 2 else 1)
        self._grid.put(tr("Owner"), self.owner)
        self._grid.put(tr("With"), self.partners)
        self._grid.put(tr("Markets"), self.markets)
        self._grid.put(tr("Comes from"), self.option, wide)
        self._grid.put(tr("Counts towards"), self.kpi)
        self._grid.put(tr("Cost"), self.cost)
        self._grid.put(tr("Note"), self.note, wide)
        self._grid.put(tr("Source"), self.source, wide)
        self._grid.put(tr("Look at it again"), self.review)

    def _offer_fixed(self) -> None:
        self.kind.offer([(chosen_kind(each), each.value) for each in ActivityKind])
        self.status.offer([(status_words(each), each.value) for each in ActivityStatus])
        self.confidence.offer([(confidence_words(each), each.value) for each in Confidence])

    def _connect(self) -> None:
        for name, (field, read) in self._readers().items():
            field.committed.connect(lambda name=name, read=read: self._tell(name, read()))
        self.kind.activated.connect(lambda: self.dates.show_kind(ActivityKind(self.kind.currentData())))
        self.dates.committed.connect(self._tell_dates)
        self.dates.refused.connect(self.refused)
        self.cost.committed.connect(self._tell_cost)
        self.cost.refused.connect(self.refused)
        self.review.committed.connect(self._tell_review)

    def _readers(self) -> dict[str, tuple[Any, Reader]]:
        """Return the fields that are read on their own, and how."""
        return {
            "title": (self.title, self.title.text),
            "workstream_id": (self.workstream, self.workstream.currentData),
            "kind": (self.kind, lambda: ActivityKind(self.kind.currentData())),
            "progress": (self.progress, self.progress.share),
            "status": (self.status, lambda: ActivityStatus(self.status.currentData())),
            "confidence": (self.confidence, lambda: Confidence(self.confidence.currentData())),
            "owner_id": (self.owner, self.owner.currentData),
            "partner_ids": (self.partners, self.partners.ticked),
            "market_ids": (self.markets, self.markets.ticked),
            "option_id": (self.option, self.option.currentData),
            "kpi_id": (self.kpi, self.kpi.currentData),
            "note": (self.note, self.note.text),
            "source": (self.source, self.source.text),
        }

    # -- showing ------------------------------------------------------------------------------

    def offer(self) -> None:
        """Offer the workstreams, partners, markets, options and KPIs there are now."""
        desk = self._context.desk
        self.workstream.offer(workstream_entries(desk.roadmap.workstreams))
        partners = [(partner_entry(each), each.id) for each in desk.strategy.partners]
        self.owner.offer([(tr("nobody"), None), *partners])
        self.partners.offer(partners)
        self.option.offer([(tr("nothing"), None), *((each.title, each.id) for each in desk.swot.options)])
        self.kpi.offer([(tr("nothing"), None), *((each.name, each.id) for each in desk.kpis)])

    def show_activity(self, activity: Activity | None) -> None:
        """Show an activity; None shows what a new one begins with."""
        self.activity = activity
        shown = Activity("", "") if activity is None else activity
        self._offer_markets(shown)
        self.title.show_value(shown.title)
        self.workstream.show_value(shown.workstream_id)
        self.kind.show_value(shown.kind.value)
        self.dates.show_dates(activity)
        self.progress.show_value(shown.progress)
        self.status.show_value(shown.status.value)
        self.confidence.show_value(shown.confidence.value)
        self.owner.show_value(shown.owner_id)
        self.partners.show_value(shown.partner_ids)
        self.markets.show_value(shown.market_ids)
        self.option.show_value(shown.option_id)
        self.kpi.show_value(shown.kpi_id)
        self.cost.show_money(shown.cost_cents, shown.currency)
        self.note.show_value(shown.note)
        self.source.show_value(shown.source)
        day = shown.review_date
        self.review.show_value("" if day is None else self._context.numbers.full_day(day))

    def _offer_markets(self, shown: Activity) -> None:
        """Offer the markets of the round, and those of other rounds the activity is about."""
        desk = self._context.desk
        known = [(each.name, each.id) for each in desk.scoring.markets]
        ids = {key for _, key in known}
        others = [(market_name(desk, each), each) for each in shown.market_ids if each not in ids]
        self.markets.offer([*known, *others])

    # -- reading ------------------------------------------------------------------------------

    def read(self) -> ActivityFields | None:
        """Return all that differs from what was shown; None where something cannot be used."""
        shown = Activity("", "") if self.activity is None else self.activity
        fields: dict[str, object] = {}
        for name, (_, read) in self._readers().items():
            if _comparable(read()) != _comparable(getattr(shown, name)):
                fields[name] = read()
        dates, money, review = self.dates.read(), self.cost.read(), self._read_review()
        if dates is None or money is None or review is None:
            return None
        for part in (dates, money, review):
            fields |= {name: value for name, value in part.items() if value != getattr(shown, name)}
        return cast("ActivityFields", fields)

    def _read_review(self) -> ActivityFields | None:
        day, refused = typed_review(self.review, self._context.locale)
        if refused:
            self.refused.emit(refused)
            return None
        return {"review_date": day}

    def _tell(self, name: str, value: object) -> None:
        if self.activity is not None:
            self.changed.emit({name: value})

    def _tell_dates(self) -> None:
        self._tell_all(self.dates.read())

    def _tell_cost(self) -> None:
        self._tell_all(self.cost.read())

    def _tell_review(self) -> None:
        self._tell_all(self._read_review())

    def _tell_all(self, fields: ActivityFields | None) -> None:
        if fields is None or self.activity is None:
            return
        if any(value != getattr(self.activity, name) for name, value in fields.items()):
            self.changed.emit(fields)


def _comparable(value: object) -> object:
    return frozenset(value) if isinstance(value, tuple) else value
