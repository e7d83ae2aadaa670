from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from dia_desktop.errors import InvalidInputError
from dia_desktop.store import StrategyFile
from dia_desktop.store.edits import NewItem, add_items
from dia_desktop.strategy.funding import Funding
from dia_desktop.strategy.records import Draft
from dia_desktop.strategy.roadmap import Roadmap
from dia_desktop.strategy.swot import OptionKind, Quadrant, Swot
from tests.store.strategies import Clock, draft, new_file, swot


@contextmanager
def queries() -> Iterator[list[str]]:
    """Note what is asked of any database that is opened in the block."""
    asked: list[str] = []
    connect = sqlite3.connect

    def traced(
        address: str, *, uri: bool, isolation_level: None, timeout: float, check_same_thread: bool = True
    ) -> sqlite3.Connection:
        connection = connect(
            address,
            uri=uri,
            isolation_level=isolation_level,
            timeout=timeout,
            check_same_thread=check_same_thread,
        )
        connection.set_trace_callback(asked.append)
        return connection

    with pytest.MonkeyPatch.context() as patching:
        patching.setattr(sqlite3, "connect", traced)
        yield asked


def test_the_number_of_queries_does_not_depend_on_the_number_of_items(path: Path) -> None:
    new_file(path).close()
    with queries() as asked, StrategyFile.open(path, author="Ann") as file:
        asked.clear()
        file.swot()
        for_few = [*asked]
        add_items(file, [NewItem(Quadrant.THREATS, f"Threat {n}", {"market_ids": ["m1"]}) for n in range(50)])
        asked.clear()
        assert len(file.swot().items) == 55
    assert asked == for_few
    assert len([query for query in asked if query.startswith("SELECT")]) == 9


I1, I2, I3, I4, I5 = swot().items
(O1,) = swot().options


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (Swot((replace(I1, text=""),)), "S1: type a text"),
        (Swot((replace(I1, position=1),)), "Strength: the places are not in order"),
        (Swot((replace(I1, importance=7),)), "Joint test beds: 7 is no importance"),
        (Swot((replace(I1, likelihood=1),)), "only opportunities and threats"),
        (Swot((replace(I1, votes=-2),)), "-2 is no number of votes"),
        (Swot((replace(I1, tags=("",)),)), "type a name"),
        (Swot((replace(I1, evidence="\x00"),)), "control character"),
        (Swot((replace(I1, owner_id="p9"),)), "Joint test beds: it is linked to something that is not there"),
        (Swot((replace(I1, market_ids=("m9",)),)), "linked to something that is not there"),
        (Swot((replace(I1, criterion_ids=("c9",)),)), "linked to something that is not there"),
        (Swot((), (O1,)), "Show what we have: it is linked to something that is not there"),
        (Swot((I1, I4), (replace(O1, kind=OptionKind.WT),)), "its items make it SO, not WT"),
        (Swot((I1, I4), (replace(O1, market_ids=("m9",)),)), "linked to something that is not there"),
        (Swot((I1, I4), (replace(O1, title=""),)), "Strategic option: type a name"),
        (Swot((I1, I4), (replace(O1, position=3),)), "Strategic option: the places are not in order"),
        (Swot(visible_cap=0), "0 items cannot be shown"),
    ],
)
def test_a_draft_with_a_swot_that_cannot_be_makes_no_file(path: Path, content: Swot, sentence: str) -> None:
    with pytest.raises(InvalidInputError, match=sentence):
        StrategyFile.create(
            path,
            replace(draft(), swot=content, roadmap=Roadmap(), funding=Funding()),
            author="Ann",
            clock=Clock(),
        )
    assert not path.exists()


def test_a_draft_without_a_swot_has_an_empty_one(path: Path) -> None:
    with StrategyFile.create(path, _with(Swot()), author="Ann", clock=Clock()) as file:
        assert file.swot() == Swot()


def _with(swot: Swot) -> Draft:
    """Return the draft with another SWOT, and without the roadmap that comes from it."""
    return replace(draft(), swot=swot, roadmap=Roadmap(), funding=Funding())
