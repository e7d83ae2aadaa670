"""Everything about an item, or one thing about several: a dialog with the fields that are asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import cast

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QDateEdit, QHBoxLayout, QLineEdit, QWidget

from dia_desktop.language import tr
from dia_desktop.store import edits
from dia_desktop.store.edits import ItemFields
from dia_desktop.strategy.swot import SwotItem
from dia_desktop.strategy.swot_words import quadrant_noun
from dia_desktop.strategy.tows import traces
from dia_desktop.ui.context import Context
from dia_desktop.ui.form_dialog import FormDialog
from dia_desktop.ui.swot.board_edits import BoardEdits, changing
from dia_desktop.ui.swot.text_box import TextBox
from dia_desktop.ui.swot.ticks import Ticks
from dia_desktop.ui.swot.words import handles, market_names, why_fixed
from dia_desktop.ui.widgets import PlainLabel

#: In the order in which they are shown.
EVERYTHING = (
    *("text", "importance", "likelihood", "evidence", "owner_id"),
    *("market_ids", "criterion_ids", "tags", "review_date"),
)
STEPS = 5
TALL, SHORT = 64, 48

Reader = Callable[[], object]


class ItemDialog(FormDialog):
    """Sets fields of items as one step; what was not touched stays as it is.

    Parameters
    ----------
    names : the fields to show, of `EVERYTHING`.
    """

    def __init__(
        self,
        context: Context,
        writer: BoardEdits,
        items: Sequence[SwotItem],
        names: Sequence[str],
        parent: QWidget,
    ) -> None:
        title = tr("{quadrant} {handle}").format(
            quadrant=quadrant_noun(items[0].quadrant), handle=items[0].handle
        )
        if len(items) > 1:
            title = tr("{count} items: {handles}").format(count=len(items), handles=handles(items))
        super().__init__(context, title, tr("Set"), "", parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._items, self._writer = items, writer
        self.fields: dict[str, QWidget] = {}
        self._readers: dict[str, Reader] = {}
        for name in names:
            self._build(name)
        self._before = {name: read() for name, read in self._readers.items()}
        if len(names) > 1:
            self._add_trace()
        reason = why_fixed(context.desk)
        self.act_button.setEnabled(not reason)
        if reason:
            self.strip.say(reason, "warn")
        writer.refused.connect(self.strip.say)

    def carry_out(self) -> bool:
        """Set what was changed."""
        values = {name: read() for name, read in self._readers.items()}
        changed = {name: value for name, value in values.items() if value != self._before[name]}
        if not changed:
            return True
        if list(changed) == ["text"]:
            return self._writer.rewrite(self._items[0].id, str(changed["text"]))
        # The names are those of `ItemFields`: `_build` knows no others.
        fields = cast("ItemFields", changed)
        if not self._writer.may():
            return False
        change = partial(edits.set_items, item_ids=[item.id for item in self._items], fields=fields)
        return self.do_many(len(self._items), changing(len(self._items)), change)

    # -- fields -------------------------------------------------------------------------------

    def _common(self, name: str) -> object:
        """Return what all items have alike; None where they differ."""
        values = [getattr(item, name) for item in self._items]
        return values[0] if all(value == values[0] for value in values) else None

    def _build(self, name: str) -> None:
        builders = {
            "text": self._build_text,
            "importance": self._build_importance,
            "likelihood": self._build_likelihood,
            "evidence": self._build_evidence,
            "owner_id": self._build_owner,
            "market_ids": self._build_markets,
            "criterion_ids": self._build_criteria,
            "tags": self._build_tags,
            "review_date": self._build_review,
        }
        builders[name]()

    def _keep(self, name: str, label: str, field: QWidget, read: Reader) -> None:
        self.add_field(label, field)
        self.fields[name] = field
        self._readers[name] = read

    def _build_text(self) -> None:
        field = self._plain(str(self._common("text") or ""), TALL)
        self._keep("text", tr("Text"), field, field.toPlainText)

    def _build_evidence(self) -> None:
        field = self._plain(str(self._common("evidence") or ""), SHORT)
        field.setPlaceholderText(tr("An address or a note; empty where it is an opinion"))
        self._keep("evidence", tr("Evidence"), field, lambda: field.toPlainText().strip())

    def _plain(self, text: str, height: int) -> TextBox:
        return TextBox(text, self.context.theme.px(height))

    def _build_importance(self) -> None:
        self._build_rating("importance", tr("Importance"))

    def _build_likelihood(self) -> None:
        if not any(item.quadrant.internal for item in self._items):
            self._build_rating("likelihood", tr("Likelihood"))

    def _build_rating(self, name: str, label: str) -> None:
        field = QComboBox()
        field.addItem(tr("not rated"), None)
        for step in range(1, STEPS + 1):
            field.addItem(tr("{value} of 5").format(value=step), step)
        common = self._common(name)
        field.setCurrentIndex(common if isinstance(common, int) else 0)
        self._keep(name, label, field, field.currentData)

    def _build_owner(self) -> None:
        field = QComboBox()
        field.addItem(tr("nobody"), None)
        for partner in self.context.desk.strategy.partners:
            field.addItem(tr("{code} · {name}").format(code=partner.code, name=partner.name), partner.id)
        common = self._common("owner_id")
        field.setCurrentIndex(max(field.findData(common), 0) if common is not None else 0)
        self._keep("owner_id", tr("Owner"), field, field.currentData)

    def _build_markets(self) -> None:
        markets = [(market.id, market.name) for market in self.context.desk.scoring.markets]
        self._build_ticks("market_ids", tr("Markets"), markets)

    def _build_criteria(self) -> None:
        criteria = [(criterion.id, criterion.name) for criterion in self.context.desk.scoring.criteria]
        self._build_ticks("criterion_ids", tr("Criteria"), criteria)

    def _build_ticks(self, name: str, label: str, entries: list[tuple[str, str]]) -> None:
        common = self._common(name)
        ticked = tuple(str(key) for key in common) if isinstance(common, tuple) else ()
        known = {key for key, _ in entries}
        if name == "market_ids":
            # Markets of other rounds stay ticked until somebody unticks them.
            others = [key for key in ticked if key not in known]
            entries = [
                *entries,
                *zip(others, market_names(self.context.desk, others), strict=True),
            ]
        field = Ticks(self.context, entries, ticked)
        self._keep(name, label, field, field.ticked)

    def _build_tags(self) -> None:
        common = self._common("tags")
        field = QLineEdit(", ".join(common) if isinstance(common, tuple) else "")
        field.setPlaceholderText(tr("Words, with commas between them"))
        self._keep("tags", tr("Tags"), field, lambda: _tags(field.text()))

    def _build_review(self) -> None:
        common = self._common("review_date")
        day = common if isinstance(common, date) else None
        ticked, field = QCheckBox(tr("on")), QDateEdit()
        ticked.setAccessibleName(tr("To be looked at again"))
        ticked.setChecked(day is not None)
        field.setLocale(self.context.locale)
        field.setCalendarPopup(True)
        field.setDate(
            QDate.currentDate().addMonths(6) if day is None else QDate(day.year, day.month, day.day)
        )
        field.setAccessibleName(tr("Review date"))
        field.setEnabled(day is not None)
        ticked.toggled.connect(field.setEnabled)
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(ticked)
        row.addWidget(field, 1)
        self._keep("review_date", tr("Look at it again"), both, lambda: _day(ticked, field))

    # -- where it leads -----------------------------------------------------------------------

    def _add_trace(self) -> None:
        """Say which options use the item; its criteria are ticked above."""
        swot = self.context.desk.swot
        (item, *_) = self._items
        used = set(traces(swot)[item.id].option_ids)
        titles = [option.title for option in swot.options if option.id in used]
        words = "; ".join(titles) or tr("no option yet")
        label = PlainLabel(self.context, words, 13, colour="text", wrap=True)
        label.setAccessibleDescription(tr("Used in"))
        self.form.addRow(PlainLabel(self.context, tr("Used in"), 13, colour="text2"), label)


def _tags(text: str) -> tuple[str, ...]:
    return tuple(tag for part in text.split(",") if (tag := part.strip()))


def _day(ticked: QCheckBox, field: QDateEdit) -> date | None:
    shown = field.date()
    return date(shown.year(), shown.month(), shown.day()) if ticked.isChecked() else None
