from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import cast

import pytest

from dia_desktop.errors import InvalidInputError
from dia_desktop.store import Area, StrategyFile
from dia_desktop.store.edits import (
    ActivityFields,
    NewActivity,
    add_activities,
    add_activity,
    add_link,
    check_activity,
    close_round,
    mark_reviewed,
    move_activities,
    open_round,
    remove_activities,
    remove_market,
    remove_option,
    remove_partner,
    schedule_activities,
    set_activities,
    set_role,
)
from dia_desktop.strategy.roadmap import (
    Activity,
    ActivityKind,
    ActivityStatus,
    Confidence,
    DateGrain,
    Link,
    LinkKind,
    MarketTie,
)
from dia_desktop.strategy.role import Role
from tests.store.edits.replaying import Edit, replayed

MAY = (date(2020, 5, 1), date(2020, 5, 31))


def titles(file: StrategyFile) -> list[str]:
    return [activity.title for activity in file.roadmap().activities]


def activity(file: StrategyFile, activity_id: str) -> Activity:
    return file.roadmap().by_id()[activity_id]


@pytest.mark.parametrize(
    ("edit", "label"),
    [
        (lambda f: add_activity(f, " Visit "), "Added “Visit”"),
        (lambda f: add_activity(f, "Visit", before_id="a1"), "Added “Visit”"),
        (lambda f: add_activity(f, "", {"option_id": "o1"}), "Added “Show what we have”"),
        (
            lambda f: add_activities(
                f,
                [NewActivity("One", workstream="New", id="n1"), NewActivity("Two", {"market_ids": ["m2"]})],
                links=[Link("", "n1", "a4")],
            ),
            "Added 2 activities",
        ),
        (lambda f: add_activities(f, [NewActivity("One")], "Imported plan.csv"), "Imported plan.csv"),
        (lambda f: set_activities(f, ["a1"], {"title": "Fair"}), "Renamed “Trade fair” to “Fair”"),
        (
            lambda f: set_activities(f, ["a1"], {"kind": ActivityKind.GATE}),
            "Changed the kind of “Trade fair”",
        ),
        (lambda f: set_activities(f, ["a1"], {"workstream_id": "w2"}), "Moved “Trade fair” to Intelligence"),
        (
            lambda f: set_activities(f, ["a1"], {"workstream_id": None}),
            "Left “Trade fair” without a workstream",
        ),
        (
            lambda f: set_activities(f, ["a1"], {"start": date(2020, 4, 1), "grain": DateGrain.DAY}),
            "Changed the dates of “Trade fair”",
        ),
        (lambda f: set_activities(f, ["a1"], {"progress": 60}), "Set the progress of “Trade fair” to 60 %"),
        (lambda f: set_activities(f, ["a1"], {"progress": None}), "Took back the progress of “Trade fair”"),
        (
            lambda f: set_activities(f, ["a1", "a2"], {"status": ActivityStatus.DONE}),
            "Changed the status of 2 activities",
        ),
        (
            lambda f: set_activities(f, ["a4"], {"confidence": Confidence.PLANNED}),
            "Changed the confidence of “Apply for funds”",
        ),
        (lambda f: set_activities(f, ["a1"], {"owner_id": "p2"}), "Gave “Trade fair” to FAR"),
        (lambda f: set_activities(f, ["a1"], {"owner_id": None}), "Left “Trade fair” without an owner"),
        (
            lambda f: set_activities(f, ["a1"], {"partner_ids": ["p1"]}),
            "Changed the partners of “Trade fair”",
        ),
        (lambda f: set_activities(f, ["a1"], {"market_ids": ["m2"]}), "Changed the markets of “Trade fair”"),
        (
            lambda f: set_activities(f, ["a2"], {"option_id": "o1"}),
            "Changed the origin of “Landing desk open”",
        ),
        (lambda f: set_activities(f, ["a1"], {"option_id": None}), "Left “Trade fair” without an origin"),
        (lambda f: set_activities(f, ["a2"], {"kpi_id": "k1"}), "Changed the KPI of “Landing desk open”"),
        (lambda f: set_activities(f, ["a1"], {"kpi_id": None}), "Left “Trade fair” without a KPI"),
        (
            lambda f: set_activities(f, ["a1"], {"cost_cents": 5, "currency": "usd"}),
            "Changed the cost of “Trade fair”",
        ),
        (lambda f: set_activities(f, ["a1"], {"note": "x"}), "Changed the note on “Trade fair”"),
        (lambda f: set_activities(f, ["a1"], {"source": "x"}), "Changed the source of “Trade fair”"),
        (
            lambda f: set_activities(f, ["a2"], {"review_date": date(2021, 1, 1)}),
            "Changed the review date of “Landing desk open”",
        ),
        (
            lambda f: set_activities(f, ["a1"], {"review_date": None}),
            "Took the review date off “Trade fair”",
        ),
        (lambda f: set_activities(f, ["a1"], {"note": "x", "title": "Fair"}), "Changed “Trade fair”"),
        (lambda f: set_activities(f, ["a1"], {"note": "x"}, label="Told more"), "Told more"),
        (lambda f: move_activities(f, ["a4"], "w1", "a2"), "Moved “Apply for funds” to Market entry"),
        (lambda f: move_activities(f, ["a1"], "w1"), "Moved “Trade fair” up or down"),
        (
            lambda f: move_activities(f, ["a3", "a1"], None, "a1"),
            "Left 2 activities without a workstream",
        ),
        (
            lambda f: schedule_activities(f, {"a4": MAY}),
            "Scheduled “Apply for funds”: 2020-05-01 to 2020-05-31",
        ),
        (lambda f: schedule_activities(f, {"a1": MAY, "a2": None}), "Scheduled 2 activities"),
        (lambda f: schedule_activities(f, {"a1": None}), "Put “Trade fair” into the tray"),
        (lambda f: remove_activities(f, ["a1"]), "Removed “Trade fair”"),
        (lambda f: remove_activities(f, ["a1", "a2", "a3", "a4"]), "Removed 4 activities"),
        (lambda f: mark_reviewed(f, ["a3"]), "Reviewed “Market watch”"),
        (lambda f: remove_market(f, "r1", "m1"), "Removed USA"),
        (lambda f: remove_partner(f, "p1"), "Removed First institute"),
        (lambda f: remove_partner(f, "p2"), "Removed Second institute"),
        (lambda f: remove_option(f, "o1"), "Removed the option “Show what we have”"),
    ],
)
def test_every_action_is_one_step_that_is_undone_and_done_again(path: Path, edit: Edit, label: str) -> None:
    assert replayed(path, edit) == label


def test_an_activity_holds_what_was_said_of_it(file: StrategyFile) -> None:
    fields: ActivityFields = {
        "kind": ActivityKind.GATE,
        "workstream_id": "w2",
        "start": MAY[0],
        "end": MAY[1],
        "grain": DateGrain.DAY,
        "progress": 100,
        "status": ActivityStatus.DONE,
        "confidence": Confidence.COMMITTED,
        "owner_id": "p1",
        "partner_ids": ["p2", "p1"],
        "market_ids": ["m3", "m1"],
        "option_id": "o1",
        "kpi_id": "k2",
        "cost_cents": 7,
        "currency": " chf",
        "note": " Two\nlines ",
        "source": "Plan",
        "review_date": date(2021, 2, 28),
    }
    assert add_activity(file, " Visit ", fields, before_id="a2").areas == {Area.ROADMAP}
    added = file.roadmap().activities[1]
    assert added == Activity(
        added.id,
        "Visit",
        ActivityKind.GATE,
        "w2",
        1,
        *MAY,
        DateGrain.DAY,
        100,
        ActivityStatus.DONE,
        Confidence.COMMITTED,
        "p1",
        ("p1", "p2"),
        (MarketTie("m1", Role.TARGET), MarketTie("m3", Role.FALLBACK)),
        "o1",
        "k2",
        7,
        "CHF",
        "Two\nlines",
        "Plan",
        date(2021, 2, 28),
    )
    assert titles(file) == ["Trade fair", "Visit", "Landing desk open", "Market watch", "Apply for funds"]


def test_only_the_roadmap_is_read_again(file: StrategyFile) -> None:
    before = file.scoring()
    assert set_activities(file, ["a1"], {"progress": 50}).areas == {Area.ROADMAP}
    assert file.undo() is not None
    assert file.scoring() is before
    assert remove_activities(file, ["a1"]).areas == {Area.ROADMAP, Area.FUNDING}
    assert remove_option(file, "o1").areas == {Area.SWOT}


def test_a_closed_round_leaves_the_roadmap_open(file: StrategyFile) -> None:
    close_round(file, "r1")
    add_activity(file, "Visit", {"market_ids": ["m1"]})
    remove_activities(file, ["a1"])
    assert titles(file) == ["Landing desk open", "Market watch", "Apply for funds", "Visit"]


def test_what_comes_from_an_option_takes_over_what_is_not_given(file: StrategyFile) -> None:
    add_activity(file, "", {"option_id": "o1"})
    taken = file.roadmap().activities[-1]
    assert (taken.title, taken.owner_id, taken.ties) == (
        "Show what we have",
        "p2",
        (MarketTie("m2", Role.TARGET),),
    )
    add_activity(file, "Show less", {"option_id": "o1", "owner_id": None, "market_ids": []})
    given = file.roadmap().activities[-1]
    assert (given.title, given.owner_id, given.ties, given.option_id) == ("Show less", None, (), "o1")


def test_a_tie_keeps_the_role_until_somebody_looks_at_the_activity_again(file: StrategyFile) -> None:
    set_role(file, "r1", "m1", Role.FALLBACK)
    assert activity(file, "a1").ties[0] == MarketTie("m1", Role.TARGET)
    set_activities(file, ["a1"], {"market_ids": ["m1", "m2"]})
    assert activity(file, "a1").ties == (MarketTie("m1", Role.TARGET), MarketTie("m2", Role.TARGET))
    mark_reviewed(file, ["a1", "a3"])
    assert activity(file, "a1").ties[0] == MarketTie("m1", Role.FALLBACK)
    assert activity(file, "a3").ties == (MarketTie("m2", Role.TARGET),)
    assert mark_reviewed(file, ["a1"]).areas == set()


def test_a_market_that_is_only_in_an_earlier_round_has_no_role_now(file: StrategyFile) -> None:
    close_round(file, "r1")
    open_round(file, "Second round", date(2020, 1, 31))
    latest = file.strategy().latest.id
    remove_market(file, latest, "m3")
    assert file.roadmap().roles == {"m1": Role.TARGET, "m2": Role.TARGET}
    assert activity(file, "a1").ties[1] == MarketTie("m3", Role.FALLBACK)
    mark_reviewed(file, ["a1"])
    assert activity(file, "a1").ties[1] == MarketTie("m3", None)


def test_what_leaves_the_file_leaves_the_roadmap_and_nothing_else(file: StrategyFile) -> None:
    remove_market(file, "r1", "m1")
    remove_partner(file, "p2")
    remove_option(file, "o1")
    fair, desk = file.roadmap().activities[:2]
    assert (fair.ties, fair.partner_ids, fair.owner_id) == ((MarketTie("m3", Role.FALLBACK),), (), "p1")
    assert (fair.option_id, desk.owner_id) == (None, None)
    remove_partner(file, "p1")
    assert file.roadmap().activities[0].owner_id is None
    assert len(titles(file)) == 4


def test_a_removed_activity_takes_links_and_allocations_along(file: StrategyFile) -> None:
    remove_activities(file, ["a1"])
    assert file.roadmap().links == ()
    assert [each.id for each in file.funding().allocations] == ["al2"]
    file.undo()
    assert [link.id for link in file.roadmap().links] == ["l1", "l2"]
    assert [each.id for each in file.funding().allocations] == ["al1", "al2"]


def test_moving_keeps_the_order_given_and_numbers_them_without_gaps(file: StrategyFile) -> None:
    move_activities(file, ["a4", "a2"], "w2", "a1")
    assert [each.id for each in file.roadmap().activities] == ["a4", "a2", "a1", "a3"]
    assert [each.position for each in file.roadmap().activities] == [0, 1, 2, 3]
    move_activities(file, ["a2", "a1"], None, "a1")
    assert [each.id for each in file.roadmap().activities] == ["a4", "a2", "a1", "a3"]
    move_activities(file, ["a4"], None)
    assert [each.id for each in file.roadmap().activities] == ["a2", "a1", "a3", "a4"]
    assert [each.workstream_id for each in file.roadmap().activities] == [None, None, "w2", None]


def test_there_is_room_for_any_number_of_moves_to_the_same_place(file: StrategyFile) -> None:
    for number in range(40):
        add_activity(file, f"Visit {number}", before_id="a2")
    expected = ["Trade fair", *(f"Visit {number}" for number in range(40)), "Landing desk open"]
    assert titles(file)[:42] == expected
    for number in range(40):
        add_activity(file, f"Early {number}", before_id=file.roadmap().activities[0].id)
    assert titles(file)[:3] == ["Early 39", "Early 38", "Early 37"]
    assert titles(file)[40:82] == expected
    while file.undo_label is not None:
        file.undo()
    assert titles(file) == ["Trade fair", "Landing desk open", "Market watch", "Apply for funds"]


def test_the_grain_follows_dates_that_somebody_chose(file: StrategyFile) -> None:
    schedule_activities(file, {"a3": MAY, "a2": MAY, "a4": MAY}, None)
    roadmap = file.roadmap().by_id()
    assert [roadmap[key].grain for key in ("a3", "a2", "a4")] == [
        DateGrain.MONTH,
        DateGrain.DAY,
        DateGrain.MONTH,
    ]
    schedule_activities(file, {"a3": MAY}, DateGrain.YEAR)
    assert activity(file, "a3").grain is DateGrain.YEAR
    set_activities(file, ["a3"], {"end": date(2020, 6, 30)})
    assert activity(file, "a3").grain is DateGrain.MONTH


def test_a_day_given_alone_is_both_and_one_taken_away_takes_the_other_along(file: StrategyFile) -> None:
    set_activities(file, ["a4"], {"start": MAY[0]})
    assert (activity(file, "a4").start, activity(file, "a4").end) == (MAY[0], MAY[0])
    set_activities(file, ["a4"], {"end": None})
    assert (activity(file, "a4").start, activity(file, "a4").scheduled) == (None, False)
    set_activities(file, ["a1"], {"start": None, "end": MAY[1]})
    assert (activity(file, "a1").start, activity(file, "a1").end) == (MAY[1], MAY[1])


def test_a_cost_that_is_taken_back_takes_the_currency_along(file: StrategyFile) -> None:
    set_activities(file, ["a1"], {"cost_cents": None})
    assert (activity(file, "a1").cost_cents, activity(file, "a1").currency) == (None, "")


def test_dates_at_the_ends_of_the_calendar_are_kept(file: StrategyFile) -> None:
    schedule_activities(file, {"a1": (date.min, date.max), "a2": (date(2024, 2, 29), date(2024, 2, 29))})
    assert (activity(file, "a1").start, activity(file, "a1").end) == (date.min, date.max)
    assert activity(file, "a2").start == date(2024, 2, 29)


def test_workstreams_are_found_by_name_or_made(file: StrategyFile) -> None:
    newcomers = [NewActivity("One", workstream=" market ENTRY"), NewActivity("Two", workstream="Training")]
    add_activities(file, [*newcomers, NewActivity("Three", {"workstream_id": "w2"})])
    roadmap = file.roadmap()
    assert [stream.name for stream in roadmap.workstreams] == ["Market entry", "Intelligence", "Training"]
    third = roadmap.workstreams[2].id
    assert [each.workstream_id for each in roadmap.activities[4:]] == ["w1", third, "w2"]
    assert file.undo() is not None
    assert len(file.roadmap().workstreams) == 2


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"title": " "}, "Market watch: type a name"),
        ({"title": "two\nlines"}, "line break"),
        ({"title": "x" * 10_000}, "has 10000 letters; shorten it to 200 at most"),
        ({"note": "x" * 20_001}, "Market watch: the text has 20001 letters; shorten it"),
        ({"progress": 101}, "Market watch: 101 % cannot be done; type 0 to 100"),
        ({"progress": -1}, "-1 % cannot be done"),
        ({"end": date(2020, 2, 29)}, "Trade fair: its end, 2020-02-29, is before its start, 2020-03-01"),
        ({"cost_cents": -1}, "an amount of -0.01 cannot be kept"),
        ({"cost_cents": 10**18}, "cannot be kept; type one from 0 to 10,000,000,000,000"),
        ({"currency": "€"}, "“€” is no currency; type its three letters, e.g. EUR"),
        ({"currency": ""}, "the amount names no currency"),
        ({"workstream_id": "w9"}, "no such workstream"),
        ({"owner_id": "p9"}, "no such partner"),
        ({"partner_ids": ["p9"]}, "no such partner"),
        ({"market_ids": ["m9"]}, "no such market"),
        ({"option_id": "o9"}, "no such strategic option"),
        ({"kpi_id": "k9"}, "no such KPI"),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(
    file: StrategyFile, path: Path, fields: dict[str, object], sentence: str
) -> None:
    before = path.read_bytes()
    with pytest.raises(InvalidInputError, match=sentence):
        set_activities(file, ["a3", "a1"], cast("ActivityFields", fields))
    assert path.read_bytes() == before
    unfit = {"start": date(2020, 3, 1), "cost_cents": 5, "currency": "EUR", **fields}
    with pytest.raises(InvalidInputError):
        add_activity(file, "Visit", cast("ActivityFields", {**unfit, "title": fields.get("title", "Visit")}))
    assert path.read_bytes() == before


def test_what_is_not_there_is_refused(file: StrategyFile) -> None:
    edits: tuple[Edit, ...] = (
        lambda f: set_activities(f, ["a9"], {"note": ""}),
        lambda f: move_activities(f, ["a9"], None),
        lambda f: schedule_activities(f, {"a9": None}),
        lambda f: remove_activities(f, ["a1", "a9"]),
        lambda f: mark_reviewed(f, ["a9"]),
        lambda f: add_activities(f, [NewActivity("One")], links=[Link("", "a1", "a9")]),
    )
    for edit in edits:
        with pytest.raises(InvalidInputError, match="no such activity"):
            edit(file)
    with pytest.raises(InvalidInputError, match="activity to move in front of is not there"):
        move_activities(file, ["a1"], None, "a9")
    with pytest.raises(InvalidInputError, match="no such workstream"):
        move_activities(file, ["a1"], "w9")
    with pytest.raises(InvalidInputError, match="its end, 2020-05-01, is before its start, 2020-05-31"):
        schedule_activities(file, {"a1": (MAY[1], MAY[0])})


def test_one_bad_newcomer_keeps_out_all_of_them(file: StrategyFile, path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(InvalidInputError, match="Activity 2: 300 % cannot be done"):
        add_activities(file, [NewActivity("One"), NewActivity("Two", {"progress": 300})])
    one, two = NewActivity("One"), NewActivity("Two")
    with pytest.raises(InvalidInputError, match="Two → One → Two"):
        add_activities(file, [one, two], links=[Link("", one.id, two.id), Link("", two.id, one.id)])
    with pytest.raises(TypeError, match="progess"):
        add_activity(file, "One", cast("ActivityFields", {"progess": 3}))
    assert path.read_bytes() == before


def test_an_activity_can_be_checked_before_it_is_added() -> None:
    check_activity(NewActivity("Visit", {"market_ids": ["whatever"]}), "Line 3")
    with pytest.raises(InvalidInputError, match="Line 3: 300 % cannot be done"):
        check_activity(NewActivity("Visit", {"progress": 300}), "Line 3")
    with pytest.raises(InvalidInputError, match="Line 3: type a name"):
        check_activity(NewActivity(""), "Line 3")


def test_many_activities_are_one_quick_step(file: StrategyFile) -> None:
    newcomers = [NewActivity(f"Activity {n}", {"market_ids": ["m1"]}, id=f"n{n}") for n in range(1000)]
    links = [Link("", f"n{n}", f"n{n + 1}", LinkKind.START_START, 1) for n in range(999)]
    add_activities(file, newcomers, links=links)
    assert len(file.roadmap().links) == 1001
    with pytest.raises(InvalidInputError, match=r"Activity 1 → Activity 2 → .* → … → Activity 1"):
        add_link(file, "n999", "n0")
