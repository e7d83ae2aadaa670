"""The roadmap with what follows from it; after a change only what hangs on it is worked out again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from dia_desktop.strategy.roadmap import Activity, Roadmap
from dia_desktop.strategy.role_review import RoleReview, due_for_review
from dia_desktop.strategy.schedule import Violation, violations_now

_NOTHING = Roadmap()


@dataclass(frozen=True, slots=True, eq=False)
class Planned:
    """A roadmap and what follows from it.

    Attributes
    ----------
    known : the activities by their ids.
    handles : how each is called in short, by id.
    violations : the links that are not kept.
    reviews : what is due for review.
    """

    roadmap: Roadmap
    known: Mapping[str, Activity]
    handles: Mapping[str, str]
    violations: tuple[Violation, ...]
    reviews: tuple[RoleReview, ...]

    @classmethod
    def of(cls, roadmap: Roadmap, before: Planned | None = None) -> Self:
        """Work out what follows from a roadmap.

        Parameters
        ----------
        before : the roadmap as it was; what did not change since is the same object in both.
        """
        was, found = (_NOTHING, ()) if before is None else (before.roadmap, before.violations)
        same = before is not None and _called_alike(was, roadmap)
        return cls(
            roadmap,
            roadmap.by_id(),
            before.handles if before is not None and same else roadmap.handles(),
            violations_now(was, found, roadmap),
            due_for_review(roadmap),
        )


def _called_alike(was: Roadmap, now: Roadmap) -> bool:
    """Whether all activities are still called as they were: the same ones, in the same places."""
    if was.workstreams != now.workstreams or len(was.activities) != len(now.activities):
        return False
    others = [pair for pair in zip(was.activities, now.activities, strict=True) if pair[0] is not pair[1]]
    return all((a.id, a.workstream_id) == (b.id, b.workstream_id) for a, b in others)
