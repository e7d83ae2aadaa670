"""Bounds on the weights, and the order of importance."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from dia_desktop.store.edits import set_importance, set_weight_bounds
from dia_desktop.ui.weighing.limits_dialog import LimitsDialog
from tests.ui.markets.live_setting import Live
from tests.ui.test_accessibility import nameless
from tests.ui.weighing.room import ALT, Key, room


@pytest.fixture
def at(qtbot: QtBot, tmp_path: Path) -> Iterator[Live]:
    with room(qtbot, tmp_path) as made:
        yield made


def limits(at: Live) -> LimitsDialog:
    at.page.weights.commands.limits.trigger()
    (dialog,) = [each for each in at.page.findChildren(LimitsDialog) if each.isVisible()]
    return dialog


def write(field: QLineEdit, text: str) -> None:
    field.clear()
    QTest.keyClicks(field, text)


def bounds(at: Live) -> list[tuple[float | None, float | None]]:
    return [(each.low, each.high) for each in at.file.scoring().criteria]


def order(at: Live) -> list[int | None]:
    return [each.importance for each in at.file.scoring().criteria]


def test_bounds_and_order_are_one_step(at: Live) -> None:
    steps, dialog = at.steps, limits(at)
    assert nameless(dialog) == []
    write(dialog.low[0], "20")
    write(dialog.high[1], "37.5 %")
    dialog.ordered.click()
    dialog.list.setCurrentRow(2)
    QTest.keyClick(dialog.list, Key.Key_Up, ALT)
    dialog.act_button.click()
    assert not dialog.isVisible()
    assert at.steps == steps + 1
    assert bounds(at) == [(0.2, None), (None, 0.375), (None, None)]
    assert order(at) == [1, 3, 2]
    at.desk.undo()
    assert bounds(at) == [(None, None)] * 3
    at.desk.redo()
    dialog = limits(at)
    assert [field.text() for field in (*dialog.low, *dialog.high)] == ["20", "", "", "", "37.5", ""]
    assert [dialog.list.item(row).text() for row in range(3)] == ["Stability", "Demand", "Agreements"]
    assert at.weights == [40, 25, 35]


def test_nothing_changed_is_no_step(at: Live) -> None:
    at.desk.do(set_weight_bounds, "r1", {"c0": (1 / 3, None)})
    steps, dialog = at.steps, limits(at)
    dialog.act_button.click()
    assert not dialog.isVisible()
    assert at.steps == steps
    assert bounds(at)[0] == (1 / 3, None), "a bound that is left alone stays exact"


def test_the_order_alone_can_be_taken_away(at: Live) -> None:
    at.desk.do(set_importance, "r1", ["c2", "c0", "c1"])
    dialog = limits(at)
    assert dialog.ordered.isChecked()
    dialog.ordered.click()
    assert not dialog.list.isEnabled()
    dialog.act_button.click()
    assert order(at) == [None] * 3
    assert at.file.undo_label == "Took the order of importance away"


def test_an_order_is_moved_with_buttons_within_its_ends(at: Live) -> None:
    dialog = limits(at)
    dialog.ordered.click()
    dialog.down.click()
    dialog.down.click()
    dialog.down.click()
    assert [dialog.list.item(row).text() for row in range(3)] == ["Agreements", "Demand", "Stability"]
    dialog.up.click()
    dialog.act_button.click()
    assert order(at) == [2, 1, 3]


@pytest.mark.parametrize(
    ("low", "high", "sentence"),
    [
        ("x", "", "Least weight of Stability: “x” is no percentage from 0 to 100"),
        ("120", "", "Least weight of Stability: “120” is no percentage"),
        ("", "-1", "Greatest weight of Stability: “-1” is no percentage"),
        ("50", "40", "Stability: its least weight is above its greatest"),
        (
            "90",
            "",
            "No weights keep these bounds and the order of importance; loosen a bound of Stability, Demand",
        ),
    ],
)
def test_what_no_weights_keep_is_refused_in_place(at: Live, low: str, high: str, sentence: str) -> None:
    at.desk.do(set_weight_bounds, "r1", {"c2": (0.3, None)})
    steps, dialog = at.steps, limits(at)
    write(dialog.low[0], low)
    write(dialog.high[0], high)
    dialog.ordered.click()
    dialog.act_button.click()
    assert dialog.isVisible()
    assert dialog.strip.sentence.startswith(sentence)
    assert dialog.low[0].text() == low, "nothing typed is lost"
    assert (at.steps, order(at)) == (steps, [None] * 3)
    layout = dialog.layout()
    assert layout is not None
    assert dialog.height() >= layout.totalHeightForWidth(dialog.width()), "the sentence squeezes no field"


def test_new_bounds_may_need_the_new_order(at: Live) -> None:
    at.desk.do(set_importance, "r1", ["c0", "c1", "c2"])
    dialog = limits(at)
    write(dialog.low[2], "60")
    dialog.list.setCurrentRow(2)
    dialog.up.click()
    dialog.up.click()
    dialog.act_button.click()
    assert order(at) == [2, 3, 1]
    assert bounds(at)[2] == (0.6, None)
