"""Steps on the Roadmap and Funding pages of a large plan, to be measured for how long the window pauses."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import count
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from benchmarks.roadmap import content
from benchmarks.samples import draft
from benchmarks.steps import Measured, at_once, by_turns
from dia_desktop.store import StrategyFile, edits
from dia_desktop.strategy.activity_filter import LaneBy
from dia_desktop.strategy.funding import Allocation, Funding, FundingSource, FundingStatus
from dia_desktop.strategy.months import month_end, months_later
from dia_desktop.ui.funding.amount_table import AmountTable
from dia_desktop.ui.funding.page import FundingPage
from dia_desktop.ui.funding.parts import Part
from dia_desktop.ui.main_window import MainWindow
from dia_desktop.ui.roadmap.changes import ChangesDialog
from dia_desktop.ui.roadmap.page import RoadmapPage

FIRST = date(2020, 1, 1)
MARKED = 300
#: How long a list is looked at before it is closed.
LOOKED_AT_MS = 100
SOURCES, YEARS = 60, 8


def roadmap_file(folder: Path, size: int) -> Path:
    """Write a strategy with so many activities, a named moment, and as many changes of dates since."""
    path = folder / "roadmap.strategy"
    roadmap = content(size).roadmap
    # The markets and partners of the made-up roadmap are none of this strategy.
    activities = tuple(replace(each, owner_id=None, ties=()) for each in roadmap.activities)
    sources = tuple(
        FundingSource(f"s{n}", f"Source {n}", status=FundingStatus.GRANTED, currency="EUR", position=n)
        for n in range(SOURCES)
    )
    money = tuple(
        Allocation(f"g{n}-{year}", f"s{n}", f"a{n}", FIRST.year + year, 100_00 * (n + year + 1))
        for n in range(SOURCES)
        for year in range(YEARS)
    )
    plain = replace(
        draft(6, 3),
        roadmap=replace(roadmap, activities=activities),
        funding=Funding(sources, money),
    )
    with StrategyFile.create(path, plain, author="benchmark") as file:
        edits.name_revision(file, "Last year", "")
        edits.schedule_activities(file, {f"a{n}": _span(n + 1) for n in range(1, size, 3)})
        edits.remove_activities(file, [f"a{n}" for n in range(size - 100, size, 2)])
        edits.name_revision(file, "Last month", "")
    return path


def _span(months: int) -> tuple[date, date]:
    start = months_later(FIRST, months % 40)
    return start, month_end(months_later(start, 3))


def of_roadmap(window: MainWindow) -> Iterator[Measured]:
    """Yield what is done on the Roadmap page."""
    (page,) = window.findChildren(RoadmapPage)
    plan, chart, desk, numbers = page.plan, page.chart, window.desk, count(1)

    def edited() -> None:
        desk.do(edits.schedule_activities, {"a3": _span(next(numbers))})

    def scrolled() -> None:
        chart.down.setValue(next(numbers) * 997 % chart.down.maximum())

    def dragged() -> None:
        plan.preview({"a3": _span(next(numbers))})

    def searched() -> None:
        page.toolbar.search.setText(f"title 1{next(numbers) % 10}")

    def grouped() -> None:
        lanes = (LaneBy.PARTNER, LaneBy.WORKSTREAM)[next(numbers) % 2]
        plan.look(replace(plan.outlook, lanes=lanes))

    yield Measured("one of 5,000 activities moved", edited)
    yield Measured("that undone or redone", by_turns(desk.undo, desk.redo))
    for name, act in (("scrolled", scrolled), ("dragged", dragged), ("searched", searched)):
        yield Measured(f"5,000 activities {name}", partial(at_once, window, act))
    page.show_all()
    yield Measured("5,000 activities in other lanes", partial(at_once, window, grouped))
    plan.look(replace(plan.outlook, lanes=LaneBy.WORKSTREAM))
    yield from _of_revisions(window, page)
    yield from _of_marked(window, page)


def _of_revisions(window: MainWindow, page: RoadmapPage) -> Iterator[Measured]:
    plan = page.plan
    first, last = (each.seq for each in window.desk.file.revisions())

    def arrived() -> None:
        if not plan.waiting:
            plan.laid_out.disconnect(arrived)
            window.desk.changed.emit(frozenset())

    def compare(seq: int | None) -> None:
        plan.laid_out.connect(arrived)
        plan.look(replace(plan.outlook, compared=seq))

    one, other = (partial(compare, seq) for seq in (first, last))
    yield Measured("a revision compared, 1,700 changes since or none", by_turns(one, other))
    plan.look(replace(plan.outlook, compared=None))

    def listed() -> None:
        page.doing.show_changes()
        dialog = page.findChildren(ChangesDialog)[-1]
        dialog.since.show_value(first)
        dialog.reload()
        dialog.lines.modelReset.connect(partial(QTimer.singleShot, 0, shown(dialog)))

    def shown(dialog: ChangesDialog) -> Callable[[], None]:
        def tell() -> None:
            window.desk.changed.emit(frozenset())
            QTimer.singleShot(LOOKED_AT_MS, dialog.accept)

        return tell

    yield Measured("1,700 changes since a revision listed", listed)


def _of_marked(window: MainWindow, page: RoadmapPage) -> Iterator[Measured]:
    tree, known = page.chart.tree, page.plan.known
    keys = [tree.rows.key_of(each) for each in known if tree.rows.key_of(each)][:MARKED]
    mark = partial(tree.mark, keys)
    yield Measured(f"{MARKED} activities marked", partial(at_once, window, mark))
    yield Measured("all activities marked", partial(at_once, window, tree.selectAll))
    mark()
    months = by_turns(partial(page.doing.shift_months, 1), partial(page.doing.shift_months, -1))
    yield Measured(f"{MARKED} activities moved by a month", months)

    def removed() -> None:
        mark()
        page.doing.remove()

    yield Measured(f"{MARKED} activities removed", removed, window.desk.undo)


def of_amounts(window: MainWindow) -> Iterator[Measured]:
    """Yield what is done on the Funding page."""
    (page,) = window.findChildren(FundingPage)
    page.turn(Part.AMOUNTS)
    (table,) = window.findChildren(AmountTable)
    numbers = count(1)
    while not any(line.editable for line in table.amounts.lines):
        # The page waits for the roadmap, which is read beside it.
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    def paste() -> None:
        add = next(numbers)
        lines = [row for row, line in enumerate(table.amounts.lines) if line.editable]
        block = lines[:1]
        while block[-1] + 1 in lines:
            block.append(block[-1] + 1)
        years = len(table.amounts.years)
        text = "\n".join(
            "\t".join(str(row + year + add) for year in range(years)) for row in range(len(block))
        )
        QApplication.clipboard().setText(text)
        table.setCurrentIndex(table.amounts.index(block[0], 0))
        table.paste()

    yield Measured("amounts pasted", paste)
