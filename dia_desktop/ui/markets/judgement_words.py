"""What the partners hold of a cell, in words."""

from __future__ import annotations

from dataclasses import dataclass

from dia_desktop.language import tr
from dia_desktop.strategy.matrix import LEAST_FOR_STATISTICS, group_spread, group_value
from dia_desktop.strategy.numbers import Numbers, needed_decimals
from dia_desktop.strategy.partners import Stance, far_apart, judgement_of, stance, values_of
from dia_desktop.strategy.records import Partner, Score, ScoringRound
from dia_desktop.ui.desk import Desk


@dataclass(frozen=True, slots=True)
class Circle:
    """Who judges, and whose view is shown.

    Attributes
    ----------
    scoring : the round in that view; it knows the voices.
    speaker : the partner whose view it is; None for that of the group.
    """

    partners: tuple[Partner, ...]
    scoring: ScoringRound
    speaker: Partner | None


def circle_of(desk: Desk) -> Circle:
    """Return who judges in the shown round."""
    return Circle(desk.strategy.partners, desk.scoring, desk.partner)


def stance_of(circle: Circle, score: Score | None) -> Stance | None:
    """Return what the speaker did with a cell; None in the view of the group."""
    return None if circle.speaker is None else stance(score, circle.speaker.id)


def judgement_text(score: Score | None, partner: Partner, numbers: Numbers) -> str:
    """Return what a partner holds of a cell, e.g. "64", "abstained" or "not asked"."""
    judgement = judgement_of(score, partner.id)
    if judgement is None:
        return tr("not asked")
    if judgement.value is None:
        return tr("abstained")
    return numbers.number(judgement.value, needed_decimals(judgement.value))


def each_sentence(score: Score, circle: Circle, numbers: Numbers) -> list[str]:
    """Return what each partner holds of a cell, as a sentence; none where nobody was asked."""
    if not score.judgements:
        return []
    each = [
        tr("{partner} {judgement}").format(
            partner=partner.short, judgement=judgement_text(score, partner, numbers)
        )
        for partner in circle.partners
    ]
    return [tr("Partners: {judgements}.").format(judgements=", ".join(each))]


def group_sentences(score: Score, circle: Circle, numbers: Numbers) -> list[str]:
    """Return what the judgements of a cell are together: from five on mean and spread, and how far apart."""
    said = []
    values = values_of(score)
    spread = group_spread(circle.scoring, score)
    if spread is not None:
        said.append(
            tr("Group mean {mean}, standard deviation {spread}.").format(
                mean=numbers.number(group_value(circle.scoring, score)[0]), spread=numbers.number(spread)
            )
        )
    elif len(values) > 1:
        said.append(
            tr("Fewer than {count} judgements: every dot, no statistics.").format(count=LEAST_FOR_STATISTICS)
        )
    if far_apart(score):
        apart = numbers.number(max(values) - min(values), 0)
        said.append(tr("Far apart: {points} points between the lowest and the highest.").format(points=apart))
    return said


def view_sentences(stood: Stance | None, circle: Circle) -> list[str]:
    """Return why a cell counts as the group has it while a partner is listened to alone."""
    if circle.speaker is None or stood in (None, Stance.JUDGED):
        return []
    pattern = (
        tr("{partner} abstained: here it counts as the group has it.")
        if stood is Stance.ABSTAINED
        else tr("{partner} has not judged it: it counts as the group has it.")
    )
    return [pattern.format(partner=circle.speaker.short)]
