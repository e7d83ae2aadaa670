"""Everything the Robustness page shows, worked out by one pure function, fit for a worker."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from dia_desktop.errors import InvalidInputError
from dia_desktop.strategy.draws import Varied
from dia_desktop.strategy.drivers import Tornado, tornado
from dia_desktop.strategy.evaluation import Ranking
from dia_desktop.strategy.methods import MethodComparison, compare_methods
from dia_desktop.strategy.partner_ranking import PartnerComparison, compare_partners
from dia_desktop.strategy.plausible import plausible_weights
from dia_desktop.strategy.records import Partner, ScoringRound
from dia_desktop.strategy.robustness import Robustness, robustness, settled_robustness
from dia_desktop.strategy.stability import Stability, stability
from dia_desktop.strategy.verdict import can_rank, nothing_to_say


@dataclass(frozen=True, slots=True, eq=False)
class RobustnessReport:
    """How sure the ranking of a round is.

    Attributes
    ----------
    scoring, ranking : what it is about; the ranking may stand under weights that are being tried.
    shares : rank shares by what was varied; all three for a page, so that its switch needs no waiting.
    first : what drives the gap between the first two places.
    cut : the same around the cut line; None where there is none, or where it runs between the first two.
    """

    scoring: ScoringRound
    ranking: Ranking
    shares: Mapping[Varied, Robustness]
    methods: MethodComparison
    stability: Stability
    first: Tornado
    cut: Tornado | None
    partners: PartnerComparison

    @property
    def firmness(self) -> Robustness:
        """The shares a verdict uses: weights and scores varied together."""
        return self.shares[Varied.BOTH]


def robustness_report(
    scoring: ScoringRound,
    ranking: Ranking,
    partners: Sequence[Partner],
    *,
    varied: Collection[Varied] = tuple(Varied),
    quick: bool = False,
    cancelled: Callable[[], bool] = lambda: False,
) -> RobustnessReport:
    """Work out how sure a ranking is.

    Parameters
    ----------
    ranking : of `scoring`, under its own weights or under others that are tried.
    varied : what is drawn, one set of shares for each; nothing for what needs no draws.
    quick : ten thousand draws at once, to be replaced by settled ones.
    cancelled : asked between batches of draws; where it says yes, what has been drawn so far counts.

    Raises
    ------
    InvalidInputError
        With fewer than two markets.
    """
    if not can_rank(*ranking.matrix.values.shape):
        raise InvalidInputError(nothing_to_say())
    plausible = plausible_weights(scoring.criteria, ranking.weights, scoring.weighing.settings)
    moves = stability(scoring, ranking)
    cut = moves.depth - 1
    return RobustnessReport(
        scoring=scoring,
        ranking=ranking,
        shares={each: _shares(scoring, ranking, each, quick, cancelled) for each in varied},
        methods=compare_methods(scoring, ranking),
        stability=moves,
        first=tornado(ranking, 0, plausible),
        cut=tornado(ranking, cut, plausible) if cut > 0 else None,
        partners=compare_partners(scoring, ranking, partners),
    )


def _shares(
    scoring: ScoringRound, ranking: Ranking, varied: Varied, quick: bool, cancelled: Callable[[], bool]
) -> Robustness:
    settings = scoring.weighing.settings
    if quick:
        return robustness(ranking.matrix, ranking.weights, settings, varied)
    return settled_robustness(ranking.matrix, ranking.weights, settings, varied, cancelled=cancelled)
