"""One cell of the score matrix: what is known of a market on a criterion, and how it is said in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dia_desktop.language import tr
from dia_desktop.strategy.numbers import Numbers
from dia_desktop.strategy.records import Basis, Criterion, Market, Scale, Score
from dia_desktop.strategy.scale_words import level_text, natural_text, with_unit


class Sign(StrEnum):
    """The state icon of a cell."""

    OUTSIDE = "outside"
    STALE = "stale"
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
    """

    market: Market
    criterion: Criterion
    score: Score | None
    value: float
    low: float
    high: float
    outside: bool
    stale: bool

    def same(self, other: Cell) -> bool:
        """Whether another reading of the cell shows and says the same; weights are none of its business."""
        mine, its = self.criterion, other.criterion
        return (
            self.score == other.score
            and (self.value, self.low, self.high) == (other.value, other.low, other.high)
            and (self.outside, self.stale) == (other.outside, other.stale)
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
    def overrides(self) -> bool:
        """Whether an agreed value goes before evidence that is kept."""
        return self.score is not None and self.score.agreed is not None and self.score.natural is not None

    @property
    def sign(self) -> Sign:
        """The one state that matters most: trouble first, then where the number comes from."""
        if self.score is None or self.missing:
            return Sign.NONE
        if self.outside:
            return Sign.OUTSIDE
        if self.stale:
            return Sign.STALE
        if self.basis is Basis.EVIDENCE:
            return Sign.SOURCE if self.score.source else Sign.NO_SOURCE
        return Sign.NOTE if self.score.note else Sign.NONE


def review_is_due(review: date | None, as_of: date, today: date, *, closed: bool) -> bool:
    """Whether a review date has passed: today in an open round, on its own day in a closed one."""
    return review is not None and review < (as_of if closed else max(as_of, today))


def score_text(cell: Cell, numbers: Numbers) -> str:
    """Return the score as the table shows it: whole points, and as typed where the room agreed on it."""
    if cell.missing:
        return ""
    if cell.basis is Basis.AGREED:
        return numbers.number(cell.value, needed_decimals(cell.value))
    return numbers.number(cell.value, 0)


def needed_decimals(value: float, most: int = 6) -> int:
    """Return how many decimals write `value` out, at most `most`.

    Examples
    --------
    >>> [needed_decimals(value) for value in (64.0, 63.5, 0.125)]
    [0, 1, 3]
    """
    return next((count for count in range(most) if round(value, count) == value), most)


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


def provenance(cell: Cell, numbers: Numbers) -> tuple[str, ...]:
    """Return where the number comes from, of when, and how it entered the score, a sentence each."""
    name = tr("{market}, {criterion}").format(market=cell.market.name, criterion=cell.criterion.name)
    if cell.score is None or cell.missing:
        return (name, tr("Not scored. The whole range from 0 to 100 counts as possible."))
    sentences = [name, *_basis_sentences(cell, cell.score, numbers), *_source_sentences(cell.score, numbers)]
    if cell.stale:
        sentences.append(tr("Out of date: its review date has passed."))
    return tuple(sentences)


def _basis_sentences(cell: Cell, score: Score, numbers: Numbers) -> list[str]:
    said = []
    if score.agreed is not None:
        said.append(
            tr("{value} of 100: agreed in the room.").format(
                value=numbers.number(score.agreed, needed_decimals(score.agreed))
            )
        )
        if score.natural is not None:
            reading = reading_text(cell.criterion, score, numbers)
            said.append(tr("The evidence is kept underneath: {reading}.").format(reading=reading))
        return said
    reading = reading_text(cell.criterion, score, numbers)
    said.append(
        tr("{value} of 100: evidence, {reading}.").format(value=numbers.number(cell.value), reading=reading)
    )
    said.append(scale_sentence(cell.criterion.scale, numbers))
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


def _source_sentences(score: Score, numbers: Numbers) -> list[str]:
    said = []
    if score.source:
        said.append(tr("Source: {source}.").format(source=score.source.rstrip(".")))
    elif score.natural is not None:
        said.append(tr("No source is given for this reading."))
    if score.vintage:
        said.append(tr("As of {vintage}.").format(vintage=score.vintage))
    if score.note:
        said.append(tr("Note: {note}").format(note=score.note))
    elif score.agreed is not None:
        said.append(tr("No reason is noted."))
    if score.review_date is not None:
        said.append(tr("Review on {day}.").format(day=numbers.day(score.review_date)))
    return said
