"""One cell of the score matrix: what is known of a market on a criterion, and how it is said in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dia_desktop.language import tr, tr_n
from dia_desktop.strategy.numbers import Numbers, needed_decimals
from dia_desktop.strategy.partners import Stance, far_apart, values_of
from dia_desktop.strategy.records import Basis, Criterion, Market, Scale, Score
from dia_desktop.strategy.scale_words import level_text, natural_text, with_unit
from dia_desktop.ui.markets.judgement_words import Circle, each_sentence, group_sentences, view_sentences


class Sign(StrEnum):
    """The state icon of a cell."""

    OUTSIDE = "outside"
    STALE = "stale"
    APART = "far apart"
    SOURCE = "source"
    NO_SOURCE = "no source"
    NOTE = "note"
    NONE = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """What the table knows of one cell.

    Attributes
    ----------
    value, low, high : on 0-100; the middle and the anchors where `score` has nothing.
    outside : the evidence lies beyond an anchor and was clipped.
    stale : the review date has passed.
    mean : what the partners hold together, from five judgements on; None for fewer.
    stance : what the partner did whose view is shown; None in the view of the group.
    """

    market: Market
    criterion: Criterion
    score: Score | None
    value: float
    low: float
    high: float
    outside: bool
    stale: bool
    mean: float | None = None
    stance: Stance | None = None

    def same(self, other: Cell) -> bool:
        """Whether another reading of the cell shows and says the same; weights are none of its business."""
        mine, its = self.criterion, other.criterion
        return (
            self.score == other.score
            and (self.value, self.low, self.high) == (other.value, other.low, other.high)
            and (self.outside, self.stale) == (other.outside, other.stale)
            and (self.mean, self.stance) == (other.mean, other.stance)
            and (self.market.id, self.market.name) == (other.market.id, other.market.name)
            and (mine.id, mine.name, mine.scale) == (its.id, its.name, its.scale)
        )

    @property
    def basis(self) -> Basis:
        """How the value entered the matrix."""
        return Basis.MISSING if self.score is None else self.score.basis

    @property
    def missing(self) -> bool:
        """Whether nothing is known."""
        return self.basis is Basis.MISSING

    @property
    def beneath(self) -> Basis | None:
        """What is kept under the value that counts, and would count without it; None for nothing."""
        if self.score is None or self.basis not in (Basis.AGREED, Basis.PARTNERS):
            return None
        if self.basis is Basis.AGREED and self.judged:
            return Basis.PARTNERS
        return None if self.score.natural is None else Basis.EVIDENCE

    @property
    def judged(self) -> tuple[float, ...]:
        """The judgements (0-100) in the order of the partners."""
        return values_of(self.score)

    @property
    def own(self) -> bool:
        """Whether what counts was put there in this view, and is not only shown as the group has it."""
        return not self.missing and self.stance in (None, Stance.JUDGED)

    @property
    def sign(self) -> Sign:
        """The one state that matters most: trouble first, then where the number comes from."""
        if self.score is None or self.missing:
            return Sign.NONE
        if self.outside:
            return Sign.OUTSIDE
        if self.stale:
            return Sign.STALE
        if far_apart(self.score):
            return Sign.APART
        if self.basis is Basis.EVIDENCE:
            return Sign.SOURCE if self.score.source else Sign.NO_SOURCE
        return Sign.NOTE if self.score.note else Sign.NONE


def review_is_due(review: date | None, as_of: date, today: date, *, closed: bool) -> bool:
    """Whether a review date has passed: today in an open round, on its own day in a closed one."""
    return review is not None and review < (as_of if closed else max(as_of, today))


def score_text(cell: Cell, numbers: Numbers) -> str:
    """Return the score as the table shows it: whole points, and as typed where somebody typed just that."""
    if cell.missing:
        return ""
    if cell.basis is Basis.AGREED or (cell.basis is Basis.PARTNERS and len(cell.judged) == 1):
        return numbers.number(cell.value, needed_decimals(cell.value))
    return numbers.number(cell.value, 0)


def stance_text(cell: Cell) -> str:
    """Return why a cell is not the partner's own whose view is shown; "" where it is, and for the group."""
    if cell.stance is Stance.ABSTAINED:
        return tr("abstained")
    return tr("as the group") if cell.stance is Stance.NOT_ASKED and not cell.missing else ""


def reading_text(criterion: Criterion, score: Score | None, numbers: Numbers) -> str:
    """Return the reading on the natural scale, with its unit and its error; "" without one."""
    if score is None or score.natural is None:
        return ""
    scale = criterion.scale
    if scale.ordinal:
        return level_text(scale, score.natural)
    error = _error(score)
    margin = "" if error is None else f" ±{numbers.number(error, scale.decimals)}"
    return with_unit(natural_text(scale, score.natural, numbers) + margin, scale.unit)


def _error(score: Score) -> float | None:
    """Half the 5-95 % interval, where it lies even about the reading."""
    if score.natural is None or score.natural_low is None or score.natural_high is None:
        return None
    below, above = score.natural - score.natural_low, score.natural_high - score.natural
    return above if above > 0 and abs(above - below) <= 1e-6 * above else None


def provenance(cell: Cell, numbers: Numbers, circle: Circle, *, brief: bool = False) -> tuple[str, ...]:
    """Return where the number comes from, of when, and how it entered the score, a sentence each.

    Parameters
    ----------
    brief : leave out what stands in fields beside it: single judgements, date, note, review date.
    """
    name = tr("{market}, {criterion}").format(market=cell.market.name, criterion=cell.criterion.name)
    sentences = [name, *view_sentences(cell.stance, circle)]
    if cell.score is None or cell.missing:
        sentences.append(tr("Not scored. The whole range from 0 to 100 counts as possible."))
    else:
        sentences += _basis_sentences(cell, cell.score, numbers, circle)
    if cell.score is not None and cell.stance is not Stance.JUDGED:
        sentences += [] if brief else each_sentence(cell.score, circle, numbers)
        sentences += group_sentences(cell.score, circle, numbers)
    if cell.score is not None and not cell.missing:
        sentences += _source_sentences(cell.score)
        sentences += [] if brief else _noted_sentences(cell.score, numbers)
    if cell.stale:
        sentences.append(tr("Out of date: its review date has passed."))
    return tuple(sentences)


def _basis_sentences(cell: Cell, score: Score, numbers: Numbers, circle: Circle) -> list[str]:
    if cell.basis is Basis.EVIDENCE:
        return _evidence_sentences(cell, score, numbers)
    said = [_judged_sentence(cell, numbers, circle)]
    if score.agreed is not None:
        value = numbers.number(score.agreed, needed_decimals(score.agreed))
        said = [tr("{value} of 100: agreed in the room.").format(value=value)]
    if score.natural is not None:
        reading = reading_text(cell.criterion, score, numbers)
        said.append(tr("The evidence is kept underneath: {reading}.").format(reading=reading))
    return said


def _judged_sentence(cell: Cell, numbers: Numbers, circle: Circle) -> str:
    """Return how the judgements make the score."""
    count = len(cell.judged)
    if cell.stance is Stance.JUDGED and circle.speaker is not None:
        return tr("{value} of 100: judged by {partner}.").format(
            value=score_text(cell, numbers), partner=circle.speaker.short
        )
    pattern = tr_n(
        "{value} of 100: the judgement of {count} partner.",
        "{value} of 100: the mean of the judgements of {count} partners, each by its voice.",
        count,
    )
    value = score_text(cell, numbers) if count == 1 else numbers.number(cell.value)
    return pattern.format(value=value, count=count)


def _evidence_sentences(cell: Cell, score: Score, numbers: Numbers) -> list[str]:
    reading = reading_text(cell.criterion, score, numbers)
    said = [
        tr("{value} of 100: evidence, {reading}.").format(value=numbers.number(cell.value), reading=reading),
        scale_sentence(cell.criterion.scale, numbers),
    ]
    if cell.low < cell.high:
        said.append(
            tr("5–95 % interval: {low} to {high}.").format(
                low=numbers.number(cell.low), high=numbers.number(cell.high)
            )
        )
    if cell.outside:
        said.append(tr("The reading lies outside the scale and counts as its nearest end."))
    return said


def scale_sentence(scale: Scale, numbers: Numbers) -> str:
    """Return the value function in words."""
    if scale.ordinal:
        steps = "; ".join(
            tr("{label} = {value}").format(label=level.label, value=numbers.number(level.value, 0))
            for level in scale.levels
        )
        return tr("Levels: {steps}.").format(steps=steps)
    points = [
        tr("{natural} = {value}").format(
            natural=with_unit(natural_text(scale, natural, numbers), scale.unit),
            value=numbers.number(value, 0),
        )
        for natural, value in scale.points
    ]
    pattern = tr("Scale: {points}, straight lines between.")
    return pattern.format(points="; ".join(points))


def _source_sentences(score: Score) -> list[str]:
    if score.source:
        return [tr("Source: {source}.").format(source=score.source.rstrip("."))]
    return [] if score.natural is None else [tr("No source is given for this reading.")]


def _noted_sentences(score: Score, numbers: Numbers) -> list[str]:
    said = []
    if score.vintage:
        said.append(tr("As of {vintage}.").format(vintage=score.vintage))
    if score.note:
        said.append(tr("Note: {note}").format(note=score.note))
    elif score.agreed is not None:
        said.append(tr("No reason is noted."))
    if score.review_date is not None:
        said.append(tr("Review on {day}.").format(day=numbers.day(score.review_date)))
    return said
