"""The SWOT from the command line: it needs no markets, and nothing of it is ranked."""

from __future__ import annotations

from pathlib import Path

import pytest

from dia_desktop import cli
from dia_desktop.evidence.example import example_draft
from dia_desktop.store import StrategyFile
from dia_desktop.store.edits import add_item, add_option
from dia_desktop.strategy.swot import Quadrant


def export(file: Path, folder: Path, chart: str, formats: str) -> int:
    arguments = ("export", file, "--out", folder, "--chart", chart, "--format", formats)
    return cli.main([str(argument) for argument in arguments])


def test_the_swot_is_exported_without_anything_to_rank(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, out = tmp_path / "blank.strategy", tmp_path / "out"
    assert cli.main(["new", str(path), "--template", "blank"]) == 0
    capsys.readouterr()
    assert export(path, out, "swot", "csv") == 1
    empty = "dia-desktop: “swot” was not written. The SWOT is empty; add points to it first.\n"
    assert capsys.readouterr() == ("", empty)
    assert export(path, out, "all", "csv") == 1
    assert "Score two markets" in capsys.readouterr().err
    assert not out.exists()
    with StrategyFile.open(path, author="A") as file:
        add_item(file, Quadrant.THREATS, "<b>Tariffs</b>")
    assert export(path, out, "all", "csv,svg") == 0
    said = capsys.readouterr()
    assert said.err == ""
    assert [Path(line).name for line in said.out.splitlines()] == ["blank - swot.csv", "blank - swot.svg"]


def test_the_strategies_have_a_table_and_a_picture(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "example.strategy"
    with StrategyFile.create(path, example_draft(), author="A") as file:
        items = file.swot().items
        add_option(file, "Sell there", [items[0].id, items[-1].id])
    assert export(path, tmp_path / "out", "tows,swot", "csv,pdf") == 0
    said = capsys.readouterr()
    assert said.err == ""
    names = [line.rsplit(" - ", 1)[1] for line in said.out.splitlines()]
    assert names == ["tows.csv", "tows.pdf", "swot.csv", "swot.pdf"]
    assert b"Sell there" in Path(said.out.splitlines()[0]).read_bytes()
