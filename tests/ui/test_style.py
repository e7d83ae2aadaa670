from __future__ import annotations

import re
from dataclasses import fields

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QStyle,
    QStyleOptionComboBox,
    QStyleOptionTab,
    QTabBar,
)
from pytestqt.qtbot import QtBot

from dia_desktop.resources import resource
from dia_desktop.ui import painted, style
from dia_desktop.ui.number_field import NumberField
from dia_desktop.ui.theme import DARK, LIGHT, Theme, Tokens, contrast

THEMES = [Theme(dark=False), Theme(dark=True)]
GROUNDS = ("surface", "surface2", "chrome")
#: Text token and the grounds it is written on.
PAIRS = [
    *(("text", ground) for ground in (*GROUNDS, "window", "title", "surface3", "selection", "heat")),
    *(("text2", ground) for ground in (*GROUNDS, "window", "surface3", "selection")),
    *(("text3", ground) for ground in GROUNDS),
    ("on_ink", "ink"),
    *(
        (f"{state}_text", ground)
        for state in ("warn", "bad", "good")
        for ground in ("surface", f"{state}_fill")
    ),
    *((f"{state}_text", "chrome") for state in ("warn", "bad", "good")),
    *((text, fill or "surface") for text, fill, _ in painted.CHIP_KINDS.values()),
]


@pytest.mark.parametrize("theme", THEMES, ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_can_be_read_on_its_ground(theme: Theme, text: str, ground: str) -> None:
    assert contrast(theme.color(text), theme.color(ground)) >= 4.5


@pytest.mark.parametrize("theme", THEMES, ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["surface", "window", "chrome", "surface2", "ink"])
def test_the_focus_ring_stands_out(theme: Theme, ground: str) -> None:
    least = 3.0 if ground != "ink" else 1.5
    assert contrast(theme.color("focus"), theme.color(ground)) >= least


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_every_token_is_a_colour(tokens: Tokens) -> None:
    values = [getattr(tokens, each.name) for each in fields(tokens)]
    assert all(re.fullmatch("#[0-9A-F]{6}", value) for value in values)


@pytest.mark.parametrize("theme", THEMES, ids=["light", "dark"])
@pytest.mark.parametrize("slot", range(8))
def test_text_on_a_market_can_be_read(theme: Theme, slot: int) -> None:
    fill = theme.market(slot)
    assert contrast(theme.on(fill), fill) >= 4.3


def test_the_sheet_uses_the_colours_of_its_theme() -> None:
    light, dark = (style.stylesheet(theme) for theme in THEMES)
    assert LIGHT.surface in light
    assert DARK.surface in dark
    assert LIGHT.text not in dark
    assert "$" not in light


def test_lengths_follow_the_text_size() -> None:
    def padding(scale: float) -> int:
        found = re.search(r"QMenu \{[^}]*padding: (\d+)px", style.stylesheet(Theme(scale=scale)))
        assert found
        return int(found[1])

    assert padding(2.0) == 2 * padding(1.0)


def test_the_application_wears_the_theme(qapp: QApplication) -> None:
    style.apply(qapp, Theme(dark=True, scale=1.5))
    assert qapp.palette().color(QPalette.ColorRole.Base).name() == DARK.surface.lower()
    assert qapp.font().pixelSize() == 20


@pytest.mark.parametrize("theme", THEMES, ids=["light", "dark"])
def test_a_checked_box_has_a_tick(qapp: QApplication, theme: Theme) -> None:
    style.apply(qapp, theme)
    box = QCheckBox()
    style.dress(box, theme)
    box.setChecked(True)
    shot = box.grab().toImage()
    inside = QRect(0, 0, 24, shot.height())
    names = {
        shot.pixelColor(x, y).name().upper()
        for x in range(inside.left(), inside.right())
        for y in range(inside.top(), inside.bottom())
    }
    assert theme.tokens.ink in names
    name = "dark.svg" if theme.dark else "light.svg"
    tick, chevron, rise = (
        resource(f"icons/{kind}/{name}").read_text(encoding="utf-8")
        for kind in ("ticks", "chevrons", "rises")
    )
    assert f'stroke="{theme.tokens.text2}"' in chevron
    assert f'stroke="{theme.tokens.text2}"' in rise
    assert f'stroke="{theme.tokens.on_ink}"' in tick
    assert theme.tokens.on_ink in names


def test_a_number_field_keeps_its_figures_off_the_frame(qtbot: QtBot) -> None:
    field = NumberField()
    field.setStyleSheet(style.stylesheet(THEMES[0]))
    qtbot.addWidget(field)
    field.show()
    line = field.lineEdit()
    assert line.geometry().left() + line.textMargins().left() >= 6
    assert line.geometry().right() <= field.width() - 20


def test_the_ring_takes_no_room_from_the_words_of_a_tab(qtbot: QtBot, qapp: QApplication) -> None:
    style.apply(qapp, THEMES[0])
    bar, option = QTabBar(), QStyleOptionTab()
    qtbot.addWidget(bar)
    bar.addTab("Funding sources")
    bar.initStyleOption(option, 0)
    places = []
    for ring in (QStyle.StateFlag.State_None, QStyle.StateFlag.State_HasFocus):
        option.state |= ring
        places.append(bar.style().subElementRect(QStyle.SubElement.SE_TabBarTabText, option, bar))
    assert places[0] == places[1]


def test_a_choice_unfolds_as_a_list_below_its_box(qtbot: QtBot) -> None:
    box = QComboBox()
    qtbot.addWidget(box)
    style.dress(box, Theme())
    box.ensurePolished()
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    # As a menu it would cover its box, hide what does not fit above, and edge the chosen line too faintly.
    assert not box.style().styleHint(QStyle.StyleHint.SH_ComboBox_Popup, option, box)
