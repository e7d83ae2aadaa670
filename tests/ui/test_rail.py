from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QFontMetrics
from pytestqt.qtbot import QtBot

from dia_desktop.ui.context import Context
from dia_desktop.ui.rail import MARGIN, WIDTH, Rail, RailButton
from dia_desktop.ui.theme import Theme


def button(context: Context, title: str) -> RailButton:
    return RailButton(context, title, "globe")


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_name_too_wide_for_the_rail_stands_in_two_lines(context: Context, scale: float) -> None:
    context.set_theme(Theme(scale=scale, motion=False))
    short, long = button(context, "Markets"), button(context, "Funding & KPIs")
    metrics = QFontMetrics(context.theme.font(11, QFont.Weight.DemiBold))
    assert metrics.horizontalAdvance("Funding & KPIs") > context.theme.px(WIDTH - 2 * MARGIN) - 4
    assert long.sizeHint().width() == short.sizeHint().width() == context.theme.px(WIDTH - 2 * MARGIN)
    assert long.sizeHint().height() > short.sizeHint().height()
    assert not long.grab().isNull()


def test_an_ampersand_is_no_access_key(context: Context) -> None:
    made = button(context, "Funding & KPIs")
    assert made.accessibleName() == "Funding & KPIs"
    assert made.shortcut().isEmpty()


def test_icons_stand_below_each_other(qtbot: QtBot, context: Context) -> None:
    rail = Rail(context)
    qtbot.addWidget(rail)
    for title in ("Markets", "A very long name of one page", "Robustnessandmore"):
        rail.add(title, "globe")
    rail.resize(160, 400)
    rail.show()
    middles = {each.geometry().center().x() for each in rail.findChildren(RailButton)}
    assert max(middles) - min(middles) <= 1


@pytest.mark.parametrize(("count", "badge"), [(0, ""), (1, "1"), (99, "99"), (100, "99+")])
def test_a_badge_says_how_much_is_open(context: Context, count: int, badge: str) -> None:
    made = button(context, "Roadmap")
    room = made.sizeHint()
    made.tell("Alt+4", count, "so many to look at" if count else "")
    assert made.badge == badge
    assert made.accessibleName() == ("Roadmap: so many to look at" if count else "Roadmap")
    assert ("Roadmap (Alt+4): so many to look at" in made.toolTip()) == bool(count)
    # What is open changes neither the name that is painted nor the room for it.
    assert made.sizeHint() == room
    assert not made.grab().isNull()
    made.set_compact(compact=True)
    assert not made.grab().isNull()
