from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from dia_desktop.errors import ReadOnlyError
from dia_desktop.store import StrategyFile
from dia_desktop.store.edits import rename_strategy
from tests.store.strategies import Clock, new_file

OWN = """
import sys, time
from pathlib import Path
from dia_desktop.store import StrategyFile
file = StrategyFile.open(Path(sys.argv[1]), author="Zoë Owner")
print(file.read_only, flush=True)
sys.stdin.readline()
"""


def test_the_second_opener_looks_on_and_knows_the_owner(file: StrategyFile, path: Path) -> None:
    with StrategyFile.open(path, author="Bob") as second:
        assert second.read_only_reason is not None
        assert second.read_only_reason.startswith("Ann has “digital.strategy” open on ")
        with pytest.raises(ReadOnlyError, match=r"Ann has “digital.strategy” open"):
            rename_strategy(second, "Mine")
        assert rename_strategy(file, "Robots").areas
        assert second.strategy().title == "Robots"
    assert rename_strategy(file, "Drones").areas


def test_closing_leaves_nothing_and_lets_the_next_one_write(path: Path) -> None:
    new_file(path).close()
    with StrategyFile.open(path, author="Ann", clock=Clock()) as file:
        beside = {found.name for found in path.parent.iterdir()}
        assert beside == {"digital.strategy", ".digital.strategy.lock", ".digital.strategy.owner"}
        card = json.loads(path.with_name(".digital.strategy.owner").read_text(encoding="utf-8"))
        assert (card["name"], card["since"]) == ("Ann", "2026-03-01T12:00:01+00:00")
        with StrategyFile.open(path, author="Bob"):
            pass
        assert {found.name for found in path.parent.iterdir()} == beside
    assert [*path.parent.iterdir()] == [path]
    file.close()
    with StrategyFile.open(path, author="Bob") as next_one:
        assert not next_one.read_only


def test_files_that_differ_in_their_ending_do_not_share_a_lock(file: StrategyFile, tmp_path: Path) -> None:
    with new_file(tmp_path / "digital.backup") as other:
        assert not other.read_only
    assert not file.read_only


@pytest.mark.parametrize("card", ["", "{", "[]", '{"name": 3}', None])
def test_an_unreadable_owner_is_somebody(file: StrategyFile, path: Path, card: str | None) -> None:
    beside = path.with_name(".digital.strategy.owner")
    beside.unlink()
    if card is not None:
        beside.write_text(card)
    with StrategyFile.open(path, author="Bob") as second:
        assert second.read_only_reason is not None
        assert "is open in another window or on another computer" in second.read_only_reason
    assert not file.read_only


def test_what_a_killed_owner_leaves_is_no_obstacle(path: Path) -> None:
    new_file(path).close()
    owner = subprocess.Popen(
        [sys.executable, "-c", OWN, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    with owner:
        assert owner.stdout is not None
        assert owner.stdout.readline() == "False\n"
        with StrategyFile.open(path, author="Bob") as second:
            assert second.read_only_reason is not None
            assert second.read_only_reason.startswith("Zoë Owner has")
        owner.kill()
    with StrategyFile.open(path, author="Bob") as heir:
        assert not heir.read_only
        assert rename_strategy(heir, "Inherited").areas
    assert [*path.parent.iterdir()] == [path]
