"""What a strategy is: frozen records, one per thing the partnership talks about.

Records carry no behaviour beyond what their own fields say. Everything that combines them lives in
the neighbouring modules (`evaluation`, `verdict`, `robustness`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum

from dia_desktop.scoring import Levels, ValueFunction
from dia_desktop.strategy.funding import Funding
from dia_desktop.strategy.kpis import Kpi
from dia_desktop.strategy.roadmap import Roadmap
from dia_desktop.strategy.role import Role
from dia_desktop.strategy.swot import Swot
from dia_desktop.strategy.weighing import Weighing


class Basis(StrEnum):
    """How a value entered the matrix."""

    EVIDENCE = "evidence"
    PARTNERS = "partners"
    AGREED = "agreed"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Market:
    """An alternative, as it takes part in one scoring round.

    Attributes
    ----------
    code : ISO 3166-1 alpha-3 code, or "" where the market is not a country.
    colour : slot in the palette, given once and kept for life whatever the rank.
    position : place in the matrix, 0 first.
    """

    id: str
    code: str
    name: str
    colour: int
    role: Role = Role.CANDIDATE
    position: int = 0

    @property
    def key(self) -> str:
        """The code where there is one, else the name: how scripts address the market."""
        return self.code or self.name


@dataclass(frozen=True, slots=True)
class Level:
    """One step of an ordinal scale and what it is worth.

    Attributes
    ----------
    value : 0-100.
    alternative : what a second documented mapping gives it, 0-100; None where there is none.
    """

    level: int
    label: str
    value: float
    alternative: float | None = None


@dataclass(frozen=True, slots=True)
class Scale:
    """A criterion's natural scale, its two anchors in words, and its value function.

    Exactly one of `points` (numeric scale) and `levels` (ordinal scale) is filled.

    Attributes
    ----------
    unit : how a natural value is read aloud, e.g. "index" or "% of replies".
    worst, best : the anchors in words; they are worth 0 and 100.
    points : ((natural, value), ...), strictly monotone in natural.
    decimals : digits after the point when a natural value is shown.
    """

    unit: str
    worst: str
    best: str
    points: tuple[tuple[float, float], ...] = ()
    levels: tuple[Level, ...] = ()
    decimals: int = 1

    @property
    def ordinal(self) -> bool:
        """Whether the scale has named levels instead of numbers."""
        return bool(self.levels)

    @property
    def has_alternative(self) -> bool:
        """Whether a second mapping is documented, for some levels at least."""
        return any(step.alternative is not None for step in self.levels)

    def with_alternative(self) -> Scale:
        """Return the scale with its levels worth what the second mapping says; others keep their value."""
        levels = (
            step if step.alternative is None else replace(step, value=step.alternative)
            for step in self.levels
        )
        return replace(self, levels=tuple(levels))

    @property
    def anchors(self) -> tuple[object, ...]:
        """What a swing weight is the worth of: the readings worth least and most, and their words."""
        levels = [(step.value, float(step.level)) for step in self.levels]
        worth = levels or [(value, natural) for natural, value in self.points]
        return min(worth), max(worth), self.worst, self.best

    def value_function(self) -> ValueFunction | Levels:
        """Return the mapping from natural values to 0-100.

        Raises
        ------
        InvalidInputError
            Where points are not strictly monotone or values leave 0-100.
        """
        if self.levels:
            return Levels({step.level: step.value for step in self.levels})
        return ValueFunction(self.points)

    def label(self, level: int) -> str:
        """Return the words of an ordinal level, or "" where the scale does not have it."""
        return next((step.label for step in self.levels if step.level == level), "")


@dataclass(frozen=True, slots=True)
class Criterion:
    """A criterion, its scale and its swing weight in one scoring round.

    Attributes
    ----------
    icon : name of a shipped icon.
    weight : share of the whole, 0-1; the weights of a round sum to 1.
    locked : whether the weight stays when another one is moved.
    importance : place in the order of importance the room gave, 1 first; None where it gave none.
    low, high : bounds the room set on the weight, shares of the whole; None where it set none.
    weighed_on : the scale the weight was settled on, where its anchors are others now.
    """

    id: str
    name: str
    icon: str
    scale: Scale
    weight: float
    locked: bool = False
    position: int = 0
    importance: int | None = None
    low: float | None = None
    high: float | None = None
    weighed_on: Scale | None = None

    @property
    def stale(self) -> bool:
        """Whether an anchor moved since the weight was settled: what it is the worth of has changed."""
        return self.weighed_on is not None


@dataclass(frozen=True, slots=True)
class Judgement:
    """What one partner holds of a market on a criterion: 0-100, or None where it abstained."""

    partner_id: str
    value: float | None


@dataclass(frozen=True, slots=True)
class Score:
    """What is known of one market on one criterion in one round. No record: missing.

    What counts is what the room agreed on, else what the partners judged, else the evidence; what
    does not count is kept.

    Attributes
    ----------
    id : key of what is noted beside the judgements; "" where nothing is.
    natural : reading on the criterion's natural scale (the level, for an ordinal scale).
    natural_low, natural_high : its 5 % and 95 % bounds, where the source states an uncertainty.
    agreed : 0-100, what the room settled on.
    vintage : of when the evidence is, e.g. "2018".
    judgements : one per partner that was asked, in the order of the partners.
    """

    id: str
    market_id: str
    criterion_id: str
    natural: float | None = None
    natural_low: float | None = None
    natural_high: float | None = None
    agreed: float | None = None
    source: str = ""
    vintage: str = ""
    note: str = ""
    review_date: date | None = None
    judgements: tuple[Judgement, ...] = ()

    @property
    def basis(self) -> Basis:
        """What the value comes from."""
        if self.agreed is not None:
            return Basis.AGREED
        if any(judgement.value is not None for judgement in self.judgements):
            return Basis.PARTNERS
        return Basis.MISSING if self.natural is None else Basis.EVIDENCE


@dataclass(frozen=True, slots=True)
class Partner:
    """An organisation of the partnership."""

    id: str
    code: str
    name: str
    country: str = ""
    sector: str = ""
    role: str = ""
    position: int = 0

    @property
    def short(self) -> str:
        """How it is called where there is little room: the short name where there is one, else the name."""
        return self.code or self.name


@dataclass(frozen=True, slots=True)
class Round:
    """A scoring round: one dated judgement of all markets. Closed rounds never change.

    Attributes
    ----------
    target_count : number of places above the cut line; 0 where none was decided.
    """

    id: str
    number: int
    name: str
    as_of: date
    closed_at: datetime | None = None
    target_count: int = 0
    note: str = ""

    @property
    def closed(self) -> bool:
        """Whether the round may only be looked at."""
        return self.closed_at is not None


@dataclass(frozen=True, slots=True)
class ScoringRound:
    """Everything one round needs to be ranked: its markets, criteria and scores, in matrix order.

    Attributes
    ----------
    scores : by market id and criterion id.
    voices : how much a partner's judgement counts, by partner id; 1 where it is not named.
    own_weights : weights a partner gave for itself, by partner id and criterion id; they sum to 1.
    """

    round: Round
    markets: tuple[Market, ...]
    criteria: tuple[Criterion, ...]
    scores: Mapping[tuple[str, str], Score]
    voices: Mapping[str, float] = field(default_factory=dict)
    own_weights: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    weighing: Weighing = field(default_factory=Weighing)

    def score(self, market_id: str, criterion_id: str) -> Score | None:
        """Return the score of a cell, or None where it is missing."""
        return self.scores.get((market_id, criterion_id))

    def voice(self, partner_id: str) -> float:
        """Return how much the judgement of a partner counts beside those of the others."""
        return self.voices.get(partner_id, 1.0)


@dataclass(frozen=True, slots=True)
class Strategy:
    """The strategy as a whole; the rounds in order of their number, the last one is the latest."""

    id: str
    title: str
    rounds: tuple[Round, ...]
    partners: tuple[Partner, ...] = ()
    example: bool = False

    @property
    def latest(self) -> Round:
        """The round that is being worked on."""
        return self.rounds[-1]


@dataclass(frozen=True, slots=True)
class Draft:
    """The first content of a new strategy file: one strategy, its open round, its SWOT, its roadmap."""

    strategy: Strategy
    scoring: ScoringRound
    swot: Swot = field(default_factory=Swot)
    roadmap: Roadmap = field(default_factory=Roadmap)
    funding: Funding = field(default_factory=Funding)
    kpis: tuple[Kpi, ...] = ()
