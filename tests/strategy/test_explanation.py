"""Why one market is ahead of another, and why that changed."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dia_desktop.errors import InvalidInputError
from dia_desktop.strategy.evaluation import Ranking, pair_too_close, rank_markets, shown_parts, too_close
from dia_desktop.strategy.explanation import (
    change_sentence,
    explain_change,
    head_to_head,
    head_to_head_sentence,
)
from dia_desktop.strategy.matrix import scoring_matrix
from dia_desktop.strategy.numbers import PlainNumbers, half_up
from dia_desktop.strategy.records import Score, ScoringRound
from tests.strategy.rounds import sample, scoring_round

NUMBERS = PlainNumbers()
#: The round before the worked sample, weights 35/30/35.
BEFORE = ((70, 48, 92), (72, 80, 38), (44, 72, 42), (36, 20, 84), (52, 62, 80), (46, None, 12))


def ranked(scoring: ScoringRound) -> Ranking:
    return rank_markets(scoring_matrix(scoring))


def before() -> Ranking:
    return ranked(scoring_round(BEFORE, (0.35, 0.30, 0.35)))


def test_the_parts_of_a_lead_add_up_in_words() -> None:
    # 0.35 x 49 = 17.15 for USA, 0.25 x 39 + 0.40 x 8 = 12.95 against it.
    ranking = ranked(sample())
    found = head_to_head(ranking, 0, 1)
    assert found.parts == pytest.approx([-3.2, -9.75, 17.15])
    assert found.gap == pytest.approx(4.2)
    assert found.shown == (-3.2, -9.8, 17.2)
    said = (
        "USA is ahead of Canada by 4.2 points: Survey demand gives it 17.2, "
        "Trade agreements with the EU and Political stability take back 13.0."
    )
    assert head_to_head_sentence(found, ranking, NUMBERS) == said
    turned = head_to_head(ranking, 1, 0)
    assert turned.gap == pytest.approx(-4.2)
    assert head_to_head_sentence(turned, ranking, NUMBERS).startswith("USA is ahead of Canada by 4.2 points")


def test_a_guess_is_called_one() -> None:
    ranking = ranked(sample())
    found = head_to_head(ranking, 4, 5)
    assert found.open == ((5, 1),)
    assert head_to_head_sentence(found, ranking, NUMBERS).endswith(
        "Morocco is not scored on Trade agreements with the EU: counted in the middle of its range."
    )


def test_no_winner_words_in_a_tie() -> None:
    level = ranked(scoring_round([[60, 40], [40, 60]], [0.5, 0.5]))
    assert head_to_head_sentence(head_to_head(level, 0, 1), level, NUMBERS) == (
        "USA and Canada are level: Political stability gives it 10.0, "
        "Trade agreements with the EU takes back 10.0."
    )
    same = ranked(scoring_round([[60, 40], [60, 40]], [0.5, 0.5]))
    assert head_to_head_sentence(head_to_head(same, 0, 1), same, NUMBERS) == "USA and Canada are level."
    scoring = scoring_round([[60, None], [50, 50]], [0.5, 0.5])
    unsure = ranked(scoring)
    assert ", too close to call: Political stability gives it 5.0. USA is not scored on" in (
        head_to_head_sentence(head_to_head(unsure, 0, 1), unsure, NUMBERS)
    )


def test_close_is_the_same_for_neighbours_and_for_others() -> None:
    scoring = sample()
    scores = dict(scoring.scores)
    scores["m2", "c0"] = Score("e", "m2", "c0", natural=42.0, natural_low=30.0, natural_high=54.0)
    ranking = ranked(replace(scoring, scores=scores))
    for place in range(5):
        a, b = (int(row) for row in ranking.order[place : place + 2])
        assert pair_too_close(ranking, a, b) == pair_too_close(ranking, b, a) == too_close(ranking, place)


def test_a_change_between_two_rounds_adds_up() -> None:
    # Gap of USA over Brazil: 6.3 then 19.4. Agreements: mean weight .275 x ((42 - 30) - (48 - 62)) = 7.15.
    found = explain_change(before(), ranked(sample()), "m0", "m4")
    assert (found.before, found.after) == pytest.approx((6.3, 19.4))
    assert found.value_parts == pytest.approx([0.375 * 2, 0.275 * 26, 0.35 * 12])
    assert found.weight_parts == pytest.approx([19 * 0.05, -1 * -0.05, 0.0])
    assert sum(found.shown_values) + sum(found.shown_weights) == pytest.approx(13.1)
    assert change_sentence(found, NUMBERS) == (
        "The lead of USA over Brazil grew from 6.3 to 19.4 points: "
        "scores on Trade agreements with the EU +7.2, scores on Survey demand +4.2, "
        "the weight of Political stability +1.0, scores on Political stability +0.7."
    )


def test_a_lead_that_turned_and_one_that_shrank() -> None:
    after = ranked(sample())
    turned = explain_change(before(), after, "m4", "m3")
    assert change_sentence(turned, NUMBERS).startswith(
        "Brazil was 16.8 points ahead of China and is 5.5 points behind now: scores on Survey demand −9.8, "
    )
    back = explain_change(before(), after, "m3", "m4")
    assert change_sentence(back, NUMBERS).startswith(
        "China was 16.8 points behind Brazil and is 5.5 points ahead now: scores on Survey demand +9.8, "
    )
    shrank = explain_change(before(), after, "m1", "m0")
    assert change_sentence(shrank, NUMBERS).startswith(
        "The lead of USA over Canada shrank from 8.6 to 4.2 points: "
    )


def test_nothing_changed() -> None:
    found = explain_change(before(), before(), "m0", "m1")
    assert change_sentence(found, NUMBERS) == "The gap between USA and Canada is still 8.6 points."


def test_from_level_and_to_level() -> None:
    level, ahead = ranked(scoring_round([[50], [50]], [1.0])), ranked(scoring_round([[60], [50]], [1.0]))
    grew = change_sentence(explain_change(level, ahead, "m0", "m1"), NUMBERS)
    assert (
        grew == "USA was level with Canada and is 10.0 points ahead now: scores on Political stability +10.0."
    )
    fell = change_sentence(explain_change(ahead, level, "m0", "m1"), NUMBERS)
    assert (
        fell == "USA was 10.0 points ahead of Canada and is level now: scores on Political stability −10.0."
    )


def test_many_small_parts_are_summed_up() -> None:
    old = ranked(scoring_round([[50] * 6, [40] * 6], [1 / 6] * 6))
    new = ranked(scoring_round([[80, 74, 68, 62, 56, 53], [40] * 6], [1 / 6] * 6))
    said = change_sentence(explain_change(old, new, "m0", "m1"), NUMBERS)
    assert said.startswith("The lead of USA over Canada grew from 10.0 to 25.5 points: ")
    assert said.endswith("scores on Criterion 3 +2.0, all else +1.5.")


def test_a_criterion_that_came_or_went_counts_by_its_weight() -> None:
    old = ranked(scoring_round([[60], [50]], [1.0]))
    new = ranked(scoring_round([[60, 20], [50, 80]], [0.5, 0.5]))
    found = explain_change(old, new, "m0", "m1")
    assert [criterion.id for criterion in found.criteria] == ["c0", "c1"]
    assert found.value_parts == pytest.approx([0.0, 0.0])
    assert found.weight_parts == pytest.approx([-5.0, -30.0])
    back = explain_change(new, old, "m0", "m1")
    assert back.weight_parts == pytest.approx([5.0, 30.0])


def test_a_market_of_one_round_only_cannot_be_compared() -> None:
    with pytest.raises(InvalidInputError, match="one of the two rounds only"):
        explain_change(ranked(scoring_round([[60], [50]], [1.0])), ranked(sample()), "m0", "m5")


numbers = st.lists(st.floats(0, 100), min_size=3, max_size=3)


@given(st.lists(numbers, min_size=2, max_size=2), st.lists(numbers, min_size=2, max_size=2))
def test_parts_shown_add_up_to_the_change_shown(old: list[list[float]], new: list[list[float]]) -> None:
    one = rank_markets(scoring_matrix(scoring_round(old, (0.2, 0.3, 0.5))))
    other = rank_markets(scoring_matrix(scoring_round(new, (0.5, 0.4, 0.1))))
    found = explain_change(one, other, "m0", "m1")
    exact = np.concatenate([found.value_parts, found.weight_parts])
    shown = np.array([*found.shown_values, *found.shown_weights])
    assert exact.sum() == pytest.approx(found.after - found.before)
    assert shown.sum() == pytest.approx(half_up(found.after, 1) - half_up(found.before, 1))
    assert np.abs(exact - shown).max() < 0.1 + 1e-9


def test_parts_can_be_shown_to_another_total() -> None:
    assert shown_parts([1.04, 1.04], total=2.1) == (1.1, 1.0)
    assert shown_parts([1.04, -1.04], total=0.0) == (1.0, -1.0)
