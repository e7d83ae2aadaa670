"""Strategy files for tests: the same content is written once, and copied from then on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from dia_desktop.evidence.example import example_draft
from dia_desktop.store import StrategyFile
from dia_desktop.strategy.records import Draft

_WRITTEN: dict[tuple[str, str], bytes] = {}


@cache
def example_content() -> Draft:
    """Return the content of the example strategy, gathered once; nothing in it can change."""
    return example_draft()


def now() -> datetime:
    return datetime.now(UTC)


def new_strategy(
    path: Path,
    draft: Draft,
    *,
    author: str,
    backups: Path | None = None,
    clock: Callable[[], datetime] = now,
) -> StrategyFile:
    """Return a new open file with the content of `draft`, in a tenth of the time of `StrategyFile.create`."""
    key = (repr(draft), author)
    if key in _WRITTEN:
        clock()  # when it was made
    else:
        with TemporaryDirectory() as folder:
            first = Path(folder) / path.name
            StrategyFile.create(first, draft, author=author, clock=clock).close()
            _WRITTEN[key] = first.read_bytes()
    path.write_bytes(_WRITTEN[key])
    return StrategyFile.open(path, author=author, backups=backups, clock=clock)
