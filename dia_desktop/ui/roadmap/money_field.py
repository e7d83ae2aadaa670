"""An amount of money and its currency, as they are typed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from dia_desktop.errors import InvalidInputError
from dia_desktop.language import tr
from dia_desktop.store.edits import ActivityFields
from dia_desktop.ui.context import Context
from dia_desktop.ui.money_text import money_field_text, typed_money
from dia_desktop.ui.roadmap.fields import TextField

USUAL = "EUR"
CURRENCY_WIDTH = 54


class MoneyField(QWidget):
    """What an activity costs, in whole cents.

    Signals
    -------
    committed() : it is another amount, or in another currency.
    refused(sentence) : what was typed cannot be used.
    """

    committed = Signal()
    refused = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.setAccessibleName(tr("Cost"))
        self.amount = TextField(tr("Amount"), tr("not set"))
        self.currency = TextField(tr("Currency"))
        self.currency.setMaxLength(3)
        self.currency.setFixedWidth(context.theme.px(CURRENCY_WIDTH))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.amount, 1)
        row.addWidget(self.currency)
        self.amount.committed.connect(self._typed)
        self.currency.committed.connect(self._typed)

    def show_money(self, cents: int | None, currency: str) -> None:
        """Show an amount; None where it is not known."""
        self.amount.show_value(money_field_text(cents, self._context.locale))
        self.currency.show_value(currency or USUAL)

    def read(self) -> ActivityFields | None:
        """Return what is to be set; None where it cannot be used, with the reason told."""
        currency = self.currency.text().strip().upper()
        try:
            typed = typed_money(self.amount.text(), self._context.locale, tr("Cost"), currency)
        except InvalidInputError as error:
            self.amount.mark_invalid(on=True)
            self.refused.emit(str(error))
            return None
        self.amount.mark_invalid(on=False)
        if typed is None:
            return {"cost_cents": None, "currency": ""}
        return {"cost_cents": typed.cents, "currency": currency or typed.currency}

    def _typed(self) -> None:
        if self.read() is not None:
            self.committed.emit()
