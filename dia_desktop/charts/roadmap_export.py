"""What goes out about the roadmap: its records, how it is looked at, and the words its pictures share."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from dia_desktop.charts.gantt_view import GanttContent, GanttView, whole_range
from dia_desktop.charts.wording import PROGRAM
from dia_desktop.errors import InvalidInputError
from dia_desktop.language import tr
from dia_desktop.strategy.funding import Funding
from dia_desktop.strategy.kpis import Kpi
from dia_desktop.strategy.numbers import Numbers, PlainNumbers
from dia_desktop.strategy.records import Market, Strategy
from dia_desktop.strategy.roadmap import Roadmap
from dia_desktop.strategy.schedule import violations

#: Type of a Gantt chart on paper, in points.
TYPE_SIZE = 8.5


class TypeSize(StrEnum):
    """How large the type of a Gantt chart is on paper: much on a page, or read from afar."""

    SMALL = "small"
    NORMAL = "normal"
    LARGE = "large"

    @property
    def points(self) -> float:
        """Its size in points."""
        return {TypeSize.SMALL: 7.0, TypeSize.NORMAL: TYPE_SIZE, TypeSize.LARGE: 11.0}[self]


#: How a Gantt chart leaves the program where nobody says otherwise; its scale is that of the paper.
PLAIN_VIEW = GanttView(1.0)


@dataclass(frozen=True, slots=True)
class RoadmapExport:
    """Everything these exhibits need; frozen, so that it may cross into a worker thread.

    Attributes
    ----------
    markets : of the latest scoring round.
    compared : the roadmap at the revision that is compared with; None for no comparison.
    revision : name of that revision; "" for none.
    reviews : ids of the activities that are due for review.
    shown : ids of the activities a filter lets through; None for all.
    view : how the Gantt chart is looked at; its range is that of the picture, its scale is not used.
    type_size : of the Gantt chart, in points.
    changed : day of the last change of the strategy; None where it is not known.
    today : the day progress is judged on; None where no day is to be judged.
    """

    strategy: Strategy
    markets: tuple[Market, ...]
    roadmap: Roadmap
    funding: Funding = field(default_factory=Funding)
    kpis: tuple[Kpi, ...] = ()
    compared: Roadmap | None = None
    revision: str = ""
    reviews: frozenset[str] = frozenset()
    shown: frozenset[str] | None = None
    view: GanttView = PLAIN_VIEW
    type_size: float = TYPE_SIZE
    changed: date | None = None
    today: date | None = None
    numbers: Numbers = field(default_factory=PlainNumbers)

    @property
    def content(self) -> GanttContent:
        """The records of the Gantt chart."""
        return GanttContent(
            self.roadmap,
            self.markets,
            self.strategy.partners,
            self.funding,
            self.compared,
            frozenset(each.link.id for each in violations(self.roadmap)),
            self.reviews,
            self.shown,
        )

    def between(self, first: date | None, last: date | None) -> RoadmapExport:
        """Return the same with other days on the Gantt chart; None for where the plan begins or ends.

        Raises
        ------
        InvalidInputError
            Where it would end before it begins.
        """
        whole = whole_range(self.content, self.view.today)
        begin, end = first or whole[0], last or whole[1]
        if end < begin:
            raise InvalidInputError(
                tr("The chart would end on {last}, before it begins on {first}; choose other days.").format(
                    first=self.numbers.full_day(begin), last=self.numbers.full_day(end)
                )
            )
        return replace(self, view=replace(self.view, first=first, last=last))

    @property
    def what(self) -> str:
        """What a picture is of, as a line under it."""
        title = self.strategy.title
        if self.strategy.example:
            title = tr("{title} (example strategy)").format(title=title)
        if self.changed is None:
            return title
        return tr("{title}, last changed on {day}").format(title=title, day=self.numbers.day(self.changed))

    def footer(self, said: Iterable[str]) -> tuple[str, ...]:
        """Return the lines under a picture: what it is of, how to read it, the program."""
        return (self.what, *said, PROGRAM)
