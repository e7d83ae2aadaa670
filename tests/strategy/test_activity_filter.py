"""Lanes and filters of the roadmap."""

from __future__ import annotations

import pytest

from dia_desktop.strategy.activity_filter import (
    Lane,
    LaneBy,
    WantedActivities,
    lanes,
    matching,
    searchable,
)
from dia_desktop.strategy.funding import Allocation, Funding, FundingSource
from dia_desktop.strategy.roadmap import Activity, ActivityStatus, MarketTie, Roadmap, Workstream

TIES = {name: MarketTie(name, None) for name in ("br", "ca", "gone")}
A = Activity("a", "Market briefs", workstream_id="s1", source="Report, p. 9", owner_id="me")
B = Activity(
    "b",
    "Straße nach Kanada",
    workstream_id="s1",
    position=1,
    status=ActivityStatus.DONE,
    ties=(TIES["ca"], TIES["br"]),
    owner_id="ga",
    partner_ids=("me", "ga"),
)
C = Activity("c", "Mission", position=2, ties=(TIES["gone"],), note="with the\nministry")
ROADMAP = Roadmap(
    workstreams=(Workstream("s1", "Agreements"), Workstream("s2", "Fairs", 1)), activities=(A, B, C)
)
FUNDING = Funding(
    (FundingSource("fees", "Fees"), FundingSource("cosme", "COSME", position=1)),
    (
        Allocation("1", "cosme", "b", 2020, 1),
        Allocation("2", "fees", "b", 2020, 1),
        Allocation("3", "cosme", "b", 2021, 1),
        Allocation("4", "cosme", "a", 2021, 1),
        Allocation("5", "fees", None, 2021, 1),
    ),
)


def test_lanes_by_workstream_keep_the_empty_ones() -> None:
    assert lanes(ROADMAP, LaneBy.WORKSTREAM, (), FUNDING) == (
        Lane("s1", (A, B)),
        Lane("s2", ()),
        Lane(None, (C,)),
    )


def test_an_activity_of_several_markets_stands_in_the_lane_of_each() -> None:
    assert lanes(ROADMAP, LaneBy.MARKET, ("br", "us", "ca"), FUNDING) == (
        Lane("br", (B,)),
        Lane("ca", (B,), frozenset({"b"})),
        Lane("gone", (C,)),
        Lane(None, (A,)),
    )


def test_lanes_by_partner_hold_owners_and_those_who_take_part() -> None:
    assert lanes(ROADMAP, LaneBy.PARTNER, ("me", "ga"), FUNDING) == (
        Lane("me", (A, B)),
        Lane("ga", (B,), frozenset({"b"})),
        Lane(None, (C,)),
    )


def test_lanes_by_funding_follow_the_sources() -> None:
    assert lanes(ROADMAP, LaneBy.FUNDING, (), FUNDING) == (
        Lane("fees", (B,)),
        Lane("cosme", (A, B), frozenset({"b"})),
        Lane(None, (C,)),
    )


@pytest.mark.parametrize("by", LaneBy)
def test_no_activity_is_lost_in_lanes_and_each_is_new_once(by: LaneBy) -> None:
    found = lanes(ROADMAP, by, ("br",), FUNDING)
    new = [each.id for lane in found for each in lane.activities if each.id not in lane.repeated]
    assert sorted(new) == ["a", "b", "c"]


def test_an_empty_roadmap_has_no_lanes_but_its_workstreams() -> None:
    assert lanes(Roadmap(), LaneBy.WORKSTREAM, (), FUNDING) == ()
    assert lanes(Roadmap(), LaneBy.MARKET, ("br",), FUNDING) == ()


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (WantedActivities(), "abc"),
        (WantedActivities(market_id="br"), "ab"),
        (WantedActivities(market_id="us"), "a"),
        (WantedActivities(partner_id="me"), "ab"),
        (WantedActivities(partner_id=""), "c"),
        (WantedActivities(status=ActivityStatus.DONE), "b"),
        (WantedActivities(text="STRASSE"), "b"),
        (WantedActivities(text="a2 agreements"), "b"),
        (WantedActivities(text="p. 9"), "a"),
        (WantedActivities(text="ministry"), "c"),
        (WantedActivities(text="fairs"), ""),
        (WantedActivities(market_id="br", status=ActivityStatus.DONE, text="a"), "b"),
    ],
)
def test_what_is_wanted_is_found(wanted: WantedActivities, found: str) -> None:
    assert matching(ROADMAP.activities, wanted, searchable(ROADMAP)) == frozenset(found)
