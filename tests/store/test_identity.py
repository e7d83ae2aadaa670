from __future__ import annotations

import os
import re
import shutil
import sqlite3
import sys
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from dia_desktop.errors import FileError, InvalidInputError
from dia_desktop.store import StrategyFile
from dia_desktop.store.edits import rename_strategy
from dia_desktop.store.identity import APPLICATION_ID, SCHEMA, journal_of
from dia_desktop.strategy.records import Draft, Market, Score, ScoringRound
from tests.store.folders import locked_away, open_folder
from tests.store.strategies import Clock, content, draft, new_file

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="rights of another kind")


def zipped(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("digital.strategy", "content")


def other_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE note (text)")


def pragma(statement: str) -> Callable[[Path], None]:
    def make(path: Path) -> None:
        new_file(path).close()
        with closing(sqlite3.connect(path)) as database:
            database.execute(statement)

    return make


def cut(path: Path) -> None:
    new_file(path).close()
    os.truncate(path, path.stat().st_size // 4096 // 2 * 4096)


def scribbled(path: Path) -> None:
    """Spoil one page that nobody reads before the partners are asked for."""
    new_file(path).close()
    with closing(sqlite3.connect(path)) as database:
        query = "SELECT rootpage FROM sqlite_master WHERE name = 'partner'"
        (page,) = database.execute(query).fetchone()
    with path.open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(b"\xff" * 64)


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda _: None, "There is no file “.*digital.strategy”; check the name"),
        (Path.mkdir, "“digital.strategy” is a folder; choose"),
        (Path.touch, "“digital.strategy” is empty"),
        (lambda path: path.write_bytes(b"SQLite format 3\0"), "“digital.strategy” is damaged"),
        (lambda path: path.write_text("a,b\n1,2\n"), "“digital.strategy” is not a strategy file"),
        (zipped, "“digital.strategy” is a zip archive; unpack it"),
        (other_database, "“digital.strategy” is a database of another program"),
        (pragma(f"PRAGMA user_version={SCHEMA + 1}"), "written by a newer version of DIA Desktop; install"),
        (pragma("PRAGMA user_version=0"), "“digital.strategy” is damaged and was not changed; open a backup"),
        (cut, "“digital.strategy” is damaged and was not changed; open a backup"),
        (scribbled, "“digital.strategy” is damaged and was not changed; open a backup"),
    ],
    ids=[
        "missing",
        "folder",
        "empty",
        "stub",
        "text",
        "zip",
        "other database",
        "newer",
        "unfinished",
        "truncated",
        "corrupt",
    ],
)
def test_what_is_no_whole_strategy_file_is_refused_untouched(
    path: Path, make: Callable[[Path], None], sentence: str
) -> None:
    make(path)
    before = path.read_bytes() if path.is_file() else None
    for look in (lambda: StrategyFile.open(path, author="Ann"), lambda: StrategyFile.check(path)):
        with pytest.raises(FileError, match=sentence) as caught:
            look()
        assert "\n" not in str(caught.value)
    assert (path.read_bytes() if path.is_file() else None) == before
    assert [found for found in path.parent.iterdir() if found != path] == []


def test_a_large_file_is_not_read_through_but_its_size_is_known(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dia_desktop.store.opening._CHECKED_WHOLE", 0)
    scribbled(path)
    with StrategyFile.open(path, author="Ann") as file, pytest.raises(FileError, match="is damaged"):
        file.strategy()
    path.unlink()
    cut(path)
    with pytest.raises(FileError, match="is damaged"):
        StrategyFile.open(path, author="Ann")


def test_a_strategy_file_says_what_it_is(file: StrategyFile, path: Path) -> None:
    with closing(sqlite3.connect(path)) as database:
        assert database.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert database.execute("PRAGMA user_version").fetchone() == (SCHEMA,)
        assert database.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    assert file.path == path


@pytest.mark.parametrize(
    "name",
    [
        "two words.strategy",
        'it\'s “quoted” "twice".strategy',
        "100% #1?.strategy",
        "a;b&c=d.strategy",
        "Stratégie – 战略.strategy",
        "no ending",
        ".hidden",
        "x" * 230 + ".strategy",
    ],
)
@POSIX
def test_any_name_will_do(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    with new_file(path) as file:
        rename_strategy(file, "Robots")
        file.save_copy(tmp_path / ("copy of " + name[:200]))
    with StrategyFile.open(path, author="Ann") as file:
        assert file.strategy().title == "Robots"
        assert not file.read_only
    StrategyFile.check(path)
    assert {found.name for found in tmp_path.iterdir()} == {name, "copy of " + name[:200]}


@pytest.mark.skipif(sys.platform != "linux", reason="names are text there")
def test_a_name_need_not_be_text(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9.strategy")
    with new_file(path) as file:
        rename_strategy(file, "Robots")
    with StrategyFile.open(path, author="Ann") as file:
        assert file.strategy().title == "Robots"
    StrategyFile.check(path)
    with pytest.raises(FileError, match=r"“caf\\udce9\.strategy”"):
        new_file(path)


@pytest.mark.parametrize("name", ["x" * 250, "x" * 300, "nul\0.strategy"])
def test_an_impossible_name_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(FileError, match=r"too long|cannot be the name"):
        new_file(tmp_path / name)
    with pytest.raises(FileError, match=r"no file|cannot be the name"):
        StrategyFile.open(tmp_path / name, author="Ann")
    assert [*tmp_path.iterdir()] == []


@POSIX
def test_a_file_with_too_long_a_name_may_be_looked_at(path: Path) -> None:
    new_file(path).close()
    longer = path.rename(path.with_name("x" * 252))
    with StrategyFile.open(longer, author="Ann") as file:
        assert file.read_only_reason is not None
        assert "too long to be changed safely" in file.read_only_reason
        assert file.strategy().title == "Digital industry"


@POSIX
def test_a_link_is_followed(path: Path, tmp_path: Path) -> None:
    new_file(path).close()
    link = tmp_path / "link.strategy"
    link.symlink_to(path)
    with StrategyFile.open(link, author="Ann", clock=Clock()) as file:
        rename_strategy(file, "Robots")
        with StrategyFile.open(path, author="Bob") as other:
            assert other.read_only
            assert other.strategy().title == "Robots"
    assert link.is_symlink()
    assert sorted(found.name for found in tmp_path.iterdir()) == ["digital.strategy", "link.strategy"]


def test_a_new_file_replaces_nothing(path: Path, tmp_path: Path) -> None:
    path.write_text("precious")
    with pytest.raises(FileError, match=r"There is already a file “digital.strategy”"):
        new_file(path)
    assert path.read_text() == "precious"
    with pytest.raises(FileError, match="There is no folder"):
        new_file(tmp_path / "nowhere" / "a.strategy")
    assert [*tmp_path.iterdir()] == [path]


def duplicated(first: Draft) -> Draft:
    markets = (*first.scoring.markets, Market("m9", "", "CANADA", 5))
    scoring = first.scoring
    return Draft(first.strategy, ScoringRound(scoring.round, markets, scoring.criteria, scoring.scores))


def test_a_failure_half_way_leaves_no_file(path: Path, tmp_path: Path) -> None:
    first = draft()
    orphan = {("m9", "c1"): Score("s9", "m9", "c1", natural=1.0)}
    scoring = ScoringRound(first.scoring.round, first.scoring.markets, first.scoring.criteria, orphan)
    with pytest.raises(sqlite3.IntegrityError):
        StrategyFile.create(path, Draft(first.strategy, scoring), author="Ann")
    assert [*tmp_path.iterdir()] == []


def test_an_unusable_draft_makes_no_file(path: Path, tmp_path: Path) -> None:
    with pytest.raises(InvalidInputError, match="already one called “CANADA”"):
        StrategyFile.create(path, duplicated(draft()), author="Ann")
    assert [*tmp_path.iterdir()] == []


@pytest.fixture
def shared() -> Iterator[Path]:
    with open_folder() as folder:
        yield folder


@POSIX
def test_a_folder_that_cannot_be_written_lets_look(shared: Path) -> None:
    path = shared / "digital.strategy"
    new_file(path).close()
    path.chmod(0o666)
    before = path.read_bytes()
    with locked_away(shared):
        with StrategyFile.open(path, author="Ann") as file:
            assert file.read_only_reason is not None
            assert "The folder of “digital.strategy” does not let you write" in file.read_only_reason
            assert file.scoring() == draft().scoring
        for attempt in (
            lambda: new_file(shared / "new.strategy"),
            lambda: StrategyFile.open(path, author="Ann").save_copy(shared / "copy.strategy"),
        ):
            with pytest.raises(FileError, match=r"The folder “.*” does not let you write; choose another"):
                attempt()
    assert path.read_bytes() == before
    assert [*shared.iterdir()] == [path]


@POSIX
def test_a_write_protected_file_lets_look(shared: Path) -> None:
    path = shared / "digital.strategy"
    new_file(path).close()
    shared.chmod(0o777)
    with locked_away(path, 0o444), StrategyFile.open(path, author="Ann") as file:
        assert file.read_only_reason is not None
        assert "“digital.strategy” is write-protected" in file.read_only_reason
        assert content(path)


@POSIX
def test_a_file_that_may_not_be_read_is_refused(shared: Path) -> None:
    path = shared / "digital.strategy"
    new_file(path).close()
    with locked_away(path, 0o000), pytest.raises(FileError, match="may not be read; ask its owner"):
        StrategyFile.open(path, author="Ann")


@POSIX
def test_a_device_is_no_strategy() -> None:
    with pytest.raises(FileError, match="is a device, not a file"):
        StrategyFile.open(Path("/dev/null"), author="Ann")


@POSIX
def test_a_pipe_that_nobody_writes_into_is_not_waited_for(path: Path) -> None:
    os.mkfifo(path)
    for look in (lambda: StrategyFile.open(path, author="Ann"), lambda: StrategyFile.check(path)):
        with pytest.raises(FileError, match=r"“digital\.strategy” is a device, not a file"):
            look()


def test_the_root_has_a_name(tmp_path: Path) -> None:
    with pytest.raises(FileError, match=f"“{re.escape(tmp_path.anchor)}”"):
        StrategyFile.open(Path(tmp_path.anchor), author="Ann")


@POSIX
def test_a_half_written_file_in_a_folder_that_cannot_be_written(shared: Path) -> None:
    path = shared / "digital.strategy"
    whole = half_written(path)
    before = path.read_bytes()
    assert before != whole
    with locked_away(shared), pytest.raises(FileError, match=r"not closed properly\. Open it in DIA Desktop"):
        StrategyFile.open(path, author="Ann")
    assert path.read_bytes() == before


@POSIX
@pytest.mark.parametrize("read_only", [True, False])
def test_a_half_written_file_is_mended_by_opening_it(path: Path, *, read_only: bool) -> None:
    whole = half_written(path)
    assert path.read_bytes() != whole
    with StrategyFile.open(path, author="Ann", read_only=read_only) as file:
        assert file.strategy().title == "Digital industry"
    assert path.read_bytes() == whole
    assert [*path.parent.iterdir()] == [path]


def half_written(path: Path) -> bytes:
    """Leave a file as a program does that is killed while it commits; return its bytes before."""
    new_file(path).close()
    whole = path.read_bytes()
    twin = path.with_name("twin")
    shutil.copy(path, twin)
    with closing(sqlite3.connect(twin, isolation_level=None)) as database:
        database.execute("PRAGMA cache_size=1")
        database.execute("BEGIN")
        database.execute("UPDATE strategy SET title = 'half'")
        database.executemany(
            "INSERT INTO criterion VALUES (?, 1, 'name', 'icon')", ((f"x{number}",) for number in range(2000))
        )
        shutil.copy(twin, path)
        shutil.copy(journal_of(twin), journal_of(path))
        database.execute("ROLLBACK")
    twin.unlink()
    return whole
