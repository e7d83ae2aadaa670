"""A Roadmap page over a real strategy file in a temporary folder."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import QLocale, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from dia_desktop.charts.gantt_places import bar_area
from dia_desktop.store import StrategyFile
from dia_desktop.strategy.months import month_end, months_later
from dia_desktop.strategy.records import Draft
from dia_desktop.strategy.roadmap import (
    Activity,
    ActivityKind,
    DateGrain,
    Link,
    Roadmap,
    Workstream,
)
from dia_desktop.ui.context import Context
from dia_desktop.ui.desk import Desk
from dia_desktop.ui.roadmap.fields import HeadingField
from dia_desktop.ui.roadmap.form import ActivityForm
from dia_desktop.ui.roadmap.page import RoadmapPage
from dia_desktop.ui.roadmap.tree_columns import Column
from dia_desktop.ui.theme import Theme
from tests.made_files import example_content, new_strategy

SIZE, SMALL = (1352, 782), (972, 582)
NONE = Qt.KeyboardModifier.NoModifier
SHIFT, CTRL, ALT = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)
LEFT = Qt.MouseButton.LeftButton
TODAY = date(2021, 2, 10)
A, B = "work-a", "work-b"


def activity(
    key: str, stream: str | None, start: date | None, end: date | None, **fields: object
) -> Activity:
    """Return an activity called by its id in capitals."""
    made = Activity(key, key.upper(), workstream_id=stream, start=start, end=end)
    return replace(made, **fields)  # type: ignore[arg-type]


def small_roadmap() -> Roadmap:
    """Return two workstreams with five activities, a milestone, a waiting activity and two links."""
    activities = (
        activity("briefs", A, date(2020, 1, 1), date(2020, 12, 31), progress=100),
        activity(
            "scoring",
            A,
            date(2021, 2, 10),
            date(2021, 2, 10),
            kind=ActivityKind.MILESTONE,
            grain=DateGrain.DAY,
        ),
        activity("talks", B, date(2020, 7, 1), date(2021, 9, 30), progress=40),
        activity("deal", B, date(2022, 1, 1), date(2022, 6, 30)),
        activity("fair", B, date(2022, 7, 1), date(2022, 9, 30)),
        activity("italy", None, None, None),
    )
    return Roadmap(
        2020,
        workstreams=(Workstream(A, "Knowing"), Workstream(B, "Agreeing", 1)),
        activities=tuple(replace(each, position=place) for place, each in enumerate(activities)),
        links=(Link("first", "talks", "deal"), Link("second", "deal", "fair")),
    )


def late_roadmap() -> Roadmap:
    """Return the small roadmap with a deal that starts before the talks end."""
    roadmap = small_roadmap()
    return replace(
        roadmap,
        activities=tuple(
            replace(each, start=date(2021, 7, 1), end=date(2021, 12, 31)) if each.id == "deal" else each
            for each in roadmap.activities
        ),
    )


def large_roadmap(count: int) -> Roadmap:
    """Return so many activities in ten workstreams, every fourth one linked."""
    streams = tuple(Workstream(f"w{place}", f"Stream {place}", place) for place in range(10))
    activities = []
    for place in range(count):
        start = months_later(date(2020, 1, 1), place * 7 % 50)
        activities.append(
            Activity(
                f"a{place}",
                f"Activity {place}",
                workstream_id=f"w{place * 10 // count}",
                position=place,
                start=start,
                end=month_end(months_later(start, 3 + place % 9)),
            )
        )
    links = tuple(Link(f"l{place}", f"a{place - 1}", f"a{place}") for place in range(1, count, 4))
    return Roadmap(2020, workstreams=streams, activities=tuple(activities), links=links)


def drafted(roadmap: Roadmap) -> Draft:
    """Return the example strategy with another roadmap."""
    return replace(example_content(), roadmap=roadmap, funding=type(example_content().funding)(), kpis=())


def write_title(form: ActivityForm, text: str) -> None:
    """Write a title, as line or as heading, without leaving it."""
    if isinstance(form.title, HeadingField):
        form.title.setPlainText(text)
    else:
        form.title.setText(text)


@dataclass(frozen=True, slots=True)
class Setting:
    """A page on the screen, and what it stands on."""

    qtbot: QtBot
    path: Path
    desk: Desk
    context: Context
    page: RoadmapPage

    # -- records --------------------------------------------------------------------------------

    def one(self, title: str) -> Activity:
        """Return the one activity with a title."""
        (found,) = [each for each in self.desk.roadmap.activities if each.title == title]
        return found

    def span(self, title: str) -> tuple[date | None, date | None]:
        """Return first and last day of an activity."""
        return self.one(title).start, self.one(title).end

    def titles(self, stream: str | None) -> list[str]:
        """Return the titles in a workstream, in order."""
        return [each.title for each in self.desk.roadmap.within(stream)]

    def steps(self) -> int:
        """Return how many steps the history has."""
        return len(self.desk.file.history())

    def reopened(self) -> Roadmap:
        """Return the roadmap as another program would read it from the file."""
        with StrategyFile.open(self.path, author="Somebody else") as file:
            return file.roadmap()

    # -- screen ---------------------------------------------------------------------------------

    def shown(self) -> list[str]:
        """Return the titles of the visible rows."""
        return [row.title for row in self.page.plan.gantt.rows]

    def stand(self, *titles: str) -> None:
        """Mark activities in the tree, with the keyboard on the first one."""
        tree = self.page.chart.tree
        tree.mark([tree.rows.key_of(self.one(title).id) for title in titles])
        tree.setFocus()
        QApplication.processEvents()

    def marked(self) -> list[str]:
        """Return the titles of the marked activities."""
        return [each.title for each in self.page.chart.marked()]

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Press a key where the keyboard is."""
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key, modifiers)
        QApplication.processEvents()

    def type(self, text: str) -> None:
        """Type where the keyboard is."""
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClicks(focus, text)

    def cell(self, title: str, column: Column = Column.TITLE) -> QPoint:
        """Return the middle of a cell in the viewport of the tree."""
        tree = self.page.chart.tree
        return tree.visualRect(tree.rows.index_of(tree.rows.key_of(self.one(title).id), column)).center()

    def bar(self, title: str, share: float = 0.5) -> QPoint:
        """Return a point of a bar in the timeline: at a share of its width, in the middle of its height."""
        timeline = self.page.chart.timeline
        row = timeline.gantt.row_of(self.one(title).id)
        assert row is not None
        area = bar_area(timeline.gantt, row)
        assert area is not None
        x, y = area.x + area.width * share - timeline.left, area.middle - timeline.top
        return QPoint(round(x), round(y))

    def dot(self, title: str) -> QPoint:
        """Return the point right of a bar where links begin."""
        return self.bar(title, 1.0) + QPoint(8, 0)

    def months(self, count: float) -> int:
        """Return how many pixels so many months of 30.4 days are."""
        return round(self.page.plan.per_day * 30.4375 * count)

    def press(self, at: QPoint, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Press the mouse on the timeline."""
        QTest.mousePress(self.page.chart.timeline, LEFT, modifiers, at)

    def move(self, at: QPoint, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Move the held mouse over the timeline."""
        timeline = self.page.chart.timeline
        for place in (at - QPoint(1, 0), at):
            there = QPointF(timeline.mapToGlobal(place))
            event = QMouseEvent(QMouseEvent.Type.MouseMove, QPointF(place), there, LEFT, LEFT, modifiers)
            QApplication.sendEvent(timeline, event)

    def release(self, at: QPoint, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Let the mouse go."""
        QTest.mouseRelease(self.page.chart.timeline, LEFT, modifiers, at)
        QApplication.processEvents()

    def drag(self, start: QPoint, end: QPoint, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Drag over the timeline."""
        self.press(start)
        self.move(end, modifiers)
        self.release(end, modifiers)

    def drop(self, data: QMimeData, onto: QWidget, at: QPoint) -> bool:
        """Drop something on a widget; return whether it took it."""
        both = Qt.DropAction.MoveAction | Qt.DropAction.CopyAction
        QApplication.sendEvent(onto, QDragEnterEvent(at, both, data, LEFT, NONE))
        move = QDragMoveEvent(at, both, data, LEFT, NONE)
        QApplication.sendEvent(onto, move)
        if not move.isAccepted():
            return False
        drop = QDropEvent(QPointF(at), both, data, LEFT, NONE)
        QApplication.sendEvent(onto, drop)
        return drop.isAccepted()

    def dialog(self) -> QDialog:
        """Return the open dialog."""
        (found,) = [each for each in self.page.findChildren(QDialog) if each.isVisible()]
        return found

    def strip(self) -> str:
        """Return what the strip of the page says."""
        return self.page.strip.sentence


@contextmanager
def live(
    qtbot: QtBot, folder: Path, roadmap: Roadmap | None = None, size: tuple[int, int] = SIZE
) -> Iterator[Setting]:
    """Show a page over a new file, and close both afterwards."""
    path = folder / "test.strategy"
    draft = drafted(small_roadmap() if roadmap is None else roadmap)
    desk = Desk(new_strategy(path, draft, author="Tester"))
    with show(qtbot, path, desk, size) as setting:
        yield setting
    desk.close()


@contextmanager
def show(qtbot: QtBot, path: Path, desk: Desk, size: tuple[int, int] = SIZE) -> Iterator[Setting]:
    """Show a page over an open desk."""
    context = Context(desk, Theme(motion=False), QLocale.c())
    page = RoadmapPage(context, clock=lambda: TODAY)
    qtbot.addWidget(page)
    page.resize(*size)
    with qtbot.waitExposed(page):
        page.show()
    with qtbot.waitActive(page):
        page.activateWindow()
    qtbot.waitUntil(lambda: not page.plan.reading)
    QApplication.processEvents()
    yield Setting(qtbot, path, desk, context, page)
    page.close()
