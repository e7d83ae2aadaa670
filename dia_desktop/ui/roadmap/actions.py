"""What can be done on the Roadmap page: the actions of its menu and of the context menu."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from dia_desktop.language import tr
from dia_desktop.ui.context import Context
from dia_desktop.ui.roadmap.doing import Doing
from dia_desktop.ui.roadmap.outlook import Zoom

if TYPE_CHECKING:
    from dia_desktop.ui.roadmap.page import RoadmapPage

#: The keys of these work wherever the focus is while the page is shown.
EVERYWHERE = Qt.ShortcutContext.WindowShortcut
ON_ROWS = Qt.ShortcutContext.WidgetShortcut
Act = Callable[[], object]


class RoadmapActions(QObject):
    """Owns the actions of the page."""

    def __init__(self, context: Context, page: RoadmapPage, doing: Doing) -> None:
        super().__init__(page)
        self._context, self._page, self._doing = context, page, doing
        self._on_marked: list[QAction] = []
        self._on_dated: list[QAction] = []
        self._on_link: list[QAction] = []
        self._writing: list[QAction] = []
        self._with_reviews: list[QAction] = []
        self.menu = QMenu(tr("R&oadmap"), page)
        self.menu.setAccessibleName(tr("Roadmap"))
        self.context_menu = QMenu(page)
        self.context_menu.setAccessibleName(tr("Activity"))
        self._fill()
        self.tell()

    # -- building -----------------------------------------------------------------------------

    def _fill(self) -> None:
        doing, menu = self._doing, self.menu
        self._writing.append(self._add(menu, tr("&Add an activity…"), "Ctrl+Alt+A", doing.ask_new))
        below = self._row(tr("Add below the current one…"), "Insert", doing.ask_new_here, self._writing)
        menu.addAction(below)
        menu.addSeparator()
        self._fill_activity()
        menu.addSeparator()
        self._fill_frame()
        menu.addSeparator()
        self._fill_view()

    def _fill_activity(self) -> None:
        """Put what is done with activities into both menus."""
        doing = self._doing
        open_one = self._row(tr("&Details…"), "Return", doing.open_chosen, self._on_marked, bound=False)
        title = self._row(tr("&Edit the title"), "F2", self._page.chart.tree.edit_title, self._on_marked)
        for menu in (self.menu, self.context_menu):
            menu.addActions([open_one, title])
        self._fill_moves()
        for words, keys, act, group in (
            (tr("&Link with another…"), "Ctrl+L", doing.ask_link, self._on_marked),
            (tr("Mark as re&viewed"), "Ctrl+Alt+K", doing.mark_reviewed, self._with_reviews),
            (tr("Take the &dates off"), "Ctrl+Alt+0", doing.unschedule, self._on_dated),
            (tr("&Remove"), "Shift+Del", doing.remove, self._on_marked),
            (tr("Change the link…"), "", doing.change_link, self._on_link),
            (tr("Remove the link"), "", doing.remove_link, self._on_link),
        ):
            action = self._row(words, keys, act, group)
            self.menu.addAction(action)
            self.context_menu.addAction(action)

    def _fill_moves(self) -> None:
        doing = self._doing
        moves = (
            (tr("A month later"), "Alt+Right", partial(doing.shift_months, 1)),
            (tr("A month earlier"), "Alt+Left", partial(doing.shift_months, -1)),
            (tr("A day later"), "Alt+PgDown", partial(doing.shift_days, 1)),
            (tr("A day earlier"), "Alt+PgUp", partial(doing.shift_days, -1)),
            (tr("End a month later"), "Alt+Shift+Right", partial(doing.resize, 0, 1)),
            (tr("End a month earlier"), "Alt+Shift+Left", partial(doing.resize, 0, -1)),
            (tr("Start a month later"), "Ctrl+Shift+Right", partial(doing.resize, 1, 0)),
            (tr("Start a month earlier"), "Ctrl+Shift+Left", partial(doing.resize, -1, 0)),
        )
        order = (
            (tr("Up"), "Alt+Up", partial(doing.reorder, -1)),
            (tr("Down"), "Alt+Down", partial(doing.reorder, 1)),
        )
        made = [self._row(words, keys, act, self._on_dated) for words, keys, act in moves]
        made += [self._row(words, keys, act, self._on_marked) for words, keys, act in order]
        for menu in (self.menu, self.context_menu):
            inside = menu.addMenu(tr("Mo&ve"))
            inside.setAccessibleName(tr("Move"))
            inside.addActions(made)

    def _fill_frame(self) -> None:
        doing, menu = self._doing, self.menu
        self._add(menu, tr("To loo&k at…"), "Ctrl+Alt+Y", doing.show_matters)
        self._writing.append(self._add(menu, tr("&Import activities…"), "Ctrl+Alt+I", doing.ask_import))
        self._writing.append(self._add(menu, tr("&Name this moment…"), "Ctrl+Alt+N", doing.name_moment))
        self._add(menu, tr("Changes since a revision…"), "Ctrl+Alt+J", doing.show_changes)
        self._add(menu, tr("L&inks…"), "Ctrl+Alt+X", doing.show_links)
        self._add(menu, tr("&Workstreams…"), "", doing.ask_workstreams)
        self._add(menu, tr("Mar&kers…"), "", doing.ask_markers)
        self._add(menu, tr("&Horizons…"), "", doing.ask_horizons)

    def _fill_view(self) -> None:
        page, menu = self._page, self.menu
        for words, keys, zoom in (
            (tr("Show five years"), "Ctrl+1", Zoom.FIVE_YEARS),
            (tr("Show the mid-term"), "Ctrl+2", Zoom.MID_TERM),
            (tr("Show one year"), "Ctrl+3", Zoom.ONE_YEAR),
            (tr("Show all of it"), "Ctrl+4", Zoom.ALL),
        ):
            self._add(menu, words, keys, partial(page.chart.choose_zoom, zoom))
        closer = self._add(menu, tr("Closer"), "Alt++", partial(page.chart.zoom_step, 2))
        closer.setShortcuts([QKeySequence("Alt++"), QKeySequence("Alt+=")])
        self._add(menu, tr("Further away"), "Alt+-", partial(page.chart.zoom_step, -2))
        self.view = menu.addMenu(tr("Lanes, colours, revision"))
        self.view.setAccessibleName(tr("Lanes, colours, revision"))
        self.view.aboutToShow.connect(self._fill_looks)
        self._fill_looks()
        self._add(menu, tr("&Find an activity"), "Ctrl+F", page.find_activity)
        self._add(menu, tr("Show every activity again"), "", page.show_all)
        menu.addSeparator()
        self.table = self._add(menu, tr("Show as table"), "Ctrl+Shift+T", page.show_table)
        self.copy_figure = self._add(menu, tr("Copy figure"), "", page.copy_figure)
        self.export = self._add(menu, tr("Export…"), "", page.export)
        self.context_menu.addSeparator()
        self.context_menu.addActions([self.table, self.copy_figure, self.export])

    def _fill_looks(self) -> None:
        self.view.clear()
        self._page.toolbar.fill_menu(self.view)

    def _add(self, menu: QMenu, words: str, keys: str, act: Act) -> QAction:
        """Add an action whose keys work while the page is shown."""
        action = self._make(words, keys, act, EVERYWHERE)
        menu.addAction(action)
        self._page.addAction(action)
        return action

    def _row(self, words: str, keys: str, act: Act, group: list[QAction], **options: bool) -> QAction:
        """Make an action whose keys work on tree, timeline and tray.

        With `bound=False` they are only told: the views know them by themselves.
        """
        action = self._make(words, keys, act, ON_ROWS)
        group.append(action)
        if options.get("bound", True):
            chart = self._page.chart
            for view in (chart.tree, chart.timeline, chart.tray.list):
                view.addAction(action)
        return action

    def _make(self, words: str, keys: str, act: Act, reach: Qt.ShortcutContext) -> QAction:
        action = QAction(words, self)
        if keys:
            action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(reach)
        action.triggered.connect(lambda _on=False: act())
        return action

    # -- keeping them true --------------------------------------------------------------------

    def tell(self) -> None:
        """Offer what can be done with what is chosen."""
        marked = self._page.chart.marked()
        free = not self._doing.writer.fixed
        reviews = self._page.plan.content.reviews
        states = (
            (self._on_marked, bool(marked)),
            (self._on_dated, free and any(each.scheduled for each in marked)),
            (self._on_link, free and bool(self._page.chart.link_id)),
            (self._writing, free),
            (self._with_reviews, free and any(each.id in reviews for each in marked)),
        )
        for group, on in states:
            for action in group:
                action.setEnabled(on)
        for action in self._on_link:
            action.setVisible(bool(self._page.chart.link_id))

    def show_menu(self, at: QPoint) -> None:
        """Open the context menu at a point of the screen."""
        self.tell()
        self.context_menu.popup(at)
