"""Weights as figures: whole percent where that adds up to 100, else one decimal."""

from __future__ import annotations

from dia_desktop.strategy.evaluation import FloatArray, shown_parts
from dia_desktop.strategy.numbers import Numbers

WHOLE = 100


def shown_weights(weights: FloatArray, numbers: Numbers) -> tuple[str, ...]:
    """Return weights (n_criteria,), summing to 1, in percent without the sign; what is shown sums to 100."""
    percent = [float(weight) * 100 for weight in weights]
    whole = [round(value) for value in percent]
    if sum(whole) == WHOLE and all(
        (value == 0) == (shown == 0) for value, shown in zip(percent, whole, strict=True)
    ):
        return tuple(numbers.number(value, 0) for value in whole)
    return tuple(numbers.number(part, 1) for part in shown_parts(percent))
