"""How the weights of a round came about: frozen records."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class WeightMethod(StrEnum):
    """How the weights of a round came about."""

    GIVEN = "given"
    DIRECT = "direct"
    SWING = "swing"
    RANK_ORDER_CENTROID = "rank order centroid"
    RANK_SUM = "rank sum"
    RANK_ORDER_DISTRIBUTION = "rank order distribution"
    PAIRWISE_GEOMETRIC = "pairwise, geometric mean"
    PAIRWISE_EIGENVECTOR = "pairwise, eigenvector"
    BEST_WORST = "best-worst"


@dataclass(frozen=True, slots=True)
class Answer:
    """What the room answered while weights were elicited.

    Attributes
    ----------
    other_id : the criterion it was compared with; "" where it was judged alone.
    value : points of a swing, place in an order, or how many times as important as the other one.
    """

    criterion_id: str
    other_id: str
    value: float


@dataclass(frozen=True, slots=True)
class Elicitation:
    """A guided weighting: the method and what was answered, so that it can be read back."""

    method: WeightMethod
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class DrawSettings:
    """What counts as a plausible weighting, and how many are drawn.

    Attributes
    ----------
    margin : every weight lies within +-margin of now (share of the whole); it does not count where the
        room gave an order of importance, which is kept instead.
    draws : how many are drawn; 0: as many as the digits shown need.
    seed : where the random numbers start.
    """

    margin: float = 0.15
    draws: int = 0
    seed: int = 20191031


@dataclass(frozen=True, slots=True)
class Weighing:
    """How the weights of a round came about, and what is tried around them.

    Attributes
    ----------
    late_changes : how often weights were changed while the ranking could be seen.
    elicitation : the last guided weighting, whether or not the weights are still those it gave.
    """

    method: WeightMethod = WeightMethod.GIVEN
    late_changes: int = 0
    elicitation: Elicitation | None = None
    settings: DrawSettings = field(default_factory=DrawSettings)
