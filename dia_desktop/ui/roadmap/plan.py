"""The roadmap as it is laid out: worked out once for tree, timeline and all that stands around them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QObject, Signal

from dia_desktop.charts.gantt import Gantt, gantt_layout
from dia_desktop.charts.gantt_view import ROW, GanttContent, GanttView
from dia_desktop.strategy.activity_filter import searchable
from dia_desktop.strategy.funding import Funding
from dia_desktop.strategy.planned import Planned
from dia_desktop.strategy.roadmap import Activity, DateGrain, Roadmap
from dia_desktop.strategy.role_review import RoleReview
from dia_desktop.strategy.schedule import Violation, violations_now
from dia_desktop.ui.context import Context
from dia_desktop.ui.long_work import MOST_AT_ONCE
from dia_desktop.ui.reading import Earlier
from dia_desktop.ui.roadmap.outlook import GREATEST_DAY, LEAST_DAY, Outlook, scroll_range, shown_by
from dia_desktop.ui.roadmap.words import Span


class Plan(QObject):
    """Holds the layout, and what is being tried of it while something is dragged.

    Signals
    -------
    laid_out() : the records, or what is shown of them, are others; or something is waited for.
    previewed() : other dates are tried, or no longer; the rows are the same.
    zoomed() : a day is longer or shorter.
    """

    laid_out = Signal()
    previewed = Signal()
    zoomed = Signal()

    def __init__(self, context: Context, clock: Callable[[], date], parent: QObject) -> None:
        super().__init__(parent)
        self._context, self.clock = context, clock
        self.outlook = Outlook()
        self.per_day = 0.4
        self.tried: Mapping[str, Span] = {}
        self._texts: dict[str, str] | None = None
        #: The revision that is compared with; while another one is being read, still the one before.
        self._compared: Earlier | None = None
        self.waiting = False
        #: Whether the roadmap itself is still to come; nothing is shown until then.
        self.reading = False
        desk = context.desk
        # A page over thousands of activities is painted before they are laid out.
        self._begin(late=not desk.planned_at_hand or len(desk.roadmap.activities) > MOST_AT_ONCE)

    roadmap: Roadmap
    #: The activities by their ids, and how each is called in short.
    known: Mapping[str, Activity]
    handles: Mapping[str, str]
    content: GanttContent
    #: All rows, those of folded lanes among them, and the rows that are seen.
    whole: Gantt
    gantt: Gantt
    violations: tuple[Violation, ...]
    reviews: tuple[RoleReview, ...]

    # -- what is shown ------------------------------------------------------------------------

    def reload(self) -> None:
        """Show the roadmap as it is now."""
        self._begin(late=not self._context.desk.planned_at_hand)

    def _begin(self, *, late: bool) -> None:
        """Show the roadmap as it is now; nothing yet where that comes late."""
        self.reading = late
        planned = Planned.of(Roadmap()) if late else self._context.desk.planned
        self.roadmap, self.known, self.handles = planned.roadmap, planned.known, planned.handles
        self.violations, self.reviews = planned.violations, planned.reviews
        self.tried, self._texts = {}, None
        self._show()

    def look(self, outlook: Outlook) -> None:
        """Look at it in another way; a revision that was not read yet comes when it is."""
        if outlook == self.outlook:
            return
        before, self.outlook = self.outlook, outlook
        if outlook.compared != before.compared and not self.waiting:
            self._compare(outlook.compared)
        else:
            self._show()

    def _compare(self, seq: int | None) -> None:
        if seq is None:
            self._compared = None
            self._show()
            return
        self.waiting = True
        self._context.desk.past.look(seq, self._take)
        if self.waiting:
            self._show()

    def _take(self, earlier: Earlier | None) -> None:
        """Compare with what was read; where that was given up, with what is still shown."""
        self.waiting = False
        if earlier is not None:
            self._compared = earlier
        shown = None if self._compared is None else self._compared.seq
        wanted = self.outlook.compared
        if earlier is not None and wanted != shown:
            # Another one was chosen meanwhile.
            self._compare(wanted)
            return
        self.outlook = replace(self.outlook, compared=shown)
        self._show()

    def _show(self) -> None:
        self._read()
        self.laid_out.emit()

    def refresh(self) -> None:
        """Lay out again: the text size is another."""
        self._lay_out()
        self.laid_out.emit()

    def zoom(self, per_day: float) -> None:
        """Give a day another length; what stands where in days stays."""
        wanted = min(max(per_day, LEAST_DAY), GREATEST_DAY)
        if wanted != self.per_day:
            self.per_day = wanted
            self.whole, self.gantt = (self._longer(self.whole), self._longer(self.gantt))
            self.zoomed.emit()

    def _longer(self, gantt: Gantt) -> Gantt:
        return replace(
            gantt,
            scale=replace(gantt.scale, per_day=self.per_day),
            view=replace(gantt.view, per_day=self.per_day),
        )

    # -- trying dates -------------------------------------------------------------------------

    def preview(self, spans: Mapping[str, Span]) -> None:
        """Show activities at other dates, with the links that would then be late; {} shows what is."""
        if spans == self.tried:
            return
        self.tried = dict(spans)
        roadmap = _moved(self.roadmap, spans) if spans else self.roadmap
        late = frozenset(each.link.id for each in violations_now(self.roadmap, self.violations, roadmap))
        self._lay_out(replace(self.content, roadmap=roadmap, late=late))
        self.previewed.emit()

    @property
    def previewing(self) -> bool:
        """Whether other dates are being tried."""
        return bool(self.tried)

    # -- laying out ---------------------------------------------------------------------------

    def _read(self) -> None:
        desk, outlook, compared = self._context.desk, self.outlook, self._compared
        # What is exported is compared with what the screen is.
        desk.outlook = replace(outlook, compared=None if compared is None else compared.seq)
        if outlook.narrowed and self._texts is None:
            self._texts = searchable(self.roadmap)
        shown = shown_by(outlook, self.roadmap, self._texts)
        self.content = GanttContent(
            self.roadmap,
            desk.scoring.markets,
            desk.strategy.partners,
            Funding() if self.reading else desk.funding,
            None if compared is None else compared.roadmap,
            frozenset(each.link.id for each in self.violations),
            frozenset(each.activity.id for each in self.reviews),
            shown,
            self.handles,
        )
        self._lay_out()

    def _lay_out(self, content: GanttContent | None = None) -> None:
        first, last = scroll_range(self.content, self.clock())
        scale = self._context.theme.scale
        view = GanttView(
            self.per_day,
            self.outlook.lanes,
            self.outlook.colour,
            links=self.outlook.links,
            today=self.clock(),
            first=first,
            last=last,
            # A row is a whole number of pixels high, so that tree and timeline stay level.
            row_height=self._context.theme.px(ROW) / scale,
        )
        shown = self.content if content is None else content
        self.whole = self.gantt = gantt_layout(shown, view)
        if self.outlook.folded:
            self.gantt = gantt_layout(shown, replace(view, folded=self.outlook.folded))


def _moved(roadmap: Roadmap, spans: Mapping[str, Span]) -> Roadmap:
    return replace(
        roadmap,
        activities=tuple(
            replace(each, start=spans[each.id][0], end=spans[each.id][1], grain=moved_grain(each))
            if each.id in spans
            else each
            for each in roadmap.activities
        ),
    )


def moved_grain(activity: Activity) -> DateGrain:
    """Return how precise the dates of an activity are once somebody chose others: no year and no horizon."""
    return DateGrain.DAY if activity.grain is DateGrain.DAY else DateGrain.MONTH
