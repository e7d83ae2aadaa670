"""The menu bar: every action of the window, each with a key."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QApplication, QMenu, QMenuBar

from dia_desktop.language import tr
from dia_desktop.ui.settings import TEXT_SIZES, Look

if TYPE_CHECKING:
    from dia_desktop.ui.main_window import MainWindow

Keys = QKeySequence | QKeySequence.StandardKey | str
Key = QKeySequence.StandardKey


def literal(text: str) -> str:
    """Return user text for a menu, where "&" marks the access key."""
    return text.replace("&", "&&")


class Menus(QObject):
    """Builds the menus of a window and keeps their texts and states true."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._context = window.context
        self.undo = QAction(self)
        self.redo = QAction(self)
        self.export: QAction
        self.pages: QMenu
        self._page_menu: QAction | None = None
        window.menuBar().setAccessibleName(tr("Menus"))
        self._file()
        self._edit()
        self._view()
        self._before_round = self._round()
        self._help()
        self._context.desk.changed.connect(self._tell)
        self._tell()

    def show_page_menu(self, menu: QMenu) -> None:
        """Put the menu of the shown page before "Round"."""
        bar = self._window.menuBar()
        if self._page_menu is not None:
            bar.removeAction(self._page_menu)
        self._page_menu = bar.insertMenu(self._before_round, menu)
        _name(menu)

    def add_page(self, title: str, show: Callable[[], None]) -> None:
        """Add a page to "View"."""
        number = len(self.pages.actions()) + 1
        self._add(self.pages, literal(title), show, f"Alt+{number}")

    # -- one menu each ------------------------------------------------------------------------

    def _file(self) -> None:
        window, menu = self._window, self._menu(tr("&File"))
        self._add(menu, tr("&New…"), window.new_requested.emit, Key.New)
        self._add(menu, tr("&Open…"), window.choose_requested.emit, Key.Open)
        self._recent = _name(menu.addMenu(tr("Open &recent")))
        self._recent.aboutToShow.connect(self._fill_recent)
        self._fill_recent()
        menu.addSeparator()
        self._add(menu, tr("&Save a copy…"), window.save_copy, Key.SaveAs)
        self.export = self._add(menu, tr("&Export…"), window.export_page, "Ctrl+E")
        self._mark = self._add(menu, tr("Name this &moment…"), window.dialogs.name_moment, "Ctrl+Shift+M")
        self._history = self._add(menu, tr("&History…"), window.dialogs.show_history, "Ctrl+Shift+H")
        menu.addSeparator()
        self._add(menu, tr("&Close"), window.close, "Ctrl+W")
        self._add(menu, tr("&Quit"), window.quit_requested.emit, "Ctrl+Q").setMenuRole(
            QAction.MenuRole.QuitRole
        )

    def _edit(self) -> None:
        window, menu = self._window, self._menu(tr("&Edit"))
        for action, slot, keys in (
            (self.undo, window.undo, QKeySequence("Ctrl+Z")),
            (self.redo, window.redo, QKeySequence("Ctrl+Shift+Z")),
        ):
            action.setShortcut(keys)
            action.triggered.connect(slot)
            menu.addAction(action)
        menu.addSeparator()
        self._on_focus = [
            self._add(menu, tr("Cu&t"), partial(window.on_focus, "cut"), Key.Cut, key="cut"),
            self._add(menu, tr("&Copy"), partial(window.on_focus, "copy"), Key.Copy, key="copy"),
            self._add(menu, tr("&Paste"), partial(window.on_focus, "paste"), Key.Paste, key="paste"),
            self._add(menu, tr("&Delete"), partial(window.on_focus, "delete"), Key.Delete, key="delete"),
        ]
        menu.addSeparator()
        self._copy_figure = self._add(menu, tr("Copy the &figure"), window.copy_figure, "Ctrl+Alt+C")
        self._title = self._add(menu, tr("Change the &title"), window.edit_title, "Ctrl+Alt+T")

    def _view(self) -> None:
        window, menu = self._window, self._menu(tr("&View"))
        self.pages = _name(menu.addMenu(tr("&Page")))
        menu.addSeparator()
        appearance = window.appearance
        looks, group = _name(menu.addMenu(tr("&Colours"))), QActionGroup(self)
        for look, words, keys in (
            (Look.SYSTEM, tr("As the &system"), ""),
            (Look.LIGHT, tr("&Light"), "Ctrl+Alt+L"),
            (Look.DARK, tr("&Dark"), "Ctrl+Alt+D"),
        ):
            action = self._add(looks, words, partial(appearance.set_look, look), keys)
            self._choice(action, group, chosen=appearance.look is look)
        sizes = _name(menu.addMenu(tr("&Text size")))
        self._add(sizes, tr("Larg&er"), partial(appearance.step_text_size, 1), Key.ZoomIn)
        self._add(sizes, tr("S&maller"), partial(appearance.step_text_size, -1), Key.ZoomOut)
        sizes.addSeparator()
        self._sizes = QActionGroup(self)
        for percent in TEXT_SIZES:
            words = tr("{percent} %").format(percent=percent)
            keys = "Ctrl+0" if percent == TEXT_SIZES[0] else ""
            action = self._add(sizes, words, partial(appearance.set_text_size, percent), keys)
            action.setData(percent)
            self._choice(action, self._sizes, chosen=appearance.text_size == percent)
        self._still = self._add(menu, tr("&Reduced motion"), self._set_motion)
        self._still.setCheckable(True)
        self._still.setChecked(appearance.reduced_motion)
        appearance.changed.connect(self._tell_appearance)
        menu.addSeparator()
        self._add(menu, tr("&Next region"), partial(window.walk_regions, 1), "F6")
        self._add(menu, tr("Pre&vious region"), partial(window.walk_regions, -1), "Shift+F6")
        self._add(menu, tr("Comman&ds…"), partial(window.dialogs.show_palette, self.tell_focus), "Ctrl+K")
        self._full = self._add(menu, tr("&Full screen"), window.toggle_full_screen, "F11")
        self._full.setCheckable(True)
        menu.aboutToShow.connect(lambda: self._full.setChecked(window.isFullScreen()))

    def _round(self) -> QAction:
        window, menu = self._window, self._menu(tr("&Round"))
        self._close_round = self._add(
            menu, tr("&Close the round…"), window.dialogs.close_round, "Ctrl+Shift+L"
        )
        self._open_round = self._add(
            menu, tr("&Open a new round…"), window.dialogs.open_round, "Ctrl+Shift+N"
        )
        menu.addSeparator()
        self._rename_round = self._add(
            menu, tr("Re&name the round…"), window.dialogs.rename_round, "Ctrl+Shift+R"
        )
        self._targets = self._add(
            menu, tr("Number of &targets…"), window.dialogs.set_target_count, "Ctrl+Shift+G"
        )
        menu.addSeparator()
        self._compare = self._add(
            menu, tr("Com&pare two markets…"), window.dialogs.compare_markets, "Ctrl+Shift+D"
        )
        return menu.menuAction()

    def _help(self) -> None:
        window, menu = self._window, self._menu(tr("&Help"))
        self._add(menu, tr("&Keyboard shortcuts"), window.dialogs.show_shortcuts, "Ctrl+/")
        self._add(menu, tr("&Sources and licences"), window.dialogs.show_sources)
        about = self._add(menu, tr("&About DIA Desktop"), window.dialogs.show_about)
        about.setMenuRole(QAction.MenuRole.AboutRole)

    # -- keeping them true --------------------------------------------------------------------

    def _tell(self) -> None:
        desk = self._context.desk
        file = desk.file
        undo, redo = file.undo_label, file.redo_label
        self.undo.setText(literal(tr("Undo: {step}").format(step=undo)) if undo else tr("Undo"))
        self.redo.setText(literal(tr("Redo: {step}").format(step=redo)) if redo else tr("Redo"))
        self.undo.setEnabled(undo is not None)
        self.redo.setEnabled(redo is not None)
        self._compare.setEnabled(desk.ranking is not None)
        for action in (self.export, self._copy_figure):
            # Reading the roadmap only to know whether there is one would cost the start of the program.
            looked_at = desk.outlook is not None
            action.setEnabled(desk.ranking is not None or bool(desk.swot.items) or looked_at)
        for action in (self._mark, self._title):
            action.setEnabled(not file.read_only)
        for action in (self._close_round, self._rename_round, self._targets):
            action.setEnabled(desk.editable)
        self._open_round.setEnabled(not file.read_only and desk.strategy.latest.closed)
        self._open_round.setText(
            tr("&Open a new round…")
            if desk.strategy.latest.closed
            else tr("&Open a new round… (after closing “{round}”)").format(
                round=literal(desk.strategy.latest.name)
            )
        )

    def tell_focus(self) -> None:
        """Offer cut, copy, paste and delete where what has the focus can do them.

        While the menu bar itself has the focus, because a menu was opened by key, the offer stays: the focus
        goes back to where it was before the chosen action is done.
        """
        if isinstance(QApplication.focusWidget(), QMenuBar):
            return
        for action in self._on_focus:
            action.setEnabled(self._window.can_on_focus(str(action.data())))

    def _tell_appearance(self) -> None:
        appearance = self._window.appearance
        for action in self._sizes.actions():
            action.setChecked(action.data() == appearance.text_size)
        self._still.setChecked(appearance.reduced_motion)

    def _set_motion(self) -> None:
        self._window.appearance.set_reduced_motion(reduced=self._still.isChecked())

    def _fill_recent(self) -> None:
        window, menu = self._window, self._recent
        menu.clear()
        for path in window.settings.recent:
            action = self._add(menu, literal(path.name), partial(window.open_requested.emit, path))
            action.setStatusTip(str(path))
        menu.addSeparator()
        clear = self._add(menu, tr("Clear this list"), window.settings.forget_all)
        clear.setEnabled(bool(window.settings.recent))

    # -- building -----------------------------------------------------------------------------

    def _menu(self, title: str) -> QMenu:
        menu = _name(self._window.menuBar().addMenu(title))
        menu.setToolTipsVisible(True)
        return menu

    def _add(
        self, menu: QMenu, text: str, slot: Callable[[], object], keys: Keys = "", *, key: str = ""
    ) -> QAction:
        action = QAction(text, menu)
        action.setShortcut(QKeySequence(keys))
        action.setData(key)

        def do() -> None:
            # Without this, `triggered` would hand its "checked" on to the slot.
            slot()

        action.triggered.connect(do)
        menu.addAction(action)
        return action

    def _choice(self, action: QAction, group: QActionGroup, *, chosen: bool) -> None:
        action.setCheckable(True)
        action.setChecked(chosen)
        group.addAction(action)


def _name(menu: QMenu) -> QMenu:
    """Tell a screen reader the title of a menu, without the mark of its access key."""
    menu.setAccessibleName(menu.title().replace("&", ""))
    return menu
