"""Readings on a natural scale in words, and what the two ends of a scale mean."""

from __future__ import annotations

from dia_desktop.strategy.numbers import Numbers
from dia_desktop.strategy.records import Scale


def scale_ends(scale: Scale, numbers: Numbers) -> tuple[str, str]:
    """Return what 0 and 100 mean: the words of the scale, else what is worth least and most on it."""
    if scale.ordinal:
        worth = [(level.value, level_text(scale, float(level.level))) for level in scale.levels]
    else:
        worth = [
            (value, with_unit(natural_text(scale, natural, numbers), scale.unit))
            for natural, value in scale.points
        ]
    return scale.worst or min(worth)[1], scale.best or max(worth)[1]


def level_text(scale: Scale, natural: float) -> str:
    """Return the words of an ordinal level, or its number where the scale does not have it."""
    return (scale.label(int(natural)) if natural.is_integer() else "") or f"{natural:g}"


def natural_text(scale: Scale, natural: float, numbers: Numbers) -> str:
    """Return a natural value without its unit, with a sign where the scale has both."""
    text = numbers.number(natural, scale.decimals)
    ends = [point[0] for point in scale.points]
    both_signs = bool(ends) and min(ends) < 0 < max(ends)
    return f"+{text}" if both_signs and natural > 0 else text


def with_unit(text: str, unit: str) -> str:
    """Return a figure and its unit, kept together by a space that does not break."""
    return f"{text}\N{NO-BREAK SPACE}{unit}" if unit else text
