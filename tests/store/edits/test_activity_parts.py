from __future__ import annotations

from pathlib import Path

import pytest

from dia_desktop.errors import InvalidInputError
from dia_desktop.store import StrategyFile
from dia_desktop.store.edits import ActivityParts, set_activities, set_role
from dia_desktop.strategy.roadmap import ActivityStatus, MarketTie
from dia_desktop.strategy.role import Role
from tests.store.edits.replaying import Edit, replayed

BOTH = ("a1", "a2")


@pytest.mark.parametrize(
    ("edit", "label"),
    [
        (
            lambda f: set_activities(f, BOTH, {}, parts=ActivityParts({"p1": True, "p2": False})),
            "Changed the partners of 2 activities",
        ),
        (
            lambda f: set_activities(f, BOTH, {}, parts=ActivityParts(markets={"m1": False, "m2": True})),
            "Changed the markets of 2 activities",
        ),
        (
            lambda f: set_activities(
                f, BOTH, {"status": ActivityStatus.DONE}, parts=ActivityParts({"p1": True}, {"m2": True})
            ),
            "Changed 2 activities",
        ),
        (
            lambda f: set_activities(f, BOTH, {"progress": 5}, parts=ActivityParts()),
            "Set the progress of 2 activities to 5 %",
        ),
    ],
)
def test_parts_are_one_step_that_is_undone_and_done_again(path: Path, edit: Edit, label: str) -> None:
    assert replayed(path, edit) == label


def test_each_keeps_what_is_not_named(file: StrategyFile) -> None:
    set_role(file, "r1", "m1", Role.FALLBACK)
    set_activities(file, BOTH, {}, parts=ActivityParts({"p1": True}, {"m2": True, "m3": False}))
    fair, desk = (file.roadmap().by_id()[each] for each in BOTH)
    assert (set(fair.partner_ids), set(desk.partner_ids)) == ({"p1", "p2"}, {"p1"})
    # A tie that stays says what the market was when the activity was last looked at.
    assert set(fair.ties) == {MarketTie("m1", Role.TARGET), MarketTie("m2", Role.TARGET)}
    assert desk.ties == (MarketTie("m2", Role.TARGET),)


@pytest.mark.parametrize("parts", [ActivityParts({"p9": True}), ActivityParts(markets={"m9": False})])
def test_what_is_not_there_is_refused_and_nothing_is_half_done(
    file: StrategyFile, parts: ActivityParts
) -> None:
    before = file.roadmap()
    with pytest.raises(InvalidInputError):
        set_activities(file, BOTH, {"progress": 5}, parts=parts)
    assert file.roadmap() == before
