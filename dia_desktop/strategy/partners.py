"""What one partner holds of a round: the round as it alone sees it, and how far partners are apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from dia_desktop.strategy.records import Criterion, Judgement, Score, ScoringRound

#: Market id, criterion id.
Cell = tuple[str, str]
#: One judgement is not apart from any other.
LEAST_APART = 2
#: Partners so many points apart in a cell (0-100) have something to talk about.
FAR_APART = 40.0


class Stance(StrEnum):
    """What a partner did with a cell."""

    JUDGED = "judged"
    ABSTAINED = "abstained"
    NOT_ASKED = "not asked"


@dataclass(frozen=True, slots=True)
class Participation:
    """What a partner did with the cells of a round, each kind in matrix order."""

    judged: tuple[Cell, ...]
    abstained: tuple[Cell, ...]
    not_asked: tuple[Cell, ...]


def judgement_of(cell: Score | None, partner_id: str) -> Judgement | None:
    """Return what a partner holds of a cell; None where it was not asked."""
    for judgement in () if cell is None else cell.judgements:
        if judgement.partner_id == partner_id:
            return judgement
    return None


def stance(cell: Score | None, partner_id: str) -> Stance:
    """Return what a partner did with a cell."""
    judgement = judgement_of(cell, partner_id)
    if judgement is None:
        return Stance.NOT_ASKED
    return Stance.ABSTAINED if judgement.value is None else Stance.JUDGED


def judged_by(scoring: ScoringRound, partner_id: str) -> Participation:
    """Return which cells of a round a partner judged, where it abstained, and where it was not asked."""
    found: dict[Stance, list[Cell]] = {kind: [] for kind in Stance}
    for market in scoring.markets:
        for criterion in scoring.criteria:
            found[stance(scoring.score(market.id, criterion.id), partner_id)].append(
                (market.id, criterion.id)
            )
    return Participation(*(tuple(found[kind]) for kind in Stance))


def values_of(cell: Score | None) -> tuple[float, ...]:
    """Return the judgements of a cell (0-100) in the order of the partners, without those who abstained."""
    held = () if cell is None else cell.judgements
    return tuple([judgement.value for judgement in held if judgement.value is not None])


def far_apart(cell: Score | None) -> bool:
    """Whether two partners are `FAR_APART` points or more apart in a cell."""
    if cell is None or len(cell.judgements) < LEAST_APART:
        return False
    values = values_of(cell)
    return bool(values) and max(values) - min(values) >= FAR_APART


def partner_round(scoring: ScoringRound, partner_id: str) -> ScoringRound:
    """Return a round as one partner alone sees it.

    What it judged counts there instead of what the others judged and of what the room agreed on; cells
    it did not judge are as the group has them. Where it gave weights of its own they are the weights; a
    criterion that came after them weighs nothing. A partner that judged nothing and gave no weights sees
    the round of the group.
    """
    scores = {cell: _seen(score, partner_id) for cell, score in scoring.scores.items()}
    return _framed(scoring, scores, partner_id)


def updated_partner_round(
    known: ScoringRound, before: ScoringRound, after: ScoringRound, partner_id: str
) -> ScoringRound:
    """Return `partner_round` of `after`; cells whose record is the same one keep the one they have.

    Parameters
    ----------
    known : the `partner_round` of `before`.
    """
    old, kept = before.scores, known.scores
    scores = {
        cell: kept[cell] if old.get(cell) is score else _seen(score, partner_id)
        for cell, score in after.scores.items()
    }
    return _framed(after, scores, partner_id)


def _seen(score: Score, partner_id: str) -> Score:
    judgement = judgement_of(score, partner_id)
    if judgement is None or judgement.value is None:
        return score
    return replace(score, agreed=None, judgements=(judgement,))


def _framed(scoring: ScoringRound, scores: Mapping[Cell, Score], partner_id: str) -> ScoringRound:
    own = scoring.own_weights.get(partner_id)
    criteria = tuple(_weighted(criterion, own) for criterion in scoring.criteria)
    return replace(scoring, scores=scores, criteria=criteria)


def _weighted(criterion: Criterion, own: Mapping[str, float] | None) -> Criterion:
    """Return a criterion with its own weight; locks, order and bounds are about the group's weights only."""
    if own is None:
        return replace(criterion, locked=False)
    return replace(
        criterion,
        weight=own.get(criterion.id, 0.0),
        locked=False,
        importance=None,
        low=None,
        high=None,
        weighed_on=None,
    )
