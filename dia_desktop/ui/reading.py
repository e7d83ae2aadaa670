"""What the desk holds of a file: read together, and read again where a step changed something.

Nothing here knows the window, so that what takes long can be read beside it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from dia_desktop.store import OF_NO_ROUND, Area, StrategyFile
from dia_desktop.strategy.evaluation import FloatArray, Matrix, Ranking, rank_markets
from dia_desktop.strategy.flips import Groove, grooves
from dia_desktop.strategy.funding import Funding
from dia_desktop.strategy.kpis import Kpi
from dia_desktop.strategy.matrix import scoring_matrix, updated_matrix
from dia_desktop.strategy.partners import partner_round, updated_partner_round
from dia_desktop.strategy.planned import Planned
from dia_desktop.strategy.records import Round, ScoringRound, Strategy
from dia_desktop.strategy.roadmap import Roadmap
from dia_desktop.strategy.swot import Swot
from dia_desktop.strategy.verdict import anything_known, can_rank

EVERYTHING = frozenset(Area)
ABOUT_ALL_ROUNDS = frozenset({Area.STRATEGY, Area.ROUNDS, Area.PARTNERS})
#: What the records of the roadmap follow from: its own rows, the roles of the latest round, and the order of
#: markets and partners.
ABOUT_ROADMAP = frozenset({Area.ROADMAP, Area.ROUNDS, Area.MARKETS, Area.PARTNERS})


@dataclass(frozen=True, slots=True, eq=False)
class Previous:
    """The round before the shown one, and how it ranked."""

    scoring_round: Round
    ranking: Ranking

    @property
    def ranks(self) -> dict[str, int]:
        """Ranks by market id."""
        markets = self.ranking.matrix.markets
        return {market.id: int(rank) for market, rank in zip(markets, self.ranking.ranks, strict=True)}


@dataclass(frozen=True, slots=True, eq=False)
class Ranked:
    """How a round ranks under some weights, and who would lead under others.

    Attributes
    ----------
    weights : (n_criteria,)
    ranking : None where there is nothing to rank.
    """

    weights: FloatArray
    ranking: Ranking | None = None
    grooves: tuple[Groove, ...] = ()

    @classmethod
    def of(cls, matrix: Matrix, weights: FloatArray, locked: tuple[int, ...]) -> Ranked:
        """Rank under weights (n_criteria,); `locked` are the columns whose weight is held."""
        if not can_rank(*matrix.values.shape):
            return cls(weights)
        ranking = rank_markets(matrix, weights)
        known = anything_known(ranking)
        return cls(weights, ranking, grooves(matrix, weights, locked) if known else ())


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """What the desk holds of a file, all of one moment.

    Attributes
    ----------
    round_id : the round that is shown; None for the latest.
    voice : id of the partner whose view is shown; "" for that of the group.
    group : the round as the file has it.
    scoring, matrix, ranked : the round as it is shown, under the weights of the file.
    areas : what differs from the reading before.
    planned, funding, kpis : the roadmap and the rest; None where nobody has looked at them yet.
    planned_before : the roadmap as it was read last.
    """

    strategy: Strategy
    swot: Swot
    round_id: str | None
    voice: str
    group: ScoringRound
    scoring: ScoringRound
    matrix: Matrix
    ranked: Ranked
    previous: Previous | None
    areas: frozenset[Area] = EVERYTHING
    planned: Planned | None = None
    planned_before: Planned | None = None
    funding: Funding | None = None
    kpis: tuple[Kpi, ...] | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Earlier:
    """The roadmap and its funding as they were after a step of the history, which never changes."""

    seq: int
    roadmap: Roadmap
    funding: Funding


def first_reading(file: StrategyFile) -> Reading:
    """Read the latest round, as the group sees it."""
    strategy, scoring = file.strategy(), file.scoring()
    matrix = scoring_matrix(scoring)
    return Reading(
        strategy,
        file.swot(),
        round_id=None,
        voice="",
        group=scoring,
        scoring=scoring,
        matrix=matrix,
        ranked=Ranked.of(matrix, matrix.weights, locked_columns(scoring)),
        previous=_round_before(file, strategy, scoring, ""),
    )


def read_rest(file: StrategyFile, known: Reading) -> Reading:
    """Read what nobody has looked at yet, so that a page which shows it need not wait."""
    return replace(known, planned=planned_now(file, known), funding=file.funding(), kpis=file.kpis())


def read_again(
    file: StrategyFile, known: Reading, areas: frozenset[Area], *, looked_at: bool = False
) -> Reading:
    """Read what a step has changed.

    Parameters
    ----------
    areas : what it changed.
    looked_at : whether what somebody has looked at already is read too; else it is read once it is asked for.
    """
    strategy, round_id, voice = known.strategy, known.round_id, known.voice
    if areas & ABOUT_ALL_ROUNDS:
        strategy = file.strategy()
        if round_id not in {each.id for each in strategy.rounds}:
            round_id = None
        if voice not in {"", *(partner.id for partner in strategy.partners)}:
            # The partner is gone, and its view with it.
            voice, areas = "", EVERYTHING
    swot = file.swot() if Area.SWOT in areas else known.swot
    found = replace(known, strategy=strategy, swot=swot, round_id=round_id, voice=voice, areas=areas)
    found = _with_the_rest(file, found, looked_at=looked_at)
    # Where no score hangs on what was changed, ranking and shares stay as they are, and so does work on them.
    return found if areas <= OF_NO_ROUND else _with_round(file, found, known)


def read_view(file: StrategyFile, known: Reading, round_id: str | None, voice: str) -> Reading:
    """Read another round (None for the latest), or the same one as somebody else sees it."""
    if voice != known.voice:
        scoring = _heard(known.group, voice)
        matrix = updated_matrix(known.matrix, known.scoring, scoring)
        known = replace(known, voice=voice, scoring=scoring, matrix=matrix, previous=None)
    return read_again(file, replace(known, round_id=round_id), EVERYTHING, looked_at=True)


def read_earlier(file: StrategyFile, seq: int) -> Earlier:
    """Read the roadmap as it was after a step of the history."""
    return Earlier(seq, file.roadmap_at(seq), file.funding_at(seq))


def locked_columns(scoring: ScoringRound) -> tuple[int, ...]:
    """Return the columns of the criteria whose weight is held."""
    return tuple(i for i, criterion in enumerate(scoring.criteria) if criterion.locked)


def _with_the_rest(file: StrategyFile, found: Reading, *, looked_at: bool) -> Reading:
    """Let go of what has changed, or read it again."""
    areas, funding, kpis = found.areas, found.funding, found.kpis
    if areas & ABOUT_ROADMAP and found.planned is not None:
        found = replace(found, planned=None, planned_before=found.planned)
        if looked_at:
            found = replace(found, planned=planned_now(file, found))
    if Area.FUNDING in areas:
        funding = file.funding() if looked_at and funding is not None else None
    if Area.KPIS in areas:
        kpis = file.kpis() if looked_at and kpis is not None else None
    return replace(found, funding=funding, kpis=kpis)


def planned_now(file: StrategyFile, known: Reading) -> Planned:
    """Return the roadmap; it is read where it is not known yet."""
    return known.planned or Planned.of(file.roadmap(), known.planned_before)


def _with_round(file: StrategyFile, found: Reading, known: Reading) -> Reading:
    """Read the shown round, and all that follows from it."""
    group, voice = file.scoring(found.round_id), found.voice
    scoring = updated_partner_round(known.scoring, known.group, group, voice) if voice else group
    matrix = updated_matrix(known.matrix, known.scoring, scoring)
    previous = found.previous if voice == known.voice else None
    if Area.ROUNDS in found.areas:
        previous = _round_before(file, found.strategy, scoring, voice, previous)
    return replace(
        found,
        group=group,
        scoring=scoring,
        matrix=matrix,
        ranked=Ranked.of(matrix, matrix.weights, locked_columns(scoring)),
        previous=previous,
    )


def _heard(group: ScoringRound, voice: str) -> ScoringRound:
    """Return a round as whoever is listened to sees it."""
    return partner_round(group, voice) if voice else group


def _round_before(
    file: StrategyFile, strategy: Strategy, scoring: ScoringRound, voice: str, known: Previous | None = None
) -> Previous | None:
    """Return the round before the shown one, seen by the same; None where it ranks nothing.

    Parameters
    ----------
    known : what it was, seen by the same; it is closed and stays as it is.
    """
    earlier = [each for each in strategy.rounds if each.number < scoring.round.number]
    if not earlier:
        return None
    if known is not None and known.scoring_round == earlier[-1]:
        return known
    matrix = scoring_matrix(_heard(file.scoring(earlier[-1].id), voice))
    if not can_rank(*matrix.values.shape):
        return None
    return Previous(earlier[-1], rank_markets(matrix))
