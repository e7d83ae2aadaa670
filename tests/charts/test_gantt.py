"""The layout of a Gantt chart: rows, bars, ghosts and links of constructed roadmaps."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dia_desktop.charts.gantt import Gantt, gantt_layout
from dia_desktop.charts.gantt_lanes import ELSEWHERE, NO_LANE
from dia_desktop.charts.gantt_places import Part, bar_area, ghost_area, hit
from dia_desktop.charts.gantt_rows import Bar, Shape
from dia_desktop.charts.gantt_tones import Tone, ToneKind
from dia_desktop.charts.gantt_view import ColourBy, per_day_for, whole_range
from dia_desktop.strategy.activity_filter import LaneBy
from dia_desktop.strategy.funding import Allocation, Funding
from dia_desktop.strategy.roadmap import ActivityStatus, Confidence, LinkKind, Roadmap
from tests.charts.roadmaps import TODAY, activity, content, earlier, funding, plan, ties, view


def keys(gantt: Gantt) -> list[str]:
    return [row.key for row in gantt.rows]


def bar(gantt: Gantt, activity_id: str) -> Bar:
    number = gantt.row_of(activity_id)
    assert number is not None
    found = gantt.rows[number].bar
    assert found is not None
    return found


def test_every_activity_with_dates_has_a_row_below_its_workstream() -> None:
    gantt = gantt_layout(content(), view())
    assert keys(gantt) == [
        "a", "a/briefs", "a/usa", "a/review", "a/event",
        "b", "b/idea", "b/horizon",
        "c",
        NO_LANE, f"{NO_LANE}/loose",
    ]  # fmt: skip
    assert [row.handle for row in gantt.rows] == [
        "A", "A1", "A2", "A3", "A4", "B", "B1", "B2", "C", "", "1"
    ]  # fmt: skip
    assert [each.id for each in gantt.tray] == ["waiting"]
    assert gantt.row_of("waiting") is None
    assert gantt.height == 11 * 30


def test_bars_tell_what_is_known() -> None:
    gantt = gantt_layout(content(), view())
    usa = bar(gantt, "usa")
    assert (date.fromordinal(usa.first), date.fromordinal(usa.last)) == (date(2020, 7, 1), date(2021, 10, 1))
    assert (usa.shape, usa.done, usa.confidence) == (Shape.ACTIVITY, 60, Confidence.COMMITTED)
    assert usa.tone == Tone(ToneKind.MARKET, 0)
    assert bar(gantt, "review").shape is Shape.GATE
    assert bar(gantt, "event").shape is Shape.MILESTONE
    assert bar(gantt, "horizon").horizon_only
    assert bar(gantt, "idea").tone == Tone()
    assert gantt.rows[6].tones == (Tone(ToneKind.MARKET, 1), Tone(ToneKind.MARKET, 2))
    assert gantt.rows[2].owner == "GA"


def test_a_lane_spans_all_it_holds() -> None:
    gantt = gantt_layout(content(), view())
    lane = gantt.rows[0].bar
    assert lane is not None
    assert lane.shape is Shape.ROLL_UP
    assert date.fromordinal(lane.first) == date(2019, 5, 14)
    assert date.fromordinal(lane.last - 1) == date(2021, 12, 31)
    assert gantt.rows[0].count == 4
    assert gantt.rows[8].bar is None


def test_folded_lanes_hide_their_rows_and_the_links_to_them() -> None:
    gantt = gantt_layout(content(), replace(view(), folded=frozenset({"b"})))
    assert "b/idea" not in keys(gantt)
    assert gantt.rows[5].folded
    assert [link.id for link in gantt.links] == ["late"]


def test_links_join_rows_and_tell_which_are_not_kept() -> None:
    gantt = gantt_layout(content(), view())
    kept, late = gantt.links
    assert (kept.before_row, kept.after_row, kept.kind, kept.late) == (1, 6, LinkKind.FINISH_START, False)
    assert (late.id, late.late) == ("late", True)
    assert not gantt_layout(content(), replace(view(), links=False)).links
    assert kept.touches(range(3, 5))
    assert kept.touches(range(6, 7))
    assert not kept.touches(range(7, 9))


def test_ghosts_stand_where_the_revision_had_them_and_removed_activities_have_a_row() -> None:
    gantt = gantt_layout(content(compared=earlier()), view())
    usa = gantt.rows[2]
    assert usa.ghost is not None
    assert date.fromordinal(usa.ghost.first) == date(2020, 4, 1)
    assert {row.key: row.news for row in gantt.rows if row.news} == {"b/idea": "new", "b/gone": "removed"}
    gone = gantt.rows[keys(gantt).index("b/gone")]
    assert gone.bar is None
    assert gone.ghost is not None
    assert gantt.row_of("gone") is None
    assert tuple(gantt_layout(content(compared=earlier()), replace(view(), ghosts=False)).rows) == tuple(
        gantt_layout(content(), view()).rows
    )


def test_only_what_the_filter_lets_through_is_shown() -> None:
    shown = replace(content(compared=earlier()), shown=frozenset({"usa", "gone", "waiting"}))
    gantt = gantt_layout(shown, view())
    assert keys(gantt) == ["a", "a/usa", "b", "b/gone", "c"]
    assert [each.id for each in gantt.tray] == ["waiting"]
    assert not gantt_layout(replace(shown, shown=frozenset()), view()).tray


def test_lanes_by_market_repeat_what_is_about_several() -> None:
    roadmap = plan()
    other = replace(activity("other", date(2020, 1, 1), date(2020, 1, 31)), ties=ties("x", "y"))
    records = content(replace(roadmap, activities=(*roadmap.activities, other)))
    gantt = gantt_layout(records, replace(view(), lanes=LaneBy.MARKET))
    lanes = {row.key: row.title for row in gantt.rows if row.activity is None}
    assert list(lanes) == ["usa", "can", "mex", ELSEWHERE, NO_LANE]
    assert [key for key in keys(gantt) if key.endswith("/idea")] == ["can/idea", "mex/idea"]
    assert [key for key in keys(gantt) if key.endswith("/other")] == [f"{ELSEWHERE}/other"]
    assert gantt.rows[0].tones == (Tone(ToneKind.MARKET, 0),)
    assert gantt.row_of("idea") == keys(gantt).index("can/idea")


def test_lanes_by_partner_and_by_source_of_money() -> None:
    by_partner = gantt_layout(content(), replace(view(), lanes=LaneBy.PARTNER))
    assert keys(by_partner)[:4] == ["me", "me/briefs", "ga", "ga/usa"]
    given = funding()
    paid = Funding(given.sources, (Allocation("1", "cosme", "usa", 2020, 100),))
    by_money = gantt_layout(replace(content(), funding=paid), replace(view(), lanes=LaneBy.FUNDING))
    assert keys(by_money)[:2] == ["cosme", "cosme/usa"]
    assert f"{NO_LANE}/briefs" in keys(by_money)


@pytest.mark.parametrize(
    ("by", "kind", "place"),
    [
        (ColourBy.STATUS, ToneKind.STATUS, 2),
        (ColourBy.CONFIDENCE, ToneKind.CONFIDENCE, 0),
        (ColourBy.PARTNER, ToneKind.PARTNER, 0),
    ],
)
def test_colours_say_what_was_asked(by: ColourBy, kind: ToneKind, place: int) -> None:
    assert bar(gantt_layout(content(), replace(view(), colour=by)), "briefs").tone == Tone(kind, place)


def test_the_range_is_all_that_has_a_date_in_whole_years_and_both_horizons() -> None:
    assert whole_range(content()) == (date(2019, 1, 1), date(2024, 12, 31))
    assert whole_range(content(Roadmap(2020))) == (date(2020, 1, 1), date(2024, 12, 31))
    assert whole_range(content(Roadmap()), TODAY) == (date(2021, 1, 1), date(2021, 12, 31))
    assert whole_range(content(Roadmap(9999))) == (date(9999, 1, 1), date.max)


def test_the_zoom_that_fills_a_width() -> None:
    gantt = gantt_layout(content(), view(per_day_for(date(2019, 1, 1), date(2024, 12, 31), 600)))
    assert gantt.width == pytest.approx(600)
    assert [(band.term.value, band.start.year, band.end.year) for band in gantt.horizons] == [
        ("mid-term", 2020, 2021),
        ("long-term", 2020, 2024),
    ]
    assert not gantt_layout(content(Roadmap()), view()).horizons


def test_an_empty_roadmap_and_one_without_dates_have_no_rows() -> None:
    assert len(gantt_layout(content(Roadmap()), view()).rows) == 0
    waiting = Roadmap(activities=(activity("x", None, None, None),))
    gantt = gantt_layout(content(waiting), view())
    assert len(gantt.rows) == 0
    assert len(gantt.tray) == 1
    with pytest.raises(IndexError):
        gantt.rows[0]


def test_an_end_before_its_start_is_drawn_as_that_start() -> None:
    turned = Roadmap(activities=(activity("x", date(2020, 5, 1), date(2020, 4, 1), None),))
    found = bar(gantt_layout(content(turned), view()), "x")
    assert found.last - found.first == 1


def test_bars_at_the_end_of_the_calendar_and_over_a_thousand_years() -> None:
    long = Roadmap(activities=(activity("x", date(2020, 1, 1), date.max, None),))
    gantt = gantt_layout(content(long), view(per_day_for(date(2020, 1, 1), date.max, 900)))
    area = bar_area(gantt, 1)
    assert area is not None
    assert area.x == 0
    assert area.right == pytest.approx(900)


def test_dropped_activities_do_not_stretch_their_lane() -> None:
    dropped = replace(activity("x", date(2030, 1, 1), date(2030, 12, 31)), status=ActivityStatus.DROPPED)
    roadmap = plan()
    gantt = gantt_layout(content(replace(roadmap, activities=(*roadmap.activities, dropped))), view())
    lane = gantt.rows[0].bar
    assert lane is not None
    assert date.fromordinal(lane.last - 1).year == 2021


def test_the_mouse_finds_the_parts_of_a_bar() -> None:
    gantt = gantt_layout(content(), view(1.0))
    area = bar_area(gantt, 2)
    assert area is not None
    found = [
        hit(gantt, x, area.middle)
        for x in (area.x - 4, area.x + 50, area.right - 2, area.right + 10, area.right + 40)
    ]
    assert [each.part for each in found if each] == [Part.START, Part.BODY, Part.END, Part.LINK, Part.EMPTY]
    assert {each.row for each in found if each} == {2}
    lane = hit(gantt, 200, 5)
    assert lane is not None
    assert lane.part is Part.LANE
    assert hit(gantt, 200, gantt.height + 1) is None


def test_a_diamond_can_be_taken_but_not_stretched() -> None:
    gantt = gantt_layout(content(), view(1.0))
    area = bar_area(gantt, 3)
    assert area is not None
    parts = {
        found.part for x in range(int(area.x) + 1, int(area.right)) if (found := hit(gantt, x, area.middle))
    }
    assert parts == {Part.BODY}


def test_a_short_bar_can_still_be_moved() -> None:
    short = Roadmap(activities=(activity("x", date(2020, 1, 1), date(2020, 1, 31), None),))
    gantt = gantt_layout(content(short), view(0.1))
    area = bar_area(gantt, 1)
    assert area is not None
    found = hit(gantt, area.x + area.width / 2, area.middle)
    assert found is not None
    assert found.part is Part.BODY


def test_a_ghost_lies_below_its_bar_and_a_removed_one_in_the_middle() -> None:
    gantt = gantt_layout(content(compared=earlier()), view())
    here, ghost = bar_area(gantt, 2), ghost_area(gantt, 2)
    assert here is not None
    assert ghost is not None
    assert here.y + here.height < ghost.y
    number = keys(gantt).index("b/gone")
    gone = ghost_area(gantt, number)
    assert gone is not None
    assert gone.middle == pytest.approx(gantt.row_top(number) + 15)
    assert bar_area(gantt, number) is None
    assert ghost_area(gantt, 0) is None
