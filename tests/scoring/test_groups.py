"""Group values with their spread, and disagreement."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from dia_desktop.errors import InvalidInputError
from dia_desktop.scoring import Group, aggregate, disagreement
from dia_desktop.scoring.checks import FloatArray
from tests.scoring.problems import Wrong

NAN = float("nan")
FIELDS = ("mean", "median", "spread", "low", "high", "count")
Room = tuple[FloatArray, FloatArray]


@st.composite
def rooms(draw: st.DrawFn) -> Room:
    """Judgements with abstentions, and voices in whole numbers, so that ties and silence are common."""
    shape = tuple(draw(st.integers(1, most)) for most in (6, 3, 3))
    judgements = draw(arrays(np.float64, shape, elements=st.sampled_from([0, 10, 50, 50.1, 100, NAN])))
    voices = draw(arrays(np.float64, shape[0], elements=st.integers(0, 4).map(float)).filter(np.any))
    return judgements, voices


def assert_same(one: Group, other: Group) -> None:
    for field in FIELDS:
        assert getattr(one, field) == pytest.approx(getattr(other, field), nan_ok=True, abs=1e-9), field


def test_a_room_of_three() -> None:
    found = aggregate([[[10, NAN, 50]], [[30, NAN, 50]], [[80, NAN, NAN]]], [1, 2, 1])
    assert found.mean[0] == pytest.approx([37.5, NAN, 50], nan_ok=True)
    assert found.median[0] == pytest.approx([30, NAN, 50], nan_ok=True)
    assert found.spread[0] == pytest.approx([np.std([10, 30, 30, 80]), NAN, 0], nan_ok=True)
    assert found.low[0] == pytest.approx([10, NAN, 50], nan_ok=True)
    assert found.high[0] == pytest.approx([80, NAN, 50], nan_ok=True)
    assert found.count[0].tolist() == [3, 0, 2]
    assert found.spread[0, 2] == 0


@given(rooms())
def test_a_voice_of_two_counts_as_two_partners_of_one(room: Room) -> None:
    judgements, voices = room
    spoken = np.repeat(judgements, voices.astype(int), axis=0)
    found = aggregate(judgements, voices)
    for market, criterion in np.ndindex(found.mean.shape):
        said = spoken[:, market, criterion]
        said = said[~np.isnan(said)]
        cell = market, criterion
        expected = (
            [np.mean(said), np.median(said), np.std(said), said.min(), said.max()] if len(said) else [NAN] * 5
        )
        numbers = [getattr(found, field)[cell] for field in FIELDS[:-1]]
        assert numbers == pytest.approx(expected, nan_ok=True, abs=1e-9)
        assert found.count[cell] == (~np.isnan(judgements[voices > 0][:, market, criterion])).sum()


@given(rooms(), st.floats(1e-100, 1e100))
def test_voices_have_no_scale(room: Room, scale: float) -> None:
    judgements, voices = room
    assert_same(aggregate(judgements, voices * scale), aggregate(judgements, voices))


@given(rooms(), st.randoms(use_true_random=False))
def test_the_order_of_the_partners_does_not_matter(room: Room, random: Random) -> None:
    judgements, voices = room
    order = list(range(len(voices)))
    random.shuffle(order)
    assert_same(aggregate(judgements[order], voices[order]), aggregate(judgements, voices))
    assert disagreement(judgements[order]) == pytest.approx(disagreement(judgements), nan_ok=True)


@given(rooms(), st.data())
def test_who_abstains_everywhere_or_has_no_voice_changes_nothing(room: Room, data: st.DataObject) -> None:
    judgements, voices = room
    at = data.draw(st.integers(0, len(voices)))
    silent = np.insert(judgements, at, NAN, axis=0)
    assert_same(aggregate(silent, np.insert(voices, at, 7.0)), aggregate(judgements, voices))
    assert disagreement(silent) == pytest.approx(disagreement(judgements), nan_ok=True)
    heard = np.insert(judgements, at, 20.0, axis=0)
    assert_same(aggregate(heard, np.insert(voices, at, 0.0)), aggregate(judgements, voices))


def test_everybody_abstained_everywhere() -> None:
    found = aggregate(np.full((2, 1, 1), NAN), [1, 1])
    assert found.count.tolist() == [[0]]
    assert all(np.isnan(getattr(found, field)).all() for field in FIELDS[:-1])
    assert np.isnan(disagreement(np.full((2, 1, 1), NAN))).all()


@pytest.mark.parametrize("tenths", [[0.1, 0.2, 0.3], [0.3, 0.1, 0.4], [0.1, 0.3, 0.4], [0.1, 0.3, 0.1, 0.3]])
def test_rounding_tips_no_median(tenths: list[float]) -> None:
    """Half of these voices and the sum that should equal it differ in the last bit, either way."""
    judgements = np.array([10.0, 20.0, 60.0, 70.0])[: len(tenths), None, None]
    assert aggregate(judgements, tenths).median[0, 0] == 40


@given(arrays(np.float64, (4, 2, 2), elements=st.floats(0, 100)))
def test_disagreement_is_between_none_and_two_camps(judgements: FloatArray) -> None:
    found = disagreement(judgements)
    assert ((found >= 0) & (found <= 1)).all()
    assert found == pytest.approx(judgements.std(axis=0) / 50)


def test_one_voice_and_two_camps() -> None:
    assert disagreement([[[0, 70.1, NAN]], [[100, 70.1, 3]]]).tolist() == [[1, 0, 0]]
    assert disagreement([[[0]], [[0]], [[100]], [[100]]]).tolist() == [[1]]
    assert disagreement([[[0]], [[50]], [[100]]])[0, 0] == pytest.approx((2 / 3) ** 0.5)
    assert disagreement([[[80]]]).tolist() == [[0]]


@pytest.mark.parametrize(
    ("judgements", "voices", "reason"),
    [
        ([[[1]], [[2]]], [1], r"voices: 1 given for 2 partner"),
        ([[[1]], [[2]]], [0, 0], "all weights are zero"),
        ([[[1]], [[2]]], [1, -1], r"voices, position 1 .*negative"),
        ([[[1]], [[2]]], [1, NAN], r"voices, position 1 .*NaN"),
        ([[[1]], [[float("inf")]]], [1, 1], r"judgements, partner 1, row 0, column 0 .*inf"),
        ([[1, 2]], [1], "3 dimension"),
        ([[[]]], [1], "empty"),
        ([], [], "3 dimension"),
        ([[["a"]]], [1], "text"),
    ],
)
def test_rooms_that_make_no_group_are_refused(judgements: Wrong, voices: Wrong, reason: str) -> None:
    with pytest.raises(InvalidInputError, match=reason):
        aggregate(judgements, voices)


@pytest.mark.parametrize("outside", [-0.1, 100.1])
def test_disagreement_needs_judgements_on_the_scale(outside: float) -> None:
    with pytest.raises(
        InvalidInputError, match=r"judgements, partner 1, row 0, column 2 .*not within 0 to 100"
    ):
        disagreement([[[50.0, 50.0, 50.0]], [[NAN, 50.0, outside]]])
