"""Wilson's interval for a share."""

from __future__ import annotations

from statistics import NormalDist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dia_desktop.errors import InvalidInputError
from dia_desktop.scoring import wilson_interval
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
