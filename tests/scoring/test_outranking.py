"""PROMETHEE II: published figures, the definition pair by pair, and what must hold for any matrix."""

from __future__ import annotations

import math
import tracemalloc
from collections.abc import Callable
from random import Random
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dia_desktop.errors import InvalidInputError
from dia_desktop.scoring import PreferenceFunction, Promethee, outranking, promethee_ii, rank
from dia_desktop.scoring.checks import FloatArray
from tests.scoring.problems import Problem, Wrong, cases, oracle, problems

USUAL = PreferenceFunction("usual")
KINDS = {"ushape": "u_shape", "vshape": "v_shape"}


def published(function: dict[str, Any]) -> PreferenceFunction:
    thresholds = {name: value for name, value in function.items() if name != "type"}
    kind: Wrong = KINDS.get(function["type"], function["type"])
    return PreferenceFunction(kind, **thresholds)


@pytest.mark.parametrize("case", cases("promethee"), ids=lambda case: str(case["id"]))
def test_published_flows(case: dict[str, Any]) -> None:
    given, expected, tolerance = case["input"], case["expected"], case["tolerance"]["abs"]
    functions = [published(function) for function in given["functions"]]
    found = promethee_ii(given["matrix"], given["weights"], given["directions"], functions)
    assert rank(found.net).tolist() == expected["ranks"]
    if "net" in expected:
        assert found.net == pytest.approx(expected["net"], abs=tolerance)
    if "preference" in expected:
        pairs = np.array(expected["preference"])
        others = len(pairs) - 1
        assert found.plus == pytest.approx(pairs.sum(axis=1) / others, abs=tolerance)
        assert found.minus == pytest.approx(pairs.sum(axis=0) / others, abs=tolerance)


def test_published_preferences_of_each_pair() -> None:
    """Two markets alone: what one is preferred to the other is its flow."""
    (case,) = [case for case in cases("promethee") if "preference" in case["expected"]]
    given, expected = case["input"], case["expected"]["preference"]
    functions = [published(function) for function in given["functions"]]
    for a, b in ((a, b) for a in range(6) for b in range(6) if a != b):
        pair = [given["matrix"][a], given["matrix"][b]]
        found = promethee_ii(pair, given["weights"], given["directions"], functions)
        assert found.plus[0] == pytest.approx(expected[a][b], abs=case["tolerance"]["abs"])


@pytest.mark.parametrize("kind", ["usual", "u_shape", "v_shape", "level", "linear"])
def test_figures_of_another_library(kind: Wrong) -> None:
    given = oracle("ranking")
    functions = [PreferenceFunction(kind, q, p) for q, p in zip(given["q"], given["p"], strict=True)]
    found = promethee_ii(given["matrix"], given["weights"], given["directions"], functions)
    assert found.net == pytest.approx(given["results"][f"promethee {kind}"], abs=1e-9)


def preference(function: PreferenceFunction, d: float) -> float:
    q, p, s = (each or 0.0 for each in (function.q, function.p, function.s))
    return (
        {
            "usual": lambda: float(d > 0),
            "u_shape": lambda: float(d > q),
            "v_shape": lambda: min(1.0, d / p),
            "level": lambda: (float(d > q) + float(d > p)) / 2,
            "linear": lambda: float(d > p) if d > p or d <= q else (d - q) / (p - q),
            "gaussian": lambda: 1 - math.exp(-(d**2) / (2 * s**2)),
        }[function.kind]()
        if d > 0
        else 0.0
    )


def pair_by_pair(
    matrix: FloatArray, weights: FloatArray, directions: FloatArray, functions: list[PreferenceFunction]
) -> Promethee:
    n = len(matrix)
    pairs = np.zeros((n, n))
    for j, function in enumerate(functions):
        share = weights[j] / weights.sum()
        for a in range(n):
            for b in range(n):
                d = float(matrix[a, j] - matrix[b, j]) * float(directions[j])
                pairs[a, b] += share * preference(function, d)
    plus, minus = (pairs.sum(axis=axis) / max(1, n - 1) for axis in (1, 0))
    return Promethee(plus, minus, plus - minus)


@st.composite
def preferences(draw: st.DrawFn) -> PreferenceFunction:
    kind: Wrong = draw(st.sampled_from(sorted(outranking.THRESHOLDS)))
    q = draw(st.integers(0, 40))
    return PreferenceFunction(kind, q, q + draw(st.integers(q == 0, 40)), draw(st.integers(1, 40)))


@given(problems(), st.data())
def test_flows_are_those_of_every_pair(problem: Problem, data: st.DataObject) -> None:
    values, weights = problem
    functions = [data.draw(preferences()) for _ in weights]
    directions = np.array([data.draw(st.sampled_from([1, -1])) for _ in weights])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(outranking, "CHUNK_PAIRS", data.draw(st.sampled_from([1, 10, 1_000_000])))
        found = promethee_ii(values, weights, directions, functions)
    expected = pair_by_pair(values, weights, directions, functions)
    for name in ("plus", "minus", "net"):
        assert getattr(found, name) == pytest.approx(getattr(expected, name), abs=1e-9)
    assert found.net.tolist() == pytest.approx((found.plus - found.minus).tolist(), abs=1e-12)
    assert found.net.sum() == pytest.approx(0, abs=1e-9)
    for flow in (found.plus, found.minus):
        assert (flow >= -1e-12).all()
        assert (flow <= 1 + 1e-12).all()


@given(problems(), st.data(), st.randoms(use_true_random=False), st.floats(1e-100, 1e100))
def test_names_order_and_scale_change_nothing(
    problem: Problem, data: st.DataObject, random: Random, scale: float
) -> None:
    values, weights = problem
    functions = [data.draw(preferences()) for _ in weights]
    markets, criteria = list(range(len(values))), list(range(len(weights)))
    random.shuffle(markets)
    random.shuffle(criteria)
    expected = promethee_ii(values, weights, np.ones(len(weights)), functions).net
    shuffled = promethee_ii(
        values[np.ix_(markets, criteria)],
        weights[criteria] * scale,
        np.ones(len(weights)),
        [functions[criterion] for criterion in criteria],
    ).net
    assert shuffled == pytest.approx(expected[markets], abs=1e-9)


@given(problems(least_markets=2), st.data())
def test_a_market_that_is_better_on_all_is_never_behind(problem: Problem, data: st.DataObject) -> None:
    values, weights = problem
    functions = [data.draw(preferences()) for _ in weights]
    values[0] = values[1] + data.draw(
        st.lists(st.integers(0, 50), min_size=len(weights), max_size=len(weights))
    )
    found = promethee_ii(values, weights, np.ones(len(weights)), functions)
    assert found.plus[0] >= found.plus[1] - 1e-9
    assert found.minus[0] <= found.minus[1] + 1e-9


@pytest.mark.parametrize("direction", [1, -1])
def test_preference_jumps_beyond_a_threshold_and_not_at_it(direction: int) -> None:
    """In doubles 0.4 - 0.3 is more than 0.1 and 0.3 - 0.2 is less; on paper both are 0.1."""
    for low, high in ((0.3, 0.4), (0.2, 0.3), (1.0, 1.1)):
        for function, at, beyond in (
            (PreferenceFunction("u_shape", q=0.1), 0.0, 1.0),
            (PreferenceFunction("level", q=0.05, p=0.1), 0.5, 1.0),
            (PreferenceFunction("level", q=0.1, p=0.2), 0.0, 0.5),
            (PreferenceFunction("linear", q=0.1, p=0.1), 0.0, 1.0),
        ):
            pair = np.array([[low], [high]])[::direction]
            assert promethee_ii(pair, [1], [direction], [function]).plus.max() == at
            more = pair + 0.001 * (pair == high)
            assert promethee_ii(more, [1], [direction], [function]).plus.max() == beyond
    assert promethee_ii([[0.3], [0.1 + 0.2]], [1], [1], [USUAL]).plus.tolist() == [0, 0]


@pytest.mark.parametrize("kind", sorted(outranking.THRESHOLDS))
def test_a_criterion_without_difference_adds_nothing(kind: Wrong) -> None:
    function = PreferenceFunction(kind, 0, 1, 1)
    found = promethee_ii([[5, 1], [5, 3], [5, 2]], [1, 1], [1, 1], [function, USUAL])
    assert found.net == pytest.approx([-0.5, 0.5, 0])
    for same in (0.0, 7.0, -1e308):
        assert promethee_ii([[same]] * 3, [1], [1], [function]).plus.tolist() == [0, 0, 0]


def test_a_single_market_has_no_one_to_be_compared_with() -> None:
    found = promethee_ii([[1, 2]], [1, 1], [1, -1], [USUAL, PreferenceFunction("gaussian", s=1)])
    assert found.plus.tolist() == found.minus.tolist() == found.net.tolist() == [0]


def test_numbers_of_any_size_can_be_compared() -> None:
    functions = [PreferenceFunction("linear", q=0, p=1e300), PreferenceFunction("gaussian", s=1e-300)]
    found = promethee_ii([[1e308, 1e-300], [-1e308, -1e308]], [1, 1], [1, 1], functions)
    assert found.net.tolist() == [1, -1]


def test_many_markets_need_little_memory() -> None:
    matrix = np.random.default_rng(1).normal(size=(4000, 3))
    functions = [
        PreferenceFunction("linear", 0.1, 1),
        PreferenceFunction("level", 0.1, 1),
        PreferenceFunction("gaussian", s=1),
    ]
    tracemalloc.start()
    promethee_ii(matrix, [1, 1, 1], [1, 1, -1], functions)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 60e6


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("cubic",), "kind: cubic"),
        (("u_shape",), "q: .*u_shape"),
        (("v_shape", 1), "p: .*v_shape"),
        (("level", 1), "p: .*level"),
        (("linear", None, 1), "q: .*linear"),
        (("gaussian", 1, 2), "s: .*gaussian"),
        (("u_shape", -1), "q: -1 is too small"),
        (("v_shape", None, 0), "p: 0 is too small"),
        (("gaussian", None, None, 0), "s: 0 is too small"),
        (("linear", 2, 1), "p: 1 is below q, 2"),
        (("level", 0, float("nan")), "p: NaN"),
        (("level", "much", 1), "q: a number"),
    ],
)
def test_functions_that_prefer_nothing_sensible_are_refused(arguments: Wrong, reason: str) -> None:
    with pytest.raises(InvalidInputError, match=reason):
        PreferenceFunction(*arguments)


@pytest.mark.parametrize(
    ("ask", "reason"),
    [
        (lambda: promethee_ii([[1, float("nan")]], [1, 1], [1, 1], [USUAL] * 2), "row 0, column 1 .*NaN"),
        (lambda: promethee_ii([[1, 2]], [0, 0], [1, 1], [USUAL] * 2), "all weights are zero"),
        (lambda: promethee_ii([[1, 2]], [1, -1], [1, 1], [USUAL] * 2), "position 1 .*negative"),
        (lambda: promethee_ii([[1, 2]], [1, 1], [1, 2], [USUAL] * 2), "position 1 .*no direction"),
        (lambda: promethee_ii([[1, 2]], [1, 1], [1, 1], [USUAL]), "functions: 1 given for 2 criteria"),
        (lambda: promethee_ii([[1, 2]], [1, 1], [1, 1], ["usual"] * 2), "usual is no preference function"),  # type: ignore[list-item]
    ],
)
def test_what_cannot_be_compared_is_refused(ask: Callable[[], object], reason: str) -> None:
    with pytest.raises(InvalidInputError, match=reason):
        ask()
