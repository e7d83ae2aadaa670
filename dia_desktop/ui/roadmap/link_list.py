"""What an activity waits for, and what waits for it; each link can be gone to, changed and taken away."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dia_desktop.language import tr
from dia_desktop.strategy.roadmap import Activity, Link
from dia_desktop.strategy.roadmap_words import link_words, start_words
from dia_desktop.ui.context import Context
from dia_desktop.ui.roadmap.plan import Plan
from dia_desktop.ui.roadmap.words import called
from dia_desktop.ui.widgets import Button, IconButton, PlainLabel, tip

#: Links that are listed; the rest is on the chart.
MOST = 12


class LinkList(QWidget):
    """The links of an activity.

    Signals
    -------
    activity_wanted(id) : the user wants to see the other activity.
    change_wanted(link_id), removal_wanted(link_id) : a link is to be changed, or to go.
    add_wanted() : the activity is to be linked with another one.
    """

    activity_wanted = Signal(str)
    change_wanted = Signal(str)
    removal_wanted = Signal(str)
    add_wanted = Signal()

    def __init__(self, context: Context, plan: Plan) -> None:
        super().__init__()
        self.setAccessibleName(tr("Links"))
        self._context, self._plan = context, plan
        self._shown: tuple[object, ...] = ()
        self._rows = QWidget()
        self._column = QVBoxLayout(self._rows)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self.add = Button(context, tr("Link with another…"), "link", "plus")
        self.add.clicked.connect(self.add_wanted)
        both = QVBoxLayout(self)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(2)
        both.addWidget(self._rows)
        both.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)

    def show_activity(self, activity: Activity | None, *, fixed: bool) -> None:
        """Show the links of an activity."""
        links = [] if activity is None else self._links_of(activity.id)
        self.add.setEnabled(not fixed)
        self.add.setVisible(activity is not None)
        late = frozenset(each.link.id for each in self._plan.violations)
        others = [self._plan.known[each] for link in links for each in (link.before_id, link.after_id)]
        shown = (activity, tuple(links), late, tuple(others), fixed)
        if shown == self._shown:
            return
        self._shown = shown
        while self._column.count():
            item = self._column.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for link in links[:MOST]:
            if activity is not None:
                self._column.addWidget(self._row(link, activity.id, late=link.id in late, fixed=fixed))

    def _links_of(self, activity_id: str) -> list[Link]:
        return [link for link in self._plan.roadmap.links if activity_id in {link.before_id, link.after_id}]

    def _row(self, link: Link, own_id: str, *, late: bool, fixed: bool) -> QWidget:
        """Return the line of a link: which way, with what, when, and what can be done with it."""
        before = link.after_id == own_id
        other = self._plan.known[link.before_id if before else link.after_id]
        name = called(other, self._plan.handles)
        pattern = tr("waits for {activity}") if before else tr("then {activity}")
        when = link_words(link) if before else start_words(other, self._context.numbers)
        words = pattern.format(activity=name)
        go = Button(self._context, "", "link", "triangle-alert" if late else "arrow-right")
        shown = go.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, self._context.theme.px(112))
        go.setText(shown.replace("&", "&&"))
        go.setAccessibleName(tr("{link}, {when}").format(link=words, when=when))
        said = tr("{link}, {when}; not kept") if late else tr("{link}, {when}")
        go.setToolTip(tip(said.format(link=words, when=when)))
        go.clicked.connect(partial(self.activity_wanted.emit, other.id))
        beside = PlainLabel(self._context, when, 12, colour="bad_text" if late else "text2", elide=True)
        beside.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        change = IconButton(self._context, "settings", tr("Change the link with {name}").format(name=name))
        away = IconButton(self._context, "x", tr("Remove the link with {name}").format(name=name))
        change.clicked.connect(partial(self.change_wanted.emit, link.id))
        away.clicked.connect(partial(self.removal_wanted.emit, link.id))
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(2)
        line.addWidget(go)
        line.addWidget(beside, 1)
        for button in (change, away):
            button.setEnabled(not fixed)
            line.addWidget(button)
        return row
