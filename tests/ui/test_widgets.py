from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor, QFont, QIcon, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from dia_desktop.ui.context import Context
from dia_desktop.ui.theme import Theme, contrast
from dia_desktop.ui.widgets import Button, Card, Chip, ChipButton, IconButton, PlainLabel, Strip, tip

MARKUP = "<b>Brazil</b> & <img src=x>"


def shown(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()


def test_a_label_shows_markup_as_it_was_typed(qtbot: QtBot, context: Context) -> None:
    label = PlainLabel(context, MARKUP)
    shown(qtbot, label)
    rich = QLabel(MARKUP)
    qtbot.addWidget(rich)
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.sizeHint().width() > rich.sizeHint().width()


def test_a_tool_tip_shows_markup_as_it_was_typed() -> None:
    assert tip(MARKUP) == "<qt>&lt;b&gt;Brazil&lt;/b&gt; &amp; &lt;img src=x&gt;</qt>"
    assert tip("one\ntwo") == "<qt>one<br>two</qt>"
    assert tip("") == ""


def test_a_label_follows_theme_and_text_size(qtbot: QtBot, context: Context) -> None:
    label = PlainLabel(context, "Brazil", 15, QFont.Weight.Bold, "text2")
    qtbot.addWidget(label)
    assert (label.font().pixelSize(), label.font().weight()) == (15, QFont.Weight.Bold)
    theme = Theme(dark=True, scale=2.0)
    context.set_theme(theme)
    assert label.font().pixelSize() == 30
    assert label.palette().color(QPalette.ColorRole.WindowText) == theme.color("text2")


def test_a_label_that_may_be_cut_needs_little_room(qtbot: QtBot, context: Context) -> None:
    whole, cut = PlainLabel(context, "Brazil " * 20), PlainLabel(context, "Brazil " * 20, elide=True)
    for label in (whole, cut):
        qtbot.addWidget(label)
    assert cut.minimumSizeHint().width() < 60 < whole.minimumSizeHint().width()


def test_a_card_is_named_by_its_title(qtbot: QtBot, context: Context) -> None:
    card = Card(context, "Ranking")
    qtbot.addWidget(card)
    assert card.accessibleName() == "Ranking"
    assert card.title is not None
    assert card.title.text() == "Ranking"


def test_an_icon_button_says_what_it_does(qtbot: QtBot, context: Context) -> None:
    button = IconButton(context, "lock", "Lock the weight", "Keep it <where> it is")
    qtbot.addWidget(button)
    assert button.accessibleName() == "Lock the weight"
    assert "&lt;where&gt;" in button.toolTip()
    assert min(button.minimumWidth(), button.minimumHeight()) >= 26


def test_a_button_takes_another_icon_with_another_theme(qtbot: QtBot, context: Context) -> None:
    button = Button(context, "Export", "primary", "upload")
    qtbot.addWidget(button)
    light = button.icon().pixmap(16).toImage()
    context.set_theme(Theme(dark=True))
    assert button.icon().pixmap(16).toImage() != light


def test_a_chip_is_read_as_its_text(qtbot: QtBot, context: Context) -> None:
    chip = Chip(context, "target", "ink")
    qtbot.addWidget(chip)
    before = chip.sizeHint().width()
    chip.show_text("candidate", "outline")
    assert chip.accessibleName() == "candidate"
    assert chip.sizeHint().width() > before


def test_a_filter_chip_is_switched_by_the_space_bar(qtbot: QtBot, context: Context) -> None:
    chip = ChipButton(context, "not scored 3 & more")
    shown(qtbot, chip)
    assert chip.accessibleName() == "not scored 3 & more"
    QTest.keyClick(chip, Qt.Key.Key_Space)
    assert chip.isChecked()
    assert chip.sizeHint().height() >= 26


@pytest.fixture
def strip(qtbot: QtBot, context: Context) -> Strip:
    made = Strip(context)
    qtbot.addWidget(made)
    return made


def test_a_strip_is_hidden_until_it_has_something_to_say(qtbot: QtBot, strip: Strip) -> None:
    assert strip.isHidden()
    with qtbot.waitSignal(strip.changed):
        strip.say("The disk is full.", "bad", "Save a copy")
    assert not strip.isHidden()
    assert strip.sentence == "The disk is full."
    seen = QAccessible.queryAccessibleInterface(strip)
    assert seen.text(QAccessible.Text.Name) == "The disk is full."


def test_a_strip_offers_one_action_and_can_be_closed(qtbot: QtBot, strip: Strip) -> None:
    strip.say("The disk is full.", "bad", "Save a copy")
    act = next(button for button in strip.findChildren(Button) if button.text() == "Save a copy")
    with qtbot.waitSignal(strip.acted):
        act.click()
    close = strip.findChild(IconButton)
    assert isinstance(close, IconButton)
    with qtbot.waitSignal(strip.changed):
        close.click()
    assert strip.isHidden()
    assert strip.sentence == ""


def test_a_strip_without_an_action_shows_no_empty_button(strip: Strip) -> None:
    strip.say("A copy is written.", "good")
    assert all(button.isHidden() for button in strip.findChildren(Button))


def test_the_icon_of_a_primary_button_is_seen_where_it_cannot_be_pressed(
    qtbot: QtBot, context: Context
) -> None:
    button = Button(context, "Add activity", "primary", "plus")
    qtbot.addWidget(button)
    shot = button.icon().pixmap(16, 16, QIcon.Mode.Disabled).toImage()
    inks = [shot.pixelColor(x, y) for x in range(shot.width()) for y in range(shot.height())]
    darkest = max(inks, key=QColor.alpha)
    assert contrast(QColor(darkest.rgb()), context.theme.color("surface3")) >= 3
