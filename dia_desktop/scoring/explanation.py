"""Why the gap between two markets changed: by their values or by the weights."""

from __future__ import annotations

from dataclasses import dataclass
from typing import SupportsIndex

import numpy as np
from numpy.typing import ArrayLike

from dia_desktop.errors import InvalidInputError
from dia_desktop.language import tr
from dia_desktop.scoring.checks import FloatArray, normalised, table, two_markets


@dataclass(frozen=True, slots=True, eq=False)
class GapChange:
    """What made the gap between two markets grow or shrink, on the scale of the values.

    Attributes
    ----------
    value_parts
        (n_criteria,) what changed values did.
    weight_parts
        (n_criteria,) what changed weights did.
    before, after
        The score of the first market minus that of the second. All parts sum to after - before.
    """

    value_parts: FloatArray
    weight_parts: FloatArray
    before: float
    after: float


def gap_change(
    before: ArrayLike,
    before_weights: ArrayLike,
    after: ArrayLike,
    after_weights: ArrayLike,
    a: SupportsIndex,
    b: SupportsIndex,
) -> GapChange:
    """Return how values and weights changed the gap between markets `a` and `b`.

    The gap is the sum over the criteria of w x g, with g the value of `a` minus that of `b`. The part
    of the values is the mean of both weights x the change of g, that of the weights the mean of both g
    x the change of w: nothing is left over, and the order of the changes does not matter (the Shapley
    value of two causes).

    Parameters
    ----------
    before, after
        (n_markets, n_criteria) at two moments, higher is better; the same criteria in the same
        order, `a` and `b` in the same rows.
    before_weights, after_weights
        (n_criteria,), zero or more on any scale; normalised to sum 1.
    a, b
        Two different markets.

    Raises
    ------
    InvalidInputError
        Wrong values or weights, criteria that do not match, an index out of range, or `a` the
        same market as `b`.
    """
    old, new = table("before", before, 2), table("after", after, 2)
    if old.shape[1] != new.shape[1]:
        message = tr("before, after: {old} and {new} criteria given; they must be the same ones.")
        raise InvalidInputError(message.format(old=old.shape[1], new=new.shape[1]))
    old_weights = normalised("before_weights", before_weights, old.shape[1])
    new_weights = normalised("after_weights", after_weights, old.shape[1])
    first, second = two_markets(a, b, min(len(old), len(new)))
    old_gaps, new_gaps = old[first] - old[second], new[first] - new[second]
    return GapChange(
        value_parts=(old_weights + new_weights) / 2 * (new_gaps - old_gaps),
        weight_parts=(old_gaps + new_gaps) / 2 * (new_weights - old_weights),
        before=float(np.sum(old_weights * old_gaps)),
        after=float(np.sum(new_weights * new_gaps)),
    )
