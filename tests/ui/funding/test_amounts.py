from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from dia_desktop.strategy.funding import Allocation, Funding, FundingSource, YearBudget
from dia_desktop.ui.funding.amount_lines import LineKind
from dia_desktop.ui.funding.line_dialog import LineDialog
from dia_desktop.ui.funding.parts import Part
from tests.ui.funding.funding_setting import (
    BUTTON,
    EURO,
    NONE,
    K,
    Setting,
    drafted,
    live,
    small_funding,
)

BUDGET, COSME, FAIR, FEES, OTHER, GIVEN, OPEN = range(7)


@pytest.fixture
def at(qtbot: QtBot, tmp_path: Path) -> Iterator[Setting]:
    """Give a page with the amounts shown."""
    with live(qtbot, tmp_path) as setting:
        setting.turn(Part.AMOUNTS)
        yield setting


def titles(at: Setting) -> list[str]:
    return [line.title for line in at.amounts.amounts.lines]


def clip(text: str) -> None:
    QApplication.clipboard().setText(text)


def test_a_line_per_budget_source_and_activity_with_the_sums_below(at: Setting) -> None:
    assert titles(at) == [
        *("Budget", "COSME", "1  Trade fair", "Membership fees", "Somebody", "Given in all", "Open")
    ]
    assert at.amounts.amounts.years == (2020, 2021, 2022, 2023, 2024)
    assert at.shown(at.amounts, BUDGET) == ["180", "240", "", "", "", "420"]
    assert at.shown(at.amounts, COSME) == ["90", "", "", "", "", "90"]
    assert at.shown(at.amounts, FAIR) == ["", "60", "", "", "", "60"]
    assert at.shown(at.amounts, GIVEN) == ["90", "60", "", "", "", "150"]
    assert at.shown(at.amounts, OPEN) == ["90", "180", "", "", "", "270"]


def test_an_amount_that_thousands_cannot_say_is_written_out(at: Setting) -> None:
    at.edit(at.amounts, FEES, 0, "1250.50")
    assert at.shown(at.amounts, FEES) == ["1250.50", "", "", "", "", "1250.50"]
    assert at.shown(at.amounts, BUDGET)[0] == "180,000.00"


@pytest.mark.parametrize(
    ("row", "text", "cents"),
    [(BUDGET, "200000", 200 * K), (COSME, "95 k€", 95 * K), (FAIR, "0.5", 50), (OTHER, "€7", 7 * EURO)],
)
def test_an_amount_is_typed_undone_redone_and_read_again(
    at: Setting, row: int, text: str, cents: int
) -> None:
    before, steps = at.desk.funding, at.steps()
    at.edit(at.amounts, row, 0, text)
    assert at.amounts.amounts.cents(row, 0) == cents
    assert (at.steps(), at.refused) == (steps + 1, [])
    after = at.desk.funding
    at.desk.undo()
    assert at.desk.funding == before
    at.desk.redo()
    assert at.desk.funding == after == at.reopened()[0]


def test_the_mouse_opens_an_amount_to_the_cent(at: Setting) -> None:
    at.double_click(at.amounts, COSME, 0)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    assert field.text() == "90000"
    at.type("90000.25")
    assert at.amounts.amounts.cents(COSME, 0) == 90 * K + 25


@pytest.mark.parametrize("text", ["a lot", "-1", "1.234", "=1+1", "5 USD", "1e6", "99999999999999999999"])
def test_what_is_no_amount_stays_in_its_field(at: Setting, text: str) -> None:
    before = at.desk.funding
    at.edit(at.amounts, COSME, 1, text)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    assert field.text() == text
    assert len(at.refused) == 1
    assert at.desk.funding == before
    at.type("5")
    assert at.amounts.amounts.cents(COSME, 1) == 5 * EURO


def test_sums_take_no_amount(at: Setting) -> None:
    at.stand(at.amounts, GIVEN, 0)
    at.key(Qt.Key.Key_F2)
    assert at.amounts.hasFocus()
    at.stand(at.amounts, COSME, 5)
    at.key(Qt.Key.Key_Return)
    assert at.amounts.hasFocus()


def test_a_block_is_pasted_as_one_step(at: Setting) -> None:
    before, steps = at.desk.funding, at.steps()
    clip("100\t200\n\t300\n400 k€\t500,5".replace(",", "."))
    at.stand(at.amounts, BUDGET, 2)
    at.amounts.paste()
    assert at.steps() == steps + 1
    assert [at.amounts.amounts.cents(BUDGET, column) for column in (2, 3)] == [100 * EURO, 200 * EURO]
    assert [at.amounts.amounts.cents(COSME, column) for column in (2, 3)] == [None, 300 * EURO]
    assert [at.amounts.amounts.cents(FAIR, column) for column in (2, 3)] == [400 * K, 50_050]
    assert at.desk.file.history()[0].label == "Changed 5 amounts"
    at.desk.undo()
    assert at.desk.funding == before
    at.desk.redo()
    assert at.desk.funding == at.reopened()[0]


@pytest.mark.parametrize(
    ("row", "column", "text", "sentence"),
    [
        (
            BUDGET,
            0,
            "1\tx",
            "Budget, 2021: “x” is no amount; type for example 48000 or 1250.50. Nothing was pasted.",
        ),
        (
            COSME,
            0,
            "1\n5 USD",
            "COSME, 1 Trade fair, 2020: “5 USD” is in USD, but “1 Trade fair” is in EUR;",
        ),
        (OTHER, 0, "1\n2", "Given in all, 2020 is a sum and takes no amount; nothing was pasted."),
        (
            COSME,
            4,
            "1\t2",
            "The pasted block is 1 × 2 cells, but from the marked cell on the table has only 6 × 1;",
        ),
        (COSME, 0, "   ", "The clipboard holds no text to paste: copy a block of cells first."),
    ],
)
def test_a_block_with_one_bad_cell_writes_nothing(
    at: Setting, row: int, column: int, text: str, sentence: str
) -> None:
    before, steps = at.desk.funding, at.steps()
    clip(text)
    at.stand(at.amounts, row, column)
    at.amounts.paste()
    assert len(at.refused) == 1
    assert at.refused[0].startswith(sentence)
    assert at.refused[0].casefold().endswith("nothing was pasted.") or not text.strip()
    assert (at.desk.funding, at.steps()) == (before, steps)


def test_what_is_copied_is_exact_and_can_be_pasted(at: Setting) -> None:
    at.edit(at.amounts, COSME, 1, "1250.50")
    at.amounts.setFocus()
    at.amounts.selectAll()
    at.amounts.copy()
    lines = QApplication.clipboard().text().splitlines()
    assert lines[COSME].split("\t") == ["90000", "1250.50", "", "", "", "91250.50"]
    clip("90000\t1250.50")
    at.stand(at.amounts, FEES, 0)
    at.amounts.paste()
    assert [at.amounts.amounts.cents(FEES, column) for column in (0, 1)] == [90 * K, 125_050]


def test_del_takes_marked_amounts_back_as_one_step(at: Setting) -> None:
    before, steps = at.desk.funding, at.steps()
    at.amounts.setFocus()
    at.amounts.selectAll()
    at.key(Qt.Key.Key_Delete)
    assert (at.desk.funding.allocations, at.desk.funding.budgets) == ((), ())
    assert at.steps() == steps + 1
    at.desk.undo()
    assert at.desk.funding == before


def test_nothing_marked_is_no_step(at: Setting) -> None:
    steps = at.steps()
    at.stand(at.amounts, FEES, 3)
    at.key(Qt.Key.Key_Delete)
    assert at.steps() == steps


def test_a_year_of_the_chart_shows_what_pays_for_it(at: Setting) -> None:
    view = at.page.coverage.view
    (spot,) = [each for each in view.sketch.spots if each.key == "2021"]
    scale = view.theme.scale
    middle = at.page.rect().topLeft()
    middle.setX(round((spot.x + spot.width / 2) * scale))
    middle.setY(round((spot.y + spot.height / 2) * scale))
    at.turn(Part.SOURCES)
    QTest.mouseClick(view, BUTTON, NONE, middle)
    assert at.page.amounts.isVisible()
    assert titles(at) == ["Budget", "COSME", "1  Trade fair", "Given in all", "Open"]
    assert at.amounts.amounts.year(at.amounts.currentIndex().column()) == 2021
    assert at.amounts.hasFocus()
    only = at.page.amounts.only
    assert only.accessibleName() == "only 2021"
    QTest.mouseClick(only, BUTTON, NONE)
    assert len(titles(at)) == 7
    assert not only.isVisible()


def test_an_activity_gets_a_line_before_it_gets_an_amount(at: Setting) -> None:
    steps = at.steps()
    at.stand(at.amounts, FEES, 0)
    at.key(Qt.Key.Key_Insert)
    form = at.dialog()
    assert isinstance(form, LineDialog)
    assert form.source.currentText() == "Membership fees"
    form.activity.setCurrentIndex(1)
    form.act_button.click()
    assert titles(at)[FEES + 1] == "2  Study"
    assert at.steps() == steps
    assert at.amounts.current_line is not None
    assert at.amounts.current_line.kind is LineKind.ACTIVITY
    at.back()
    at.key(Qt.Key.Key_Return)
    at.type("3000")
    assert [(each.source_id, each.activity_id, each.amount_cents) for each in at.desk.funding.allocations][
        -1
    ] == ("fees", "act2", 3 * K)


@pytest.mark.parametrize("how", ["button", "menu"])
def test_the_first_budget_is_entered_where_the_button_leads(qtbot: QtBot, tmp_path: Path, how: str) -> None:
    bare = replace(small_funding(), allocations=(), budgets=())
    with live(qtbot, tmp_path, drafted(bare)) as at:
        assert at.page.coverage.empty.isVisible()
        if how == "button":
            QTest.mouseClick(at.page.coverage.budget_button, BUTTON, NONE)
        else:
            at.page.commands.budget.trigger()
        assert at.amounts.hasFocus()
        at.key(Qt.Key.Key_Return)
        at.type("180 k€")
        assert at.desk.funding.budgets[0].amount_cents == 180 * K
        assert not at.page.coverage.empty.isVisible()
        assert at.page.coverage.view.isVisible()
        at.desk.undo()
        assert at.page.coverage.empty.isVisible()


def test_an_amount_needs_a_currency(qtbot: QtBot, tmp_path: Path) -> None:
    funding = Funding((FundingSource("one", "Somebody"),))
    with live(qtbot, tmp_path, drafted(funding)) as at:
        at.turn(Part.AMOUNTS)
        at.edit(at.amounts, 0, 0, "500")
        assert at.refused == [
            "Budget: the amount names no currency; type it behind the amount, e.g. 48000 EUR."
        ]
        at.type("500 CAD")
        assert at.desk.funding.budgets[0].currency == "CAD"
        at.edit(at.amounts, 1, 0, "200")
        assert at.desk.funding.sources[0].currency == "CAD"
        assert [each.amount_cents for each in at.desk.funding.allocations] == [200 * EURO]


def test_currencies_stand_apart_and_are_never_added(qtbot: QtBot, tmp_path: Path) -> None:
    sources = (FundingSource("e", "EU", currency="EUR"), FundingSource("u", "US", currency="USD", position=1))
    funding = Funding(
        sources,
        (Allocation("1", "e", None, 2020, 10 * K), Allocation("2", "u", None, 2020, 20 * K)),
        (YearBudget("b", 2020, 50 * K, "EUR"), YearBudget("c", 2020, 20 * K, "USD")),
    )
    with live(qtbot, tmp_path, drafted(funding)) as at:
        at.turn(Part.AMOUNTS)
        assert titles(at) == [
            *("Budget", "EU", "Given in all", "Open"),
            *("Budget", "US", "Given in all", "Open"),
        ]
        assert at.shown(at.amounts, 2)[0] == "10"
        assert at.shown(at.amounts, 6)[0] == "20"
        assert [at.shown(at.page.sources.sums, row)[:5] for row in range(2)] == [
            ["Open, EUR", "2020", "40 k€", "80 %", "of 50 k€ budget"],
            ["Open, USD", "–", "0 USD", "0 %", "of 20 kUSD budget"],
        ]
        assert at.page.coverage.heading.text().startswith("EUR: ")
        assert "; USD: " in at.page.coverage.heading.text()
        assert len(at.page.coverage.view.sketch.spots) == 2


def test_the_keyboard_stays_where_the_first_amount_of_all_was_typed(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path, drafted(Funding())) as at:
        at.turn(Part.AMOUNTS)
        at.edit(at.amounts, BUDGET, 0, "48000 EUR")
        assert titles(at) == ["Budget", "Given in all", "Open"]
        assert QApplication.focusWidget() is at.amounts
        assert (at.amounts.currentIndex().row(), at.amounts.currentIndex().column()) == (BUDGET, 0)
