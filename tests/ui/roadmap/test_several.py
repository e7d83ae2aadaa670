"""Several marked activities: what they share, what differs, and setting it for all as one step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dia_desktop.store import edits
from dia_desktop.strategy.roadmap import ActivityStatus, Confidence
from dia_desktop.ui.long_work import MOST_AT_ONCE
from dia_desktop.ui.roadmap.shared_dialog import SharedDialog
from dia_desktop.ui.roadmap.shared_form import SharedForm
from tests.ui.roadmap.roadmap_setting import SMALL, A, B, Setting, activity, live, small_roadmap
from tests.ui.roadmap.test_inspector import choose, write
from tests.ui.test_accessibility import nameless

Change = Callable[[Setting, SharedForm], None]
MARKED = ("talks", "deal", "fair")


def stand(at: Setting, *keys: str) -> SharedForm:
    """Mark activities, and return the fields of all of them."""
    at.stand(*(key.upper() for key in keys or MARKED))
    return at.page.inspector.several.form


def values(at: Setting, name: str) -> list[object]:
    known = at.desk.roadmap.by_id()
    return [getattr(known[key], name) for key in MARKED]


def test_they_are_counted_and_named(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        stand(at)
        inspector = at.page.inspector
        assert inspector.several.isVisible()
        assert (inspector.several.title.text(), inspector.above.text()) == ("3 activities", "B1, B2, B3")
        assert not inspector.form.isVisible()
        assert not inspector.hint.isVisible()
        assert nameless(inspector) == []
        stand(at, "deal")
        assert (inspector.several.isVisible(), inspector.form.isVisible()) == (False, True)
        assert inspector.form.title.text() == "DEAL"


def test_what_differs_is_shown_as_such_and_what_is_shared_as_it_is(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        first, second = (each.id for each in at.desk.strategy.partners[:2])
        market = at.desk.scoring.markets[0]
        at.desk.do(edits.set_activities, MARKED, {"owner_id": first, "partner_ids": [second]})
        at.desk.do(
            edits.set_activities, ["deal"], {"market_ids": [market.id], "review_date": date(2022, 1, 1)}
        )
        at.desk.do(edits.set_activities, ["fair"], {"status": ActivityStatus.PAUSED})
        form = stand(at)
        assert form.workstream.currentData() == B
        assert form.owner.currentData() == first
        assert form.confidence.currentData() == Confidence.PLANNED
        assert (form.status.currentIndex(), form.status.placeholderText()) == (-1, "various")
        assert (form.progress.text(), form.review.text()) == ("various", "various")
        assert form.partners.chosen == at.desk.strategy.partners[1].short or second
        assert form.markets.chosen == "various"
        assert "Markets: various" in form.markets.accessibleName()
        assert f"{market.name} (1 of 3)" in [each.text() for each in form.markets.menu().actions()]
        # Nothing was touched, so nothing is set.
        read = form.read()
        assert read is not None
        assert (read[0], read[1].any) == ({}, False)


def _owner(at: Setting, form: SharedForm) -> None:
    choose(form.owner, at.desk.strategy.partners[2].id)


def _progress(_: Setting, form: SharedForm) -> None:
    form.progress.setFocus()
    form.progress.selectAll()
    QTest.keyClicks(form.progress, "60")
    QTest.keyClick(form.progress, Qt.Key.Key_Return)


def _no_progress(_: Setting, form: SharedForm) -> None:
    form.progress.setFocus()
    QTest.keyClick(form.progress, Qt.Key.Key_Down)
    QTest.keyClick(form.progress, Qt.Key.Key_Return)


@pytest.mark.parametrize(
    ("change", "name", "value"),
    [
        (lambda _, form: choose(form.workstream, A), "workstream_id", A),
        (lambda _, form: choose(form.workstream, None), "workstream_id", None),
        (lambda _, form: choose(form.status, "done"), "status", ActivityStatus.DONE),
        (lambda _, form: choose(form.confidence, "idea"), "confidence", Confidence.IDEA),
        (_progress, "progress", 60),
        (_no_progress, "progress", None),
        (lambda _, form: write(form.review, "Mar 2022"), "review_date", date(2022, 3, 31)),
    ],
)
def test_a_field_is_set_for_all_as_one_step(
    qtbot: QtBot, tmp_path: Path, change: Change, name: str, value: object
) -> None:
    with live(qtbot, tmp_path) as at:
        form = stand(at)
        before, steps = values(at, name), at.steps()
        change(at, form)
        QApplication.processEvents()
        assert values(at, name) == [value] * 3
        assert at.steps() == steps + 1
        assert [getattr(at.reopened().by_id()[key], name) for key in MARKED] == [value] * 3
        assert sorted(at.marked()) == ["DEAL", "FAIR", "TALKS"]
        at.desk.undo()
        assert values(at, name) == before
        at.desk.redo()
        assert values(at, name) == [value] * 3


def test_an_owner_is_given_and_taken_away(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        form = stand(at)
        _owner(at, form)
        assert values(at, "owner_id") == [at.desk.strategy.partners[2].id] * 3
        choose(form.owner, None)
        assert values(at, "owner_id") == [None] * 3


def test_markets_and_partners_come_and_go_and_all_others_stay(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        usa, canada, mexico = (each.id for each in at.desk.scoring.markets[:3])
        at.desk.do(edits.set_activities, ["talks"], {"market_ids": [usa]})
        at.desk.do(edits.set_activities, ["deal"], {"market_ids": [usa, canada]})
        at.desk.do(edits.set_activities, ["fair"], {"market_ids": [canada]})
        before, form = values(at, "market_ids"), stand(at)
        steps = at.steps()
        form.markets.tick(mexico)
        form.markets.close_menu()
        assert [set(map(str, each)) for each in _ids(at)] == [
            {usa, mexico},
            {usa, canada, mexico},
            {canada, mexico},
        ]
        form.markets.tick(usa)
        assert "various" in form.markets.chosen
        form.markets.tick(usa)
        form.markets.close_menu()
        assert [set(map(str, each)) for each in _ids(at)] == [{mexico}, {canada, mexico}, {canada, mexico}]
        assert at.steps() == steps + 2
        at.desk.undo()
        at.desk.undo()
        assert values(at, "market_ids") == before
        partner = at.desk.strategy.partners[1].id
        form.partners.tick(partner)
        form.partners.close_menu()
        assert values(at, "partner_ids") == [(partner,)] * 3


def _ids(at: Setting) -> list[tuple[str, ...]]:
    known = at.desk.roadmap.by_id()
    return [known[key].market_ids for key in MARKED]


def test_the_word_for_what_differs_is_written_over_or_taken_away(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        at.desk.do(edits.set_activities, ["deal"], {"review_date": date(2022, 1, 1)})
        form, steps = stand(at), at.steps()
        QTest.mouseClick(form.review, Qt.MouseButton.LeftButton)
        assert form.review.selectedText() == "various"
        write(form.review, "various, or so")
        assert at.steps() == steps
        assert "“various, or so” is no date" in at.strip()
        write(form.review, "")
        assert values(at, "review_date") == [None] * 3
        assert at.steps() == steps + 1


def test_what_cannot_be_written_does_not_stay(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        form = stand(at)
        edits.remove_workstream(at.desk.file, A)
        choose(form.workstream, A)
        assert form.workstream.currentData() == B
        assert values(at, "workstream_id") == [B] * 3


def test_in_a_small_window_they_are_set_in_a_dialog_as_one_step(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path, small_roadmap(), SMALL) as at:
        stand(at)
        steps = at.steps()
        at.page.doing.open_chosen()
        dialog = at.dialog()
        assert isinstance(dialog, SharedDialog)
        assert dialog.windowTitle() == "3 activities"
        assert nameless(dialog) == []
        market = at.desk.scoring.markets[0].id
        choose(dialog.fields.status, "done")
        dialog.fields.markets.tick(market)
        dialog.accept()
        assert values(at, "status") == [ActivityStatus.DONE] * 3
        assert _ids(at) == [(market,)] * 3
        assert at.steps() == steps + 1
        at.desk.undo()
        assert values(at, "status") == [ActivityStatus.PLANNED] * 3


def test_very_many_are_set_beside_the_window_and_can_be_given_up(qtbot: QtBot, tmp_path: Path) -> None:
    count = MOST_AT_ONCE + 1
    many = [activity(f"x{n}", A, date(2021, 1, 1), date(2021, 12, 31), position=n) for n in range(count)]
    plan = replace(small_roadmap(), activities=tuple(many), links=())
    with live(qtbot, tmp_path, plan) as at:
        at.page.chart.tree.selectAll()
        form = at.page.inspector.several.form
        assert len(form.activities) == count
        with qtbot.waitSignal(at.desk.given_up):
            choose(form.status, "done")
            assert at.desk.doing == f"Changing {count} activities"
            at.desk.cancel()
        assert form.status.currentData() == "planned"
        with qtbot.waitSignal(at.desk.changed):
            choose(form.status, "done")
        assert {each.status for each in at.desk.roadmap.activities} == {ActivityStatus.DONE}


def test_enter_goes_to_the_fields_of_all(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        form = stand(at)
        at.page.doing.open_chosen()
        assert form.workstream.hasFocus()
