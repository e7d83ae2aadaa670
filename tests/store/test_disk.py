"""What the disk, other programs and a sudden death do to a file."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from dia_desktop.errors import FileError
from dia_desktop.store import StrategyFile, checking
from dia_desktop.store.database import connect
from dia_desktop.store.edits import ScoreChange, rename_strategy, set_note, set_scores
from tests.store.strategies import Clock, content, history_length, new_file

EDITING = """
import sys
from pathlib import Path
from dia_desktop.store import StrategyFile, checking
from dia_desktop.store.database import connect
from dia_desktop.store.edits import rename_strategy
with StrategyFile.open(Path(sys.argv[1]), author="Ann") as file:
    for number in range(200):
        rename_strategy(file, f"Title {number}")
        print(number, flush=True)
"""


@contextmanager
def full_disk() -> Iterator[None]:
    """Let no file grow by a page: SQLite then says what it says on a full disk."""

    def limit(driver: sqlite3.Connection, _record: object) -> None:
        pages = max(driver.execute("PRAGMA page_count").fetchone()[0], 1)
        driver.execute(f"PRAGMA max_page_count={pages}")

    event.listen(Engine, "connect", limit)
    try:
        yield
    finally:
        event.remove(Engine, "connect", limit)


@contextmanager
def full_copies() -> Iterator[None]:
    """Let no copy of a database become longer than two pages."""
    connect = sqlite3.connect

    def small(
        address: str,
        *,
        uri: bool,
        isolation_level: None,
        timeout: float = 5.0,
        check_same_thread: bool = True,
    ) -> sqlite3.Connection:
        driver = connect(
            address,
            uri=uri,
            isolation_level=isolation_level,
            timeout=timeout,
            check_same_thread=check_same_thread,
        )
        if address.endswith("mode=rwc"):
            driver.execute("PRAGMA max_page_count=2")
        return driver

    with pytest.MonkeyPatch.context() as patching:
        patching.setattr(sqlite3, "connect", small)
        yield


def test_a_full_disk_loses_nothing(path: Path) -> None:
    new_file(path).close()
    with full_disk(), StrategyFile.open(path, author="Ann", clock=Clock()) as file:
        before, remembered = content(path), history_length(path)
        with pytest.raises(
            FileError, match=r"The disk of “digital.strategy” is full; this change was not saved"
        ):
            set_note(file, "r1", "m1", "c1", "long " * 3000)
        assert (content(path), history_length(path)) == (before, remembered)
        assert file.undo_label is None
        assert file.scoring().score("m1", "c1") is not None
    StrategyFile.check(path)


def test_a_disk_too_full_for_a_new_file_leaves_none(path: Path, tmp_path: Path) -> None:
    with (
        full_disk(),
        pytest.raises(FileError, match=r"The disk is full, so “digital\.strategy” was not written"),
    ):
        new_file(path)
    assert [*tmp_path.iterdir()] == []


def test_a_disk_too_full_for_a_copy_says_what_was_not_written(path: Path, tmp_path: Path) -> None:
    with new_file(path, backups=tmp_path / "backups") as file, full_copies():
        with pytest.raises(FileError, match=r"The disk is full, so “copy\.strategy” was not written"):
            file.save_copy(tmp_path / "copy.strategy")
        with pytest.raises(FileError, match=r"nothing was changed\. The disk is full, so “d3f1\."):
            rename_strategy(file, "Robots")
        with pytest.raises(
            FileError, match=r"“digital\.strategy” could not be checked, because no temporary"
        ):
            StrategyFile.check(path)
    with StrategyFile.open(path, author="Ann") as file:
        assert file.strategy().title == "Digital industry"
    assert sorted(found.name for found in tmp_path.iterdir()) == ["backups", "digital.strategy"]
    assert [*(tmp_path / "backups").iterdir()] == []


def test_a_check_without_a_temporary_folder_says_so(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    new_file(path).close()

    def nowhere() -> TemporaryDirectory[str]:
        raise FileNotFoundError(2, "No usable temporary directory found")

    monkeypatch.setattr(checking, "TemporaryDirectory", nowhere)
    with pytest.raises(FileError, match=r"could not be checked.*\(No usable temporary directory found\)"):
        StrategyFile.check(path)


def test_a_file_that_another_program_is_writing_is_left_alone(path: Path) -> None:
    new_file(path).close()
    with (
        StrategyFile.open(path, author="Ann", patience=0) as file,
        closing(sqlite3.connect(path, isolation_level=None)) as other,
    ):
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(FileError, match="in use by another program; nothing was changed"):
            rename_strategy(file, "Robots")
        assert file.scoring().markets
        other.execute("ROLLBACK")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(FileError, match="in use by another program"):
            file.scoring()
        other.execute("ROLLBACK")
        assert rename_strategy(file, "Robots").areas


def test_a_commit_that_is_refused_leaves_nothing_half_done(path: Path) -> None:
    new_file(path).close()
    with (
        StrategyFile.open(path, author="Ann", patience=0) as file,
        closing(sqlite3.connect(path, isolation_level=None)) as other,
    ):
        other.execute("BEGIN")
        other.execute("SELECT * FROM strategy").fetchone()
        with pytest.raises(FileError, match="in use by another program; nothing was changed"):
            rename_strategy(file, "Robots")
        assert file.strategy().title == "Digital industry"
        other.execute("ROLLBACK")
        assert (file.undo_label, file.strategy().title) == (None, "Digital industry")
        assert rename_strategy(file, "Robots").areas


def test_a_step_owns_the_right_to_write_from_its_first_moment(file: StrategyFile, path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None, timeout=0)) as other:
        with file.step("Look"), pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")
        other.execute("BEGIN IMMEDIATE")


def test_a_connection_keeps_keys_and_waits_for_the_disk(path: Path) -> None:
    new_file(path).close()
    with closing(connect(path, "rw", patience=1.5)) as driver:
        settings = {
            name: driver.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("foreign_keys", "synchronous", "journal_mode", "busy_timeout")
        }
    full = 2
    assert settings == {
        "foreign_keys": 1,
        "synchronous": full,
        "journal_mode": "delete",
        "busy_timeout": 1500,
    }


def test_a_page_that_breaks_while_the_file_is_open(path: Path) -> None:
    new_file(path).close()
    with StrategyFile.open(path, author="Ann") as file:
        with path.open("r+b") as pages:
            for page in range(1, path.stat().st_size // 4096):
                pages.seek(page * 4096)
                pages.write(b"\xff" * 4096)
            pages.seek(24)
            pages.write(b"\x7f\x00\x00\x00")
        with pytest.raises(FileError, match="is damaged and was not changed; open a backup"):
            file.scoring()


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such signal")
@pytest.mark.parametrize("after", [3, 31])
def test_a_killed_program_keeps_every_edit_it_reported(path: Path, after: int) -> None:
    new_file(path).close()
    with subprocess.Popen(
        [sys.executable, "-c", EDITING, str(path)], stdout=subprocess.PIPE, text=True
    ) as program:
        assert program.stdout is not None
        for _ in range(after):
            program.stdout.readline()
        program.send_signal(signal.SIGKILL)
        reported = [after - 1, *map(int, program.stdout)]
    with StrategyFile.open(path, author="Bob", clock=Clock()) as file:
        assert not file.read_only
        number = int(file.strategy().title.removeprefix("Title "))
        assert number in {reported[-1], reported[-1] + 1}
        assert number < 199
        assert file.undo_label == f"Renamed the strategy to Title {number}"
        assert set_scores(file, "r1", [ScoreChange("m1", "c1", {"agreed": 5.0})]).areas
    StrategyFile.check(path)
    assert [*path.parent.iterdir()] == [path]
