"""Wilson's interval for a share, and what samples are worth."""

from __future__ import annotations

from statistics import NormalDist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dia_desktop.errors import InvalidInputError
from dia_desktop.scoring import design_effect, effective_sample_size, wilson_interval
from tests.scoring.problems import Wrong, cases


def test_published_intervals() -> None:
    (case,) = cases("wilson")
    for (yes, n), expected in zip(case["input"]["items"], case["expected"]["intervals"], strict=True):
        found = wilson_interval(yes, n, case["input"]["confidence"])
        assert found == pytest.approx(expected, abs=case["tolerance"]["abs"])


@pytest.mark.parametrize(
    ("yes", "n", "expected"),
    [
        (81, 263, (0.2535, 0.3682)),
        (15, 148, (0.0598, 0.1644)),
        (0, 20, (0.0, 0.2005)),
        (1, 29, (0.0018, 0.1963)),
    ],
)
def test_published_intervals_with_continuity(yes: int, n: int, expected: tuple[float, float]) -> None:
    """Newcombe 1998, table I, method 4."""
    assert wilson_interval(yes, n, continuity=True) == pytest.approx(expected, abs=6e-5)


@given(st.integers(1, 500), st.data(), st.floats(0.5, 0.999))
def test_the_ends_are_where_the_score_test_turns(n: int, data: st.DataObject, confidence: float) -> None:
    yes = data.draw(st.integers(0, n))
    share, z = yes / n, NormalDist().inv_cdf((1 + confidence) / 2)
    low, high = wilson_interval(yes, n, confidence)
    assert 0 <= low <= share <= high <= 1
    for end in (low, high):
        assert (share - end) ** 2 == pytest.approx(z * z * end * (1 - end) / n, abs=1e-9)


@given(st.integers(2, 200), st.data())
def test_a_small_population_narrows_the_interval(n: int, data: st.DataObject) -> None:
    yes, rest = data.draw(st.integers(0, n)), data.draw(st.integers(1, 300))
    low, high = wilson_interval(yes, n)
    nearer_low, nearer_high = wilson_interval(yes, n, population=n + rest)
    assert low <= nearer_low <= yes / n <= nearer_high <= high
    effective = n * (n + rest - 1) / rest
    same = wilson_interval(yes / n * effective, effective)
    assert (nearer_low, nearer_high) == pytest.approx(same, abs=1e-9)


def test_a_sample_of_everyone_leaves_no_doubt() -> None:
    assert wilson_interval(3, 12, population=12) == (0.25, 0.25)
    assert wilson_interval(1, 1, population=1, continuity=True) == (1, 1)


@given(st.integers(1, 200), st.data())
def test_no_and_yes_are_mirror_images(n: int, data: st.DataObject) -> None:
    yes, continuity = data.draw(st.integers(0, n)), data.draw(st.booleans())
    low, high = wilson_interval(yes, n, continuity=continuity)
    other_low, other_high = wilson_interval(n - yes, n, continuity=continuity)
    assert (low, high) == pytest.approx((1 - other_high, 1 - other_low), abs=1e-12)


@given(st.integers(1, 200), st.data())
def test_continuity_widens_the_interval(n: int, data: st.DataObject) -> None:
    yes = data.draw(st.integers(0, n))
    low, high = wilson_interval(yes, n)
    wider_low, wider_high = wilson_interval(yes, n, continuity=True)
    assert 0 <= wider_low <= low <= high <= wider_high <= 1


@pytest.mark.parametrize(
    ("arguments", "options", "reason"),
    [
        ((0, 0), {}, "n: 0 replies"),
        ((1, -3), {}, "n: -3 replies"),
        ((-1, 3), {}, "yes: -1"),
        ((4, 3), {}, "yes: 4"),
        ((float("nan"), 3), {}, "yes: NaN"),
        ((1, float("inf")), {}, "n: inf"),
        ((1, 3), {"confidence": 1}, "confidence: 1"),
        ((1, 3), {"confidence": 0}, "confidence: 0"),
        ((1, 3), {"confidence": 95}, "confidence: 95"),
        ((1, 3), {"population": 2}, "population: 2"),
        ((1, 3), {"population": float("nan")}, "population: NaN"),
        (("one", 3), {}, "yes: a number"),
    ],
)
def test_counts_that_make_no_share_are_refused(arguments: Wrong, options: Wrong, reason: str) -> None:
    with pytest.raises(InvalidInputError, match=reason):
        wilson_interval(*arguments, **options)


@given(st.lists(st.integers(0, 9), min_size=1, max_size=20).filter(any), st.floats(1e-100, 1e100))
def test_unequal_weights_make_a_sample_smaller(weights: list[int], scale: float) -> None:
    found = effective_sample_size([scale * each for each in weights])
    heard = sum(each > 0 for each in weights)
    assert 1 - 1e-9 <= found <= heard + 1e-9
    assert found == pytest.approx(sum(weights) ** 2 / sum(each**2 for each in weights))
    assert effective_sample_size([3.0] * heard) == pytest.approx(heard)


@given(st.integers(1, 50), st.integers(1, 9), st.floats(0, 1))
def test_clusters_of_one_size_have_the_effect_of_the_textbook(size: int, clusters: int, icc: float) -> None:
    assert design_effect([size] * clusters, icc) == pytest.approx(1 + (size - 1) * icc)


def test_unequal_clusters_weigh_more_than_their_mean_size() -> None:
    assert design_effect([10, 30], 0.1) == pytest.approx(1 + (1000 / 40 - 1) * 0.1)
    assert design_effect([7, 2, 9], 0) == 1
    assert design_effect([7, 2, 9], 1) == pytest.approx(134 / 18)
    assert design_effect([5, 5], -0.25) == 0
    assert design_effect([1, 1], -1) == 1


@pytest.mark.parametrize(
    ("sizes", "icc", "reason"),
    [
        ([], 0.1, "empty"),
        ([3, 0], 0.1, r"cluster_sizes, position 1 .*0 replies"),
        ([3, float("nan")], 0.1, "NaN"),
        ([3, 5], 1.1, "icc: 1.1 is not within -0.25 to 1"),
        ([3, 5], -0.26, "icc: -0.26 is not within -0.25 to 1"),
        ([3, 5], float("nan"), "icc: NaN"),
        (20, 0.1, "1 dimension"),
    ],
)
def test_clusters_that_make_no_design_are_refused(sizes: Wrong, icc: float, reason: str) -> None:
    with pytest.raises(InvalidInputError, match=reason):
        design_effect(sizes, icc)


@pytest.mark.parametrize(
    ("weights", "reason"), [([0, 0], "all weights are zero"), ([1, -1], "negative"), ([], "empty")]
)
def test_weights_that_make_no_sample_are_refused(weights: Wrong, reason: str) -> None:
    with pytest.raises(InvalidInputError, match=reason):
        effective_sample_size(weights)
