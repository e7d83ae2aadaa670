"""The Gantt chart as it is drawn: axis, bars, links and signs, on the screen and on paper."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from dia_desktop.charts.gantt import Gantt, gantt_layout
from dia_desktop.charts.gantt_axis import axis_for, major_ticks, minor_ticks
from dia_desktop.charts.gantt_chart import MOST_ROWS, gantt_chart, paper_view
from dia_desktop.charts.gantt_head import head_height, head_sketch
from dia_desktop.charts.gantt_links import pieces, route
from dia_desktop.charts.gantt_places import Window, bar_area
from dia_desktop.charts.gantt_sketch import body_sketch
from dia_desktop.charts.gantt_tree import tree_head_sketch, tree_sketch
from dia_desktop.charts.gantt_view import ColourBy, GanttContent, GanttView, per_day_for
from dia_desktop.charts.palette import DARK, LIGHT, ChartTheme
from dia_desktop.charts.sketch import Box, Dot, Line, Shape, Sketch, Words
from dia_desktop.charts.sketch_pad import Pad
from dia_desktop.charts.timeline import TimeScale
from dia_desktop.strategy.activity_filter import LaneBy
from dia_desktop.strategy.roadmap import ActivityStatus, DateGrain, Link, LinkKind, Marker, Roadmap
from tests.charts.roadmaps import TODAY, activity, content, earlier, moment, plan, view
from tests.charts.sketches import NUMBERS, check_bounds, check_contrast, even, words

LONG = "An activity with a very long title. " * 300


def pad(theme: ChartTheme = LIGHT) -> Pad:
    return Pad(theme, even, NUMBERS)


def body(gantt: Gantt, theme: ChartTheme = LIGHT, focus: str = "") -> Sketch:
    return body_sketch(gantt, Window(-8, 0, gantt.width + 16, gantt.height), pad(theme), focus)


def head(gantt: Gantt) -> Sketch:
    return head_sketch(gantt, Window(-8, 0, gantt.width + 16, gantt.height), pad())


def paper(records: GanttContent, shown: GanttView | None = None, width: float = 1028) -> Sketch:
    return gantt_chart(records, shown or view(), width, LIGHT, even, NUMBERS)


def apart(found: Iterable[Words]) -> None:
    """Check that no two texts on one line touch."""
    spans = []
    for mark in found:
        wide = even(mark.text, mark.font)
        left = mark.x - wide * {"left": 0.0, "center": 0.5, "right": 1.0}[mark.align]
        spans.append((round(mark.y), left, left + wide))
    spans.sort()
    for (y, _, right), (next_y, left, _) in pairwise(spans):
        assert y != next_y or right < left, (y, right, left)


def several(count: int) -> Roadmap:
    activities = tuple(activity(str(place), date(2020, 1, 1), date(2021, 1, 31)) for place in range(count))
    return Roadmap(2020, activities=activities)


# -- axis ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("years", "width", "major", "minor"),
    [
        (1, 700, 12, 1),
        (5, 700, 12, 3),
        (10, 700, 12, 0),
        (100, 700, 120, 0),
        (1000, 700, 1200, 0),
        (7980, 700, 12000, 0),
    ],
)
def test_the_axis_is_as_fine_as_there_is_room_for(years: int, width: float, major: int, minor: int) -> None:
    first = date(2020, 1, 1)
    axis = axis_for(per_day_for(first, date(2020 + years - 1, 12, 31), width))
    assert (axis.major, axis.minor) == (major, minor)


@pytest.mark.parametrize("years", [1, 2, 3, 5, 8, 12, 20, 60, 150, 1000, 7980])
@pytest.mark.parametrize("left", [0.0, 137.0])
def test_names_on_the_axis_never_touch(years: int, left: float) -> None:
    last = date(2020 + years - 1, 12, 31)
    markers = tuple(
        Marker(str(year), f"Election of {year}", date(year, 3, 1), date(year, 3, 1))
        for year in range(2020, last.year + 1, max(1, years // 40))
    )
    shown = replace(
        view(per_day_for(date(2020, 1, 1), last, 700)), first=date(2020, 1, 1), last=last, today=TODAY
    )
    gantt = gantt_layout(content(Roadmap(2020, markers=markers)), shown)
    sketch = head_sketch(gantt, Window(left, 0, 560, 300), pad())
    apart(mark for mark in sketch.marks if isinstance(mark, Words))
    check_bounds(sketch)
    assert any(mark.text.isdigit() for mark in sketch.marks if isinstance(mark, Words))


def test_ticks_reach_the_end_of_the_calendar_and_cost_nothing_outside() -> None:
    scale = TimeScale(date(9998, 1, 1).toordinal(), date.max.toordinal() + 1, 2.0)
    assert [tick.name for tick in major_ticks(scale, scale.first, scale.last)] == ["9998", "9999"]
    months = [tick.name for tick in minor_ticks(scale, scale.first, scale.last)]
    assert months[:2] == ["Jan", "Feb"]
    assert len(months) == 24
    early = TimeScale(1, 3_652_060, 0.0002)
    assert [tick.name for tick in major_ticks(early, 1, 3_652_060)][:3] == ["1", "1000", "2000"]


def test_a_year_that_began_before_the_window_is_named_at_its_edge() -> None:
    gantt = gantt_layout(content(), view(2.0))
    sketch = head_sketch(gantt, Window(1000, 0, 500, 300), pad())
    (year,) = words(sketch, "2020")
    assert year.x == 6


def test_the_head_names_horizons_markers_and_today() -> None:
    gantt = gantt_layout(content(), replace(view(0.4), today=TODAY))
    sketch = head(gantt)
    for text in ("Mid-term 2020–2021", "Long-term 2022–2024", "EU election", "today", "2022", "Q3"):
        assert words(sketch, text), text
    assert sketch.height == head_height(gantt)
    assert not words(head(gantt_layout(content(), view(0.4))), "today")


def test_a_marker_near_the_edge_is_named_before_its_line() -> None:
    markers = (
        Marker("m0", "Kick-off", date(2020, 2, 1), date(2020, 2, 1)),
        Marker("m1", "EU election", date(2024, 11, 9), date(2024, 11, 9)),
    )
    sketch = head(gantt_layout(content(Roadmap(2020, markers=markers)), view(0.4)))
    (first,), (last,) = words(sketch, "Kick-off"), words(sketch, "EU election")
    lines = sorted({mark.points[0][0] for mark in sketch.marks if isinstance(mark, Line)})
    assert (first.align, last.align) == ("left", "right")
    assert any(first.x - 10 < x < first.x for x in lines)
    assert any(last.x < x < last.x + 10 for x in lines)


def test_a_usual_code_of_a_partner_is_whole() -> None:
    one = replace(activity("x", date(2020, 1, 1), date(2020, 12, 31)), owner_id="p1")
    records = content(Roadmap(activities=(one,)))
    coded = replace(records, partners=(replace(records.partners[0], id="p1", code="CLUSTR"),))
    assert words(paper(coded), "CLUSTR")


# -- bars ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("theme", [LIGHT, DARK])
@pytest.mark.parametrize("colour", ColourBy)
@pytest.mark.parametrize("lanes", LaneBy)
def test_everything_can_be_read_and_nothing_leaves_the_chart(
    theme: ChartTheme, colour: ColourBy, lanes: LaneBy
) -> None:
    shown = replace(view(0.25), today=TODAY, colour=colour, lanes=lanes)
    gantt = gantt_layout(content(compared=earlier()), shown)
    for sketch in (
        body(gantt, theme),
        head(gantt),
        tree_sketch(gantt, range(len(gantt.rows)), 312, pad(theme)),
        gantt_chart(content(compared=earlier()), shown, 700, theme, even, NUMBERS),
    ):
        check_bounds(sketch)
    check_contrast(body(gantt, theme), theme)
    check_contrast(tree_sketch(gantt, range(len(gantt.rows)), 312, pad(theme)), theme)


def test_bars_say_who_how_much_and_how_firmly() -> None:
    sketch = body(gantt_layout(content(), view(0.5)))
    assert words(sketch, "ME 100 %")
    assert words(sketch, "GA 60 %")
    assert words(sketch, "horizon only")
    assert words(sketch, "Activity review, 2021-12-31")
    hatched = [mark for mark in sketch.marks if isinstance(mark, Box) and mark.hatching]
    dashed = [mark for mark in sketch.marks if isinstance(mark, Box) and mark.dashed]
    assert len(hatched) == 2
    assert len(dashed) == 1


def test_a_gate_differs_from_a_milestone_in_its_shape() -> None:
    def marks(kind: Roadmap) -> list[type]:
        sketch = body(gantt_layout(content(kind), view()))
        return [type(mark) for mark in sketch.marks if isinstance(mark, Line | Shape)]

    one = moment("x", date(2020, 5, 1))
    milestone, gate = (
        Roadmap(activities=(one,)),
        Roadmap(activities=(replace(one, kind=plan().activities[2].kind),)),
    )
    assert marks(gate).count(Line) == marks(milestone).count(Line) + 2


def test_only_what_is_reached_is_filled() -> None:
    fills = {}
    for status in (ActivityStatus.PLANNED, ActivityStatus.DONE):
        one = replace(moment("x", date(2020, 5, 1)), status=status)
        sketch = body(gantt_layout(content(Roadmap(activities=(one,))), replace(view(), today=TODAY)))
        fills[status] = [
            mark.fill for mark in sketch.marks if isinstance(mark, Shape) and len(mark.points) == 4
        ][-1]
    assert fills == {ActivityStatus.PLANNED: LIGHT.surface, ActivityStatus.DONE: LIGHT.ink}


def test_paused_and_dropped_is_said_in_words() -> None:
    for status in (ActivityStatus.PAUSED, ActivityStatus.DROPPED):
        one = replace(activity("x", date(2020, 1, 1), date(2021, 12, 31)), status=status)
        assert words(body(gantt_layout(content(Roadmap(activities=(one,))), view(1.0))), status.value)


def test_bars_beyond_the_window_are_cut_and_marked() -> None:
    gantt = gantt_layout(content(), view(0.5))
    area = bar_area(gantt, 1)
    assert area is not None
    inside = body_sketch(gantt, Window(area.x + 40, 0, 60, gantt.height), pad())
    check_bounds(inside)
    arrows = [mark for mark in inside.marks if isinstance(mark, Shape) and len(mark.points) == 3]
    before = [mark for mark in arrows if min(x for x, _ in mark.points) < 3]
    behind = [mark for mark in arrows if max(x for x, _ in mark.points) > 57]
    assert len(before) >= 2
    assert len(behind) >= 2
    boxes = [mark for mark in inside.marks if isinstance(mark, Box)]
    assert all(mark.x >= 0 and mark.x + mark.width <= 60.001 for mark in boxes)
    assert all(
        -0.001 <= x <= 60.001 for mark in inside.marks if isinstance(mark, Line) for x, _ in mark.points
    )


@pytest.mark.parametrize(
    ("first", "last", "grain", "seen"),
    [
        (date(2019, 1, 1), date(2019, 12, 31), DateGrain.YEAR, False),
        (date(2019, 12, 31), date(2019, 12, 31), DateGrain.DAY, False),
        (date(2020, 1, 1), date(2020, 1, 1), DateGrain.DAY, True),
        (date(2020, 1, 1), date(2020, 12, 31), DateGrain.YEAR, True),
        (date(2020, 12, 31), date(2020, 12, 31), DateGrain.DAY, True),
        (date(2021, 1, 1), date(2021, 1, 1), DateGrain.DAY, False),
    ],
)
def test_a_moment_beside_the_window_is_an_arrow_at_its_edge(
    first: date, last: date, grain: DateGrain, *, seen: bool
) -> None:
    one = replace(moment("m", last), start=first, end=last, grain=grain)
    whole = activity("x", date(2018, 1, 1), date(2022, 12, 31))
    gantt = gantt_layout(content(Roadmap(activities=(one, whole))), view(1.0))
    left, right = gantt.scale.x_of(date(2020, 1, 1)), gantt.scale.end_x_of(date(2020, 12, 31))
    window = Window(left, gantt.row_top(1) + 1, right - left, view().row_height - 2)
    sketch = body_sketch(gantt, window, pad())
    corners = [len(mark.points) for mark in sketch.marks if isinstance(mark, Shape)]
    assert corners == ([4] if seen else [3])
    assert len(sketch.spots) == seen


@pytest.mark.parametrize(("day", "before"), [(date(2024, 12, 1), True), (date(2020, 2, 1), False)])
def test_a_moment_is_named_where_there_is_room(day: date, *, before: bool) -> None:
    sketch = body(gantt_layout(content(Roadmap(2020, activities=(moment("review", day),))), view()))
    (label,) = [mark for mark in sketch.marks if isinstance(mark, Words) and "review, " in mark.text]
    (diamond,) = [mark for mark in sketch.marks if isinstance(mark, Shape) and mark.fill == LIGHT.surface]
    places = [x for x, _ in diamond.points]
    if before:
        assert label.x + even(label.text, label.font) < min(places)
    else:
        assert label.x > max(places)


def test_scrolling_shows_the_same_bars_at_other_places() -> None:
    gantt = gantt_layout(content(compared=earlier()), view(0.5))
    whole = {spot.key: spot for spot in body(gantt).spots}
    part = body_sketch(gantt, Window(-8 + 50, 55, gantt.width + 16 - 50, gantt.height - 55), pad())
    for spot in part.spots:
        there = whole[spot.key]
        assert spot.x + spot.width == pytest.approx(there.x + there.width - 50)
        assert spot.y + spot.height == pytest.approx(there.y + there.height - 55)
    assert {spot.key for spot in part.spots} < set(whole)


def test_the_chosen_row_is_marked() -> None:
    gantt = gantt_layout(content(), view())
    plain, chosen = body(gantt), body(gantt, focus="a/usa")
    grounds = [mark for mark in chosen.marks if isinstance(mark, Box) and mark.fill == LIGHT.cool_fill]
    assert len(grounds) == 1
    assert grounds[0].y == 60
    assert len(chosen.marks) > len(plain.marks)


def test_removed_and_new_ones_are_named() -> None:
    gantt = gantt_layout(content(compared=earlier()), view())
    assert words(body(gantt), "removed")
    tree = tree_sketch(gantt, range(len(gantt.rows)), 312, pad())
    assert words(tree, "removed")
    assert words(tree, "new")


# -- links ---------------------------------------------------------------------------------------


def linked(kind: LinkKind, before: tuple[date, date], after: tuple[date, date]) -> Gantt:
    activities = (activity("x", *before), activity("y", *after))
    roadmap = Roadmap(activities=activities, links=(Link("l", "x", "y", kind),))
    return gantt_layout(content(roadmap), view(1.0))


@pytest.mark.parametrize("kind", LinkKind)
@pytest.mark.parametrize("after", [date(2020, 7, 1), date(2020, 3, 1), date(2020, 4, 1), date(2019, 1, 1)])
def test_links_run_upright_and_level_to_the_start_of_what_waits(kind: LinkKind, after: date) -> None:
    gantt = linked(kind, (date(2020, 1, 1), date(2020, 3, 31)), (after, date(2020, 12, 31)))
    corners = route(gantt, gantt.links[0])
    before_bar, after_bar = (
        bar_area(gantt, gantt.links[0].before_row),
        bar_area(gantt, gantt.links[0].after_row),
    )
    assert before_bar is not None
    assert after_bar is not None
    start = before_bar.x if kind is LinkKind.START_START else before_bar.right
    assert corners[0] == (start, before_bar.middle)
    assert corners[-1] == (after_bar.x, after_bar.middle)
    assert corners[-2][0] < after_bar.x
    for (x, y), (to_x, to_y) in pairwise(corners):
        assert x == to_x or y == to_y


def test_links_that_are_not_kept_are_red_and_dashed() -> None:
    gantt = gantt_layout(content(), view())
    lines = [mark for mark in body(gantt).marks if isinstance(mark, Line)]
    assert [line for line in lines if line.colour == LIGHT.bad_text and line.dashed]
    kept = gantt_layout(replace(content(), late=frozenset()), view())
    assert not [mark for mark in body(kept).marks if isinstance(mark, Line) and mark.colour == LIGHT.bad_text]


def test_lines_are_cut_at_the_edges_of_the_window() -> None:
    corners = ((-10.0, 5.0), (20.0, 5.0), (20.0, 200.0), (50.0, 200.0), (50.0, 30.0), (200.0, 30.0))
    assert pieces(corners, 100, 100) == (
        ((0.0, 5.0), (20.0, 5.0), (20.0, 100.0)),
        ((50.0, 100.0), (50.0, 30.0), (100.0, 30.0)),
    )


# -- paper ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("lanes", LaneBy)
def test_paper_shows_the_rows_bars_and_ghosts_of_the_screen(lanes: LaneBy) -> None:
    records = content(compared=earlier())
    screen = replace(view(3.7), lanes=lanes, today=TODAY, folded=frozenset({"b"}))
    on_screen = gantt_layout(records, screen)
    on_paper = gantt_layout(records, paper_view(records, screen, 600))
    assert tuple(on_paper.rows) == tuple(on_screen.rows)
    assert on_paper.bars == on_screen.bars
    assert on_paper.ghosts == on_screen.ghosts
    assert (on_paper.links, on_paper.markers, on_paper.today) == (
        on_screen.links,
        on_screen.markers,
        on_screen.today,
    )
    assert [spot.key for spot in paper(records, screen).spots] == [row.key for row in on_screen.rows]


def test_paper_and_screen_draw_the_same_body() -> None:
    records = content(compared=earlier())
    on_paper = paper(records, replace(view(), today=TODAY))
    gantt = gantt_layout(records, paper_view(records, replace(view(), today=TODAY), 1028 - 260))
    shown = [mark.text for mark in body(gantt).marks if isinstance(mark, Words)]
    assert shown
    assert all(words(on_paper, text) for text in shown)


def test_a_chosen_range_fills_the_paper() -> None:
    chosen = replace(view(), first=date(2021, 1, 1), last=date(2021, 12, 31))
    sketch = paper(content(), chosen)
    assert words(sketch, "2021")
    assert not words(sketch, "2020")
    assert words(sketch, "Jan")
    check_bounds(sketch)
    turned = replace(view(), first=date(2021, 1, 1), last=date(2020, 1, 1))
    check_bounds(paper(content(), turned))


def test_long_titles_and_long_plans_stay_on_the_paper() -> None:
    titled = tuple(replace(each, title=LONG) for each in plan().activities)
    streams = tuple(replace(each, name=LONG) for each in plan().workstreams)
    check_bounds(paper(content(replace(plan(), activities=titled, workstreams=streams))))
    many = paper(content(several(MOST_ROWS + 20)))
    assert words(many, "and 21 more rows: in the table")
    assert many.height < 30 * MOST_ROWS + 300
    check_bounds(paper(content(replace(plan(), activities=(activity("x", date.min, date.max),)))))


def test_an_empty_roadmap_is_an_empty_chart() -> None:
    sketch = paper(content(Roadmap(2020)))
    assert words(sketch, "Activity")
    check_bounds(sketch)


def test_the_legend_explains_what_is_there_and_nothing_else() -> None:
    sketch = paper(content(compared=earlier()))
    for text in (
        "USA",
        "several markets, or all",
        "committed",
        "idea",
        "gate",
        "milestone, reached",
        "compared revision",
    ):
        assert words(sketch, text), text
    assert words(sketch, "only the horizon is stated")
    plain = paper(content(several(2)))
    for text in ("committed", "idea", "gate", "compared revision", "begins too early"):
        assert not words(plain, text), text
    by_status = paper(content(), replace(view(), colour=ColourBy.STATUS))
    assert words(by_status, "Colour by status:")


def test_the_columns_name_owner_progress_and_what_is_to_be_reviewed() -> None:
    records = replace(content(), reviews=frozenset({"usa"}))
    gantt = gantt_layout(records, view())
    tree = tree_sketch(gantt, range(len(gantt.rows)), 312, pad())
    assert words(tree, "GA")
    assert words(tree, "60 %")
    assert words(tree, "!")
    assert any("changed its role" in spot.tip for spot in tree.spots)
    assert {mark.text for mark in tree_head_sketch(312, 70, pad()).marks if isinstance(mark, Words)} == {
        "Activity", "Owner", "Done"
    }  # fmt: skip
    assert sum(isinstance(mark, Dot) for mark in tree.marks) == 3
