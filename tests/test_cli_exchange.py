"""The roadmap for other programs, from the command line."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar

from dia_desktop import cli
from dia_desktop.report.roadmap_documents import RoadmapFile
from dia_desktop.store import StrategyFile
from dia_desktop.store.edits import add_activity, add_marker, name_revision, set_horizons
from dia_desktop.strategy.roadmap import ActivityKind, DateGrain
from tests.store.strategies import draft


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a strategy file with something of everything."""
    path = tmp_path / "plan.strategy"
    StrategyFile.create(path, draft(), author="A").close()
    return path


def export(file: Path, folder: Path, *more: str) -> int:
    return cli.main(["export", str(file), "--out", str(folder), *more])


def test_everything_of_the_roadmap_is_written(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = path.parent / "out"
    assert export(path, out, "--roadmap", "all") == 0
    names = [Path(line).name.rsplit(" - ", 1)[1] for line in capsys.readouterr().out.splitlines()]
    there = [what for what in RoadmapFile if what is not RoadmapFile.CHANGES]
    assert names == [f"{what}.{what.suffix}" for what in there]
    assert not [*out.glob("*ranking*")]


def test_what_a_file_does_not_hold_is_said(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with StrategyFile.open(path, author="A") as file:
        add_activity(file, "Some day", {"kind": ActivityKind.GATE, "grain": DateGrain.DAY})
        before = file.last_saved_at
    assert export(path, path.parent / "out", "--roadmap", "milestones,milestones") == 0
    said = capsys.readouterr()
    assert "milestones.ics: 1 milestone was left out: it has no date." in said.err
    (written,) = said.out.splitlines()
    events = Calendar.from_ical(Path(written).read_bytes()).walk("VEVENT")
    assert before is not None
    stamps = {event.decoded("DTSTAMP") for event in events}
    assert stamps == {before.replace(microsecond=0)}


def test_charts_come_beside_it_where_they_are_asked_for(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ("--roadmap", "mermaid", "--chart", "ranking", "--format", "csv")
    assert export(path, path.parent / "out", *arguments) == 0
    names = [Path(line).suffix for line in capsys.readouterr().out.splitlines()]
    assert names == [".csv", ".mmd"]


def test_an_empty_roadmap_is_refused_in_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "blank.strategy"
    assert cli.main(["new", str(path), "--template", "blank"]) == 0
    capsys.readouterr()
    assert export(path, tmp_path / "out", "--roadmap", "project") == 1
    said = capsys.readouterr()
    assert said == ("", f"dia-desktop: {path}: The roadmap has no activity yet.\n")
    assert not (tmp_path / "out").exists()
    with StrategyFile.open(path, author="A") as file:
        add_activity(file, "Fair")
    assert export(path, tmp_path / "out", "--roadmap", "activities,budgets") == 1
    said = capsys.readouterr()
    assert said.err == "dia-desktop: “budgets” was not written. There is no budget yet.\n"
    assert len(said.out.splitlines()) == 1


def test_an_unknown_file_is_wrong_usage(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        export(path, path.parent, "--roadmap", "mpp")
    assert stopped.value.code == 2
    assert "“mpp” is neither “all” nor a list of project, milestones, mermaid" in capsys.readouterr().err


def changes(path: Path, *more: str) -> list[str]:
    out = path.parent / "out"
    assert export(path, out, "--roadmap", "changes", *more) == 0
    (written,) = out.glob("*changes.csv")
    with written.open(encoding="utf-8-sig", newline="") as file:
        return [f"{row['since']}: {row['change']}" for row in csv.DictReader(file)]


def test_changes_are_those_since_a_named_moment(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert export(path, path.parent / "out", "--roadmap", "changes") == 1
    assert capsys.readouterr().err.endswith(": No moment has a name yet.\n")
    with StrategyFile.open(path, author="A") as file:
        name_revision(file, "Board", "as agreed")
        set_horizons(file, 2020, 3, 5)
        name_revision(file, "Assembly", "")
        add_marker(file, "Vote", date(2024, 6, 6))
    horizons, marker = "mid-term 2 years → 3 years", "“Vote”: added, 2024-06-06"
    assert changes(path) == [f"Assembly: {marker}"]
    # What lasts as long as the horizon moved with it.
    assert changes(path, "--revision", "Board")[-2:] == [f"Board: {horizons}", f"Board: {marker}"]
    capsys.readouterr()
    assert export(path, path.parent, "--roadmap", "all", "--revision", "Mayors") == 1
    assert "has no revision “Mayors”; it has “Board”, “Assembly”." in capsys.readouterr().err
