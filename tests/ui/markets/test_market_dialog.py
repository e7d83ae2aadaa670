"""Adding markets and renaming one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dia_desktop.strategy.role import Role
from dia_desktop.ui.markets.market_dialog import AddMarkets, RenameMarket
from tests.ui.markets.score_setting import Setting, retype, set_up

Key = Qt.Key
LONG = "x" * 201


@pytest.fixture
def at(qtbot: QtBot, tmp_path: Path) -> Iterator[Setting]:
    with set_up(qtbot, tmp_path) as setting:
        yield setting


@pytest.fixture
def adding(at: Setting) -> AddMarkets:
    at.card.matrix_actions.add_market.trigger()
    (dialog,) = at.card.findChildren(AddMarkets)
    return dialog


@pytest.fixture
def renaming(at: Setting) -> RenameMarket:
    at.card.matrix_actions.rename_market(at.desk.scoring.markets[1])
    (dialog,) = at.card.findChildren(RenameMarket)
    return dialog


def offered(dialog: AddMarkets) -> list[str]:
    return [dialog.list.item(row).text() for row in range(dialog.list.count())]


def names(at: Setting) -> list[tuple[str, str]]:
    return [(market.name, market.code) for market in at.desk.scoring.markets]


def test_the_list_holds_what_is_not_in_the_matrix(adding: AddMarkets) -> None:
    listed = offered(adding)
    assert "Japan" in listed
    assert "Canada" not in listed
    assert "Germany" not in listed
    assert listed == sorted(listed, key=str.casefold)


def test_typing_and_enter_choose_several_and_enter_adds_them(at: Setting, adding: AddMarkets) -> None:
    steps = at.steps()
    for typed in ("jap", "morocco"):
        QTest.keyClicks(adding.search, typed)
        QTest.keyClick(adding.search, Key.Key_Return)
        assert adding.search.text() == ""
    assert adding.summary.text() == "To be added: Japan, Morocco"
    adding.role.setCurrentIndex(adding.role.findData(Role.FALLBACK.value))
    QTest.keyClick(adding.search, Key.Key_Return)
    assert names(at)[3:] == [("Japan", "JPN"), ("Morocco", "MAR")]
    assert {market.role for market in at.desk.scoring.markets[3:]} == {Role.FALLBACK}
    assert at.steps() == steps + 1
    at.desk.undo()
    assert len(names(at)) == 3


def test_arrows_move_through_the_list(adding: AddMarkets) -> None:
    QTest.keyClicks(adding.search, "ja")
    assert offered(adding) == ["Jamaica", "Japan", "Azerbaijan", "“ja”, not in this list"]
    QTest.keyClick(adding.search, Key.Key_Down)
    QTest.keyClick(adding.search, Key.Key_Return)
    assert adding.chosen == (("Japan", "JPN"),)


def test_a_name_of_ones_own_is_taken_as_typed(at: Setting, adding: AddMarkets) -> None:
    QTest.keyClicks(adding.search, "Silicon Valley")
    adding.act_button.click()
    assert names(at)[3:] == [("Silicon Valley", "")]


@pytest.mark.parametrize("typed", ["Japan", "japan", "JPN"])
def test_a_full_name_or_code_needs_no_tick(at: Setting, adding: AddMarkets, typed: str) -> None:
    QTest.keyClicks(adding.search, typed)
    adding.act_button.click()
    assert names(at)[3:] == [("Japan", "JPN")]


def test_half_a_name_is_asked_about(at: Setting, adding: AddMarkets) -> None:
    QTest.keyClicks(adding.search, "Jap")
    adding.act_button.click()
    assert adding.strip.sentence == "“Jap”: pick it from the list, e.g. Japan, or empty the field."
    assert adding.search.text() == "Jap"
    assert len(names(at)) == 3


def test_nothing_chosen_is_said(adding: AddMarkets) -> None:
    adding.act_button.click()
    assert adding.strip.sentence == "Tick the markets to add, or type a name."


def test_a_tick_can_be_taken_back(adding: AddMarkets) -> None:
    item = adding.list.item(0)
    item.setCheckState(Qt.CheckState.Checked)
    assert len(adding.chosen) == 1
    item.setCheckState(Qt.CheckState.Unchecked)
    assert not adding.chosen


@pytest.mark.parametrize("name", ["Canada", LONG])
def test_one_bad_name_adds_none_and_keeps_the_choice(at: Setting, adding: AddMarkets, name: str) -> None:
    QTest.keyClicks(adding.search, "japan")
    QTest.keyClick(adding.search, Key.Key_Return)
    adding.search.setText(name)
    QTest.keyClick(adding.search, Key.Key_Return)
    steps = at.steps()
    adding.act_button.click()
    assert "Market" in adding.strip.sentence
    assert adding.isVisible()
    assert adding.chosen == (("Japan", "JPN"), (name, ""))
    assert at.steps() == steps
    assert len(names(at)) == 3


def test_hostile_names_are_only_text(at: Setting, adding: AddMarkets) -> None:
    for name in ("<b>x</b>", "=1+1", "سوق", "😀"):
        adding.search.setText(name)
        QTest.keyClick(adding.search, Key.Key_Return)
    adding.act_button.click()
    assert [name for name, _ in names(at)[3:]] == ["<b>x</b>", "=1+1", "سوق", "😀"]
    assert [market.name for market in at.reopened().markets[3:]] == ["<b>x</b>", "=1+1", "سوق", "😀"]


def test_escape_adds_nothing(at: Setting, adding: AddMarkets) -> None:
    QTest.keyClicks(adding.search, "Japan")
    QTest.keyClick(adding.search, Key.Key_Escape)
    assert not adding.isVisible()
    assert len(names(at)) == 3


def test_a_market_is_renamed_in_one_step(at: Setting, renaming: RenameMarket) -> None:
    steps = at.steps()
    retype(renaming.name, "Kanada")
    retype(renaming.code, "kan")
    QTest.keyClick(renaming.name, Key.Key_Return)
    assert names(at)[1] == ("Kanada", "KAN")
    assert at.steps() == steps + 1
    at.desk.undo()
    assert names(at)[1] == ("Canada", "CAN")


@pytest.mark.parametrize(
    ("name", "code"), [("", "CAN"), ("USA", "CAN"), (LONG, ""), ("X", "NOPE"), ("X", "USA")]
)
def test_a_name_or_code_that_cannot_be_is_said_and_kept(
    at: Setting, renaming: RenameMarket, name: str, code: str
) -> None:
    retype(renaming.name, name)
    retype(renaming.code, code)
    renaming.act_button.click()
    assert renaming.strip.sentence
    assert (renaming.name.text(), renaming.code.text()) == (name, code)
    assert names(at)[1] == ("Canada", "CAN")


def test_a_dialog_opens_at_the_lower_left_of_the_window(at: Setting, renaming: RenameMarket) -> None:
    window = at.card.window().geometry()
    assert renaming.x() <= window.left() + 40
    assert renaming.geometry().bottom() <= window.bottom()
