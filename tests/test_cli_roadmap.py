"""The roadmap, its funding and its KPIs on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from dia_desktop.cli import main


def test_the_example_is_exported_as_pictures_and_tables(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, out = tmp_path / "e.strategy", tmp_path / "out"
    assert main(["new", str(path)]) == 0
    assert (
        main(
            ["export", str(path), "--chart", "gantt,coverage,kpis", "--format", "svg,csv", "--out", str(out)]
        )
        == 0
    )
    written = sorted(file.name.rpartition(" - ")[2] for file in out.iterdir())
    assert written == ["coverage.csv", "coverage.svg", "gantt.csv", "gantt.svg", "kpis.csv", "kpis.svg"]
    assert "horizon" in next(out.glob("*gantt.csv")).read_text(encoding="utf-8-sig")
    assert "Horizon only" in next(out.glob("*gantt.svg")).read_text(encoding="utf-8")
    capsys.readouterr()


def test_a_strategy_without_a_roadmap_says_what_is_missing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, out = tmp_path / "b.strategy", tmp_path / "out"
    assert main(["new", str(path), "--template", "blank"]) == 0
    capsys.readouterr()
    assert main(["export", str(path), "--chart", "gantt,coverage,kpis", "--out", str(out)]) == 1
    said = capsys.readouterr().err
    assert "“gantt” was not written. The roadmap is empty; add activities to it first." in said
    assert "“coverage” was not written. There is no source of money and no budget yet." in said
    assert "“kpis” was not written. There is no KPI yet" in said
    assert not out.exists()
