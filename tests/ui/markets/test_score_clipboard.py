"""Blocks of cells from and to a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dia_desktop.errors import InvalidInputError
from dia_desktop.ui.locale_numbers import LocaleNumbers
from dia_desktop.ui.markets.score_clipboard import (
    MOST_CHARACTERS,
    block_text,
    plain_number,
    read_block,
    safe_text,
    unsafe_text,
)
from dia_desktop.ui.markets.score_sheet import Part
from tests.ui.markets.score_setting import Setting, set_up

Key = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def at(qtbot: QtBot, tmp_path: Path) -> Iterator[Setting]:
    with set_up(qtbot, tmp_path) as setting:
        yield setting


def put(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


def held() -> str:
    return QGuiApplication.clipboard().text()


def mark_all(at: Setting) -> None:
    at.stand("usa", "s", Part.READING)
    at.key(Key.Key_A, CTRL)


@pytest.mark.parametrize("name", ["C", "en_GB", "de_DE", "fr_FR", "de_CH", "sv_SE", "hi_IN"])
@given(value=st.floats(-1e6, 1e6))
def test_a_number_comes_back_the_same(name: str, value: float) -> None:
    locale = QLocale(name)
    text = plain_number(value, locale)
    assert LocaleNumbers(locale).parse(text) == value
    assert "\N{MINUS SIGN}" not in text


@given(st.lists(st.lists(st.text(alphabet="ab\t\"' =\n,;é", max_size=5), min_size=2, max_size=2), min_size=1))
def test_a_block_comes_back_the_same(rows: list[list[str]]) -> None:
    text = block_text(rows)
    if text.strip():
        assert read_block(text) == rows


@pytest.mark.parametrize("start", list("=+-@"))
def test_text_is_no_formula(start: str) -> None:
    text = f"{start}1+1"
    assert safe_text(text) == f"'{text}"
    assert unsafe_text(safe_text(text)) == text


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "holds no text"),
        (" \n ", "holds no text"),
        ("1\t2\n3", "Row 2 of the pasted block has 1 cells, the first has 2"),
        ("9" * (MOST_CHARACTERS + 1), "far more than this table"),
        ("9" * 200_000, "not a block of cells"),
    ],
)
def test_what_is_no_block_is_refused(text: str, sentence: str) -> None:
    with pytest.raises(InvalidInputError, match=sentence):
        read_block(text)


def test_lines_of_windows_and_of_old_macs_are_lines() -> None:
    assert read_block("1\t2\r\n3\t4\r\n") == [["1", "2"], ["3", "4"]]
    assert read_block("1\t2\r3\t4") == [["1", "2"], ["3", "4"]]


def test_copy_writes_numbers_in_full_and_levels_in_words(at: Setting) -> None:
    mark_all(at)
    at.key(Key.Key_C, CTRL)
    assert held() == "1\t70\ttalks\t40\n2\t90\t'=deep, in force\t100\n-0.5\t35\t\t\n"


def test_a_block_pasted_where_it_was_copied_changes_nothing(at: Setting) -> None:
    mark_all(at)
    at.key(Key.Key_C, CTRL)
    steps = at.steps()
    at.key(Key.Key_V, CTRL)
    assert at.steps() == steps
    assert "Nothing to paste" in at.card.message.text()


def test_a_cut_block_comes_back_by_pasting(at: Setting) -> None:
    mark_all(at)
    values = at.desk.matrix.values.tolist()
    steps = at.steps()
    at.key(Key.Key_X, CTRL)
    assert not at.desk.scoring.scores
    assert at.steps() == steps + 1
    at.key(Key.Key_V, CTRL)
    assert at.steps() == steps + 2
    assert at.desk.matrix.values.tolist() == values
    assert at.natural("can", "t") == 2.0
    assert at.reopened().scores == at.desk.scoring.scores
    at.desk.undo()
    assert not at.desk.scoring.scores


def test_a_pasted_block_is_one_step_from_the_first_marked_cell(at: Setting) -> None:
    put("81\n82,5\n")
    at.stand("usa", "t")
    steps = at.steps()
    at.key(Key.Key_V, CTRL)
    assert at.card.strip.sentence == (
        "Row Canada, column Trade (score): “82,5” is not a number; nothing was pasted."
    )
    assert at.steps() == steps
    put("81\r\n82.5\r\n")
    at.key(Key.Key_V, CTRL)
    assert at.card.strip.sentence == ""
    assert (at.agreed("usa", "t"), at.agreed("can", "t")) == (81.0, 82.5)
    assert at.steps() == steps + 1
    assert at.desk.file.undo_label == "Pasted 2 cells"
    at.desk.undo()
    assert at.agreed("usa", "t") is None
    at.desk.redo()
    assert at.reopened().scores == at.desk.scoring.scores


def test_decimal_commas_are_read_where_they_are_written(qtbot: QtBot, tmp_path: Path) -> None:
    with set_up(qtbot, tmp_path, locale="de_DE") as at:
        put("82,5\t\n0.25\ttalks")
        at.stand("usa", "s")
        at.key(Key.Key_V, CTRL)
        assert (at.agreed("usa", "s"), at.agreed("can", "s")) == (82.5, 0.25)
        assert at.natural("can", "t") == 1.0
        at.key(Key.Key_C, CTRL)
        assert held() == "82,5\n"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("101", "is not within 0 to 100"),
        ("-0.1", "is not within 0 to 100"),
        ("nan", "is not a number"),
        ("inf", "is not a number"),
        ("=1+1", "is not a number"),
        ("<b>8</b>", "is not a number"),
        ("1 000", "is not a number"),
        ("x" * 200, "is not a number"),
        ("\N{RIGHT-TO-LEFT OVERRIDE}12", "is not a number"),
        ("😀", "is not a number"),
    ],
)
def test_one_bad_cell_refuses_the_whole_block_and_is_named(at: Setting, text: str, reason: str) -> None:
    before, steps = at.desk.scoring.scores, at.steps()
    put(f"50\n{text}\n")
    at.stand("usa", "s")
    at.key(Key.Key_V, CTRL)
    sentence = at.card.strip.sentence
    assert sentence.startswith("Row Canada, column Stability (score): ")
    assert reason in sentence
    assert len(sentence) < 160
    assert at.desk.scoring.scores == before
    assert at.steps() == steps


def test_a_level_that_is_none_refuses_the_block(at: Setting) -> None:
    put("talks\n7\n")
    at.stand("usa", "t", Part.READING)
    at.key(Key.Key_V, CTRL)
    assert "“7” is not one of its levels" in at.card.strip.sentence


def test_levels_are_read_in_words_and_by_number(at: Setting) -> None:
    put("'=DEEP,  in force\n0\n1\n")
    at.stand("usa", "t", Part.READING)
    at.key(Key.Key_V, CTRL)
    assert [at.natural(market, "t") for market in ("usa", "can", "bra")] == [2.0, 0.0, 1.0]


def test_a_block_that_does_not_fit_is_refused(at: Setting) -> None:
    put("1\t2\n3\t4\n")
    at.stand("bra", "t")
    steps = at.steps()
    at.key(Key.Key_V, CTRL)
    assert at.card.strip.sentence == (
        "The pasted block is 2 × 2 cells, but from the marked cell on the table has only 1 × 1; "
        "nothing was pasted."
    )
    assert at.steps() == steps


def test_an_empty_clipboard_is_refused(at: Setting) -> None:
    put("")
    at.stand("usa", "s")
    at.key(Key.Key_V, CTRL)
    assert "holds no text" in at.card.strip.sentence


def test_hidden_rows_are_neither_copied_nor_pasted_over(at: Setting) -> None:
    QTest.mouseClick(at.card.missing_chip, Qt.MouseButton.LeftButton)
    at.stand("bra", "s")
    put("11")
    at.key(Key.Key_V, CTRL)
    assert at.agreed("bra", "s") == 11.0
    at.key(Key.Key_A, CTRL)
    at.key(Key.Key_C, CTRL)
    assert held() == "-0.5\t11\t\t\n"
    put("1\n2")
    at.key(Key.Key_V, CTRL)
    assert "only 1 ×" in at.card.strip.sentence


def test_a_reading_and_a_score_of_one_cell_are_pasted_together(at: Setting) -> None:
    put("2\t15")
    at.stand("bra", "t", Part.READING)
    at.key(Key.Key_V, CTRL)
    assert (at.natural("bra", "t"), at.agreed("bra", "t")) == (2.0, 15.0)
    at.stand("bra", "t", Part.READING)
    at.key(Key.Key_Right, SHIFT)
    at.key(Key.Key_Delete)
    assert at.score("bra", "t") is None
