from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dia_desktop.store import StrategyFile
from tests.made_files import new_strategy
from tests.store.strategies import Clock, draft


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "digital.strategy"


@pytest.fixture
def file(path: Path) -> Iterator[StrategyFile]:
    with new_strategy(path, draft(), author="Ann", clock=Clock()) as file:
        yield file
