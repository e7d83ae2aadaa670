"""What a strategy is: frozen records, one per thing the partnership talks about.

Records carry no behaviour beyond what their own fields say. Everything that combines them lives in
the neighbouring modules (`evaluation`, `verdict`, `robustness`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from dia_desktop.scoring import Levels, ValueFunction


class Role(StrEnum):
    """What the partnership wants from a market in a scoring round."""

    TARGET = "target"
    CANDIDATE = "candidate"
    FALLBACK = "fallback"


class Basis(StrEnum):
    """How a value entered the matrix."""

    EVIDENCE = "evidence"
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
    """One step of an ordinal scale and what it is worth (0-100)."""

    level: int
    label: str
    value: float


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
    """

    id: str
    name: str
    icon: str
    scale: Scale
    weight: float
    locked: bool = False
    position: int = 0


@dataclass(frozen=True, slots=True)
class Score:
    """What is known of one market on one criterion in one round. No record: missing.

    Attributes
    ----------
    natural : reading on the criterion's natural scale (the level, for an ordinal scale).
    natural_low, natural_high : its 5 % and 95 % bounds, where the source states an uncertainty.
    agreed : 0-100, what the room settled on; it goes before the evidence, which is kept.
    vintage : of when the evidence is, e.g. "2018".
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

    @property
    def basis(self) -> Basis:
        """Which of the two, evidence or agreement, the value comes from."""
        if self.agreed is not None:
            return Basis.AGREED
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
    """Everything one round needs to be ranked: its markets, criteria and scores, in matrix order."""

    round: Round
    markets: tuple[Market, ...]
    criteria: tuple[Criterion, ...]
    scores: Mapping[tuple[str, str], Score]

    def score(self, market_id: str, criterion_id: str) -> Score | None:
        """Return the score of a cell, or None where it is missing."""
        return self.scores.get((market_id, criterion_id))


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
    """The first content of a new strategy file: one strategy with one open round."""

    strategy: Strategy
    scoring: ScoringRound
