"""The Roadmap page with large roadmaps: from a turn of the wheel or a step of a drag until all is painted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from benchmarks.roadmap import TODAY, content
from benchmarks.samples import draft
from benchmarks.timing import row, times
from dia_desktop.store import StrategyFile
from dia_desktop.store.edits import schedule_activities
from dia_desktop.strategy.months import month_end, months_later
from dia_desktop.ui.context import Context
from dia_desktop.ui.desk import Desk
from dia_desktop.ui.roadmap.page import RoadmapPage
from dia_desktop.ui.theme import Theme

SIZE, STEPS, EDITS = (1352, 782), 60, 20
#: One frame at 60 Hz, and what never blocks a window.
GOALS = {300: "goal p95 16 ms", 2000: "goal p95 50 ms", 5000: ""}


def report(app: QApplication) -> list[str]:
    """Return the lines of the report."""
    lines = [f"Roadmap page, {SIZE[0]}x{SIZE[1]}, offscreen"]
    for count, goal in GOALS.items():
        with TemporaryDirectory() as folder, _page(app, Path(folder), count) as (page, desk, opening):
            held = next(each.id for each in page.plan.roadmap.activities if each.id == "a3")

            def dragged(number: int, page: RoadmapPage = page, held: str = held) -> None:
                start = months_later(TODAY.replace(day=1), number % 24)
                page.plan.preview({held: (start, month_end(months_later(start, 3)))})

            def edited(number: int, desk: Desk = desk, held: str = held) -> None:
                start = months_later(TODAY.replace(day=1), number % 24 + 1)
                desk.do(schedule_activities, {held: (start, month_end(months_later(start, 3)))})

            def scrolled(number: int, page: RoadmapPage = page) -> None:
                page.chart.down.setValue(number * 30 % max(page.chart.down.maximum(), 1))

            def walked(number: int, page: RoadmapPage = page) -> None:
                page.chart.timeline.walked.emit(-1 if number > STEPS // 2 else 1)

            lines.append(f"{count} activities opened and painted: {opening * 1000:.0f} ms")
            lines += [
                row(f"{count} activities scrolled by a row", times(_each(app, scrolled, STEPS)), goal),
                row(f"{count} activities, another one chosen", times(_each(app, walked, STEPS)), goal),
                row(f"{count} activities, one dragged on", times(_each(app, dragged, STEPS)), goal),
                row(f"{count} activities, one moved and saved", times(_each(app, edited, EDITS))),
            ]
    return lines


def _each(app: QApplication, act: Callable[[int], None], count: int) -> list[float]:
    seconds = []
    for number in range(count):
        start = perf_counter()
        act(number)
        app.processEvents()
        seconds.append(perf_counter() - start)
    return seconds[5:]


@contextmanager
def _page(app: QApplication, folder: Path, count: int) -> Iterator[tuple[RoadmapPage, Desk, float]]:
    plain = draft(6, 3)
    roadmap = content(count).roadmap
    # The markets and partners of the made-up roadmap are none of this strategy.
    activities = tuple(replace(each, owner_id=None, ties=()) for each in roadmap.activities)
    path = folder / "roadmap.strategy"
    StrategyFile.create(
        path, replace(plain, roadmap=replace(roadmap, activities=activities)), author="benchmark"
    ).close()
    desk = Desk(StrategyFile.open(path, author="benchmark"))
    start = perf_counter()
    page = RoadmapPage(Context(desk, Theme(motion=False), QLocale.c()), clock=lambda: TODAY)
    page.resize(*SIZE)
    page.show()
    while page.plan.reading:
        app.processEvents()
    for _ in range(3):
        app.processEvents()
    opening = perf_counter() - start
    try:
        yield page, desk, opening
    finally:
        page.close()
        page.deleteLater()
        desk.close()
        app.processEvents()
