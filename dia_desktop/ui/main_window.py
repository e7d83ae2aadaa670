"""The window of one strategy: menus, header, rail, the page, and the status bar."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QLocale, QMimeData, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from dia_desktop.language import tr
from dia_desktop.store.edits import rename_strategy
from dia_desktop.ui import style
from dia_desktop.ui.appearance import Appearance
from dia_desktop.ui.application import FirstPaint
from dia_desktop.ui.beside import Beside
from dia_desktop.ui.choosing import ENDING, choose_new_place
from dia_desktop.ui.context import Context
from dia_desktop.ui.desk import Desk
from dia_desktop.ui.dialogs import Dialogs
from dia_desktop.ui.dressing import Dressing
from dia_desktop.ui.exports import Exports
from dia_desktop.ui.folders import PROGRAM
from dia_desktop.ui.header import Header
from dia_desktop.ui.menus import Menus
from dia_desktop.ui.open_matters import OpenMatters
from dia_desktop.ui.pages import Page, PageMaker, ShowsActivities, ShowsOptions, ShowsPlaces
from dia_desktop.ui.rail import Rail
from dia_desktop.ui.regions import doer, first_stop, region_of
from dia_desktop.ui.settings import Settings
from dia_desktop.ui.status_bar import NARROW, StatusBar
from dia_desktop.ui.tidying import Tidying
from dia_desktop.ui.widgets import Strip, said_in_front

LEAST = (1024, 700)
#: The page a window opens on before the user has chosen one.
FIRST_PAGE = "markets"


class MainWindow(QMainWindow):
    """Shows one open strategy file and owns its desk.

    Signals
    -------
    new_requested() : the user wants to begin a strategy.
    choose_requested() : the user wants to choose a file to open.
    open_requested(path) : the user wants to open this file.
    quit_requested() : the user wants to leave the program.
    closed() : the window was closed and let go of its file.
    """

    new_requested = Signal()
    choose_requested = Signal()
    open_requested = Signal(object)
    quit_requested = Signal()
    closed = Signal()

    def __init__(
        self,
        desk: Desk,
        appearance: Appearance,
        settings: Settings,
        locale: QLocale,
        makers: Sequence[PageMaker],
    ) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumSize(*LEAST)
        self.setAcceptDrops(True)
        self.appearance, self.settings = appearance, settings
        style.dress(self, appearance.theme)
        self.desk = desk
        desk.setParent(self)
        self.context = Context(desk, appearance.theme, locale, self)
        self.dressing = Dressing(self, appearance, self.context)
        self.dialogs = Dialogs(self.context, self)
        self.exports = Exports(self.context, settings, self)
        self.tidying = Tidying(desk, self)
        self.menus = Menus(self)
        self.header = Header(self.context, self.menus.undo, self.menus.redo, self.menus.export)
        self.rail = Rail(self.context)
        self.matters = OpenMatters(self.context, self)
        self.banner = Strip(self.context, closable=False)
        self.view = Strip(self.context, closable=False)
        self.strip = Strip(self.context)
        self._leaving = False
        self._notices = QWidget()
        self._notices.setAccessibleName(tr("Messages"))
        #: Where another file is opened that was asked for here.
        self.opening = Beside(self)
        self.status = StatusBar(self.context, self.opening)
        self.pages = QStackedWidget()
        self._makers = tuple(makers)
        self._pages: dict[int, Page] = {}
        self._lay_out()
        for maker in makers:
            self._offer_page(maker)
        self._connect()
        self.show_page(self._first_page())
        self._tell()

    def _lay_out(self) -> None:
        above = QVBoxLayout(self._notices)
        above.setContentsMargins(16, 12, 16, 0)
        above.setSpacing(8)
        for strip in (self.banner, self.view, self.strip):
            above.addWidget(strip)
            strip.changed.connect(self._make_room)
        self._make_room()
        page = QVBoxLayout()
        page.setSpacing(0)
        page.addWidget(self._notices)
        page.addWidget(self.pages, 1)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.rail)
        middle.addLayout(page, 1)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addLayout(middle, 1)
        column.addWidget(self.status)
        whole.setAccessibleName(tr("Strategy"))
        self.setCentralWidget(whole)

    def _connect(self) -> None:
        self.rail.chosen.connect(self.show_page)
        self.matters.counted.connect(self._tell_matters)
        # The roadmap is not read before the window stands.
        FirstPaint(self).painted.connect(self.matters.recount)
        self.header.title.renamed.connect(self._rename)
        self.status.verdict.clicked.connect(partial(self.show_page_called, "robustness"))
        self.context.page_wanted.connect(self.show_page_called)
        self.context.place_wanted.connect(self.show_place)
        self.context.option_wanted.connect(self.show_option)
        self.context.activity_wanted.connect(self.show_activity)
        self.desk.changed.connect(self._tell)
        self.desk.refused.connect(self._refused)
        self.desk.withdrawn.connect(self.strip.pass_by)
        self.desk.given_up.connect(lambda sentence: self.say(sentence, "warn"))
        self.desk.busy_changed.connect(self._close_late)
        self.opening.changed.connect(self._close_late)
        self.context.themed.connect(self._fit_rail)
        self.strip.acted.connect(self.save_copy)
        self.exports.told.connect(self.strip.say)
        self.banner.acted.connect(self._banner_acted)
        self.view.acted.connect(partial(self.desk.show_voice, ""))
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self.menus.tell_focus)

    def _make_room(self) -> None:
        strips = (self.banner, self.view, self.strip)
        self._notices.setVisible(any(strip.sentence for strip in strips))

    # -- pages --------------------------------------------------------------------------------

    def _offer_page(self, maker: PageMaker) -> None:
        area = QScrollArea()
        area.setAccessibleName(maker.title)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.rail.add(maker.title, maker.icon_name)
        index = self.pages.addWidget(area)
        self.menus.add_page(maker.title, partial(self.show_page, index))

    def _tell_matters(self, key: str, count: int, words: str) -> None:
        """Say in the rail what is open on a page."""
        for index, maker in enumerate(self._makers):
            if maker.key == key:
                self.rail.tell(index, count, words)

    def page_at(self, index: int) -> Page:
        """Return a page of the rail; it is made when it is asked for, so that the window opens at once."""
        if index not in self._pages:
            page = self._makers[index].make(self.context)
            if not isinstance(page, Page):
                raise TypeError(f"{type(page).__name__} is no page.")
            area = self.pages.widget(index)
            if isinstance(area, QScrollArea):
                area.setWidget(page)
            page.menu.setAccessibleName(self._makers[index].title)
            page.export_requested.connect(self.exports.ask)
            page.copy_figure_requested.connect(self.exports.copy_figure)
            self._pages[index] = page
            last = self.previousInFocusChain()
            if last is not None and last is not self.status.verdict:
                # Tab goes through widgets in the order in which they came, but the status bar stands below.
                QWidget.setTabOrder(last, self.status.verdict)
        return self._pages[index]

    @property
    def page(self) -> Page:
        """The page shown."""
        return self.page_at(self.pages.currentIndex())

    @property
    def page_key(self) -> str:
        """What the page shown is called inside the program."""
        return self._makers[self.pages.currentIndex()].key

    def show_page(self, index: int) -> None:
        """Show a page of the rail, ready for its keys unless the rail itself is being walked."""
        page = self.page_at(index)
        if index != self.pages.currentIndex():
            self.strip.pass_by()
        self.pages.setCurrentIndex(index)
        self.rail.show_page(index)
        self.menus.show_page_menu(page.menu)
        first = first_stop(page.main_region())
        if first is not None and not self.rail.isAncestorOf(self.focusWidget()):
            first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _first_page(self) -> int:
        """Return the page the user saw last, else the first to open on."""
        keys = [maker.key for maker in self._makers]
        return next((keys.index(key) for key in (self.settings.page, FIRST_PAGE) if key in keys), 0)

    def show_page_called(self, key: str) -> None:
        """Show the page with this key, where there is one."""
        for index, maker in enumerate(self._makers):
            if maker.key == key:
                self.show_page(index)

    def show_place(self, market_id: str, criterion_id: str) -> None:
        """Go to where a cell, a market or a criterion is changed."""
        for index, page in self._made_first():
            if isinstance(page, ShowsPlaces):
                self.show_page(index)
                page.show_place(market_id, criterion_id)
                return

    def show_option(self, option_id: str) -> None:
        """Go to a strategic option of the SWOT."""
        for index, page in self._made_first():
            if isinstance(page, ShowsOptions):
                self.show_page(index)
                page.show_option(option_id)
                return

    def show_activity(self, activity_id: str) -> None:
        """Go to an activity of the roadmap."""
        for index, page in self._made_first():
            if isinstance(page, ShowsActivities):
                self.show_page(index)
                page.show_activity(activity_id)
                return

    def _made_first(self) -> Iterator[tuple[int, Page]]:
        """Yield the pages with their places; those that have to be made come last."""
        for index in sorted(range(len(self._makers)), key=lambda index: index not in self._pages):
            yield index, self.page_at(index)

    def export_page(self) -> None:
        """Ask for an export of the page that is shown."""
        self.page.export()

    def copy_figure(self) -> None:
        """Put the figure the user looks at on the clipboard."""
        self.page.copy_figure()

    # -- what is shown around the page --------------------------------------------------------

    def _tell(self) -> None:
        file, shown = self.desk.file, self.desk.scoring.round
        self.setWindowTitle(tr("{file} — {program}").format(file=file.path.name, program=PROGRAM))
        if file.read_only_reason is not None:
            self.banner.say(file.read_only_reason, "warn", tr("Save a copy…"))
        elif shown.closed:
            latest = self.desk.strategy.latest
            words = (
                tr("Open a new round…") if latest.closed else tr("Go to “{round}”").format(round=latest.name)
            )
            self.banner.say(tr("{round}, closed: look only").format(round=shown.name), "warn", words)
        else:
            self.banner.clear()
        self._tell_view()
        if not self.desk.unsaved:
            self.strip.clear()

    def _tell_view(self) -> None:
        """Say whose view is shown, once: an alert at every edit would tell nothing new."""
        partner = self.desk.partner
        if partner is None:
            self.view.clear()
            return
        sentence = tr("As {partner} alone sees it").format(partner=partner.short)
        if sentence != self.view.sentence:
            self.view.say(sentence, "warn", tr("Back to the group"))

    def _banner_acted(self) -> None:
        if self.desk.file.read_only:
            self.save_copy()
        elif self.desk.strategy.latest.closed:
            self.dialogs.open_round()
        else:
            self.desk.show_round(self.desk.strategy.latest.id)

    def _refused(self, sentence: str) -> None:
        if not self.desk.busy:
            # What was being done is lost to whoever leaves now.
            self._leaving = False
        if self.desk.unsaved or not said_in_front(self):
            self.strip.say(sentence, "bad", tr("Save a copy…") if self.desk.unsaved else "")

    def say(self, sentence: str, kind: str = "bad") -> None:
        """Show a sentence above the page until something else happens."""
        self.strip.say(sentence, kind)

    def _rename(self, title: str) -> None:
        self.desk.do(rename_strategy, title)

    # -- actions ------------------------------------------------------------------------------

    def undo(self) -> None:
        """Take the last step back."""
        self.desk.end_preview()
        self.desk.undo()

    def redo(self) -> None:
        """Do the step again that was taken back last."""
        self.desk.end_preview()
        self.desk.redo()

    def save_copy(self) -> None:
        """Ask for a place and write a copy of the file there."""
        if not self.desk.free():
            return
        proposed = self.desk.file.path
        name = tr("{name} copy").format(name=proposed.stem) + proposed.suffix
        chosen = choose_new_place(self, tr("Save a copy"), proposed.with_name(name))
        if chosen is not None:
            self.save_copy_to(chosen)

    def save_copy_to(self, path: Path) -> None:
        """Write a copy of the file, and say that it was done or why not."""
        said = tr("A copy is in “{name}”.").format(name=path.name)
        self.desk.save_copy(path, partial(self.say, said, "good"), self._not_copied)

    def _not_copied(self, sentence: str) -> None:
        self._leaving = False
        self.strip.say(sentence, "bad", tr("Save a copy…"))

    def edit_title(self) -> None:
        """Let the user write another title of the strategy."""
        self.header.title.edit()

    def toggle_full_screen(self) -> None:
        """Fill the screen, or stop doing so."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    # -- keyboard -----------------------------------------------------------------------------

    def walk_regions(self, steps: int) -> None:
        """Move the focus to the next region (or the one before, for negative `steps`)."""
        regions = [self.header, self.rail, *self.page.focus_regions()]
        reachable = [(region, stop) for region in regions if (stop := first_stop(region)) is not None]
        if not reachable:
            return
        here = region_of(self.focusWidget(), [region for region, _ in reachable])
        start = here if here is not None else min(-steps, 0)
        reachable[(start + steps) % len(reachable)][1].setFocus(Qt.FocusReason.TabFocusReason)

    def can_on_focus(self, action: str) -> bool:
        """Whether what has the focus can "cut", "copy", "paste" or "delete"."""
        return doer(self.focusWidget(), action) is not None

    def on_focus(self, action: str) -> None:
        """Cut, copy, paste or delete where the focus is."""
        do = doer(self.focusWidget(), action)
        if do is not None:
            do()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make the rail narrow where the window is."""
        super().resizeEvent(event)
        self._fit_rail()

    def _fit_rail(self) -> None:
        self.rail.set_compact(compact=self.width() / self.context.theme.scale < NARROW)

    # -- files --------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a strategy file that is dragged over the window."""
        if _dropped(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the strategy file that was dropped."""
        path = _dropped(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.open_requested.emit(path)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the place of the window and let go of the file, once nothing is being written into it."""
        if self.desk.busy or self.opening.busy:
            self._leaving = True
            # Whoever leaves wants no other file any more.
            self.opening.cancel()
            doing = self.desk.doing or self.opening.title
            self.say(tr("{doing}: the window closes once that is done.").format(doing=doing), "warn")
            event.ignore()
            return
        self.settings.geometry = self.saveGeometry()
        self.settings.page = self.page_key
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.disconnect(self.menus.tell_focus)
        self.desk.end_preview()
        self.exports.close()
        self.opening.close()
        self.desk.close()
        super().closeEvent(event)
        self.closed.emit()

    def _close_late(self) -> None:
        """Close where that was asked for while something was being done."""
        if self._leaving and not self.desk.busy and not self.opening.busy:
            self.close()


def _dropped(data: QMimeData) -> Path | None:
    """Return the one strategy file that is being dropped, or None."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return paths[0] if len(paths) == 1 and paths[0].suffix == ENDING else None
