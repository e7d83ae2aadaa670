from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.font_manager import fontManager

from dia_desktop.charts.plain_text import one_line
from dia_desktop.charts.sketch import Weight
from dia_desktop.charts.typeface import Type, prepare_matplotlib, shown


def test_the_shipped_font_is_used_and_registered_once() -> None:
    prepare_matplotlib()
    prepare_matplotlib()
    names = [entry.name for entry in fontManager.ttflist if entry.name.startswith("DIA Desktop")]
    assert len(names) == len(set(names)) == 4
    assert fontManager.findfont(Type(10, Weight.BOLD).properties).endswith("Inter-Bold.ttf")


def test_bold_is_wider_and_twice_the_size_twice_as_wide() -> None:
    text = "Canada leads"
    assert Type(10, Weight.BOLD).width(text) > Type(10).width(text)
    assert Type(20).width(text) == pytest.approx(2 * Type(10).width(text), rel=0.01)


@given(st.text(max_size=60), st.floats(0, 200))
def test_an_elided_text_fits_and_says_that_it_was_cut(text: str, width: float) -> None:
    font = Type(9)
    elided = font.elided(text, width)
    assert elided == shown(text) or elided.endswith("…")
    assert elided == "…" or font.width(elided) <= width


@given(st.text("abc de", max_size=120), st.integers(1, 4))
def test_wrapping_keeps_every_word_or_says_that_it_was_cut(text: str, most: int) -> None:
    font = Type(9)
    lines = font.wrapped(text, 60, most)
    assert len(lines) <= most
    assert all(font.width(line) <= 60 for line in lines)
    if not (lines and lines[-1].endswith("…")):
        assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_a_character_no_font_has_becomes_a_square() -> None:
    assert shown("中国 market Ж") == "□□ market Ж"


@given(st.text(max_size=40))
def test_a_line_has_neither_breaks_nor_control_characters(text: str) -> None:
    line = one_line(text)
    assert line == one_line(line)
    assert len(line.splitlines()) <= 1
    assert not any(ord(char) < 32 or 0xD800 <= ord(char) < 0xE000 for char in line)


def test_a_number_and_its_unit_stay_together() -> None:
    assert one_line("  33\N{NO-BREAK SPACE}% ") == "33\N{NO-BREAK SPACE}%"
    assert shown("1\N{NARROW NO-BREAK SPACE}000") == "1\N{NARROW NO-BREAK SPACE}000"


def test_control_characters_and_breaks_are_not_drawn() -> None:
    assert one_line(" a\tb\r\nc\x1b[31m\x00\ud800\uffff ") == "a b c[31m"
