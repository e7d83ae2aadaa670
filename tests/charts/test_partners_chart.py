"""Each partner's own ranking, before it is drawn."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest

from dia_desktop.charts.furthest_apart import FurthestApart
from dia_desktop.charts.palette import LIGHT
from dia_desktop.charts.partners_chart import PartnerRanks, PartnerRow, partner_ranks, partners_chart
from dia_desktop.charts.sketch import Box, Dot, Sketch, Weight, Words
from dia_desktop.charts.sketch_pad import TABLE
from dia_desktop.strategy.evaluation import rank_markets
from dia_desktop.strategy.matrix import scoring_matrix
from dia_desktop.strategy.partner_ranking import compare_partners
from dia_desktop.strategy.records import Criterion, Partner
from tests.charts.sketches import HARD_NAMES, check_rooms, lay, market, tips, words
from tests.strategy.rounds import SCALE, judged, partners, sample

CRITERION = Criterion("c0", "political stability", "flag", SCALE, 1.0)
FIVE = FurthestApart(market(4, "Brazil"), CRITERION, (50.0, 20.0, 65.0, 40.0, 30.0), far=True)
FEW = replace(FIVE, judgements=(65.0, 20.0, 65.0))


def row(number: int, ranks: tuple[int, ...], agreement: float | None = 0.6, silent: str = "") -> PartnerRow:
    return PartnerRow(Partner(f"p{number}", f"P{number}", f"Partner {number}"), ranks, agreement, silent)


def content(*rows: PartnerRow, furthest: FurthestApart | None = None, count: int = 4) -> PartnerRanks:
    markets = tuple(market(number) for number in range(count))
    return PartnerRanks(markets, tuple(range(1, count + 1)), rows, furthest)


def cells(sketch: Sketch) -> list[Box]:
    boxes = [mark for mark in sketch.marks if isinstance(mark, Box) and mark.radius == 4.0]
    return sorted(boxes, key=lambda box: (box.y, box.x))


def figure(sketch: Sketch, cell: Box) -> Words:
    return next(
        mark
        for mark in sketch.marks
        if isinstance(mark, Words)
        and cell.x < mark.x < cell.x + cell.width
        and cell.y < mark.y < cell.y + cell.height
    )


def test_cells_hold_the_ranks_and_are_filled_by_how_far_they_differ() -> None:
    sketch = lay(partial(partners_chart, content(row(1, (1, 3, 2, 4)), row(2, (4, 2, 1, 3)))))
    found = cells(sketch)
    assert [figure(sketch, cell).text for cell in found] == list("13244213")
    fills = [cell.fill for cell in found]
    assert fills[0] == fills[3] == fills[5] == LIGHT.surface_2
    assert fills[1] == fills[2] == fills[7]
    assert len({fills[0], fills[1], fills[4], fills[6]}) == 4
    bold = [figure(sketch, cell).font.weight is Weight.BOLD for cell in found]
    assert bold == [False, True, True, False, True, False, True, True]


def test_markets_are_named_by_code_below_a_dot_of_their_hue() -> None:
    sketch = lay(partial(partners_chart, content(row(1, (1, 2, 3, 4)))))
    dots = [mark for mark in sketch.marks if isinstance(mark, Dot)]
    assert [dot.fill for dot in dots] == [LIGHT.hue(slot) for slot in range(4)]
    assert [words(sketch, code)[0].x for code in ("USA", "CAN", "MEX", "CHN")] == [dot.x for dot in dots]


def test_the_last_column_is_the_agreement_with_the_group() -> None:
    sketch = lay(partial(partners_chart, content(row(1, (1, 3, 2, 4)), row(2, (4, 3, 2, 1), -1.0))))
    assert words(sketch, "0.60")
    assert words(sketch, "\N{MINUS SIGN}1.00")
    bars = [mark for mark in sketch.marks if isinstance(mark, Box) and mark.fill == LIGHT.ink]
    tracks = [mark for mark in sketch.marks if isinstance(mark, Box) and mark.fill == LIGHT.track]
    assert [bar.width / tracks[0].width for bar in bars] == [pytest.approx(0.6)]
    assert len(tracks) == 2
    level = lay(partial(partners_chart, content(row(1, (1, 1, 1, 1), None))))
    assert words(level, "–")
    assert tips(level, "partner:p1")[0] == "P1: M0, M1, M2 and M3, in this order"


def test_who_gave_nothing_says_so_in_its_row() -> None:
    silent = row(2, (), None, "abstained"), row(3, (), None, "not asked")
    sketch = lay(partial(partners_chart, content(row(1, (1, 2, 3, 4)), *silent)))
    assert len(cells(sketch)) == 4
    for number, said in ((2, "abstained"), (3, "not asked")):
        (name,), (why,) = words(sketch, f"P{number}"), words(sketch, said)
        assert abs(name.y - why.y) < 2
        assert tips(sketch, f"partner:p{number}") == [f"P{number}: {said}"]


def test_a_row_and_each_of_its_cells_lead_to_the_partner() -> None:
    sketch = lay(partial(partners_chart, content(row(1, (2, 1, 3, 4)))))
    assert tips(sketch, "partner:p1") == [
        "P1: M1, M0, M2 and M3, in this order; agreement with the group 0.60",
        "P1 puts M0 second, the group first",
        "P1 puts M1 first, the group second",
        "P1 puts M2 third, as the group does",
        "P1 puts M3 4th, as the group does",
    ]


def test_five_judgements_are_said_as_a_range() -> None:
    sketch = lay(partial(partners_chart, content(row(1, (1, 2, 3, 4)), furthest=FIVE)))
    assert words(sketch, "Furthest apart: Brazil, political stability, 20 to 65")
    assert words(sketch, "!")
    assert tips(sketch, "cell:m4:c0") == [
        "Furthest apart: Brazil, political stability, 20 to 65: 20, 30, 40, 50, 65"
    ]
    calm = lay(partial(partners_chart, content(row(1, (1, 2, 3, 4)), furthest=replace(FIVE, far=False))))
    assert not words(calm, "!")


def test_fewer_judgements_are_dots_only() -> None:
    sketch = lay(partial(partners_chart, content(row(1, (1, 2, 3, 4)), furthest=FEW)), 460)
    assert words(sketch, "Furthest apart: Brazil, political stability")
    dots = [mark for mark in sketch.marks if isinstance(mark, Dot) and mark.fill == LIGHT.ink]
    assert len(dots) == 3
    (zero,), (hundred,) = words(sketch, "0"), words(sketch, "100")
    assert zero.x < dots[0].x < dots[1].x == dots[2].x < hundred.x
    assert dots[1].y > dots[2].y
    assert tips(sketch, "cell:") == ["Furthest apart: Brazil, political stability: 20, 65, 65"]


def test_what_does_not_fit_is_counted() -> None:
    many = content(*(row(n, tuple(range(1, 201))) for n in range(30)), furthest=FIVE, count=200)
    sketch = lay(partial(partners_chart, many), 460, 300)
    shown = len({spot.key for spot in sketch.spots if spot.key.startswith("partner:")})
    columns = sum(isinstance(mark, Dot) for mark in sketch.marks)
    assert tips(sketch, TABLE) == [
        f"and {30 - shown} more partners and {200 - columns} more markets: show as table"
    ]
    paper = lay(partial(partners_chart, many), 694, None)
    assert {f"P{number}" for number in range(30)} <= set(paper.texts)
    (said,) = tips(paper, TABLE)
    assert said.endswith("more markets: in the table")
    check_rooms(partial(partners_chart, many))


def test_names_of_people_stay_text() -> None:
    markets = tuple(replace(market(number, name), code="") for number, name in enumerate(HARD_NAMES))
    rows = tuple(
        PartnerRow(Partner(f"p{n}", "", name), (1, 2, 3, 4, 5, 6), 1.0) for n, name in enumerate(HARD_NAMES)
    )
    hard = PartnerRanks(markets, (1, 2, 3, 4, 5, 6), rows, replace(FEW, market=markets[0]))
    check_rooms(partial(partners_chart, hard))
    assert words(lay(partial(partners_chart, hard), 900, None), "<b>Peru</b> & $x_1$")


def test_the_content_is_that_of_the_strategy() -> None:
    scoring = judged(sample(), {(4, 0): (20, 65, None), (0, 0): (60, 66, None)})
    ranking = rank_markets(scoring_matrix(scoring))
    found = partner_ranks(ranking, compare_partners(scoring, ranking, partners(4)))
    assert [each.id for each in found.markets] == [ranking.market(place).id for place in range(6)]
    assert [each.silent for each in found.rows] == ["", "", "abstained", "not asked"]
    assert found.furthest is not None
    assert (found.furthest.market.name, found.furthest.judgements) == ("Brazil", (20, 65))
    assert found.furthest.one_by_one
    check_rooms(partial(partners_chart, found))
    nothing = partner_ranks(ranking, compare_partners(sample(), ranking, ()))
    assert (nothing.rows, nothing.furthest) == ((), None)
    check_rooms(partial(partners_chart, nothing))
