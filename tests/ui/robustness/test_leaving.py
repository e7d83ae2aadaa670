"""What leaves the page: tables, figures, files; and the dialogs over it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PySide6.QtGui import QImage, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dia_desktop.charts.exhibit import What
from dia_desktop.charts.export import Format, exhibit_bytes
from dia_desktop.charts.ranking_export import ranked_export
from dia_desktop.charts.robustness_exhibits import RobustnessExport, robustness_exhibit
from dia_desktop.errors import InvalidInputError
from dia_desktop.store import edits
from dia_desktop.strategy.finding import Chart
from dia_desktop.strategy.robustness_report import RobustnessReport, robustness_report
from dia_desktop.strategy.weighing import DrawSettings
from dia_desktop.ui.export_dialog import ExportDialog
from dia_desktop.ui.robustness.compare_dialog import CompareDialog
from dia_desktop.ui.robustness.contents import EXHIBITS
from dia_desktop.ui.robustness.settings_dialog import AUTOMATIC, COUNTED, SettingsDialog
from dia_desktop.ui.table_dialog import TableDialog
from dia_desktop.ui.windows import Windows
from tests.ui.robustness.robustness_setting import PATIENCE_MS, Shown, judged_draft, shown
from tests.ui.test_accessibility import nameless


@pytest.fixture
def at(qtbot: QtBot, windows: Windows, tmp_path: Path) -> Iterator[Shown]:
    """Give the page over the judged sample, worked out."""
    with shown(qtbot, windows, tmp_path, judged_draft()) as made:
        made.go()
        yield made


def from_the_command_line(at: Shown, what: What, kind: Format) -> bytes:
    desk = at.window.desk
    export = ranked_export(desk.strategy, desk.scoring)
    report = robustness_report(export.scoring, export.ranking, export.strategy.partners)
    return exhibit_bytes(robustness_exhibit(RobustnessExport(export, report), what), kind)


def dialog_of(at: Shown, kind: type[TableDialog]) -> TableDialog:
    at.qtbot.waitUntil(lambda: bool(at.window.findChildren(kind)), timeout=PATIENCE_MS)
    (found,) = at.window.findChildren(kind)
    return found


def test_a_chart_is_shown_as_a_table_that_can_be_copied(at: Shown) -> None:
    at.page.light(Chart.WEIGHTS)
    QTest.keySequence(at.window, QKeySequence("Ctrl+Shift+T"))
    dialog = dialog_of(at, TableDialog)
    assert dialog.windowTitle() == "How far each weight can move"
    assert dialog.model.rowCount() == 3
    assert nameless(dialog) == []
    QTest.keySequence(dialog, QKeySequence("Ctrl+C"))
    lines = [line.split("\t") for line in QApplication.clipboard().text().split("\n")]
    assert len(lines) == 4
    assert lines[1][0] == "Stability"
    assert float(lines[1][1]) == pytest.approx(0.4)
    dialog.view.selectionModel().select(
        QItemSelection(dialog.model.index(1, 0), dialog.model.index(1, 2)),
        QItemSelectionModel.SelectionFlag.ClearAndSelect,
    )
    dialog.copy()
    header, row = QApplication.clipboard().text().split("\n")
    assert header == "criterion\tnow\tfirst_low"
    assert row.startswith("Agreements\t0.25\t")


def test_a_chart_goes_to_the_clipboard_as_it_is_seen(at: Shown) -> None:
    at.page.light(Chart.METHODS)
    with at.qtbot.waitSignal(at.window.exports.told, timeout=PATIENCE_MS) as said:
        QTest.keySequence(at.window, QKeySequence("Ctrl+Alt+C"))
    assert (said.args or [""])[1] == "good"
    data = QApplication.clipboard().mimeData()
    assert isinstance(data.imageData(), QImage)
    assert "methods" in data.text()


def test_ctrl_e_offers_the_charts_of_the_page(at: Shown) -> None:
    QTest.keySequence(at.window, QKeySequence("Ctrl+E"))
    dialog = at.dialog
    assert isinstance(dialog, ExportDialog)
    ticked = {what for what, box in dialog.charts.items() if box.isChecked()}
    assert ticked == set(EXHIBITS.values())
    assert nameless(dialog) == []


def test_the_menu_of_a_chart_offers_that_one(at: Shown) -> None:
    at.page.light(Chart.PARTNERS)
    menu = at.card(Chart.PARTNERS).view.make_menu()
    export = next(action for action in menu.actions() if action.text() == "Export…")
    export.trigger()
    menu.close()
    dialog = at.dialog
    assert isinstance(dialog, ExportDialog)
    assert [what for what, box in dialog.charts.items() if box.isChecked()] == [What.PARTNERS]


def test_files_have_the_same_bytes_as_from_the_command_line(at: Shown, tmp_path: Path) -> None:
    dialog = ExportDialog(at.window.context, tmp_path / "out", at.window, (What.RANK_SHARES, What.DRIVERS))
    at.qtbot.addWidget(dialog)
    dialog.show()
    for kind, box in dialog.boxes.items():
        box.setChecked(kind in ("csv", "svg"))
    with at.qtbot.waitSignal(dialog.exported, timeout=PATIENCE_MS):
        dialog.act_button.click()
    files = sorted((tmp_path / "out").iterdir())
    assert len(files) == 4
    for file in files:
        what = What.DRIVERS if "drivers" in file.name else What.RANK_SHARES
        assert file.read_bytes() == from_the_command_line(at, what, Format(file.suffix[1:]))


def test_a_chart_without_anything_to_show_costs_no_other(at: Shown, tmp_path: Path) -> None:
    desk = at.window.desk
    assert desk.do(edits.remove_criterion, "r1", "c2")
    at.wait()
    whats = (What.WEIGHTS_TRIANGLE, What.METHODS)
    dialog = ExportDialog(at.window.context, tmp_path / "out", at.window, whats)
    at.qtbot.addWidget(dialog)
    dialog.show()
    for kind, box in dialog.boxes.items():
        box.setChecked(kind in ("csv", "svg"))
    dialog.act_button.click()
    at.qtbot.waitUntil(lambda: bool(dialog.strip.sentence), timeout=PATIENCE_MS)
    assert dialog.strip.sentence.count("“Weights triangle” was not written.") == 1
    assert "2 files were written" in dialog.strip.sentence


# -- test settings -------------------------------------------------------------------------------


def settings_dialog(at: Shown) -> SettingsDialog:
    at.page.panel.settings_button.click()
    dialog = at.dialog
    assert isinstance(dialog, SettingsDialog)
    assert nameless(dialog) == []
    return dialog


def test_settings_are_one_step_that_can_be_taken_back(at: Shown) -> None:
    before, steps = at.window.desk.scoring.weighing.settings, len(at.window.desk.file.history())
    dialog = settings_dialog(at)
    assert (dialog.margin.value(), dialog.draws.value(), dialog.seed.value()) == (15, 2_000, 7)
    dialog.margin.setValue(20)
    dialog.draws.setValue(3_000)
    dialog.seed.setValue(8)
    QTest.keyClick(dialog.seed, Qt.Key.Key_Return)
    assert at.window.desk.file.scoring().weighing.settings == DrawSettings(0.2, 3_000, 8)
    assert len(at.window.desk.file.history()) == steps + 1
    at.wait()
    assert "3000 draws" in at.page.panel.conditions.text()
    at.window.undo()
    assert at.window.desk.file.scoring().weighing.settings == before
    at.window.redo()
    assert at.window.desk.file.scoring().weighing.settings == DrawSettings(0.2, 3_000, 8)


def test_as_many_draws_as_needed_is_a_choice(at: Shown) -> None:
    dialog = settings_dialog(at)
    assert dialog.how.currentIndex() == COUNTED
    dialog.how.setCurrentIndex(AUTOMATIC)
    assert not dialog.draws.isEnabled()
    at.window.show_page_called("markets")
    dialog.act_button.click()
    assert at.window.desk.file.scoring().weighing.settings.draws == 0


def test_what_cannot_be_drawn_is_refused_in_place(at: Shown) -> None:
    dialog = settings_dialog(at)
    dialog.draws.setValue(5)
    dialog.act_button.click()
    assert dialog.isVisible()
    assert "weightings can be drawn" in dialog.strip.sentence
    assert dialog.draws.value() == 5


def test_nothing_changed_writes_nothing(at: Shown) -> None:
    steps = len(at.window.desk.file.history())
    settings_dialog(at).act_button.click()
    assert len(at.window.desk.file.history()) == steps


def test_a_closed_round_can_only_be_looked_at(at: Shown) -> None:
    assert at.window.desk.do(edits.close_round, "r1", "")
    at.wait()
    assert at.page.panel.rows
    dialog = settings_dialog(at)
    assert not dialog.act_button.isVisible()
    assert not any(field.isEnabled() for field in (dialog.margin, dialog.how, dialog.draws, dialog.seed))


# -- head to head --------------------------------------------------------------------------------


def compare_dialog(at: Shown) -> CompareDialog:
    QTest.keySequence(at.window, QKeySequence("Ctrl+Shift+D"))
    dialog = at.dialog
    assert isinstance(dialog, CompareDialog)
    assert nameless(dialog) == []
    return dialog


def test_two_markets_are_compared_in_words_and_figures(at: Shown) -> None:
    dialog, ranking = compare_dialog(at), at.window.desk.ranking
    assert ranking is not None
    first, second = ranking.market(0).name, ranking.market(1).name
    assert dialog.sentence.text().startswith(f"{first} is ahead of {second} by")
    rows = dialog.table.texts()
    assert [row[0] for row in rows] == ["Stability", "Agreements", "Demand"]
    gap = sum(float(row[4].replace("\N{MINUS SIGN}", "-")) for row in rows)
    assert f"{gap:.1f} points" in dialog.sentence.text()
    assert not dialog.change.isVisible()
    dialog.other.setCurrentIndex(0)
    assert dialog.sentence.text() == "Choose two different markets."
    dialog.one.setCurrentIndex(3)
    assert ranking.market(3).name in dialog.sentence.text()


def test_the_selected_market_is_compared_with_the_one_above(at: Shown) -> None:
    ranking = at.window.desk.ranking
    assert ranking is not None
    at.window.desk.select_market(ranking.market(3).id)
    dialog = compare_dialog(at)
    assert (dialog.one.currentIndex(), dialog.other.currentIndex()) == (2, 3)


def test_between_two_rounds_the_change_is_explained(at: Shown) -> None:
    desk = at.window.desk
    assert desk.do(edits.close_round, "r1", "")
    assert desk.do(edits.open_round, "Second", desk.scoring.round.as_of, "")
    desk.show_round(desk.strategy.latest.id)
    dialog = compare_dialog(at)
    assert dialog.change.text().startswith("Since “First round”: The gap between")


def test_a_comparison_ends_when_a_market_is_gone(at: Shown) -> None:
    dialog, ranking = compare_dialog(at), at.window.desk.ranking
    assert ranking is not None
    assert at.window.desk.do(edits.remove_market, "r1", ranking.market(0).id)
    assert not dialog.isVisible()


def test_a_window_closes_while_a_figure_is_drawn(at: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    begun, given_up = Event(), Event()

    def draw_for_ever(*_: object, cancelled: Callable[[], bool]) -> RobustnessReport:
        begun.set()
        while not cancelled():
            given_up.wait(0.01)
        given_up.set()
        raise InvalidInputError("Given up.")

    monkeypatch.setattr("dia_desktop.strategy.robustness_report.robustness_report", draw_for_ever)
    at.window.desk.report = None
    at.page.copy_figure()
    assert begun.wait(PATIENCE_MS / 1000)
    at.window.close()
    assert given_up.is_set()
