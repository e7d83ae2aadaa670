from __future__ import annotations

import re
import sqlite3
import sys
from contextlib import closing
from importlib import import_module
from pathlib import Path

import pytest
from alembic.operations import Operations

from dia_desktop.errors import FileError
from dia_desktop.store import StrategyFile, migrations
from dia_desktop.store.identity import SCHEMA
from dia_desktop.store.migrations import v0002
from tests.store.folders import locked_away, open_folder
from tests.store.migrations.old_files import DATA, file_of_version, schema
from tests.store.strategies import Clock, new_file

VERSIONS = range(2, SCHEMA + 1)


def test_every_migration_has_a_reason_a_test_and_a_file_from_before() -> None:
    modules = sorted(path.stem for path in Path(migrations.__file__).parent.glob("v*.py"))
    assert modules == [f"v{version:04}" for version in VERSIONS]
    for version in VERSIONS:
        name = f"v{version:04}"
        assert (import_module(f"dia_desktop.store.migrations.{name}").__doc__ or "").startswith(
            f"Version {version}: "
        )
        assert re.search(r"def test_\w+\(", Path(__file__).with_name(f"test_{name}.py").read_text())
        assert (DATA / f"version-{version - 1}.sql").is_file()


@pytest.mark.parametrize("version", [version - 1 for version in VERSIONS])
def test_an_upgraded_file_is_like_a_new_one(path: Path, tmp_path: Path, version: int) -> None:
    file_of_version(version, path)
    assert schema(path) != schema(fresh := _new(tmp_path))
    StrategyFile.open(path, author="Bob").close()
    assert schema(path) == schema(fresh)
    StrategyFile.check(path)


def _new(folder: Path) -> Path:
    path = folder / "fresh.strategy"
    new_file(path).close()
    return path


def test_the_old_file_is_kept_beside_the_upgraded_one(path: Path) -> None:
    before = file_of_version(1, path).read_bytes()
    dump_before = dump(path)
    StrategyFile.open(path, author="Bob").close()
    kept = path.with_name("digital (before upgrade from version 1).strategy")
    assert sorted(path.parent.iterdir()) == sorted([path, kept])
    assert dump(kept) == dump_before
    path.write_bytes(before)
    StrategyFile.open(path, author="Bob").close()
    assert path.with_name("digital (before upgrade from version 1) 2.strategy").exists()
    upgraded = path.read_bytes()
    StrategyFile.open(path, author="Bob").close()
    assert path.read_bytes() == upgraded
    assert len([*path.parent.iterdir()]) == 3


def dump(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as database:
        return [*database.iterdump()]


def test_checking_an_old_file_leaves_it_old(path: Path) -> None:
    before = file_of_version(1, path).read_bytes()
    StrategyFile.check(path)
    assert path.read_bytes() == before
    assert [*path.parent.iterdir()] == [path]


def test_an_old_file_that_may_only_be_looked_at_is_refused(path: Path) -> None:
    before = file_of_version(1, path).read_bytes()
    with pytest.raises(FileError, match="is of an older version; open it once"):
        StrategyFile.open(path, author="Bob", read_only=True)
    assert path.read_bytes() == before
    assert [*path.parent.iterdir()] == [path]


@pytest.mark.skipif(sys.platform == "win32", reason="rights of another kind")
def test_an_old_file_in_a_folder_that_cannot_be_written_is_refused() -> None:
    with open_folder() as folder:
        path = file_of_version(1, folder / "digital.strategy")
        path.chmod(0o666)
        before = path.read_bytes()
        with (
            locked_away(folder),
            pytest.raises(FileError, match="in a folder that lets you write"),
        ):
            StrategyFile.open(path, author="Bob")
        assert path.read_bytes() == before


def fails(op: Operations) -> None:
    op.drop_table("weighting")
    raise ZeroDivisionError("by zero")


def forgets(op: Operations) -> None:
    op.execute("DELETE FROM score WHERE id = 's1'")


def orphans(op: Operations) -> None:
    op.execute("UPDATE score SET market_id = 'nobody' WHERE id = 's1'")


@pytest.mark.parametrize(
    ("upgrade", "error", "sentence"),
    [
        (fails, ZeroDivisionError, "by zero"),
        (forgets, RuntimeError, "how many rows"),
        (orphans, RuntimeError, "without their parents"),
    ],
)
def test_a_migration_that_goes_wrong_changes_nothing(
    path: Path, monkeypatch: pytest.MonkeyPatch, upgrade: object, error: type[Exception], sentence: str
) -> None:
    file_of_version(1, path)
    before = dump(path)
    monkeypatch.setattr(v0002, "upgrade", upgrade)
    with pytest.raises(error, match=sentence):
        StrategyFile.open(path, author="Bob", clock=Clock())
    assert dump(path) == before
    monkeypatch.undo()
    with StrategyFile.open(path, author="Bob") as file:
        assert not file.read_only
