"""Concordance, Borda points and rank correlations."""

from __future__ import annotations

from itertools import combinations
from random import Random
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from dia_desktop.errors import InvalidInputError
from dia_desktop.scoring import borda, kendalls_w, rank_correlation
from dia_desktop.scoring.agreement import chi_square_tail
from dia_desktop.scoring.checks import FloatArray
from tests.scoring.problems import Wrong, cases

NAN = float("nan")
ratings = arrays(
    np.float64, st.tuples(st.integers(2, 5), st.integers(2, 6)), elements=st.integers(0, 4).map(float)
)


def told_apart(given_ratings: FloatArray) -> bool:
    return bool((given_ratings.min(axis=1) < given_ratings.max(axis=1)).any())


@st.composite
def two_rankings(draw: st.DrawFn) -> tuple[list[int], list[int]]:
    ranks = list(range(1, draw(st.integers(2, 8)) + 1))
    return draw(st.permutations(ranks)), draw(st.permutations(ranks))


@pytest.mark.parametrize("case", cases("kendall_w"), ids=lambda case: case["id"])
def test_published_concordance(case: dict[str, Any]) -> None:
    judges, expected = np.array(case["input"]["judges"]), case["expected"]
    m, n = judges.shape
    found = kendalls_w(judges)
    assert found.w * m**2 * (n**3 - n) / 12 == pytest.approx(expected["S"])
    if "W" in expected:
        assert found.w == pytest.approx(expected["W"], abs=case["tolerance"]["abs"])
    assert (m * n - borda(judges)).tolist() == expected["rank_sums"]


def test_published_concordance_with_ties() -> None:
    """Zar 2010, example 20.5: wing, tail and bill lengths of twelve birds; rank sums as Unistat prints."""
    birds = [
        [10.4, 10.8, 11.1, 10.2, 10.3, 10.2, 10.7, 10.5, 10.8, 11.2, 10.6, 11.4],
        [7.4, 7.6, 7.9, 7.2, 7.4, 7.1, 7.4, 7.2, 7.8, 7.7, 7.8, 8.3],
        [17, 17, 20, 14.5, 15.5, 13, 19.5, 16, 21, 20, 18, 22],
    ]
    rank_sums = [14.5, 21, 30.5, 6, 11, 3.5, 20, 11.5, 29, 28.5, 22.5, 36]
    assert (3 * 12 - borda(birds)).tolist() == rank_sums
    squares = sum((each - 19.5) ** 2 for each in rank_sums)
    pair, three = 2**3 - 2, 3**3 - 3
    tied = (pair + pair) + (pair + pair + three) + (pair + pair)
    found = kendalls_w(birds)
    assert found.w == pytest.approx(12 * squares / (9 * (12**3 - 12) - 3 * tied))
    assert found.w == pytest.approx(0.92, abs=0.005)
    assert kendalls_w(birds, ties=False).w == pytest.approx(12 * squares / (9 * (12**3 - 12)))


@pytest.mark.parametrize(
    ("df", "critical"),
    [(1, 3.841), (2, 5.991), (3, 7.815), (4, 9.488), (5, 11.070), (10, 18.307), (11, 19.675), (100, 124.342)],
)
def test_published_points_of_the_chi_square(df: int, critical: float) -> None:
    """The 5 % points of any table."""
    assert chi_square_tail(critical, df) == pytest.approx(0.05, abs=1.5e-5)


@given(st.integers(1, 400), st.floats(0, 2000))
def test_the_tail_of_the_chi_square_falls(df: int, chi_square: float) -> None:
    assert 0 <= chi_square_tail(chi_square, df) <= chi_square_tail(chi_square * 0.9, df) + 1e-12 <= 1 + 1e-12
    assert chi_square_tail(0, df) == 1
    assert chi_square_tail(chi_square, df) <= chi_square_tail(chi_square, df + 1) + 1e-12


def test_p_values_of_full_agreement_and_none() -> None:
    three = kendalls_w([[1, 2, 3, 4]] * 3)
    assert (three.w, three.chi_square, three.df) == (1, 9, 3)
    assert three.p_value == pytest.approx(0.029290887, abs=1e-9)
    assert kendalls_w([[1, 2, 3]] * 4).p_value == pytest.approx(np.exp(-4))
    opposite = kendalls_w([[1, 2, 3], [3, 2, 1]])
    assert (opposite.w, opposite.p_value) == (0, 1)
    many = kendalls_w(np.tile(np.arange(1000.0), (2, 1)))
    assert 0 < many.p_value < 1e-60


@given(ratings)
def test_concordance_is_the_definition(given_ratings: FloatArray) -> None:
    assume(told_apart(given_ratings))
    m, n = given_ratings.shape
    ranks = np.array(
        [[1 + (row < own).sum() + ((row == own).sum() - 1) / 2 for own in row] for row in given_ratings]
    )
    tied = sum(t**3 - t for row in given_ratings for t in np.unique(row, return_counts=True)[1])
    squares = ((ranks.sum(axis=0) - m * (n + 1) / 2) ** 2).sum()
    found = kendalls_w(given_ratings)
    assert 0 <= found.w <= 1
    assert 0 <= found.p_value <= 1
    assert found.w == pytest.approx(12 * squares / (m**2 * (n**3 - n) - m * tied))
    assert kendalls_w(given_ratings, ties=False).w == pytest.approx(12 * squares / (m**2 * (n**3 - n)))


@given(ratings, st.randoms(use_true_random=False))
def test_only_the_order_each_judge_gives_counts(given_ratings: FloatArray, random: Random) -> None:
    assume(told_apart(given_ratings))
    found = kendalls_w(given_ratings)
    order = list(range(given_ratings.shape[1]))
    random.shuffle(order)
    for same in (given_ratings[:, order], given_ratings[::-1], np.exp(given_ratings), -given_ratings):
        assert kendalls_w(same).w == pytest.approx(found.w)
    assert borda(given_ratings[:, order]).tolist() == borda(given_ratings)[order].tolist()


def test_published_capital_of_tennessee() -> None:
    (case,) = cases("borda")
    names, expected = case["input"]["candidates"], case["expected"]
    rankings = [
        [ballot.index(name) + 1 for name in names]
        for voters, ballot in case["input"]["profile"]
        for _ in range(voters)
    ]
    points = borda(rankings)
    assert dict(zip(names, points, strict=True)) == pytest.approx(expected["points"])
    assert names[points.argmax()] == expected["winner"]


@given(ratings)
def test_every_judge_gives_the_same_points(given_ratings: FloatArray) -> None:
    judges, n = given_ratings.shape
    points = borda(given_ratings)
    assert points.sum() == judges * n * (n - 1) / 2
    wins = np.sign(given_ratings[:, None, :] - given_ratings[:, :, None]).sum(axis=0)
    assert points == pytest.approx((wins.sum(axis=1) + judges * (n - 1)) / 2)


def test_points_of_ties_and_of_one() -> None:
    assert borda([[1, 2, 2, 4]]).tolist() == [3, 1.5, 1.5, 0]
    assert borda([[1, 1]]).tolist() == [0.5, 0.5]
    assert borda([[1], [1]]).tolist() == [0]


def test_published_rank_correlations() -> None:
    """Salabun & Urbaniak 2020; Paradowski, Baczkiewicz & Watrobski 2021; as tested in crispyn and pyfdm."""
    swapped = rank_correlation([1, 2, 3, 4, 5], [1, 3, 2, 4, 5])
    assert swapped.spearman == pytest.approx(0.9)
    assert swapped.weighted_spearman == pytest.approx(0.8833, abs=6e-5)
    assert swapped.ws == pytest.approx(1 - 1 / 4 / 3 - 1 / 8 / 2)
    at_the_top = rank_correlation([1, 2, 3, 4, 5], [2, 1, 3, 4, 5])
    assert at_the_top.spearman == pytest.approx(0.9)
    products = rank_correlation(
        [7, 11, 2, 1, 4, 9, 6, 3, 5, 10, 8, 12], [7, 11, 3, 2, 4, 9, 6, 1, 5, 10, 8, 12]
    )
    assert products.weighted_spearman == pytest.approx(0.96, abs=0.0051)
    assert products.ws == pytest.approx(0.90, abs=0.0051)


def test_kendall_corrects_for_ties() -> None:
    """Tau-b by hand: four pairs alike, none reversed, one tied in x and one in y."""
    assert rank_correlation([1, 2, 2, 4], [1, 2, 3, 3]).kendall == pytest.approx(4 / 5)
    assert rank_correlation([1, 1, 2], [1, 1, 2]).kendall == pytest.approx(1)


@given(two_rankings())
def test_correlations_of_rankings_without_ties(rankings: tuple[list[int], list[int]]) -> None:
    x, y = (np.array(each) for each in rankings)
    n = len(x)
    found = rank_correlation(x, y)
    assert found.spearman == pytest.approx(1 - 6 * ((x - y) ** 2).sum() / (n**3 - n), abs=1e-9)
    alike = [np.sign((x[i] - x[j]) * (y[i] - y[j])) for i, j in combinations(range(n), 2)]
    assert found.kendall == pytest.approx(np.mean(alike), abs=1e-9)
    ends = np.maximum(np.abs(1 - x), np.abs(n - x))
    assert found.ws == pytest.approx(1 - (2.0**-x * np.abs(x - y) / ends).sum())
    for value in (found.spearman, found.kendall, found.weighted_spearman):
        assert -1 - 1e-9 <= value <= 1
    assert 0 <= found.ws <= 1
    back = rank_correlation(y, x)
    assert (back.spearman, back.kendall) == pytest.approx((found.spearman, found.kendall))
    assert back.weighted_spearman == pytest.approx(found.weighted_spearman)


@given(two_rankings())
def test_a_ranking_is_wholly_like_itself_and_unlike_its_reverse(
    rankings: tuple[list[int], list[int]],
) -> None:
    x = np.array(rankings[0])
    itself, reverse = rank_correlation(x, x), rank_correlation(x, -x)
    assert (itself.spearman, itself.kendall, itself.weighted_spearman, itself.ws) == pytest.approx(
        (1, 1, 1, 1)
    )
    assert (reverse.spearman, reverse.kendall, reverse.weighted_spearman) == pytest.approx((-1, -1, -1))


@pytest.mark.parametrize(
    ("judges", "reason"),
    [
        ([[1, 2, 3]], r"1 judge\(s\) and 3"),
        ([[1], [1]], r"2 judge\(s\) and 1"),
        ([[5, 5], [3, 3]], "every judge rates all alternatives alike"),
        ([[1, NAN], [1, 2]], r"ratings, row 0, column 1 .*NaN"),
        ([[1, 2], [1]], "unequal length"),
        ([1, 2], "2 dimension"),
        ([], "2 dimension|empty"),
    ],
)
def test_ratings_without_concordance_are_refused(judges: Wrong, reason: str) -> None:
    with pytest.raises(InvalidInputError, match=reason):
        kendalls_w(judges)


@pytest.mark.parametrize(
    ("x", "y", "reason"),
    [
        ([1, 2], [1, 2, 3], "x, y: 2 and 3 rank"),
        ([1], [1], "x, y: 1 and 1 rank"),
        ([2, 2, 2], [1, 2, 3], "x: all are tied"),
        ([1, 2, 3], [2, 2, 2], "y: all are tied"),
        ([1, NAN], [1, 2], r"x, position 1 .*NaN"),
        ([[1, 2]], [1, 2], "x: .*1 dimension"),
    ],
)
def test_rankings_that_do_not_compare_are_refused(x: Wrong, y: Wrong, reason: str) -> None:
    with pytest.raises(InvalidInputError, match=reason):
        rank_correlation(x, y)


def test_rankings_that_make_no_points_are_refused() -> None:
    for wrong, reason in (
        ([[1, NAN]], r"rankings, row 0, column 1 .*NaN"),
        ([[]], "empty"),
        ([1, 2], "2 dim"),
    ):
        with pytest.raises(InvalidInputError, match=reason):
            borda(wrong)
