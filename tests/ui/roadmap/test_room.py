"""How tree and timeline share the room."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dia_desktop.store import edits
from dia_desktop.ui.roadmap.tree_columns import Column
from tests.ui.roadmap.roadmap_setting import LEFT, NONE, live, small_roadmap


def test_a_column_that_nobody_uses_leaves_its_room_to_the_titles(qtbot: QtBot, tmp_path: Path) -> None:
    plain = small_roadmap()
    bare = replace(plain, activities=tuple(replace(each, progress=None) for each in plain.activities))
    with live(qtbot, tmp_path, bare) as at:
        tree = at.page.chart.tree
        assert tree.isColumnHidden(Column.OWNER)
        assert tree.isColumnHidden(Column.DONE)
        alone = tree.columnWidth(Column.TITLE)
        at.desk.do(edits.set_activities, {"deal"}, {"progress": 20})
        assert tree.isColumnHidden(Column.OWNER)
        assert not tree.isColumnHidden(Column.DONE)
        assert tree.columnWidth(Column.TITLE) < alone
        at.desk.undo()
        assert tree.isColumnHidden(Column.DONE)


def test_the_share_of_the_tree_that_was_chosen_is_kept(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        chart = at.page.chart
        usual = chart.splitter.sizes()[0]
        assert usual == pytest.approx(chart.width() * 0.4, abs=2)
        handle = chart.splitter.handle(1)
        middle = handle.rect().center()
        QTest.mousePress(handle, LEFT, NONE, middle)
        QTest.mouseMove(handle, middle + QPoint(-40, 0))
        QTest.mouseRelease(handle, LEFT, NONE, middle)
        chosen = chart.splitter.sizes()[0]
        assert chosen < usual
        share = chosen / chart.width()
        at.page.resize(at.page.width() - 100, at.page.height())
        assert chart.splitter.sizes()[0] == pytest.approx(share * chart.width(), abs=2)
