"""A strategy with nothing in it yet."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

from dia_desktop.language import tr
from dia_desktop.strategy.records import Draft, Round, ScoringRound, Strategy


def blank_draft(title: str, as_of: date) -> Draft:
    """Return a strategy with one open round, no markets and no criteria."""
    scoring_round = Round(str(uuid4()), 1, tr("Round {number}").format(number=1), as_of)
    return Draft(Strategy(str(uuid4()), title, (scoring_round,)), ScoringRound(scoring_round, (), (), {}))
