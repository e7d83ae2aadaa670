"""Moving weights with mouse and keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from dia_desktop.store import StrategyFile
from dia_desktop.store.edits import close_round, set_locked
from dia_desktop.ui.markets.closest_flips import ClosestFlips
from dia_desktop.ui.markets.weight_card import WeightCard
from tests.ui.markets.live_setting import (
    Live,
    at_percent,
    click,
    draft,
    drag,
    grid,
    live,
    move,
    press,
    release,
    showing,
)

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def at(qtbot: QtBot, tmp_path: Path) -> Iterator[Live]:
    with live(qtbot, tmp_path) as made:
        yield made


def trying(flips: ClosestFlips) -> bool:
    return flips.trying


def previewing(at: Live) -> bool:
    return at.desk.previewing


def typing(card: WeightCard) -> bool:
    return card.editor is not None


# -- mouse ----------------------------------------------------------------------------------------


def test_a_drag_is_shown_at_once_and_written_as_one_step(at: Live) -> None:
    groove, steps = at.groove(0), at.steps
    press(groove, at_percent(groove, 40))
    for percent in (45, 55, 70):
        move(groove, at_percent(groove, percent))
        assert groove.share == pytest.approx(percent / 100)
    assert at.page.ranking.finding.text().startswith("Canada")
    assert at.weights == [40, 25, 35]
    assert at.steps == steps
    release(groove, at_percent(groove, 70))
    assert at.weights == pytest.approx([70, 12.5, 17.5])
    assert at.steps == steps + 1
    assert at.file.undo_label == "Set weight of Stability to 70 %"


def test_undo_brings_the_weights_back(at: Live) -> None:
    groove = at.groove(0)
    drag(groove, at_percent(groove, 40), at_percent(groove, 70))
    at.desk.undo()
    assert at.weights == [40, 25, 35]
    assert groove.share == pytest.approx(0.4)
    assert at.page.ranking.finding.text().startswith("USA")


def test_esc_during_a_drag_leaves_no_trace(at: Live) -> None:
    groove, before = at.groove(0), at.file.path.read_bytes()
    press(groove, at_percent(groove, 40))
    move(groove, at_percent(groove, 80))
    QTest.keyClick(groove, Key.Key_Escape)
    assert groove.share == pytest.approx(0.4)
    move(groove, at_percent(groove, 90))
    release(groove, at_percent(groove, 90))
    assert groove.share == pytest.approx(0.4)
    assert not previewing(at)
    assert at.file.path.read_bytes() == before


def test_others_come_back_to_their_proportions_with_the_handle(at: Live) -> None:
    groove = at.groove(0)
    press(groove, at_percent(groove, 40))
    for percent in (100, 40):
        move(groove, at_percent(groove, percent))
    assert at.desk.weights == pytest.approx([0.40, 0.25, 0.35])
    release(groove, at_percent(groove, 40))
    assert at.file.undo_label is None


def test_a_groove_keeps_its_picture_while_it_is_dragged(at: Live) -> None:
    groove, other = at.groove(0), at.groove(1)
    own, beside = groove.way, other.way
    press(groove, at_percent(groove, 40))
    move(groove, at_percent(groove, 100))
    assert groove.way is own
    assert list(other.way.sweep.bounds) != list(beside.sweep.bounds)
    release(groove, at_percent(groove, 100))


def test_a_click_brings_the_handle(at: Live) -> None:
    groove = at.groove(2)
    click(groove, at_percent(groove, 80))
    assert at.weights[2] == pytest.approx(80, abs=1)


def test_the_wheel_moves_nothing(at: Live) -> None:
    groove = at.groove(0)
    groove.setFocus()
    place, inverted = QPointF(40, 18), False
    event = QWheelEvent(
        place,
        QPointF(groove.mapToGlobal(place)),
        QPoint(0, 0),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        inverted,
    )
    QApplication.sendEvent(groove, event)
    assert groove.share == pytest.approx(0.4)


# -- keyboard -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "modifier", "percent"),
    [
        (Key.Key_Right, Qt.KeyboardModifier.NoModifier, 41),
        (Key.Key_Left, Qt.KeyboardModifier.NoModifier, 39),
        (Key.Key_Up, SHIFT, 45),
        (Key.Key_Down, SHIFT, 35),
        (Key.Key_PageUp, Qt.KeyboardModifier.NoModifier, 50),
        (Key.Key_PageDown, Qt.KeyboardModifier.NoModifier, 30),
    ],
)
def test_keys_move_a_weight_by_steps(
    at: Live, key: Qt.Key, modifier: Qt.KeyboardModifier, percent: float
) -> None:
    steps = at.steps
    QTest.keyClick(at.groove(0), key, modifier)
    assert at.weights[0] == pytest.approx(percent)
    assert at.steps == steps + 1


def test_home_and_end_go_to_the_nearest_flip(at: Live) -> None:
    QTest.keyClick(at.groove(1), Key.Key_End)
    assert at.weights[1] == pytest.approx(32.3, abs=0.05)
    at.desk.undo()
    QTest.keyClick(at.groove(2), Key.Key_Home)
    assert at.weights[2] == pytest.approx(28.9, abs=0.05)


def test_a_key_held_down_is_one_step(at: Live) -> None:
    groove, steps = at.groove(0), at.steps
    for _ in range(5):
        QTest.keyPress(groove, Key.Key_Right)
    assert groove.share == pytest.approx(0.45)
    assert at.steps == steps
    QTest.keyRelease(groove, Key.Key_Right)
    assert at.weights[0] == pytest.approx(45)
    assert at.steps == steps + 1


def test_esc_while_a_key_is_held_takes_it_back(at: Live) -> None:
    groove, steps = at.groove(0), at.steps
    QTest.keyPress(groove, Key.Key_Right)
    QTest.keyClick(groove, Key.Key_Escape)
    QTest.keyRelease(groove, Key.Key_Right)
    assert groove.share == pytest.approx(0.4)
    assert at.steps == steps


def test_leaving_the_slider_writes_what_was_tried_by_key(at: Live) -> None:
    groove = at.groove(0)
    groove.setFocus()
    QTest.keyPress(groove, Key.Key_Right)
    at.groove(1).setFocus()
    assert at.weights[0] == pytest.approx(41)
    assert not previewing(at)


def test_undo_in_the_middle_of_a_drag_ends_it(at: Live) -> None:
    QTest.keyClick(at.groove(0), Key.Key_Right)
    groove = at.groove(1)
    press(groove, at_percent(groove, 25))
    move(groove, at_percent(groove, 60))
    at.desk.undo()
    move(groove, at_percent(groove, 80))
    release(groove, at_percent(groove, 80))
    assert at.weights == [40, 25, 35]
    assert not previewing(at)


def test_assistive_technology_moves_it_as_a_slider(at: Live) -> None:
    groove = at.groove(0)
    interface = QAccessible.queryAccessibleInterface(groove)
    assert interface.role() == QAccessible.Role.Slider
    assert interface.text(QAccessible.Text.Name) == "Weight of Stability"
    values = interface.valueInterface()
    assert (values.minimumValue(), values.currentValue(), values.maximumValue()) == (0, 40, 100)
    values.setCurrentValue(60)
    assert at.weights[0] == pytest.approx(60)
    assert values.currentValue() == 60


# -- typing ---------------------------------------------------------------------------------------


def test_a_weight_can_be_typed_after_f2(at: Live) -> None:
    groove, steps = at.groove(0), at.steps
    QTest.keyClick(groove, Key.Key_F2)
    editor = at.page.weights.cards[0].editor
    assert editor is not None
    assert editor.text() == "40"
    QTest.keyClicks(editor, "62.5 %")
    QTest.keyClick(editor, Key.Key_Return)
    assert at.weights[0] == pytest.approx(62.5)
    assert at.steps == steps + 1
    assert not typing(at.page.weights.cards[0])


def test_a_double_click_on_the_number_types_it(at: Live) -> None:
    card = at.page.weights.cards[1]
    QTest.mouseDClick(card, Qt.MouseButton.LeftButton, pos=QPoint(card.width() - 30, 30))
    assert card.editor is not None
    QTest.keyClick(card.editor, Key.Key_Escape)
    assert not typing(card)
    assert at.weights == [40, 25, 35]


@pytest.mark.parametrize("typed", ["", "often", "-1", "101", "1e400", "nan"])
def test_what_is_no_weight_is_refused_and_kept_to_be_mended(at: Live, typed: str) -> None:
    card, before = at.page.weights.cards[0], at.file.path.read_bytes()
    card.start_typing()
    assert card.editor is not None
    card.editor.setText(typed)
    QTest.keyClick(card.editor, Key.Key_Return)
    assert at.refusals == ["Type a weight from 0 to 100 percent."]
    assert card.editor is not None
    assert card.editor.text() == typed
    assert at.file.path.read_bytes() == before


def test_a_typed_weight_is_not_lost_when_the_field_is_left(at: Live) -> None:
    card = at.page.weights.cards[0]
    card.start_typing()
    assert card.editor is not None
    card.editor.setText("50")
    at.groove(2).setFocus()
    assert at.weights[0] == pytest.approx(50)
    assert not typing(card)


# -- locks ----------------------------------------------------------------------------------------


def test_l_locks_a_weight_and_others_move_around_it(at: Live) -> None:
    QTest.keyClick(at.groove(1), Key.Key_L)
    assert at.file.scoring().criteria[1].locked
    groove = at.groove(0)
    drag(groove, at_percent(groove, 40), at_percent(groove, 60))
    assert at.weights == pytest.approx([60, 25, 15])
    drag(groove, at_percent(groove, 60), at_percent(groove, 99))
    assert at.weights == pytest.approx([75, 25, 0])
    QTest.mouseClick(at.page.weights.cards[1].lock, Qt.MouseButton.LeftButton)
    assert not at.file.scoring().criteria[1].locked


def test_a_locked_weight_stays_and_says_so(at: Live) -> None:
    QTest.keyClick(at.groove(0), Key.Key_L)
    groove = at.groove(0)
    drag(groove, at_percent(groove, 40), at_percent(groove, 60))
    assert at.weights[0] == 40
    assert at.refusals == ["This weight is locked; unlock it to move it."]


def test_with_all_others_locked_a_weight_cannot_move_and_says_why(at: Live) -> None:
    for column in (0, 1):
        QTest.keyClick(at.groove(column), Key.Key_L)
    why = "All other weights are locked; unlock one to move this one."
    assert at.page.weights.cards[2].sentence() == why
    QTest.keyClick(at.groove(2), Key.Key_Right)
    assert at.refusals == [why]
    assert at.weights == [40, 25, 35]


def test_a_typed_weight_beyond_what_locks_leave_is_refused(at: Live) -> None:
    at.desk.do(set_locked, "r1", "c1", locked=True)
    card = at.page.weights.cards[0]
    card.start_typing()
    assert card.editor is not None
    card.editor.setText("80")
    QTest.keyClick(card.editor, Key.Key_Return)
    assert at.refusals == ["The locked weights leave at most 75.0 %."]


# -- what the cards say ---------------------------------------------------------------------------


def test_the_sentence_names_who_leads_until_where(qtbot: QtBot, tmp_path: Path) -> None:
    values = ((64, 42, 90), (72, 81, 41), (42, 90, 44), (36, 20, 98))
    with live(qtbot, tmp_path, draft(values)) as at:
        said = [card.sentence().replace("\N{NO-BREAK SPACE}", " ") for card in at.page.weights.cards]
        assert said == [
            "USA first up to 61 %, then Canada",
            "USA first up to 32 %, then Canada",
            "USA first from 29 % to 76 %",
        ]
        assert at.page.weights.cards[0].finding() == "Stability: 40 %"
        assert at.groove(0).words_at(at_percent(at.groove(0), 90).x()).startswith("Canada first from 61")


def test_a_lead_that_missing_scores_could_undo_is_hatched_and_said(at: Live) -> None:
    card = at.page.weights.cards[1]
    assert not all(card.groove.way.sure)
    assert card.sentence().startswith("So far: ")
    unsure = card.groove.way.sure.index(False)
    stretch = card.groove.layout_now().stretches[unsure]
    assert "missing scores could change it" in card.groove.words_at(stretch.rect.center().x())


def test_names_are_text_however_hostile(qtbot: QtBot, tmp_path: Path) -> None:
    names = ("<b>USA</b><img src=x>", "A" * 200, "=1+1", "Ünïcode 市場")
    with live(qtbot, tmp_path, draft(((1, 2, 3), (3, 2, 1), (2, 2, 2), (4, 0, 4)), names=names)) as at:
        at.page.grab()
        row = at.page.ranking.view.details()
        assert "<b>USA</b><img src=x>" in row
        flips = [button for button in at.page.weights.flips.rows if button.isVisible()]
        assert all("<b>" not in button.toolTip() for button in flips)
        assert at.page.width() == 1352


# -- equal weights, closest flips ------------------------------------------------------------------


def test_equal_weights_are_one_step_and_can_be_undone(at: Live) -> None:
    steps = at.steps
    QTest.mouseClick(at.page.weights.equal_button, Qt.MouseButton.LeftButton)
    assert at.weights == pytest.approx([100 / 3] * 3)
    assert at.steps == steps + 1
    at.page.weights.equal_action.trigger()
    assert at.steps == steps + 1
    at.desk.undo()
    assert at.weights == [40, 25, 35]


def test_a_closest_flip_is_tried_and_taken_back(at: Live) -> None:
    flips, before = at.page.weights.flips, at.file.path.read_bytes()
    first = flips.rows[0]
    said = first.accessibleName()
    assert "leads if" in said
    QTest.mouseClick(first, Qt.MouseButton.LeftButton)
    assert trying(flips)
    assert previewing(at)
    assert at.desk.ranking is not None
    assert said.startswith(at.desk.ranking.market(0).name)
    assert first.accessibleName() == said
    QTest.keyClick(first, Key.Key_Escape)
    assert not previewing(at)
    assert at.file.path.read_bytes() == before


def test_a_closest_flip_is_kept_as_one_step(at: Live) -> None:
    flips, steps = at.page.weights.flips, at.steps
    flips.rows[0].setFocus()
    QTest.keyClick(flips.rows[0], Key.Key_Space)
    tried = list(at.desk.weights)
    QTest.mouseClick(flips.keep_button, Qt.MouseButton.LeftButton)
    assert at.weights == pytest.approx([weight * 100 for weight in tried])
    assert at.steps == steps + 1
    assert not trying(flips)


def test_leaving_the_flips_takes_the_trial_back(at: Live) -> None:
    flips = at.page.weights.flips
    flips.rows[0].setFocus()
    QTest.keyClick(flips.rows[0], Key.Key_Space)
    assert previewing(at)
    at.groove(0).setFocus()
    assert not previewing(at)
    assert not trying(flips)


# -- look only, and other counts ------------------------------------------------------------------


def test_a_closed_round_can_only_be_looked_at(at: Live) -> None:
    at.desk.do(close_round, "r1")
    for card in at.page.weights.cards:
        assert not card.groove.isEnabled()
        assert not card.lock.isEnabled()
        assert "closed" in card.groove.toolTip()
    assert not at.page.weights.equal_action.isEnabled()
    at.page.weights.flips.rows[0].click()
    assert at.refusals == ["Round 1 is closed and may only be looked at."]
    assert not previewing(at)


def test_a_file_of_someone_else_can_only_be_looked_at(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "shared.strategy"
    with (
        StrategyFile.create(path, draft(), author="the owner"),
        StrategyFile.open(path, author="the second") as second,
        showing(qtbot, second) as at,
    ):
        assert second.read_only
        assert not at.groove(0).isEnabled()
        assert "reading only" in at.groove(0).toolTip()


def test_the_only_criterion_carries_the_whole_weight(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path, grid(3, 1)) as at:
        assert at.page.weights.cards[0].sentence() == "The only criterion carries the whole weight."
        QTest.keyClick(at.groove(0), Key.Key_Left)
        assert at.refusals == ["The only criterion carries the whole weight."]
        at.page.grab()


def test_thirty_criteria_scroll(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path, grid(8, 30)) as at:
        cards = at.page.weights.cards
        assert len(cards) == 30
        assert cards[-1].visibleRegion().isEmpty()
        cards[-1].groove.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(cards[-1].groove, Key.Key_Right)
        assert at.weights[-1] == pytest.approx(100 / 30 + 1, abs=1e-3)


def test_all_locked_is_said_and_nothing_is_claimed(at: Live) -> None:
    for criterion in at.desk.scoring.criteria:
        assert at.desk.do(set_locked, at.desk.scoring.round.id, criterion.id, locked=True)
    assert {card.sentence() for card in at.page.findChildren(WeightCard)} == {"All weights are locked."}
    (flips,) = at.page.findChildren(ClosestFlips)
    (said,) = [label.text() for label in flips.findChildren(QLabel) if "locked" in label.text()]
    assert said.startswith("All weights are locked. Unlock two")
