"""What can be done with the score matrix: the actions of the Markets menu and of the context menu."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QWidget

from dia_desktop.language import tr, tr_n
from dia_desktop.store import edits
from dia_desktop.strategy.records import Criterion, Market
from dia_desktop.strategy.role import Role
from dia_desktop.ui.context import Context
from dia_desktop.ui.markets.role_words import role_words

ROLE_KEYS = {Role.TARGET: "Ctrl+1", Role.CANDIDATE: "Ctrl+2", Role.FALLBACK: "Ctrl+3"}
#: These work wherever the focus is: they add something, or ask before they change anything.
WINDOW_KEYS = frozenset({"Ctrl+M", "Ctrl+Shift+C", "Ctrl+Alt+M", "Ctrl+Alt+R", "Ctrl+Alt+S", "Ctrl+Shift+P"})


class ScoreActions(QObject):
    """Builds the actions over the market and the criterion of the current cell.

    Parameters
    ----------
    owner : the card; the keys work while the focus is in it.
    market, criterion : return what the current cell stands on, or None.
    say : is told what was done where a word helps.
    """

    def __init__(
        self,
        context: Context,
        owner: QWidget,
        market: Callable[[], Market | None],
        criterion: Callable[[], Criterion | None],
        say: Callable[[str], None],
    ) -> None:
        super().__init__(owner)
        self._context = context
        self._owner = owner
        self._market = market
        self._criterion = criterion
        self._say = say
        self._on_market: list[QAction] = []
        self._on_criterion: list[QAction] = []
        self._roles: dict[Role, QAction] = {}
        self._build_market()
        self._separate()
        self._build_criterion()
        self._separate()
        self._build_cell()
        self._separate()
        self._build_partners()

    # -- building -----------------------------------------------------------------------------

    def _build_market(self) -> None:
        self.add_market = self._add(tr("&Add market…"), "Ctrl+M", self._ask_add_market)
        group = self._on_market
        self._add(tr("Re&name market…"), "Ctrl+Alt+M", self._ask_rename_market, group)
        self._add(tr("&Remove market"), "Ctrl+Del", self._remove_market, group)
        self._add(tr("Move market &up"), "Alt+Shift+Up", partial(self._move_market, -1), group)
        self._add(tr("Move market &down"), "Alt+Shift+Down", partial(self._move_market, 1), group)
        choice = QActionGroup(self)
        for role, words in role_words().items():
            text = tr("Role: {role}").format(role=words)
            action = self._add(text, ROLE_KEYS[role], partial(self._set_role, role), group)
            action.setCheckable(True)
            choice.addAction(action)
            self._roles[role] = action

    def _build_criterion(self) -> None:
        self.add_criterion = self._add(tr("Add &criterion…"), "Ctrl+Shift+C", self._ask_add_criterion)
        group = self._on_criterion
        self._add(tr("Edit &scale…"), "Ctrl+Alt+S", self._ask_scale, group)
        self._add(tr("Rename cri&terion…"), "Ctrl+Alt+R", self._ask_rename_criterion, group)
        self._add(tr("Remo&ve criterion"), "Ctrl+Shift+Del", self._remove_criterion, group)
        self._add(tr("Move criterion &left"), "Alt+Shift+Left", partial(self._move_criterion, -1), group)
        self._add(tr("Move criterion ri&ght"), "Alt+Shift+Right", partial(self._move_criterion, 1), group)

    def _build_cell(self) -> None:
        self.edit_note = self._add(tr("Edit n&ote…"), "Shift+F2")
        self.details = self._add(tr("Cell d&etails…"), "Ctrl+Return")
        self.details.setShortcuts(
            [QKeySequence("Ctrl+Return"), QKeySequence("Ctrl+Enter"), QKeySequence("F1")]
        )

    def _build_partners(self) -> None:
        self.judgements = self._add(tr("&Judgements…"), "Ctrl+J")
        self.abstain = self._add(tr("A&bstain"), "-")
        self._add(tr("&Partners…"), "Ctrl+Shift+P", self._ask_partners)

    def _add(
        self,
        text: str,
        keys: str,
        act: Callable[[], object] | None = None,
        group: list[QAction] | None = None,
    ) -> QAction:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(keys))
        everywhere = keys in WINDOW_KEYS
        action.setShortcutContext(
            Qt.ShortcutContext.WindowShortcut if everywhere else Qt.ShortcutContext.WidgetWithChildrenShortcut
        )
        if act is not None:
            action.triggered.connect(partial(_run, act))
        self._owner.addAction(action)
        if group is not None:
            group.append(action)
        return action

    def _separate(self) -> None:
        line = QAction(self)
        line.setSeparator(True)
        self._owner.addAction(line)

    # -- keeping them true --------------------------------------------------------------------

    def tell(self) -> None:
        """Offer what can be done with the current cell."""
        market, criterion = self._market(), self._criterion()
        editable = self._context.desk.editable
        self.add_market.setEnabled(editable)
        self.add_criterion.setEnabled(editable)
        for action in self._on_market:
            action.setEnabled(editable and market is not None)
        for action in self._on_criterion:
            action.setEnabled(editable and criterion is not None)
        for role, action in self._roles.items():
            action.setChecked(market is not None and market.role is role)
        both = market is not None and criterion is not None
        self.details.setEnabled(both)
        self.edit_note.setEnabled(both and editable)
        self.judgements.setEnabled(both and bool(self._context.desk.strategy.partners))
        self.abstain.setEnabled(both and editable and bool(self._context.desk.voice))

    # -- partners -----------------------------------------------------------------------------

    def _ask_partners(self) -> None:
        from dia_desktop.ui.markets.partners_dialog import PartnersDialog

        PartnersDialog(self._context, self._owner).open()

    # -- markets ------------------------------------------------------------------------------

    def _ask_add_market(self) -> None:
        from dia_desktop.ui.markets.market_dialog import AddMarkets

        AddMarkets(self._context, self._owner).open()

    def _ask_rename_market(self) -> None:
        market = self._market()
        if market is not None:
            self.rename_market(market)

    def rename_market(self, market: Market) -> None:
        """Ask for another name and code of a market."""
        from dia_desktop.ui.markets.market_dialog import RenameMarket

        RenameMarket(self._context, market, self._owner).open()

    def _remove_market(self) -> None:
        market, desk = self._market(), self._context.desk
        if market is None:
            return
        scores = sum(key[0] == market.id for key in desk.scoring.scores)
        remove = partial(edits.remove_market, round_id=desk.scoring.round.id, market_id=market.id)
        said = partial(self._say, _removed(market.name, scores))
        desk.do_many(desk.cells, tr("Removing {name}").format(name=market.name), remove, said)

    def _move_market(self, step: int) -> None:
        market, desk = self._market(), self._context.desk
        if market is None:
            return
        position = _position(desk.scoring.markets, market) + step
        if 0 <= position < len(desk.scoring.markets):
            desk.do(edits.move_market, desk.scoring.round.id, market.id, position)

    def _set_role(self, role: Role) -> None:
        market, desk = self._market(), self._context.desk
        if market is not None:
            desk.do(edits.set_role, desk.scoring.round.id, market.id, role)
        self.tell()

    # -- criteria -----------------------------------------------------------------------------

    def _ask_add_criterion(self) -> None:
        from dia_desktop.ui.markets.criterion_dialog import AddCriterion

        AddCriterion(self._context, self._owner).open()

    def _ask_rename_criterion(self) -> None:
        criterion = self._criterion()
        if criterion is not None:
            self.rename_criterion(criterion)

    def rename_criterion(self, criterion: Criterion) -> None:
        """Ask for another name and icon of a criterion."""
        from dia_desktop.ui.markets.criterion_dialog import RenameCriterion

        RenameCriterion(self._context, criterion, self._owner).open()

    def _ask_scale(self) -> None:
        criterion = self._criterion()
        if criterion is not None:
            self.edit_scale(criterion)

    def edit_scale(self, criterion: Criterion) -> None:
        """Ask for another scale of a criterion."""
        from dia_desktop.ui.markets.criterion_dialog import EditScale

        EditScale(self._context, criterion, self._owner).open()

    def _remove_criterion(self) -> None:
        criterion, desk = self._criterion(), self._context.desk
        if criterion is None:
            return
        scores = sum(key[1] == criterion.id for key in desk.scoring.scores)
        remove = partial(edits.remove_criterion, round_id=desk.scoring.round.id, criterion_id=criterion.id)
        said = partial(self._say, _removed(criterion.name, scores))
        desk.do_many(desk.cells, tr("Removing {name}").format(name=criterion.name), remove, said)

    def _move_criterion(self, step: int) -> None:
        criterion, desk = self._criterion(), self._context.desk
        if criterion is None:
            return
        position = _position(desk.scoring.criteria, criterion) + step
        if 0 <= position < len(desk.scoring.criteria):
            desk.do(edits.move_criterion, desk.scoring.round.id, criterion.id, position)


def _run(act: Callable[[], object], *_: object) -> None:
    """Leave out the check mark that a triggered action hands over."""
    act()


def _position(among: tuple[Market, ...] | tuple[Criterion, ...], one: Market | Criterion) -> int:
    return [known.id for known in among].index(one.id)


def _removed(name: str, scores: int) -> str:
    """Say what was removed, and what went with it."""
    if not scores:
        return tr("Removed {name}. Undo: Ctrl+Z").format(name=name)
    said = tr_n(
        "Removed {name} with its {count} score. Undo: Ctrl+Z",
        "Removed {name} with its {count} scores. Undo: Ctrl+Z",
        scores,
    )
    return said.format(name=name, count=scores)
