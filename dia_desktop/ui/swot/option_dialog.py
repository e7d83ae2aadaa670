"""Making and changing a strategic option."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from dia_desktop.language import tr
from dia_desktop.store import edits
from dia_desktop.store.edits import OptionFields
from dia_desktop.strategy.swot import OptionKind, StrategicOption, SwotItem
from dia_desktop.strategy.swot_words import kind_words, start_of
from dia_desktop.strategy.tows import kind_of
from dia_desktop.ui.context import Context
from dia_desktop.ui.form_dialog import FormDialog
from dia_desktop.ui.swot.text_box import TextBox
from dia_desktop.ui.swot.ticks import Ticks
from dia_desktop.ui.swot.words import market_names, why_fixed

REASON_HEIGHT = 64


class OptionDialog(FormDialog):
    """Title, reason, cards, markets and owner of an option; `option` None makes a new one.

    Parameters
    ----------
    item_ids : the cards a new option begins with.
    """

    def __init__(
        self, context: Context, option: StrategicOption | None, item_ids: Sequence[str], parent: QWidget
    ) -> None:
        title = tr("New strategic option") if option is None else tr("Strategic option")
        super().__init__(context, title, tr("Add") if option is None else tr("Set"), "", parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._option = option
        linked = tuple(item_ids) if option is None else option.item_ids
        self.name = QLineEdit("" if option is None else option.title)
        self.reason = TextBox("" if option is None else option.reason, context.theme.px(REASON_HEIGHT))
        self.items = Ticks(context, self._offered(linked), linked)
        markets = () if option is None else option.market_ids
        self.markets = Ticks(context, self._market_entries(markets), markets)
        self.owner = self._owner_box(None if option is None else option.owner_id)
        self.kind = QComboBox()
        for kind in OptionKind:
            self.kind.addItem(
                tr("{kind} · {words}").format(kind=kind.value, words=kind_words(kind)), kind.value
            )
        if option is not None:
            self.kind.setCurrentIndex(self.kind.findData(option.kind.value))
        self.add_field(tr("Title"), self.name)
        self.add_field(tr("Reason"), self.reason)
        self.add_field(tr("Cards"), self.items)
        self.add_field(tr("Kind"), self.kind)
        self.add_field(tr("Markets"), self.markets)
        self.add_field(tr("Owner"), self.owner)
        self.items.itemChanged.connect(self._tell_kind)
        self._tell_kind()
        reason = why_fixed(context.desk)
        self.act_button.setEnabled(not reason)
        if reason:
            self.strip.say(reason, "warn")

    def carry_out(self) -> bool:
        """Add the option, or set what was changed."""
        fields = self._fields()
        desk, option = self.context.desk, self._option
        if option is None:
            title, item_ids = fields.pop("title"), fields.pop("item_ids")
            return desk.do(edits.add_option, title, item_ids, fields)
        changed = self._changed(option, fields)
        return not changed or desk.do(edits.set_option, option.id, changed)

    def _fields(self) -> OptionFields:
        fields: OptionFields = {
            "title": self.name.text(),
            "reason": self.reason.toPlainText().strip(),
            "item_ids": self.items.ticked(),
            "market_ids": self.markets.ticked(),
            "owner_id": self.owner.currentData(),
        }
        if self._crossed() is None:
            fields["kind"] = OptionKind(str(self.kind.currentData()))
        return fields

    def _changed(self, option: StrategicOption, fields: OptionFields) -> OptionFields:
        changed: OptionFields = {}
        if fields["title"] != option.title:
            changed["title"] = fields["title"]
        if fields["reason"] != option.reason:
            changed["reason"] = fields["reason"]
        if set(fields["item_ids"]) != set(option.item_ids):
            changed["item_ids"] = fields["item_ids"]
        if set(fields["market_ids"]) != set(option.market_ids):
            changed["market_ids"] = fields["market_ids"]
        if fields["owner_id"] != option.owner_id:
            changed["owner_id"] = fields["owner_id"]
        if "kind" in fields and fields["kind"] is not option.kind:
            changed["kind"] = fields["kind"]
        return changed

    # -- fields -------------------------------------------------------------------------------

    def _crossed(self) -> OptionKind | None:
        """Return what the ticked cards cross; None where they do not say it."""
        ticked = set(self.items.ticked())
        return kind_of(item for item in self.context.desk.swot.items if item.id in ticked)

    def _tell_kind(self) -> None:
        crossed = self._crossed()
        self.kind.setEnabled(crossed is None)
        if crossed is not None:
            self.kind.setCurrentIndex(self.kind.findData(crossed.value))

    def _offered(self, linked: Sequence[str]) -> list[tuple[str, str]]:
        """Return the cards to choose from, those chosen already first."""
        items = [item for item in self.context.desk.swot.items if not item.parked or item.id in linked]
        ordered = sorted(items, key=lambda item: item.id not in linked)
        return [(item.id, _item_words(item)) for item in ordered]

    def _market_entries(self, linked: Sequence[str]) -> list[tuple[str, str]]:
        entries = [(market.id, market.name) for market in self.context.desk.scoring.markets]
        known = {key for key, _ in entries}
        others = [key for key in linked if key not in known]
        return [*entries, *zip(others, market_names(self.context.desk, others), strict=True)]

    def _owner_box(self, owner_id: str | None) -> QComboBox:
        box = QComboBox()
        box.addItem(tr("nobody"), None)
        for partner in self.context.desk.strategy.partners:
            box.addItem(tr("{code} · {name}").format(code=partner.code, name=partner.name), partner.id)
        box.setCurrentIndex(0 if owner_id is None else max(box.findData(owner_id), 0))
        return box


def _item_words(item: SwotItem) -> str:
    return tr("{handle}  {text}").format(handle=item.handle, text=start_of(item.text))
