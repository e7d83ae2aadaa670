"""Adding markets to compare, and giving one another name."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QComboBox, QLineEdit, QListWidget, QListWidgetItem, QWidget

from dia_desktop.errors import InvalidInputError
from dia_desktop.language import tr
from dia_desktop.store import edits
from dia_desktop.strategy.records import Market
from dia_desktop.strategy.role import Role
from dia_desktop.ui.context import Context
from dia_desktop.ui.markets.entry_dialog import EntryDialog
from dia_desktop.ui.markets.role_words import role_words
from dia_desktop.ui.widgets import PlainLabel

LIST_HEIGHT = 220
NAME, CODE = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
Newcomer = tuple[str, str]


def known_economies() -> tuple[Newcomer, ...]:
    """Return name and code of every economy outside the EU, by name."""
    from dia_desktop.evidence.reference import economies

    found = [
        (economy.familiar_name, economy.code)
        for economy in economies().values()
        if economy.eu_relation == "third_market"
    ]
    return tuple(sorted(found, key=lambda pair: pair[0].casefold()))


class AddMarkets(EntryDialog):
    """Picks economies from a list that typing narrows, or takes a name of one's own; several at once.

    Enter takes the marked line into the choice and empties the field; Enter on an empty field adds
    what was chosen.
    """

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(context, tr("Add markets"), tr("Add"), parent)
        present = context.desk.scoring.markets
        taken = {market.code for market in present if market.code} | {m.name.casefold() for m in present}
        self._offered = [
            pair for pair in known_economies() if pair[1] not in taken and pair[0].casefold() not in taken
        ]
        self._chosen: dict[Newcomer, None] = {}
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Type a name, e.g. Japan"))
        self.list = QListWidget()
        self.list.setProperty("kind", "framed")
        self.list.setFixedHeight(context.theme.px(LIST_HEIGHT))
        # The style draws the outline of a tick box darker than the window: too dark in the dark theme.
        palette = self.list.palette()
        palette.setColor(QPalette.ColorRole.Window, context.theme.color("text3"))
        self.list.setPalette(palette)
        self.role = QComboBox()
        for role, words in role_words().items():
            self.role.addItem(words, role.value)
        self.role.setCurrentIndex(self.role.findData(Role.CANDIDATE.value))
        self.add_field(tr("Market"), self.search)
        self.add_field(tr("Economies"), self.list)
        self.add_field(tr("Role"), self.role)
        self.summary = PlainLabel(context, "", 13, wrap=True)
        self.form.addRow(self.summary)
        self.search.textChanged.connect(self._narrow)
        self.search.installEventFilter(self)
        self.list.itemChanged.connect(self._ticked)
        self._narrow()
        self.search.setFocus()

    @property
    def chosen(self) -> tuple[Newcomer, ...]:
        """What will be added, as (name, code), in the order it was chosen."""
        return tuple(self._chosen)

    def apply(self) -> bool:
        """Add what was chosen, in one step."""
        newcomers = [*self.chosen, *self._pending()]
        if not newcomers:
            raise InvalidInputError(tr("Tick the markets to add, or type a name."))
        desk, role = self.context.desk, Role(str(self.role.currentData()))
        with_role = [(name, code, role) for name, code in newcomers]
        return desk.do(edits.add_markets, desk.scoring.round.id, with_role)

    def _pending(self) -> list[Newcomer]:
        """Return what stands in the field: an economy by its full name or code, or a name of one's own.

        Raises
        ------
        InvalidInputError
            The field holds only the beginning of names in the list.
        """
        typed = self.search.text().strip()
        if not typed:
            return []
        for name, code in self._offered:
            if typed.casefold() in (name.casefold(), code.casefold()):
                return [(name, code)] if (name, code) not in self._chosen else []
        matches = self._matching(typed)
        if matches:
            raise InvalidInputError(
                tr("“{typed}”: pick it from the list, e.g. {name}, or empty the field.").format(
                    typed=typed, name=matches[0][0]
                )
            )
        return [(typed, "")]

    def _matching(self, typed: str) -> list[Newcomer]:
        folded = typed.casefold()
        starts = [pair for pair in self._offered if pair[0].casefold().startswith(folded)]
        others = [
            pair
            for pair in self._offered
            if pair not in starts and (folded in pair[0].casefold() or folded == pair[1].casefold())
        ]
        return starts + others

    # -- the list -----------------------------------------------------------------------------

    def _narrow(self) -> None:
        typed = self.search.text().strip()
        self.list.clear()
        for pair in self._matching(typed) if typed else self._offered:
            self._offer(pair, pair[0])
        if typed and all(typed.casefold() != name.casefold() for name, _ in self._offered):
            self._offer((typed, ""), tr("“{name}”, not in this list").format(name=typed))
        self.list.setCurrentRow(0)
        self._summarise()

    def _offer(self, pair: Newcomer, words: str) -> None:
        item = QListWidgetItem(words)
        item.setData(NAME, pair[0])
        item.setData(CODE, pair[1])
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked if pair in self._chosen else Qt.CheckState.Unchecked)
        self.list.addItem(item)

    def _ticked(self, item: QListWidgetItem) -> None:
        pair = (str(item.data(NAME)), str(item.data(CODE)))
        if item.checkState() == Qt.CheckState.Checked:
            self._chosen[pair] = None
        else:
            self._chosen.pop(pair, None)
        self._summarise()

    def _summarise(self) -> None:
        names = ", ".join(name for name, _ in self.chosen)
        self.summary.setText(tr("To be added: {names}").format(names=names) if names else "")

    # -- keys of the field --------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the field move through the list and take its marked line."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            row = self.list.currentRow() + step
            self.list.setCurrentRow(max(0, min(row, self.list.count() - 1)))
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.search.text().strip():
            item = self.list.currentItem()
            if item is not None:
                item.setCheckState(Qt.CheckState.Checked)
                self.search.clear()
            return True
        return super().eventFilter(watched, event)


class RenameMarket(EntryDialog):
    """Asks for another name and country code."""

    def __init__(self, context: Context, market: Market, parent: QWidget) -> None:
        super().__init__(context, tr("Name of a market"), tr("Rename"), parent)
        self._market = market
        self.name = QLineEdit(market.name)
        self.name.selectAll()
        self.code = QLineEdit(market.code)
        self.code.setPlaceholderText(tr("three letters, or none"))
        self.add_field(tr("Name"), self.name)
        self.add_field(tr("Country code"), self.code)

    def apply(self) -> bool:
        """Rename the market."""
        desk = self.context.desk
        return desk.do(edits.rename_market, self._market.id, self.name.text(), self.code.text())
