"""Pictures and tables from the command line."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from dia_desktop.evidence.example import example_draft
from dia_desktop.store import StrategyFile
from dia_desktop.store.edits import add_item, add_option, set_draw_settings
from dia_desktop.strategy.swot import Quadrant
from dia_desktop.strategy.weighing import DrawSettings
from tests.command_line import Run, complaint, runner


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Return what runs the command line here and now."""
    return runner(capsys)


@pytest.fixture
def example(example: Path) -> Path:
    """Return the file of the example strategy with few draws: how exact shares are is tested elsewhere."""
    with StrategyFile.open(example, author="A") as file:
        set_draw_settings(file, file.scoring().round.id, DrawSettings(draws=1000))
    return example


def test_export_prints_what_it_wrote(run: Run, example: Path, tmp_path: Path) -> None:
    outcome = run("export", example, "--out", tmp_path / "out", "--format", "csv, SVG,csv")
    assert (outcome.code, outcome.err) == (0, "")
    paths = [Path(line) for line in outcome.out.splitlines()]
    assert [path.suffix for path in paths] == [".csv", ".svg"]
    assert set(paths) == set((tmp_path / "out").iterdir())
    assert "Share of plausible inputs" in paths[1].read_text(encoding="utf-8")


def test_the_charts_that_are_named_are_written_each_once(run: Run, example: Path, tmp_path: Path) -> None:
    charts = "methods, Rank-Shares,methods"
    outcome = run("export", example, "--out", tmp_path / "out", "--format", "csv", "--chart", charts)
    assert (outcome.code, outcome.err) == (0, "")
    assert [line.rsplit(" - ", 1)[1] for line in outcome.out.splitlines()] == [
        "methods.csv",
        "rank-shares.csv",
    ]


def test_all_charts_are_those_that_have_something_to_show(run: Run, example: Path, tmp_path: Path) -> None:
    outcome = run("export", example, "--out", tmp_path / "out", "--format", "csv", "--chart", "all")
    assert (outcome.code, outcome.err) == (0, "")
    assert [line.rsplit(" - ", 1)[1].removesuffix(".csv") for line in outcome.out.splitlines()] == [
        "ranking",
        "rank-shares",
        "weight-ranges",
        "methods",
        "drivers",
        "weights-triangle",
        "swot",
        "gantt",
        "coverage",
        "kpis",
    ]


def test_a_chart_that_is_named_and_has_nothing_to_show_fails(run: Run, example: Path, tmp_path: Path) -> None:
    charts = "partners,methods"
    outcome = run("export", example, "--out", tmp_path / "out", "--format", "csv", "--chart", charts)
    assert outcome.code == 1
    assert outcome.out.endswith(" - methods.csv\n")
    assert outcome.err == (
        "dia-desktop: “partners” was not written. No partner has given scores or weights of its own.\n"
    )
    alone = run("export", example, "--out", tmp_path / "none", "--chart", "partners")
    assert "“partners” was not written." in complaint(alone)
    assert not (tmp_path / "none").exists()


def test_an_export_that_half_fails_says_so(run: Run, example: Path, tmp_path: Path) -> None:
    (first,) = run("export", example, "--out", tmp_path / "out", "--format", "csv").out.splitlines()
    Path(first).unlink()
    Path(first).mkdir()
    outcome = run("export", example, "--out", tmp_path / "out", "--format", "csv,svg")
    assert outcome.code == 1
    assert outcome.out.endswith("ranking.svg\n")
    assert outcome.err.startswith(f"dia-desktop: {first} was not written")
    second = Path(first).with_suffix(".svg")
    second.unlink()
    second.mkdir()
    both = complaint(run("export", example, "--out", tmp_path / "out", "--format", "csv,svg"))
    assert both.count("was not written") == len((first, second))
    assert "is a file, not a folder" in complaint(run("export", example, "--out", example))


class Heard(io.StringIO):
    """Stands for the output, and notes what was in a folder whenever something was said."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder
        self.there: list[int] = []

    def write(self, text: str) -> int:
        if text.strip():
            self.there.append(len([*self.folder.iterdir()]))
        return super().write(text)


def test_each_file_is_said_as_soon_as_it_is_there(
    run: Run, example: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    heard = Heard(out)
    monkeypatch.setattr(sys, "stdout", heard)
    both = ("--chart", "methods,swot", "--format", "csv", "--roadmap", "activities,milestones")
    assert run("export", example, "--out", out, *both).code == 0
    assert heard.there == [1, 2, 3, 4]
    assert {Path(line) for line in heard.getvalue().splitlines()} == {*out.iterdir()}


# -- what is not ranked ---------------------------------------------------------------------------


def test_the_swot_is_exported_without_anything_to_rank(run: Run, tmp_path: Path) -> None:
    path, out = tmp_path / "blank.strategy", tmp_path / "out"
    assert run("new", path, "--template", "blank").code == 0
    empty = complaint(run("export", path, "--out", out, "--chart", "swot"))
    assert empty == "“swot” was not written. The SWOT is empty; add points to it first."
    assert "Score two markets" in complaint(run("export", path, "--out", out, "--chart", "all"))
    assert not out.exists()
    with StrategyFile.open(path, author="A") as file:
        add_item(file, Quadrant.THREATS, "<b>Tariffs</b>")
    said = run("export", path, "--out", out, "--chart", "all", "--format", "csv,svg")
    assert (said.code, said.err) == (0, "")
    assert [Path(line).name for line in said.out.splitlines()] == ["blank - swot.csv", "blank - swot.svg"]


def test_the_strategies_have_a_table_and_a_picture(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "example.strategy"
    with StrategyFile.create(path, example_draft(), author="A") as file:
        items = file.swot().items
        add_option(file, "Sell there", [items[0].id, items[-1].id])
    said = run("export", path, "--out", tmp_path / "out", "--chart", "tows,swot", "--format", "csv,pdf")
    assert (said.code, said.err) == (0, "")
    names = [line.rsplit(" - ", 1)[1] for line in said.out.splitlines()]
    assert names == ["tows.csv", "tows.pdf", "swot.csv", "swot.pdf"]
    assert b"Sell there" in Path(said.out.splitlines()[0]).read_bytes()


def test_the_roadmap_is_exported_as_pictures_and_tables(run: Run, example: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    charts = "gantt,coverage,kpis"
    assert run("export", example, "--out", out, "--chart", charts, "--format", "svg,csv").code == 0
    written = sorted(file.name.rpartition(" - ")[2] for file in out.iterdir())
    assert written == ["coverage.csv", "coverage.svg", "gantt.csv", "gantt.svg", "kpis.csv", "kpis.svg"]
    assert "horizon" in next(out.glob("*gantt.csv")).read_text(encoding="utf-8-sig")
    assert "Horizon only" in next(out.glob("*gantt.svg")).read_text(encoding="utf-8")


def test_a_strategy_without_a_roadmap_says_what_is_missing(run: Run, tmp_path: Path) -> None:
    path, out = tmp_path / "b.strategy", tmp_path / "out"
    assert run("new", path, "--template", "blank").code == 0
    said = complaint(run("export", path, "--out", out, "--chart", "gantt,coverage,kpis"))
    assert "“gantt” was not written. The roadmap is empty; add activities to it first." in said
    assert "“coverage” was not written. There is no source of money and no budget yet." in said
    assert "“kpis” was not written. There is no KPI yet" in said
    assert not out.exists()
