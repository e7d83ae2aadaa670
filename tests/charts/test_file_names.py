from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dia_desktop.charts.file_names import export_name


@pytest.mark.parametrize(
    ("title", "round_name", "name"),
    [
        ("Where next?", "Round 1", "Where next_ - Round 1 - ranking"),
        ("../../etc/passwd", "..", "_.._etc_passwd - ranking"),
        ("C:\\Windows", "a/b", "C__Windows - a_b - ranking"),
        ("", "", "ranking"),
        (" . ", "\x00\n", "ranking"),
        ("CON.strategy", "", "_CON.strategy - ranking"),
        ("nul", "", "nul - ranking"),
        ("  two \n lines ", "Round\t2", "two lines - Round 2 - ranking"),
        ("Stratégie", "Runde", "Stratégie - Runde - ranking"),
        (".hidden", "", "hidden - ranking"),
    ],
)
def test_a_title_becomes_a_name_every_file_system_takes(title: str, round_name: str, name: str) -> None:
    assert export_name(title, round_name, "ranking") == name


@given(st.text(max_size=300), st.text(max_size=300))
def test_a_name_is_one_short_part_of_a_path(title: str, round_name: str) -> None:
    name = export_name(title, round_name, "ranking")
    assert name.endswith("ranking")
    assert not set(name) & set('<>:"/\\|?*\0\n\r\t')
    assert not name.startswith((".", " "))
    assert len(f".{name}.png.4194304.part".encode()) <= 255
    assert name.partition(".")[0].strip().casefold() not in {"con", "prn", "aux", "nul", "com1", "lpt9"}
