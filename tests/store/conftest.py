from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dia_desktop.store import StrategyFile
from tests.store.strategies import new_file


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "digital.strategy"


@pytest.fixture
def file(path: Path) -> Iterator[StrategyFile]:
    with new_file(path) as file:
        yield file
