"""The Robustness page in its window: seen, clicked, walked with keys."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop, QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from dia_desktop.store import edits
from dia_desktop.store.edits.scores import ScoreChange
from dia_desktop.strategy.draws import Varied
from dia_desktop.strategy.finding import Chart
from dia_desktop.strategy.records import Draft, Partner
from dia_desktop.ui.markets.page import MarketsPage
from dia_desktop.ui.robustness.chart_card import ChartCard
from dia_desktop.ui.robustness.compare_dialog import CompareDialog
from dia_desktop.ui.robustness.contents import Choices
from dia_desktop.ui.robustness.typical_dialog import TypicalDialog
from dia_desktop.ui.windows import Windows
from tests.ui.markets.live_setting import draft
from tests.ui.robustness.robustness_setting import DRAWS, SEED, Shown, judged_draft, shown, with_draws
from tests.ui.test_accessibility import ambiguous, nameless


@pytest.fixture
def at(qtbot: QtBot, windows: Windows, tmp_path: Path) -> Iterator[Shown]:
    """Give the page over the judged sample, worked out."""
    with shown(qtbot, windows, tmp_path, judged_draft()) as made:
        made.go()
        yield made


def rank_key(at: Shown, place: int, rank: int) -> str:
    ranking = at.window.desk.ranking
    assert ranking is not None
    return f"rank:{ranking.market(place).id}:{rank}"


def click_spot(card: ChartCard, key: str) -> None:
    spot = next(spot for spot in card.view.sketch.spots if spot.key == key)
    place = QPoint(round(spot.x + spot.width / 2), round(spot.y + spot.height / 2))
    QTest.mouseClick(card.view, Qt.MouseButton.LeftButton, pos=place)


# -- what is seen --------------------------------------------------------------------------------


def test_a_name_that_is_one_long_word_leaves_the_other_findings_whole(
    qtbot: QtBot, windows: Windows, tmp_path: Path
) -> None:
    values = ((90, 80, 70), (50, 60, 60), (10, 5, 2))
    content = with_draws(draft(values, names=("USA", "Canada", "Donaudampfschifffahrt" * 6)))
    with shown(qtbot, windows, tmp_path, content) as made:
        made.go()
        row = made.page.panel.rows[0]
        assert any("Donau" in each.what.text() for each in made.page.panel.criticisms)
        right = row.mapTo(made.page.panel, row.rect().bottomRight()).x()
        assert right < made.page.panel.width()


def test_the_third_page_is_a_key_away(at: Shown) -> None:
    at.window.show_page(0)
    assert not at.page.isVisible()
    QTest.keySequence(at.window, QKeySequence("Alt+3"))
    assert at.window.page is at.page
    assert at.page.isVisible()
    assert at.page.panel.rows[0].hasFocus(), "Enter must light up a finding, not fill the clipboard"


def test_it_says_how_sure_the_ranking_is_and_how_it_was_tested(at: Shown) -> None:
    found = at.page.assessment.shown
    assert found is not None
    assert at.page.panel.headline.text() == found.headline
    assert "2000 draws" in at.page.panel.conditions.text()
    assert f"seed {SEED}" in at.page.panel.conditions.text()
    assert [row.finding for row in at.page.panel.rows] == list(found.findings)
    assert [row.criticism for row in at.page.panel.criticisms] == list(found.criticisms)
    assert len(found.findings) > 4


def test_every_chart_shows_what_the_report_says(at: Shown) -> None:
    assert at.in_sight == {Chart.RANKS, Chart.WEIGHTS, Chart.METHODS, Chart.PARTNERS}
    for chart in Chart:
        at.page.light(chart)
        QApplication.processEvents()
        assert len(at.card(chart).view.sketch.texts) > 5
        assert at.card(chart).view.accessibleName().startswith(at.card(chart).heading.text())


def test_one_share_has_one_figure_in_the_whole_window(at: Shown) -> None:
    desk, found = at.window.desk, at.page.assessment.shown
    assert found is not None
    assert found.settled
    assert desk.firmness is found.report.firmness
    assert desk.report is found.report
    leader = int(found.report.ranking.order[0])
    share = at.window.context.numbers.percent(float(found.report.firmness.first[leader]))
    assert share in at.window.status.verdict.finding()
    assert share in " ".join(at.card(Chart.RANKS).view.sketch.texts)


def test_a_switch_says_what_is_varied_without_new_draws(at: Shown) -> None:
    card, before = at.card(Chart.RANKS), at.card(Chart.RANKS).view.sketch.texts
    answer = at.page.assessment.shown
    QTest.mouseClick(at.page.varied.button(0), Qt.MouseButton.LeftButton)
    assert at.page.choices == Choices(Varied.WEIGHTS)
    assert card.view.sketch.texts != before
    assert at.page.assessment.shown is answer
    QTest.keyClick(at.page.varied.button(0), Qt.Key.Key_Right)
    QTest.keyClick(at.page.varied.button(1), Qt.Key.Key_Right)
    assert at.page.choices == Choices(Varied.BOTH)
    assert card.view.sketch.texts == before


# -- findings ------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", [None, Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_finding_lights_up_its_chart(at: Shown, key: Qt.Key | None) -> None:
    row = next(row for row in at.page.panel.rows if row.finding.chart is Chart.WEIGHTS)
    if key is None:
        QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(30, 20))
    else:
        row.setFocus()
        QTest.keyClick(row, key)
    assert [chart for chart, card in at.page.cards.items() if card.lit] == [Chart.WEIGHTS]
    assert [each for each in at.page.panel.rows if each.isChecked()] == [row]


def test_a_finding_brings_a_chart_forward_that_lay_behind_a_tab(at: Shown) -> None:
    row = next(row for row in at.page.panel.rows if row.finding.chart is Chart.DRIVERS)
    assert Chart.DRIVERS not in at.in_sight
    row.click()
    assert Chart.DRIVERS in at.in_sight
    assert Chart.METHODS not in at.in_sight


def test_the_findings_can_be_pasted_as_text(at: Shown) -> None:
    at.page.panel.copy_button.click()
    lines = QApplication.clipboard().text().splitlines()
    assert lines[0] == at.page.panel.headline.text()
    assert all(any(row.finding.title in line for line in lines) for row in at.page.panel.rows)
    assert all(any(row.criticism.fix in line for line in lines) for row in at.page.panel.criticisms)


def test_a_criticism_leads_to_where_it_is_mended(at: Shown) -> None:
    row = next(row for row in at.page.panel.criticisms if row.criticism.market_ids)
    row.go.click()
    assert isinstance(at.window.page, MarketsPage)
    here = at.window.page.scores.market()
    assert here is not None
    assert here.id == row.criticism.market_ids[0]


# -- charts --------------------------------------------------------------------------------------


def test_tabs_turn_by_mouse_and_key_and_keep_the_keyboard(at: Shown) -> None:
    at.resize(1024, 700)
    assert len(at.in_sight) == 1
    bar = at.card(Chart.RANKS).tabs
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(1).center())
    assert at.in_sight == {Chart.WEIGHTS}
    bar = at.card(Chart.WEIGHTS).tabs
    bar.setFocus()
    QTest.keyClick(bar, Qt.Key.Key_Right)
    assert at.in_sight == {Chart.METHODS}
    assert at.card(Chart.METHODS).tabs.hasFocus()
    assert at.card(Chart.METHODS).tabs.currentIndex() == 2
    at.resize(1920, 1080)
    assert at.in_sight == set(Chart)


def test_a_cell_says_with_which_weights_a_market_is_first(at: Shown) -> None:
    click_spot(at.card(Chart.RANKS), rank_key(at, 0, 1))
    dialog = at.dialog
    assert isinstance(dialog, TypicalDialog)
    assert f"of {DRAWS} draws" in dialog.sentence.text()
    assert [row[0] for row in dialog.table.texts()] == ["Stability", "Agreements", "Demand"]
    assert nameless(dialog) == []


def test_a_weight_leads_to_its_slider(at: Shown) -> None:
    click_spot(at.card(Chart.WEIGHTS), "weight:c1")
    page = at.window.page
    assert isinstance(page, MarketsPage)
    assert page.weights.cards[1].groove.hasFocus()


def test_a_partner_leads_to_its_own_view(at: Shown) -> None:
    click_spot(at.card(Chart.PARTNERS), "partner:b")
    assert at.window.desk.voice == "b"
    assert isinstance(at.window.page, MarketsPage)
    at.go()
    assert Chart.PARTNERS in at.in_sight
    assert "MESAP" in at.card(Chart.PARTNERS).view.sketch.texts
    at.window.desk.show_voice("")


def test_a_driver_leads_to_its_cell(at: Shown) -> None:
    at.page.light(Chart.DRIVERS)
    key = next(spot.key for spot in at.card(Chart.DRIVERS).view.sketch.spots if spot.key.startswith("cell:"))
    click_spot(at.card(Chart.DRIVERS), key)
    page = at.window.page
    assert isinstance(page, MarketsPage)
    market, criterion = page.scores.market(), page.scores.criterion()
    assert market is not None
    assert criterion is not None
    assert f"cell:{market.id}:{criterion.id}" == key


def test_a_market_of_the_methods_is_compared(at: Shown) -> None:
    key = next(s.key for s in at.card(Chart.METHODS).view.sketch.spots if s.key.startswith("market:"))
    click_spot(at.card(Chart.METHODS), key)
    assert isinstance(at.dialog, CompareDialog)


def test_arrows_walk_a_chart_and_enter_acts(at: Shown) -> None:
    view = at.card(Chart.WEIGHTS).view
    view.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.spot is not None
    assert view.spot.key == "weight:c1"
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert isinstance(at.window.page, MarketsPage)


def test_the_verdict_leads_here_by_mouse_and_key(at: Shown) -> None:
    verdict = at.window.status.verdict
    at.window.show_page(0)
    QTest.mouseClick(verdict, Qt.MouseButton.LeftButton)
    assert at.window.page is at.page
    at.window.show_page(0)
    verdict.setFocus()
    QTest.keyClick(verdict, Qt.Key.Key_Return)
    assert at.window.page is at.page


# -- states --------------------------------------------------------------------------------------


def test_fewer_than_two_full_rows_are_asked_for(qtbot: QtBot, windows: Windows, tmp_path: Path) -> None:
    content = with_draws(draft([(64, 42), (72, None), (36, None)], (0.5, 0.5)))
    with shown(qtbot, windows, tmp_path, content) as at:
        at.go()
        assert at.page.invitation.isVisible()
        assert at.page.invitation.sentence.text() == "Score at least two markets fully"
        assert at.in_sight == set()
        assert not at.page.panel.isVisible()
        assert not at.page.commands.table.isEnabled()
        at.page.invitation.button.click()
        assert isinstance(at.window.page, MarketsPage)
        desk = at.window.desk
        assert desk.do(edits.set_scores, desk.scoring.round.id, [ScoreChange("m1", "c1", {"natural": 40.0})])
        at.go()
        assert not at.page.invitation.isVisible()
        assert at.page.panel.rows


def test_one_criterion_is_said_to_be_all_there_is(qtbot: QtBot, windows: Windows, tmp_path: Path) -> None:
    content = with_draws(draft([(64,), (72,), (30,)], (1.0,)))
    with shown(qtbot, windows, tmp_path, content) as at:
        at.go()
        assert "one criterion" in " ".join(at.card(Chart.WEIGHTS).view.sketch.texts)
        assert at.card(Chart.RANKS).view.sketch.spots


def test_without_partners_their_card_says_so(qtbot: QtBot, windows: Windows, tmp_path: Path) -> None:
    with shown(qtbot, windows, tmp_path, with_draws(draft())) as at:
        at.go()
        card = at.card(Chart.PARTNERS)
        assert not card.view.isVisible()
        assert card.notice.sentence.text() == "There is no partner to compare with the group."
        assert card.notice.button.text() == "Partners…"
        card.notice.button.click()
        assert at.dialog.windowTitle() == "Partners"
        at.dialog.reject()


def test_partners_that_gave_nothing_are_a_step_away(qtbot: QtBot, windows: Windows, tmp_path: Path) -> None:
    content = with_draws(draft())
    partners = (Partner("p", "A&B", "A&B"),)
    silent = Draft(replace(content.strategy, partners=partners), content.scoring)
    with shown(qtbot, windows, tmp_path, silent) as at:
        at.go()
        notice = at.card(Chart.PARTNERS).notice
        assert notice.sentence.text() == "No partner has given scores or weights of its own."
        assert (notice.button.text(), notice.button.accessibleName()) == ("See as A&&B", "See as A&B")
        notice.button.click()
        assert at.window.desk.voice == "p"
        assert isinstance(at.window.page, MarketsPage)


def test_charts_that_change_are_laid_out_one_after_the_other(at: Shown) -> None:
    views = [at.card(chart).view for chart in sorted(at.in_sight)]
    at.page.varied.button(1).click()
    due = [sum(view.due for view in views)]
    while due[-1]:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        due.append(sum(view.due for view in views))
    assert sorted(set(due), reverse=True) == list(range(len(views), -1, -1))


def test_what_changed_since_the_round_before_is_a_finding(at: Shown) -> None:
    desk = at.window.desk
    assert not any("First round" in row.finding.title for row in at.page.panel.rows)
    assert desk.do(edits.close_round, "r1", "")
    assert desk.do(edits.open_round, "Second", desk.scoring.round.as_of, "")
    desk.show_round(desk.strategy.latest.id)
    at.wait()
    row = next(row for row in at.page.panel.rows if "First round" in row.finding.title)
    assert "still" in row.finding.detail


@pytest.mark.parametrize("size", [(1024, 700), (1440, 900), (1920, 1080)])
def test_every_widget_has_a_name_and_no_key_two_meanings(at: Shown, size: tuple[int, int]) -> None:
    at.resize(*size)
    assert nameless(at.window) == []
    assert ambiguous(at.window) == set()


def test_f6_walks_the_findings_and_the_charts(at: Shown) -> None:
    at.window.header.rounds.setFocus()
    met: list[QWidget] = []
    for _ in range(8):
        QTest.keySequence(at.window, QKeySequence("F6"))
        focus = QApplication.focusWidget()
        met += [each for each in at.page.focus_regions() if focus is not None and each.isAncestorOf(focus)]
    in_sight = [at.page.panel, *(at.card(chart) for chart in Chart if chart in at.in_sight)]
    assert [region for region in in_sight if region not in met] == []


def test_it_follows_theme_and_text_size(at: Shown) -> None:
    places = [card.view.geometry() for card in at.page.cards.values()]
    before = at.page.panel.geometry().width()
    at.window.appearance.set_text_size(200)
    at.qtbot.waitUntil(lambda: at.window.dressing.done)
    QApplication.processEvents()
    assert at.page.panel.geometry().width() > before
    assert at.card(Chart.RANKS).view.sketch.texts
    at.window.appearance.set_text_size(100)
    at.qtbot.waitUntil(lambda: at.window.dressing.done)
    QApplication.processEvents()
    QApplication.processEvents()
    assert [card.view.geometry() for card in at.page.cards.values()] == places
