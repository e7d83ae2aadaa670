from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from dia_desktop.strategy.kpis import Kpi
from dia_desktop.ui.funding.kpi_dialog import KpiDialog
from dia_desktop.ui.funding.record_dialog import RecordDialog
from dia_desktop.ui.funding.update_dialog import UpdateDialog
from tests.ui.funding.funding_setting import ALT, BUTTON, NONE, TODAY, Setting, drafted, live

NAME, ACHIEVED, TARGET, UNIT, STATE, TREND, BETTER, START, DUE, LISTED, STATED = range(11)


@pytest.fixture
def at(qtbot: QtBot, tmp_path: Path) -> Iterator[Setting]:
    """Give a page with two KPIs, as bullets."""
    with live(qtbot, tmp_path) as setting:
        yield setting


def as_table(at: Setting) -> None:
    QTest.mouseClick(at.page.kpis.switch.button(1), BUTTON, NONE)
    assert at.kpis.isVisible()


def spot(at: Setting, key: str) -> QPoint:
    """Return where the number of a bullet stands."""
    (found,) = [each for each in at.page.kpis.view.sketch.spots if each.key == key]
    return QPoint(round(found.x + 0.9 * found.width), round(found.y + found.height / 2))


def count(at: Setting) -> int:
    """Return how many readings the first KPI has."""
    return len(at.desk.kpis[0].readings)


def update(at: Setting) -> UpdateDialog:
    found = at.dialog()
    assert isinstance(found, UpdateDialog)
    return found


def details(at: Setting, kpi_id: str = "deals") -> KpiDialog:
    at.page.commands.show_kpi(kpi_id)
    found = at.dialog()
    assert isinstance(found, KpiDialog)
    at.front(found)
    return found


def form(at: Setting) -> RecordDialog[Kpi]:
    found = at.dialog()
    assert isinstance(found, RecordDialog)
    return cast("RecordDialog[Kpi]", found)


def write(dialog: RecordDialog[Kpi], title: str, text: str) -> None:
    cast("QLineEdit", dialog.field(title)).setText(text)


# -- updating values -----------------------------------------------------------------------------


@pytest.mark.parametrize("how", ["mouse", "keyboard", "button", "menu"])
def test_a_value_is_noted_with_its_day_note_and_source(at: Setting, how: str) -> None:
    view = at.page.kpis.view
    if how == "mouse":
        QTest.mouseClick(view, BUTTON, NONE, spot(at, "deals"))
    elif how == "keyboard":
        view.setFocus()
        at.key(Qt.Key.Key_Home)
        at.key(Qt.Key.Key_Return)
    elif how == "button":
        QTest.mouseClick(at.page.kpis.update_button, BUTTON, NONE)
    else:
        at.page.commands.update_value.trigger()
    dialog = update(at)
    assert (dialog.kpi.currentText(), dialog.as_of.text()) == ("Agreements", "2021-02-11")
    assert dialog.now.text().startswith("2 of 20 agreements; behind plan")
    dialog.value.setText("7")
    dialog.as_of.setText("Jan 2021")
    dialog.note.setText("two more signed")
    dialog.source.setText("minutes")
    dialog.act_button.click()
    latest = at.desk.kpis[0].latest
    assert latest is not None
    assert (latest.value, str(latest.as_of)) == (7, "2021-01-31")
    assert (latest.note, latest.source) == ("two more signed", "minutes")
    assert count(at) == 3
    at.desk.undo()
    assert count(at) == 2
    at.desk.redo()
    assert at.reopened()[1] == at.desk.kpis


def test_a_value_of_another_kpi_can_be_noted_without_a_day(at: Setting) -> None:
    at.page.commands.update_value.trigger()
    dialog = update(at)
    dialog.kpi.setCurrentIndex(1)
    dialog.value.setText("3.5")
    dialog.as_of.setText("")
    dialog.act_button.click()
    latest = at.desk.kpis[1].latest
    assert latest is not None
    assert (latest.value, latest.as_of) == (3.5, None)


@pytest.mark.parametrize(
    ("value", "day", "sentence"),
    [
        ("several", "2021", "“several” is no number; type one."),
        ("", "2021", "A reading needs a value; type a number, or remove the reading."),
        ("inf", "2021", "“inf” is no number; type one."),
        (
            "3",
            "soon",
            "“soon” is no date; type for example 2021, Q2 2021, Mar 2021 or 2021-03-31.",
        ),
        ("3", "2022", "“2022” lies in the future; what was achieved is of today or earlier."),
        (
            "-3",
            "2021",
            (
                "Agreements: a count cannot be -3; type 0 or more, or give the KPI a unit "
                "that can fall below 0, such as %, points or EUR."
            ),
        ),
    ],
)
def test_a_value_that_cannot_be_used_stays_in_the_dialog(
    at: Setting, value: str, day: str, sentence: str
) -> None:
    before = at.desk.kpis
    at.page.commands.update_value.trigger()
    dialog = update(at)
    dialog.value.setText(value)
    dialog.as_of.setText(day)
    dialog.act_button.click()
    assert dialog.isVisible()
    assert dialog.strip.sentence == sentence
    assert (dialog.value.text(), dialog.as_of.text()) == (value, day)
    assert at.desk.kpis == before


def test_a_month_that_is_not_over_stands_for_today(at: Setting) -> None:
    at.page.commands.update_value.trigger()
    dialog = update(at)
    dialog.value.setText("7")
    dialog.as_of.setText("Feb 2021")
    dialog.act_button.click()
    latest = at.desk.kpis[0].latest
    assert latest is not None
    assert latest.as_of == TODAY


# -- the table -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("column", "text", "field", "value"),
    [
        (NAME, "Partnerships", "name", "Partnerships"),
        (TARGET, "12.5", "target", 12.5),
        (TARGET, "", "target", None),
        (UNIT, "deals", "unit", "deals"),
        (START, "2021", "start", date(2021, 1, 1)),
        (DUE, "Jun 2023", "due", date(2023, 6, 30)),
        (DUE, "", "due", None),
        (STATED, "report", "source", "report"),
    ],
)
def test_a_cell_is_edited_in_place_undone_redone_and_read_again(
    at: Setting, column: int, text: str, field: str, value: object
) -> None:
    as_table(at)
    before, steps = at.desk.kpis, at.steps()
    at.edit(at.kpis, 0, column, text)
    assert getattr(at.desk.kpis[0], field) == value
    assert (at.steps(), at.refused) == (steps + 1, [])
    at.desk.undo()
    assert at.desk.kpis == before
    at.desk.redo()
    assert getattr(at.reopened()[1][0], field) == value


def test_a_number_typed_into_achieved_is_a_reading_as_of_today(at: Setting) -> None:
    as_table(at)
    at.double_click(at.kpis, 0, ACHIEVED)
    at.type("9")
    latest = at.desk.kpis[0].latest
    assert latest is not None
    assert (latest.value, latest.as_of) == (9, TODAY)
    assert len(at.desk.kpis[0].readings) == 3


@pytest.mark.parametrize(
    ("column", "text", "sentence"),
    [
        (ACHIEVED, "some", "“some” is no number; type one."),
        (ACHIEVED, "", "A reading needs a value; type a number, or remove the reading."),
        (TARGET, "10 or so", "“10 or so” is no number; type one."),
        (NAME, " ", "KPI: type a name"),
        (START, "2030", "Agreements: its end, 2024-12-31, is before its start, 2030-01-01;"),
    ],
)
def test_what_cannot_be_used_stays_in_its_field(at: Setting, column: int, text: str, sentence: str) -> None:
    as_table(at)
    before = at.desk.kpis
    at.edit(at.kpis, 0, column, text)
    assert len(at.refused) == 1
    assert at.refused[0].startswith(sentence)
    assert at.desk.kpis == before
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    assert field.text() == text


def test_less_can_be_better(at: Setting) -> None:
    as_table(at)
    at.double_click(at.kpis, 0, BETTER)
    box = at.kpis.viewport().findChild(QComboBox)
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(1)
    box.activated.emit(1)
    assert at.desk.kpis[0].lower_is_better
    assert at.shown(at.kpis, 0)[STATE] == "better than the target"


def test_a_row_says_where_a_kpi_stands_with_an_icon(at: Setting) -> None:
    as_table(at)
    assert at.shown(at.kpis, 0)[:6] == ["Agreements", "2", "20", "agreements", "behind plan", "+2 a year"]
    assert at.shown(at.kpis, 1)[:6] == ["Events", "–", "none set", "", "no target set", ""]
    assert [at.shown(at.kpis, row)[LISTED] for row in range(2)] == ["1", "0"]
    look = at.kpis.records.look(at.kpis.records.index(0, STATE))
    assert (look.colour, look.icon_name) == ("warn_text", "triangle-alert")
    at.edit(at.kpis, 0, ACHIEVED, "20")
    look = at.kpis.records.look(at.kpis.records.index(0, STATE))
    assert (look.colour, look.icon_name) == ("good_text", "check")


def test_kpis_are_ordered_added_and_removed_with_keys(at: Setting) -> None:
    as_table(at)
    at.stand(at.kpis, 0, NAME)
    at.key(Qt.Key.Key_Down, ALT)
    assert [kpi.name for kpi in at.desk.kpis] == ["Events", "Agreements"]
    at.key(Qt.Key.Key_Delete)
    assert [kpi.name for kpi in at.desk.kpis] == ["Events"]
    at.desk.undo()
    assert len(at.desk.kpis[1].readings) == 2
    at.key(Qt.Key.Key_Insert)
    dialog = form(at)
    write(dialog, "KPI", "Visits")
    write(dialog, "Target", "40")
    write(dialog, "Due", "2023")
    dialog.act_button.click()
    added = at.desk.kpis[-1]
    assert (added.name, added.target, added.due) == ("Visits", 40, date(2023, 12, 31))


def test_bullets_take_the_keys_of_the_table(at: Setting) -> None:
    view = at.page.kpis.view
    view.setFocus()
    at.key(Qt.Key.Key_Delete)
    at.key(Qt.Key.Key_Home)
    at.key(Qt.Key.Key_Down, ALT)
    assert [kpi.name for kpi in at.desk.kpis] == ["Events", "Agreements"]
    assert view.spot is not None
    assert view.spot.key == "deals"
    at.key(Qt.Key.Key_Down, ALT)
    at.key(Qt.Key.Key_Up, ALT)
    assert [kpi.name for kpi in at.desk.kpis] == ["Agreements", "Events"]
    at.key(Qt.Key.Key_Delete)
    assert [kpi.name for kpi in at.desk.kpis] == ["Events"]
    at.desk.undo()
    at.key(Qt.Key.Key_Home)
    at.key(Qt.Key.Key_F2)
    assert isinstance(at.dialog(), KpiDialog)
    at.dialog().close()
    at.front(at.page)
    view.setFocus()
    at.key(Qt.Key.Key_Insert)
    assert at.dialog().windowTitle() == "Add a KPI"


def test_the_bullet_of_the_keyboard_is_scrolled_into_sight(qtbot: QtBot, tmp_path: Path) -> None:
    kpis = tuple(Kpi(f"k{n}", f"KPI {n}", target=5, position=n) for n in range(60))
    with live(qtbot, tmp_path, drafted(kpis=kpis)) as at:
        view = at.page.kpis.view
        assert len(view.sketch.spots) == 60
        view.setFocus()
        at.key(Qt.Key.Key_End)
        seen = view.visibleRegion().boundingRect()
        assert seen.contains(view.focus_rect().toRect().center())


def test_the_title_is_the_finding(at: Setting) -> None:
    assert at.page.kpis.heading.text() == "0 of 1 target met; 1 without a target"
    assert at.page.kpis.view.accessibleName() == "0 of 1 target met; 1 without a target"


# -- history and achievements ----------------------------------------------------------------------


def test_a_kpi_shows_its_readings_and_what_was_achieved(at: Setting) -> None:
    dialog = details(at)
    assert dialog.windowTitle() == "Agreements"
    assert "behind plan" in dialog.state.text()
    assert "+2 a year" in dialog.state.text()
    assert at.shown(dialog.readings, 0) == ["1", "1 Jul 2020", "", ""]
    assert at.shown(dialog.readings, 1)[::2] == ["2", "counted"]
    assert at.shown(dialog.achievements, 0)[0] == "Agreement with Ontario"


def test_a_reading_is_corrected_and_removed(at: Setting) -> None:
    dialog = details(at)
    at.edit(dialog.readings, 1, 0, "5")
    assert at.desk.kpis[0].readings[1].value == 5
    at.edit(dialog.readings, 1, 1, "2021-02-01")
    assert at.desk.kpis[0].readings[1].as_of == date(2021, 2, 1)
    at.edit(dialog.readings, 1, 1, "2021-02-12")
    assert "lies in the future" in dialog.strip.sentence
    at.key(Qt.Key.Key_Escape)
    at.edit(dialog.achievements, 0, 1, "9999")
    assert "“9999” lies in the future" in dialog.strip.sentence
    at.key(Qt.Key.Key_Escape)
    at.edit(dialog.readings, 1, 0, "x")
    assert dialog.strip.sentence == "“x” is no number; type one."
    at.key(Qt.Key.Key_Escape)
    at.stand(dialog.readings, 1, 0)
    at.key(Qt.Key.Key_Delete)
    assert [each.value for each in at.desk.kpis[0].readings] == [1]
    dialog.remove_reading_button.click()
    assert count(at) == 0
    assert not dialog.remove_reading_button.isEnabled()
    for _ in range(4):
        at.desk.undo()
    assert [each.value for each in at.desk.kpis[0].readings] == [1, 2]
    assert dialog.readings.records.rowCount() == 2


def test_an_achievement_is_added_changed_and_removed(at: Setting) -> None:
    dialog = details(at)
    dialog.add_button.click()
    entry = form(at)
    write(entry, "What was achieved", "Agreement with Québec")
    write(entry, "On", "2020-09-15")
    write(entry, "Stated in", "report, p. 7")
    entry.act_button.click()
    assert [(each.title, each.on, each.source) for each in at.desk.kpis[0].achievements][1] == (
        *("Agreement with Québec", date(2020, 9, 15)),
        "report, p. 7",
    )
    assert at.desk.kpis[0].latest is not None
    assert at.desk.kpis[0].latest.value == 2
    at.front(dialog)
    at.edit(dialog.achievements, 1, 0, "Agreement with Quebec")
    assert at.desk.kpis[0].achievements[1].title == "Agreement with Quebec"
    at.stand(dialog.achievements, 0, 0)
    dialog.remove_achievement_button.click()
    assert [each.title for each in at.desk.kpis[0].achievements] == ["Agreement with Quebec"]
    at.desk.undo()
    assert at.reopened()[1] == at.desk.kpis


def test_the_latest_reading_is_marked_for_the_buttons(at: Setting) -> None:
    dialog = details(at)
    assert (dialog.readings.current_id, dialog.achievements.current_id) == ("r2", "m1")
    dialog.remove_reading_button.click()
    assert [each.value for each in at.desk.kpis[0].readings] == [1]
    assert dialog.readings.current_id == "r1"


def test_a_kpi_that_is_gone_takes_its_dialog_along(at: Setting) -> None:
    dialog = details(at)
    at.page.commands.remove_kpi("deals")
    assert not dialog.isVisible()


def test_the_definition_can_be_edited_from_the_dialog(at: Setting) -> None:
    dialog = details(at)
    dialog.edit_button.click()
    entry = form(at)
    write(entry, "KPI", "Partnerships")
    entry.act_button.click()
    assert dialog.heading.text() == "Partnerships"
