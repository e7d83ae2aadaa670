"""Where things stand, as pure geometry."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtWidgets import QApplication

from dia_desktop.scoring import Sweep
from dia_desktop.strategy.flips import Flip, Groove
from dia_desktop.strategy.matrix import scoring_matrix
from dia_desktop.strategy.numbers import PlainNumbers
from dia_desktop.strategy.winners import winners
from dia_desktop.ui.markets import groove_layout, ranking_layout, triangle_layout
from dia_desktop.ui.markets.arrangement import Part, arrange, shown
from dia_desktop.ui.markets.closest_flips import just_past
from dia_desktop.ui.markets.first_shares import pieces
from dia_desktop.ui.markets.groove_layout import room_for_label
from dia_desktop.ui.markets.ranking_legend import fitting
from dia_desktop.ui.markets.shown_weights import shown_weights
from dia_desktop.ui.markets.text_lines import fold
from dia_desktop.ui.markets.triangle_card import corners_with
from dia_desktop.ui.markets.weights_panel import equal_weights
from tests.ui.markets.live_setting import SAMPLE, WEIGHTS, draft

NUMBERS = PlainNumbers()


def ten_each(text: str) -> float:
    return 10.0 * len(text)


def way(*bounds: float) -> Groove:
    leaders = np.arange(len(bounds) - 1, dtype=np.int64)
    return Groove(Sweep(np.array(bounds), leaders), (True,) * (len(bounds) - 1))


# -- the page -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("width", "height", "scale", "folded", "tabbed"),
    [
        (1352, 782, 1.0, False, ()),
        (1271, 782, 1.0, False, (Part.RANKING, Part.TRIANGLE)),
        (1091, 782, 1.0, True, (Part.RANKING, Part.TRIANGLE)),
        (1352, 681, 1.0, False, (Part.RANKING, Part.SCORES)),
        (936, 582, 1.0, True, tuple(Part)),
        (1352, 782, 2.0, True, tuple(Part)),
    ],
)
def test_the_page_collapses_as_room_gets_short(
    width: int, height: int, scale: float, folded: bool, tabbed: tuple[Part, ...]
) -> None:
    plan = arrange(width, height, scale, 300)
    assert (plan.folded, plan.tabbed) == (folded, tabbed)
    assert (plan.tabs is None) == (not tabbed)


@given(st.integers(620, 4000), st.integers(420, 2400), st.floats(1, 3), st.integers(0, 5000))
def test_what_is_seen_never_overlaps_and_stays_on_the_page(
    width: int, height: int, scale: float, scores: int
) -> None:
    plan = arrange(width, height, scale, scores)
    for chosen in Part:
        rects = [plan.places[part] for part in shown(plan, chosen)] + [plan.column]
        if plan.tabs is not None:
            rects.append(plan.tabs)
        for i, rect in enumerate(rects):
            assert rect.top() >= 0
            assert rect.bottom() < height
            assert not any(rect.intersects(other) for other in rects[i + 1 :] if not rect.isEmpty())


def test_the_triangle_stands_beside_the_ranking_only() -> None:
    plan = arrange(1352, 600, 1.0, 300)
    assert shown(plan, Part.RANKING) == {Part.RANKING, Part.TRIANGLE}
    assert shown(plan, Part.SCORES) == {Part.SCORES}


# -- weights --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("weights", "said"),
    [
        ((0.4, 0.25, 0.35), ("40", "25", "35")),
        ((1 / 3, 1 / 3, 1 / 3), ("33.4", "33.3", "33.3")),
        ((0.607, 0.1637, 0.2293), ("61", "16", "23")),
        ((1.0, 0.0), ("100", "0")),
        ((0.998, 0.002), ("99.8", "0.2")),
    ],
)
def test_shown_weights_sum_to_100(weights: tuple[float, ...], said: tuple[str, ...]) -> None:
    assert shown_weights(np.array(weights), NUMBERS) == said
    assert sum(map(float, said)) == pytest.approx(100)


def test_equal_weights_leave_locked_ones_alone() -> None:
    assert equal_weights(np.array([0.5, 0.3, 0.1, 0.1]), (0,)) == pytest.approx([0.5, 1 / 6, 1 / 6, 1 / 6])
    assert equal_weights(np.array([0.5, 0.5]), (0, 1)) == pytest.approx([0.5, 0.5])


# -- the groove -----------------------------------------------------------------------------------


def test_a_groove_is_cut_where_the_lead_changes() -> None:
    found = groove_layout.lay_out(way(0, 0.2, 0.6, 1), ("A", "Bob", "C"), 0.3, 214, 1.0, (NUMBERS, ten_each))
    assert found.band.width() == 200
    assert [stretch.rect.width() for stretch in found.stretches] == pytest.approx([40, 80, 80])
    assert found.ticks == pytest.approx((47, 127))
    assert [stretch.label for stretch in found.stretches] == ["A", "Bob", "C"]
    assert found.beyond is None


def test_a_name_that_does_not_fit_is_left_out() -> None:
    names = ("A very long name", "B")
    found = groove_layout.lay_out(way(0, 0.2, 1), names, 0.3, 214, 1.0, (NUMBERS, ten_each))
    assert [stretch.label for stretch in found.stretches] == ["", "B"]


def test_labels_that_would_overlap_give_way_to_those_near_the_handle() -> None:
    bounds = (0, 0.02, 0.5, 0.53, 0.97, 1)
    found = groove_layout.lay_out(way(*bounds), tuple("ABCDE"), 0.52, 214, 1.0, (NUMBERS, ten_each))
    said = [label.text.replace("\N{NO-BREAK SPACE}", " ") for label in found.labels]
    assert said[0] == "53 %"
    assert "50 %" not in said
    rects = [label.rect for label in found.labels]
    assert not any(a.intersects(b) for i, a in enumerate(rects) for b in rects[i + 1 :])


def test_what_locked_weights_keep_out_of_reach_is_told_apart() -> None:
    found = groove_layout.lay_out(way(0, 0.6), ("A",), 0.3, 214, 1.0, (NUMBERS, ten_each))
    assert found.beyond is not None
    assert found.beyond.left() == pytest.approx(7 + 120)
    assert found.beyond.right() == pytest.approx(207)


def test_the_nearest_flip_lies_on_the_side_asked_for() -> None:
    groove = way(0, 0.2, 0.6, 0.9)
    assert groove_layout.flip_beside(groove, 0.3, -1) == 0.2
    assert groove_layout.flip_beside(groove, 0.3, 1) == 0.6
    assert groove_layout.flip_beside(groove, 0.6, 1) == 0.9
    assert groove_layout.flip_beside(groove, 0.2, -1) == 0


@pytest.mark.parametrize(("at", "now", "past"), [(0.607, 0.4, 0.61), (0.607, 0.7, 0.6), (0.25, 0.3, 0.24)])
def test_a_flip_is_tried_just_past_it(at: float, now: float, past: float) -> None:
    assert just_past(way(0, at, 1), Flip(0, 0, at, 0.1), now) == pytest.approx(past)


def test_a_flip_into_a_narrow_stretch_is_tried_in_its_middle() -> None:
    assert just_past(way(0, 0.601, 0.604, 1), Flip(0, 0, 0.601, 0.1), 0.4) == pytest.approx(0.6025)


# -- the ranking ----------------------------------------------------------------------------------


def test_rows_make_room_for_the_cut_line() -> None:
    rows = ranking_layout.rows(6, 3, 400, 1.0)
    tops = [rows.y(place) for place in range(6)]
    assert tops[3] - tops[2] == pytest.approx(rows.height + ranking_layout.CUT_ROOM)
    assert tops[2] + rows.height < rows.cut_y() < tops[3]
    assert rows.total <= 400 + 1e-9
    assert [rows.place_at(top + 1) for top in tops] == list(range(6))
    assert rows.place_at(rows.cut_y()) is None
    assert rows.place_at(rows.total + 1) is None


def test_many_rows_keep_their_least_height_and_only_a_few_are_seen() -> None:
    rows = ranking_layout.rows(200, 4, 300, 1.0)
    assert rows.height == ranking_layout.ROW_LEAST
    assert len(rows.between(4000, 4300)) <= 300 / rows.height + 3


@given(st.integers(1, 60), st.integers(0, 60), st.floats(0, 3000), st.floats(10, 900))
def test_no_row_that_is_seen_is_left_out(count: int, cut: int, top: float, height: float) -> None:
    rows = ranking_layout.rows(count, cut, 300, 1.0)
    seen = rows.between(top, top + height)
    for place in range(count):
        if rows.y(place) < top + height and rows.y(place) + rows.height > top:
            assert place in seen


@given(
    st.integers(1, 40),
    st.integers(0, 40),
    st.floats(200, 900),
    st.sampled_from([1.0, 1.1, 1.25, 1.5, 2.0, 3.0]),
)
def test_rows_share_no_pixel(count: int, cut: int, height: float, scale: float) -> None:
    rows = ranking_layout.rows(count, cut, height, scale)
    painted = [QRectF(0, rows.y(place), 100, rows.height).toAlignedRect() for place in range(count)]
    assert all(not above.intersects(below) for above, below in pairwise(painted))


def test_a_dragged_cut_line_snaps_between_rows() -> None:
    rows = ranking_layout.rows(6, 3, 400, 1.0)
    assert rows.cut_at(rows.cut_y()) == 3
    assert rows.cut_at(rows.y(1) + 1) == 1
    assert rows.cut_at(-50) == 1
    assert rows.cut_at(5000) == 6


def test_segments_follow_each_other_and_keep_figures_off_the_whisker() -> None:
    strip = QRectF(100, 0, 0, 26)
    found = ranking_layout.segments((20, 0, 3, 30), ("20.0", "0.0", "3.0", "30.0"), strip, 4.0, ten_each)
    assert [segment.column for segment in found] == [0, 2, 3]
    assert [segment.rect.left() for segment in found] == pytest.approx([100, 180, 192])
    assert [segment.text for segment in found] == ["20.0", "", "30.0"]
    covered = ranking_layout.segments((30,), ("30.0",), strip, 4.0, ten_each, covered_from=130)
    assert covered[0].text == ""


@pytest.mark.parametrize(("highest", "end"), [(0, 20), (72, 80), (80, 80), (80.1, 100), (140, 100)])
def test_the_axis_ends_at_a_round_figure(highest: float, end: float) -> None:
    assert ranking_layout.axis_end(highest) == end
    assert ranking_layout.axis_ticks(end)[-1] == end


def test_what_is_not_scored_is_said_where_there_is_room() -> None:
    hatch = QRectF(100, 0, 130, 26)
    texts = ("a longer note", "note")
    assert ranking_layout.note_place(hatch, 400, texts, ten_each)[1:] == ("a longer note", False)
    assert ranking_layout.note_place(hatch, 240, texts, ten_each)[1:] == ("note", True)
    assert ranking_layout.note_place(QRectF(100, 0, 20, 26), 130, texts, ten_each)[1] == ""


def test_a_legend_counts_what_does_not_fit() -> None:
    assert fitting([50, 50, 50], 170, 10, 40) == 3
    assert fitting([50, 50, 50], 160, 10, 40) == 2
    assert fitting([500], 100, 10, 40) == 0


def test_shares_are_labelled_with_what_fits_largest_first() -> None:
    found = pieces(
        np.array([0.1, 0.0, 0.6, 0.3]),
        lambda market, _share: (f"market {market} first", f"{market}"),
        QRectF(0, 0, 300, 20),
        ten_each,
    )
    assert [(piece.market, piece.label) for piece in found] == [(2, "market 2 first"), (3, "3"), (0, "0")]
    assert found[0].rect.width() == pytest.approx(178.5)


# -- the triangle ---------------------------------------------------------------------------------

SHARES = st.tuples(st.floats(0, 1), st.floats(0, 1), st.floats(0.01, 1)).map(lambda t: np.array(t) / sum(t))


@given(SHARES)
def test_a_point_of_the_triangle_gives_back_its_shares(shares: np.ndarray) -> None:
    triangle = triangle_layout.fit(QRectF(3, 5, 200, 140))
    assert triangle.shares(triangle.point(shares)) == pytest.approx(shares, abs=1e-9)


@given(st.floats(-500, 500), st.floats(-500, 500))
def test_every_point_leads_to_weights(x: float, y: float) -> None:
    shares = triangle_layout.fit(QRectF(0, 0, 200, 140)).shares(QPointF(x, y))
    assert shares.sum() == pytest.approx(1)
    assert shares.min() >= 0


def test_regions_cover_the_triangle_and_flip_where_the_sample_says() -> None:
    complete = [row if row[1] is not None else (46, 0, 12) for row in SAMPLE]
    matrix = scoring_matrix(draft(complete).scoring)
    found = winners(matrix, np.array(WEIGHTS), (0, 1, 2))
    assert sum(winner.area for winner in found) == pytest.approx(1)
    assert all(winner.all_sure for winner in found)
    assert {matrix.markets[winner.market].name for winner in found} == {"USA", "Canada", "Mexico", "China"}


def test_a_leader_with_a_missing_score_is_sure_only_where_its_floor_leads() -> None:
    matrix = scoring_matrix(draft(((90, None, 90), (60, 40, 60))).scoring)
    (winner,) = winners(matrix, np.array(WEIGHTS), (0, 1, 2))
    # 90 (1 - b) against 60 - 20 b: level where the weight of the missing one is 3/7.
    assert winner.area == pytest.approx(1)
    assert winner.sure[:, 1].max() == pytest.approx(3 / 7)


def test_a_missing_score_leaves_sure_only_what_it_cannot_change() -> None:
    matrix = scoring_matrix(draft().scoring)
    found = {winner.market: winner for winner in winners(matrix, np.array(WEIGHTS), (0, 1, 2))}
    mexico = found[2]
    assert not mexico.all_sure
    for winner in found.values():
        for shares in winner.sure:
            floor = np.where(matrix.missing, 0.0, matrix.values) @ shares
            ceiling = np.where(matrix.missing, 100.0, matrix.values) @ shares
            rivals = np.delete(ceiling, winner.market)
            assert floor[winner.market] >= rivals.max() - 1e-9


@given(SHARES, st.floats(0.05, 1), st.floats(-1, 1), st.floats(-1, 1))
def test_moving_the_dot_keeps_what_the_three_weigh(
    shares: np.ndarray, mass: float, up: float, right: float
) -> None:
    result = triangle_layout.moved(shares, mass, up, right)
    assert result.sum() == pytest.approx(1)
    assert result.min() >= -1e-9


def test_moving_up_takes_from_the_others_in_proportion() -> None:
    assert triangle_layout.moved(np.array([0.4, 0.3, 0.3]), 1.0, 0.1, 0) == pytest.approx([0.5, 0.25, 0.25])
    assert triangle_layout.moved(np.array([0.4, 0.3, 0.3]), 1.0, 0, 0.1) == pytest.approx([0.4, 0.2, 0.4])


def test_a_locked_corner_keeps_its_share() -> None:
    kept = triangle_layout.holding(np.array([0.6, 0.3, 0.1]), np.array([0.2, 0.5, 0.3]), 0)
    assert kept == pytest.approx([0.2, 0.6, 0.2])


def test_the_dot_stands_on_whole_points() -> None:
    shares = triangle_layout.whole_points(np.array([0.3333, 0.3333, 0.3334]), 1.0)
    assert shares == pytest.approx([0.33, 0.33, 0.34])


def test_a_name_lies_inside_its_region_and_off_the_dot() -> None:
    points = [QPointF(0, 100), QPointF(100, 0), QPointF(200, 100)]
    place = triangle_layout.name_place(points, 60, 16, QRectF())
    assert place is not None
    assert place.top() >= 40
    off = QRectF(place)
    moved = triangle_layout.name_place(points, 60, 16, off)
    assert moved is not None
    assert not moved.intersects(off)
    assert triangle_layout.name_place(points, 300, 16, QRectF()) is None


def test_a_name_that_must_lie_within_the_plausible_weights_stays_off_the_dot() -> None:
    points = [QPointF(100, 0), QPointF(0, 160), QPointF(200, 160)]
    plausible, dot = QRectF(0, 0, 200, 160), QRectF(92, 130, 16, 16)
    under = triangle_layout.name_place(points, 60, 16, plausible)
    assert under is not None
    assert under.intersects(dot)
    place = triangle_layout.name_place(points, 60, 16, plausible, dot)
    assert place is not None
    assert not place.intersects(dot)


def test_a_criterion_stands_at_one_corner_only() -> None:
    assert corners_with((0, 1, 2), 0, 4) == (4, 1, 2)
    assert corners_with((0, 1, 2), 0, 2) == (2, 1, 0)


@pytest.mark.parametrize(
    ("handle", "left", "right"),
    [((200, 214), 0, 100), ((0, 14), 0, 100), ((30, 44), 44, 100), ((60, 74), 0, 60), ((-9, -1), 0, 100)],
)
def test_a_label_stands_beside_the_handle(handle: tuple[float, float], left: float, right: float) -> None:
    room = room_for_label(QRectF(0, 0, 100, 26), 40, handle)
    assert room is not None
    assert (room.left(), room.right()) == (left, right)


def test_a_label_without_room_beside_the_handle_is_left_out() -> None:
    assert room_for_label(QRectF(0, 0, 100, 26), 60, (43, 57)) is None


def test_a_number_and_its_sign_stay_on_one_line(qapp: QApplication) -> None:
    del qapp
    font = QFont("Inter")
    font.setPixelSize(13)
    text = "first from 17\N{NO-BREAK SPACE}% to 85\N{NO-BREAK SPACE}%"
    width = QFontMetricsF(font).horizontalAdvance(text) - 4
    assert fold(text, font, width, 2) == ("first from 17\N{NO-BREAK SPACE}% to", "85\N{NO-BREAK SPACE}%")
    assert fold("a\tb\n c ", font, 500, 2) == ("a b c",)
