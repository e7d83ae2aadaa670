"""Which activities are shown, and in which lanes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from dia_desktop.strategy.funding import Funding
from dia_desktop.strategy.roadmap import Activity, ActivityStatus, Roadmap
from dia_desktop.strategy.swot import folded


class LaneBy(StrEnum):
    """What the lanes of the roadmap stand for."""

    WORKSTREAM = "workstream"
    MARKET = "market"
    PARTNER = "partner"
    FUNDING = "funding"


@dataclass(frozen=True, slots=True)
class Lane:
    """The activities of a workstream, a market, a partner or a funding source.

    Attributes
    ----------
    key : its id; None for those of none: no workstream, all markets, no partner, no funding.
    repeated : ids of those that stand in an earlier lane already.
    """

    key: str | None
    activities: tuple[Activity, ...]
    repeated: frozenset[str] = frozenset()


def lanes(roadmap: Roadmap, by: LaneBy, order: Sequence[str], funding: Funding) -> tuple[Lane, ...]:
    """Return all activities in lanes, in the order of the roadmap within each.

    An activity of several markets, partners or sources stands in the lane of each. Workstreams have a lane
    even when they are empty, so that something can be put there; others only where an activity needs one.

    Parameters
    ----------
    order : ids of the markets, or of the partners, in the order of their lanes; ids that are not among them
        follow as they occur, and the lane of those of none is last. Workstreams and sources have an order
        of their own.
    """
    found: dict[str | None, list[Activity]] = {key: [] for key in _own_order(roadmap, by, order, funding)}
    of_none: list[Activity] = []
    if by is LaneBy.WORKSTREAM:
        # Most plans are looked at so: each activity stands in one lane at most.
        for activity in roadmap.activities:
            stream = activity.workstream_id
            (of_none if stream is None else found.setdefault(stream, [])).append(activity)
        lists = [*found.items(), (None, of_none)]
        return tuple(Lane(key, tuple(held)) for key, held in lists if held or key is not None)
    keys_of = _keys(by, funding)
    for activity in roadmap.activities:
        keys = keys_of(activity)
        for key in keys:
            found.setdefault(key, []).append(activity)
        if not keys:
            of_none.append(activity)
    return tuple(_marked([*found.items(), (None, of_none)]))


def _marked(lists: Iterable[tuple[str | None, list[Activity]]]) -> Iterator[Lane]:
    seen: set[str] = set()
    for lane, activities in lists:
        ids = {each.id for each in activities}
        if activities:
            yield Lane(lane, tuple(activities), frozenset(ids & seen))
        seen |= ids


def _own_order(roadmap: Roadmap, by: LaneBy, order: Sequence[str], funding: Funding) -> Sequence[str]:
    if by is LaneBy.WORKSTREAM:
        return [each.id for each in roadmap.workstreams]
    if by is LaneBy.FUNDING:
        return [each.id for each in funding.sources]
    return order


def _keys(by: LaneBy, funding: Funding) -> Callable[[Activity], tuple[str, ...]]:
    """Return what tells the lanes of an activity, each of them once."""
    paying: dict[str, dict[str, None]] = {}
    for each in funding.allocations:
        paying.setdefault(each.activity_id or "", {})[each.source_id] = None
    return {
        LaneBy.MARKET: lambda activity: tuple(dict.fromkeys(activity.market_ids)),
        LaneBy.PARTNER: partners_of,
        LaneBy.FUNDING: lambda activity: tuple(paying.get(activity.id, ())),
    }[by]


def partners_of(activity: Activity) -> tuple[str, ...]:
    """Return the partners of an activity, its owner first, each of them once."""
    owner = () if activity.owner_id is None else (activity.owner_id,)
    return tuple(dict.fromkeys((*owner, *activity.partner_ids)))


@dataclass(frozen=True, slots=True)
class WantedActivities:
    """What to look for; what is not named does not matter.

    Attributes
    ----------
    market_id : activities about that market or about all of them.
    partner_id : activities that partner looks after or takes part in; "" for those of no partner.
    text : words that all stand in what is searched of it, in any case of letters.
    """

    market_id: str | None = None
    partner_id: str | None = None
    status: ActivityStatus | None = None
    text: str = ""


def searchable(roadmap: Roadmap) -> dict[str, str]:
    """Return what is searched of each activity, by id: made once, it makes each search quick.

    That is its title, note and source, its handle, and the name of its workstream.
    """
    handles = roadmap.handles()
    names = {stream.id: stream.name for stream in roadmap.workstreams}
    return {
        each.id: folded(
            "\n".join(
                (
                    handles[each.id],
                    each.title,
                    each.note,
                    each.source,
                    names.get(each.workstream_id or "", ""),
                )
            )
        )
        for each in roadmap.activities
    }


def matching(
    activities: Iterable[Activity], wanted: WantedActivities, texts: Mapping[str, str]
) -> frozenset[str]:
    """Return the ids of the activities that are wanted.

    Parameters
    ----------
    texts : `searchable` of the roadmap.
    """
    words = folded(wanted.text).split()
    return frozenset(
        each.id
        for each in activities
        if wanted.market_id is None or not each.ties or wanted.market_id in each.market_ids
        if wanted.partner_id is None or wanted.partner_id in (partners_of(each) or ("",))
        if wanted.status is None or wanted.status is each.status
        if all(word in texts[each.id] for word in words)
    )
