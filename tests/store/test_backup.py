from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dia_desktop.errors import FileError
from dia_desktop.store import StrategyFile, backup
from dia_desktop.store.backup import KEPT, SessionBackup
from dia_desktop.store.database import connect
from dia_desktop.store.edits import rename_strategy
from tests.store.strategies import Clock, content, new_file


def test_the_first_change_of_a_session_keeps_a_copy_of_before(path: Path, tmp_path: Path) -> None:
    backups = tmp_path / "state" / "backups"
    with new_file(path, backups=backups) as file:
        file.scoring()
        assert not backups.exists()
        before = content(path)
        rename_strategy(file, "Robots")
        rename_strategy(file, "Drones")
        (kept,) = backups.iterdir()
        assert kept.name.startswith("d3f1.20260301T1200")
        assert content(kept) == before
    StrategyFile.check(kept)
    with StrategyFile.open(path, author="Ann", backups=backups) as file:
        file.undo()
        assert len([*backups.iterdir()]) == 2


def test_the_newest_backups_of_each_strategy_stay(path: Path, tmp_path: Path) -> None:
    backups = tmp_path / "backups"
    backups.mkdir()
    foreign = backups / "other.20200101T000000.000000Z.strategy"
    foreign.write_text("another strategy")
    new_file(path).close()
    clock = Clock()
    for title in range(KEPT + 3):
        with StrategyFile.open(path, author="Ann", backups=backups, clock=clock) as file:
            rename_strategy(file, f"Title {title}")
    kept = sorted(found for found in backups.iterdir() if found != foreign)
    assert len(kept) == KEPT
    assert foreign.exists()
    with StrategyFile.open(kept[-1], author="Ann") as newest:
        assert newest.strategy().title == f"Title {KEPT + 1}"


def test_backups_of_one_moment_do_not_replace_each_other(path: Path, tmp_path: Path) -> None:
    backups = tmp_path / "backups"
    new_file(path).close()
    for title in ("one", "two"):
        with StrategyFile.open(
            path, author="Ann", backups=backups, clock=lambda: datetime(2026, 1, 1, tzinfo=UTC)
        ) as file:
            rename_strategy(file, title)
    assert len([*backups.iterdir()]) == 2


def test_without_a_backup_nothing_is_changed(path: Path, tmp_path: Path) -> None:
    backups = tmp_path / "backups"
    backups.write_text("a file where the folder should be")
    with new_file(path, backups=backups) as file:
        before = path.read_bytes()
        with pytest.raises(FileError, match=r"No backup could be made, so nothing was changed. “backups”"):
            rename_strategy(file, "Robots")
        assert path.read_bytes() == before
        backups.unlink()
        assert rename_strategy(file, "Robots").areas
    assert len([*backups.iterdir()]) == 1


def test_a_backup_folder_may_be_named_from_here(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with new_file(path, backups=Path("kept")) as file:
        rename_strategy(file, "Robots")
    assert len([*(tmp_path / "kept").iterdir()]) == 1


def test_a_clock_that_was_put_back_costs_no_backup(path: Path, tmp_path: Path) -> None:
    backups, clock = tmp_path / "backups", Clock()
    new_file(path).close()
    for number in range(KEPT + 1):
        if number == KEPT:
            clock.now = datetime(1999, 1, 1, tzinfo=UTC)
        with StrategyFile.open(path, author="Ann", backups=backups, clock=clock) as file:
            rename_strategy(file, f"Title {number}")
    newest, *others = sorted(backups.iterdir())
    assert content(newest)["SELECT * FROM strategy"][0][1] == f"Title {KEPT - 1}"
    assert len(others) == KEPT - 1


# -- written ahead ------------------------------------------------------------------------------------


@pytest.fixture
def ahead(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SessionBackup]:
    """Give the backup of a file that counts as large, written ahead."""
    monkeypatch.setattr(backup, "SMALL", 0)
    new_file(path).close()
    with closing(connect(path, "rw")) as source:
        made = SessionBackup(path, source, tmp_path / "backups")
        thread = made.prepare()
        assert thread is not None
        thread.join()
        yield made
        made.drop()


def make(session: SessionBackup) -> None:
    session.make(lambda: "d3f1", Clock())


def test_a_copy_that_was_written_ahead_becomes_the_backup(
    ahead: SessionBackup, path: Path, tmp_path: Path
) -> None:
    (copy,) = (tmp_path / "backups").iterdir()
    number = copy.stat().st_ino
    make(ahead)
    make(ahead)
    (kept,) = (tmp_path / "backups").iterdir()
    assert (kept.stat().st_ino, kept.suffix) == (number, ".strategy")
    assert content(kept) == content(path)
    assert ahead.prepare() is None


def test_a_copy_that_is_older_than_what_another_program_wrote_is_not_kept(
    ahead: SessionBackup, path: Path, tmp_path: Path
) -> None:
    with StrategyFile.open(path, author="Bob") as file:
        rename_strategy(file, "Robots")
    make(ahead)
    (kept,) = (tmp_path / "backups").iterdir()
    assert content(kept) == content(path)


def test_a_copy_that_nobody_needs_goes(ahead: SessionBackup, tmp_path: Path) -> None:
    ahead.drop()
    assert not [*(tmp_path / "backups").iterdir()]
    assert ahead.prepare() is None


def test_what_a_killed_program_had_written_ahead_goes(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup, "SMALL", 0)
    backups = tmp_path / "backups"
    backups.mkdir()
    left, recent = backups / ".prepared-old", backups / ".prepared-of-another-window"
    for each in (left, recent):
        each.touch()
    os.utime(left, (0, 0))
    new_file(path).close()
    with closing(connect(path, "rw")) as source:
        session = SessionBackup(path, source, backups)
        thread = session.prepare()
        assert thread is not None
        thread.join()
        session.drop()
    assert [*backups.iterdir()] == [recent]


def test_a_copy_that_cannot_be_written_ahead_is_said_with_the_first_change(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup, "SMALL", 0)
    (tmp_path / "backups").write_text("a file where the folder should be")
    new_file(path).close()
    with closing(connect(path, "rw")) as source:
        session = SessionBackup(path, source, tmp_path / "backups")
        thread = session.prepare()
        assert thread is not None
        thread.join()
        with pytest.raises(FileError, match="No backup could be made"):
            make(session)


def test_of_a_small_file_nothing_is_written_ahead(path: Path, tmp_path: Path) -> None:
    with new_file(path, backups=tmp_path / "backups") as file:
        file.prepare_backup()
    assert not (tmp_path / "backups").exists()


def test_of_a_file_that_is_only_looked_at_nothing_is_written_ahead(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup, "SMALL", 0)
    new_file(path).close()
    with StrategyFile.open(path, author="Bob", backups=tmp_path / "backups", read_only=True) as file:
        file.prepare_backup()
    assert not (tmp_path / "backups").exists()
