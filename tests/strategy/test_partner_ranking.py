"""Each partner's own ranking beside that of the group."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dia_desktop.strategy.evaluation import Ranking, rank_markets
from dia_desktop.strategy.matrix import scoring_matrix
from dia_desktop.strategy.numbers import PlainNumbers
from dia_desktop.strategy.partner_ranking import (
    PartnerComparison,
    compare_partners,
    disagreement_words,
    others_sentences,
    stance_words,
    winner_sentence,
)
from dia_desktop.strategy.partners import Stance
from dia_desktop.strategy.records import ScoringRound
from tests.strategy.rounds import judged, partners, scoring_round

NUMBERS = PlainNumbers()


def ranked(scoring: ScoringRound) -> Ranking:
    return rank_markets(scoring_matrix(scoring))


def compared(scoring: ScoringRound, count: int) -> PartnerComparison:
    return compare_partners(scoring, ranked(scoring), partners(count))


def one_column(*judgements: tuple[float | None, ...]) -> ScoringRound:
    """Return a round with one criterion; each argument is what every partner holds of one market."""
    scoring = scoring_round([[50.0] for _ in judgements], [1.0])
    return judged(scoring, {(row, 0): held for row, held in enumerate(judgements)})


def test_each_partner_ranks_by_what_it_holds() -> None:
    # Means 70, 60, 20: the group has USA, Canada, Mexico; P2 swaps the first two, P3 turns all round.
    scoring = one_column((90, 80, 40), (60, 90, 30), (20, 40, 0))
    found = compared(scoring, 3)
    ranks = [None if own.ranks is None else own.ranks.tolist() for own in found.rankings]
    assert ranks == [[1, 2, 3], [2, 1, 3], [1, 2, 3]]
    # Tau-b: of three pairs P2 has one the other way round.
    assert [own.agreement for own in found.rankings] == pytest.approx([1.0, 1 / 3, 1.0])
    assert (found.gave, found.same_winner) == (3, 2)
    assert winner_sentence(found, ranked(scoring)) == "2 of 3 partners put USA first"
    assert " ".join(others_sentences(found, ranked(scoring))) == "P2, on its own scores, puts Canada first."


def test_abstaining_is_not_being_asked_and_neither_has_ranks() -> None:
    scoring = one_column((90, None), (60, None), (20, None))
    found = compared(scoring, 3)
    assert [own.stance for own in found.rankings] == [Stance.JUDGED, Stance.ABSTAINED, Stance.NOT_ASKED]
    assert [own.ranks is None for own in found.rankings] == [False, True, True]
    assert [stance_words(own) for own in found.rankings] == ["", "abstained", "not asked"]
    assert [own.judged for own in found.rankings] == [3, 0, 0]
    assert winner_sentence(found, ranked(scoring)) == "The one partner that judged puts USA first"


def test_weights_of_its_own_are_something_given() -> None:
    scoring = scoring_round([[90, 10], [20, 70]], [0.7, 0.3])
    scoring = replace(scoring, own_weights={"p1": {"c0": 0.2, "c1": 0.8}})
    found = compared(scoring, 1)
    (own,) = found.rankings
    assert (own.stance, own.judged, own.own_weights) == (Stance.JUDGED, 0, True)
    assert own.ranks is not None
    assert own.ranks.tolist() == [2, 1]
    assert own.agreement == pytest.approx(-1.0)
    assert winner_sentence(found, ranked(scoring)) == "The one partner that judged does not put USA first"
    assert " ".join(others_sentences(found, ranked(scoring))) == "P1, on its own weights, puts Canada first."


def test_scores_and_weights_of_its_own_are_both_said() -> None:
    scoring = judged(scoring_round([[90, 10], [20, 70]], [0.7, 0.3]), {(0, 0): (90, 80)})
    scoring = replace(scoring, own_weights={"p1": {"c0": 0.2, "c1": 0.8}})
    assert " ".join(others_sentences(compared(scoring, 2), ranked(scoring))) == (
        "P1, on its own scores and weights, puts Canada first."
    )


def test_weights_that_are_tried_count_for_partners_without_their_own() -> None:
    scoring = judged(scoring_round([[90, 10], [20, 70]], [0.7, 0.3]), {(0, 0): (90, 80)})
    tried = rank_markets(scoring_matrix(scoring), scoring_matrix(scoring).weights[::-1])
    found = compare_partners(scoring, tried, partners(2))
    assert [own.ranks is not None and own.ranks.tolist() for own in found.rankings] == [[2, 1], [2, 1]]


def test_borda_and_concordance() -> None:
    # First places give 2 points, second 1: USA 2+2+2+1+2, Canada 1+1+1+2+1, Mexico none.
    scoring = one_column((90, 80, 70, 40, 95), (60, 50, 60, 60, 50), (20, 20, 20, 20, 20))
    found = compared(scoring, 5)
    assert found.borda is not None
    assert found.borda.tolist() == [9.0, 6.0, 0.0]
    assert found.borda_ranks is not None
    assert found.borda_ranks.tolist() == [1, 2, 3]
    # Rank sums 6, 9, 15 about their mean 10: S = 16 + 1 + 25; W = 12 S / (25 x 24).
    assert found.concordance is not None
    assert found.concordance.w == pytest.approx(12 * 42 / (25 * 24))


def test_fewer_than_five_give_no_statistics() -> None:
    found = compared(one_column((90, 80, 70, 40), (60, 50, 60, 60)), 4)
    assert found.concordance is None
    assert [each.spread for each in found.disagreements] == [None, None]


def test_where_partners_are_apart_comes_furthest_first() -> None:
    # Two camps of 2 and 3 at 10 and 60: sd = 50 sqrt(0.4 x 0.6), over the largest possible 50.
    scoring = one_column((50, 55, 50, 50, 50), (10, 10, 60, 60, 60), (30, 30, 30, 30, None), (0, 39, None))
    found = compared(scoring, 5).disagreements
    assert [each.market for each in found] == [1, 3, 0]
    assert found[0].spread == pytest.approx(0.24**0.5)
    assert [each.spread is None for each in found] == [False, True, False]
    assert [each.far_apart for each in found] == [True, False, False]
    assert [(each.low, each.high) for each in found] == [(10, 60), (0, 39), (50, 55)]
    assert disagreement_words(found[0], ranked(scoring), NUMBERS) == "Canada, Political stability, 10 to 60"


def test_a_partner_to_whom_all_are_equal_agrees_with_nobody() -> None:
    scoring = one_column((50,) * 5, (50,) * 5)
    found = compared(scoring, 5)
    assert [own.agreement for own in found.rankings] == [None] * 5
    assert found.concordance is None
    assert found.same_winner == 5
    mixed = compared(one_column((50, 90), (50, 10)), 2)
    assert [own.agreement for own in mixed.rankings] == pytest.approx([None, 1.0])


def test_nobody_gave_anything() -> None:
    scoring = scoring_round([[90], [20]], [1.0])
    for count in (0, 2):
        found = compared(scoring, count)
        assert (found.gave, found.borda, found.borda_ranks, found.disagreements) == (0, None, None, ())
        assert winner_sentence(found, ranked(scoring)) == ""
