"""Which activities have to be looked at again when the ranking changes what a market is."""

from __future__ import annotations

import pytest

from dia_desktop.strategy.roadmap import Activity, ActivityStatus, MarketTie, Roadmap
from dia_desktop.strategy.role import Role
from dia_desktop.strategy.role_review import RoleReview, due_for_review


def test_a_market_that_is_something_else_now_brings_its_activities_up() -> None:
    brazil = Activity("a", "Agreement", ties=(MarketTie("br", Role.TARGET), MarketTie("ca", Role.TARGET)))
    both = Activity("b", "Fair", ties=(MarketTie("ca", None), MarketTie("mx", Role.FALLBACK)))
    everywhere = Activity("c", "Briefs")
    roles = {"br": Role.CANDIDATE, "ca": Role.TARGET}
    assert due_for_review(Roadmap(activities=(brazil, both, everywhere), roles=roles)) == (
        RoleReview(brazil, "br", Role.TARGET, Role.CANDIDATE),
        RoleReview(both, "ca", None, Role.TARGET),
        RoleReview(both, "mx", Role.FALLBACK, None),
    )


def test_a_market_that_was_in_no_round_and_is_in_none_is_as_it_was() -> None:
    assert due_for_review(Roadmap(activities=(Activity("a", "A", ties=(MarketTie("x", None),)),))) == ()


@pytest.mark.parametrize(
    ("status", "due"),
    [
        (ActivityStatus.PLANNED, True),
        (ActivityStatus.UNDER_WAY, True),
        (ActivityStatus.PAUSED, True),
        (ActivityStatus.DONE, False),
        (ActivityStatus.DROPPED, False),
    ],
)
def test_only_what_can_still_be_decided_is_due(status: ActivityStatus, *, due: bool) -> None:
    activity = Activity("a", "A", status=status, ties=(MarketTie("br", Role.TARGET),))
    assert bool(due_for_review(Roadmap(activities=(activity,)))) is due
