"""Activities to look at again because a market is no longer what it was when they were planned."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from dia_desktop.strategy.roadmap import Activity, ActivityStatus, Roadmap
from dia_desktop.strategy.role import Role

_OVER: Final = frozenset({ActivityStatus.DONE, ActivityStatus.DROPPED})


@dataclass(frozen=True, slots=True)
class RoleReview:
    """An activity whose market has another role now.

    Attributes
    ----------
    was : its role when the activity was last looked at; None where it was in no round.
    now : its role in the latest round; None where it is no longer in it.
    """

    activity: Activity
    market_id: str
    was: Role | None
    now: Role | None


def due_for_review(roadmap: Roadmap) -> tuple[RoleReview, ...]:
    """Return what is due for review, in the order of the activities and of their markets.

    What is done or dropped is not: nothing about it can still be decided.
    """
    return tuple(
        RoleReview(activity, tie.market_id, tie.role, now)
        for activity in roadmap.activities
        if activity.status not in _OVER
        for tie in activity.ties
        if tie.role is not (now := roadmap.roles.get(tie.market_id))
    )
