"""What goes out about a ranking: its records, and what every picture of it says about itself."""

from __future__ import annotations

from dataclasses import dataclass, field

from dia_desktop.charts.alt_text import alt_text
from dia_desktop.charts.exhibit import PictureText
from dia_desktop.charts.wording import PROGRAM, Context, distinct, footer
from dia_desktop.errors import InvalidInputError
from dia_desktop.strategy.evaluation import Ranking, rank_markets
from dia_desktop.strategy.matrix import scoring_matrix
from dia_desktop.strategy.numbers import Numbers, PlainNumbers
from dia_desktop.strategy.records import ScoringRound, Strategy
from dia_desktop.strategy.robustness import Robustness, leader_share, settled_robustness
from dia_desktop.strategy.verdict import can_rank, headline, nothing_to_say


@dataclass(frozen=True, slots=True)
class RankingExport:
    """Everything an export needs; frozen, so that it may cross into a worker thread."""

    strategy: Strategy
    scoring: ScoringRound
    ranking: Ranking
    numbers: Numbers = field(default_factory=PlainNumbers)
    firmness: Robustness | None = None

    @property
    def sources(self) -> tuple[str, ...]:
        """Where the scores come from, each once, criterion by criterion."""
        scores = (
            self.scoring.score(market.id, criterion.id)
            for criterion in self.scoring.criteria
            for market in self.scoring.markets
        )
        return distinct([score.source for score in scores if score is not None])

    @property
    def context(self) -> Context:
        """What stands around the ranking on paper."""
        return Context(self.strategy, self.scoring.round, self.numbers, self.sources, self.firmness)

    @property
    def text(self) -> PictureText:
        """What a picture of the ranking says about itself."""
        return PictureText(
            title=headline(self.ranking, self.numbers),
            description=alt_text(self.ranking, self.scoring.round, self.numbers),
            keywords=" ".join(footer(self.ranking, self.context)),
            program=PROGRAM,
        )


def ranked_export(strategy: Strategy, scoring: ScoringRound) -> RankingExport:
    """Rank a round and draw how firm it is; the command line and the window send out the same.

    Raises
    ------
    InvalidInputError
        With fewer than two markets or no criterion.
    """
    if not can_rank(len(scoring.markets), len(scoring.criteria)):
        raise InvalidInputError(nothing_to_say())
    matrix = scoring_matrix(scoring)
    ranking = rank_markets(matrix)
    # Settled as in the window, so that a picture says the same as the screen it was taken from.
    firmness = settled_robustness(matrix, ranking.weights, scoring.weighing.settings, shown=leader_share)
    return RankingExport(strategy, scoring, ranking, firmness=firmness)
