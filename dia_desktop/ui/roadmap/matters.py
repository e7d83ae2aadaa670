"""What is to be looked at: starts that come too early, and activities whose market has a new role."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidgetItem, QVBoxLayout, QWidget

from dia_desktop.language import tr, tr_n
from dia_desktop.strategy.months import month_end, months_later
from dia_desktop.strategy.revisions import shift
from dia_desktop.strategy.roadmap import Activity, Roadmap
from dia_desktop.strategy.roadmap_words import reviews_count, violation_sentence, violations_count
from dia_desktop.strategy.schedule import Violation, unsure_links
from dia_desktop.ui.context import Context
from dia_desktop.ui.roadmap.plan import Plan
from dia_desktop.ui.roadmap.words import Span, review_words
from dia_desktop.ui.roadmap.writer import RoadmapEdits
from dia_desktop.ui.swot.ticks import PlainList
from dia_desktop.ui.widgets import Button, PlainLabel, Strip, tip

ID = Qt.ItemDataRole.UserRole
WIDTH, LIST = 560, 150


class MattersDialog(QDialog):
    """Lists what is to be looked at beside the window, which stays usable; a line goes to its activity.

    Signals
    -------
    activity_wanted(id) : the user wants to see an activity.
    """

    activity_wanted = Signal(str)

    def __init__(self, context: Context, plan: Plan, writer: RoadmapEdits, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("To look at"))
        self.setAccessibleName(tr("To look at"))
        self._context, self._plan, self._writer = context, plan, writer
        self.strip = Strip(context, closable=False)
        self.early_title = PlainLabel(context, "", 13, colour="text2", wrap=True)
        self.early = self._list(tr("Starts that come too early"))
        self.move_button = Button(context, tr("Move to the earliest start"))
        self.review_title = PlainLabel(context, "", 13, colour="text2", wrap=True)
        self.reviews = self._list(tr("Activities whose market has a new role"))
        self.reviewed_button = Button(context, tr("Mark as reviewed"))
        self.all_button = Button(context, tr("Mark all as reviewed"))
        self.close_button = Button(context, tr("Close"), "primary")
        self._lay_out()
        self._connect()
        self.reload()

    def _list(self, name: str) -> PlainList:
        made = PlainList()
        made.setAccessibleName(name)
        made.setWordWrap(True)
        made.setMinimumHeight(self._context.theme.px(LIST))
        return made

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(10)
        column.addWidget(self.strip)
        for title, shown, buttons in (
            (self.early_title, self.early, (self.move_button,)),
            (self.review_title, self.reviews, (self.reviewed_button, self.all_button)),
        ):
            column.addWidget(title)
            column.addWidget(shown, 1)
            row = QHBoxLayout()
            for button in buttons:
                button.setAutoDefault(False)
                row.addWidget(button)
            row.addStretch(1)
            column.addLayout(row)
        last = QHBoxLayout()
        last.addStretch(1)
        last.addWidget(self.close_button)
        column.addLayout(last)
        self.setMinimumWidth(self._context.theme.px(WIDTH))

    def _connect(self) -> None:
        self.early.currentItemChanged.connect(self._go)
        self.reviews.currentItemChanged.connect(self._go)
        self.early.itemActivated.connect(self._go)
        self.reviews.itemActivated.connect(self._go)
        self.early.itemClicked.connect(self._go)
        self.reviews.itemClicked.connect(self._go)
        self.move_button.clicked.connect(self.move_chosen)
        self.reviewed_button.clicked.connect(self.mark_chosen)
        self.all_button.clicked.connect(self.mark_all)
        self.close_button.clicked.connect(self.accept)
        self._plan.laid_out.connect(self.reload)
        self._context.desk.refused.connect(self.strip.say)
        self._writer.refused.connect(self.strip.say)

    # -- showing ------------------------------------------------------------------------------

    def reload(self) -> None:
        """Show what is to be looked at now."""
        plan, numbers = self._plan, self._context.numbers
        early = [
            (violation_sentence(each, plan.known, numbers), each.link.after_id) for each in plan.violations
        ]
        _fill(self.early, early)
        grouped: dict[str, list[int]] = {}
        for place, review in enumerate(plan.reviews):
            grouped.setdefault(review.activity.id, []).append(place)
        reviews = [
            (review_words([plan.reviews[place] for place in places], self._context.desk, plan.handles), key)
            for key, places in grouped.items()
        ]
        _fill(self.reviews, reviews)
        self.early_title.setText(links_words(len(early), plan.roadmap))
        nothing = tr("No market of an activity has a new role.")
        self.review_title.setText(reviews_count(len(reviews)) if reviews else nothing)
        free = not self._writer.fixed
        self.early.setVisible(bool(early))
        self.reviews.setVisible(bool(reviews))
        self.move_button.setEnabled(free and bool(early))
        for button in (self.reviewed_button, self.all_button):
            button.setEnabled(free and bool(reviews))

    def _go(self, item: QListWidgetItem | None, *_before: object) -> None:
        if item is not None:
            self.activity_wanted.emit(str(item.data(ID)))

    # -- acting -------------------------------------------------------------------------------

    def move_chosen(self) -> None:
        """Move the activity of the current line to the earliest start its link lets it have."""
        row = self.early.currentRow()
        if 0 <= row < len(self._plan.violations):
            violation = self._plan.violations[row]
            activity = self._plan.known[violation.link.after_id]
            span = earliest_span(activity, violation)
            if span is not None:
                self._writer.schedule({activity.id: span})

    def mark_chosen(self) -> None:
        """Note that the activity of the current line was looked at."""
        item = self.reviews.currentItem()
        if item is not None:
            self._writer.mark_reviewed([str(item.data(ID))])

    def mark_all(self) -> None:
        """Note that all of them were looked at."""
        self._writer.mark_reviewed(list(dict.fromkeys(each.activity.id for each in self._plan.reviews)))


def links_words(early: int, roadmap: Roadmap) -> str:
    """Return how many starts come too early, and of how many links nobody can know."""
    if not roadmap.links:
        return tr("No activity waits for another one.")
    unsure = len(unsure_links(roadmap))
    if not unsure:
        return violations_count(early) if early else tr("No start comes too early: every link is kept.")
    known = violations_count(early) if early else tr("No start is known to come too early")
    return tr_n(
        "{known}; {count} link cannot be judged: what it links has no date, or a year or a horizon only.",
        "{known}; {count} links cannot be judged: what they link has no date, or a year or a horizon only.",
        unsure,
    ).format(known=known, count=unsure)


def earliest_span(activity: Activity, violation: Violation) -> Span | None:
    """Return the dates of an activity moved as far as its link asks for; None where it has none.

    By whole months, where that is how far it moves, its end stays an end of a month.
    """
    if activity.start is None or activity.end is None:
        return None
    moved = shift(activity.start, violation.earliest)
    if moved.whole:
        end = months_later(activity.end, moved.months)
        if activity.end == month_end(activity.end):
            end = month_end(months_later(activity.end.replace(day=1), moved.months))
        return violation.earliest, end
    return violation.earliest, max(activity.end + (violation.earliest - activity.start), violation.earliest)


def _fill(shown: PlainList, lines: list[tuple[str, str]]) -> None:
    if [(shown.item(row).text(), shown.item(row).data(ID)) for row in range(shown.count())] == lines:
        return
    row = shown.currentRow()
    blocked = QSignalBlocker(shown)
    shown.clear()
    for words, key in lines:
        item = QListWidgetItem(words, shown)
        item.setData(ID, key)
        item.setToolTip(tip(words))
    shown.setCurrentRow(min(max(row, 0), len(lines) - 1))
    blocked.unblock()
