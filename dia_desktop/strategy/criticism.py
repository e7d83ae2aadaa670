"""What a criticism of the model is, and what it is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dia_desktop.strategy.evaluation import FloatArray, Ranking
from dia_desktop.strategy.numbers import Numbers
from dia_desktop.strategy.records import Criterion, Market, ScoringRound
from dia_desktop.strategy.verdict import joined


class Rule(StrEnum):
    """What is criticised."""

    RANGE_FREE_WEIGHTS = "range-free weights"
    STALE_WEIGHTS = "stale weights"
    LATE_WEIGHTS = "late weights"
    NO_WEIGHT = "no weight"
    ONE_CRITERION = "one criterion"
    CONSTANT = "constant column"
    DOMINATED = "dominated market"
    OUT_OF_DATE = "out of date"
    NO_REASON = "agreed without reason"
    UNSUPPORTED = "unsupported score"
    OVERLAP = "overlapping criteria"


@dataclass(frozen=True, slots=True)
class Criticism:
    """One criticism.

    Attributes
    ----------
    what : a sentence that says what is criticised.
    fix : a sentence that says what mends it.
    market_ids, criterion_ids : where; () where it is about the whole round.
    """

    rule: Rule
    what: str
    fix: str
    market_ids: tuple[str, ...] = ()
    criterion_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Model:
    """What is criticised: a round under some weights, looked at today."""

    scoring: ScoringRound
    ranking: Ranking
    today: date
    numbers: Numbers

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        """The criteria of the round."""
        return self.scoring.criteria

    @property
    def values(self) -> FloatArray:
        """(n_markets, n_criteria) on 0-100."""
        return self.ranking.matrix.values

    def criticise(
        self,
        rule: Rule,
        what: str,
        fix: str,
        markets: Sequence[Market] = (),
        criteria: Sequence[Criterion] = (),
    ) -> Criticism:
        """Return a criticism of some markets and criteria."""
        market_ids = tuple(market.id for market in markets)
        return Criticism(rule, what, fix, market_ids, tuple(criterion.id for criterion in criteria))


def names_of(named: Sequence[Market | Criterion]) -> str:
    """Return markets or criteria as a list in words."""
    return joined([each.name for each in named])
