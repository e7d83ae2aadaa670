"""What is to be looked at: starts that come too early, circles, and markets with a new role."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from pytestqt.qtbot import QtBot

from dia_desktop.store import edits
from dia_desktop.strategy.revisions import Revision
from dia_desktop.strategy.roadmap import DateGrain
from dia_desktop.strategy.role import Role
from dia_desktop.ui.locale_numbers import LocaleNumbers
from dia_desktop.ui.roadmap.link_dialog import LinkDialog
from dia_desktop.ui.roadmap.matters import MattersDialog
from dia_desktop.ui.roadmap.revisions import revision_title
from dia_desktop.ui.widgets import PlainLabel
from tests.ui.roadmap.roadmap_setting import Setting, late_roadmap, live


def test_a_violation_is_named_gone_to_and_moved_only_when_asked(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path, late_roadmap()) as at:
        assert at.page.toolbar.early.accessibleName() == "1 too early"
        assert at.span("DEAL") == (date(2021, 7, 1), date(2021, 12, 31))
        at.page.toolbar.early.click()
        dialog = at.dialog()
        assert isinstance(dialog, MattersDialog)
        assert "3 months before" in dialog.early.item(0).text()
        dialog.early.itemClicked.emit(dialog.early.item(0))
        assert at.marked() == ["DEAL"]
        steps = at.steps()
        dialog.move_button.click()
        assert at.span("DEAL") == (date(2021, 10, 1), date(2022, 3, 31))
        assert at.steps() == steps + 1
        assert dialog.early.count() == 0
        assert not at.page.toolbar.early.isVisible()
        dialog.close()


def test_a_circle_is_said_in_the_dialog_that_would_close_it(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        at.stand("TALKS")
        at.page.doing.ask_link()
        dialog = at.dialog()
        assert isinstance(dialog, LinkDialog)
        dialog.other.show_value("fair")
        dialog.act_button.click()
        assert "would close a circle" in dialog.strip.sentence
        assert at.page.strip.sentence == ""
        dialog.reject()


@pytest.mark.parametrize("locale", ["C", "en_US", "de_DE"])
def test_a_revision_is_named_with_its_whole_day(locale: str) -> None:
    revision = Revision(1, " Kick-off\nagain ", "", datetime(2021, 2, 11, 12, tzinfo=UTC))
    said = revision_title(revision, LocaleNumbers(QLocale(locale)))
    assert said.startswith("Kick-off again  (11 Feb")
    assert said.endswith(" 2021)")


def test_a_link_is_called_kept_only_where_that_is_known(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        at.page.doing.show_matters()
        said = at.dialog().findChildren(PlainLabel)
        assert "No start comes too early: every link is kept." in [each.text() for each in said]
        years: edits.ActivityFields = {"start": date(2022, 1, 1), "grain": DateGrain.YEAR}
        at.desk.do(edits.set_activities, ["deal", "fair"], {**years, "end": date(2022, 12, 31)})
        open_one = (
            "No start is known to come too early; 1 link cannot be judged: "
            "what it links has no date, or a year or a horizon only."
        )
        assert open_one in [each.text() for each in said]
        at.desk.do(edits.remove_links, ["first", "second"])
        assert "No activity waits for another one." in [each.text() for each in said]
        at.dialog().close()


def test_an_activity_whose_market_fell_is_reviewed(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        market, scoring = at.desk.scoring.markets[0], at.desk.scoring.round.id
        at.desk.do(edits.set_role, scoring, market.id, Role.TARGET)
        at.desk.do(edits.set_activities, ["deal"], {"market_ids": [market.id]})
        assert not at.page.toolbar.reviews.isVisible()
        at.desk.do(edits.set_role, scoring, market.id, Role.FALLBACK)
        assert at.page.toolbar.reviews.isVisible()
        row = at.page.plan.gantt.rows[at.page.plan.gantt.row_of("deal") or 0]
        assert row.review
        assert "was Target" in at_roles(at)
        at.page.toolbar.reviews.click()
        dialog = at.dialog()
        assert isinstance(dialog, MattersDialog)
        assert f"{market.name} was a target and is a fallback now" in dialog.reviews.item(0).text()
        steps = at.steps()
        dialog.reviewed_button.click()
        assert due(at) == []
        assert at.steps() == steps + 1
        at.desk.undo()
        assert due(at) == ["deal"]
        dialog.all_button.click()
        assert due(at) == []
        dialog.close()


def due(at: Setting) -> list[str]:
    """Return what is due for review."""
    return [each.activity.id for each in at.page.plan.reviews]


def at_roles(at: Setting) -> str:
    """Return what the inspector says of the markets of the deal."""
    at.stand("DEAL")
    return at.page.inspector.roles.finding()
