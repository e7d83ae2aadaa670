from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QStyle, QStyleOptionFrame
from pytestqt.qtbot import QtBot

from dia_desktop.strategy.funding import Funding, FundingSource, FundingStatus
from dia_desktop.ui.funding.matters import MattersDialog
from dia_desktop.ui.funding.record_dialog import RecordDialog
from tests.ui.funding.funding_setting import ALT, BUTTON, NONE, K, Setting, drafted, live, spaced

NAME, PERIOD, AMOUNT, SHARE, STATUS, PROGRAMME, KIND, CURRENCY, RATE, CONDITIONS, STATED = range(11)
#: Room that Qt leaves at either side of what is written in a line.
MARGIN_OF_A_LINE = 2


@pytest.fixture
def at(qtbot: QtBot, tmp_path: Path) -> Iterator[Setting]:
    """Give a page with three sources."""
    with live(qtbot, tmp_path) as setting:
        yield setting


def names(at: Setting) -> list[str]:
    return [each.name for each in at.desk.funding.sources]


@pytest.mark.parametrize(
    ("column", "text", "field", "value"),
    [
        (NAME, "COSME strand 2", "name", "COSME strand 2"),
        (PERIOD, "Jul 2020 – Mar 2022", "start", date(2020, 7, 1)),
        (PERIOD, "2020-2022", "end", date(2022, 12, 31)),
        (PERIOD, "2021", "end", date(2021, 12, 31)),
        (AMOUNT, "150 k€", "amount_cents", 150 * K),
        (AMOUNT, "1250.50", "amount_cents", 125_050),
        (AMOUNT, "", "amount_cents", None),
        (PROGRAMME, "COSME", "programme", "COSME"),
        (KIND, "grant", "funding_kind", "grant"),
        (RATE, "33.3 %", "cofinancing_rate", 0.333),
        (RATE, "", "cofinancing_rate", None),
        (CONDITIONS, "closes Dec 2021", "conditions", "closes Dec 2021"),
        (STATED, "report, p. 4", "source", "report, p. 4"),
    ],
)
def test_a_cell_is_edited_in_place_undone_redone_and_read_again(
    at: Setting, column: int, text: str, field: str, value: object
) -> None:
    before = getattr(at.desk.funding.sources[0], field)
    steps = at.steps()
    at.edit(at.sources, 0, column, text)
    assert getattr(at.desk.funding.sources[0], field) == value
    assert at.steps() == steps + 1
    assert at.refused == []
    at.desk.undo()
    assert getattr(at.desk.funding.sources[0], field) == before
    at.desk.redo()
    assert getattr(at.desk.funding.sources[0], field) == value
    assert getattr(at.reopened()[0].sources[0], field) == value


def test_a_status_is_chosen_with_the_mouse(at: Setting) -> None:
    at.double_click(at.sources, 1, STATUS)
    box = at.sources.viewport().findChild(QComboBox)
    assert isinstance(box, QComboBox)
    assert [box.itemText(place) for place in range(box.count())] == [
        *("idea", "applied for", "granted", "refused")
    ]
    box.setCurrentIndex(2)
    box.activated.emit(2)
    assert [each.status.value for each in at.desk.funding.sources[1:]] == ["granted", "idea"]
    at.desk.undo()
    assert [each.status.value for each in at.desk.funding.sources[1:]] == ["idea", "idea"]


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_a_status_is_chosen_by_key_and_nothing_on_the_way_to_it(at: Setting) -> None:
    at.stand(at.sources, 1, STATUS)
    at.key(Qt.Key.Key_F2)
    box = at.sources.viewport().findChild(QComboBox)
    assert isinstance(box, QComboBox)
    steps = at.steps()
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert box.view().isVisible()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down):
        QTest.keyClick(box.view(), key)
    assert at.steps() == steps
    QTest.keyClick(box.view(), Qt.Key.Key_Return)
    assert at.desk.funding.sources[1].status is FundingStatus.REFUSED
    assert at.steps() == steps + 1


def test_the_mouse_opens_an_editor_as_f2_does(at: Setting) -> None:
    at.double_click(at.sources, 1, AMOUNT)
    at.type("40000")
    assert at.desk.funding.sources[1].amount_cents == 40 * K


@pytest.mark.parametrize(
    ("column", "text", "sentence"),
    [
        (AMOUNT, "a lot", "“a lot” is no amount; type for example 48000 or 1250.50."),
        (AMOUNT, "-5", "“-5” is below nothing; type an amount of 0 or more."),
        (AMOUNT, "48.000", "“48.000” has more than two decimals; type an amount to the cent."),
        (AMOUNT, "5 USD", "“5 USD” is in USD, but “COSME” is in EUR; amounts are not converted."),
        (PERIOD, "soon", "“soon” is no date; type for example 2021, Q2 2021, Mar 2021 or 2021-03-31."),
        (RATE, "many", "“many” is no number; type one."),
        (RATE, "120", "COSME: a source cannot pay 120 % of the cost; type 0 to 100 %."),
    ],
)
def test_what_cannot_be_used_stays_in_its_field_and_is_said(
    at: Setting, column: int, text: str, sentence: str
) -> None:
    steps, before = at.steps(), at.desk.funding
    at.edit(at.sources, 0, column, text)
    assert at.refused == [sentence]
    assert (at.steps(), at.desk.funding) == (steps, before)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    assert field.text() == text
    assert field.property("invalid")
    at.key(Qt.Key.Key_Escape)
    assert at.sources.hasFocus()
    assert at.desk.funding == before


@pytest.mark.parametrize("column", [PERIOD, AMOUNT, RATE])
def test_what_a_field_hints_at_can_be_read(at: Setting, column: int) -> None:
    at.edit(at.sources, 2, column, "")
    at.stand(at.sources, 2, column)
    at.key(Qt.Key.Key_F2)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    option = QStyleOptionFrame()
    field.initStyleOption(option)
    room = field.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, field)
    needed = field.fontMetrics().horizontalAdvance(field.placeholderText())
    assert needed
    assert needed <= room.width() - 2 * MARGIN_OF_A_LINE
    assert at.sources.viewport().rect().contains(field.geometry())


def test_an_amount_without_a_currency_says_how_to_name_one(qtbot: QtBot, tmp_path: Path) -> None:
    nowhere = Funding((FundingSource("1", "COSME"),))
    with live(qtbot, tmp_path, drafted(nowhere)) as at:
        at.edit(at.sources, 0, AMOUNT, "48000")
        said = "COSME: the amount names no currency; type it behind the amount, e.g. 48000 EUR."
        assert at.refused == [said]
        at.type("48000 EUR")
        assert (at.desk.funding.sources[0].amount_cents, at.desk.funding.sources[0].currency) == (
            48 * K,
            "EUR",
        )


def test_leaving_a_field_that_cannot_be_used_loses_nothing(at: Setting) -> None:
    at.stand(at.sources, 0, AMOUNT)
    at.key(Qt.Key.Key_F2)
    at.type("a lot", enter=False)
    field = QApplication.focusWidget()
    at.page.sources.add_button.setFocus(Qt.FocusReason.TabFocusReason)
    assert isinstance(field, QLineEdit)
    assert field.isVisible()
    assert field.text() == "a lot"
    assert len(at.refused) == 1


def test_a_field_in_its_red_ring_stays_open_while_the_user_is_elsewhere(at: Setting) -> None:
    at.edit(at.sources, 0, AMOUNT, "a lot")
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    QTest.mouseClick(at.sources.viewport(), BUTTON, NONE, at.cell(at.sources, 2, NAME))
    at.edit(at.sources, 2, PROGRAMME, "COSME")
    assert at.desk.funding.sources[2].programme == "COSME"
    assert field.isVisible()
    assert field.text() == "a lot"
    field.setFocus()
    at.type("5 k")
    assert at.desk.funding.sources[0].amount_cents == 5 * K
    assert not at.sources.isPersistentEditorOpen(at.sources.records.index(0, AMOUNT))


def test_leaving_a_field_writes_it_once(at: Setting) -> None:
    steps = at.steps()
    at.stand(at.sources, 0, AMOUNT)
    at.key(Qt.Key.Key_F2)
    at.type("150000", enter=False)
    at.page.sources.add_button.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    assert at.desk.funding.sources[0].amount_cents == 150 * K
    assert at.steps() == steps + 1


def test_a_source_without_a_currency_takes_the_one_that_is_used_everywhere(at: Setting) -> None:
    at.edit(at.sources, 2, AMOUNT, "5000")
    assert (at.desk.funding.sources[2].amount_cents, at.desk.funding.sources[2].currency) == (5 * K, "EUR")


def test_a_currency_is_named_beside_an_amount_or_in_its_column(at: Setting) -> None:
    at.edit(at.sources, 2, AMOUNT, "5000 USD")
    assert (at.desk.funding.sources[2].amount_cents, at.desk.funding.sources[2].currency) == (5 * K, "USD")
    at.edit(at.sources, 2, CURRENCY, "cad")
    assert at.desk.funding.sources[2].currency == "CAD"


def test_the_currency_of_what_is_allocated_stays(at: Setting) -> None:
    at.edit(at.sources, 0, CURRENCY, "USD")
    assert at.refused == [
        "COSME: what it gives is stated in EUR; take those amounts back before you change the currency."
    ]
    assert at.desk.funding.sources[0].currency == "EUR"


def test_alt_and_arrows_order_the_sources(at: Setting) -> None:
    at.stand(at.sources, 0, NAME)
    at.key(Qt.Key.Key_Down, ALT)
    assert names(at) == ["Membership fees", "COSME", "Somebody"]
    assert at.sources.current_id == "cosme"
    at.key(Qt.Key.Key_Up, ALT)
    assert names(at)[0] == "COSME"
    at.key(Qt.Key.Key_Up, ALT)
    assert names(at)[0] == "COSME"
    at.desk.undo()
    assert names(at)[0] == "Membership fees"


def test_del_removes_a_source_with_what_it_gives_and_undo_brings_both_back(at: Setting) -> None:
    before = at.desk.funding
    at.stand(at.sources, 0, NAME)
    at.key(Qt.Key.Key_Delete)
    assert names(at) == ["Membership fees", "Somebody"]
    assert at.desk.funding.allocations == ()
    at.desk.undo()
    assert at.desk.funding == before


def dialog(at: Setting) -> RecordDialog[FundingSource]:
    found = at.dialog()
    assert isinstance(found, RecordDialog)
    return cast("RecordDialog[FundingSource]", found)


def write(form: RecordDialog[FundingSource], title: str, text: str) -> None:
    field = form.field(title)
    assert isinstance(field, QLineEdit)
    field.setText(text)


def test_a_source_is_added_in_the_dialog(at: Setting) -> None:
    QTest.mouseClick(at.page.sources.add_button, BUTTON, NONE)
    form = dialog(at)
    write(form, "Source", "Ministry")
    write(form, "Period", "2022–2023")
    write(form, "Amount", "48 k€")
    write(form, "Co-financing", "80")
    box = form.field("Status")
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(1)
    form.act_button.click()
    assert not form.isVisible()
    added = at.desk.funding.sources[-1]
    assert (added.name, added.amount_cents, added.currency) == ("Ministry", 48 * K, "EUR")
    assert (added.status, added.cofinancing_rate, added.end) == (
        *(FundingStatus.APPLIED, 0.8),
        date(2023, 12, 31),
    )
    assert at.sources.current_id == added.id
    at.desk.undo()
    assert names(at) == ["COSME", "Membership fees", "Somebody"]


@pytest.mark.parametrize(
    ("title", "text", "sentence"),
    [
        ("Amount", "12x", "“12x” is no amount; type for example 48000 or 1250.50."),
        ("Period", "2022–2021", "COSME: its end, 2021-12-31, is before its start, 2022-01-01;"),
        ("Currency", "euros", "COSME: “EUROS” is no currency; type its three letters, e.g. EUR."),
    ],
)
def test_the_dialog_keeps_what_it_cannot_use(at: Setting, title: str, text: str, sentence: str) -> None:
    at.stand(at.sources, 0, NAME)
    at.key(Qt.Key.Key_Return)
    form = dialog(at)
    write(form, title, text)
    write(form, "Kind", "grant")
    form.act_button.click()
    assert form.isVisible()
    assert form.strip.sentence.startswith(sentence)
    assert cast("QLineEdit", form.field(title)).text() == text
    assert at.desk.funding.sources[0].funding_kind == ""


def test_two_currencies_in_one_dialog_are_refused(at: Setting) -> None:
    at.page.commands.add_source.trigger()
    form = dialog(at)
    write(form, "Source", "Ministry")
    write(form, "Amount", "48 USD")
    write(form, "Currency", "CAD")
    form.act_button.click()
    assert form.strip.sentence == "One field says USD, another one CAD; say the same in both."


def test_a_dialog_without_a_change_writes_nothing(at: Setting) -> None:
    steps = at.steps()
    at.page.commands.show_source("cosme")
    dialog(at).act_button.click()
    assert at.steps() == steps


def test_a_row_says_share_status_and_what_is_free(at: Setting) -> None:
    assert at.shown(at.sources, 0)[:5] == [
        *("COSME", "2020–2021", "200 k€", "36 %"),
        "50,000 € not allocated yet",
    ]
    assert at.shown(at.sources, 1)[:5] == ["Membership fees", "not stated", "–", "–", "amount not known"]
    index = at.sources.records.index(0, STATUS)
    assert spaced(at.sources.records.said(index)) == "granted; 50,000 € not allocated yet"


def test_an_amount_is_short_in_its_cell_and_exact_in_editor_and_tool_tip(at: Setting) -> None:
    at.edit(at.sources, 0, AMOUNT, "200400.25")
    index = at.sources.records.index(0, AMOUNT)
    assert at.shown(at.sources, 0)[AMOUNT] == "200 k€"
    assert spaced(at.sources.records.said(index)) == "200,400.25 €"
    assert index.data(Qt.ItemDataRole.EditRole) == "200400.25"
    assert at.sources.records.said(at.sources.records.index(1, AMOUNT)) == "not known"


def test_the_sums_stand_below_whatever_is_scrolled(at: Setting) -> None:
    table = at.page.sources.sums
    assert at.shown(table, 0)[:5] == ["Open", "2020–2021", "270 k€", "64 %", ""]
    assert at.shown(table, 1)[:5] == ["Budget", "2020–2021", "420 k€", "100 %", ""]
    assert not table.isAncestorOf(at.sources)


def test_what_fails_with_a_bid_is_said(at: Setting) -> None:
    at.edit(at.sources, 0, AMOUNT, "150000")
    at.page.commands.show_source("cosme")
    box = dialog(at).field("Status")
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(1)
    dialog(at).act_button.click()
    assert at.shown(at.page.sources.sums, 0)[4] == "420 k€ if the bids fail"


def test_odd_matters_are_said_in_a_strip_and_all_of_them_in_a_dialog(at: Setting) -> None:
    strip = at.page.sources.strip
    breach = "“COSME” gives 60,000 € to “Trade fair”; its co-financing rate allows 50,000 €."
    assert spaced(strip.sentence) == breach
    at.edit(at.sources, 0, AMOUNT, "100000")
    assert spaced(strip.sentence) == "“COSME” is allocated 50,000 € beyond its amount. One more matter."
    assert at.shown(at.sources, 0)[STATUS] == "50 k€ beyond its amount"
    strip.acted.emit()
    shown = at.dialog()
    assert isinstance(shown, MattersDialog)
    assert [spaced(shown.list.item(row).text()) for row in range(shown.list.count())] == [
        *("“COSME” is allocated 50,000 € beyond its amount.", breach)
    ]
    shown.close()
    at.back()
    at.edit(at.sources, 0, PERIOD, "2020")
    assert at.shown(at.sources, 0)[STATUS] == "50 k€ beyond its amount; given outside its period"
    at.edit(at.sources, 0, PERIOD, "")
    at.edit(at.sources, 0, AMOUNT, "")
    at.edit(at.sources, 0, RATE, "")
    assert spaced(strip.sentence) == ""


def test_the_context_menu_does_what_keys_do(at: Setting) -> None:
    at.stand(at.sources, 1, NAME)
    menu = at.sources.make_menu()
    entries = {action.text(): action for action in menu.actions()}
    assert list(entries) == ["Open…", "Add…", "Move up", "Move down", "Remove"]
    entries["Move up"].trigger()
    assert names(at)[0] == "Membership fees"
