"""What every test stands on: no screen, a home of its own, one locale, the same examples each time."""

from __future__ import annotations

import gc
import os
import shutil
import tempfile
from collections.abc import Generator
from pathlib import Path

import pytest
from hypothesis import settings
from PySide6.QtCore import QLocale, QSettings

from dia_desktop.evidence.example import example_draft
from dia_desktop.store import StrategyFile

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Before Qt starts: words are English and numbers plain, wherever the tests run.
os.environ.update(LANGUAGE="", LC_ALL="C.UTF-8")

settings.register_profile("suite", derandomize=True, deadline=None, database=None)
settings.load_profile("suite")

#: New objects after which the youngest are collected, as in the program; a page makes some ten thousand.
_YOUNG = 10_000

_HOME_FOLDERS = {
    "HOME": "",
    "USERPROFILE": "",
    "APPDATA": "roaming",
    "LOCALAPPDATA": "local",
    "XDG_CACHE_HOME": "cache",
    "XDG_CONFIG_HOME": "config",
    "XDG_DATA_HOME": "data",
    "XDG_RUNTIME_DIR": "runtime",
    "XDG_STATE_HOME": "state",
}


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Look for no garbage while the tests are loaded, which takes a third of that time, nor in them later."""
    gc.disable()
    collected = yield
    gc.collect()
    gc.freeze()
    gc.set_threshold(_YOUNG)
    gc.enable()
    return collected


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the walks, which wait most of their time: at the end, the other worker would wait too."""
    items.sort(key=lambda item: "walks" not in item.path.parts)


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give each test, and each program it starts, an empty home: no settings, recent files or caches."""
    # A numbered folder would be looked for among those of all tests before.
    folder = Path(tempfile.mkdtemp(prefix="home-", dir=tmp_path_factory.getbasetemp()))
    for variable, name in _HOME_FOLDERS.items():
        monkeypatch.setenv(variable, str(folder / name))
    # Programs make the others when they need them; thousands of folders take long to make and to remove.
    (folder / _HOME_FOLDERS["XDG_RUNTIME_DIR"]).mkdir(mode=0o700)
    for kind in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
        QSettings.setPath(kind, QSettings.Scope.UserScope, str(folder / "config"))
    return folder


@pytest.fixture(autouse=True)
def _neutral() -> None:
    """Undo what the test before said about the language of numbers and about garbage."""
    QLocale.setDefault(QLocale.c())
    # Opening the window from the command line switches it off until `app` resumes it.
    gc.enable()


@pytest.fixture(scope="session")
def fresh_example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the file of the example strategy as it was made: to copy, which takes no time, not to open."""
    path = tmp_path_factory.mktemp("fresh") / "example.strategy"
    StrategyFile.create(path, example_draft(), author="test").close()
    return path


@pytest.fixture
def example(fresh_example: Path, tmp_path: Path) -> Path:
    """Return the file of the example strategy."""
    return Path(shutil.copy(fresh_example, tmp_path))
