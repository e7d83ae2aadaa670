"""Adding a criterion, renaming it, editing its scale."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableWidget
from pytestqt.qtbot import QtBot

from dia_desktop.resources import resource
from dia_desktop.strategy.records import Level, Scale
from dia_desktop.ui.markets.criterion_dialog import AddCriterion, EditScale, RenameCriterion, icon_words
from tests.ui.markets.score_setting import STABILITY, Setting, example, retype, set_up

Key = Qt.Key


@pytest.fixture
def at(qtbot: QtBot, tmp_path: Path) -> Iterator[Setting]:
    with set_up(qtbot, tmp_path) as setting:
        yield setting


@pytest.fixture
def adding(at: Setting) -> AddCriterion:
    at.card.matrix_actions.add_criterion.trigger()
    (dialog,) = at.card.findChildren(AddCriterion)
    return dialog


@pytest.fixture
def editing(at: Setting) -> EditScale:
    return edit(at, 0)


def edit(at: Setting, column: int) -> EditScale:
    at.card.edit_scale(at.desk.scoring.criteria[column])
    (dialog,) = at.card.findChildren(EditScale)
    return dialog


def text_of(table: QTableWidget, row: int, column: int) -> str:
    item = table.item(row, column)
    assert item is not None
    return item.text()


def write(dialog: EditScale | AddCriterion, row: int, column: int, text: str) -> None:
    editor = dialog.scale
    table = editor.points if editor.points.isVisible() else editor.levels
    item = table.item(row, column)
    assert item is not None
    item.setText(text)


def test_every_icon_ships() -> None:
    for name, words in icon_words().items():
        assert resource(f"icons/{name}.svg").is_file()
        assert words


def test_a_criterion_is_added_in_one_step(at: Setting, adding: AddCriterion) -> None:
    steps = at.steps()
    QTest.keyClicks(adding.name, "Logistics")
    adding.icon.setCurrentIndex(adding.icon.findData("globe"))
    retype(adding.scale.worst, "slow")
    retype(adding.scale.best, "fast")
    retype(adding.scale.unit, "index")
    write(adding, 0, 0, "1")
    write(adding, 1, 0, "5")
    adding.act_button.click()
    criterion = at.desk.scoring.criteria[2]
    assert (criterion.name, criterion.icon, criterion.weight) == ("Logistics", "globe", 0.0)
    assert criterion.scale == Scale("index", "slow", "fast", ((1.0, 0.0), (5.0, 100.0)), (), 1)
    assert at.steps() == steps + 1
    assert at.card.model.columnCount() == 6
    at.desk.undo()
    assert len(at.desk.scoring.criteria) == 2
    at.desk.redo()
    assert at.reopened() == at.desk.scoring


def test_an_ordinal_criterion_has_levels(at: Setting, adding: AddCriterion) -> None:
    QTest.keyClicks(adding.name, "Visa")
    adding.scale.kind.setCurrentIndex(1)
    write(adding, 0, 1, "needed")
    write(adding, 1, 1, "=free")
    adding.act_button.click()
    scale = at.desk.scoring.criteria[2].scale
    assert scale.levels == (Level(0, "needed", 0.0), Level(1, "=free", 100.0))
    assert scale.points == ()


@pytest.mark.parametrize("name", ["", "Trade", "x" * 201])
def test_a_name_that_cannot_be_is_said_and_kept(at: Setting, adding: AddCriterion, name: str) -> None:
    retype(adding.name, name)
    retype(adding.scale.worst, "kept")
    adding.act_button.click()
    assert adding.strip.sentence.startswith("Criterion: ")
    assert (adding.name.text(), adding.scale.worst.text()) == (name, "kept")
    assert len(at.desk.scoring.criteria) == 2


def test_name_and_icon_are_one_step(at: Setting) -> None:
    at.card.matrix_actions.rename_criterion(at.desk.scoring.criteria[0])
    (dialog,) = at.card.findChildren(RenameCriterion)
    steps = at.steps()
    retype(dialog.name, "<b>Calm</b>")
    dialog.icon.setCurrentIndex(dialog.icon.findData("sun"))
    QTest.keyClick(dialog.name, Key.Key_Return)
    criterion = at.desk.scoring.criteria[0]
    assert (criterion.name, criterion.icon) == ("<b>Calm</b>", "sun")
    assert at.steps() == steps + 1
    at.desk.undo()
    assert (at.desk.scoring.criteria[0].name, at.desk.scoring.criteria[0].icon) == ("Stability", "landmark")


def test_an_unchanged_scale_writes_nothing(at: Setting, editing: EditScale) -> None:
    steps = at.steps()
    editing.act_button.click()
    assert not editing.isVisible()
    assert at.steps() == steps


def test_numbers_that_are_left_alone_stay_exact(qtbot: QtBot, tmp_path: Path) -> None:
    with set_up(qtbot, tmp_path, example()) as at:
        dialog = edit(at, 1)
        assert text_of(dialog.scale.levels, 1, 2) == "14.286"
        before = at.desk.scoring.criteria[1].scale
        assert dialog.scale.scale() == before
        write(dialog, 2, 2, "30")
        dialog.act_button.click()
        after = at.desk.scoring.criteria[1].scale.levels
        assert after[2].value == 30.0
        assert after[1].value == before.levels[1].value


def test_the_second_mapping_of_levels_is_kept(qtbot: QtBot, tmp_path: Path) -> None:
    with set_up(qtbot, tmp_path, example()) as at:
        dialog = edit(at, 1)
        before = at.desk.scoring.criteria[1].scale
        assert before.has_alternative
        write(dialog, 5, 1, "goods only")
        (changed,) = set(dialog.scale.scale().levels) - set(before.levels)
        assert (changed.label, changed.alternative) == ("goods only", 75.0)


def test_new_anchors_change_the_scores(at: Setting, editing: EditScale) -> None:
    write(editing, 1, 0, "2")
    editing.act_button.click()
    assert at.desk.matrix.values[1, 0] == 100.0
    at.desk.undo()
    assert at.desk.scoring.criteria[0].scale == STABILITY


def test_less_is_better_by_swapping_the_ends(at: Setting, editing: EditScale) -> None:
    editing.scale.swap_ends()
    editing.act_button.click()
    scale = at.desk.scoring.criteria[0].scale
    assert scale.points == ((-2.5, 100.0), (2.5, 0.0))
    assert (scale.worst, scale.best) == ("best", "worst")
    assert at.desk.matrix.values[1, 0] == pytest.approx(10.0)


def test_lines_are_added_and_removed(at: Setting, editing: EditScale) -> None:
    editing.scale.points.setCurrentCell(0, 0)
    editing.scale.add_line()
    editing.act_button.click()
    assert editing.strip.sentence == "Line 2, Reading: “” is not a number."
    write(editing, 1, 0, "0")
    write(editing, 1, 1, "80")
    editing.act_button.click()
    assert at.desk.scoring.criteria[0].scale.points == ((-2.5, 0.0), (0.0, 80.0), (2.5, 100.0))
    assert at.desk.matrix.values[0, 0] == pytest.approx(88.0)


@pytest.mark.parametrize(
    ("row", "column", "text", "sentence"),
    [
        (1, 0, "abc", "Line 2, Reading: “abc” is not a number."),
        (1, 1, "nan", "Line 2, Worth, 0–100: “nan” is not a number."),
        (1, 1, "101", "not within 0 to 100"),
        (1, 0, "-2.5", "must rise, or fall"),
    ],
)
def test_points_that_make_no_function_are_said_and_kept(
    at: Setting, editing: EditScale, row: int, column: int, text: str, sentence: str
) -> None:
    write(editing, row, column, text)
    editing.act_button.click()
    assert sentence in editing.strip.sentence
    assert text_of(editing.scale.points, row, column) == text
    assert at.desk.scoring.criteria[0].scale == STABILITY


def test_levels_that_readings_need_cannot_go(at: Setting) -> None:
    dialog = edit(at, 1)
    dialog.scale.levels.setCurrentCell(1, 0)
    dialog.scale.remove_line()
    dialog.act_button.click()
    assert "USA" in dialog.strip.sentence
    assert "no level 1" in dialog.strip.sentence
    assert len(at.desk.scoring.criteria[1].scale.levels) == 3


@pytest.mark.parametrize(("text", "sentence"), [("0.5", "not a whole number"), ("0", "listed twice")])
def test_levels_have_whole_numbers_of_their_own(at: Setting, text: str, sentence: str) -> None:
    dialog = edit(at, 1)
    write(dialog, 2, 0, text)
    dialog.act_button.click()
    assert sentence in dialog.strip.sentence


def test_a_scale_without_levels_is_refused(at: Setting) -> None:
    dialog = edit(at, 1)
    for _ in range(3):
        dialog.scale.levels.setCurrentCell(0, 0)
        dialog.scale.remove_line()
    dialog.act_button.click()
    assert dialog.strip.sentence == "Levels: at least one is needed; add a line."


def test_the_curve_says_what_the_markets_are_worth(editing: EditScale) -> None:
    assert editing.scale.curve.accessibleName() == "Value function: USA 70, Canada 90, Brazil 40"
    write(editing, 0, 1, "50")
    assert editing.scale.curve.accessibleName() == "Value function: USA 85, Canada 95, Brazil 70"
    write(editing, 0, 1, "x")
    assert editing.scale.curve.accessibleName() == "Value function: USA 85, Canada 95, Brazil 70"
    assert editing.grab().width() > 0


def test_the_curve_of_levels_leaves_out_readings_it_does_not_have(at: Setting) -> None:
    dialog = edit(at, 1)
    assert dialog.scale.curve.accessibleName() == "Value function: USA 40, Canada 100"
    write(dialog, 1, 0, "5")
    assert dialog.scale.curve.accessibleName() == "Value function: Canada 100"
    assert dialog.grab().width() > 0


def test_decimal_commas_are_read_in_the_table(qtbot: QtBot, tmp_path: Path) -> None:
    with set_up(qtbot, tmp_path, locale="de_DE") as at:
        dialog = edit(at, 0)
        assert text_of(dialog.scale.points, 0, 0) == "−2,5"
        write(dialog, 0, 0, "-1,5")
        dialog.act_button.click()
        assert at.desk.scoring.criteria[0].scale.points[0] == (-1.5, 0.0)
