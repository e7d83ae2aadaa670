"""What the rail says is open on each page, over a real file: done, undone, redone, opened again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dia_desktop.evidence.example import example_draft
from dia_desktop.store import StrategyFile, edits
from dia_desktop.store.edits import ActivityFields, ScoreChange
from dia_desktop.strategy.funding import Funding
from dia_desktop.strategy.roadmap import Activity, Link, Roadmap
from dia_desktop.strategy.role import Role
from dia_desktop.ui.long_work import MOST_AT_ONCE
from dia_desktop.ui.main_window import MainWindow
from dia_desktop.ui.open_matters import OpenMatters
from dia_desktop.ui.pages import PageMaker
from dia_desktop.ui.rail import RailButton
from dia_desktop.ui.windows import Surroundings, Windows
from tests.ui.conftest import SmallPage
from tests.ui.test_beside import Slow, slow

__all__ = ["slow"]
KEYS = ("markets", "roadmap", "funding")


@pytest.fixture
def window(qtbot: QtBot, windows: Windows, example: Path) -> MainWindow:
    """Give the example in a window whose pages are small and called as the real ones."""
    around = windows.surroundings
    makers = tuple(PageMaker(key, key.title(), "globe", SmallPage) for key in KEYS)
    windows.surroundings = Surroundings(
        around.appearance, around.settings, around.folders, around.locale, around.author, makers
    )
    made = windows.open(example)
    qtbot.waitUntil(lambda: said(made, "markets") != "Markets")
    return made


def button(window: MainWindow, key: str) -> RailButton:
    return window.rail.findChildren(RailButton)[KEYS.index(key)]


def said(window: MainWindow, key: str) -> str:
    return button(window, key).accessibleName()


def counted(qtbot: QtBot, window: MainWindow, key: str, words: str) -> None:
    title = key.title()
    expected = f"{title}: {words}" if words else title
    qtbot.waitUntil(lambda: said(window, key) == expected)
    assert words in button(window, key).toolTip()


def test_a_large_roadmap_is_read_beside_the_window_and_counted(
    qtbot: QtBot, windows: Windows, tmp_path: Path
) -> None:
    path, count = tmp_path / "large.strategy", MOST_AT_ONCE + 1
    late = Link("late", "a1", "a0")
    activities = tuple(
        Activity(f"a{n}", f"Activity {n}", position=n, start=date(2021, 1, 1), end=date(2021, 12, 31))
        for n in range(count)
    )
    roadmap = Roadmap(2020, activities=activities, links=(late,))
    draft = replace(example_draft(), roadmap=roadmap, funding=Funding(), kpis=())
    StrategyFile.create(path, draft, author="Tester").close()
    around = windows.surroundings
    makers = tuple(PageMaker(key, key.title(), "globe", SmallPage) for key in KEYS)
    windows.surroundings = replace(around, makers=makers)
    made = windows.open(path)
    began: list[str] = []
    made.desk.busy_changed.connect(lambda: began.append(made.desk.doing))
    counted(qtbot, made, "roadmap", "1 starts too early")
    assert began == ["Reading the roadmap", ""]
    assert made.desk.planned.roadmap.activities == activities


def test_what_is_not_scored_is_counted(qtbot: QtBot, window: MainWindow) -> None:
    desk = window.desk
    counted(qtbot, window, "markets", "3 not scored")
    assert [button(window, key).badge for key in KEYS] == ["3", "", ""]
    missing = next(
        (market.id, criterion.id)
        for row, market in enumerate(desk.scoring.markets)
        for column, criterion in enumerate(desk.scoring.criteria)
        if desk.matrix.missing[row, column]
    )
    desk.do(edits.set_scores, desk.scoring.round.id, [ScoreChange(*missing, {"agreed": 50.0})])
    counted(qtbot, window, "markets", "2 not scored")
    desk.undo()
    counted(qtbot, window, "markets", "3 not scored")
    desk.redo()
    counted(qtbot, window, "markets", "2 not scored")


def test_what_is_out_of_date_is_counted(qtbot: QtBot, window: MainWindow) -> None:
    desk = window.desk
    score = next(each for each in desk.scoring.scores.values() if each.natural is not None)
    change = ScoreChange(score.market_id, score.criterion_id, {"review_date": date(2020, 1, 1)})
    desk.do(edits.set_scores, desk.scoring.round.id, [change])
    criterion = next(each for each in desk.scoring.criteria if not each.scale.ordinal)
    (natural, value), *points = criterion.scale.points
    step = natural - points[-1][0]
    wider = replace(criterion.scale, points=((natural + step, value), *points))
    desk.do(edits.set_scale, desk.scoring.round.id, criterion.id, wider)
    counted(qtbot, window, "markets", "3 not scored, 1 out of date, 1 weight on a changed scale")
    assert button(window, "markets").badge == "5"


def test_nothing_is_open_in_a_closed_round(qtbot: QtBot, window: MainWindow) -> None:
    desk = window.desk
    desk.do(edits.close_round, desk.scoring.round.id)
    counted(qtbot, window, "markets", "")
    assert button(window, "markets").badge == ""


def test_a_partner_s_view_leaves_the_count_of_the_group(qtbot: QtBot, window: MainWindow) -> None:
    window.desk.show_voice(window.desk.strategy.partners[0].id)
    window.desk.do(edits.rename_strategy, "Other")
    qtbot.waitUntil(lambda: window.header.title.label.text() == "Other")
    counted(qtbot, window, "markets", "3 not scored")


def test_the_roadmap_counts_what_is_to_be_looked_at(qtbot: QtBot, window: MainWindow) -> None:
    desk = window.desk
    market = desk.scoring.markets[0]
    dates: ActivityFields = {"start": date(2021, 1, 1), "end": date(2021, 12, 31)}
    about: ActivityFields = {"market_ids": [market.id], **dates}
    desk.do(edits.add_activity, "First", about)
    desk.do(edits.add_activity, "Second", dates)
    first, second = (each.id for each in desk.roadmap.activities[-2:])
    desk.do(edits.add_link, first, second)
    counted(qtbot, window, "roadmap", "1 starts too early")
    other = Role.FALLBACK if market.role is not Role.FALLBACK else Role.TARGET
    desk.do(edits.set_role, desk.scoring.round.id, market.id, other)
    due = len([each for each in desk.roadmap.activities if market.id in each.market_ids])
    assert due > 1
    counted(qtbot, window, "roadmap", f"1 starts too early, {due} activities in markets with a new role")
    assert button(window, "roadmap").badge == str(due + 1)


def test_the_funding_counts_what_is_odd(qtbot: QtBot, window: MainWindow) -> None:
    desk = window.desk
    source = desk.funding.sources[0].id
    desk.do(edits.set_source, source, {"amount_cents": 100, "currency": "EUR"})
    desk.do(edits.set_allocations, source, None, {2021: 500})
    counted(qtbot, window, "funding", "1 matter of the funding")


def test_it_waits_for_what_is_done_beside_the_window(qtbot: QtBot, window: MainWindow, slow: Slow) -> None:
    counting, told = OpenMatters(window.context, window), []
    counting.counted.connect(lambda *found: told.append(found))
    window.desk.do_many(100_000, "Renaming everything", slow)
    qtbot.waitUntil(slow.inside.is_set)
    counting.recount()
    for _ in range(5):
        QApplication.processEvents()
    assert told == []
    with qtbot.waitSignal(counting.counted):
        slow.may_go_on.set()
    assert not window.desk.busy


def test_the_same_count_is_told_once(qtbot: QtBot, window: MainWindow) -> None:
    told: list[tuple[object, ...]] = []
    window.matters.counted.connect(lambda *found: told.append(found))
    window.desk.do(edits.close_round, window.desk.scoring.round.id)
    counted(qtbot, window, "markets", "")
    window.matters.recount()
    for _ in range(5):
        QApplication.processEvents()
    assert told == [("markets", 0, "")]


def test_it_is_there_again_when_the_file_is_opened(
    qtbot: QtBot, windows: Windows, window: MainWindow
) -> None:
    path: Path = window.desk.file.path
    window.close()
    qtbot.waitUntil(lambda: StrategyFile.check(path) is None)
    again = windows.open(path)
    assert again is not None
    counted(qtbot, again, "markets", "3 not scored")
