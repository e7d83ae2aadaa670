from __future__ import annotations

import json
import os
import sys
from datetime import date
from pathlib import Path

import pytest

from dia_desktop import __version__, app, cli
from dia_desktop.errors import InvalidInputError
from dia_desktop.evidence.blank import blank_draft
from dia_desktop.evidence.example import example_draft
from dia_desktop.store import StrategyFile
from dia_desktop.ui import screenshots
from tests.command_line import Run, complaint, runner

ROOT = Path(__file__).resolve().parents[1]
TABLE = "Market,Political stability,Demand\nUSA,64,90\nCAN,72,41\nBenelux,50,\n"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Return what runs the command line here and now."""
    return runner(capsys)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "S.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def test_help_names_every_command(run: Run) -> None:
    outcome = run("--help")
    assert outcome.code == 0
    for command in ("new", "rank", "export", "check", "screenshots", "[FILE]", "./rank"):
        assert command in outcome.out
    assert run("--version").out == f"dia-desktop {__version__}\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ["--unknown"],
        ["one", "two"],
        ["new"],
        ["new", "x.strategy", "--template", "other"],
        ["new", "x.strategy", "--weights", "A=1"],
        ["new", "x.strategy", "--template", "dia", "--scores", "S.csv"],
        ["rank"],
        ["rank", "x.strategy", "--round", "one"],
        ["export", "x.strategy"],
        ["export", "x.strategy", "--out", "d", "--format", "png,gif"],
        ["export", "x.strategy", "--out", "d", "--format", ""],
        ["export", "x.strategy", "--out", ""],
        ["export", "x.strategy", "--out", "d", "--chart", "ranking,tornado"],
        ["export", "x.strategy", "--out", "d", "--chart", "ranking,all"],
        ["export", "x.strategy", "--out", "d", "--chart", ""],
        ["check"],
        ["check", ""],
        ["new", ""],
        ["new", "x.strategy", "--scores", ""],
        ["new", "x.strategy", "--templ", "blank"],
        ["rank", "x.strategy", "--js"],
        ["--versio"],
        [""],
        ["screenshots"],
        ["screenshots", "d", "--size", "big"],
        ["screenshots", "d", "--size", "10x10"],
        ["screenshots", "d", "--size", "99999x900"],
        ["screenshots", "d", "--theme", "blue"],
    ],
    ids=" ".join,
)
def test_wrong_usage_is_2_and_leaves_nothing(
    run: Run, arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    outcome = run(*arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert "usage: dia-desktop" in outcome.err
    assert list(tmp_path.iterdir()) == []


# -- open and screenshots -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "path"), [([], None), (["a.strategy"], Path("a.strategy")), (["./rank"], Path("rank"))]
)
def test_a_file_or_nothing_opens_the_window(
    run: Run, arguments: list[str], path: Path | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path | None] = []

    def start(file: Path | None) -> int:
        opened.append(file)
        return 7

    monkeypatch.setattr(app, "run", start)
    assert run(*arguments).code == 7
    assert opened == [path]


def test_screenshots_go_where_and_how_they_are_asked(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []

    def take(out_dir: Path, file: Path | None, size: tuple[int, int], theme: str) -> list[Path]:
        asked.append((out_dir, file, size, theme))
        return [out_dir / "markets.png"]

    monkeypatch.setattr(screenshots, "take_screenshots", take)
    assert run("screenshots", "out").out == f"{Path('out', 'markets.png')}\n"
    run("screenshots", "out", "--file", "a.strategy", "--size", "1024x700", "--theme", "dark")
    assert asked == [
        (Path("out"), None, (1440, 900), "light"),
        (Path("out"), Path("a.strategy"), (1024, 700), "dark"),
    ]


# -- new ------------------------------------------------------------------------------------------


def test_new_is_blank_where_asked(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "Where next.strategy"
    assert run("new", path, "--template", "blank").out == f"Created {path}\n"
    with StrategyFile.open(path, author="test", read_only=True) as file:
        assert file.strategy().title == path.stem
        assert file.strategy().latest.as_of == date(2026, 1, 31)
        assert file.scoring().markets == ()


@pytest.mark.parametrize("more", [[], ["--template", "dia"]])
def test_new_is_the_example_by_default(run: Run, tmp_path: Path, more: list[str]) -> None:
    path = tmp_path / "dia.strategy"
    assert run("new", path, *more).code == 0
    with StrategyFile.open(path, author="test", read_only=True) as file:
        assert file.strategy().title == example_draft().strategy.title
        assert file.strategy().example
        assert file.scoring() == example_draft().scoring


def test_new_takes_scores_with_the_blank_template(run: Run, tmp_path: Path) -> None:
    scores = tmp_path / "S.csv"
    scores.write_text("market,Demand\nUSA,10\nCAN,20\n")
    path = tmp_path / "s.strategy"
    assert run("new", path, "--template", "blank", "--scores", scores, "--weights", "Demand=1").code == 0
    with StrategyFile.open(path, author="test", read_only=True) as file:
        assert [market.code for market in file.scoring().markets] == ["USA", "CAN"]


def test_new_from_scores_and_weights(run: Run, table: Path) -> None:
    path = table.with_name("mine.strategy")
    outcome = run("new", path, "--scores", table, "--weights", "Demand=1,Political stability=3")
    assert (outcome.code, outcome.err) == (0, "")
    document = json.loads(run("rank", path, "--json").out)
    assert document["weights"] == {"Political stability": 0.75, "Demand": 0.25}
    assert [row["market"] for row in document["ranking"]] == ["USA", "CAN", "Benelux"]
    assert [row["score"] for row in document["ranking"]] == [70.5, 64.25, None]
    assert document["as_of"] == "2026-01-31"


def test_equal_weights_are_never_silent(run: Run, table: Path) -> None:
    path = table.with_name("mine.strategy")
    outcome = run("new", path, "--scores", table)
    assert outcome.code == 0
    assert "No weights were given: all criteria weigh the same." in outcome.err
    with StrategyFile.open(path, author="test", read_only=True) as file:
        assert "No weights were given" in file.strategy().latest.note


def test_new_refuses_what_is_there_already(run: Run, example: Path) -> None:
    before = example.read_bytes()
    assert "already" in complaint(run("new", example))
    assert example.read_bytes() == before
    assert complaint(run("new", example.parent))


@pytest.mark.parametrize(
    ("content", "weights", "sentence"),
    [
        ("Market,A\nUSA,101\n", None, "line 2, column “A”: 101 is not between 0 and 100"),
        ("Market,A\nUSA,1\n", "B=1", "cannot read “B=1”"),
        ("Market,A\n" + "x" * 10_000_000, None, "line 2: longer than 1 MB"),
        (None, None, "cannot be read"),
    ],
)
def test_a_wrong_table_leaves_no_file(
    run: Run, tmp_path: Path, content: str | None, weights: str | None, sentence: str
) -> None:
    table, path = tmp_path / "S.csv", tmp_path / "mine.strategy"
    if content is not None:
        table.write_text(content)
    more = [] if weights is None else ["--weights", weights]
    assert sentence in complaint(run("new", path, "--scores", table, *more))
    assert not path.exists()


def test_a_message_with_breaks_stays_on_one_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(file: Path | None) -> int:
        raise InvalidInputError(f"two\nlines\x1b[31m and {file}")

    monkeypatch.setattr(app, "run", fail)
    assert complaint(run("a\nb")) == "two lines[31m and a b"


# -- rank -----------------------------------------------------------------------------------------


def test_rank_prints_the_table_the_verdict_and_the_weights(run: Run, example: Path) -> None:
    outcome = run("rank", example)
    assert (outcome.code, outcome.err) == (0, "")
    lines = outcome.out.splitlines()
    assert (
        lines[0]
        == "DIA internationalisation strategy 2020–2024 (example strategy), Round 1, as of 2019-10-31"
    )
    assert lines[3].split() == ["1", "Canada", "target", "63.9", "58.3–70.6", "1–3"]
    assert any(
        line.startswith("Canada is ahead on what is known so far; Canada is first in") for line in lines
    )
    assert any(line.startswith("Weights: Political stability 33") for line in lines)


def test_rank_as_json_says_the_same_twice(run: Run, example: Path) -> None:
    outcome = run("rank", example, "--json", "--round", "1")
    document = json.loads(outcome.out)
    assert document["round"] == 1
    assert document["robustness"]["draws"] == 160_000
    assert document["methods"][-1]["method"] == "weighted sum, other scale"
    assert document["stability"]["depth"] == 4
    assert document["drivers"]["first"]["ahead"] == "CAN"
    assert [each["stance"] for each in document["partners"]["rankings"]] == ["not asked"] * 6
    assert run("rank", example, "--json").out == outcome.out


def test_reading_leaves_file_and_folder_as_they_are(run: Run, example: Path) -> None:
    before = example.read_bytes()
    with StrategyFile.open(example, author="owner") as owner:
        beside = {path.name for path in example.parent.iterdir()}
        assert run("rank", example).code == 0
        assert run("check", example).code == 0
        assert {path.name for path in example.parent.iterdir()} == beside
        assert not owner.read_only
    assert example.read_bytes() == before


@pytest.mark.parametrize("command", [["rank"], ["check"], ["export", "--out", "out", "--format", "csv"]])
def test_nothing_appears_beside_a_file_that_is_read(
    run: Run, example: Path, command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "folder"
    folder.mkdir()
    path = example.rename(folder / example.name)
    os.utime(folder, (1, 1))
    assert run(command[0], path, *command[1:]).code == 0
    assert folder.stat().st_mtime == 1


def test_an_unknown_round_names_the_known_ones(run: Run, example: Path) -> None:
    assert "has no round 7; it has 1." in complaint(run("rank", example, "--round", "7"))


def test_nothing_to_rank_is_said(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "blank.strategy"
    StrategyFile.create(path, blank_draft("Blank", date(2026, 1, 31)), author="test").close()
    for arguments in (["rank", path], ["rank", path, "--json"], ["export", path, "--out", tmp_path / "out"]):
        assert "Score two markets to get a verdict" in complaint(run(*arguments))
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("command", [["rank"], ["check"], ["export", "--out", "out", "--format", "csv"]])
def test_no_strategy_file_is_one_sentence(
    run: Run, command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "text").write_text("not a strategy")
    (tmp_path / "folder").mkdir()
    for name in ("text", "folder", "missing"):
        assert name in complaint(run(command[0], name, *command[1:]))
    assert not (tmp_path / "out").exists()


# -- check ----------------------------------------------------------------------------------------


def test_check_says_whether_a_file_is_sound(run: Run, example: Path) -> None:
    assert run("check", example).out == f"{example} is sound.\n"
    content = bytearray(example.read_bytes())
    content[5000:9000] = b"\xff" * 4000
    example.write_bytes(content)
    assert complaint(run("check", example))


# -- the process ----------------------------------------------------------------------------------


def test_the_keyboard_interrupts_quietly(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(_file: Path | None) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(app, "run", stop)
    assert run().code == cli.INTERRUPTED


def test_a_user_without_a_name_can_still_write(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nameless() -> str:
        raise KeyError("getpwuid(): uid not found: 4242")

    monkeypatch.setattr("getpass.getuser", nameless)
    assert run("new", tmp_path / "a.strategy").code == 0


def test_output_into_a_closed_stream_is_not_lost_silently(
    run: Run, example: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    assert complaint(run("check", example)) == "The output cannot be written: it is closed."


def test_a_complaint_never_goes_to_the_output(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    outcome = run("check", tmp_path / "missing.strategy")
    assert (outcome.code, outcome.out) == (1, "")
