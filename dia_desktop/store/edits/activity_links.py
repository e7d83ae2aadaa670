"""The activities that an edit changes, their places, and what hangs on them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final

from dia_desktop.errors import InvalidInputError
from dia_desktop.language import tr
from dia_desktop.store.edits.finding import market_of, partner_of
from dia_desktop.store.edits.links import Link, forget_links_of, forget_links_to, keep_links
from dia_desktop.store.roadmap_reading import latest_roles
from dia_desktop.store.roadmap_rows import (
    ROOM,
    ActivityMarketRow,
    ActivityPartnerRow,
    ActivityRow,
    AllocationRow,
    RoadmapLinkRow,
)
from dia_desktop.store.row_reading import every_place
from dia_desktop.store.step import Step
from dia_desktop.store.tables import CandidacyRow, ScoringRoundRow
from dia_desktop.strategy.role import Role


def activity_of(step: Step, activity_id: str) -> ActivityRow:
    """Return an activity of the roadmap."""
    (row,) = activities_of(step, [activity_id])
    return row


def activities_of(step: Step, activity_ids: Collection[str]) -> list[ActivityRow]:
    """Return activities in the order given, each once."""
    found = {row.id: row for row in step.rows(ActivityRow, id={*activity_ids})}
    if not found.keys() >= set(activity_ids):
        raise InvalidInputError(tr("The roadmap has no such activity; choose one of its activities."))
    return [found[activity_id] for activity_id in dict.fromkeys(activity_ids)]


PARTNERS: Final = Link(ActivityPartnerRow, "activity_id", "partner_id", partner_of)
MARKETS: Final = Link(ActivityMarketRow, "activity_id", "market_id", market_of)


def put_in_place(step: Step, moved: Sequence[ActivityRow], before_id: str | None) -> None:
    """Give activities, in the order given, places in front of another one; at the end where it is None.

    In front of one that is moved itself means in front of the next one that stays.
    """
    places = step.ask(every_place)
    ids = [activity_id for activity_id, _ in places]
    if before_id is not None and before_id not in ids:
        raise InvalidInputError(tr("The activity to move in front of is not there; choose another one."))
    cut = len(ids) if before_id is None else ids.index(before_id)
    moving = {row.id for row in moved}
    first, rest = (
        [place for place in part if place[0] not in moving] for part in (places[:cut], places[cut:])
    )
    low, high = _between(first, rest, len(moved))
    if high - low > len(moved):
        for number, row in enumerate(moved, start=1):
            row.position = low + (high - low) * number // (len(moved) + 1)
    else:
        known = {row.id: row for row in (*step.rows(ActivityRow), *moved)}
        order = (*(key for key, _ in first), *(row.id for row in moved), *(key for key, _ in rest))
        for number, activity_id in enumerate(order):
            known[activity_id].position = number * ROOM


def _between(
    first: Sequence[tuple[str, int]], rest: Sequence[tuple[str, int]], count: int
) -> tuple[int, int]:
    """Return the positions between which some activities have their places."""
    if not first:
        high = rest[0][1] if rest else count * ROOM
        return high - (count + 1) * ROOM, high
    low = first[-1][1]
    return low, rest[0][1] if rest else low + (count + 1) * ROOM


def present_roles(step: Step) -> dict[str, Role]:
    """Return what each market is in the latest round, by market id."""
    return latest_roles(step.rows(ScoringRoundRow), step.rows(CandidacyRow))


def tie_new(step: Step, activity_id: str, market_ids: Iterable[str], roles: Mapping[str, Role]) -> None:
    """Let an activity be about markets that it is not about yet; a tie keeps what the market is at present.

    Parameters
    ----------
    roles : `present_roles`.
    """
    for market_id in dict.fromkeys(market_ids):
        step.add(
            ActivityMarketRow(activity_id=activity_id, market_id=market_id, role=_role(roles, market_id))
        )


def tie(step: Step, activity_ids: Collection[str], market_ids: Collection[str]) -> None:
    """Let activities be about these markets and no others."""
    roles = present_roles(step)
    wanted = dict.fromkeys(market_of(step, market_id).id for market_id in market_ids)
    present = keep_links(step, MARKETS, activity_ids, wanted.__contains__)
    for activity_id in activity_ids:
        added = [market_id for market_id in wanted if (activity_id, market_id) not in present]
        tie_new(step, activity_id, added, roles)


def refresh_ties(step: Step, activity_ids: Collection[str]) -> None:
    """Let the ties of activities keep what their markets are at present."""
    roles = present_roles(step)
    for row in step.rows(ActivityMarketRow, activity_id={*activity_ids}):
        row.role = _role(roles, row.market_id)


def forget_activities(step: Step, rows: Iterable[ActivityRow]) -> None:
    """Delete activities with their links, their ties, and what is allocated to them."""
    going = {row.id: row for row in rows}
    for link in (PARTNERS, MARKETS):
        forget_links_of(step, link, going)
    links = [
        *step.rows(RoadmapLinkRow, before_id={*going}),
        *step.rows(RoadmapLinkRow, after_id={*going}),
    ]
    for row in {link.id: link for link in links}.values():
        step.delete(row)
    for allocation in step.rows(AllocationRow, activity_id={*going}):
        step.delete(allocation)
    for activity in going.values():
        step.delete(activity)


def leave_roadmap(step: Step, market_id: str) -> None:
    """Take a market that leaves the file out of the roadmap; its activities stay."""
    forget_links_to(step, MARKETS, [market_id])


def leave_activities(step: Step, partner_id: str) -> None:
    """Leave without an owner what a partner that goes has looked after; it takes part in nothing any more."""
    forget_links_to(step, PARTNERS, [partner_id])
    for row in step.rows(ActivityRow, owner_id=partner_id):
        row.owner_id = None


def forget_origin(step: Step, option_id: str) -> None:
    """Leave without an origin what came from an option that goes."""
    for row in step.rows(ActivityRow, option_id=option_id):
        row.option_id = None


def _role(roles: Mapping[str, Role], market_id: str) -> str | None:
    return roles[market_id].value if market_id in roles else None
