"""What can be done with the ranking: once as actions, for the menu bar and the context menu alike."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from dia_desktop.language import tr
from dia_desktop.store.edits.markets import set_role
from dia_desktop.strategy.records import Market
from dia_desktop.strategy.role import Role
from dia_desktop.ui.context import Context
from dia_desktop.ui.markets.ranking_view import RankingView


class RankingActions(QObject):
    """Owns the actions; they act on the selected market.

    Signals
    -------
    why_wanted() : say why the selected market stands where it does.
    table_wanted() : show the ranking as a table, or as a picture again.
    copy_wanted(), export_wanted() : the figure is to be copied or exported.
    """

    why_wanted = Signal()
    table_wanted = Signal()
    copy_wanted = Signal()
    export_wanted = Signal()

    def __init__(self, context: Context, view: RankingView, region: QWidget) -> None:
        super().__init__(region)
        self._context, self._view = context, view
        self.roles = self._make_roles(region)
        self.why = self._make(region, tr("Why here?"), "Ctrl+Shift+Y", self.why_wanted.emit, everywhere=True)
        self.compare = self._make(region, tr("Compare two markets…"), "", self._compare)
        self.cut_up = self._make(region, tr("Move the cut line up"), "Alt+Up", partial(view.move_cut, -1))
        self.cut_down = self._make(
            region, tr("Move the cut line down"), "Alt+Down", partial(view.move_cut, 1)
        )
        self.copy = self._make(region, tr("Copy figure"), "", self.copy_wanted.emit)
        self.export = self._make(region, tr("Export…"), "", self.export_wanted.emit)
        self.table = self._make(
            region, tr("Show as table"), "Ctrl+Shift+T", self.table_wanted.emit, everywhere=True
        )
        self.table.setCheckable(True)
        view.menu_wanted.connect(self.open_menu)
        view.copy_wanted.connect(self.copy.trigger)
        context.desk.selected.connect(self.refresh)
        self.refresh()

    def _make(
        self, region: QWidget, text: str, keys: str, act: Callable[[], object], *, everywhere: bool = False
    ) -> QAction:
        action = QAction(text, self)
        if keys:
            action.setShortcut(QKeySequence(keys))
            if not everywhere:
                action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda _checked=False: act())
        region.addAction(action)
        return action

    def _make_roles(self, region: QWidget) -> dict[Role, QAction]:
        group = QActionGroup(self)
        said = {
            Role.TARGET: (tr("Target"), "Ctrl+1"),
            Role.CANDIDATE: (tr("Candidate"), "Ctrl+2"),
            Role.FALLBACK: (tr("Fallback"), "Ctrl+3"),
        }
        made = {}
        for role, (text, keys) in said.items():
            made[role] = self._make(region, text, keys, partial(self._set_role, role))
            made[role].setCheckable(True)
            group.addAction(made[role])
        return made

    @property
    def market(self) -> Market | None:
        """The selected market, as far as it takes part in the round."""
        desk = self._context.desk
        found = [market for market in desk.matrix.markets if market.id == desk.selected_market]
        return found[0] if found else None

    def refresh(self) -> None:
        """Enable what can be done now."""
        desk, market = self._context.desk, self.market
        for role, action in self.roles.items():
            action.setEnabled(desk.editable and market is not None)
            action.setChecked(market is not None and market.role is role)
        self.why.setEnabled(market is not None and desk.ranking is not None)
        count, cut = len(desk.matrix.markets), desk.scoring.round.target_count
        self.cut_up.setEnabled(desk.editable and cut > 0)
        self.cut_down.setEnabled(desk.editable and cut < count)
        for action in (self.compare, self.copy, self.export, self.table):
            action.setEnabled(desk.ranking is not None)

    def _set_role(self, role: Role) -> None:
        desk, market = self._context.desk, self.market
        if market is not None and market.role is not role:
            desk.do(set_role, desk.scoring.round.id, market.id, role)
        self.refresh()

    def _compare(self) -> None:
        from dia_desktop.ui.robustness.compare_dialog import CompareDialog

        dialog = CompareDialog(self._context, self._view.window(), self._context.desk.selected_market)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def fill(self, menu: QMenu) -> None:
        """Put all but the roles into a menu; the roles stand beside the score matrix in the menu bar."""
        for actions in (
            (self.why,),
            (self.cut_up, self.cut_down),
            (self.copy, self.export, self.table),
        ):
            menu.addActions(actions)
            menu.addSeparator()

    def open_menu(self, at: QPoint) -> None:
        """Open the context menu; it is gone once it is closed."""
        menu = QMenu(self._view)
        menu.setAccessibleName(tr("Ranking"))
        menu.addActions(tuple(self.roles.values()))
        menu.addSeparator()
        menu.addAction(self.compare)
        self.fill(menu)
        menu.aboutToHide.connect(partial(QTimer.singleShot, 0, menu.deleteLater))
        menu.popup(at)
