"""Weights whose scale has changed since they were settled, and what scales them with the range."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dia_desktop.language import tr, tr_n
from dia_desktop.strategy.evaluation import FloatArray
from dia_desktop.strategy.records import Criterion, Scale
from dia_desktop.strategy.verdict import joined


def stale_sentence(criteria: Sequence[Criterion]) -> str:
    """Return which scales have changed since their criteria were weighed; "" where none has."""
    names = [criterion.name for criterion in criteria if criterion.stale]
    if not names:
        return ""
    return tr_n(
        "The scale of {names} has changed since this was weighed.",
        "The scales of {names} have changed since these were weighed.",
        len(names),
    ).format(names=joined(names))


def rescaled_weights(criteria: Sequence[Criterion]) -> FloatArray | None:
    """Return weights (n_criteria,) in proportion to weight x new range / old range, summing to 1.

    That keeps what one unit of each natural scale is worth. None where that says nothing: see
    `why_not_rescaled`.
    """
    if why_not_rescaled(criteria):
        return None
    ratios = [_ratio(each.weighed_on or each.scale, each.scale) or 1.0 for each in criteria]
    scaled = np.array([each.weight for each in criteria]) * ratios
    return np.asarray(scaled / scaled.sum())


def why_not_rescaled(criteria: Sequence[Criterion]) -> str:
    """Return why the weights cannot be scaled with the ranges, or ""."""
    for criterion in criteria:
        old, new = criterion.weighed_on, criterion.scale
        if old is None or _ratio(old, new) is not None:
            continue
        if old.ordinal or new.ordinal:
            said = tr("{criterion}: levels in words have no range to scale with; weigh it anew.")
        elif old.unit != new.unit:
            said = tr("{criterion}: the unit is another one, the ranges do not compare; weigh it anew.")
        else:
            said = tr("{criterion}: the scale was turned round; weigh it anew.")
        return said.format(criterion=criterion.name)
    if not any(criterion.stale for criterion in criteria):
        return tr("No scale has changed since the criteria were weighed.")
    if not any(criterion.weight for criterion in criteria):
        return tr("All weights are zero; weigh the criteria anew.")
    return ""


def _ratio(old: Scale, new: Scale) -> float | None:
    """Return the new range over the old one; None where they do not compare."""
    if old.ordinal or new.ordinal or old.unit != new.unit:
        return None
    before, after = _range(old), _range(new)
    return after / before if before * after > 0 else None


def _range(scale: Scale) -> float:
    """Return the natural way from the reading worth least to the one worth most, with its sign."""
    naturals = [natural for _, natural in sorted((value, natural) for natural, value in scale.points)]
    return naturals[-1] - naturals[0]
