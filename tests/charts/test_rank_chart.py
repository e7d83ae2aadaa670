"""How often each rank occurs, before it is drawn."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import numpy as np
import pytest

from dia_desktop.charts.ordinals import ordinal, place_word
from dia_desktop.charts.palette import DARK, LIGHT, ChartTheme
from dia_desktop.charts.rank_chart import GAP, RankShares, rank_chart, rank_shares
from dia_desktop.charts.sketch import Box, Line, Sketch, Weight
from dia_desktop.charts.sketch_pad import TABLE
from dia_desktop.strategy.draws import Varied
from dia_desktop.strategy.evaluation import rank_markets
from dia_desktop.strategy.matrix import scoring_matrix
from dia_desktop.strategy.robustness import robustness
from tests.charts.sketches import HARD_NAMES, NUMBERS, check_rooms, lay, market, plain, tips, uncertain, words

SHARES = np.array(
    [[0.69, 0.27, 0.04, 0.0], [0.31, 0.52, 0.17, 0.0], [0.0, 0.21, 0.49, 0.3], [0, 0, 0.3, 0.7]]
)
TYPICAL = np.array([[0.4, 0.6], [0.7, 0.3], [np.nan, np.nan], [np.nan, np.nan]])


def content(targets: int = 2) -> RankShares:
    markets = tuple(market(number) for number in range(4))
    return RankShares(markets, ("Peace", "Trade"), SHARES, 1_000_000, TYPICAL, targets, weightings=False)


def many(count: int, targets: int = 3) -> RankShares:
    markets = tuple(market(number) for number in range(count))
    shares = np.full((count, count), 1 / count)
    return RankShares(markets, ("Peace",), shares, 10**9, np.ones((count, 1)), targets, weightings=True)


def cells(sketch: Sketch, theme: ChartTheme = LIGHT) -> list[Box]:
    return [mark for mark in sketch.marks if isinstance(mark, Box) and mark.fill != theme.surface]


def test_every_cell_has_the_text_and_the_fill_of_its_share() -> None:
    sketch = lay(partial(rank_chart, content()))
    assert [cell.fill for cell in cells(sketch)] == [LIGHT.heat_of(share) for share in SHARES.ravel()]
    shown = ["·" if share == 0 else NUMBERS.percent(share) for share in SHARES.ravel()]
    assert [text for text in sketch.texts if text == "·" or "%" in text] == shown
    lefts = sorted({cell.x for cell in cells(sketch)})
    assert np.ptp(np.diff(lefts)) == pytest.approx(0)


def test_shares_from_thirty_percent_on_are_bold() -> None:
    sketch = lay(partial(rank_chart, content()))
    bold = {text for text in sketch.texts for word in words(sketch, text) if word.font.weight is Weight.BOLD}
    assert bold == {NUMBERS.percent(share) for share in (0.69, 0.31, 0.52, 0.49, 0.3, 0.7)}


def test_a_share_that_another_seed_could_change_is_marked() -> None:
    sketch = lay(partial(rank_chart, replace(content(), draws=100)))
    assert words(sketch, "≈" + NUMBERS.percent(0.69))
    rare = np.where(SHARES == 0.04, 0.004, SHARES)
    sketch = lay(partial(rank_chart, replace(content(), shares=rare, draws=1_000)))
    assert words(sketch, "≤" + NUMBERS.percent(0.01))
    assert "USA" not in sketch.texts
    assert words(sketch, "M0")


def test_the_cut_line_stands_behind_the_targets() -> None:
    sketch = lay(partial(rank_chart, content(targets=2)))
    (line,) = (mark for mark in sketch.marks if isinstance(mark, Line))
    second = cells(sketch)[1]
    assert line.dashed
    assert line.points[0][0] == line.points[1][0] == pytest.approx(second.x + second.width + GAP / 2)
    (left,), (right,) = words(sketch, "targets"), words(sketch, "below the cut")
    assert left.x < line.points[0][0] < right.x
    without = lay(partial(rank_chart, content(targets=0)))
    assert not [mark for mark in without.marks if isinstance(mark, Line)]
    assert not words(without, "targets")


def test_a_cell_says_what_it_shows_and_with_which_weights() -> None:
    sketch = lay(partial(rank_chart, content()))
    spots = {spot.key: plain(spot.tip) for spot in sketch.spots}
    assert spots["rank:m1:2"] == (
        "M1 is second in 52 % of plausible inputs; its typical weights when first: Peace 70 % and Trade 30 %"
    )
    assert spots["rank:m3:4"] == "M3 is 4th in 70 % of plausible inputs"
    assert "rank:m0:4" not in spots
    assert [spot.key for spot in sketch.spots][:4] == ["rank:m0:1", "rank:m0:2", "rank:m0:3", "rank:m1:1"]
    assert tips(lay(partial(rank_chart, replace(content(), weightings=True))), "rank:m3:3") == [
        "M3 is third in 30 % of weightings"
    ]


def test_of_many_typical_weights_the_heaviest_are_said() -> None:
    typical = np.array([[0.1, 0.05, 0.5, 0.05, 0.3]] * 4)
    five = replace(content(), criteria=("a", "b", "c", "d", "e"), typical=typical)
    (first, *_) = tips(lay(partial(rank_chart, five)), "rank:m0:1")
    assert first.endswith("c 50 %, e 30 %, a 10 % and 2 more")


def test_ranks_that_do_not_fit_share_a_last_column() -> None:
    sketch = lay(partial(rank_chart, many(200)), 460, 300)
    assert words(sketch, "later")
    ranks = next(number for number in range(1, 200) if ordinal(number + 1) not in sketch.texts)
    assert words(sketch, NUMBERS.percent(1 - ranks / 200))
    (tip, *_) = [tip for tip in tips(sketch) if "after" in tip]
    share = plain(NUMBERS.percent(1 - ranks / 200))
    assert tip.startswith(f"M0 comes after place {ranks} in {share} of weightings")


def test_markets_that_do_not_fit_are_counted_and_lead_to_the_table() -> None:
    sketch = lay(partial(rank_chart, many(200)), 460, 300)
    shown = [f"M{number}" for number in range(200) if f"M{number}" in sketch.texts]
    assert shown == [f"M{number}" for number in range(len(shown))]
    (last,) = (spot for spot in sketch.spots if spot.key == TABLE)
    assert last is sketch.spots[-1]
    assert last.tip == f"and {200 - len(shown)} more: show as table"
    paper = lay(partial(rank_chart, many(200)), 694, None)
    assert all(f"M{number}" in paper.texts for number in range(200))
    assert not tips(paper, TABLE)


@pytest.mark.parametrize("count", [1, 2, 7, 200])
def test_any_number_of_markets_stays_readable(count: int) -> None:
    check_rooms(partial(rank_chart, many(count, targets=min(1, count - 1))))


def test_names_of_people_stay_text() -> None:
    markets = tuple(market(number, name) for number, name in enumerate(HARD_NAMES))
    shares = replace(many(6), markets=markets)
    check_rooms(partial(rank_chart, shares))
    sketch = lay(partial(rank_chart, shares), 900)
    assert words(sketch, "<b>Peru</b> & $x_1$")
    assert words(sketch, "two lines")
    assert any(text.startswith("xxx") and text.endswith("…") for text in sketch.texts)


def test_the_content_follows_the_order_of_the_ranking() -> None:
    scoring = uncertain()
    ranking = rank_markets(scoring_matrix(scoring), np.array([0.1, 0.8, 0.1]))
    found = robustness(ranking.matrix, ranking.weights, varied=Varied.WEIGHTS)
    shares = rank_shares(ranking, found, 9)
    assert [each.id for each in shares.markets] == [ranking.market(place).id for place in range(6)]
    leader = int(ranking.order[0])
    assert shares.shares[0].tolist() == found.acceptability.ranks[leader].tolist()
    assert shares.typical[0].tolist() == found.acceptability.central_weights[leader].tolist()
    assert (shares.targets, shares.weightings) == (0, True)
    check_rooms(partial(rank_chart, shares))


def test_both_appearances_show_the_same() -> None:
    light, dark = (lay(partial(rank_chart, content()), theme=theme) for theme in (LIGHT, DARK))
    assert light.texts == dark.texts
    assert light.spots == dark.spots


def test_places_are_said_as_people_say_them() -> None:
    assert [ordinal(rank) for rank in (1, 2, 3, 4, 11, 12, 13, 21, 102, 111)] == [
        "1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "102nd", "111th",
    ]  # fmt: skip
    assert [place_word(rank) for rank in (1, 2, 3, 4)] == ["first", "second", "third", "4th"]
