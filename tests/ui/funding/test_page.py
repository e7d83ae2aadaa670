from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot

from dia_desktop.charts.exhibit import What
from dia_desktop.evidence.example import example_draft
from dia_desktop.store.edits import add_activity, add_source, rename_strategy, set_kpi
from dia_desktop.strategy.funding import Allocation, Funding, FundingSource
from dia_desktop.strategy.kpis import Kpi
from dia_desktop.strategy.roadmap import Activity, Roadmap
from dia_desktop.ui.funding.amount_lines import LineKind
from dia_desktop.ui.funding.parts import Part, arrange
from dia_desktop.ui.long_work import MOST_AT_ONCE
from dia_desktop.ui.table_dialog import TableDialog
from dia_desktop.ui.theme import Theme
from tests.ui.funding.funding_setting import BUTTON, NONE, SIZE, SMALL, Setting, drafted, live, small_kpis

HOSTILE = "<b>x</b> & =1+1 %s {name} \U0001f600 " + "long " * 30
LONG = HOSTILE * 40


def visible(at: Setting) -> set[Part]:
    return {part for part, card in at.page.cards.items() if card.isVisible()}


# -- the example and empty files -------------------------------------------------------------------


def test_the_example_shows_what_the_report_states_and_nothing_else(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path, example_draft()) as at:
        assert at.page.coverage.heading.text() == "No amount of a year is known: enter the yearly budget"
        assert at.page.coverage.empty.isVisible()
        assert at.sources.records.rowCount() == 6
        assert {at.shown(at.sources, row)[2] for row in range(6)} == {"–"}
        assert {at.shown(at.sources, row)[4] for row in range(6)} == {"amount not known"}
        assert not at.page.sources.sums.isVisible()
        assert not at.page.sources.strip.isVisible()
        assert at.page.kpis.heading.text() == "1 of 3 targets met; 2 without a target"
        said = [spot.tip for spot in at.page.kpis.view.sketch.spots]
        assert [tip.rpartition(": ")[2].partition(";")[0] for tip in said] == [
            *("31 of 10", "2 of 10", "12 of 50", "2", "35")
        ]


def test_an_empty_file_invites_with_one_sentence_and_one_button_each(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path, drafted(Funding(), ())) as at:
        for card, empty in (
            (at.page.coverage, at.page.coverage.empty),
            (at.page.sources, at.page.sources.empty),
            (at.page.kpis, at.page.kpis.empty),
        ):
            assert card.places.currentWidget() is empty
            assert len([each for each in empty.findChildren(QLabel) if each.isVisible()]) == 1
            assert [each for each in empty.findChildren(QAbstractButton) if each.isVisible()] == [
                empty.button
            ]
        QTest.mouseClick(at.page.kpis.first_button, BUTTON, NONE)
        assert at.dialog().windowTitle() == "Add a KPI"
        at.dialog().close()
        QTest.mouseClick(at.page.sources.first_button, BUTTON, NONE)
        assert at.dialog().windowTitle() == "Add a funding source"


def test_a_file_that_may_only_be_read_takes_no_edit(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path, read_only=True) as at:
        before = (at.desk.funding, at.desk.kpis)
        at.turn(Part.AMOUNTS)
        at.turn(Part.SOURCES)
        for button in (
            at.page.sources.add_button,
            at.page.amounts.line_button,
            at.page.kpis.add_button,
            at.page.kpis.update_button,
        ):
            assert not button.isEnabled()
        at.stand(at.sources, 0, 0)
        at.key(Qt.Key.Key_Delete)
        at.key(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
        at.turn(Part.AMOUNTS)
        at.stand(at.amounts, 0, 0)
        at.key(Qt.Key.Key_Return)
        at.key(Qt.Key.Key_Delete)
        at.amounts.paste()
        assert (at.desk.funding, at.desk.kpis) == before
        at.page.kpis.view.setFocus()
        at.key(Qt.Key.Key_Home)
        at.key(Qt.Key.Key_Return)
        assert at.dialog().windowTitle() == "Agreements"


def test_the_keyboard_goes_along_where_the_mouse_turns_to_another_part(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        at.turn(Part.AMOUNTS)
        at.stand(at.amounts, 0, 0)
        tabs = at.page.amounts.tabs
        place = [tabs.tabText(number) for number in range(tabs.count())].index("Funding sources")
        QTest.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.tabRect(place).center())
        assert at.sources.isVisible()
        assert QApplication.focusWidget() is at.sources


# -- hostile and large content ---------------------------------------------------------------------


def hostile() -> tuple[Funding, tuple[Kpi, ...], Roadmap]:
    source = FundingSource("s", HOSTILE, LONG, LONG, currency="EUR", conditions=LONG, source=LONG)
    allocation = Allocation("a", "s", "act", 2020, 1)
    return (
        Funding((source,), (allocation,)),
        tuple(replace(kpi, name=HOSTILE, unit=LONG, source=LONG) for kpi in small_kpis()),
        Roadmap(2020, activities=(Activity("act", HOSTILE),)),
    )


@pytest.mark.parametrize("size", [SMALL, SIZE])
def test_hostile_text_is_text_and_fits(qtbot: QtBot, tmp_path: Path, size: tuple[int, int]) -> None:
    funding, kpis, roadmap = hostile()
    with live(qtbot, tmp_path, drafted(funding, kpis, roadmap), size) as at:
        for part in Part:
            at.turn(part)
            assert not at.page.grab().isNull()
        for label in at.page.findChildren(QLabel):
            assert label.textFormat() is Qt.TextFormat.PlainText
        assert "<b>x</b>" in at.shown(at.sources, 0)[0]
        tip = at.sources.records.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
        assert "&lt;b&gt;x" in tip
        at.page.commands.show_source("s")
        at.page.commands.show_kpi("deals")
        assert not at.dialog().grab().isNull()


def test_hundreds_of_lines_are_shown(qtbot: QtBot, tmp_path: Path) -> None:
    activities = tuple(Activity(f"x{n}", f"Activity {n}", position=n) for n in range(300))
    given = tuple(Allocation(f"g{n}", "s", f"x{n}", 2020 + n % 5, 100 + n) for n in range(300))
    funding = Funding((FundingSource("s", "One", currency="EUR"),), given)
    with live(qtbot, tmp_path, drafted(funding, (), Roadmap(2020, activities=activities))) as at:
        at.turn(Part.AMOUNTS)
        # A roadmap as large as this is read beside the window.
        qtbot.waitUntil(lambda: at.amounts.amounts.rowCount() == 303)
        assert at.amounts.amounts.cents(302, 5) == sum(each.amount_cents for each in given)


def test_many_amounts_are_pasted_beside_the_window(qtbot: QtBot, tmp_path: Path) -> None:
    activities = tuple(Activity(f"x{n}", f"Activity {n}", position=n) for n in range(MOST_AT_ONCE + 10))
    given = tuple(Allocation(f"g{each.id}", "s", each.id, 2020, 100) for each in activities)
    funding = Funding((FundingSource("s", "One", currency="EUR"),), given)
    with live(qtbot, tmp_path, drafted(funding, (), Roadmap(2020, activities=activities))) as at:
        at.turn(Part.AMOUNTS)
        qtbot.waitUntil(lambda: at.amounts.amounts.rowCount() > MOST_AT_ONCE)
        steps = at.steps()
        rows = [line.kind for line in at.amounts.amounts.lines]
        at.stand(at.amounts, rows.index(LineKind.ACTIVITY), 0)
        QApplication.clipboard().setText("\n".join(["2"] * len(activities)))
        at.amounts.paste()
        assert at.desk.busy
        assert at.desk.doing == f"Writing {len(activities)} amounts"
        qtbot.waitUntil(lambda: not at.desk.busy)
        assert at.steps() == steps + 1
        assert {each.amount_cents for each in at.desk.funding.allocations} == {200}
        at.desk.undo()
        qtbot.waitUntil(lambda: not at.desk.busy)
        assert {each.amount_cents for each in at.desk.funding.allocations} == {100}


# -- the day, other changes ------------------------------------------------------------------------


def test_the_day_comes_from_outside(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        assert "behind plan" in at.page.kpis.view.sketch.spots[0].tip
        at.desk.do(set_kpi, "deals", {"due": date(2021, 2, 10)})
        assert "target missed" in at.page.kpis.view.sketch.spots[0].tip
        at.desk.do(set_kpi, "deals", {"due": date(2021, 2, 11)})
        assert "behind plan" in at.page.kpis.view.sketch.spots[0].tip


def test_what_changes_elsewhere_is_shown(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        at.desk.do(add_source, "Ministry")
        assert at.shown(at.sources, 3)[0] == "Ministry"
        at.desk.do(add_activity, "Another one")
        at.page.hide()
        at.desk.do(add_source, "Fund")
        assert at.sources.records.rowCount() == 4
        at.page.show()
        assert at.sources.records.rowCount() == 5


def test_what_has_nothing_to_do_with_money_lays_nothing_out(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        sketch = at.page.coverage.view.sketch
        at.desk.do(rename_strategy, "Other")
        assert at.page.coverage.view.sketch is sketch
        at.desk.do(add_source, "Ministry")
        assert at.page.coverage.view.sketch is not sketch


# -- out of the page -------------------------------------------------------------------------------


def test_both_charts_are_offered_for_export_and_each_on_its_own(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        asked: list[Sequence[What]] = []
        copied: list[What] = []
        at.page.export_requested.connect(asked.append)
        at.page.copy_figure_requested.connect(lambda what, _varied: copied.append(what))
        at.page.export()
        at.page.coverage.view.export_wanted.emit()
        at.page.copy_figure()
        at.page.kpis.view.export_wanted.emit()
        at.page.kpis.view.copy_wanted.emit()
        assert asked == [(What.COVERAGE, What.KPIS), (What.COVERAGE,), (What.KPIS,)]
        assert copied == [What.COVERAGE, What.KPIS]


def test_what_is_empty_is_not_offered_for_export(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path, drafted(Funding())) as at:
        asked: list[Sequence[What]] = []
        at.page.export_requested.connect(asked.append)
        at.page.export()
        assert asked == [(What.KPIS,)]


@pytest.mark.parametrize(("part", "cell"), [(Part.COVERAGE, "COSME"), (Part.KPIS, "Agreements")])
def test_a_chart_is_shown_as_a_table(qtbot: QtBot, tmp_path: Path, part: Part, cell: str) -> None:
    with live(qtbot, tmp_path) as at:
        view = at.page.coverage.view if part is Part.COVERAGE else at.page.kpis.view
        menu = view.make_menu()
        (entry,) = [each for each in menu.actions() if each.text() == "Show as table"]
        entry.trigger()
        qtbot.waitUntil(lambda: bool(_tables(at)))
        (dialog,) = _tables(at)
        model = dialog.model
        words = {
            str(model.index(row, column).data())
            for row in range(model.rowCount())
            for column in range(model.columnCount())
        }
        assert cell in words


def _tables(at: Setting) -> list[TableDialog]:
    return [each for each in at.page.findChildren(TableDialog) if each.isVisible()]


def test_the_menu_of_the_kpis_offers_value_and_history(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        at.page.kpis.view.setFocus()
        at.key(Qt.Key.Key_Home)
        menu = at.page.kpis.view.make_menu()
        entries = {each.text(): each for each in menu.actions()}
        assert list(entries)[:2] == ["Update the value…", "Open…"]
        entries["Open…"].trigger()
        assert at.dialog().windowTitle() == "Agreements"


# -- room ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("size", "at_once"),
    [
        (SMALL, {Part.COVERAGE}),
        ((936, 760), {Part.COVERAGE, Part.KPIS}),
        ((1352, 600), {Part.COVERAGE, Part.SOURCES}),
        (SIZE, {Part.COVERAGE, Part.SOURCES, Part.KPIS}),
        ((1832, 962), {Part.COVERAGE, Part.SOURCES, Part.KPIS}),
    ],
)
def test_parts_fold_into_tabs_where_there_is_no_room(
    qtbot: QtBot, tmp_path: Path, size: tuple[int, int], at_once: set[Part]
) -> None:
    with live(qtbot, tmp_path, size=size) as at:
        assert visible(at) == at_once
        for part in Part:
            at.turn(part)
            assert part in visible(at)
            card = at.page.cards[part]
            assert at.page.rect().contains(card.geometry())
            if card.tabs.isVisible():
                assert card.tabs.tabText(card.tabs.currentIndex()) in {
                    *("Coverage", "Funding sources", "Amounts by year", "KPIs")
                }


@pytest.mark.parametrize("part", list(Part))
def test_what_the_user_works_in_stays_in_sight_when_the_page_folds(
    qtbot: QtBot, tmp_path: Path, part: Part
) -> None:
    with live(qtbot, tmp_path) as at:
        at.turn(part)
        work = {
            Part.COVERAGE: at.page.coverage.view,
            Part.SOURCES: at.sources,
            Part.AMOUNTS: at.amounts,
            Part.KPIS: at.page.kpis.view,
        }[part]
        work.setFocus()
        for size in (SMALL, (936, 760), (1352, 600), SIZE, SMALL):
            at.page.resize(*size)
            QApplication.processEvents()
            assert part in visible(at)
            assert work.hasFocus()


def test_tabs_are_turned_with_keys(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path, size=SMALL) as at:
        at.page.coverage.tabs.setFocus()
        at.key(Qt.Key.Key_Right)
        assert visible(at) == {Part.SOURCES}
        assert at.page.sources.tabs.hasFocus()
        at.key(Qt.Key.Key_Right)
        at.key(Qt.Key.Key_Right)
        assert visible(at) == {Part.KPIS}


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0, 3.0])
@pytest.mark.parametrize("size", [(720, 420), (936, 582), (1352, 782), (1832, 962), (3000, 2000)])
def test_every_part_has_one_place_and_no_two_places_overlap(size: tuple[int, int], scale: float) -> None:
    places = arrange(*size, scale)
    parts = [part for place in places for part in place.parts]
    assert sorted(part.value for part in parts) == sorted(part.value for part in Part)
    for number, one in enumerate(places):
        assert one.rect.width() > 0
        assert not any(one.rect.intersects(other.rect) for other in places[number + 1 :])


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("scale", [1.0, 2.0, 3.0])
def test_every_text_size_and_theme_is_painted(qtbot: QtBot, tmp_path: Path, scale: float, dark: bool) -> None:
    theme = Theme(dark=dark, scale=scale, motion=False)
    with live(qtbot, tmp_path, theme=theme) as at:
        for part in Part:
            at.turn(part)
            assert not at.page.grab().isNull()
        assert at.page.minimumSizeHint().width() == round(600 * scale)


def test_a_click_beside_every_year_does_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        QTest.mouseClick(at.page.coverage.view, BUTTON, NONE, QPoint(2, 2))
        assert at.page.amounts.year is None
        assert visible(at) == {Part.COVERAGE, Part.SOURCES, Part.KPIS}
