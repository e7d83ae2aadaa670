"""An amount of money and its currency, as they are typed."""

from __future__ import annotations

from math import isclose

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from dia_desktop.language import tr
from dia_desktop.store.edits import ActivityFields
from dia_desktop.ui.context import Context
from dia_desktop.ui.roadmap.fields import TextField

CENTS = 100
USUAL = "EUR"
CURRENCY_WIDTH = 62
#: What an amount may be off because it is read as a decimal.
NOISE = 1e-6


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
        self.amount = TextField(tr("Amount"), tr("not known"))
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
        text = ""
        if cents is not None:
            text = self._context.numbers.typed(cents / CENTS, 2 if cents % CENTS else 0)
        self.amount.show_value(text)
        self.currency.show_value(currency or USUAL)

    def read(self) -> ActivityFields | None:
        """Return what is to be set; None where it cannot be used, with the reason told."""
        text = self.amount.text().strip()
        if not text:
            return {"cost_cents": None, "currency": ""}
        value = self._context.numbers.parse(text)
        cents = None if value is None else round(value * CENTS)
        exact = value is not None and cents is not None and isclose(value * CENTS, cents, abs_tol=NOISE)
        self.amount.mark_invalid(on=not exact)
        if not exact or cents is None or cents < 0:
            self.amount.mark_invalid(on=True)
            self.refused.emit(
                tr("“{text}” is no amount: write for example 48000 or 1250.50.").format(text=text)
            )
            return None
        return {"cost_cents": cents, "currency": self.currency.text().strip().upper()}

    def _typed(self) -> None:
        if self.read() is not None:
            self.committed.emit()
