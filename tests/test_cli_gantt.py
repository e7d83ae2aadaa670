"""The Gantt chart on the command line: its days, type and lanes, and what it is compared with."""

from __future__ import annotations

from pathlib import Path

import pytest

from dia_desktop.store import StrategyFile, edits
from tests.command_line import Outcome, Run, complaint, runner
from tests.made_files import new_strategy
from tests.store.strategies import draft


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Return what runs the command line here and now."""
    return runner(capsys)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a strategy file with something of everything."""
    path = tmp_path / "plan.strategy"
    new_strategy(path, draft(), author="A").close()
    return path


def gantt(run: Run, path: Path, *more: str) -> Outcome:
    return run("export", path, "--out", path.parent / "out", "--chart", "gantt", "--format", "svg", *more)


def drawn(outcome: Outcome) -> str:
    assert (outcome.code, outcome.err) == (0, "")
    return Path(outcome.out.strip()).read_text(encoding="utf-8")


def test_a_part_of_the_plan_says_which_part_it_is(run: Run, path: Path) -> None:
    assert "Shown: 2020-03-01 to 2021-12-31" in drawn(gantt(run, path, "--from", "2020-03", "--to", "2021"))
    assert "Shown: 2020-05-02 to " in drawn(gantt(run, path, "--from", "2020-05-02"))
    assert "Shown:" not in drawn(gantt(run, path))


def test_the_type_has_three_sizes(run: Run, path: Path) -> None:
    sizes = {size: drawn(gantt(run, path, "--type-size", size)) for size in ("small", "normal", "large")}
    assert len(set(sizes.values())) == len(sizes)
    assert sizes["normal"] == drawn(gantt(run, path))


def test_lanes_are_of_what_was_asked(run: Run, path: Path) -> None:
    with StrategyFile.open(path, author="A") as file:
        market = file.scoring().markets[0]
        edits.add_activity(file, "Fair", {"market_ids": [market.id]})
        added = file.roadmap().activities[-1]
        assert added.title == "Fair"
    assert drawn(gantt(run, path, "--lanes", "market")) != drawn(gantt(run, path))


def test_a_named_moment_stands_behind_the_plan(run: Run, path: Path) -> None:
    with StrategyFile.open(path, author="A") as file:
        edits.name_revision(file, "Board, “May”")
        before = next(each for each in file.roadmap().activities if each.start is not None)
        edits.set_activities(file, [before.id], {"start": None, "end": None})
    assert "as planned at “Board, “May””" in drawn(gantt(run, path, "--revision", "Board, “May”"))


def test_a_moment_that_is_not_there_is_named_with_those_that_are(run: Run, path: Path) -> None:
    assert complaint(gantt(run, path, "--revision", "Board")) == (
        f"{path} has no revision “Board”; no moment of it has been named yet."
    )
    with StrategyFile.open(path, author="A") as file:
        edits.name_revision(file, "May")
    assert complaint(gantt(run, path, "--revision", "Board")) == (
        f"{path} has no revision “Board”; it has “May”."
    )
    assert not (path.parent / "out").exists()


@pytest.mark.parametrize(
    "days", [("--from", "2022", "--to", "2021"), ("--from", "9000-01"), ("--to", "0001")]
)
def test_an_end_before_the_beginning_is_refused(run: Run, path: Path, days: tuple[str, ...]) -> None:
    said = complaint(gantt(run, path, *days))
    assert said.startswith("The chart would end on ")
    assert said.endswith("; choose other days.")
    assert not (path.parent / "out").exists()


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (("--from", "soon"), "“soon” is no date"),
        (("--from", ""), "the date is empty"),
        (("--to", "2021-02-30"), "“2021-02-30” is in no calendar"),
        (("--type-size", "huge"), "invalid choice: 'huge'"),
        (("--lanes", "row"), "invalid choice: 'row'"),
    ],
)
def test_what_cannot_be_used_is_wrong_usage(run: Run, path: Path, more: tuple[str, ...], said: str) -> None:
    outcome = gantt(run, path, *more)
    assert (outcome.code, outcome.out) == (2, "")
    assert said in outcome.err


@pytest.mark.parametrize(
    "more",
    [(), ("--chart", "ranking"), ("--roadmap", "project"), ("--roadmap", "changes", "--lanes", "market")],
)
def test_a_moment_is_compared_with_where_something_compares(
    run: Run, path: Path, more: tuple[str, ...]
) -> None:
    outcome = run("export", path, "--out", path.parent, "--revision", "Board", *more)
    assert outcome.code == 2
    assert "--chart gantt" in outcome.err


@pytest.mark.parametrize("charts", [(), ("--chart", "ranking,swot"), ("--roadmap", "project")])
def test_without_a_gantt_chart_it_is_wrong_usage(run: Run, path: Path, charts: tuple[str, ...]) -> None:
    outcome = run("export", path, "--out", path.parent / "out", "--lanes", "market", *charts)
    assert outcome.code == 2
    assert "belong to --chart gantt" in outcome.err


def test_the_gantt_chart_is_among_all_charts(run: Run, path: Path) -> None:
    out = path.parent / "out"
    assert (
        run("export", path, "--out", out, "--lanes", "market", "--chart", "all", "--format", "csv").code == 0
    )
