"""What the roadmap is looked at by: time, lanes, colour, market, words, a revision; and what is due."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QMenu, QSizePolicy, QWidget

from dia_desktop.charts.gantt_view import ColourBy
from dia_desktop.language import tr, tr_n
from dia_desktop.strategy.activity_filter import LaneBy
from dia_desktop.strategy.roadmap_words import lane_by_words, reviews_count, violations_count
from dia_desktop.ui.context import Context
from dia_desktop.ui.roadmap.fields import ChoiceField
from dia_desktop.ui.roadmap.outlook import Zoom
from dia_desktop.ui.roadmap.plan import Plan
from dia_desktop.ui.roadmap.revisions import revision_title
from dia_desktop.ui.roadmap.words import colour_words
from dia_desktop.ui.roadmap.writer import RoadmapEdits
from dia_desktop.ui.segments import Segments
from dia_desktop.ui.widgets import Button, ChipButton, IconButton, tip

ZOOMS = (Zoom.FIVE_YEARS, Zoom.MID_TERM, Zoom.ONE_YEAR, Zoom.ALL)
#: Least width of the row, in design pixels, for all controls, for lanes and market, and for the market.
WIDE, MIDDLE, NARROW = 1620, 1240, 1000
SEARCH = (110, 180)


class Toolbar(QWidget):
    """The row above the chart.

    Signals
    -------
    zoom_chosen(zoom) : certain days are to be seen.
    matters_wanted() : what is to be looked at is to be listed.
    naming_wanted(), adding_wanted() : this moment is to be named; an activity is to be added.
    """

    zoom_chosen = Signal(object)
    matters_wanted = Signal()
    naming_wanted = Signal()
    adding_wanted = Signal()

    def __init__(self, context: Context, plan: Plan, writer: RoadmapEdits) -> None:
        super().__init__()
        self.setAccessibleName(tr("What is shown of the roadmap"))
        self._context, self._plan, self._writer = context, plan, writer
        self._wide = True
        words = [tr("5 years"), tr("Mid-term"), tr("1 year"), tr("All")]
        self.zoom = Segments(tr("Time that is shown"), words)
        self.lanes = ChoiceField(tr("Lanes"), 12)
        self.lanes.offer([(tr("By {lanes}").format(lanes=lane_by_words(by).lower()), by) for by in LaneBy])
        self.colour = ChoiceField(tr("Colour"), 15)
        colours = [(tr("Colour: {by}").format(by=colour_words(by).lower()), by) for by in ColourBy]
        self.colour.offer(colours)
        self.market = ChoiceField(tr("Market"), 9)
        self.compare = ChoiceField(tr("Compared revision"), 14)
        self.links = QCheckBox(tr("Links"))
        self.links.setAccessibleName(tr("Show links"))
        self.links.setChecked(True)
        self.search = QLineEdit()
        self.search.setAccessibleName(tr("Find an activity"))
        self.search.setPlaceholderText(tr("Find"))
        self.search.setToolTip(tip(tr("Words of title, note, source or workstream, or a handle (Ctrl+F)")))
        self.search.setClearButtonEnabled(True)
        self.view = Button(context, tr("View"), "secondary", "sliders-horizontal")
        self.view_menu = QMenu(self.view)
        self.view_menu.setAccessibleName(tr("View of the roadmap"))
        self.view_menu.aboutToShow.connect(self.fill_view_menu)
        self.view.setMenu(self.view_menu)
        self.early = ChipButton(context, "", "bad", "triangle-alert")
        self.reviews = ChipButton(context, "", "warn", "triangle-alert")
        self.naming = IconButton(context, "flag", tr("Name this moment"), kind="framed")
        self.add = Button(context, tr("Add activity"), "primary", "plus")
        self._lay_out()
        self._connect()
        self.refill()
        self.refresh()

    def _lay_out(self) -> None:
        fixed = QSizePolicy.Policy.Fixed
        self.zoom.setSizePolicy(fixed, fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for widget in (self.zoom, self.lanes, self.colour, self.market, self.compare, self.links):
            row.addWidget(widget)
        row.addWidget(self.view)
        row.addWidget(self.search, 1)
        row.addStretch(1)
        for last in (self.early, self.reviews, self.naming, self.add):
            row.addWidget(last)

    def _connect(self) -> None:
        self.zoom.chosen.connect(lambda index: self.zoom_chosen.emit(ZOOMS[index]))
        self.lanes.committed.connect(lambda: self._by_lanes(LaneBy(self.lanes.currentData())))
        self.colour.committed.connect(lambda: self._by_colour(ColourBy(self.colour.currentData())))
        self.market.committed.connect(lambda: self._of_market(str(self.market.currentData())))
        self.compare.committed.connect(lambda: self._compared_with(self.compare.currentData()))
        self.links.toggled.connect(self._with_links)
        self.search.textChanged.connect(self._with_text)
        for chip in (self.early, self.reviews):
            chip.setCheckable(False)
            chip.clicked.connect(self.matters_wanted)
        self.naming.clicked.connect(self.naming_wanted)
        self.add.clicked.connect(self.adding_wanted)

    def _by_lanes(self, lanes: LaneBy) -> None:
        # Other lanes fold nothing.
        self._plan.look(replace(self._plan.outlook, lanes=lanes, folded=frozenset()))

    def _by_colour(self, colour: ColourBy) -> None:
        self._plan.look(replace(self._plan.outlook, colour=colour))

    def _of_market(self, market_id: str) -> None:
        self._plan.look(replace(self._plan.outlook, market_id=market_id))

    def _compared_with(self, seq: int | None) -> None:
        self._plan.look(replace(self._plan.outlook, compared=seq))

    def _with_links(self, on: bool) -> None:
        self._plan.look(replace(self._plan.outlook, links=on))

    def _with_text(self, text: str) -> None:
        self._plan.look(replace(self._plan.outlook, text=text))

    # -- showing ------------------------------------------------------------------------------

    def refill(self) -> None:
        """Offer the markets and revisions there are now."""
        desk, outlook = self._context.desk, self._plan.outlook
        markets = [(market.name, market.id) for market in desk.scoring.markets]
        self.market.offer([(tr("All markets"), ""), *markets])
        known = desk.file.revisions()
        revisions = [(revision_title(each, self._context.numbers), each.seq) for each in reversed(known)]
        self.compare.offer([(tr("No comparison"), None), *revisions])
        self.compare.setEnabled(bool(known))
        if outlook.market_id not in {"", *(key for _, key in markets)}:
            self._of_market("")
        if outlook.compared not in {None, *(each.seq for each in known)}:
            self._compared_with(None)

    def refresh(self) -> None:
        """Show how the roadmap is looked at now, and what is to be looked at."""
        outlook = self._plan.outlook
        for field, value in (
            (self.lanes, outlook.lanes),
            (self.colour, outlook.colour),
            (self.market, outlook.market_id),
            (self.compare, outlook.compared),
        ):
            field.show_value(value)
        blocked = QSignalBlocker(self.links)
        self.links.setChecked(outlook.links)
        blocked.unblock()
        self._tell_matters()
        self.add.setEnabled(not self._writer.fixed)
        self.naming.setEnabled(not self._writer.fixed)

    def _tell_matters(self) -> None:
        late = len(self._plan.violations)
        due = len({each.activity.id for each in self._plan.reviews})
        short = tr_n("{count} to review", "{count} to review", due).format(count=due)
        for chip, count, words, brief in (
            (self.early, late, violations_count(late), tr("{count} too early").format(count=late)),
            (self.reviews, due, reviews_count(due), short),
        ):
            chip.show_text(words if self._wide else brief)
            chip.setToolTip(tip(words))
            chip.setVisible(bool(count))

    def show_zoom(self, zoom: Zoom) -> None:
        """Show which days fill the width; none of the choices where the zoom is free."""
        self.zoom.choose(ZOOMS.index(zoom) if zoom in ZOOMS else -1)

    # -- the menu of the view --------------------------------------------------------------------

    def fill_view_menu(self) -> None:
        """Offer what has no room in the row."""
        self.view_menu.clear()
        self.fill_menu(self.view_menu)

    def fill_menu(self, menu: QMenu) -> None:
        """Put lanes, colours, markets, the compared revision and the links into a menu."""
        outlook = self._plan.outlook
        lanes = _submenu(menu, tr("Lanes"))
        for by in LaneBy:
            _tick(lanes, lane_by_words(by), partial(self._by_lanes, by), on=by is outlook.lanes)
        colours = _submenu(menu, tr("Colour"))
        for colour in ColourBy:
            act = partial(self._by_colour, colour)
            _tick(colours, colour_words(colour), act, on=colour is outlook.colour)
        markets = _submenu(menu, tr("Market"))
        for place in range(self.market.count()):
            market_id = str(self.market.itemData(place))
            words = self.market.itemText(place).replace("&", "&&")
            _tick(markets, words, partial(self._of_market, market_id), on=market_id == outlook.market_id)
        compare = _submenu(menu, tr("Compare with"))
        for place in range(self.compare.count()):
            seq = self.compare.itemData(place)
            words = self.compare.itemText(place).replace("&", "&&")
            _tick(compare, words, partial(self._compared_with, seq), on=seq == outlook.compared)
        _tick(menu, tr("Links"), self.links.toggle, on=outlook.links)

    # -- room ---------------------------------------------------------------------------------

    def fit(self, width: int) -> None:
        """Show what there is room for; the rest is in the menu of the view."""
        theme = self._context.theme
        self._wide, middle = width >= theme.px(WIDE), width >= theme.px(MIDDLE)
        for field in (self.colour, self.compare, self.links):
            field.setVisible(self._wide)
        self.lanes.setVisible(middle)
        self.market.setVisible(width >= theme.px(NARROW))
        self.view.setVisible(not self._wide)
        self.search.setMinimumWidth(theme.px(SEARCH[0]))
        self.search.setMaximumWidth(theme.px(SEARCH[1]))
        self.add.setText(tr("Add activity") if middle else tr("Add"))
        self._tell_matters()


def _submenu(menu: QMenu, title: str) -> QMenu:
    made = menu.addMenu(title)
    made.setAccessibleName(title)
    return made


def _tick(menu: QMenu, words: str, act: Callable[[], object], *, on: bool) -> None:
    action = menu.addAction(words)
    action.setCheckable(True)
    action.setChecked(on)
    action.triggered.connect(lambda _on=False: act())
