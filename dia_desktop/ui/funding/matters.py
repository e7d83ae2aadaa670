"""What is odd about the funding, one sentence each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QVBoxLayout, QWidget

from dia_desktop.language import tr, tr_n
from dia_desktop.strategy.coverage import CurrencyCoverage
from dia_desktop.strategy.funding import Funding
from dia_desktop.strategy.funding_uses import cofinancing_breaches, source_uses
from dia_desktop.strategy.funding_words import amount_words, breach_sentence, source_use_sentences
from dia_desktop.strategy.numbers import Numbers
from dia_desktop.strategy.roadmap import Roadmap
from dia_desktop.ui.context import Context
from dia_desktop.ui.widgets import Button

WIDTH, HEIGHT = 560, 360


def matters(
    funding: Funding, coverage: Sequence[CurrencyCoverage], roadmap: Roadmap, numbers: Numbers
) -> tuple[str, ...]:
    """Return what is allocated beyond an amount, a period, a co-financing rate or the years of the budget."""
    said = [sentence for use in source_uses(funding) for sentence in source_use_sentences(use, numbers)]
    said += [breach_sentence(each, numbers) for each in cofinancing_breaches(roadmap.activities, funding)]
    for found in coverage:
        if found.unbudgeted.counted and found.total.need is not None:
            amount = amount_words(found.unbudgeted.counted, found.currency, numbers)
            said.append(tr("{amount} are given in years without a budget.").format(amount=amount))
    return tuple(said)


def matters_line(said: Sequence[str]) -> str:
    """Return the first of several sentences, and how many more there are; "" for none."""
    if not said:
        return ""
    more = len(said) - 1
    if not more:
        return said[0]
    return tr_n("{first} One more matter.", "{first} {count} more matters.", more).format(
        first=said[0], count=more
    )


class MattersDialog(QDialog):
    """Lists what is odd about the funding."""

    def __init__(self, context: Context, said: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("What is odd about the funding"))
        self.setAccessibleName(tr("What is odd about the funding"))
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Matters"))
        self.list.setWordWrap(True)
        self.list.setProperty("kind", "framed")
        self.list.addItems([*said])
        close = Button(context, tr("Close"), "primary")
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.addWidget(self.list, 1)
        column.addLayout(row)
        self.resize(context.theme.px(WIDTH), context.theme.px(HEIGHT))
