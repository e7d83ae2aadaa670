from __future__ import annotations

from datetime import date

import pytest

from dia_desktop.strategy.records import Criterion, Market, Round, Scale, ScoringRound
from dia_desktop.strategy.roadmap import Activity, Roadmap
from dia_desktop.strategy.swot import OptionKind, Quadrant, StrategicOption, Swot, SwotItem
from dia_desktop.strategy.tows import (
    Reconsidering,
    about_criterion,
    became,
    double_used,
    kind_of,
    to_reconsider,
    tows,
    traces,
    unused,
)

S1 = SwotItem("s1", Quadrant.STRENGTHS, "Test beds", criterion_ids=("c1",))
S2 = SwotItem("s2", Quadrant.STRENGTHS, "Old brand", 1, parked=True)
S3 = SwotItem("s3", Quadrant.STRENGTHS, "Old contacts", 2, parked=True)
W1 = SwotItem("w1", Quadrant.WEAKNESSES, "No staff")
O1 = SwotItem("o1", Quadrant.OPPORTUNITIES, "Tenders")
T1 = SwotItem("t1", Quadrant.THREATS, "Tariffs", criterion_ids=("c1", "c2"))
T2 = SwotItem("t2", Quadrant.THREATS, "Travel", 1)
ITEMS = (S1, S2, S3, W1, O1, T1, T2)
BOTH = StrategicOption("both", OptionKind.SO, "Show", item_ids=("s1", "o1"))
WIDE = StrategicOption("wide", OptionKind.ST, "Sell services", item_ids=("s1", "s3", "t1"), position=1)
LOOSE = StrategicOption("loose", OptionKind.WT, "Wait", item_ids=("s1",), position=2)
EMPTY = StrategicOption("empty", OptionKind.WO, "Hire", position=3)
SWOT = Swot(ITEMS, (BOTH, WIDE, LOOSE, EMPTY))


def test_options_stand_where_their_items_cross() -> None:
    grid = tows(SWOT)
    assert grid.rows == (S1, S3, W1)
    assert grid.columns == (O1, T1, T2)
    assert grid.cells == {("s1", "o1"): (BOTH,), ("s1", "t1"): (WIDE,), ("s3", "t1"): (WIDE,)}
    assert grid.loose == (LOOSE, EMPTY)


def test_every_option_is_somewhere_in_the_grid() -> None:
    grid = tows(SWOT)
    placed = {option.id for options in grid.cells.values() for option in options}
    assert placed | {option.id for option in grid.loose} == {option.id for option in SWOT.options}
    assert tows(Swot()).cells == {}


@pytest.mark.parametrize(
    ("items", "kind"),
    [
        ((S1, O1), OptionKind.SO),
        ((S1, S3, T1, T2), OptionKind.ST),
        ((W1, O1), OptionKind.WO),
        ((T1, W1), OptionKind.WT),
        ((S1, W1, O1), None),
        ((S1, O1, T1), None),
        ((S1,), None),
        ((O1,), None),
        ((), None),
    ],
)
def test_the_kind_follows_from_items_that_say_it_in_one_way(
    items: tuple[SwotItem, ...], kind: OptionKind | None
) -> None:
    assert kind_of(items) is kind


def test_an_item_is_traced_to_what_it_feeds_and_back() -> None:
    known = traces(SWOT)
    assert (known["s1"].criterion_ids, known["s1"].option_ids) == (("c1",), ("both", "wide", "loose"))
    assert [known[item.id].uses for item in ITEMS] == [4, 0, 1, 0, 1, 3, 0]
    assert about_criterion(SWOT, "c1") == (S1, T1)
    assert about_criterion(SWOT, "c9") == ()


def test_what_leads_nowhere_and_what_bears_twice_is_listed() -> None:
    assert unused(SWOT) == (W1, T2)
    assert double_used(SWOT) == (S1,)


def scoring() -> ScoringRound:
    scale = Scale("index", "low", "high", ((0.0, 0.0), (1.0, 100.0)))
    return ScoringRound(
        Round("r1", 1, "First", date(2026, 1, 1)),
        (Market("m1", "", "USA", 0), Market("m2", "", "Canada", 1)),
        (Criterion("c1", "Stability", "star", scale, 0.5), Criterion("c2", "Demand", "star", scale, 0.5)),
        {},
    )


def test_an_item_points_at_cells_of_the_round_and_scores_nothing() -> None:
    item = SwotItem("t", Quadrant.THREATS, "x", market_ids=("m2", "m1", "m9"), criterion_ids=("c2", "c9"))
    assert to_reconsider(item, scoring()) == (
        Reconsidering("t", "m1", "c2"),
        Reconsidering("t", "m2", "c2"),
    )
    assert scoring().scores == {}


def test_an_item_about_no_market_in_particular_points_at_no_cell() -> None:
    assert to_reconsider(T1, scoring()) == ()
    assert to_reconsider(SwotItem("t", Quadrant.THREATS, "x", market_ids=("m1",)), scoring()) == ()


def test_an_option_became_the_activities_that_name_it() -> None:
    activities = (
        Activity("a1", "Fair", option_id="o1"),
        Activity("a2", "Desk", option_id="o2"),
        Activity("a3", "Visit", option_id="o1"),
        Activity("a4", "Watch"),
    )
    assert became(Roadmap(activities=activities)) == {"o1": ("a1", "a3"), "o2": ("a2",)}
