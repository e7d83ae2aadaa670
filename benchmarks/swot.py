"""The SWOT board with 500 items: from a turn of the wheel or a letter typed until all is painted."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from PySide6.QtWidgets import QApplication

from benchmarks.samples import draft
from benchmarks.steps import shown_window
from benchmarks.timing import row, times
from dia_desktop.store import StrategyFile
from dia_desktop.store.edits import set_items
from dia_desktop.strategy.swot import Quadrant, Swot, SwotItem
from dia_desktop.ui.main_window import MainWindow
from dia_desktop.ui.swot.page import SwotPage

ITEMS, SCROLLS, LETTERS, LOOKS, EDITS = 500, 200, 120, 80, 40
WORDS = (
    "tariffs",
    "clusters",
    "skills",
    "standards",
    "customs",
    "partners",
    "tenders",
    "export",
    "test beds",
)
#: One frame at 60 Hz.
GOAL = "goal p95 16 ms"


def report(app: QApplication) -> list[str]:
    """Return the lines of the report."""
    lines = [f"SWOT board, {ITEMS} items, all of them shown, offscreen, 1440x900"]
    with TemporaryDirectory() as folder, _page(app, Path(folder)) as (window, page):
        lines += [
            row("scrolled by a card and painted", times(_scroll(app, page)), GOAL),
            row("a letter typed into the search", times(_search(app, page)), GOAL),
            row("another market looked at", times(_look(app, page)), GOAL),
            row("importance set and painted", times(_edit(app, window))),
        ]
    return lines


def board(count: int, market_ids: tuple[str, ...]) -> Swot:
    """Return so many items in four quadrants, with made-up texts of some length."""
    texts = cycle(WORDS)
    items = []
    for quadrant in Quadrant:
        for place in range(count // 4):
            words = " ".join(islice(texts, 5 + place % 7))
            item = SwotItem(
                f"{quadrant.value}{place}",
                quadrant,
                f"{place + 1} {words}",
                place,
                importance=place % 6 or None,
                evidence="a note" if place % 3 else "",
                market_ids=market_ids[place % 5 : place % 5 + 2],
                tags=("tag",) if place % 4 == 0 else (),
            )
            items.append(item)
    return Swot(tuple(items))


@contextmanager
def _page(app: QApplication, folder: Path) -> Iterator[tuple[MainWindow, SwotPage]]:
    plain = draft(6, 3)
    markets = tuple(market.id for market in plain.scoring.markets)
    path = folder / "swot.strategy"
    StrategyFile.create(path, replace(plain, swot=board(ITEMS, markets)), author="benchmark").close()
    with shown_window(app, path, "swot") as window:
        (page,) = window.findChildren(SwotPage)
        for card in page.board.quadrants.values():
            card.count.click()
        app.processEvents()
        yield window, page


def _scroll(app: QApplication, page: SwotPage) -> list[float]:
    seconds = []
    views = [card.view for card in page.board.quadrants.values()]
    for number in range(SCROLLS):
        view = views[number % len(views)]
        start = perf_counter()
        view.verticalScrollBar().setValue(view.verticalScrollBar().value() + view.delegate.height)
        app.processEvents()
        seconds.append(perf_counter() - start)
    return seconds[10:]


def _search(app: QApplication, page: SwotPage) -> list[float]:
    seconds = []
    typed = islice(cycle("tariffs clusters  export "), LETTERS)
    for letter in typed:
        text = "" if letter == " " else page.search.text() + letter
        start = perf_counter()
        page.search.setText(text)
        app.processEvents()
        seconds.append(perf_counter() - start)
    page.search.clear()
    app.processEvents()
    return seconds[10:]


def _look(app: QApplication, page: SwotPage) -> list[float]:
    seconds = []
    for chip in islice(cycle(page.filters.chips), LOOKS):
        start = perf_counter()
        chip.click()
        app.processEvents()
        seconds.append(perf_counter() - start)
    return seconds[10:]


def _edit(app: QApplication, window: MainWindow) -> list[float]:
    desk = window.desk
    seconds = []
    for number in range(EDITS):
        item = desk.swot.items[number * 11]
        start = perf_counter()
        desk.do(set_items, [item.id], {"importance": number % 5 + 1})
        app.processEvents()
        seconds.append(perf_counter() - start)
    return seconds[5:]
