"""The inspector: every field is edited in its place, each as one step that can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QStyle, QStyleOptionFrame
from pytestqt.qtbot import QtBot

from dia_desktop.store import edits
from dia_desktop.strategy.roadmap import (
    ActivityKind,
    ActivityStatus,
    Confidence,
    DateGrain,
    LinkKind,
)
from dia_desktop.ui.roadmap.activity_dialog import ActivityDialog
from dia_desktop.ui.roadmap.fields import ShareField
from dia_desktop.ui.roadmap.form import ActivityForm
from dia_desktop.ui.roadmap.link_dialog import LinkDialog
from dia_desktop.ui.widgets import Button
from tests.ui.roadmap.roadmap_setting import A, Setting, live, small_roadmap, write_title

Change = Callable[[Setting, ActivityForm], None]


def choose(field: QComboBox, value: object) -> None:
    """Choose an entry of a list as a user does."""
    field.setCurrentIndex(field.findData(value))
    field.activated.emit(field.currentIndex())


def write(field: QLineEdit, text: str) -> None:
    """Write into a line and leave it."""
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text) if text else field.clear()
    QTest.keyClick(field, Qt.Key.Key_Return)


def _title(_: Setting, form: ActivityForm) -> None:
    form.title.setFocus()
    form.title.selectAll()
    QTest.keyClicks(form.title, "Sign the deal")
    QTest.keyClick(form.title, Qt.Key.Key_Return)


def _markets(at: Setting, form: ActivityForm) -> None:
    form.markets.tick(at.desk.scoring.markets[0].id)
    form.markets.tick(at.desk.scoring.markets[3].id)
    form.markets.close_menu()


def _partners(at: Setting, form: ActivityForm) -> None:
    form.partners.tick(at.desk.strategy.partners[1].id)
    form.partners.close_menu()


def _note(at: Setting, form: ActivityForm) -> None:
    form.note.setFocus()
    form.note.setPlainText("<b>bold</b> & plain")
    at.page.chart.tree.setFocus()


def _progress(_: Setting, form: ActivityForm) -> None:
    form.progress.setFocus()
    form.progress.setValue(55)
    QTest.keyClick(form.progress, Qt.Key.Key_Return)


@pytest.mark.parametrize(
    ("change", "name", "value"),
    [
        (_title, "title", "Sign the deal"),
        (lambda _, form: choose(form.workstream, A), "workstream_id", A),
        (lambda _, form: choose(form.kind, "gate"), "kind", ActivityKind.GATE),
        (_progress, "progress", 55),
        (lambda _, form: choose(form.status, "paused"), "status", ActivityStatus.PAUSED),
        (lambda _, form: choose(form.confidence, "idea"), "confidence", Confidence.IDEA),
        (lambda _, form: write(form.source, "p. 12"), "source", "p. 12"),
        (_note, "note", "<b>bold</b> & plain"),
        (lambda _, form: write(form.review, "2022-03-01"), "review_date", date(2022, 3, 1)),
        (lambda _, form: write(form.dates.start, "Nov 2021"), "start", date(2021, 11, 1)),
        (lambda _, form: write(form.dates.end, "2022"), "end", date(2022, 12, 31)),
        (lambda _, form: write(form.dates.end, "2022-12-05"), "grain", DateGrain.DAY),
        (lambda _, form: choose(form.dates.grain, "year"), "grain", DateGrain.YEAR),
        (lambda _, form: write(form.cost.amount, "48000.50"), "cost_cents", 4_800_050),
    ],
)
def test_a_field_is_written_at_once_and_taken_back(
    qtbot: QtBot, tmp_path: Path, change: Change, name: str, value: object
) -> None:
    with live(qtbot, tmp_path) as at:
        at.stand("DEAL")
        before, steps = at.desk.roadmap.by_id()["deal"], at.steps()
        change(at, at.page.inspector.form)
        QApplication.processEvents()
        assert getattr(at.desk.roadmap.by_id()["deal"], name) == value
        assert at.steps() == steps + 1
        assert getattr(at.reopened().by_id()["deal"], name) == value
        at.desk.undo()
        assert at.desk.roadmap.by_id()["deal"] == before
        at.desk.redo()
        assert getattr(at.desk.roadmap.by_id()["deal"], name) == value


def test_partners_and_markets_are_ticked_as_one_step(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        at.stand("DEAL")
        steps, form = at.steps(), at.page.inspector.form
        _markets(at, form)
        markets = at.desk.scoring.markets
        assert set(at.one("DEAL").market_ids) == {markets[0].id, markets[3].id}
        assert at.steps() == steps + 1
        _partners(at, form)
        assert at.one("DEAL").partner_ids == (at.desk.strategy.partners[1].id,)
        assert markets[0].name in at.page.inspector.roles.finding()


def test_the_owner_is_chosen_and_taken_away(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        at.stand("DEAL")
        partner = at.desk.strategy.partners[2]
        choose(at.page.inspector.form.owner, partner.id)
        assert at.one("DEAL").owner_id == partner.id
        choose(at.page.inspector.form.owner, None)
        assert at.one("DEAL").owner_id is None


@pytest.mark.parametrize(
    ("end", "reason"), [("soon", "no date"), ("2019", "before the start"), ("31/31/2022", "no date")]
)
def test_dates_that_cannot_be_used_stay_in_a_red_ring(
    qtbot: QtBot, tmp_path: Path, end: str, reason: str
) -> None:
    with live(qtbot, tmp_path) as at:
        at.stand("DEAL")
        field = at.page.inspector.form.dates.end
        write(field, end)
        assert (field.text(), field.property("invalid")) == (end, True)
        assert reason in at.strip()
        assert at.span("DEAL") == (date(2022, 1, 1), date(2022, 6, 30))
        write(field, "Aug 2022")
        assert at.span("DEAL") == (date(2022, 1, 1), date(2022, 8, 31))


def test_the_hint_of_the_cost_can_be_read(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        at.stand("DEAL")
        field = at.page.inspector.form.cost.amount
        option = QStyleOptionFrame()
        field.initStyleOption(option)
        room = field.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, field)
        wanted = field.fontMetrics().horizontalAdvance(field.placeholderText())
        assert 0 < wanted <= room.width() - 4


def test_an_event_of_two_days_keeps_both(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        days: edits.ActivityFields = {"start": date(2021, 2, 9), "end": date(2021, 2, 10)}
        at.desk.do(edits.set_activities, ["scoring"], days)
        at.stand("SCORING")
        dates = at.page.inspector.form.dates
        assert (dates.start.text(), dates.end.text()) == ("9 Feb 2021", "10 Feb 2021")
        assert dates.end.isVisible()
        write(dates.start, "8 Feb 2021")
        assert at.span("SCORING") == (date(2021, 2, 8), date(2021, 2, 10))
        write(dates.end, "")
        assert at.span("SCORING") == (date(2021, 2, 8), date(2021, 2, 8))
        assert not dates.end.isVisible()


def test_both_dates_emptied_put_it_into_the_tray(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        at.stand("DEAL")
        dates = at.page.inspector.form.dates
        dates.start.setText("")
        dates.end.setText("")
        dates.end.committed.emit()
        assert at.span("DEAL") == (None, None)
        assert at.marked() == ["DEAL"]
        assert [each.title for each in at.page.chart.tray.list.marked()] == ["DEAL"]
        dates.start.setText("2023")
        dates.start.committed.emit()
        assert at.span("DEAL") == (date(2023, 1, 1), date(2023, 12, 31))
        assert at.marked() == ["DEAL"]


def test_an_empty_title_is_refused_and_nothing_is_lost(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        at.stand("DEAL")
        form, steps = at.page.inspector.form, at.steps()
        form.title.setFocus()
        write_title(form, "   ")
        at.page.chart.tree.setFocus()
        assert at.desk.roadmap.by_id()["deal"].title == "DEAL"
        assert at.steps() == steps


def test_links_are_listed_gone_to_changed_and_removed(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        at.stand("DEAL")
        links = at.page.inspector.links
        names = [each.accessibleName() for each in links.findChildren(Button) if each.isVisible()]
        assert names[:2] == ["waits for B1 TALKS, after the end", "then B3 FAIR, Jul 2022"]
        links.change_wanted.emit("second")
        dialog = at.dialog()
        assert isinstance(dialog, LinkDialog)
        choose(dialog.kind, LinkKind.START_START.value)
        dialog.lag.setValue(3)
        steps = at.steps()
        dialog.accept()
        link = at.desk.roadmap.links[1]
        assert (link.kind, link.lag, at.steps()) == (LinkKind.START_START, 3, steps + 1)
        links.removal_wanted.emit("second")
        assert [each.id for each in at.desk.roadmap.links] == ["first"]
        QApplication.processEvents()
        (go,) = [
            each
            for each in links.findChildren(Button)
            if each.isVisible() and "TALKS" in each.accessibleName()
        ]
        go.click()
        assert at.marked() == ["TALKS"]


def test_a_link_is_made_in_a_dialog(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        at.stand("FAIR")
        at.page.inspector.links.add.click()
        dialog = at.dialog()
        assert isinstance(dialog, LinkDialog)
        dialog.other.setCurrentIndex(dialog.other.findData("briefs"))
        dialog.lag.setValue(-2)
        dialog.accept()
        made = at.desk.roadmap.links[-1]
        assert (made.before_id, made.after_id, made.lag) == ("briefs", "fair", -2)
        at.stand("TALKS")
        at.page.inspector.links.add.click()
        dialog = at.dialog()
        assert isinstance(dialog, LinkDialog)
        dialog.other.setCurrentIndex(dialog.other.findData("fair"))
        dialog.accept()
        assert "circle" in dialog.strip.sentence
        assert len(at.desk.roadmap.links) == 3


def test_the_role_of_a_market_and_what_it_was_are_shown(qtbot: QtBot, tmp_path: Path) -> None:
    draft_roadmap = small_roadmap()
    with live(qtbot, tmp_path, draft_roadmap) as at:
        market = at.desk.scoring.markets[0]
        at.stand("DEAL")
        choose(at.page.inspector.form.kind, "activity")
        at.page.inspector.form.markets.tick(market.id)
        at.page.inspector.form.markets.close_menu()
        assert market.name in at.page.inspector.roles.finding()
        assert at.desk.roadmap.roles[market.id].value.capitalize() in at.page.inspector.roles.finding()


@pytest.mark.parametrize(
    ("typed", "cents"),
    [
        ("48 k", 4_800_000),
        ("EUR 1,250.5", 125_050),
        ("", None),
    ],
)
def test_a_cost_is_kept_to_the_cent(qtbot: QtBot, tmp_path: Path, typed: str, cents: int | None) -> None:
    with live(qtbot, tmp_path) as at:
        at.stand("DEAL")
        write(at.page.inspector.form.cost.amount, "1")
        write(at.page.inspector.form.cost.amount, typed)
        assert at.reopened().by_id()["deal"].cost_cents == cents
        assert not at.page.strip.isVisible()


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("much", "is no amount"),
        ("-5", "below nothing"),
        ("1.005", "more than two decimals"),
        ("1,25", "is no amount"),
        ("USD 500", "is in USD, but “Cost” is in EUR"),
    ],
)
def test_a_cost_that_is_no_amount_is_refused_and_stays_to_be_mended(
    qtbot: QtBot, tmp_path: Path, typed: str, reason: str
) -> None:
    with live(qtbot, tmp_path) as at:
        at.stand("DEAL")
        before, steps = at.desk.roadmap.by_id()["deal"], at.steps()
        write(at.page.inspector.form.cost.amount, typed)
        assert reason in at.strip()
        assert (at.desk.roadmap.by_id()["deal"], at.steps()) == (before, steps)
        assert at.page.inspector.form.cost.amount.text() == typed


def test_the_dialog_writes_all_fields_as_one_step(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        steps = at.steps()
        at.page.toolbar.add.click()
        dialog = cast("ActivityDialog", at.dialog())
        form = dialog.fields
        write_title(form, "=1+1 <i>gate</i>")
        form.workstream.setCurrentIndex(form.workstream.findData(A))
        form.dates.start.setText("Mar 2023")
        form.dates.end.setText("2023")
        form.progress.setValue(10)
        form.cost.amount.setText("1250.5")
        form.note.setPlainText("Why")
        dialog.accept()
        made = at.one("=1+1 <i>gate</i>")
        assert (made.workstream_id, made.progress, made.note) == (A, 10, "Why")
        assert (made.start, made.end) == (date(2023, 3, 1), date(2023, 12, 31))
        assert (made.cost_cents, made.currency) == (125_050, "EUR")
        assert at.steps() == steps + 1
        assert at.marked() == [made.title]
        at.desk.undo()
        assert len(at.reopened().activities) == 6


def test_what_the_dialog_refuses_stays_in_it(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        at.page.toolbar.add.click()
        dialog = cast("ActivityDialog", at.dialog())
        dialog.accept()
        assert dialog.isVisible()
        assert dialog.strip.sentence
        write_title(dialog.fields, "Something")
        dialog.fields.dates.start.setText("whenever")
        dialog.accept()
        assert "whenever" in dialog.strip.sentence
        assert dialog.fields.dates.start.text() == "whenever"
        assert len(at.desk.roadmap.activities) == 6
        dialog.reject()


def test_the_inspector_closes_and_comes_back(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        at.stand("DEAL")
        at.page.inspector.close_button.click()
        assert not at.page.inspector.isVisible()
        assert at.page.chart.tree.hasFocus()
        at.key(Qt.Key.Key_Return)
        assert at.page.inspector.isVisible()


@pytest.mark.parametrize("name", ["status", "owner", "progress"])
def test_the_wheel_scrolls_the_form_and_changes_no_field(qtbot: QtBot, tmp_path: Path, name: str) -> None:
    with live(qtbot, tmp_path) as at:
        at.stand("DEAL")
        before, field = at.desk.roadmap, getattr(at.page.inspector.form, name)
        here, down = QPointF(field.rect().center()), QPoint(0, -120)
        places = (here, field.mapToGlobal(here), QPoint(), down)
        buttons = (Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier)
        event = QWheelEvent(*places, *buttons, Qt.ScrollPhase.NoScrollPhase, *(False,))
        text = field.text() if name == "progress" else field.currentText()
        QApplication.sendEvent(field, event)
        assert text == (field.text() if name == "progress" else field.currentText())
        assert (event.isAccepted(), at.desk.roadmap) == (False, before)


def test_a_share_that_nobody_said_steps_to_nothing_done(qtbot: QtBot) -> None:
    field = ShareField("Done")
    qtbot.addWidget(field)
    field.show_value(None)
    shares = []
    for step in (1, 1, 1, -1, -1, -1):
        field.stepBy(step)
        shares.append(field.share())
    assert shares == [0, 5, 10, 5, 0, None]
