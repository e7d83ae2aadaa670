"""Decision problems that several tests share: one sample, published ones, and random ones."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from dia_desktop.scoring.checks import FloatArray

USA, CANADA, MEXICO, CHINA, BRAZIL = range(5)
STABILITY, AGREEMENTS, DEMAND = range(3)
VALUES = np.array([[64, 42, 90], [72, 81, 41], [42, 90, 44], [36, 20, 98], [44, 30, 66]], dtype=float)
WEIGHTS = np.array([0.40, 0.25, 0.35])

Problem = tuple[FloatArray, FloatArray]
# What no type checker would let through, to see it refused.
Wrong: TypeAlias = Any


def cases(kind: str) -> list[Any]:
    """Return the published cases of one kind."""
    return [case for case in _data("cases.json") if case["kind"] == kind]


def oracle(kind: str) -> dict[str, Any]:
    """Return problems of one kind with the figures that another library finds for them."""
    figures: dict[str, Any] = _data("oracles.json")[kind]
    return figures


def _data(name: str) -> Wrong:
    return json.loads((Path(__file__).parents[1] / "data" / name).read_text(encoding="utf-8"))


@st.composite
def problems(draw: st.DrawFn, least_markets: int = 1, least_criteria: int = 1) -> Problem:
    """Values 0-100 and weights, both in whole numbers, so that ties and zero weights are common."""
    n = draw(st.integers(least_markets, 7))
    k = draw(st.integers(least_criteria, 5))
    values = draw(arrays(np.float64, (n, k), elements=st.integers(0, 100).map(float)))
    weights = draw(arrays(np.float64, k, elements=st.integers(0, 9).map(float)).filter(np.any))
    return values, weights
