from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dia_desktop.errors import InvalidInputError
from dia_desktop.evidence.weights import parse_weights

NAMES = ("Political stability", "Demand")


@pytest.mark.parametrize(
    ("text", "names", "weights"),
    [
        ("Political stability=0.4,Demand=0.6", NAMES, (0.4, 0.6)),
        (" demand = 3 , political Stability = 1 ", NAMES, (1, 3)),
        ("Demand=0,Political stability=1e-3", NAMES, (0.001, 0)),
        ("Trade, in force=2,Risk=High=1", ("Risk=High", "Trade, in force"), (1, 2)),
        ("Risk=1,Risk=High=2", ("Risk", "Risk=High"), (1, 2)),
        ("A=1,A, B=2", ("A", "A, B"), (1, 2)),
        ("Cafe\u0301=1", ("Caf\u00e9",), (1,)),
    ],
)
def test_weights_are_read_in_the_order_of_the_criteria(
    text: str, names: tuple[str, ...], weights: tuple[float, ...]
) -> None:
    assert parse_weights(text, names) == weights


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "none for “Political stability”, “Demand”"),
        ("Demand=1", "none for “Political stability”"),
        ("Demand=1,Demand=2", "“Demand” is given twice"),
        ("Demand=1,Prices=2", "cannot read “Prices=2”"),
        ("Demand 1", "cannot read “Demand 1”"),
        ("Demand=1,,Political stability=1", "cannot read “,Political stability=1”"),
        ("Demand=lots,Political stability=1", "“lots” for “Demand” is not a number of 0 or more"),
        ("Demand=,Political stability=1", "“” for “Demand” is not a number of 0 or more"),
        ("Demand=-1,Political stability=1", "“-1” for “Demand” is not a number of 0 or more"),
        ("Demand=nan,Political stability=1", "“nan” for “Demand” is not a number"),
        ("Demand=inf,Political stability=1", "“inf” for “Demand” is not a number"),
        ("Demand=1e999,Political stability=1", "“1e999” for “Demand” is not a number"),
        ("Demand=0,Political stability=0", "all are zero"),
    ],
)
def test_what_is_wrong_is_said(text: str, sentence: str) -> None:
    with pytest.raises(InvalidInputError) as caught:
        parse_weights(text, NAMES)
    assert sentence in str(caught.value)


@given(
    st.dictionaries(
        st.text("ab,= ", min_size=1, max_size=5).map(lambda text: f"x{text}x"),
        st.floats(1e-6, 1e6),
        min_size=1,
        max_size=5,
    )
)
def test_names_with_commas_and_equals_signs_are_found(weights: dict[str, float]) -> None:
    text = ",".join(f"{name}={weight!r}" for name, weight in weights.items())
    assert parse_weights(text, tuple(weights)) == tuple(weights.values())
