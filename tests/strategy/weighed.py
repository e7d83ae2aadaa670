"""Criteria to weigh: a numeric index, levels in words, and a share."""

from __future__ import annotations

from dia_desktop.strategy.records import Criterion, Level, Scale
from dia_desktop.strategy.weighing import Answer, Elicitation, WeightMethod

WGI = Scale("WGI index", "least stable", "most stable", points=((-2.5, 0.0), (2.5, 100.0)), decimals=2)
LEVELS = (
    Level(0, "no agreement", 0.0),
    Level(1, "talks", 20.0),
    Level(2, "signed", 60.0),
    Level(3, "applied", 100.0),
)
TRADE = Scale("level", "no agreement", "goods and services applied", levels=LEVELS, decimals=0)
DEMAND = Scale("% of replies", "", "", points=((0.0, 0.0), (50.0, 100.0)), decimals=0)
STABILITY = Criterion("s", "Stability", "landmark", WGI, 0.5, position=0)
AGREEMENTS = Criterion("t", "Agreements", "handshake", TRADE, 0.3, position=1)
REPLIES = Criterion("d", "Demand", "clipboard-list", DEMAND, 0.2, position=2)
THREE = (STABILITY, AGREEMENTS, REPLIES)


def named(*names: str) -> tuple[Criterion, ...]:
    """Return criteria that are called by their ids, all on the index."""
    return tuple(Criterion(name, name, "flag", WGI, 1 / len(names)) for name in names)


def points(**given: float) -> Elicitation:
    """Return a swing weighting."""
    return Elicitation(WeightMethod.SWING, tuple(Answer(each, "", value) for each, value in given.items()))


def pairs(method: WeightMethod, *given: tuple[str, str, float]) -> Elicitation:
    """Return comparisons."""
    return Elicitation(method, tuple(Answer(*each) for each in given))
