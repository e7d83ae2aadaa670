"""Everything about an item, one thing about several, and the scores an item speaks of."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QDateEdit, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from dia_desktop.ui.swot.board_dialogs import ReconsiderDialog
from dia_desktop.ui.swot.item_dialog import ItemDialog
from dia_desktop.ui.swot.ticks import Ticks
from tests.ui.swot.board_setting import OP, SHIFT, Setting, T, live


def opened(at: Setting) -> ItemDialog:
    """Return the open dialog of items."""
    dialog = at.dialog()
    assert isinstance(dialog, ItemDialog)
    return dialog


def tick(field: QWidget, name: str) -> None:
    """Tick an entry of a list."""
    assert isinstance(field, Ticks)
    (entry,) = field.findItems(name, Qt.MatchFlag.MatchExactly)
    entry.setCheckState(Qt.CheckState.Checked)


def test_all_fields_of_one_item_are_one_step(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        market, criterion = at.desk.scoring.markets[0], at.desk.scoring.criteria[1]
        partner = at.desk.strategy.partners[2]
        at.stand("Tariffs")
        at.key(Qt.Key.Key_Return)
        dialog, steps = opened(at), at.steps()
        assert dialog.windowTitle() == "Threat T1"
        fields = dialog.fields
        text, evidence, tags = fields["text"], fields["evidence"], fields["tags"]
        assert isinstance(text, QPlainTextEdit)
        assert isinstance(evidence, QPlainTextEdit)
        assert isinstance(tags, QLineEdit)
        text.setPlainText("Tariffs\nmay widen")
        evidence.setPlainText("https://example.org/tariffs")
        tags.setText("trade, , politics,trade")
        for name, value in (("importance", 5), ("likelihood", 4), ("owner_id", partner.id)):
            box = fields[name]
            assert isinstance(box, QComboBox)
            box.setCurrentIndex(box.findData(value))
        tick(fields["market_ids"], market.name)
        tick(fields["criterion_ids"], criterion.name)
        (ticked,) = fields["review_date"].findChildren(QCheckBox)
        (day,) = fields["review_date"].findChildren(QDateEdit)
        ticked.setChecked(True)
        day.setDate(QDate(2027, 3, 1))
        dialog.accept()
        (item,) = at.desk.swot.within(T)
        assert (item.text, item.importance, item.likelihood) == ("Tariffs\nmay widen", 5, 4)
        assert (item.evidence, item.tags) == ("https://example.org/tariffs", ("trade", "politics"))
        assert (item.market_ids, item.criterion_ids) == ((market.id,), (criterion.id,))
        assert (item.owner_id, item.review_date) == (partner.id, date(2027, 3, 1))
        assert at.steps() == steps + 1
        assert at.reopened() == at.desk.swot
        at.desk.undo()
        assert at.texts(T) == ["Tariffs"]


def test_what_was_not_touched_is_no_step(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        at.stand("Clusters")
        at.key(Qt.Key.Key_Return)
        dialog, steps = opened(at), at.steps()
        assert "likelihood" not in dialog.fields
        dialog.accept()
        assert not dialog.isVisible()
        assert at.steps() == steps


@pytest.mark.parametrize(
    ("key", "name"),
    [
        (Qt.Key.Key_M, "market_ids"),
        (Qt.Key.Key_E, "evidence"),
        (Qt.Key.Key_O, "owner_id"),
        (Qt.Key.Key_L, "likelihood"),
    ],
)
def test_letters_open_one_field_for_all_marked_cards(
    qtbot: QtBot, tmp_path: Path, key: Qt.Key, name: str
) -> None:
    with live(qtbot, tmp_path) as at:
        at.stand("Trade deal")
        at.key(Qt.Key.Key_Down, SHIFT)
        at.key(key)
        dialog, steps = opened(at), at.steps()
        assert list(dialog.fields) == [name]
        assert dialog.windowTitle() == "2 items: O1, O2"
        field = dialog.fields[name]
        if isinstance(field, Ticks):
            tick(field, at.desk.scoring.markets[1].name)
        elif isinstance(field, QComboBox):
            field.setCurrentIndex(2)
        elif isinstance(field, QPlainTextEdit):
            field.setPlainText("heard at a fair")
        dialog.accept()
        values = [getattr(item, name) for item in at.desk.swot.within(OP)]
        assert values[0] == values[1]
        assert values[0]
        assert at.steps() == steps + 1


def test_a_likelihood_is_for_what_is_outside(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        enabled = {}
        for text in ("Clusters", "Tariffs"):
            at.stand(text)
            action = next(each for each in at.page.menu.actions() if each.text() == "&Likelihood…")
            enabled[text] = action.isEnabled()
        assert enabled == {"Clusters": False, "Tariffs": True}


def test_the_scores_an_item_speaks_of_are_a_key_away_and_stay(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        market, (first, second, *_) = at.desk.scoring.markets[0], at.desk.scoring.criteria
        at.page.writer.set(
            [at.item("Tariffs").id], {"market_ids": [market.id], "criterion_ids": [first.id, second.id]}
        )
        before = at.desk.scoring
        at.stand("Tariffs")
        at.key(Qt.Key.Key_R)
        dialog = at.dialog()
        assert isinstance(dialog, ReconsiderDialog)
        assert [dialog.list.item(row).text().split(":")[0] for row in range(dialog.list.count())] == [
            f"{market.name} on {criterion.name}"
            for criterion in at.desk.scoring.criteria
            if criterion.id in {first.id, second.id}
        ]
        dialog.list.setCurrentRow(1)
        with qtbot.waitSignal(at.context.place_wanted) as wanted:
            dialog.accept()
        assert wanted.args == [dialog.cells[1].market_id, dialog.cells[1].criterion_id]
        assert at.desk.scoring is before


def test_an_item_that_speaks_of_no_score_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        at.stand("Clusters")
        at.page.reconsider()
        dialog = at.dialog()
        assert isinstance(dialog, ReconsiderDialog)
        assert not dialog.act_button.isEnabled()
        assert "no market and criterion" in dialog.strip.sentence
