"""Each partner's own ranking beside that of the group, and where partners are far apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dia_desktop.language import tr, tr_n
from dia_desktop.scoring import Concordance, borda, disagreement, kendalls_w, rank, rank_correlation
from dia_desktop.strategy.evaluation import FloatArray, IntArray, Ranking, rank_markets
from dia_desktop.strategy.matrix import LEAST_FOR_STATISTICS, updated_matrix
from dia_desktop.strategy.numbers import Numbers
from dia_desktop.strategy.partners import Stance, far_apart, judged_by, judgement_of, partner_round, values_of
from dia_desktop.strategy.records import Partner, ScoringRound
from dia_desktop.strategy.verdict import joined


@dataclass(frozen=True, slots=True, eq=False)
class PartnerRanking:
    """The ranking that one partner's own judgements and weights give; what it did not give is the group's.

    Attributes
    ----------
    stance : JUDGED where it gave anything (a judgement or weights of its own), ABSTAINED where it was asked
        and gave nothing, NOT_ASKED where it was not.
    judged : how many cells it judged.
    own_weights : whether it gave weights of its own.
    ranks : (n_markets,) in matrix order; None where it gave nothing.
    agreement : Kendall's tau-b with the ranking of the group, -1 to 1; None without ranks or where all tie.
    """

    partner: Partner
    stance: Stance
    judged: int
    own_weights: bool
    ranks: IntArray | None
    agreement: float | None


@dataclass(frozen=True, slots=True)
class Disagreement:
    """How far partners are apart in one cell.

    Attributes
    ----------
    market, criterion : row and column of the matrix.
    judgements : what each partner holds of it (0-100), without those who abstained.
    spread : 0 one voice to 1 two camps at the ends; None with fewer than five judgements.
    far_apart : whether two of them are 40 points or more apart.
    """

    market: int
    criterion: int
    judgements: tuple[float, ...]
    spread: float | None
    far_apart: bool

    @property
    def low(self) -> float:
        """The lowest judgement."""
        return min(self.judgements)

    @property
    def high(self) -> float:
        """The highest judgement."""
        return max(self.judgements)


@dataclass(frozen=True, slots=True, eq=False)
class PartnerComparison:
    """All partners beside the group.

    Attributes
    ----------
    rankings : one per partner, in the order of the partners.
    gave : how many gave anything.
    same_winner : how many of those put the group's first market first, alone or level.
    concordance : Kendall's W of those that gave anything; None with fewer than five or where all tie.
    borda : (n_markets,) Borda points over those that gave anything; None where none did.
    borda_ranks : (n_markets,) the order they give.
    disagreements : cells with two or more judgements that differ, furthest apart first.
    """

    rankings: tuple[PartnerRanking, ...]
    gave: int
    same_winner: int
    concordance: Concordance | None
    borda: FloatArray | None
    borda_ranks: IntArray | None
    disagreements: tuple[Disagreement, ...]


def compare_partners(
    scoring: ScoringRound, ranking: Ranking, partners: Sequence[Partner]
) -> PartnerComparison:
    """Return each partner's own ranking beside that of the group, and where they are apart.

    Parameters
    ----------
    ranking : of the group; a partner without weights of its own is ranked under the same weights.
    """
    rankings = tuple(_own_ranking(scoring, ranking, partner) for partner in partners)
    given = [own.ranks for own in rankings if own.ranks is not None]
    leaders = ranking.ranks == 1
    points = borda(given) if given else None
    return PartnerComparison(
        rankings=rankings,
        gave=len(given),
        same_winner=sum(bool((ranks[leaders] == 1).any()) for ranks in given),
        concordance=_concordance(given),
        borda=points,
        borda_ranks=None if points is None else rank(points),
        disagreements=_disagreements(scoring, partners),
    )


def _own_ranking(scoring: ScoringRound, ranking: Ranking, partner: Partner) -> PartnerRanking:
    took_part = judged_by(scoring, partner.id)
    judged, own_weights = len(took_part.judged), bool(scoring.own_weights.get(partner.id))
    if not judged and not own_weights:
        stance = Stance.ABSTAINED if took_part.abstained else Stance.NOT_ASKED
        return PartnerRanking(partner, stance, 0, own_weights, None, None)
    own = updated_matrix(ranking.matrix, scoring, partner_round(scoring, partner.id))
    ranks = rank_markets(own, own.weights if own_weights else ranking.weights).ranks
    return PartnerRanking(
        partner, Stance.JUDGED, judged, own_weights, ranks, _agreement(ranking.ranks, ranks)
    )


def _agreement(group: IntArray, own: IntArray) -> float | None:
    """Return Kendall's tau-b, or None where one of the two tells no market from another."""
    if not (_tells_apart(group) and _tells_apart(own)):
        return None
    return rank_correlation(group, own).kendall


def _tells_apart(ranks: IntArray) -> bool:
    return bool((ranks != ranks[0]).any())


def _concordance(given: Sequence[IntArray]) -> Concordance | None:
    if len(given) < LEAST_FOR_STATISTICS or not any(_tells_apart(ranks) for ranks in given):
        return None
    return kendalls_w(given)


def _disagreements(scoring: ScoringRound, partners: Sequence[Partner]) -> tuple[Disagreement, ...]:
    spreads = _spreads(scoring, partners)
    found = []
    for row, market in enumerate(scoring.markets):
        for column, criterion in enumerate(scoring.criteria):
            cell = scoring.score(market.id, criterion.id)
            values = values_of(cell)
            if len(set(values)) > 1:
                enough = len(values) >= LEAST_FOR_STATISTICS
                spread = float(spreads[row, column]) if enough else None
                found.append(Disagreement(row, column, values, spread, far_apart(cell)))
    return tuple(sorted(found, key=lambda each: (each.low - each.high, -(each.spread or 0.0))))


def _spreads(scoring: ScoringRound, partners: Sequence[Partner]) -> FloatArray:
    """(n_markets, n_criteria) how far partners are apart, NaN where nobody judged."""
    held = np.full((max(len(partners), 1), len(scoring.markets), len(scoring.criteria)), np.nan)
    for layer, partner in enumerate(partners):
        for row, market in enumerate(scoring.markets):
            for column, criterion in enumerate(scoring.criteria):
                judgement = judgement_of(scoring.score(market.id, criterion.id), partner.id)
                if judgement is not None and judgement.value is not None:
                    held[layer, row, column] = judgement.value
    return disagreement(held)


def stance_words(own: PartnerRanking) -> str:
    """Return why a partner has no ranking of its own, "" where it has one."""
    return {
        Stance.JUDGED: "",
        Stance.ABSTAINED: tr("abstained"),
        Stance.NOT_ASKED: tr("not asked"),
    }[own.stance]


def winner_sentence(comparison: PartnerComparison, ranking: Ranking) -> str:
    """Return how many partners' own inputs put the group's first market first; "" where none gave any."""
    if not comparison.gave:
        return ""
    leaders = [ranking.matrix.markets[int(row)].name for row in np.flatnonzero(ranking.ranks == 1)]
    if comparison.gave == 1:
        pattern = (
            tr("The one partner that judged puts {leaders} first")
            if comparison.same_winner
            else tr("The one partner that judged does not put {leaders} first")
        )
        return pattern.format(leaders=joined(leaders))
    return tr_n(
        "{same} of {count} partners puts {leaders} first",
        "{same} of {count} partners put {leaders} first",
        comparison.same_winner,
    ).format(same=comparison.same_winner, count=comparison.gave, leaders=joined(leaders))


def others_sentences(comparison: PartnerComparison, ranking: Ranking) -> list[str]:
    """Return whom the other partners put first, a sentence for each that does not agree with the group."""
    leaders = ranking.ranks == 1
    sentences = []
    for own in comparison.rankings:
        if own.ranks is not None and not (own.ranks[leaders] == 1).any():
            firsts = [ranking.matrix.markets[int(row)].name for row in np.flatnonzero(own.ranks == 1)]
            sentences.append(_own_inputs(own).format(partner=own.partner.short, markets=joined(firsts)))
    return sentences


def _own_inputs(own: PartnerRanking) -> str:
    if not own.judged:
        return tr("{partner}, on its own weights, puts {markets} first.")
    if own.own_weights:
        return tr("{partner}, on its own scores and weights, puts {markets} first.")
    return tr("{partner}, on its own scores, puts {markets} first.")


def disagreement_words(found: Disagreement, ranking: Ranking, numbers: Numbers) -> str:
    """Return where partners are apart and how far: market, criterion, lowest to highest."""
    return tr("{market}, {criterion}, {low} to {high}").format(
        market=ranking.matrix.markets[found.market].name,
        criterion=ranking.matrix.criteria[found.criterion].name,
        low=numbers.number(found.low, 0),
        high=numbers.number(found.high, 0),
    )
