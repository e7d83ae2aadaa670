"""What charts are laid out on."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dia_desktop.charts.palette import LIGHT
from dia_desktop.charts.sketch import Words
from dia_desktop.charts.sketch_pad import MORE_LINE, NAME, Pad, Rows, rows_in
from tests.charts.sketches import NUMBERS, even


@given(st.floats(60, 2000), st.integers(0, 600))
def test_rows_fit_and_none_is_lost(room: float, count: int) -> None:
    rows = rows_in(room, count, 24, 36, 44)
    assert rows.shown + rows.left_out == count
    assert rows.height <= room + 1e-6
    assert rows.shown == count or rows.pitch >= 24
    assert rows.pitch <= 48


def test_without_a_room_all_rows_are_shown() -> None:
    assert rows_in(None, 600, 24, 36, 44) == Rows(600, 36)
    assert rows_in(100, 4, 24, 36, 44) == Rows(4, 25)
    assert rows_in(1000, 4, 24, 36, 44) == Rows(4, 44)
    assert rows_in(98 + MORE_LINE, 20, 24, 36, 44) == Rows(4, 24.5, 16)


@pytest.mark.parametrize("text", ["a\nb", "\u202eevil", "tab\there"])
def test_user_text_is_written_on_one_line_without_what_could_act(text: str) -> None:
    pad = Pad(LIGHT, even, NUMBERS)
    pad.write(0, 10, text, NAME, LIGHT.text)
    pad.market(0, 10, text, 0, 200)
    pad.spot(0, 0, 10, 10, text)
    sketch = pad.sketch(100, 20)
    written = [mark.text for mark in sketch.marks if isinstance(mark, Words)]
    for shown in (*written, sketch.spots[0].tip):
        assert not set(shown) & {"\n", "\t", "\u202e"}


def test_capitals_stand_around_the_height_they_are_written_at() -> None:
    pad = Pad(LIGHT, even, NUMBERS)
    pad.write(0, 10, "A", NAME, LIGHT.text)
    (word,) = (mark for mark in pad.sketch(10, 20).marks if isinstance(mark, Words))
    assert 10 + 0.3 * NAME.size < word.y < 10 + 0.4 * NAME.size


def test_the_window_lays_charts_out_without_the_library_for_paper() -> None:
    charts = ("rank", "stability", "methods", "partners", "drivers", "triangle")
    modules = ", ".join(f"dia_desktop.charts.{chart}_chart" for chart in charts)
    done = subprocess.run(
        [sys.executable, "-c", f"import sys, {modules}\nprint(*sys.modules)"],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])},
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = {name.partition(".")[0] for name in done.stdout.split()}
    assert not {"matplotlib", "PySide6", "sqlalchemy"} & loaded
