"""TOPSIS and VIKOR: published figures, and what must hold for any matrix."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from random import Random
from typing import Any, Literal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dia_desktop.errors import InvalidInputError
from dia_desktop.scoring import Vikor, rank, topsis, vikor
from dia_desktop.scoring.checks import FloatArray
from tests.scoring.problems import Problem, Wrong, cases, oracle, problems

Normalisation = Literal["vector", "minmax", "max"]
NORMALISATIONS: tuple[Normalisation, ...] = ("vector", "minmax", "max")
#: Q and closeness alike read as "higher is better".
METHODS: dict[str, Callable[..., FloatArray]] = {
    "vector": topsis,
    "minmax": partial(topsis, normalisation="minmax"),
    "max": partial(topsis, normalisation="max"),
    "vikor": lambda *given: -vikor(*given).q,
}
DRESS = [[9, 7, 6, 7], [8, 7, 9, 6], [7, 8, 6, 6]]


@pytest.mark.parametrize("case", cases("topsis"), ids=lambda case: str(case["id"]))
def test_published_closeness(case: dict[str, Any]) -> None:
    given, expected = case["input"], case["expected"]
    normalisation = given.get("normalisation", "vector")
    scores = topsis(given["matrix"], given["weights"], given["directions"], normalisation)
    assert scores == pytest.approx(expected["scores"], abs=case["tolerance"]["abs"])
    if "ranks" in expected:
        assert rank(scores).tolist() == expected["ranks"]


@pytest.mark.parametrize("case", cases("vikor"), ids=lambda case: str(case["id"]))
def test_published_compromises(case: dict[str, Any]) -> None:
    given, expected = case["input"], case["expected"]
    found = vikor(given["matrix"], given["weights"], given["directions"], given["v"])
    for name in ("S", "R", "Q"):
        if name in expected:
            measure = getattr(found, name.lower())
            assert measure == pytest.approx(expected[name], abs=case["tolerance"]["abs"])
    assert rank(found.q, best="low").tolist() == expected["ranks"]
    if "compromise_set" in expected:
        assert (found.compromise + 1).tolist() == expected["compromise_set"]


def test_the_compromise_of_two_that_are_close_and_of_an_unstable_best() -> None:
    three = np.array([0.0, 0.2, 0.9])
    assert Vikor(three, three, three).compromise.tolist() == [0, 1]
    far = np.array([0.0, 0.5, 1.0])
    assert Vikor(far, far, far).compromise.tolist() == [0]
    unstable = np.array([0.3, 0.1, 1.0])
    assert Vikor(far, unstable, far).compromise.tolist() == [0]
    assert Vikor(unstable, unstable, far).compromise.tolist() == [0, 1]
    both_second = np.array([0.0, 0.6, 0.6])
    assert Vikor(1 - far, 1 - far, both_second).compromise.tolist() == [0, 1, 2]
    tied = np.array([1.0, 0.0, 0.0])
    assert Vikor(tied, tied, tied).compromise.tolist() == [1, 2]
    assert Vikor(far[:1], far[:1], far[:1]).compromise.tolist() == [0]


@pytest.mark.parametrize("name", ["vector", "minmax", "max", "vikor"])
def test_figures_of_another_library(name: str) -> None:
    given = oracle("ranking")
    score, expected = METHODS[name], "vikor" if name == "vikor" else f"topsis {name}"
    found = score(given["matrix"], given["weights"], given["directions"])
    sign = -1 if name == "vikor" else 1
    assert found == pytest.approx(sign * np.array(given["results"][expected]), abs=1e-9)


def by_definition(matrix: FloatArray, weights: FloatArray, directions: FloatArray) -> FloatArray:
    """Return closeness after vector normalisation, one market and criterion after the other."""
    n, k = matrix.shape
    weighted = np.zeros((n, k))
    for j in range(k):
        length = sum(matrix[i, j] ** 2 for i in range(n)) ** 0.5
        for i in range(n):
            weighted[i, j] = weights[j] / weights.sum() * (matrix[i, j] / length if length else 0)
    best, worst = [
        [pick(weighted[:, j] * directions[j]) * directions[j] for j in range(k)] for pick in (max, min)
    ]
    to_best, to_worst = [
        np.array([sum((weighted[i, j] - end[j]) ** 2 for j in range(k)) ** 0.5 for i in range(n)])
        for end in (best, worst)
    ]
    both = to_best + to_worst
    return np.array([far / sum_ if sum_ > 1e-12 else 0.5 for far, sum_ in zip(to_worst, both, strict=True)])


@given(problems(), st.data())
def test_closeness_is_that_of_the_definition(problem: Problem, data: st.DataObject) -> None:
    values, weights = problem
    directions = np.array(
        data.draw(st.lists(st.sampled_from([1, -1]), min_size=len(weights), max_size=len(weights)))
    )
    expected = by_definition(values, weights, directions)
    assert topsis(values, weights, directions) == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize("method", METHODS.values(), ids=METHODS)
@given(problems(), st.randoms(use_true_random=False), st.floats(1e-100, 1e100))
def test_names_order_and_scale_change_nothing(
    method: Callable[..., FloatArray], problem: Problem, random: Random, scale: float
) -> None:
    values, weights = problem
    values += 1
    directions = np.array([random.choice([1, -1]) for _ in weights])
    markets, criteria = list(range(len(values))), list(range(len(weights)))
    random.shuffle(markets)
    random.shuffle(criteria)
    expected = method(values, weights, directions)
    shuffled = method(values[np.ix_(markets, criteria)], weights[criteria], directions[criteria])
    assert shuffled == pytest.approx(expected[markets], abs=1e-9)
    assert method(values, weights * scale, directions) == pytest.approx(expected, abs=1e-9)
    units = np.array([random.choice([1e-150, 0.01, 1, 1e150]) for _ in weights])
    assert method(values * units, weights, directions) == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize("method", METHODS.values(), ids=METHODS)
@given(problems(least_markets=2), st.data())
def test_a_market_that_is_better_on_all_is_never_behind(
    method: Callable[..., FloatArray], problem: Problem, data: st.DataObject
) -> None:
    values, weights = problem
    gains = data.draw(st.lists(st.integers(0, 50), min_size=len(weights), max_size=len(weights)))
    values[0] = values[1] + gains
    scores = method(values, weights, np.ones(len(weights)))
    assert scores[0] >= scores[1] - 1e-9


@pytest.mark.parametrize("method", METHODS.values(), ids=METHODS)
@pytest.mark.parametrize("same", [0.0, -3.0, 7.0, 1e200])
@pytest.mark.parametrize("direction", [1, -1])
def test_a_criterion_without_difference_changes_no_order(
    method: Callable[..., FloatArray], same: float, direction: int
) -> None:
    values = np.array([[3.0, 8], [5, 7], [4, 1]])
    more = np.column_stack([values, np.full(3, same)])
    with_it = method(more, [2, 1, 3], [1, 1, direction])
    assert rank(with_it).tolist() == rank(method(values, [2, 1], [1, 1])).tolist()


@pytest.mark.parametrize("normalisation", NORMALISATIONS)
def test_markets_that_nothing_tells_apart_are_half_way(normalisation: Normalisation) -> None:
    assert topsis([[3, 0]], [1, 2], [1, -1], normalisation).tolist() == [0.5]
    assert topsis([[3, 0]] * 3, [1, 2], [1, -1], normalisation).tolist() == [0.5] * 3
    assert topsis([[3, 1], [3, 2]], [1, 0], [1, 1], normalisation).tolist() == [0.5, 0.5]
    assert topsis([[0.3], [0.1 + 0.2]], [1], [1], normalisation).tolist() == [0.5, 0.5]


def test_markets_that_nothing_tells_apart_have_no_regret() -> None:
    for matrix in ([[3, 0]], [[3, 0], [3, 0]], [[0.3, 5], [0.1 + 0.2, 5]]):
        found = vikor(matrix, [1, 2], [1, -1])
        assert found.s.tolist() == found.r.tolist() == found.q.tolist() == [0] * len(matrix)
        assert found.compromise.tolist() == list(range(len(matrix)))


def test_a_single_criterion_orders_by_itself() -> None:
    assert topsis([[1], [3], [2]], [5], [1], "minmax") == pytest.approx([0, 1, 0.5])
    assert vikor([[1], [3], [2]], [5], [-1]).q == pytest.approx([0, 1, 0.5])


def test_the_maximum_normalisation_divides_the_lowest_where_lower_is_better() -> None:
    found = topsis([[2, 4], [4, 8]], [1, 3], [1, -1], "max")
    first, second = np.hypot([0, 0.25 * 0.5], [0.75 * 0.5, 0])
    assert found == pytest.approx([first / (first + second), second / (first + second)])


@pytest.mark.parametrize("method", METHODS.values(), ids=METHODS)
@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (([[1, float("nan")], [2, 3]], [1, 1], [1, 1]), "matrix, row 0, column 1 .*NaN"),
        (([[1, 2], [2, 3]], [0, 0], [1, 1]), "weights: all weights are zero"),
        (([[1, 2], [2, 3]], [1, -1], [1, 1]), "weights, position 1 .*negative"),
        (([[1, 2], [2, 3]], [1, float("nan")], [1, 1]), "weights, position 1 .*NaN"),
        (([[1, 2], [2, 3]], [1, 1], [1, 0]), "directions, position 1 .*no direction"),
        (([[1, 2], [2, 3]], [1, 1], [1]), "directions: 1 given for 2 criteria"),
        (([[1, 2], [2, 3]], [1], [1, 1]), "weights: 1 given for 2 criteria"),
        (([1, 2], [1, 1], [1, 1]), "matrix: .*2 dimension"),
        (([[]], [], []), "matrix: empty"),
    ],
)
def test_what_cannot_be_compared_is_refused(
    method: Callable[..., FloatArray], arguments: Wrong, reason: str
) -> None:
    with pytest.raises(InvalidInputError, match=reason):
        method(*arguments)


@pytest.mark.parametrize(
    ("ask", "reason"),
    [
        (lambda: topsis(DRESS, [1] * 4, [1] * 4, "sum"), "sum"),  # type: ignore[arg-type]
        (lambda: topsis([[1, -1], [2, 3]], [1, 1], [1, 1], "max"), "column 1"),
        (lambda: topsis([[0, 1], [2, 3]], [1, 1], [-1, 1], "max"), "column 0"),
        (lambda: vikor(DRESS, [1] * 4, [1] * 4, v=1.1), "v: 1.1"),
        (lambda: vikor(DRESS, [1] * 4, [1] * 4, v=float("nan")), "v: NaN"),
    ],
)
def test_settings_that_make_no_sense_are_refused(ask: Callable[[], object], reason: str) -> None:
    with pytest.raises(InvalidInputError, match=reason):
        ask()
